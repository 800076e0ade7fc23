"""Fits the weights of ``annotate.statements.weighing`` on attributions marked by hand.

    python training/statements/train.py DATA OUT [--parses FOLDER]

DATA holds ``train/`` and ``dev/`` with ``documents.jsonl`` and ``gold.jsonl`` (tables of the public format). OUT is
the weights file. Parses are kept in FOLDER between runs, if one is given. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import pickle
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.annotate.sentences import split_sentences
from dateline.annotate.statements import drafts_of
from dateline.annotate.statements.drafts import Draft
from dateline.annotate.statements.quotes import find_quotes
from dateline.annotate.statements.traits import by_sentence, edge_traits, traits_of
from dateline.model import Article, Block, Doc, Sentence, Span

LEAST = 5  # a trait must be seen so often
RIDGE = 8.0
SMALL = 0.02  # a weight below this is left out
# A draft is half right if it overlaps the gold content by so much, and right from the second mark on.
OVERLAPS = (0.3, 0.8)
# Readings are compared where the plain one fits so well, if they differ by so much.
ALIKE = 0.25
NOTABLE = 0.03

Gold = Sequence[tuple[frozenset[int], ...]]
Examples = tuple[list[frozenset[str]], list[float]]


@dataclass(frozen=True)
class Candidate:
    """A draft with its traits and the characters of its content and cue."""

    traits: frozenset[str]
    content: frozenset[int]
    cue: frozenset[int]
    others: tuple[Edge, ...]


@dataclass(frozen=True)
class Edge:
    """A shorter or longer reading of a candidate."""

    traits: frozenset[str]
    content: frozenset[int]


def letters(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The places in these spans that hold a letter or digit."""
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def documents(part: Path, parses: Path | None) -> Iterator[Doc]:
    """The documents of a part, parsed."""
    for line in (part / "documents.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        block = Block(Span(row["id"], 0, len(row["text"])), "body")
        article = Article(row["id"], row["id"], "", row["text"], (block,), language="en")
        yield Doc(article, list(parsed(article, parses)))


def parsed(article: Article, parses: Path | None) -> list[Sentence]:
    """The sentences of an article, from the folder if they are there."""
    if parses is None:
        return list(split_sentences(article))
    path = parses / f"{article.id.replace('/', '_')}.pkl"
    if path.exists():
        kept: list[Sentence] = pickle.loads(zlib.decompress(path.read_bytes()))
        return kept
    found = list(split_sentences(article))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zlib.compress(pickle.dumps(found), 1))
    return found


def gold_of(part: Path) -> dict[str, list[dict[str, Any]]]:
    """The gold statements that have a content, by document."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (part / "gold.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["content"]:
            found[row["article"]].append(row)
    return found


def examples(part: Path, parses: Path | None) -> tuple[Examples, Examples]:
    """Whether each candidate of a part is a statement, and whether each other reading of one is better."""
    gold = gold_of(part)
    statements: Examples = ([], [])
    better: Examples = ([], [])
    for doc in documents(part, parses):
        own = [
            tuple(letters(doc.text, [(span["start"], span["end"]) for span in row[key]]) for key in ("content", "cue"))
            for row in gold[doc.article.id]
        ]
        for candidate in candidates(doc):
            statements[0].append(candidate.traits)
            statements[1].append(rightness(candidate, own))
            for traits, gain in gains(candidate, own):
                better[0].append(traits)
                better[1].append(float(gain > 0))
    return statements, better


def candidates(doc: Doc) -> Iterator[Candidate]:
    """Every plain draft of a document as a candidate."""
    for siblings in by_sentence(drafts_of(doc, find_quotes(doc))):
        for draft in siblings:
            if draft.shape == "plain":
                cue = letters(doc.text, [(draft.cue.start, draft.cue.end)])
                others = tuple(
                    Edge(frozenset(edge_traits(other, draft)), content_of(doc, other))
                    for other in siblings
                    if other.shape != "plain" and (other.verb, other.frame) == (draft.verb, draft.frame)
                )
                yield Candidate(frozenset(traits_of(draft, siblings)), content_of(doc, draft), cue, others)


def content_of(doc: Doc, draft: Draft) -> frozenset[int]:
    """The letters of a draft's content."""
    return letters(doc.text, [(piece.start, piece.end) for piece in draft.pieces])


def overlap(left: frozenset[int], right: frozenset[int]) -> float:
    """Shared letters as a part of all."""
    return len(left & right) / (len(left | right) or 1)


def rightness(candidate: Candidate, gold: Gold) -> float:
    """0, 0.5 or 1 by the best overlap; with another cue only the same content counts."""
    best = 0.0
    for content, cue in gold:
        shared = overlap(candidate.content, content)
        if shared >= OVERLAPS[1] or candidate.cue & cue:
            best = max(best, shared)
    return sum(0.5 for mark in OVERLAPS if best >= mark)


def gains(candidate: Candidate, gold: Gold) -> Iterator[tuple[frozenset[str], float]]:
    """For every other reading of a candidate that is in the gold: how much better or worse it fits."""
    for content, cue in gold:
        shared = overlap(candidate.content, content)
        if candidate.cue & cue and shared >= ALIKE:
            for other in candidate.others:
                gain = overlap(other.content, content) - shared
                if abs(gain) > NOTABLE:
                    yield other.traits, gain
            return


def fit(examples: Examples) -> dict[str, float]:
    """Logistic regression with a ridge, by L-BFGS."""
    found, right = examples[0], np.array(examples[1])
    counts = Counter(trait for traits in found for trait in traits)
    column = {trait: i for i, trait in enumerate(sorted(t for t, n in counts.items() if n >= LEAST))}
    places = [sorted(column[t] for t in traits if t in column) for traits in found]
    ends = np.cumsum([0, *map(len, places)])
    flat = np.concatenate(places).astype(int)
    matrix = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(found), len(column)))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        likely = 1 / (1 + np.exp(-scores))
        value = float(np.sum(np.logaddexp(0, scores) - right * scores) + RIDGE / 2 * weights @ weights)
        return value, matrix.T @ (likely - right) + RIDGE * weights

    start = np.zeros(len(column))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return {trait: round(float(best[i]), 3) for trait, i in column.items() if abs(best[i]) > SMALL}


def main() -> None:
    """Fit on the training part, write the weights, print how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--parses", type=Path)
    options = parser.parse_args()
    statements, better = examples(options.data / "train", options.parses)
    weights = {"statement": fit(statements), "edge": fit(better)}
    text = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True)
    options.out.write_text(text + "\n", encoding="utf-8")
    for question, (found, right) in (("statement", statements), ("edge", better)):
        print(f"{question}: {len(found)} examples, {sum(right):.0f} right, {len(weights[question])} weights")


if __name__ == "__main__":
    main()
