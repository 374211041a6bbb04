"""The plural of an English noun, by rule and by a list of those that follow none."""

IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "goose": "geese", "ox": "oxen", "life": "lives", "wife": "wives", "knife": "knives",
    "half": "halves", "loaf": "loaves", "leaf": "leaves", "wolf": "wolves", "calf": "calves", "shelf": "shelves",
    "thief": "thieves", "self": "selves", "crisis": "crises", "basis": "bases", "analysis": "analyses",
    "phenomenon": "phenomena", "criterion": "criteria", "medium": "media", "potato": "potatoes",
    "tomato": "tomatoes", "hero": "heroes", "echo": "echoes", "veto": "vetoes", "embargo": "embargoes",
    "degree celsius": "degrees Celsius", "passer-by": "passers-by",
}  # fmt: skip
UNCHANGED = set(
    "police staff data sheep fish deer aircraft spacecraft hovercraft series species means cattle personnel offspring "
    "headquarters crossroads barracks hertz siemens magnitude troops media women".split()
)
NOT_OF_MAN = set("human german roman norman ottoman shaman talisman caiman ottoman".split())


def plural(noun: str) -> str:
    """Return the plural of `noun`, whose last word is taken as its head; a plural stays what it is.

    >>> [plural(word) for word in ("person", "country", "bus", "charter flight", "spokeswoman")]
    ['people', 'countries', 'buses', 'charter flights', 'spokeswomen']
    """
    if noun.lower() in IRREGULAR:
        return IRREGULAR[noun.lower()]
    before, space, head = noun.rpartition(" ")
    return before + space + _word(head)


def _word(word: str) -> str:
    lower = word.lower()
    if not word or lower in UNCHANGED or lower in IRREGULAR.values():
        return word
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if lower.endswith("man") and lower not in NOT_OF_MAN:
        return word[:-2] + "en"
    if lower.endswith("y") and lower[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + _ending(lower)


def _ending(lower: str) -> str:
    if lower.endswith(("ss", "x", "z", "ch", "sh", "us", "is", "as")):
        return "es"
    return "" if lower.endswith("s") else "s"
