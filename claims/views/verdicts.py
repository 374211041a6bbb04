"""The list of verdicts: what each means, and how editors make the list their own."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from claims import verdicts as steps
from claims.models import Verdict
from claims.selectors import history
from oicsummit.access import may_publish
from oicsummit.gate import needs


class VerdictForm(forms.Form):
    """A verdict, what it means, and where in the list it stands."""

    name = forms.CharField(max_length=80)
    definition = forms.CharField(max_length=2000, label="What it means", widget=forms.Textarea(attrs={"rows": 3}))
    place = forms.IntegerField(min_value=0, max_value=1000, label="Place in the list", initial=0)


def verdicts(request: HttpRequest) -> HttpResponse:
    """All verdicts, those in use first."""
    return render(request, "claims/verdicts.html", {"verdicts": Verdict.objects.order_by("retired", "place", "name")})


@needs(may_publish)
def verdict_edit(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Write a verdict anew, or a new one."""
    row = get_object_or_404(Verdict, slug=slug) if slug else None
    initial = {"name": row.name, "definition": row.definition, "place": row.place} if row else {}
    form = VerdictForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            steps.write(by=request.user, verdict=row, **form.cleaned_data)
        except (steps.NameTaken, steps.Incomplete, steps.InUse) as refusal:
            form.add_error("name", f"{refusal}.".capitalize())
        else:
            return redirect("verdicts")
    context = {
        "form": form,
        "verdict": row,
        "history": history.of([row.slug], {row.slug: "the verdict"}, kind="verdict") if row else [],
    }
    return render(request, "claims/verdict_edit.html", context, status=422 if form.errors else 200)


@require_POST
@needs(may_publish)
def verdict_retire(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer a verdict no longer, or again (`retired=0`)."""
    row = get_object_or_404(Verdict, slug=slug)
    steps.retire(verdict=row, by=request.user, retired=request.POST.get("retired", "1") == "1")
    return redirect("verdicts")
