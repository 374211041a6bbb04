"""Going back before a run, on its page."""

import pytest
from django.urls import reverse

from oicsummit.access import Role, give_role
from sources.models import Run, RunKind
from tests import make

pytestmark = pytest.mark.django_db

TEXT = "Ann Roe said that 40 buses would run and 3 trams would stop."


@pytest.fixture
def editor(client, settings):
    settings.ANALYSIS = "tests.readers.plain"
    user = make.user("editor")
    give_role(user=user, role=Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def test_a_run_that_read_again_offers_to_go_back_before_it(client, editor, settings) -> None:
    document = make.document(TEXT)
    make.read(document)
    again = make.read(document)

    page = client.get(reverse("run", args=[again.public_id]))
    answer = client.post(reverse("run-go-back", args=[again.public_id]))

    assert b"Go back to what was read before" in page.content
    back = Run.objects.get(kind=RunKind.REVERT)
    assert (back.reverts, back.asked_by, answer.url) == (again, "editor", reverse("run", args=[back.public_id]))


def test_a_first_run_offers_nothing_to_go_back_to(client, editor) -> None:
    run = make.read(make.document(TEXT))

    page = client.get(reverse("run", args=[run.public_id]))
    answer = client.post(reverse("run-go-back", args=[run.public_id]), follow=True)

    assert b"Go back to what was read before" not in page.content
    assert b"Nothing was read before this run." in answer.content
