"""dateline: a pile of news reports becomes one dated, sourced record.

>>> from dateline import Record                     # doctest: +SKIP
>>> record = Record.open("record.db")               # doctest: +SKIP
>>> record.build(["reports/"])                      # doctest: +SKIP
>>> record.timeline()                               # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.record import Record as Record

__version__ = "0.1.0"
__all__ = ["Record", "__version__"]


def __getattr__(name: str) -> Any:
    """Load the record on first use: ``dateline --help`` must answer in half a second."""
    if name == "Record":
        from dateline.record import Record

        return Record
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
