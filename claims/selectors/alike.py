"""Speakers who are perhaps one: proposed by the forms of their names, with the reason in words; people decide."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from claims.models import Speaker

TITLES = set("sir dame lord lady baroness mr mrs ms miss dr prof professor president minister secretary".split())
ENDING = 3  # words of a body's name that are no chance
_SMALL = set("the of and for on in a an".split())


@dataclass(frozen=True)
class Proposal:
    """`speaker` may be the same as `into`, whose name is the fuller one."""

    speaker: Speaker
    into: Speaker
    reason: str


def proposals(speakers: Iterable[Speaker], apart: Collection[frozenset[int]] = ()) -> list[Proposal]:
    """Return the pairs of `speakers` that may be one; a short form that fits several is left out as no sign.

    `apart` are the pairs of keys of which people have decided that they are not one.
    """
    by_form: dict[str, list[tuple[Speaker, str]]] = defaultdict(list)
    held = list(speakers)
    for speaker in held:
        for form, reason in _short_forms(speaker):
            by_form[form].append((speaker, reason))
    found = [_proposal(speaker, by_form.get(_plain(speaker.name), [])) for speaker in held]
    proposed = [proposal for proposal in (*found, *_same_ending(held)) if proposal]
    return [one for one in proposed if frozenset((one.speaker.pk, one.into.pk)) not in apart]


def _same_ending(speakers: Sequence[Speaker]) -> list[Proposal]:
    """Return pairs of bodies whose names end in the same words, where no third one does."""
    by_ending: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in speakers:
        words = _words(speaker.name)
        if speaker.is_body and len(words) > ENDING:
            by_ending[" ".join(words[-ENDING:])].append(speaker)
    pairs = [sorted(alike, key=lambda one: len(one.name)) for alike in by_ending.values() if len(alike) == 2]
    return [Proposal(one, other, f"“{one.name}” and “{other.name}” end alike") for one, other in pairs]


def _proposal(speaker: Speaker, fuller: Sequence[tuple[Speaker, str]]) -> Proposal | None:
    others = {other.pk: (other, reason) for other, reason in fuller if other.pk != speaker.pk}
    if len(others) != 1:
        return None
    (other, reason) = next(iter(others.values()))
    return Proposal(speaker, other, f"“{speaker.name}” is {reason} “{other.name}”, and of nobody else here")


def _short_forms(speaker: Speaker) -> list[tuple[str, str]]:
    """Return the shorter forms in which texts go on to speak of `speaker`, each with what it is of the name."""
    words = _words(speaker.name)
    large = [word for word in words if word not in _SMALL]
    if len(large) < 2:
        return []
    is_person = not speaker.is_body and len(large) <= 3
    forms = [(words[-1], "the last name of"), (words[0], "the first name of")] if is_person else []
    if len(large) > 2:
        forms.append(("".join(word[0] for word in large), "the initials of"))
        forms += [(" ".join(words[start:]), "the end of the name") for start in range(1, len(words) - 1)]
    return forms


def _words(name: str) -> list[str]:
    words = name.casefold().replace("’s", "").replace("'s", "").replace("isation", "ization").replace(".", " ").split()
    return [word for word in words if word not in TITLES and word != "the"]


def _plain(name: str) -> str:
    return " ".join(_words(name))
