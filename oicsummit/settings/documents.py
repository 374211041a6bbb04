"""What may be taken in."""

from oicsummit.settings.environment import number, text, words

# The largest file or pasted text, in bytes; a form or request may be a little larger than what it carries.
DOCUMENT_MAX_BYTES = number("DOCUMENT_MAX_BYTES", 5_000_000)
DATA_UPLOAD_MAX_MEMORY_SIZE = DOCUMENT_MAX_BYTES * 2
FILE_UPLOAD_MAX_MEMORY_SIZE = DOCUMENT_MAX_BYTES
# All that one form may send at once, files included.
UPLOAD_MAX_BYTES = number("UPLOAD_MAX_BYTES", 100_000_000)
# What was sent and not yet confirmed: for how long it is kept, and how much of it a person may have.
OFFER_HOURS = number("OFFER_HOURS", 24)
OFFERS_MAX = number("OFFERS_MAX", 500)

# What one file may cost to read; what is over gets a clear error (sources/formats).
DOCUMENT_MAX_CHARACTERS = number("DOCUMENT_MAX_CHARACTERS", 2_000_000)
DOCUMENT_MAX_PAGES = number("DOCUMENT_MAX_PAGES", 1_000)
ZIP_MAX_FILES = number("ZIP_MAX_FILES", 200)
UNPACKED_MAX_BYTES = number("UNPACKED_MAX_BYTES", 100_000_000)
PARSE_SECONDS = number("PARSE_SECONDS", 30)
PARSE_MEMORY_BYTES = number("PARSE_MEMORY_BYTES", 1_500_000_000)

# Fetching pages by their address: for how long, and where a site's owner finds who fetches.
FETCH_SECONDS = number("FETCH_SECONDS", 30)
FETCH_CONTACT = text("FETCH_CONTACT")
# Networks of one's own that may be fetched from: for tests alone (`check --deploy` refuses any).
FETCH_ALLOWED_NETWORKS = words("FETCH_ALLOWED_NETWORKS")
