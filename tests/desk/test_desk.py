"""Editors go through proposed links, the most consequential first, and nothing they decide is lost or asked again."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims import consequence, review, second_reading
from claims.models import Decision, Link
from oicsummit.access import Role
from sources.models import Document, Event
from tests.api import world
from tests.desk.test_people import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_tally(db: None) -> None:
    cache.clear()


@pytest.fixture
def small(db: None) -> world.World:
    made = world.make(5)
    for document in made.documents:
        consequence.weigh(document=document)
    return made


@pytest.fixture
def ruth(db: None) -> object:
    return world.person("ruth", Role.EDITOR)


@pytest.fixture
def imran(db: None) -> object:
    return world.person("imran", Role.EDITOR)


def shown(answer: object) -> str:
    """Return the public id of the link that the desk shows."""
    return re.search(r"/desk/(l-\w+)/decide/", answer.content.decode())[1]


def decide(client: Client, link: str, **said: str) -> object:
    return client.post(f"/desk/{link}/decide/", said, follow=True)


@pytest.mark.parametrize(
    ("role", "status"), [(None, 302), (Role.READER, 403), (Role.JOURNALIST, 403), (Role.EDITOR, 200)]
)
def test_the_desk_is_for_editors(small, role, status) -> None:
    client = signed_in(world.person("someone", role)) if role else Client()

    assert client.get("/desk/").status_code == status
    assert client.get(f"/desk/{small.links[0].public_id}/").status_code == status
    assert client.post(f"/desk/{small.links[0].public_id}/decide/", {"state": "approved"}).status_code in (302, 403)
    assert (Decision.objects.count() == 1) == (role == Role.EDITOR)


def test_an_approval_leads_to_the_next_link_and_is_not_asked_again(small, ruth) -> None:
    client = signed_in(ruth)
    first = shown(client.get("/desk/"))

    second = shown(decide(client, first, state="approved"))

    assert second != first
    assert Link.objects.get(public_id=first).state == "approved"
    assert shown(client.get("/desk/")) == second


def test_all_decided_the_desk_says_so(small, ruth) -> None:
    client = signed_in(ruth)
    for _ in range(4):
        answer = decide(client, shown(client.get("/desk/")), state="approved")

    assert "every link that was proposed has been" in answer.content.decode()


def test_a_contradiction_of_what_many_repeat_comes_first(small, ruth) -> None:
    last = Link.objects.order_by("pk").last()
    Link.objects.filter(pk=last.pk).update(relation="contradicts")
    consequence.weigh(document=last.a.document)

    assert shown(signed_in(ruth).get("/desk/")) == last.public_id


def test_a_rejection_keeps_its_reason(small, ruth) -> None:
    client = signed_in(ruth)
    link = shown(client.get("/desk/"))

    decide(client, link, reject="chance", reason="both are round")

    decision = Decision.objects.get()
    assert (decision.after["state"], decision.reason_code, decision.why) == ("rejected", "chance", "both are round")


def test_another_relation_is_approved_as_such(small, ruth) -> None:
    client = signed_in(ruth)
    link = shown(client.get("/desk/"))

    decide(client, link, approve_as="related")

    row = Link.objects.get(public_id=link)
    assert (row.state, row.relation) == ("approved", "related")


def test_undo_brings_the_link_back_as_it_was(small, ruth) -> None:
    client = signed_in(ruth)
    link = shown(client.get("/desk/"))
    decide(client, link, approve_as="related")

    answer = client.post("/desk/undo/", follow=True)

    row = Link.objects.get(public_id=link)
    assert (row.state, row.relation, shown(answer)) == ("proposed", "corroborates", link)
    assert Decision.objects.count() == 2


def test_skipping_goes_on_and_previous_comes_back(small, ruth) -> None:
    client = signed_in(ruth)
    order = [shown(client.get("/desk/"))]
    for _ in range(3):
        order.append(shown(client.get("/desk/", {"after": order[-1]})))

    assert len(set(order)) == 4
    assert shown(client.get("/desk/", {"before": order[2]})) == order[1]


def test_a_decision_made_meanwhile_is_shown_and_not_overwritten(small, ruth, imran) -> None:
    client = signed_in(ruth)
    link = shown(client.get("/desk/"))
    review.decide(link=Link.objects.get(public_id=link), by=imran, state="rejected", reason="other month")

    answer = decide(client, link, state="approved")

    page = answer.content.decode()
    assert Link.objects.get(public_id=link).state == "rejected"
    assert "imran has decided on this link" in page
    assert "other month" in page


def test_an_objection_makes_a_disagreement_that_a_third_settles(small, ruth, imran) -> None:
    link = small.links[0]
    first = review.decide(link=link, by=imran, state="approved")
    decide(signed_in(ruth), link.public_id, reject="chance", seen=first.public_id)
    assert Link.objects.get(pk=link.pk).state == "disagreement"

    third = signed_in(world.person("nia", Role.EDITOR))
    assert shown(third.get("/desk/", {"queue": "disagreement"})) == link.public_id
    last = review.standing_on(Link.objects.get(pk=link.pk))[-1]
    decide(third, link.public_id, state="approved", seen=last.public_id)

    assert Link.objects.get(pk=link.pk).state == "approved"


def test_a_second_reading_is_blind_and_its_agreement_is_counted(small, ruth, imran, settings) -> None:
    settings.SECOND_READING_PERCENT = 100
    link = small.links[0]
    first = review.decide(link=link, by=imran, state="approved", reason="the same count")
    client = signed_in(ruth)

    page = client.get("/desk/", {"queue": "second"})
    assert shown(page) == link.public_id
    assert "the same count" not in page.content.decode()
    decide(client, link.public_id, state="approved", seen=first.public_id)

    assert Link.objects.get(pk=link.pk).second_reading == "agreed"
    assert '<td class="num">100%</td>' in client.get("/desk/").content.decode()


def test_one_link_in_ten_is_drawn_for_a_second_reading_and_always_the_same_ones(settings) -> None:
    settings.SECOND_READING_PERCENT = 10
    links = [Link(public_id=f"l-{number}") for number in range(2000)]

    drawn = [link.public_id for link in links if second_reading.is_drawn(link)]

    assert 160 < len(drawn) < 240
    assert drawn == [link.public_id for link in links if second_reading.is_drawn(link)]


def test_who_read_first_is_not_asked_for_the_second_reading(small, imran, settings) -> None:
    settings.SECOND_READING_PERCENT = 100
    review.decide(link=small.links[0], by=imran, state="approved")

    assert "Nothing waits here" in signed_in(imran).get("/desk/", {"queue": "second"}).content.decode()


def test_several_alike_are_decided_and_undone_at_once(small, ruth) -> None:
    client = signed_in(ruth)
    link = shown(client.get("/desk/"))
    page = client.get(f"/desk/{link}/several/").content.decode()
    alike = re.findall(r'name="link" value="(l-\w+)"', page)
    assert len(alike) == 4

    client.post(f"/desk/{link}/several/", {"link": alike[:3], "state": "rejected", "reason_code": "chance"})
    assert Link.objects.filter(state="rejected").count() == 3
    client.post("/desk/undo/")

    assert Link.objects.filter(state="proposed").count() == 4


def test_a_link_one_has_taken_on_is_in_ones_own_queue(small, ruth) -> None:
    client = signed_in(ruth)
    link = small.links[2].public_id

    client.post(f"/desk/{link}/give/", {"to": "ruth"})

    assert shown(client.get("/desk/", {"queue": "mine"})) == link


def test_a_link_is_given_to_another_who_finds_it_waiting_and_its_history_says_so(small, ruth, imran) -> None:
    link = shown(signed_in(ruth).get("/desk/"))

    signed_in(ruth).post(f"/desk/{link}/give/", {"to": "imran"})

    assert shown(signed_in(imran).get("/desk/?queue=mine")) == link
    assert "1 link to decide" in signed_in(imran).get("/waiting/").content.decode()
    event = Event.objects.filter(public_id=link).latest("id")
    assert (event.actor, event.why, event.after) == ("ruth", "given to imran", {"assigned_to_id": imran.pk})


def test_links_go_to_editors_alone(small, ruth) -> None:
    world.person("nora", Role.JOURNALIST)
    link = small.links[0].public_id

    answers = [signed_in(ruth).post(f"/desk/{link}/give/", {"to": name}).status_code for name in ("nora", "nobody")]

    assert answers == [404, 404]
    assert Link.objects.get(public_id=link).assigned_to is None


def test_several_alike_are_given_away_at_once(small, ruth, imran) -> None:
    links = [link.public_id for link in small.links[:3]]

    signed_in(ruth).post(f"/desk/{links[0]}/several/", {"link": links, "do": "give", "to": "imran"})

    assert set(imran.assigned_links.values_list("public_id", flat=True)) == set(links)


@pytest.fixture
def asked(small, ruth) -> Link:
    """A link whose approval rests on what has been read otherwise since."""
    link = small.links[0]
    made = review.decide(link=link, by=ruth, state="approved")
    Decision.objects.filter(pk=made.pk).update(state="needs_confirmation")
    return link


def test_what_rests_on_another_reading_is_confirmed_by_one_button_and_leaves_the_queue(asked, imran) -> None:
    client = signed_in(imran)
    page = client.get("/desk/?queue=confirm").content.decode()

    answer = client.post(f"/desk/{asked.public_id}/confirm/?queue=confirm", follow=True)

    assert "It still holds" in page
    assert "Nothing waits here." in answer.content.decode()
    assert list(asked.decisions.order_by("pk").values_list("kind", "state")) == [
        ("link_state", "confirmed"),
        ("confirmed", "carried"),
    ]


def test_whoever_reads_second_is_not_asked_whether_the_first_reading_holds_but_decides_and_it_leaves_the_queue(
    small, ruth, imran, settings
) -> None:
    settings.SECOND_READING_PERCENT = 100
    link, second = small.links[0], signed_in(imran)
    made = review.decide(link=link, by=ruth, state="approved")
    Decision.objects.filter(pk=made.pk).update(state="needs_confirmation")

    asked = {who: signed_in(who).get("/desk/?queue=confirm").content.decode() for who in (ruth, imran)}
    said = {"state": "approved", "seen": made.public_id}
    answer = second.post(f"/desk/{link.public_id}/decide/?queue=confirm", said, follow=True)

    assert {who.username: "It still holds" in page for who, page in asked.items()} == {"ruth": True, "imran": False}
    assert "Nothing waits here." in answer.content.decode()


def test_what_is_decided_anew_leaves_the_queue_too_and_undone_comes_back(asked, ruth) -> None:
    client = signed_in(ruth)

    decided = decide(client, f"{asked.public_id}", state="rejected")
    gone = client.get("/desk/?queue=confirm")
    client.post("/desk/undo/")
    back = client.get("/desk/?queue=confirm")

    assert decided.status_code == 200
    assert "Nothing waits here." in gone.content.decode()
    assert shown(back) == asked.public_id


def test_a_confirmation_is_undone_like_any_decision(asked, ruth) -> None:
    client = signed_in(ruth)
    client.post(f"/desk/{asked.public_id}/confirm/?queue=confirm")

    answer = client.post("/desk/undo/?queue=confirm", follow=True)

    assert shown(answer) == asked.public_id
    assert "It still holds" in client.get("/desk/?queue=confirm").content.decode()


def test_a_script_gets_the_next_link_alone(small, ruth) -> None:
    client = signed_in(ruth)
    link = shown(client.get("/desk/"))

    answer = client.post(f"/desk/{link}/decide/", {"state": "approved"}, headers={"hx-request": "true"})

    assert "<html" not in answer.content.decode()
    assert answer["HX-Push-Url"] == f"/desk/{shown(answer)}/"


def test_a_decision_and_its_next_link_cost_the_same_queries_among_few_and_many(small, ruth) -> None:
    client = signed_in(ruth)

    def queries() -> int:
        link = shown(client.get("/desk/"))
        with CaptureQueriesContext(connection) as counted:
            client.post(f"/desk/{link}/decide/", {"state": "approved"}, headers={"hx-request": "true"})
        return len(counted)

    few = queries()
    world.make_more(20)
    for document in Document.objects.all():
        consequence.weigh(document=document)
    cache.clear()

    assert Link.objects.filter(state="proposed").count() > 15
    assert queries() == few
