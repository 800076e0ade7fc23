"""Are two reports on one subject? Named evidence, added up as log-odds.

The weights were fitted by logistic regression on three sets of stories together, rounded, and hold on halves that were
kept apart (``training/stories.py``); no single set chose them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import fsum, log1p, sqrt

import numpy as np
from numpy.typing import NDArray

from dateline.link.agglomerate import Days, Graph, days_between
from dateline.link.blocking import Numbers, pairs_sharing
from dateline.link.profiles import Counts, Profile, other_holders
from dateline.link.vectors import heaviest, rarities, similarities, tf_idf

# Blocking: pairs that share two of their forty heaviest words, the nearest sixty in time under each word.
TOP_WORDS, SHARED_WORDS, NEIGHBOURS = 40, 2, 60
NEGLIGIBLE = 0.03  # cosine

BIAS = -3.7
WORDS = 20.0  # times the root of the cosine
NAMES = 0.4  # times log(1 + weight of the rare names that both hold)
CROWD = -30.0  # times how like the report is to reports on other subjects
STRANGERS = -1.0  # both name many, and hardly anybody in common
OTHER_HOLDER = -1.5  # one office, two holders; twice that for two offices
MANY_NAMES, FEW_SHARED = 5, 0.2
PER_LOG_DAY, PER_DAY, DAYS = 0.5, 1.8, 3  # what days between them cost: the first three most
YEAR, ANOTHER_ROUND = 365, 4.0  # after so many days without a report, the same subject is another story
WEEK, BUSY, QUIET = 7, 5, 0.2  # in a field with five other reports a week, and at least so much in a quiet one
AGAINST, FOR = -4.0, 8.0  # what all the words of two reports can say, at most
# A report's likeness to its 4th to 13th neighbour, up to a limit, tells how crowded its field is. Where there are not
# so many reports, the pile was collected on one subject, and its field counts as crowded.
FIRST, LAST, PILE, MOST = 3, 13, 0.2, 0.25


def subject_graph(profiles: Sequence[Profile]) -> Graph:
    """For every report the log-odds that it shares its subject with another one, for those worth comparing.

    The profiles stand in order of time.
    """
    rows, rarity = tf_idf(Counts(profiles)), rarities([Counter(one.names) for one in profiles])
    left, right = pairs_sharing(*heaviest(rows, TOP_WORDS), neighbours=NEIGHBOURS, shared=SHARED_WORDS)
    cosines = similarities(rows, left, right)
    crowd = _crowds(len(profiles), left, right, cosines)
    near: Graph = [{} for _ in profiles]
    for one, other, cosine in zip(left.tolist(), right.tolist(), cosines.tolist(), strict=True):
        if cosine >= NEGLIGIBLE:
            odds = log_odds(profiles[one], profiles[other], cosine, (crowd[one] + crowd[other]) / 2, rarity)
            near[one][other] = near[other][one] = max(AGAINST, min(FOR, odds))
    return near


def log_odds(left: Profile, right: Profile, cosine: float, crowd: float, rarity: Mapping[str, float]) -> float:
    """How much two reports' words speak for one subject."""
    shared = fsum(rarity.get(name, 0.0) for name in sorted(left.names & right.names))
    odds = BIAS + WORDS * sqrt(cosine) + CROWD * crowd + NAMES * log1p(shared)
    if min(len(left.names), len(right.names)) >= MANY_NAMES:
        fewer = min(fsum(rarity.get(name, 0.0) for name in sorted(one.names)) for one in (left, right))
        odds += STRANGERS if shared < FEW_SHARED * fewer else 0.0
    return odds + OTHER_HOLDER * min(2, other_holders(left, right))


def busy_days(near: Graph, days: Sequence[Days | None]) -> list[Days | None]:
    """The days of every report with how busy its field was: how many like it, on other subjects, that week.

    Where hardly anything else was reported, days between two reports say little.
    """
    return [own and own._replace(busy=_busy(own, near[number], days)) for number, own in enumerate(days)]


def _busy(own: Days, row: Mapping[int, float], days: Sequence[Days | None]) -> float:
    """From 0 to 1, by the neighbours on other subjects that lie within a week."""
    others = [days[number] for number, odds in row.items() if odds < 0]
    return min(1.0, sum(1 for other in others if other and days_between(own, other) <= WEEK) / BUSY)


def cost_of_days(left: Days | None, right: Days | None) -> float:
    """How much the days between two groups of reports speak against one subject; an unknown date says nothing."""
    if left is None or right is None:
        return 0.0
    days, busy = days_between(left, right), max(QUIET, (left.busy + right.busy) / 2)
    silence = ANOTHER_ROUND if days > YEAR else 0.0
    return PER_LOG_DAY * log1p(days) + PER_DAY * busy * min(days, DAYS) + silence


def _crowds(articles: int, left: Numbers, right: Numbers, cosines: NDArray[np.float64]) -> list[float]:
    """How like every report is to others, those that may share its subject apart."""
    near: list[list[float]] = [[] for _ in range(articles)]
    for one, other, cosine in zip(left.tolist(), right.tolist(), cosines.tolist(), strict=True):
        near[one].append(cosine)
        near[other].append(cosine)
    missing = max(0, min(LAST - FIRST, LAST - (articles - 1)))
    return [_crowd(sorted(row, reverse=True)[FIRST:LAST], missing) for row in near]


def _crowd(neighbours: Sequence[float], missing: int) -> float:
    """Mean likeness to the neighbours at some distance; a small pile lacks some of them."""
    kept = sum(neighbours[: LAST - FIRST - missing])
    return float(min(MOST, (kept + missing * PILE) / (LAST - FIRST)))
