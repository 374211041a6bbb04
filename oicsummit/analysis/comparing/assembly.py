"""A link put together: its slots in the order of the page, its findings, its reasons in words."""

from oicsummit.analysis.comparing import drift, relations, slots
from oicsummit.analysis.comparing.measures import Figures
from oicsummit.analysis.comparing.relations import Verdict
from oicsummit.analysis.comparing.sides import Side
from oicsummit.analysis.types import Attribution, Finding, Link, Outcome, Relation, Slot, SlotName, Tense

ONE_SAYING = 0.6  # the share of words from which on two quotations are one saying


def link(a: Side, b: Side, verdict: Verdict, filled: tuple[Slot, ...], sure: float) -> Link:
    """Return the link of two claims from what they were found to be to each other."""
    findings = _findings(a, b, filled)
    reasons = [verdict.why]
    if verdict.relation is Relation.CORROBORATES:
        reasons += relations.caveats(filled)
    if Finding.SAME_ORIGIN in findings:
        reasons.append("one origin: counts once")
    return Link(a.comparable.key, b.comparable.key, verdict.relation, filled, tuple(reasons), findings, round(sure, 3))


def filled(a: Side, b: Side, pair: Figures | None) -> tuple[Slot, ...]:
    """Return all slots of two claims in the order of the page, those of their figures where a pair of them is
    compared."""
    measured = (pair.measure, pair.population) if pair is not None else ()
    numbers = (pair.period, pair.unit, pair.value) if pair is not None else ()
    who, where, to_whom = (slots.speaker(a, b), slots.origin(a, b)), slots.place(a, b), slots.recipient(a, b)
    return (*who, *measured, where, *numbers, slots.polarity(a, b), to_whom)


def quoted(a: Side, b: Side) -> float:
    """Return how far two claims quote the same words of one speaker, 0 to 1; 0 where it is less than one saying."""
    if a.claim.attribution is not Attribution.DIRECT or b.claim.attribution is not Attribution.DIRECT:
        return 0.0
    if slots.voices(a, b) is not Outcome.SAME:
        return 0.0
    if drift.at_most(a.claim.text, b.claim.text) < ONE_SAYING:
        return 0.0
    return drift.likeness(a.claim.text, b.claim.text)


def _findings(a: Side, b: Side, filled: tuple[Slot, ...]) -> tuple[Finding, ...]:
    one_origin = any(slot.name is SlotName.ORIGIN and slot.outcome is Outcome.SAME for slot in filled)
    drifted = quoted(a, b) >= ONE_SAYING and drift.differs(a.claim.text, b.claim.text)
    one_trailed = (a.claim.tense is Tense.TRAILED) != (b.claim.tense is Tense.TRAILED)
    tests = (
        (Finding.QUOTE_DRIFT, drifted),
        (Finding.TRAILED_AND_DELIVERED, one_trailed and one_origin),
        (Finding.SAME_ORIGIN, one_origin),
    )
    return tuple(finding for finding, holds in tests if holds)
