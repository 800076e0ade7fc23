"""Direct speech: which quotation belongs to which cue, within a sentence and over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby

from dateline.annotate.statements.content import QUOTED
from dateline.annotate.statements.drafts import REACH, Draft
from dateline.annotate.statements.quotes import Quote
from dateline.model import Doc, Span

GAP = re.compile(r"[\s,.;:—–―-]*")
# Frames that need the quotation right beside them.
STRICT = frozenset({"utter", "colon-quote", "dash"})
TOLD = frozenset({"VBD", "VBZ", "VBP"})
# A title of a work is short, and its words are in capitals unless they are "of", "and", "with".
TITLE_WORDS, LONGEST_PARTICLE = 8, 4
NEW_LINE = re.compile(r"[\r\n]")


class Speech:
    """The quotations of a document and who has claimed them."""

    def __init__(self, doc: Doc, quotes: Sequence[Quote], drafts: Iterable[Draft]) -> None:
        self.doc = doc
        # Any verb at all may stand between a known cue and its quotation; another known one may not.
        self.cues = sorted({draft.cue.start for draft in drafts if draft.spoken and draft.frame not in STRICT})
        self.quotes = quotes
        self.starts = [quote.start for quote in quotes]
        self.claimed: dict[Quote, tuple[int, int]] = {}
        self.opens = {sentence.span.start for sentence in doc.sentences}

    def around(self, span: Span) -> list[Quote]:
        """The quotations that share a character with a span."""
        at = max(0, bisect_left(self.starts, span.start) - 1)
        found = []
        for quote in self.quotes[at:]:
            if quote.start >= span.end:
                break
            if quote.end > span.start:
                found.append(quote)
        return found

    def holding(self, span: Span) -> Quote | None:
        """The quotation inside which a span stands."""
        return next((q for q in self.around(span) if q.start <= span.start and span.end <= q.end), None)

    def claim(self, draft: Draft, quote: Quote) -> None:
        """Give a quotation to a draft; only the plain reading of a verb of speech keeps it from others."""
        if draft.spoken and draft.shape == "plain":
            self.claimed.setdefault(quote, draft.place)
        draft.quotes.append(quote)

    def round_off(self, draft: Draft) -> None:
        """Let the content begin and end where its quotations do; a cue inside a quotation stays inside it."""
        outer = self.holding(draft.cue)
        if outer and not outer.closed and draft.frame == "trailing":
            # "'We will stay, she said.": the mark that is missing stood before the cue.
            self.claim(draft, outer)
            draft.pieces = [piece.hull(self.doc.span(outer.start, piece.start)) for piece in draft.pieces]
            return
        draft.inside = outer
        rounded = [_clip(piece, outer) if outer else self._widened(draft, piece) for piece in draft.pieces]
        draft.pieces = [part for piece in rounded for part in _without(piece, draft.cue)]

    def _widened(self, draft: Draft, piece: Span) -> Span:
        """A piece that holds the whole of every quotation of which it holds a part."""
        quotes = self.around(piece)
        for quote in quotes:
            self.claim(draft, quote)
            piece = piece.hull(self.doc.span(quote.start, quote.end))
        if len(quotes) == 1 and quotes[0].start == piece.start and self._is_finished(quotes[0]):
            # "'Stop it,' until they stop": what follows a finished quotation is the reporter's.
            return self.doc.span(piece.start, quotes[0].end)
        return piece

    def _is_finished(self, quote: Quote) -> bool:
        """Does the quotation end with a mark of its own?"""
        return quote.closed and any(mark in self.doc.text[quote.end - 3 : quote.end] for mark in ".?!,")

    def find_beside(self, draft: Draft) -> None:
        """Give a draft the unclaimed quotation that ends right before its clause or begins soon after."""
        if draft.inside:
            return
        start, end = draft.bounds
        before = self._before(draft, start)
        if before and (not draft.pieces or draft.quotes):
            self._add(draft, before)
        after = self._after(draft, end) if draft.frame != "dash" else None
        if after and not draft.quotes and self._behind_colon(draft, after):
            draft.pieces.clear()
        elif any(self._behind_colon(draft, quote) for quote in draft.quotes):
            draft.pieces = [piece for piece in draft.pieces if piece.start >= end or self.around(piece)]
        if after and (not draft.pieces or draft.quotes):
            self._add(draft, after)

    def _behind_colon(self, draft: Draft, quote: Quote) -> bool:
        """Does a colon behind the cue open the quotation? Then nothing else is what was said."""
        return self.doc.text[draft.cue.end : quote.start].rstrip().endswith(":")

    def _free(self, quote: Quote, draft: Draft) -> bool:
        """Has no other cue claimed the quotation, and this draft not yet?"""
        return self.claimed.get(quote, draft.place) == draft.place and quote not in draft.quotes

    def _before(self, draft: Draft, start: int) -> Quote | None:
        """The unclaimed quotation that ends just before a place in the same line."""
        at = bisect_left(self.starts, start) - 1
        if at < 0 or not self._free(self.quotes[at], draft):
            return None
        gap = self.doc.text[self.quotes[at].end : start]
        return self.quotes[at] if GAP.fullmatch(gap) and not NEW_LINE.search(gap) else None

    def _after(self, draft: Draft, end: int) -> Quote | None:
        """The unclaimed quotation that begins in the draft's sentence or, behind a colon, right after it."""
        at = bisect_left(self.starts, end)
        if at >= len(self.quotes) or not self._free(self.quotes[at], draft):
            return None
        quote = self.quotes[at]
        gap = self.doc.text[end : quote.start]
        if gap.rstrip().endswith(":"):
            if draft.frame == "utter" and draft.sentence.tokens[draft.verb].tag not in TOLD:
                return None
            return quote if len(gap) < 2 * REACH and not self._other_cue(draft, end, quote.start) else None
        if self._is_title(quote) and not self._is_called_out(draft, gap):
            return None
        if draft.frame in STRICT:
            return quote if GAP.fullmatch(gap) and quote.start < draft.sentence.span.end else None
        near = quote.start < draft.sentence.span.end and len(gap) < REACH
        return quote if near and not self._other_cue(draft, end, quote.start) else None

    def _is_called_out(self, draft: Draft, gap: str) -> bool:
        """Is it spoken all the same: behind a comma, or right behind a verb ("shouted 'Lock the Gate'")?"""
        inflected = draft.sentence.tokens[draft.verb].tag in {"VBD", "VBZ", "VBG", "VBN"}
        return gap.rstrip().endswith(",") or (inflected and not gap.strip() and draft.frame != "utter")

    def _is_title(self, quote: Quote) -> bool:
        """Does the quotation look like the title of a book or show: several words, all but the smallest in capitals?"""
        words = self.doc.text[quote.start : quote.end].strip("“”\"'‘’.,` ").split()
        capitals = [word[0].isupper() for word in words if len(word) > LONGEST_PARTICLE or word[0].isupper()]
        return 1 < len(words) <= TITLE_WORDS and len(capitals) > 1 and all(capitals)

    def _other_cue(self, draft: Draft, start: int, end: int) -> bool:
        """Does another verb of speech stand in between, which the quotation is nearer to?"""
        at = bisect_left(self.cues, start)
        return at < len(self.cues) and self.cues[at] < end and self.cues[at] != draft.cue.start

    def _add(self, draft: Draft, quote: Quote) -> None:
        """Give a quotation to a draft as a piece of content."""
        self.claim(draft, quote)
        draft.utters = draft.utters or self._is_utterance(quote)
        draft.pieces.append(self.doc.span(quote.start, quote.end))

    def run_on(self, draft: Draft) -> None:
        """Add the unclaimed quotations that follow a draft without a cue of their own."""
        at = bisect_left(self.starts, max(draft.sentence.span.end, *(piece.end for piece in draft.pieces)) - 1)
        end = max(draft.sentence.span.end, *(piece.end for piece in draft.pieces))
        for quote in self.quotes[at:]:
            gap = self.doc.text[end : quote.start]
            if not self._free(quote, draft) or not GAP.fullmatch(gap) or not self._is_utterance(quote):
                return
            self._add(draft, quote)
            end = quote.end

    def _is_utterance(self, quote: Quote) -> bool:
        """Does the quotation begin and end as a sentence does? A title at the head of a sentence does not."""
        ends = self.doc.text[quote.end - 3 : quote.end + 1].strip()
        return quote.start in self.opens and (not quote.closed or any(mark in ends for mark in ".?!…,"))


