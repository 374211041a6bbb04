"""Deciding by API on links, claims, figures and speakers: the same steps as by page."""

import pytest

from claims import review
from claims.models import Claim, Decision, Link, Speaker
from figures.models import Measure
from oicsummit.access import Role
from sources.events import acting
from tests.api import world
from tests.api.test_writes import post

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return world.token(world.person("editor", Role.EDITOR))


def test_a_link_is_decided_and_the_decision_undone(client, editor):
    made = world.make(2)
    link = made.links[0]

    body = {"state": "rejected", "reason_code": "other_period", "why": "March is not May."}
    decided = post(client, f"links/{link.public_id}/decisions/", body, editor)
    shown = client.get(f"/api/v1/links/{link.public_id}/").json()
    undone = post(client, f"decisions/{decided.json()['id']}/undo/", {"why": "It is."}, editor)
    twice = post(client, f"decisions/{decided.json()['id']}/undo/", {}, editor)

    decision = Decision.objects.get(public_id=decided.json()["id"])
    assert decided.status_code == 201
    assert decided.json()["after"] == {"state": "rejected", "relation": "corroborates"}
    assert (decision.who.username, decision.reason_code, decision.why) == (
        "editor",
        "other_period",
        "March is not May.",
    )
    assert shown["state"] == "rejected"
    assert (undone.status_code, undone.json()["earlier"]) == (201, decided.json()["id"])
    assert Link.objects.get(pk=link.pk).state == "proposed"
    assert twice.status_code == 409


def test_nobody_overwrites_a_decision_unseen(client, editor):
    made = world.make(2)
    path = f"links/{made.links[0].public_id}/decisions/"
    second = world.token(world.person("second", Role.EDITOR))
    first = post(client, path, {"state": "approved"}, editor).json()["id"]

    blind = post(client, path, {"state": "rejected"}, second)
    seeing = post(client, path, {"state": "rejected", "seen": first}, second)

    assert (blind.status_code, blind.json()["code"]) == (409, "conflict")
    assert seeing.status_code == 201
    assert Link.objects.get().state == "disagreement"


@pytest.mark.parametrize(
    "body", [{}, {"state": "proposed"}, {"state": True}, {"state": "approved", "relation": "same"}]
)
def test_a_decision_that_is_none_is_refused(client, editor, body):
    made = world.make(2)

    response = post(client, f"links/{made.links[0].public_id}/decisions/", body, editor)

    assert response.status_code == 400
    assert not Decision.objects.exists()


def test_claims_are_linked_by_hand(client, editor):
    made = world.make(3)
    body = {"a": made.claims[0].public_id, "b": made.claims[2].public_id, "relation": "contradicts"}

    response = post(client, "links/", body, editor)

    link = Link.objects.get(public_id=response.json()["link"])
    assert response.status_code == 201
    assert (link.a, link.b, link.relation, link.state) == (made.claims[0], made.claims[2], "contradicts", "approved")
    assert post(client, "links/", {**body, "b": body["a"]}, editor).status_code == 400


def test_the_reading_of_a_claim_is_set_right(client, editor):
    made = world.make(1)
    claim = made.claims[0]
    path = f"claims/{claim.public_id}/decisions/"

    kind = post(client, path, {"kind": "record"}, editor)
    span = post(client, path, {"span": {"start": 4, "end": claim.end}}, editor)
    beyond = post(client, path, {"span": {"start": 4, "end": 9999}}, editor)
    both = post(client, path, {"kind": "event", "speaker": "x"}, editor)

    claim.refresh_from_db()
    assert [kind.status_code, span.status_code, beyond.status_code, both.status_code] == [201, 201, 400, 400]
    assert (claim.kind, claim.start, claim.corrected) == ("record", 4, ["kind", "span"])


def test_a_missed_claim_is_marked(client, editor):
    made = world.make(1)
    text = made.documents[0].text
    body = {
        "document": made.documents[0].public_id,
        "start": text.index("the op"),
        "end": len(text) - 1,
        "kind": "event",
    }

    response = post(client, "claims/", body, editor)

    assert response.status_code == 201
    marked = Claim.objects.get(public_id=response.json()["claim"])
    assert (marked.text, marked.by_hand) == ("the operator said", True)
    assert post(client, "claims/", body, editor).status_code == 409


def test_figures_and_speakers_are_named_split_and_merged(client, editor):
    made = world.make(3)
    figure = f"figures/{made.figure.public_id}/decisions/"

    named = post(client, figure, {"name": "Passengers in March"}, editor)
    split = post(client, figure, {"readings": [made.quantities[0].public_id]}, editor)
    other = split.json()["after"]["into"]
    merged = post(client, f"figures/{other}/decisions/", {"into": made.figure.public_id}, editor)
    nothing = post(client, figure, {"into": "f-2222222222"}, editor)
    speaker = post(client, f"speakers/{made.speaker.public_id}/decisions/", {"name": "Harbour Lines"}, editor)
    undone = post(client, f"decisions/{speaker.json()['id']}/undo/", {}, editor)

    shown = client.get(f"/api/v1/figures/{made.figure.public_id}/").json()
    assert [one.status_code for one in (named, split, merged, nothing, speaker, undone)] == [
        201,
        201,
        201,
        400,
        201,
        201,
    ]
    assert shown["name"] == "Passengers in March"
    assert len(shown["readings"]) == 3
    assert client.get(f"/api/v1/figures/{other}/").json()["merged_into"] == made.figure.public_id
    assert client.get(f"/api/v1/speakers/{made.speaker.public_id}/").json()["name"] == "the operator"


