"""All that happened, for editors who look for something in it: filtered, newest first, page by page."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from claims.models import Check, Claim, Decision, Link, Speaker
from claims.selectors import history
from figures.models import Figure, Measure, Quantity, Sum
from oicsummit import by_slug
from sources.models import Collection, Document, Event, Run

PAGE = 50
BY_PEOPLE = ~Q(actor__startswith="run ")  # the words of the index events_of_people


@dataclass(frozen=True)
class Wanted:
    """What is looked for; an empty field asks for nothing. `who` is a name, "run …", or empty for all people."""

    who: str = ""
    kind: str = ""
    action: str = ""
    object: str = ""
    words: str = ""
    start: date | None = None
    end: date | None = None
    runs: bool = False  # what runs did as well


@dataclass(frozen=True)
class Line:
    """One event: who did what to what, and each field that differs with both values in words."""

    event: Event
    person: AbstractBaseUser | None
    words: str
    title: str
    address: str
    differences: Sequence[tuple[str, str, str]]

    @property
    def run(self) -> str:
        return self.event.actor.removeprefix("run ") if self.event.actor.startswith("run ") else ""


def find(wanted: Wanted, before: int | None = None) -> tuple[list[Line], int | None]:
    """Return the lines of one page, those older than event `before`; and where the next page begins, if there is one.

    As many queries however many events there are.
    """
    rows = _filtered(wanted)
    if before is not None:
        rows = rows.filter(id__lt=before)
    found = list(rows.order_by("-id")[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    return _lines(found), found[-1].id if more else None


def _filtered(wanted: Wanted) -> QuerySet[Event]:
    rows = Event.objects.all()
    if wanted.who:
        rows = rows.filter(actor=wanted.who)
    elif not wanted.runs and not wanted.object:
        rows = rows.filter(BY_PEOPLE)
    # What goes or comes back with its document is one thing to a reader: the document's own line tells it.
    with_its_document = Q(after__has_key="document_state")
    rows = rows.filter(public_id=wanted.object) if wanted.object else rows.exclude(with_its_document)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.action:
        rows = rows.filter(action=wanted.action)
    if wanted.words:
        rows = rows.filter(why__icontains=wanted.words)
    if wanted.start:
        rows = rows.filter(at__gte=_midnight(wanted.start))
    if wanted.end:
        rows = rows.filter(at__lt=_midnight(wanted.end, later=1))
    return rows


def _midnight(day: date, later: int = 0) -> datetime:
    shifted = date.fromordinal(min(day.toordinal() + later, date.max.toordinal()))
    return timezone.make_aware(datetime.combine(shifted, time.min))


def _lines(events: Sequence[Event]) -> list[Line]:
    people, known = history.people_in(events), _known(events)
    return [
        Line(
            event=event,
            person=people.get(event.actor),
            words=_words(event),
            title=known.get((event.kind, event.public_id), ("", ""))[0],
            address=known.get((event.kind, event.public_id), ("", ""))[1],
            differences=_differences(event),
        )
        for event in events
    ]


def _words(event: Event) -> str:
    usual = {"created": "made {}", "changed": "changed {}", "removed": "removed {}"}[event.action]
    return (history.words_of(event) or usual).format(f"the {event.kind}")


def _differences(event: Event) -> list[tuple[str, str, str]]:
    if event.action == "created":
        return []
    before, after = event.before or {}, event.after or {}
    names = sorted({*before, *after})
    return [(_name(name), _value(name, before.get(name)), _value(name, after.get(name))) for name in names]


def _name(column: str) -> str:
    return column.removesuffix("_id").replace("_", " ")


def _value(column: str, value: object) -> str:
    """Return a value in words; a row's own number would tell nobody anything."""
    if value in (None, "", [], {}):
        return ""
    if column.endswith("_id"):
        return "set"
    if isinstance(value, bool):
        return "yes" if value else "no"
    words = str(value)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


_LONGEST = 300

# Per kind: its rows with what its title needs, the title, and the page that shows it, by the id of which row.
Title = Callable[[Model], str]
_PAGES: dict[str, tuple[QuerySet, Title, str]] = {
    "document": (Document.objects.only("public_id", "title"), lambda row: row.title or "untitled", "document"),
    "collection": (Collection.objects.all(), lambda row: row.name, "collection"),
    "claim": (Claim.objects.only("public_id", "text"), lambda row: row.text, "claim"),
    "link": (
        Link.objects.select_related("a", "b").only("public_id", "a__text", "b__text"),
        lambda row: f"{row.a.text[:100]} / {row.b.text[:100]}",
        "link",
    ),
    "figure": (Figure.objects.all(), lambda row: row.name, "figure"),
    "speaker": (Speaker.objects.all(), lambda row: row.name, "speaker"),
    "measure": (Measure.objects.all(), lambda row: row.name, "measure"),
    "check": (
        Check.objects.select_related("claim", "figure").only("public_id", "claim__text", "figure__name"),
        lambda row: row.figure.name if row.figure else row.claim.text,
        "check",
    ),
    "run": (Run.objects.only("public_id"), lambda row: row.public_id, "run"),
    "quantity": (Quantity.objects.select_related("figure").only("public_id", "text", "figure__public_id"),
                 lambda row: row.text, ""),
    "sum": (Sum.objects.select_related("whole").only("public_id", "whole__text"), lambda row: row.whole.text, ""),
    "decision": (
        Decision.objects.select_related("link", "claim", "figure", "speaker").only(
            "public_id", "kind", "link__public_id", "claim__public_id", "figure__public_id", "speaker__public_id"
        ),
        lambda row: row.get_kind_display(),
        "",
    ),
}  # fmt: skip
# Of what goes by its slug, that which has a page.
_PAGES_BY_SLUG = {"verdict": "verdict-edit"}
KINDS = sorted([*_PAGES, *by_slug.MODELS, "fetch", "webhook"])


def _known(events: Iterable[Event]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (kind, id) → (title, address) of what still exists, with one query for each kind."""
    ids = defaultdict(set)
    for event in events:
        ids[event.kind].add(event.public_id)
    found = {}
    for kind in ids.keys() & _PAGES.keys():
        rows, title, page = _PAGES[kind]
        for row in rows.filter(public_id__in=ids[kind]):
            found[kind, row.public_id] = (title(row), _address(row, page))
    for kind in ids.keys() & by_slug.MODELS.keys():
        page = _PAGES_BY_SLUG.get(kind)
        for row in by_slug.MODELS[kind].objects.filter(slug__in=ids[kind]):
            found[kind, row.slug] = (row.name, reverse(page, args=[row.slug]) if page else "")
    return found


def _address(row: Model, page: str) -> str:
    """Return the page of a row; a number's is its figure's, a decision's that of what was decided on."""
    if page:
        return reverse(page, args=[row.public_id])
    for other in ("figure", "link", "claim", "speaker"):
        if target := getattr(row, other, None):
            return reverse(other, args=[target.public_id])
    return ""
