"""Full-text search by PostgreSQL: ranked, with the matching words marked."""

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import BigIntegerField, CharField, Expression, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast, Replace

# Characters of Unicode's private use stand for the marks until the text between them is made safe for a page.
_OPEN, _CLOSE = "\ue000", "\ue001"


def query(words: str) -> SearchQuery:
    """Read words as people write them: "quoted phrases", or, -without."""
    return SearchQuery(words, config="english", search_type="websearch")


def matching(rows: QuerySet, words: str, *, vector: str = "search") -> QuerySet:
    return rows.filter(**{vector: query(words)})


def rank(words: str, *, vector: str = "search") -> Expression:
    """How well a row matches, as a whole number, so that a cursor can hold it exactly."""
    return Cast(SearchRank(F(vector), query(words)) * Value(1e9), BigIntegerField())


def marked(words: str, *, path: str = "text") -> Expression:
    """The text as HTML with each matching word in <mark>, and everything else escaped."""
    bare = Func(F(path), Value(_OPEN + _CLOSE), Value(""), function="translate", output_field=TextField())
    headline = SearchHeadline(
        bare, query(words), config="english", start_sel=_OPEN, stop_sel=_CLOSE, highlight_all=True
    )
    for raw, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), (_OPEN, "<mark>"), (_CLOSE, "</mark>")):
        headline = Replace(headline, Value(raw), Value(safe), output_field=CharField())
    return headline
