"""A package with one plug-in of each kind, found by its entry points."""

from __future__ import annotations

import codecs
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent / "example"
TEXT = "Mayor Erik Strand of Lund spoke on Monday, May 2, 2022. He owns no shares of $LUND, he said.\n"


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """The environment of a process that has the example installed, as pip lays it down."""
    site = tmp_path / "site"
    about = site / "dateline_example-1.0.dist-info"
    about.mkdir(parents=True)
    shutil.copy(EXAMPLE / "dateline_example.py", site)
    points = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in named.items())
        for group, named in points.items()
    ]
    (about / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: dateline-example\nVersion: 1.0\n", encoding="utf-8")
    return {**os.environ, "PYTHONPATH": str(site)}


def dateline(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from dateline.cli import main; main()", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_readers_annotators_and_exporters_are_found(installed: dict[str, str], tmp_path: Path) -> None:
    pages, record, out = tmp_path / "pages", str(tmp_path / "r.db"), tmp_path / "out"
    pages.mkdir()
    (pages / "a.rot13").write_text(codecs.encode(TEXT, "rot13"), encoding="utf-8")
    built = dateline(installed, "build", str(pages), "-o", record)
    assert built.returncode == 0, built.stderr
    names = [row["name"] for row in json.loads(dateline(installed, "entities", record, "--json").stdout)]
    assert "LUND" in names
    assert "names" in dateline(installed, "export", "--formats").stdout
    assert dateline(installed, "export", str(out), "-r", record, "-f", "names").returncode == 0
    assert "Erik Strand" in (out / "names.txt").read_text(encoding="utf-8")


def test_without_the_package_its_files_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.rot13").write_text(codecs.encode(TEXT, "rot13"), encoding="utf-8")
    built = dateline({**os.environ}, "build", str(tmp_path), "-o", str(tmp_path / "r.db"))
    assert built.returncode == 1
    assert "1 .rot13" in built.stderr


def test_a_broken_plug_in_is_one_clear_line(installed: dict[str, str], tmp_path: Path) -> None:
    (Path(installed["PYTHONPATH"]) / "dateline_example.py").write_text("import nowhere_to_be_found\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    built = dateline(installed, "build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "r.db"))
    assert built.returncode == 1
    assert "the plug-in" in built.stderr
    assert "Traceback" not in built.stderr
