"""Who may ask, how often, and what is said when not."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from knox.models import AuthToken

from oicsummit.access import Role
from sources.events import acting
from sources.models import Document
from tests.api import world
from tests.api.test_lists import KINDS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", [*(set(KINDS) - {"checks"}), "changes"])
def test_strangers_read_only_where_the_newsroom_lets_them(api, settings, kind):
    settings.ANONYMOUS_MAY_READ = True
    assert api(f"{kind}/").status_code == 200

    settings.ANONYMOUS_MAY_READ = False
    refused = api(f"{kind}/")

    assert refused.status_code == 401
    assert refused["WWW-Authenticate"] == "Token"
    assert refused.json()["code"] == "not_authenticated"
    assert api(f"{kind}/", headers=world.token(world.person("reader"))).status_code == 200


def test_checks_are_seen_by_others_once_published(api):
    made = world.make(2)
    journalist, editor = world.person("journalist", Role.JOURNALIST), world.person("editor", Role.EDITOR)
    draft = world.check(made.claims[0], journalist)
    published = world.check(made.claims[1], journalist, publisher=editor)
    reader, author = world.token(world.person("reader", Role.READER)), world.token(journalist)

    def seen(headers):
        return {row["id"] for row in api("checks/", headers=headers).json()["results"]}

    assert seen({}) == seen(reader) == {published.public_id}
    assert seen(author) == {draft.public_id, published.public_id}
    assert api(f"checks/{draft.public_id}/").status_code == 404
    assert api(f"checks/{draft.public_id}/", headers=author).status_code == 200


def test_a_check_comes_with_its_evidence_on_request(api):
    made = world.make(1)
    check = world.check(made.claims[0], world.person("a"), publisher=world.person("b"))

    shown = api(f"checks/{check.public_id}/", include="evidence").json()

    assert (shown["verdict"], shown["verdict_name"]) == ("holds", "Holds")
    assert shown["included"]["evidence"][0]["address"] == "https://example.org/count"


def test_a_token_made_by_command_is_shown_once_and_kept_hashed(api, capsys, settings):
    settings.ANONYMOUS_MAY_READ = False
    world.person("reader")

    call_command("token", "reader", "--days", "30")

    token = capsys.readouterr().out.strip()
    stored = AuthToken.objects.get()
    assert token not in (stored.digest, stored.token_key)
    assert timedelta(days=29) < stored.expiry - stored.created < timedelta(days=31)
    assert api("claims/", headers={"authorization": f"Token {token}"}).status_code == 200
    call_command("token", "reader", "--revoke")
    assert api("claims/", headers={"authorization": f"Token {token}"}).status_code == 401


def test_a_token_for_nobody_is_refused():
    with pytest.raises(CommandError, match="nobody signs in as 'ghost'"):
        call_command("token", "ghost")


@pytest.mark.parametrize("header", ["Token nonsense", "Token", "Token a b"])
def test_a_wrong_token_is_refused_even_where_strangers_may_read(api, header):
    response = api("claims/", headers={"authorization": header})

    assert response.status_code == 401
    assert response.json()["code"] == "authentication_failed"


def test_who_asks_too_often_is_told_when_to_ask_again(api, settings):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"anon": "2/day", "user": "3/day"}}
    token = world.token(world.person("reader"))

    first, second, third = (api("claims/") for _ in range(3))

    assert [first["RateLimit-Remaining"], second["RateLimit-Remaining"]] == ["1", "0"]
    assert third.status_code == 429
    assert third.json()["code"] == "throttled"
    assert 0 < int(third["Retry-After"]) <= 86400
    assert api("claims/", headers=token)["RateLimit-Remaining"] == "2"


def test_an_unchanged_answer_is_not_sent_again(api):
    made = world.make(1)
    path = f"claims/{made.claims[0].public_id}/"
    etag = api(path)["ETag"]

    same = api(path, headers={"if-none-match": etag})

    assert (same.status_code, same.content) == (304, b"")
    made.claims[0].worth = 0.9
    made.claims[0].save()
    assert api(path, headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize(
    ("path", "headers", "status", "code"),
    [
        ("nothing/", {}, 404, "not_found"),
        ("claims/c-2222222222/", {}, 404, "not_found"),
        ("claims/../../etc/", {}, 404, "not_found"),
        ("claims/", {"accept": "image/png"}, 406, "not_acceptable"),
        ("claims/", {"accept": "text/csv;q=x"}, 200, None),
    ],
)
def test_errors_have_one_shape(api, path, headers, status, code):
    response = api(path, headers=headers)

    assert response.status_code == status
    if code:
        assert response["Content-Type"] == "application/problem+json"
        body = response.json()
        assert body["code"] == code
        assert body["type"] == f"urn:oicsummit:problem:{code}"
        assert body["status"] == status


def test_a_method_that_is_not_taken_is_refused(client):
    response = client.delete("/api/v1/sums/")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert response.json()["code"] == "method_not_allowed"


def test_nothing_is_at_an_unknown_address_by_any_method(client):
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/api/v1/claims/\x84/decisions/")

    assert response.status_code == 404
    assert response.json()["code"] == "not_found"
    assert client.trace("/api/v1/publishers/?fields=id").status_code == 405


def test_a_withdrawn_document_and_what_rests_on_it_is_hidden(api):
    made = world.make(3)
    world.total(made.quantities[2], made.quantities[:2])
    first = made.documents[0]
    world.decision(made.links[0], world.person("decider"))
    world.check(made.claims[0], world.person("author"), publisher=world.person("publisher"))
    with acting(by="the tests"):
        Document.objects.filter(pk=first.pk).update(state="withdrawn")
    administrator = world.token(world.person("administrator", Role.ADMINISTRATOR))
    editor = world.token(world.person("editor", Role.EDITOR))

    def counted(headers):
        kinds = ("documents", "sentences", "claims", "quantities", "links", "sums", "decisions", "checks")
        return [len(api(f"{kind}/", headers=headers).json()["results"]) for kind in kinds]

    assert counted({}) == counted(editor) == [2, 2, 2, 2, 1, 0, 0, 0]
    assert counted(administrator) == [3, 3, 3, 3, 2, 1, 1, 1]
    assert api(f"documents/{first.public_id}/text/").status_code == 404
    assert api(f"claims/{made.claims[0].public_id}/annotation/").status_code == 404
    assert len(api("figures/", include="readings").json()["results"][0]["included"]["readings"]) == 2


def test_programs_of_other_sites_read_where_the_newsroom_names_them(api, settings):
    settings.CORS_ALLOWED_ORIGINS = ["https://dashboard.example.org"]

    named = api("claims/", headers={"origin": "https://dashboard.example.org"})
    other = api("claims/", headers={"origin": "https://elsewhere.example.org"})

    assert named["Access-Control-Allow-Origin"] == "https://dashboard.example.org"
    assert "RateLimit-Remaining" in named["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Origin" not in other
