"""A corpus of claims from a seed: what is measured where, when, by whom, and in which words.

There are 200 measures, told as often as Zipf's law says, in four units, of towns that nobody has heard of. One claim
in twenty tells again what an earlier one told, in other words: the same number, a rounded one, or one that conflicts.
Each claim follows from the seed and its number alone, so that any part of a corpus can be made by itself.
"""

import random
from bisect import bisect
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

PER_DOCUMENT = 40
PLANTED = 0.05
SEED = 5
MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip
SECTORS = (
    "hospital school prison ferry railway library nursery airport museum theatre college factory farm forest market "
    "tram cinema canal clinic courtroom stadium reservoir bakery brewery quarry"
).split()
# For each unit the least and the most of a value, and three wordings: two of the exact value, one of a rounded one.
FRAMES = (
    ("count", 300, 99_999, (
        "{value} {sector} visitors were counted in {place} in {when}",
        "visitors to each {sector} in {place} numbered {value} in {when}",
        "around {value} {sector} visitors were counted in {place} in {when}",
    )),
    ("count", 100, 9_999, (
        "{value} {sector} workers were hired in {place} in {when}",
        "employers hired {value} {sector} workers in {place} in {when}",
        "around {value} {sector} workers were hired in {place} in {when}",
    )),
    ("count", 100, 9_999, (
        "{value} {sector} complaints were lodged in {place} in {when}",
        "residents lodged {value} {sector} complaints in {place} in {when}",
        "around {value} {sector} complaints were lodged in {place} in {when}",
    )),
    ("money", 100, 9_999, (
        "£{value}m was spent on {sector} repairs in {place} in {when}",
        "the council spent £{value}m on {sector} repairs in {place} in {when}",
        "around £{value}m was spent on {sector} repairs in {place} in {when}",
    )),
    ("percent", 101, 899, (
        "{value}% of {sector} posts stood vacant in {place} in {when}",
        "{value}% of {sector} posts were vacant in {place} in {when}",
        "around {value}% of {sector} posts stood vacant in {place} in {when}",
    )),
    ("tonne", 100, 99_999, (
        "{value} tonnes of {sector} waste were burned in {place} in {when}",
        "contractors burned {value} tonnes of {sector} waste in {place} in {when}",
        "around {value} tonnes of {sector} waste were burned in {place} in {when}",
    )),
    ("count", 100, 9_999, (
        "{value} {sector} injuries were reported in {place} in {when}",
        "managers reported {value} {sector} injuries in {place} in {when}",
        "around {value} {sector} injuries were reported in {place} in {when}",
    )),
    ("money", 100, 9_999, (
        "{sector} fines brought in £{value}m in {place} in {when}",
        "£{value}m in {sector} fines was collected in {place} in {when}",
        "{sector} fines brought in around £{value}m in {place} in {when}",
    )),
)  # fmt: skip
ROUNDED = 2  # the wording of a rounded value
STEMS = (
    "Ash Bar Bel Black Brad Brom Bur Cal Car Cold Col Cran Crow Dal Dun East Elm Fal Fern Fox Gar Glen Gold Grim Had "
    "Hal Ham Har Hart Haw Hazel Hol Hunt Kel Kirk Lang Lin Lud Maple Mel Mid Mil Moor Nant Nor Oak Old Pem Pen Presc "
    "Quarr Rad Raven Rip Ros Row Rush Sal Sand Sel Shel Sil Stan Stock Storn Strat Sud Sut Swin Tam Thorn Til Tor Trow "
    "War Wel Wick Wim Win Wood Wor Yar Yel Brack Clif Dray Esk Frod Gris Hels Ings Jar Kes Lof Mart Nes Orm"
).split()
ENDINGS = (
    "ford ton bury ham ley worth field wick bridge stead mouth port dale by thorpe well hurst combe minster borough "
    "shire gate land stow brook wood ridge den don more low side water pool mere beck stone head ness cliff court "
    "marsh vale croft hithe haven cote sett church over acre barrow bourne burn burgh cester chester cot dean down "
    "edge end fold foot garth grave grove hall ham hampton hill holm holt house hoe keld kirk lade law leigh lock "
    "mill moss nock pen pike rigg royd scar shaw sholt slade slack thwaite toft tree wade wath weir well wike wold yard"
).split()
MIDDLES = ("", "ing", "en", "er", "el", "o", "is", "as")
BODIES = ("transport board", "audit office", "county council", "statistics agency", "inspectorate", "regulator")


