"""Texts that are nearly the same, such as one agency's copy at two outlets: they count as one origin.

A text is kept as a sketch: the smallest hashes of its runs of words. Of two sketches the share of hashes in common
estimates the share of runs in common (A. Broder, "On the resemblance and containment of documents", 1997).
"""

import hashlib
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from sources.models import Document, DocumentState

RUN = 5  # words
SIZE = 96  # hashes kept: the estimate is off by some 1/sqrt(96), a tenth
ALIKE = 0.45  # of the runs in common: half of a text written anew is no longer the same copy

# Number by number, by the index: texts that share a passage are many, and to count what each of them has in common with
# this one takes as long as to read them. OFFSET keeps the planner from reading the table for each number.
_LIKE = """
SELECT found.place, other.id, other.origin_key, other.sketch FROM (
    SELECT own.place, met.id FROM unnest(%(places)s::int[], %(numbers)s::bigint[]) AS own(place, number)
    CROSS JOIN LATERAL (SELECT id FROM sources_document WHERE sketch @> ARRAY[own.number] OFFSET 0) AS met
    GROUP BY own.place, met.id HAVING count(*) >= (%(least)s::float[])[own.place + 1]) AS found
JOIN sources_document other USING (id) WHERE NOT other.is_digest
"""


@dataclass(frozen=True, slots=True)
class Like:
    """A document that is nearly the same as the text of a sketch: of which (its place among those asked for), its id
    and its origin."""

    place: int
    document: int
    origin: str


def sketch(text: str) -> list[int]:
    """Return the sketch of `text`: up to SIZE numbers, ascending; none for a text of fewer than RUN words."""
    words = re.findall(r"\w+", text.casefold())
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return sorted(map(_hash, runs))[:SIZE]


def _hash(run: str) -> int:
    digest = hashlib.blake2b(run.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def resemblance(one: list[int], other: list[int]) -> float:
    """Return the estimated share of runs that two texts have in common, from their sketches."""
    if not one or not other:
        return 0.0
    smallest = sorted({*one, *other})[:SIZE]
    both = set(one) & set(other)
    return sum(number in both for number in smallest) / len(smallest)


def origins_like(document: Document) -> set[str]:
    """Return the origins of the documents whose text is nearly that of `document`; digests are nobody's copy."""
    if document.is_digest:
        return set()
    return {each.origin for each in like([document.sketch]) if each.document != document.pk}


def like(sketches: Sequence[list[int]]) -> list[Like]:
    """Return the documents that are nearly the same as the text of one of `sketches`, digests aside."""
    own = [(place, number) for place, sketch in enumerate(sketches) for number in sketch]
    if not own:
        return []
    places, numbers = (_array(column) for column in zip(*own, strict=True))
    least = _array(ALIKE * len(sketch) for sketch in sketches)
    with connection.cursor() as cursor:
        cursor.execute(_LIKE, {"places": places, "numbers": numbers, "least": least})
        found = cursor.fetchall()
    return [Like(place, pk, origin) for place, pk, origin, other in found if alike(sketches[place], other)]


def copies(sketches: Mapping[int, list[int]]) -> set[int]:
    """Return the keys of those of `sketches` that are nearly that of a document, or of an earlier one among them."""
    found = {list(sketches)[each.place] for each in like(list(sketches.values()))}
    for (_, earlier), (other, later) in itertools.combinations(sketches.items(), 2):
        if other not in found and alike(later, earlier):
            found.add(other)
    return found


def _array(numbers: Iterable[float]) -> str:
    return "{" + ",".join(map(str, numbers)) + "}"


def alike(one: list[int], other: list[int]) -> bool:
    """Tell from their sketches whether two texts are nearly the same."""
    return resemblance(one, other) >= ALIKE


def join(*, document: Document) -> None:
    """Let `document` and all that are nearly the same have one origin: that of the first of them."""
    keys = {document.origin_key, *origins_like(document)}
    if len(keys) > 1:
        together = Document.objects.filter(origin_key__in=keys, is_digest=False).order_by("pk")
        together.update(origin_key=together.values_list("origin_key", flat=True)[0])
        document.refresh_from_db(fields=["origin_key"])


def of_one_origin(document: Document) -> QuerySet[Document]:
    """Return the other documents that count as one origin with `document`; none that has been set aside or removed."""
    rows = of_origins([document.origin_key]).exclude(pk=document.pk)
    return rows.select_related("publisher").defer("text").order_by("pk")


def of_origins(keys: Iterable[str]) -> QuerySet[Document]:
    """Return the documents of these origins that count."""
    return Document.objects.filter(origin_key__in=keys, is_digest=False, state=DocumentState.ACTIVE)
