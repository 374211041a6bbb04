"""Sentences in, quantities out. What must stay silent is in test_quantities_silent.py."""

from datetime import date

import pytest

from oicsummit.analysis import parse, quantities

PUBLISHED = date(2025, 3, 31)

# sentence → each quantity as "text | value unit | noun | modifier | change | period", empty parts left out
CASES = {
    "Officials counted 24,000 ducks and twenty-one swans.": [
        "24,000 | 24000 count | duck",
        "twenty-one | 21 count | swan",
    ],
    "A dozen boats and half a million nets were lost at sea.": [
        "A dozen | 12 count | boat",
        "half a million | 500000 count | net | | decrease",
    ],
    "It costs £150m, or $3 to 4 trillion.": [
        "£150m | 150000000 GBP",
        "$3 | 3000000000000 USD | | at_least",
        "4 trillion | 4000000000000 USD | | up_to",
    ],
    "The state sought Rs 4,200 crore and gave ₹5 lakh each.": [
        "Rs 4,200 crore | 42000000000 INR",
        "₹5 lakh | 500000 INR",
    ],
    "Tickets cost A$25, C$22, NZ$30, €18 or 2,500 yen.": [
        "A$25 | 25 AUD",
        "C$22 | 22 CAD",
        "NZ$30 | 30 NZD",
        "€18 | 18 EUR",
        "2,500 yen | 2500 JPY",
    ],
    "The dividend is 6.2p a share, and a loaf costs ninety pence.": [
        "6.2p | 0.062 GBP",
        "ninety pence | 0.9 GBP",
    ],
    "About 40 per cent of orchards and nearly a third of farms flooded.": [
        "40 per cent | 40 percent | orchard | approx",
        "a third | 0.3333333333 ratio | farm | approx",
    ],
    "One in five schools has no library, and three out of four want one.": [
        "One in five | 0.2 ratio | school",
        "three out of four | 0.75 ratio | school",
    ],
    "Ticket sales doubled while complaints halved.": [
        "doubled | 2 ratio | sale | | increase",
        "halved | 0.5 ratio | complaint | | decrease",
    ],
    "It took between five and 7 days.": ["five | 5 day | | at_least", "7 days | 7 day | | up_to"],
    "The trip was cut from 31 to 24 minutes.": ["31 | 31 minute", "24 minutes | 24 minute"],
    "Rates rose by 25 basis points, and turnout fell 3 percentage points.": [
        "25 basis points | 25 basis_point | | | increase",
        "3 percentage points | 3 percentage_point | | | decrease",
    ],
    "The two-day event drew a 10,000-strong crowd.": ["two-day | 2 day", "10,000 | 10000 count | person"],
    "The pipe is 46 kilometres long and weighs 2.5 tonnes.": [
        "46 kilometres | 46 kilometre",
        "2.5 tonnes | 2.5 tonne",
    ],
    "It fell to -5C and then to minus 12 degrees Celsius.": [
        "-5C | -5 degree Celsius",
        "minus 12 degrees Celsius | -12 degree Celsius",
    ],
    "A magnitude 6.2 quake struck at a depth of 10km.": ["6.2 | 6.2 magnitude", "10km | 10 kilometre"],
    "At least 30 sheep and up to 12 goats drowned.": [
        "30 | 30 count | sheep | at_least",
        "12 | 12 count | goat | up_to",
    ],
    "More than 50+ stalls opened, fewer than ten closed.": [
        "50 | 50 count | stall | more_than",
        "ten | 10 count | stall | less_than",
    ],
    "Arrivals rose 12% to 36,000, up from 32,000 in 2023.": [
        "12% | 12 percent | arrival | | increase",
        "36,000 | 36000 count | arrival",
        "32,000 | 32000 count | arrival | | | in 2023",
    ],
    "The mill made 900 tonnes a day last year.": ["900 tonnes | 900 tonne | | | | a day"],
    "The fund will spend £12 million over the next two years.": [
        "£12 million | 12000000 GBP | | | | over the next two years",
        "two years | 2 year",
    ],
    "In the first three months of 2024 the port handled 1,200 ships.": [
        "1,200 | 1200 count | ship | | | In the first three months of 2024"
    ],
    "Four of the injured are pupils, and 17 are still missing.": [
        "Four | 4 count | person",
        "17 | 17 count | person",
    ],
    "The number of jobs fell by 500 to 3,100 in March.": [
        "500 | 500 count | job | | decrease | in March",
        "3,100 | 3100 count | job | | | in March",
    ],
    "Dana Roe, 45, has two sons aged eight and 10.": [
        "45 | 45 year",
        "two | 2 count | son",
        "eight | 8 year",
        "10 | 10 year",
    ],
    "Production was 12\u2009500 barrels.": ["12\u2009500 barrels | 12500 barrel"],
    r"Lenders promised \$10 billion USD.": ["$10 billion USD | 10000000000 USD"],
    "3 lakh 14 thousand 885 voters were added.": ["3 lakh 14 thousand 885 | 314885 count | voter"],
    "It took a year and a half and cost ten grand.": ["a year and a half | 1.5 year", "ten grand | 10000 GBP"],
    "The mill earned 41.3 mln dlrs, or 98 cts a share, on 2.6 bln dlrs of sales.": [
        "41.3 mln dlrs | 41300000 USD",
        "98 cts | 0.98 USD",
        "2.6 bln dlrs | 2600000000 USD",
    ],
    "It owes 240 mln stg, 150 mln marks and 80 mln Canadian dlrs.": [
        "240 mln stg | 240000000 GBP",
        "150 mln marks | 150000000 DEM",
        "80 mln Canadian dlrs | 80000000 CAD",
    ],
    "She got nine marks.": ["nine | 9 count | mark"],
    "Attendance passed the two million mark.": ["two million | 2000000 count | mark"],
    "They bought 12.4 mln shrs at 22-1/2 dlrs and cut the rate by 1/2 pct.": [
        "12.4 mln | 12400000 count | share",
        "22-1/2 dlrs | 22.5 USD",
        "1/2 pct | 0.5 percent | rate | | decrease",
    ],
    "Wells gave 1.2 mln bpd; they leaked 300 or so bbl of oil.": [
        "1.2 mln bpd | 1200000 barrel",
        "300 | 300 count | barrel | approx",
    ],
    "Debt stood at 12.6 bln dlrs, up from 11 bln.": ["12.6 bln dlrs | 12600000000 USD", "11 bln | 11000000000 USD"],
    "The fund ran a 34-to-1 leverage ratio.": ["34-to-1 | 34 ratio"],
    "He said that half of the 30 cooks had left.": ["half | 0.5 ratio | cook", "30 | 30 count | cook"],
    "Seas would rise by two metres in the next century.": ["two metres | 2 metre | | | increase | in the next century"],
    "It forecast a fall in lake levels of 30 centimetres by 2040.": [
        "30 centimetres | 30 centimetre | | | decrease | by 2040"
    ],
}


