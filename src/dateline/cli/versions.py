"""Earlier versions of a page in a terminal: sentences cut, added and reworded, readable without colours too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rapidfuzz.distance import Indel
from rich.markup import escape

from dateline.cli.printing import console, day, plain
from dateline.rows import EditRow

WORD = re.compile(r"\s+|[^\s\w]|\w+")


def print_revisions(rows: Sequence[Any]) -> None:
    """Every earlier version, the first first, and what the next one changed."""
    if not rows:
        print("no earlier version of it was read")
        return
    out = console()
    for row in rows:
        out.print(f"[bold]version {row.number}[/bold] of {escape(row.origin)}, published {day(row.published)}")
        changed = (
            f"{len(row.edits)} sentences changed" if row.edits else "the same text, only the facts beside it changed"
        )
        out.print(f"  in the next one: {changed}")
        for edit in row.edits:
            out.print(f"  {escape(plain(line_of(edit)))}")


def line_of(edit: EditRow) -> str:
    """One change as a line: ``-`` cut, ``+`` added, ``~`` reworded, with the words that changed in brackets."""
    if edit.before and edit.after:
        return f"~ {reworded(edit.before.text, edit.after.text)}"
    if edit.before:
        return f"- {' '.join(edit.before.text.split())}"
    return f"+ {' '.join(edit.after.text.split())}" if edit.after else ""


def reworded(before: str, after: str) -> str:
    """A sentence with the words that were cut and added.

    >>> reworded("About 40 people were killed.", "About 43 people were hurt and killed.")
    'About [-40-]{+43+} people were{+ hurt and+} killed.'
    """
    old, new = (WORD.findall(" ".join(text.split())) for text in (before, after))
    parts, cut, added = "", "", ""
    for code in Indel.opcodes(old, new):
        left, right = "".join(old[code.src_start : code.src_end]), "".join(new[code.dest_start : code.dest_end])
        # A blank between two changed words belongs to the change.
        if code.tag == "equal" and not (left.isspace() and (cut or added)):
            parts += _changed(cut, added) + left
            cut, added = "", ""
        else:
            cut, added = cut + left, added + right
    return parts + _changed(cut, added)


def _changed(cut: str, added: str) -> str:
    return (f"[-{cut}-]" if cut else "") + (f"{{+{added}+}}" if added else "")
