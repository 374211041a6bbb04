"""Amounts: numerals with their currency, unit and partner in a range, read off the text alone, before any parse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from oicsummit.analysis import numerals, units
from oicsummit.analysis.numbers import silences
from oicsummit.analysis.numerals import Numeral
from oicsummit.analysis.types import Modifier


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


_MONEY_OF = "new|extra|public|taxpayer|additional|funding|investment|aid|debt|cash|cuts|savings|government"
_MASS = re.compile(rf"[ ](?:of[ ](?!(?:{_MONEY_OF}))[a-z]+|in[ ]weight|heavier|lighter|overweight)")
_WEIGH = re.compile(r"(?:weigh\w*|lost|gained|shed)[ ](?:\w+[ ]){0,3}$")
_GRAND = re.compile(r"[ ]?(?:grand)\b(?![ ]?(?:prix|slam|final|jury|piano|total))")
_TIGHT_SCALE = re.compile(r"[ ](?P<scale>[mbkt])\b", re.IGNORECASE)
# What follows a length in metres and never a number of millions.
_RACES = "race|sprint|finals?|hurdles|freestyle|butterfly|breaststroke|backstroke|relay|dash|title|record|heats?|medley"
_SPANS = "walk|steeplechase|long|wide|high|tall|deep|away|above|below|radius|stretch|from|across|apart|pool|swim|by"
_METRES = re.compile(
    rf"[ -](?:{_RACES}|{_SPANS}|bronze|silver|gold|champion|in[ ](?:a[ ]|under[ ]|just[ ]|\d|sub))\b|x\d"
)
_BY_METRES = re.compile(r"\dm?[ ]?(?:by|x|×)[ ]?$")
_ISO_AFTER = re.compile(rf"[ ](?P<code>{'|'.join(units.CURRENCY_CODES)}|[Dd]ollars)\b")
_SIGNED = re.compile(r"(?<![\w\d.,)])(?:[-−–]|(?<!plus[ ]or[ ])[Mm]inus[ ])$")
_COMPOUND = re.compile(r"-(?P<word>[A-Za-z]{2,})")


def find(text: str, silent: list[tuple[int, int]]) -> list[Amount]:
    """Return the amounts of `text` outside the silent stretches, from left to right."""
    mask = _mask(len(text), silent)
    found = [amount for numeral in numerals.find(text) if (amount := _amount(text, numeral, mask))]
    found += [amount for amount in _articles(text, mask) if not _overlaps(amount, found)]
    return sorted(found, key=lambda amount: amount.start)


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
    if (
        before[-1:] in ("-", "–", "/")
        and before[:1].isalpha()
        and text[max(0, numeral.start - 4) : numeral.start] != "sub-"
    ):
        return True
    if before[-1:] in ("<", ">", "≤", "≥") and before[:1].isalpha():  # "p<0.001"
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
    return Amount(sign.start() if sign else start, end, numeral, value, unit)


def _measured(text: str, numeral: Numeral) -> Amount | None:
    sign = _SIGNED.search(text, max(0, numeral.start - 6), numeral.start)
    start = sign.start() if sign else numeral.start
    value = -numeral.value if sign else numeral.value
    grand = _GRAND.match(text, numeral.end)
    if grand:
        return Amount(start, grand.end(), numeral, value * 1000, "GBP")
    unit, end = _unit_after(text, numeral)
    if unit in units.MINOR_WORDS or unit in ("cents", "euro cents", "pennies", "p"):
        return _minor(text, start, end, numeral, value, unit)
    if unit in units.MULTIPLES:
        times, unit_of = units.MULTIPLES[unit]
        return Amount(start, end, numeral, value * times, unit_of)
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
    )


def _minor(text: str, start: int, end: int, numeral: Numeral, value: Decimal, unit: str) -> Amount:
    """Turn pence and cents into the currency that they are hundredths of; "cents" takes the text's own."""
    currency: str | None = {"p": "GBP", "pence": "GBP", "penny": "GBP", "pennies": "GBP", "paise": "INR"}.get(unit)
    if currency is None:
        currency = _nearest_currency(text[max(0, start - 400) : start])
    return Amount(start, end, numeral, value / 100, currency)


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
    if unit == "DEM" and (bare.casefold() == "mark" or (bare.casefold() == "marks" and numeral.scale < 10**6)):
        return "", numeral.end  # "the two million mark", "nine marks out of ten"
    if unit == "pound":
        mass = _MASS.match(text, end) or _WEIGH.search(text, max(0, numeral.start - 40), numeral.start)
        return ("pound" if (mass and numeral.scale == 1) or bare.startswith("lb") else "GBP"), end
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
        return (folded != "second" and (numeral.digits or folded == "foot")) or numeral.value == 1
    if folded == "gram" and words.startswith(" ") and numeral.value != 1:
        return False
    if folded in ("day", "week", "month", "year", "hour") and words.startswith(" ") and numeral.value not in (0, 1):
        return not re.match(r"[ ][a-z]+s\b", text[end : end + 20])
    return True


_SIZES = "mile|kilometre|kilometer|inch|pint|acre|tonne|ton|litre|liter|metre|meter|pound|kilo"
_SHARES = r"percentage[ ]point|percent|per[ ]cent"
# "Half an hour", "a quarter of a mile", "half a per cent".
_HALF_UNIT = re.compile(
    r"\b(?P<half>half|quarter|three[ -]quarters)[ ](?:of[ ])?(?:an?[ ]|-)"
    rf"(?P<unit>hour|day|decade|century|{_SIZES}|{_SHARES})\b"
)
# "A year and a half", "an hour and a quarter".
_AND_A_HALF = re.compile(
    r"\b(?:an?|one)[ ](?P<unit>year|month|week|day|hour|decade|mile|kilometre|metre|minute|century)"
    r"[ ]and[ ](?:an?[ ])?(?P<half>half|quarter)\b"
)
_A_UNIT = re.compile(rf"\b(?:a|one)[ ](?P<unit>decade|century|{_SHARES})\b(?![ -](?:later|ago|old|-long|of\b))")


def _articles(text: str, mask: bytearray) -> Iterator[Amount]:
    """Yield the units that a fraction or an article counts."""
    for match in _HALF_UNIT.finditer(text):
        share = {"half": "0.5", "quarter": "0.25"}.get(match["half"].casefold(), "0.75")
        yield from _article(match, Decimal(share), mask)
    for match in _AND_A_HALF.finditer(text):
        yield from _article(match, Decimal("1.5") if match["half"] == "half" else Decimal("1.25"), mask)
    for match in _A_UNIT.finditer(text):
        yield from _article(match, Decimal(1), mask)


def _article(match: re.Match[str], count: Decimal, mask: bytearray) -> Iterator[Amount]:
    named = units.after(" " + match["unit"], 0)
    if named and not any(mask[match.start() : match.end()]):
        times, unit = units.MULTIPLES.get(named[0], (1, named[0]))
        numeral = Numeral(match.start(), match.end(), count, Decimal(1), numerals.grain(count), False, match.end())
        yield Amount(match.start(), match.end(), numeral, count * times, "GBP" if unit == "pound" else unit)
