"""Conflicts between quotations: one utterance in different words, or put into different mouths."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from dateline.lexicon import table
from dateline.link.conflicts.sides import STOP, side
from dateline.link.conflicts.watch import Context
from dateline.model import ANNOTATED, Conflict, Doc, Interval, Span, Statement

QUOTED = re.compile(r"“([^“”\n]{20,1500})”|(?<![\w\"])\"([^\"“”\n]{20,1500})\"(?!\w)")
TOKEN = re.compile(r"\w+(?:['’]\w+)*|\.\.\.|…|[\[\]()*]|--|—")
CUT = frozenset({"...", "…", "[", "]", "(", ")", "*", "--", "—"})
SHORTEST = 6  # words: shorter quotations are often taken from different utterances
GRAM = 4  # words in a row that two quotations of one utterance share
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who"})
FEWEST, KEPT = 2, 7  # words that must be the same on either side of a difference, and on both together
TELLING = 3  # content words that an utterance needs to be known again
LONGEST = 2  # words that may be swapped
ALIKE = 0.4  # edits, as a share of the longer word, below which two words are one word's spellings or forms
LONG = 5  # letters of a word that nobody drops for ease
SAME_WORDS = 9  # words in a row that make it one utterance, whoever is said to have spoken
MOST = 0.7  # share of the shorter quotation that they must be: else one speaker only takes up the other's words
NEAR = 250  # characters around a quotation in which its other speaker may be named


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: its words, where each stands, and who is said to have spoken."""

    span: Span
    words: tuple[str, ...]
    spots: tuple[tuple[int, int], ...]
    speaker: str | None
    entity: str | None
    around: frozenset[str]
    said_at: Interval | None = None
    whole: Span | None = None

    def place(self, first: int, last: int) -> Span:
        """The words from one to another, as a span."""
        return Span(self.span.article, self.spots[first][0], self.spots[min(last, len(self.spots)) - 1][1])


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one quotation that stand in the place of other words of another."""

    left: Span
    right: Span
    said: tuple[str, str]
    speaker: str | None


class Quotes:
    """Watches for one utterance in the reports of one story, in different words or from different people."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._quotes: dict[str, list[Quote]] = defaultdict(list)

    def read(self, doc: Doc) -> None:
        """Keep the quotations of a report that tells a story which others tell too."""
        story = self._context.story_of.get(doc.article.id)
        if story is not None:
            self._quotes[story].extend(find_quotes(doc, self._context))

    def found(self) -> Iterator[Conflict]:
        """Differing words first, then differing speakers."""
        for quotes in self._quotes.values():
            differences: dict[tuple[str, str], list[Difference]] = defaultdict(list)
            claimed: list[tuple[str, Quote, Quote]] = []
            for left, right in _same_utterance(quotes):
                for one in _differences(left, right, quotes):
                    differences[min(one.said), max(one.said)].append(one)
                if shared := _two_speakers(left, right):
                    claimed.append((shared, left, right))
                elif (found := self._other_day(left, right)) is not None:
                    yield found
            yield from (self._wording(group) for group in differences.values())
            yield from self._speakers(claimed)

    def _wording(self, group: list[Difference]) -> Conflict:
        """The conflict over one passage, with all reports that give it in either form."""
        camps: dict[str, list[Span]] = defaultdict(list)
        for one in group:
            camps[one.said[0]].append(one.left)
            camps[one.said[1]].append(one.right)
        first, second = sorted(camps)
        reason = f"one utterance is quoted as “{first}” and as “{second}”"
        sides = tuple(side(said, camps[said], self._context.origin_of) for said in (first, second))
        return Conflict(
            "wording", f"words of {group[0].speaker}" if group[0].speaker else "words quoted", sides, (reason,)
        )

    def _other_day(self, left: Quote, right: Quote) -> Conflict | None:
        """The conflict between the days on which one speaker is said to have said the same words."""
        if not left.said_at or not right.said_at or left.said_at.intersect(right.said_at):
            return None
        if not left.entity or left.entity != right.entity or not (shared := _shared(left, right)):
            return None
        first, second = sorted((left, right), key=lambda quote: quote.said_at.edtf if quote.said_at else "")
        days = [quote.said_at.edtf for quote in (first, second) if quote.said_at]
        spans = zip(days, (first, second), strict=True)
        sides = tuple(side(day, [quote.whole or quote.span], self._context.origin_of) for day, quote in spans)
        reason = f"{left.speaker} is said to have said it on {' and '.join(days)}"
        return Conflict("date", f"when {left.speaker} said “{shared} …”", sides, (reason,))

    def _speakers(self, claimed: list[tuple[str, Quote, Quote]]) -> Iterator[Conflict]:
        """One conflict for each pair of speakers to whom the same words are given."""
        groups: dict[frozenset[str], list[tuple[str, Quote, Quote]]] = defaultdict(list)
        for one in claimed:
            groups[_name(one[1].speaker or "") | _name(one[2].speaker or "")].append(one)
        for group in groups.values():
            camps: dict[str, list[Quote]] = defaultdict(list)
            for _, *both in group:
                for quote in both:
                    camps[quote.entity or ""].append(quote)
            sides = tuple(
                side(camp[0].speaker or "", (quote.whole or quote.span for quote in camp), self._context.origin_of)
                for camp in camps.values()
            )
            reason = f"the same words are given to {' and to '.join(one.value for one in sides)}"
            yield Conflict("attribution", f"who said “{group[0][0]} …”", sides, (reason,))


