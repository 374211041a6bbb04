"""Writing the list of verdicts by API."""

from typing import Any

from claims import verdicts as steps
from claims.models import Verdict
from oicsummit.api.bodies import Body, Text, Whole, Yes, refusing


class VerdictText(Body):
    """A verdict. What is not sent stays as it is."""

    name = Text(required=False, max_length=80, help_text="Its name.")
    definition = Text(required=False, max_length=2000, help_text="What it means.")
    place = Whole(required=False, min_value=0, max_value=1000, help_text="Its place in the list.")
    retired = Yes(required=False, help_text="Whether it is no longer given.")


class NewVerdict(VerdictText):
    """A new verdict for the newsroom's list."""

    name = Text(max_length=80, help_text="Its name.")
    definition = Text(max_length=2000, help_text="What it means.")


def write(sent: dict[str, Any], *, by: Any, verdict: Verdict | None = None) -> Verdict:
    """Write what was sent, and leave what was not."""
    if verdict is None or sent.keys() - {"retired"}:
        kept = {"name": "", "definition": "", "place": 0}
        said = {name: sent.get(name, getattr(verdict, name, other)) for name, other in kept.items()}
        with refusing((steps.NameTaken, steps.InUse), definition=steps.Incomplete):
            verdict = steps.write(by=by, verdict=verdict, **said)
    if "retired" in sent:
        verdict = steps.retire(verdict=verdict, by=by, retired=sent["retired"])
    return verdict
