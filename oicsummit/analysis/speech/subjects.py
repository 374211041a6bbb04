"""Who a verb of speech belongs to, and whether its words are still to come."""

from typing import TYPE_CHECKING

from oicsummit.analysis.speech import surface
from oicsummit.analysis.speech.speech_words import TRAILING
from oicsummit.analysis.text.trees import FINITE, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset(("who", "which", "that"))
_NOBODY = frozenset(
    "i we you who what which there that this these let us nobody none everyone everybody anyone someone".split()
)


def speaker_of(verb: "Token") -> "tuple[Token | None, bool]":
    """Return the head of the phrase that names who speaks, and whether the speech is still to come."""
    trailed = is_trailed(verb)
    if subject(verb) is None and (lost := surface.speaker(verb)) is not None:
        return lost, trailed
    node = verb
    for _ in range(6):
        own = subject(node)
        if own is not None and own.dep_ not in {"csubj", "csubjpass"}:
            if node is not verb and _is_formal(own, node):
                return None, trailed
            return _by_name(_behind_relative(_nearest(own, node), node)), trailed
        if node.dep_ in {"xcomp", "conj", "advcl", "ccomp", "pcomp", "parataxis"} and node.head.i != node.i:
            if node.dep_ == "ccomp" and node.tag_ in FINITE:
                return None, trailed
            if node.dep_ == "xcomp":
                trailed = trailed or node.head.lemma_.lower() in TRAILING or is_trailed(node.head)
            if node.dep_ == "advcl" and node.tag_ not in {"VBG", "VBN"}:
                return None, trailed
            if node.dep_ == "advcl" and (thing := _accompanying(node)) is not None:
                return thing, trailed
            node = node.head
            if node.pos_ == "ADP":
                thing = next((child for child in node.children if child.dep_ in {"pobj"}), None)
                if thing is not None or node.head.pos_ not in {"VERB", "AUX"}:
                    return thing, trailed
                if node.lower_ == "as":  # "the paper quotes Roe as saying"
                    thing = next((child for child in node.head.children if child.dep_ == "dobj"), None)
                    if thing is not None:
                        return thing, trailed
                node = node.head  # "the board responded by saying"
                if (own := subject(node)) is not None:
                    return _behind_relative(own, node), trailed
            continue
        if node.dep_ in {"acl", "relcl"} and node.tag_ in {"VBG", "VBN", "VBD", "VBZ", "VBP"}:
            return node.head, trailed
        return None, trailed
    return None, trailed


def _nearest(own: "Token", verb: "Token") -> "Token":
    """Return who speaks where the parser ran a list and the speaker together: "in Fenwick, Dale, | the mayor says"."""
    if own.i > verb.i or not any(child.dep_ == "ccomp" and child.i < own.i for child in verb.children):
        return own
    at = verb.i - 1
    while at > own.i and verb.doc[at].dep_ in {"aux", "neg", "advmod"}:
        at -= 1
    last = verb.doc[at]
    comma = next((i for i in range(at - 1, own.i, -1) if verb.doc[i].text == ","), None)
    if comma is None or not last.tag_.startswith("NN") or own not in last.ancestors:
        return own
    return last


def _by_name(own: "Token") -> "Token":
    """Return the name in "one of the owners, Ann Bell," and whoever is given otherwise."""
    if own.lower_ != "one":
        return own
    return next((child for child in own.children if child.dep_ == "appos" and child.tag_ == "NNP"), own)


def _is_formal(own: "Token", verb: "Token") -> bool:
    """Tell whether a subject stands for nobody: "it is reasonable to expect"."""
    return own.lower_ in {"it", "there"} and verb.lemma_ == "be" and own.dep_ in {"nsubj", "expl"}


def _accompanying(verb: "Token") -> "Token | None":
    """Return who speaks in "…, with the Home Office saying it is open to the idea"."""
    for child in verb.head.children:
        if child.dep_ == "prep" and child.lower_ == "with" and verb.head.i < child.i < verb.i:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _behind_relative(own: "Token", verb: "Token") -> "Token":
    """Return what "who" and "which" stand for."""
    if own.lower_ in _RELATIVE and own.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return verb.head
    return own


def is_trailed(verb: "Token") -> bool:
    return any(child.dep_ == "aux" and child.lower_ in {"will", "'ll", "’ll", "shall"} for child in verb.children)


def is_own_voice(speaker: "Token") -> bool:
    if speaker.lower_ == "one":
        return not any(child.lower_ == "of" for child in speaker.children)
    if any(child.dep_ == "poss" and child.lower_ in {"my", "our"} for child in speaker.children):
        return True  # "my officials put it at £4 million": who has the word says so
    return speaker.lower_ in _NOBODY


def is_whose(speaker: "Token") -> bool:
    return any(child.lower_ == "whose" for child in speaker.children)


def is_counted(speaker: "Token") -> bool:
    """Tell whether the speakers are a figure: "six out of ten drivers said they skip meals" asserts a statistic."""
    if any(
        (child.dep_ == "nummod" and child.lower_ != "one") or child.ent_type_ in {"PERCENT"}
        for child in speaker.children
    ):
        return True
    return (
        speaker.tag_ == "CD" or speaker.ent_type_ == "PERCENT" or speaker.lower_ in {"percent", "cent", "half", "most"}
    )
