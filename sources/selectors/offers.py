"""What waits for its owner to confirm it: its beginning, and what is held or offered of the same text already."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from sources import near
from sources.models import Document, DocumentState, Offer
from sources.selectors.documents import opened

BEGINNING = 420  # characters that are shown at once
MORE = 8_000  # characters that can be unfolded


@dataclass(frozen=True, slots=True)
class Preview:
    """One offer with what it resembles: `held` is the document of this very text, `same` those of it at other
    publishers, `near` nearly the same ones, `beside` other offers of the same or nearly the same text."""

    offer: Offer
    held: Document | None
    same: Sequence[Document]
    near: Sequence[Document]
    beside: Sequence[Offer]

    @property
    def beginning(self) -> str:
        text = self.offer.text[: BEGINNING + 1].strip()
        return text if len(text) <= BEGINNING else text[: max(text.rfind(" "), text.rfind("\n"))]

    @property
    def more(self) -> str:
        return self.offer.text[:MORE].strip() if len(self.offer.text) > BEGINNING else ""

    @property
    def left_out(self) -> int:
        """How many characters are not shown even unfolded."""
        return max(0, len(self.offer.text) - MORE)

    @property
    def of_one_origin(self) -> Sequence[Document]:
        """The documents with which it will count as one origin."""
        return [*self.same, *self.near]

    @property
    def file_says(self) -> Sequence[str]:
        """The fields that are as the file says."""
        return [name for name, one in self.offer.said.items() if one["from"] == "file"]

    @property
    def text_says(self) -> Sequence[str]:
        """The fields that are read from the text."""
        return [name for name, one in self.offer.said.items() if one["from"] == "text" and name != "publisher"]

    @property
    def named(self) -> str:
        """The publisher that the text names, which nobody has chosen yet."""
        said = self.offer.said.get("publisher", {})
        return said.get("value", "") if said.get("from") == "text" else ""


def previews(offers: Iterable[Offer]) -> list[Preview]:
    """Return a preview of each offer, with as many queries however many there are."""
    offers = list(offers)
    alike: dict[int, set[int]] = defaultdict(set)
    for each in near.like([offer.sketch for offer in offers]):
        alike[each.place].add(each.document)
    texts = Document.objects.filter(sha256__in=[offer.sha256 for offer in offers]).values_list("pk", flat=True)
    known = Document.objects.filter(pk__in=set(texts).union(*alike.values()))
    found = opened(known.exclude(state=DocumentState.ERASED))
    documents = list(found.exclude(state=DocumentState.WITHDRAWN).order_by("pk"))
    return [_preview(offer, documents, alike[place], offers) for place, offer in enumerate(offers)]


def _preview(offer: Offer, documents: Sequence[Document], like: Set[int], offers: Sequence[Offer]) -> Preview:
    same = [document for document in documents if document.sha256 == offer.sha256]
    alike = [document for document in documents if document not in same and document.pk in like]
    beside = [one for one in offers if one != offer and _is_like(one, offer)]
    held = next((document for document in same if _is_at(document, offer.given.get("publisher", ""))), None)
    return Preview(offer, held, [one for one in same if one != held], alike, beside)


def _is_at(document: Document, publisher: str) -> bool:
    """Tell whether the text of `document`, from this publisher, is that very document: one of the two not known is."""
    held = document.publisher
    return not publisher or held is None or held.name.casefold() == " ".join(publisher.split()).casefold()


def _is_like(one: Offer, other: Offer) -> bool:
    return one.sha256 == other.sha256 or near.alike(one.sketch, other.sketch)
