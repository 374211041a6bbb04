"""A small cast for page tests: texts on a ferry line with claims, figures and links marked by their words."""

import hashlib
from datetime import date
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.test import Client
from django.utils import timezone

from claims.models import Claim, Decision, Link, Speaker
from figures.models import Figure, Quantity
from oicsummit.access import Role, give_role
from oicsummit.analysis.text.blocks import blocks
from sources.events import acting
from sources.models import Document, Publisher, Run, RunDocument, Sentence

TEXT = """# Crowded ferries

By A. Writer

The ferry carried **around 4,100 passengers** in March, the operator said. It was "a record", she added.

- Seven boats sailed.
- None was late.
"""


def person(role: Role = Role.JOURNALIST) -> User:
    user = get_user_model().objects.create_user(
        username=f"{role.value}-{User.objects.count()}", first_name="Ann", last_name="Bell"
    )
    give_role(user=user, role=role)
    return user


def signed_in(role: Role = Role.JOURNALIST) -> Client:
    client = Client()
    client.force_login(person(role))
    return client


def document(text: str = TEXT, publisher: str = "Harbour News", **fields) -> Document:
    with acting(by="the tests"):
        house = (
            Publisher.objects.get_or_create(name=publisher, slug=publisher.lower().replace(" ", "-"))[0]
            if publisher
            else None
        )
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        fields = {"title": "Crowded ferries", "published": date(2024, 4, 1), **fields}
        found = Document.objects.create(publisher=house, text=text, sha256=sha256, origin_key=sha256, **fields)
        for index, block in enumerate(blocks(text)):
            start, end = block.pieces[0].start, block.pieces[-1].end
            Sentence.objects.create(
                document=found, index=index, start=start, end=end, text=text[start:end], block=block.kind,
                paragraph=index,
            )  # fmt: skip
    return found


def claim(document: Document, words: str, speaker: str = "", **fields) -> Claim:
    start, end, sentence = _place(document, words)
    fields = {"kind": "statistic", "attribution": "indirect" if speaker else "own_voice", **fields}
    with acting(by="the tests"):
        who = Speaker.objects.get_or_create(name=speaker)[0] if speaker else None
        return Claim.objects.create(
            document=document, sentence=sentence, start=start, end=end, text=words, speaker=who,
            speaker_as_read=speaker, content_hash="0" * 64, **fields,
        )  # fmt: skip


def quantity(claim: Claim, words: str, value: int, **fields) -> Quantity:
    start, end, sentence = _place(claim.document, words)
    exact = NumericRange(Decimal(value), Decimal(value), "[]")
    fields = {"unit": "count", "noun": "passenger", "hard": exact, "expected": exact, **fields}
    with acting(by="the tests"):
        figure = fields.pop("figure", None) or Figure.objects.create(name=f"{words} of it", unit=fields["unit"])
        found = Quantity.objects.create(
            document=claim.document, sentence=sentence, start=start, end=end, text=words, value=value, figure=figure,
            **fields,
        )  # fmt: skip
        claim.quantities.add(found)
    return found


def link(a: Claim, b: Claim, relation: str = "corroborates", **fields) -> Link:
    with acting(by="the tests"):
        return Link.objects.create(a=a, b=b, relation=relation, relation_read=relation, **fields)


def run(*documents: Document, state: str = "finished", **fields) -> Run:
    fields = {"kind": "take_in", "asked_by": "ann", "started_from": "page", "analysis_version": "1", **fields}
    over = {"ended_at": timezone.now()} if state in ("finished", "failed", "stopped") else {}
    with acting(by="the tests"):
        found = Run.objects.create(state=state, started_at=timezone.now(), **over, **fields)
        for one in documents:
            RunDocument.objects.create(run=found, document=one, state=state, **over)
    return found


def decision(who: User, **fields) -> Decision:
    with acting(by=who):
        return Decision.objects.create(who=who, when=timezone.now(), **fields)


def two_accounts() -> tuple[Claim, Claim, Link]:
    """Two documents of two publishers that contradict each other on the number of passengers."""
    mine, theirs = document(), document("Only 3,000 passengers came.", "Island Post", title="", published=None)
    a = claim(mine, "The ferry carried **around 4,100 passengers** in March", "the operator")
    b = claim(theirs, "Only 3,000 passengers came")
    quantity(a, "4,100", 4100, modifier="approx", modifier_text="around", period_text="in March")
    quantity(b, "3,000", 3000)
    return a, b, link(a, b, "contradicts")


def _place(document: Document, words: str) -> tuple[int, int, Sentence]:
    start = document.text.index(words)
    end = start + len(words)
    return start, end, document.sentences.get(start__lte=start, end__gte=end)
