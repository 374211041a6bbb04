"""How sure it is that a fact-checker should see two claims side by side, from 0 to 1.

Two logistic rules of few terms each, one for pairs whose figures are in one unit, one for all others. Their
weights (`likeness_weights`) were fitted to linked examples; no term depends on a subject.
"""

from functools import lru_cache
from math import exp, log
from operator import mul

from oicsummit.analysis.comparing import slots, topics
from oicsummit.analysis.comparing.alignment import Alignment, align
from oicsummit.analysis.comparing.likeness_weights import FIGURE_WEIGHTS, WORD_WEIGHTS
from oicsummit.analysis.comparing.measures import ALIKE, Figures, event_likeness
from oicsummit.analysis.comparing.sides import Side, phrase_roots
from oicsummit.analysis.comparing.sizes import is_odd_share, is_telling, same_value
from oicsummit.analysis.similarity import weight
from oicsummit.analysis.types import Kind, Outcome

_POPULATION = {
    Outcome.SAME: 1.0,
    Outcome.A_NARROWER: 0.8,
    Outcome.B_NARROWER: 0.8,
    Outcome.COMPATIBLE: 0.7,
    Outcome.DIFFERS: 0.0,
}
_UNSTATED = 0.3
PLAIN = 0.8  # from here on two claims say the same even where one calls something untrue
DENIED = 0.14  # how much is shared, three words at least, before it is plain what is called untrue
ALONE = (0.07, 0.3)  # what is supposed of two claims where nothing stands around one: midway between links and others
NAMING = 0.75  # how telling a word is that names the one thing that two voices judge ("Rwanda", not "kingdom")
SAME_PEOPLE = 0.7  # from here on two figures count the same beings or things
STORY = 0.2  # how like the documents are in what they are about, from which on they are of one story
SUPPOSED = 0.9  # what is supposed of documents too short to tell, and within one document
ROUNDING = 1e-6  # by which two ways to add up the same may differ
ENOUGH = 0.5  # from here on two claims are linked


def of_words(a: Side, b: Side, alignment: Alignment) -> float:
    """Return the likeness of two claims by what they say, in whatever words."""
    found = _weighed(word_terms(a, b, alignment), WORD_WEIGHTS)
    # Who calls a thing untrue tells much besides; that some word of it stands elsewhere too says little.
    return found if a.denies == b.denies or found >= PLAIN else 0.0


def word_terms(a: Side, b: Side, alignment: Alignment) -> tuple[float, ...]:
    """Return what the rule for words weighs."""
    kinds, voices, named = _besides_words(a, b)
    return (*_in_both(alignment), *kinds, *voices, log(alignment.third + 0.05), *named)


@lru_cache(maxsize=16)  # asked for once or twice, one pair after another
def _besides_words(a: Side, b: Side) -> tuple[tuple[float, ...], ...]:
    one_speaker = slots.voices(a, b) is Outcome.SAME
    apart = slots.where(a, b) is Outcome.DIFFERS
    named = (shared_name(a, b), _one_actor(a, b))
    return _kinds(a, b), (opposed(a, b), one_speaker, apart, one_story(a, b)), named


def hopeless(a: Side, b: Side, figures: Figures | None, at_most: Alignment) -> bool:
    """Tell whether two claims are not linked for their likeness, whatever words they share, up to `at_most`: what they
    say of each other is then not looked at.

    Neither rule's weight of a word that both have may be negative.
    """
    most = of_words(a, b, at_most) if figures is None else of_figures(a, b, figures, at_most)
    return most < ENOUGH - ROUNDING


def one_story(a: Side, b: Side) -> float:
    """Return how far the documents of two claims are of one story, 0 to 1."""
    if a.comparable.document == b.comparable.document:
        return SUPPOSED
    told = topics.likeness(a.slot("about"), b.slot("about"))
    return SUPPOSED if told is None else min(1.0, told / STORY)


def of_figures(a: Side, b: Side, figures: Figures, alignment: Alignment) -> float:
    """Return the likeness of two claims by a figure of each: whether the same kind of thing is measured."""
    return _weighed(figure_terms(a, b, figures, alignment), FIGURE_WEIGHTS)


def figure_terms(a: Side, b: Side, figures: Figures, alignment: Alignment) -> tuple[float, ...]:
    """Return what the rule for figures weighs."""
    return (*_in_both(alignment), *_kinds(a, b), *_besides_figures(a, b, figures))


@lru_cache(maxsize=16)  # asked for once or twice, one pair after another
def _besides_figures(a: Side, b: Side, figures: Figures) -> tuple[float, ...]:
    """Return what two figures say. One number counts only where one thing may be counted."""
    left, right = a.quantity(figures.left), b.quantity(figures.right)
    counted, happening = people(a, b, figures), event_likeness(a, b, figures.left, figures.right)
    money, voices = a.money[figures.left], slots.voices(a, b)
    chance = not money and counted < 0.3 and happening < 0.6 and not is_odd_share(left)
    same = not chance and same_value(left, right)
    return (
        voices is Outcome.SAME,
        voices is Outcome.DIFFERS,
        counted,
        same,
        same and is_telling(left),
        not chance and figures.how_many in (Outcome.SAME, Outcome.COMPATIBLE),
        money,
        a.rates[figures.left] is not b.rates[figures.right],
        slots.to_whom(a, b) is Outcome.SAME,
        shared_name(a, b),
        *_beside(a, b),
        one_story(a, b),
        (left.change is None) is not (right.change is None),
        counted >= SAME_PEOPLE and happening >= ALIKE,
        0.0 if money else _far(a.sizes[figures.left], b.sizes[figures.right]),
    )


