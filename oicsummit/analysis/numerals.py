"""Numerals: digits and number words in a text, with their values.

A numeral is a bare number, its scale word included ("2.5 million", "one hundred and twenty", "1,23,456", "3½"),
without currency, unit or noun.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "k": Decimal(1000),
    "lakh": Decimal(10**5),
    "lac": Decimal(10**5),
    "million": Decimal(10**6),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "mio": Decimal(10**6),
    "m": Decimal(10**6),
    "crore": Decimal(10**7),
    "cr": Decimal(10**7),
    "billion": Decimal(10**9),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "b": Decimal(10**9),
    "trillion": Decimal(10**12),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
    "t": Decimal(10**12),
    "quadrillion": Decimal(10**15),
    "dozen": Decimal(12),
}
# Abbreviations that also name a unit ("5 m", "3 t") or a word: they scale only where they touch the digits.
TIGHT = ("k", "m", "b", "t")
WORD_SCALES = ("hundred", "thousand", "lakh", "lac", "million", "crore", "billion", "trillion", "quadrillion", "dozen")
VULGAR = {"½": "0.5", "⅓": "0.3333333333", "⅔": "0.6666666667", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅛": "0.125"}
VULGAR |= {"⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅙": "0.1666666667", "⅚": "0.8333333333", "⅜": "0.375", "⅝": "0.625"}
VULGAR |= {"⅞": "0.875", "⅒": "0.1"}

_ONES = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_WORD_SCALES = "|".join(f"{word}s?" if word in ("lakh", "crore", "lac") else word for word in WORD_SCALES)
_LONG_SCALES = "|".join(sorted((word for word in SCALES if word not in TIGHT), key=len, reverse=True))
_V = "".join(VULGAR)

# What may stand between two groups of digits in the form 12 345: a space, plain, thin or unbreakable.
_GAP = "[ \u00a0\u2009\u202f]"

NUMERAL = re.compile(
    rf"""
    (?<![\w])                                          # not inside a word: "G7", "Covid19"
    (?:
      (?P<bare>[1-9]/[2-9]\d?)(?=[ ](?:pct|per[ ]cent|percent|percentage|points?|miles?|inch(?:es)?|dlrs)\b)   # 1/2 pct
    | (?P<digits>
        \d{{1,3}}(?:,\d{{3}}){{1,8}}(?:\.\d+)?(?!\d)             # 24,000.5
      | \d{{1,2}}(?:,\d{{2}}){{1,7}},\d{{3}}(?:\.\d+)?(?!\d)     # 1,23,456
      | \d{{1,3}}(?:{_GAP}\d{{3}}){{1,5}}(?:\.\d+)?(?![\d.,/:-]*\d)  # 12 345
      | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.])              # 1.234.567
      | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)                    # 1'234'567
      | \d+(?:\.\d+)?                                      # 1234.5
      | \.\d+                                              # .5
      )
      (?:[ ]?(?P<vulgar>[{_V}])|[ -](?P<over>[1-9]/[1-9]\d?)(?![\d/]))?   # 3½, 3 1/2
    | (?P<alone>[{_V}])
    | (?P<words>
        (?:an?[ ])?half[ -](?:an?[ -])?(?:{_WORD_SCALES})\b
      | (?:an?|one|two|three)[ -](?:quarter|third)s?[ ]of[ ]an?[ ](?:{_WORD_SCALES})\b
      | an?[ ](?:{_WORD_SCALES})\b(?:(?:[ ]and[ ]|[ ]|-)(?:{_ONES}|{_WORD_SCALES})\b){{0,12}}
      | (?:{_ONES})\b(?:(?:,?[ ]and[ ]|[ ]|-)(?:{_ONES}|{_WORD_SCALES})\b){{0,16}}
      | (?:{_WORD_SCALES})\b(?=[ ])
      )
    )
    (?P<half>[ -]and[ -]a[ -](?:half|quarter))?
    (?P<scales>
      (?:(?:[ -]|&nbsp;)?(?:{_LONG_SCALES})s?\b(?!-))+
    | (?:{"|".join(TIGHT)})\b
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written at `[start, end)`: its value is `base` times `scale`.

    `scale_at` is where the scale word starts (the numeral's end where it has none). `grain` is the unit of the last
    significant digit of the value, by which rounding is judged.
    """

    start: int
    end: int
    base: Decimal
    scale: Decimal
    grain: Decimal
    digits: bool
    scale_at: int

    @property
    def value(self) -> Decimal:
        return self.base * self.scale


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
    """Yield the numerals of `text[start:end]` from left to right, none overlapping another."""
    stop = len(text) if end is None else end
    position = start
    while match := NUMERAL.search(text, position, stop):
        numeral = _numeral(match)
        if numeral is None:
            position = match.end()
            continue
        numeral = _summed(text, numeral)
        yield numeral
        position = max(numeral.end, position + 1)


def _summed(text: str, numeral: Numeral) -> Numeral:
    """Add on what a smaller scale continues: "3 lakh 14 thousand 885", "501 crore 78 lakhs"."""
    for _ in range(3):
        if not numeral.digits or numeral.scale < 1000 or text[numeral.end : numeral.end + 1] != " ":
            return numeral
        following = at(text, numeral.end + 1)
        if following is None or not following.digits or following.scale >= numeral.scale:
            return numeral
        if following.value >= numeral.scale or (following.scale == 1 and numeral.scale != 1000):
            return numeral
        total = numeral.value + following.value
        scale = following.scale
        numeral = Numeral(numeral.start, following.end, total / scale, scale, following.grain, True, following.scale_at)
    return numeral


def at(text: str, start: int) -> Numeral | None:
    """Return the numeral that begins at `start`, if one does."""
    match = NUMERAL.match(text, start)
    return _numeral(match) if match else None


@lru_cache(maxsize=65536)
def grain(value: Decimal) -> Decimal:
    """Return the unit of the last significant digit: 6000 → 1000, 6642 → 1, 2.5 → 0.1; a zero has grain 1."""
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def _numeral(match: re.Match[str]) -> Numeral | None:
    if match["words"]:
        return _from_words(match)
    whole, part = match["digits"], match["vulgar"] or match["alone"]
    base = Decimal(_plain(whole)) if whole else Decimal(0)
    if part:
        base += Decimal(VULGAR[part])
    if written := match["over"] or match["bare"]:
        over, under = written.split("/")
        base += Decimal(over) / Decimal(under)
    return _scaled(match, base, digits=True)


def _plain(digits: str) -> str:
    """Return the digits with no grouping: "1,23,456.7" → "1234567"-like text that Decimal reads."""
    bare = re.sub(r"[,'’\s]", "", digits)
    return bare.replace(".", "") if bare.count(".") > 1 else bare


def _scaled(match: re.Match[str], base: Decimal, digits: bool) -> Numeral:
    if match["half"]:
        base += Decimal("0.25") if match["half"].casefold().endswith("quarter") else Decimal("0.5")
    scale = Decimal(1)
    scale_at = match.end()
    if match["scales"]:
        scale_at = match.start("scales")
        for word in _WORD.findall(match["scales"].replace("&nbsp;", " ")):
            scale *= scale_of(word)
    step = _decimal_grain(base) if digits and base != base.to_integral_value() else grain(base)
    return Numeral(match.start(), match.end(), base, scale, step * scale, digits, scale_at)


def _decimal_grain(base: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(base.as_tuple().exponent))


def scale_of(word: str) -> Decimal:
    """Return the multiplier that a scale word or abbreviation stands for ("bn", "lakhs")."""
    key = word.casefold()
    return SCALES[key] if key in SCALES else SCALES[key.removesuffix("s")]


def _from_words(match: re.Match[str]) -> Numeral | None:
    """Read the longest run of number words that makes one number: "one hundred and two" but not "two and three"."""
    lower = match["words"].casefold()
    fraction = _fraction(lower)
    if fraction is not None:
        scale_word = _WORD.findall(lower)[-1]
        return _scaled(match, fraction * scale_of(scale_word), digits=False)
    total, last_end, scale_at = _sum_words(lower, match.start())
    if total is None:
        return None
    if last_end == match.end("words"):
        numeral = _scaled(match, total, digits=False)
        return numeral if match["scales"] else _with_scale(numeral, scale_at)
    return _with_scale(
        Numeral(match.start(), last_end, total, Decimal(1), grain(total), digits=False, scale_at=last_end), scale_at
    )


def _fraction(words: str) -> Decimal | None:
    """Return the share of a scale that "three-quarters of a million" or "half a dozen" takes."""
    part = next((n for name, n in (("half", 2), ("third", 3), ("quarter", 4)) if name in words), None)
    if part is None:
        return None
    over = next((n for name, n in (("two", 2), ("three", 3)) if words.startswith(name)), 1)
    return Decimal(over) / part


def _with_scale(numeral: Numeral, scale_at: int | None) -> Numeral:
    """Move a last scale word out of the base, so that a range can share it: "three million" is 3 times 10**6."""
    if scale_at is None:
        return numeral
    scale = next(s for s in sorted(SCALES.values(), reverse=True) if numeral.base % s == 0 and s <= numeral.base)
    return Numeral(numeral.start, numeral.end, numeral.base / scale, scale, numeral.grain, numeral.digits, scale_at)


def _sum_words(lower: str, offset: int) -> tuple[Decimal | None, int, int | None]:
    """Return the value of the leading number words, where they end, and where a closing scale word starts."""
    total, current, end = Decimal(0), Decimal(0), 0
    previous = "start"
    scale_at: int | None = None
    for word in _WORD.finditer(lower):
        name = word[0]
        if name in ("and", "a", "an"):
            if name == "and" and previous != "scale":
                break
            if name != "and":
                current = Decimal(1)
            continue
        kind = _kind(name)
        if not _follows(previous, kind):
            break
        if kind == "scale":
            current = (current or Decimal(1)) * scale_of(name)
            if scale_of(name) != 100:
                total, current = total + current, Decimal(0)
            scale_at = word.start() + offset
        else:
            current += ONES.get(name, TENS.get(name, 0))
            scale_at = None
        previous, end = kind, word.end()
    if previous == "start":
        return None, offset, None
    return total + current, offset + end, scale_at


def _kind(name: str) -> str:
    if name in TENS:
        return "tens"
    if name in ONES:
        return "one" if 1 <= ONES[name] <= 9 else "teen"
    return "scale"


def _follows(previous: str, kind: str) -> bool:
    """Tell whether a number word of this kind can go on a number: "twenty" + "one", not "one" + "two"."""
    allowed = {
        "start": ("one", "teen", "tens", "scale"),
        "one": ("scale",),
        "teen": ("scale",),
        "tens": ("one", "scale"),
        "scale": ("one", "teen", "tens", "scale"),
    }
    return kind in allowed[previous]
