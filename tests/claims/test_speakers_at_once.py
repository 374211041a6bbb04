"""Two workers that meet one new name at once."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection

from claims import speakers
from claims.models import Speaker, SpeakerName
from sources import events

pytestmark = pytest.mark.django_db(transaction=True)


def beside(step: Callable[[], None]) -> threading.Thread:
    def run() -> None:
        try:
            step()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_end_with_one_speaker_of_it_and_keep_their_other_names() -> None:
    found: dict[str, Speaker] = {}
    kept = threading.Event()

    def first() -> None:
        with events.acting(by="one worker"):
            found["first"] = speakers.find_or_make(names=["Ann Roe", "Cy Dow"])["Ann Roe"]
            kept.set()
            time.sleep(0.5)  # the other one waits for the name meanwhile

    def second() -> None:
        kept.wait(20)
        with events.acting(by="another"):
            found.update(speakers.find_or_make(names=["Ann Roe", "Bo Lind"]))

    for thread in [beside(first), beside(second)]:
        thread.join(30)

    assert found["Ann Roe"] == found["first"]
    assert sorted(Speaker.objects.values_list("name", flat=True)) == ["Ann Roe", "Bo Lind", "Cy Dow"]
    assert SpeakerName.objects.count() == 3
