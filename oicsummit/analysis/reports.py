"""Who is made to say what in one sentence: reporting clauses, their speakers' phrases and the words they carry.

"The authority said | normal loadings run at 61,500 tonnes a day." The parse leads; where it goes astray at a
sentence's end (", Roe told reporters."), the surface decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oicsummit.analysis import owners
from oicsummit.analysis.speech_words import ANNOUNCING, NAMING, PLAIN, SAYING, SHOWING, TRAILING
from oicsummit.analysis.trees import FINITE, MARKS, OPENING, SUBJECTS, noun_phrase, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from oicsummit.analysis.parse import ParsedSentence

Bounds = tuple[int, int]  # token bounds [start, end) in the block's doc
_PROMISING = frozenset(("promise", "pledge", "vow", "threaten", "undertake", "offer"))
_RELATIVE = frozenset(("who", "which", "that"))
_SETTING = frozenset(("set", "outline", "detail"))
_READ = {"put"} | SAYING | ANNOUNCING | NAMING | _SETTING | {"expect", "project", "forecast"}
_NOBODY = frozenset(
    "i we you who what which there that this these let us nobody none everyone everybody anyone someone".split()
)
_GOING_ON = frozenset(("of", "and", "but", "which", "or"))
_ADDING = frozenset(
    "including with up down compared nearly almost about more less from a an the making bringing".split()
)
_AUX = frozenset(("aux", "auxpass", "neg", "advmod", "npadvmod"))


@dataclass(frozen=True, eq=False)
class Report:
    """One reporting clause: the head of the phrase that names who speaks, its own words, and the words it carries.

    `who` is None where nobody is named ("it is believed that"). `whole` tells that the clause itself is the
    assertion ("she announced £3 million") and nothing of it is left out.
    """

    who: "Token | None"
    cue: Bounds
    content: tuple[Bounds, ...]
    trailed: bool = False
    whole: bool = False
    verb: "Token | None" = None
    is_cited: bool = False  # a source that the sentence's speaker cites: nearer to the words than the speaker


def verb_reports(sentence: "ParsedSentence") -> Iterator[Report]:
    """Yield what verbs of speech carry in this sentence, in the order of the verbs."""
    tokens = sentence.tokens
    for verb in tokens:
        if verb.lemma_.lower() not in _READ or not _is_verb(verb):
            continue
        report = _report(verb, tokens.start, tokens.end)
        if report is not None:
            yield report


def _is_verb(token: "Token") -> bool:
    """Tell whether a token is a verb, also where the tagger took "the agency estimate that" for a noun."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    names = {child.dep_ for child in token.children}
    return token.tag_ in {"NN", "NNS"} and "nsubj" in names and bool(names & {"ccomp", "acl"})


def _report(verb: "Token", first: int, last: int) -> Report | None:
    if any(child.dep_ == "auxpass" for child in verb.children):
        return _passive(verb, first, last)
    speaker, trailed = _speaker(verb)
    if speaker is None or _is_own_voice(speaker) or _is_counted(speaker) or _is_whose(speaker):
        return None
    lemma = verb.lemma_.lower()
    negated = any(child.dep_ == "neg" for child in verb.children)
    clause = _clause_after(verb)
    if clause is not None and _is_infinitive(clause):
        return _noun_object(verb, speaker, trailed, last, negated)
    if clause is None and any(
        child.lower_ == "as" and child.i < verb.i and child.dep_ in {"mark", "advmod"} for child in verb.children
    ):
        return _as_put(verb, speaker, first, last, trailed)
    if clause is not None and not negated and lemma in SAYING:
        cue, content = _after(verb, clause, speaker, last)
        before = _before_too(verb, cue[0], first)
        return Report(speaker, cue, (before, content) if before else (content,), trailed, verb=verb)
    if lemma in _PROMISING and (aim := next((c for c in verb.children if c.dep_ == "xcomp"), None)) is not None:
        start = next((child.i + 1 for child in aim.children if child.lower_ == "to"), aim.i)
        end = aim.right_edge.i + 1
        return Report(speaker, (_cue_start(verb, speaker), start), ((start, end),), trailed, verb=verb)
    if lemma in PLAIN:
        beside = _beside(verb, speaker, first, last)
        if beside is not None:
            return Report(speaker, beside[0], beside[1], trailed, verb=verb)
    return _noun_object(verb, speaker, trailed, last, negated)


def _before_too(verb: "Token", cue_start: int, first: int) -> Bounds | None:
    """Return what stands before the clause where both sides are said: "Rain fell, Roe said, adding that"."""
    doc = verb.doc
    said = any(child.dep_ == "ccomp" and child.i < cue_start for child in verb.children)
    if said and cue_start - first > 4 and doc[cue_start - 1].text == ",":
        return first, cue_start - 1
    return None


def _is_infinitive(clause: "Token") -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in clause.children)


def _as_put(verb: "Token", speaker: "Token", first: int, last: int, trailed: bool) -> Report | None:
    """Read "as Roe put it, “we lost a year”"."""
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    if verb.dep_ != "advcl" or speaker.i > verb.i or end - start > 12:
        return None
    parts = tuple((a, b) for a, b in ((first, start), (end, last)) if b - a > 2)
    return Report(speaker, (start, end), parts, trailed, verb=verb) if parts else None


