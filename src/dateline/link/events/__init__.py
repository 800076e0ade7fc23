"""Cross-document event coreference: the same happening in many reports becomes one event, with reasons.

Mentions are blocked by family of words, then by participant, month or telling words of their report; only
mentions of one block are ever compared. A group is compared as a whole: two rounds never meet through a third report.
"""

from __future__ import annotations

from dateline.link.events.merge import merge_events

__all__ = ["merge_events"]
