"""Cross-document event coreference: the same happening in many reports becomes one event, with reasons.

Claims are compared with those of one word, stem or family in their own report and in reports like it; a logistic
regression says how likely a pair is one event, and groups are joined by their average. What must stay apart stays
apart: days that never meet, a deed and the mere thought of it, the attack and the attacks.
"""

from __future__ import annotations

from dateline.link.events.merge import merge_events

__all__ = ["merge_events"]
