"""A set of copies, made from reports by rule: cut, led anew, re-ordered, padded, reworded; and passages put elsewhere.

The reports come from ``stories-basil``: those on one event by different outlets are the hard negatives. What is made
lives in a temporary folder and never in this repository.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

Row = dict[str, Any]
SEED = 7
REWORDED = {
    "said": "stated", "about": "roughly", "officials": "authorities", "told": "informed", "also": "", "but": "yet",
    "because": "since", "showed": "indicated", "began": "started", "many": "numerous", "help": "aid", "big": "large",
    "former": "ex", "now": "", "just": "", "very": "", "U.S.": "US", "often": "regularly", "wants": "seeks",
    "that": "which", "asked": "queried", "people": "persons", "after": "following", "will": "is to", "would": "was to",
}  # fmt: skip
ACCORDING = re.compile(r"^(.{30,}), (according to [^,.]+)\.$")
OPENINGS = ("In a related development, {}", "{}", "It later emerged that {}", "{}", "As was reported, {}")
NEW_LEAD = "Here is what we know so far about the matter that has kept the capital's newsrooms busy since the morning."
PADDING = "This report was brought to you by our news desk, which welcomes letters about the matters that it covers."
SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\w)[^.!?\n]*)*[.!?]?[\"'”’]?")


def make_copies(folder: Path) -> int:
    """Replace a sample's documents and gold by the made set; how many documents it has."""
    rng = random.Random(SEED)
    stories = [row["articles"] for row in _rows(folder / "gold.jsonl") if row["table"] == "stories"]
    documents = {row["id"]: row for row in _rows(folder / "documents.jsonl")}
    made = {name: dict(documents[name]) for story in stories for name in story}
    gold: list[Row] = [{"table": "apart", "articles": sorted(story)} for story in stories]
    for number, story in enumerate(stories):
        source = documents[story[number % len(story)]]
        copy = _copy(source, tuple(CHANGES)[number % len(CHANGES)], rng)
        made[copy["id"]] = copy
        gold.append({"table": "copies", "articles": [source["id"], copy["id"]], "change": copy["change"]})
        host = made[stories[(number + 1) % len(stories)][0]]
        if passage := _insert(source, host, rng):
            gold.append(passage)
    _write(folder / "documents.jsonl", list(made.values()))
    _write(folder / "gold.jsonl", [_placed(row, made) for row in gold])
    return len(made)


def score(folder: Path, export: Path) -> Row:
    """Whole copies by pairs of reports; passages by both places; how many same-event pairs were left apart."""
    gold = _rows(folder / "gold.jsonl")
    names = {row["id"]: Path(row["origin"]).name.removesuffix(".txt") for row in _rows(export / "articles.jsonl")}
    found = [
        (names[row["left"]["article"]], names[row["right"]["article"]], row) for row in _rows(export / "copies.jsonl")
    ]
    wanted = {frozenset(row["articles"]) for row in gold if row["table"] == "copies"}
    whole = {frozenset((left, right)) for left, right, row in found if row["relation"] != "reused-passage"}
    events = [set(row["articles"]) for row in gold if row["table"] == "apart"]
    apart = {frozenset((a, b)) for event in events for a in event for b in event if a < b}
    passages = [row for row in gold if row["table"] == "passages"]
    # A copy of a report holds its passages too, and outlets print one another's sentences about one event, which nobody
    # has marked: passages are judged between reports as printed, on different events.
    own = {name: number for number, event in enumerate(events) for name in event}
    judged = [one for one in found if one[0] in own and one[1] in own and own[one[0]] != own[one[1]]]
    right = sum(any(_same_places(row, one) for one in judged) for row in passages)
    good = sum(any(_same_places(row, one) for row in passages) for one in judged)
    return {
        "copies": _prf(len(whole & wanted), len(whole), len(wanted)),
        "passages": _prf2(good, len(judged), right, len(passages)),
        "same_event": {"pairs": len(apart), "left_apart": 1 - len(whole & apart) / max(1, len(apart))},
    }


def _cut(sentences: list[str], rng: random.Random) -> list[str]:
    return sentences[: max(4, int(len(sentences) * rng.uniform(0.45, 0.7)))]


def _lead(sentences: list[str], rng: random.Random) -> list[str]:  # noqa: ARG001
    return [NEW_LEAD, *sentences[1:]]


