"""TF-IDF vectors of articles: rarity is news at large corrected by the articles at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log, sqrt
from typing import Any

import numpy as np
from scipy import sparse

from dateline.link.words import read_blocks, share_of_reports, words_in
from dateline.model import Article

TITLE = 3  # a word of the title counts as often
# The list of common words weighs as much as so many articles. Few articles on one subject would otherwise hold that
# subject's words for common ones, and a thousand would trust a list of another year.
PRIOR = 300


def count_words(article: Article) -> Counter[str]:
    """How often each word stands in the title and the text, plural and singular taken together."""
    counts: Counter[str] = Counter()
    for start, end in read_blocks(article):
        counts.update(_singular(word.form) for word in words_in(article.text, start, end))
    for word in words_in(article.title or ""):
        counts[_singular(word.form)] += TITLE
    return counts


def tf_idf(counts: Sequence[Counter[str]]) -> Any:
    """One row of unit length for every article, as a sparse matrix."""
    held: Counter[str] = Counter(word for count in counts for word in count)
    rarity = {word: _rarity(word, number, len(counts)) for word, number in held.items()}
    vocabulary = {word: column for column, word in enumerate(sorted(word for word in rarity if rarity[word] > 0))}
    cells = list(_cells(counts, rarity, vocabulary))
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(counts), max(1, len(vocabulary))))


def _cells(
    counts: Sequence[Counter[str]], rarity: dict[str, float], vocabulary: dict[str, int]
) -> Iterator[tuple[int, int, float]]:
    """Row, column and value of everything that is not nought."""
    for row, count in enumerate(counts):
        weights = {word: (1 + log(number)) * rarity[word] for word, number in sorted(count.items())}
        length = sqrt(sum(weight * weight for word, weight in weights.items() if word in vocabulary)) or 1.0
        for word, weight in weights.items():
            if word in vocabulary:
                yield row, vocabulary[word], weight / length


def top_words(rows: Any, number: int) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The columns of the heaviest words of every row, and the rows they stand in."""
    columns, owners = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for row in range(rows.shape[0]):
        start, end = rows.indptr[row], rows.indptr[row + 1]
        heaviest = np.argsort(-rows.data[start:end], kind="stable")[:number]
        columns.append(rows.indices[start:end][heaviest].astype(np.int64))
        owners.append(np.full(len(heaviest), row, dtype=np.int64))
    return np.concatenate(columns), np.concatenate(owners)


def _rarity(word: str, held: int, articles: int) -> float:
    """Inverse document frequency over the articles at hand and the list of common words together."""
    usual = max(share_of_reports(word), share_of_reports(f"{word}s"))
    return log((PRIOR + articles) / (PRIOR * usual + held))


def _singular(form: str) -> str:
    """A word without its plural ending, roughly."""
    return form[:-1] if len(form) > 4 and form.endswith("s") and not form.endswith("ss") else form
