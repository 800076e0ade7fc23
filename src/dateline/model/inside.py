"""What lies inside a frozen value, however deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

T = TypeVar("T")


def inside(value: object, kind: type[T]) -> Iterator[T]:
    """Every value of a kind inside a dataclass, list or tuple, in the order of the fields; the value itself too.

    >>> from dateline.model.page import Span
    >>> list(inside((Span("a", 0, 3), [Span("a", 5, 9)]), Span))
    [Span(article='a', start=0, end=3), Span(article='a', start=5, end=9)]
    """
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from inside(part, kind)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from inside(getattr(value, one.name), kind)
