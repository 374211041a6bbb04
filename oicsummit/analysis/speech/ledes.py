"""Who is meant before a name is given: "…, a watchdog said" at the head of a report that names it a paragraph later.

Also what somebody says in the first person before the words that attribute it: "I paid it all back. I owe nothing, he
told reporters."
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from oicsummit.analysis.parse import Parsed, ParsedSentence
from oicsummit.analysis.speech import owners
from oicsummit.analysis.speech.cast import Member
from oicsummit.analysis.speech.focus import Who
from oicsummit.analysis.speech.layers import Layer, Voice
from oicsummit.analysis.speech.phrases import is_kind
from oicsummit.analysis.speech.speech_words import BODIES, FINDERS, ROLES, STAFF
from oicsummit.analysis.types import BlockKind

_AHEAD = 4  # paragraphs, the first one included
_GROUPS = frozenset(
    "researchers scientists economists analysts academics forecasters inspectors auditors campaigners regulators heads"
    " doctors experts statisticians investigators".split()
)


def settle(parsed: Parsed, spoken: Sequence[Voice]) -> list[Voice]:
    """Return the voices with the speakers of the opening named, where the next paragraphs name them."""
    opening = _opening(parsed)
    names = {who.words: found for who, found in _found(parsed, spoken, opening)}
    named = [_renamed(voice, names) for voice in spoken]
    source = next(_speakers(parsed, named, opening, body=True), None) if opening else None
    if source is not None and opening and source.order >= parsed.blocks[opening[0]].span.end:
        for sentence in parsed.by_block[opening[0]]:
            named[sentence.index] = _sourced(named[sentence.index], Who(source))
    return list(_carried_back(parsed, named))


def _opening(parsed: Parsed) -> list[int]:
    """Return the blocks that a report opens with."""
    return [b.index for b in parsed.blocks if b.kind is BlockKind.PARAGRAPH and len(b.doc) >= 12][:_AHEAD]


def _found(parsed: Parsed, spoken: Sequence[Voice], opening: list[int]) -> Iterator[tuple[Who, Member]]:
    if not opening:
        return
    first = [sentence for index in opening[:2] for sentence in parsed.by_block[index]]
    for sentence in first:
        for layer in spoken[sentence.index].layers:
            who = layer.who
            if who is None or who.member is not None or not who.words:
                continue
            noun = who.words.split()[-1].lower()
            body = (
                (noun in BODIES - ROLES and noun[-1] != "s")
                or noun in _GROUPS
                or noun in STAFF
                or noun.rstrip("s") in FINDERS
            )
            near = sentence.block.index == opening[0]
            pool = [
                member
                for member in _speakers(parsed, spoken, opening, body=body)
                if member.order > sentence.span.start and _can_be(member, noun, body=body, near=near)
            ]
            alike = [member for member in pool if set(member.words) & set(who.words.lower().split())]
            if pool:
                yield who, (alike or pool)[0]


def _can_be(member: Member, noun: str, *, body: bool, near: bool) -> bool:
    """Tell whether a noun can stand for a member; one without a title only where it opens the report."""
    if body:
        return is_kind(member, noun.rstrip("s") if noun not in BODIES else noun)
    if noun not in ROLES:
        return False
    titles = [title.split() for title in member.titles if set(title.split()) & ROLES]
    return (near and not titles) or any(
        noun in title and not {"shadow", "former", "deputy"} & set(title) for title in titles
    )


def _speakers(parsed: Parsed, spoken: Sequence[Voice], opening: list[int], *, body: bool) -> Iterator[Member]:
    """Yield the named people or bodies that speak in the opening, in the order of their words."""
    for index in opening:
        for sentence in parsed.by_block[index]:
            for layer in sorted(spoken[sentence.index].layers, key=lambda layer: layer.start):
                member = layer.who.member if layer.who is not None else None
                if member is not None and (member.is_body or not member.person_votes) == body:
                    yield member


def _renamed(voice: Voice, names: dict[str, Member]) -> Voice:
    if not any(layer.who is not None and layer.who.words in names for layer in voice.layers):
        return voice
    layers = (
        replace(layer, who=Who(names[layer.who.words])) if layer.who and layer.who.words in names else layer
        for layer in voice.layers
    )
    return replace(voice, layers=tuple(layers))


def _sourced(voice: Voice, who: Who) -> Voice:
    """Give what "according to a survey" carries to whose survey it turns out to be."""
    carried = {bounds for r in voice.reports if r.who is not None and owners.is_source(r.who) for bounds in r.content}
    layers = (
        replace(layer, who=who) if layer.who is None and (layer.start, layer.end) in carried else layer
        for layer in voice.layers
    )
    return replace(voice, layers=tuple(layers))


def _carried_back(parsed: Parsed, spoken: Sequence[Voice]) -> Iterator[Voice]:
    speakers = {index: who for index in parsed.by_block if (who := _closing(parsed, spoken, index)) is not None}
    for sentence, voice in zip(parsed.sentences, spoken, strict=True):
        who = speakers.get(sentence.block.index)
        if who is None or voice.layers or voice.reports:
            yield voice
            continue
        yield replace(voice, layers=(Layer(sentence.tokens.start, sentence.tokens.end, who, trailed=False),))


def _closing(parsed: Parsed, spoken: Sequence[Voice], index: int) -> Who | None:
    """Return who says a block without marks in the first person, named behind its last sentence."""
    sentences: Sequence[ParsedSentence] = parsed.by_block[index]
    if len(sentences) < 2 or sentences[0].block.quotations or sentences[0].block.kind is not BlockKind.PARAGRAPH:
        return None
    if not any(token.text in {"I", "me", "my"} for sentence in sentences for token in sentence.tokens):
        return None
    last = spoken[sentences[-1].index]
    if not any(report.cue[0] > sentences[-1].tokens.start for report in last.reports):
        return None
    outermost = sorted((layer for layer in last.layers if layer.who and layer.who.name), key=lambda layer: layer.depth)
    return outermost[0].who if outermost else None
