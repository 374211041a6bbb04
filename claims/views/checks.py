"""Checks: the list, one check with all that may be done to it, and what waits for one."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from claims import check as steps
from claims import evidence_file, publish
from claims.check_forms import CheckForm, CorrectionForm, EvidenceForm
from claims.models import Check, CheckState, Claim, EvidenceFile, Task
from claims.selectors import checks as selector
from figures.models import Figure
from oicsummit import access
from oicsummit.gate import needs

PAGE_SIZE = 25
# What a step refuses, in words for the person who asked for it.
REFUSALS = (
    steps.NotWritable, steps.Incomplete, publish.OwnCheck, publish.NotInReview, publish.AlreadyPublished,
    publish.NotPublished, publish.ReasonMissing,
)  # fmt: skip


def checks(request: HttpRequest) -> HttpResponse:
    """The list. `?state=` chooses; strangers and readers see what has been published."""
    state = request.GET.get("state", "")
    found = selector.visible_to(request.user)
    if state in CheckState.values:
        found = found.filter(state=state)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "claims/checks.html", {"page": page, "state": state, "states": CheckState.choices})


@needs(access.may_check)
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for this person."""
    return render(request, "claims/waiting.html", selector.waiting_for(request.user))


@require_POST
@needs(access.may_check)
def check_claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Begin a check on a claim, or go on with one's own."""
    claim = get_object_or_404(Claim, public_id=public_id)
    return redirect("check", steps.begin(by=request.user, claim=claim).public_id)


@require_POST
@needs(access.may_check)
def check_figure(request: HttpRequest, public_id: str) -> HttpResponse:
    """Begin a check on a figure, or go on with one's own."""
    figure = get_object_or_404(Figure, public_id=public_id)
    return redirect("check", steps.begin(by=request.user, figure=figure).public_id)


@require_POST
@needs(access.may_check)
def task_done(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one has looked at what a correction asked to be looked at."""
    publish.finish(task=get_object_or_404(Task, pk=pk), by=request.user)
    return redirect("waiting")


def check(request: HttpRequest, public_id: str) -> HttpResponse:
    """One check; a POST says in `do` what is to be done to it."""
    found = get_object_or_404(selector.in_full(request.user), public_id=public_id)
    if request.method == "POST":
        return _do(request, found)
    return _page(request, found)


def check_file(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """A file that is evidence, always as a download: what others made is not opened as a page of ours."""
    found = get_object_or_404(selector.visible_to(request.user), public_id=public_id)
    files = EvidenceFile.objects.filter(evidence__check_row=found, evidence__pk=pk)
    file = get_object_or_404(files if access.may_check(request.user) else files.filter(is_public=True))
    headers = {"Content-Disposition": content_disposition_header(True, file.filename)}
    return HttpResponse(bytes(file.content), content_type="application/octet-stream", headers=headers)


def _do(request: HttpRequest, found: Check) -> HttpResponse:
    asked = _ACTIONS.get(request.POST.get("do", ""))
    if asked is None or not asked[0](request.user):
        raise PermissionDenied
    try:
        form = asked[1](request, found)
    except REFUSALS as refused:
        messages.error(request, f"Nothing was changed: {refused}.")
        return redirect("check", found.public_id)
    if form is not None:
        return _page(request, found, status=422, **form)
    return redirect("check", found.public_id)


def _save(request: HttpRequest, found: Check) -> dict | None:
    _refuse_others(request, found)
    form = CheckForm(request.POST, found)
    if not form.is_valid():
        return {"form": form}
    steps.save(check=found, by=request.user, **form.cleaned_data)
    return None


def _send(request: HttpRequest, found: Check) -> dict | None:
    refused = _save(request, found)
    if refused is None:
        steps.send(check=Check.objects.get(pk=found.pk), by=request.user)
    return refused


def _send_back(request: HttpRequest, found: Check) -> None:
    steps.send_back(check=found, by=request.user, why=request.POST.get("why", ""))


def _publish(request: HttpRequest, found: Check) -> None:
    publish.publish(check=found, by=request.user)


def _correct(request: HttpRequest, found: Check) -> dict | None:
    form = CorrectionForm(request.POST, found)
    if not form.is_valid():
        return {"correction": form}
    said = form.cleaned_data
    publish.correct(
        check=found, by=request.user, correction=said["correction"], verdict=said["verdict"], note=said["note"]
    )
    return None


def _withdraw(request: HttpRequest, found: Check) -> None:
    publish.withdraw(check=found, by=request.user, why=request.POST.get("why", ""))


def _add_evidence(request: HttpRequest, found: Check) -> dict | None:
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        return {"evidence_form": form}
    try:
        steps.add_evidence(check=found, by=request.user, **form.said)
    except evidence_file.FileRefused as refused:
        form.add_error("file", f"{refused}.")
        return {"evidence_form": form}
    return None


def _remove_evidence(request: HttpRequest, found: Check) -> None:
    _refuse_others(request, found)
    evidence = get_object_or_404(found.evidence, pk=request.POST.get("evidence") or 0)
    steps.remove_evidence(evidence=evidence, by=request.user)


def _refuse_others(request: HttpRequest, found: Check) -> None:
    if found.author_id != request.user.pk and not access.may_publish(request.user):
        raise PermissionDenied


_ACTIONS: dict[str, tuple[access.Predicate, Callable[[HttpRequest, Check], dict | None]]] = {
    "save": (access.may_check, _save),
    "send": (access.may_check, _send),
    "add_evidence": (access.may_check, _add_evidence),
    "remove_evidence": (access.may_check, _remove_evidence),
    "send_back": (access.may_publish, _send_back),
    "publish": (access.may_publish, _publish),
    "correct": (access.may_publish, _correct),
    "withdraw": (access.may_publish, _withdraw),
}


def _page(request: HttpRequest, found: Check, status: int = 200, **forms: object) -> HttpResponse:
    user = request.user
    context = {
        "check": found,
        "form": CheckForm(None, found),
        "evidence_form": EvidenceForm(),
        "evidence": selector.evidence(found, user),
        "kinds_of_file": evidence_file.KINDS,
        "evidence_max": evidence_file.most(),
        "correction": CorrectionForm(None, found),
        "history": selector.history(found),
        "subjects": [found.claim] if found.claim else list(selector.readings(found)[:12]),
        "is_live": found.state in publish.LIVE,
        "is_writable": found.state in steps.WRITABLE and access.may_check(user)
        and (found.author_id == user.pk or access.may_publish(user)),
        "may_publish_it": found.state == CheckState.IN_REVIEW and access.may_publish(user)
        and found.author_id != user.pk,
        **forms,
    }  # fmt: skip
    return render(request, "claims/check.html", context, status=status)
