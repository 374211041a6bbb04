"""Taking in files and pasted text."""

import pytest

from sources import catalogue, ingest
from sources.ingest import File, Given
from sources.models import Document, DocumentState, Event, Original, Publisher

pytestmark = pytest.mark.django_db

TEXT = "The council said 40 buses would run.\n"


def take_in(*files: tuple[str, bytes], **given: object) -> ingest.Batch:
    return ingest.files(files=[File(*file) for file in files], by="ann", given=Given(**given))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.md", b" \n\t\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "not text"),
        ("half.txt", b"\xff\xfea", "not"),
        ("large.txt", b"a" * 5_000_001, "limit"),
    ],
)
def test_bad_input_is_refused_in_one_line_that_names_the_file(name: str, content: bytes, reason: str) -> None:
    batch = take_in((name, content))

    (taken,) = batch.taken
    assert taken.document is None
    assert taken.error.startswith(f"{name}: ")
    assert reason in taken.error
    assert "\n" not in taken.error
    assert not Document.objects.exists()
    assert not Original.objects.exists()
    assert not Event.objects.exists()


def test_the_rest_of_a_batch_goes_on() -> None:
    batch = take_in(("a.txt", b""), ("b.txt", TEXT.encode()), ("c.txt", b"\0"))

    assert [bool(taken.error) for taken in batch.taken] == [True, False, True]
    assert [document.text for document in batch.new_documents] == [TEXT]


def test_the_text_is_stored_as_it_is_save_for_a_byte_order_mark() -> None:
    batch = take_in(("a.txt", b"\xef\xbb\xbfOne line.\r\nAnother \xe2\x80\x94 line.\n"))

    (document,) = batch.new_documents
    assert document.text == "One line.\r\nAnother — line.\n"
    assert bytes(document.originals.get().content).startswith(b"\xef\xbb\xbf")


def test_the_same_text_of_the_same_publisher_is_one_document() -> None:
    first = take_in(("a.txt", TEXT.encode()), publisher="The Herald").taken[0]
    again = take_in(("b.txt", TEXT.encode()), publisher=" the  herald").taken[0]

    assert (first.created, again.created) == (True, False)
    assert first.document == again.document
    assert [original.filename for original in first.document.originals.all()] == ["a.txt", "b.txt"]
    assert Publisher.objects.get().name == "The Herald"


def test_the_same_text_of_two_publishers_is_two_documents_of_one_origin() -> None:
    one = take_in(("a.txt", TEXT.encode()), publisher="The Herald").taken[0].document
    other = take_in(("a.txt", TEXT.encode()), publisher="The Post").taken[0].document

    assert one != other
    assert one.origin_key == other.origin_key


def test_a_publisher_that_becomes_known_goes_to_the_document_that_lacked_one() -> None:
    unknown = take_in(("a.txt", TEXT.encode())).taken[0].document
    known = take_in(("a.txt", TEXT.encode()), publisher="The Herald").taken[0].document
    again = take_in(("a.txt", TEXT.encode())).taken[0].document

    assert unknown == known == again
    assert known.publisher.name == "The Herald"


def test_pasted_text_is_the_same_document_as_a_file_of_it() -> None:
    filed = take_in(("a.txt", TEXT.encode())).taken[0].document
    pasted, created = ingest.pasted(text=TEXT, by="ann")

    assert pasted == filed
    assert not created


def test_pasted_characters_that_are_no_text_are_refused() -> None:
    with pytest.raises(ingest.Refused, match="surrogate"):
        ingest.pasted(text="half \ud800 a character", by="ann")


def test_what_is_given_is_kept_with_where_it_comes_from() -> None:
    document = take_in(("a.txt", TEXT.encode()), title="Buses", publisher="The Herald").taken[0].document

    assert (document.title, document.author, document.published) == ("Buses", "", None)
    assert document.metadata == {"title": {"from": "given"}, "publisher": {"from": "given"}}


def test_a_document_says_who_took_it_in() -> None:
    take_in(("a.txt", TEXT.encode()))

    event = Event.objects.get(kind="document")
    assert (event.actor, event.action, event.why) == ("ann", "created", "taken in")


def test_a_digest_is_known_by_its_bytes_and_belongs_to_the_project() -> None:
    entry = catalogue.entries()[0]
    content = (catalogue.DIGESTS / entry.digest).read_bytes()

    document = take_in(("renamed.txt", content), publisher="The Herald").taken[0].document

    assert document.is_digest
    assert document.publisher.is_project
    assert (document.title, document.digest_of) == (entry.digest_title, entry.key)
    assert document.origin_key == entry.origin_key


