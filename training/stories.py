"""Fits the weights of ``dateline.link.subjects`` by logistic regression on three sets of stories together.

    python training/stories.py ../shared/data

Prints the weights fitted on all pairs, and how well weights fitted on one half of the stories tell the pairs of the
other. The module holds them rounded; days cost less there in quiet fields, which this fit knows nothing about. Nothing
is written.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from datetime import date
from math import log1p, sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.link import subjects
from dateline.link.blocking import pairs_sharing
from dateline.link.profiles import Counts, Profile, other_holders, profile
from dateline.link.subjects import FEW_SHARED, MANY_NAMES, NEIGHBOURS, SHARED_WORDS, TOP_WORDS
from dateline.link.vectors import heaviest, rarities, similarities, tf_idf
from dateline.model import Article, Block, Interval, Span

SETS = ("stories-neus2021", "stories-basil", "events-ecbplus")
NAMES = ("words", "crowd", "names", "strangers", "other holder", "log days", "days", "bias")
RIDGE = 1e-6
Numbers = NDArray[np.float64]


def main(data: Path) -> None:
    """Fit, and print."""
    sets = [pairs(data / name) for name in SETS]
    rows, same, halves = (np.concatenate([one[part] for one in sets]) for part in range(3))
    balance = np.concatenate([np.full(len(one[1]), 1 / one[1].sum()) for one in sets])
    fitted = fit(rows, same, balance)
    print("  ".join(f"{name} {value:.2f}" for name, value in zip(NAMES, fitted, strict=True)))
    for half in (0, 1):
        kept = halves == half
        own = fit(rows[~kept], same[~kept], balance[~kept])
        print(f"half {half}: average precision on the other stories {ranked(rows[kept] @ own, same[kept]):.3f}")


def pairs(folder: Path) -> tuple[Numbers, Numbers, Numbers]:
    """Evidence for every pair worth comparing, whether it is one story, and its half of the stories."""
    articles, story = read(folder)
    profiles = [profile(article) for article in articles]
    rarity = rarities([Counter(one.names) for one in profiles])
    rows = tf_idf(Counts(profiles))
    left, right = pairs_sharing(*heaviest(rows, TOP_WORDS), neighbours=NEIGHBOURS, shared=SHARED_WORDS)
    cosines = similarities(rows, left, right)
    crowd = subjects._crowds(len(profiles), left, right, cosines)
    evidence, same, half = [], [], []
    for one, other, cosine in zip(left.tolist(), right.tolist(), cosines.tolist(), strict=True):
        ours, theirs = story.get(articles[one].id), story.get(articles[other].id)
        if ours is None or theirs is None or cosine < subjects.NEGLIGIBLE:
            continue
        told = told_by_names(profiles[one], profiles[other], rarity)
        days = days_apart(articles[one], articles[other])
        evidence.append([sqrt(cosine), (crowd[one] + crowd[other]) / 2, *told, log1p(days), min(days, 3), 1.0])
        same.append(float(ours == theirs))
        half.append(int(hashlib.sha256(ours.encode()).hexdigest(), 16) % 2)
    return np.array(evidence), np.array(same), np.array(half)


def told_by_names(left: Profile, right: Profile, rarity: dict[str, float]) -> tuple[float, float, float]:
    """Shared rare names, strangers, other holders: as ``log_odds`` counts them."""
    held = (left.names, right.names, left.names & right.names)
    weights = [sum(rarity.get(name, 0.0) for name in names) for names in held]
    many = min(len(left.names), len(right.names)) >= MANY_NAMES
    strangers = many and weights[2] < FEW_SHARED * min(weights[:2])
    return log1p(weights[2]), float(strangers), float(min(2, other_holders(left, right)))


def days_apart(left: Article, right: Article) -> int:
    """Days between two publications; nought where one is unknown."""
    ours, theirs = (one.published.start if one.published else None for one in (left, right))
    return abs((ours - theirs).days) if ours and theirs else 0


def read(folder: Path) -> tuple[list[Article], dict[str, str]]:
    """The articles of a set, first published first, and their stories."""
    articles = [article(row) for row in lines(folder / "documents.jsonl")]
    stories = [row for row in lines(folder / "gold.jsonl") if row["table"] == "stories"]
    story = {name: row["id"] for row in stories for name in row["articles"]}
    return sorted(articles, key=lambda one: (str(one.published and one.published.start), one.id)), story


def article(row: dict[str, Any]) -> Article:
    """A document of the set as one block."""
    day = row.get("published")
    when = Interval.day(date.fromisoformat(day[:10])) if day else None
    block = Block(Span(row["id"], 0, len(row["text"])), "body")
    return Article(row["id"], row["id"], "", row["text"], (block,), title=row.get("title"), published=when)


def lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def fit(rows: Numbers, same: Numbers, balance: Numbers, *, steps: int = 40) -> Numbers:
    """Weights of the evidence by Newton's method, with a small ridge."""
    weights = np.zeros(rows.shape[1])
    balance = balance / balance.sum()
    for _ in range(steps):
        odds = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (balance * (odds - same)) + RIDGE * weights
        curve = (rows * (balance * odds * (1 - odds))[:, None]).T @ rows + RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def ranked(odds: Numbers, same: Numbers) -> float:
    """Average precision: how far pairs of one story stand before the others."""
    right = same[np.argsort(-odds, kind="stable")]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float((precision * right).sum() / right.sum())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
