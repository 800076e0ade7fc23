"""What the merging needs to know of an event mention, in a small value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import fsum, log
from re import compile as regex

from dateline.lexicon import table, words
from dateline.link.events.families import family
from dateline.link.events.labels import label_of, label_rank
from dateline.link.words import share_of_reports
from dateline.model import Doc, EventMention, Interval, Mention, Span, Status

WORD = regex(r"[^\W\d_]{3,}")
DEFINITE = regex(r"(?i)\b(?:the|this|that|these|those)\s+(?:[\w-]+\s+){0,3}$")
RARE_WORDS = 60
SETTING = 3  # entities
EVERYDAY = 50  # reports of everyday news that are counted beside the collection
WORD_MARK = "~"


@dataclass(frozen=True, slots=True)
class Claim:
    """One report of an event, ready to compare. ``cast`` are entity ids, or a marked last word where none is known."""

    id: str
    article: str
    start: int
    sentence: int
    kind: str
    lemma: str
    family: str
    agents: frozenset[str]
    targets: frozenset[str]
    cast: frozenset[str]
    place: str | None
    when: Interval | None
    stated: bool  # do the days rest on words of the text?
    status: Status
    published: Interval | None
    plural: bool
    definite: bool  # "the attack", "this round"
    label: str
    label_rank: tuple[int, ...]
    setting: frozenset[str]  # those that its report speaks of most


def claims_of(doc: Doc, entity_of: Callable[[Span], str | None]) -> Iterator[Claim]:
    """The claims of one document, in text order: typed events and happenings, no mere reports, states, doings."""
    setting = setting_of(doc, entity_of)
    for mention in sorted(doc.of(EventMention), key=lambda one: (one.trigger.start, one.id)):
        if mention.kind or is_news(mention):
            yield _claim(doc, mention, entity_of, setting)


def is_news(mention: EventMention) -> bool:
    """Is an untyped mention a happening for which a line might be printed, by its word?"""
    weak = (words("event_words", name) for name in ("doings", "light", "aspect"))
    return mention.event_class == "occurrence" and not any(mention.lemma in listed for listed in weak)


def setting_of(doc: Doc, entity_of: Callable[[Span], str | None]) -> frozenset[str]:
    """The entities that a report names most: between whom its talks are, though no sentence repeats it."""
    counts = Counter(entity for mention in doc.of(Mention) if (entity := entity_of(mention.span)))
    return frozenset(sorted(counts, key=lambda entity: (-counts[entity], entity))[:SETTING])


def _claim(doc: Doc, mention: EventMention, entity_of: Callable[[Span], str | None], setting: frozenset[str]) -> Claim:
    cast = {
        role: frozenset(_name(doc, one.filler, entity_of) for one in mention.roles if one.name == role)
        for role in _ROLES
    }
    text = doc.text_of(mention.trigger).lower()
    return Claim(
        id=mention.id,
        article=doc.article.id,
        start=mention.trigger.start,
        sentence=_line(doc, mention.trigger.start),
        kind=mention.kind,
        lemma=mention.lemma or text,
        family=family(mention.lemma or text),
        agents=cast["agent"],
        targets=cast["target"],
        cast=frozenset().union(*cast.values()),
        place=_name(doc, mention.place, entity_of) if mention.place else None,
        when=mention.when,
        stated=mention.when_basis in {"expression", "narrative"},
        status=mention.status,
        published=doc.article.published,
        plural=text.endswith("s") and text != mention.lemma and _may_be_noun(mention.lemma or text),
        definite=DEFINITE.search(doc.text[max(0, mention.trigger.start - 60) : mention.trigger.start]) is not None,
        label=label_of(doc, mention),
        label_rank=label_rank(doc, mention),
        setting=setting,
    )


def _may_be_noun(lemma: str) -> bool:
    """Does a noun of this form name events: "strikes" may be many, "resigns" is one?"""
    listed = any(lemma in kind.get("nouns", ()) for kind in table("plover").values())
    return listed or lemma in words("event_words", "nouns") or lemma in words("event_words", "bundles")


_ROLES = ("agent", "target", "participant", "instrument")


def _line(doc: Doc, at: int) -> int:
    """Where the sentence starts, roughly: after the last full stop or line end."""
    return max(doc.text.rfind(mark, 0, at) for mark in (". ", "\n", "! ", "? "))


def _name(doc: Doc, span: Span, entity_of: Callable[[Span], str | None]) -> str:
    """The entity of a filler, else its last word in lower case, marked as a mere word."""
    return entity_of(span) or WORD_MARK + doc.text_of(span).split()[-1].lower().strip("'’.,")


def rare_words(docs: Iterable[Doc]) -> Mapping[str, Mapping[str, float]]:
    """For every article its most telling words with weights of length one (TF-IDF).

    The collection is counted as if it were part of a larger one of everyday news: in a handful of reports on one
    matter the words that all of them share are the telling ones.
    """
    counts = {doc.article.id: Counter(word.lower() for word in WORD.findall(doc.text)) for doc in docs}
    known = Counter(word for own in counts.values() for word in own)
    return {article: _weights(own, known, len(counts)) for article, own in counts.items()}


def _weights(own: Counter[str], known: Counter[str], total: int) -> Mapping[str, float]:
    """The weights of one article's words."""
    scored = {
        word: (1 + log(n)) * log(1 + (total + EVERYDAY) / (known[word] + EVERYDAY * share_of_reports(word)))
        for word, n in own.items()
    }
    top = dict(sorted(scored.items(), key=lambda pair: (-pair[1], pair[0]))[:RARE_WORDS])
    length = fsum(weight * weight for weight in top.values()) ** 0.5 or 1.0
    return {word: weight / length for word, weight in top.items()}


def likeness(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Cosine of two articles' telling words."""
    if len(left) > len(right):
        left, right = right, left
    return fsum(weight * right.get(word, 0.0) for word, weight in left.items())
