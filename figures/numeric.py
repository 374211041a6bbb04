"""Numbers of any size and precision."""

from django.core import checks
from django.db import models


class NumericField(models.DecimalField):
    """PostgreSQL's `numeric` as it is: what a text says may be £3.75 or 1.5 trillion, and keeps the digits it has."""

    def db_type(self, connection: object) -> str:
        return "numeric"

    def check(self, **kwargs: object) -> list[checks.CheckMessage]:
        # DecimalField's own check asks for a precision, which is what this field is without.
        return models.Field.check(self, **kwargs)

    def get_db_prep_save(self, value: object, connection: object) -> object:
        # DecimalField's own rounds to its places.
        return models.Field.get_db_prep_save(self, value, connection)
