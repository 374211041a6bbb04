"""The editors' desk."""

from oicsummit.settings.environment import number

# Of a hundred approvals so many go to a second editor, who does not see the first one's decision.
SECOND_READING_PERCENT = number("SECOND_READING_PERCENT", 10)
