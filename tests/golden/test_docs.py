"""Every example in docs/nouns/ is part of a row that the samples really build to."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).parents[2] / "docs" / "nouns").glob("*.md"))
EXAMPLES = [
    pytest.param(json.loads(block), id=page.stem)
    for page in PAGES
    for block in re.findall(r"```json\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
]
pytestmark = pytest.mark.xdist_group("golden")


def part_of(part, whole) -> bool:
    """Is this value all or part of the other? Lists hold each of their parts somewhere."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and part_of(part[key], whole[key]) for key in part)
    if isinstance(part, list):
        return isinstance(whole, list) and all(any(part_of(one, other) for other in whole) for one in part)
    return part == whole


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_part_of_a_real_row(exported, example):
    assert any(part_of(example, row) for rows in exported.tables.values() for row in rows)
