"""The history: all events, for editors who look for one."""

from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.selectors import all_events as selector
from oicsummit.access import may_decide
from oicsummit.gate import needs
from oicsummit.wording import a_name

_DAY = {"type": "date"}


class HistoryForm(forms.Form):
    """What is looked for; every field is a parameter of the address."""

    who = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs={"list": "people"}))
    kind = forms.ChoiceField(
        required=False, choices=[("", "anything"), *((kind, a_name(kind)) for kind in selector.KINDS)]
    )
    action = forms.ChoiceField(
        required=False,
        choices=[("", "anything"), ("created", "made"), ("changed", "changed"), ("removed", "removed")],
    )
    object = forms.CharField(required=False, max_length=80, label="Its id")
    words = forms.CharField(required=False, max_length=200, label="Words of the reason")
    start = forms.DateField(required=False, label="From", widget=forms.DateInput(attrs=_DAY))
    end = forms.DateField(required=False, label="To", widget=forms.DateInput(attrs=_DAY))
    runs = forms.BooleanField(required=False, label="What runs did too")
    before = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)

    def __init__(self, data: object):
        super().__init__(data, auto_id="h-%s")


@needs(may_decide)
def history(request: HttpRequest) -> HttpResponse:
    """Events, newest first, by `?who= ?kind= ?action= ?object= ?words= ?start= ?end= ?runs=`, older than `?before=`."""
    form = HistoryForm(request.GET)
    lines, following, wanted = [], None, selector.Wanted()
    if form.is_valid():
        asked = dict(form.cleaned_data)
        before = asked.pop("before")
        wanted = selector.Wanted(**asked)
        lines, following = selector.find(wanted, before)
    context = {
        "form": form,
        "lines": lines,
        "following": following,
        "is_filtered": wanted != selector.Wanted(),
        "people": get_user_model().objects.order_by("username").values_list("username", flat=True)[:500],
    }
    return render(request, "claims/history.html", context, status=200 if form.is_valid() else 422)
