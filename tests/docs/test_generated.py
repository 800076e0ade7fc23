"""Commands, tables and lexicons are documented as they are."""

from __future__ import annotations

import runpy
from pathlib import Path


def test_generated_pages_are_up_to_date():
    script = Path(__file__).parents[2] / "scripts" / "write_docs.py"
    assert runpy.run_path(str(script))["behind"]() == [], "run `make docs`"
