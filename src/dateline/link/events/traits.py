"""What two claims have in common, and the log-odds that they are of one event.

The weights were fitted by logistic regression (``training/events``). Days are rare in the texts that they were fitted
on, and violence is told there blow by blow: what these say is set by hand below.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from dateline.link.events.columns import Columns, Numbers, Reals, Truths, shared_names
from dateline.link.events.pairs import Pairs

MODEL = "events.json"
AT_ONCE = 50_000  # pairs
DAYS, MONTH, YEAR = 3, 31, 366
THOUGHT = 2
NEAR = 6  # sentences
LEAST, MOST = -6.0, 6.0  # what all traits of a pair can say
# By hand, in log-odds.
SETTLED = {
    "same days": 1.6, "same month": 1.2, "same year": 0.4, "days and parties": 1.2, "points back": 1.5,
    "one incident": 4.0,
}  # fmt: skip

# What a trait says depends on others: one word in two like reports is more than in two of which little is alike.
WORDS = ("same word", "same stem", "one family", "other word")
TOGETHER = (
    *((word, sign) for word in WORDS for sign in ("likeness of two reports", "same report", "participants in common")),
    *((word, sign) for word in WORDS for sign in ("both name a participant", "likeness of contexts")),
    *(("same report", sign) for sign in ("likeness of contexts", "participants in common")),
    *(("reporting", sign) for sign in ("likeness of two reports", "same report", "agents in common")),
)


def odds_of(columns: Columns, pairs: Pairs) -> Reals:
    """The log-odds of every pair, to six places: what lies beyond differs from one processor to the next."""
    found: list[Reals] = []
    for start in range(0, len(pairs.left), AT_ONCE):
        some = pairs.of(slice(start, start + AT_ONCE))
        found.append(log_odds(traits_of(columns, some)))
    rounded: Reals = np.concatenate(found or [np.empty(0, dtype=np.float64)]).round(6)
    return rounded


def log_odds(traits: dict[str, Reals]) -> Reals:
    """The weights of the traits that some pairs have, added up in the order of their names."""
    known = weights()
    total = np.full(len(next(iter(traits.values()))), known["bias"])
    for name in sorted(traits):
        total += (known.get(name, 0.0) + SETTLED.get(name, 0.0)) * traits[name]
    clipped: Reals = np.clip(total, LEAST, MOST)
    return clipped


@cache
def weights() -> dict[str, float]:
    """The fitted weight of every trait, and the bias."""
    loaded: dict[str, float] = json.loads((files("dateline") / "models" / MODEL).read_text("utf-8"))
    return loaded


def traits_of(columns: Columns, pairs: Pairs) -> dict[str, Reals]:
    """The traits of some pairs, by name: nought where a pair lacks one."""
    found = _words(columns, pairs)
    found |= _reports(columns, pairs)
    found |= _cast(columns, pairs)
    found |= _time(columns, pairs)
    found |= _telling(columns, pairs)
    found["days and parties"] = (found["same days"] + found["same month"]) * (found["same setting"] > 1)
    found["one incident"] = _one_incident(columns, pairs, found)
    found |= {f"{one}, {other}": found[one] * found[other] for one, other in TOGETHER}
    return {name: np.asarray(value, dtype=np.float64) for name, value in found.items()}


Traits = dict[str, Any]


def _words(columns: Columns, pairs: Pairs) -> dict[str, Reals]:
    """Of the triggers: one word, one stem, one family, one type, and how rare they are."""
    lemma = _same(columns.lemma, pairs)
    stem = _same(columns.stem, pairs) & ~lemma
    family = _same(columns.family, pairs) & ~lemma
    kinds = columns.kind[pairs.left] > 0, columns.kind[pairs.right] > 0
    rarity = (columns.rarity[pairs.left] + columns.rarity[pairs.right]) / 2
    reporting = columns.reporting[pairs.left] | columns.reporting[pairs.right]
    return _numbers(
        {
            "same word": lemma,
            "same stem": stem,
            "one family": family,
            "other word": ~(lemma | stem | family),
            "same type": _same(columns.kind, pairs) & kinds[0],
            "other type": ~_same(columns.kind, pairs) & kinds[0] & kinds[1],
            "untyped": ~kinds[0] & ~kinds[1],
            "rarity": rarity,
            "rarity of the word": rarity * lemma,
            "reporting": reporting,
            "same reporting word": reporting & lemma,
        }
    )


def _reports(columns: Columns, pairs: Pairs) -> dict[str, Reals]:
    """Of the reports: one report, one sentence, or how like they are."""
    report = _same(columns.article, pairs)
    sentence = _same(columns.sentence, pairs) & report
    apart = np.minimum(np.log1p(np.abs(columns.sentence[pairs.left] - columns.sentence[pairs.right])), 4)
    alike = np.sqrt(np.maximum(pairs.likeness, 0))
    return _numbers(
        {
            "same report": report,
            "same sentence": sentence,
            "sentences apart": apart * report,
            "likeness": alike,
            "likeness of two reports": alike * ~report,
        }
    )


def _cast(columns: Columns, pairs: Pairs) -> dict[str, Reals]:
    """Of those who take part, and the place."""
    found: Traits = {}
    for name, seats in (("agent", columns.agents), ("target", columns.targets), ("participant", columns.cast)):
        ours, theirs = seats[pairs.left], seats[pairs.right]
        shared = shared_names(ours, theirs)
        entity = (shared & columns.known[ours][:, :, None]).any(axis=(1, 2))
        both = columns.known[ours].any(axis=1) & columns.known[theirs].any(axis=1)
        found[f"same {name}"] = entity
        found[f"{name}s in common"] = np.minimum(shared.sum(axis=(1, 2)), 3)
        found[f"other {name}"] = both & ~entity
        found[f"both name a {name}"] = (ours > 0).any(axis=1) & (theirs > 0).any(axis=1)
    places = columns.place[pairs.left], columns.place[pairs.right]
    found["same place"] = (places[0] == places[1]) & (places[0] > 0)
    found["other place"] = (places[0] != places[1]) & (places[0] > 0) & (places[1] > 0)
    found["same setting"] = shared_names(columns.setting[pairs.left], columns.setting[pairs.right]).sum(axis=(1, 2))
    return _numbers(found)


def _time(columns: Columns, pairs: Pairs) -> dict[str, Reals]:
    """Of the days that the texts state."""
    first = columns.first[pairs.left], columns.first[pairs.right]
    end = columns.end[pairs.left], columns.end[pairs.right]
    both = (first[0] > 0) & (first[1] > 0)
    meet = both & (first[0] < end[1]) & (first[1] < end[0])
    span = np.maximum(end[0] - first[0], end[1] - first[1])
    meet &= columns.news[pairs.left] & columns.news[pairs.right]  # much is said in a day
    return _numbers(
        {
            "same days": meet & (span <= DAYS),
            "same month": meet & (span > DAYS) & (span <= MONTH),
            "same year": meet & (span > MONTH) & (span <= YEAR),
            "other days": both & ~meet,
            "one dated": (first[0] > 0) != (first[1] > 0),
        }
    )


def _telling(columns: Columns, pairs: Pairs) -> dict[str, Reals]:
    """Of the way in which they are told: the words around them, number, stage."""
    shared = shared_names(columns.context[pairs.left], columns.context[pairs.right])
    weight = columns.weights[pairs.left][:, :, None] * columns.weights[pairs.right][:, None, :]
    stages = columns.stage[pairs.left], columns.stage[pairs.right]
    plural = columns.plural[pairs.left], columns.plural[pairs.right]
    return _numbers(
        {
            "likeness of contexts": (shared * weight).sum(axis=(1, 2)),
            "context words in common": np.minimum(shared.sum(axis=(1, 2)), 6),
            "same stage": stages[0] == stages[1],
            "a thought": (stages[0] == THOUGHT) != (stages[1] == THOUGHT),
            "points back": _points_back(columns, pairs),
            "one and many": plural[0] != plural[1],
            "both many": plural[0] & plural[1],
            "definite": columns.definite[pairs.left] | columns.definite[pairs.right],
        }
    )


def _one_incident(columns: Columns, pairs: Pairs, found: dict[str, Reals]) -> Reals:
    """A report of violence tells of one incident until another day, place or victim is named."""
    violent = columns.violent[pairs.left] & columns.violent[pairs.right] & _same(columns.article, pairs)
    one: Reals = violent * (found["other days"] + found["other place"] + found["other target"] == 0)
    return one


def _points_back(columns: Columns, pairs: Pairs) -> Truths:
    """Does "this round", without a day of its own, come after the round that the report has dated?"""
    later, earlier = pairs.right, pairs.left  # claims stand in text order
    back = columns.definite[later] & ~columns.plural[later] & (columns.first[later] == 0) & (columns.first[earlier] > 0)
    near = columns.sentence[later] - columns.sentence[earlier] <= NEAR
    found: Truths = back & near & _same(columns.article, pairs) & columns.news[later] & columns.news[earlier]
    return found


def _same(values: Numbers, pairs: Pairs) -> Truths:
    found: Truths = values[pairs.left] == values[pairs.right]
    return found


def _numbers(traits: Traits) -> dict[str, Reals]:
    return {name: np.asarray(value, dtype=np.float64) for name, value in traits.items()}
