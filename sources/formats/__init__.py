"""A file's bytes → its text and what it says of itself, or one clear reason why not; knows no Django.

Front door: `read` in this process, `isolated.read` in one that can be killed; `archive.members` unpacks a zip.
"""

from sources.formats import archive
from sources.formats.extracted import Extracted, Limits, Refused
from sources.formats.reader import read

__all__ = ["Extracted", "Limits", "Refused", "archive", "read"]
