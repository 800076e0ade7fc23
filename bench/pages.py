"""How fast the local pages of a large record answer: every page, cold and warm, against the bar of 300 ms.

    python -m bench.pages [--articles 10000] [--keep FILE]

The record is made, not built: its rows have the proportions of a real one (``bench.made_record``).
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.made_record import Maker, make_record
from dateline.model import digest
from dateline.record import Record

BAR = 0.300
TRIES = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, help="where the made record is kept, and taken from if it is there")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "made.db"
        if not path.exists():
            began = time.perf_counter()
            make_record(path, options.articles)
            took, size = time.perf_counter() - began, path.stat().st_size >> 20
            print(f"made {options.articles:,} articles in {took:.0f} s, {size} MB")
        with Record.open(path) as record:
            slow = [one for one in measure(record, options.articles) if one[1] > BAR]
    print(f"{len(slow)} pages took more than {BAR * 1000:.0f} ms")
    return 1 if slow else 0


def measure(record: Record, articles: int) -> Iterator[tuple[str, float]]:
    """Every page and the longest of a few times that it took, in processor time: other work lengthens the wall's."""
    from starlette.testclient import TestClient

    from dateline.web import create_app

    print("slowest fastest  processor, ms")
    client = TestClient(create_app(record, reviewer="bench"), base_url="http://127.0.0.1")
    for path in pages(articles):
        walls, works = [], []
        for _ in range(TRIES):
            began, worked = time.perf_counter(), time.process_time()
            answer = client.get(path)
            walls.append((time.perf_counter() - began) * 1000)
            works.append((time.process_time() - worked) * 1000)
            assert answer.status_code == 200, (path, answer.status_code)
        size = len(answer.content) >> 10
        print(f"{max(walls):7.0f} {min(walls):6.0f} {max(works):6.0f}  {size:6} kB  {path}", flush=True)
        yield path, max(works) / 1000


def pages(articles: int) -> Iterator[str]:
    """Addresses of all kinds of pages: first, late and filtered ones."""
    maker = Maker(articles)
    often, seldom = maker.entities[0], maker.entities[len(maker.entities) // 2]
    middle = maker.day(articles // 2).edtf
    views = (
        *("timeline", "talks", "statements", "statements/all", "figures", "figures/all", "positions", "positions/all"),
        *("conflicts", "stories", "entities", "articles", "copies", "failures", "archive", "decisions"),
    )
    yield from ("/", "/help", *(f"/{view}" for view in views))
    yield from (f"/{view}?page=40" for view in ("timeline", "statements", "statements/all", "figures/all", "entities"))
    filtered = (
        "timeline",
        "statements",
        "statements/all",
        "figures",
        "figures/all",
        "positions",
        "positions/all",
        "talks",
    )
    for view in filtered:
        yield from (f"/{view}?entity={often}", f"/{view}?entity={seldom}", f"/{view}?outlet=Outlet+3")
        yield from (
            f"/{view}?since=2018",
            f"/{view}?since={middle}&until={middle}",
            f"/{view}?story={digest('story', 5)}",
        )
    yield from (
        "/statements/all?kind=deny",
        "/timeline?kind=occurred",
        "/conflicts?since=2019",
        "/entities?kind=person",
    )
    yield from (
        f"/statements/all?by={often}",
        "/statements/all?by=-",
        f"/articles?entity={often}",
        f"/stories?entity={often}",
    )
    yield from ("/timeline?entity=Oster+Oster+0", f"/archive/{middle[:4]}", f"/archive/{middle[:7].replace('-', '/')}")
    yield from (f"/archive/{middle.replace('-', '/')}", "/archive/undated", f"/articles/{maker.ids[articles // 2]}")
    yield from (
        f"/entities/{often}",
        f"/entities/{seldom}",
        f"/stories/{digest('story', 5)}",
        f"/series/{digest('series', 5)}",
    )
    yield from (f"/rows/{digest('s', 3, 3)}", f"/rows/{digest('m', 3, 3)}", f"/rows/{maker.ids[0]}")
    yield from (
        "/search?q=harbour",
        "/search?q=the",
        "/search?q=%22the+minister%22",
        "/search?q=trea*+envoy&since=2019",
    )
    yield from (f"/search?q=ship&entity={often}", "/search?q=ship&outlet=Outlet+3", "/timeline.json", "/index.json")


if __name__ == "__main__":
    raise SystemExit(main())
