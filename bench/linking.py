"""How linking grows: records of many articles made from a small pool of annotated ones, then linked.

    python -m bench.linking [1250 2500 5000 10000] [--shared ../shared]

To read and annotate 10,000 articles takes most of an hour and grows evenly in any case. Here a pool of short articles
is annotated once. Every further article has the claims of one of them, and its words too, but those of one length have
changed places, so that all spans hold and none is a copy. It has a day of its own: fifty appear a day.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from bench.accuracy import SHARED
from bench.speed import A_DAY, FIRST_DAY, articles, lay_out

SIZES = (1250, 2500, 5000, 10_000)
POOL, LONGEST = 100, 450  # articles, and words of the longest of them
BATCH = 200
WORD = re.compile(r"[A-Za-z]{4,}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    options = parser().parse_args(arguments)
    if options.one:
        print(json.dumps(linked(options.pool, options.one)))
        return 0
    with tempfile.TemporaryDirectory(prefix="dateline-linking-") as place:
        pool = Path(place) / "pool.db"
        make_pool(pool, options.shared)
        before: dict[str, Any] = {}
        for size in options.sizes:
            command = [sys.executable, "-m", "bench.linking", "--one", str(size), "--pool", str(pool)]
            line = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
            print(shown(line, before), flush=True)
            before = line
    return 0


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of articles")
    made.add_argument("--shared", type=Path, default=SHARED, help="folder with data/")
    made.add_argument("--one", type=int, help=argparse.SUPPRESS)
    made.add_argument("--pool", type=Path, help=argparse.SUPPRESS)
    return made


def make_pool(path: Path, shared: Path) -> None:
    """A record of some short articles."""
    from dateline import Record

    short = (text for text in articles(shared) if len(text.split()) <= LONGEST)
    folder = path.with_suffix(".in")
    folder.mkdir()
    lay_out(list(islice(short, POOL)), folder)
    with Record.open(path) as record:
        record.build([folder])


def linked(pool: Path, size: int) -> dict[str, Any]:
    """Make a record of so many articles and link it."""
    from dateline.record.linking import relink
    from dateline.record.memory import collecting_rarely
    from dateline.store.sql import Store

    with tempfile.TemporaryDirectory(prefix="dateline-linking-") as place:
        store = Store(Path(place) / "record.db")
        made = packets(pool, size)
        while batch := list(islice(made, BATCH)):
            store.add(batch, [])
        steps: list[tuple[str, float]] = []
        began = time.process_time()
        with collecting_rarely():
            relink(store, "bench", lambda step: steps.append((step, time.process_time())))
        steps.append(("", time.process_time()))
        store.close()
    spent = {step: end - start for (step, start), (_, end) in pairwise(steps)}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"articles": size, "seconds": steps[-1][1] - began, "megabytes": memory, "steps": spent}


def packets(pool: Path, size: int) -> Iterator[Any]:
    """So many articles, packed: each with an id and a day of its own."""
    from dateline.model import Interval, digest
    from dateline.store.claims import pack, unpack
    from dateline.store.sql import Store

    store = Store(pool)
    bodies = list(store.bodies(as_read=True))
    store.close()
    for number in range(size):
        raw = zlib.decompress(bodies[number % len(bodies)])
        old = unpack(bodies[number % len(bodies)]).article.id
        made = digest("bench", number)
        # All ids are of one length: the packed value stays whole.
        claims = unpack(zlib.compress(raw.replace(old.encode(), made.encode()), 1))
        day = Interval.day(FIRST_DAY + timedelta(days=number // A_DAY))
        article = replace(
            claims.article,
            origin=f"{number:06d}.txt",
            text=varied(claims.article.text, number),
            published=day,
            published_basis="stated",
        )
        yield article, str(number), pack(replace(claims, article=article, sentences=()))


def varied(text: str, seed: int) -> str:
    """The same text with its words of one length in other places: every offset holds.

    >>> sorted(varied("Some boats left that port", 1).split())
    ['Some', 'boats', 'left', 'port', 'that']
    """
    places = defaultdict(list)
    for match in WORD.finditer(text):
        places[len(match[0]), match[0][0].isupper()].append(match)
    letters, chance = list(text), random.Random(seed)
    for found in places.values():
        words = [match[0] for match in found]
        chance.shuffle(words)
        for match, word in zip(found, words, strict=True):
            letters[match.start() : match.end()] = word
    return "".join(letters)


def shown(line: dict[str, Any], before: dict[str, Any]) -> str:
    """One size in one line, with how much more it took than the one before."""
    steps = ", ".join(f"{step} {seconds:.1f}" for step, seconds in line["steps"].items())
    grown = f", {line['seconds'] / before['seconds']:.2f} times the last" if before else ""
    return (
        f"{line['articles']:>6} articles linked in {line['seconds']:.1f} s of processor time{grown}, "
        f"{line['megabytes']:.0f} MB ({steps})"
    )


if __name__ == "__main__":
    sys.exit(main())
