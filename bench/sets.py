"""The sets with gold, what is measured on each, and what other systems reach there.

Anchors are copied from ``shared/scorers/ANCHORS.md``; a dash in the page means that none is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Group = Literal["document", "topic", "story"]


@dataclass(frozen=True)
class Measure:
    """A number of the scorer's report: its path there, and the best system known to us."""

    name: str
    path: tuple[str, ...]
    anchor: float | None = None
    system: str = ""
    fewer_is_better: bool = False


@dataclass(frozen=True)
class GoldSet:
    """A set, or a part of one: its folder under ``shared/data``, its scorer and how it is sampled.

    ``sample`` is how many documents, topics or stories are measured without ``--full``; None is all of them.
    """

    name: str
    scorer: str
    measures: tuple[Measure, ...]
    sample: int | None = None
    group: Group = "document"


HEIDELTIME = "HeidelTime with TreeTagger"
TFIDF_DAYS = "TF-IDF, 1-day window, best of a sweep"
TFIDF = "TF-IDF, average linkage"


def _f1(name: str, key: str, anchor: float | None = None, system: str = "") -> Measure:
    """An F1 of the report's top level."""
    return Measure(name, (key, "f1"), anchor, system)


def _times(strict: float, relaxed: float, value: float, both: float) -> tuple[Measure, ...]:
    """What is measured on a set of temporal expressions."""
    return (
        _f1("extent, strict", "strict", strict, HEIDELTIME),
        _f1("extent, relaxed", "relaxed", relaxed, HEIDELTIME),
        _f1("value", "value", value, HEIDELTIME),
        _f1("strict and value", "strict_value", both, HEIDELTIME),
    )


def _stories(b_cubed: float, pairs: float, system: str) -> tuple[Measure, ...]:
    """What is measured on a set of stories."""
    return _f1("stories, B-cubed", "b_cubed", b_cubed, system), _f1("stories, pairs", "pairs", pairs, system)


STATEMENTS = (
    Measure("content, J>=.3", ("J>=0.3", "content", "f1"), 74.7, "CRF trained on train"),
    Measure("content, J>=.8", ("J>=0.8", "content", "f1"), 53.0, "CRF trained on train"),
    Measure("content exact", ("exact", "content", "f1"), 47.6, "CRF trained on train"),
    Measure("content with speaker, J>=.3", ("J>=0.3", "with_speaker", "f1"), 61.7, "CRF trained on train"),
    Measure("recall, direct", ("J>=0.3", "recall", "direct"), 93.0, "CRF trained on train"),
    Measure("recall, mixed", ("J>=0.3", "recall", "mixed"), 87.8, "CRF trained on train"),
    Measure("recall, indirect", ("J>=0.3", "recall", "indirect"), 59.1, "CRF trained on train"),
    Measure("speaker right", ("J>=0.3", "speaker_right"), 84.0, "GenderGapTracker rules"),
)
# What other systems reach on the same part with the same scorer, in the order of the measures above.
STATEMENT_RIVALS: dict[str, tuple[float | None, ...]] = {
    "regex: quoted spans, nearest name at a reporting verb": (33.4, 18.9, 14.9, 18.1, 97.6, 47.5, 0.0, None),
    "textacy `direct_quotations`": (22.7, 11.3, 8.5, 19.2, 46.1, 27.8, 3.6, None),
    "GenderGapTracker rules, spaCy small": (54.5, 36.2, 32.1, 45.7, 85.9, 63.9, 27.7, 84.0),
    "linear-chain CRF on the same parse": (74.7, 53.0, 47.6, 61.7, 93.0, 87.8, 59.1, 84.0),
    "another annotator (18 articles of train and dev)": (82.9, 74.3, 69.3, 77.6, 97.6, 95.4, 82.1, 95.0),
}
FIGURES = (
    _f1("value", "value", 92.0, "CQE (published)"),
    _f1("value and bound", "value_bound", 65.2, "GPT-3 (stored answers)"),
    _f1("value and change", "value_change", 88.1, "CQE (published)"),
    _f1("value and unit", "value_unit", 85.6, "CQE (published)"),
)
COREFERENCE = (
    Measure("events, CoNLL", ("events", "gold_mentions", "conll_f1"), 53.4, "same head lemma"),
    Measure("events, B-cubed", ("events", "gold_mentions", "b_cubed", "f1"), 55.4, "every mention alone"),
    Measure("events, LEA", ("events", "gold_mentions", "lea", "f1"), 27.6, "every mention alone"),
    Measure("event detection", ("events", "detection", "f1")),
    Measure("entities, CoNLL", ("entities", "gold_mentions", "conll_f1")),
    Measure("entities, B-cubed", ("entities", "gold_mentions", "b_cubed", "f1"), 63.6, "same string within topic"),
    Measure("mention detection", ("entities", "detection", "f1")),
)
HEAD = "gold mentions by last word"
CHAINS = (
    Measure("chains, CoNLL", ("ours", "entities", "gold_mentions", "conll_f1"), 63.3, HEAD),
    Measure("chains, B-cubed", ("ours", "entities", "gold_mentions", "b_cubed", "f1"), 60.0, HEAD),
    Measure("chains, links right", ("ours", "entities", "gold_mentions", "muc", "precision"), 77.9, HEAD),
    Measure("head match, CoNLL", ("head match", "entities", "gold_mentions", "conll_f1")),
    Measure("head match in our stories, CoNLL", ("head match in story", "entities", "gold_mentions", "conll_f1")),
)
MENTIONS = (
    Measure("mention detection", ("entities", "detection", "f1"), 49.5, "spaCy small, types mapped"),
    Measure("detection and kind", ("entities", "typed", "f1"), 36.7, "spaCy small, types mapped"),
)
TIMELINE = (
    Measure("event date exact", ("event_dates", "exact"), 51.9, "nearest HeidelTime date"),
    Measure("known date exact", ("event_dates", "exact_known"), 69.0, "nearest HeidelTime date"),
    Measure("known date compatible", ("event_dates", "compatible_known"), 75.1, "nearest HeidelTime date"),
    Measure("events found", ("event_dates", "found")),
    Measure("entity timelines", ("entity_timelines", "awareness", "f1"), 25.4, "best with gold events (published)"),
)
MAIN_EVENT = (
    Measure("main event's day", ("main_event", "all", "lead_exact"), 55.3, "the article's day"),
    Measure("within one day", ("main_event", "all", "lead_within_one_day"), 97.9, "the article's day"),
    Measure("day among all events", ("main_event", "all", "any_exact")),
)
FLOOR = "an incident in every document"
INCIDENTS = (
    _f1("documents", "documents", 71.3, FLOOR),
    _f1("incidents", "incidents", 57.7, FLOOR),
    _f1("date exact", "date_exact", 30.6, FLOOR),
    _f1("date agrees", "date_agrees", 46.7, FLOOR),
    _f1("place", "place", 53.8, FLOOR),
    _f1("status", "status", 54.2, FLOOR),
    _f1("actors", "actors"),
    _f1("targets", "targets"),
)


