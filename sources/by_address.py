"""Taking in pages by their address: asked for as a row, fetched by a worker, again on a schedule."""

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from sources import events, fetch, guard, ingest, keeping, names, offers
from sources.formats import Extracted
from sources.models import Document, DocumentState, Fetch, FetchState, Original, StartedFrom

RETRY_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking: the page and what it says, or why there is nothing, in words."""

    page: fetch.Fetched | None = None
    extracted: Extracted | None = None
    error: str = ""


def ask(
    *, address: str, by: object, given: ingest.Given | None = None, every_hours: int | None = None,
    asked_from: StartedFrom = StartedFrom.PAGE, preview: AbstractBaseUser | None = None,
) -> Fetch:  # fmt: skip
    """Ask for the page at `address`; `tasks.start_fetch` sends it to a worker.

    With `preview` the page becomes an offer to this user, and a document once they confirm it.
    Raises guard.AddressRefused at once for what no look-up is needed to refuse.
    """
    the_guard().look(address)
    given = given or ingest.Given()
    said = {"publisher": given.publisher, "title": given.title, "author": given.author}
    if given.published:
        said["published"] = given.published.isoformat()
    with events.acting(by=by, why="asked for by its address"):
        return Fetch.objects.create(
            address=address, given=said, asked_by=events.name_of(by), every_hours=every_hours,
            asked_from=asked_from, preview=preview,
        )  # fmt: skip


def due() -> QuerySet[Fetch]:
    """Return the fetches that are to be done now: asked for, or repeated and their time has come."""
    return Fetch.objects.filter(Q(state=FetchState.QUEUED) | Q(next_at__lte=timezone.now())).order_by("id")


def look(*, row: Fetch, by_guard: guard.Guard | None = None) -> Found:
    """Fetch the page and read what it says. Nothing is written: no transaction has to wait for a slow server."""
    try:
        page = fetch.fetch(
            row.address, guard=by_guard or the_guard(), contact=settings.FETCH_CONTACT,
            limits=fetch.FetchLimits(file_bytes=settings.DOCUMENT_MAX_BYTES, seconds=settings.FETCH_SECONDS),
        )  # fmt: skip
        said = {"media_type": page.media_type, "charset": page.charset}
        return Found(page, ingest.extract(page.data, _name(page.address), address=page.address, **said))
    except (guard.AddressRefused, fetch.FetchFailed, ingest.Refused) as refused:
        return Found(error=str(refused))


@transaction.atomic
def keep(*, row: Fetch, found: Found) -> Document | None:
    """Keep what was found; return its document where that is new. What failed is kept with its reason in words."""
    row = Fetch.objects.select_for_update(of=["self"]).select_related("document", "preview").get(pk=row.pk)
    if found.page is None:
        return _failed(row, found.error)
    try:
        document, created = (_take_in if row.document or not row.preview else _offer)(row, found.page, found.extracted)
    except ingest.Refused as refused:
        return _failed(row, str(refused))
    row.state, row.error, row.document = FetchState.FETCHED, "", document or row.document
    row.final_address, row.fetched_at = found.page.address, found.page.fetched_at
    row.sha256 = hashlib.sha256(found.page.data).hexdigest()
    _save(row)
    return document if created else None


def _offer(row: Fetch, page: fetch.Fetched, extracted: Extracted) -> tuple[None, bool]:
    row.offers.all().delete()  # of what was fetched before and nobody confirmed
    item = ingest.File(_name(page.address), page.data)
    offers.hold(extracted=extracted, item=item, owner=row.preview, given=_given(row, page, None), fetch=row)
    return None, False


def _take_in(row: Fetch, page: fetch.Fetched, extracted: Extracted) -> tuple[Document, bool]:
    # A schedule watches one page: what it holds now takes the place of what it held.
    earlier = row.document if row.document and row.document.state == DocumentState.ACTIVE else None
    original = Original(content=page.data, filename=_name(page.address)[:255])
    given = _given(row, page, earlier)
    return keeping.keep(keeping.received(extracted, original, by=row.asked_by, given=given))


def _given(row: Fetch, page: fetch.Fetched, earlier: Document | None) -> ingest.Given:
    said = dict(row.given)
    if "published" in said:
        said["published"] = date.fromisoformat(said["published"])
    return ingest.Given(**said, address=page.address, supersedes=earlier)


def _name(address: str) -> str:
    """Return the last part of an address's path, as a file name to speak of it by."""
    parts = urlsplit(address)
    return names.clean(PurePosixPath(unquote(parts.path, errors="replace")).name)[:200] or parts.netloc


def _failed(row: Fetch, why: str) -> Document | None:
    row.state, row.error = FetchState.FAILED, why
    _save(row)
    return None


def _save(row: Fetch) -> None:
    again = timedelta(hours=row.every_hours) if row.every_hours else None
    if again and row.state == FetchState.FAILED:
        again = min(again, RETRY_AFTER)
    row.next_at = timezone.now() + again if again else None
    row.save()


def the_guard() -> guard.Guard:
    """Return the guard of this installation; ALLOWED_NETWORKS is for tests alone, `check --deploy` refuses it."""
    networks = tuple(ipaddress.ip_network(network) for network in settings.FETCH_ALLOWED_NETWORKS)
    return guard.Guard(guard.resolve, allowed=networks)


def again(*, row: Fetch, by: object) -> None:
    """Have a page fetched once more."""
    with events.acting(by=by, why="asked for again"):
        Fetch.objects.filter(pk=row.pk).update(state=FetchState.QUEUED, error="")
        events.note(of=row, kind="fetch", before={"again": False}, after={"again": True})


def watch(*, row: Fetch, by: object, every_hours: int | None) -> None:
    """Have a page fetched again every so many hours, or with None no more."""
    first = timezone.now() + timedelta(hours=every_hours) if every_hours else None
    with events.acting(by=by, why="watched" if every_hours else "no longer watched"):
        Fetch.objects.filter(pk=row.pk).update(every_hours=every_hours, next_at=first)
