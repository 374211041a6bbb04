"""Stories of the desk, told in a real browser."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from claims import consequence, review
from claims.models import Decision, Link, Verdict
from oicsummit.access import Role
from tests.api import world
from tests.browser import looks

WORDS = "harbour-lantern-52"


@pytest.fixture
def small(transactional_db: None) -> world.World:
    cache.clear()
    made = world.make(24)
    for document in made.documents:
        consequence.weigh(document=document)
    Verdict.objects.get_or_create(slug="holds", defaults={"name": "Holds", "definition": "It is so."})
    return made


def sign_in(page: Page, site: str, name: str, role: Role) -> object:
    user = world.person(name, role)
    user.set_password(WORDS)
    user.save()
    page.goto(f"{site}/sign-in/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    return user


def current(page: Page) -> str:
    """Return the public id of the link that the desk shows."""
    return re.search(r"l-\w+", page.locator("#decide").get_attribute("action"))[0]


def press(page: Page, key: str, *, leads_on_from: str) -> str:
    """Press a key and wait until another link is shown; return that link."""
    page.keyboard.press(key)
    expect(page.locator("#decide")).not_to_have_attribute("action", re.compile(leads_on_from))
    return current(page)


def test_an_editor_decides_twenty_links_by_keyboard_undoes_one_and_finds_the_next(
    page: Page, site: str, small: world.World
) -> None:
    sign_in(page, site, "ruth", Role.EDITOR)
    page.goto(f"{site}/desk/")
    page.evaluate("window.loaded_once = true")
    met = [current(page)]
    for number in range(20):
        if number % 5 == 4:
            page.keyboard.press("r")
            met.append(press(page, "4", leads_on_from=met[-1]))
        else:
            met.append(press(page, "u" if number % 5 == 3 else "a", leads_on_from=met[-1]))
    assert len(set(met)) == 21
    assert Decision.objects.count() == 20
    assert Link.objects.filter(state="rejected").count() == 4

    undone = press(page, "z", leads_on_from=met[20])
    assert undone == met[19]
    assert Link.objects.get(public_id=undone).state == "proposed"

    assert press(page, "a", leads_on_from=undone) == met[20]
    assert page.evaluate("window.loaded_once"), "the page was loaded anew between two decisions"
    expect(page.locator(".meter b")).to_have_text("20")


def test_single_keys_can_be_switched_off_and_do_not_act_while_one_writes(
    page: Page, site: str, small: world.World
) -> None:
    sign_in(page, site, "ruth", Role.EDITOR)
    page.goto(f"{site}/desk/")
    page.get_by_placeholder("why, in words").fill("a u r z")
    page.get_by_placeholder("why, in words").press("a")
    page.get_by_label("Single keys decide").uncheck()
    page.locator("#desk-title").press("a")
    page.reload()
    expect(page.get_by_label("Single keys decide")).not_to_be_checked()

    assert Decision.objects.count() == 0


def test_two_editors_on_one_link_the_second_sees_what_the_first_decided_and_objects(
    page: Page, site: str, small: world.World
) -> None:
    imran = world.person("imran", Role.EDITOR)
    sign_in(page, site, "ruth", Role.EDITOR)
    page.goto(f"{site}/desk/")
    link = current(page)
    review.decide(link=Link.objects.get(public_id=link), by=imran, state="rejected", reason="of another line")

    page.keyboard.press("a")
    expect(page.get_by_text("of another line")).to_be_visible()
    assert Link.objects.get(public_id=link).state == "rejected"
    assert current(page) == link

    press(page, "a", leads_on_from=link)
    assert Link.objects.get(public_id=link).state == "disagreement"


def test_a_journalist_checks_a_claim_and_an_editor_publishes_it(page: Page, site: str, small: world.World) -> None:
    claim = small.claims[0]
    sign_in(page, site, "nora", Role.JOURNALIST)
    page.goto(f"{site}/claims/{claim.public_id}/")
    page.get_by_role("button", name="Check this claim").click()
    page.get_by_label("Address").fill("https://example.org/count")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("radio", name="Holds It is so.").check()
    page.get_by_role("textbox", name="Note", exact=True).fill("Counted from the timetable.")
    page.get_by_role("button", name="Send to review").click()
    expect(page.get_by_text("Someone else publishes this check")).to_be_visible()
    check = page.url

    page.get_by_role("button", name="Sign out").click()
    page.goto(check)
    expect(page.locator("h1")).to_have_text("There is nothing at this address")
    page.messages.clear()  # the browser reports the refused address

    sign_in(page, site, "ruth", Role.EDITOR)
    page.goto(check)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("region", name="Note")).to_contain_text("Counted from the timetable.")

    page.get_by_role("button", name="Sign out").click()
    page.goto(check)
    expect(page.locator("[aria-current=step]")).to_contain_text("Published")


def test_the_desks_pages_are_right_wide_and_narrow_light_and_dark(page: Page, site: str, small: world.World) -> None:
    sign_in(page, site, "ada", Role.ADMINISTRATOR)
    check = world.check(small.claims[0], world.person("nora", Role.JOURNALIST))
    link = small.links[0].public_id
    paths = ["/desk/", f"/desk/{link}/several/", "/checks/", f"/checks/{check.public_id}/", "/waiting/", "/people/",
             "/account/", "/account/password/"]  # fmt: skip

    assert [fault for path in paths for fault in looks.everywhere(page, site + path)] == []
