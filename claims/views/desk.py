"""The editors' desk: one link after another, decided by a key or a button with no page load between."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims import assign, decisions, review, second_reading
from claims.models import Decision, Link, LinkState
from claims.selectors import desk as selector
from oicsummit.access import may_decide, who_decide
from oicsummit.analysis.types import Relation
from oicsummit.gate import needs
from oicsummit.remembered import remembered
from sources.selectors import collections

_LAST = "desk-last"  # in the session: the public ids of the decisions made in one go, for undoing them in one
REFUSED = (review.DecidedMeanwhile, review.NotADecision, decisions.AlreadyUndone, decisions.DecidedSince)


@needs(may_decide)
def desk(request: HttpRequest) -> HttpResponse:
    """The first link of the queue, or the next after `?after=`, or the one before `?before=`."""
    wanted = _wanted(request)
    link = _asked_for(request, wanted)
    return _page(request, wanted, link)


@needs(may_decide)
def desk_link(request: HttpRequest, public_id: str) -> HttpResponse:
    """One link at the desk."""
    return _page(request, _wanted(request), get_object_or_404(Link, public_id=public_id))


@require_POST
@needs(may_decide)
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Decide on one link and lead on to the next."""
    wanted, link = _wanted(request), get_object_or_404(Link, public_id=public_id)
    before = link.state
    try:
        decision = review.decide(link=link, by=request.user, **_said(request))
    except review.DecidedMeanwhile as meanwhile:
        messages.error(request, f"{meanwhile}. See it below, then confirm or object.")
        return _shown(request, wanted, link)
    except review.NotADecision as refused:
        messages.error(request, f"Nothing was decided: {refused}.")
        return _shown(request, wanted, link)
    selector.count(before, decision.link.state, wanted.collection)
    request.session[_LAST] = [decision.public_id]
    return _shown(request, wanted, next(iter(selector.following(wanted, link)), None))


@require_POST
@needs(may_decide)
def undo(request: HttpRequest) -> HttpResponse:
    """Undo what this editor decided last, several at once where they were decided at once."""
    wanted = _wanted(request)
    made = list(Decision.objects.filter(public_id__in=request.session.pop(_LAST, []), who=request.user))
    last = made or [row for row in [selector.last_of(request.user)] if row]
    if not last:
        messages.info(request, "There is nothing to undo.")
        return _shown(request, wanted, next(iter(selector.following(wanted)), None))
    undone = _undone(request, last, wanted.collection)
    return _shown(request, wanted, undone or last[0].link)


def _undone(request: HttpRequest, made: list[Decision], collection: str) -> Link | None:
    for decision in made:
        before = _state_of(decision.link_id)
        try:
            review.undo(decision=decision, by=request.user)
        except (decisions.AlreadyUndone, decisions.DecidedSince) as refused:
            messages.error(request, f"That could not be undone: {refused or 'somebody has decided on it since'}.")
            return None
        selector.count(before, _state_of(decision.link_id), collection)
    messages.info(request, "Undone.")
    return Link.objects.get(pk=made[0].link_id)


def _state_of(pk: int) -> str:
    return Link.objects.values_list("state", flat=True).get(pk=pk)


@needs(may_decide)
def several(request: HttpRequest, public_id: str) -> HttpResponse:
    """Links whose reasons are alike, to be decided at once."""
    link = get_object_or_404(Link.objects.select_related(*selector.ENDS), public_id=public_id)
    rows = selector.alike(link)
    if request.method == "POST":
        chosen = set(request.POST.getlist("link"))
        step = _give_several if request.POST.get("do") == "give" else _decide_several
        return step(request, [row for row in rows if row.public_id in chosen])
    context = {"link": link, "rows": rows, "codes": review.REASON_CODES, "editors": who_decide()}
    return render(request, "claims/desk_several.html", context)


def _decide_several(request: HttpRequest, rows: list[Link]) -> HttpResponse:
    said, made, left = _said(request), [], 0
    for row in rows:
        before = row.state
        try:
            made.append(review.decide(link=row, by=request.user, **{**said, "relation": None, "seen": None}).public_id)
        except REFUSED:
            left += 1
        else:
            selector.count(before, said["state"], _wanted(request).collection)
    request.session[_LAST] = made
    also = f" {left} had been decided by someone else and were left alone." if left else ""
    messages.info(request, f"{len(made)} links decided at once.{also}")
    return redirect(_address(request, None))


