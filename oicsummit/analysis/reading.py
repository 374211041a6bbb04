"""The whole way from a text to its Reading: parse, metadata, quantities, claims, speakers."""

from collections.abc import Iterator
from datetime import date

from oicsummit.analysis import claims, parse, quantities
from oicsummit.analysis.comparing import features
from oicsummit.analysis.parse import Parsed
from oicsummit.analysis.speech.cast import Cast
from oicsummit.analysis.text import metadata
from oicsummit.analysis.types import Claim, Reading, Sentence, Speaker


def read(text: str, published: date | None = None) -> Reading:
    """Return all that stands in `text`; relative dates are resolved against `published`, else the text's own date."""
    with parse.memory():
        parsed = parse.parse(text)
        about = metadata.read(parsed)
        figures = quantities.read(parsed, published or about.published)
        found, cast = claims.read(parsed, figures, features.read)
        return Reading(
            sentences=tuple(_sentences(parsed)),
            quantities=figures,
            speakers=tuple(_speakers(found, cast)),
            claims=found,
            metadata=about,
        )


def _sentences(parsed: Parsed) -> Iterator[Sentence]:
    for sentence in parsed.sentences:
        block = sentence.block
        yield Sentence(sentence.span, sentence.span.of(parsed.text), block.kind, block.index)


def _speakers(found: tuple[Claim, ...], cast: Cast) -> Iterator[Speaker]:
    """Yield everyone to whom a claim is attributed, in the order of their first claim."""
    members = {member.name: member for member in cast.members}
    for name in dict.fromkeys(name for claim in found for name in claim.chain):
        member = members.get(name)
        if member is None:
            yield Speaker(name)
            continue
        mentions = tuple(mention for mention in member.mentions if mention != name)
        yield Speaker(name, member.is_body, tuple(member.titles), mentions)
