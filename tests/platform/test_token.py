from io import StringIO

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def test_a_token_lets_a_program_in_as_its_user(client, django_user_model):
    django_user_model.objects.create_user("feed")
    said = StringIO()

    call_command("token", "feed", stdout=said)

    headers = {"authorization": f"Token {said.getvalue().strip()}"}
    assert client.get("/api/v1/claims/", headers=headers).status_code == 200
    assert client.get("/api/v1/claims/", headers={"authorization": "Token made-up"}).status_code == 401


def test_a_token_for_nobody_is_refused():
    with pytest.raises(CommandError, match=r"nobody signs in as .nobody."):
        call_command("token", "nobody")
