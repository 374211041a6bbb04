"""Who speaks and what is said where the parse went astray: read from commas and the order of words alone."""

from typing import TYPE_CHECKING

from oicsummit.analysis.speech.names import is_name_word
from oicsummit.analysis.speech.speech_words import BODIES, PLAIN, is_person_noun
from oicsummit.analysis.text.trees import FINITE, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 9  # words of a phrase that names a speaker
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december yesterday today""".split()
)
_LETTERS = frozenset(
    """letter statement email e-mail message memo note post report interview speech filing testimony affidavit
    briefing broadcast article column blog tweet video""".split()
)
_INSIDE = frozenset(("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "CC", "CD", "VBN"))


def speaker(verb: "Token") -> "Token | None":
    """Return the noun before a verb of speech without a subject: ", the governor told", "Roe, unasked, said".

    Only a finite verb has one, and only a phrase that a comma or the sentence's start sets apart.
    """
    if verb.tag_ not in FINITE or verb.lemma_.lower() not in PLAIN | {"tell", "warn"}:
        return None
    first = verb.sent.start
    end = verb.i
    while end > first and verb.doc[end - 1].dep_ in {"aux", "neg", "advmod"} and verb.doc[end - 1].head.i == verb.i:
        end -= 1
    if end > first and verb.doc[end - 1].text == ",":
        opening = next((i for i in range(end - 2, max(first, end - 14), -1) if verb.doc[i].text == ","), None)
        end = opening if opening is not None else first
    return _phrase_head(verb, first, end)


def _phrase_head(verb: "Token", first: int, end: int) -> "Token | None":
    doc = verb.doc
    if end <= first or not _names_somebody(doc[end - 1]):
        return None
    start = end
    while start > first and end - start < _LONGEST and doc[start - 1].tag_ in _INSIDE:
        start -= 1
    apart = start == first or doc[start - 1].text in {",", "”", '"', "’", "–", "—"} or _after_day(doc, first, end)
    return doc[end - 1] if apart and start < end else None


def _after_day(doc: "Doc", first: int, end: int) -> bool:
    """Tell whether a sentence opens with a day and a name without a comma between: "On Friday | Roe said"."""
    at = first + (doc[first].lower_ in {"on", "in", "last"})
    return at < end - 1 and doc[at].lower_ in _DAYS and doc[end - 1].tag_ == "NNP"


def _names_somebody(token: "Token") -> bool:
    if token.tag_ in {"NNP", "NNPS"}:
        return is_name_word(token) and token.ent_type_ not in {"DATE", "TIME"}
    lemma = token.lemma_.lower()
    return token.tag_ in {"NN", "NNS"} and (lemma in BODIES or token.lower_ in BODIES or is_person_noun(lemma))


def clause_start(verb: "Token", last: int) -> int | None:
    """Return where what is said begins: behind a "that" far off, or right behind "said"; None where nothing does.

    "She claimed in a film that is still on the page | that rents fell", "He said in a statement | that …".
    """
    doc = verb.doc
    for i in range(verb.i + 1, last):
        if doc[i].text in {";", ":"} or (doc[i].lemma_.lower() in PLAIN and doc[i].tag_ in FINITE):
            return None
        if doc[i].lower_ != "that" or i <= verb.i + 1 or verb not in doc[i].ancestors:
            continue
        if doc[i].dep_ == "mark" or _tells(doc, i):
            return i + 1
    return None


def _tells(doc: "Doc", that: int) -> bool:
    """Tell whether "that" opens what a letter says and not which letter it is: "in a letter that rents would rise"."""
    clause = doc[that].head
    own = any(child.dep_ in SUBJECTS and child.i > that for child in clause.children)
    return doc[that - 1].lower_ in _LETTERS and clause.dep_ == "relcl" and own


def said_bare(verb: "Token", last: int) -> int | None:
    """Return where a clause begins right behind "said", where the parser took its subject for an object."""
    doc = verb.doc
    after = verb.i + 1
    if verb.lemma_ != "say" or after >= last or doc[after].tag_ not in _INSIDE:
        return None
    if doc[after].lower_ in {"nothing", "little", "this", "that", "so", "something", "anything", "much"}:
        return None
    told = any(doc[i].tag_ in FINITE or (doc[i].tag_ == "VBN" and doc[i].dep_ == "acl") for i in range(after + 1, last))
    return after if told else None