def _clip(piece: Span, quote: Quote) -> Span:
    """The part of a piece inside a quotation, marks left out."""
    return Span(piece.article, max(piece.start, quote.start + 1), min(piece.end, quote.end - 1))


def _without(piece: Span, cue: Span) -> list[Span]:
    """A piece without the cue that stands in the middle of it; nothing of an empty one."""
    if piece.start >= piece.end:
        return []
    if not piece.overlaps(cue):
        return [piece]
    parts = [Span(piece.article, piece.start, cue.start), Span(piece.article, cue.end, piece.end)]
    return [part for part in parts if part.start < part.end]


def attribute(doc: Doc, drafts: Iterable[Draft], quotes: Sequence[Quote]) -> list[Draft]:
    """The drafts with their quotations; those that found nothing to report are dropped."""
    drafts = list(drafts)
    speech = Speech(doc, quotes, drafts)
    for one in drafts:
        speech.round_off(one)
    # Known verbs of speech come first; any other verb or colon takes the quotations that they leave.
    spoken = sorted((one for one in drafts if one.spoken), key=lambda one: one.frame in STRICT)
    for one in spoken:
        speech.find_beside(one)
    going_on = (one for one in spoken if one.frame != "dash" and (one.utters or one.frame not in STRICT))
    for one in _last_of_each(sorted(going_on, key=lambda one: one.place)):
        speech.run_on(one)
    return [one for one in drafts if one.pieces and (one.frame not in QUOTED or one.quotes)]


def _last_of_each(drafts: Iterable[Draft]) -> list[Draft]:
    """The readings of the last cue of every sentence that is no part of another's content."""
    found: list[Draft] = []
    for _, group in groupby(drafts, key=lambda one: one.place[0]):
        inside = list(group)
        free = [one for one in inside if one.pieces and not any(_holds(other, one) for other in inside)]
        found += [one for one in free if one.verb == free[-1].verb]
    return found


def _holds(outer: Draft, inner: Draft) -> bool:
    """Does the cue of one stand inside the content of the other?"""
    return any(piece.covers(inner.cue) for piece in outer.pieces)
