"""`dateline watch`: keep a record up with its feeds."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.build import Jobs, Output, shown_progress, summary
from dateline.cli.news import told
from dateline.config import Settings

if TYPE_CHECKING:
    from dateline.record import BuildReport, Record

Feeds = Annotated[list[str], typer.Argument(help="OPML files, or addresses of RSS and Atom feeds.", metavar="FEED...")]
Every = Annotated[float, typer.Option(min=1, help="Minutes from the start of one round to the next.")]
Once = Annotated[bool, typer.Option("--once", help="One round, then stop: for cron.")]
Pause = Annotated[
    float, typer.Option(min=0.1, help="Seconds between two requests to one host; robots.txt may ask for more.")
]
Edits = Annotated[bool, typer.Option("--edits", help="Ask for known pages again, to notice that they were edited.")]


def watch(
    feeds: Feeds,
    output: Output = None,
    every: Every = 15,
    once: Once = False,
    pause: Pause = 2.0,
    edits: Edits = False,
    jobs: Jobs = None,
) -> None:
    """Ask feeds again and again, add what is new to the record, and tell it.

    Only what has changed is fetched, one request at a time; robots.txt and a server's wish to be left alone are
    honoured. Stop it at any time with Ctrl-C and start it again: it goes on where it was.
    """
    settings = Settings.load(record=output and str(output), jobs=jobs)
    try:
        while True:
            started = time.monotonic()
            report = _round(settings, feeds, pause=pause, edits=edits)
            if report.interrupted:
                raise SystemExit(130)
            if once:
                return
            time.sleep(max(0.0, started + every * 60 - time.monotonic()))
    except KeyboardInterrupt:
        print("dateline: stopped; run the same command to go on", file=sys.stderr)
        raise SystemExit(130) from None


def _round(settings: Settings, feeds: list[str], *, pause: float, edits: bool) -> BuildReport:
    """One round, told in a line, with what could not be read on stderr."""
    from dateline.record import Record

    with Record.open(settings.record) as record:
        with shown_progress() as progress:
            report = record.watch(feeds, pause=pause, edits=edits, jobs=settings.jobs, progress=progress)
        _tell(record, report)
    return report


def _tell(record: Record, report: BuildReport) -> None:
    for failure in report.failures:
        print(f"not read: {failure.origin}: {failure.error}; {failure.remedy}", file=sys.stderr)
    print(f"{time.strftime('%H:%M')} {summary(report, str(record.path))}", flush=True)
    if report.linked:
        print(told(record.news()), flush=True)
