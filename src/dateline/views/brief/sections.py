"""The sections of a brief: what was read, agreed, told by one, ahead, held, counted, disputed and not known."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.rows import FigureRow, PositionRow, SeriesRow, SpanRow, TimelineRow, When
from dateline.views.brief.disputes import conflict_sentence
from dateline.views.brief.evidence import CITED, Evidence, headline
from dateline.views.brief.parties import alike, by_party, position_sentence
from dateline.views.wording import (
    clipped,
    count,
    days,
    joined,
    on_days,
    quoted,
    sentence_case,
    short_source,
    squeezed,
)

# What fits on a page.
EVENTS, HOLDERS, POSITIONS, SERIES, CONFLICTS, UNDATED = 7, 6, 2, 4, 5, 5
# So many whole sentences are enough: the fragments of labels are left to the timeline.
FEWEST = 3
# Reasons for an inferred day: the first ones carry it.
REASONS = 2
# A label of so few words says too little by itself.
SHORT = 3
# Words that only a sentence has: helpers, and what ends like a past tense.
VERBAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|told|held|met|made|gave|went|came|took|began|won|lost|set|put|led|sent|"
    r"left|kept|built|cut|hit|fell|rose|ran|got|grew|sought|struck|shot|broke|spoke|wrote|drew|chose|found|\w{2,}ed)\b"
)
# A label that begins so was cut out of a clause without its subject.
SUBJECTLESS = frozenset({
    "would", "will", "could", "should", "may", "might", "must", "can", "not", "never", "also", "fully", "and", "but",
    "or", "to",
})  # fmt: skip
# Words in which somebody speaks of himself, outside of quotation marks: a quotation cut out of its sentence.
OWN = re.compile(r"\b(?:I|my|me|our|we|us)\b")
UNQUOTED = re.compile(r"[“\"].*?[”\"]")
DONE = frozenset({"occurred", "ongoing", "attempted"})
AHEAD = frozenset({"planned", "proposed", "demanded", "promised"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence and the words that it rests on; footnotes are numbered when all sentences are there."""

    text: str
    spans: tuple[SpanRow, ...]


Section = Callable[[Evidence], Iterable[Draft]]


def what_was_read(evidence: Evidence) -> Iterator[Draft]:
    """How many reports, from how many witnesses, of which days."""
    articles = list(evidence.articles.values())
    if not articles:
        return
    heads = evidence.cite(map(headline, articles))
    outlets = {article.outlet for article in articles if article.outlet}
    text = f"{count(len(articles), 'report')} {'was' if len(articles) == 1 else 'were'} read"
    text += f", from {count(len(outlets), 'named outlet')}" if outlets else ""
    yield Draft(f"{sentence_case(text)}{_over(articles_days(evidence))}.", heads)
    for group in _copy_groups(evidence):
        text = f"{sentence_case(count(len(group), 'of them carries', 'of them carry'))} the same text"
        yield Draft(f"{text} and {'is' if len(group) == 1 else 'are'} counted once.", evidence.cite(group))


def articles_days(evidence: Evidence) -> list[When]:
    """The publication days that are known."""
    return [article.published for article in evidence.articles.values() if article.published]


def _over(known: list[When]) -> str:
    """First and last day of publication, in words."""
    firsts = sorted(when.start for when in known if when.start)
    lasts = sorted(when.end for when in known if when.end)
    if not firsts or not lasts:
        return ""
    hull = When(firsts[0], lasts[-1], "/")
    return f", published {days(hull)}" if hull.start != hull.last else f", published on {days(known[0])}"


def _copy_groups(evidence: Evidence) -> list[list[SpanRow]]:
    """Headlines of the articles that carry one text, group by group."""
    groups: dict[str, list[SpanRow]] = defaultdict(list)
    for article in evidence.articles.values():
        if article.copy_group:
            groups[article.copy_group].append(headline(article))
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def what_is_agreed(evidence: Evidence) -> Iterator[Draft]:
    """Events that independent witnesses report."""
    rows = [row for row in evidence.timeline if row.status in DONE and row.independent > 1]
    for row in _foremost(rows):
        yield _event(evidence, row, f"reported by {count(row.independent, 'independent origin')}")


