"""Nothing of the five documents is in what the code does: no name of theirs, none of their figures."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import shared

ROOT = Path(__file__).parents[2]
CODE = ("oicsummit/analysis", "oicsummit/views", "sources", "figures", "claims", "templates")
# Where the five documents are named on purpose: how they are recognised, and their digests.
ABOUT_THEM = ("sources/catalogue", "sources/digests")
TELLING_DIGITS = 3  # significant digits from which on a number is theirs and not anyone's


def references() -> list[dict]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(shared.folder("gold").glob("0*.json"))]


def names(found: list[dict]) -> set[str]:
    """Return the speakers' full names, and their surnames where these are no ordinary words."""
    full = {claim["speaker"] for reference in found for claim in reference["claims"] if claim["speaker"]}
    persons = {name for name in full if len(name.split()) in (2, 3) and not re.search(r"\b(?:of|for|and|the)\b", name)}
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(shared.folder("corpus").glob("*.txt")))
    ordinary = set(re.findall(r"\b[a-z]+\b", text)) | {"office", "government", "agency", "party", "service"}
    return full | {name.split()[-1] for name in persons if name.split()[-1].lower() not in ordinary}


def numbers(found: list[dict]) -> set[str]:
    """Return the telling numbers, as they are written and as their digits."""
    values = {quantity["value"] for reference in found for quantity in reference["quantities"]}
    whole = {str(int(value)) for value in values if value == int(value)}
    telling = {digits for digits in whole if len(digits.rstrip("0")) >= TELLING_DIGITS}
    return telling | {f"{int(digits):,}" for digits in telling}


def sources() -> Iterator[tuple[Path, str]]:
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in (".py", ".html") and not name.startswith(ABOUT_THEM):
                text = path.read_text(encoding="utf-8")
                yield path, text if path.suffix == ".html" else constants(text)


def constants(code: str) -> str:
    """Return the strings and numbers that code works with, its docstrings left out."""
    nodes = list(ast.walk(ast.parse(code)))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return "\n".join(str(n.value) for n in nodes if isinstance(n, ast.Constant) and id(n) not in docstrings)


@pytest.mark.corpus
def test_no_name_and_no_number_of_the_real_documents_is_in_the_code():
    found = references()
    wanted = names(found) | numbers(found)
    assert len(wanted) >= 10

    pattern = re.compile(rf"(?<![\w,.])(?:{'|'.join(re.escape(one) for one in sorted(wanted))})(?![\w,])")
    held = {(path.relative_to(ROOT).as_posix(), hit) for path, text in sources() for hit in pattern.findall(text)}

    assert held == set()