def _two_speakers(left: Quote, right: Quote) -> str:
    """The words that two reports give to different people; "" if they do not, or if one report knows of both."""
    if not left.speaker or not right.speaker or not left.entity or not right.entity or left.entity == right.entity:
        return ""
    names = _name(left.speaker), _name(right.speaker)
    if not all(names) or _surname(right.speaker) in left.around or _surname(left.speaker) in right.around:
        return ""
    if names[0] <= names[1] or names[1] <= names[0]:
        return ""  # "General Orr" and "Pavel Orr"
    return _shared(left, right)


def _shared(left: Quote, right: Quote) -> str:
    """The first of the words that two quotations have in common, if these are most of the shorter one."""
    block = SequenceMatcher(None, left.words, right.words, autojunk=False).find_longest_match()
    shared = left.words[block.a : block.a + block.size]
    least = max(SAME_WORDS, MOST * min(len(left.words), len(right.words)))
    return " ".join(shared[:8]) if block.size >= least and len(set(shared) - STOP) >= TELLING else ""


def find_quotes(doc: Doc, context: Context) -> Iterator[Quote]:
    """The longer quotations in the annotated text of a report, with their speakers where these are named."""
    statements = [note for note in doc.of(Statement) if note.by.speaker is not None]
    for block in doc.article.blocks:
        if block.kind not in ANNOTATED:
            continue
        for match in QUOTED.finditer(doc.text, block.span.start, block.span.end):
            start, end = match.span(1 if match[1] else 2)
            found = [(hit.start(), hit.end()) for hit in TOKEN.finditer(doc.text, start, end)]
            if len(found) >= SHORTEST:
                yield _quote(doc, doc.span(start, end), found, statements, context)


def _quote(doc: Doc, span: Span, spots: list[tuple[int, int]], statements: list[Statement], context: Context) -> Quote:
    """A quotation with the speaker of the narrowest statement that holds it."""
    holding = [note for note in statements if any(part.overlaps(span) for part in note.content) and note.by.named]
    note = min(holding, key=lambda one: (one.span.end - one.span.start, one.span.start), default=None)
    speaker = note.by.speaker if note else None
    spoken = tuple(doc.text[start:end].lower().replace("’", "'") for start, end in spots)
    around = doc.text[max(0, span.start - NEAR) : span.start] + " " + doc.text[span.end : span.end + NEAR]
    return Quote(
        span,
        spoken,
        tuple(spots),
        doc.text_of(speaker) if speaker else None,
        context.entity_of(speaker) if speaker else None,
        _name(around),
        note.said_at if note and note.said_at and note.said_at.days == 1 else None,
        note.span if note else None,
    )


def _name(text: str) -> frozenset[str]:
    """The capitalised words of a text."""
    return frozenset(word.lower() for word in re.findall(r"\b[A-Z][\w-]{2,}", text))


def _surname(text: str) -> str:
    """The last capitalised word of a speaker's name."""
    return str(re.findall(r"\b[A-Z][\w-]{2,}", text)[-1]).lower()


