"""The record in a browser: one server-rendered page per view, for this machine only."""

from __future__ import annotations

from dateline.web.app import create_app
from dateline.web.guards import LOCAL

__all__ = ["LOCAL", "create_app"]