def what_one_tells(evidence: Evidence) -> Iterator[Draft]:
    """Dated events that rest on one witness."""
    rows = [row for row in evidence.timeline if row.status in DONE and row.independent == 1 and row.when]
    for row in _foremost(rows):
        yield _event(evidence, row, "")


def _says_something(label: str) -> bool:
    """Is a label a sentence, with a verb behind its first word, and not only a name for something?

    >>> _says_something("Rebels attacked a convoy"), _says_something("Biased attacks on their views")
    (True, False)
    >>> _says_something("Would likely announce a bid"), _says_something("Fully accept my part in what was said")
    (False, False)
    """
    first, _, rest = label.partition(" ")
    whole = first.lower() not in SUBJECTLESS and not OWN.search(UNQUOTED.sub("", label))
    return whole and VERBAL.search(rest) is not None


def what_is_ahead(evidence: Evidence) -> Iterator[Draft]:
    """What was planned, proposed, promised or demanded when the reports were written."""
    rows = [row for row in evidence.timeline if row.status in AHEAD]
    for row in _foremost(rows):
        yield _event(evidence, row, f"{row.status}, by {count(row.independent, 'independent origin')}")


def _foremost(rows: list[TimelineRow]) -> list[TimelineRow]:
    """The events that most witnesses tell, of those whole sentences and the latest, in order of time."""
    rows = [row for row in rows if row.label.partition(" ")[0].lower() not in SUBJECTLESS]
    whole = [row for row in rows if _says_something(row.label)]
    chosen = whole if len(whole) >= FEWEST else rows
    latest = sorted(chosen, key=lambda row: (row.when and row.when.start) or "", reverse=True)
    best = sorted(latest, key=lambda row: (-row.independent, not _says_something(row.label), -len(row.articles)))
    best = best[:EVENTS]
    return [row for row in rows if row in best]


def _event(evidence: Evidence, row: TimelineRow, how: str) -> Draft:
    """One event as a sentence; a label of a word or two is followed by what a report says."""
    spans = evidence.cite(row.spans)
    label = _to_a_word(squeezed(row.label), [squeezed(span.text) for span in row.spans])
    if spans and len(label.split()) <= SHORT < len(spans[0].text.split()):
        label = f"{label}, {quoted(spans[0])}"
    notes = [how] if how else []
    if evidence.disputed(row):
        notes.append("in part disputed, see below")
    said_of = f" ({'; '.join(notes)})" if notes else ""
    text = f"{on_days(row.when)}: {label.rstrip('.')}{said_of}"
    return Draft(text if text.endswith("…") else f"{text}.", spans)


def _to_a_word(label: str, sources: list[str]) -> str:
    """The label up to its last whole word, where it was cut within one.

    >>> _to_a_word("Treated for a bro", ["Treated for a broken leg"]), _to_a_word("A leg", ["A leg broke"])
    ('Treated for a …', 'A leg')
    """
    rest = next((source[len(label) :] for source in sources if source.startswith(label)), "")
    return f"{label.rsplit(' ', 1)[0]} …" if rest[:1].isalpha() and label[-1:].isalpha() else label


def what_parties_hold(evidence: Evidence) -> Iterator[Draft]:
    """What each party promises, demands, refuses or expects; the parties with most to say first."""
    for name, rows in islice(by_party(evidence), HOLDERS):
        for same in alike(rows)[:POSITIONS]:
            yield Draft(
                position_sentence(name, same[0], _addressees(evidence, same[0])),
                evidence.cite(row.content for row in same),
            )


def _addressees(evidence: Evidence, row: PositionRow) -> str:
    """Whom a position addresses, by name; "" where the record has no name for somebody."""
    names = [evidence.entities[one].name for one in row.toward if one in evidence.entities]
    return joined(names) if len(names) == len(row.toward) else ""


def what_is_counted(evidence: Evidence) -> Iterator[Draft]:
    """The figures that reports give of the same thing."""
    for row in sorted(evidence.series, key=lambda row: (-row.independent, -len(row.figures), row.label))[:SERIES]:
        figures = [evidence.figures[one] for one in row.figures if one in evidence.figures]
        if len(figures) > 1:
            yield _series(evidence, row, figures)


