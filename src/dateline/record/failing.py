"""Which failures are still true after a build: those of sources that are gone, or that were mended, are not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from dateline.read.fetch import is_address


def outdated(listed: Iterable[str], failed: Collection[str], sources: Collection[str | Path]) -> Iterator[str]:
    """Of the origins that are listed as failures, those that are failures no more.

    ``failed`` are those that failed in this build. Another one is outdated if this build looked at its source, which
    then holds it no more or could be read, or if its file is gone.
    """
    for origin in listed:
        if origin not in failed and (any(_holds(source, origin) for source in sources) or _is_gone(origin)):
            yield origin


def _holds(source: str | Path, origin: str) -> bool:
    """Would a build of the source have met the origin?"""
    if is_address(source) or is_address(origin):
        return str(source) == origin.partition("#")[0]
    path, own = Path(source).absolute(), _file(origin).absolute()
    return own == path or path in own.parents


def _is_gone(origin: str) -> bool:
    """Is it a file that is no longer in its folder? Of a folder that is not there either nothing is known."""
    if is_address(origin):
        return False
    path = _file(origin)
    try:
        return not path.exists() and path.parent.is_dir()
    except OSError:
        return False


def _file(origin: str) -> Path:
    """The file of an origin, which may be one of its lines ("reports.jsonl#3")."""
    path = Path(origin)
    return path if path.exists() else Path(origin.partition("#")[0])
