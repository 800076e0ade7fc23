"""The record as pages: one self-contained HTML file, or the parts that the local server shows one by one."""

from __future__ import annotations

from dateline.report.pages import Pages, render

__all__ = ["Pages", "render"]
