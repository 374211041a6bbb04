"""Sessions end, and a forgotten password is set anew by a link: by mail, or handed on by an administrator."""

import re
import socketserver
import threading
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from oicsummit.access import Role
from oicsummit.celery import app
from tests.api import world
from tests.desk.test_people import signed_in

pytestmark = pytest.mark.django_db

OLD, NEW = "harbour-lantern-52", "ferry-timetable-88"


@pytest.fixture
def nora():
    person = world.person("nora", Role.JOURNALIST)
    person.email = "nora@example.org"
    person.set_password(OLD)
    person.save()
    return person


@pytest.fixture
def by_mail(settings) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def set_password(link: str, words: str) -> None:
    client = Client()
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"new_password1": words, "new_password2": words})


def sign_in(words: str) -> Client:
    client = Client()
    client.post("/sign-in/", {"username": "nora", "password": words})
    return client


def test_a_session_ends_after_its_hours(nora, settings) -> None:
    client = sign_in(OLD)
    session = Session.objects.get()
    left = session.expire_date - timezone.now()
    was_in = is_in(client)

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert timedelta(hours=167) < left <= timedelta(hours=168)
    assert (was_in, is_in(client)) == (True, False)


def test_a_new_password_ends_all_sessions_of_the_old_one(nora) -> None:
    elsewhere, admin = sign_in(OLD), world.person("ada", Role.ADMINISTRATOR)
    answer = signed_in(admin).post(f"/people/{nora.pk}/link/")
    link = re.search(r"http://testserver(/account/set/[^<]+)", answer.content.decode())[1]

    set_password(link, NEW)

    assert not is_in(elsewhere)
    assert (is_in(sign_in(OLD)), is_in(sign_in(NEW))) == (False, True)


def ask(who: str) -> HttpResponse:
    """Say that one has forgotten; what this puts into the queue is then done as a worker does it."""
    with app.connection_for_write() as connection:
        queue = connection.SimpleQueue("upkeep")
        queue.clear()
        answer = Client().post("/account/forgotten/", {"who": who})
        assert mail.outbox == [], "a mail went out while somebody waited for the page"
        message = queue.get(block=False)
        assert app.tasks[message.headers["task"]].apply(kwargs=message.payload[1]).successful()
        message.ack()
    return answer


def test_who_has_forgotten_is_sent_a_link_that_holds_once(nora, by_mail) -> None:
    answer = ask("NORA@example.org")

    (sent,) = mail.outbox
    link = re.search(r"http://testserver(/account/set/\S+)", sent.body)[1]
    set_password(link, NEW)
    set_password_again = Client().get(link, follow=True)
    assert "a link has been sent" in answer.content.decode()
    assert sent.to == ["nora@example.org"]
    assert is_in(sign_in(NEW))
    assert "has been used" in set_password_again.content.decode()


def test_nobody_learns_by_it_who_has_an_account(nora, by_mail, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):  # whoever is asked for, nothing is looked up
        answers = [Client().post("/account/forgotten/", {"who": who}).content for who in ("nora", "nobody", "")]

    parts = [re.sub(rb'value="[^"]{20,}"|"X-CSRFToken": "[^"]+"', b"", answer) for answer in answers]
    assert parts[0] == parts[1] == parts[2]
    assert mail.outbox == []


def test_nobody_is_sent_nothing(nora, by_mail) -> None:
    ask("nobody")

    assert mail.outbox == []


def test_a_mail_server_that_fails_is_tried_again_and_again_for_a_while(nora, settings) -> None:
    tried = []

    class Server(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            tried.append(self.request)
            self.request.sendall(b"421 too busy\r\n")

    with socketserver.TCPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        ask("nora")
        server.shutdown()

    assert len(tried) == 5


def test_a_disabled_person_is_sent_nothing(nora, by_mail) -> None:
    nora.is_active = False
    nora.save()

    ask("nora")

    assert mail.outbox == []


def test_without_a_mail_server_the_page_says_whom_to_ask(nora) -> None:
    page = Client().post("/account/forgotten/", {"who": "nora"}).content.decode()

    assert "Ask an administrator" in page
    assert mail.outbox == []


def test_an_administrators_link_goes_by_mail_where_there_is_a_server(nora, by_mail) -> None:
    page = signed_in(world.person("ada", Role.ADMINISTRATOR)).post(f"/people/{nora.pk}/link/", follow=True)

    assert "has been sent to nora@example.org" in page.content.decode()
    assert len(mail.outbox) == 1


def test_where_the_mail_server_fails_the_administrator_is_shown_the_link(nora, settings) -> None:
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = 9  # where nobody answers
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

    page = signed_in(world.person("ada", Role.ADMINISTRATOR)).post(f"/people/{nora.pk}/link/")

    assert "http://testserver/account/set/" in page.content.decode()
