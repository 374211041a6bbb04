"""What a journalist writes into a check."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet

from claims.models import Check, Verdict


def verdicts(check: Check) -> QuerySet[Verdict]:
    """Return the newsroom's list: what is in use, and what this check has even if retired since."""
    return Verdict.objects.filter(Q(retired=False) | Q(pk=check.verdict_id))


class CheckForm(forms.Form):
    """All may stay empty while it is a draft; what a second person needs is asked for when it is sent."""

    verdict = forms.ModelChoiceField(Verdict.objects.none(), required=False, widget=forms.RadioSelect)
    note = forms.CharField(required=False, max_length=20_000, widget=forms.Textarea)
    # Browsers understand no other form of a date; given another they show none, and it is lost with the next "Save".
    reply_asked_date = forms.DateField(
        required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    reply = forms.CharField(required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: object, check: Check):
        initial = {"verdict": check.verdict_id, "note": check.note, "reply": check.reply}
        super().__init__(data, initial={**initial, "reply_asked_date": check.reply_asked_date})
        self.fields["verdict"].queryset = verdicts(check)
        self.fields["verdict"].empty_label = None


class CorrectionForm(CheckForm):
    """What was wrong is said in public, and a verdict and a note stand."""

    correction = forms.CharField(max_length=5_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: object, check: Check):
        super().__init__(data, check)
        self.fields["verdict"].required = self.fields["note"].required = True


class EvidenceForm(forms.Form):
    """An address, a quotation or a note; one of them at least."""

    address = forms.URLField(required=False, max_length=2000, assume_scheme="https")
    archived_address = forms.URLField(required=False, max_length=2000, assume_scheme="https", label="Archived copy")
    quotation = forms.CharField(required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 2}))
    note = forms.CharField(required=False, max_length=2_000)
    file = forms.FileField(required=False)
    is_public = forms.BooleanField(required=False, label="Everybody may have the file once the check is published")

    @property
    def said(self) -> dict[str, Any]:
        """What the step is given: the file as its name and its bytes, read no further than it may be long."""
        upload = self.cleaned_data["file"]
        file = (upload.name, upload.read(settings.EVIDENCE_MAX_BYTES + 1)) if upload else None
        return {**self.cleaned_data, "file": file}
