"""From the phrase that names a speaker to the name: pronouns, surnames, titles, roles and bodies, in one document."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oicsummit.analysis.speech import owners
from oicsummit.analysis.speech.cast import Cast, Member
from oicsummit.analysis.speech.names import Name, is_name_word, name_at, run
from oicsummit.analysis.speech.speech_words import (
    BODIES,
    FEMALE,
    FINDERS,
    GENERIC_BODIES,
    MALE,
    PEOPLE,
    ROLES,
    SOURCES,
    is_person_noun,
)
from oicsummit.analysis.text.trees import noun_phrase

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
    group: tuple[int, Who] | None = None  # the last body or group that spoke
    role: tuple[int, Who] | None = None  # the last person who spoke without a name
    named: dict[str, Who] = field(default_factory=dict)

    def note(self, who: Who | None, place: int) -> None:
        """Put a speaker or subject into focus."""
        if who is not None and who.member is not None:
            (self.bodies if who.member.is_body else self.people).append((place, who.member))
        if who is not None and who.name and (who.member is None or who.member.is_body):
            single = who.member is None and is_person_noun(who.words.split()[-1].lower())
            if single and not who.words.endswith("s"):
                self.role = (place, who)
            else:
                self.group = (place, who)

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
            if self.role is not None and place - self.role[0] <= _FAR and not self._since(self.role[0]):
                return self.role[1]
            member = self._person(word in _FEMALE_PRONOUNS, place)
        elif word in _THINGS and self._group_is_nearest(place):
            return self.group[1] if self.group else None
        elif word in _GROUPS and self.group is not None and place - self.group[0] <= _FAR:
            return self.group[1]
        elif word in _THINGS or word in _GROUPS:
            member = self._body(place)
        else:
            return None
        return Who(member) if member else None

    def _group_is_nearest(self, place: int) -> bool:
        """Tell whether a body without a name was spoken of after the last one with a name."""
        if self.group is None or place - self.group[0] > _FAR:
            return False
        return not self.bodies or self.group[0] > self.bodies[-1][0]

    def _since(self, place: int) -> bool:
        """Tell whether a named person has been in focus after `place`."""
        return bool(self.people) and self.people[-1][0] >= place

    def _person(self, female: bool, place: int) -> Member | None:
        for at, member in reversed(self.people):
            if place - at <= _FAR and member.female in (None, female):
                return self._learn(member, female)
        last = self.cast.latest(place, body=False, female=female)
        return self._learn(last, female) if last else None

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
        if found is not None and found.name:
            self.source = found
        return found or Who()

    def note_sources(self, tokens: "Iterable[Token]", block: "ParsedBlock") -> None:
        """Remember whose study or figures were last spoken of, for "the report" further on."""
        for token in tokens:
            if owners.is_source(token) and not is_name_word(token):
                self._source(token, block, block.offsets[token.idx])

    def _named(self, head: "Token", place: int) -> Who | None:
        doc = head.doc
        candidates = [head, *(child for child in head.children if child.dep_ in {"appos", "flat", "nmod"})]
        if not is_name_word(head) or name_at(head, 0, len(doc)) is None:
            after = head.i + 1
            if after < len(doc) and is_name_word(doc[after]):
                candidates.append(doc[after])
            candidates += _after_comma(head)
        for candidate in candidates:
            name = name_at(candidate, 0, len(doc))
            if name is not None and (candidate is head or _fits(head, name.body)):
                member = self.cast.add(name, place)
                if candidate is not head:
                    member.person_votes += 3 * (head.lemma_.lower() in ROLES)
                    member.body_votes += 3 * (head.lemma_.lower() in BODIES - ROLES)
                return Who(member)
        return self._mistagged(head, place)

    def _mistagged(self, head: "Token", place: int) -> Who | None:
        """Find a name that the tagger took for a common noun, as it does at the head of a sentence."""
        if not head.text[0].isupper() or any(child.dep_ == "det" for child in head.children):
            return None
        lemma = head.lemma_.lower()
        if {lemma, head.lower_} & (ROLES | PEOPLE | BODIES | SOURCES):
            return None
        member = self.cast.find(head.text)
        if member is not None:
            member.places.append(place)
            return Who(member)
        kind = next((child for child in head.children if child.dep_ == "appos"), None)
        is_body = kind is not None and kind.lemma_.lower() in BODIES
        if head.tag_ in {"NN", "NNP"} or is_body:
            return Who(self.cast.add(Name(head.text, head.i, head.i + 1, "", is_body or None, None), place))
        return None

    def _role(self, head: "Token", block: "ParsedBlock", place: int) -> Who | None:
        """Resolve "the Prime Minister", "the authority", "a spokesman for X", "officials"."""
        doc = head.doc
        start, end = run(doc, head.i, 0, len(doc)) if is_name_word(head) else noun_phrase(head)
        words = [doc[i].lower_ for i in range(start, end) if doc[i].is_alpha or "-" in doc[i].text]
        phrase = [word for word in words if word not in _DEFINITE | {"a", "an"}]
        shown = [doc[i].text for i in range(start, end) if doc[i].lower_ in phrase] if is_name_word(head) else phrase
        noun = head.lower_
        definite = any(word in _DEFINITE for word in words) or is_name_word(head)
        if definite and (noun in ROLES or head.lemma_.lower() in ROLES):
            member = self.cast.by_title(phrase, place) or self._untitled(head, phrase, place)
            if member is not None:
                return Who(member)
        led = _led_by(head)
        if led is not None and (found := self._named(led, place)) is not None:
            self.source = found
            return found
        behalf = _on_behalf(head)
        if behalf is not None and (found := self.resolve(behalf, block)) is not None:
            return found
        if noun.startswith("spokes") and (member := self._body(place)) is not None:
            return Who(member)
        if noun in BODIES or head.lemma_.lower() in BODIES:
            if definite and noun in FINDERS and self.source is not None and self.source.name:
                return self.source
            member = self.cast.by_noun(noun, place) if definite else None
            member = member or (self.cast.by_title([noun], place, body=True) if definite else None)
            member = member or (self._body(place) if definite and len(phrase) <= 2 and noun in GENERIC_BODIES else None)
            return Who(member) if member else self._unnamed(shown)
        if is_person_noun(head.lemma_.lower()):
            if definite and head.lemma_.lower() in FINDERS and self.source is not None and self.source.name:
                return self.source
            return self._known_by_sex(head, definite, place) or self._unnamed(shown)
        return None

    def _untitled(self, head: "Token", phrase: list[str], place: int) -> Member | None:
        """Find whom "the minister" means where no title fits whole: one with a like title, or the last named one."""
        member = self.cast.by_title([head.lower_], place)
        if member is not None and (len(phrase) == 1 or not member.titles):
            return member
        if head.tag_ in {"NNS", "NNPS"}:
            return None
        for at, person in reversed(self.people[-3:]):
            if place - at <= _FAR and not person.titles:
                return person
        return member

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
        words = " ".join(word for word in phrase if word not in {"own", "some", "many", "several", "other"})
        return self.named.setdefault(words, Who(words=words)) if words else None


def _after_comma(head: "Token") -> "list[Token]":
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


def _fits(head: "Token", body: bool | None) -> bool:
    """Tell whether a name in apposition can be the noun's: a role wants a person, a kind of body a body."""
    lemma = head.lemma_.lower()
    if lemma in ROLES:
        return body is not True
    return body is not False or lemma not in BODIES


def _led_by(head: "Token") -> "Token | None":
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
