"""Long lists by pages: numbers first, then the rows of one page."""

import pytest
from django.core.cache import cache

from oicsummit import paging, remembered
from sources.models import Document
from tests.pages import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def _documents(monkeypatch):
    monkeypatch.setattr(paging, "FIRST", 2)
    for number in range(7):
        world.document(f"Text {number}.", f"Post {number}", title=str(number))


def pages(**options: bool) -> paging.Pages:
    return paging.of_rows(Document.objects.order_by("-id"), 2, Document.objects.all(), **options)


@pytest.mark.usefixtures("_documents")
@pytest.mark.parametrize("at_once", [True, False])
def test_each_page_has_its_rows_in_their_order(at_once):
    found = pages(at_once=at_once)

    titles = [[row.title for row in found.get_page(number).object_list] for number in range(1, 5)]

    assert titles == [["6", "5"], ["4", "3"], ["2", "1"], ["0"]]
    assert (found.count, found.num_pages) == (7, 4)
    assert found.get_page("99").number == 4


@pytest.mark.parametrize("at_once", [True, False])
def test_a_list_of_nothing_has_one_page_without_rows(at_once):
    page = pages(at_once=at_once).get_page("1")

    assert (page.paginator.count, list(page.object_list)) == (0, [])


@pytest.mark.usefixtures("_documents")
def test_rows_are_as_they_now_are_though_their_numbers_are_remembered(monkeypatch, settings):
    settings.COUNTS_SECONDS = 30
    cache.clear()
    monkeypatch.setattr(remembered, "LONG", -1)
    pages().get_page(1)

    Document.objects.filter(title="6").update(title="six")
    world.document("Text 7.", "Post 7", title="7")

    assert [row.title for row in pages().get_page(1).object_list] == ["six", "5"]
