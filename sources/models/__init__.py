from sources.models.collection import Collection, CollectionDocument
from sources.models.document import Document, DocumentState
from sources.models.event import Event
from sources.models.fetch import Fetch, FetchState
from sources.models.offer import Offer
from sources.models.original import Original, OriginalPlace
from sources.models.publisher import Publisher
from sources.models.reading import KeptReading
from sources.models.run import Run, RunDocument, RunKind, RunState, Stage, StartedFrom
from sources.models.sentence import Sentence

__all__ = [
    "Collection",
    "CollectionDocument",
    "Document",
    "DocumentState",
    "Event",
    "Fetch",
    "FetchState",
    "KeptReading",
    "Offer",
    "Original",
    "OriginalPlace",
    "Publisher",
    "Run",
    "RunDocument",
    "RunKind",
    "RunState",
    "Sentence",
    "Stage",
    "StartedFrom",
]