@pytest.mark.corpus
def test_a_digest_is_set_aside_once_its_document_is_here(corpus) -> None:
    entry = catalogue.find_by_key("wsws-article")
    digest = take_in(("digest.md", (catalogue.DIGESTS / entry.digest).read_bytes())).taken[0].document
    path = next(corpus.glob("001_*"))

    document = take_in((path.name, path.read_bytes())).taken[0].document

    digest.refresh_from_db()
    assert (digest.state, document.supersedes) == (DocumentState.SUPERSEDED, digest)
    assert (document.publisher.name, document.author, str(document.published)) == (
        "World Socialist Web Site",
        "Paul Bond",
        "2025-04-07",
    )


@pytest.mark.corpus
def test_a_digest_that_comes_after_its_document_is_set_aside_at_once(corpus) -> None:
    path = next(corpus.glob("004_*"))
    take_in((path.name, path.read_bytes()))
    entry = catalogue.find_by_key("lbc-report")

    digest = take_in(("digest.md", (catalogue.DIGESTS / entry.digest).read_bytes())).taken[0].document

    assert digest.state == DocumentState.SUPERSEDED


def test_digests_are_of_the_promised_length_and_quote_nothing() -> None:
    for entry in catalogue.entries():
        text = (catalogue.DIGESTS / entry.digest).read_text(encoding="utf-8")
        assert 250 <= len(text.split()) <= 400
        assert not set('"“”‘«»') & set(text)


def numbered(*numbers: int) -> list[tuple[str, bytes]]:
    return [(f"{n}.txt", f"Line {n} carried {n} people through {n}th street.".encode()) for n in numbers]


def test_many_files_are_what_they_would_be_one_by_one_in_their_order() -> None:
    many = [*numbered(*range(40)), ("empty.txt", b""), *numbered(5, *range(40, 60))]

    batch = take_in(*many, publisher="The Herald")

    assert [taken.name for taken in batch.taken] == [name for name, _ in many]
    assert [taken.error for taken in batch.taken if taken.error] == ["empty.txt: is empty"]
    again = batch.taken[41]
    assert (again.name, again.created, again.document) == ("5.txt", False, batch.taken[5].document)
    documents = Document.objects.order_by("pk")
    assert [document.text.encode() for document in documents] == [content for _, content in numbered(*range(60))]
    assert {document.publisher.name for document in documents} == {"The Herald"}
    assert [original.filename for original in Original.objects.order_by("document")] == [f"{n}.txt" for n in range(60)]
    told = Event.objects.filter(kind="document", action="created")
    assert set(told.values_list("actor", "why")) == {("ann", "taken in")}
    assert told.count() == 60


def test_near_copies_among_many_files_have_one_origin() -> None:
    copy = " ".join(f"word{n}" for n in range(300)).encode()
    files = [*numbered(1, 2), ("a.txt", copy), *numbered(3, 4), ("b.txt", copy + b" And more."), ("c.txt", copy + b"!")]

    documents = [taken.document for taken in take_in(*files).taken]

    origins = [Document.objects.get(pk=document.pk).origin_key for document in documents]
    assert origins[2] == origins[5] == origins[6]
    assert len(set(origins)) == 5


def test_what_came_before_files_that_cannot_be_given_is_kept() -> None:
    def giving():
        yield from (File(*file) for file in numbered(1, 2, 3, 4))
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk"):
        ingest.files(files=giving(), by="ann")

    assert Document.objects.count() == 4


def test_a_publisher_that_one_of_many_files_names_is_its_own() -> None:
    page = "<html><head><meta property='og:site_name' content='The Gull'></head><body><p>{}</p></body></html>"
    words = "The ferry of line 8 was late for the ninth time this year, and nobody could say why it was so."
    batch = take_in(*numbered(1, 2), ("a.html", page.format(words).encode()), *numbered(3))

    publishers = [taken.document.publisher and taken.document.publisher.name for taken in batch.taken]
    assert publishers == [None, None, "The Gull", None]


def test_keeping_many_files_takes_a_few_queries_for_each_sixteen(django_assert_max_num_queries) -> None:
    take_in(*numbered(100))  # which sequence each table has is known from then on

    with django_assert_max_num_queries(100):
        take_in(*numbered(*range(60)))
