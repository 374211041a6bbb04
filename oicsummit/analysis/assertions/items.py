"""What the layout says about a sentence: whether its block can hold claims, and where an item's content begins."""

import re

from oicsummit.analysis.assertions.spans import Unit
from oicsummit.analysis.parse import Parsed, ParsedBlock, ParsedSentence
from oicsummit.analysis.types import BlockKind

_ASKING = re.compile(
    r"\b(?:should|must|ought|need(?:s)?\s+to|could|can\s+help|recommend\w*|call(?:s|ing)?\s+(?:on|for)|urge[sd]?|ask(?:s|ing)?|tips?"
    r"|how\s+to|agenda|contents|you)\b[^.]*:?\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^.:!?]{2,90}:\s+(?=[A-Z“\"'‘£$€\d])")
_LABEL_WORDS = 14
_LEGEND_WORDS = 5


def claimable(parsed: Parsed, sentence: ParsedSentence) -> bool:
    """Tell whether a sentence stands where claims can stand: no heading, furniture, lead-in, legend or wish list."""
    block = sentence.block
    if block.kind in {BlockKind.HEADING, BlockKind.FURNITURE}:
        return False
    if block.kind is BlockKind.LEAD_IN:
        last = sentence.tokens.end == len(block.doc)
        return not (last and block.cleaned.text.endswith(":"))
    if block.kind is BlockKind.ITEM:
        return not _is_legend(block) and not _is_asked(parsed, block)
    return True


def _is_legend(block: ParsedBlock) -> bool:
    """Tell whether an item is a mere name ("Eastern route"): few words, no verb, no digit."""
    doc = block.doc
    words = sum(token.is_alpha for token in doc)
    return words <= _LEGEND_WORDS and not any(token.tag_.startswith("VB") or token.like_num for token in doc)


def _is_asked(parsed: Parsed, block: ParsedBlock) -> bool:
    """Tell whether the list's lead-in demands or advises what the items name ("The government should:")."""
    if block.lead is None:
        return False
    return bool(_ASKING.search(parsed.blocks[block.lead].cleaned.text[-160:]))


def item_content(parsed: Parsed, sentence: ParsedSentence, unit: Unit) -> Unit:
    """Return the unit without the label that opens an item or paragraph ("Risk to life: …")."""
    doc = sentence.block.doc
    if unit.start != sentence.tokens.start or sentence.tokens.start != 0:
        return unit
    match = _LABEL.match(sentence.block.cleaned.text)
    if match is None or len(match.group().split()) > _LABEL_WORDS:
        return unit
    label = [token for token in doc if token.idx < match.end()]
    verbs = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in label)
    start = len(label)
    if verbs or start >= unit.end - 2:
        return unit
    return Unit(start, unit.end, unit.is_whole)