def as_line(quantity: quantities.Quantity) -> str:
    value = f"{quantity.value:f} {quantity.unit}"
    modifier = "" if quantity.modifier == "exact" else quantity.modifier.value
    period = quantity.period.text if quantity.period else ""
    change = quantity.change.value if quantity.change else ""
    parts = [quantity.text, value, quantity.noun or "", modifier, change, period]
    return " | ".join(parts).rstrip("| ").replace("|  |", "| |").replace("|  |", "| |")


@pytest.mark.parametrize(("sentence", "expected"), CASES.items(), ids=list(CASES))
def test_a_sentence_is_read_to_its_quantities(sentence: str, expected: list[str]) -> None:
    found = quantities.read(parse.parse(sentence), PUBLISHED)

    assert [as_line(quantity) for quantity in found] == expected


VAGUE = {
    "Hundreds of people came.": ("Hundreds", 200, 1000, "person"),
    "Dozens of boats sank.": ("Dozens", 24, 100, "boat"),
    "It employs tens of thousands of people.": ("tens of thousands", 20000, 100000, "person"),
    "Several sponsors left.": ("Several", 3, 10, "sponsor"),
    "Only a handful of shops opened.": ("a handful", 3, 6, "shop"),
    "They sold several thousand tickets.": ("several thousand", 3000, 10000, "ticket"),
}


@pytest.mark.parametrize(("sentence", "expected"), VAGUE.items(), ids=list(VAGUE))
def test_a_vague_number_has_an_interval_and_no_value(sentence: str, expected: tuple[str, int, int, str]) -> None:
    (quantity,) = quantities.read(parse.parse(sentence))

    assert quantity.vague
    assert quantity.value is None
    bounds = quantity.interval.hard
    assert (quantity.text, bounds.low, bounds.high, quantity.noun) == expected


def test_the_date_that_opens_a_list_is_the_period_of_its_items() -> None:
    text = "By the end of October:\n\n* the trust had paid €11 million;\n* the bank had paid €6.5 million.\n"

    found = quantities.read(parse.parse(text), PUBLISHED)

    assert [(q.text, q.period and q.period.text) for q in found] == [
        ("€11 million", "By the end of October"),
        ("€6.5 million", "By the end of October"),
    ]


def test_a_figure_keeps_its_place_behind_markdown_and_escapes() -> None:
    text = "They gave **£5 million** and \\$7 billion\nto [40 towns](https://example.org/9)."

    found = quantities.read(parse.parse(text))

    assert [q.text for q in found] == ["£5 million", "$7 billion", "40"]
    assert all(text[q.span.start : q.span.end] == q.text for q in found)
