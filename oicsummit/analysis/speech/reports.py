"""Who is made to say what in one sentence: reporting clauses, their speakers' phrases and the words they carry.

"The authority said | normal loadings run at 61,500 tonnes a day." The parse leads; where it goes astray at a
sentence's end (", Roe told reporters."), the surface decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oicsummit.analysis.speech import cues, subjects, surface
from oicsummit.analysis.speech.cues import Bounds
from oicsummit.analysis.speech.speech_words import ANNOUNCING, NAMING, PLAIN, SAYING
from oicsummit.analysis.text.trees import MARKS, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from oicsummit.analysis.parse import ParsedSentence

_PROMISING = frozenset(("promise", "pledge", "vow", "threaten", "undertake", "offer"))
_SETTING = frozenset(("set", "outline", "detail"))
# Verbs whose passive tells of a deed, not of words: "the leak was first reported by the Echo".
_WITNESSED = frozenset(
    "report record detect discover measure observe hold order direct mean establish document".split()
)
_HEARINGS = frozenset("court inquiry hearing tribunal inquest meeting committee jury trial panel it".split())
_READ = {"put", "hear"} | SAYING | ANNOUNCING | NAMING | _SETTING | {"expect", "project", "forecast"}


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
        if _is_joined(verb):
            continue
        if not (verb.lemma_.lower() in _READ and _is_verb(verb)) and not cues.tags_quote(verb, tokens.start):
            continue
        report = _report(verb, tokens.start, tokens.end)
        if report is not None:
            yield report


def _is_joined(verb: "Token") -> bool:
    """Tell whether a hyphen makes the verb part of another word: "a chorus of told-you-sos"."""
    return not verb.whitespace_ and verb.i + 1 < len(verb.doc) and verb.nbor(1).text == "-"


def _is_verb(token: "Token") -> bool:
    """Tell whether a token is a verb, also where the tagger took "the agency estimate that" for a noun."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    names = {child.dep_ for child in token.children}
    return token.tag_ in {"NN", "NNS"} and "nsubj" in names and bool(names & {"ccomp", "acl"})


def _report(verb: "Token", first: int, last: int) -> Report | None:
    if any(child.dep_ == "auxpass" for child in verb.children):
        return _passive(verb, first, last)
    speaker, trailed = subjects.speaker_of(verb)
    if speaker is not None and verb.lemma_.lower() == "hear":
        return _heard(verb, speaker, last)
    if speaker is None or subjects.is_own_voice(speaker) or subjects.is_counted(speaker) or subjects.is_whose(speaker):
        return None
    lemma = verb.lemma_.lower()
    negated = any(child.dep_ == "neg" for child in verb.children)
    clause = cues.clause_after(verb)
    if clause is None and _is_no_speech(verb, lemma, last):
        return None
    if clause is not None and _is_infinitive(clause):
        return _noun_object(verb, speaker, trailed, last, negated)
    if clause is None and any(
        child.lower_ == "as" and child.i < verb.i and child.dep_ in {"mark", "advmod"} for child in verb.children
    ):
        return _as_put(verb, speaker, first, last, trailed)
    if clause is not None and not negated and lemma in SAYING:
        cue, content = cues.after(verb, clause, speaker, last)
        before = cues.before_too(verb, cue[0], first)
        return Report(speaker, cue, (before, content) if before else (content,), trailed, verb=verb)
    if lemma in _PROMISING and (aim := next((c for c in verb.children if c.dep_ == "xcomp"), None)) is not None:
        start = next((child.i + 1 for child in aim.children if child.lower_ == "to"), aim.i)
        end = aim.right_edge.i + 1
        return Report(speaker, (cues.cue_start(verb, speaker), start), ((start, end),), trailed, verb=verb)
    if lemma in PLAIN or cues.tags_quote(verb, first):
        beside = cues.beside(verb, speaker, first, last)
        if beside is not None:
            return Report(speaker, beside[0], beside[1], trailed, verb=verb)
    far = _far_clause(verb, last) if lemma in SAYING and not negated else None
    if far is not None:
        return Report(speaker, (min(cues.cue_start(verb, speaker), verb.i), far), ((far, last),), trailed, verb=verb)
    return _noun_object(verb, speaker, trailed, last, negated)


