"""A name as it stands in a sentence: the words of it, the title before it, and whether it is a body's."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oicsummit.analysis.speech.given_names import is_female
from oicsummit.analysis.speech.speech_words import BODIES, COMPANIES, FEMALE, HONORIFICS, MALE, PEOPLE, ROLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINERS = frozenset(("of", "for", "on", "and", "&", "the", "in", "de", "van", "von", "la", "al", "bin", "del", "di"))
_PARTICLES = frozenset(
    "van von der den de da di do dos das del della la le du ter ten bin ibn bint ap ab al el abu ben mac ní ó".split()
)
_SUFFIXES = frozenset("mp msp ms tds td mla qc kc mbe obe cbe kbe jr jr. sr sr. phd md esq am mep frs".split())
LEGAL = frozenset("inc incorporated ltd limited plc llc llp corp gmbh pty ag co".split())  # no part of a name
_BODY_LINKS = frozenset(("of", "for", "on"))
_BODY_LABELS = frozenset(("ORG", "GPE", "NORP", "FAC", "LAW", "PRODUCT"))
_INITIALS = re.compile(r"^(?:[A-Z]\.){1,4}[A-Z]?$")
NO_NAMES = frozenset(
    """i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december none nobody everyone everybody someone somebody anyone nothing both another
    nor""".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name without title: its words, its tokens, the title's words in lower case, who it seems to be."""

    text: str
    start: int
    end: int
    title: str
    body: bool | None  # None: the words alone do not tell
    female: bool | None


def is_name_word(token: "Token") -> bool:
    """Tell whether a token can be a word of a name."""
    if not token.text[0].isupper() or token.lower_ in NO_NAMES:
        return False
    if token.tag_ in {"NNP", "NNPS"}:
        return True
    return token.ent_type_ in {"ORG", "PERSON"} and token.tag_ not in {"DT", "PRP", "PRP$", "IN", "WDT"}


def run(doc: "Doc", at: int, first: int, last: int) -> tuple[int, int]:
    """Return the bounds of the capitalised run around token `at`, within tokens `[first, last)`."""
    start, end = at, at + 1
    while start > first:
        step = _step_back(doc, start, first)
        if not step:
            break
        start -= step
    while end < last:
        step = _step_on(doc, end, last)
        if not step:
            break
        end += step
    return start, end


def _step_back(doc: "Doc", start: int, first: int) -> int:
    before = doc[start - 1]
    if is_name_word(before):
        return 1
    if start - 2 < first:
        return 0
    if before.lower_ in _PARTICLES and _leads_back(doc, start - 2, first):
        return 1
    if before.text in {"-", "&", "'s", "’s", "’", "'"} and is_name_word(doc[start - 2]):
        return 2
    if before.text in {"’", "'"} and before.tag_ == "POS" and doc[start - 2].text[0].isupper():
        return 2 if doc[start - 2].tag_ == "NNS" else 0  # "Patients’ Voice"
    if before.text == "-" and doc[start - 2].lower_ in _PARTICLES:
        return 2
    if before.lower_ in _JOINERS and is_name_word(doc[start - 2]) and _is_bound(before):
        return 2
    return 0


def _leads_back(doc: "Doc", at: int, first: int) -> bool:
    """Tell whether a name goes on before a particle: "Ludwig | van der Berg"."""
    while at >= first and (doc[at].lower_ in _PARTICLES or doc[at].text == "-"):
        at -= 1
    return at >= first and is_name_word(doc[at])


def _step_on(doc: "Doc", end: int, last: int) -> int:
    after = doc[end]
    if is_name_word(after):
        return 1
    if end + 1 >= last:
        return 0
    if after.lower_ in _PARTICLES - {"do", "la", "le", "ten", "den"}:
        at = end + 1
        while at + 1 < last and (doc[at].lower_ in _PARTICLES or doc[at].text == "-"):
            at += 1
        return at + 1 - end if is_name_word(doc[at]) and at - end <= 3 else 0
    if after.lower_ in _JOINERS and after.ent_iob_ == "I" and after.ent_type_ in {"ORG", "FAC", "WORK_OF_ART"}:
        return 2 if is_name_word(doc[end + 1]) else 0
    if after.text in {"-", "&"} and (is_name_word(doc[end + 1]) or doc[end + 1].text[0].isupper()):
        return 2
    if after.text in {"'s", "’s", "’", "'"} and is_name_word(doc[end + 1]) and doc[end + 1].lower_ in BODIES:
        return 2
    surname = end >= 2 and is_female(doc[end - 2].text) is not None  # "Paul Judge | of Fern University"
    if after.lower_ in _BODY_LINKS and doc[end - 1].lower_ in BODIES | ROLES and not surname:
        follower = end + 2 if doc[end + 1].lower_ == "the" else end + 1
        if follower < last and is_name_word(doc[follower]):
            return follower - end + 1
    if after.lower_ == "and" and end >= 2 and is_name_word(doc[end + 1]) and _is_bound(after):
        return 2
    return 0


def _is_bound(joiner: "Token") -> bool:
    """Tell whether "of", "and" stand inside one name, as the recogniser of names saw it."""
    return joiner.ent_type_ == "ORG" and joiner.ent_iob_ == "I"


