"""Check a text: paste a draft, a sentence or a number, and see what the documents say to it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims import draft as step
from claims.selectors import listing
from claims.selectors.pairs import sentence
from figures import numbers

MOST_CHARACTERS = 20_000
MOST_READINGS = 6


class DraftForm(forms.Form):
    """The text, and the day it is of, by which "last year" is understood."""

    text = forms.CharField(max_length=MOST_CHARACTERS, strip=False, label="Your text")
    published = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}), label="Its date")


def check_text(request: HttpRequest) -> HttpResponse:
    """The form; sent, the text is read and set beside the documents, and forgotten."""
    form = DraftForm(request.POST or None)
    if request.method != "POST":
        return render(request, "claims/draft.html", {"form": form})
    if not form.is_valid():
        return render(request, "claims/draft.html", {"form": form}, status=422)
    draft = step.beside(form.cleaned_data["text"], published=form.cleaned_data["published"])
    context = {"form": form, "draft": draft, "lines": _lines(draft), "found": _found(draft, form.cleaned_data["text"])}
    return render(request, "claims/draft.html", context)


def _lines(draft: step.Draft) -> list[dict]:
    return [{"line": line, "matches": [(match, _said(match)) for match in line.matches]} for line in draft.lines]


def _said(match: step.Match) -> str:
    return " ".join(sentence(reason) for reason in match.link.reasons)


def _found(draft: step.Draft, text: str) -> list[tuple[str, list]]:
    """Return for each number that stands in no claim the claims of the documents that hold it."""
    if draft.lines and not draft.loose:
        return []
    typed, _ = numbers.typed(text) if not draft.lines else ([], "")
    words = [number.text for number in typed] or [quantity.text for quantity in draft.loose]
    return [(word, _rows(word)) for word in dict.fromkeys(words)]


def _rows(word: str) -> list:
    return listing.rows(listing.shown(listing.find(listing.Wanted(q=word)).claims)[:MOST_READINGS])