def _noun_object(verb: "Token", speaker: "Token", trailed: bool, last: int, negated: bool) -> Report | None:
    """Read "she announced £3 million for it", "calling it a “disgrace”", "the Office blames a shortage"."""
    lemma, doc = verb.lemma_.lower(), verb.doc
    thing = next((child for child in verb.children if child.dep_ in {"dobj", "xcomp", "ccomp", "oprd"}), None)
    spoken_of = any(child.dep_ == "prep" and child.lower_ in {"of", "about"} for child in verb.children)
    quoted = _quote_after(verb, last)
    if (lemma in NAMING and quoted) or lemma in {"cite", "quote"}:
        if thing is None:
            return None
        start = min(thing.left_edge.i, verb.i + 1) if thing.i > verb.i else verb.i + 1
        return Report(
            speaker, (_cue_start(verb, speaker), verb.i + 1), ((start, verb.right_edge.i + 1),), trailed, verb=verb
        )
    if lemma in NAMING and thing is not None and not negated and _is_judged(verb):
        start = min(_cue_start(verb, speaker), verb.i)
        return Report(speaker, (start, start), ((start, verb.right_edge.i + 1),), trailed, whole=True, verb=verb)
    if lemma == "put" and not any(token.lower_ == "at" for token in verb.subtree):
        return None
    if lemma not in ANNOUNCING | _SETTING | {"expect", "project", "forecast"} or negated:
        return None
    if thing is None and not (spoken_of and (quoted or lemma in {"boast", "brag"})):
        return None
    between = range(verb.i + 1, quoted)
    if quoted and all(doc[i].is_punct or doc[i].lower_ in {"of", "about", "a", "an", "the"} for i in between):
        return Report(speaker, (_cue_start(verb, speaker), quoted), ((quoted, last),), trailed, verb=verb)
    if lemma in _SETTING and not (trailed or quoted):
        return None
    start = min(_cue_start(verb, speaker), verb.i)
    return Report(speaker, (start, start), ((start, verb.right_edge.i + 1),), trailed, whole=True, verb=verb)


def _is_judged(verb: "Token") -> bool:
    """Tell whether the object gets a name or judgement: "calls the timetable unsafe", not "called the police"."""
    return any(
        child.dep_ in {"oprd", "ccomp"} or (child.dep_ == "prep" and child.lower_ == "as") for child in verb.children
    )


def _passive(verb: "Token", first: int, last: int) -> Report | None:
    """Read "it is believed that the gang fled" and "the plan was described by Roe as a “gimmick”"."""
    agent = next((child for child in verb.children if child.dep_ == "agent"), None)
    clause = _clause_after(verb)
    formal = subject(verb)
    if verb.dep_ in {"relcl", "advcl", "acl"} and agent is None:
        return None
    if clause is not None and formal is not None and formal.lower_ == "it" and agent is None:
        cue, content = _after(verb, clause, formal, last)
        return Report(None, cue, (content,), _is_trailed(clause), verb=verb)
    if agent is not None and (named := next((c for c in agent.children if c.dep_ == "pobj"), None)) is not None:
        if clause is not None and clause.i > agent.i:
            cue, content = _after(verb, clause, named, last)
            return Report(named, (verb.left_edge.i, cue[1]), (content,), verb=verb)
        start = verb.left_edge.i
        return Report(named, (start, start), ((start, verb.right_edge.i + 1),), whole=True, verb=verb)
    return None


def _speaker(verb: "Token") -> "tuple[Token | None, bool]":
    """Return the head of the phrase that names who speaks, and whether the speech is still to come."""
    trailed = _is_trailed(verb)
    node = verb
    for _ in range(6):
        own = subject(node)
        if own is not None and own.dep_ not in {"csubj", "csubjpass"}:
            return _behind_relative(own, node), trailed
        if node.dep_ in {"xcomp", "conj", "advcl", "ccomp", "pcomp", "parataxis"} and node.head.i != node.i:
            if node.dep_ == "ccomp" and node.tag_ in FINITE:
                return None, trailed
            if node.dep_ == "xcomp":
                trailed = trailed or node.head.lemma_.lower() in TRAILING or _is_trailed(node.head)
            if node.dep_ == "advcl" and node.tag_ not in {"VBG", "VBN"}:
                return None, trailed
            if node.dep_ == "advcl" and (thing := _accompanying(node)) is not None:
                return thing, trailed
            node = node.head
            if node.pos_ == "ADP":
                thing = next((child for child in node.children if child.dep_ in {"pobj"}), None)
                return thing, trailed
            continue
        if node.dep_ in {"acl", "relcl"} and node.tag_ in {"VBG", "VBN", "VBD", "VBZ", "VBP"}:
            return node.head, trailed
        return None, trailed
    return None, trailed


