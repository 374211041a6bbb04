"""Writing a check: a journalist's verdict on a claim or a figure, until a second person publishes it."""

from datetime import date

from claims import evidence_file
from claims.models import Check, CheckState, Claim, Evidence, Verdict
from figures.models import Figure
from sources import events

WRITABLE = {CheckState.DRAFT, CheckState.IN_REVIEW}


class NotWritable(Exception):
    """A published check is corrected in public, not changed."""


class Incomplete(Exception):
    """The check lacks what a second person would need; the message says what."""


def begin(*, by: object, claim: Claim | None = None, figure: Figure | None = None) -> Check:
    """Return a draft by `by` on one claim or figure: the one already begun where there is one."""
    with events.acting(by=by, why="began a check"):
        begun = Check.objects.select_for_update().filter(author=by, claim=claim, figure=figure, state__in=WRITABLE)
        return begun.first() or Check.objects.create(author=by, claim=claim, figure=figure)


def save(
    *, check: Check, by: object, verdict: Verdict | None, note: str, reply_asked_date: date | None = None,
    reply: str = "",
) -> Check:  # fmt: skip
    """Write what the check says. Raises NotWritable once it has been published."""
    with events.acting(by=by, why="wrote the check"):
        check = _writable(check)
        check.verdict, check.note = verdict, note
        check.reply_asked_date, check.reply = reply_asked_date, reply
        check.save()
    return check


def add_evidence(
    *, check: Check, by: object, address: str = "", archived_address: str = "", quotation: str = "", note: str = "",
    file: tuple[str, bytes] | None = None, is_public: bool = False,
) -> Evidence:  # fmt: skip
    """Add one piece of evidence; also to a published check, where a reply or a source comes later.

    `file` is a name and the bytes that came under it; with `is_public` everybody may have it once the check is
    published, else journalists alone. Raises Incomplete, evidence_file.FileRefused.
    """
    note = note or (file[0] if file else "")
    if not (address or quotation or note):
        raise Incomplete("evidence is an address, a quotation, a file or a note; all are empty")
    with events.acting(by=by, why="added evidence"):
        made = Evidence.objects.create(
            check_row=check, address=address, archived_address=archived_address, quotation=quotation, note=note
        )
        if file:
            evidence_file.keep(evidence=made, name=file[0], content=file[1], by=by, is_public=is_public)
        return made


def remove_evidence(*, evidence: Evidence, by: object) -> None:
    """Take a piece of evidence away, as long as nothing has been published that rests on it."""
    with events.acting(by=by, why="removed evidence"):
        _writable(evidence.check_row)
        evidence.delete()


def send(*, check: Check, by: object) -> Check:
    """Send a draft to a second person. Raises Incomplete without a verdict, a note or any evidence."""
    with events.acting(by=by, why="sent it to review"):
        check = _writable(check)
        if missing := _missing(check):
            raise Incomplete(f"a second person needs {' and '.join(missing)} to judge this check")
        check.state = CheckState.IN_REVIEW
        check.save(update_fields=["state"])
    return check


def _missing(check: Check) -> list[str]:
    wanted = {"a verdict": check.verdict_id, "a note": check.note.strip(), "evidence": check.evidence.exists()}
    return [word for word, there in wanted.items() if not there]


def send_back(*, check: Check, by: object, why: str) -> Check:
    """Give a check in review back to its author, saying why."""
    if not why.strip():
        raise Incomplete("say why you send it back")
    with events.acting(by=by, why=f"sent it back: {why.strip()}"):
        check = _writable(check)
        check.state = CheckState.DRAFT
        check.save(update_fields=["state"])
    return check


def _writable(check: Check) -> Check:
    check = Check.objects.select_for_update().get(pk=check.pk)
    if check.state not in WRITABLE:
        raise NotWritable("this check has been published: it can be corrected or withdrawn, which everybody sees")
    return check
