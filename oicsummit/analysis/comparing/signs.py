"""What ties a claim to another besides the words of both: a thing taken up by a pronoun, a first of its kind."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from oicsummit.analysis.comparing import once
from oicsummit.analysis.comparing.background import Background, background
from oicsummit.analysis.comparing.lexicon import classes, root
from oicsummit.analysis.comparing.roles import called
from oicsummit.analysis.comparing.wording import content, sentences_of
from oicsummit.analysis.text.checksum import checksum
from oicsummit.analysis.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from oicsummit.analysis.parse import Parsed, ParsedSentence

MAIN = 4  # words of what a document is about that stand with a judgement of a whole way of acting
BACK = 6  # sentences before a pronoun in which what it stands for may have been told
_EVER, _MORE = frozenset({"any", "ever", "other"}), ("JJR", "RBR")
TAKING_UP = frozenset("it them this".split())
_FIRST = re.compile(
    r"\b(?:first|only)(?:[ -]ever)? (?:\w+ )?of (?:its|their|the) kind\b|\bfirst(?:[ -]ever)? (?:time|occasion)\b"
    r"|\bfor the first time\b|\bnothing (?:like|of the kind)\b|\bnever (?:before|been done)\b"
    r"|\bno other \w+ (?:has|have)\b|\bthe first (?:[\w-]+ ){1,4}(?:in|of|to|on|at|anywhere)\b"
    r"|\bunprecedented\b|\bfirst[ -]ever\b",
    re.IGNORECASE,
)
# Nouns for a way of acting as a whole, that two voices may judge without naming it alike.
_COURSE = frozenset(
    "policy approach strategy plan programme program response reform regime crackdown enforcement".split()
)


def retells(tokens: Sequence["Token"]) -> tuple[str, ...]:
    """Return the classes of what is done to something that only a pronoun names ("they scrapped it": scrap)."""
    return tuple(sorted({name for verb in _done_to_it(tokens) for name in _classes(verb)}))


def does(tokens: Sequence["Token"]) -> tuple[str, ...]:
    """Return the classes of what is done in a stretch."""
    return tuple(sorted({name for token in tokens if token.pos_ == "VERB" for name in _classes(token)}))


def unheard(tokens: Sequence["Token"], text: str, known: Background) -> tuple[str, ...]:
    """Return the roots of the subject that is told to be the first of its kind, none where nothing is."""
    if not _FIRST.search(text):
        return ()
    inside = {token.i for token in tokens}
    subject = next((token for token in tokens if token.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return ()
    return tuple(dict.fromkeys(root(word) for word in content((t for t in subject.subtree if t.i in inside), known)))


def course(tokens: Sequence["Token"]) -> tuple[str, ...]:
    """Return the noun for a whole way of acting that a stretch says something of ("the policy"), none that is named."""
    return tuple(
        dict.fromkeys(
            token.lemma_.lower()
            for token in tokens
            if token.dep_ in ("nsubj", "nsubjpass")
            and token.lemma_.lower() in _COURSE
            and not any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in token.children)
        )
    )


def keys(
    parsed: "Parsed",
    span: Span,
    tokens: Sequence["Token"],
    slots: Mapping[str, tuple[str, ...]],
    scope: str = "",
    given: Sequence[str] = (),
) -> Iterator[str]:
    """Yield the keys by which a claim meets those that it takes up or that take it up, other firsts and records, other
    judgements of one thing, and names in one part.

    `scope` is that of its pairs of words (`keys.scope`), `given` the bodies named beside a sum of money.
    """
    yield from (f"=first:{stem}" for stem in slots.get("unheard", ()))
    if "stance" in slots:
        yield from (f"=course:{stem}" for stem in slots.get("about", ())[:MAIN] if "course" in slots)
        yield from (key + scope for phrase in slots.get("phrases", ()) for key in _in_classes(*phrase.split()))
    yield from (f"={part}" for part in slots.get("roles", ()))
    yield from (f"=guest:{name}:{stem}" for name in slots.get("guests", ()) for stem in slots.get("about", ())[:MAIN])
    yield from (f"={gives}:{stem}" for gives in slots.get("powers", ()) for stem in slots.get("about", ())[:MAIN])
    if not scope:
        yield from (f"=most:{way}:{stem}" for way in _ways(slots) for stem in slots.get("about", ())[:MAIN])
    yield from (f"=to:{name}{scope}" for name in _bodies(given, background(parsed)))
    told = _retold(parsed)
    if not told:
        return
    sentence = sentences_of(parsed, span)[0]
    yield from (_key(sentence, name) for name in does(tokens) if name in told)
    before = parsed.sentences[max(0, sentence.index - BACK) : sentence.index]
    yield from (_key(earlier, name) for name in retells(tokens) for earlier in before)


def _ways(slots: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return in what a claim ranks something above all else, with the classes of it."""
    stems = {root(word) for word in slots.get("most", ())}
    return sorted(stems.union(*map(classes, stems)))


def extremes(tokens: Sequence["Token"]) -> tuple[str, ...]:
    """Return in what something is ranked above all else: "the fastest" and "quicker than ever" in fast, quick."""
    words = [token.lower_ for token in tokens]
    compared = words.index("than") if "than" in words else len(words)
    ever = not _EVER.isdisjoint(words[compared : compared + 4])
    ranked = (t for t in tokens if t.tag_ in ("JJS", "RBS") or t.lower_ == "record" or (ever and t.tag_ in _MORE))
    return tuple(dict.fromkeys((t.head if t.lower_ in ("more", "most") else t).lemma_.lower() for t in ranked))


def _bodies(names: Sequence[str], known: Background) -> Iterator[str]:
    """Yield what each body of two words at least goes by ("NHS" for its words too); lower-case words are left out."""
    for name in names:
        large = tuple(word for word in name.split() if word[:1].isupper())
        yield from called(known.initialisms.get(large[-1], large) if large else ())


def _in_classes(one: str, other: str) -> Iterator[str]:
    """Yield the keys of two neighbouring words of which one may be another of its class ("burden on the public")."""
    for word, kept in ((one, other), (other, one)):
        yield from (f"#{name}+{kept}" for name in sorted(classes(word)))


@once.a_document
def _retold(parsed: "Parsed") -> frozenset[str]:
    """Return the classes of all that is done to a pronoun in a document: for others no key is needed."""
    return frozenset(name for sentence in parsed.sentences for name in retells(list(sentence.tokens)))


def _key(sentence: "ParsedSentence", name: str) -> str:
    return f"={checksum(sentence.tokens.text):x}:{name}"


def _done_to_it(tokens: Sequence["Token"]) -> Iterator["Token"]:
    for token in tokens:
        if token.dep_ in ("dobj", "nsubjpass") and token.lower_ in TAKING_UP and token.head.pos_ == "VERB":
            yield token.head


def _classes(verb: "Token") -> frozenset[str]:
    return classes(root(verb.lemma_.lower()))