@dataclass(frozen=True, slots=True)
class Told:
    """What one claim tells. `digits` is the value as written without its unit; `repeats` is the number of the claim
    that it tells again."""

    measure: int
    place: str
    year: int
    month: int
    digits: int
    wording: int
    body: int
    repeats: int | None = None

    @property
    def words(self) -> str:
        """The claim in its own words, without who says it."""
        _, _, _, wordings = FRAMES[self.measure % len(FRAMES)]
        sector, when = SECTORS[self.measure // len(FRAMES)], f"{MONTHS[self.month]} {self.year}"
        said = wordings[self.wording].format(value=self.written, sector=sector, place=self.place, when=when)
        return said[0].upper() + said[1:]

    @property
    def sentence(self) -> str:
        """The whole sentence, with who says it."""
        return f"{self.words}, according to the {BODIES[self.body]}."

    @property
    def written(self) -> str:
        """The value as it is written."""
        unit = FRAMES[self.measure % len(FRAMES)][0]
        return f"{self.digits / 10:.1f}" if unit in ("money", "percent") else f"{self.digits:,}"


@cache
def _shares() -> list[float]:
    """Return how far the measures reach when they are laid end to end, each as wide as it is common."""
    return list(accumulate(1 / rank for rank in range(1, len(FRAMES) * len(SECTORS) + 1)))


@cache
def places() -> list[str]:
    """Return the towns."""
    return list(dict.fromkeys(stem + middle + ending for stem in STEMS for middle in MIDDLES for ending in ENDINGS))


def told(number: int, seed: int = SEED, *, planted: float = PLANTED, among: int | None = None) -> Told:
    """Return the claim of that number. One of `planted` tells again a claim before its document, or of the first
    `among`."""
    chance = random.Random(f"{seed} {number}")
    fresh = _fresh(chance)
    earlier = number - number % PER_DOCUMENT if among is None else among
    if earlier and chance.random() < planted:
        return _again(chance, chance.randrange(earlier), fresh.body)
    return fresh


def _fresh(chance: random.Random) -> Told:
    shares = _shares()
    measure = bisect(shares, chance.random() * shares[-1])
    _, least, most, _ = FRAMES[measure % len(FRAMES)]
    return Told(
        measure,
        chance.choice(places()),
        chance.randint(2005, 2024),
        chance.randrange(12),
        round(least * (most / least) ** chance.random()),
        chance.randrange(ROUNDED),
        chance.randrange(len(BODIES)),
    )


def _again(chance: random.Random, number: int, body: int) -> Told:
    first = told(number)
    way = chance.random()
    if way < 0.6 or first.wording == ROUNDED:
        return replace(first, wording=(first.wording + 1) % ROUNDED, body=body, repeats=number)
    if way < 0.85:
        return replace(first, wording=ROUNDED, digits=_rounded(first.digits), body=body, repeats=number)
    return replace(first, digits=round(first.digits * 1.31), body=body, repeats=number)


def _rounded(digits: int) -> int:
    """Return a number of one significant digit less."""
    step = 10 if digits < 1000 else 100
    return max(step, round(digits / step) * step)


def text(number: int, seed: int = SEED, **options: float) -> str:
    """Return the text of the document whose first claim is of that number."""
    sentences = [told(number + place, seed, **options).sentence for place in range(PER_DOCUMENT)]
    return "\n\n".join(sentences)
