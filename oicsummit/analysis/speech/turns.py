"""Transcripts: paragraphs that begin with who speaks ("The Minister for Housing (Ms Roe): I will not.")."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from oicsummit.analysis.speech.given_names import is_female
from oicsummit.analysis.speech.names import is_name_word, name_at
from oicsummit.analysis.speech.resolve import Resolver, Who
from oicsummit.analysis.speech.speech_words import HONORIFICS, ROLES

if TYPE_CHECKING:
    from oicsummit.analysis.parse import Parsed, ParsedBlock

_NAME = r"[A-Z][\w.'’-]*(?:,?[ ](?:of|for|the|and|&|de|van|von|to|[A-Z][\w.'’-]*)){0,14}"
_TURN = re.compile(
    rf"""(?P<label>{_NAME})(?P<inner>[ ]?\([^()]{{2,60}}\))?     # The Minister for Housing (Ms Roe)
        (?:[ ]?\([^()]{{2,20}}\))?\s?:\s+(?=[A-Z“"‘'£$€\d])      # (Lab):""",
    re.VERBOSE,
)
_LINE = re.compile(rf"(?P<label>{_NAME})(?P<inner> ?\([^()]{{2,60}}\))?(?: ?\([^()]{{2,20}}\))?")
_QUOTES = ('"', "“", "‘", "'")


def turn(block: "ParsedBlock", resolver: Resolver) -> tuple[Who, int] | None:
    """Return who takes the floor at the head of a block and the token where the words begin; None where nobody does."""
    match = _TURN.match(block.cleaned.text)
    if match is None or block.cleaned.text[match.end() : match.end() + 1] in _QUOTES:
        return None
    doc = block.doc
    label = [token for token in doc if token.idx < match.end() and token.text != ":"]
    words = {token.lower_.rstrip(".") for token in label}
    person = bool(words & (ROLES | HONORIFICS)) or any(token.ent_type_ == "PERSON" for token in label)
    person = person or bool(match["inner"]) or match["label"] in resolver.labels
    who = _inner(block, match, resolver) or _labelled(block, match, resolver, person=person)
    start = next((token.i for token in doc if token.idx >= match.end()), len(doc))
    return (who, start) if who is not None and who.name and start < len(doc) else None


def labels(parsed: "Parsed") -> frozenset[str]:
    """Return what stands before a colon at the head of several blocks: the speakers of a transcript."""
    count = Counter(match["label"] for block in parsed.blocks if (match := _TURN.match(block.cleaned.text)))
    return frozenset(label for label, times in count.items() if times > 1 and 1 < len(label.split()) <= 4)


def name_line(block: "ParsedBlock", resolver: Resolver) -> Who | None:
    """Return who takes the floor where a line of its own holds nothing but a name ("Ms Roe", "Jane Moss (Ashby):")."""
    doc = block.doc
    if not 1 < len(doc) <= 16 or block.quotations:
        return None
    match = _LINE.fullmatch(block.cleaned.text.rstrip(":"))
    if match is None:
        return None
    words = {word.lower().rstrip(".") for word in match["label"].split()}
    first = match["label"].split()[0]
    person = bool(words & (ROLES | HONORIFICS)) or is_female(first) is not None
    person = person or (bool(match["inner"]) and block.cleaned.text.endswith(":") and len(words) > 1)
    return (_inner(block, match, resolver) or _labelled(block, match, resolver, person=person)) if person else None


def _inner(block: "ParsedBlock", match: "re.Match[str]", resolver: Resolver) -> Who | None:
    """Return the name in brackets behind a title, with the title noted: "The Minister for Housing (Ms Roe)"."""
    if not match["inner"]:
        return None
    head = [token for token in block.doc if match.start("inner") < token.idx < match.end("inner") - 1]
    name = name_at(head[-1], head[0].i, head[-1].i + 1) if head and is_name_word(head[-1]) else None
    titled = any(word.lower() in ROLES for word in match["label"].split())
    if name is None or not titled or name.body is True:
        return None
    place = block.offsets[0]
    member = resolver.cast.add(name, place)
    member.person_votes += 2
    member.titles.setdefault(match["label"].lower().removeprefix("the "), place)
    return Who(member)


def _labelled(block: "ParsedBlock", match: "re.Match[str]", resolver: Resolver, *, person: bool) -> Who | None:
    tokens = [token for token in block.doc if token.idx < match.end("label")]
    head = tokens[-1]
    place = block.offsets[0]
    name = name_at(head, 0, head.i + 1) if is_name_word(head) else None
    if name is not None:
        known = resolver.cast.find(name.text)
        if person or name.body is False or (known is not None and known.person_votes):
            member = resolver.cast.add(name, place)
            member.person_votes += 2
            return Who(member)
        return None
    words = [token.lower_ for token in tokens if token.is_alpha and token.lower_ not in {"the", "mr", "madam"}]
    if not set(words) & ROLES:
        return None
    alone = resolver.cast.find(head.text) if len(words) == 1 else None
    found = alone or resolver.cast.by_title(words, place) or resolver.cast.by_title(words[-1:], place)
    return Who(found) if found else Who(words=match["label"].removeprefix("The "))
