"""Webhooks by page and by API, for administrators."""

import pytest
from django.test import Client

from oicsummit.access import Role
from oicsummit.webhooks import deliver, register
from oicsummit.webhooks.models import Delivery, Webhook
from sources.models import Event
from tests.api import world

pytestmark = pytest.mark.django_db
ADDRESS = "https://example.org/told"


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(world.person("administrator", Role.ADMINISTRATOR))
    return client


@pytest.fixture
def api() -> Client:
    return Client(headers=world.token(world.person("program", Role.ADMINISTRATOR)))


@pytest.fixture
def webhook() -> Webhook:
    return register.register(address=ADDRESS, kinds=["link"], by="an administrator")


def test_a_page_registers_an_address_and_shows_its_key_once(client):
    assert "none" in client.get("/webhooks/").content.decode()

    answer = client.post("/webhooks/", {"address": ADDRESS, "kinds": ["link", "check"]}).content.decode()

    row = Webhook.objects.get()
    assert (row.address, row.kinds, row.made_by) == (ADDRESS, ["link", "check"], "administrator")
    assert row.secret in answer
    assert row.secret not in client.get("/webhooks/").content.decode()
    assert row.secret not in client.get(f"/webhooks/{row.public_id}/").content.decode()
    assert Event.objects.get(kind="webhook").actor == "administrator"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"address": "ftp://example.org", "kinds": ["link"]}, "only addresses that begin with http"),
        ({"address": ADDRESS}, "This field is required"),
        ({"address": ADDRESS, "kinds": ["rumour"]}, "is not one of the available choices"),
    ],
)
def test_a_page_says_why_it_does_not_register_an_address(client, sent, words):
    answer = client.post("/webhooks/", sent)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Webhook.objects.exists()


def test_a_page_shows_each_attempt_and_sends_again(client, webhook, settings):
    settings.FETCH_ALLOWED_NETWORKS = []
    Webhook.objects.update(address="http://127.0.0.1/told")
    assert "Nothing yet" in client.get(f"/webhooks/{webhook.public_id}/").content.decode()

    client.post(f"/webhooks/{webhook.public_id}/test/")
    deliver.work(seconds=5)
    page = client.get(f"/webhooks/{webhook.public_id}/").content.decode()
    delivery = Delivery.objects.get()
    client.post(f"/deliveries/{delivery.public_id}/again/")
    delivery.refresh_from_db()

    assert "which is this server itself" in page
    assert "hx-trigger" not in page
    assert delivery.due_at is not None
    assert "hx-trigger" in client.get(f"/webhooks/{webhook.public_id}/").content.decode()


def test_a_page_changes_switches_renews_and_removes(client, webhook):
    base = f"/webhooks/{webhook.public_id}/"
    client.post(base, {"address": "https://example.org/other", "kinds": ["claim"]})
    client.post(f"{base}switch/", {"on": "0"})
    changed = Webhook.objects.get()
    renewed = client.post(f"{base}secret/").content.decode()
    again = Webhook.objects.get()
    client.post(f"{base}switch/", {"on": "1"})
    on = Webhook.objects.get().is_on
    client.post(f"{base}remove/")

    assert (changed.address, changed.kinds, changed.is_on) == ("https://example.org/other", ["claim"], False)
    assert again.secret != webhook.secret
    assert again.secret in renewed
    assert on
    assert not Webhook.objects.exists()


def test_why_one_was_switched_off_is_shown_where_administrators_look(client, webhook):
    register.switch(webhook=webhook, by="webhook", on=False, because="12 attempts failed in a row")

    for page in ("/webhooks/", f"/webhooks/{webhook.public_id}/", "/account/"):
        assert "12 attempts failed in a row" in client.get(page).content.decode(), page


def test_the_api_does_the_same(api):
    made = api.post("/api/v1/webhooks/", {"address": ADDRESS, "kinds": ["link"]}, "application/json")
    id = made.json()["webhook"]
    base = f"/api/v1/webhooks/{id}/"

    changed = api.patch(base, {"kinds": ["check"], "is_on": False}, "application/json")
    tested = api.post(f"{base}test/")
    renewed = api.post(f"{base}secret/").json()["secret"]
    again = api.post(f"/api/v1/deliveries/{tested.json()['id']}/again/")

    assert made.status_code == 201
    assert made.json()["secret"] != renewed == Webhook.objects.get().secret
    assert (changed.json()["kinds"], changed.json()["is_on"]) == (["check"], False)
    assert (tested.status_code, again.status_code) == (202, 202)
    assert api.get(base).json()["address"] == ADDRESS
    assert api.get("/api/v1/deliveries/", {"webhook": id}).json()["results"] == [again.json()]
    assert "secret" not in api.get(base).json()
    assert api.post(f"{base}remove/").status_code == 204
    assert api.get(base).status_code == 404


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"address": "ftp://example.org", "kinds": ["link"]}, "address"),
        ({"address": ADDRESS, "kinds": []}, "kinds"),
        ({"address": ADDRESS, "kinds": ["rumour"]}, "kinds.0"),
        ({"address": ADDRESS, "kinds": ["link"], "secret": "mine"}, "secret"),
    ],
)
def test_the_api_says_why_it_does_not_register_an_address(api, sent, field):
    answer = api.post("/api/v1/webhooks/", sent, "application/json")

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_there_is_an_end_to_how_many_there_are(api, webhook, monkeypatch):
    monkeypatch.setattr(register, "MOST", 1)

    answer = api.post("/api/v1/webhooks/", {"address": ADDRESS, "kinds": ["link"]}, "application/json")

    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_who_had_a_test_sent_or_something_sent_again_stays_in_the_history(client, api, webhook):
    address = f"/webhooks/{webhook.public_id}/"

    client.post(f"{address}test/")
    sent = webhook.deliveries.get()
    client.post(f"/deliveries/{sent.public_id}/again/")
    api.post(f"/api/v1/webhooks/{webhook.public_id}/test/")
    api.post(f"/api/v1/deliveries/{sent.public_id}/again/")
    client.post(f"{address}secret/")

    events = Event.objects.filter(kind="webhook", public_id=webhook.public_id, action="changed").order_by("id")
    assert [next(iter(event.after)) for event in events] == ["test", "sent_again", "test", "sent_again", "secret"]
    assert [event.actor for event in events] == ["administrator"] * 2 + ["program"] * 2 + ["administrator"]
    shown = client.get("/history/", {"kind": "webhook"}).content.decode()
    assert "had a test sent to the webhook" in shown
    assert webhook.secret not in shown


@pytest.mark.parametrize("role", [None, Role.READER, Role.EDITOR])
def test_nobody_else_sees_addresses(webhook, role):
    headers = world.token(world.person("someone", role)) if role else {}

    for path in ("webhooks/", f"webhooks/{webhook.public_id}/", "deliveries/"):
        assert Client(headers=headers).get(f"/api/v1/{path}").status_code == (403 if role else 401), path


def test_lists_cost_the_same_for_one_and_many(api, webhook, django_assert_max_num_queries):
    for _ in range(30):
        deliver._begin(register.send_test(webhook=webhook, by="an administrator"))

    with django_assert_max_num_queries(6):
        assert len(api.get("/api/v1/deliveries/", {"include": "webhook"}).json()["results"]) == 30
