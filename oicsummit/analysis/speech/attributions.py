"""Attribution without a verb of speech: "according to X", "citing data from X", "X figures show", "his claim that"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from oicsummit.analysis.speech import owners
from oicsummit.analysis.speech.reports import Bounds, Report
from oicsummit.analysis.text.trees import clause_within

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from oicsummit.analysis.parse import ParsedSentence

_COUNTS = frozenset("count estimate reckoning calculation figure admission account measure tally word".split())
_VIEWS = frozenset("view opinion judgement judgment assessment telling eyes".split())
_MESSAGES = frozenset("message word verdict answer response reply line advice".split())
_RAISED = frozenset("possibility prospect fear concern doubt".split())
_AFTER = {("according", "to"), ("as", "per")}
_SHOW = re.compile(r"^(?:shows?|showed|suggests?|suggested|reveals?|revealed|indicates?|indicated|found|says?|said)$")


def phrase_reports(sentence: "ParsedSentence") -> Iterator[Report]:
    """Yield what phrases other than reporting verbs attribute in this sentence."""
    doc, first, last = sentence.block.doc, sentence.tokens.start, sentence.tokens.end
    for token in sentence.tokens:
        if token.i + 1 < last and (token.lower_, doc[token.i + 1].lower_) in _AFTER:
            found = _according(doc, token, first, last)
            if found is not None:
                yield found
        elif token.lower_ in {"by", "in", "on"} and token.i < first + 1:
            found = _by_own_count(doc, token, last)
            if found is not None:
                yield found
        elif token.lower_ in {"citing", "quoting"}:
            found = _citing(token, first, last)
            if found is not None:
                yield found
        elif owners.is_speech(token) or owners.is_source(token):
            found = _noun(token, last) or _tail(doc, token, first, last) or _message(token, last)
            if found is not None:
                yield found
        elif token.tag_ == "NN" and (found := _told_otherwise(token, last)) is not None:
            yield found


def _according(doc: "Doc", token: "Token", first: int, last: int) -> Report | None:
    to = doc[token.i + 1]
    who = next((child for child in to.children if child.dep_ == "pobj"), None)
    who = who or next((doc[i] for i in range(to.i + 1, last) if doc[i].tag_.startswith("NN")), None)
    if who is None:
        return None
    start = token.i
    if not doc[first:start].text.strip(" ,;:“\"'‘-–—"):
        end = _phrase_end(doc, who, last)
        return Report(who, (first, end), ((end, last),))
    opening = next((i for i in range(start - 1, first - 1, -1) if doc[i].text in {":", ";"}), None)
    if opening is not None and start - opening <= 2:  # "…: according to X, the figure is 5"
        end = _phrase_end(doc, who, last)
        return Report(who, (start, end), ((end, last),))
    end = _phrase_end(doc, who, last)
    if start - 2 > first and doc[start - 1].text == "," and doc[start - 2].lower_ in {"which", "who"}:
        return Report(who, (start, end), ((end, last),))  # "a plan which, according to X, has failed"
    before = start - 1 if doc[start - 1].is_punct else start
    if end + 1 < last and doc[end].text == "," and doc[end + 1].lower_ in {"which", "who", "whose"}:
        return Report(who, (start, end), ((first, before),))
    if end >= last - 1:
        return Report(who, (start, last), ((first, before),))
    return Report(who, (start, end), ((first, before), (end, last)))


def _by_own_count(doc: "Doc", token: "Token", last: int) -> Report | None:
    """Read "By the department's own count, 5,100 homes had been finished" and "In the words of the Panel, …"."""
    noun = next((child for child in token.children if child.dep_ == "pobj"), None)
    if noun is not None and token.lower_ == "in" and noun.lemma_.lower() in _VIEWS:
        return _in_view_of(token, noun, last)
    if noun is None or noun.lemma_.lower() not in _COUNTS:
        return None
    who = next((c for c in noun.children if c.dep_ == "poss"), None)
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    if who is None and of is not None:
        who = next((c for c in of.children if c.dep_ == "pobj"), None)
    comma = next((i for i in range(noun.i + 1, last) if doc[i].text == ","), None)
    if who is None or comma is None or (token.lower_ == "in" and noun.lemma_.lower() != "word"):
        return None
    at = comma + 1
    while (close := next((i for i in range(at, last) if doc[i].text == ","), None)) is not None:
        if clause_within(doc, at, close):
            break
        at = close + 1
    return Report(who, (token.i, at), ((at, last),))


def _in_view_of(token: "Token", noun: "Token", last: int) -> Report | None:
    """Read "In Roe's view the dam is unsafe", also without a comma."""
    who = next((c for c in noun.children if c.dep_ == "poss"), None)
    end = noun.i + 1
    if who is None or who.lower_ in {"my", "our", "your"} or end >= last:
        return None
    end += noun.doc[end].text == ","
    return Report(who, (token.i, end), ((end, last),))


def _phrase_end(doc: "Doc", who: "Token", last: int) -> int:
    """Return where the phrase around `who` ends, its apposition included."""
    end = who.i + 1
    for child in who.subtree:
        if child.i >= end and child.i < last and child.i - end <= 12:
            end = child.i + 1
    comma = next((i for i in range(who.i + 1, last) if doc[i].text == ","), last)
    if comma < end and clause_within(doc, comma, end):
        return comma
    if not any(doc[i].pos_ in {"VERB", "AUX"} for i in range(end, last)) and doc[end - 1].text != ":":
        commas = sum(doc[i].text == "," for i in range(end, last))
        return last if commas <= 2 and last - end <= 12 else end
    return end


def _citing(token: "Token", first: int, last: int) -> Report | None:
    """Read "Roe said trams ran late, citing data from X" and "Citing a survey by X, Roe said …"."""
    thing = next((child for child in token.children if child.dep_ == "dobj"), None)
    who = owners.owner(thing) if thing is not None and owners.is_source(thing) else thing
    if who is None:
        return None
    end = token.right_edge.i + 1
    if token.i <= first + 1:
        return Report(who, (first, end), ((end, last),), is_cited=True)
    before = token.i - 1 if token.doc[token.i - 1].is_punct else token.i
    return Report(who, (token.i, end), ((first, before),), is_cited=True)


def _noun(noun: "Token", last: int) -> Report | None:
    """Read "his announcement that it will be an offence", "a survey in which six out of ten said …"."""
    for child in noun.children:
        if child.i <= noun.i or child.dep_ not in {"acl", "ccomp", "relcl"}:
            continue
        start = _clause_start(child, noun)
        who = owners.owner(noun)
        if start is not None and who is not None and (owners.is_speech(noun) or owners.is_source(noun)):
            return Report(who, (noun.left_edge.i, start), ((start, _content_end(child, last)),))
    who = owners.owner(noun)
    if who is None or not owners.is_source(noun):
        return _light(noun, last)
    for child in who.children:  # the clause may hang on the name instead: "a survey by X in which …"
        if child.dep_ == "relcl" and child.i > who.i and (start := _in_which(child)) is not None:
            return Report(who, (noun.left_edge.i, start), ((start, _content_end(child, last)),))
    return None


def _light(noun: "Token", last: int) -> Report | None:
    """Read "the agencies have issued a warning that millions go hungry": the verb's subject says it."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in {"issue", "make", "give", "deliver", "repeat", "voice"}:
        return None
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i), None)
    start = _clause_start(clause, noun) if clause is not None and owners.is_speech(noun) else None
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if clause is None or start is None or who is None:
        return None
    return Report(who, (who.left_edge.i, start), ((start, _content_end(clause, last)),))


