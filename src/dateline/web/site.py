"""What a template needs to know beside its rows: where it stands, what is filtered, where the neighbours are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from dateline.rows import DecisionRow
from dateline.web.views import BAR, COUNTED, FLAT, Field

# A decision's kind, as a reader says it.
ACTS = {
    "accept": "accepted",
    "reject": "rejected",
    "same": "merged",
    "different": "kept apart",
    "date": "dated",
    "rename": "renamed",
    "kind": "kind set",
}
Crumbs = tuple[tuple[str, str], ...]


def address(path: str, values: Mapping[str, object]) -> str:
    """A path with a query.

    >>> address("/timeline", {"since": "2021", "entity": None})
    '/timeline?since=2021'
    """
    query = urlencode({name: value for name, value in values.items() if value not in (None, "")})
    return f"{path}?{query}" if query else path


@dataclass(frozen=True, slots=True)
class Site:
    """The frame of one page. ``path`` and ``filters`` are its address; ``kept`` is what a form hands on unseen."""

    title: str
    path: str = ""
    current: str = ""
    crumbs: Crumbs = ()
    twin: str | None = None
    query: str = ""
    lead: str = ""
    noun: str = "row"
    nouns: str = "rows"
    empty: str = ""
    fields: tuple[Field, ...] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    hidden: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    flat: str = ""
    done: DecisionRow | None = None
    here: str = ""
    may_review: bool = False
    token: str = ""
    decided: Mapping[str, list[Any]] = field(default_factory=dict)
    waiting: tuple[DecisionRow, ...] = ()
    applying: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def views(self) -> tuple[tuple[str, str], ...]:
        """The bar of every page."""
        return BAR

    @property
    def acts(self) -> Mapping[str, str]:
        """What a decision did, as a reader says it."""
        return ACTS

    @property
    def counted(self) -> tuple[tuple[str, str, str], ...]:
        """What the overview counts."""
        return COUNTED

    @property
    def cleared(self) -> str:
        """The same page without filters."""
        return address(self.path, {"q": self.query})

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the filter form hands on: filters that have no field, and the words of a search."""
        shown = {name for name, _, _ in self.fields}
        unseen = [(name, value) for name, value in self.filters.items() if name not in shown]
        return [*unseen, *self.hidden.items(), *([("q", self.query)] if self.query else [])]

    @property
    def chips(self) -> list[tuple[str, str]]:
        """Every filter that is set, with the address of the page without it."""
        whole = {**self.filters, **self.hidden, "q": self.query}
        return [
            (f"{name}: {self.labels.get(name, value)}", address(self.path, {**whole, name: None}))
            for name, value in {**self.filters, **self.hidden}.items()
        ]

    def page_address(self, number: int) -> str:
        """Another page of the same list."""
        values = {**self.filters, **self.hidden, "q": self.query}
        return address(self.path, {**values, "page": number if number > 1 else None})

    def group_address(self, entity: str | None) -> str:
        """All rows of one speaker or party."""
        return address(f"{self.path}/all", {**self.filters, "by": entity or "-"})

    def flat_address(self, table: str) -> str:
        """A table one by one."""
        return FLAT.get(table, table)

    def share(self, reports: int) -> int:
        """How long a bar is, in twentieths of the longest."""
        longest = int(self.more.get("longest") or 1)
        return max(1, round(20 * reports / longest)) if reports else 0

    def __getattr__(self, name: str) -> Any:
        """What only some pages need."""
        try:
            return self.more[name]
        except KeyError:
            raise AttributeError(name) from None
