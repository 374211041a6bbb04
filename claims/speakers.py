"""The speakers of a reading as rows: one row for one name, across documents."""

from collections.abc import Iterable, Mapping

from django.db import connection

from claims.models import Speaker
from oicsummit.analysis import types
from sources import copying

_FOUND = """
SELECT speaker.*, name.key FROM claims_speakername name JOIN claims_speaker speaker ON speaker.id = name.speaker_id
WHERE name.key = ANY(%s::text[])
"""
# Names that another worker has taken meanwhile are left to it, and not returned.
_NAME = """
INSERT INTO claims_speakername (speaker_id, name, key)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[]) ON CONFLICT DO NOTHING RETURNING key
"""


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
        found |= _made({form: Speaker(name=forms[form], is_body=form in bodies) for form in new})
    return {name: found[key(name)] for name in names if key(name)}


def _found(forms: Iterable[str]) -> dict[str, Speaker]:
    return {row.key: survivor(row) for row in Speaker.objects.raw(_FOUND, [list(forms)])}


def _made(speakers: Mapping[str, Speaker]) -> dict[str, Speaker]:
    """Keep new speakers, each under its form; whose name another worker has taken meanwhile is let go again."""
    copying.add(list(speakers.values()), now=True)  # the next document asks for them
    with connection.cursor() as cursor:
        names = [(row.pk, row.name, form) for form, row in speakers.items()]
        cursor.execute(_NAME, list(map(list, zip(*names, strict=True))))
        made = {form: speakers[form] for (form,) in cursor.fetchall()}
    if taken := speakers.keys() - made.keys():
        Speaker.objects.filter(pk__in=[speakers[form].pk for form in taken]).delete()
        made |= _found(taken)
    return made


def survivor(speaker: Speaker) -> Speaker:
    """Return the speaker that `speaker` has been merged into, however often."""
    while speaker.merged_into:
        speaker = speaker.merged_into
    return speaker
