"""How values, intervals, days and names are said in words: the same on every page and in every chart.

Plain values in, plain strings out. A quantity or a document is anything with the fields of the models (or of
`oicsummit.analysis.types`), so that nothing here needs a database.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from oicsummit.analysis.text.clean import clean
from oicsummit.analysis.types import Bounds, Span
from oicsummit.days import day, days
from oicsummit.plurals import plural

SIGNS = {"GBP": "£", "USD": "$", "EUR": "€", "INR": "₹", "JPY": "¥", "AUD": "A$", "CAD": "C$", "NZD": "NZ$"}
SCALES = ((10**12, "trillion", "tn"), (10**9, "billion", "bn"), (10**6, "million", "m"))
ADVERBS = {
    "exact": "",
    "approx": "around",
    "at_least": "at least",
    "more_than": "more than",
    "less_than": "less than",
    "up_to": "up to",
}
ENDLESS = "…"
PUBLISHER_NOT_KNOWN = "publisher not known"
NO_WORDS = "an erased document"


def digits(value: Decimal | int | float) -> str:
    """Return a number with commas between thousands and no more decimals than it has.

    >>> digits(Decimal("7318.50"))
    '7,318.5'
    """
    text = f"{Decimal(str(value)):,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def scaled(value: Decimal | int | float, short: bool = False) -> str:
    """Return large round numbers with their scale word, all others in digits.

    >>> scaled(47_000_000), scaled(47_000_000, short=True), scaled(19_000)
    ('47 million', '47m', '19,000')
    """
    number = Decimal(str(value))
    for scale, word, letter in SCALES:
        if abs(number) >= scale and number / scale * 1000 == int(number / scale * 1000):
            return f"{digits(number / scale)}{letter if short else ' ' + word}"
    return digits(number)


def amount(value: Decimal | int | float, unit: str = "count", short: bool = False) -> str:
    """Return a value with its unit, without the noun that it counts; `short` for charts.

    >>> amount(47_000_000, "GBP"), amount(21, "percent"), amount(2, "year"), amount(19_000)
    ('£47 million', '21%', '2 years', '19,000')
    """
    if unit in SIGNS or _is_currency(unit):
        money = scaled(abs(value), short)
        return ("−" if value < 0 else "") + SIGNS.get(unit, unit + " ") + money
    if unit == "percent":
        return f"{digits(value)}%"
    if unit == "ratio":
        return _ratio(Decimal(str(value)))
    if unit in ("count", ""):
        return scaled(value, short)
    return f"{scaled(value, short)} {counted(value, unit.replace('_', ' '))}"


def difference(value: Decimal | int | float, unit: str = "count", short: bool = False) -> str:
    """Return how far apart two values are: two shares lie points apart, not per cent.

    >>> difference(5, "percent"), difference(142)
    ('5 percentage points', '142')
    """
    if unit == "percent":
        return f"{digits(value)} {'points' if short else counted(value, 'percentage point')}"
    return amount(value, unit, short)


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def _ratio(value: Decimal) -> str:
    """Return a share below one in per cent ("a third" is 33.3%), a multiple with a times sign."""
    if abs(value) < 1:
        return f"{digits(round(value * 100, 1))}%"
    return f"×{digits(round(value, 3))}"


def counted(value: Decimal | int | float, noun: str) -> str:
    """Return `noun` in the number that `value` asks for."""
    return noun if value == 1 else plural(noun)


def count(number: int, noun: str) -> str:
    """Return how many there are of something.

    >>> count(1, "reading"), count(2, "body"), count(1200, "claim")
    ('1 reading', '2 bodies', '1,200 claims')
    """
    return f"{number:,} {counted(number, noun)}"


def reads(quantity: Any) -> str:
    """Return what a quantity was read as: "more than 19,000 people"; a vague one in the text's own words."""
    noun = quantity.noun or ""
    if quantity.value is None:
        return _vague(quantity.text, noun)
    value = amount(quantity.value, quantity.unit)
    if quantity.unit in ("percent", "ratio") and noun:
        noun = f"of {plural(noun)}" if quantity.change is None else f"in {plural(noun)}"
    elif noun:
        noun = counted(quantity.value, noun)
    return " ".join(part for part in (hedge(quantity), value, noun) if part)


def _vague(text: str, noun: str) -> str:
    """Return a vague quantity with its noun: "hundreds of people", "several boats"."""
    joined = not noun or text.endswith(" of") or text.lower().split()[-1] in ("several", "few", "many", "some")
    return f"{text} {plural(noun) if noun else ''}".strip() if joined else f"{text} of {plural(noun)}"


def hedge(quantity: Any) -> str:
    """Return the hedging words of a quantity: the text's own, else those of its modifier; none for an exact one."""
    return quantity.modifier_text or ADVERBS.get(str(quantity.modifier), "")


