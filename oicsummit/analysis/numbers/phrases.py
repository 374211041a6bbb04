"""Noun phrases: the head that follows a number, its singular, and whether it is many or much."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "feet": "foot",
    "police": "police",
    "crises": "crisis",
    "buses": "bus",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "fishermen": "fisherman",
    "servicemen": "serviceman",
    "firemen": "fireman",
    "schoolchildren": "schoolchild",
    "grandchildren": "grandchild",
    "movies": "movie",
    "cookies": "cookie",
}
_SAME = frozenset(
    "staff police data media works series species aircraft premises barracks headquarters sheep fish cattle".split()
)
_PLURAL_WORDS = frozenset("people police staff cattle men women children sheep aircraft".split())
NO_HEADS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow tonight gmt".split()
)
_NEVER_BEFORE = frozenset("ago later earlier away apart worldwide there here already now overall so each".split())
_MODIFYING = ("ADJ", "NUM", "ADV", "SYM")
_QUOTES = frozenset("”“\"‘’'(")


def covering(doc: "Doc", start: int, end: int) -> tuple["Token", "Token"]:
    """Return the first and last token that characters `[start, end)` of a block's text touch."""
    starts = doc.user_data.get("starts")
    if starts is None:  # once a block: spaCy's own char_span walks all tokens at each call
        starts = doc.user_data["starts"] = [token.idx for token in doc]
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first, bisect_left(starts, end) - 1)
    return doc[first], doc[last]


def singular(token: "Token") -> str:
    """Return a noun's lower-case singular: "countries" → "country", "people" → "person"."""
    word = token.text.casefold()
    if word == "olds" or word.endswith("-olds"):
        return "year-old"
    if word in _SAME or word in _IRREGULAR:
        return _IRREGULAR.get(word, word)
    if token.tag_ == "NNS" and token.lemma_:
        lemma = token.lemma_.casefold()
        return _IRREGULAR.get(lemma, lemma) if lemma != word else _strip_plural(word)
    is_acronym = len(token.text) > 2 and token.text[:-1].isupper() and token.text.endswith("s")
    return _strip_plural(word) if token.tag_ == "NNPS" or is_acronym else word


def _strip_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def is_plural(token: "Token") -> bool:
    """Tell whether a noun is a plural, by its tag or as a word that always is ("people", "RCTs")."""
    text = token.text
    if token.tag_ in ("NNS", "NNPS") or text.casefold() in _PLURAL_WORDS:
        return True
    return len(text) > 2 and text[:-1].isupper() and text.endswith("s")


def is_head(token: "Token") -> bool:
    """Tell whether a word can be what a number counts: a noun that is no weekday or month."""
    return token.pos_ in ("NOUN", "PROPN") and token.text.casefold() not in NO_HEADS and token.text[0].isalnum()


def head_after(doc: "Doc", at: int, limit: int, determined: bool = False) -> "Token | None":
    """Return the head of the noun phrase whose words begin at token `at`: "ongoing NCA investigations" → the last.

    With `determined` the phrase may open with articles, possessives and numbers ("its last five projects").
    """
    head: Token | None = None
    while at < limit:
        token = doc[at]
        if is_head(token):
            if head is not None and not _goes_on(doc, head, token):
                break
            head = token
        elif token.tag_ == "POS" and head is not None:
            head = None
        elif not (_may_stand_before(doc, token, limit, head) or (determined and head is None and _opens(token))):
            break
        at += 1
    return head


def _opens(token: "Token") -> bool:
    return token.pos_ in ("DET", "PRON", "NUM")


def _goes_on(doc: "Doc", head: "Token", token: "Token") -> bool:
    """Tell whether a noun after a noun is the same phrase: "sports clubs" but not "homes Monday"."""
    if head.i + 1 != token.i and doc[token.i - 1].pos_ not in ("PUNCT", "ADJ", "VERB", "CCONJ", "NOUN", "PROPN"):
        return False
    if not is_plural(head) or is_plural(token):
        return True
    run = token.i
    while run + 1 < len(doc) and doc[run + 1].pos_ == "NOUN" and is_head(doc[run + 1]):
        run += 1
    return run > token.i and is_plural(doc[run])


def _may_stand_before(doc: "Doc", token: "Token", limit: int, head: "Token | None") -> bool:
    """Tell whether a word can stand between a number and its noun: "trained", "right-", "small and"."""
    following = doc[token.i + 1] if token.i + 1 < limit else None
    if following is None or (head is not None and is_plural(head)):
        return False
    word = token.text.casefold()
    if word in ("-", "/", "+") or (word in _QUOTES and head is None):
        return True
    if token.pos_ in _MODIFYING and token.tag_ != "WRB":
        return word not in _NEVER_BEFORE or (word in ("earlier", "later", "overall") and is_head(following))
    if token.tag_ in ("VBN", "VBG") or (token.tag_ in ("VBD", "VB", "VBP") and following.text == "-"):
        return following.pos_ in ("NOUN", "PROPN", "ADJ") or following.text == "-"
    if word in (",", "and", "or"):
        return head is None and doc[token.i - 1].pos_ == "ADJ" and following.pos_ == "ADJ"
    return word == "of" and head is None and doc[token.i - 1].text.casefold() in ("dozen", "couple")


def verb_of(token: "Token") -> "Token | None":
    """Return the nearest verb above a word in the parse, itself included."""
    for _ in range(6):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head == token:
            return None
        token = token.head
    return None