def name_at(head: "Token", first: int, last: int) -> Name | None:
    """Return the name that the token is a word of, within tokens `[first, last)`, or None where it is none."""
    if not is_name_word(head):
        return None
    doc = head.doc
    start, end = run(doc, head.i, first, last)
    title_end = _title_end(doc, start, end)
    title = doc[start:title_end].text.lower() if title_end > start else _title_before(doc, start, first)
    if title_end >= end or (doc[title_end].lower_ in _JOINERS and not _leads_on(doc, title_end, end)):
        return None
    if end - title_end == 1 and title_end == start and doc[title_end].lower_ in BODIES:
        return None  # "the Office": a kind of body, whose name stands elsewhere
    title_end = _owned(doc, title_end, end)
    while end > title_end + 1 and (doc[end - 1].text in {"'s", "’s", "-", "&"} or doc[end - 1].lower_ in _SUFFIXES):
        end -= 1
    is_company = end - title_end > 1 and doc[end - 1].lower_.rstrip(".") in LEGAL
    end -= is_company
    if end - title_end == 1 and doc[title_end].lower_.rstrip(".") in LEGAL - {"co", "ag"}:
        return None
    words = {word.lower_.rstrip(".") for word in doc[start:title_end]} | set(title.split())
    female = True if words & FEMALE else False if words & MALE else None
    if female is None and end - title_end >= 2:
        female = is_female(doc[title_end].text)
    text = doc[title_end:end].text
    body = True if is_company else _is_body(doc, title_end, end, title)
    return Name(text, title_end, end, title, body, female)


def _owned(doc: "Doc", start: int, end: int) -> int:
    """Return where a person's name begins behind the body that employs them: "Fenwick Bank's | Ana Roe"."""
    for i in range(start + 1, end - 2):
        if doc[i].text in {"'s", "’s"} and (
            is_female(doc[i + 1].text) is not None or all(doc[j].ent_type_ == "PERSON" for j in range(i + 1, end))
        ):
            return i + 1
    return start


def _leads_on(doc: "Doc", at: int, end: int) -> bool:
    """Tell whether a small word opens a name: "Secretary | de la Cruz"."""
    return doc[at].lower_ in _PARTICLES - {"la", "the"} and at + 1 < end


def _title_end(doc: "Doc", start: int, end: int) -> int:
    """Return where the title at the head of a run ends: "Prime Minister Sir | Keir Starmer"; `end` where all is one."""
    if doc[end - 1].lower_ in BODIES:
        led = doc[start].lower_ in ROLES - BODIES and end - start > 2 and doc[start + 1].lower_ in {"of", "for"}
        return end if led else start  # "Director of the Food Programme" is nobody's name
    for i in range(end - 1, start - 1, -1):
        word = doc[i].lower_.rstrip(".")
        if i == end - 1 and i > start and _is_surname(doc, i):
            continue
        if word in HONORIFICS or (word in ROLES and doc[i].text != doc[i].text.lower()):
            return max(i + 1, _person_start(doc, i + 1, end))
    return start + (end - start >= 3 and doc[start].lower_ in PEOPLE)  # "Neighbour | Ana Roe"


def _is_surname(doc: "Doc", at: int) -> bool:
    """Tell whether a title's word is a surname: "Ana | King", not "Prime | Minister"."""
    before = doc[at - 1]
    titled = before.lower_.rstrip(".") in ROLES | HONORIFICS
    given = is_female(before.text) is not None or (before.ent_type_ == "PERSON" and before.is_alpha and not titled)
    return given and doc[at].ent_type_ == "PERSON" and doc[at].lower_.rstrip(".") not in {"sr", "jr"}


def _person_start(doc: "Doc", start: int, end: int) -> int:
    """Return where a person's name begins behind a title: "Leader of the Opposition | Ana Roe", "Mr | de Vries"."""
    if start >= end or doc[start].lower_ not in {"of", "for", "on"}:
        return start
    for i in range(start + 1, end - 1):
        if _INITIALS.match(doc[i].text) or (i > start + 1 and is_female(doc[i].text) is not None):
            return i
    at = end - 1
    while at > start and doc[at].ent_type_ == "PERSON" and doc[at].ent_iob_ == "I":
        at -= 1
    if doc[at].ent_type_ == "PERSON" and end - at >= 2:
        return at
    return start if end - start <= 3 else end - 2


def _title_before(doc: "Doc", start: int, first: int) -> str:
    """Return the lower-case title before a name: "its | chief financial officer | Piet Aldersen"."""
    at = start
    while at > first and (doc[at - 1].tag_ in {"NN", "JJ", "NNS", "HYPH", "NNP", "VBG"} or doc[at - 1].text == "-"):
        at -= 1
    words = doc[at:start].text.lower()
    return words if at < start and doc[start - 1].lower_ in ROLES | BODIES else ""


def _is_body(doc: "Doc", start: int, end: int, title: str) -> bool | None:
    last = doc[end - 1]
    given = end - start >= 2 and is_female(doc[start].text) is not None
    if last.lower_.rstrip(".") in COMPANIES and not given and end - start >= 2:
        return True
    if given and end - start == 2 and last.ent_type_ == "PERSON":
        return False  # "Mary Church"
    if last.lower_.rstrip(".") in BODIES or any(doc[i].lower_ in BODIES for i in range(start, end)):
        return True
    if title:
        return title.split()[-1] in BODIES - ROLES
    if end - start == 1 and last.text.isupper() and len(last.text) > 1:
        return True
    if doc[start - 1].lower_ == "the" if start else False:
        return True
    if end - start >= 2 and is_female(doc[start].text) is not None:
        return False
    if last.ent_type_ == "PERSON" and end - start <= 4:
        return False
    if last.ent_type_ in _BODY_LABELS:
        return True
    return None
