"""Who a document names, gathered in one pass: names with their titles, initials, other names and relatives."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from oicsummit.analysis.parse import Parsed
from oicsummit.analysis.speech.cast import SMALL, Cast, Member, words_of
from oicsummit.analysis.speech.names import Name, is_name_word, name_at
from oicsummit.analysis.speech.speech_words import BODIES, KIN, ROLES
from oicsummit.analysis.types import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ALIAS = re.compile(r"\s*,?\s*(?:\(|a\.?k\.?a\.?\s+|also known as\s+|known as\s+|or\s+)(?:the\s+)?", re.IGNORECASE)
_WITHIN = frozenset((",", "'", "’", "'s", "’s", "-"))


def gather(parsed: Parsed) -> Cast:
    """Return everyone whom the document names, in text order; a place is the offset in the stored text."""
    cast = Cast()
    for block in parsed.blocks:
        doc = block.doc
        at, is_headline = 0, block.kind is BlockKind.HEADING and _is_title_case(doc)
        while at < len(doc):
            name = name_at(doc[at], at, len(doc)) if is_name_word(doc[at]) else None
            if name is None or (is_headline and (name.female is None or name.body is True)):
                at = at + 1 if name is None else max(name.end, at + 1)
                continue
            name = _spelt_out(doc, name)
            member = cast.add(name, block.offsets[doc[name.start].idx])
            _note_alias(cast, member, doc, name.end)
            _note_apposition(member, doc, name)
            _note_kin(cast, member, doc, name)
            at = max(name.end, at + 1)
    return cast


def _is_title_case(doc: "Doc") -> bool:
    """Tell whether a headline begins nearly every word with a capital, so that its names cannot be told apart."""
    words = [token for token in doc if token.is_alpha and len(token) > 3]
    return len(words) >= 4 and sum(word.text[0].isupper() for word in words) >= 0.8 * len(words)


def _note_alias(cast: Cast, member: Member, doc: "Doc", end: int) -> None:
    """Note "(ASU)" and ", a.k.a. the Hostile Office" behind a name."""
    if end >= len(doc):
        return
    rest = doc[end : end + 12].text
    match = _ALIAS.match(rest)
    if match is None:
        return
    if "(" in match.group():
        inside = rest[match.end() :].split(")")[0]
        if ")" in rest and inside.lower() in ROLES:
            member.titles.setdefault(inside.lower(), member.order)
            member.person_votes += 2
        elif ")" in rest and 1 < len(inside) <= 12 and inside.replace("-", "").isalnum() and inside[:1].isupper():
            cast.alias(inside, member)
            if _initials(member.words) == inside.lower():
                member.body_votes += 9
        return
    other = re.match(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*", rest[match.end() :])
    if (other and "nown as" in match.group()) or (other and "a" in match.group().lower().replace(".", "")[:3]):
        cast.alias(other.group(), member)


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words if word not in SMALL)


def _spelt_out(doc: "Doc", name: Name) -> Name:
    """Return the name with the words before it that its initials ask for: "Rail, Road and Sea Workers (RRSW)"."""
    if name.end + 2 >= len(doc) or doc[name.end].text != "(" or doc[name.end + 2].text != ")":
        return name
    initials = doc[name.end + 1].text
    if not 2 < len(initials) <= 7 or not initials.isupper() or _initials(words_of(name.text)) == initials.lower():
        return name
    at = name.start
    while at > 0 and name.end - at < 14:
        at -= 1
        if not (doc[at].text[0].isupper() or doc[at].lower_ in SMALL or doc[at].text in _WITHIN):
            return name
        if _initials(words_of(doc[at : name.end].text)) == initials.lower() and doc[at].text[0].isupper():
            start = at + (doc[at].lower_ == "the")
            return replace(name, text=doc[start : name.end].text, start=start, title="", body=True)
    return name


def _note_kin(cast: Cast, member: Member, doc: "Doc", name: Name) -> None:
    """Note whose relative a given name alone is: "her son, Paul, …"."""
    at = name.start - 1 - (name.start > 1 and doc[name.start - 1].text == ",")
    if at < 1 or len(member.words) > 1 or doc[at].lower_ not in KIN or doc[at - 1].lower_ not in {"her", "his"}:
        return
    named = [m for m in cast.members if m.person_votes and len(m.words) > 1 and m is not member]
    if named:
        member.kin, member.female = named[-1], KIN[doc[at].lower_]
        member.person_votes += 2
        cast.relative(member)


def _note_apposition(member: Member, doc: "Doc", name: Name) -> None:
    """Note titles that stand beside a name: "Ana Roe, the chief inspector of rivers, …", "the mayor, Ana Roe"."""
    words = _title_after(doc, name.end) or _title_comma_before(doc, name.start) or _title_bracketed(doc, name)
    if words and words.split()[0] not in SMALL and (set(words.split()) & (ROLES | BODIES)):
        member.titles.setdefault(words, member.order)
        if set(words.split()) & ROLES:
            member.person_votes += 2
        elif words.split()[-1] in BODIES:
            member.body_votes += 4


def _title_after(doc: "Doc", end: int) -> str:
    if end + 2 >= len(doc) or doc[end].text != ",":
        return ""
    at = end + 1
    while at < len(doc) and doc[at].lower_ in {"the", "a", "an", "its", "their", "our", "his", "her", "former"}:
        at += 1
    stop = at
    while stop < len(doc) and (doc[stop].is_alpha or doc[stop].text in {"-", "'s", "’s"}) and stop - at < 8:
        if doc[stop].tag_.startswith("VB") or doc[stop].tag_ in {"WP", "WDT"}:
            break
        if doc[stop].tag_ == "CC" and (stop + 1 >= len(doc) or not doc[stop + 1].tag_.startswith(("NN", "JJ"))):
            break
        stop += 1
    words = [doc[i].lower_ for i in range(at, stop)]
    head = next(
        (i for i, word in enumerate(words) if word in ROLES and (i + 1 == len(words) or words[i + 1] not in ROLES)),
        None,
    )
    if head is None or any(word in {"in", "at", "on", "by", "from"} for word in words[:head]):
        return ""
    return " ".join(words)


def _title_bracketed(doc: "Doc", name: Name) -> str:
    """Return the title before a name in brackets: "the Minister for Farms (Paul Adder)"."""
    at = name.start - 1
    if at < 1 or doc[at].text != "(" or name.end >= len(doc) or doc[name.end].text != ")":
        return ""
    first = at
    while first > 0 and at - first < 9 and (doc[first - 1].is_alpha or doc[first - 1].text == "-"):
        first -= 1
        if doc[first].lower_ in {"the", "its", "their", "our", "a"}:
            first += 1
            break
    words = [doc[i].lower_ for i in range(first, at)]
    return " ".join(words) if any(word in ROLES for word in words[:3]) else ""


def _title_comma_before(doc: "Doc", start: int) -> str:
    if start < 2 or doc[start - 1].text != ",":
        return ""
    at = start - 1
    while at > 0 and start - at < 9 and (doc[at - 1].is_alpha or doc[at - 1].text in {"-", "'s", "’s", "’"}):
        if doc[at - 1].tag_.startswith("VB") or doc[at - 1].lower_ in {"and", "but", "that"}:
            break
        at -= 1
        if doc[at].lower_ in {"the", "its", "their", "our", "his", "her", "a", "an"}:
            at += 1
            break
    words = [doc[i].lower_ for i in range(at, start - 1)]
    if doc[start].ent_type_ == "GPE" or {"at", "from", "in"} & set(words):
        return ""
    return " ".join(words) if words and any(word in ROLES or word in BODIES for word in words) else ""