def _give_several(request: HttpRequest, rows: list[Link]) -> HttpResponse:
    to = get_object_or_404(who_decide(), username=request.POST.get("to", ""))
    number = assign.give(links=rows, to=to, by=request.user)
    messages.info(request, f"{number} links given to {to.get_username()}.")
    return redirect(_address(request, None))


@require_POST
@needs(may_decide)
def give(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a link to an editor (`to`, a name), or back to everybody (`to` empty)."""
    link, name = get_object_or_404(Link, public_id=public_id), request.POST.get("to", "")
    assign.give(links=[link], to=get_object_or_404(who_decide(), username=name) if name else None, by=request.user)
    return _shown(request, _wanted(request), link)


@require_POST
@needs(may_decide)
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a decision stand though what it rested on has been read otherwise since, and lead on to the next."""
    wanted, link = _wanted(request), get_object_or_404(Link, public_id=public_id)
    waiting = selector.to_confirm(link)
    if waiting is None:
        messages.info(request, "There is nothing to confirm on this link any more.")
        return _shown(request, wanted, link)
    reason = request.POST.get("reason", "").strip()[:2000]
    made = decisions.confirm(decision=waiting, by=request.user, why=reason)
    request.session[_LAST] = [made.public_id]
    return _shown(request, wanted, next(iter(selector.following(wanted, link)), None))


def _wanted(request: HttpRequest) -> selector.Wanted:
    asked = request.GET
    queue = asked.get("queue", "")
    return selector.Wanted(
        queue=queue if queue in selector.QUEUES else "",
        relation=asked.get("relation", "") if asked.get("relation") in set(Relation) else "",
        document=asked.get("document", "")[:16],
        collection=asked.get("collection", "")[:80],
        user=request.user,
    )


def _asked_for(request: HttpRequest, wanted: selector.Wanted) -> Link | None:
    for name in ("after", "before"):
        if name in request.GET:
            at = get_object_or_404(Link, public_id=request.GET[name])
            found = selector.preceding(wanted, at) if name == "before" else None
            found = found or next(iter(selector.following(wanted, at)), None) if name == "after" else found
            return found or at
    return next(iter(selector.following(wanted)), None)


def _said(request: HttpRequest) -> dict:
    """Return what the pressed button says: a state, a reason to reject, or another relation to approve."""
    sent = request.POST
    said = {"state": sent.get("state", ""), "relation": None, "reason_code": sent.get("reason_code", "")}
    if "reject" in sent:
        said |= {"state": LinkState.REJECTED.value, "reason_code": sent["reject"]}
    elif sent.get("approve_as") in set(Relation):
        said |= {"state": LinkState.APPROVED.value, "relation": sent["approve_as"]}
    return {**said, "reason": sent.get("reason", "").strip()[:2000], "seen": sent.get("seen") or None}


def _shown(request: HttpRequest, wanted: selector.Wanted, link: Link | None) -> HttpResponse:
    """Answer a decision: with the next link as a fragment to a script, else by leading to its page."""
    if request.htmx:
        answer = _page(request, wanted, link)
        answer["HX-Push-Url"] = _address(request, link)
        return answer
    return redirect(_address(request, link))


def _address(request: HttpRequest, link: Link | None) -> str:
    path = reverse("desk-link", args=[link.public_id]) if link else reverse("desk")
    query = request.GET.copy()
    for name in ("after", "before"):
        query.pop(name, None)
    return f"{path}?{query.urlencode()}" if query else path


def _page(request: HttpRequest, wanted: selector.Wanted, link: Link | None) -> HttpResponse:
    tally = selector.tally(wanted.collection)
    context = {
        "wanted": wanted,
        "queues": selector.QUEUES,
        "relations": list(Relation),
        "collections": collections.choices(wanted.collection),
        "tally": tally,
        "decided": sum(tally.values()) - tally[LinkState.PROPOSED],
        "in_all": sum(tally.values()),
        "codes": review.REASON_CODES,
        "may_undo": bool(request.session.get(_LAST)),
        "view": selector.view(link, wanted) if link else None,
        "editors": who_decide(),
        "query": request.GET.urlencode(),
        "agreement": [] if request.htmx else remembered("agreement", second_reading.agreement),
    }
    template = "claims/_desk.html" if request.htmx else "claims/desk.html"
    return render(request, template, context)
