"""From the phrase that names a speaker to the name: pronouns, surnames, titles, roles and bodies, in one document."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oicsummit.analysis.speech import owners, phrases
from oicsummit.analysis.speech.cast import Cast, Member
from oicsummit.analysis.speech.names import NO_NAMES, Name, is_name_word, name_at, run
from oicsummit.analysis.speech.speech_words import (
    BODIES,
    FEMALE,
    FINDERS,
    GENERIC_BODIES,
    LEADERS,
    MALE,
    PEOPLE,
    ROLES,
    SOURCES,
    STAFF,
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
_NEAR = 600  # code points: about a paragraph
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
    turns: list[Who] = field(default_factory=list)  # who had the floor, in the order of the turns
    labels: frozenset[str] = frozenset()  # the names that open the turns of a transcript
    spoken: tuple[int, Who] | None = None  # the last body or group that said something
    spokesman: tuple[int, Who] | None = None  # a spokesman without a name, and the body spoken for

    def note(self, who: Who | None, place: int, *, spoke: bool = False) -> None:
        """Put a speaker or subject into focus."""
        if who is not None and who.member is not None:
            if who.member.is_body or not who.member.person_votes:
                self.bodies.append((place, who.member))
            is_plural = who.member.name.rstrip("s").isupper() and not who.member.person_votes  # "NGOs" are nobody
            if not who.member.is_body and not is_plural:
                self.people.append((place, who.member))
        if who is not None and who.name and (who.member is None or who.member.is_body):
            noun = who.name.split()[-1].lower()
            single = who.member is None and is_person_noun(noun) and noun not in BODIES
            if single and not who.words.endswith("s"):
                self.role = (place, who)
            else:
                self.group = (place, who)
                self.spoken = (place, who) if spoke else self.spoken

    def resolve(self, head: "Token", block: "ParsedBlock") -> Who | None:
        """Return who the phrase around `head` is, or None where it is no person or body."""
        place = block.offsets[head.idx]
        if head.tag_ in {"PRP", "PRP$"}:
            inside = self._in_sentence(head, block) if head.lower_ == "it" else None
            return Who(inside) if inside is not None else self._pronoun(head.lower_, place)
        if is_name_word(head) and head.lower_ in owners.RULES:
            return None
        if owners.is_source(head) and not is_name_word(head):
            named = (
                self.cast.by_noun(head.lower_, place)
                if phrases.is_pointed_at(head) and owners.owner(head) is None
                else None
            )
            return Who(named) if named is not None else self._source(head, block, place)
        return self._named(head, place) or self._role(head, block, place)

    def _pronoun(self, word: str, place: int) -> Who | None:
        if word in _FEMALE_PRONOUNS or word in _MALE_PRONOUNS:
            if self.spokesman is not None and place - self.spokesman[0] <= _NEAR and not self._since(self.spokesman[0]):
                return self.spokesman[1]
            if self.role is not None and place - self.role[0] <= _FAR and not self._since(self.role[0]):
                return self.role[1]
            member = self._person(word in _FEMALE_PRONOUNS, place)
        elif word in _THINGS and self._group_is_nearest(place):
            return self.group[1] if self.group else None
        elif word in _GROUPS and (group := self._plural(place)) is not None:
            return group
        elif word in _THINGS or word in _GROUPS:
            member = self._body(place)
        else:
            return None
        return Who(member) if member else None

    def _plural(self, place: int) -> Who | None:
        """Return whom "they" means: who spoke last, not a body that was only spoken of since."""
        if self.spoken is not None and place - self.spoken[0] <= _NEAR:
            return self.spoken[1]
        return self.group[1] if self.group is not None and place - self.group[0] <= _FAR else None

    def _in_sentence(self, head: "Token", block: "ParsedBlock") -> Member | None:
        """Return the body that a sentence names before "it said" at its end: "It cost Harbour £71 million, it said"."""
        if head.head.i < head.i or head.head.dep_ == "ccomp" or head.i - head.sent.start < 4:
            return None
        found = [
            member
            for token in head.doc[head.sent.start : head.i]
            if is_name_word(token)
            and block.quotation_at(token.idx) is None
            and (member := self.cast.find(token.text)) is not None
            and member.is_body
        ]
        return found[-1] if found else None

    def _group_is_nearest(self, place: int) -> bool:
        """Tell whether a body without a name was spoken of after the last one with a name."""
        if self.group is None or place - self.group[0] > _FAR or self.group[1].words.endswith("s"):
            return False  # "it" is not the residents
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

    def _body(self, place: int, noun: str = "") -> Member | None:
        """Return the body last in focus that "the union" or, without a noun, "it" can mean."""
        near = [member for at, member in reversed(self.bodies) if place - at <= _FAR]
        fitting = [member for member in near if phrases.is_kind(member, noun)]
        plainly = [member for member in fitting if noun and phrases.is_kind(member, noun, plainly=True)]
        named = (
            self.cast.latest(place, body=True, fits=lambda m: phrases.is_kind(m, noun, plainly=True)) if noun else None
        )
        if plainly or named is not None or fitting:
            return plainly[0] if plainly else named or fitting[0]
        return self.cast.latest(place, body=True, fits=lambda member: phrases.is_kind(member, noun))

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
        if (joined := self._joined(head)) is not None:
            joined.places.append(place)
            return Who(joined)
        head = phrases.titled(head) or head
        candidates = [head, *(child for child in head.children if child.dep_ in {"appos", "flat", "nmod"})]
        if not is_name_word(head) or name_at(head, 0, len(doc)) is None:
            after = head.i + 1
            if after < len(doc) and is_name_word(doc[after]):
                candidates.append(doc[after])
            candidates += phrases.after_comma(head)
        for candidate in candidates:
            name = name_at(candidate, 0, len(doc))
            if name is not None and (candidate is head or phrases.fits(head, candidate, name.body)):
                member = self.cast.add(name, place)
                if candidate is not head:
                    member.person_votes += 3 * (head.lemma_.lower() in ROLES)
                    member.body_votes += 9 * (head.lemma_.lower() in BODIES - ROLES)
                return Who(member)
        return self._mistagged(head, place)

    def _joined(self, head: "Token") -> Member | None:
        """Find a known name that "and" goes through: "the Builders' and Fitters' Federation"."""
        for child in head.children:
            if child.dep_ == "conj" and is_name_word(child) and is_name_word(head) and child.i - head.i < 6:
                start, end = run(head.doc, head.i, 0, child.i)[0], run(head.doc, child.i, head.i, len(head.doc))[1]
                member = self.cast.exact(head.doc[start:end].text)
                if member is not None:
                    return member
        return None

    def _mistagged(self, head: "Token", place: int) -> Who | None:
        """Find a name that the tagger took for a common noun, as it does at the head of a sentence."""
        if not head.text[0].isupper() or any(child.dep_ == "det" for child in head.children):
            return None
        lemma = head.lemma_.lower()
        if head.lower_ in NO_NAMES:
            return None
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
            member = self._titled(phrase, place) or self._untitled(head, phrase, place)
            if member is not None:
                return Who(member)
        if definite and "former" in phrase[:1] and self.people and place - self.people[-1][0] <= _NEAR:
            return Who(self.people[-1][1])
        if noun in {"gentleman", "lady"} and self.turns:  # of parliaments: who had the floor before
            return next((who for who in reversed(self.turns) if who != self.turns[-1]), None)
        led = phrases.led_by(head)
        if led is not None and (found := self._named(led, place)) is not None:
            self.source = found
            return found
        behalf = phrases.on_behalf(head)
        if behalf is not None and (found := self.resolve(behalf, block)) is not None:
            self.spokesman = (place, found)
            return found
        kind = phrase[-2] if len(phrase) > 1 and phrase[-2] in BODIES else ""
        body = (self.cast.by_noun(kind, place) if kind else None) or self._body(place, kind)
        if noun.startswith("spokes") and body is not None:
            self.spokesman = (place, Who(body))
            return Who(body)
        if (body := self._employer(head, phrase, place)) is not None:
            return Who(body)
        if noun in BODIES or head.lemma_.lower() in BODIES:
            if definite and noun in FINDERS and self.source is not None and self.source.name:
                return self.source
            member = self.cast.by_noun(noun, place) if definite else None
            member = member or (self.cast.by_title([noun], place, body=True) if definite else None)
            if member is None and self._is_same_group(noun, place):
                return self.group[1] if self.group else None
            member = member or (
                self._body(place, noun) if definite and len(phrase) <= 2 and noun in GENERIC_BODIES else None
            )
            return Who(member) if member else self._unnamed(shown)
        if is_person_noun(head.lemma_.lower()):
            if definite and head.lemma_.lower() in FINDERS and self.source is not None and self.source.name:
                return self.source
            return self._known_by_sex(head, definite, place) or self._unnamed(shown)
        return None

    def _titled(self, phrase: list[str], place: int) -> Member | None:
        """Return who bears the title and was named before; of several the one last in focus."""
        pool = [member for member in self.cast.titled(phrase, place) if min(member.places) <= place]
        if len(pool) > 1:
            latest = next((member for _, member in reversed(self.people) if member in pool), None)
            return latest or self.cast.by_title(phrase, place)
        return pool[0] if pool else None

    def _employer(self, head: "Token", phrase: list[str], place: int) -> Member | None:
        """Return the body that "county officials" or "forecasters" speak for, where the document names just one."""
        lemma = head.lemma_.lower()
        if lemma in LEADERS and len(phrase) > 1 and phrase[-2] in BODIES:
            return self.cast.by_noun(phrase[-2], place)
        if lemma not in STAFF or len(phrase) > 1 or head.tag_ != "NNS":
            return None
        parts = STAFF[lemma]
        fitting = [m for m in self.cast.members if m.is_body and any(w.startswith(parts) for w in m.words)]
        return fitting[0] if len(fitting) == 1 else None

    def _is_same_group(self, noun: str, place: int) -> bool:
        """Tell whether "the group" is the one without a name that spoke last."""
        if self.group is None or self.group[1].member is not None or not self._group_is_nearest(place):
            return False
        return noun in self.group[1].words.split()

    def _untitled(self, head: "Token", phrase: list[str], place: int) -> Member | None:
        """Find whom "the minister" means where no title fits whole: one with a like title, or the last named one."""
        member = self._titled([head.lower_], place)
        if member is not None and (len(phrase) == 1 or not member.titles):
            return member
        if head.tag_ in {"NNS", "NNPS"}:
            return None
        for at, person in reversed(self.people[-3:]):
            if place - at <= _FAR and not person.titles:
                return person
        return member or self.cast.by_title(phrase, place)

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
