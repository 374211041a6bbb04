"""What a text says of itself, and what is only inferred."""

from datetime import date

import pytest

from oicsummit import analysis

BODY = "\n\nThe harbour was closed for three days after the storm, and forty boats were lost.\n"


def test_a_text_that_says_nothing_of_itself_leaves_all_open():
    found = analysis.read("The harbour was closed for three days after the storm.").metadata

    assert (found.title, found.author, found.publisher, found.published) == (None, None, None, None)
    assert found.inferred == {}


def test_the_end_of_a_stretch_of_time_is_no_day_of_publication():
    assert analysis.read("Results for the year ended 31 March 2025" + BODY).metadata.published is None


@pytest.mark.parametrize(
    "line",
    ["3 June 2025", "Tuesday 3rd June 2025", "June 3, 2025", "2025-06-03", "Published: 3 June 2025, 09:15 BST"],
)
def test_the_day_of_publication_is_read_from_its_line(line):
    assert analysis.read(f"Storm shuts the harbour\n\n{line}{BODY}").metadata.published == date(2025, 6, 3)


def test_a_date_that_nothing_calls_a_date_of_publication_is_inferred_with_its_words():
    bare = analysis.read(f"Storm shuts the harbour\n\n3 June 2025{BODY}").metadata
    named = analysis.read(f"Storm shuts the harbour\n\nPublished: 3 June 2025{BODY}").metadata

    assert bare.inferred == {"published": "3 June 2025"}
    assert named.inferred == {}


def test_title_author_and_publisher_are_read_from_the_head():
    text = (
        f"Press release\n\n# Storm shuts the harbour again\n\nBy Orla Kemp, Coast Editor\n\nFrom: Harbour Board{BODY}"
    )

    found = analysis.read(text).metadata

    assert (found.title, found.author, found.publisher) == (
        "Storm shuts the harbour again",
        "Orla Kemp",
        "Harbour Board",
    )


def test_the_agency_of_a_dateline_is_inferred_as_publisher():
    found = analysis.read(
        "PORT ASH, June 3 (Halyard News) - The harbour was shut for three days after the storm."
    ).metadata

    assert found.publisher == "Halyard News"
    assert "publisher" in found.inferred
