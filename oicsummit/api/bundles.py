"""The evidence bundle: some documents, or all, with everything that rests on them, as one zip."""

import tempfile
from collections.abc import Callable

from django.db.models import QuerySet
from django.http import FileResponse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound, PermissionDenied
from rest_framework.request import Request
from rest_framework.views import APIView

from oicsummit import access
from oicsummit.api import ids, parameters
from oicsummit.api.errors import Invalid
from oicsummit.api.filters import words_in
from oicsummit.api.permissions import MayExport
from oicsummit.api.renderers import Zip
from oicsummit.api.seen import seen
from oicsummit.api.views import Answering
from oicsummit.bundle import scope, write
from oicsummit.bundle.scope import Scope
from sources.models import Collection, Document

_IN_MEMORY = 5_000_000  # bytes; what is larger goes to a file that is gone with the answer
MOST = 100  # documents named at once


PARAMETERS = [
    OpenApiParameter(
        "document",
        {"type": "array", "items": {"type": "string", "pattern": f"^{ids.pattern('d')}$"}, "minItems": 1,
         "maxItems": MOST},
        explode=False, style="form",
        description="Of these documents, separated by commas. Administrators who name nothing get all.",
    ),
    OpenApiParameter(
        "collection", {"type": "string", "pattern": f"^{ids.SLUG}$"}, description="And of the documents of this one."
    ),
    OpenApiParameter(
        "originals", {"type": "string", "enum": ["yes", "no"], "default": "no"},
        description="With the files as they were received; for administrators.",
    ),
]  # fmt: skip


class BundleView(Answering, APIView):
    """Documents with everything that rests on them: an evidence bundle, which `manage.py bundle import` takes in again.

    A zip of JSON Lines, a table a file: texts and hashes, sentences, claims, quantities, figures, sums, links with
    slots and reasons, speakers, checks with their evidence, decisions, what happened to each, and the runs that read
    it; `manifest.json` has the SHA-256 of every member. What the documents are linked with comes along.
    """

    permission_classes = [MayExport]
    looks_up = True
    renderer_classes = [Zip]
    http_method_names = ["get", "head"]

    @extend_schema(parameters=PARAMETERS, responses={(200, Zip.media_type): bytes})
    def get(self, request: Request) -> FileResponse:
        asked = parameters.read(request, ["document", "collection", "originals", "format"])
        originals = words_in(asked.get("originals", "no"), ["yes", "no"], "originals") == ["yes"]
        if originals and not access.may_export_all(request.user):
            raise PermissionDenied("The files as they were received are for administrators.")
        return made(asked, by=request.user, originals=originals)


def made(asked: dict[str, str], *, by: access.User, originals: bool) -> FileResponse:
    """Return the bundle that is asked for. Raises NotFound for what is not there, PermissionDenied for too much."""
    # Whole before its first byte is sent: an error on the way is told as one.
    out = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  the answer closes it
    with write.one_moment():
        write.write(out, scope=_scope(asked, by), originals=originals, by=by)
    out.seek(0)
    name = asked.get("collection") or asked.get("document", "all").partition(",")[0]
    return FileResponse(out, as_attachment=True, filename=f"evidence-{name}.zip", content_type=Zip.media_type)


def _scope(asked: dict[str, str], user: access.User) -> Scope:
    def visible(rows: QuerySet) -> QuerySet:
        return seen(rows, user)

    documents = _documents(asked["document"], visible) if "document" in asked else []
    if "collection" in asked:
        return scope.of_collection(_collection(asked["collection"]), also=documents, visible=visible)
    if documents:
        return scope.of_documents(documents, visible=visible)
    if not access.may_export_all(user):
        raise PermissionDenied("A bundle of everything is for administrators: name documents or a collection.")
    return Scope()


def _collection(slug: str) -> Collection:
    found = Collection.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound("There is no such collection.")
    return found


def _documents(words: str, visible: Callable[[QuerySet], QuerySet]) -> list[Document]:
    wanted = words.split(",")
    if len(wanted) > MOST:
        raise Invalid("document", f"At most {MOST} at once.")
    found = list(visible(Document.objects.filter(public_id__in=wanted)))
    if missing := sorted(set(wanted) - {document.public_id for document in found}):
        raise NotFound(f"There is no document {missing[0][:20]}.")
    return found
