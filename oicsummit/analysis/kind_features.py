"""What the kind of a claim is told by: figures, tense, mood, its head word and the classes of its words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from oicsummit.analysis.kind_words import BY_WORD
from oicsummit.analysis.types import Quantity
from oicsummit.analysis.units_of import DURATIONS, is_money

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODALS = {"will": "will", "'ll": "will", "’ll": "will", "shall": "will", "wo": "will", "would": "would", "'d": "would"}
_MAYBE = frozenset(("could", "may", "might", "can", "ca"))
_MUST = frozenset(("must", "should", "ought"))
_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC"))


def features(doc: "Doc", start: int, end: int, quantities: Sequence[Quantity], *, record: bool) -> frozenset[str]:
    """Return what holds of the claim in tokens `[start, end)` of `doc`, with the quantities inside it."""
    head = _head(doc, start, end)
    found = {
        "always",
        *_figures(quantities),
        *_words(doc, start, end),
        *_of_head(head, start, end),
        *_mood(doc, start, end),
    }
    if record:
        found.add("record")
    if end - start <= 6:
        found.add("short")
    counted = any(name.startswith("figure") for name in found)
    found |= {
        f"{name}+counted"
        for name in found
        if counted and name in {"past", "perfect", "present", "will", "class:fund", "class:meet"}
    }
    return frozenset(found)


def _head(doc: "Doc", start: int, end: int) -> "Token":
    """Return the word that the others hang on: the first whose head stands outside, a verb where there is one."""
    heads = [doc[i] for i in range(start, end) if not start <= doc[i].head.i < end or doc[i].head.i == i]
    heads = [token for token in heads if not token.is_punct] or heads or [doc[start]]
    return next((token for token in heads if token.pos_ in {"VERB", "AUX"}), heads[0])


def _figures(quantities: Sequence[Quantity]) -> Iterator[str]:
    if not quantities:
        yield "no figure"
    for quantity in quantities:
        if quantity.unit in DURATIONS:
            yield "duration"
        elif quantity.vague:
            yield "figure vague"
        elif is_money(quantity.unit):
            yield "figure money"
        elif quantity.unit in {"percent", "ratio", "percentage_point"}:
            yield "figure share"
        elif quantity.unit == "count":
            yield "figure count"
            if quantity.value is not None and quantity.value < 20:
                yield "figure small"
        else:
            yield "figure measured"
        if quantity.change:
            yield "change"
        if quantity.period:
            yield "period"
    if len(quantities) > 1:
        yield "figures"


def _words(doc: "Doc", start: int, end: int) -> Iterator[str]:
    for i in range(start, end):
        token = doc[i]
        for name in BY_WORD.get(token.lemma_.lower(), ()):
            yield f"class:{name}"
        if token.tag_ in {"JJR", "RBR"}:
            yield "comparative"
        elif token.tag_ in {"JJS", "RBS"}:
            yield "superlative"
        elif token.dep_ == "neg" or token.lower_ in {"no", "nobody", "nothing", "none"}:
            yield "negated"
        elif token.lower_ in {"i", "we", "our", "my"}:
            yield "first person"
        if token.ent_type_ in {"DATE", "TIME"} and token.ent_iob_ == "B":
            yield "dated"


def _mood(doc: "Doc", start: int, end: int) -> Iterator[str]:
    for i in range(start, end):
        word = doc[i].lower_
        if doc[i].tag_ == "MD":
            if word in _MODALS:
                yield _MODALS[word]
            elif word in _MAYBE:
                yield "maybe"
            elif word in _MUST:
                yield "must"
        elif word in {"expected", "estimated", "forecast", "projected", "believed", "likely"}:
            yield "expected"
        elif word in {"due", "set", "planned", "scheduled"} and i + 1 < end and doc[i + 1].lower_ in {"to", "for"}:
            yield "scheduled"


def _of_head(head: "Token", start: int, end: int) -> Iterator[str]:
    for name in BY_WORD.get(head.lemma_.lower(), ()):
        yield f"head:{name}"
    if head.pos_ not in {"VERB", "AUX"}:
        yield "verbless"
    else:
        yield from _tense(head)
    if head.lemma_ == "be":
        yield "copula"
    subject = next(
        (child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"} and start <= child.i < end), None
    )
    if subject is None:
        yield "no subject"
    elif subject.ent_type_ in _NAMES or subject.tag_ == "NNP":
        yield "named subject"
    elif subject.tag_ == "NNS":
        yield "plural subject"
    elif subject.tag_ == "PRP":
        yield "pronoun subject"
    if subject is not None:
        for name in BY_WORD.get(subject.lemma_.lower(), ()):
            yield f"subject:{name}"


def _tense(head: "Token") -> Iterator[str]:
    helpers = [child for child in head.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lemma_ for child in helpers}
    if any(child.dep_ == "auxpass" for child in helpers):
        yield "passive"
    if "have" in words or "'ve" in words:
        yield "perfect"
    elif head.tag_ == "VBG":
        yield "progressive" if "be" in words else "participle"
    elif head.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        yield "past"
    elif head.tag_ in {"VBZ", "VBP"} or any(child.tag_ in {"VBZ", "VBP"} for child in helpers):
        yield "present"
    elif head.tag_ == "VBN" and not helpers:
        yield "participle"
    elif head.tag_ == "VB" and not helpers:
        yield "bare"
