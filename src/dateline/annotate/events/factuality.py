"""How sure the text is that an event came about, from -3 (certainly not) to 3 (certainly): a regression over its signs.

The rules of ``status`` are the strongest sign; the weights know besides which verbs manage, fail, hope or doubt.
``training/factuality`` shows how they were made.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from math import fsum

from dateline.annotate.events.signs import signs_of_trigger
from dateline.annotate.events.triggers import Trigger
from dateline.model import EventClass, Sentence, Status

MODEL = "factuality.json"
SUREST = 3.0


@cache
def weights() -> Mapping[str, float]:
    """The weight of every sign; those that are missing weigh nothing."""
    loaded: dict[str, float] = json.loads((files("dateline") / "models" / MODEL).read_text("utf-8"))
    return loaded


def factuality_of(
    sentence: Sentence, trigger: Trigger, status: Status, event_class: EventClass, around: Collection[str]
) -> float:
    """The value of one trigger, to a tenth; ``around`` are the signs that all of its sentence share."""
    known = weights()
    signs = {*signs_of_trigger(sentence, trigger, status, event_class), *around}
    # An exact sum: the order of a set differs from run to run.
    value = fsum(known[sign] for sign in signs if sign in known)
    return round(max(-SUREST, min(SUREST, value)), 1)
