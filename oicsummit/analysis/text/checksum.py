"""A small number that stands for words, the same in every process and on every machine."""

from zlib import crc32


def checksum(words: str) -> int:
    """Return the CRC-32 of `words`; half a character, which may stand in any text and has no UTF-8, counts too."""
    return crc32(words.encode(errors="surrogatepass"))
