"""Transcripts: paragraphs that begin with who speaks ("The Minister for Housing (Ms Roe): I will not.")."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from oicsummit.analysis.speech.focus import Who
from oicsummit.analysis.speech.given_names import is_female
from oicsummit.analysis.speech.names import is_name_word, name_at
from oicsummit.analysis.speech.resolve import Resolver
from oicsummit.analysis.speech.speech_words import HONORIFICS, ROLES

if TYPE_CHECKING:
    from oicsummit.analysis.parse import Parsed, ParsedBlock

_NAME = r"[A-Z][\w.'’-]*(?:,?[ ](?:of|for|the|and|&|de|van|von|to|[A-Z][\w.'’-]*)){0,14}"
_TURN = re.compile(
    rf"""(?:\[?\d{{1,2}}(?::\d\d){{1,2}}\]?\s+)?(?:Q\s?\d+[.:]?\s+)?  # [00:12:30] Q4
        (?P<label>{_NAME})(?P<inner>[ ]?\([^()]{{2,60}}\))?     # The Minister for Housing (Ms Roe)
        (?:[ ]?\([^()]{{2,160}}\)){{0,3}}(?:,[ ][a-z ]{{2,24}})?  # (Ashby—Minister for Trade) (14:39), by leave
        \s?:\s+(?=[A-Z“"‘'£$€\d])""",
    re.VERBOSE,
)
_CONGRESS = re.compile(  # Mr. ROE. The CHAIRMAN.
    r"(?P<label>(?:Mr|Ms|Mrs|Dr|Senator|Chair(?:man|woman)?|Representative|The)\.? [A-Z][A-Z'’-]{2,})"
    r"(?P<inner>)\.\s+(?=[A-Z])"
)
_LINE = re.compile(rf"(?P<label>{_NAME})(?P<inner> ?\([^()]{{2,60}}\))?(?: ?\([^()]{{2,20}}\))?")
_POST = re.compile(rf"(?P<label>{_NAME})\s+[-–—]\s+(?P<post>[A-Z][\w ,&.'’()-]{{1,80}})")  # Ana Roe - VP, Sales
_INITIALS = re.compile(r"[A-Z]{1,3}")
_HOSTS = frozenset(  # whose words are the document's own
    "newsreader presenter host interviewer anchor narrator moderator announcer voiceover q question reporter".split()
)
_POSTS = frozenset("vp ceo cfo coo cto evp svp analyst operator ir relations research capital".split())
_QUOTES = ('"', "“", "‘", "'")


def turn(block: "ParsedBlock", resolver: Resolver) -> tuple[Who, int] | None:
    """Return who takes the floor at the head of a block and the token where the words begin; None where nobody does."""
    match = _TURN.match(block.cleaned.text) or _CONGRESS.match(block.cleaned.text)
    if match is None or (is_quoted(block, match) and not _is_known(match, resolver)):
        return None
    doc = block.doc
    label = [token for token in doc if match.start("label") <= token.idx < match.end() and token.text != ":"]
    words = {token.lower_.rstrip(".") for token in label}
    person = bool(words & (ROLES | HONORIFICS)) or any(token.ent_type_ == "PERSON" for token in label)
    person = person or bool(match["inner"]) or match["label"] in resolver.labels
    if match["label"].lower() in _HOSTS:
        return Who(), len(doc)
    who = _inner(block, match, resolver) or _initialled(match, resolver)
    who = who or _labelled(block, match, resolver, person=person)
    start = next((token.i for token in doc if token.idx >= match.end()), len(doc))
    return (who, start) if who is not None and who.name and start < len(doc) else None


def is_quoted(block: "ParsedBlock", match: "re.Match[str] | None" = None) -> bool:
    """Tell whether the words of a turn stand in quotation marks: `Ana Roe (Ashby): "We will."`."""
    match = match or _TURN.match(block.cleaned.text)
    return match is not None and block.cleaned.text[match.end() : match.end() + 1] in _QUOTES


def _is_known(match: "re.Match[str]", resolver: Resolver) -> bool:
    """Tell whether a label is a person's full name, or has a seat or party in brackets."""
    member = resolver.cast.exact(match["label"])
    return member is not None and not member.is_body and len(member.words) > 1


def labels(parsed: "Parsed") -> frozenset[str]:
    """Return what stands before a colon at the head of several blocks: the speakers of a transcript."""
    count = Counter(match["label"] for block in parsed.blocks if (match := _TURN.match(block.cleaned.text)))
    return frozenset(label for label, times in count.items() if times > 1 and len(label.split()) <= 4)


def name_line(block: "ParsedBlock", resolver: Resolver) -> Who | None:
    """Return who takes the floor where a line of its own holds nothing but a name ("Ms Roe", "Jane Moss (Ashby):")."""
    doc = block.doc
    if not 1 < len(doc) <= 16 or block.quotations:
        return None
    text = block.cleaned.text.rstrip(":")
    if (posted := _POST.fullmatch(text)) is not None and _is_post(posted["post"]):
        return _labelled(block, posted, resolver, person=True)
    match = _LINE.fullmatch(text)
    if match is None or _is_title(text):
        return None
    words = {word.lower().rstrip(".") for word in match["label"].split()}
    first = match["label"].split()[0]
    person = bool(words & (ROLES | HONORIFICS)) or is_female(first) is not None
    person = person or (1 < len(words) <= 3 and all(token.ent_type_ == "PERSON" for token in doc))
    person = person or (bool(match["inner"]) and block.cleaned.text.endswith(":") and len(words) > 1)
    return (_inner(block, match, resolver) or _labelled(block, match, resolver, person=person)) if person else None


def _is_title(text: str) -> bool:
    """Tell whether a line is a post and no name: "Minister of Health", "Parliamentary Secretary to the Minister"."""
    words = text.lower().split()
    return any(word in ROLES for word in words[:3]) and bool({"of", "for", "to"} & set(words)) and "(" not in text


def _is_post(text: str) -> bool:
    words = {word.strip(",.").lower() for word in text.split()}
    return bool(words & (ROLES | _POSTS))


def is_recorded(block: "ParsedBlock") -> bool:
    """Tell whether a turn's label has the brackets that only records of debates have: "Ms Roe (Ashby) (14:05):"."""
    match = _TURN.match(block.cleaned.text)
    return match is not None and ")" in match.group()


def is_beside(block: "ParsedBlock") -> bool:
    """Tell whether a short line can stand between a speaker's name and words: a party, a place, a post."""
    text = block.cleaned.text
    return len(block.doc) <= 14 and text[-1:] not in ".!?:" and text[:1].isupper()


def _initialled(match: "re.Match[str]", resolver: Resolver) -> Who | None:
    """Return whom initials before a colon stand for: "AR: We saw …" for Ana Roe."""
    label = match["label"]
    if not _INITIALS.fullmatch(label) or label not in resolver.labels:
        return None
    people = [member for member in resolver.cast.members if member.person_votes and len(member.words) > 1]
    return next((Who(m) for m in people if "".join(word[0] for word in m.words) == label.lower()), None)


def _is_named(match: "re.Match[str]") -> bool:
    """Tell whether brackets hold the name and no seat or party: "The Minister (Ms Roe)", not "Mayor Roe (Ind)"."""
    first = match["inner"].strip(" (").split()[0].lower().rstrip(".")
    return match["label"].startswith("The ") or first in HONORIFICS or is_female(first) is not None


def _inner(block: "ParsedBlock", match: "re.Match[str]", resolver: Resolver) -> Who | None:
    """Return the name in brackets behind a title, with the title noted: "The Minister for Housing (Ms Roe)"."""
    if not match["inner"]:
        return None
    head = [token for token in block.doc if match.start("inner") < token.idx < match.end("inner") - 1]
    name = name_at(head[-1], head[0].i, head[-1].i + 1) if head and is_name_word(head[-1]) else None
    titled = any(word.lower() in ROLES for word in match["label"].split())
    if name is None or not titled or name.body is True or not _is_named(match):
        return None
    place = block.offsets[0]
    member = resolver.cast.add(name, place)
    member.person_votes += 2
    member.titles.setdefault(match["label"].lower().removeprefix("the "), place)
    return Who(member)


def _labelled(block: "ParsedBlock", match: "re.Match[str]", resolver: Resolver, *, person: bool) -> Who | None:
    tokens = [token for token in block.doc if match.start("label") <= token.idx < match.end("label")]
    head = tokens[-1]
    place = block.offsets[0]
    known = resolver.cast.find(match["label"].title()) if match["label"].isupper() else None
    if known is not None and not known.is_body:  # "ROE:" for Ana Roe
        return Who(known)
    name = name_at(head, tokens[0].i, head.i + 1) if is_name_word(head) else None
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
