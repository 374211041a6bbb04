"""Who asserts a stretch of text, and how: reports and quotations of a whole document, in text order.

Every sentence gets layers, each a stretch of tokens with its speaker. A claim's speaker is that of the innermost
layer around it, its chain all of them outward.
"""

from collections.abc import Sequence

from oicsummit.analysis.parse import Parsed, ParsedSentence
from oicsummit.analysis.speech import addresses, floor
from oicsummit.analysis.speech.attributions import phrase_reports
from oicsummit.analysis.speech.cast import Cast
from oicsummit.analysis.speech.focus import Who
from oicsummit.analysis.speech.gathering import gather
from oicsummit.analysis.speech.layers import Kept, Layer, State, Voice
from oicsummit.analysis.speech.ledes import settle
from oicsummit.analysis.speech.names import is_name_word
from oicsummit.analysis.speech.owners import is_source, owner
from oicsummit.analysis.speech.phrases import after_comma
from oicsummit.analysis.speech.quoted import layers_of
from oicsummit.analysis.speech.reports import Report, verb_reports
from oicsummit.analysis.speech.resolve import Resolver
from oicsummit.analysis.speech.speech_words import BODIES, NAMING, ROLES, STORIES, is_person_noun
from oicsummit.analysis.speech.subjects import is_counted
from oicsummit.analysis.speech.turns import labels, name_line
from oicsummit.analysis.text.trees import subject
from oicsummit.analysis.types import BlockKind


def voices(parsed: Parsed) -> tuple[list[Voice], Cast]:
    """Return the voice of each sentence, in text order, and the cast of the document."""
    cast = gather(parsed)
    state = State(Resolver(cast, labels=labels(parsed)), address=addresses.speaker(parsed, cast))
    return settle(parsed, [_voice(sentence, state) for sentence in parsed.sentences]), cast


def _voice(sentence: ParsedSentence, state: State) -> Voice:
    if sentence.block.kind in {BlockKind.FURNITURE, BlockKind.HEADING} and not sentence.block.quotations:
        floor.pass_by(sentence, state)
        floor.announce(sentence, [], state)
        if (who := name_line(sentence.block, state.resolver)) is not None:
            state.named_line = (sentence.block.index, who)
        return Voice((), ())
    turn_report, on_floor = floor.take(sentence, state)
    kept: list[Kept] = []
    for report in sorted([*verb_reports(sentence), *phrase_reports(sentence)], key=_place_of_cue):
        if report.who is not None and _is_vague_they(report, sentence):
            continue
        who = state.resolver.resolve(report.who, sentence.block) if report.who is not None else Who()
        if who is None and report.who is not None and report.who.tag_ == "PRP" and not report.whole:
            kept.append((report, None))  # said by somebody that the text does not name: no part of the claim
        if who is not None and not (report.whole and who.member is None and not _is_definite(report)):
            kept.append((report, who if who.name else None))
            state.resolver.note(who, sentence.span.start, spoke=True)
    kept = [(r, None if _is_hearsay(r, who, kept) else who) for r, who in kept]
    layers = list(layers_of(sentence, kept, state))
    for report, said_by in kept:
        if said_by is not None and said_by.name and report.verb is not None:
            state.reported = (sentence.block.index, said_by, report.trailed)
            if any(
                c.lower_ == "in" and any(is_source(o) and owner(o) is None for o in c.children)
                for c in report.verb.children
            ):
                state.resolver.source = said_by  # "In a report on Tuesday, the board said"
    layers += [
        Layer(start, end, who, report.trailed, depth=_depth(report, kept, layers))
        for report, who in kept
        for start, end in report.content
    ]
    if on_floor is not None:
        layers.append(Layer(sentence.tokens.start, sentence.tokens.end, on_floor, False, quoted=True, depth=-1))
    state.resolver.note_sources(sentence.tokens, sentence.block)
    _note_subject(sentence, state)
    floor.announce(sentence, kept, state)
    return Voice(tuple(layers), (*turn_report, *(report for report, _ in kept)), verbatim=on_floor is not None)


def _is_hearsay(report: Report, who: Who | None, kept: Sequence[Kept]) -> bool:
    """Tell whether a named outlet only cites people without a name: "the Echo reports, quoting neighbours"."""
    if not report.is_cited or who is None or who.member is not None:
        return False
    return any(other is not report and by is not None and by.member is not None for other, by in kept)


def _depth(report: Report, kept: Sequence[Kept], quoted: Sequence[Layer]) -> int:
    """Return inside how many other reports and quotations a reporting clause itself stands."""
    if report.verb is None:
        return 1 if report.is_cited else 0
    at = report.verb.i
    if report.verb.dep_ == "parataxis":  # put in between: "The report shows, Roe will say, that …"
        return report.is_cited
    inside = sum(
        any(start <= at < end for start, end in other.content)
        for other, _ in kept
        if other is not report and other.verb is not None and not _closes(report, other.verb.i)
    )
    return inside + sum(layer.start <= at < layer.end for layer in quoted) + report.is_cited


def _is_vague_they(report: Report, sentence: ParsedSentence) -> bool:
    """Tell whether "they" calls or expects something inside a quotation, where it is mostly nobody the text names."""
    if report.who is None or report.who.lower_ != "they" or report.verb is None:
        return False
    judged = report.whole or report.verb.lemma_.lower() in NAMING
    return judged and sentence.block.quotation_at(report.who.idx) is not None


def _closes(report: Report, at: int) -> bool:
    """Tell whether a clause at the end carries another: "She said it was 27, he told them"."""
    return at < report.cue[0] and any(start <= at < end for start, end in report.content)


def _is_definite(report: Report) -> bool:
    """Tell whether a speaker without a name is still a certain one: "the ministry", "its union", not "donors"."""
    return report.who is not None and any(
        child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an", "some"} for child in report.who.children
    )


def _place_of_cue(report: Report) -> tuple[int, int]:
    return report.cue


def _note_subject(sentence: ParsedSentence, state: State) -> None:
    """Put the sentence's grammatical subject into focus for the pronouns of the next."""
    head = subject(sentence.tokens.root)
    if head is None or (head.ent_type_ in {"TIME", "GPE", "LOC"} and head.lower_ not in BODIES):
        return
    if is_source(head) and not is_name_word(head) and (whose := owner(head)) is not None:
        state.resolver.note(state.resolver.resolve(whose, sentence.block), sentence.span.start)
        return
    told = next((c for c in head.children if c.dep_ == "poss" and head.lower_ in STORIES and c.text[0].isupper()), None)
    head = told or head
    is_group = head.tag_ == "NNS" and is_person_noun(head.lemma_.lower()) and not is_counted(head)
    definite = head.lower_ in BODIES and any(child.lower_ == "the" for child in head.children)
    if (
        head.tag_ in {"NNP", "NNPS"}
        or head.lower_ in ROLES
        or definite
        or is_group
        or bool(after_comma(head))
        or any(child.dep_ == "appos" and child.tag_ == "NNP" for child in head.children)
        or (head.text[0].isupper() and head.tag_ == "NN" and state.resolver.cast.find(head.text) is not None)
    ):
        who = state.resolver.resolve(head, sentence.block)
        if who is not None and (who.member is not None or definite or head.tag_ == "NNS"):
            if is_group:
                state.resolver.crowd = (sentence.span.start, who)
            if who.member is not None or not is_group or any(c.dep_ == "poss" for c in head.children):
                state.resolver.note(who, sentence.span.start)


__all__ = ["Layer", "Voice", "Who", "voices"]
