"""Speed and memory: ``dateline build`` beside spaCy's bare small English pipeline, on the same articles in one process.

    python -m bench.speed [--full] [--sizes 10 100] [--shared ../shared]

Both run in one process on one core, with the model loaded beforehand; the ratio is of processor time, because other
work on the machine lengthens the wall's. spaCy reads one half of the articles before the build and the other after
it, so that both meet the same machine.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from bench.accuracy import SHARED
from bench.page import write_speed

SAMPLES = Path(__file__).parents[1] / "samples"
SETS = ("statements-polnear", "stories-basil", "timeline-semeval2015")
SIZES, MORE = (10, 100, 1000), (10_000,)
UNDATED, A_DAY, FIRST_DAY = 5, 50, date(2019, 1, 7)
LONG = 5  # letters of a word that changes places in a variant


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    options = parser().parse_args(arguments)
    if options.one:
        print(json.dumps(timed(options.one, options.shared)))
        return 0
    lines = []
    for size in options.sizes or (*SIZES, *(MORE if options.full else ())):
        command = [sys.executable, "-m", "bench.speed", "--one", str(size), "--shared", str(options.shared)]
        lines.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))
        print(shown(lines[-1]), flush=True)
    start = help_seconds()
    print(f"dateline --help: {start:.2f} s")
    if not options.sizes:
        write_speed(lines, start, datetime.now(UTC).date().isoformat())
    return 0


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--full", action="store_true", help="10,000 articles too")
    made.add_argument("--sizes", type=int, nargs="*", help="only these numbers of articles; writes no page")
    made.add_argument("--shared", type=Path, default=SHARED, help="folder with data/")
    made.add_argument("--one", type=int, help=argparse.SUPPRESS)
    return made


def timed(size: int, shared: Path) -> dict[str, Any]:
    """Build a record of so many articles, then run spaCy over the same texts."""
    from dateline import Record
    from dateline.annotate.model import load_as_installed, load_model

    texts = list(islice(articles(shared), size))
    model = load_as_installed()
    load_model()
    with tempfile.TemporaryDirectory(prefix="dateline-speed-") as place:
        folder = Path(place) / "in"
        folder.mkdir()
        lay_out(texts, folder)
        record = Record.open(Path(place) / "record.db")
        bare = bare_seconds(model, texts[::2])
        wall, began = time.perf_counter(), time.process_time()
        record.build([folder], jobs=1)
        wall, build = time.perf_counter() - wall, time.process_time() - began
        again = time.perf_counter()
        record.build([folder], jobs=1)
        again = time.perf_counter() - again
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare += bare_seconds(model, texts[1::2])
    return {
        "articles": size, "words": sum(len(text.split()) for text in texts), "wall": wall, "build": build,
        "bare": bare, "ratio": build / bare, "again": again, "megabytes": memory,
    }  # fmt: skip


def lay_out(texts: Sequence[str], folder: Path) -> None:
    """The texts as files, four in five with a date beside them: fifty appeared a day."""
    for number, text in enumerate(texts):
        path = folder / f"{number:05d}.txt"
        path.write_text(text, encoding="utf-8")
        if number % UNDATED:
            day = FIRST_DAY + timedelta(days=number // A_DAY)
            path.with_name(f"{path.name}.meta.json").write_text(json.dumps({"published": day.isoformat()}))


def bare_seconds(model: Any, texts: Sequence[str]) -> float:
    """Processor time that spaCy's pipeline takes by itself, one line at a time as a page has them."""
    began = time.process_time()
    for text in texts:
        for _ in model.pipe([line for line in text.splitlines() if line.strip()], batch_size=16):
            pass
    return time.process_time() - began


def shown(line: dict[str, Any]) -> str:
    """One size in one line."""
    return (
        f"{line['articles']:>6} articles, {line['words']} words: build {line['build']:.1f} s of processor time, "
        f"spaCy {line['bare']:.1f} s, ratio {line['ratio']:.2f}, again {line['again']:.2f} s, "
        f"{line['megabytes']:.0f} MB"
    )


def articles(shared: Path) -> Iterator[str]:
    """Texts without end: the long ones of the sets with gold (the samples where they are absent), then variants."""
    texts = list(_texts(shared))
    yield from texts
    turn = 0
    while texts:
        turn += 1
        yield from (variant(text, f"{turn}-{number}") for number, text in enumerate(texts))


def variant(text: str, seed: str) -> str:
    """The same text with its long words in other places: as long to read, and no copy.

    >>> sorted(variant("Troops left before spring began", "1").split())
    ['Troops', 'before', 'began', 'left', 'spring']
    """
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if len(word) >= LONG and word.isalpha()]
    moved = [words[place] for place in places]
    random.Random(seed).shuffle(moved)
    for place, word in zip(places, moved, strict=True):
        words[place] = word
    return " ".join(words)


def help_seconds(runs: int = 5) -> float:
    """How long ``dateline --help`` takes, the best of a few runs."""
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run([str(Path(sys.executable).with_name("dateline")), "--help"], check=True, capture_output=True)
        found.append(time.perf_counter() - began)
    return min(found)


def _texts(shared: Path) -> Iterator[str]:
    """One text after another, taken in turn from the sets."""
    found = False
    for name in SETS:
        for path in sorted((shared / "data" / name).rglob("documents.jsonl")):
            for line in path.read_text(encoding="utf-8").split("\n"):
                if line.strip():
                    found = True
                    yield json.loads(line)["text"]
    if not found:
        yield from (path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))


if __name__ == "__main__":
    sys.exit(main())
