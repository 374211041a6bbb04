"""What is never a quantity: each line is read to nothing."""

import pytest

from oicsummit.analysis import parse, quantities

SILENT = """
The meeting is on 3 May 2024 and again on July 14.
It was signed on Tuesday, 11 March.
She was born in 1987 and elected in 2019.
The 2024/25 season and the 2024-25 accounts are closed.
Songs of the 1990s fill the hall.
Doors open at 7.30pm; the last train leaves at 23:15.
The curfew began at 0600 GMT.
Come back at nine o'clock on Friday.
Article 8, Section 12 and Chapter 3 apply.
See Case study 1, Figure 4 and page 14.
The G7 and the G20 met after COP29.
Covid-19 and H5N1 are notifiable.
A Boeing 737 and an F-16 flew over the M25.
Channel 4 and Radio 2 will broadcast it.
They drove down Route 66 and Interstate 95.
Windows 11 and version 2.4.1 are supported.
Call 020 7946 0123 or text HELP to 60055.
Ring 0800 555 0170 or +44 20 7946 0123.
Visit www.example.org/2024/12 or write to desk7@example.com.
She finished 3rd, in the 21st century, on the 100th try.
It was a 3-1 win after a 2-2 draw.
They won 6-4, 7-6 in the final.
The court ruled 6-3 in favour.
The Senate voted 52-48.
One of the main reasons is plain.
Once again, no one came, and everyone blamed one another.
This one is better than the other one.
On the one hand it rained; on the other it did not.
He set out a five-point plan for a two-tier system.
It ended zero-hours contracts and reached net zero.
The water plant runs 24/7.
Terminal 3 and Gate 12 were shut.
The house is at 1150 Orchard Road.
Phase 3 and Tier 2 come next.
He is the Number 10 spokesman.
In the first half nobody scored.
She took a third man and a second look.
It was a double room in a half-timbered inn.
They doubled down and doubled back.
(See the ten wettest towns of the coast.)
(Watch the top 10 goals.)
They played in that half of the field.
It is a 20-to-one shot.
""".strip().split("\n")


@pytest.mark.parametrize("sentence", SILENT)
def test_a_sentence_without_figures_has_no_quantities(sentence: str) -> None:
    found = quantities.read(parse.parse(sentence))

    assert [(quantity.text, quantity.unit) for quantity in found] == []


def test_the_number_of_a_list_item_is_no_quantity() -> None:
    text = "The plan:\n\n1. mend the roof\n2. paint the door\n3. sweep the yard\n"

    assert quantities.read(parse.parse(text)) == ()


def test_furniture_is_not_read() -> None:
    text = "Tickets: 12 left | Iain Dale 7pm - 10pm\n\nThe show went on as planned last night in the old town hall.\n"

    assert all(quantity.unit != "hour" for quantity in quantities.read(parse.parse(text)))
