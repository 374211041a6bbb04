"""The speakers of a reading as rows: one row for one name, across documents."""

from collections.abc import Iterable, Mapping

from claims.models import Speaker, SpeakerName
from oicsummit.analysis import types


def key(name: str) -> str:
    """Return the form of `name` by which it is looked up: without case and spacing."""
    return " ".join(name.casefold().split())[:300]


def find_or_make(*, names: Iterable[str], known: Iterable[types.Speaker] = ()) -> dict[str, Speaker]:
    """Return the speaker of each of `names`; those that are new are made, as bodies where `known` says so.

    Two workers that meet a new name at once end with one speaker: the second one's insert gives way.
    """
    forms = {key(name): " ".join(name.split())[:300] for name in names if key(name)}
    bodies = {key(speaker.name) for speaker in known if speaker.is_body}
    found = _found(forms)
    new = sorted(forms.keys() - found.keys())  # in one order everywhere, so that two workers never block each other
    if new:
        _make({form: Speaker(name=forms[form], is_body=form in bodies) for form in new})
        found = _found(forms)
    return {name: found[key(name)] for name in names if key(name)}


def _found(forms: Iterable[str]) -> dict[str, Speaker]:
    rows = SpeakerName.objects.filter(key__in=list(forms)).select_related("speaker__merged_into")
    return {row.key: survivor(row.speaker) for row in rows}


def _make(speakers: Mapping[str, Speaker]) -> None:
    """Keep new speakers, each under its form; whose name another worker has taken meanwhile is let go again."""
    rows = Speaker.objects.bulk_create(speakers.values())
    names = [SpeakerName(speaker=row, name=row.name, key=form) for form, row in speakers.items()]
    SpeakerName.objects.bulk_create(names, ignore_conflicts=True)
    Speaker.objects.filter(pk__in=[row.pk for row in rows], names=None).delete()


def survivor(speaker: Speaker) -> Speaker:
    """Return the speaker that `speaker` has been merged into, however often."""
    while speaker.merged_into:
        speaker = speaker.merged_into
    return speaker
