"""What ties claims by the part that a body has in them: who leads, what is set up, who came together, gets powers.

One body or country named in two claims says little. That it stands in one part in both says much.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from oicsummit.analysis.comparing.background import Background
from oicsummit.analysis.comparing.lexicon import classes, root

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADS, _SET_UP, _ENDED = "lead", "begin", "scrap"  # classes of `lexicon` in which the part of a body is looked at
_SHARES = ("conj", "advcl", "xcomp")  # how a verb without a subject of its own hangs on the verb whose subject it has
_STEPS = 4
_NAME = 4  # words of a name at most
_GATHER = frozenset(
    "attend host represent representative gather meet meeting conference summit forum delegate delegation convene "
    "participant assemble".split()
)
_SAME = {
    "us": "united states", "usa": "united states", "u.s.": "united states", "america": "united states",
    "uk": "united kingdom", "u.k.": "united kingdom", "britain": "united kingdom", "great britain": "united kingdom",
    "eu": "european union", "un": "united nations", "uae": "united arab emirates", "holland": "netherlands",
}  # fmt: skip

_EMPOWER, _LET = frozenset("empower authorise authorize entitle".split()), frozenset("let allow enable permit".split())
_AUTHORITIES = frozenset(
    """officer police constable inspector inspectorate agency court council regulator minister authority official
    magistrate judge watchdog prosecutor warden board bailiff commissioner guard enforcement""".split()
)


def roles(tokens: Sequence["Token"], known: Background) -> tuple[str, ...]:
    """Return the parts of named bodies in a stretch: "lead>guard+harbour", "begin<guard+harbour"."""
    found = (
        f"{name}{body}"
        for token in tokens
        if token.pos_ in ("VERB", "NOUN")
        for name, nouns in _parts(token)
        for noun in nouns
        for body in bodies(noun, known)
    )
    return tuple(sorted(set(found)))


def guests(tokens: Sequence["Token"], places: Sequence[str]) -> tuple[str, ...]:
    """Return the countries and towns that a stretch tells came together, two at least, each by one of its names."""
    named = tuple(dict.fromkeys(_known(place) for place in places))
    return named if len(named) > 1 and any(_gathers(token) for token in tokens) else ()


def powers(tokens: Sequence["Token"]) -> tuple[str, ...]:
    """Return "powers" where a stretch gives them: "new powers", "will let inspectors enter"; nothing elsewhere."""
    return ("powers",) if any(_empowers(token) for token in tokens) else ()


def _empowers(token: "Token") -> bool:
    lemma = token.lemma_.lower()
    if token.lower_ == "powers" or lemma in _EMPOWER:
        return True
    return lemma in _LET and token.pos_ == "VERB" and any(_is_authority(child) for child in token.children)


def _is_authority(child: "Token") -> bool:
    if child.dep_ in ("ccomp", "xcomp"):
        return any(own.dep_ == "nsubj" and own.lemma_.lower() in _AUTHORITIES for own in child.children)
    return child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in _AUTHORITIES


def _known(place: str) -> str:
    name = place.lower().removeprefix("the ")
    return _SAME.get(name, name)


def _gathers(token: "Token") -> bool:
    if token.lemma_.lower() in ("bring", "come", "get"):
        return any(child.lower_ == "together" for child in token.children)
    return token.lemma_.lower() in _GATHER


def _parts(token: "Token") -> Iterator[tuple[str, Iterator["Token"]]]:
    does = classes(root(token.lemma_.lower()))
    carries_out = token.lemma_ == "carry" and any(child.lower_ == "out" for child in token.children)
    if _LEADS in does or carries_out:
        yield f"{_LEADS}>", _doers(token)
    yield from ((f"{name}<", _done(token)) for name in (_SET_UP, _ENDED) if name in does)


def bodies(noun: "Token", known: Background) -> Iterator[str]:
    """Yield what each body named in a list goes by, none of one plain word."""
    for each in (noun, *noun.conjuncts):
        if each.pos_ == "PROPN":
            within = (t.text for t in each.subtree if t.pos_ == "PROPN" and 0 <= each.i - t.i < _NAME)
            yield from called(known.initialisms.get(each.text) or tuple(within))


def called(words: Sequence[str]) -> Iterator[str]:
    """Yield what a body of that name goes by: the roots of its last two words, its initials; for a plain word nothing,
    nor for a country.

    >>> list(called(("Harbour", "Guard")))
    ['harbour+guard', 'hg']
    """
    if len(words) > 1:
        yield "+".join(root(word.lower()) for word in words[-2:])
        yield "".join(word[0].lower() for word in words)
    elif words and words[0].isupper() and len(words[0]) > 1 and words[0].lower() not in _SAME:
        yield words[0].lower()


def _doers(verb: "Token") -> Iterator["Token"]:
    """Yield who does what a verb tells, wherever in the sentence it is named."""
    if verb.pos_ != "VERB":
        return
    for child in verb.children:
        if child.dep_ == "agent":
            yield from (t for t in child.children if t.dep_ == "pobj")
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return
    yield from _subject(verb)


def _subject(verb: "Token") -> list["Token"]:
    at = verb
    for _ in range(_STEPS):
        own = [child for child in at.children if child.dep_ in ("nsubj", "nsubjpass")]
        if own or at.dep_ not in _SHARES:
            return own
        at = at.head
    return []


def _done(word: "Token") -> Iterator["Token"]:
    """Yield to what something is done: what is set up; "the establishment of the Guard"."""
    for child in word.children:
        if word.pos_ == "VERB" and child.dep_ in ("dobj", "nsubjpass"):
            yield child
        elif word.pos_ == "NOUN" and child.dep_ == "prep" and child.lower_ == "of":
            yield from (t for t in child.children if t.dep_ == "pobj")
