"""`dateline serve`: the record in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import RecordPath, open_record


def serve(
    record: RecordPath = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8321,
) -> None:
    """Show the record in a browser, on this machine only unless told otherwise."""
    import uvicorn

    from dateline.web import create_app

    with open_record(record) as opened:
        typer.echo(f"http://{host}:{port}/ shows {opened.path}; Ctrl-C stops it")
        uvicorn.run(create_app(opened), host=host, port=port, log_level="warning")
