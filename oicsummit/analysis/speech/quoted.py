"""Who is quoted: each quotation of a sentence led back to a clause beside it, or to what went before."""

from collections.abc import Iterator, Sequence

from oicsummit.analysis.parse import ParsedSentence
from oicsummit.analysis.speech.focus import Who
from oicsummit.analysis.speech.layers import Kept, Layer, State
from oicsummit.analysis.speech.speech_words import NAMING, SAYING
from oicsummit.analysis.text.quotations import Quotation
from oicsummit.analysis.text.trees import FINITE, subject

_QUOTING = (
    SAYING
    | NAMING
    | frozenset(
        "detail welcome make use speak open start begin offer give put praise address hit compare defend attack "
        "accuse criticise criticize".split()
    )
)


def layers_of(sentence: ParsedSentence, kept: Sequence[Kept], state: State) -> Iterator[Layer]:
    for quotation, start, end in _within(sentence):
        who, trailed = _who_is_quoted(sentence, quotation, start, end, kept, state)
        if who is None:
            continue
        state.quotes[quotation.number] = (who, trailed)
        if end - start > 3:
            state.answers[who.name] = (who, state.answers.get(who.name, (who, 0))[1] + 1)
            state.last_in_block = (sentence.block.index, who, trailed)
            state.last = (sentence.block.index, who, trailed)
            state.last_at = sentence.span.start
        yield Layer(start, end, who, trailed, quoted=True)


def _within(sentence: ParsedSentence) -> Iterator[tuple[Quotation, int, int]]:
    """Yield the quotations of a sentence with the bounds of their tokens in it."""
    tokens = sentence.tokens
    for quotation in sentence.block.quotations:
        if quotation.end <= tokens.start_char or quotation.start >= tokens.end_char:
            continue
        inside = [t.i for t in tokens if quotation.start <= t.idx and t.idx + len(t.text) <= quotation.end]
        if inside:
            yield quotation, inside[0], inside[-1] + 1


def _who_is_quoted(
    sentence: ParsedSentence,
    quotation: Quotation,
    start: int,
    end: int,
    kept: Sequence[Kept],
    state: State,
) -> tuple[Who | None, bool]:
    if quotation.number in state.quotes:
        return state.quotes[quotation.number]
    around = [
        (report, who)
        for report, who in kept
        if who is not None
        and any(a < end and start < b for a, b in report.content)
        and not (report.verb is not None and start <= report.verb.i < end)
    ]
    if around:
        report, who = min(around, key=lambda row: sum(b - a for a, b in row[0].content))
        return who, report.trailed
    outside = [(report, who) for report, who in kept if who is not None and report.verb is not None]
    outside = [row for row in outside if row[0].verb is not None and not start <= row[0].verb.i < end]
    if not _is_speech(sentence, quotation, start, end):
        fragment = _of_fragment(sentence, start, end, state)
        alone = fragment[0] is None and not kept and _prevails(sentence, start, end)
        return _of_speech(sentence, state) if alone else fragment
    if outside:
        return outside[-1][1], outside[-1][0].trailed
    return _of_speech(sentence, state)


def _is_speech(sentence: ParsedSentence, quotation: Quotation, start: int, end: int) -> bool:
    """Tell whether a quotation is somebody speaking, and not a word set apart: it makes up its sentence."""
    whole = sentence.tokens
    outside = sum(1 for t in whole if t.is_alpha and not start <= t.i < end)
    return end - start >= 2 and (outside <= 2 or (end - start >= 5 and start - whole.start <= 1 and outside <= 6))


def _prevails(sentence: ParsedSentence, start: int, end: int) -> bool:
    """Tell whether a quoted part is most of its sentence: "The levy “is a tax on people who live in the hills”."."""
    words = sum(token.is_alpha for token in sentence.tokens)
    return end - start >= 8 and 2 * sum(t.is_alpha for t in sentence.block.doc[start:end]) > words


def _of_fragment(sentence: ParsedSentence, start: int, end: int, state: State) -> tuple[Who | None, bool]:
    """Attribute a quoted part of a sentence to the subject of the verb that leads to it, where that can quote."""
    if end - start < 3:
        return None, False
    node = sentence.block.doc[start].head
    for _ in range(8):
        if not start <= node.i < end and node.lemma_.lower() in _QUOTING and node.pos_ == "VERB":
            head = subject(node) or (subject(node.head) if node.dep_ in {"advcl", "xcomp", "conj"} else None)
            who = state.resolver.resolve(head, sentence.block) if head is not None else None
            return (who, False) if who is not None and who.name else (None, False)
        if node.head.i == node.i:
            break
        node = node.head
    return None, False


def _of_speech(sentence: ParsedSentence, state: State) -> tuple[Who | None, bool]:
    """Attribute a quotation that no clause beside it attributes: by what went before."""
    index = sentence.block.index
    if state.answers and _is_answer(sentence):
        return max(state.answers.values(), key=lambda row: row[1])[0], False
    if state.last_in_block is not None and state.last_in_block[0] == index:
        return state.last_in_block[1], state.last_in_block[2]
    if state.announced is not None and state.announced[0] in {index - 1, index}:
        return state.announced[1], state.announced[2]
    if state.reported is not None and state.reported[0] == index:
        return state.reported[1], state.reported[2]
    ahead = _named_behind(sentence, state)
    if ahead is not None:
        return ahead, False
    focus = state.resolver.people[-1] if state.resolver.people else None
    if state.last is not None and index - state.last[0] == 1 and (focus is None or focus[0] <= state.last_at):
        return state.last[1], state.last[2]
    if focus is not None and sentence.span.start - focus[0] < 700:
        return Who(focus[1]), False
    if state.last is not None and index - state.last[0] <= 3:
        return state.last[1], state.last[2]
    return None, False


def _is_answer(sentence: ParsedSentence) -> bool:
    """Tell whether a quotation opens the paragraph under an interviewer's question."""
    return sentence.tokens.start == 0 and sentence.after_question


def _named_behind(sentence: ParsedSentence, state: State) -> Who | None:
    """Find the speaker in the next sentence of the block: "“It was dark.” She said the lamps had failed."."""
    doc = sentence.block.doc
    for token in doc[sentence.tokens.end : sentence.tokens.end + 25]:
        if (
            token.lemma_.lower() in {"say", "add", "tell"}
            and token.tag_ in FINITE
            and not sentence.block.quotation_at(token.idx)
        ):
            head = subject(token)
            return state.resolver.resolve(head, sentence.block) if head is not None else None
    return None
