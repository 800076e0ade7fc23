"""Bytes become text: UTF-8, else the encoding that the bytes look like, and it is noted which."""

from __future__ import annotations

import codecs
import re

from dateline.errors import UnreadableSource

# Control bytes that no text holds; a few may stand in a damaged file, so a share decides.
CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27} | {127}
BINARY_SHARE = 0.01
# Pictures, archives and programs have a NUL among their first bytes; a damaged text may have one further on.
HEADER = 64
SAMPLE = 65_536
DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([a-zA-Z][\w.:-]{2,30})""", re.IGNORECASE)
# A western page is nearly all ASCII. Its few other letters are too few to tell the old encodings apart, and nearly
# all such pages are cp1252; a page in Polish or Turkish has more of them.
WESTERN_SHARE = 0.93
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def _is_western(sample: bytes) -> bool:
    """Is it text in cp1252? Nearly all ASCII, and no byte that cp1252 leaves out."""
    foreign = sum(byte > 127 for byte in sample)
    return foreign <= (1 - WESTERN_SHARE) * len(sample) and not set(sample) & {0x81, 0x8D, 0x8F, 0x90, 0x9D}


def decode(content: bytes, origin: str) -> tuple[str, str]:
    """The text and the name of its encoding; raises UnreadableSource for an empty or binary file.

    >>> decode("Müller".encode(), "a.txt")
    ('Müller', 'utf-8')
    """
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableSource(f"{origin}: the file is empty", remedy="save the page again")
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode_marked(content, encoding, origin)
    if is_binary(content):
        raise UnreadableSource(f"{origin}: the bytes are no text", remedy="save the page as text or HTML")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _guess(content, origin, error.start)


def decode_html(content: bytes, origin: str) -> str:
    """The text of a web page, in the encoding that it declares or that its bytes look like."""
    declared = DECLARED.search(content[:4096])
    # UTF-8 first: what decodes as UTF-8 is UTF-8, and a page saved by a browser may still declare what it was.
    for encoding in ("utf-8-sig", declared[1].decode("ascii") if declared else ""):
        try:
            if encoding and content.strip():
                return content.decode(encoding).replace("\0", " ")
        except (LookupError, UnicodeError):
            continue
    return decode(content, origin)[0].replace("\0", " ")


def is_binary(content: bytes) -> bool:
    """Do the first bytes look like no text at all? A NUL at the very start or a lot of control bytes say so."""
    sample = content[:SAMPLE]
    controls = sum(sample.count(byte) for byte in CONTROLS)
    return b"\0" in sample[:HEADER] or controls > BINARY_SHARE * len(sample)


def _decode_marked(content: bytes, encoding: str, origin: str) -> tuple[str, str]:
    """Text that opens with a byte-order mark, which is dropped."""
    try:
        return content.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError as error:
        message = f"{origin}: byte {error.start} is not {encoding}, though its byte-order mark says so"
        raise UnreadableSource(message, remedy="save the file as UTF-8") from error


def _guess(content: bytes, origin: str, bad_byte: int) -> tuple[str, str]:
    """The most likely old encoding; a few broken bytes in a UTF-8 file stay U+FFFD."""
    import charset_normalizer

    lenient = content.decode("utf-8", errors="replace")
    if lenient.count("\ufffd") <= len(content) / 2000 and any(ord(char) > 127 and char != "\ufffd" for char in lenient):
        return lenient, "utf-8 with broken bytes"
    best = charset_normalizer.from_bytes(content[:SAMPLE]).best()
    if best is None and lenient.count("\ufffd") <= BINARY_SHARE * len(content):
        return lenient, "utf-8 with broken bytes"
    if best is None:
        message = f"{origin}: byte {bad_byte} is not UTF-8 and no other encoding fits"
        raise UnreadableSource(message, remedy="save the file as UTF-8")
    # One page is one encoding: what the sample shows is tried on the whole, and odd bytes are marked, never dropped.
    encoding = "cp1252" if _is_western(content[:SAMPLE]) else best.encoding
    return content.decode(encoding, errors="replace"), encoding
