"""The body for which a spokesman speaks: "Pentagon spokesman John Kirby", "a spokeswoman for the ministry"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.annotate.statements.speakers import Speakers
from dateline.annotate.syntax import child, children
from dateline.lexicon import words
from dateline.model import Mention, Sentence, Span

# What may stand between a body's name and its spokesman: the name itself, "'s", hyphens ("US-led coalition").
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
WHEN = frozenset({"DATE", "TIME"})
FOR = frozenset({"for", "of", "from", "at", "with"})
OWNING = frozenset({"his", "her", "its", "their"})
BESIDE = frozenset({"appos", "compound", "nmod"})


@dataclass
class Bodies:
    """The bodies that a document's spokesmen speak for, asked for speaker by speaker."""

    speakers: Speakers
    _ends: dict[int, Span] = field(default_factory=dict)
    _of_name: dict[str, Span] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note where mentions end, and for whom the named spokesmen speak: later "Kirby" alone does."""
        doc = self.speakers.doc
        mentions = list(doc.of(Mention))
        for one in mentions:
            if one.span.end not in self._ends or one.span.covers(self._ends[one.span.end]):
                self._ends[one.span.end] = one.span
        if not any(word in doc.text.lower() for word in words("credits", "spokespeople")):
            return
        starts = {token.start: (sentence, i) for sentence in doc.sentences for i, token in enumerate(sentence.tokens)}
        for one in mentions:
            last = doc.text_of(one.name).rsplit(None, 1)[-1]
            place = starts.get(one.name.end - len(last))
            if one.form == "name" and place is not None and (found := self._at(*place)):
                self._of_name.setdefault(last, found)

    def of(self, sentence: Sentence, head: int | None) -> Span | None:
        """Whom the speaker that a token heads speaks for; None where the text does not say."""
        if head is None or children(sentence, head, {"conj"}):
            return None
        known = sorted(self.speakers.names(sentence, head) & self._of_name.keys())
        return self._at(sentence, head) or (self._of_name[known[0]] if known else None)

    def _at(self, sentence: Sentence, head: int) -> Span | None:
        """The body that the words beside a speaker name."""
        return next((found for i in self._offices(sentence, head) if (found := self._body(sentence, i))), None)

    def _offices(self, sentence: Sentence, head: int) -> Iterator[int]:
        """The tokens that call a speaker a spokesman: itself, its titles, what is set beside it."""
        mention = self.speakers.mention(sentence, head)
        beside = {head, *children(sentence, head, BESIDE)}
        if sentence.tokens[head].dep == "appos":
            beside.add(sentence.tokens[head].head)
        for title in (*mention.titles, mention.span) if mention else ():
            beside.update(sentence.indices(title))
        yield from (i for i in sorted(beside) if _speaks_for(sentence, i))

    def _body(self, sentence: Sentence, office: int) -> Span | None:
        """The body before a spokesman, or behind "for", "of"."""
        low = _first_word(sentence, office)
        before = list(range(low, office))
        if any(sentence.tokens[i].lemma.lower() in words("credits", "no_longer") for i in before):
            return None
        if before and low and sentence.tokens[low - 1].pos == "CCONJ":
            return None  # "Iraqi and American spokesmen"
        while before and _is_rank(sentence, before[0]):
            before.pop(0)
        while before and (_is_rank(sentence, before[-1]) or sentence.tokens[before[-1]].pos == "PART"):
            before.pop()
        if before:
            named = self._ends.get(sentence.tokens[before[-1]].end)
            span = sentence.cover(before)
            return named if named and named.start <= span.start else span
        return self._behind(sentence, office)

    def _behind(self, sentence: Sentence, office: int) -> Span | None:
        """The body behind "spokesman for"."""
        beside = [*children(sentence, office, {"prep"}), *range(office + 1, min(office + 2, len(sentence.tokens)))]
        for i in beside:
            body = child(sentence, i, {"pobj"}) if sentence.tokens[i].text.lower() in FOR else None
            if body is not None and sentence.tokens[body].ent not in WHEN:
                return self.speakers.span(sentence, body)
        return None


def _speaks_for(sentence: Sentence, index: int) -> bool:
    """Is it a spokesman, or the last word of a "press secretary"?"""
    word = sentence.tokens[index].lemma.lower()
    before = sentence.tokens[index - 1].text.lower() if index else ""
    return bool({word, f"{before} {word}"} & words("credits", "spokespeople"))


def _first_word(sentence: Sentence, office: int) -> int:
    """Where the words before an office begin."""
    low = office
    while low > 0 and _belongs(sentence, low - 1):
        low -= 1
    return low


def _belongs(sentence: Sentence, index: int) -> bool:
    """Is it a part of what stands before an office: a name, a noun, a hyphen and the word that it joins, "his"?"""
    token = sentence.tokens[index]
    if token.pos in INSIDE or token.text.lower() in OWNING:
        return token.ent not in WHEN
    hyphens = {sentence.tokens[i].text for i in (index - 1, index + 1) if 0 <= i < len(sentence.tokens)}
    return token.text == "-" or (token.pos == "VERB" and "-" in hyphens)


def _is_rank(sentence: Sentence, index: int) -> bool:
    """Does the word say what kind of spokesman it is ("chief", "press") and not whose?"""
    token = sentence.tokens[index]
    return token.lemma.lower() in words("credits", "ranks") or token.text == "-"
