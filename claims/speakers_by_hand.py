"""What editors decide on speakers: their name, that two are one or are not, that one is two. Each can be undone."""

from django.db import models

from claims import apart, claim_rows, decisions, speakers
from claims.models import Claim, Decision, DecisionKind, Speaker, SpeakerName
from sources import events


class NotTwoSpeakers(Exception):
    """A speaker cannot be merged with itself, nor with one that has been merged already."""


class KeptApart(Exception):
    """Somebody has decided that two speakers are not one; that is to be undone before they are merged."""


class NotAnotherName(Exception):
    """Only a name that a speaker has besides others can be split off."""


class NameMissing(Exception):
    """A speaker has a name."""


def name(*, speaker: Speaker, by: models.Model, name: str, reason: str = "") -> Decision:
    """Call `speaker` by `name` on every page; the names that texts use stay as they are. Raises NameMissing."""
    fresh = " ".join(name.split())[:300]
    if not fresh:
        raise NameMissing("give a name")
    with events.acting(by=by, why=reason):
        row = _locked(speaker)
        before, row.name = {"name": row.name}, fresh
        row.save(update_fields=["name"])
        SpeakerName.objects.get_or_create(key=speakers.key(fresh), defaults={"speaker": row, "name": fresh})
        return _kept(DecisionKind.SPEAKER_NAMED, row, by, before, {"name": fresh}, reason)


def merge(*, speaker: Speaker, into: Speaker, by: models.Model, reason: str = "") -> Decision:
    """Let all that `speaker` says be said by `into`, in every later run too; the address leads there.

    Raises NotTwoSpeakers, and KeptApart where somebody has decided that they are not one.
    """
    with events.acting(by=by, why=reason):
        gone, kept = _two(speaker, into)
        moved = [row.key for row in gone.names.all()]
        _move(gone.claims.all(), kept)
        gone.names.update(speaker=kept)
        gone.merged_into = kept
        gone.save(update_fields=["merged_into"])
        before = {"speaker": gone.public_id, "names": moved}
        return _kept(DecisionKind.SPEAKER_MERGED, gone, by, before, {"into": kept.public_id}, reason)


def keep_apart(*, speaker: Speaker, other: Speaker, by: models.Model, reason: str = "") -> Decision:
    """Say that two speakers whose names are alike are not one: no later run proposes them, and none merges them.

    Raises NotTwoSpeakers, and KeptApart where that has been decided already.
    """
    with events.acting(by=by, why=reason):
        row, other = _two(speaker, other)
        after = {"apart_from": other.public_id, "other_name": other.name}
        return _kept(DecisionKind.SPEAKERS_APART, row, by, {}, after, reason)


def split(*, speaker: Speaker, name: str, by: models.Model, reason: str = "") -> Decision:
    """Let `name`, one of several that texts use for `speaker`, be somebody else's, with the claims read under it.

    Raises NotAnotherName.
    """
    with events.acting(by=by, why=reason):
        row = _locked(speaker)
        taken = row.names.filter(key=speakers.key(name)).first()
        if taken is None or row.names.count() < 2:
            raise NotAnotherName("choose one of several names")
        other = row.merged.filter(name=taken.name).first() or Speaker(name=taken.name, is_body=row.is_body)
        other.merged_into = None
        other.save()
        _take(row, other, [taken.key])
        before, after = {"speaker": row.public_id, "names": [taken.key]}, {"into": other.public_id}
        return _kept(DecisionKind.SPEAKER_SPLIT, row, by, before, after, reason)


def undo(*, decision: Decision, by: models.Model, why: str = "") -> Decision:
    """Undo a decision on a speaker. Raises DecidedSince where a later one on it stands, and AlreadyUndone."""
    with events.acting(by=by, why=why or "undone"):
        row = _locked(decision.speaker)
        if decision.kind in (DecisionKind.SPEAKERS_APART, DecisionKind.CONFIRMED):  # nothing rests on these
            return decisions.undo(decision=decision, by=by, why=why)
        decisions.refuse_followed(decision, decisions.of(row).exclude(kind=DecisionKind.SPEAKERS_APART))
        undone = decisions.undo(decision=decision, by=by, why=why)
        if decision.kind == DecisionKind.SPEAKER_NAMED:
            row.name = decision.before["name"]
            row.save(update_fields=["name"])
        else:
            _set_back(decision, row)
    return undone


def _set_back(decision: Decision, row: Speaker) -> None:
    other = _locked(Speaker.objects.get(public_id=decision.after["into"]))
    if decision.kind == DecisionKind.SPEAKER_MERGED:
        row.merged_into = None
        row.save(update_fields=["merged_into"])
        _take(other, row, decision.before["names"])
        return
    _take(other, row, decision.before["names"])
    if not other.claims.exists():
        other.merged_into = row
        other.save(update_fields=["merged_into"])


def _take(giver: Speaker, taker: Speaker, keys: list[str]) -> None:
    """Let names and the claims that were read under them go from `giver` to `taker`."""
    giver.names.filter(key__in=keys).update(speaker=taker)
    under = [claim.pk for claim in giver.claims.all() if speakers.key(claim.speaker_as_read) in keys]
    _move(Claim.objects.filter(pk__in=under), taker)


def _move(claims: models.QuerySet[Claim], taker: Speaker) -> None:
    for claim in claims.select_related("speaker", "document").order_by("pk"):
        claim.speaker = taker
        claim_rows.save(claim)


def _two(one: Speaker, other: Speaker) -> tuple[Speaker, Speaker]:
    """Return both, locked. Raises NotTwoSpeakers, KeptApart."""
    one, other = _locked(one), _locked(other)
    if one == other or one.merged_into or other.merged_into:
        raise NotTwoSpeakers("choose two speakers, neither of them merged")
    if frozenset((one.pk, other.pk)) in apart.pairs():
        raise KeptApart("it has been decided that these two are not one")
    return one, other


def _locked(speaker: Speaker) -> Speaker:
    return Speaker.objects.select_for_update().get(pk=speaker.pk)


def _kept(kind: DecisionKind, on: Speaker, by: models.Model, before: dict, after: dict, reason: str) -> Decision:
    return decisions.record(by=by, kind=kind, on=on, before=before, after=after, why=reason)