def _reorder(sentences: list[str], rng: random.Random) -> list[str]:
    return rng.sample(sentences, len(sentences))


def _pad(sentences: list[str], rng: random.Random) -> list[str]:
    middle = rng.randrange(len(sentences))
    return [*sentences[:middle], PADDING, *sentences[middle:], PADDING]


def _reword_some(sentences: list[str], rng: random.Random) -> list[str]:
    return [reworded(line, rng) if rng.random() < 0.5 else line for line in sentences]


def _reword_and_cut(sentences: list[str], rng: random.Random) -> list[str]:
    return [reworded(line, rng) for line in _cut(sentences, rng)]


CHANGES = {
    "cut": _cut, "led anew": _lead, "re-ordered": _reorder, "padded": _pad, "reworded": _reword_some,
    "reworded and cut": _reword_and_cut,
}  # fmt: skip


def reworded(sentence: str, rng: random.Random) -> str:
    """A sentence in other words: synonyms, words left out, a clause moved, another opening.

    >>> reworded("The number of boats has dropped to about 40, according to the navy.", random.Random(1))
    'According to the navy, the number of boats has dropped to roughly 40.'
    """
    if match := ACCORDING.match(sentence):
        sentence = f"{match[2][0].upper()}{match[2][1:]}, {match[1][0].lower()}{match[1][1:]}."
    words = [REWORDED.get(word, word) for word in sentence.split(" ")]
    return rng.choice(OPENINGS).format(" ".join(word for word in words if word))


def _copy(source: Row, change: str, rng: random.Random) -> Row:
    """A changed copy of a report, by another outlet, under another title."""
    lines = CHANGES[change](_sentences(source["text"]), rng)
    copy = {
        **source,
        "id": f"copy-{source['id']}",
        "text": "\n".join(lines),
        "outlet": "The Coastal Wire",
        "change": change,
    }
    return {**copy, "title": lines[0][:60]}


def _insert(source: Row, host: Row, rng: random.Random) -> Row | None:
    """Put a reworded sentence of one report into another, on another event."""
    lines = [
        line for line in _sentences(source["text"])[1:] if 16 <= len(line.split()) <= 40 and not set(line) & set('"“”')
    ]
    if not lines:
        return None
    line = rng.choice(lines)
    told = reworded(line, rng)
    place = host["text"].find("\n", len(host["text"]) // 2)
    if place < 0:
        return None
    host["text"] = f"{host['text'][:place]}\n{told}{host['text'][place:]}"
    return {"table": "passages", "articles": [source["id"], host["id"]], "texts": [line, told]}


def _placed(row: Row, made: dict[str, Row]) -> Row:
    """A passage with its places, now that all texts are final."""
    if row["table"] != "passages":
        return row
    starts = [made[name]["text"].find(text) for name, text in zip(row["articles"], row["texts"], strict=True)]
    spans = [(start, start + len(text)) for start, text in zip(starts, row["texts"], strict=True)]
    return {"table": "passages", "articles": row["articles"], "spans": spans}


def _sentences(text: str) -> list[str]:
    """The sentences of a text, roughly."""
    return [match[0].strip() for match in SENTENCE.finditer(text) if len(match[0].split()) > 3]


def _same_places(row: Row, one: tuple[str, str, Row]) -> bool:
    """Do a gold passage and a found one share half of what either covers, on both sides?"""
    places = {one[0]: one[2]["left"], one[1]: one[2]["right"]}
    return set(places) == set(row["articles"]) and all(
        _jaccard(span, (places[name]["start"], places[name]["end"])) >= 0.5
        for name, span in zip(row["articles"], row["spans"], strict=True)
    )


def _jaccard(left: tuple[int, int], right: tuple[int, int]) -> float:
    """Shared part of two stretches."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, shared) / (max(left[1], right[1]) - min(left[0], right[0]))


def _prf(right: int, found: int, gold: int) -> Row:
    """Precision, recall and F1."""
    return _prf2(right, found, right, gold)


def _prf2(good: int, found: int, right: int, gold: int) -> Row:
    """The same, where several found may match one of the gold."""
    precision, recall = good / max(1, found), right / max(1, gold)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"gold": gold, "found": found, "precision": precision, "recall": recall, "f1": f1}


def _rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _write(path: Path, rows: list[Row]) -> None:
    """Rows as JSON Lines."""
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
