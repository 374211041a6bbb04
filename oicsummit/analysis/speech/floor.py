"""Who has the floor: transcripts, speeches without quotation marks, and "Roe said:" at the end of a paragraph."""

from collections.abc import Sequence

from oicsummit.analysis.parse import ParsedBlock, ParsedSentence
from oicsummit.analysis.speech.focus import Who
from oicsummit.analysis.speech.layers import Kept, State
from oicsummit.analysis.speech.names import is_name_word, name_at
from oicsummit.analysis.speech.reports import Report
from oicsummit.analysis.speech.speech_words import SAYING
from oicsummit.analysis.speech.turns import is_beside, is_quoted, is_recorded, name_line, turn
from oicsummit.analysis.text.trees import subject
from oicsummit.analysis.types import BlockKind

_FIRST = frozenset(("i", "we", "my", "our", "us", "me"))


def _takes_floor(block: ParsedBlock, named: int, state: State) -> bool:
    """Tell whether a block under a line that holds only a name is theirs: in the first person, or one of many turns."""
    plain = block.index == named + 1 and not any(quotation.start <= 1 for quotation in block.quotations)
    return plain and (bool(state.resolver.turns) or any(token.lower_ in _FIRST for token in block.doc))


def _speaks_unquoted(block: ParsedBlock, announced: int) -> bool:
    """Tell whether a block without quotation marks is what "Roe said:" at the end of the block before announced."""
    return block.index == announced + 1 and block.kind is BlockKind.PARAGRAPH and not block.quotations


def _speaks_of_itself(block: ParsedBlock) -> bool:
    """Tell whether a further paragraph without marks can be of the same statement: "we", "our", and no one quoted."""
    own = any(token.lower_ in _FIRST for token in block.doc)
    return own and not block.quotations and block.cleaned.text[-1:] != ":" and block.kind is BlockKind.PARAGRAPH


def take(sentence: ParsedSentence, state: State) -> tuple[tuple[Report, ...], Who | None]:
    """Return the label that opens a turn of a transcript, as a report, and who has the floor in this sentence."""
    block, tokens = sentence.block, sentence.tokens
    if tokens.start == 0 and (found := turn(block, state.resolver)) is not None:
        who, start = found
        if not who.name:
            state.floor = None
            return (), None
        turns = state.turns + (0 if is_quoted(block) else 1 + is_recorded(block))
        state.floor, state.turns, state.is_release = (block.index, who), turns, False
        state.resolver.note(who, sentence.span.start)
        state.resolver.turns.append(who)
        return (Report(None, (0, start), ((start, tokens.end),)),), who
    if tokens.start == 0 and state.named_line is not None and _takes_floor(block, state.named_line[0], state):
        state.floor, state.turns = (block.index, state.named_line[1]), 2
        state.resolver.turns.append(state.named_line[1])
    if tokens.start == 0 and state.announced is not None and _speaks_unquoted(block, state.announced[0]):
        state.floor, state.turns, state.is_release = (block.index, state.announced[1]), 2, True
    if state.floor is None and state.address is not None and block.index >= state.address[1]:
        return (), Who(state.address[0])
    if state.floor is None:
        return (), None
    index, who = state.floor
    if state.is_release and index != block.index and not _speaks_of_itself(block):
        state.floor, state.is_release = None, False
        return (), None
    goes_on = index == block.index or (
        state.turns > 1 and block.index == index + 1 and block.kind is not BlockKind.FURNITURE
    )
    if not goes_on:
        state.floor = None
        return (), None
    state.floor = (block.index, who)
    return (), who


def pass_by(sentence: ParsedSentence, state: State) -> None:
    """Let a turn of a transcript go on behind a heading, as a time or a formula between its paragraphs."""
    index = sentence.block.index
    if state.named_line is not None and state.named_line[0] == index - 1 and is_beside(sentence.block):
        state.named_line = (index, state.named_line[1])
    if state.floor is not None and state.turns > 1 and not state.is_release and state.floor[0] == index - 1:
        state.floor = (index, state.floor[1])


def announce(sentence: ParsedSentence, kept: Sequence[Kept], state: State) -> None:
    """Remember who is about to speak where a block ends in "Roe said:"."""
    block = sentence.block
    if sentence.tokens.end != len(block.doc) or block.cleaned.text[-1:] != ":":
        return
    if kept and kept[-1][1] is not None:
        state.announced = (block.index, kept[-1][1], kept[-1][0].trailed)
        return
    if (line := name_line(block, state.resolver)) is not None:
        state.named_line = (block.index, line)
        state.floor, state.turns, state.is_release = (block.index, line), 2, False
        state.resolver.turns.append(line)
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


def _person_in(sentence: ParsedSentence, state: State) -> Who | None:
    """Return the last person whom a sentence names: "The statement was made by the minister, Ana Roe:"."""
    tokens = sentence.tokens
    for token in reversed(list(tokens)):
        name = name_at(token, tokens.start, tokens.end) if is_name_word(token) else None
        member = state.resolver.cast.find(name.text) if name is not None else None
        if member is not None and not member.is_body and member.person_votes:
            return Who(member)
    return None
