"""Long lists by pages: which rows a page has is asked for by their numbers alone, and only these rows fetched whole.

How many rows there are, and the numbers of the first pages, are remembered where they take long to find; the rows
themselves are always fetched as they now are.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, QuerySet, Window
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString

from oicsummit import remembered

FIRST = 10  # pages whose numbers are remembered together


class Pages(Paginator):
    """`numbers` yields (the primary key) of each row in their order; `fetch` returns the rows of some, in any order.

    `at_once`: that the rows are counted by the same query, which saves one where all have to be found to be sorted.
    """

    def __init__(
        self,
        numbers: QuerySet,
        size: int,
        fetch: Callable[[Sequence[int]], Sequence[Model]],
        *,
        at_once: bool = True,
    ):
        super().__init__(numbers, size)
        self._fetch, self._at_once = fetch, at_once
        self.key = _key(numbers)  # equal for lists that ask for the same

    @cached_property
    def count(self) -> int:
        return self._first[1]

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        wanted = self._numbers((number - 1) * self.per_page)
        return self._get_page(SimpleLazyObject(lambda: self._rows(wanted)), number, self)

    def _rows(self, wanted: Sequence[int]) -> list[Model]:
        found = {row.pk: row for row in self._fetch(wanted)} if wanted else {}
        return [found[pk] for pk in wanted if pk in found]

    def _numbers(self, start: int) -> list[int]:
        end = start + self.per_page
        if end <= FIRST * self.per_page:
            return self._first[0][start:end]
        return [pk for pk, *_ in self.object_list[start:end]]

    @cached_property
    def _first(self) -> tuple[list[int], int]:
        return remembered.remembered(f"list-{self.key}", self._ask_first)

    def _ask_first(self) -> tuple[list[int], int]:
        reach = FIRST * self.per_page
        if not self._at_once:
            return [pk for pk, *_ in self.object_list[:reach]], self.object_list.count()
        rows = list(self.object_list.annotate(in_all=Window(Count("*")))[:reach])
        return [pk for pk, *_ in rows], rows[0][-1] if rows else 0


def fragment(page: Page, template: str, rows: Callable[[Sequence[Model]], Sequence[object]]) -> SafeString:
    """Return the rows of a page as `template` sets them, which is the same for everybody; fetched only where needed."""
    name = f"rows-{template}-{page.paginator.key}-{page.number}"
    return remembered.fragment(name, template, lambda: {"rows": rows(page.object_list)})


def of_rows(rows: QuerySet, size: int, shown: QuerySet, *, at_once: bool = True) -> Pages:
    """Return the pages of `rows`, those of one page fetched as `shown` has them."""
    return Pages(
        rows.values_list("pk"), size, lambda wanted: list(shown.filter(pk__in=wanted).order_by()), at_once=at_once
    )


def _key(numbers: QuerySet) -> str:
    try:
        asked = repr(numbers.query.sql_with_params())
    except EmptyResultSet:
        return "none"
    return hashlib.sha256(asked.encode()).hexdigest()