def _same_utterance(quotes: list[Quote]) -> Iterator[tuple[Quote, Quote]]:
    """Quotations of different reports that share some words in a row, pair by pair."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for index, quote in enumerate(quotes):
        for start in range(len(quote.words) - GRAM + 1):
            holders[quote.words[start : start + GRAM]].add(index)
    pairs = {pair for group in holders.values() for pair in combinations(sorted(group), 2)}
    for first, second in sorted(pairs):
        if quotes[first].span.article != quotes[second].span.article:
            yield quotes[first], quotes[second]


def _differences(left: Quote, right: Quote, quotes: list[Quote]) -> Iterator[Difference]:
    """The words in which two quotations of one utterance differ for good."""
    if left.entity and right.entity and left.entity != right.entity:
        return
    one_voice = left.entity is not None and left.entity == right.entity
    steps = SequenceMatcher(None, left.words, right.words, autojunk=False).get_opcodes()
    ends = ("equal", len(left.words), len(left.words), len(right.words), len(right.words))
    for before, step, after in zip(steps, steps[1:], [*steps[2:], ends], strict=False):
        framed = _is_framed(before[2] - before[1], after[2] - after[1])
        if step[0] == "equal" or not (framed or (after is ends and _is_last_word(before, step))):
            continue
        _, a, b, c, d = step
        if max(b - a, d - c) > LONGEST or not _matters(left.words[a:b], right.words[c:d], one_voice):
            continue
        if _is_cut(left.words, a, b) or _is_cut(right.words, c, d):
            continue
        if _has_both(left, right.words[c - 2 : d + 2], quotes) or _has_both(right, left.words[a - 2 : b + 2], quotes):
            continue
        one, other = left.place(a - 2, b + 2), right.place(c - 2, d + 2)
        said = " ".join(left.words[a - 2 : b + 2]), " ".join(right.words[c - 2 : d + 2])
        yield Difference(one, other, said, _who(left) or _who(right))


def _who(quote: Quote) -> str | None:
    """The speaker, if a name or an office names him."""
    return quote.speaker if quote.speaker and quote.speaker.lower() not in PRONOUNS else None


def _is_framed(before: int, after: int) -> bool:
    """Do enough words on both sides agree?"""
    return min(before, after) >= FEWEST and before + after >= KEPT


def _is_last_word(before: tuple[str, int, int, int, int], step: tuple[str, int, int, int, int]) -> bool:
    """Do two quotations agree up to their last word, and differ in that?"""
    return before[2] - before[1] >= KEPT and step[0] == "replace" and (step[2] - step[1], step[4] - step[3]) == (1, 1)


def _is_cut(spoken: tuple[str, ...], first: int, last: int) -> bool:
    """Does a report say, by dots or brackets, that it left out or put in something there?"""
    return bool(CUT & set(spoken[max(0, first - 2) : last + 2]))


def _has_both(quote: Quote, other: tuple[str, ...], quotes: Iterable[Quote]) -> bool:
    """Does the same report quote the other words as well? Then it was said twice."""
    return any(
        one.words[start : start + len(other)] == other
        for one in quotes
        if one.span.article == quote.span.article
        for start in range(len(one.words) - len(other) + 1)
    )


def _matters(left: tuple[str, ...], right: tuple[str, ...], one_voice: bool = True) -> bool:
    """Do swapped words change what was said: another content word, another person, a negation more or less?

    Another person counts only in the words of one known speaker: who quotes a letter turns "your" into "his".

    >>> _matters(("careless",), ("cowardly",)), _matters(("duty",), ("duties",)), _matters(("will", "not"), ("will",))
    (True, False, True)
    """
    first, second = _spread(left), _spread(right)
    if any(map(_has_digit, first)) != any(map(_has_digit, second)):
        return False  # "11th" and "eleventh"
    if bool(first & _negations()) != bool(second & _negations()):
        return not {word for word in first ^ second if word not in STOP | _negations()}
    content = [sorted(word for word in words if word not in STOP | _fillers()) for words in (first, second)]
    if {len(content[0]), len(content[1])} == {0, 1} and min(len(left), len(right)) == 0:
        return len((content[0] or content[1])[0]) >= LONG  # a word that says something was dropped or put in
    if len(content[0]) == len(content[1]) == 1:
        return not _alike(content[0][0], content[1][0])
    persons = {_person(word) for word in first | second}
    return one_voice and len(left) == len(right) == 1 and "" not in persons and len(persons) > 1


def _spread(spoken: tuple[str, ...]) -> frozenset[str]:
    """The words with "n't" written out."""
    return frozenset(
        part for word in spoken for part in (re.sub(r"n't$", " not", word).split() if word != "n't" else ["not"])
    )


@cache
def _negations() -> frozenset[str]:
    return frozenset({"not", "never", "no"})


@cache
def _fillers() -> frozenset[str]:
    """Words that a reporter may drop or level without harm."""
    return frozenset(table("conflicts")["quotations"]["fillers"])


def _person(word: str) -> str:
    """Of whom a pronoun speaks: "my" and "me" of the speaker; "" for other words."""
    persons: dict[str, list[str]] = table("conflicts")["quotations"]["persons"]
    return next((name for name, forms in persons.items() if word in forms), "")


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


def _alike(left: str, right: str) -> bool:
    """Are two words spellings or forms of one?"""
    if left.isdigit() != right.isdigit() or left[:3] == right[:3]:
        return True
    return DamerauLevenshtein.distance(left, right) <= ALIKE * max(len(left), len(right))
