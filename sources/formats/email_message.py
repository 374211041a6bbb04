"""An e-mail message: its text, subject, sender and date."""

from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from sources.formats import plain, web_page
from sources.formats.extracted import Extracted, Refused
from sources.formats.sniff import EMAIL, HTML


def read(data: bytes) -> Extracted:
    """Return the body of a message, its plain form where it has one; raises Refused where it has none."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        part = message.get_body(preferencelist=("plain", "html")) if isinstance(message, EmailMessage) else None
        subject, sender, sent = str(message["subject"] or ""), str(message["from"] or ""), str(message["date"] or "")
    except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise Refused(f"is not an e-mail message that could be read: {error}") from None
    if part is None:
        raise Refused("is an e-mail message without a text")
    body = _body(part)
    name, address = parseaddr(sender)
    return Extracted(
        text=body.text, media_type=EMAIL, encoding=body.encoding, title=subject.strip() or None,
        author=name or address or None, published=_day(sent),
    )  # fmt: skip


def _body(part: EmailMessage) -> Extracted:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset("") or ""
    if part.get_content_type() == HTML:
        return web_page.read(data, charset)
    # the wire form of every message has CRLF; the text that was written has not
    return plain.read(data.replace(b"\r\n", b"\n"), EMAIL, charset)


def _day(words: str) -> date | None:
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError):
        return None