def _accompanying(verb: "Token") -> "Token | None":
    """Return who speaks in "…, with the Home Office saying it is open to the idea"."""
    for child in verb.head.children:
        if child.dep_ == "prep" and child.lower_ == "with" and verb.head.i < child.i < verb.i:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _behind_relative(own: "Token", verb: "Token") -> "Token":
    """Return what "who" and "which" stand for."""
    if own.lower_ in _RELATIVE and own.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return verb.head
    return own


def _is_trailed(verb: "Token") -> bool:
    return any(child.dep_ == "aux" and child.lower_ in {"will", "'ll", "’ll", "shall"} for child in verb.children)


def _is_own_voice(speaker: "Token") -> bool:
    if speaker.lower_ == "one":
        return not any(child.lower_ == "of" for child in speaker.children)
    return speaker.lower_ in _NOBODY


def _is_whose(speaker: "Token") -> bool:
    return any(child.lower_ == "whose" for child in speaker.children)


def _is_counted(speaker: "Token") -> bool:
    """Tell whether the speakers are a figure: "six out of ten drivers said they skip meals" asserts a statistic."""
    if any(
        (child.dep_ == "nummod" and child.lower_ != "one") or child.ent_type_ in {"PERCENT"}
        for child in speaker.children
    ):
        return True
    return (
        speaker.tag_ == "CD" or speaker.ent_type_ == "PERCENT" or speaker.lower_ in {"percent", "cent", "half", "most"}
    )


def _clause_after(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.i > verb.i and child.dep_ == "ccomp" and not _is_question(child):
            return child
    return None


def _is_question(clause: "Token") -> bool:
    return any(child.tag_ in {"WRB", "WP"} and child.i < clause.i for child in clause.children)


def _after(verb: "Token", clause: "Token", speaker: "Token", last: int) -> tuple[Bounds, Bounds]:
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
    cue = (min(_cue_start(verb, speaker), verb.i), start)
    return cue, (start, max(end, start))


def _next_clause(verb: "Token", clause: "Token", end: int) -> int:
    """Return where a further clause beside the reporting one begins: "…, but Roe disagreed"."""
    for child in verb.children:
        if child.dep_ == "conj" and child.i > clause.i and child.pos_ in {"VERB", "AUX"}:
            has_subject = subject(child) is not None
            contrast = any(c.dep_ == "cc" and c.lower_ in {"but", "while"} for c in verb.children if c.i > clause.i)
            if child.lemma_.lower() in SAYING or (has_subject and contrast):
                start = child.left_edge.i
                before = start - 1
                while before > clause.i and (verb.doc[before].is_punct or verb.doc[before].dep_ == "cc"):
                    before -= 1
                return min(end, before + 1)
    return end


def _cue_start(verb: "Token", speaker: "Token") -> int:
    start = min([verb.i, *(child.i for child in verb.children if child.dep_ in _AUX and child.i < verb.i)])
    if speaker.i < verb.i:
        start = min(start, noun_phrase(speaker)[0])
    return start


def _beside(verb: "Token", speaker: "Token", first: int, last: int) -> tuple[Bounds, tuple[Bounds, ...]] | None:
    """Read a clause behind or amid what it reports: "Trams ran late, Roe said." "“We run,” she said; “we do.”"."""
    doc = verb.doc
    start = _cue_start(verb, speaker) if speaker.i < verb.i else verb.i
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
        more = _carries_on(doc, end, last, start, is_inverted=speaker.i > verb.i)
        content = ((first, before + (doc[before].text in {"!", "?"})),)
        return (start, end), (*content, (end, last)) if more else content
    quote = _quote_after(verb, last)
    if quote and not any(child.dep_ in {"dobj", "xcomp"} and child.i < quote for child in verb.children):
        return (min(start, verb.i), quote), ((quote, last),)
    return None


def _carries(doc: "Doc", first: int, end: int, verb: "Token") -> bool:
    """Tell whether the words before a comma are what is said, and not "On Tuesday, Roe said …"."""
    if any(child.i < end and child.dep_ == "ccomp" for child in verb.children) or verb.dep_ == "parataxis":
        return True
    if (end > first and doc[end - 1].text in MARKS - OPENING) or any(doc[i].text in MARKS for i in (first, end)):
        return True
    tokens = [doc[i] for i in range(first, end)]
    return any(t.tag_ in FINITE and t.head.dep_ != "advcl" and t.dep_ != "advcl" for t in tokens)


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
        return False
    outside = [doc[i].head.i for i in range(at, last) if not at <= doc[i].head.i < last]
    if outside and all(head < cue_start for head in outside):
        return True
    return doc[at].lower_ in _GOING_ON or (not is_inverted and doc[at].lower_ in _ADDING)


def _quote_after(verb: "Token", last: int) -> int:
    """Return the place of the first opening mark behind the verb, 0 where there is none."""
    doc = verb.doc
    for i in range(verb.i + 1, last):
        if doc[i].text in OPENING or (doc[i].text in {'"', "'"} and doc[i].tag_ == "``"):
            return i
    return 0


def source_of(token: "Token") -> "Token | None":
    """Return who stands behind a speaker's phrase that names a thing: "a report by X" leads to X."""
    return owners.owner(token) if owners.is_source(token) else token


__all__ = ["SHOWING", "SUBJECTS", "Bounds", "Report", "source_of", "verb_reports"]
