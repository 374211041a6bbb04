"""The people and bodies that a document names, so that "she", "the minister" and "the ASU" find their names.

Only the document is asked: a role without a name in it stays a role.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from oicsummit.analysis.parse import Parsed
from oicsummit.analysis.speech.given_names import is_female
from oicsummit.analysis.speech.names import Name, is_name_word, name_at
from oicsummit.analysis.speech.speech_words import BODIES, KIN, ROLES, SHORT_TITLES
from oicsummit.analysis.types import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ALIAS = re.compile(r"\s*,?\s*(?:\(|a\.?k\.?a\.?\s+|also known as\s+|known as\s+|or\s+)(?:the\s+)?", re.IGNORECASE)
_RANKS = frozenset(("prime", "chief", "first"))
_LESSER = frozenset(("deputy", "shadow", "former", "vice", "acting"))
_WITHIN = frozenset((",", "'", "’", "'s", "’s", "-"))
_SMALL = frozenset(("of", "the", "for", "and", "in", "on", "&", "to", "a"))


@dataclass(eq=False)
class Member:
    """One person or body of a document, gathered while it is read."""

    name: str
    order: int
    body_votes: int = 0
    person_votes: int = 0
    female: bool | None = None
    kin: "Member | None" = None  # a relative with a surname, for who is named without one
    titles: dict[str, int] = field(default_factory=dict)  # with the place of first use
    mentions: dict[str, int] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)

    @property
    def is_body(self) -> bool:
        """Whether it seems to be a body and not a person."""
        return self.body_votes > self.person_votes

    @property
    def words(self) -> list[str]:
        """The words of the name in lower case."""
        return _words(self.name)


class Cast:
    """All members of one document, found again by name, surname, initials, title or noun."""

    def __init__(self) -> None:
        self.members: list[Member] = []
        self._by_words: dict[tuple[str, ...], Member] = {}
        self._by_last: dict[str, list[Member]] = {}
        self._aliases: dict[str, Member] = {}

    def add(self, name: Name, place: int) -> Member:
        """Take a name into the cast, or find the member that it is another mention of."""
        member = self.find(name.text, name.body, place, name.female) or self._new(name.text, place)
        if len(_words(name.text)) > len(member.words) and not name.text.isupper():
            self._rename(member, name.text)
        member.mentions.setdefault(name.text, place)
        member.places.append(place)
        if name.title:
            member.titles.setdefault(name.title, place)
        if name.female is not None and member.female is None:
            member.female = name.female
        member.body_votes += name.body is True
        member.person_votes += 2 * (name.body is False)
        return member

    def find(
        self, text: str, body: bool | None = None, place: int | None = None, female: bool | None = None
    ) -> Member | None:
        """Return the member with this name, surname, fuller form or initials; of two, the last one before `place`."""
        words = tuple(_words(text))
        if not words:
            return None
        if words in self._by_words and len(words) > 1:
            return self._by_words[words]
        if len(words) == 1 and (namesake := self._namesake(words[0], place, female)) is not None:
            return namesake
        if words in self._by_words:
            return self._by_words[words]
        if len(words) == 1 and words[0] in self._aliases:
            return self._aliases[words[0]]
        if " ".join(words) in self._aliases:
            return self._aliases[" ".join(words)]
        if len(words) > 1 and text.split()[0].isupper() and (member := self._by_words.get(words[1:])):
            return member
        if len(words) == 2 and text.split()[0].isupper() and (member := self._by_tail(words[1:], False)):
            return member if not member.is_body else None
        return self._by_tail(words, body)

    def exact(self, text: str) -> Member | None:
        """Return the member of just this name."""
        return self._by_words.get(tuple(_words(text)))

    def _namesake(self, surname: str, place: int | None, female: bool | None) -> Member | None:
        """Return which of several people of one surname is meant: the right sex, the last one named in full."""
        pool = [m for m in self._by_last.get(surname, []) if (len(m.words) > 1 or m.kin) and not m.is_body]
        if place is None or len(pool) < 2:
            return None
        pool = [m for m in pool if female is None or m.female in (None, female)]
        found = max(pool, key=lambda member: _last_before(member, place), default=None)
        if found is not None and found.kin is not None and len(found.words) == 1:
            self._rename(found, f"{found.name} {found.kin.name.split()[-1]}")
        return found

    def _by_tail(self, words: tuple[str, ...], body: bool | None) -> Member | None:
        """Find "Starmer" as "Keir Starmer", and "Port Authority" as "Skellin Port Authority"."""
        for member in reversed(self._by_last.get(words[-1], [])):
            own = member.words
            if len(words) == 1 and len(own) > 1 and (member.is_body or body) and words[0] in BODIES:
                continue
            if len(words) <= len(own) and own[-len(words) :] == list(words):
                return member
            if len(own) <= len(words) and list(words[-len(own) :]) == own and len(own) > 1:
                return member
        return (self._by_first(words[0]) if len(words) == 1 else None) or self._by_head(words, body)

    def _by_first(self, word: str) -> Member | None:
        """Find "Sir Keir" as "Keir Starmer": a given name alone."""
        if is_female(word) is None:
            return None
        return next((m for m in self.members if m.words[0] == word and len(m.words) > 1 and not m.is_body), None)

    def _by_head(self, words: tuple[str, ...], body: bool | None) -> Member | None:
        """Find "Citylink" as "Citylink Trams": the distinctive first word of a body's name."""
        if len(words) > 1:
            return None
        heads = [m for m in self.members if m.words[0] == words[0] and len(m.words) > 1]
        return next((m for m in heads if m.is_body or not m.person_votes), None)

    def _new(self, text: str, place: int) -> Member:
        member = Member(text, place)
        self.members.append(member)
        self._index(member)
        return member

    def _rename(self, member: Member, text: str) -> None:
        member.mentions.setdefault(member.name, member.order)
        member.name = text
        self._index(member)

    def _index(self, member: Member) -> None:
        words = member.words
        self._by_words.setdefault(tuple(words), member)
        row = self._by_last.setdefault(words[-1], [])
        if member not in row:
            row.append(member)
        initials = "".join(word[0] for word in words if word not in _SMALL)
        if len(initials) >= 3:
            self._aliases.setdefault(initials, member)

    def relative(self, member: Member) -> None:
        """Let a given name alone be found by the surname of a relative."""
        if member.kin is not None:
            self._by_last.setdefault(member.kin.words[-1], []).append(member)

    def alias(self, text: str, member: Member) -> None:
        """Note another name for a member: what stands in brackets behind it, or after "a.k.a."."""
        words = " ".join(_words(text))
        known = self._by_words.get(tuple(_words(text)))
        if known is not None and known is not member:
            known.name = member.name
        if words:
            self._aliases[words] = member
            member.mentions.setdefault(text, member.order)

    def by_title(self, words: Iterable[str], place: int, *, body: bool | None = None) -> Member | None:
        """Return the member whose title holds all these words, the last one named before `place` first."""
        pool = self.titled(words, place, body=body)
        return max(pool, key=lambda member: max((p for p in member.places if p <= place), default=-1), default=None)

    def titled(self, words: Iterable[str], place: int, *, body: bool | None = None) -> list[Member]:
        """Return the members whose title holds all these words, those named before `place` if there are any."""
        wanted = {word for given in words for word in SHORT_TITLES.get(given, given).split() if word not in _SMALL}
        if not wanted:
            return []
        fitting = [(m, set(re.findall(r"[\w-]+", title))) for m in self.members for title in m.titles]
        fitting = [(m, title) for m, title in fitting if wanted <= title and (body is None or m.is_body == body)]
        fitting = [(m, title) for m, title in fitting if not (title - wanted) & _LESSER]
        if not wanted & _RANKS:  # "the minister" is not the prime minister where there is another
            fitting = [(m, title) for m, title in fitting if not title & _RANKS] or fitting
        before = [m for m, _ in fitting if min(m.places) <= place]
        return before or [m for m, _ in fitting]

    def by_noun(self, noun: str, place: int) -> Member | None:
        """Return the body whose name ends in this noun, latest mention first: "the authority"."""
        found = [m for m in self.members if m.words[-1] == noun or (noun in m.words[:-1] and noun in BODIES)]
        found = [m for m in found if m.is_body] or [m for m in found if m.words[-1] == noun]
        return max(found, key=lambda member: _last_before(member, place), default=None)

    def latest(
        self, place: int, *, body: bool, female: bool | None = None, fits: Callable[[Member], bool] = bool
    ) -> Member | None:
        """Return the person or body mentioned last before `place` that agrees in gender as far as known."""
        pool = [
            member
            for member in self.members
            if member.is_body == body
            and fits(member)
            and (member.words[-1] in BODIES if body else member.person_votes)
            and not (female is not None and member.female is not None and member.female != female)
            and _last_before(member, place) >= 0
        ]
        return max(pool, key=lambda member: _last_before(member, place), default=None)


