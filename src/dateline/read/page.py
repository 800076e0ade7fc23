"""A page as found, before it is read: its bytes, what kind they are, and what is stated beside them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Literal

from dateline.model import digest

PageKind = Literal["text", "markdown", "html"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sidecar, a JSON line or a feed states about a page. It is taken as stated."""

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None

    def key(self) -> bytes:
        """The stated facts as bytes, for the page's hash; nothing stated gives none."""
        stated = [(one.name, getattr(self, one.name)) for one in fields(self) if getattr(self, one.name)]
        return repr(stated).encode() if stated else b""


@dataclass(frozen=True)  # no slots: the hash is computed once, on first use
class Page:
    """One report as found. ``name`` tells it from its neighbours on every machine: the path below the source
    that was asked for, or the URL."""

    origin: str
    name: str
    content: bytes
    kind: PageKind = "text"
    facts: Facts = field(default_factory=Facts)
    # Where the facts come from, for the reader: "the sidecar", "the feed".
    stated_by: str = "the sidecar"

    @cached_property
    def sha256(self) -> str:
        """Hash of the bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def article(self) -> str:
        """The id of its article: the same name, bytes and stated facts are one report, whatever folder they lie in."""
        return digest("article", self.name, self.state)

    @property
    def state(self) -> str:
        """What tells that nothing has changed: the bytes, and what is stated beside them."""
        return self.sha256 + (hashlib.sha256(stated).hexdigest()[:16] if (stated := self.facts.key()) else "")


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, why, and what to do about it."""

    origin: str
    error: str
    remedy: str
