"""What the pages are put together from, without a database."""

from types import SimpleNamespace

from claims.selectors import drift, origins


def document(key, pk=1):
    return SimpleNamespace(origin_key=key)


def claim(pk, key):
    return SimpleNamespace(pk=pk, document=document(key), document_id=pk)


def test_documents_of_one_origin_count_once_and_joined_claims_too():
    claims = [claim(1, "a"), claim(2, "a"), claim(3, "b"), claim(4, "c")]

    assert origins.count(claims, []) == 3
    assert origins.count(claims, [(3, 4)]) == 2
    assert origins.count(claims, [(3, 4), (1, 3)]) == 1
    assert origins.count([], []) == 0


def changed(runs):
    return [(run.words, run.changed) for run in runs]


def test_drift_marks_only_the_words_of_one_side_and_keeps_every_letter():
    left, right = drift.words_apart("“best harvest in ten years.”", "“the best harvest for ten years,”")

    assert changed(left) == [("“best harvest ", False), ("in", True), (" ten years.”", False)]
    assert changed(right) == [("“the ", True), ("best harvest ", False), ("for", True), (" ten years,”", False)]


def test_two_texts_of_the_same_words_do_not_drift():
    left, right = drift.words_apart("Ten years!", "ten  years")

    assert not any(run.changed for run in (*left, *right))
    assert ("".join(run.words for run in left), "".join(run.words for run in right)) == ("Ten years!", "ten  years")