def _last_before(member: Member, place: int) -> int:
    return max((at for at in member.places if at <= place), default=-1)


def _words(text: str) -> list[str]:
    return list(_split(text))


@lru_cache(maxsize=8192)
def _split(text: str) -> tuple[str, ...]:
    words = re.findall(r"[\w&]+(?:[-.’'][\w]+)*", text.casefold())
    words = [re.sub(r"[’']s$", "", word) for word in words]
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


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
    return "".join(word[0] for word in words if word not in _SMALL)


def _spelt_out(doc: "Doc", name: Name) -> Name:
    """Return the name with the words before it that its initials ask for: "Rail, Road and Sea Workers (RRSW)"."""
    if name.end + 2 >= len(doc) or doc[name.end].text != "(" or doc[name.end + 2].text != ")":
        return name
    initials = doc[name.end + 1].text
    if not 2 < len(initials) <= 7 or not initials.isupper() or _initials(_words(name.text)) == initials.lower():
        return name
    at = name.start
    while at > 0 and name.end - at < 14:
        at -= 1
        if not (doc[at].text[0].isupper() or doc[at].lower_ in _SMALL or doc[at].text in _WITHIN):
            return name
        if _initials(_words(doc[at : name.end].text)) == initials.lower() and doc[at].text[0].isupper():
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
    words = _title_after(doc, name.end) or _title_comma_before(doc, name.start)
    if words and words.split()[0] not in _SMALL and (set(words.split()) & (ROLES | BODIES)):
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
