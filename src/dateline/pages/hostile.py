"""Text of reports is hostile: signs that would turn the text around them, or hide, are shown for what they are."""

from __future__ import annotations

from markupsafe import Markup

# Overrides and embeddings reorder what stands behind them, and so can make a page say what it does not.
_TURNING = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_SHOWN: dict[int, str] = {ord(sign): f"‹{name}›" for sign, name in _TURNING.items()}
# Control characters as their pictures; tab and new lines stay.
_SHOWN |= {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
_SHOWN[0x7F] = "\u2421"


def visible(value: object) -> object:
    """What is put into a page: signs that turn text around or cannot be seen, by their names.

    >>> visible("troops \u202edehcaer"), visible(3)
    ('troops ‹RLO›dehcaer', 3)
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.translate(_SHOWN)
    return value
