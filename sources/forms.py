"""Taking a document in by page: files, several at once, or pasted text, with what is known of it."""

from typing import Any

from django import forms

from sources.ingest import File, Given
from sources.models import Document, DocumentState

ADDRESS_HELP = "Alone, the page is fetched from there; beside a file or a text, it is kept as where that came from."


class _FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Several files; each is judged by itself when it is taken in, so that a bad one hinders no other."""

    widget = _FilesInput

    def clean(self, data: Any, initial: Any = None) -> list:
        files = data if isinstance(data, (list, tuple)) else [data]
        return [file for file in files if file]


class CollectionForm(forms.Form):
    """What a collection is called, and what belongs into it."""

    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    description = forms.CharField(
        required=False, max_length=10_000, label="What belongs into it", widget=forms.Textarea(attrs={"rows": 4})
    )


class OfferForm(forms.Form):
    """What is known of one text that waits to be confirmed."""

    publisher = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs={"list": "publishers"}))
    published = forms.DateField(
        required=False, label="Date of publication", widget=forms.DateInput(attrs={"type": "date"})
    )
    title = forms.CharField(required=False, max_length=500)
    author = forms.CharField(required=False, max_length=300)
    address = forms.URLField(required=False, max_length=2000, label="Web address", assume_scheme="https")


class AddForm(forms.Form):
    """Every field but the words themselves may stay empty: what is not known is shown as not known."""

    files = _FilesField(required=False, label="Files")
    text = forms.CharField(required=False, label="Or text", strip=False, widget=forms.Textarea(attrs={"rows": 10}))
    publisher = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs={"list": "publishers"}))
    title = forms.CharField(required=False, max_length=500)
    author = forms.CharField(required=False, max_length=300)
    published = forms.DateField(required=False, label="Date", widget=forms.DateInput(attrs={"type": "date"}))
    address = forms.URLField(
        required=False,
        label="Web address",
        assume_scheme="https",
        help_text=ADDRESS_HELP,
    )
    supersedes = forms.ModelChoiceField(
        Document.objects.none(), required=False, to_field_name="public_id", widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["supersedes"].queryset = Document.objects.filter(state=DocumentState.ACTIVE)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        offered = cleaned.get("files") or cleaned.get("text", "").strip() or cleaned.get("address")
        if not offered and not self.errors:
            raise forms.ValidationError("Choose a file, paste a text, or give a web address.")
        if cleaned.get("title") and len(cleaned.get("files", [])) + bool(cleaned.get("text", "").strip()) > 1:
            self.add_error("title", "A title is for one document; leave it empty when you add several.")
        return cleaned

    @property
    def is_address_alone(self) -> bool:
        """Whether the page is to be fetched from its address."""
        return not self.cleaned_data["files"] and not self.pasted

    @property
    def pasted(self) -> str:
        """The pasted text, empty where there is none."""
        return self.cleaned_data["text"] if self.cleaned_data["text"].strip() else ""

    @property
    def offered(self) -> list[File]:
        """The files, read."""
        return [File(upload.name, upload.read()) for upload in self.cleaned_data["files"]]

    @property
    def given(self) -> Given:
        """What the form says of the document."""
        names = ("publisher", "title", "author", "published", "address", "supersedes")
        return Given(**{name: self.cleaned_data[name] for name in names})
