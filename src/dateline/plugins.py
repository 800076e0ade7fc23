"""Plug-ins: packages that add a reader, an annotator or an exporter, found by their entry points.

A package names its functions in ``pyproject.toml``; once it is installed, dateline finds them by themselves::

    [project.entry-points."dateline.readers"]
    ".eml2" = "my_package:read"         # (content: bytes) -> str, the text of a file with that ending
    [project.entry-points."dateline.annotators"]
    tickers = "my_package:annotate"     # (doc: Doc) -> Iterator[Annotation], after our own annotators
    [project.entry-points."dateline.exporters"]
    gexf = "my_package:write"           # (source: Source, folder: Path) -> list[Path]: `dateline export --format gexf`
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from dateline.errors import BadSetting


@cache
def _functions(group: str) -> dict[str, Callable[..., Any]]:
    """The functions of a group by name, sorted: the record does not depend on the order of installation.

    Raises BadSetting if a plug-in cannot be loaded: to leave it out in silence would change the record.
    """
    found = {}
    for point in sorted(entry_points(group=f"dateline.{group}"), key=lambda one: (one.name, one.value)):
        try:
            found[point.name] = point.load()
        except Exception as err:
            remedy = "upgrade or uninstall the package that it comes from"
            message = f"the plug-in {point.name!r} ({point.value}) cannot be loaded: {err}"
            raise BadSetting(message, remedy=remedy) from err
    return found


def readers() -> dict[str, Callable[[bytes], str]]:
    """What turns the bytes of a file into its text, by the file's ending."""
    return _functions("readers")


def annotators() -> dict[str, Callable[..., Any]]:
    """What adds notes to a document, by name."""
    return _functions("annotators")


def exporters() -> dict[str, Callable[..., Any]]:
    """What writes a record in a format, by its name."""
    return _functions("exporters")
