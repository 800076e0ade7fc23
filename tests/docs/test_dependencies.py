"""Every dependency has its reason in docs/dependencies.md."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_dependency_states_why():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.split(r"[<>=!\[ ;]", one, maxsplit=1)[0] for one in wanted}
    cells = {cell.strip() for cell in (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").split("|")}
    assert names <= cells, f"no line in docs/dependencies.md: {sorted(names - cells)}"
