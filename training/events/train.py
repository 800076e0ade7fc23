"""Fits the weights with which ``dateline.link.events`` tells whether two claims are of one event.

    python training/events/train.py PARSES ../shared/data/events-ecbplus src/dateline/models/events.json

PARSES is a pickle of ``list[Doc]``: the annotated documents of the set without their sentences. Prints the average
precision on held-out topics (five folds), then fits on all of them and writes the weights. No random numbers.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.link.binding import Binding
from dateline.link.entities import resolve_entities
from dateline.link.events.claims import Claim, report_of
from dateline.link.events.columns import columns_of
from dateline.link.events.pairs import candidates
from dateline.link.events.traits import SETTLED, traits_of
from dateline.model import Doc

FOLDS = 5
RIDGE = 10.0  # on traits scaled to unit variance
STEPS = 30
DIGITS = 3
Numbers = NDArray[np.float64]


def main(parses: Path, gold: Path, model: Path) -> None:
    """Fit, measure, write."""
    docs: list[Doc] = pickle.loads(parses.read_bytes())
    names, rows, same, topic = examples(docs, chains(gold))
    for fold in range(FOLDS):
        kept = topic % FOLDS == fold
        fitted = fit(rows[~kept], same[~kept])
        print(f"fold {fold}: average precision {ranked(rows[kept] @ fitted[:-1], same[kept]):.3f}")
    fitted = fit(rows, same)
    held = {name: round(float(value), DIGITS) for name, value in zip([*names, "bias"], fitted, strict=True)}
    model.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def examples(
    docs: Sequence[Doc], chain: dict[str, list[tuple[int, int, str]]]
) -> tuple[list[str], Numbers, NDArray[np.bool_], NDArray[np.int64]]:
    """The traits of every pair of marked claims worth comparing, whether it is one event, and its topic."""
    entity_of = Binding(docs, resolve_entities(docs))
    reports = [report_of(doc, entity_of) for doc in docs]
    claims = [claim for report in reports for claim in report.claims]
    columns = columns_of(claims, {report.article: number for number, report in enumerate(reports)})
    pairs = candidates(claims, columns, [report.words for report in reports], broad=True)
    label = np.array([_chain_of(claim, chain) for claim in claims])
    known = (label[pairs.left] != "") & (label[pairs.right] != "")
    pairs = pairs.of(known)
    traits = traits_of(columns, pairs)
    names = sorted(set(traits) - set(SETTLED))
    topic = np.array([int(claims[left].article.split("_")[0]) for left in pairs.left], dtype=np.int64)
    return names, np.stack([traits[name] for name in names], axis=1), label[pairs.left] == label[pairs.right], topic


def chains(folder: Path) -> dict[str, list[tuple[int, int, str]]]:
    """By document the marked triggers with their chains."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["table"] == "event_mentions" and row.get("event"):
            place = row["trigger"]
            found[place["article"]].append((place["start"], place["end"], row["event"]))
    return found


def _chain_of(claim: Claim, chain: dict[str, list[tuple[int, int, str]]]) -> str:
    return next((name for start, end, name in chain[claim.article] if start <= claim.start < end), "")


def fit(rows: Numbers, same: NDArray[np.bool_]) -> Numbers:
    """The weights, and the bias last: ridge regression on scaled traits by Newton's method."""
    scale = np.where(rows.std(axis=0) > 0, rows.std(axis=0), 1.0)
    scaled = np.hstack([rows / scale, np.ones((len(rows), 1))])
    penalty = np.diag([RIDGE] * rows.shape[1] + [0.0])
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (likely - same) + penalty @ weights
        bend = (scaled * (likely * (1 - likely))[:, None]).T @ scaled + penalty
        step = np.linalg.solve(bend + 1e-9 * np.eye(len(bend)), slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    fitted: Numbers = np.append(weights[:-1] / scale, weights[-1])
    return fitted


def ranked(scores: Numbers, same: NDArray[np.bool_]) -> float:
    """Average precision."""
    hits = same[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
