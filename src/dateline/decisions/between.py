"""Cells that stand in several reports: is this copy, or this conflict, the one that was decided on?"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.decisions.cells import overlap
from dateline.decisions.quotes import ARTICLE
from dateline.decisions.ruling import Ruling
from dateline.model import Conflict, Copy, Span

HALF = 0.5


def matching_copy(ruling: Ruling, copy: Copy) -> bool:
    """Is it the copy that was decided on? Whole reports are known by their articles, passages by their words."""
    if len(ruling.places) < 2:
        return False
    whole = ruling.places[0][0][0].part == ARTICLE
    if whole != (copy.relation != "reused-passage"):
        return False
    sides = (copy.left, copy.right)
    if whole:
        held = {article for number in (0, 1) for article in ruling.articles(number)}
        return held == {side.article for side in sides}
    return any(_same_places(ruling, pair) for pair in (sides, sides[::-1]))


def _same_places(ruling: Ruling, sides: Sequence[Span]) -> bool:
    return all(overlap([side], ruling.spans(number)) >= HALF for number, side in enumerate(sides))


def matching_conflict(ruling: Ruling, conflict: Conflict) -> bool:
    """Is it the conflict that was decided on, though reports may have joined its sides since?

    Most of the words then quoted stand in it, and on more than one side.
    """
    if ruling.decision.subjects[0].kind != conflict.kind:
        return False
    quoted = {span for number in range(len(ruling.places)) for span in ruling.spans(number)}
    hit = [quoted.intersection(side.spans) for side in conflict.sides]
    found = set[Span]().union(*hit)
    return len(found) > HALF * len(quoted) and sum(bool(one) for one in hit) > 1
