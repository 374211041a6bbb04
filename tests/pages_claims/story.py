"""What the tests of these pages share: links with slots, more documents than one, pages as words."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Link
from sources.events import acting
from tests.pages import world
from tests.pages.words import words


def read(address: str, client: Client | None = None, status: int = 200) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode()


def said(address: str, client: Client | None = None) -> str:
    """The words of a page."""
    return words(read(address, client))


def part(page: str, name: str) -> str:
    """The words of the section of a page with this id."""
    return words(re.search(rf'<section[^>]* id="{name}".*?</section>', page, re.S)[0])


def queries(address: str, client: Client | None = None) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        read(address, client)
    return len(asked)


def slot(name: str, outcome: str, a: str, b: str, **more) -> dict:
    return {"name": name, "outcome": outcome, "a": a, "b": b, "reason": f"{a} / {b}", **more}


def change(row: Link | Claim, **fields) -> None:
    with acting(by="the tests"):
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()


def island(number: int) -> Claim:
    """A claim in a document of its own publisher."""
    document = world.document(
        f"In all {number},000 passengers came to the island.", f"Post {number}", title=f"No. {number}"
    )
    claim = world.claim(document, f"In all {number},000 passengers came to the island")
    world.quantity(claim, f"{number},000", number * 1000)
    return claim
