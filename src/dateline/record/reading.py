"""From sources to claims: read, annotate and pack each page, on as many processes as are wanted."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.annotate.pipeline import annotate
from dateline.errors import DatelineError
from dateline.read import read_page
from dateline.read.page import Failure, Page
from dateline.record.answers import Map
from dateline.record.memory import collect_rarely
from dateline.store.claims import Claims, pack
from dateline.store.sql import Packet

# A worker needs seconds to load its model: with fewer pages than this a second one does not pay.
PAGES_WORTH_A_POOL = 48


def read_and_annotate(page: Page) -> Packet | Failure:
    """One page as packed claims. Pure, so that any engine can run it anywhere; a bad page becomes a failure."""
    try:
        doc = annotate(read_page(page))
        return doc.article, page.state, pack(Claims.of(doc, with_parse=doc.article.published is None))
    except DatelineError as err:
        return Failure(page.origin, err.problem, err.remedy)
    except Exception as err:  # noqa: BLE001 - one hostile page must not end the build of ten thousand
        remedy = "report it with the page; the other reports are not affected"
        return Failure(page.origin, f"{type(err).__name__} while annotating: {err}", remedy)


@contextmanager
def workers(jobs: int, pages: int) -> Iterator[Map]:
    """A ``map`` over processes; the built-in one where a pool would not pay."""
    jobs = min(jobs or os.cpu_count() or 1, max(1, pages // (PAGES_WORTH_A_POOL // 2)))
    if jobs < 2:
        yield map
        return
    # Workers are started afresh: a forked copy of a process with threads can hang.
    with multiprocessing.get_context("spawn").Pool(jobs, initializer=_begin) as pool:
        yield lambda function, pages: pool.imap(function, pages, chunksize=4)


def _begin() -> None:
    """A worker begins. Ctrl-C is the main process's business: it stops handing out pages."""
    import signal

    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
