"""How much a claim deserves a check: figures, money, records and causes first, each with its reason in words."""

from collections.abc import Sequence

from oicsummit.analysis.assertions.opinions import loaded
from oicsummit.analysis.types import Attribution, Kind, Quantity, Worth

_BY_KIND = {
    Kind.STATISTIC: (0.2, "states a statistic"),
    Kind.FUNDING: (0.2, "states money spent or committed"),
    Kind.RECORD: (0.25, "claims a record"),
    Kind.ASSESSMENT: (0.1, "judges cause, effect or success"),
    Kind.MEASURE: (0.1, "announces or describes a measure"),
    Kind.EVENT: (0.05, "says that something happened"),
}


def worth_of(text: str, kind: Kind, quantities: Sequence[Quantity], attribution: Attribution, *, named: bool) -> Worth:
    """Return a score from 0 to 1 with the reasons that make it up, strongest first."""
    reasons: list[tuple[float, str]] = [_BY_KIND[kind]]
    exact = [quantity for quantity in quantities if not quantity.vague]
    if exact:
        reasons.append((0.3, "holds a figure" if len(exact) == 1 else f"holds {len(exact)} figures"))
    elif quantities:
        reasons.append((0.1, "holds a vague figure"))
    if any(quantity.change for quantity in quantities):
        reasons.append((0.1, "says how much something changed"))
    if any(quantity.period for quantity in quantities):
        reasons.append((0.05, "says for what period"))
    if named:
        reasons.append((0.1, "somebody named answers for it"))
    if attribution is Attribution.DIRECT:
        reasons.append((0.05, "quoted word for word"))
    if loaded(text):
        reasons.append((-0.1, "partly opinion"))
    if len(text) < 30:
        reasons.append((-0.1, "very short"))
    score = 0.2 + sum(weight for weight, _ in reasons)
    ordered = sorted(reasons, key=lambda row: -row[0])
    return Worth(round(min(1.0, max(0.0, score)), 2), tuple(words for _, words in ordered))
