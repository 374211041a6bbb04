"""Documents that were read, and decisions of every kind on them; the same for the same seed."""

import random
from collections.abc import Callable, Iterator

from claims import correct, review
from claims.models import Claim, Decision, Link, LinkState
from sources.models import Document
from tests import make

# Each text speaks of a few of these. No two of them have a word for a thing in common, so that only claims of one are
# linked.
_ADJECTIVES = "wooden narrow copper silent yellow ancient floating painted hollow striped frozen crooked".split()
_THINGS = (
    "bridge kettle lantern pigeon violin barrel ladder candle garden mirror piano saddle tractor umbrella anchor "
    "blanket carpet drawer engine fountain guitar hammer jacket monument needle orchard pillow ribbon statue tunnel"
).split()
_VERBS = "repaired opened closed counted moved sold hidden painted measured stolen insured borrowed".split()
_SUBJECTS = [
    f"{_ADJECTIVES[i % 12]}{thing}s were {_VERBS[(i * 5 + j * 7) % 12]}"
    for j in range(12)
    for i, thing in enumerate(_THINGS, start=j)
]
_PEOPLE = ["Ann Roe", "Bo Lind", "Cy Marsh", "Di Hart", "Ed Poole"]


def documents(number: int, chance: random.Random) -> list[Document]:
    """Take in `number` texts of four to six sentences, and read them by the rules of before."""
    subjects = chance.sample(_SUBJECTS, min(number + 20, len(_SUBJECTS)))
    made = [
        make.document(_text(subjects, chance), title=f"Document {index}", publisher=f"Outlet {index % 7}")
        for index in range(number)
    ]
    make.read(*made)
    return made


def _text(subjects: list[str], chance: random.Random) -> str:
    return " ".join(_sentence(subject, chance) for subject in chance.sample(subjects, chance.randint(4, 6)))


def _sentence(subject: str, chance: random.Random) -> str:
    said = f"{chance.choice(_PEOPLE)} said that " if chance.random() < 0.5 else ""
    more = f" and £{chance.randint(11, 999)}00 was spent on them" if chance.random() < 0.4 else ""
    dull = " The council meets on Tuesday." if chance.random() < 0.2 else ""
    return f"{said}{chance.randint(11, 999)} {subject}{more}.{dull}"


def decisions(number: int, chance: random.Random) -> int:
    """Make `number` decisions of all kinds, each on a claim or link of its own; return how many there were."""
    people = [make.user(f"editor-{index}") for index in range(3)]
    links = list(Link.objects.filter(gone_in=None).order_by("a__document", "a__start", "b__document", "b__start"))
    claims = list(Claim.objects.order_by("document", "start").prefetch_related("quantities"))
    texts = list(Document.objects.order_by("pk"))
    for each in (links, claims, texts):
        chance.shuffle(each)
    turns = _turns(links, claims, texts, chance)
    for _ in range(number):
        next(turns)(chance.choice(people))
    return Decision.objects.count()


def _turns(
    links: list[Link], claims: list[Claim], texts: list[Document], chance: random.Random
) -> Iterator[Callable[[object], object]]:
    """Yield one decision after another, the kinds in turn, until the claims are used up."""
    while claims:
        for state in (LinkState.APPROVED, LinkState.REJECTED, LinkState.UNSURE):
            if links:
                yield lambda by, s=state: review.decide(link=links.pop(), by=by, state=s)
        if links:
            yield lambda by: review.decide(link=links.pop(), by=by, state=LinkState.APPROVED, relation="contradicts")
        yield lambda by: correct.speaker(claim=claims.pop(), by=by, name=chance.choice(_PEOPLE))
        yield lambda by: correct.kind(claim=claims.pop(), by=by, kind="record")
        yield lambda by: _shorten(claims.pop(), by)
        yield lambda by: correct.reject(claim=claims.pop(), by=by)
        yield lambda by: _recount(claims.pop(), by)
        if texts:
            yield lambda by: _mark(texts.pop(), by)


def _shorten(claim: Claim, by: object) -> None:
    correct.span(claim=claim, by=by, start=claim.start, end=claim.end - len(claim.text.split()[-1]) - 1)


def _recount(claim: Claim, by: object) -> None:
    correct.quantity(claim=claim, quantity=claim.quantities.order_by("start")[0], by=by, value="41")


def _mark(document: Document, by: object) -> None:
    """Mark two words of the first sentence, which the machine never takes for a claim by themselves."""
    start = document.text.index(" were ") + 1
    end = min(document.text.find(stop, start) for stop in (" and ", ".") if document.text.find(stop, start) > 0)
    correct.mark(document=document, by=by, start=start, end=end, speaker="Ann Roe")
