"""What somebody sends to look at before it is taken in: held for them alone, corrected, confirmed or let go."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sources import ingest, keeping, metadata, names, near
from sources.formats import Extracted
from sources.ingest import File, Given, Refused, Taken
from sources.models import Document, DocumentState, Fetch, Offer, Original

FIELDS = ("publisher", "title", "author", "published")


@dataclass(frozen=True)
class Held:
    """What became of one file: an offer, or the error in words."""

    name: str
    offer: Offer | None = None
    error: str = ""


def files(*, files: Iterable[File], owner: AbstractBaseUser, given: Given) -> list[Held]:
    """Hold each of `files`, a zip's one by one; a bad one hinders no other."""
    return [_held(item, owner, given) for offered in files for item in ingest.unpacked(offered)]


def _held(item: File | Taken, owner: AbstractBaseUser, given: Given) -> Held:
    if isinstance(item, Taken):
        return Held(item.name, error=item.error)
    try:
        return Held(item.name, file(item=item, owner=owner, given=given))
    except Refused as refused:
        return Held(item.name, error=str(refused))


def file(*, item: File, owner: AbstractBaseUser, given: Given) -> Offer:
    """Hold one file. Raises Refused."""
    extracted = ingest.extract(item.content, item.name, address=given.address)
    return hold(extracted=extracted, item=item, owner=owner, given=given)


def hold(
    *, extracted: Extracted, item: File, owner: AbstractBaseUser, given: Given, fetch: Fetch | None = None
) -> Offer:
    """Hold one file that has been read already. Raises Refused."""
    content = {"name": item.name[:300], "filename": item.name[:255], "content": item.content}
    return _hold(extracted, owner, given, fetch=fetch, **content)


def pasted(*, text: str, owner: AbstractBaseUser, given: Given) -> Offer:
    """Hold text that was typed or pasted. Raises Refused."""
    extracted, content = ingest.extract_pasted(text)
    return _hold(extracted, owner, given, name="The pasted text", content=content)


def _hold(extracted: Extracted, owner: AbstractBaseUser, given: Given, **fields: object) -> Offer:
    sha256 = hashlib.sha256(extracted.text.encode()).hexdigest()
    if Document.objects.filter(sha256=sha256, state=DocumentState.ERASED).exists():
        raise Refused(f"{fields['name']}: {keeping.ERASED}")
    if of(owner).count() >= settings.OFFERS_MAX:
        raise Refused(f"{fields['name']}: {settings.OFFERS_MAX} of what you sent waits already; look at that first")
    said = _said(extracted)
    return Offer.objects.create(
        owner=owner, text=extracted.text, sha256=sha256, sketch=near.sketch(extracted.text),
        media_type=extracted.media_type, encoding=extracted.encoding, pages=list(extracted.pages),
        said=said, given=_wanted(said, given), supersedes=given.supersedes,
        expires_at=timezone.now() + timedelta(hours=settings.OFFER_HOURS), **fields,
    )  # fmt: skip


def _said(extracted: Extracted) -> dict[str, dict[str, str]]:
    """Return what the file says of itself, and what the text says where the file does not."""
    text = metadata.at_head(extracted.text)
    said = {}
    for name in FIELDS:
        if value := _words(getattr(extracted, name)):
            said[name] = {"value": value, "from": "file"}
        elif value := _words(getattr(text, name)):
            said[name] = {"value": value, "from": "text", "words": text.inferred.get(name, "")}
    return said


def _words(value: str | date | None) -> str:
    return value.isoformat() if isinstance(value, date) else names.clean(value or "")


def _wanted(said: Mapping[str, Mapping[str, str]], given: Given) -> dict[str, str]:
    """Return the fields as they are before anybody has corrected them.

    A publisher that the text names is left for a person to choose: many are named in a text.
    """
    wanted = {name: _words(getattr(given, name)) or _suggested(said, name) for name in FIELDS}
    return {**wanted, "address": given.address}


def _suggested(said: Mapping[str, Mapping[str, str]], name: str) -> str:
    one = said.get(name, {})
    return "" if name == "publisher" and one.get("from") == "text" else one.get("value", "")


def of(owner: AbstractBaseUser) -> QuerySet[Offer]:
    """Return what waits for `owner` to confirm it, in the order in which it came."""
    return Offer.objects.filter(owner=owner, expires_at__gt=timezone.now()).order_by("pk")


def correct(*, offer: Offer, given: Mapping[str, str | date | None]) -> None:
    """Keep what its owner says of `offer`: publisher, title, author, published, address."""
    offer.given = {name: _words(given.get(name)) for name in (*FIELDS, "address")}
    offer.save(update_fields=["given"])


def take_in(*, offer: Offer) -> Taken:
    """Make `offer` a document; it is gone then. One that cannot be taken in stays, and says why."""
    try:
        with transaction.atomic():
            offer = Offer.objects.select_for_update(of=["self"]).select_related("owner", "fetch").get(pk=offer.pk)
            file = keeping.received(_extracted(offer), _original(offer), by=offer.owner, given=_given(offer))
            document, created = keeping.keep(file)
            if offer.fetch:
                offer.fetch.document = document
                offer.fetch.save(update_fields=["document"])
            offer.delete()
    except Offer.DoesNotExist:
        return Taken(offer.name, error=f"{offer.name}: has been taken in or discarded meanwhile")
    except Refused as refused:
        return Taken(offer.name, error=str(refused))
    return Taken(offer.name, document, created)


def _extracted(offer: Offer) -> Extracted:
    said = {name: one["value"] for name, one in offer.said.items() if one["from"] == "file"}
    if "published" in said:
        said["published"] = date.fromisoformat(said["published"])
    return Extracted(
        text=offer.text, media_type=offer.media_type, encoding=offer.encoding, pages=tuple(offer.pages), **said
    )


def _original(offer: Offer) -> Original:
    return Original(content=bytes(offer.content), filename=offer.filename)


def _given(offer: Offer) -> Given:
    """Return what its owner says otherwise than the file and the text do; what they left is told by these."""
    changed = dict(_changed(offer))
    known = {name: value for name, value in changed.items() if value}
    if "published" in known:
        known["published"] = date.fromisoformat(known["published"])
    unknown = frozenset(changed.keys() - known.keys())
    return Given(**known, address=offer.given.get("address", ""), supersedes=offer.supersedes, unknown=unknown)


def _changed(offer: Offer) -> Iterator[tuple[str, str]]:
    for name in FIELDS:
        wanted = offer.given.get(name, "")
        if wanted != _suggested(offer.said, name):
            yield name, wanted


def discard(*, offers: Iterable[Offer]) -> None:
    """Let `offers` go, with all that was held of them."""
    Offer.objects.filter(pk__in=[offer.pk for offer in offers]).delete()


def expire() -> int:
    """Let go what nobody has confirmed in time; return how many there were."""
    number, _ = Offer.objects.filter(expires_at__lte=timezone.now()).delete()
    return number
