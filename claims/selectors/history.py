"""What happened to a claim and its links, from the events, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser

from sources.models import Event

MOST = 60


@dataclass(frozen=True)
class Entry:
    """One line: when, who (a person, or the run's public id), and what in words."""

    at: datetime
    person: AbstractBaseUser | None
    actor: str
    words: str
    why: str

    @property
    def run(self) -> str:
        """The public id of the run that did it; empty where it was none."""
        return self.actor.removeprefix("run ") if self.actor.startswith("run ") else ""


def of(public_ids: Iterable[str], names: dict[str, str], *, kind: str = "") -> list[Entry]:
    """Return the newest entries of the rows with these ids, newest first.

    `names` says how to speak of a row ("the claim", "the link to Daily Post"); `kind` is that of rows which go by a
    slug, as rows of other kinds may. What one actor did to several rows of a kind in one go is one line.
    """
    rows = Event.objects.filter(public_id__in=list(public_ids), **({"kind": kind} if kind else {}))
    events = list(rows.order_by("-id")[: MOST * 3])
    people = people_in(events)
    return [entry for group in _grouped(events) if (entry := _entry(group, people, names))][:MOST]


def people_in(events: Sequence[Event]) -> dict[str, AbstractBaseUser]:
    users = get_user_model()
    names = {event.actor for event in events if not event.actor.startswith("run ")}
    return {user.get_username(): user for user in users.objects.filter(**{f"{users.USERNAME_FIELD}__in": names})}


def _grouped(events: Iterable[Event]) -> list[list[Event]]:
    groups: dict[tuple, list[Event]] = {}
    for event in events:
        groups.setdefault((event.transaction, event.actor, event.kind, event.action, words_of(event)), []).append(event)
    return list(groups.values())


def _entry(group: list[Event], people: dict, names: dict[str, str]) -> Entry | None:
    words = words_of(group[0])
    if not words:
        return None
    kind = group[0].kind
    what = names.get(group[0].public_id, f"the {kind}") if len(group) == 1 else f"{len(group)} {kind}s"
    person = people.get(group[0].actor)
    return Entry(group[0].at, person, group[0].actor, words.format(what), group[0].why)


def words_of(event: Event) -> str:
    """Return what an event was, with a place for what it was done to; empty for what is no news to a reader."""
    if event.action == "created":
        return _CREATED.get(event.kind, "")
    before, after = event.before or {}, event.after or {}
    if event.action == "changed":
        return next((said for column, say in _CHANGES.items() if column in after and (said := say(before, after))), "")
    return "removed {}"


def _gone(before: dict, after: dict) -> str:
    return "no longer found {}" if after["gone_in_id"] else "found {} again"


def _state(before: dict, after: dict) -> str:
    return {
        "proposed": "put {} back to proposed",
        "approved": "approved {}",
        "rejected": "rejected {}",
        "unsure": "was unsure about {}",
        "disagreement": "disagreed about {}",
        "corrected": "corrected {}",
        "suggested": "put {} back to what was read",
    }.get(after["state"], "")


def _relation(before: dict, after: dict) -> str:
    if before["relation"] is None or after["relation"] is None:  # an entry of the glossary, to another
        return f"{'said' if after['relation'] else 'took back'} how {{}} stands to another"
    old, new = (str(word).replace("_", " ") for word in (before["relation"], after["relation"]))
    return f"changed {{}} from {old} to {new}"


def _named(before: dict, after: dict) -> str:
    return "named {}: " + after["name"].replace("{", "(").replace("}", ")")


def _placed(before: dict, after: dict) -> str:
    if after["document"]:
        return f"put {after['document']} into {{}}"
    return f"took {before['document']} out of {{}}"


_CREATED = {
    "claim": "found {}",
    "link": "proposed {}",
    "figure": "grouped {}",
    "speaker": "met {}",
    "measure": "wrote {}",
    "collection": "made {}",
    "verdict": "wrote {}",
    "fetch": "asked for {}",
    "publisher": "met {}",
}
_CHANGES = {
    "gone_in_id": _gone,
    "state": _state,
    "relation": _relation,
    "merged_into_id": lambda before, after: (
        "merged {} into another" if after["merged_into_id"] else "split {} off again"
    ),
    "measure_id": lambda before, after: "set the measure of {}" if after["measure_id"] else "cleared the measure of {}",
    "name": _named,
    "speaker_id": lambda before, after: "changed the speaker of {}",
    "kind": lambda before, after: f"changed the kind of {{}} from {before['kind']} to {after['kind']}",
    "text": lambda before, after: "changed the words of {}",
    "start": lambda before, after: "",
    "retired": lambda before, after: "took {} out of use" if after["retired"] else "put {} back into use",
    "place": lambda before, after: "put {} elsewhere in the list" if before else "wrote {}",
    "definition": lambda before, after: "defined {} anew",
    "words": lambda before, after: "changed the words of {}",
    "document": _placed,
    "description": lambda before, after: "described {} anew",
    "assigned_to_id": lambda before, after: "passed {} on",
    "evidence": lambda before, after: "added evidence to {}" if after["evidence"] else "removed evidence from {}",
    "slots": lambda before, after: "compared {} anew",
    "test": lambda before, after: "had a test sent to {}",
    "sent_again": lambda before, after: "had something sent again to {}",
    "secret": lambda before, after: "renewed the key of {}",
    "every_hours": lambda before, after: "watched {}" if after["every_hours"] else "watched {} no more",
    "again": lambda before, after: "asked for {} again",
}
