"""Units: currencies, shares, measures and times, with the words and signs that name them.

A unit code is an ISO currency code, or the English singular ("mile", "percentage_point", "tonne").
"""

import re

from oicsummit.analysis.numbers import wire_words

CURRENCY_SIGNS = {
    "$": "USD",
    "US$": "USD",
    "U.S.$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAN$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "MX$": "MXN",
    "NT$": "TWD",
    "J$": "JMD",
    "£": "GBP",
    "€": "EUR",
    "₹": "INR",
    "Rs.": "INR",
    "Rs": "INR",
    "Re": "INR",
    "¥": "JPY",
    "₩": "KRW",
    "₽": "RUB",
    "₦": "NGN",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "₫": "VND",
    "₱": "PHP",
    "฿": "THB",
    "₵": "GHS",
    "৳": "BDT",
    "KSh": "KES",
    "Ksh": "KES",
    "KSh.": "KES",
    "RM": "MYR",
    "Rp": "IDR",
    "CHF": "CHF",
    "Sfr": "CHF",
    "¢": "cent",
}
CURRENCY_CODES = (
    "USD GBP EUR INR JPY AUD CAD NZD CNY RMB CHF SEK NOK DKK ISK PLN CZK HUF RON BGN RUB UAH TRY ILS AED SAR QAR KWD "
    "BHD OMR JOD EGP ZAR NGN KES GHS UGX TZS ETB MAD TND PKR BDT LKR NPR THB VND IDR MYR SGD PHP HKD TWD KRW BRL MXN "
    "ARS CLP COP PEN UYU"
).split()
CURRENCY_WORDS = {
    "dollar": "USD",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "american dollar": "USD",
    "australian dollar": "AUD",
    "canadian dollar": "CAD",
    "new zealand dollar": "NZD",
    "hong kong dollar": "HKD",
    "singapore dollar": "SGD",
    "buck": "USD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "quid": "GBP",
    "rupee": "INR",
    "indian rupee": "INR",
    "pakistani rupee": "PKR",
    "sri lankan rupee": "LKR",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "swiss franc": "CHF",
    "rouble": "RUB",
    "ruble": "RUB",
    "hryvnia": "UAH",
    "zloty": "PLN",
    "koruna": "CZK",
    "forint": "HUF",
    "rand": "ZAR",
    "naira": "NGN",
    "cedi": "GHS",
    "shekel": "ILS",
    "lira": "TRY",
    "riyal": "SAR",
    "dirham": "AED",
    "baht": "THB",
    "dong": "VND",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "taka": "BDT",
    "kenyan shilling": "KES",
}
MINOR_WORDS = wire_words.MINOR

SHARE_WORDS = {
    "%": "percent",
    "percent": "percent",
    "per cent": "percent",
    "per-cent": "percent",
    "pc": "percent",
    "pct": "percent",
    "pct point": "percentage_point",
    "percentage point": "percentage_point",
    "percentage-point": "percentage_point",
    "%-point": "percentage_point",
    "% point": "percentage_point",
    "per cent point": "percentage_point",
    "ppt": "percentage_point",
    "pp": "percentage_point",
    "basis point": "basis_point",
    "basis-point": "basis_point",
    "bp": "basis_point",
    "bps": "basis_point",
}
SHARES = ("percent", "percentage_point", "basis_point")
TIMES = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "season", "decade", "century")
# A stretch of time that is a multiple of another unit of the scheme.
MULTIPLES = {"decade": (10, "year"), "century": (100, "year")}

