"""The front page."""

import pytest
from django.test import Client

from oicsummit.access import Role
from tests.pages import world
from tests.pages.words import words

pytestmark = pytest.mark.django_db


def home(client: Client | None = None) -> str:
    answer = (client or Client()).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_installation_says_what_to_do():
    assert "No document has been taken in yet." in words(home())
    assert 'href="/documents/add/"' not in home()
    assert 'href="/documents/add/"' in home(world.signed_in(Role.JOURNALIST))


def test_search_leads_to_the_claims():
    assert '<form role="search" action="/claims/">' in home()


def test_it_counts_what_there_is():
    world.two_accounts()

    assert "2 documents 2 claims 2 figures 1 link 1 proposed" in words(home())


def test_a_contradiction_shows_both_claims_with_who_says_so_and_where():
    a, b, link = world.two_accounts()

    page = home()

    assert f'href="/documents/{a.document.public_id}/#{a.public_id}"' in page
    assert f'href="/documents/{b.document.public_id}/#{b.public_id}"' in page
    assert f'href="/links/{link.public_id}/"' in page
    assert "the operator, reported by Harbour News, 1 April 2024" in words(page)
    assert "Island Post, in its own voice, no date given" in words(page)


def test_a_figure_whose_readings_contradict_each_other_is_disputed():
    a, b, link = world.two_accounts()
    figure = a.quantities.get().figure
    b.quantities.update(figure=figure)
    place = {"start": b.quantities.get().start, "end": b.quantities.get().end}
    mine = {"start": a.quantities.get().start, "end": a.quantities.get().end}
    slot = {"name": "value", "outcome": "differs", "a": "4,100", "b": "3,000", "a_span": mine, "b_span": place}
    link.__class__.objects.filter(pk=link.pk).update(slots=[slot | {"reason": "4,100 is not 3,000"}])

    page = home()

    assert "Disputed figures All figures 4,100 of it" in words(page)
    assert f'href="/figures/{figure.public_id}/"' in page
    assert '<svg class="iv"' in page


def test_a_figure_of_several_documents_is_shown_where_few_are_disputed():
    a, b, _ = world.two_accounts()
    b.quantities.update(figure=a.quantities.get().figure)
    a.links_as_a.update(relation="related")

    assert "Figures in several documents All figures 4,100 of it" in words(home())


def test_a_rejected_contradiction_is_gone_from_the_page():
    world.two_accounts()[2].__class__.objects.update(state="rejected")

    assert "No two claims contradict each other" in words(home())


def test_a_decision_shows_who_and_what():
    _, b, link = world.two_accounts()
    ann = world.person(Role.EDITOR)
    world.decision(ann, kind="link_state", link=link, after={"state": "rejected"}, why="not the same month")
    world.decision(ann, kind="claim_kind", claim=b, after={"kind": "event"})

    page = words(home())

    assert "AB rejected The ferry carried around 4,100 … / Only 3,000 passengers came: not the same month" in page
    assert "AB corrected the kind of Only 3,000 passengers came" in page


def test_while_a_run_is_under_way_the_page_asks_how_it_goes():
    document = world.document()
    run = world.run(document, state="running")

    page, part = home(), Client().get("/running/", headers={"HX-Request": "true"}).content.decode()

    assert 'hx-get="/running/"' in page
    assert words(part) == "Running now All runs Taking in · Crowded ferries 0 of 1 0 of 1 reading Crowded ferries"
    run.parts.update(state="finished")
    assert 'hx-get="/running/"' in Client().get("/running/", headers={"HX-Request": "true"}).content.decode()


def test_once_nothing_runs_nothing_is_asked():
    world.run(world.document())

    assert 'hx-get="/running/"' not in home()


def test_the_part_on_runs_leads_to_the_runs_where_there_is_no_script():
    assert Client().get("/running/").url == "/runs/"


def test_the_page_costs_as_many_queries_for_many_as_for_one(django_assert_max_num_queries):
    world.two_accounts()
    ann = world.person(Role.EDITOR)
    for i in range(5):
        document = world.document(f"{i} boats sailed. {i} sank.", f"Post {i}")
        a, b = world.claim(document, f"{i} boats sailed", "Ann"), world.claim(document, f"{i} sank")
        link = world.link(a, b, "contradicts")
        world.decision(ann, kind="link_state", link=link, after={"state": "unsure"})
        world.run(document, world.document(f"Other {i}"), state="running")

    with django_assert_max_num_queries(25):
        home()


def test_the_marks_are_explained():
    page = words(Client().get("/marks/").content.decode())

    assert "The two cannot both be true as they are stated." in page
