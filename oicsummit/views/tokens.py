"""Everyone's own tokens: a list, one to make, each to revoke."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from oicsummit import tokens


class TokenForm(forms.Form):
    """What a new token is for."""

    name = forms.CharField(max_length=100, label="What it is for")
    scope = forms.ChoiceField(choices=[("read", "read only"), ("write", "read and write")], label="It may")
    days = forms.IntegerField(min_value=1, max_value=3650, initial=365, label="It holds for so many days")


@login_required
@never_cache
def account_tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of whoever asks; a POST makes one and shows it, this once."""
    form = TokenForm(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        may_write = said["scope"] == "write"
        secret = tokens.make(user=request.user, name=said["name"], may_write=may_write, days=said["days"])
        form = TokenForm()
    context = {"tokens": tokens.of(request.user), "form": form, "secret": secret}
    return render(request, "accounts/tokens.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def token_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own tokens, at once."""
    tokens.revoke(user=request.user, grant_id=pk)
    return redirect("account-tokens")