def _heard(verb: "Token", speaker: "Token", last: int) -> Report | None:
    """Read "the inquest heard that the brakes had failed": who told it so is not said."""
    clause = cues.clause_after(verb)
    if clause is None or speaker.lemma_.lower() not in _HEARINGS:
        return None
    cue, content = cues.after(verb, clause, speaker, last)
    return Report(None, cue, (content,), verb=verb)


def _is_no_speech(verb: "Token", lemma: str, last: int) -> bool:
    """Tell whether a verb of speech here means a deed: "adds to the backlog", "answered “yes” to the questions"."""
    following = verb.doc[verb.i + 1] if verb.i + 1 < last else verb
    if lemma == "add" and following.lower_ == "to":
        return True
    if lemma not in {"answer", "reply", "respond", "say", "write"} or following.text not in MARKS:
        return False
    closing = next((i for i in range(verb.i + 2, min(verb.i + 5, last)) if verb.doc[i].text in MARKS), last)
    return closing + 2 < last and verb.doc[closing + 1].lower_ in {"to", "on", "when", "in"}


def _far_clause(verb: "Token", last: int) -> int | None:
    """Return where what is said begins, where the parse does not hang it on the verb."""
    things = [child for child in verb.children if child.dep_ in {"dobj", "oprd"} and child.i > verb.i]
    quote = cues.quote_after(verb, last)
    if verb.lemma_ == "tell" or not things:
        far = surface.clause_start(verb, last)
        if far is not None and (not quote or far <= quote):
            return far
    return None if quote else surface.said_bare(verb, last)


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
    quoted = cues.quote_after(verb, last)
    if (lemma in NAMING and quoted) or lemma in {"cite", "quote"}:
        if thing is None:
            return None
        start = min(thing.left_edge.i, verb.i + 1) if thing.i > verb.i else verb.i + 1
        return Report(
            speaker, (cues.cue_start(verb, speaker), verb.i + 1), ((start, verb.right_edge.i + 1),), trailed, verb=verb
        )
    if lemma == "put" and not any(token.lower_ == "at" for token in verb.subtree):
        return None
    if lemma not in ANNOUNCING | _SETTING | {"expect", "project", "forecast", "predict"} or negated:
        return None
    if thing is None and not (spoken_of and (quoted or lemma in {"boast", "brag"})):
        return None
    between = range(verb.i + 1, quoted)
    if quoted and all(doc[i].is_punct or doc[i].lower_ in {"of", "about", "a", "an", "the"} for i in between):
        return Report(speaker, (cues.cue_start(verb, speaker), quoted), ((quoted, last),), trailed, verb=verb)
    if lemma in _SETTING and not (trailed or quoted):
        return None
    start = min(cues.cue_start(verb, speaker), verb.i)
    return Report(speaker, (start, start), ((start, verb.right_edge.i + 1),), trailed, whole=True, verb=verb)


def _passive(verb: "Token", first: int, last: int) -> Report | None:
    """Read "it is believed that the gang fled" and "the plan was described by Roe as a “gimmick”"."""
    agent = next((child for child in verb.children if child.dep_ == "agent"), None)
    clause = cues.clause_after(verb)
    formal = subject(verb)
    if verb.dep_ in {"relcl", "advcl", "acl"} and agent is None:
        return None
    told = verb.lemma_.lower() == "tell" and formal is not None and formal.lemma_.lower() in _HEARINGS
    if clause is not None and formal is not None and (formal.lower_ == "it" or told) and agent is None:
        cue, content = cues.after(verb, clause, formal, last)
        return Report(None, cue, (content,), subjects.is_trailed(clause), verb=verb)
    if clause is None and verb.lemma_.lower() in _WITNESSED:
        return None
    if agent is not None and (named := next((c for c in agent.children if c.dep_ == "pobj"), None)) is not None:
        if clause is not None and clause.i > agent.i:
            cue, content = cues.after(verb, clause, named, last)
            return Report(named, (verb.left_edge.i, cue[1]), (content,), verb=verb)
        start = verb.left_edge.i
        return Report(named, (start, start), ((start, verb.right_edge.i + 1),), whole=True, verb=verb)
    return None


__all__ = ["Bounds", "Report", "verb_reports"]
