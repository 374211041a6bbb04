"""A small world to ask the API about: documents on a ferry line, with claims, figures and links."""

import hashlib
import itertools
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.utils import timezone
from knox.models import AuthToken

from claims.models import Check, Claim, Decision, Evidence, Link, Speaker, SpeakerName, Task, Verdict
from figures.models import Figure, Measure, Quantity, Sum, SumPart
from oicsummit.access import Role, give_role
from oicsummit.webhooks import register
from sources.events import acting
from sources.models import Collection, Document, Fetch, Publisher, Run, RunDocument, Sentence

SENTENCE = "The ferry carried around {value} passengers in March, the operator said."


@dataclass
class World:
    documents: list[Document]
    claims: list[Claim]
    quantities: list[Quantity]
    links: list[Link]
    figure: Figure
    speaker: Speaker
    run: Run


def make(count: int = 3) -> World:
    """`count` documents with one claim each, every two neighbours linked."""
    with acting(by="the tests"):
        publisher, _ = Publisher.objects.get_or_create(name="Harbour News", slug="harbour-news")
        run = Run.objects.create(
            kind="take_in", asked_by="the tests", started_from="command", analysis_version="1", state="running"
        )
        figure = Figure.objects.create(name="passengers of the ferry in March", unit="person", noun="passengers")
        speaker = Speaker.objects.create(name="the operator", is_body=True)
        SpeakerName.objects.create(speaker=speaker, name="The operator", key=f"the operator {speaker.pk}")
        documents = [document(publisher, number, run) for number in range(count)]
        claims = [claim(one, number, figure, speaker, run) for number, one in enumerate(documents)]
        links = [link(a, b, run) for a, b in itertools.pairwise(claims)]
    return World(documents, claims, list(Quantity.objects.order_by("pk")), links, figure, speaker, run)


def make_more(count: int) -> None:
    """`count` more documents beside those there are."""
    with acting(by="the tests"):
        publisher, run, figure = Publisher.objects.first(), Run.objects.first(), Figure.objects.first()
        known, speaker = Document.objects.count(), Speaker.objects.first()
        documents = [document(publisher, known + number, run) for number in range(count)]
        claims = [claim(one, known + number, figure, speaker, run) for number, one in enumerate(documents)]
        for a, b in itertools.pairwise(claims):
            link(a, b, run)


def make_rows(count: int) -> None:
    """`count` more rows of every kind that the API lists, beside those there are."""
    make_more(count)
    people = [person(f"person {User.objects.count()} {number}") for number in range(2)]
    hook = register.register(address="https://example.org/told", kinds=["link"], by="the tests")
    with acting(by="the tests"):
        claims = list(Claim.objects.order_by("-pk").prefetch_related("quantities")[:count])
        for number, one in enumerate(claims):
            _row_of_each(number, one, *people)
            register.send_test(webhook=hook, by="an administrator")
        for number in range(1, min(count, register.MOST)):
            register.register(address=f"https://example.org/{number}", kinds=["link"], by="the tests")


def _row_of_each(number: int, one: Claim, author: User, editor: User) -> None:
    name = f"{Speaker.objects.count()} {number}"
    speaker = Speaker.objects.create(name=name)
    SpeakerName.objects.create(speaker=speaker, name=name, key=name)
    Publisher.objects.create(name=name, slug=name.replace(" ", "-"))
    Verdict.objects.create(name=name, slug=name.replace(" ", "-"), definition="It is so.")
    Measure.objects.create(name=name, definition="Who boards.", citation="Harbour Office")
    Collection.objects.create(name=name, slug=name.replace(" ", "-")).documents.add(one.document)
    Fetch.objects.create(address="https://example.org/", asked_by="the tests")
    run = Run.objects.create(kind="extract", asked_by="the tests", started_from="command", analysis_version="1")
    RunDocument.objects.create(run=run, document=one.document)
    quantity = one.quantities.all()[0]
    quantity.figure = Figure.objects.create(name=name, unit="person")
    quantity.save(update_fields=["figure"])
    total(quantity, [Quantity.objects.exclude(pk=quantity.pk).first()])
    published = check(one, author, publisher=editor)
    Task.objects.create(kind="review_after_correction", because_of=published, claim=one)
    if found := one.links_as_a.first() or one.links_as_b.first():
        decision(found, editor)


