"""One long text that does not say the same twice: the development texts again and again, of others and other numbers.

Each time round, the texts come in another order, and each text has names and numbers of its own; the words besides are
those of the texts. So two hundred pages are told of what a dozen tell, which is more alike than people write.
"""

import random
import re
from collections.abc import Callable, Iterable, Sequence

from benchmarks import _corpus

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"(?<![\w'])[A-Z][a-z]{2,}(?![\w'])")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?![\w'])")
_DAYS = frozenset(_corpus.MONTHS) | frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


def varied(texts: Sequence[str], size: int, seed: int = 7) -> str:
    """Return a text of `size` characters, which begins with the `texts` as they are, in some order."""
    chance, names = random.Random(seed), _names(texts)
    found, length, change = [], 0, _as_it_is
    while length < size:
        for text in chance.sample(texts, len(texts)):
            found.append(change(text))
            length += len(found[-1]) + 2
            change = _as_it_is if length < sum(map(len, texts)) else _changer(names, chance)
    return "\n\n".join(found)[:size]


def _as_it_is(text: str) -> str:
    return text


def _names(texts: Iterable[str]) -> frozenset[str]:
    """Return the words with a capital inside a sentence that are nowhere written without."""
    words = {word for text in texts for word in _INSIDE.findall(text)}
    small = {word for text in texts for word in re.findall(r"\b[a-z]+\b", text)}
    return frozenset(word for word in words - _DAYS if word.lower() not in small)


def _changer(names: frozenset[str], chance: random.Random) -> Callable[[str], str]:
    """Return what gives a text other names, each in the place of one, and other numbers of as many digits."""
    given: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        word = match.group()
        return given.setdefault(word, chance.choice(_corpus.places())) if word in names else word

    def number(match: re.Match[str]) -> str:
        if _YEAR.fullmatch(match.group()):
            return str(chance.randint(2005, 2024))
        return "".join(each if each in ".," else chance.choice("123456789") for each in match.group())

    return lambda text: _NUMBER.sub(number, _WORD.sub(name, text))
