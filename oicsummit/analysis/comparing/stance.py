"""Whether a claim asserts or denies, and whether it says that a thing works or fails.

"Ready to go" and "no prospect of ever being fulfilled" share no word and contradict each other: the one is for, the
other against. Negations turn the sense of what they stand with.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from oicsummit.analysis.comparing.lexicon import root

if TYPE_CHECKING:
    from spacy.tokens import Token

_FOR = """
ready complete completed finished proven work effective succeed success successful deliver good help improve
improvement achieve benefit reliable workable sound viable functional fulfil sufficient adequate enough legal
lawful accurate true correct confirm prove sustainable affordable thrive flourish welcome progress
"""
_AGAINST = """
fail failure useless hollow worthless ineffective pointless waste wasted futile disinformation misinformation
false untrue myth lie wrong mistaken fiction broken unworkable unreliable unready incomplete insufficient
inadequate unlawful inaccurate collapse deny refute reject dismiss baseless unfounded nonsense fantasy sham
unproven undermine worsen
"""
FALSEHOODS = frozenset(
    """disinformation misinformation myth falsehood false untrue lie fiction fabrication hoax nonsense baseless
    unfounded misleading debunk""".split()
)
_SAID_OF = frozenset({"attr", "acomp", "ROOT", "ccomp", "oprd", "conj", "relcl"})  # the roles in which a word judges
NEGATIONS = frozenset(
    "no not n't n’t never none nobody nothing neither nor without cannot hardly scarcely barely".split()
)
_POSITIVE = frozenset(root(word) for word in _FOR.split())
_NEGATIVE = frozenset(root(word) for word in _AGAINST.split())
_REACH = 5  # words before a judging word in which a negation turns it


def sense(tokens: Sequence["Token"]) -> int:
    """Return +1 where a stretch says that something works or holds, -1 where it says the contrary, 0 where neither.

    A denial that judges nothing ("nobody inspects them") counts as against.
    """
    negations = [token.i for token in denials(tokens)]
    total = sum(_sign(token) * (-1 if _turned(token.i, negations) or _denied(token) else 1) for token in tokens)
    if total == 0:
        return -1 if negations else 0
    return 1 if total > 0 else -1


def _denied(token: "Token") -> bool:
    """Tell whether a word is denied right before it ("no good"), wherever it stands in its sentence."""
    return any(child.dep_ in ("det", "neg") and is_negation(child) for child in token.children)


def denials(tokens: Sequence["Token"]) -> list["Token"]:
    """Return the negations that deny what the stretch says, none of those that only describe something in it.

    "Firms that have not paid will be fined" denies nothing; "it was a promise that could never be kept" does.
    """
    found = [token for token in tokens if is_negation(token)]
    inside = {token.i for token in tokens} if found else set()
    return [token for token in found if _main(token, inside)]


def _main(token: "Token", inside: set[int]) -> bool:
    path = [token]
    while path[-1].head.i in inside and path[-1].head.i != path[-1].i:
        path.append(path[-1].head)
    roles = {step.dep_ for step in path[:-1]}
    return roles.isdisjoint({"relcl", "advcl", "acl"}) or "attr" in roles


def calls_false(tokens: Sequence["Token"]) -> bool:
    """Tell whether a stretch calls what it speaks of untrue ("that migrants are a burden is disinformation")."""
    judging = [token.i for token in tokens if token.lemma_.lower() in FALSEHOODS and token.dep_ in _SAID_OF]
    negations = [token.i for token in denials(tokens)] if judging else []
    return any(not _turned(at, negations) for at in judging)


def is_negation(token: "Token") -> bool:
    """Tell whether a word denies; "not only" and "no longer than" deny nothing."""
    if token.lower_ not in NEGATIONS:
        return False
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ not in ("not", "no") or after not in ("only", "just", "least", "doubt")


def _turned(at: int, negations: list[int]) -> bool:
    return any(0 < at - i <= _REACH for i in negations)


def _sign(token: "Token") -> int:
    if token.pos_ not in ("VERB", "ADJ", "NOUN") or (token.pos_ == "NOUN" and token.lemma_.endswith("s")):
        return 0
    stem = root(token.lemma_.lower())
    return (stem in _POSITIVE) - (stem in _NEGATIVE)
