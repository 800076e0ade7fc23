"""The head of an e-mail that was saved with its text: its fields are lines of their own, its subject the title."""

from __future__ import annotations

import re

from dateline.model import BlockKind
from dateline.read.lines import Line

FIELD = r"[A-Z][A-Za-z-]{1,30}:[ \t]+\S[^\r\n]*(?:\r?\n[ \t]+\S[^\r\n]*)*"
HEAD = re.compile(rf"\s*((?:{FIELD}\r?\n){{2,40}})")
NAME = re.compile(r"([A-Z][A-Za-z-]{1,30}):[ \t]+(?:(?:re|fwd?|aw|wg):[ \t]*)*", re.IGNORECASE)
# What nearly every mail has; a page with two of these above its text is one.
USUAL = frozenset({"from", "to", "subject", "date", "sent", "cc", "reply-to"})


def mail_head(text: str) -> tuple[list[Line], dict[int, BlockKind], int]:
    """The lines of a mail's head, their kinds by where they start, and where the head ends; 0 if there is none.

    >>> lines, kinds, end = mail_head("From: a@example.org\\nSubject: Fwd: Talks stall\\n\\nHello,")
    >>> [(line.text, kinds[line.start]) for line in lines]
    [('From: a@example.org', 'navigation'), ('Subject: Fwd:', 'navigation'), ('Talks stall', 'title')]
    """
    head = HEAD.match(text)
    fields = list(re.finditer(FIELD, head[1])) if head else []
    names = {field[0].partition(":")[0].lower() for field in fields}
    if not head or len(names & USUAL) < 2:
        return [], {}, 0
    lines: list[Line] = []
    kinds: dict[int, BlockKind] = {}
    for field in fields:
        for line, kind in _parts(field[0], head.start(1) + field.start()):
            lines.append(line)
            kinds[line.start] = kind
    return lines, kinds, head.end()


def _parts(field: str, start: int) -> list[tuple[Line, BlockKind]]:
    """A field as a line of its kind; the subject without its name is the title."""
    name = field.partition(":")[0].lower()
    behind = NAME.match(field)
    if name == "subject" and behind and len(field) > behind.end():
        label = field[: behind.end()].rstrip()
        at = start + behind.end()
        return [
            (Line(start, start + len(label), label), "navigation"),
            (Line(at, start + len(field), field[behind.end() :]), "title"),
        ]
    kind: BlockKind = "date" if name in ("date", "sent") else "navigation"
    return [(Line(start, start + len(field), field), kind)]
