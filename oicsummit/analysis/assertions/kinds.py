"""What sort of assertion a claim is: rules by the definitions, and a weighted vote that may correct them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from oicsummit.analysis.assertions.kind_features import features
from oicsummit.analysis.assertions.kind_rules import verdict
from oicsummit.analysis.assertions.kind_weights import ORDER, WEIGHTS
from oicsummit.analysis.types import Kind, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RECORD = re.compile(
    r"""\b(?:record(?!ed|s?\s+(?:of|show))(?:-\w+)?(?=\s+[a-z\d£$€])|on\s+record|itself\s+a\s+record|a\s+record\b
      | first\s+(?:of\s+its\s+kind|time|\w+\s+to\b
        |(?:[\w-]+\s+){1,4}(?:ever|in\s+(?:\w+\s+)?(?:history|years|decades)|since\b))
      | (?:br(?:eak|eaks|oke|oken|eaking)|beat(?:s|en|ing)?|surpass(?:ed|es|ing)?|eclips(?:ed|es|ing))\s+
        (?:the|its|his|her|a|their)\s+(?:\S+\s+){0,2}(?:mark|record|best)\b
      | (?:\w+er|more|worse|better)\s+(?:\S+\s+){0,6}than\s+(?:(?:at\s+)?any\s+(?:time|other|previous)|ever\b)
      | for\s+the\s+first\s+time | (?:the|its|their|his|her|our)\s+(?:first|last|only)\s+\w+\s+(?:to|since|on|in)\b
      | unprecedented | (?:never|not)\s+(?:before|since) | all-time | since\s+records\s+began
      | in\s+(?:\S+\s+){0,4}history | in\s+a\s+generation | ever\s+(?:recorded|seen|mounted|made|built|held))""",
    re.IGNORECASE | re.VERBOSE,
)
_SUPERLATIVE = re.compile(
    r"""\b(?:highest|lowest|largest|biggest|smallest|deadliest|worst|best|longest|shortest|steepest|fastest|slowest
      |sharpest|oldest|youngest|fewest|busiest|hottest|coldest|wettest|driest|warmest|heaviest|lightest|greatest
      |strongest|weakest|richest|poorest|cheapest|tallest|deepest|most\s+\w+|least\s+\w+)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SCOPE = re.compile(
    r"""\b(?:since|ever|in\s+(?:the\s+)?(?:world|country|region|history|city|continent|year|decade|century|\d+)
      |in\s+\w+\s+(?:years|decades|months)|on\s+record|of\s+(?:the|any|all)|among|for\s+\w+\s+(?:years|months|decades)
      |in\s+[A-Z])""",
    re.VERBOSE,
)


def kind_of(doc: "Doc", start: int, end: int, quantities: Sequence[Quantity], *, record: bool) -> Kind:
    """Return the kind of the claim in tokens `[start, end)` of `doc` with the quantities inside it."""
    totals = [0] * len(ORDER)
    found = features(doc, start, end, quantities, record=record)
    for name in (*found, f"says:{verdict(found)}"):
        for i, weight in enumerate(WEIGHTS.get(name, ())):
            totals[i] += weight
    return Kind(ORDER[totals.index(max(totals))])


def is_record(text: str, figures: bool) -> bool:
    """Tell whether the words state a first, a last or an extreme: "the heaviest July spell since 1977"."""
    if _RECORD.search(text):
        return True
    match = _SUPERLATIVE.search(text)
    if match is None or re.search(r"\bat\s+(?:least|most|best|worst)\b", text, re.IGNORECASE):
        return False
    opens = text.lower().startswith((f"the {match.group().lower()}", "our best"))
    return bool(_SCOPE.search(text, match.end())) or (not figures and opens)
