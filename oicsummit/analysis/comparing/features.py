"""What the comparison of claims looks at, read once for each claim from the parse of its document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from oicsummit.analysis.comparing import keys, roles, signs
from oicsummit.analysis.comparing.background import Background, background
from oicsummit.analysis.comparing.fillers import recipient, verbs
from oicsummit.analysis.comparing.people import is_generic
from oicsummit.analysis.comparing.phrases import phrases
from oicsummit.analysis.comparing.sizes import is_money
from oicsummit.analysis.comparing.stance import calls_false, denials, sense
from oicsummit.analysis.comparing.surroundings import around
from oicsummit.analysis.comparing.topics import about
from oicsummit.analysis.comparing.wording import (
    content,
    lately_named,
    leans,
    leant_on,
    sentences_of,
    subject_is_pronoun,
    tokens_of,
)
from oicsummit.analysis.numbers.counted import event, population
from oicsummit.analysis.types import Features, Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from oicsummit.analysis.parse import Parsed

LEANT = 0.4  # how much a word that a pronoun stands for counts beside one that the claim says itself
ANCHOR, ANCHORS = 0.35, 6  # how much a word tells that a judgement hangs on, and how many there are at most
BORROWED = 8  # how many such words at most
SHARED_BY_NAME = 0.7  # the power of a name's length that its words' weights are divided by
APART = frozenset({"separate", "separately", "unrelated", "apart"})  # words that keep a figure out of a sum
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LANGUAGE = "LANGUAGE"  # "in Welsh"
_DATES = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter""".split()
)
_WITHIN = frozenset({"in", "at", "near"})
_STANCES = {1: ("for",), -1: ("against",)}


def read(parsed: "Parsed", span: Span, quantities: Sequence[Quantity] = ()) -> Features:
    """Return what a comparison needs of the claim at `span` of the stored text, with the quantities inside it."""
    tokens = tokens_of(parsed, span)
    if not tokens:
        return Features()
    known = background(parsed)
    own = content(tokens, known)
    own += tuple(noun for noun in dict.fromkeys(_implied(quantities)) if noun not in own)
    borrowed = _borrowed(parsed, span, tokens, own, known)
    terms = own + borrowed
    weights = _weights(tokens, own, borrowed, known)
    found = Features(
        terms=terms,
        weights=weights,
        names=tuple(dict.fromkeys(names(tokens))),
        negated=bool(denials(tokens)),
        slots=_slots(parsed, tokens, quantities) | _beside(parsed, span, own, borrowed, known),
    )
    anchored = replace(found, slots={**found.slots, **_anchors(parsed, span, tokens, found, known)})
    money = any(is_money(quantity) for quantity in quantities)
    bodies = (*found.slots.get("recipient", ()), *found.names) if money else ()
    tied = signs.keys(parsed, span, tokens, found.slots, keys.scope(found, quantities), bodies)
    found_keys = {*keys.of(anchored, tuple(quantities)), *_nearby(parsed, span, quantities), *tied}
    return replace(anchored, keys=tuple(sorted(found_keys)))


def _beside(
    parsed: "Parsed", span: Span, own: tuple[str, ...], borrowed: tuple[str, ...], known: Background
) -> dict[str, tuple[str, ...]]:
    """Return the words that a claim leans on, those that stand around it, and what its document is about."""
    found = {"borrowed": borrowed, "around": around(parsed, span, own, known), "about": about(parsed)}
    return {name: words for name, words in found.items() if words}


def _nearby(parsed: "Parsed", span: Span, quantities: Sequence[Quantity]) -> tuple[str, ...]:
    own = sentences_of(parsed, span)[0]
    before = parsed.sentences[own.index - 1].span.of(parsed.text) if own.index else ""
    return keys.nearby(own.span.of(parsed.text), before, span.of(parsed.text), tuple(quantities))


def _anchors(
    parsed: "Parsed", span: Span, tokens: list["Token"], found: Features, known: Background
) -> dict[str, tuple[str, ...]]:
    """Return what a judging claim judges, so that one for and one against meet though they share no other word."""
    if "stance" not in found.slots:
        return {}
    named = content(lately_named(parsed, span), known) if subject_is_pronoun(tokens) else ()
    pool = {word: known.tells(word) for word in (*content(tokens, known), *named)}
    telling = sorted((word for word in pool if pool[word] >= ANCHOR), key=lambda word: (-pool[word], word))
    return {"anchor": tuple(telling[:ANCHORS])} if telling else {}


def _implied(quantities: Sequence[Quantity]) -> Iterator[str]:
    """Yield what the quantities count, which a claim may leave to the words before it ("against 2,961 last year")."""
    for quantity in quantities:
        noun = (quantity.noun or "").lower().split()[-1:]
        yield from (word for word in noun if not is_generic(word))


def _weights(
    tokens: Sequence["Token"], own: tuple[str, ...], borrowed: tuple[str, ...], known: Background
) -> tuple[float, ...]:
    """Return what each word tells. The words of one name tell little more together than one of them would."""
    lengths = _name_lengths(tokens, known)
    alone = [known.tells(word) / lengths.get(word.lower(), 1) ** SHARED_BY_NAME for word in own]
    return tuple(round(weight, 3) for weight in (*alone, *(LEANT * known.tells(word) for word in borrowed)))


