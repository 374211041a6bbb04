"""What may be taken in."""

from oicsummit.settings.environment import number

# The largest file or pasted text, in bytes; a form or request may be a little larger than what it carries.
DOCUMENT_MAX_BYTES = number("DOCUMENT_MAX_BYTES", 5_000_000)
DATA_UPLOAD_MAX_MEMORY_SIZE = DOCUMENT_MAX_BYTES * 2
FILE_UPLOAD_MAX_MEMORY_SIZE = DOCUMENT_MAX_BYTES
