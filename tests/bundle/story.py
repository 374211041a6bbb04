"""A newsroom's work of every kind, to be carried from one installation to another."""

import hashlib

from django.test import Client

from claims import check, correct, publish, review
from claims.models import Claim, EvidenceFile, Link, Verdict
from figures.models import Measure
from oicsummit.access import Role
from sources import events, withdraw
from sources.models import Collection, Document
from tests import make
from tests.api import world

LISTS = (
    "documents", "sentences", "claims", "links", "quantities", "figures", "sums", "measures", "speakers",
    "publishers", "checks", "verdicts", "decisions", "runs", "collections",
)  # fmt: skip
TEXTS = (
    "The ferry carried around 4,100 passengers in March, the operator said. Fares rose by 12%.",
    "Only 3,000 passengers came in March, said the operator. A new quay will cost £33m: £30m for the stone.",
    "The quay costs £30m and the cranes £3m, so the harbour spends £33m.",
)


def work() -> list[Document]:
    """Documents read as always, and on them decisions, a published check, a collection, a withdrawal."""
    documents = [make.document(text, publisher=f"Paper {number}") for number, text in enumerate(TEXTS)]
    make.read(*documents)
    editor, author = world.person("editor", Role.EDITOR), world.person("author", Role.JOURNALIST)
    claim = Claim.objects.filter(document=documents[0]).order_by("pk").first()
    if link := Link.objects.order_by("pk").first():
        review.decide(link=link, by=editor, state="approved", reason="the same count")
    correct.kind(claim=claim, by=editor, kind="record", reason="it was the most so far")
    _publish(claim, author, editor)
    with events.acting(by=editor):
        Measure.objects.create(
            name="passengers", definition="Who boards.", citation="Harbour Office", words=["boarded"]
        )
        collection = Collection.objects.create(name="The quay", slug="the-quay")
        collection.documents.add(*documents[:2])
    withdrawn = make.document("This was a mistake of 7 people.", publisher="Paper 9")
    make.read(withdrawn)
    withdraw.withdraw(document=withdrawn, by=editor, why="a mistake")
    return [*documents, withdrawn]


def _publish(claim: Claim, author: object, editor: object) -> None:
    verdict, _ = Verdict.objects.get_or_create(slug="holds", defaults={"name": "Holds", "definition": "It is so."})
    draft = check.begin(by=author, claim=claim)
    check.save(check=draft, by=author, verdict=verdict, note="Counted at the gate.")
    piece = check.add_evidence(check=draft, by=author, address="https://example.org/count", quotation="4,100")
    content = b"gate,count\nnorth,4100\n"
    EvidenceFile.objects.create(
        evidence=piece, content=content, sha256=hashlib.sha256(content).hexdigest(), size=len(content),
        filename="gate.csv", media_type="text/csv", received_by="author",
    )  # fmt: skip
    publish.publish(check=check.send(check=draft, by=author), by=editor)


def records(headers: dict[str, str]) -> dict[str, list[dict]]:
    """Every record that the API shows, whole, by list; and every change, without its place in this database."""
    client, found = Client(headers=headers), {}
    for name in LISTS:
        rows, address = [], f"/api/v1/{name}/?page_size=200"
        while address:
            page = client.get(address).json()
            rows, address = rows + page["results"], page["next"]
        found[name] = [client.get(f"/api/v1/{name}/{row['id']}/").json() for row in rows]
    found["changes"], after = [], ""
    while True:
        told = client.get("/api/v1/changes/", {"after": after} if after else {}).json()
        found["changes"] += [{**one, "cursor": ""} for one in told["results"]]
        after = told["cursor"]
        if not told["more"]:
            return found
