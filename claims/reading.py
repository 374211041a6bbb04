"""What the machine read of a claim, in the form that is kept with its row and that decisions rest on."""

import hashlib
import json
from collections.abc import Sequence

from claims.models import Claim
from figures.models import Quantity
from oicsummit.analysis import types


def of(claim: types.Claim, quantities: Sequence[types.Quantity]) -> dict:
    """Return the reading of `claim` whose quantities are `quantities`: plain JSON, its place included."""
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "kind": claim.kind.value,
        "speaker": claim.speaker or "",
        "chain": list(claim.chain),
        "attribution": claim.attribution.value,
        "tense": claim.tense.value,
        "quantities": [_quantity(quantity) for quantity in quantities],
    }


def content(claim: Claim, quantities: Sequence[Quantity | types.Quantity]) -> dict:
    """Return what `claim` says as it stands, corrections included, without its place."""
    return {
        "text": claim.text,
        "kind": claim.kind,
        # Two speakers found to be one change no claim: the name is the text's own, or the one set by hand.
        "speaker": claim.speaker.name if "speaker" in claim.corrected and claim.speaker else claim.speaker_as_read,
        "quantities": [_quantity(quantity) for quantity in quantities],
    }


def content_hash(claim: Claim, quantities: Sequence[Quantity | types.Quantity]) -> str:
    """Return the SHA-256 of the claim's content, by which two readings of it are told to be the same."""
    return hashlib.sha256(json.dumps(content(claim, quantities), sort_keys=True).encode()).hexdigest()


def _quantity(quantity: Quantity | types.Quantity) -> dict:
    return {
        "text": quantity.text,
        "value": None if quantity.value is None else format(quantity.value.normalize(), "f"),
        "unit": quantity.unit,
    }
