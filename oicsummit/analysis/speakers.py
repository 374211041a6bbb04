"""Who asserts a stretch of text, and how: reports and quotations of a whole document, in text order.

Every sentence gets layers, each a stretch of tokens with its speaker. A claim's speaker is that of the innermost
layer around it, its chain all of them outward.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oicsummit.analysis import addresses
from oicsummit.analysis.attributions import phrase_reports
from oicsummit.analysis.cast import Cast, Member, gather
from oicsummit.analysis.names import is_name_word, name_at
from oicsummit.analysis.parse import Parsed, ParsedBlock, ParsedSentence
from oicsummit.analysis.quotations import Quotation
from oicsummit.analysis.reports import Report, verb_reports
from oicsummit.analysis.resolve import Resolver, Who
from oicsummit.analysis.speech_words import BODIES, NAMING, ROLES, SAYING
from oicsummit.analysis.trees import FINITE, subject
from oicsummit.analysis.turns import name_line, turn
from oicsummit.analysis.types import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTING = (
    SAYING
    | NAMING
    | frozenset(
        "detail welcome make use speak open start begin offer give put praise address hit compare defend attack".split()
    )
)


@dataclass(frozen=True, eq=False)
class Layer:
    """A stretch of tokens `[start, end)` of a block that somebody says."""

    start: int
    end: int
    who: Who | None
    trailed: bool
    quoted: bool = False
    depth: int = 0  # inside how many other layers it was said


@dataclass(frozen=True, eq=False)
class Voice:
    """What one sentence's attribution comes to: its layers, and the stretches that only attribute."""

    layers: tuple[Layer, ...]
    reports: tuple[Report, ...]
    verbatim: bool = False  # a transcript: quoted word for word without marks

    def around(self, start: int, end: int) -> tuple[Layer, ...]:
        """Return the layers that hold most of the tokens `[start, end)`, innermost first."""
        need = 0.6 * (end - start)
        held = [layer for layer in self.layers if min(end, layer.end) - max(start, layer.start) >= need]
        return tuple(sorted(held, key=lambda layer: (-layer.depth, layer.end - layer.start)))


@dataclass
class _State:
    """What the reading of one sentence leaves to the next."""

    resolver: Resolver
    quotes: dict[int, tuple[Who | None, bool]] = field(default_factory=dict)
    announced: tuple[int, Who, bool] | None = None  # "Roe said:" at the end of a block, its index
    last_in_block: tuple[int, Who | None, bool] | None = None
    last: tuple[int, Who, bool] | None = None  # speaker of the last quotation, its block
    floor: tuple[int, Who] | None = None  # who has the floor in a transcript, and the block of their last words
    turns: int = 0
    named_line: tuple[int, Who] | None = None  # a line that holds only a name, and its block
    address: tuple[Member, int] | None = None  # whose speech the whole text is, and its first block
    answers: dict[str, tuple[Who, int]] = field(default_factory=dict)  # who is quoted how often


def voices(parsed: Parsed) -> tuple[list[Voice], Cast]:
    """Return the voice of each sentence, in text order, and the cast of the document."""
    cast = gather(parsed)
    state = _State(Resolver(cast), address=addresses.speaker(parsed, cast))
    return [_voice(sentence, state) for sentence in parsed.sentences], cast


def _voice(sentence: ParsedSentence, state: _State) -> Voice:
    if sentence.block.kind in {BlockKind.FURNITURE, BlockKind.HEADING} and not sentence.block.quotations:
        _announce(sentence, [], state)
        if (who := name_line(sentence.block, state.resolver)) is not None:
            state.named_line = (sentence.block.index, who)
        return Voice((), ())
    turn_report, on_floor = _floor(sentence, state)
    kept: list[tuple[Report, Who | None]] = []
    for report in sorted([*verb_reports(sentence), *phrase_reports(sentence)], key=_place_of_cue):
        who = state.resolver.resolve(report.who, sentence.block) if report.who is not None else Who()
        if who is not None and not (report.whole and who.member is None and not _is_definite(report)):
            kept.append((report, who if who.name else None))
            state.resolver.note(who, sentence.span.start)
    layers = list(_quotation_layers(sentence, kept, state))
    layers += [
        Layer(start, end, who, report.trailed, depth=_depth(report, kept, layers))
        for report, who in kept
        for start, end in report.content
    ]
    if on_floor is not None:
        layers.append(Layer(sentence.tokens.start, sentence.tokens.end, on_floor, False, quoted=True, depth=-1))
    state.resolver.note_sources(sentence.tokens, sentence.block)
    _note_subject(sentence, state)
    _announce(sentence, kept, state)
    return Voice(tuple(layers), (*turn_report, *(report for report, _ in kept)), verbatim=on_floor is not None)


