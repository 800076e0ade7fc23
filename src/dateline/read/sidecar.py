"""What a ``FILE.meta.json`` beside a file, or a JSON line, states about a report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import UnreadableSource
from dateline.read.dates import stated_interval
from dateline.read.page import Facts, Failure

SIDECAR = ".meta.json"
FIELDS = ("published", "outlet", "title", "url")
SHAPE = '{"published": "2021-03-24", "outlet": "...", "title": "...", "byline": ["..."], "url": "..."}, all optional'


def read_sidecar(path: Path) -> Facts | Failure:
    """The facts in a sidecar, or why it cannot be read."""
    try:
        return facts_in(msgspec.json.decode(path.read_bytes()))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Failure(str(path), f"no JSON: {error}", f"write {SHAPE}")
    except UnreadableSource as error:
        return Failure(str(path), error.problem, error.remedy)


def facts_in(stated: Any) -> Facts:
    """The facts in a JSON object; raises UnreadableSource for a field that makes no sense.

    >>> facts_in({"published": "2021-03-24", "byline": "Ana Li"}).byline
    ('Ana Li',)
    """
    if not isinstance(stated, Mapping):
        raise UnreadableSource("no JSON object", remedy=f"write {SHAPE}")
    wrong = [name for name in FIELDS if not isinstance(stated.get(name) or "", str)]
    if wrong:
        raise UnreadableSource(f"{wrong[0]} is no text", remedy=f"write {SHAPE}")
    published = stated.get("published") or None
    if published and stated_interval(published) is None:
        raise UnreadableSource(f"published is no date: {published[:40]!r}", remedy="write it as 2021-03-24")
    texts = {name: (stated.get(name) or "").strip() or None for name in FIELDS}
    return Facts(**texts, byline=_byline(stated.get("byline") or ()))


def _byline(stated: Any) -> tuple[str, ...]:
    """One name or a list of names."""
    names = [stated] if isinstance(stated, str) else stated
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise UnreadableSource("byline is no list of names", remedy=f"write {SHAPE}")
    return tuple(name.strip() for name in names if name.strip())
