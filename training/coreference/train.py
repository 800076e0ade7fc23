"""Fits the weights of ``annotate.entities.weighing`` on participants that were marked by hand.

    python training/coreference/train.py DATA OUT [--parses FOLDER]

DATA holds ``documents.jsonl`` (with ``topic``) and ``gold.jsonl`` (the table ``mentions`` of the public format). OUT is
the weights file. Parses are kept in FOLDER between runs, if one is given. Scores are of topics that were left out.
The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.annotate.entities.appositions import with_roles
from dateline.annotate.entities.coreference import spoken_in_order
from dateline.annotate.entities.names import find_names
from dateline.annotate.entities.nominals import find_nominals
from dateline.annotate.entities.traits import candidates, may_refer, traits_of
from dateline.annotate.sentences import split_sentences
from dateline.model import Article, Block, Doc, Mention, Sentence, Span

LEAST = 8  # a trait must be seen so often
RIDGE = 4.0
SMALL = 0.02  # a weight below this is left out
FOLDS = 7
BARS = ((0.5, 0.1), (0.5, 0.2), (0.6, 0.2), (0.7, 0.3), (0.8, 0.5))


@dataclass(frozen=True)
class Question:
    """A pronoun: the traits of every chain that it may go on with, and which of them it does."""

    topic: str
    sort: str
    pairs: tuple[tuple[frozenset[str], bool], ...]
    answerable: bool


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--parses", type=Path)
    chosen = options.parse_args()
    questions = list(read(chosen.data, chosen.parses))
    report(questions)
    weights = fit(questions)
    chosen.out.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", "utf-8")
    print(f"{len(questions)} questions, {len(weights)} weights")


def read(data: Path, parses: Path | None) -> Iterator[Question]:
    """The questions of all documents that gold has an answer to."""
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (data / "gold.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["table"] == "mentions" and row["kind"] != "time":
            gold[row["span"]["article"]].append(row)
    for line in (data / "documents.jsonl").open(encoding="utf-8"):
        document = json.loads(line)
        doc = Doc(_article(document), [])
        sentences = _parsed(doc.article, parses)
        yield from _questions(doc, sentences, document["topic"], gold[doc.article.id])


def _article(document: dict[str, Any]) -> Article:
    name, text = document["id"], document["text"]
    return Article(name, name, "", text, (Block(Span(name, 0, len(text)), "body"),), language="en")


def _parsed(article: Article, parses: Path | None) -> list[Sentence]:
    kept = parses / f"{article.id}.pickle" if parses else None
    if kept and kept.exists():
        found: list[Sentence] = pickle.loads(kept.read_bytes())
        return found
    sentences = list(split_sentences(article))
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(sentences))
    return sentences


def _questions(
    doc: Doc, sentences: Sequence[Sentence], topic: str, gold: Sequence[dict[str, Any]]
) -> Iterator[Question]:
    names = find_names(doc, sentences)
    found = with_roles(doc, sentences, [*names, *find_nominals(doc, sentences, names)])
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    entity = _marked(found, gold)
    for spoken, chains in spoken_in_order(doc, sentences, found):
        own = entity.get(spoken.mention.span)
        if own is None or spoken.mention.form != "pronoun" or not may_refer(doc, spoken):
            continue
        rivals = candidates(doc, spoken, chains.all)
        right = [own in {entity.get(one.mention.span) for one in chain.spoken} for chain in rivals]
        marked = [any(entity.get(one.mention.span) for one in chain.spoken) for chain in rivals]
        # A chain that gold does not mark is a wrong answer only if the right one is there.
        pairs = tuple(
            (traits_of(doc, spoken, chain, rivals), yes)
            for chain, yes, known in zip(rivals, right, marked, strict=True)
            if yes or known or any(right)
        )
        if pairs:
            yield Question(topic, min(pairs[0][0], key=len), pairs, any(right))


def _marked(mentions: Sequence[Mention], gold: Sequence[dict[str, Any]]) -> dict[Span, str]:
    """The gold entity of the mentions that end with a gold mention's last word."""
    by_end = {row["span"]["end"]: row["entity"] for row in gold}
    ends = ((mention.span, by_end.get(mention.name.end) or by_end.get(mention.span.end)) for mention in mentions)
    return {span: entity for span, entity in ends if entity}


def fit(questions: Sequence[Question]) -> dict[str, float]:
    """Logistic regression with a ridge, by L-BFGS."""
    counted = Counter(trait for one in questions for traits, _ in one.pairs for trait in traits)
    index = {trait: n for n, trait in enumerate(sorted(t for t, count in counted.items() if count >= LEAST))}
    pairs = [pair for one in questions for pair in one.pairs]
    rows = [(n, index[trait]) for n, (traits, _) in enumerate(pairs) for trait in traits if trait in index]
    places = np.array(rows).T
    matrix = csr_matrix((np.ones(len(rows)), places), shape=(len(pairs), len(index)))
    labels = np.array([yes for _, yes in pairs], float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        said = matrix @ weights
        chance = 1 / (1 + np.exp(-said))
        value = np.logaddexp(0, said).sum() - labels @ said + weights @ weights / (2 * RIDGE)
        return float(value), matrix.T @ (chance - labels) + weights / RIDGE

    best = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B").x
    return {trait: round(float(best[n]), 3) for trait, n in index.items() if abs(best[n]) >= SMALL}


def report(questions: Sequence[Question]) -> None:
    """Precision and recall on left-out topics, by sort of anaphor and bar."""
    topics = sorted({one.topic for one in questions}, key=lambda topic: (len(topic), topic))
    answers: dict[tuple[str, tuple[float, float]], Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        out = set(topics[fold::FOLDS])
        weights = fit([one for one in questions if one.topic not in out])
        for one in (one for one in questions if one.topic in out):
            for bar in BARS:
                for sort in (one.sort, "all"):
                    answers[sort, bar].update(_answer(one, weights, bar))
    for (sort, bar), counts in sorted(answers.items()):
        precision = counts["right"] / max(counts["given"], 1)
        recall = counts["right"] / max(counts["answerable"], 1)
        print(f"{sort:8} {bar} {counts['asked']:5} asked, {counts['given']:5} answered, {precision:.3f} {recall:.3f}")


def _answer(one: Question, weights: dict[str, float], bar: tuple[float, float]) -> Counter[str]:
    scored = sorted(((sum(weights.get(t, 0) for t in traits), yes) for traits, yes in one.pairs), reverse=True)
    chances = [1 / (1 + np.exp(-score)) for score, _ in scored] + [0.0]
    given = chances[0] >= bar[0] and chances[0] - chances[1] >= bar[1]
    return Counter(asked=1, answerable=one.answerable, given=int(given), right=int(given and scored[0][1]))


if __name__ == "__main__":
    main()
