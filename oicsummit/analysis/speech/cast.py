"""The people and bodies that a document names, so that "she", "the minister" and "the ASU" find their names.

Only the document is asked: a role without a name in it stays a role.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from oicsummit.analysis.speech.given_names import is_female
from oicsummit.analysis.speech.names import Name
from oicsummit.analysis.speech.speech_words import BODIES, SHORT_TITLES

_RANKS = frozenset(("prime", "chief", "first"))
_LESSER = frozenset(("deputy", "shadow", "former", "vice", "acting"))
SMALL = frozenset(("of", "the", "for", "and", "in", "on", "&", "to", "a"))


@dataclass(eq=False)
class Member:
    """One person or body of a document, gathered while it is read; `words` are those of the name, in lower case."""

    name: str
    order: int
    body_votes: int = 0
    person_votes: int = 0
    female: bool | None = None
    kin: "Member | None" = None  # a relative with a surname, for who is named without one
    titles: dict[str, int] = field(default_factory=dict)  # with the place of first use
    mentions: dict[str, int] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    words: list[str] = field(init=False)
    rank: int = field(init=False)  # among the members of the cast, in the order in which they came

    def __post_init__(self) -> None:
        self.call(self.name)

    def call(self, name: str) -> None:
        """Give the member this name from now on."""
        self.name, self.words = name, words_of(name)

    @property
    def is_body(self) -> bool:
        """Whether it seems to be a body and not a person."""
        return self.body_votes > self.person_votes


class Cast:
    """All members of one document, found again by name, surname, initials, title or noun."""

    def __init__(self) -> None:
        self.members: list[Member] = []
        self._by_words: dict[tuple[str, ...], Member] = {}
        self._by_last: dict[str, list[Member]] = {}
        # By any word that has ever been in the name: a long document names thousands, and asks for each of them.
        self._by_word: dict[str, dict[Member, None]] = {}
        self._aliases: dict[str, Member] = {}

    def add(self, name: Name, place: int) -> Member:
        """Take a name into the cast, or find the member that it is another mention of."""
        member = self.find(name.text, name.body, place, name.female) or self._new(name.text, place)
        if len(words_of(name.text)) > len(member.words) and not name.text.isupper():
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
        words = tuple(words_of(text))
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

    def surnamed(self, word: str) -> Member | None:
        """Return the person named in full whose surname is also a title: "King" for "Ana King"."""
        found = [m for m in self._by_last.get(word, []) if len(m.words) > 1 and not m.is_body and m.person_votes]
        return found[-1] if found else None

    def exact(self, text: str) -> Member | None:
        """Return the member of just this name."""
        return self._by_words.get(tuple(words_of(text)))

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
        return (self._by_first(words[0], body) if len(words) == 1 else None) or self._by_head(words, body)

    def _by_first(self, word: str, body: bool | None) -> Member | None:
        """Find "Sir Keir" as "Keir Starmer": a given name alone; one that no list has where it is one person's."""
        found = [m for m in self._headed(word) if not m.is_body]
        if is_female(word) is None and (body or len(found) != 1 or not found[0].person_votes):
            return None
        return next(iter(found), None)

    def _by_head(self, words: tuple[str, ...], body: bool | None) -> Member | None:
        """Find "Citylink" as "Citylink Trams": the distinctive first word of a body's name."""
        if len(words) > 1:
            return None
        return next((m for m in self._headed(words[0]) if m.is_body or not m.person_votes), None)

    def longer(self, text: str) -> Member | None:
        """Return the body whose name begins with these words: "a Moor & Dale spokeswoman" of "Moor & Dale Water"."""
        words = words_of(text)
        named = self._with(words[0]) if words else self.members
        return next(
            (m for m in named if m.is_body and len(m.words) > len(words) and m.words[: len(words)] == words), None
        )

    def _headed(self, word: str) -> list[Member]:
        """Return the members whose name is longer than this word and begins with it, in their order."""
        return [m for m in self._with(word) if m.words[0] == word and len(m.words) > 1]

    def _with(self, word: str) -> list[Member]:
        """Return the members that have this word in their name, or had, in their order."""
        return sorted(self._by_word.get(word, ()), key=lambda member: member.rank)

    def _new(self, text: str, place: int) -> Member:
        member = Member(text, place)
        member.rank = len(self.members)
        self.members.append(member)
        self._index(member)
        return member

    def _rename(self, member: Member, text: str) -> None:
        member.mentions.setdefault(member.name, member.order)
        member.call(text)
        self._index(member)

    def _index(self, member: Member) -> None:
        words = member.words
        self._by_words.setdefault(tuple(words), member)
        self._note_words(member)
        row = self._by_last.setdefault(words[-1], [])
        if member not in row:
            row.append(member)
        initials = "".join(word[0] for word in words if word not in SMALL)
        if len(initials) >= 3:
            self._aliases.setdefault(initials, member)

    def _note_words(self, member: Member) -> None:
        for word in member.words:
            self._by_word.setdefault(word, {})[member] = None

    def relative(self, member: Member) -> None:
        """Let a given name alone be found by the surname of a relative."""
        if member.kin is not None:
            self._by_last.setdefault(member.kin.words[-1], []).append(member)

    def alias(self, text: str, member: Member) -> None:
        """Note another name for a member: what stands in brackets behind it, or after "a.k.a."."""
        words = " ".join(words_of(text))
        known = self._by_words.get(tuple(words_of(text)))
        if known is not None and known is not member:
            known.call(member.name)
            self._note_words(known)
        if words:
            self._aliases[words] = member
            member.mentions.setdefault(text, member.order)

    def by_title(self, words: Iterable[str], place: int, *, body: bool | None = None) -> Member | None:
        """Return the member whose title holds all these words, the last one named before `place` first."""
        pool = self.titled(words, place, body=body)
        return max(pool, key=lambda member: max((p for p in member.places if p <= place), default=-1), default=None)

    def titled(self, words: Iterable[str], place: int, *, body: bool | None = None) -> list[Member]:
        """Return the members whose title holds all these words, those named before `place` if there are any."""
        wanted = {word for given in words for word in SHORT_TITLES.get(given, given).split() if word not in SMALL}
        if not wanted:
            return []
        fitting = [(m, _words_of_title(title)) for m in self.members for title in m.titles]
        fitting = [(m, title) for m, title in fitting if wanted <= title and (body is None or m.is_body == body)]
        fitting = [(m, title) for m, title in fitting if not (title - wanted) & _LESSER]
        if not wanted & _RANKS:  # "the minister" is not the prime minister where there is another
            fitting = [(m, title) for m, title in fitting if not title & _RANKS] or fitting
        before = [m for m, _ in fitting if min(m.places) <= place]
        return before or [m for m, _ in fitting]

    def by_noun(self, noun: str, place: int) -> Member | None:
        """Return the body whose name ends in this noun, latest mention first: "the authority"."""
        found = [m for m in self._with(noun) if m.words[-1] == noun or (noun in m.words[:-1] and noun in BODIES)]
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


def words_of(text: str) -> list[str]:
    """Return the words of a name in lower case, without article and possessive."""
    return list(_split(text))


@lru_cache(maxsize=8192)
def _words_of_title(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", title))


@lru_cache(maxsize=8192)
def _split(text: str) -> tuple[str, ...]:
    words = re.findall(r"[\w&]+(?:[-.’'][\w]+)*", text.casefold())
    words = [re.sub(r"[’']s$", "", word) for word in words]
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)
