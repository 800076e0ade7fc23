"""All that a sentence may report: every reading of every cue, before any is chosen."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.statements.content import SPOKEN, complements
from dateline.annotate.statements.credits import find_credits
from dateline.annotate.statements.cues import Cue, find_cues
from dateline.annotate.statements.drafts import Draft, readings
from dateline.annotate.statements.speakers import speaker_of
from dateline.annotate.statements.surface import find_colons, find_signatures, trailing
from dateline.model import Sentence, Span

# The frames in which a cue without a clause may wait for a quotation, best first.
WAITING = ("clause", "quote", "utter")


def find_readings(sentence: Sentence) -> Iterator[Draft]:
    """Drafts of a sentence: from its cues, its credits and its colons."""
    credited = list(find_credits(sentence))
    found = [draft for cue in find_cues(sentence) for draft in _of_cue(cue)]
    closing = [one.cue.start for one in credited if all(piece.end <= one.cue.start for piece in one.pieces)]
    trailing_cues = [one.cue for one in found if one.frame == "trailing"]
    for draft in found:
        for start in closing:
            draft.pieces = [kept for piece in draft.pieces if (kept := _before(piece, start, sentence))]
        swallows = any(piece.covers(cue) for piece in draft.pieces for cue in trailing_cues)
        if draft.shape == "plain" or not swallows:
            yield draft
    yield from credited
    yield from find_colons(sentence)
    yield from find_signatures(sentence)


def _of_cue(cue: Cue) -> Iterator[Draft]:
    """A draft for every complement of a cue; a verb of speech without a clause may wait for a quotation."""
    head = speaker_of(cue.sentence, cue.head)
    found = complements(cue)
    if (late := trailing(cue)) and not any(late.tokens == one.tokens for one in found):
        found.append(late)
    for one in found:
        yield from readings(cue, one, head)
    frame = next((frame for frame in WAITING if frame in cue.frames), None)
    if frame and not any(one.frame in SPOKEN for one in found):
        yield Draft(cue.sentence, cue.span, cue.head, cue.frames[frame], frame, head)


def _before(piece: Span, start: int, sentence: Sentence) -> Span | None:
    """The part of a piece before a credit that closes the sentence: that is the reporter's, not the speaker's."""
    if piece.end <= start:
        return piece
    ends = [token.end for token in sentence.tokens if piece.start <= token.start < start and token.pos != "PUNCT"]
    return Span(piece.article, piece.start, ends[-1]) if ends else None
