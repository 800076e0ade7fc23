"""The record as pages: one self-contained HTML file, or the parts that the local server shows one by one."""

from __future__ import annotations

from dateline.report.marks import anchor
from dateline.report.pages import VIEWS, Pages, render, stylesheet
from dateline.report.tables import Tables

__all__ = ["VIEWS", "Pages", "Tables", "anchor", "render", "stylesheet"]
