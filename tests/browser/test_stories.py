"""Stories from start to end: a figure is checked and published, and a correction outlives another reading."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import Page, expect

from claims.models import Check, Claim, Verdict
from figures.models import Figure
from figures.selectors import listing
from oicsummit import flow
from oicsummit.access import Role
from sources import collections, ingest, runs
from sources.models import Document, RunKind
from tests import make
from tests.api import world
from tests.browser import looks
from tests.browser.test_desk import sign_in

DIGESTS = sorted((Path(settings.BASE_DIR) / "sources" / "digests").glob("*.md"))


@pytest.fixture
def read(transactional_db: None) -> list[Document]:
    """The digests, read and linked; and a verdict to give."""
    cache.clear()
    Verdict.objects.get_or_create(slug="holds", defaults={"name": "Holds", "definition": "It is so."})
    batch = ingest.files(files=[ingest.File(path.name, path.read_bytes()) for path in DIGESTS], by="a test")
    make.read(*batch.new_documents, kind=RunKind.TAKE_IN)
    return batch.new_documents


def most_given() -> tuple[Figure, str]:
    """The figure with a number that most documents give, and that number as one of them writes it."""
    figure = next(found for found in listing.listed() if found.readings.filter(value__gt=999).exists())
    return figure, figure.readings.filter(value__gt=999).first().text


def work_off() -> None:
    """Do what waits, as a worker would."""
    while parts := list(runs.waiting()):
        for part in parts:
            flow.work(part_ids=[part.pk])


def leave(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def test_a_journalist_finds_a_figure_by_its_number_and_checks_it_and_an_editor_publishes_it(
    page: Page, site: str, read: list[Document], tmp_path: Path
) -> None:
    figure, number = most_given()
    counted = tmp_path / "count.csv"
    counted.write_text("month,number\nJuly,1\n")

    sign_in(page, site, "nora", Role.JOURNALIST)
    page.goto(f"{site}/figures/")
    page.get_by_label("A number or words").fill(number)
    page.get_by_role("button", name="Show").click()
    page.locator(f'main a[href="/figures/{figure.public_id}/"]').first.click()
    page.get_by_role("button", name="Start one").click()
    page.get_by_label("Address").fill("https://example.org/statistics")
    page.get_by_label("File", exact=True).set_input_files(counted)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("link", name="count.csv")).to_be_visible()
    page.get_by_role("radio", name=re.compile("^Holds")).check()
    page.get_by_role("textbox", name="Note", exact=True).fill("Counted in the statistics.")
    page.get_by_role("button", name="Send to review").click()
    expect(page.get_by_text("Someone else publishes this check")).to_be_visible()
    leave(page)

    sign_in(page, site, "ruth", Role.EDITOR)
    page.goto(f"{site}/waiting/")
    page.get_by_role("region", name="To review").get_by_role("link").first.click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("Published")
    leave(page)

    page.goto(f"{site}/figures/{figure.public_id}/")
    page.get_by_role("link", name="Holds").click()
    check = Check.objects.get()
    expect(page).to_have_url(f"{site}/checks/{check.public_id}/")
    expect(page.get_by_role("region", name="Note", exact=True)).to_contain_text("Counted in the statistics.")
    expect(page.get_by_role("link", name="count.csv")).to_have_count(0)  # for journalists alone
    assert (check.state, check.author.username, check.published_by.username) == ("published", "nora", "ruth")


def test_a_corrected_speaker_outlives_another_reading_and_can_be_set_back(
    page: Page, site: str, transactional_db: None
) -> None:
    cache.clear()
    document = make.document("Ann Roe said that 40 buses would run in March 2024.", title="Buses")
    make.read(document)
    claim = Claim.objects.get()
    assert claim.speaker.name == "Ann Roe"
    sign_in(page, site, "ruth", Role.EDITOR)

    page.goto(f"{site}/claims/{claim.public_id}/correct/")
    page.get_by_label("Speaker").fill("Anna Rowe")
    page.get_by_role("region", name="Who says so").get_by_label("Why").fill("Her name in the minutes.")
    page.get_by_role("button", name="Correct the speaker").click()
    expect(page.get_by_text("Corrected; no later reading changes it.")).to_be_visible()
    work_off()
    page.goto(f"{site}/documents/{document.public_id}/")
    page.get_by_role("button", name="Read again").click()
    expect(page).to_have_url(re.compile(r"/runs/r-"))
    work_off()

    page.goto(f"{site}/claims/{claim.public_id}/")
    expect(page.get_by_role("link", name="Anna Rowe").first).to_be_visible()
    page.goto(f"{site}/claims/{claim.public_id}/correct/")
    expect(page.get_by_text("Her name in the minutes.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    claim.refresh_from_db()
    assert claim.speaker.name == "Ann Roe"


def test_a_newcomer_takes_the_tour_by_keyboard_and_leaves_it(page: Page, site: str, read: list[Document]) -> None:
    page.goto(f"{site}/")
    page.get_by_role("link", name="Take the tour").press("Enter")
    page.get_by_role("link", name="Begin").press("Enter")
    for number in range(1, 7):
        title = page.get_by_role("heading", name=re.compile(f"^Tour, {number} of 6"))
        expect(title).to_be_visible()
        if number < 6:
            page.get_by_role("link", name="Next", exact=True).press("Enter")
    page.goto(f"{site}/speakers/")
    page.get_by_role("link", name="Show me").press("Enter")
    expect(page).to_have_url(f"{site}/check-a-text/")

    page.get_by_role("button", name="Done").press("Enter")

    expect(page.locator(".tour")).to_have_count(0)


def test_pages_of_collections_history_tour_and_cards_are_right_wide_and_narrow(
    page: Page, site: str, read: list[Document]
) -> None:
    ada = sign_in(page, site, "ada", Role.ADMINISTRATOR)
    row = collections.write(by=ada, name="The summit", description="Five documents.")
    collections.add(collection=row, documents=read[:3], by=ada)
    claim, figure = Claim.objects.exclude(links_as_a=None).first(), most_given()[0]
    check = world.check(claim, world.person("nora", Role.JOURNALIST), publisher=ada)
    parts = ["collections/", f"collections/{row.public_id}/?add=", "collections/add/", "history/", "tour/", "verdicts/"]
    parts += ["verdicts/add/", "account/forgotten/", f"checks/{check.public_id}/card/", f"checks/{check.public_id}/"]
    parts += [f"claims/{claim.public_id}/card/", f"claims/{claim.public_id}/", "desk/", "waiting/"]
    parts += [f"figures/{figure.public_id}/card/", f"figures/{figure.public_id}/"]
    page.goto(f"{site}/tour/1/")  # its bar is looked at as well

    assert [fault for part in parts for fault in looks.everywhere(page, f"{site}/{part}")] == []
