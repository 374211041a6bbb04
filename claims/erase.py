"""Erasing a document: its text and every word quoted from it go for good; what stays says that it was here."""

from collections.abc import Iterable

import pgtrigger
from django.db import connection
from django.db.models import Case, F, Q, Value, When

from claims.models import Claim, ClaimKeys, Decision, Link
from figures import name as naming
from figures.models import Figure, Quantity
from sources import events
from sources.models import (
    Document,
    DocumentState,
    KeptReading,
    Offer,
    Original,
    OriginalPlace,
    RunDocument,
    Sentence,
)
from sources.withdraw import ReasonMissing

# What holds words to their places, and what never changes, steps aside here and nowhere else.
_ASIDE = (
    "sources.Document:never_changes",
    *(f"{model}:words_hold_on_update" for model in ("sources.Sentence", "figures.Quantity", "claims.Claim")),
    "claims.Decision:never_changes",
)
_WORDS = {"text", "words", "title", "author", "speaker", "name", "reasons", "slots"}


class ErasedAlready(Exception):
    """There is nothing left of it."""


def erase(*, document: Document, by: object, why: str) -> Document:
    """Erase `document`. Its hash, ids, decisions and numbers stay, and so do events, without the words they held.

    Raises ReasonMissing or ErasedAlready. There is no way back.
    """
    if not why.strip():
        raise ReasonMissing("say why")
    with events.acting(by=by, why=why.strip()), pgtrigger.ignore(*_ASIDE):
        document = Document.objects.select_for_update(of=["self"]).get(pk=document.pk)
        if document.state == DocumentState.ERASED:
            raise ErasedAlready("this document has been erased already")
        _empty_rows(document)
        _rename_figures(document)
        _empty_links(document)
        _empty_decisions(document)
        _empty_document(document)
        _empty_events(document)
    return document


def _empty_document(document: Document) -> None:
    # One statement: a file that a worker is just carrying into the bucket is one of the bucket's when its turn comes.
    place = Case(When(place=OriginalPlace.BUCKET, then=Value(OriginalPlace.LEAVING)), default=F("place"))
    Original.objects.filter(document=document).update(content=b"", filename="", place=place)
    KeptReading.objects.filter(document=document).delete()
    Offer.objects.filter(sha256=document.sha256).delete()
    RunDocument.objects.filter(document=document).update(report={}, error="")
    Document.objects.filter(pk=document.pk).update(
        text="", title="", author="", published_words="", metadata={}, sketch=[], state=DocumentState.ERASED
    )
    document.refresh_from_db()


def _empty_rows(document: Document) -> None:
    Sentence.objects.filter(document=document).update(text="")
    Quantity.objects.filter(document=document).update(
        text="", noun=None, modifier_text="", period_text="", period=None, read={}
    )
    ClaimKeys.objects.filter(claim__document=document).delete()
    Claim.objects.filter(document=document).update(
        text="", speaker_as_read="", chain=[], worth_reasons=[], features={}, keys=[], read={}
    )


def _rename_figures(document: Document) -> None:
    """Let figures that were named by its words be named by another reading, or say what they are."""
    for figure in Figure.objects.filter(readings__document=document, name_by_hand=False).distinct():
        other = figure.readings.filter(gone_in=None).exclude(text="").order_by("pk").first()
        figure.name = naming.name(other) if other else f"figure {figure.public_id}"
        figure.save(update_fields=["name"])


def _empty_links(document: Document) -> None:
    """Take the words of both sides out of links with its claims: a reason quotes the one beside the other."""
    links = list(Link.objects.filter(Q(a__document=document) | Q(b__document=document)).only("id", "slots", "reasons"))
    for link in links:
        link.slots = [{**slot, "a": "", "b": "", "reason": ""} for slot in link.slots]
        link.reasons = []
    Link.objects.bulk_update(links, ["slots", "reasons"], batch_size=500)


def _empty_decisions(document: Document) -> None:
    on_it = Q(claim__document=document) | Q(link__a__document=document) | Q(link__b__document=document)
    decisions = list(Decision.objects.filter(on_it).only("id", "before", "after", "rests_on"))
    for decision in decisions:
        for field in ("before", "after", "rests_on"):
            setattr(decision, field, _without(getattr(decision, field), _WORDS))
    Decision.objects.bulk_update(decisions, ["before", "after", "rests_on"], batch_size=500)


def _without(value: object, names: Iterable[str]) -> object:
    """Return JSON without what stands under `names`, at whatever depth."""
    if isinstance(value, dict):
        return {name: _without(inner, names) for name, inner in value.items() if name not in names}
    return [_without(inner, names) for inner in value] if isinstance(value, list) else value


def _empty_events(document: Document) -> None:
    # The site's own role cannot change an event. This function of the owner's can, of erased documents alone.
    with pgtrigger.ignore("sources.Event:never_changes"), connection.cursor() as cursor:
        cursor.execute("SELECT erase_words_of_events(%s)", [document.pk])
