"""Collections of documents: made, named, filled and emptied, each step an event."""

import pytest
from django.core.management import CommandError, call_command

from sources import collections
from sources.models import Collection, Document, Event, Run
from tests import make

pytestmark = pytest.mark.django_db


def told(collection: Collection) -> list[tuple]:
    rows = Event.objects.filter(public_id=collection.public_id)
    return list(rows.values_list("actor", "why", "action", "before", "after"))


def test_a_collection_without_a_name_or_with_one_that_is_taken_is_refused() -> None:
    editor = make.user("an editor")
    collections.write(by=editor, name="The  summit ")

    with pytest.raises(collections.NameMissing, match="give the collection a name"):
        collections.write(by=editor, name="  ")
    with pytest.raises(collections.NameTaken, match="there is a collection the Summit already"):
        collections.write(by=editor, name="the Summit")


def test_a_slug_is_made_of_the_name_once_and_is_never_like_an_id() -> None:
    editor = make.user("an editor")
    first = collections.write(by=editor, name="The summit")
    again = collections.write(by=editor, name="The summit!")
    like_an_id = collections.write(by=editor, name="g-2222222222")
    other_script = collections.write(by=editor, name="峰会")

    renamed = collections.write(by=editor, collection=first, name="Another name")

    slugs = [renamed.slug, again.slug, like_an_id.slug, other_script.slug]
    assert slugs == ["the-summit", "the-summit-2", "collection-g-2222222222", "collection"]


def test_what_comes_and_goes_is_kept_in_the_history_of_the_collection() -> None:
    editor, document = make.user("an editor"), make.document("A text.")
    row = collections.write(by=editor, name="The summit")

    added = collections.add(collection=row, documents=[document, document], by=editor, reason="of this event")
    again = collections.add(collection=row, documents=[document], by=editor)
    gone = collections.remove(collection=row, documents=[document], by=editor, reason="of another")

    assert (added, again, gone) == (1, 0, 1)
    assert told(row)[1:] == [
        ("an editor", "of this event", "changed", {"document": None}, {"document": document.public_id}),
        ("an editor", "of another", "changed", {"document": document.public_id}, {"document": None}),
    ]


def test_documents_are_found_by_the_slug_or_the_id_of_a_collection() -> None:
    editor = make.user("an editor")
    inside, _ = make.document("A text."), make.document("Another text.")
    row = collections.write(by=editor, name="The summit")
    collections.add(collection=row, documents=[inside], by=editor)

    found = [list(Document.objects.filter(collections.held([name], ""))) for name in (row.slug, row.public_id, "none")]

    assert found == [[inside], [inside], []]


def test_a_new_version_comes_into_the_collections_of_the_one_whose_place_it_takes() -> None:
    editor = make.user("an editor")
    earlier = make.document("A text.")
    row = collections.write(by=editor, name="The summit")
    collections.add(collection=row, documents=[earlier], by=editor)

    later = make.document("A text, corrected.", supersedes=earlier)

    assert list(row.documents.order_by("pk")) == [earlier, later]
    assert told(row)[-1] == ("a test", "taken in", "changed", {"document": None}, {"document": later.public_id})


def test_the_documents_of_a_collection_are_read_again_by_command(capsys) -> None:
    editor = make.user("an editor")
    inside, _ = make.document("A text."), make.document("Another text.")
    row = collections.write(by=editor, name="The summit")
    collections.add(collection=row, documents=[inside], by=editor)
    collections.write(by=editor, name="Empty")

    call_command("reread", "--collection", "the-summit")

    run = Run.objects.get()
    assert (list(run.documents.all()), run.filter) == ([inside], {"collection": "the-summit"})
    for name, said in (
        ("none", "There is no collection none"),
        ("empty", "No document counts in the collection empty"),
    ):
        with pytest.raises(CommandError, match=said):
            call_command("reread", "--collection", name)
