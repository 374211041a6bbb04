"""The editors' desk."""

from oicsummit.settings.environment import number

# Of a hundred approvals so many go to a second editor, who does not see the first one's decision.
SECOND_READING_PERCENT = number("SECOND_READING_PERCENT", 10)

# The largest file that is kept as evidence of a check, in bytes.
EVIDENCE_MAX_BYTES = number("EVIDENCE_MAX_BYTES", 10_000_000)