def _types(anchor: float, system: str, macro: float | None = None) -> tuple[Measure, ...]:
    """What is measured on sentences with event types."""
    return (
        _f1("event types", "types", anchor, system),
        Measure("event types, macro", ("macro_f1",), macro, "TF-IDF and logistic regression" if macro else ""),
        _f1("source", "source"),
        _f1("target", "target"),
    )


FACTUALITY = (
    Measure("factuality, r", ("all", "pearson_r"), 65.3, "negation and modals, 20 lines"),
    Measure("factuality, mean error", ("all", "mae"), 59.5, "negation and modals, 20 lines", fewer_is_better=True),
    Measure("targets covered", ("targets", "covered")),
)
PAGES = (
    Measure("body, spaced languages", ("spaced", "body_f1"), 94.4, "trafilatura 2.3"),
    Measure("title", ("spaced", "title"), 76.0, "trafilatura 2.3"),
    Measure("date", ("spaced", "date"), 96.9, "newspaper4k 0.9.6"),
    Measure("authors", ("spaced", "authors"), 85.9, "trafilatura 2.3"),
    Measure("body, English", ("english", "body_f1"), 94.7, "trafilatura 2.3"),
    Measure("title, English", ("english", "title"), 75.0, "newspaper4k 0.9.6"),
    Measure("date, English", ("english", "date"), 98.1, "newspaper4k 0.9.6"),
    Measure("authors, English", ("english", "authors"), 96.1, "newspaper4k 0.9.6"),
)
NAMES = (
    Measure("same name", ("all", "f1"), 75.7, "nomenklatura LogicV2"),
    Measure("precision", ("all", "precision"), 76.2, "rapidfuzz token_set_ratio"),
    Measure("recall", ("all", "recall"), 82.0, "nomenklatura LogicV2"),
)

COPIES = (
    _f1("whole copies", "copies"),
    Measure("whole copies, precision", ("copies", "precision")),
    _f1("reused passages", "passages"),
    Measure("reused passages, precision", ("passages", "precision")),
    Measure("same event, left apart", ("same_event", "left_apart")),
)

SETS: tuple[GoldSet, ...] = (
    GoldSet("pages-fundus", "pages", PAGES),
    GoldSet("times-tempeval3/timebank", "times", _times(85.3, 91.9, 79.5, 75.0), sample=80),
    GoldSet("times-tempeval3/aquaint", "times", _times(81.3, 92.5, 72.9, 67.4), sample=40),
    GoldSet("times-wikiwars", "times", _times(85.7, 92.2, 84.2, 79.9), sample=6),
    GoldSet("statements-polnear/dev", "statements", STATEMENTS, sample=50),
    GoldSet("figures-newsquant", "figures", FIGURES),
    GoldSet("entities-re3d", "coreference", MENTIONS),
    GoldSet("names-bench", "names", NAMES),
    GoldSet("events-plover-gsr", "event_types", _types(46.4, "UniversalPetrarch", 35.8)),
    GoldSet("events-petrarch-tests/gsr", "event_types", _types(26.2, "TF-IDF and logistic regression", 12.2)),
    GoldSet("events-petrarch-tests/unit", "event_types", _types(7.3, "TF-IDF and logistic regression", 9.7)),
    GoldSet("factuality-uw/dev", "factuality", FACTUALITY, sample=400),
    GoldSet("incidents-muc4", "incidents", INCIDENTS, sample=120),
    GoldSet("timeline-semeval2015", "timeline", TIMELINE),
    GoldSet("dates-5w1h", "timeline", MAIN_EVENT),
    GoldSet("stories-neus2021", "stories", _stories(91.2, 82.6, TFIDF_DAYS)),
    GoldSet("stories-basil", "stories", _stories(95.6, 90.1, TFIDF), sample=40, group="story"),
    GoldSet("stories-basil made into copies", "copies", COPIES, sample=40, group="story"),
    GoldSet("events-ecbplus", "coreference", COREFERENCE, sample=6, group="topic"),
    GoldSet("events-ecbplus people, bodies, places", "chains", CHAINS, sample=6, group="topic"),
    GoldSet("events-ecbplus as stories", "stories", _stories(88.4, 84.1, TFIDF), sample=6, group="topic"),
)
