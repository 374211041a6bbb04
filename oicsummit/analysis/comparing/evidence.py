"""What shows that two claims belong together though hardly a word is in both; with what they then are to each other."""

from dataclasses import dataclass

from oicsummit.analysis.comparing import likeness
from oicsummit.analysis.comparing.relations import FIRSTS, OPPOSITE, Verdict, are_firsts
from oicsummit.analysis.comparing.sides import Side
from oicsummit.analysis.types import Kind, Relation

RETOLD, COURSE, FIRST, PART = 0.6, 0.55, 0.55, 0.6
ONE_STORY = 0.9  # `likeness.one_story` from here on leaves no doubt
LIKELY = 0.5  # … and from here on the documents may well be of one story
NEAR = 1500  # characters from a thing told to a pronoun that takes it up


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure it is that two claims belong together, 0 to 1, and what they are to each other."""

    sure: float
    verdict: Verdict


def found(a: Side, b: Side) -> Evidence | None:
    """Return what shows, besides the words of both, that two claims belong together; None where nothing does."""
    if not a.ties and not b.ties:  # most pairs: whatever slot is looked at below is to be named there
        return None
    retold = _retold(a, b) or _retold(b, a)
    if retold:
        words = f"the one tells again what the other tells, a pronoun standing for it ({retold})"
        return Evidence(RETOLD, Verdict(Relation.CORROBORATES, words))
    if _judge_one_course(a, b):
        return Evidence(COURSE, OPPOSITE)
    return by_name(a, b) or _first(a, b)


def by_name(a: Side, b: Side) -> Evidence | None:
    """Return what names in one part show in one story: a body leads in both or is set up in both, a guest came."""
    if not (a.ties and b.ties) or likeness.one_story(a, b) < LIKELY:
        return None
    if set(a.slot("roles")) & set(b.slot("roles")):
        return Evidence(PART, Verdict(Relation.CORROBORATES, "both tell the same of one body that leads or is set up"))
    if _give_powers(a, b):
        return Evidence(PART, Verdict(Relation.CORROBORATES, "both tell of powers that are given to authorities"))
    left, right = set(a.slot("guests")), set(b.slot("guests"))
    if not left & right:
        return None
    words = f"both tell who came together, {', '.join(sorted(left & right)).title()} among them"
    relation = Relation.CORROBORATES if left <= right or right <= left else Relation.RELATED
    return Evidence(PART, Verdict(relation, words))


def _give_powers(a: Side, b: Side) -> bool:
    """Tell whether two documents tell of a measure that gives powers; within one, two are told apart on purpose."""
    measures = a.claim.kind is b.claim.kind is Kind.MEASURE and a.comparable.document != b.comparable.document
    return measures and bool(a.slot("powers") and b.slot("powers"))


def _first(a: Side, b: Side) -> Evidence | None:
    if are_firsts(a, b) and likeness.one_story(a, b) >= LIKELY:
        return Evidence(FIRST, FIRSTS)
    return None


def _judge_one_course(a: Side, b: Side) -> bool:
    """Tell whether two voices judge otherwise of a way of acting that the documents of one story name in any words."""
    if not (a.slot("course") and b.slot("course")) or likeness.one_voice(a, b) or not likeness.opposed(a, b):
        return False
    return a.claim.kind is b.claim.kind is Kind.ASSESSMENT and likeness.one_story(a, b) >= ONE_STORY


def _retold(earlier: Side, later: Side) -> str:
    """Return the class of what is done in one claim and, to a pronoun, in a later one of the same document."""
    between = later.claim.span.start - earlier.claim.span.end
    if earlier.comparable.document != later.comparable.document or not 0 <= between <= NEAR:
        return ""
    return next((name for name in later.slot("retells") if name in earlier.slot("does")), "")
