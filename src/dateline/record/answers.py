"""What the record gives back: the count of a build, and typed rows that notebooks can show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from html import escape
from typing import Any, Generic, TypeVar

import msgspec

from dateline.errors import BadSetting
from dateline.rows import FailureRow, Row

# Any engine that offers `map`; and who watches a build: stage, how many are done, of how many (if that is known).
Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
Progress = Callable[[str, int, int | None], None]
R = TypeVar("R", bound=Row)
SHOWN = 20


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: counts of sources, the seconds it took, and what it could not read."""

    read: int
    known: int
    failed: int
    articles: int
    seconds: float
    linked: bool
    interrupted: bool = False
    failures: tuple[FailureRow, ...] = ()


class Rows(list[R], Generic[R]):
    """A list of typed rows of one table."""

    def __init__(self, rows: Iterable[R] = (), *, table: str = "") -> None:
        super().__init__(rows)
        self.table = table

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as plain dictionaries, as ``dateline export`` writes them."""
        return [msgspec.to_builtins(row) for row in self]

    def to_frame(self) -> Any:
        """The rows as a pandas DataFrame; needs the ``frame`` extra."""
        try:
            import pandas
        except ImportError as err:
            raise BadSetting("pandas is not installed", remedy="run `pip install 'dateline[frame]'`") from err
        return pandas.DataFrame(self.to_dicts())

    def _repr_html_(self) -> str:
        """A small table for a notebook; all text is escaped."""
        if not self:
            return f"<p>no {escape(self.table) or 'rows'}</p>"
        names = [one.name for one in fields(self[0])]
        head = "".join(f"<th>{escape(name)}</th>" for name in names)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_short(getattr(row, name)))}</td>" for name in names) + "</tr>"
            for row in self[:SHOWN]
        )
        more = f"<p>… and {len(self) - SHOWN} more</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _short(value: object, width: int = 80) -> str:
    """A value in one cell."""
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= width else text[: width - 1] + "…"
