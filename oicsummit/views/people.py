"""People: administrators invite and disable them and give roles; everyone changes their own password."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST

from oicsummit import accounts, mailed
from oicsummit.access import Role, may_administer, role_of
from oicsummit.account_forms import ROLES, InviteForm, RoleForm
from oicsummit.gate import needs
from oicsummit.webhooks.models import Webhook


@needs(may_administer)
def people(request: HttpRequest) -> HttpResponse:
    """Everyone who has been let in, and the form to invite one more."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = accounts.invite(by=request.user, **{**form.cleaned_data, "role": Role(form.cleaned_data["role"])})
        except accounts.NameTaken as taken:
            form.add_error("username", str(taken))
        else:
            return _show_link(request, person)
    status = 422 if form.errors else 200
    return render(request, "accounts/people.html", {"people": _everyone(), "form": form, "roles": ROLES}, status=status)


@require_POST
@needs(may_administer)
def person_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Give someone another role."""
    person, form = get_object_or_404(get_user_model(), pk=pk), RoleForm(request.POST)
    if form.is_valid():
        try:
            accounts.give_role(by=request.user, person=person, role=Role(form.cleaned_data["role"]))
        except accounts.LastAdministrator as refused:
            messages.error(request, f"Nothing was changed: {refused}.")
    return redirect("people")


@require_POST
@needs(may_administer)
def person_active(request: HttpRequest, pk: int) -> HttpResponse:
    """Disable someone, or let them in again."""
    person = get_object_or_404(get_user_model(), pk=pk)
    try:
        accounts.set_active(by=request.user, person=person, is_active=request.POST.get("active") == "1")
    except accounts.LastAdministrator as refused:
        messages.error(request, f"Nothing was changed: {refused}.")
    return redirect("people")


@require_POST
@needs(may_administer)
def person_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the link by which someone sets a new password."""
    return _show_link(request, get_object_or_404(get_user_model(), pk=pk, is_active=True))


def _show_link(request: HttpRequest, person: object) -> HttpResponse:
    # Shown on the answer itself and kept nowhere: whoever has the link has the account.
    link = request.build_absolute_uri(accounts.password_link(person))
    if person.email and mailed.is_possible() and mailed.send(person=person, link=link, site=request.get_host()):
        messages.success(request, f"A link to set a password has been sent to {person.email}.")
        return redirect("people")
    return render(request, "accounts/link.html", {"person": person, "link": link})


def _everyone() -> list:
    everyone = get_user_model().objects.prefetch_related("groups").order_by("-is_active", "username")
    return [(person, _role(person)) for person in everyone]


def _role(person: object) -> str:
    if person.is_superuser:
        return Role.ADMINISTRATOR
    names = {group.name for group in person.groups.all()}
    return next((role for role in reversed(Role) if role in names), Role.READER)


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """One's own account; administrators see what needs them."""
    off = Webhook.objects.filter(is_on=False).exclude(off_because="") if may_administer(request.user) else []
    return render(request, "accounts/account.html", {"role": role_of(request.user), "webhooks_off": off})


def forgotten(request: HttpRequest) -> HttpResponse:
    """Send whoever has forgotten their password a link; the answer is the same where nobody is meant."""
    is_sent = request.method == "POST" and mailed.is_possible()
    if is_sent:
        who = request.POST.get("who", "").strip()[:254]
        mailed.start_link(who=who, base=request.build_absolute_uri("/"), site=request.get_host())
    return render(request, "accounts/forgotten.html", {"sent": is_sent, "is_possible": mailed.is_possible()})


class ChangePassword(PasswordChangeView):
    """One's own password; other sessions of the same person end."""

    template_name = "accounts/password.html"
    success_url = reverse_lazy("account")

    def form_valid(self, form: object) -> HttpResponse:
        messages.success(self.request, "Your password has been changed.")
        return super().form_valid(form)


class SetPassword(PasswordResetConfirmView):
    """A new password by a link that holds once."""

    template_name = "accounts/set_password.html"
    success_url = reverse_lazy("sign-in")

    def form_valid(self, form: object) -> HttpResponse:
        messages.success(self.request, "Your password has been set: sign in with it.")
        return super().form_valid(form)
