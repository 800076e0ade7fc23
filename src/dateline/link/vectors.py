"""TF-IDF vectors: rarity is that of news at large, corrected by the articles at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import fsum, log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dateline.link.blocking import Numbers
from dateline.link.words import share_of_reports

# The list of common words weighs as much as so many articles. A few articles on one subject would otherwise hold that
# subject's words for common ones, and a thousand would trust a list of another year.
PRIOR = 300


def tf_idf(counts: Sequence[Counter[str]]) -> Any:
    """One row of unit length for every article's words, as a sparse matrix."""
    rarity = rarities(counts)
    vocabulary = {word: column for column, word in enumerate(sorted(rarity))}
    cells = list(_cells(counts, rarity, vocabulary))
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(counts), max(1, len(vocabulary))))


def rarities(counts: Sequence[Counter[str]]) -> dict[str, float]:
    """The inverse document frequency of every word that tells something."""
    held: Counter[str] = Counter(word for count in counts for word in count)
    found = {word: _rarity(word, number, len(counts)) for word, number in held.items()}
    return {word: rarity for word, rarity in found.items() if rarity > 0}


def heaviest(rows: Any, number: int) -> tuple[Numbers, Numbers]:
    """The columns of the heaviest words of every row, and the rows they stand in."""
    columns: list[Numbers] = [np.empty(0, dtype=np.int64)]
    owners: list[Numbers] = [np.empty(0, dtype=np.int64)]
    for row in range(rows.shape[0]):
        start, end = rows.indptr[row], rows.indptr[row + 1]
        chosen = np.argsort(-rows.data[start:end], kind="stable")[:number]
        columns.append(rows.indices[start:end][chosen].astype(np.int64))
        owners.append(np.full(len(chosen), row, dtype=np.int64))
    return np.concatenate(columns), np.concatenate(owners)


def similarities(rows: Any, left: Numbers, right: Numbers, *, batch: int = 20_000) -> NDArray[np.float64]:
    """The cosine of every pair of rows."""
    found = [np.empty(0)]
    for start in range(0, len(left), batch):
        stop = start + batch
        found.append(np.asarray(rows[left[start:stop]].multiply(rows[right[start:stop]]).sum(axis=1)).ravel())
    return np.concatenate(found)


def _cells(
    counts: Sequence[Counter[str]], rarity: dict[str, float], vocabulary: dict[str, int]
) -> Iterator[tuple[int, int, float]]:
    """Row, column and value of everything that is not nought."""
    for row, count in enumerate(counts):
        weights = {word: (1 + log(count[word])) * rarity[word] for word in sorted(count) if word in rarity}
        length = sqrt(fsum(weight * weight for weight in weights.values()))
        for word, weight in weights.items():
            yield row, vocabulary[word], weight / length


def _rarity(word: str, held: int, articles: int) -> float:
    """Inverse document frequency over the articles at hand and the list of common words together."""
    usual = max(share_of_reports(word), share_of_reports(f"{word}s"))
    return log((PRIOR + articles) / (PRIOR * usual + held))
