"""Fits the weights of ``annotate.events.factuality`` on event words rated by hand.

    python training/factuality/train.py DATA OUT [--parses FOLDER]

DATA holds ``train/`` and ``dev/`` with ``documents.jsonl`` and ``gold.jsonl`` (tables of the public format, with a
``factuality`` for every trigger). OUT is the weights file. Parses are kept in FOLDER between runs, if one is given.
The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import pickle
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.annotate.events.classes import class_of, other_triggers
from dateline.annotate.events.signs import signs_of
from dateline.annotate.events.status import status_of
from dateline.annotate.events.triggers import Trigger, find_triggers
from dateline.annotate.sentences import split_sentences
from dateline.model import Article, Block, Sentence, Span

LEAST = 4  # a sign must be seen so often
RIDGE = 5.0
# Ratings are judged by their absolute error: beyond this distance the loss is linear (Huber).
NEAR = 0.3
SMALL = 0.01  # a weight below this is left out


@dataclass(frozen=True)
class Example:
    """A rated event word: its document, its signs, its rating."""

    document: str
    signs: frozenset[str]
    rating: float


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def parse(row: dict[str, Any], kept: Path | None) -> list[Sentence]:
    """The sentences of a document, from an earlier run if it left them."""
    file = kept / f"{row['id'].replace('/', '_')}.pkl" if kept else None
    if file and file.exists():
        found: list[Sentence] = pickle.loads(zlib.decompress(file.read_bytes()))
        return found
    whole = Span(row["id"], 0, len(row["text"]))
    article = Article(row["id"], row["id"], "", row["text"], (Block(whole, "body"),), language="en")
    found = list(split_sentences(article))
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(zlib.compress(pickle.dumps(found), 1))
    return found


def examples(part: Path, kept: Path | None) -> Iterator[Example]:
    """Every rated word that is a trigger."""
    rated: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(part / "gold.jsonl"):
        rated[row["article"]].append(row)
    for row in rows(part / "documents.jsonl"):
        found = [(sentence, one) for sentence in parse(row, kept) for one in triggers(sentence)]
        for target in rated[row["id"]]:
            if (hit := covering(target["trigger"], found)) is not None:
                sentence, one = hit
                signs = signs_of(sentence, one, status_of(sentence, one), class_of(sentence, one))
                yield Example(row["id"], frozenset(signs), target["factuality"])


def triggers(sentence: Sentence) -> list[Trigger]:
    """All event words of a sentence."""
    found = list(find_triggers(sentence))
    return [*found, *other_triggers(sentence, found)]


def covering(target: dict[str, Any], found: list[tuple[Sentence, Trigger]]) -> tuple[Sentence, Trigger] | None:
    """The first trigger that shares most characters with a rated word; None if none shares any."""
    best, most = None, 0
    for sentence, one in found:
        token = sentence.tokens[one.index]
        shared = min(token.end, target["end"]) - max(token.start, target["start"])
        if shared > most:
            best, most = (sentence, one), shared
    return best


def columns(found: list[Example]) -> dict[str, int]:
    """A column for every sign that is seen often enough."""
    counts = Counter(sign for one in found for sign in one.signs)
    return {sign: i for i, sign in enumerate(sorted(sign for sign, n in counts.items() if n >= LEAST))}


def matrix(found: list[Example], column: dict[str, int]) -> csr_matrix:
    """One row an example, one column a sign."""
    places = [sorted(column[sign] for sign in one.signs if sign in column) for one in found]
    ends = np.cumsum([0, *map(len, places)])
    flat = np.concatenate(places).astype(int)
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(found), len(column)))


def fit(found: list[Example], column: dict[str, int]) -> np.ndarray:
    """Regression with Huber's loss and a ridge, by L-BFGS."""
    seen, wanted = matrix(found, column), np.array([one.rating for one in found])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        off = seen @ weights - wanted
        far = np.abs(off)
        value = np.where(far < NEAR, off * off / 2, NEAR * (far - NEAR / 2)).sum() + RIDGE / 2 * weights @ weights
        return float(value), seen.T @ np.clip(off, -NEAR, NEAR) + RIDGE * weights

    best: np.ndarray = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return best


def scores(found: list[Example], column: dict[str, int], weights: np.ndarray) -> str:
    """Mean absolute error and correlation."""
    given = np.clip(matrix(found, column) @ weights, -3, 3)
    wanted = np.array([one.rating for one in found])
    return f"MAE {np.abs(given - wanted).mean():.3f}  r {np.corrcoef(given, wanted)[0, 1]:.3f}"


def main() -> None:
    """Fit on the training part, write the weights, print the scores on both parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--parses", type=Path)
    options = parser.parse_args()
    train, dev = (list(examples(options.data / part, options.parses)) for part in ("train", "dev"))
    column = columns(train)
    best = fit(train, column)
    kept = {sign: round(float(best[i]), 3) for sign, i in column.items() if abs(best[i]) > SMALL}
    options.out.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(train)} examples, {len(kept)} weights")
    print("train:", scores(train, column, best))
    print("dev:  ", scores(dev, column, best))


if __name__ == "__main__":
    main()