def test_the_measure_of_a_figure_is_set_cleared_and_undone(client, editor):
    made = world.make(1)
    figure = made.figure.public_id
    with acting(by="the tests"):
        measure = Measure.objects.create(name="crossings", definition="Each way.", citation="Port rules")

    def change(body):
        return client.patch(f"/api/v1/figures/{figure}/", body, content_type="application/json", headers=editor)

    given = change({"measure": measure.public_id, "why": "by the port's table"})
    again, unknown, nothing = (change({"measure": id}) for id in (measure.public_id, "m-2222222222", 7))
    cleared = post(client, f"figures/{figure}/decisions/", {"measure": None}, editor)
    undone = post(client, f"decisions/{cleared.json()['id']}/undo/", {}, editor)

    decision = Decision.objects.filter(kind="figure_measured").earliest("pk")
    assert (given.status_code, given.json()["measure"]) == (200, measure.public_id)
    assert [one.status_code for one in (again, unknown, nothing)] == [400, 400, 400]
    assert (decision.who.username, decision.why) == ("editor", "by the port's table")
    assert (cleared.status_code, cleared.json()["after"]["measure"]) == (201, None)
    assert undone.status_code == 201
    assert client.get(f"/api/v1/figures/{figure}/").json()["measure"] == measure.public_id


def test_two_speakers_are_kept_apart_and_no_longer_when_that_is_undone(client, editor):
    made = world.make(1)
    other = Speaker.objects.create(name="the other operator")
    path = f"speakers/{made.speaker.public_id}/decisions/"

    kept = post(client, path, {"apart_from": other.public_id, "why": "two lines"}, editor)
    merged = post(client, path, {"into": other.public_id}, editor)
    itself = post(client, path, {"apart_from": made.speaker.public_id}, editor)
    both = post(client, path, {"apart_from": other.public_id, "into": other.public_id}, editor)
    undone = post(client, f"decisions/{kept.json()['id']}/undo/", {}, editor)

    assert [one.status_code for one in (kept, merged, itself, both, undone)] == [201, 409, 400, 400, 201]
    assert (kept.json()["kind"], kept.json()["why"]) == ("speakers_apart", "two lines")
    assert kept.json()["after"] == {"apart_from": other.public_id, "other_name": "the other operator"}
    assert post(client, path, {"into": other.public_id}, editor).status_code == 201


def test_speakers_who_are_perhaps_one_are_listed_with_the_reason_until_that_is_decided(
    client, editor, django_assert_max_num_queries
):
    made = world.make(4)
    names = {"Mara Holt": True, "Holt": True, "Harbour Lines of Lorn": False, "HLL": False}
    speakers = {name: Speaker.objects.create(name=name, is_body=not is_person) for name, is_person in names.items()}
    for row, claim in zip(speakers.values(), made.claims, strict=True):
        Claim.objects.filter(pk=claim.pk).update(speaker=row)

    def proposed() -> list[dict]:
        return client.get("/api/v1/speakers/proposals/", headers=editor).json()["results"]

    with django_assert_max_num_queries(12):
        first = proposed()
    short, full = speakers["Holt"], speakers["Mara Holt"]
    no = post(client, f"speakers/{short.public_id}/decisions/", {"apart_from": full.public_id}, editor)
    second = proposed()
    yes = post(client, f"speakers/{speakers['HLL'].public_id}/decisions/", {"into": second[0]["into"]}, editor)

    assert {
        "speaker": short.public_id, "speaker_name": "Holt", "into": full.public_id, "into_name": "Mara Holt",
        "reason": "“Holt” is the last name of “Mara Holt”, and of nobody else here",
    } in first  # fmt: skip
    assert sorted(one["speaker_name"] for one in first) == ["HLL", "Holt"]
    assert [one["speaker_name"] for one in second] == ["HLL"]
    assert (no.status_code, yes.status_code, proposed()) == (201, 201, [])


@pytest.mark.parametrize(("role", "status"), [(None, 401), (Role.JOURNALIST, 403), (Role.EDITOR, 200)])
def test_proposals_are_for_who_may_decide_as_on_the_page(client, role, status):
    headers = world.token(world.person("someone", role)) if role else {}

    assert client.get("/api/v1/speakers/proposals/", headers=headers).status_code == status


def test_several_links_are_decided_at_once_and_what_others_decided_is_left_alone(client):
    made = world.make(4)
    headers = world.token(world.person("several", Role.EDITOR))
    review.decide(link=made.links[1], by=world.person("another", Role.EDITOR), state="rejected")
    ids = [link.public_id for link in made.links]

    answer = client.post(
        "/api/v1/links/decisions/", {"links": ids, "state": "approved", "why": "all the same"},
        content_type="application/json", headers=headers,
    )  # fmt: skip
    nothing = client.post(
        "/api/v1/links/decisions/", {"links": ["l-2222222222"], "state": "approved"}, content_type="application/json",
        headers=headers,
    )  # fmt: skip

    assert answer.status_code == 200, answer.content
    assert answer.json()["left"] == [ids[1]]
    decided = Decision.objects.filter(public_id__in=answer.json()["decided"])
    assert [one.link.public_id for one in decided] == [ids[0], ids[2]]
    assert nothing.status_code == 400
