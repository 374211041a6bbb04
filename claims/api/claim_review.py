"""A published check as schema.org ClaimReview (https://schema.org/ClaimReview)."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from claims.models import Check, Claim

CONTEXT = "https://schema.org"


class ClaimReview(serializers.Serializer):
    """A published check as schema.org ClaimReview."""

    def get_fields(self) -> dict[str, serializers.Field]:
        given = {"read_only": True}
        return {
            "@context": serializers.CharField(**given),
            "@type": serializers.CharField(help_text="ClaimReview.", **given),
            "url": serializers.URLField(help_text="The address of the check's page.", **given),
            "datePublished": serializers.DateTimeField(**given),
            "dateModified": serializers.DateTimeField(**given),
            "claimReviewed": serializers.CharField(help_text="The words of the claim.", **given),
            "author": serializers.DictField(help_text="Who checked it.", **given),
            "reviewRating": serializers.DictField(help_text="The verdict.", **given),
            "reviewBody": serializers.CharField(help_text="The reasoning.", **given),
            "correction": serializers.CharField(required=False, help_text="What was wrong in it.", **given),
            "citation": serializers.ListField(child=serializers.URLField(), help_text="The evidence.", **given),
            "itemReviewed": serializers.DictField(help_text="The claim, who makes it and where.", **given),
        }


def of(check: Check, request: Request) -> dict[str, Any]:
    """Return a check that is or was published; what is not known is left out."""
    changed = max(filter(None, (check.published_at, check.corrected_at, check.withdrawn_at)))
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "url": request.build_absolute_uri(f"/checks/{check.public_id}/"),
            "datePublished": check.published_at.isoformat(),
            "dateModified": changed.isoformat(),
            "claimReviewed": check.claim.text if check.claim else check.figure.name,
            "author": {"@type": "Person", "name": check.author.get_full_name() or check.author.get_username()},
            "reviewRating": {"@type": "Rating", "alternateName": check.verdict.name},
            "reviewBody": check.note,
            "correction": check.correction,
            "citation": [one.address for one in check.evidence.all() if one.address],
            "itemReviewed": _claim(check.claim, request) if check.claim else {"@type": "Claim"},
        }
    )


def _claim(claim: Claim, request: Request) -> dict[str, Any]:
    document = claim.document
    appearance = {
        "@type": "CreativeWork",
        "url": request.build_absolute_uri(f"/documents/{document.public_id}/#{claim.public_id}"),
        "name": document.title,
        "datePublished": document.published and document.published.isoformat(),
        "publisher": document.publisher and {"@type": "Organization", "name": document.publisher.name},
    }
    said = {"@type": "Claim", "author": _speaker(claim), "appearance": _without_empty(appearance)}
    return _without_empty(said)


def _speaker(claim: Claim) -> dict[str, Any] | None:
    if claim.speaker is None:
        return None
    return {"@type": "Organization" if claim.speaker.is_body else "Person", "name": claim.speaker.name}


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
