"""How sure it is that a fact-checker should see two claims side by side, from 0 to 1.

Two logistic rules of few terms each, one for pairs whose figures are in one unit, one for all others. Their
weights were fitted to the linked examples of the tests' tuning half and rounded; none depends on a subject.
"""

from math import exp, log

from oicsummit.analysis.alignment import Alignment
from oicsummit.analysis.measures import Figures, event_likeness, is_money, is_telling, same_value
from oicsummit.analysis.people import is_human
from oicsummit.analysis.sides import Side
from oicsummit.analysis.types import Outcome

_POPULATION = {
    Outcome.SAME: 1.0,
    Outcome.A_NARROWER: 0.8,
    Outcome.B_NARROWER: 0.8,
    Outcome.COMPATIBLE: 0.7,
    Outcome.DIFFERS: 0.0,
}
_UNSTATED = 0.3
ENOUGH = 0.5  # from here on two claims are linked


def of_words(a: Side, b: Side, alignment: Alignment) -> float:
    """Return the likeness of two claims by what they say, in whatever words."""
    return _logistic(_ground(a, b, alignment, 3.4, 1.9, 1.3) + 2.2)


def of_figures(a: Side, b: Side, figures: Figures, alignment: Alignment) -> float:
    """Return the likeness of two claims by a figure of each: whether the same kind of thing is measured."""
    left, right = a.quantity(figures.left), b.quantity(figures.right)
    same = same_value(left, right)
    terms = (
        1.3 * people(a, b, figures),
        1.7 * event_likeness(a, b, figures.left, figures.right),
        2.5 * same,
        1.3 * (same and is_telling(left)),
        1.0 * (figures.value.outcome in (Outcome.SAME, Outcome.COMPATIBLE)),
        1.2 * is_money(left),
        -2.7 * (_is_rate(a, figures.left) != _is_rate(b, figures.right)),
    )
    return _logistic(_ground(a, b, alignment, 1.9, 0.9, 0.8) + sum(terms) + 0.3)


def people(a: Side, b: Side, figures: Figures) -> float:
    """Return how far two figures count the same beings or things; who is said to die counts as a death."""
    stated = _POPULATION.get(figures.population.outcome, _UNSTATED)
    nouns = [side.quantity(i).noun or "" for side, i in ((a, figures.left), (b, figures.right))]
    happening = not all(is_human(noun.split()[-1]) for noun in nouns if noun) and all(nouns)
    return max(stated, 0.7) if happening and event_likeness(a, b, figures.left, figures.right) >= 0.7 else stated


def _is_rate(side: Side, index: int) -> bool:
    period = side.quantity(index).period
    return period is not None and period.rate


def _ground(a: Side, b: Side, alignment: Alignment, shared: float, kind: float, document: float) -> float:
    """Return what speaks for any two claims: what they share, one kind; and against: one document says it twice."""
    same_kind = a.claim.kind is b.claim.kind
    same_document = a.comparable.document == b.comparable.document
    return shared * log(alignment.score + 0.05) + kind * same_kind - document * same_document


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + exp(-x))
