"""The closed lists of kinds that the record uses."""

from __future__ import annotations

from typing import Literal

BlockKind = Literal[
    "title", "standfirst", "byline", "date", "dateline", "heading", "body",
    "caption", "credit", "notice", "related", "comments", "navigation", "advert",
]  # fmt: skip
ANNOTATED: frozenset[BlockKind] = frozenset({"title", "standfirst", "heading", "body", "caption"})
EntityKind = Literal["person", "organization", "place", "group", "facility", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]
TimeKind = Literal["date", "time", "duration", "set"]
SpeechForm = Literal["direct", "mixed", "indirect"]
Basis = Literal["stated", "inferred", "unknown"]
Status = Literal[
    "occurred", "ongoing", "attempted", "planned", "proposed", "demanded", "promised", "denied", "hypothetical"
]  # fmt: skip
# TimeML's event classes, and "support" for a verb that only carries a noun ("held" in "held talks").
EventClass = Literal["occurrence", "reporting", "perception", "aspectual", "attitude", "state", "support"]
# Where the place of an event comes from: its own sentence, or what the report told before.
PlaceBasis = Literal["stated", "narrative", "unknown"]
PositionKind = Literal[
    "promise", "offer", "demand", "request", "refusal", "threat", "agreement", "expectation"
]  # fmt: skip
RoleName = Literal["agent", "target", "participant", "instrument"]
Change = Literal["up", "down"]
CopyRelation = Literal["duplicate", "syndicated", "reused-passage"]
ConflictKind = Literal["figure", "date", "actor", "outcome", "attribution", "wording"]
NewsKind = Literal[
    "report", "edit", "date", "story", "event", "statement", "figure", "position", "conflict", "settled"
]  # fmt: skip
