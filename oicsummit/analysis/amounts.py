"""Amounts: numerals with their currency, unit and partner in a range, read off the text alone, before any parse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from . import numerals, silences, units
from .numerals import Numeral
from .types import Modifier


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit at `[start, end)`; `unit` is empty where the text names none right beside it.

    `bound` is set for the two ends of a range; `attached` where a hyphen joins the unit or a noun to the number
    ("two-day", "12-member"); `shared` where the unit stands only at the partner ("between 5 and 7 days").
    """

    start: int
    end: int
    numeral: Numeral
    value: Decimal
    unit: str = ""
    bound: Modifier | None = None
    attached: bool = False
    shared: bool = False
    sign: str = ""  # the words of the unit


_MASS = re.compile(
    r"[ ](?:of[ ](?!(?:new|extra|public|taxpayer|additional|funding|investment|aid|debt|cash|cuts|savings|government))[a-z]+|in[ ]weight|heavier|lighter|overweight)"
)
_WEIGH = re.compile(r"(?:weigh\w*|lost|gained|shed)[ ](?:\w+[ ]){0,3}$")
_GRAND = re.compile(r"[ ]?(?:grand)\b(?![ ]?(?:prix|slam|final|jury|piano|total))")
_TIGHT_SCALE = re.compile(r"[ ](?P<scale>[mbkt])\b", re.IGNORECASE)
_METRES = re.compile(
    r"[ -](?:race|sprint|final|finals|hurdles|freestyle|butterfly|breaststroke|backstroke|relay|dash|title|record|heats?|medley|walk|steeplechase|long|wide|high|tall|deep|away|above|below|radius|stretch|from|across|apart|pool|swim|bronze|silver|gold|champion|by|in[ ](?:a[ ]|under[ ]|just[ ]|\d|sub))\b|x\d"
)
_BY_METRES = re.compile(r"\dm?[ ]?(?:by|x|×)[ ]?$")
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|age[ ]of|age[ ]group)(?:[ ](?:of|between|from|about|around|over|under|just|at[ ]least))*[ ]$",
    re.IGNORECASE,
)
_ISO_AFTER = re.compile(rf"[ ](?P<code>{'|'.join(units.CURRENCY_CODES)}|[Dd]ollars)\b")
_SIGNED = re.compile(r"(?<![\w\d.,)])(?:[-−–]|(?<!plus[ ]or[ ])[Mm]inus[ ])$")
_COMPOUND = re.compile(r"-(?P<word>[A-Za-z]{2,})")
_HALF_UNIT = re.compile(
    r"\b(?P<half>half|quarter|three[ -]quarters)[ ](?:of[ ])?(?:an?[ ]|-)(?P<unit>hour|mile|kilometre|kilometer|inch|decade|century|pint|acre|tonne|ton|day|litre|liter|metre|meter|pound|kilo|percentage[ ]point|percent|per[ ]cent|cent)\b"
)
_AND_A_HALF = re.compile(
    r"\b(?:an?|one)[ ](?P<unit>year|month|week|day|hour|decade|mile|kilometre|metre|minute|century)[ ]and[ ](?:an?[ ])?(?P<half>half|quarter)\b"
)
_A_UNIT = re.compile(
    r"\b(?:a|one)[ ](?P<unit>decade|century|percentage[ ]point|per[ ]cent|percent)\b(?![ -](?:later|ago|old|-long|of\b))"
)


def find(text: str, silent: list[tuple[int, int]]) -> Iterator[Amount]:
    """Yield the amounts of `text` outside the silent stretches, from left to right."""
    mask = _mask(len(text), silent)
    found = [amount for numeral in numerals.find(text) if (amount := _amount(text, numeral, mask))]
    found += [amount for amount in _unit_articles(text, mask) if not _overlaps(amount, found)]
    return iter(ranges(text, sorted(found, key=lambda amount: amount.start)))


def _mask(length: int, silent: list[tuple[int, int]]) -> bytearray:
    mask = bytearray(length + 1)
    for start, end in silent:
        mask[start:end] = b"\1" * (end - start)
    return mask


def _overlaps(amount: Amount, others: list[Amount]) -> bool:
    return any(amount.start < other.end and other.start < amount.end for other in others)


