"""Who sees which rows: what was withdrawn or erased only administrators, drafts of checks only journalists."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import Check, CheckState, Claim, Decision, Link
from figures.models import Quantity, Sum, SumPart
from oicsummit import access
from sources.models import Document, DocumentState, Sentence

_GONE = [DocumentState.WITHDRAWN, DocumentState.ERASED]


def seen(rows: QuerySet, user: access.User) -> QuerySet:
    """Return those of `rows`, of whatever model, that `user` may see."""
    if rows.model is Check and not access.may_check(user):
        rows = rows.exclude(state__in=[CheckState.DRAFT, CheckState.IN_REVIEW])
    if access.may_administer(user) or rows.model not in _HIDDEN:
        return rows
    return rows.exclude(_HIDDEN[rows.model]())


def _withdrawn(*paths: str) -> Callable[[], Q]:
    """Rows of which one of the documents at `paths` has been withdrawn."""

    def hidden() -> Q:
        found = Q()
        for path in paths:
            found |= Q(**{f"{path}state__in": _GONE})
        return found

    return hidden


def _sums() -> Q:
    parts = SumPart.objects.filter(sum=OuterRef("pk"), quantity__document__state__in=_GONE)
    return Q(whole__document__state__in=_GONE) | Q(Exists(parts))


_HIDDEN: dict[type, Callable[[], Q]] = {
    Document: _withdrawn(""),
    Sentence: _withdrawn("document__"),
    Quantity: _withdrawn("document__"),
    Claim: _withdrawn("document__"),
    Link: _withdrawn("a__document__", "b__document__"),
    Check: _withdrawn("claim__document__"),
    Decision: _withdrawn("claim__document__", "link__a__document__", "link__b__document__"),
    Sum: _sums,
}
