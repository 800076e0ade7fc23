"""`dateline review`: look at what is doubtful, decide, and take it back; decisions outrank the machine."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from dateline.cli.options import Json, RecordOption, RecordPath, open_record
from dateline.cli.printing import print_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.rows import DecisionRow

Id = Annotated[str, typer.Argument(help="The id of a row, or how it begins.", metavar="ID")]
Note = Annotated[str, typer.Option("--note", "-n", help="Why, for whoever reads the log.")]
By = Annotated[str | None, typer.Option(help="Who decides.", show_default="your login name")]
First = Annotated[int, typer.Option("--limit", min=1, help="At most so many.")]


class WithRecord(TyperGroup):
    """The commands of a review; what is no command is a record to go through, cell by cell."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Send `dateline review RECORD` to `dateline review ask RECORD`."""
        if not args or args[0] not in {*self.commands, "--help", "-h"}:
            args = ["ask", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=WithRecord,
    help="Review the record: accept, reject, merge, split, set dates. `dateline review RECORD` asks cell by cell. "
    "What a person decides outranks the machine and survives every rebuild.",
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
def ask(record: RecordPath = None, by: By = None, limit: First = 50) -> None:
    """Go through what is doubtful, cell by cell, each shown in its words."""
    from dateline.cli.asking import ask_all

    with open_record(record) as opened:
        ask_all(opened, by=_name(by), limit=limit)


@app.command("list")
def list_(record: RecordPath = None, limit: First = 30, json: Json = False) -> None:
    """List what is worth a look first, with the reasons."""
    from dateline.cli.asking import print_doubts

    with open_record(record) as opened:
        found = opened.doubts(limit=limit)
    if json:
        print_json(found)
    else:
        print_doubts(found)


@app.command()
def accept(id: Id, note: Note = "", by: By = None, record: RecordOption = None) -> None:
    """Say that a cell, entity, event, copy, conflict or report is right as it stands."""
    _decide(record, lambda decide: decide.accept(id, note=note, by=_name(by)))


@app.command()
def reject(id: Id, note: Note = "", by: By = None, record: RecordOption = None) -> None:
    """Say that a cell is wrong: it leaves every view, count, link and export."""
    _decide(record, lambda decide: decide.reject(id, note=note, by=_name(by)))


@app.command()
def merge(
    id: Id,
    other: Annotated[str, typer.Argument(help="The id of the other one.", metavar="ID")],
    note: Note = "",
    by: By = None,
    record: RecordOption = None,
) -> None:
    """Say that two entities, events or stories are one; it keeps the first one's name."""
    _decide(record, lambda decide: decide.merge(id, other, note=note, by=_name(by)))


@app.command()
def split(
    id: Id,
    parts: Annotated[list[str], typer.Argument(help="What leaves it.", metavar="NAME...|MENTION...|ARTICLE...|ID")],
    note: Note = "",
    by: By = None,
    record: RecordOption = None,
) -> None:
    """Take names or mentions out of an entity, mentions out of an event, reports out of a story.

    With the id of another entity, event or story: say that the two are not one, and never will be.
    """
    _decide(record, lambda decide: decide.split(id, parts, note=note, by=_name(by)))


@app.command()
def date(
    article: Annotated[str, typer.Argument(help="The id of a report, or how it begins.", metavar="ARTICLE")],
    day: Annotated[str, typer.Argument(help="2021-04-07, 2021-04, or 2021-04-01/2021-04-07.", metavar="DAY")],
    note: Note = "",
    by: By = None,
    record: RecordOption = None,
) -> None:
    """Set the day on which a report was published; its times are resolved anew."""
    _decide(record, lambda decide: decide.date(article, day, note=note, by=_name(by)))


@app.command()
def rename(
    id: Id,
    name: Annotated[str, typer.Argument(help="The name under which it stands.")],
    note: Note = "",
    by: By = None,
    record: RecordOption = None,
) -> None:
    """Choose the name of an entity."""
    _decide(record, lambda decide: decide.rename(id, name, note=note, by=_name(by)))


@app.command()
def kind(
    id: Id,
    kind: Annotated[str, typer.Argument(help="person, organization, place, group, facility or other.")],
    note: Note = "",
    by: By = None,
    record: RecordOption = None,
) -> None:
    """Choose what an entity is."""
    _decide(record, lambda decide: decide.kind(id, kind, note=note, by=_name(by)))


@app.command()
def undo(
    id: Annotated[str, typer.Argument(help="The id of a decision, or how it begins.", metavar="DECISION")],
    by: By = None,
    record: RecordOption = None,
) -> None:
    """Take a decision back; it stays in the log."""
    _decide(record, lambda decide: decide.undo(id, by=_name(by)))


@app.command()
def log(record: RecordPath = None, json: Json = False) -> None:
    """List all decisions, also those taken back, and what became of each."""
    from dateline.cli.asking import print_log

    with open_record(record) as opened:
        rows = opened.decisions()
    if json:
        print_json(rows)
    else:
        print_log(rows)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write, as JSON Lines.", metavar="FILE")],
    record: RecordOption = None,
) -> None:
    """Write all decisions to a file for a colleague."""
    with open_record(record) as opened:
        count = opened.decide.write(file)
    typer.echo(f"{count} decisions written to {file}")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A file that `dateline review export` wrote.", metavar="FILE")],
    record: RecordOption = None,
) -> None:
    """Take over a colleague's decisions; those that are here already stay as they are."""
    with open_record(record) as opened:
        count = opened.decide.read(file)
        lost = [row for row in opened.decisions() if row.standing == "dangling"]
    typer.echo(f"{count} decisions taken over from {file}")
    for row in lost:
        typer.echo(f"dangling: {row.id[:8]} {row.about}; {row.remedy}")


def _decide(path: Path | None, act: Callable[[Any], DecisionRow]) -> None:
    """Decide, and say what was decided and whether it holds."""
    from dateline.cli.asking import told

    with open_record(path) as opened:
        typer.echo(told(act(opened.decide)))


def _name(by: str | None) -> str:
    """Who decides."""
    if by is not None:
        return by
    try:
        return getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return ""