def _takes_floor(block: ParsedBlock, named: int) -> bool:
    """Tell whether a block is in the first person under a line that holds only a name."""
    plain = block.index == named + 1 and not any(quotation.start <= 1 for quotation in block.quotations)
    return plain and any(token.lower_ in {"i", "we", "my", "our"} for token in block.doc)


def _speaks_unquoted(block: ParsedBlock, announced: int) -> bool:
    """Tell whether a block without quotation marks is what "Roe said:" at the end of the block before announced."""
    return block.index == announced + 1 and block.kind is BlockKind.PARAGRAPH and not block.quotations


def _floor(sentence: ParsedSentence, state: _State) -> tuple[tuple[Report, ...], Who | None]:
    """Return the label that opens a turn of a transcript, as a report, and who has the floor in this sentence."""
    block, tokens = sentence.block, sentence.tokens
    if tokens.start == 0 and (found := turn(block, state.resolver)) is not None:
        who, start = found
        state.floor, state.turns = (block.index, who), state.turns + 1
        state.resolver.note(who, sentence.span.start)
        return (Report(None, (0, start), ((start, tokens.end),)),), who
    if tokens.start == 0 and state.named_line is not None and _takes_floor(block, state.named_line[0]):
        state.floor, state.turns = (block.index, state.named_line[1]), 2
    if tokens.start == 0 and state.announced is not None and _speaks_unquoted(block, state.announced[0]):
        state.floor, state.turns = (block.index, state.announced[1]), 2
    if state.floor is None and state.address is not None and block.index >= state.address[1]:
        return (), Who(state.address[0])
    if state.floor is None:
        return (), None
    index, who = state.floor
    goes_on = index == block.index or (
        state.turns > 1 and block.index == index + 1 and block.kind is not BlockKind.FURNITURE
    )
    if not goes_on:
        state.floor = None
        return (), None
    state.floor = (block.index, who)
    return (), who


def _depth(report: Report, kept: Sequence[tuple[Report, Who | None]], quoted: Sequence[Layer]) -> int:
    """Return inside how many other reports and quotations a reporting clause itself stands."""
    if report.verb is None:
        return 1 if report.is_cited else 0
    at = report.verb.i
    if report.verb.dep_ == "parataxis":  # put in between: "The report shows, Roe will say, that …"
        return report.is_cited
    inside = sum(
        any(start <= at < end for start, end in other.content)
        for other, _ in kept
        if other is not report and other.verb is not None
    )
    return inside + sum(layer.start <= at < layer.end for layer in quoted) + report.is_cited


def _is_definite(report: Report) -> bool:
    """Tell whether a speaker without a name is still a certain one: "the ministry", "its union", not "donors"."""
    return report.who is not None and any(
        child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an", "some"} for child in report.who.children
    )


def _place_of_cue(report: Report) -> tuple[int, int]:
    return report.cue


def _note_subject(sentence: ParsedSentence, state: _State) -> None:
    """Put the sentence's grammatical subject into focus for the pronouns of the next."""
    head = subject(sentence.tokens.root)
    if head is None or head.ent_type_ in {"TIME", "GPE", "LOC"}:
        return
    definite = head.lower_ in BODIES and any(child.lower_ == "the" for child in head.children)
    if (
        head.tag_ in {"NNP", "NNPS"}
        or head.lower_ in ROLES
        or definite
        or (head.text[0].isupper() and head.tag_ == "NN")
    ):
        who = state.resolver.resolve(head, sentence.block)
        if who is not None and (who.member is not None or definite):
            state.resolver.note(who, sentence.span.start)


