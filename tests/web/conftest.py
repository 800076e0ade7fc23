"""A server with the pages of a record, and a real browser to look at them."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import uvicorn

from dateline.record import Record
from dateline.web import create_app

SAMPLES = Path(__file__).parents[2] / "samples"
HOSTILE = """<script>window.hacked = 1</script> <img src=x onerror="window.hacked = 2"> Envoys meet in Ostrava

By Ana <b onclick="window.hacked = 3">Ruiz</b>
2 May 2022

OSTRAVA — About 40 boats sank on Monday, Harbour Minister Jan Novak said. <script>window.hacked = 4</script>

“We will pay if the insurers <svg onload=window.hacked=5> pay,” Novak \u202esaid\u202c on 2 May 2022.

See javascript:window.hacked=6 or </span></div><a href="javascript:window.hacked=7">here</a>.
"""


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def served(record):
    """The address of a server with a record's pages."""
    port = free_port()
    server = uvicorn.Server(
        uvicorn.Config(create_app(record, reviewer="ana"), host="127.0.0.1", port=port, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=5)


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A record of the samples and a hostile page; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    with Record.open(folder / "record.db") as record:
        record.build([SAMPLES, folder / "hostile.txt"], jobs=1)
    return folder / "record.db"


@pytest.fixture
def copied(built, tmp_path):
    """A record of one's own, to decide on."""
    shutil.copy(built, tmp_path / "record.db")
    with Record.open(tmp_path / "record.db") as record:
        yield record


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium, driven by Playwright; without either the tests that need it are skipped and say why."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("there is no chromium on this machine: apt-get install chromium")
    with sync_api.sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except sync_api.Error as err:
            pytest.skip(f"chromium does not start here: {str(err).splitlines()[0]}")
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(built):
    """The address of a server whose record nobody changes."""
    with Record.open(built) as record, served(record) as found:
        yield found


@pytest.fixture
def page(chromium, address):
    """A page at the address of the server."""
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()