def _amount(text: str, numeral: Numeral, mask: bytearray) -> Amount | None:
    if any(mask[numeral.start : numeral.end]):
        return None
    money = units.currency_before(text, numeral.start)
    if money:
        return _money(text, numeral, *money)
    if _is_part_of_a_name(text, numeral):
        return None
    amount = _measured(text, _metres(text, numeral))
    is_bare = amount is not None and not amount.unit and numeral.digits and numeral.scale == 1
    return None if is_bare and silences.is_year(text, numeral.start, numeral.end) else amount


def _is_part_of_a_name(text: str, numeral: Numeral) -> bool:
    """Tell whether the digits belong to a name or a code: "F-16", "9/11", "2.3.1", "737s"."""
    before, after = text[max(0, numeral.start - 2) : numeral.start], text[numeral.end : numeral.end + 2]
    if before[-1:] in ("-", "–", "/") and before[:1].isalpha() and not text[: numeral.start].lower().endswith("sub-"):
        return True
    if before[-1:] in ("/", ":", "#", "_", "=", "\\", "^") or (before[-1:] == "." and before[:1].isalnum()):
        return True
    if after[:1] in ("/", ":", "_", "\\", "=") and after[1:].isalnum():
        return not units.after(text, numeral.end) and not after[1:].isalpha()
    return (
        numeral.digits
        and after[:1].isalpha()
        and not (units.after(text, numeral.end) or _GRAND.match(text, numeral.end) or after == "x ")
    )


def _metres(text: str, numeral: Numeral) -> Numeral:
    """Take back an "m" that means metres ("the 100m sprint") and a "t" that means tonnes."""
    letter = text[numeral.scale_at : numeral.end]
    is_metre = _METRES.match(text, numeral.end) or _BY_METRES.search(text, max(0, numeral.start - 12), numeral.start)
    if letter == "t" or (letter in ("m", "k") and is_metre):
        scale = Decimal(1)
        return replace(numeral, end=numeral.scale_at, scale=scale, grain=numeral.grain / numeral.scale)
    return numeral


def _money(text: str, numeral: Numeral, unit: str, start: int) -> Amount:
    tight = _TIGHT_SCALE.match(text, numeral.end) if numeral.scale == 1 else None
    if tight:
        scale = numerals.scale_of(tight["scale"])
        numeral = replace(numeral, end=tight.end(), scale=scale, grain=numeral.grain * scale, scale_at=tight.start())
    end = numeral.end
    code = _ISO_AFTER.match(text, end)
    if code:
        end = code.end()
        unit = "CNY" if code["code"] == "RMB" else unit if code["code"].casefold() == "dollars" else code["code"]
    sign = _SIGNED.search(text, max(0, start - 6), start)
    value = -numeral.value if sign else numeral.value
    if unit == "cent":
        unit, value = "USD", value / 100
    return Amount(sign.start() if sign else start, end, numeral, value, unit, sign=text[start : numeral.start])


def _measured(text: str, numeral: Numeral) -> Amount | None:
    sign = _SIGNED.search(text, max(0, numeral.start - 6), numeral.start)
    start = sign.start() if sign else numeral.start
    value = -numeral.value if sign else numeral.value
    grand = _GRAND.match(text, numeral.end)
    if grand:
        return Amount(start, grand.end(), numeral, value * 1000, "GBP", sign="grand")
    unit, end = _unit_after(text, numeral)
    if unit in units.MINOR_WORDS or unit in ("cents", "euro cents", "pennies", "p"):
        return _minor(text, start, end, numeral, value, unit)
    if unit in units.MULTIPLES:
        times, unit_of = units.MULTIPLES[unit]
        return Amount(start, end, numeral, value * times, unit_of, sign=text[numeral.end : end])
    attached = text[numeral.end : numeral.end + 1] == "-"
    if not unit and attached and not _COMPOUND.match(text, numeral.end):
        attached = False
    return Amount(
        start,
        end if unit else numeral.end,
        numeral,
        value,
        unit,
        attached=attached,
        sign=text[numeral.end : end].strip(" -"),
    )


def _minor(text: str, start: int, end: int, numeral: Numeral, value: Decimal, unit: str) -> Amount:
    """Turn pence and cents into the currency that they are hundredths of; "cents" takes the text's own."""
    currency: str | None = {"p": "GBP", "pence": "GBP", "penny": "GBP", "pennies": "GBP", "paise": "INR"}.get(unit)
    if currency is None:
        currency = _nearest_currency(text[:start])
    return Amount(start, end, numeral, value / 100, currency, sign=unit)


