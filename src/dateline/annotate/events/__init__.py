"""Event extraction: who did what to whom, where, when, and whether it came about.

The trigger is found and typed first (``triggers``, ``plover``); then come ``roles``, ``places``, ``days``, ``status``.
"""

from __future__ import annotations

from dateline.annotate.events.find import find_events

__all__ = ["find_events"]