def _announce(sentence: ParsedSentence, kept: Sequence[tuple[Report, Who | None]], state: _State) -> None:
    """Remember who is about to speak where a block ends in "Roe said:"."""
    block = sentence.block
    if sentence.tokens.end != len(block.doc) or block.cleaned.text[-1:] != ":":
        return
    if kept and kept[-1][1] is not None:
        state.announced = (block.index, kept[-1][1], kept[-1][0].trailed)
        return
    for token in reversed(list(sentence.tokens)):
        if token.lemma_.lower() in SAYING and token.pos_ == "VERB":
            head = subject(token) or subject(token.head)
            who = state.resolver.resolve(head, block) if head is not None else None
            if who is not None and who.name:
                state.announced = (block.index, who, False)
                return
    named = _person_in(sentence, state)
    if named is not None:
        state.announced = (block.index, named, False)


def _person_in(sentence: ParsedSentence, state: _State) -> Who | None:
    """Return the last person whom a sentence names: "The statement was made by the minister, Ana Roe:"."""
    tokens = sentence.tokens
    for token in reversed(list(tokens)):
        name = name_at(token, tokens.start, tokens.end) if is_name_word(token) else None
        member = state.resolver.cast.find(name.text) if name is not None else None
        if member is not None and not member.is_body and member.person_votes:
            return Who(member)
    return None


def _quotation_layers(
    sentence: ParsedSentence, kept: Sequence[tuple[Report, Who | None]], state: _State
) -> Iterator[Layer]:
    for quotation, start, end in _within(sentence):
        who, trailed = _who_is_quoted(sentence, quotation, start, end, kept, state)
        if who is None:
            continue
        state.quotes[quotation.number] = (who, trailed)
        if end - start > 3:
            state.answers[who.name] = (who, state.answers.get(who.name, (who, 0))[1] + 1)
            state.last_in_block = (sentence.block.index, who, trailed)
            state.last = (sentence.block.index, who, trailed)
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
    kept: Sequence[tuple[Report, Who | None]],
    state: _State,
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
        return _of_fragment(sentence, start, end, state)
    if outside:
        return outside[-1][1], outside[-1][0].trailed
    return _of_speech(sentence, state)


def _is_speech(sentence: ParsedSentence, quotation: Quotation, start: int, end: int) -> bool:
    """Tell whether a quotation is somebody speaking, and not a word set apart: it makes up its sentence."""
    whole = sentence.tokens
    outside = sum(1 for t in whole if t.is_alpha and not start <= t.i < end)
    return end - start >= 2 and (outside <= 2 or (end - start >= 5 and start - whole.start <= 1 and outside <= 6))


def _of_fragment(sentence: ParsedSentence, start: int, end: int, state: _State) -> tuple[Who | None, bool]:
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


def _of_speech(sentence: ParsedSentence, state: _State) -> tuple[Who | None, bool]:
    """Attribute a quotation that no clause beside it attributes: by what went before."""
    index = sentence.block.index
    if state.answers and _is_answer(sentence):
        return max(state.answers.values(), key=lambda row: row[1])[0], False
    if state.last_in_block is not None and state.last_in_block[0] == index:
        return state.last_in_block[1], state.last_in_block[2]
    if state.announced is not None and state.announced[0] in {index - 1, index}:
        return state.announced[1], state.announced[2]
    ahead = _named_behind(sentence, state)
    if ahead is not None:
        return ahead, False
    if state.resolver.people and sentence.span.start - state.resolver.people[-1][0] < 700:
        return Who(state.resolver.people[-1][1]), False
    if state.last is not None and index - state.last[0] <= 3:
        return state.last[1], state.last[2]
    return None, False


def _is_answer(sentence: ParsedSentence) -> bool:
    """Tell whether a quotation opens the paragraph under an interviewer's question."""
    return sentence.tokens.start == 0 and sentence.after_question


def _named_behind(sentence: ParsedSentence, state: _State) -> Who | None:
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


def own_words(block: ParsedBlock, token: "Token") -> bool:
    """Tell whether a token stands outside all quotation marks."""
    return block.quotation_at(token.idx) is None
