"""Speakers, claims, links and decisions."""

from django.db.models import F
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims import apart, assign
from claims.api import annotations, bodies, filters, records, work, writes
from claims.api.work import DecisionRecord
from claims.models import Claim, Decision, Link, Speaker
from claims.selectors import alike
from claims.selectors.speakers import listed
from oicsummit import access
from oicsummit.api import ids, parameters
from oicsummit.api.bodies import read
from oicsummit.api.errors import Invalid
from oicsummit.api.permissions import MayDecide
from oicsummit.api.renderers import LIST_RENDERERS, JsonLd, RecordRenderer
from oicsummit.api.views import Resource


class Deciding(Resource):
    """The base of what can be decided on."""

    def decided(self, decision: Decision) -> Response:
        """Return a decision that was just made."""
        view = Decisions(request=self.request, format_kwarg=None, action="retrieve", kwargs={})
        return view.answer(decision.public_id, status=201)


class Speakers(Deciding):
    """Who claims are attributed to."""

    queryset = Speaker.objects.all()
    record = records.SpeakerRecord
    filterset_class = filters.Speakers
    sorts = {"name": F("name")}
    lookup_value_regex = ids.pattern("s")
    may = {"decisions": MayDecide, "proposals": MayDecide}

    @extend_schema(operation_id="speakers_proposals", responses=work.SpeakersProposals)
    @action(detail=False)
    def proposals(self, request: Request) -> Response:
        """Those who are perhaps one, with the reason in words.

        `decisions` of `speaker` says yes with `into`, and no with `apart_from`: then they are not proposed again.
        """
        parameters.read(request, ["format"])
        found = alike.proposals(listed(), apart.pairs())
        return Response({"results": [_proposed(one) for one in found]})

    @extend_schema(request=bodies.SpeakerDecision, responses={201: DecisionRecord})
    @action(detail=True, methods=["post"])
    def decisions(self, request: Request, id: str) -> Response:
        """Name it, say that it is another or that it is not, or split off one of its names.

        Every later run keeps to it. 409: two that you merge, or keep apart, have been said not to be one.
        """
        sent = read(bodies.SpeakerDecision, request)
        return self.decided(writes.on_speaker(speaker=self.found(id), sent=sent, by=request.user))


def _proposed(one: alike.Proposal) -> dict[str, str]:
    return {
        "speaker": one.speaker.public_id,
        "speaker_name": one.speaker.name,
        "into": one.into.public_id,
        "into_name": one.into.name,
        "reason": one.reason,
    }


class Claims(Deciding):
    """Checkable assertions, each with its exact words, who asserts it, and the quantities in it."""

    queryset = Claim.objects.all()
    record = records.ClaimRecord
    filterset_class = filters.Claims
    sorts = {"worth": F("worth")}
    searched = "search"
    lookup_value_regex = ids.pattern("c")
    renderers = {"list": LIST_RENDERERS, "annotation": [JsonLd, RecordRenderer]}
    may = {"create": MayDecide, "decisions": MayDecide}

    @extend_schema(responses=annotations.Annotation)
    @action(detail=True)
    def annotation(self, request: Request, id: str) -> Response:
        """It as a W3C Web Annotation of its document's text, with both text selectors."""
        parameters.read(request, ["format"])
        return Response({"@context": annotations.CONTEXT, **annotations.of_claim(self.found(id), request)})

    @extend_schema(request=bodies.NewClaim, responses={201: DecisionRecord})
    def create(self, request: Request) -> Response:
        """Mark words as a claim that the machine has missed; the answer is the decision, which names the claim."""
        return self.decided(writes.mark(sent=read(bodies.NewClaim, request), by=request.user))

    @extend_schema(request=bodies.ClaimDecision, responses={201: DecisionRecord})
    @action(detail=True, methods=["post"])
    def decisions(self, request: Request, id: str) -> Response:
        """Set right what the machine read wrongly; it outlives every run and can be undone."""
        sent = read(bodies.ClaimDecision, request)
        return self.decided(writes.set_right(claim=self.found(id), sent=sent, by=request.user))


class Links(Deciding):
    """Two claims and what the one is to the other, with what they were compared by and the reasons."""

    queryset = Link.objects.all()
    record = records.LinkRecord
    filterset_class = filters.Links
    sorts = {"score": F("score")}
    lookup_value_regex = ids.pattern("l")
    may = dict.fromkeys(("create", "decisions", "decide_several", "assign"), MayDecide)

    @extend_schema(request=bodies.NewLink, responses={201: DecisionRecord})
    def create(self, request: Request) -> Response:
        """Link two claims that the machine has not linked; the answer is the decision, which names the link."""
        return self.decided(writes.link(sent=read(bodies.NewLink, request), by=request.user))

    @extend_schema(request=bodies.LinkDecision, responses={201: DecisionRecord})
    @action(detail=True, methods=["post"])
    def decisions(self, request: Request, id: str) -> Response:
        """Approve it, with another relation if need be, reject it, or be unsure.

        409: another has decided meanwhile. Look at that decision, and send its id as `seen`.
        """
        sent = read(bodies.LinkDecision, request)
        return self.decided(writes.decide(link=self.found(id), sent=sent, by=request.user))

    @extend_schema(operation_id="links_decide_several", request=bodies.SeveralLinks, responses=bodies.SeveralDecisions)
    @action(detail=False, methods=["post"], url_path="decisions")
    def decide_several(self, request: Request) -> Response:
        """Decide on several at once, each by itself; those that others have decided on meanwhile are left alone."""
        sent = read(bodies.SeveralLinks, request)
        rows = self.get_queryset().filter(public_id__in=sent["links"]).order_by("pk")
        if missing := sorted(set(sent["links"]) - {row.public_id for row in rows}):
            raise Invalid("links", f"There is no link {', '.join(missing[:5])}.")
        return Response(writes.decide_several(links=rows, sent=sent, by=request.user))

    @extend_schema(request=bodies.Assignment, responses=records.LinkRecord)
    @action(detail=True, methods=["post"])
    def assign(self, request: Request, id: str) -> Response:
        """Give it to one editor to decide on, or back to everybody."""
        name, link = read(bodies.Assignment, request)["to"], self.found(id)
        to = access.who_decide().filter(username=name).first() if name is not None else None
        if name is not None and to is None:
            raise Invalid("to", "There is no editor of this name.")
        assign.give(links=[link], to=to, by=request.user)
        return self.answer(id)


class Decisions(Deciding):
    """What people decided on claims, links, figures and speakers. They never change; a later one may undo one."""

    queryset = Decision.objects.all()
    record = work.DecisionRecord
    filterset_class = filters.Decisions
    sorts = {"when": F("when")}
    lookup_value_regex = ids.pattern("e")
    may = {"undo": MayDecide, "confirm": MayDecide}

    @extend_schema(request=bodies.Reason, responses={201: DecisionRecord})
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, id: str) -> Response:
        """Undo it: what it was on is again as before. 409: it is undone, or something was decided on it since."""
        sent = read(bodies.Reason, request)
        return self.decided(writes.undo(decision=self.found(id), why=sent["why"], by=request.user))

    @extend_schema(request=bodies.Reason, responses={201: DecisionRecord})
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, id: str) -> Response:
        """Let it stand although what it rested on has changed."""
        sent = read(bodies.Reason, request)
        return self.decided(writes.confirm(decision=self.found(id), why=sent["why"], by=request.user))
