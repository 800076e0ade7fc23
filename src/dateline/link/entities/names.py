"""Are two names the same? Rules for people, and for bodies, vessels and the rest."""

from __future__ import annotations

from dateline.link.entities.bodies import body_score
from dateline.link.entities.people import person_score
from dateline.link.entities.spelling import fold, is_logographic
from dateline.model import EntityKind, Reason

# Names with this score or more are the same name, if only a slip of the pen apart.
SAME = 0.8
# Names with this score or more are the same without any other evidence.
SURE = 0.9
DIFFERENT = 0.5


def same_name(left: str, right: str, kind: EntityKind) -> Reason:
    """How alike two names of one kind are, and by what rule.

    >>> same_name("Qassem Soleimani", "Qasem Suleimani", "person").score >= SURE
    True
    >>> same_name("Fuad Hussein", "Saddam Hussein", "person").score >= SAME
    False
    """
    detail = f"{left} / {right}"
    if is_logographic(left) and is_logographic(right):
        # A character is a syllable with a meaning: another one is another name, even where it sounds the same.
        return Reason("characters", 1.0 if left.split() == right.split() else DIFFERENT, detail)
    if fold(left) == fold(right):
        return Reason("same spelling", 1.0, detail)
    if kind == "person":
        return Reason("parts of a person's name", person_score(left, right), detail)
    return Reason("words of a name", body_score(left, right), detail)
