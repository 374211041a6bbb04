"""What the changes feed tells first: rows that no event made, such as the list of verdicts to begin with."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef
from django.utils import timezone

from oicsummit import by_slug
from sources.models import Event


def there_before(kinds: Iterable[str], *, after: int) -> list[Event]:
    """Return an event, kept nowhere, for each such row beyond the place `after`, in an order that never changes.

    Only what goes by its slug has rows without an event: migrations make the first verdicts, and publishers were not
    told of from the start.
    """
    wanted, found = set(kinds), []
    for at, (kind, model) in enumerate(by_slug.MODELS.items()):
        made = Event.objects.filter(kind=kind, public_id=OuterRef("slug"), action="created")
        rows = model.objects.exclude(Exists(made)).values_list("pk", "slug") if kind in wanted else ()
        found += [(pk * len(by_slug.MODELS) + at, kind, slug) for pk, slug in rows]
    began = Event.objects.order_by("id").values_list("at", flat=True).first() or timezone.now()
    said = {"transaction": 0, "at": began, "actor": "migrate", "why": "was there before", "action": "created"}
    return [Event(id=place, kind=kind, public_id=slug, **said) for place, kind, slug in sorted(found) if place > after]
