"""What a run has left behind, in terms that are equal for equal results: no ids, no times."""

from claims.models import Claim, Decision, Link
from figures.models import Figure, Quantity
from sources.models import Sentence


def everything() -> dict[str, list]:
    """Return claims, links, figures and decisions as they stand."""
    return {
        "sentences": sorted(Sentence.objects.filter(gone_in=None).values_list("document__title", "start", "end")),
        "claims": sorted(_claim(row) for row in _claims().filter(gone_in=None)),
        "gone claims": sorted(_claim(row) for row in _claims().exclude(gone_in=None)),
        "links": sorted(_link(row) for row in _links().filter(gone_in=None)),
        # A figure that readings have left is only an address, and how many there are depends on the way.
        "figures": sorted(filter(any, (_figure(row) for row in Figure.objects.prefetch_related("readings__document")))),
        "decisions": sorted(_decision(row) for row in Decision.objects.all()),
    }


def public_ids() -> dict[str, set[str]]:
    """Return the public ids of all there is, kind by kind."""
    kinds = (Claim, Link, Figure, Quantity, Decision)
    return {kind.__name__: set(kind.objects.values_list("public_id", flat=True)) for kind in kinds}


def _claims():
    return Claim.objects.select_related("document", "speaker").prefetch_related("quantities")


def _links():
    return Link.objects.select_related("a__document", "b__document")


def _claim(row: Claim) -> tuple:
    quantities = tuple(sorted((q.start, q.end, str(q.value), q.unit) for q in row.quantities.all()))
    speaker = row.speaker.name if row.speaker else ""
    return (*_place(row), speaker, row.kind, row.state, row.by_hand, quantities)


def _place(row: Claim) -> tuple:
    return (row.document.title, row.start, row.end)


def _link(row: Link) -> tuple:
    return (*sorted([_place(row.a), _place(row.b)]), row.relation, row.state)


def _figure(row: Figure) -> tuple:
    readings = sorted((q.document.title, q.start) for q in row.readings.all() if q.gone_in_id is None)
    return (tuple(readings), row.name) if readings else ()


def _decision(row: Decision) -> tuple:
    target = _link(row.link)[:2] if row.link else _place(row.claim)
    after = {name: value for name, value in row.after.items() if name != "quantity"}
    return (str(target), row.who.username, row.kind, str(sorted(after.items())), row.state)