def _name_lengths(tokens: Sequence["Token"], known: Background) -> Mapping[str, int]:
    runs = [
        [token for token in tokens if token.pos_ == "PROPN" and token.text in name.split()] for name in names(tokens)
    ]
    found = {token.lemma_.lower(): len(run) for run in runs for token in run}
    spelt = (known.words(token) for token in tokens if token.text.isupper())
    return found | {word: len(words) for words in spelt if len(words) > 1 for word in words}


def _borrowed(
    parsed: "Parsed", span: Span, tokens: list["Token"], own: tuple[str, ...], known: Background
) -> tuple[str, ...]:
    if not leans(tokens):
        return ()
    return tuple(word for word in content(leant_on(parsed, span), known) if word not in own)[:BORROWED]


def names(tokens: Sequence["Token"]) -> Iterator[str]:
    """Yield the runs of proper nouns ("Crown Prosecution Service"), as they stand in the text."""
    run: list[str] = []
    for token in tokens:
        if token.pos_ == "PROPN" or (run and token.text in ("of", "and", "for") and _goes_on(token)):
            run.append(token.text)
        elif run:
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)


def _goes_on(token: "Token") -> bool:
    return token.i + 1 < len(token.doc) and bool(token.nbor(1).pos_ == "PROPN")


def _slots(parsed: "Parsed", tokens: list["Token"], quantities: Sequence[Quantity]) -> dict[str, tuple[str, ...]]:
    inside = {token.i for token in tokens}
    numbers = [tokens_of(parsed, quantity.span) for quantity in quantities]
    found = {
        "place": places(tokens),
        "located": located(tokens),
        "measure": tuple(verbs(tokens)),
        "recipient": tuple(recipient(tokens)),
        "apart": tuple(token.text for token in _sentence(tokens) if token.lower_ in APART)[:1],
        "falsity": ("untrue",) if calls_false(tokens) else (),
        "phrases": phrases(parsed, tokens),
        "actor": tuple(dict.fromkeys(names(_subject(tokens)))),
        "stance": _STANCES.get(sense(tokens), ()),
        "retells": signs.retells(tokens),
        "does": signs.does(tokens),
        "course": signs.course(tokens),
        "roles": roles.roles(tokens, background(parsed)),
        "guests": roles.guests(tokens, places(tokens)),
        "powers": roles.powers(tokens),
        "most": signs.extremes(tokens),
        "unheard": signs.unheard(tokens, " ".join(token.text for token in tokens), background(parsed)),
        "population": tuple(population(number, inside) if number else "" for number in numbers),
        "event": tuple(event(number, inside) if number else "" for number in numbers),
    }
    return {name: words for name, words in found.items() if any(words)}


def _subject(tokens: list["Token"]) -> list["Token"]:
    """Return the tokens of the first subject of a claim, what it stands with included ("the council of Harwick")."""
    inside = {token.i for token in tokens}
    first = next((token for token in tokens if token.dep_ in ("nsubj", "nsubjpass")), None)
    return [token for token in first.subtree if token.i in inside] if first is not None else []


def _sentence(tokens: list["Token"]) -> Iterator["Token"]:
    """Yield the tokens of the sentence that a claim begins in, up to the claim's end."""
    for token in tokens[0].sent:
        if token.i <= tokens[-1].i:
            yield token


def places(tokens: Sequence["Token"]) -> tuple[str, ...]:
    """Return the places named, as the text names them."""
    return tuple(dict.fromkeys(" ".join(token.text for token in words) for words in _places(tokens)))


def located(tokens: Sequence["Token"]) -> tuple[str, ...]:
    """Return the places that something is said to be in ("in Leeds"), not those gone to, crossed or spoken for.

    A small town is known as one by standing after "in" without an article, whatever the model takes it for.
    """
    named = [words for words in _towns(tokens) if _before(words[0]) in _WITHIN]
    known = [words for words in _places(tokens) if _before(words[0], article=True) in _WITHIN]
    return tuple(dict.fromkeys(" ".join(token.text for token in words) for words in (*known, *named)))


def _towns(tokens: Sequence["Token"]) -> Iterator[list["Token"]]:
    """Yield the runs of capitalised words that are no dates."""
    for is_name, run in groupby(tokens, _may_be_town):
        if is_name:
            yield list(run)


def _may_be_town(token: "Token") -> bool:
    return bool(token.is_title and token.is_alpha and token.lower_ not in _DATES and token.ent_type_ != _LANGUAGE)


def _before(first: "Token", *, article: bool = False) -> str:
    """Return the word before a name in lower case, an article left out where one may stand there."""
    before = [token.lower_ for token in first.doc[max(0, first.i - 2) : first.i]]
    return next((word for word in reversed(before) if not (article and word == "the")), "")


def _places(tokens: Sequence["Token"]) -> list[list["Token"]]:
    found: list[list[Token]] = []
    for token in tokens:
        if token.ent_type_ not in _PLACES or token.pos_ not in ("PROPN", "NOUN", "ADJ"):
            continue
        if token.ent_iob_ == "I" and found and found[-1][-1].i == token.i - 1:
            found[-1].append(token)
        else:
            found.append([token])
    return found