def _far(one: float, other: float) -> float:
    """Return how far two figures are from one size, 0 for one number to 5 for some 150-fold and more."""
    return min(5.0, abs(log(one / other))) if one and other else 0.0


def shared_name(a: Side, b: Side) -> float:
    """Return how much the most telling words tell that a name of each has in common, 0 to 2."""
    if a.named.isdisjoint(b.named):
        return 0.0
    shared = (left & right for left in a.names for right in b.names)
    return min(2.0, max((sum(weight(word) for word in sorted(words)) for words in shared), default=0.0))


def _one_actor(a: Side, b: Side) -> bool:
    """Tell whether one name stands in the subject of both claims."""
    return any(slots.same_name(one, other) for one in a.slot("actor") for other in b.slot("actor"))


def _beside(a: Side, b: Side) -> tuple[float, float]:
    """Return how like what stands around two claims is, and how much of one claim stands around the other.

    Within one document this says only that the two stand near each other.
    """
    if a.comparable.document == b.comparable.document:
        return 0.0, 0.0
    if not a.around.roots or not b.around.roots:
        return ALONE  # a sentence by itself
    said = max(align(a.own, b.around).shared, align(b.own, a.around).shared)
    return align(a.around, b.around).score, said


def opposed(a: Side, b: Side) -> bool:
    """Tell whether one judges that a thing holds or works, the other that it does not."""
    return bool(a.stance and b.stance) and a.stance != b.stance


def of_denials(a: Side, b: Side, alignment: Alignment) -> float:
    """Return the likeness of a claim that calls something untrue and one that asserts it, 0 for any other two."""
    if a.denies == b.denies or a.claim.kind is not b.claim.kind:
        return 0.0
    plain = alignment.score >= DENIED and alignment.third >= DENIED
    return 0.55 if plain and not one_voice(a, b) else 0.0


def of_judgements(a: Side, b: Side) -> float:
    """Return the likeness of two opposite judgements of one thing by two voices, 0 for any other two claims."""
    if not opposed(a, b) or Kind.ASSESSMENT not in (a.claim.kind, b.claim.kind) or one_voice(a, b):
        return 0.0
    if Kind.MEASURE in (a.claim.kind, b.claim.kind):
        return 0.0
    shared = phrase_roots(" ".join(a.slot("anchor"))) & phrase_roots(" ".join(b.slot("anchor")))
    return 0.6 if any(weight(word) >= NAMING for word in shared) else 0.0


def one_voice(a: Side, b: Side) -> bool:
    """Tell whether one and the same voice asserts both claims."""
    if a.claim.speaker is None and b.claim.speaker is None:
        return a.comparable.document == b.comparable.document
    return slots.voices(a, b) is Outcome.SAME


def people(a: Side, b: Side, figures: Figures) -> float:
    """Return how far two figures count the same beings or things; who is said to die counts as a death."""
    stated = _POPULATION.get(figures.who, _UNSTATED)
    if stated >= 0.7 or not (a.heads[figures.left] and b.heads[figures.right]):
        return stated
    happening = a.befallen[figures.left] or b.befallen[figures.right]
    return 0.7 if happening and event_likeness(a, b, figures.left, figures.right) >= ALIKE else stated


_FACTS = frozenset({Kind.STATISTIC, Kind.EVENT, Kind.RECORD})


def _in_both(alignment: Alignment) -> tuple[float, ...]:
    """Return what speaks for any two claims by the words that they share."""
    return log(alignment.score + 0.05), log(alignment.first + 0.05), log(alignment.second + 0.05)


def _kinds(a: Side, b: Side) -> tuple[float, ...]:
    """Return what speaks for any two claims: one kind; and against: one document says it twice."""
    left, right, alike = a.claim.kind, b.claim.kind, one_kind(a, b)
    same_document = a.comparable.document == b.comparable.document
    return alike, not alike and left in _FACTS and right in _FACTS, same_document


def one_kind(a: Side, b: Side) -> bool:
    """Tell whether two claims are of one kind; a record told as a figure is a record too."""
    return a.claim.kind is b.claim.kind or ("record" in a.slot("most") and "record" in b.slot("most"))


def _weighed(terms: tuple[float, ...], weights: tuple[float, ...]) -> float:
    if len(terms) != len(weights) - 1:
        raise ValueError(f"{len(terms)} terms, and {len(weights) - 1} weights of them")
    total = weights[0] + sum(map(mul, terms, weights[1:]))
    return 1.0 / (1.0 + exp(-total))
