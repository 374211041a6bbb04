"""From the phrase that names a speaker to the name: pronouns, surnames, titles, roles and bodies, in one document."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oicsummit.analysis.speech import owners, phrases
from oicsummit.analysis.speech.cast import Member
from oicsummit.analysis.speech.focus import FAR, NEAR, Focus, Who
from oicsummit.analysis.speech.names import NO_NAMES, Name, is_name_word, name_at, run
from oicsummit.analysis.speech.speech_words import (
    BODIES,
    FEMALE,
    FINDERS,
    GENERIC_BODIES,
    HONORIFICS,
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
# What a person named before is called instead of the name: "the Camden lawmaker".
_OTHER_WORDS = frozenset(
    """lawmaker legislator politician congressman congresswoman senator democrat republican businessman businesswoman
    executive entrepreneur billionaire academic scientist researcher lawyer attorney activist campaigner author star
    singer actor player striker veteran native resident teacher nurse farmer driver official officer man
    woman""".split()
)
_DEFINITE = frozenset(("the", "its", "their", "his", "her", "this", "that", "our"))


@dataclass
class Resolver(Focus):
    """Resolves phrases in text order; remembers who was last in focus."""

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
            if (
                self.spokesman is not None
                and place - self.spokesman[0] <= NEAR
                and not self.has_since(self.spokesman[0])
            ):
                return self.spokesman[1]
            if self.role is not None and place - self.role[0] <= FAR and not self.has_since(self.role[0]):
                return self.role[1]
            member = self.person(word in _FEMALE_PRONOUNS, place)
        elif word in _THINGS and self.group_is_nearest(place):
            return self.group[1] if self.group else None
        elif word in _GROUPS and (group := self.plural(place)) is not None:
            return group
        elif word in _THINGS or word in _GROUPS:
            member = self.body(place)
        else:
            return None
        return Who(member) if member else None

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

    def _behind(self, behalf: "Token", block: "ParsedBlock") -> Who | None:
        """Return for whom somebody speaks, by the fullest name of the body."""
        name = name_at(behalf, 0, len(behalf.doc)) if is_name_word(behalf) else None
        longer = self.cast.longer(name.text) if name is not None else None
        return Who(longer) if longer is not None else self.resolve(behalf, block)

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
        if (surnamed := self._surnamed(head)) is not None:
            surnamed.places.append(place)
            return Who(surnamed)
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

    def _surnamed(self, head: "Token") -> Member | None:
        """Find "King" as "Ana King", where it is no title before a name and has no article."""
        if head.lower_ not in ROLES | HONORIFICS or not head.text[0].isupper() or any(head.children):
            return None
        after = head.i + 1 < len(head.doc) and is_name_word(head.nbor(1))
        return None if after else self.cast.surnamed(head.lower_)

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
        if definite and "former" in phrase[:1] and self.people and place - self.people[-1][0] <= NEAR:
            return Who(self.people[-1][1])
        if noun in {"gentleman", "lady"} and self.turns:  # of parliaments: who had the floor before
            return next((who for who in reversed(self.turns) if who != self.turns[-1]), None)
        led = phrases.led_by(head)
        if led is not None and (found := self._named(led, place)) is not None:
            self.source = found
            return found
        behalf = phrases.on_behalf(head)
        if behalf is not None and (found := self._behind(behalf, block)) is not None:
            self.spokesman = (place, found)
            return found
        if behalf is None and noun.startswith("spokes") and (inside := self._in_sentence(head, block)) is not None:
            self.spokesman = (place, Who(inside))
            return Who(inside)
        whose = next((c for c in head.children if c.dep_ == "poss" and is_name_word(c)), None)
        if noun == "office" and whose is not None and (found := self._named(whose, place)) is not None:
            return found  # "the governor's office" speaks for the governor
        if (staff := self._staff(head)) is not None:
            self.source = staff
            return staff
        kind = phrase[-2] if len(phrase) > 1 and phrase[-2] in BODIES else ""
        body = (self.cast.by_noun(kind, place) if kind else None) or self.body(place, kind)
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
                self.body(place, noun) if definite and len(phrase) <= 2 and noun in GENERIC_BODIES else None
            )
            return Who(member) if member else self._unnamed([*shown, *phrases.placed(head)])
        if is_person_noun(head.lemma_.lower()):
            if definite and head.lemma_.lower() in FINDERS and self.source is not None and self.source.name:
                return self.source
            return self._known_by_sex(head, definite, place) or self._unnamed([*shown, *phrases.placed(head)])
        return None

    def _staff(self, head: "Token") -> Who | None:
        """Resolve "FSU researchers" to the body of that name or those initials."""
        if head.lemma_.lower() not in FINDERS:
            return None
        named = (c for c in head.children if c.dep_ in {"compound", "nmod"} and is_name_word(c))
        found = (self.cast.find(child.text) for child in named)
        return next((Who(member) for member in found if member is not None and member.is_body), None)

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
        if self.group is None or self.group[1].member is not None or not self.group_is_nearest(place):
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
            if place - at <= FAR and not person.titles:
                return person
        return member or self.cast.by_title(phrase, place)

    def _known_by_sex(self, head: "Token", definite: bool, place: int) -> Who | None:
        noun = head.lower_
        lefts = len(list(head.lefts))
        if not definite or lefts > 2 or noun.endswith("s"):
            return None
        if lefts > 1:  # "the Camden lawmaker", "the 40-year-old teacher"
            near = [member for at, member in self.people[-1:] if place - at <= NEAR and noun in _OTHER_WORDS]
            return Who(near[0]) if near else None
        if noun in FEMALE | MALE or noun in ROLES:
            for at, member in reversed(self.people):
                if place - at <= FAR and (noun not in FEMALE or member.female is not False):
                    return Who(member)
        return None

    def _unnamed(self, phrase: list[str]) -> Who | None:
        words = " ".join(word for word in phrase if word not in {"own", "one", "some", "many", "several", "other"})
        words = words.replace(" - ", "-")
        return self.named.setdefault(words, Who(words=words)) if words else None
