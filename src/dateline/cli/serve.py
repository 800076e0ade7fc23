"""`dateline serve`: the record in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import RecordPath, open_record

# Addresses that mean all of this machine's own.
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not bound to


def serve(
    record: RecordPath = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8321,
) -> None:
    """Show the record in a browser, on this machine only unless told otherwise."""
    import uvicorn

    from dateline.web import create_app

    with open_record(record) as opened:
        typer.echo(f"{_address(host, port)} shows {opened.path}; Ctrl-C stops it")
        uvicorn.run(create_app(opened, hosts=hosts_for(host)), host=host, port=port, log_level="warning")


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
