"""How often memory is searched for garbage while a record is built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Claims are many small values without cycles: to look through all of them after every 700 new ones, as is usual,
# takes a sixth of the time that linking takes, and finds next to nothing.
THRESHOLD = (100_000, 20, 50)


def collect_rarely() -> None:
    """Look for cyclic garbage a hundred times less often than usual."""
    gc.set_threshold(*THRESHOLD)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """The same for a while: a program that uses dateline has its own habits back afterwards."""
    usual = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*usual)
