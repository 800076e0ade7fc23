"""`dateline build`: add reports to a record."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.config import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.record import BuildReport, Progress, Record

Sources = Annotated[list[str], typer.Argument(help="Files, folders, feeds or http(s) addresses.", metavar="SOURCE...")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="The record's file.", show_default="record.db, or DATELINE_RECORD"),
]
Jobs = Annotated[int | None, typer.Option(help="Worker processes; 0 for as many as there are processors.")]
Again = Annotated[bool, typer.Option("--again", help="Read every source again, changed or not.")]


def build(sources: Sources, output: Output = None, jobs: Jobs = None, again: Again = False) -> None:
    """Read reports and add them to the record.

    A source that was read before costs nothing; an edited page replaces its earlier text. What cannot be read is
    listed with its remedy, and the rest goes on. Ctrl-C keeps what was read.
    """
    from dateline.record import Record

    settings = Settings.load(record=output and str(output), jobs=jobs)
    with Record.open(settings.record) as record, shown_progress() as progress:
        report = _built(record, sources, settings.jobs, progress, again=again)
    for failure in report.failures:
        print(f"not read: {failure.origin}: {failure.error}; {failure.remedy}", file=sys.stderr)
    print(summary(report, settings.record))
    if report.interrupted:
        raise SystemExit(130)
    if not report.articles:
        raise SystemExit(1)


def _built(record: Record, sources: list[str], jobs: int, progress: Progress | None, *, again: bool) -> BuildReport:
    """The build; Ctrl-C while reports are linked loses nothing that was read, and says so."""
    try:
        return record.build(sources, jobs=jobs, progress=progress, again=again)
    except KeyboardInterrupt:
        print("dateline: stopped while linking; run the same command to go on", file=sys.stderr)
        raise SystemExit(130) from None


def summary(report: BuildReport, path: str) -> str:
    """What a build did, in one line."""
    parts = [f"{report.read} read", f"{report.known} known already"]
    if report.failed:
        parts.append(f"{report.failed} not read")
    if report.interrupted:
        parts.append("stopped before the end: run the same command to go on")
    return f"{path}: {report.articles} reports ({', '.join(parts)}) in {report.seconds:.1f} s"


@contextmanager
def shown_progress() -> Iterator[Progress | None]:
    """A progress bar on stderr, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("finding", total=None)

        def progress(stage: str, done: int, total: int | None) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield progress