def _told_otherwise(noun: "Token", last: int) -> Report | None:
    lemma = noun.lemma_.lower()
    return _message(noun, last) if lemma in _MESSAGES else _raised(noun, last) if lemma in _RAISED else None


def _message(noun: "Token", last: int) -> Report | None:
    """Read "The word from the harbour office was plain: the lock stays shut"."""
    who, verb = owners.owner(noun), noun.head
    if who is None or noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    colon = next((i for i in range(verb.i + 1, last) if noun.doc[i].text == ":"), None)
    if colon is None or colon - verb.i > 4 or last - colon < 4:
        return None
    return Report(who, (noun.left_edge.i, colon + 1), ((colon + 1, last),))


def _raised(noun: "Token", last: int) -> Report | None:
    """Read "the divers raise questions about the possibility that the wall could give way"."""
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i), None)
    start = _clause_start(clause, noun) if clause is not None else None
    verb = next((token for token in noun.ancestors if token.pos_ == "VERB"), None)
    if clause is None or start is None or verb is None or verb.lemma_.lower() not in {"raise", "voice", "express"}:
        return None
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return Report(who, (who.left_edge.i, start), ((start, _content_end(clause, last)),)) if who is not None else None


def _clause_start(clause: "Token", noun: "Token") -> int | None:
    mark = next((c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark"), None)
    if mark is not None:
        return mark.i + 1
    return _in_which(clause) if owners.is_source(noun) else None


def _in_which(clause: "Token") -> int | None:
    for i in range(clause.left_edge.i, clause.i):
        if clause.doc[i].lower_ == "which" and clause.doc[i - 1].lower_ == "in":
            return i + 1
    return None


def _content_end(clause: "Token", last: int) -> int:
    return min(clause.right_edge.i + 1, last)


def _tail(doc: "Doc", noun: "Token", first: int, last: int) -> Report | None:
    """Read ", figures from the Health Bureau show." whatever the parser makes of "show"."""
    end = last
    while end > first and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if end - 1 <= noun.i or end - noun.i > 14 or not _SHOW.match(doc[end - 1].lower_):
        return None
    comma = next((i for i in range(noun.i, max(first, noun.i - 6), -1) if doc[i].text == ","), None)
    if comma is None or comma - first < 3 or any(doc[i].text == "," for i in range(comma + 1, end)):
        return None
    if doc[end - 1].head.i > comma and any(c.dep_ == "ccomp" and c.i > end - 1 for c in doc[end - 1].children):
        return None
    who = owners.owner(noun)
    if who is not None and who.i == end - 1:  # the parser took "show" for a noun
        who = doc[end - 2]
    who = who or next((doc[i] for i in range(end - 2, noun.i, -1) if doc[i].text[0].isupper()), None)
    if who is None and (end - 2 != noun.i or not owners.is_source(noun)):
        return None
    return Report(who, (comma, last), ((first, comma),))


__all__ = ["Bounds", "phrase_reports"]
