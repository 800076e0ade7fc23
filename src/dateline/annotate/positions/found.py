"""What a rule finds, before its spans are cut."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.positions.frames import Complement
from dateline.model import PositionKind, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A position before its spans are cut: the word that carries it, and the tokens around it."""

    kind: PositionKind
    head: int
    holder: int | Span
    complement: Complement
    force: str | None = None
    condition: tuple[int, ...] = ()
