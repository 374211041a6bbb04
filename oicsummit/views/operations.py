"""The site at work, for administrators: processes, queues, runs, failed jobs, versions, disk, backups."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oicsummit import retry, wording
from oicsummit.access import may_administer
from oicsummit.gate import needs
from oicsummit.selectors import operations as selector
from sources import runs
from sources.models import RunDocument


@require_safe
@never_cache
@needs(may_administer)
def operations(request: HttpRequest) -> HttpResponse:
    """Everything on one page; the part that changes asks for itself again."""
    if request.htmx:
        return render(request, "operations/_now.html", {"now": selector.now()})
    context = {"now": selector.now(), "failed": selector.failed(request.GET.get("page")), "facts": selector.facts()}
    return render(request, "operations/operations.html", context)


@require_POST
@needs(may_administer)
def operations_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Have one failed document of a run done again."""
    part = get_object_or_404(RunDocument, pk=pk)
    try:
        retry.one(part=part, by=request.user)
    except runs.NotRunning as error:
        messages.error(request, f"Not tried again: {error}.")
    else:
        messages.success(request, "It will be tried again.")
    return redirect("operations")


@require_POST
@needs(may_administer)
def operations_retry_all(request: HttpRequest) -> HttpResponse:
    """Have everything that has failed done again."""
    count = retry.all_failed(by=request.user)
    if count:
        messages.success(request, f"{wording.count(count, 'document')} will be tried again.")
    else:
        messages.info(request, "Nothing has failed.")
    return redirect("operations")
