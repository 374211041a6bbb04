"""Which words of a stretch of parsed text carry its content, and what it leans on around it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from oicsummit.analysis.comparing.background import Background
from oicsummit.analysis.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from oicsummit.analysis.parse import Parsed, ParsedSentence

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
ENOUGH_NOUNS = 2
LEANING = frozenset("it this that these those they them which who its their such both".split())
# Verbs and nouns that go with any subject: they say that something is said, had, done, wanted, begun, or when.
_EMPTY = frozenset(
    """
say tell announce add state claim be have do make take give will would can could may might should must shall go
get include use used way new year month week day time number people person today yesterday monday tuesday
wednesday thursday friday saturday sunday january february march april may june july august september october
november december record high low mr mrs ms sir dr well also already still now then here there thing lot bit
ahead require need want see go come become keep begin start help try allow let ensure set put hold bring show call ask
know think look seem mean
""".split()
)


def content(tokens: Iterable["Token"], background: Background) -> tuple[str, ...]:
    """Return the content lemmas of `tokens` in text order, each once; initialisms that the document explains spelt."""
    words = chain.from_iterable(background.words(token) for token in tokens if carries(token))
    return tuple(dict.fromkeys(word for word in words if word.lower() not in _EMPTY))


def said(sentence: "ParsedSentence", background: Background) -> tuple[str, ...]:
    """Return the content lemmas of a whole sentence; several claims stand near it, so it is worked out once."""
    if sentence.index not in background.said:
        background.said[sentence.index] = content(sentence.tokens, background)
    return background.said[sentence.index]


def carries(token: "Token") -> bool:
    """Tell whether a word carries content, by itself: a full word, or an initialism."""
    if token.pos_ not in CONTENT or len(token) < 2 or not token.text[0].isalpha():
        return token.text.isupper() and token.is_alpha and len(token) > 1
    return not token.is_stop or (token.text.isupper() and token.pos_ == "PROPN")


def tokens_of(parsed: "Parsed", span: Span) -> list["Token"]:
    """Return the tokens that stand whole inside `span` of the stored text."""
    return [
        token for sentence in sentences_of(parsed, span) for token in sentence.tokens if inside(sentence, token, span)
    ]


def inside(sentence: "ParsedSentence", token: "Token", span: Span) -> bool:
    """Tell whether a token stands whole inside `span` of the stored text."""
    offsets, first = sentence.block.offsets, token.idx
    return span.start <= offsets[first] and offsets[first + len(token) - 1] < span.end


def _before(sentence: "ParsedSentence", token: "Token", span: Span) -> bool:
    """Tell whether a token ends before `span` of the stored text begins."""
    return sentence.block.offsets[token.idx + len(token) - 1] < span.start


def sentences_of(parsed: "Parsed", span: Span) -> list["ParsedSentence"]:
    """Return the sentences that share a character with `span`, in text order."""
    return [s for s in _candidates(parsed, span) if s.span.start < span.end and span.start < s.span.end]


def _candidates(parsed: "Parsed", span: Span) -> Iterator["ParsedSentence"]:
    """Yield the sentences of the blocks that share a character with `span`; blocks stand in text order."""
    first = last = bisect_left(parsed.blocks, span.end, key=lambda block: block.span.start)
    while first and span.start < parsed.blocks[first - 1].span.end:
        first -= 1
    for block in parsed.blocks[first:last]:
        yield from parsed.by_block[block.index]


def leans(tokens: list["Token"]) -> bool:
    """Tell whether a stretch takes its subject from what stands before it ("it was ready", "which it scrapped")."""
    nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN")]
    subject = next((t for t in tokens if t.dep_ in ("nsubj", "nsubjpass", "poss")), None)
    return len(nouns) < 2 or (subject is not None and subject.lower_ in LEANING) or tokens[0].lower_ in LEANING


def leant_on(parsed: "Parsed", span: Span) -> list["Token"]:
    """Return the nouns before `span` that a pronoun in it may stand for: of the same sentence, else of those before."""
    own = sentences_of(parsed, span)
    if not own:
        return []
    nouns = [t for s in own for t in s.tokens if _before(s, t, span) and is_thing(t)]
    for index in range(own[0].index - 1, max(-1, own[0].index - 4), -1):
        if len(nouns) >= ENOUGH_NOUNS:
            break
        nouns += [t for t in parsed.sentences[index].tokens if is_thing(t)]
    return nouns


def is_thing(token: "Token") -> bool:
    """Tell whether a token is a noun that an "it" may stand for."""
    return bool(token.pos_ in ("NOUN", "PROPN") and token.is_alpha and token.ent_type_ != "PERSON")


def subject_is_pronoun(tokens: list["Token"]) -> bool:
    """Tell whether a stretch names what it speaks of only by a pronoun ("it was ready to go")."""
    subject = next((t for t in tokens if t.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and subject.lower_ in LEANING


def lately_named(parsed: "Parsed", span: Span) -> list["Token"]:
    """Return the things named before `span` in its sentence and in the two before it."""
    own = sentences_of(parsed, span)
    if not own:
        return []
    near = [t for s in own for t in s.tokens if _before(s, t, span)]
    before = parsed.sentences[max(0, own[0].index - 2) : own[0].index]
    return [t for t in (*near, *(t for s in before for t in s.tokens)) if is_thing(t)]