_CURRENCY_NAMED = re.compile(r"€|\beuros?\b|A\$|C\$|NZ\$|\$|\bdollars?\b", re.IGNORECASE)


def _nearest_currency(before: str) -> str:
    """Return the currency with cents that was named last, the US dollar where none was."""
    names = _CURRENCY_NAMED.findall(before)
    last = names[-1].upper() if names else "$"
    return {"A$": "AUD", "C$": "CAD", "NZ$": "NZD"}.get(last, "EUR" if last.startswith(("€", "EURO")) else "USD")


def _unit_after(text: str, numeral: Numeral) -> tuple[str, int]:
    """Return the unit named right after a numeral and where it ends, or "" where none is."""
    named = units.after(text, numeral.end)
    if not named:
        return "", numeral.end
    unit, end = named
    words = text[numeral.end : end]
    bare = words.strip(" -")
    if not _stands_as_unit(text, numeral, words, bare, end):
        return "", numeral.end
    if unit == "pound":
        mass = _MASS.match(text, end) or _WEIGH.search(text, max(0, numeral.start - 40), numeral.start)
        return ("pound" if mass and numeral.scale == 1 or bare.startswith("lb") else "GBP"), end
    return unit, end


def _stands_as_unit(text: str, numeral: Numeral, words: str, bare: str, end: int) -> bool:
    """Tell units from words that look like them: "5 m" from "5 in", "30 seconds" from "two second homes"."""
    folded = bare.casefold()
    if folded == "p":
        return numeral.digits and not words.startswith((" ", "-"))
    if folded in ("c", "f"):
        return numeral.digits and bare.isupper() and words == bare
    if folded in units.SHORT:
        return (
            numeral.digits
            and (not words.startswith("-") or len(bare) > 1)
            and not (folded == "g" and numeral.value in (2, 3, 4, 5, 6))
        )
    if folded in ("second", "stone", "foot", "yard", "minute") and words.startswith(" "):
        return folded != "second" and (numeral.digits or folded == "foot") or numeral.value == 1
    if folded == "gram" and words.startswith(" ") and numeral.value != 1:
        return False
    if folded in ("day", "week", "month", "year", "hour") and words.startswith(" ") and numeral.value not in (0, 1):
        return not re.match(r"[ ][a-z]+s\b", text[end : end + 20])
    return len(bare) < 4 or numeral.digits or True


def _unit_articles(text: str, mask: bytearray) -> Iterator[Amount]:
    """Yield "half an hour", "a decade": a unit counted by a fraction or an article."""
    for match in _HALF_UNIT.finditer(text):
        share = {"half": "0.5", "quarter": "0.25"}.get(match["half"].casefold(), "0.75")
        yield from _article(match, Decimal(share), mask)
    for match in _AND_A_HALF.finditer(text):
        yield from _article(match, Decimal("1.5") if match["half"] == "half" else Decimal("1.25"), mask)
    for match in _A_UNIT.finditer(text):
        yield from _article(match, Decimal(1), mask)


def _article(match: re.Match[str], count: Decimal, mask: bytearray) -> Iterator[Amount]:
    if any(mask[match.start() : match.end()]):
        return
    named = units.after(" " + match["unit"], 0)
    if named:
        times, unit = units.MULTIPLES.get(named[0], (1, named[0]))
        numeral = Numeral(match.start(), match.end(), count, Decimal(1), numerals.grain(count), False, match.end())
        if unit not in units.MINOR_WORDS and unit not in ("p", "cents"):
            yield Amount(match.start(), match.end(), numeral, count * times, "GBP" if unit == "pound" else unit)


_BETWEEN = re.compile(r"\b(?:between|from[ ]between|anywhere[ ]between|either)[ ]$", re.IGNORECASE)
_RANGING = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything)[ ](?:\w+[ ])?from[ ]$", re.IGNORECASE
)
_FROM = re.compile(
    r"\bfrom[ ](?:(?:about|around|some|just|only|nearly|almost|an?|the|over|under|roughly)[ ])*$", re.IGNORECASE
)
_MOVED = re.compile(
    r"\b(?:rose|risen?|rises|rising|fell|fallen|falls?|falling|grew|grown|grows|up|down|by|dropped|drops?|increased?|increases|cut|jumped|climbed|slipped|gained|lost|won|beat|added|slid|eased|declined|voted|reduced|widened|narrowed)[ ](?:(?:about|around|some|by|nearly|almost|an?|further|another|just|only)[ ])*$",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"[ ]?[-–—][ ]?$|[ ]?[-–—][ ]?(?=[£$€₹])")
