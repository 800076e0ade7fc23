"""Counts in how many news reports a word stands, and writes ``lexicons/common_words.toml``.

    python training/common_words.py ../shared/data

The share of documents is taken per set and averaged, and a word must stand in several sets, so that no set's own
subject passes for everyday language. The sets of stories are left out: they measure what this list is used for.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from dateline.link.words import words_in

SETS = (
    "statements-polnear", "times-tempeval3", "incidents-muc4", "entities-re3d", "timeline-semeval2015",
    "dates-5w1h", "figures-newsquant",
)  # fmt: skip
SETS_AT_LEAST = 4
BANDS = (1000, 700, 500, 350, 250, 180, 130, 90, 65, 45, 32, 23, 16, 11, 8, 5.5, 4)
TARGET = Path(__file__).parents[1] / "src/dateline/lexicons/common_words.toml"
OPENING = """\
# How many of 1,000 news reports hold a word: everyday words of reporting, in bands from the commonest to the rarer.
# Tells a telling word from a common one when texts are compared. Words that are left out count as rare.
# Belongs here: single English words in lower case, without dots and possessive. Made by training/common_words.py.

[documents_in_a_thousand]
"""


def main(root: Path) -> None:
    """Count and write."""
    shares: dict[str, list[float]] = defaultdict(list)
    for name in SETS:
        counts, documents = count(root / name)
        for word, held in counts.items():
            shares[word].append(1000 * held / documents)
    common = {word: sum(found) / len(SETS) for word, found in shares.items() if len(found) >= SETS_AT_LEAST}
    bands: dict[float, list[str]] = defaultdict(list)
    for word, share in common.items():
        if band := next((band for band in BANDS if share >= band * 0.85), None):
            bands[band].append(word)
    lines = [f'"{band:g}" = """\n{wrapped(sorted(bands[band]))}"""\n' for band in BANDS if bands[band]]
    TARGET.write_text(OPENING + "".join(lines), encoding="utf-8")


def count(folder: Path) -> tuple[Counter[str], int]:
    """Document frequency of every alphabetic word of a set, and the number of its documents."""
    counts: Counter[str] = Counter()
    documents = 0
    for path in sorted(folder.rglob("documents.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            documents += 1
            counts.update({word.form for word in words_in(json.loads(line)["text"]) if word.form.isalpha()})
    return counts, documents


def wrapped(words: list[str], width: int = 115) -> str:
    """Words in lines."""
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] += f"{word} "
    return "".join(f"{line.rstrip()}\n" for line in lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
