"""The record as one self-contained HTML file: no network, no script, good to mail and to print."""

from __future__ import annotations

from dateline.report.part import part_of
from dateline.report.whole import render

__all__ = ["part_of", "render"]
