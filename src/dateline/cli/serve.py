"""`dateline serve`: the record in a browser."""

from __future__ import annotations

import os
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import RecordPath, open_record

# Addresses that mean all of this machine's own.
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not bound to


def serve(
    record: RecordPath = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8321,
    review: Annotated[
        bool | None,
        typer.Option(help="Let readers decide: accept, reject, merge ...", show_default="on this machine only"),
    ] = None,
    by: Annotated[
        str | None, typer.Option(help="In whose name decisions are kept.", show_default="your login name")
    ] = None,
) -> None:
    """Show the record in a browser, on this machine only unless told otherwise."""
    import uvicorn

    from dateline.web import create_app

    with open_record(record) as opened:
        reviewer = by or getuser() if may_review(host, review, opened.path) else None
        reading = "" if reviewer else ", for reading only"
        typer.echo(f"{_address(host, port)} shows {opened.path}{reading}; Ctrl-C stops it")
        pages = create_app(opened, hosts=hosts_for(host), reviewer=reviewer)
        uvicorn.run(pages, host=host, port=port, log_level="warning")


def may_review(host: str, asked: bool | None, path: Path) -> bool:
    """May readers decide: if it is asked for, or if nobody but this machine's users can be a reader.

    >>> may_review("192.0.2.7", None, Path(".")), may_review("192.0.2.7", True, Path("."))
    (False, True)
    """
    from dateline.web import LOCAL

    return os.access(path, os.W_OK) and (host in (*LOCAL, "::1") if asked is None else asked)


def hosts_for(host: str) -> tuple[str, ...]:
    """The names under which a browser may ask: this machine's own, and the address that we listen on.

    Whoever listens on every address (0.0.0.0) is asked under names that only the network knows: any name goes.

    >>> hosts_for("192.0.2.7"), hosts_for("0.0.0.0")
    (('127.0.0.1', 'localhost', '192.0.2.7'), ('*',))
    """
    from dateline.web import LOCAL

    if host in EVERYWHERE:
        return ("*",)
    return tuple(dict.fromkeys((*LOCAL, (f"[{host}]" if ":" in host else host).lower())))


def _address(host: str, port: int) -> str:
    """The address to open in a browser."""
    name = "127.0.0.1" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"