def bounds(values: Any) -> Bounds:
    """Return a range of values as Bounds, whether it comes from the analysis or from the database."""
    if isinstance(values, Bounds):
        return values
    return Bounds(values.lower, values.upper, not values.lower_inc, not values.upper_inc)


def interval(values: Any, unit: str = "count", short: bool = False) -> str:
    """Return an interval in its sign: "[" and "]" for an end that is in it, "(" and ")" for one that is not.

    >>> interval(Bounds(Decimal(3500), Decimal(4500), False, True)), interval(Bounds(Decimal(19000), None, True, True))
    ('[3,500, 4,500)', '(19,000, …)')
    """
    span = bounds(values)
    if is_point(span):
        return f"[{amount(span.low or 0, unit, short)}]"
    low = ENDLESS if span.low is None else amount(span.low, unit, short)
    high = ENDLESS if span.high is None else amount(span.high, unit, short)
    left = "(" if span.low is None or span.low_open else "["
    right = ")" if span.high is None or span.high_open else "]"
    return f"{left}{low}, {high}{right}"


def is_point(values: Any) -> bool:
    """Return whether an interval allows one value alone."""
    span = bounds(values)
    return span.low is not None and span.low == span.high


def allows(values: Any, unit: str = "count", short: bool = False) -> str:
    """Return an interval in words: "exactly 7,318", "3,500 up to 4,500", "above 19,000", "at most £10 million"."""
    span = bounds(values)
    if is_point(span):
        return f"exactly {amount(span.low or 0, unit, short)}"
    if span.low is None and span.high is None:
        return "any value"
    if span.high is None:
        return f"{'above' if span.low_open else 'at least'} {amount(span.low or 0, unit, short)}"
    if span.low is None:
        return f"{'below' if span.high_open else 'at most'} {amount(span.high, unit, short)}"
    return f"{amount(span.low, unit, short)} up to {amount(span.high, unit, short)}"


def likely(hard: Any, expected: Any, unit: str = "count") -> str:
    """Return what the habit of speech adds to the hard bounds: "likely under 25,000"; empty where nothing."""
    wide, narrow = bounds(hard), bounds(expected)
    ends = []
    if narrow.low is not None and narrow.low != wide.low:
        ends.append(f"over {amount(narrow.low, unit)}")
    if narrow.high is not None and narrow.high != wide.high:
        ends.append(f"under {amount(narrow.high, unit)}")
    return f"likely {' and '.join(ends)}" if ends else ""


def period(quantity: Any) -> str:
    """Return the days of a quantity's period, or what is known of it: its words where they could not be resolved."""
    stretch = days(quantity.period_start_date, quantity.period_end_date)
    if stretch or not quantity.period_text:
        return stretch or "no period stated"
    reason = (quantity.period or {}).get("unresolved", "")
    return f"not resolved: {reason}" if reason else "days not known"


def change(quantity: Any) -> str:
    """Return whether a quantity is a change or a level."""
    return {"increase": "an increase", "decrease": "a decrease"}.get(str(quantity.change or ""), "none, a level")


def publisher(document: Any) -> str:
    """Return the document's publisher by name, or that none is known."""
    return document.publisher.name if document.publisher else PUBLISHER_NOT_KNOWN


def known_as(document: Any, letters: int = 44) -> str:
    """Return what a document goes by in a line: its publisher, else its title, cut; a digest goes by its title."""
    by_name = document.publisher and not document.is_digest
    return str(document.publisher.name) if by_name else cut(title(document), letters)


def title(document: Any, letters: int = 60) -> str:
    """Return the document's title; one without a title shows its first words and an ellipsis.

    A document that was fetched without its text has the beginning of it as `opening`.
    """
    if document.title:
        return str(document.title)
    return opening(getattr(document, "opening", "") or document.text[: letters * 5], letters) or NO_WORDS


def opening(text: str, letters: int = 60) -> str:
    """Return the first words of a text, without the marks of its notation, as the title of one that has none.

    >>> opening("# The **harbour** plan")
    'The harbour plan'
    """
    words = clean(text, [Span(0, len(text))]).text
    return cut(words.lstrip("# >"), letters)


def cut(text: str, letters: int) -> str:
    """Return `text` in one line, cut at a word to `letters` at most, with an ellipsis where something was cut.

    >>> cut("seven hundred and eighty boats", 16)
    'seven hundred …'
    """
    line = " ".join(text.split())
    if len(line) <= letters:
        return line
    return line[: letters - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"


def source(document: Any) -> str:
    """Return publisher and date in one line, as beside a quotation: "Daily Post, 7 April 2025"."""
    return f"{publisher(document)}, {day(document.published)}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def a_name(word: str) -> str:
    """Return a word of the vocabulary as it is read: `part_of` as "part of"."""
    return str(word).replace("_", " ")
