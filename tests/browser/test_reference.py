"""The API's reference in a real browser: everything from here, nothing that the policy refuses."""

import pytest


@pytest.mark.django_db(transaction=True)
def test_the_reference_shows_every_address_and_loads_nothing_from_elsewhere(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{site}/api/v1/reference/")
    page.locator("#operations-claims-claims_list").click()

    page.locator(".opblock-description", has_text="each with its exact words").wait_for()
    assert page.locator(".opblock").count() > 30
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []
