"""Whose a study, a set of figures or a statement is: "a report by X", "X's survey", "X data", "figures from X"."""

from typing import TYPE_CHECKING

from oicsummit.analysis.speech.speech_words import SAYING, SOURCES, SPEECHES

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNING = frozenset(("by", "from", "of", "at", "with"))
_MAKING = frozenset("conduct publish release commission compile produce carry write collect obtain gather".split())
_PAPERS = frozenset("memo letter email document dossier filing statement briefing paper record testimony".split())
RULES = frozenset("act bill law code treaty agreement regulation regulations directive convention charter".split())


def is_source(token: "Token") -> bool:
    """Tell whether a noun names a thing that holds findings ("study", "figures") or an act of speech ("claim")."""
    return token.tag_ in {"NN", "NNS", "NNP", "NNPS"} and (token.lemma_.lower() in SOURCES or token.lower_ in SOURCES)


def is_speech(token: "Token") -> bool:
    """Tell whether a noun is an act of speech ("his announcement that …")."""
    return token.tag_ in {"NN", "NNS"} and token.lemma_.lower() in SPEECHES


def owner(noun: "Token") -> "Token | None":
    """Return the head word of the phrase that names whose the thing is, or None where the text does not say."""
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ == "by" and (named := _named(child)) is not None:
            return named
    for child in noun.children:
        if child.dep_ == "poss" and not _is_rule(child):
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in _OWNING:
            named = _named(child)
            if named is not None:
                return named
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in _MAKING - _got(noun):
            found = next((named for prep in child.children if (named := _named(prep)) is not None), None)
            if found is not None:
                return found
    before = [child for child in noun.lefts if child.dep_ in {"compound", "nmod", "amod"} and child.text[0].isupper()]
    before = [child for child in before if not _is_rule(child)]
    return before[-1] if before else _maker(noun)


def _got(noun: "Token") -> frozenset[str]:
    """Return the verbs that only tell who came by a paper: "a memo obtained by the Echo" is not the Echo's."""
    return frozenset(("obtain", "gather", "collect")) if noun.lemma_.lower() in _PAPERS else frozenset()


def _maker(noun: "Token") -> "Token | None":
    """Return who brings the thing out: "the council published figures", "a report in which the ombudsman claimed"."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in _MAKING | {"issue", "launch", "unveil", "present"}:
        return next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ in {"NNP", "NNPS", "NN", "NNS"}), None)
    for child in noun.children:
        if child.dep_ == "relcl" and child.lemma_.lower() in SAYING and child.doc[child.left_edge.i].lower_ == "in":
            return next((c for c in child.children if c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"}), None)
    return None


def _is_rule(token: "Token") -> bool:
    """Tell whether a name is a law's, a day's or a month's, which speaks for nobody: "Information Act records"."""
    return token.lower_ in RULES or token.ent_type_ in {"DATE", "TIME"}


def _named(prep: "Token") -> "Token | None":
    """Return what stands after "by", "from" or "of" where it is a name or leads to one in apposition."""
    if prep.lower_ not in _OWNING:
        return None
    thing = next((child for child in prep.children if child.dep_ == "pobj"), None)
    if thing is None or _is_rule(thing):
        return None
    named = next((child for child in thing.children if child.dep_ == "appos" and child.text[0].isupper()), None)
    if named is not None:
        return named
    if thing.text[0].isupper() and thing.tag_ in {"NNP", "NNPS", "NN", "NNS"}:
        return thing
    definite = any(child.lower_ in {"the", "its", "his", "her", "their"} for child in thing.children)
    return thing if definite and prep.lower_ in {"by", "from"} else None
