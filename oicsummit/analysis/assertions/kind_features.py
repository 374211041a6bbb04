"""What the kind of a claim is told by: figures, tense, mood, its head word and the classes of its words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from oicsummit.analysis.assertions.kind_words import BY_WORD
from oicsummit.analysis.numbers.units_of import DURATIONS, is_money
from oicsummit.analysis.types import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WILL = frozenset(("will", "'ll", "’ll", "shall", "wo"))
_WOULD = frozenset(("would", "'d"))
_MAYBE = frozenset(("could", "may", "might", "can", "ca"))
_SHOULD = frozenset(("should", "ought"))
_NONE = frozenset(("no", "nobody", "nothing", "none", "neither", "nor", "never"))
_FORECAST = frozenset(
    ("expected", "estimated", "forecast", "projected", "believed", "likely", "unlikely", "predicted", "set", "thought")
)
_BEFORE_TO = frozenset(
    (
        *("due", "set", "planned", "scheduled", "plan", "plans", "planning", "aim", "aims", "going", "intends"),
        *("intend", "proposes", "pledged", "promised", "vowed", "agreed", "poised", "committed"),
    )
)
_SAYING = frozenset(
    ("say", "add", "tell", "argue", "claim", "insist", "note", "believe", "warn", "estimate", "report", "show", "find")
)
_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC"))
_SHARES = frozenset(("percent", "ratio", "percentage_point"))
_FINE = frozenset(("minute", "hour", "second"))
_SHORT = 6  # words
_SMALL, _DOZENS = 13, 100


def features(
    doc: "Doc", start: int, end: int, head: "Token", quantities: Sequence[Quantity], *, record: bool
) -> frozenset[str]:
    """Return what holds of the claim in tokens `[start, end)` of `doc`, with its head and the quantities inside it."""
    found = {"always", *_figures(quantities), *_whole(doc, start, end), *_words(doc, start, end)}
    found.update(_mood(doc, start, end, verbless=not _is_verb(head)), _tense(head), _of_head(head), _subject(head))
    if record:
        found.add("record")
    if found & {"share", "measured", "large", "dozens", "change"}:
        found.add("solid")
    if "of" in {doc[i].lower_ for i in range(start, end)} and sum(q.unit == "count" for q in quantities) > 1:
        found.add("out of")
    return frozenset(found)


def _classes(token: "Token") -> tuple[str, ...]:
    return BY_WORD.get(token.lemma_.lower(), ())


def _is_verb(token: "Token") -> bool:
    return token.pos_ in {"VERB", "AUX"}


def head_of(doc: "Doc", start: int, end: int) -> "Token":
    """Return the word that the others hang on, a verb where there is one: of "she says that it fell", "fell"."""
    heads = [doc[i] for i in range(start, end) if not start <= doc[i].head.i < end or doc[i].head.i == i]
    heads = [token for token in heads if not token.is_punct] or heads or [doc[start]]
    head = next((token for token in heads if _is_verb(token)), heads[0])
    if head.lemma_ in _SAYING:
        return next((child for child in head.children if child.dep_ == "ccomp" and start <= child.i < end), head)
    return head


def _figures(quantities: Sequence[Quantity]) -> Iterator[str]:
    if not quantities:
        yield "no figure"
    real = 0
    for quantity in quantities:
        real += not quantity.vague and quantity.unit not in DURATIONS
        yield from _figure(quantity)
        if quantity.change:
            yield "change"
        if quantity.period:
            yield "period"
    if real:
        yield "real"
    if real > 1:
        yield "figures"


def _figure(quantity: Quantity) -> Iterator[str]:
    if quantity.unit in _FINE:
        yield "timed"
    elif quantity.unit in DURATIONS:
        yield "duration"
    elif quantity.vague:
        yield "vague"
    elif is_money(quantity.unit):
        yield "money"
    elif quantity.unit in _SHARES:
        yield "share"
    elif quantity.unit == "count":
        yield "count"
        value = quantity.value
        yield "large" if value is None or value >= _DOZENS else "small" if value < _SMALL else "dozens"
    else:
        yield "measured"


def _whole(doc: "Doc", start: int, end: int) -> Iterator[str]:
    first = doc[start]
    if first.lower_ in {"all", "every", "each"}:
        yield "all"
    if first.tag_ == "VBG":
        yield "opens gerund"
    elif first.tag_ == "VB":
        yield "opens bare"
    if end - start <= _SHORT:
        yield "short"
    for token in first.sent:
        if not start <= token.i < end:
            yield from (f"near:{name}" for name in _classes(token) if name in {"fund", "trade", "law"})


def _words(doc: "Doc", start: int, end: int) -> Iterator[str]:
    for i in range(start, end):
        token = doc[i]
        yield from (f"has:{name}" for name in _classes(token))
        if token.tag_ in {"JJR", "RBR"}:
            yield "comparative"
        elif token.tag_ in {"JJS", "RBS"}:
            yield "superlative"
        elif token.dep_ == "neg" or token.lower_ in _NONE:
            yield "negated"
        elif token.lower_ in {"i", "we", "our", "my"}:
            yield "first person"
        if token.ent_type_ in {"DATE", "TIME"} and token.ent_iob_ == "B":
            yield "dated"


def _mood(doc: "Doc", start: int, end: int, *, verbless: bool) -> Iterator[str]:
    for i in range(start, end):
        token, word = doc[i], doc[i].lower_
        after = doc[i + 1] if i + 1 < end else None
        if token.tag_ == "MD":
            yield from _modal(word, "any ")
        if word in _FORECAST:
            yield "forecast"
        if after is None:
            continue
        headline = verbless and i > start and word == "to" and after.lower_ == "be"
        meant = _is_tensed_be(token) or (word in _BEFORE_TO and _verb(doc, i + 2, end))
        if headline or (meant and after.lower_ == "to"):
            yield "scheduled"


def _is_tensed_be(token: "Token") -> bool:
    return token.lemma_ == "be" and token.tag_ in {"VBZ", "VBP", "VBD"}


def _verb(doc: "Doc", i: int, end: int) -> bool:
    return i < end and doc[i].tag_ == "VB"


def _modal(word: str, before: str = "") -> Iterator[str]:
    if word in _WILL:
        yield before + "will"
    elif word in _WOULD:
        yield before + "would"
    elif word in _MAYBE or word in _SHOULD:
        yield before + "maybe"
    elif word == "must":
        yield before + "must"


def _helpers(head: "Token") -> list["Token"]:
    """Return the auxiliaries of a verb; a second verb takes those of the first: "will buy land and build homes"."""
    own = [child for child in head.children if child.dep_ in {"aux", "auxpass"}]
    other = head.head
    if own or head.dep_ != "conj" or not _is_verb(other) or head.tag_ != other.tag_:
        return own
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in head.children):
        return own
    return [child for child in other.children if child.dep_ in {"aux", "auxpass"}]


def _tense(head: "Token") -> Iterator[str]:
    if not _is_verb(head):
        yield "verbless"
        return
    helpers = _helpers(head)
    lemmas = {child.lemma_ for child in helpers}
    if any(child.dep_ == "auxpass" for child in helpers):
        yield "passive"
    modal = [name for child in helpers for name in _modal(child.lower_)]
    yield from modal[:1] or _plain_tense(head, helpers, lemmas)
    if "will" in modal and "have" in lemmas:
        yield "by then"
    if "be" in lemmas and any(child.lower_ == "to" for child in helpers):
        yield "scheduled"
    if head.tag_ == "VB" and head.dep_ in {"xcomp", "conj"} and "commit" in _classes(head.head):
        yield "scheduled"


def _plain_tense(head: "Token", helpers: Sequence["Token"], lemmas: set[str]) -> Iterator[str]:
    tags = {child.tag_ for child in helpers}
    if lemmas & {"have", "'ve"}:
        yield "perfect"
    elif head.tag_ == "VBG":
        yield "progressive" if "be" in lemmas else "gerund"
    elif head.tag_ == "VBD" or "VBD" in tags:
        yield "past"
    elif head.tag_ in {"VBZ", "VBP"} or tags & {"VBZ", "VBP"}:
        yield "present"
    elif head.tag_ == "VBN":
        yield "participle"
    elif head.tag_ == "VB":
        yield "infinitive" if "TO" in tags else "bare"


def _of_head(head: "Token") -> Iterator[str]:
    yield from (f"head:{name}" for name in _classes(head))
    if head.lemma_ in {"pay", "spend", "fund", "pledge", "award"}:
        yield "pays"
    if not _is_verb(head):
        return
    if head.lemma_ == "be":
        yield "copula"
    for child in head.children:
        if child.dep_ == "dobj":
            yield "object"
            yield from (f"object:{name}" for name in _classes(child))
        elif head.lemma_ == "be" and child.dep_ == "acomp":
            yield "adjective"
        elif head.lemma_ == "be" and child.dep_ == "attr":
            yield "attribute"
            yield from (f"attr:{name}" for name in _classes(child))


def _subject(head: "Token") -> Iterator[str]:
    subject = next((child for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    if subject is None:
        yield "no subject"
        return
    yield from (f"subject:{name}" for name in _classes(subject))
    if subject.ent_type_ in _NAMES or subject.tag_ == "NNP":
        yield "named subject"
    elif subject.tag_ == "NNS":
        yield "plural subject"
    elif subject.tag_ == "PRP":
        yield "pronoun subject"
    elif subject.tag_ in {"WDT", "WP"}:
        yield "relative subject"
    if any(child.dep_ == "det" for child in subject.children):
        yield "definite subject"
