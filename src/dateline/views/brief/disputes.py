"""What is in dispute, as sentences: every side with its witnesses, and none is chosen."""

from __future__ import annotations

from dateline.rows import ConflictRow, SideRow
from dateline.views.wording import count, inside, joined, sentence_case, squeezed


def conflict_sentence(row: ConflictRow) -> str:
    """One conflict as a sentence that takes no side."""
    sides, about = [_side(side) for side in row.sides], squeezed(row.about)
    if row.kind == "wording":
        who = about.removeprefix("words of ")
        return f"{'One utterance' if who == about else sentence_case(who)} is quoted as {joined(sides)}."
    if about.startswith(("who ", "when ", "what ", "how ")):
        return f"Reports differ on {about}: {' against '.join(sides)}."
    if row.kind == "figure":
        return f"Reports give different numbers for {inside(about)}: {' against '.join(sides)}."
    if row.kind == "actor":
        return f"Reports differ on who takes part: {' against '.join(sides)}."
    if row.kind == "date":
        return f"Reports give different days for this: {about}: {' against '.join(sides)}."
    return f"{sentence_case(about)}: {' against '.join(sides)}."


def _side(side: SideRow) -> str:
    """What a side says, and how many say it."""
    value = squeezed(side.value).strip("“”").replace("“", "‘").replace("”", "’")
    return f"“{value}” ({count(side.independent, 'origin')})"
