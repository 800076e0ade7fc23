"""The record as one self-contained HTML file: no network, no script, good to mail and to print."""

from __future__ import annotations

from dateline.report.whole import render

__all__ = ["render"]
