"""All commands under one name, and the options that they share."""

from __future__ import annotations

import typer

from dateline.cli import brief, build, export, news, report, review, search, serve, show, stances, views, watch

app = typer.Typer(
    name="dateline",
    help="Turn a pile of news reports into one dated, sourced record.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(build.build)
app.command()(watch.watch)
app.command()(news.news)
for command in views.COMMANDS:
    app.command()(command)
app.command()(stances.stances)
app.command()(brief.brief)
app.command()(search.search)
app.command()(show.show)
app.add_typer(review.app, name="review")
app.command()(export.export)
app.command()(report.report)
app.command()(serve.serve)


@app.callback(invoke_without_command=True)
def top(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
    verbose: bool = typer.Option(False, "--verbose", help="Show the whole story of an error."),  # noqa: ARG001
) -> None:
    """Turn a pile of news reports into one dated, sourced record."""
    if version:
        from dateline import __version__

        typer.echo(f"dateline {__version__}")
        raise typer.Exit
