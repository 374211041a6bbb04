"""Where a reporting clause begins and ends, and the words before and behind it that it carries."""

from typing import TYPE_CHECKING

from oicsummit.analysis.speech.speech_words import SAYING
from oicsummit.analysis.text.trees import FINITE, MARKS, OPENING, SUBJECTS, noun_phrase, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Bounds = tuple[int, int]  # token bounds [start, end) in the block's doc
_GOING_ON = frozenset(("of", "and", "but", "which", "or", "because", "although", "unless"))
# Participles of which what was said is the subject, not who said it: "…, forecasters said, breaking the mark of 1993".
_SHOWN = frozenset("break bring leave make take beat reach force push raise cut cause".split())
_ADDING = frozenset(
    "including with up down compared nearly almost about more less from a an the making bringing".split()
)
_AUX = frozenset(("aux", "auxpass", "neg", "advmod", "npadvmod"))


def before_too(verb: "Token", cue_start: int, first: int) -> Bounds | None:
    """Return what stands before the clause where both sides are said: "Rain fell, Roe said, adding that"."""
    doc = verb.doc
    said = any(child.dep_ == "ccomp" and child.i < cue_start for child in verb.children)
    if said and cue_start - first > 4 and doc[cue_start - 1].text == ",":
        return first, cue_start - 1
    return None


