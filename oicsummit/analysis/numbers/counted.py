"""What a quantity counts and what is said to happen to it, as phrases of the text around the number."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_FULL = {"VERB"}
_REST = ("ADP", "VERB")
_WITHIN = frozenset({"nummod", "quantmod", "compound", "advmod", "amod", "det", "npadvmod"})
_PART_NOUNS = frozenset(
    """total number share proportion percentage average increase rise fall decrease drop cut uplift third half
    quarter""".split()
)


def noun_of(number: Sequence["Token"]) -> "Token":
    """Return the noun that the tokens of a number belong to, else the number's own last word.

    "8,000 adverts", "a total of 850 people", "21% increase in deportations".
    """
    token = max(number, key=lambda t: t.i)
    while token.dep_ in _WITHIN and token.head.pos_ in ("NOUN", "PROPN") and token.head is not token:
        token = token.head
    if token.lemma_.lower() in _PART_NOUNS or token in number:
        return _object_after(token) or token
    return token


def _object_after(token: "Token") -> "Token | None":
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "in"):
            return next((t for t in child.children if t.dep_ == "pobj" and t.pos_ in ("NOUN", "PROPN")), None)
    return None


def population(number: Sequence["Token"], inside: set[int]) -> str:
    """Return the phrase of what is counted, with what narrows it ("foreign national offenders", "posts on roads")."""
    noun = noun_of(number)
    if noun in number:
        return ""
    taken = {t.i for t in number}
    left = [
        t
        for t in noun.lefts
        if t.dep_ in ("amod", "compound", "nmod") and t.i not in taken and t.i in inside and t.dep_ != "det"
    ]
    words = [w for t in left for w in t.subtree if w.i not in taken and w.i in inside] + [noun]
    phrase = " ".join(t.text for t in sorted(set(words), key=lambda t: t.i))
    others = [t.text for t in noun.conjuncts if t.i > noun.i and t.i in inside and t.pos_ in ("NOUN", "PROPN")]
    return " and ".join([phrase, *others[:2]])


def event(number: Sequence["Token"], inside: set[int]) -> str:
    """Return the verb that says what happens to what is counted ("8,000 adverts were taken down": "taken down")."""
    noun = noun_of(number)
    after = next((t for t in noun.rights if t.dep_ in ("acl", "relcl") and t.pos_ in _FULL and t.i in inside), None)
    verb = after or _above(noun, inside)
    if verb is None:
        return ""
    rest = next((t for t in verb.rights if _completes(t) and t.i in inside), None)
    if rest is None:
        return str(verb.text)
    return f"{verb.text} to {rest.text}" if rest.dep_ == "xcomp" else f"{verb.text} {rest.text}"


def _completes(token: "Token") -> bool:
    """Tell whether a word completes a verb ("taken down", "forced to leave"); "died crossing" says two things."""
    return token.dep_ in ("prt", "xcomp") and token.pos_ in _REST and token.tag_ != "VBG"


def _above(noun: "Token", inside: set[int]) -> "Token | None":
    token = noun
    for _ in range(5):
        token = token.head
        if token.pos_ in _FULL and token.i in inside:
            return token
    return None
