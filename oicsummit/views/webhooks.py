"""Addresses that are told of changes: registered, tried, switched off and on, and what each was told."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from oicsummit.access import may_administer
from oicsummit.api.changes import KINDS
from oicsummit.gate import needs
from oicsummit.plurals import plural
from oicsummit.webhooks import register
from oicsummit.webhooks.models import Attempt, Delivery, Webhook
from sources.guard import AddressRefused

PAGE_SIZE = 25
_REFUSED = (AddressRefused, register.KindsMissing, register.TooMany)


class WebhookForm(forms.Form):
    """An address and what it is told."""

    address = forms.CharField(max_length=2000, label="Address", widget=forms.URLInput)
    kinds = forms.MultipleChoiceField(choices=[(kind, kind) for kind in KINDS], label="Is told of changes to")


@needs(may_administer)
@never_cache
def webhooks(request: HttpRequest) -> HttpResponse:
    """All addresses, and the form to register one more; its key is shown on the answer, this once."""
    form = WebhookForm(request.POST or None)
    made = None
    if request.method == "POST" and form.is_valid():
        try:
            made = register.register(by=request.user, **form.cleaned_data)
            form = WebhookForm()
        except _REFUSED as refused:
            form.add_error(None, f"Not registered: {refused}.")
    rows = [(row, ", ".join(map(plural, row.kinds))) for row in Webhook.objects.all()]
    context = {"webhooks": rows, "form": form, "made": made, "kinds": _kinds(form)}
    return render(request, "webhooks/webhooks.html", context, status=422 if form.errors else 200)


def _kinds(form: WebhookForm) -> list[tuple[str, str, bool]]:
    """Each kind with its plural and whether it is chosen."""
    chosen = form["kinds"].value() or []
    return [(kind, plural(kind), kind in chosen) for kind in KINDS]


@needs(may_administer)
@never_cache
def webhook(request: HttpRequest, public_id: str) -> HttpResponse:
    """One address, what it was told and each attempt; a POST changes where it is and what it is told."""
    row = get_object_or_404(Webhook, public_id=public_id)
    form = WebhookForm(request.POST or {"address": row.address, "kinds": row.kinds})
    if request.method == "POST" and form.is_valid():
        try:
            register.change(webhook=row, by=request.user, **form.cleaned_data)
        except _REFUSED as refused:
            form.add_error(None, f"Not changed: {refused}.")
        else:
            messages.success(request, "Changed.")
            return redirect("webhook", public_id)
    return _shown(request, row, form)


def _shown(request: HttpRequest, row: Webhook, form: WebhookForm, secret: str = "") -> HttpResponse:
    attempts = Prefetch("attempts", Attempt.objects.order_by("pk"))
    page = Paginator(row.deliveries.prefetch_related(attempts), PAGE_SIZE).get_page(request.GET.get("page"))
    is_busy = any(one.due_at for one in page.object_list)
    context = {"webhook": row, "form": form, "kinds": _kinds(form), "page": page, "is_busy": is_busy, "secret": secret}
    template = "webhooks/_deliveries.html" if request.htmx else "webhooks/webhook.html"
    return render(request, template, context, status=422 if form.errors else 200)


@require_POST
@needs(may_administer)
def webhook_switch(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell an address nothing more for now, or go on where it was left."""
    row = get_object_or_404(Webhook, public_id=public_id)
    register.switch(webhook=row, by=request.user, on=request.POST.get("on") == "1")
    return redirect("webhook", public_id)


@require_POST
@needs(may_administer)
def webhook_test(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send something that tells of nothing."""
    register.send_test(webhook=get_object_or_404(Webhook, public_id=public_id), by=request.user)
    messages.success(request, "A test is on its way: what comes of it is shown below within seconds.")
    return redirect("webhook", public_id)


@require_POST
@needs(may_administer)
@never_cache
def webhook_secret(request: HttpRequest, public_id: str) -> HttpResponse:
    """Sign with a new key, shown on the answer, this once."""
    row = get_object_or_404(Webhook, public_id=public_id)
    secret = register.renew_secret(webhook=row, by=request.user)
    return _shown(request, row, WebhookForm({"address": row.address, "kinds": row.kinds}), secret)


@require_POST
@needs(may_administer)
def webhook_remove(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell an address nothing more, and forget what it was told."""
    register.remove(webhook=get_object_or_404(Webhook, public_id=public_id), by=request.user)
    messages.success(request, "Removed: the address is told nothing more.")
    return redirect("webhooks")


@require_POST
@needs(may_administer)
def delivery_again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send something once more under its id."""
    delivery = get_object_or_404(Delivery.objects.select_related("webhook"), public_id=public_id)
    register.send_again(delivery=delivery, by=request.user)
    return redirect("webhook", delivery.webhook.public_id)
