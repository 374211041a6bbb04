"""What goes by its slug and has no public id, in the events and wherever the API names it."""

from django.db.models import Model

from claims.models import Verdict
from sources.models import Publisher

MODELS: dict[str, type[Model]] = {"publisher": Publisher, "verdict": Verdict}