def document(publisher: Publisher | None, number: int, run: Run | None = None) -> Document:
    text = SENTENCE.format(value=4100 + number)
    found = Document.objects.create(
        publisher=publisher,
        title=f"Ferry {number}",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        origin_key=f"origin-{number}",
        published=date(2024, 4, 1),
    )
    Sentence.objects.create(document=found, index=0, start=0, end=len(text), text=text, block="paragraph", paragraph=0)
    if run:
        RunDocument.objects.create(run=run, document=found, state="finished", stage="done")
    return found


def claim(document: Document, number: int, figure: Figure, speaker: Speaker, run: Run) -> Claim:
    sentence = document.sentences.get()
    words = str(4100 + number)
    start = sentence.text.index(words)
    value = Decimal(words)
    quantity = Quantity.objects.create(
        document=document, sentence=sentence, start=start, end=start + len(words), text=words,
        value=value, unit="person", noun="passengers", modifier="approx", modifier_text="around",
        period_text="in March", period_start_date=date(2024, 3, 1), period_end_date=date(2024, 3, 31),
        hard=NumericRange(value - 50, value + 50, "[)"), expected=NumericRange(value - 50, value + 50, "[)"),
        figure=figure,
    )  # fmt: skip
    found = Claim.objects.create(
        document=document, sentence=sentence, start=0, end=sentence.text.index(","),
        text=sentence.text[: sentence.text.index(",")], kind="statistic", speaker=speaker,
        speaker_as_read="the operator", chain=["the operator"], attribution="indirect", worth=0.5 + number / 1000,
        content_hash="0" * 64, first_run=run, last_run=run,
    )  # fmt: skip
    found.quantities.add(quantity)
    return found


def link(a: Claim, b: Claim, run: Run) -> Link:
    slot = {"name": "value", "outcome": "compatible", "a": "4100", "b": "4101", "reason": "the ranges meet"}
    return Link.objects.create(
        a=a, b=b, relation="corroborates", relation_read="corroborates", slots=[slot], reasons=["same figure"],
        findings=["same_origin"], score=0.8, rule_version="1", first_run=run, last_run=run,
    )  # fmt: skip


def total(whole: Quantity, parts: list[Quantity]) -> Sum:
    with acting(by="the tests"):
        found = Sum.objects.create(whole=whole, remainder=0, key=f"sum of {whole.public_id}", reasons=["adds up"])
        for place, part in enumerate(parts):
            SumPart.objects.create(sum=found, quantity=part, place=place)
    return found


def decision(link: Link, who: User) -> Decision:
    with acting(by=who):
        return Decision.objects.create(
            who=who, when=timezone.now(), kind="link_state", link=link, before={"state": "proposed"},
            after={"state": "approved"}, why="the same",
        )  # fmt: skip


def check(claim: Claim, author: User, publisher: User | None = None) -> Check:
    verdict, _ = Verdict.objects.get_or_create(
        slug="holds", defaults={"name": "Holds", "definition": "What is said is so."}
    )
    published = {"state": "published", "published_by": publisher, "published_at": timezone.now()} if publisher else {}
    with acting(by=author):
        found = Check.objects.create(claim=claim, verdict=verdict, author=author, note="Counted.", **published)
        Evidence.objects.create(check_row=found, address="https://example.org/count")
    return found


def person(name: str, role: Role | None = None) -> User:
    user = User.objects.create_user(name)  # without a password, whose hashing would take longer than most tests
    if role:
        give_role(user=user, role=role)
    return user


def token(user: User) -> dict[str, str]:
    """The headers with which the test client is `user`."""
    return {"authorization": f"Token {AuthToken.objects.create(user)[1]}"}
