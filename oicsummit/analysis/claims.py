"""Sentences and quantities → claims: every checkable assertion, with its exact words, speaker and kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from oicsummit.analysis.assertions import opinions
from oicsummit.analysis.assertions.items import claimable, item_content
from oicsummit.analysis.assertions.kinds import is_record, kind_of
from oicsummit.analysis.assertions.spans import Unit, units
from oicsummit.analysis.assertions.worth import worth_of
from oicsummit.analysis.parse import Parsed, ParsedSentence
from oicsummit.analysis.speakers import Layer, Voice, voices
from oicsummit.analysis.speech.cast import Cast
from oicsummit.analysis.types import Attribution, BlockKind, Claim, Features, Kind, Quantity, Span, Tense

FeatureReader = Callable[..., Features]
_DIRECT = 0.5  # the share of a claim's characters inside quotation marks from which on it is quoted


@dataclass(frozen=True, slots=True)
class Told:
    """What may be a claim: its tokens, where it stands, its words, the quantities in it, who says it."""

    unit: Unit
    span: Span
    text: str
    inside: Sequence[tuple[int, Quantity]]
    layers: Sequence[Layer]
    record: bool  # it states a first, a last or an extreme


def read(
    parsed: Parsed, quantities: Sequence[Quantity], features: FeatureReader | None = None
) -> tuple[tuple[Claim, ...], Cast]:
    """Return the claims of a parsed text in text order, and the cast of speakers.

    `quantities` are those of the text, in text order; a claim names those inside it by their places in them.
    `features(parsed, span, quantities)` reads what comparing claims needs.
    """
    spoken, cast = voices(parsed)
    found: list[Claim] = []
    first = 0
    for sentence, voice in zip(parsed.sentences, spoken, strict=True):
        while first < len(quantities) and quantities[first].span.end <= sentence.span.start:
            first += 1
        near = _within(quantities, first, sentence.span)
        found.extend(_claims(parsed, sentence, voice, near, features))
    return tuple(found), cast


def _within(quantities: Sequence[Quantity], first: int, span: Span) -> list[tuple[int, Quantity]]:
    found = []
    for i in range(first, len(quantities)):
        if quantities[i].span.start >= span.end:
            break
        found.append((i, quantities[i]))
    return found


def _claims(
    parsed: Parsed,
    sentence: ParsedSentence,
    voice: Voice,
    near: list[tuple[int, Quantity]],
    features: FeatureReader | None,
) -> Iterator[Claim]:
    if not claimable(parsed, sentence):
        return
    block, doc = sentence.block, sentence.block.doc
    places = _token_places(sentence, near)

    def counts(start: int, end: int) -> int:
        return sum(start <= at < end for at in places)

    for unit in units(sentence, voice.reports, counts):
        unit = item_content(parsed, sentence, unit)
        span = block.source(doc[unit.start].idx, doc[unit.end - 1].idx + len(doc[unit.end - 1]))
        inside = [(i, q) for i, q in near if span.start <= q.span.start and q.span.end <= span.end]
        text = doc[unit.start : unit.end].text
        told = Told(unit, span, text, inside, voice.around(unit.start, unit.end), is_record(text, bool(inside)))
        if _is_claim(parsed, sentence, told):
            yield _claim(parsed, sentence, told, features, verbatim=voice.verbatim)


def _token_places(sentence: ParsedSentence, near: list[tuple[int, Quantity]]) -> list[int]:
    """Return the token at which each quantity stands."""
    block, tokens = sentence.block, sentence.tokens
    places = []
    for _, quantity in near:
        for token in tokens:
            if block.offsets[token.idx + len(token.text) - 1] >= quantity.span.start:
                places.append(token.i)
                break
    return places


def _is_claim(parsed: Parsed, sentence: ParsedSentence, told: Told) -> bool:
    doc, unit, text, record, layers = sentence.block.doc, told.unit, told.text, told.record, told.layers
    figures = len(told.inside)
    words = sum(doc[i].is_alpha or doc[i].like_num for i in range(unit.start, unit.end))
    listed = sentence.block.kind is BlockKind.ITEM
    if words < 3 or (words < 4 and not (figures or record or listed)):
        return False
    if not figures and not record and doc[unit.start].lower_ in {"who", "whose", "which", "whom"}:
        return False
    if opinions.is_question(sentence.tokens.text) and not figures:
        return False
    own_voice = not any(layer.who for layer in layers)
    quoted = any(layer.quoted for layer in layers)
    if not figures and not record and opinions.only_stresses(doc, unit.start, unit.end):
        return False
    demanding = not figures and opinions.demands(doc, unit.start, unit.end, text)
    if opinions.is_opinion(
        text, figures=figures, record=record, own_voice=own_voice, quoted=quoted, demanding=demanding
    ):
        return False
    if opinions.is_command(doc, unit.start, unit.end):
        return listed or _stands_alone(parsed, sentence)
    if opinions.has_verb(doc, unit.start, unit.end):
        return True
    if quoted and words >= 5 and unit.is_whole:
        return True
    return bool(figures or record or listed or _stands_alone(parsed, sentence))


def _stands_alone(parsed: Parsed, sentence: ParsedSentence) -> bool:
    """Tell whether the sentence is all that stands under a heading, as the points of a plan do."""
    block = sentence.block
    before = parsed.blocks[block.index - 1] if block.index else None
    return before is not None and before.kind is BlockKind.HEADING and len(parsed.by_block[block.index]) == 1


def _claim(
    parsed: Parsed, sentence: ParsedSentence, told: Told, features: FeatureReader | None, *, verbatim: bool
) -> Claim:
    doc, unit, span, text, layers = sentence.block.doc, told.unit, told.span, told.text, told.layers
    quantities = [quantity for _, quantity in told.inside]
    chain = _chain(layers)
    spoken = verbatim and len(chain) == 1
    attribution = Attribution.DIRECT if spoken else _attribution(sentence, unit, chain)
    kind = kind_of(doc, unit.start, unit.end, quantities, record=told.record)
    trailed = any(layer.trailed for layer in layers)
    return Claim(
        span=span,
        text=span.of(parsed.text),
        sentence=sentence.index,
        kind=kind,
        speaker=chain[0] if chain else None,
        chain=chain,
        attribution=attribution,
        tense=Tense.TRAILED if trailed else Tense.DELIVERED,
        quantities=tuple(i for i, _ in told.inside),
        worth=worth_of(text, kind, quantities, attribution, named=bool(chain)),
        features=features(parsed, span, quantities) if features else Features(),
    )


def _chain(layers: Sequence[Layer]) -> tuple[str, ...]:
    names: list[str] = []
    for layer in layers:
        if layer.who is not None and layer.who.name and layer.who.name not in names:
            names.append(layer.who.name)
    return tuple(names)


def _attribution(sentence: ParsedSentence, unit: Unit, chain: tuple[str, ...]) -> Attribution:
    if not chain:
        return Attribution.OWN_VOICE
    doc = sentence.block.doc
    start, end = doc[unit.start].idx, doc[unit.end - 1].idx + len(doc[unit.end - 1])
    quoted = sentence.block.quoted(start, end)
    return Attribution.DIRECT if quoted >= _DIRECT * (end - start) else Attribution.INDIRECT


__all__ = ["Kind", "read"]
