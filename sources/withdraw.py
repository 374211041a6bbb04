"""Hiding a document, and bringing it back."""

from sources import events
from sources.models import Document, DocumentState


class NotActive(Exception):
    """Only a document that counts can be withdrawn."""


class NotWithdrawn(Exception):
    """Only a withdrawn document can be brought back."""


class ReasonMissing(Exception):
    """Taking a document away asks for a reason."""


def withdraw(*, document: Document, by: object, why: str) -> Document:
    """Hide `document` with its claims and links; nothing of it is lost. Raises NotActive or ReasonMissing."""
    if not why.strip():
        raise ReasonMissing("say why")
    with events.acting(by=by, why=why.strip()):
        document = Document.objects.select_for_update(of=["self"]).get(pk=document.pk)
        if document.state != DocumentState.ACTIVE:
            raise NotActive(f"this document is {document.state}")
        document.state = DocumentState.WITHDRAWN
        document.save(update_fields=["state"])
    return document


def bring_back(*, document: Document, by: object) -> Document:
    """Show a withdrawn document again. Raises NotWithdrawn."""
    with events.acting(by=by, why="brought back"):
        document = Document.objects.select_for_update(of=["self"]).get(pk=document.pk)
        if document.state != DocumentState.WITHDRAWN:
            raise NotWithdrawn(f"this document is {document.state}, not withdrawn")
        document.state = DocumentState.ACTIVE
        document.save(update_fields=["state"])
    return document
