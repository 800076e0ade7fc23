"""TF-IDF vectors: rarity is that of news at large, corrected by the articles at hand."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, log, sqrt

import numpy as np
from numpy.typing import NDArray

from dateline.link.blocking import Numbers
from dateline.link.words import share_of_reports

# The list of common words weighs as much as so many articles. A few articles on one subject would otherwise hold that
# subject's words for common ones, and a thousand would trust a list of another year.
PRIOR = 300


@dataclass(frozen=True, slots=True)
class Vectors:
    """Sparse rows of unit length: row i has ``weights[starts[i]:starts[i + 1]]`` in the columns beside them."""

    starts: Numbers
    columns: Numbers
    weights: NDArray[np.float64]
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, index: int) -> tuple[Numbers, NDArray[np.float64]]:
        """Columns and weights of one row."""
        start, end = self.starts[index], self.starts[index + 1]
        return self.columns[start:end], self.weights[start:end]


def tf_idf(counts: Sequence[Counter[str]]) -> Vectors:
    """One row of unit length for every article's words."""
    rarity = rarities(counts)
    vocabulary = {word: column for column, word in enumerate(sorted(rarity))}
    starts, columns, weights = [0], array("q"), array("d")
    for count in counts:
        row = _unit_row(count, rarity)
        columns.extend(vocabulary[word] for word in row)
        weights.extend(row.values())
        starts.append(len(columns))
    numbers = (np.array(starts, dtype=np.int64), np.array(columns, dtype=np.int64))
    return Vectors(*numbers, np.array(weights, dtype=np.float64), len(vocabulary))


def rarities(counts: Sequence[Counter[str]]) -> dict[str, float]:
    """The inverse document frequency of every word that tells something."""
    held: Counter[str] = Counter(word for count in counts for word in count)
    found = {word: _rarity(word, number, len(counts)) for word, number in held.items()}
    return {word: rarity for word, rarity in found.items() if rarity > 0}


def heaviest(rows: Vectors, number: int) -> tuple[Numbers, Numbers]:
    """The columns of the heaviest words of every row, and the rows they stand in."""
    found: list[Numbers] = [np.empty(0, dtype=np.int64)]
    owners: list[Numbers] = [np.empty(0, dtype=np.int64)]
    for index in range(len(rows)):
        columns, weights = rows.row(index)
        chosen = np.argsort(-weights, kind="stable")[:number]
        found.append(columns[chosen])
        owners.append(np.full(len(chosen), index, dtype=np.int64))
    return np.concatenate(found), np.concatenate(owners)


def similarities(rows: Vectors, left: Numbers, right: Numbers) -> NDArray[np.float64]:
    """The cosine of every pair of rows, to nine places: what lies beyond differs from one processor to the next."""
    found = np.zeros(len(left))
    spread = np.zeros(rows.width)
    pairs = np.argsort(left, kind="stable")
    for group in np.split(pairs, np.flatnonzero(np.diff(left[pairs])) + 1):
        if not len(group):
            continue
        # The left row is laid out in full once, and every partner's words are looked up in it.
        columns, weights = rows.row(int(left[group[0]]))
        spread[columns] = weights
        for pair in group:
            others, their_weights = rows.row(int(right[pair]))
            found[pair] = spread[others] @ their_weights
        spread[columns] = 0.0
    return np.round(found, 9)


def _unit_row(count: Counter[str], rarity: dict[str, float]) -> dict[str, float]:
    """The weight of every word that tells something, scaled to unit length."""
    weights = {word: (1 + log(count[word])) * rarity[word] for word in sorted(count) if word in rarity}
    length = sqrt(fsum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


def _rarity(word: str, held: int, articles: int) -> float:
    """Inverse document frequency over the articles at hand and the list of common words together."""
    usual = max(share_of_reports(word), share_of_reports(f"{word}s"))
    return log((PRIOR + articles) / (PRIOR * usual + held))
