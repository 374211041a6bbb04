"""The speakers of a reading as rows: one row for one name, across documents."""

from collections.abc import Iterable

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
    for form in sorted(forms.keys() - found.keys()):
        _make(forms[form], form, is_body=form in bodies)
    if len(found) < len(forms):
        found = _found(forms)
    return {name: found[key(name)] for name in names if key(name)}


def _found(forms: Iterable[str]) -> dict[str, Speaker]:
    rows = SpeakerName.objects.filter(key__in=list(forms)).select_related("speaker__merged_into")
    return {row.key: survivor(row.speaker) for row in rows}


def _make(name: str, form: str, *, is_body: bool) -> None:
    speaker = Speaker.objects.create(name=name, is_body=is_body)
    SpeakerName.objects.bulk_create([SpeakerName(speaker=speaker, name=name, key=form)], ignore_conflicts=True)
    if not speaker.names.exists():
        speaker.delete()


def survivor(speaker: Speaker) -> Speaker:
    """Return the speaker that `speaker` has been merged into, however often."""
    while speaker.merged_into:
        speaker = speaker.merged_into
    return speaker
