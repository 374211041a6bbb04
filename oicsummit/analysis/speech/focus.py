"""Who is in focus while a document is read: the people and bodies that pronouns and bare nouns point back to."""

from dataclasses import dataclass, field

from oicsummit.analysis.speech import phrases
from oicsummit.analysis.speech.cast import Cast, Member
from oicsummit.analysis.speech.speech_words import BODIES, is_person_noun

NEAR = 600  # code points: about a paragraph
FAR = 1600  # code points: a pronoun rarely reaches further back


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
class Focus:
    """What has been spoken of so far, in text order."""

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
    crowd: tuple[int, Who] | None = None  # the people that a sentence was last about: "Farmers", "researchers at X"
    spokesman: tuple[int, Who] | None = None  # a spokesman without a name, and the body spoken for

    def note(self, who: Who | None, place: int, *, spoke: bool = False) -> None:
        """Put a speaker or subject into focus."""
        if who is not None and who.member is not None:
            if who.member.is_body:
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

    def plural(self, place: int) -> Who | None:
        """Return whom "they" means: who spoke last, not a body that was only spoken of since."""
        near = [row for row in (self.spoken, self.crowd) if row is not None and place - row[0] <= NEAR]
        if near:
            return max(near, key=lambda row: row[0])[1]
        return self.group[1] if self.group is not None and place - self.group[0] <= FAR else None

    def group_is_nearest(self, place: int) -> bool:
        """Tell whether a body without a name was spoken of after the last one with a name."""
        if self.group is None or place - self.group[0] > FAR or self.group[1].words.endswith("s"):
            return False  # "it" is not the residents
        return not self.bodies or self.group[0] > self.bodies[-1][0]

    def has_since(self, place: int) -> bool:
        """Tell whether a named person has been in focus after `place`."""
        return bool(self.people) and self.people[-1][0] >= place

    def person(self, female: bool, place: int) -> Member | None:
        for at, member in reversed(self.people):
            if place - at <= FAR and member.female in (None, female):
                return self._learn(member, female)
        last = self.cast.latest(place, body=False, female=female)
        if last is not None:
            return self._learn(last, female)
        near = [member for at, member in self.people[-1:] if place - at <= NEAR and not member.titles]
        return near[0] if near and near[0].person_votes else None  # a given name of both: "Dana Roe … He said"

    def _learn(self, member: Member, female: bool) -> Member:
        if member.female is None:
            member.female = female
        return member

    def body(self, place: int, noun: str = "") -> Member | None:
        """Return the body last in focus that "the union" or, without a noun, "it" can mean."""
        near = [member for at, member in reversed(self.bodies) if place - at <= FAR]
        fitting = [member for member in near if phrases.is_kind(member, noun)]
        plainly = [member for member in fitting if noun and phrases.is_kind(member, noun, plainly=True)]
        named = (
            self.cast.latest(place, body=True, fits=lambda m: phrases.is_kind(m, noun, plainly=True)) if noun else None
        )
        if plainly or named is not None or fitting:
            return plainly[0] if plainly else named or fitting[0]
        return self.cast.latest(place, body=True, fits=lambda member: phrases.is_kind(member, noun))