# English singular → the other words and signs for it. Plurals in -s need no entry.
MEASURES = {
    "second": "sec s",
    "minute": "min mins",
    "hour": "hr hrs h",
    "day": "days",
    "week": "wk wks",
    "fortnight": "",
    "month": "mth mths",
    "year": "yr yrs",
    "decade": "",
    "season": "",
    "century": "centuries",
    "millisecond": "ms",
    "millimetre": "mm millimeter",
    "centimetre": "cm centimeter",
    "metre": "m meter",
    "kilometre": "km kilometer kms",
    "inch": "inches in.",
    "foot": "feet ft",
    "yard": "yd yds",
    "mile": "mi",
    "nautical mile": "nautical-mile nmi",
    "square metre": "sq|m m2 m² sqm square|meter",
    "square kilometre": "sq|km km2 km² square|kilometer",
    "square foot": "sq|ft square|feet sqft",
    "square mile": "sq|mi sq|mile",
    "cubic metre": "m3 m³ cubic|meter cu|m",
    "acre": "",
    "hectare": "ha",
    "milligram": "mg milligramme",
    "gram": "g gramme gm",
    "kilogram": "kg kgs kilo kilogramme",
    "tonne": "t metric|ton mt",
    "ton": "tons",
    "pound": "lb lbs",
    "ounce": "oz ozs",
    "stone": "",
    "millilitre": "ml milliliter",
    "centilitre": "cl",
    "litre": "l liter ltr",
    "gallon": "gal",
    "pint": "",
    "barrel": "bbl bbls bpd b/d",
    "mile per hour": "mph miles|per|hour miles|an|hour miles-per-hour",
    "kilometre per hour": "kph km/h kmh kmph kilometres|per|hour kilometers|per|hour kilometres|an|hour km|per|hour",
    "metre per second": "m/s metres|per|second",
    "knot": "kt kts",
    "degree Celsius": "°C ºC degrees|Celsius degree|Celsius degrees|C degrees|centigrade deg|C C",
    "degree Fahrenheit": "°F ºF degrees|Fahrenheit degree|Fahrenheit degrees|F F",
    "degree": "° º",
    "kelvin": "",
    "watt": "W",
    "kilowatt": "kW",
    "megawatt": "MW",
    "gigawatt": "GW",
    "terawatt": "TW",
    "kilowatt-hour": "kWh kilowatt|hour",
    "megawatt-hour": "MWh megawatt|hour",
    "gigawatt-hour": "GWh gigawatt|hour",
    "terawatt-hour": "TWh terawatt|hour",
    "volt": "kV",
    "joule": "",
    "calorie": "kcal",
    "hertz": "Hz",
    "kilohertz": "kHz",
    "megahertz": "MHz",
    "gigahertz": "GHz",
    "byte": "",
    "kilobyte": "KB",
    "megabyte": "MB",
    "gigabyte": "GB",
    "terabyte": "TB",
    "megabit per second": "Mbps megabits|per|second",
    "gigabit per second": "Gbps",
    "horsepower": "hp bhp",
    "decibel": "dB",
    "micrometre": "µm μm micron",
    "nanometre": "nm",
    "microgram": "µg μg mcg",
    "light-year": "light|year light-years light|years",
    "carat": "",
    "part per million": "ppm parts|per|million",
    "part per billion": "ppb parts|per|billion",
    "pascal": "hPa kPa",
    "magnitude": "",
}
# Abbreviations whose case counts: "5 W", "2 MW", "3 mW" are different things, and "In" is a word.
_CASED = "C F W kW MW GW TW kWh MWh GWh TWh kV Hz kHz MHz GHz KB MB GB TB dB hPa kPa".split()
# Single letters and short words are units only where they stand plainly as such: never after a bare number word.
SHORT = frozenset("s h m g l t in. pc pp min ms hp mi ha kt mt gal pp b ft".split())


def _measure_words() -> dict[str, str]:
    table: dict[str, str] = {}
    for unit, others in MEASURES.items():
        for word in (unit, *others.replace("|", "\u0000").split(" ")):
            word = word.replace("\u0000", " ")
            if word:
                table[word] = unit
                if len(word) > 3 and word.isascii() and not word.endswith("s"):
                    table[word + "s"] = unit
    table["miles per hour"] = table["miles an hour"] = "mile per hour"
    table["nautical miles"] = "nautical mile"
    return table


def _plurals(table: dict[str, str]) -> dict[str, str]:
    return {word + "s": unit for word, unit in table.items() if word[-1].isalpha() and len(word) > 2}


_MINOR = {**MINOR_WORDS, "cents": "USD", "euro cents": "EUR", "pennies": "GBP"}
_WORDS: dict[str, str] = {
    **_measure_words(),
    **SHARE_WORDS,
    **_plurals({w: u for w, u in SHARE_WORDS.items() if u.endswith("point") and w.endswith("point")}),
    **CURRENCY_WORDS,
    **_plurals(CURRENCY_WORDS),
    **wire_words.CURRENCIES,
    **_plurals(wire_words.CURRENCIES),
    **{code: code for code in CURRENCY_CODES},
    **{word: word for word in _MINOR},
    "RMB": "CNY",
    "pound": "pound",
    "pounds": "pound",
    "p": "p",
}
_FOLDED = {word.casefold(): unit for word, unit in _WORDS.items() if word not in _CASED}
_EXACT = {word: unit for word, unit in _WORDS.items() if word in _CASED}


def _alternatives() -> str:
    words = sorted(_WORDS, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in words)


BEFORE = re.compile(
    "(?<![A-Za-z])(?:"
    + "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))
    + "|"
    + "|".join(CURRENCY_CODES)
    + r")[ \u00a0\u2009\u202f]?$"
)
AFTER = re.compile(rf"[ -]?(?P<unit>{_alternatives()}|€|£|\$)(?![\w])", re.IGNORECASE)


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """Return the currency whose sign or code ends right before `start`, and where the sign starts."""
    match = BEFORE.search(text, max(0, start - 6), start)
    if not match:
        return None
    sign = match[0].rstrip("\u00a0\u2009\u202f ")
    unit = CURRENCY_SIGNS.get(sign, "CNY" if sign == "RMB" else sign)
    return unit, match.start()


def after(text: str, end: int) -> tuple[str, int] | None:
    """Return the unit named right after a number that ends at `end`, and where the unit's words end."""
    match = AFTER.match(text, end)
    if not match:
        return None
    word = match["unit"]
    unit = CURRENCY_SIGNS.get(word) or _EXACT.get(word) or _FOLDED.get(" ".join(word.casefold().split()))
    if unit is None:
        unit = _FOLDED.get(word.casefold().replace("-", " ")) or _FOLDED.get(word.casefold().replace(" ", "-"))
    return (unit, match.end()) if unit else None


def is_currency(unit: str) -> bool:
    """Tell whether a unit code is a currency's ISO code."""
    return len(unit) == 3 and unit.isupper()
