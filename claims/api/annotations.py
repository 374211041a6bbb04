"""Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/) of their document's text."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request

from claims.models import Claim, ClaimState
from sources.models import Document

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points before and after, by which the words are found again in a text that has changed


class Annotation(serializers.Serializer):
    """A claim as a W3C Web Annotation."""

    def get_fields(self) -> dict[str, serializers.Field]:
        text = {"read_only": True}
        return {
            "@context": serializers.CharField(required=False, **text),
            "id": serializers.URLField(help_text="The address of the claim's page.", **text),
            "type": serializers.CharField(help_text="Annotation.", **text),
            "motivation": serializers.CharField(**text),
            "created": serializers.DateTimeField(help_text="When the claim was first found.", **text),
            "body": serializers.ListField(child=serializers.DictField(), help_text="Its kind and speaker.", **text),
            "target": serializers.DictField(help_text="The words: by position and by quotation.", **text),
        }


class AnnotationPage(serializers.Serializer):
    """The claims of a document as W3C Web Annotations."""

    def get_fields(self) -> dict[str, serializers.Field]:
        return {
            "@context": serializers.CharField(read_only=True),
            "id": serializers.URLField(read_only=True),
            "type": serializers.CharField(help_text="AnnotationPage.", read_only=True),
            "items": Annotation(many=True, read_only=True),
        }


def of_document(document: Document, request: Request) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": request.build_absolute_uri(f"/api/v1/documents/{document.public_id}/annotations/"),
        "type": "AnnotationPage",
        "items": [of_claim(claim, request) for claim in _shown(document.claims.all())],
    }


def _shown(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    live = claims.filter(gone_in=None).exclude(state=ClaimState.REJECTED)
    return live.select_related("document", "speaker", "first_run").order_by("start", "end")


def of_claim(claim: Claim, request: Request) -> dict[str, Any]:
    """Return one annotation, without the context that it is read in."""
    source = request.build_absolute_uri(f"/api/v1/documents/{claim.document.public_id}/text/")
    return {
        "id": request.build_absolute_uri(f"/claims/{claim.public_id}/"),
        "type": "Annotation",
        "motivation": "classifying",
        "created": (claim.first_run or claim.document).created_at.isoformat(),
        "body": _bodies(claim, request),
        "target": {"source": source, "selector": [_position(claim), _quotation(claim)]},
    }


def _bodies(claim: Claim, request: Request) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = [{"type": "TextualBody", "purpose": "classifying", "value": claim.kind}]
    if claim.speaker:
        address = request.build_absolute_uri(f"/speakers/{claim.speaker.public_id}/")
        bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": address})
    return bodies


def _position(claim: Claim) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}


def _quotation(claim: Claim) -> dict[str, Any]:
    text = claim.document.text
    return {
        "type": "TextQuoteSelector",
        "exact": text[claim.start : claim.end],
        "prefix": text[max(0, claim.start - _AROUND) : claim.start],
        "suffix": text[claim.end : claim.end + _AROUND],
    }
