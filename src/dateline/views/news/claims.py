"""New statements, figures and positions that say more than what the record held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.rows import FigureRow, NewsRow, PositionRow, SpanRow, StatementRow
from dateline.views.news.changes import news
from dateline.views.news.wording import content_words, says_more
from dateline.views.wording import squeezed


def statement_news(
    fresh: Sequence[StatementRow], earlier: Iterable[StatementRow], names: Mapping[str, str], edited: str
) -> Iterator[NewsRow]:
    """Statements that go beyond what the same speaker was reported to have said; each thing told once.

    ``names`` are the entities' names: a pronoun or "the ministry" tells nobody who spoke.
    ``edited`` is what the earlier versions of edited pages said: a sentence that stood there is not new.
    """
    said: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for one in earlier:
        said[_speaker(one)].append(content_words(_content(one)))
    for one in fresh:
        words, told = content_words(_content(one)), said[_speaker(one)]
        if says_more(words, told) and not all(span.text in edited for span in one.content):
            act = f" ({one.act})" if one.act != "say" else ""
            told_by = names.get(one.speaker_entity or "") or _words(one.speaker) or "somebody"
            yield news(
                "statement",
                f"{told_by}{act}: {_content(one)}",
                "statements",
                one.id,
                when=one.said_at,
                spans=one.content,
            )
        told.append(words)


def _speaker(one: StatementRow) -> str:
    """Whose earlier statements count: the entity's, or those of whoever goes by the same words."""
    return one.speaker_entity or (one.speaker.text.lower() if one.speaker else "")


def _content(one: StatementRow) -> str:
    return " … ".join(map(_words, one.content))


def _words(span: SpanRow | None) -> str:
    """The words on one line."""
    return squeezed(span.text) if span else ""


def figure_news(fresh: Sequence[FigureRow], earlier: Iterable[FigureRow]) -> Iterator[NewsRow]:
    """Figures that differ from the latest that the record held of the same thing."""
    known: defaultdict[str, list[FigureRow]] = defaultdict(list)
    for one in earlier:
        if one.series:
            known[one.series].append(one)
    for one in fresh:
        before = known.get(one.series or "", [])
        if before and all((one.low, one.high) != (other.low, other.high) for other in before):
            latest = max(before, key=lambda other: other.as_of.start or "" if other.as_of else "")
            text, was = (f"{row.span.text} {row.measure or ''}".strip() for row in (one, latest))
            yield news("figure", text, "figures", one.id, before=was, when=one.as_of, spans=[one.span])
        if one.series:
            known[one.series].append(one)


def position_news(
    fresh: Sequence[PositionRow], earlier: Iterable[PositionRow], names: Mapping[str, str], edited: str
) -> Iterator[NewsRow]:
    """Positions that a party has newly taken; ``before`` is what it held on the same matter."""
    held: defaultdict[str, list[tuple[frozenset[str], PositionRow]]] = defaultdict(list)
    for one in earlier:
        held[_holder(one)].append((content_words(one.content.text), one))
    for one in fresh:
        words, before = content_words(one.content.text), held[_holder(one)]
        same_kind = [said for said, other in before if other.kind == one.kind]
        if words and says_more(words, same_kind) and one.content.text not in edited:
            moved = [other for said, other in before if not says_more(words, [said])]
            was = _position(moved[-1], names) if moved else None
            yield news("position", _position(one, names), "positions", one.id, before=was, spans=[one.content])
        before.append((words, one))


def _holder(one: PositionRow) -> str:
    return one.holder_entity or (one.holder.text.lower() if one.holder else "")


def _position(one: PositionRow, names: Mapping[str, str]) -> str:
    """Who holds what, in the report's words."""
    holder = names.get(one.holder_entity or "") or _words(one.holder) or "somebody"
    condition = f" ({_words(one.condition)})" if one.condition else ""
    return f"{holder} ({one.kind}): {_words(one.content)}{condition}"