def _series(evidence: Evidence, row: SeriesRow, figures: list[FigureRow]) -> Draft:
    """A series as a sentence: each amount, how many reports give it, and as of when."""
    amounts: dict[tuple[float | None, float | None], list[FigureRow]] = defaultdict(list)
    for figure in figures:
        amounts[figure.low, figure.high].append(figure)
    groups = sorted(amounts.values(), key=lambda group: -len({one.span.article for one in group}))[:CITED]
    spans = tuple(span for group in groups for span in evidence.cite(one.span for one in group)[:2])
    return Draft(f"{sentence_case(squeezed(row.label))}: {joined([_amount(group) for group in groups])}.", spans)


def _amount(group: list[FigureRow]) -> str:
    """One amount as its reports give it."""
    reports = count(len({one.span.article for one in group}), "report")
    wordings = Counter(quoted(one.span).lower() for one in group)
    usual = next(one.span for one in group if quoted(one.span).lower() == wordings.most_common(1)[0][0])
    times = _as_of([one.as_of for one in group if one.as_of])
    return f"{quoted(usual)} in {reports}{times}"


def _as_of(known: list[When]) -> str:
    """The days for which an amount is given, in words."""
    firsts = sorted(when.start for when in known if when.start)
    lasts = sorted(when.end for when in known if when.end)
    if not firsts or not lasts:
        return ""
    if len(set(known)) == 1:
        words = days(known[0])
        return f" (as of a day {words})" if words.startswith("between") else f" (as of {words})"
    return f" (at times {days(When(firsts[0], lasts[-1], '/'))})"


def what_is_disputed(evidence: Evidence) -> Iterator[Draft]:
    """Conflicts, every side with its witnesses; none is chosen."""
    rows = sorted(evidence.conflicts, key=lambda row: (-sum(side.independent for side in row.sides), row.about))
    spans: dict[str, list[SpanRow]] = defaultdict(list)  # two slips of one kind are one sentence
    for row in rows:
        spans[conflict_sentence(row)] += [span for side in row.sides for span in evidence.cite(side.spans)[:2]]
    for text in islice(spans, CONFLICTS):
        yield Draft(text, tuple(spans[text]))


def what_is_not_known(evidence: Evidence) -> Iterator[Draft]:
    """What the record cannot say: days, names."""
    yield from _undated_reports(evidence)
    unnamed = [row for row in evidence.statements if row.speaker and not row.named]
    if unnamed:
        spans = evidence.cite(row.speaker for row in unnamed if row.speaker)
        total = count(len(evidence.statements), "statement")
        text = f"Of {total}, {count(len(unnamed), 'comes', 'come')} from people or bodies that are not named"
        yield Draft(f"{text}.", spans)
    undated = [row for row in evidence.timeline if row.status in DONE and row.when is None]
    if undated:
        spans = evidence.cite(span for row in undated for span in row.spans)
        yield Draft(f"No report gives a day for {count(len(undated), 'reported event')}.", spans)


def _undated_reports(evidence: Evidence) -> Iterator[Draft]:
    """Reports that state no date, with what could be inferred."""
    undated = [article for article in evidence.articles.values() if article.published_basis != "stated"]
    if len(undated) > UNDATED:
        inferred = count(sum(article.published is not None for article in undated), "day is", "days are")
        text = f"{sentence_case(count(len(undated), 'report'))} state no date; {inferred} inferred"
        yield Draft(f"{text}.", evidence.cite(map(headline, undated)))
        return
    for article in undated:
        name = f"by {article.outlet}" if article.outlet else f"“{clipped(article.title or short_source(article))}”"
        why = f": {'; '.join(article.published_reasons[:REASONS])}" if article.published_reasons else ""
        what = f"its day is inferred, {days(article.published)}" if article.published else "its day is not known"
        yield Draft(f"The report {name} states no date; {what}{why}.", (headline(article),))


SECTIONS: tuple[tuple[str, Section], ...] = (
    ("What was read", what_was_read),
    ("Agreed by independent reports", what_is_agreed),
    ("Told by one origin only", what_one_tells),
    ("Ahead when the reports were written", what_is_ahead),
    ("What the parties hold", what_parties_hold),
    ("Figures", what_is_counted),
    ("In dispute", what_is_disputed),
    ("Not known", what_is_not_known),
)
