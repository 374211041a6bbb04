"""The first thing anyone does: signing in, on the site as it is served."""

import pytest
from playwright.sync_api import Page, expect

PASSWORD = "seven-quiet-herons"


@pytest.fixture
def journalist(transactional_db, django_user_model):
    return django_user_model.objects.create_user("ines", password=PASSWORD)


def test_a_journalist_signs_in(site: str, page: Page, journalist):
    page.goto(f"{site}/sign-in/")
    page.locator("input[name=username]").fill("ines")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")

    expect(page).not_to_have_url(f"{site}/sign-in/")
    assert "sessionid" in {cookie["name"] for cookie in page.context.cookies()}


def test_a_wrong_password_is_refused_and_says_so(site: str, page: Page, journalist):
    page.goto(f"{site}/sign-in/")
    page.locator("input[name=username]").fill("ines")
    page.locator("input[name=password]").fill("eight-loud-herons")
    page.locator("input[name=password]").press("Enter")

    expect(page.locator("[role=alert], .errorlist").first).to_be_visible()
    assert "sessionid" not in {cookie["name"] for cookie in page.context.cookies()}
