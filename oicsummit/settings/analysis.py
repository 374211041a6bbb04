"""Which reader reads the documents."""

from oicsummit.settings.environment import text

# A function of (text, published=date or None) that returns an oicsummit.analysis.types.Reading.
ANALYSIS = text("ANALYSIS", "oicsummit.analysis.read")
