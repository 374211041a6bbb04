"""From the phrase that names a speaker to the name: pronouns, surnames, titles, roles and bodies, in one document."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oicsummit.analysis import owners
from oicsummit.analysis.cast import Cast, Member
from oicsummit.analysis.names import is_name_word, name_at, run
from oicsummit.analysis.speech_words import BODIES, FEMALE, MALE, PEOPLE, ROLES
from oicsummit.analysis.trees import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from oicsummit.analysis.parse import ParsedBlock

_FEMALE_PRONOUNS = frozenset(("she", "her", "herself"))
_MALE_PRONOUNS = frozenset(("he", "his", "him", "himself"))
_THINGS = frozenset(("it", "its", "itself"))
_GROUPS = frozenset(("they", "their", "them"))
_DEFINITE = frozenset(("the", "its", "their", "his", "her", "this", "that", "our"))
_FAR = 1600  # code points: a pronoun rarely reaches further back


@dataclass(frozen=True)
class Who:
    """A resolved speaker: a member of the cast, or the words of a role that the document never names."""

    member: Member | None = None
    words: str = ""

    @property
    def name(self) -> str:
        """The fullest name in the document, without title."""
        return self.member.name if self.member else self.words


@dataclass
class Resolver:
    """Resolves phrases in text order; remembers who was last in focus."""

    cast: Cast
    people: list[tuple[int, Member]] = field(default_factory=list)
    bodies: list[tuple[int, Member]] = field(default_factory=list)
    source: Who | None = None  # whose study was last spoken of
    named: dict[str, Who] = field(default_factory=dict)

    def note(self, who: Who | None, place: int) -> None:
        """Put a speaker or subject into focus."""
        if who is not None and who.member is not None:
            (self.bodies if who.member.is_body else self.people).append((place, who.member))

    def resolve(self, head: "Token", block: "ParsedBlock") -> Who | None:
        """Return who the phrase around `head` is, or None where it is no person or body."""
        place = block.offsets[head.idx]
        if head.tag_ in {"PRP", "PRP$"}:
            return self._pronoun(head.lower_, place)
        if owners.is_source(head) and not is_name_word(head):
            return self._source(head, block, place)
        return self._named(head, place) or self._role(head, block, place)

    def _pronoun(self, word: str, place: int) -> Who | None:
        if word in _FEMALE_PRONOUNS or word in _MALE_PRONOUNS:
            member = self._person(word in _FEMALE_PRONOUNS, place)
        elif word in _THINGS or word in _GROUPS:
            member = self._body(place)
        else:
            return None
        return Who(member) if member else None

    def _person(self, female: bool, place: int) -> Member | None:
        for at, member in reversed(self.people):
            if place - at <= _FAR and member.female in (None, female):
                return self._learn(member, female)
        member = self.cast.latest(place, body=False, female=female)
        return self._learn(member, female) if member else None

    def _learn(self, member: Member, female: bool) -> Member:
        if member.female is None:
            member.female = female
        return member

    def _body(self, place: int) -> Member | None:
        for at, member in reversed(self.bodies):
            if place - at <= _FAR:
                return member
        return self.cast.latest(place, body=True)

    def _source(self, head: "Token", block: "ParsedBlock", place: int) -> Who | None:
        """Resolve "a report by X" to X, and "the report" to whose it was; a study of nobody's has no speaker."""
        whose = owners.owner(head)
        found = self.resolve(whose, block) if whose is not None and whose.i != head.i else None
        if found is None and any(child.lower_ in _DEFINITE for child in head.children):
            return self.source or Who()
        if found is not None:
            self.source = found
        return found or Who()

    def _named(self, head: "Token", place: int) -> Who | None:
        doc = head.doc
        candidates = [head, *(child for child in head.children if child.dep_ in {"appos", "flat", "nmod"})]
        if not is_name_word(head) or name_at(head, 0, len(doc)) is None:
            after = head.i + 1
            if after < len(doc) and is_name_word(doc[after]):
                candidates.append(doc[after])
            if after + 1 < len(doc) and doc[after].text == "," and is_name_word(doc[after + 1]):
                candidates.append(doc[after + 1])
        for candidate in candidates:
            name = name_at(candidate, 0, len(doc))
            if name is not None and (candidate is head or _fits(head, name.body)):
                return Who(self.cast.add(name, place))
        return None

    def _role(self, head: "Token", block: "ParsedBlock", place: int) -> Who | None:
        """Resolve "the Prime Minister", "the authority", "a spokesman for X", "officials"."""
        doc = head.doc
        start, end = run(doc, head.i, 0, len(doc)) if is_name_word(head) else noun_phrase(head)
        words = [doc[i].lower_ for i in range(start, end) if doc[i].is_alpha or "-" in doc[i].text]
        phrase = [word for word in words if word not in _DEFINITE | {"a", "an"}]
        noun = head.lower_
        definite = any(word in _DEFINITE for word in words) or is_name_word(head)
        if definite and (noun in ROLES or head.lemma_.lower() in ROLES):
            member = self.cast.by_title(phrase, place) or self.cast.by_title([noun], place)
            if member is not None:
                return Who(member)
        behalf = _on_behalf(head)
        if behalf is not None and (found := self.resolve(behalf, block)) is not None:
            return found
        if noun in BODIES or head.lemma_.lower() in BODIES:
            member = self.cast.by_noun(noun, place) if definite else None
            member = member or (self.cast.by_title([noun], place) if definite else None)
            member = member or (self._body(place) if definite and len(phrase) == 1 and not _is_standing(noun) else None)
            return Who(member) if member else self._unnamed(phrase)
        if noun in ROLES | PEOPLE or head.lemma_.lower() in ROLES | PEOPLE:
            return self._known_by_sex(head, definite, place) or self._unnamed(phrase)
        return None

    def _known_by_sex(self, head: "Token", definite: bool, place: int) -> Who | None:
        noun = head.lower_
        if not definite or len(list(head.lefts)) > 1 or noun.endswith("s"):
            return None
        if noun in FEMALE | MALE or noun in ROLES:
            for at, member in reversed(self.people):
                if place - at <= _FAR and (noun not in FEMALE or member.female is not False):
                    return Who(member)
        return None

    def _unnamed(self, phrase: list[str]) -> Who | None:
        words = " ".join(phrase)
        return self.named.setdefault(words, Who(words=words)) if words else None


def _fits(head: "Token", body: bool | None) -> bool:
    """Tell whether a name in apposition can be the noun's: a role wants a person, a kind of body a body."""
    lemma = head.lemma_.lower()
    if lemma in ROLES:
        return body is not True
    return True


def _is_standing(noun: str) -> bool:
    """Tell whether a body needs no name before it: "police said" is not the company spoken of last."""
    return noun in {
        "police",
        "government",
        "parliament",
        "court",
        "army",
        "congress",
        "officials",
        "ministers",
        "researchers",
        "scientists",
        "doctors",
        "council",
        "hospital",
        "school",
        "university",
        "bank",
    }


def _on_behalf(head: "Token") -> "Token | None":
    """Return for whom a spokesman speaks: "a spokesman for X", "X's spokesman", "its spokesman"."""
    if not head.lower_.startswith(("spokes", "representative", "lawyer", "attorney", "counsel")):
        return None
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in {"for", "of", "at"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ in {"poss", "compound", "nmod"} and (child.tag_ == "PRP$" or child.text[0].isupper()):
            return child
    return None
