import pytest


@pytest.mark.django_db
def test_a_page_loads_nothing_from_elsewhere_and_nothing_inline(client):
    policy = client.get("/sign-in/")["Content-Security-Policy"]

    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts == {
        "default-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