def clause_after(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.i > verb.i and child.dep_ == "ccomp" and not _is_question(child):
            return child
    return None


def _is_question(clause: "Token") -> bool:
    if clause.left_edge.lower_ == "how" and clause.left_edge.i < clause.i:
        return True  # "announced how much water each mill should hold"
    return any(child.tag_ in {"WRB", "WP"} and child.i < clause.i for child in clause.children)


def after(verb: "Token", clause: "Token", speaker: "Token", last: int) -> tuple[Bounds, Bounds]:
    """Return the bounds of "Roe told the House that" and of what follows it."""
    doc = verb.doc
    start = max(clause.left_edge.i, verb.i + 1)
    that = next(
        (i for i in range(verb.i + 1, clause.i) if doc[i].lower_ == "that" and doc[i].tag_ in {"IN", "WDT"}), None
    )
    colon = next((i for i in range(verb.i + 1, clause.i) if doc[i].text == ":"), None)
    if that is not None and doc[that].dep_ in {"mark", "det", "nsubj", "dobj"} and doc[that].tag_ == "IN":
        start = that + 1
    elif colon is not None:
        start = colon + 1
    end = (
        last
        if verb.dep_ in {"ROOT", "conj", "ccomp", "parataxis"}
        else max(verb.right_edge.i + 1, clause.right_edge.i + 1)
    )
    end = min(_next_clause(verb, clause, end), last)
    cue = (min(cue_start(verb, speaker), verb.i), start)
    return cue, (start, max(end, start))


def _next_clause(verb: "Token", clause: "Token", end: int) -> int:
    """Return where a further clause beside the reporting one begins: "…, but Roe disagreed"."""
    for child in verb.children:
        if child.dep_ == "conj" and child.i > clause.i and child.pos_ in {"VERB", "AUX"}:
            has_subject = subject(child) is not None
            contrast = any(c.dep_ == "cc" and c.lower_ in {"but", "while"} for c in verb.children if c.i > clause.i)
            if child.lemma_.lower() in SAYING or (has_subject and contrast and not _goes_on(child)):
                start = child.left_edge.i
                before = start - 1
                while before > clause.i and (verb.doc[before].is_punct or verb.doc[before].dep_ == "cc"):
                    before -= 1
                return min(end, before + 1)
    return end


def _goes_on(verb: "Token") -> bool:
    """Tell whether a clause behind "but" is still said: "fares fell, but that could change" tells what may be."""
    own = subject(verb)
    told = own is not None and own.lower_ in {"it", "they", "this", "that", "there"}
    return told and any(child.tag_ == "MD" for child in verb.children)


def cue_start(verb: "Token", speaker: "Token") -> int:
    start = min([verb.i, *(child.i for child in verb.children if child.dep_ in _AUX and child.i < verb.i)])
    shared = speaker.head.i != verb.i and speaker.i + 1 != start and (verb.dep_ == "conj" or verb.dep_ == "pcomp")
    if speaker.i < verb.i and not shared:
        start = min(start, noun_phrase(speaker)[0])
    return start


def beside(verb: "Token", speaker: "Token", first: int, last: int) -> tuple[Bounds, tuple[Bounds, ...]] | None:
    """Read a clause behind or amid what it reports: "Trams ran late, Roe said." "“We run,” she said; “we do.”"."""
    doc = verb.doc
    start = cue_start(verb, speaker) if speaker.i < verb.i else verb.i
    before = start - 1
    while before >= first and doc[before].text in MARKS:
        before -= 1
    opened = any(doc[i].text in MARKS for i in range(max(before, first), start))
    if (
        before >= first
        and (doc[before].text in {",", "!", "?", "–", "—", "…"} or opened)
        and _carries(doc, first, before, verb)
    ):
        end = _cue_end(verb, speaker, start, last)
        inserted = verb.dep_ == "parataxis" and verb.head.i >= end
        more = inserted or _carries_on(doc, end, last, start, is_inverted=speaker.i > verb.i)
        if not more and speaker.i > verb.i and not _says_more(doc, end, last):
            end = last  # "said Ana Roe, 43, whose brother is missing"
        content = ((first, before + (doc[before].text in {"!", "?"})),)
        return (start, end), (*content, (end, last)) if more else content
    quote = quote_after(verb, last)
    if quote and not any(child.dep_ in {"dobj", "xcomp"} and child.i < quote for child in verb.children):
        return (min(start, verb.i), quote), ((quote, last),)
    return None


def _says_more(doc: "Doc", start: int, end: int) -> bool:
    return any(doc[i].pos_ == "VERB" and doc[i].lemma_.lower() in SAYING for i in range(start, end))


def _carries(doc: "Doc", first: int, end: int, verb: "Token") -> bool:
    """Tell whether the words before a comma are what is said, and not "On Tuesday, Roe said …"."""
    if any(child.i < end and child.dep_ == "ccomp" for child in verb.children) or verb.dep_ == "parataxis":
        return True
    if (end > first and doc[end - 1].text in MARKS - OPENING) or any(doc[i].text in MARKS for i in (first, end)):
        return True
    return any(doc[i].tag_ in FINITE and not _is_subordinate(doc[i], first) for i in range(first, end))


def _is_subordinate(token: "Token", first: int) -> bool:
    """Tell whether a finite verb is of a clause such as "When the rain fell, …"; without "when" it stands alone."""
    verb = token.head if token.dep_ in {"aux", "auxpass"} else token
    if verb.dep_ != "advcl":
        return False
    marked = any(child.dep_ == "mark" or child.tag_ in {"WRB", "WDT"} for child in verb.children)
    return marked or not any(first <= child.i < verb.i and child.dep_ in SUBJECTS for child in verb.children)


def _cue_end(verb: "Token", speaker: "Token", start: int, last: int) -> int:
    """Return where the reporting clause ends: at the next comma or mark, behind an inverted speaker's apposition."""
    doc = verb.doc
    at = max(verb.i + 1, speaker.i + 1 if speaker.i > verb.i else 0)
    while at < last and doc[at].text not in {",", ";", ":", ".", "–", "—"} and doc[at].text not in OPENING | {'"'}:
        at += 1
    return at


def _carries_on(doc: "Doc", end: int, last: int, cue_start: int, *, is_inverted: bool) -> bool:
    """Tell whether what follows the reporting clause belongs to what is said."""
    at = end
    while at < last and (doc[at].is_punct and doc[at].text not in MARKS):
        at += 1
    if at >= last - 1:
        return False
    if doc[at].text in OPENING | {'"'} or doc[end].text == ":":
        return True
    if doc[at].dep_ == "advcl" and doc[at].tag_ == "VBG":
        return not is_inverted and doc[at].lemma_.lower() in _SHOWN
    outside = [doc[i].head.i for i in range(at, last) if not at <= doc[i].head.i < last]
    if outside and all(head < cue_start for head in outside):
        return True
    return doc[at].lower_ in _GOING_ON or (not is_inverted and doc[at].lower_ in _ADDING)


def tags_quote(verb: "Token", first: int) -> bool:
    """Tell whether a verb of whatever meaning ends a quotation's sentence: "“They came late,” she rued."."""
    own = subject(verb)
    if own is None or verb.tag_ not in FINITE or verb.pos_ != "VERB" or abs(own.i - verb.i) > 6:
        return False
    start = min(noun_phrase(own)[0], verb.i)
    closed = start - 2 >= first and verb.doc[start - 1].text in MARKS - OPENING
    return (
        closed
        and verb.doc[start - 2].text in {",", "!", "?", "…"}
        and not any(child.dep_ == "dobj" for child in verb.children)
    )


def quote_after(verb: "Token", last: int) -> int:
    """Return the place of the first opening mark behind the verb, 0 where there is none."""
    doc = verb.doc
    for i in range(verb.i + 1, last):
        if doc[i].text in OPENING or (doc[i].text in {'"', "'"} and doc[i].tag_ == "``"):
            return i
    return 0