_COUNTS = re.compile(
    r"[ ](?:[a-z-]+[ ]){0,3}?(?:people|men|women|children|staff|police|(?!loss)[a-z]{2,}s)\b|[ -](?:[a-z]+s?)\b(?<=year|mile|hour|week|days|mont|inut)"
)


def ranges(text: str, amounts: list[Amount]) -> list[Amount]:
    """Join neighbours that are one range or share a scale or a unit: "$3 to 4 trillion", "between 5 and 7 days"."""
    out = list(amounts)
    for i in range(len(out) - 1):
        first, second = out[i], out[i + 1]
        gap = text[first.end : second.start]
        if len(gap) > 12 or first.bound:
            continue
        link = gap.strip().casefold()
        before = text[max(0, first.start - 60) : first.start]
        if link in ("and", "to") and _BETWEEN.search(before):
            out[i], out[i + 1] = _bounded(*_shared(first, second))
        elif link in ("to", "-", "–", "—", "or"):
            joined = _range(text, before, link, first, second)
            if joined is None:
                continue
            out[i], out[i + 1] = joined
        elif link in ("and", ",", "/", "and then", ", and", "or", "in", "compared with") and _shares_unit(
            first, second, link
        ):
            out[i] = replace(first, unit=second.unit, value=_revalued(first, second), shared=True)
    return [amount for amount in out if amount.start >= 0]


def _range(text: str, before: str, link: str, first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """Read "X to Y" and "X-Y"; None where they are no pair. "From X to Y" are two levels that share a unit."""
    left, right = _shared(first, second)
    if link == "or":
        near = (
            right.value == left.value + 1
            and not left.unit
            or (left.unit == right.unit and first.unit == "" and right.value > left.value)
        )
        return _bounded(left, right) if near else None
    if left.unit != right.unit:
        return None
    if _FROM.search(before) and not _RANGING.search(before):
        return left, right
    if left.value >= right.value:
        return (
            None if link == "to" else (replace(first, start=-1), replace(second, start=-1)) if not left.unit else None
        )
    if _MOVED.search(before) and link == "to" and (first.unit or (not left.unit and right.value > 3 * left.value)):
        return None
    if link != "to" and not left.unit and not _COUNTS.match(text, right.end):
        return replace(first, start=-1), replace(second, start=-1)
    return _bounded(left, right)


def _bounded(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    return replace(first, bound=Modifier.AT_LEAST), replace(second, bound=Modifier.UP_TO)


def _shared(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Give each of two partners the scale and the unit that only the other one names."""
    a, b = first, second
    if (
        a.numeral.scale == 1
        and b.numeral.scale > 1
        and a.numeral.base < min(Decimal(1000), b.numeral.scale)
        and a.numeral.base <= b.numeral.base
    ):
        numeral = replace(a.numeral, scale=b.numeral.scale, grain=a.numeral.grain * b.numeral.scale)
        a = replace(a, numeral=numeral, value=a.value * b.numeral.scale)
    if a.unit and not b.unit and units.is_currency(a.unit):
        b = replace(b, unit=a.unit)
    elif b.unit and not a.unit and not a.attached:
        a = replace(a, unit=b.unit, value=_revalued(a, b), shared=True)
    return a, b


def _revalued(first: Amount, second: Amount) -> Decimal:
    """Return the value of `first` in the unit of `second`: pence are hundredths, decades tens of years."""
    factor = second.value / second.numeral.value if second.numeral.value else Decimal(1)
    return first.value * abs(factor)


def _shares_unit(first: Amount, second: Amount, link: str) -> bool:
    """Tell whether a bare number shares its neighbour's unit: "8, 9 and 10 per cent"."""
    return (
        not first.unit
        and not first.attached
        and first.value < 1000
        and bool(second.unit)
        and (second.unit in units.SHARES or second.unit in units.TIMES)
        and link != "in"
    )
