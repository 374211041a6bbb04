"""Links found in the database: each pair once, whoever comes first, and nothing lost meanwhile."""

import threading

import pytest
from django.db import connection, transaction

from claims import comparables, link, new_links, speakers
from claims.models import Claim, ClaimState, Link, Speaker, SpeakerName
from figures.models import Sum
from oicsummit.analysis.comparing.glossary import EMPTY
from sources import locks
from sources.models import DocumentState
from tests import make
from tests.worker import eventually

pytestmark = pytest.mark.django_db

WHOLE = "The council will spend £33 million on its harbour, the council said."
PARTS = "The council will spend £30 million on harbour cranes. A further £3 million goes to harbour lights."
SAME = "The council is to spend £33 million on the harbour, it announced."


def pairs() -> list[tuple]:
    rows = Link.objects.filter(gone_in=None).select_related("a", "b")
    ends = [sorted([(row.a.document.text, row.a.start), (row.b.document.text, row.b.start)]) for row in rows]
    return sorted((*end, row.relation) for end, row in zip(ends, rows, strict=True))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_any_order_ends_with_the_same_links_and_sums(order: tuple[int, ...]) -> None:
    texts = [WHOLE, PARTS, SAME]
    make.read(*[make.document(text) for text in texts])
    expected = pairs(), Sum.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM figures_sumpart")
    Link.objects.all().delete()
    Sum.objects.all().delete()

    documents = list({claim.document for claim in Claim.objects.select_related("document")})
    documents.sort(key=lambda document: texts.index(document.text))
    for index in order:
        make.read(documents[index], kind="link")

    assert (pairs(), Sum.objects.count()) == expected
    assert expected[0]


def test_a_claim_read_again_meanwhile_is_left_to_who_read_it() -> None:
    one, other = make.document(WHOLE), make.document(SAME)
    make.read(one, other)
    Link.objects.all().delete()
    own = list(Claim.objects.filter(document=one))
    stale = {claim.pk: claim for claim in Claim.objects.all()}
    Claim.objects.filter(document=other).update(content_hash="0" * 64)

    with transaction.atomic():
        fresh = link._locked(stale)

    assert fresh == {claim.pk for claim in own}


def test_a_document_that_is_set_aside_is_linked_no_more() -> None:
    one, other = make.document(WHOLE), make.document(SAME)
    make.read(one, other)
    assert Link.objects.filter(gone_in=None).exists()
    other.state = DocumentState.SUPERSEDED
    other.save()

    make.read(one, kind="link")

    assert not Link.objects.filter(gone_in=None).exists()
    assert Link.objects.exists()


def test_a_rejected_claim_is_compared_with_nothing() -> None:
    one, other = make.document(WHOLE), make.document(SAME)
    make.read(one)
    Claim.objects.update(state=ClaimState.REJECTED)

    make.read(other)

    assert not Link.objects.exists()


def test_linking_asks_as_often_for_many_claims_as_for_few(django_assert_max_num_queries) -> None:
    few = make.document("Line 4 carried 40 people in May.")
    many = make.document(" ".join(f"Line {n} carried {n}0 people in May." for n in range(5, 40)))
    make.read(few, many)
    run = make.run(many, kind="link")

    with django_assert_max_num_queries(40), transaction.atomic():
        link.document(document=many, glossary=EMPTY, run=run)


def test_a_pair_that_is_linked_already_is_left_as_it_is() -> None:
    make.read(make.document(WHOLE), make.document(SAME))
    row = Link.objects.get()
    again = {"a_id": row.b_id, "b_id": row.a_id, "relation": "related", "slots": [{"name": 'it\'s "so"'}]}

    new_links.add([again], row.first_run)
    assert Link.objects.get().relation == row.relation

    row.delete()
    new_links.add([again], row.first_run)
    kept = Link.objects.get()
    assert (kept.slots, kept.state, kept.first_run) == (again["slots"], "proposed", row.first_run)
    assert kept.public_id != row.public_id


def test_candidates_are_found_by_their_index_in_a_table_that_nothing_is_known_of() -> None:
    make.read(make.document(WHOLE), make.document(PARTS))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stats WHERE tablename = 'claims_claimkeys'")
        analysed = cursor.fetchone() != (0,)

    plan = "\n".join(row for (row,) in comparables._by_index(f"EXPLAIN {comparables._MET}", ["harbour"] * 5000))

    assert "claims_by_key" in plan
    assert "Seq Scan" not in plan
    assert not analysed


def test_one_name_is_one_speaker_whatever_its_case_and_spacing() -> None:
    found = speakers.find_or_make(names=["Ann Roe", "ann  roe", "Bo Lind"])

    assert found["Ann Roe"] == found["ann  roe"] != found["Bo Lind"]
    assert speakers.find_or_make(names=["ANN ROE"])["ANN ROE"] == found["Ann Roe"]


def test_a_name_of_a_merged_speaker_leads_to_the_one_that_is_left() -> None:
    found = speakers.find_or_make(names=["Ann Roe", "A. Roe"])
    Speaker.objects.filter(pk=found["A. Roe"].pk).update(merged_into=found["Ann Roe"])

    assert speakers.find_or_make(names=["A. Roe"])["A. Roe"] == found["Ann Roe"]
    assert SpeakerName.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_what_another_worker_links_while_one_compares_is_not_taken_for_gone() -> None:
    whole, parts = make.document(WHOLE), make.document(PARTS)
    make.read(whole)

    def link_whole() -> None:
        make.read(whole, kind="link")
        connection.close()

    first = threading.Thread(target=link_whole)
    with transaction.atomic():
        locks.one_writer()
        first.start()
        eventually(_somebody_waits)  # the first has compared, without the parts, and wants to write
        make.read(parts)
    first.join()

    assert len(pairs()) == 2
    assert Sum.objects.get().gone_in is None


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
        return cursor.fetchone()[0]


def test_what_a_claim_met_is_compared_as_is_what_its_own_document_has_it_compared_as() -> None:
    make.read(make.document(WHOLE), make.document(PARTS))
    rows = list(comparables.loaded(comparables.live()))

    met = comparables.others(row.pk for row in rows)

    assert [one.ready for one in met] == comparables.of_rows(rows)
    assert [(one.pk, one.keys, one.content_hash) for one in met] == [(r.pk, r.keys, r.content_hash) for r in rows]
