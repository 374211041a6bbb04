"""What the phrase around a name or noun says about who is meant: its apposition, kind, employer and leader."""

from functools import lru_cache
from typing import TYPE_CHECKING

from oicsummit.analysis.speech.cast import Member
from oicsummit.analysis.speech.names import is_name_word, run
from oicsummit.analysis.speech.speech_words import BODIES, FAMILIES, FINDERS, ROLES

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_pointed_at(head: "Token") -> bool:
    return any(child.lower_ in {"the", "that", "this"} for child in head.children)


def is_kind(member: Member, noun: str, *, plainly: bool = False) -> bool:
    """Tell whether a body can go by a noun: "the company" is no union. `plainly`: its name says so."""
    named, meant = _families(tuple(member.words)), _families((noun,))
    if noun in member.words or (bool(meant) and meant[0] in named):
        return True
    return not plainly and (not named or not noun)


@lru_cache(maxsize=8192)  # asked of each body of a document for each "it"
def _families(words: tuple[str, ...]) -> list[int]:
    return [i for i, family in enumerate(FAMILIES) if not family.isdisjoint(words)]


def titled(head: "Token") -> "Token | None":
    """Return the person's name where the parser parts it from a title: "Housing | and Planning Secretary Roe"."""
    doc = head.doc
    if head.i + 2 >= len(doc) or doc[head.i + 1].lower_ != "and" or not is_name_word(head):
        return None
    for child in head.children:
        if child.dep_ == "conj" and is_name_word(child):
            start, _ = run(doc, child.i, head.i + 2, len(doc))
            titled = any(doc[i].lower_ in ROLES for i in range(start, child.i))
            return child if start == head.i + 2 and titled and head.ent_type_ != "PERSON" else None
    return None


def after_comma(head: "Token") -> "list[Token]":
    """Return the name words that a comma behind the phrase leads to: "the Member for Castle Ferry, Ms Roe,"."""
    doc = head.doc
    for i in range(head.i + 1, min(head.i + 10, len(doc) - 1)):
        if doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD", "VBN", "VBG"} or doc[i].text in {".", ":", ";"}:
            break
        if doc[i].text == ",":
            for j in range(i + 1, min(i + 6, len(doc))):
                if doc[j].tag_ in {"VBN", "VBG", "WP", "WDT", "IN"}:  # "the panel, chaired by Ruth Ellis"
                    break
                if is_name_word(doc[j]):
                    return [doc[j]]
            break
    return []


def fits(head: "Token", candidate: "Token", body: bool | None) -> bool:
    """Tell whether a name in apposition can be the noun's: a role wants a person, a kind of body a body."""
    lemma = head.lemma_.lower()
    if lemma in ROLES and candidate.dep_ == "appos" and candidate.head.i == head.i:
        return body is not True or candidate.lower_ not in BODIES
    if lemma in ROLES:
        return body is not True
    return body is not False or lemma not in BODIES or (candidate.dep_ == "appos" and candidate.head.i == head.i)


def led_by(head: "Token") -> "Token | None":
    """Return the name behind a group: "a team led by Roe", "researchers at Fern University"."""
    if head.lemma_.lower() not in FINDERS | {"group", "panel", "study", "economist"}:
        return None
    for child in head.children:
        if child.dep_ == "poss" and is_name_word(child):
            return child
        if child.dep_ == "acl" and child.lemma_.lower() in {"lead", "head", "chair"}:
            agent = next((c for c in child.children if c.dep_ == "agent"), None)
            return next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
        if child.dep_ == "prep" and child.lower_ in {"at", "from"}:
            thing = next((c for c in child.children if c.dep_ == "pobj"), None)
            return thing if thing is not None and is_name_word(thing) else None
    return None


def on_behalf(head: "Token") -> "Token | None":
    """Return for whom a spokesman speaks: "a spokesman for X", "X's spokesman", "its spokesman"."""
    if not head.lower_.startswith(("spokes", "representative", "lawyer", "attorney", "counsel")):
        return None
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in {"for", "of", "at"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ in {"poss", "compound", "nmod"} and (child.tag_ == "PRP$" or child.text[0].isupper()):
            return child
    return None


def placed(head: "Token") -> list[str]:
    """Return the words that say which people are meant: "officials | in Dale", "a source | close to Roe"."""
    doc = head.doc
    after = next((c for c in head.children if c.i > head.i and c.dep_ in {"prep", "amod", "acl"}), None)
    if after is None or after.i != head.i + 1 or after.lower_ not in {"in", "at", "from", "close", "with", "familiar"}:
        return []
    end = after.right_edge.i + 1
    inside = [doc[i] for i in range(after.i, end)]
    plain = end - after.i <= 6 and any(token.tag_ == "NNP" for token in inside)
    return [token.text for token in inside] if plain and not any(token.is_punct for token in inside) else []
