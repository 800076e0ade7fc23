"""What the merging needs to know of an event mention, in a small value."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice
from re import compile as regex

from dateline.lexicon import table, words
from dateline.link.events.families import family
from dateline.link.events.labels import label_of, label_rank
from dateline.link.profiles import singular
from dateline.link.words import read_blocks, weight, words_in
from dateline.model import Doc, EventMention, Interval, Mention, Span, Statement, Status

DEFINITE = regex(r"(?i)\b(?:the|this|that|these|those)\s+(?:[\w-]+\s+){0,3}$")
BORDER = regex(r"[.!?][\"”’']?\s+|\n")
TELLING_WORDS = 60  # of a report
CONTEXT = 10  # telling words of a sentence
TELLING = 2.5  # the weight of a word that tells something
SETTING = 3  # entities
WORD_MARK = "~"
SORT = 30  # letters before "talks" in which their sort is told
ASIDE = 90  # letters of the label of what is printed nowhere


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
    context: tuple[str, ...] = ()  # the telling words of its sentence
    sorts: frozenset[str] = frozenset()  # what sort of talks: "technical", "trade"
    news: bool = True  # may a line be printed for it: no mere report, state, doing or word in passing?
    happens: bool = True  # is it something that happens, and no mere report, attitude or state?


@dataclass(frozen=True, slots=True)
class Report:
    """What is kept of a document: its claims in text order, and its telling words with their counts."""

    article: str
    words: Counter[str]
    claims: tuple[Claim, ...]


def report_of(doc: Doc, entity_of: Callable[[Span], str | None]) -> Report:
    """The report that a document makes."""
    text = Sentences.of(doc)
    setting = setting_of(doc, entity_of)
    speakers = speakers_of(doc)
    mentions = sorted(doc.of(EventMention), key=lambda one: (one.trigger.start, one.id))
    claims = tuple(_claim(doc, text, mention, entity_of, setting, speakers) for mention in mentions)
    return Report(doc.article.id, text.telling(), claims)


def claims_of(doc: Doc, entity_of: Callable[[Span], str | None]) -> tuple[Claim, ...]:
    """The claims of one document, in text order."""
    return report_of(doc, entity_of).claims


def is_news(mention: EventMention) -> bool:
    """Is an untyped mention a happening for which a line might be printed, by its word?"""
    weak = (words("event_words", name) for name in ("doings", "light", "aspect"))
    in_passing = mention.span == mention.trigger
    return (
        mention.event_class == "occurrence" and not in_passing and not any(mention.lemma in listed for listed in weak)
    )


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where the sentences of a document start, roughly, and the words of each."""

    starts: list[int]
    words: list[list[tuple[int, str]]]
    ranked: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc) -> Sentences:
        """Cut at full stops and line ends."""
        starts = [0, *(match.end() for match in BORDER.finditer(doc.text))]
        found: list[list[tuple[int, str]]] = [[] for _ in starts]
        for start, end in read_blocks(doc.article):
            for word in words_in(doc.text, start, end):
                found[bisect_right(starts, word.start) - 1].append((word.start, singular(word.form)))
        return cls(starts, found)

    def at(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self.starts, offset) - 1

    def context(self, number: int, trigger: Span) -> tuple[str, ...]:
        """The telling words of a sentence beside a trigger."""
        if number not in self.ranked:
            telling = (pair for pair in self.words[number] if weight(pair[1]) >= TELLING)
            self.ranked[number] = sorted(telling, key=lambda pair: (-weight(pair[1]), pair[1]))
        around = (word for at, word in self.ranked[number] if not trigger.start <= at < trigger.end)
        return tuple(islice(dict.fromkeys(around), CONTEXT))

    def telling(self) -> Counter[str]:
        """The most telling words of the document with their counts: rare in news at large, or frequent here."""
        counts = Counter(word for line in self.words for _, word in line)
        chosen = sorted(counts, key=lambda word: (-weight(word) * counts[word] ** 0.5, word))[:TELLING_WORDS]
        return Counter({word: counts[word] for word in sorted(chosen)})


def setting_of(doc: Doc, entity_of: Callable[[Span], str | None]) -> frozenset[str]:
    """The entities that a report names most: between whom its talks are, though no sentence repeats it."""
    counts = Counter(entity for mention in doc.of(Mention) if (entity := entity_of(mention.span)))
    return frozenset(sorted(counts, key=lambda entity: (-counts[entity], entity))[:SETTING])


def speakers_of(doc: Doc) -> dict[int, Span]:
    """Who speaks, by the place of the cue: a mere report has no roles of its own."""
    return {one.cue.start: one.by.speaker for one in doc.of(Statement) if one.cue and one.by.speaker}


_ROLES = ("agent", "target", "participant", "instrument")


def _claim(
    doc: Doc,
    text: Sentences,
    mention: EventMention,
    entity_of: Callable[[Span], str | None],
    setting: frozenset[str],
    speakers: dict[int, Span],
) -> Claim:
    cast = {
        role: frozenset(_name(doc, one.filler, entity_of) for one in mention.roles if one.name == role)
        for role in _ROLES
    }
    if not mention.roles and (speaker := speakers.get(mention.trigger.start)):
        cast["agent"] = frozenset({_name(doc, speaker, entity_of)})
    trigger = doc.text_of(mention.trigger).lower()
    lemma = mention.lemma or trigger
    sentence = text.at(mention.trigger.start)
    claim = Claim(
        id=mention.id,
        article=doc.article.id,
        start=mention.trigger.start,
        sentence=sentence,
        kind=mention.kind,
        lemma=lemma,
        family=family(lemma),
        agents=cast["agent"],
        targets=cast["target"],
        cast=frozenset().union(*cast.values()),
        place=_name(doc, mention.place, entity_of) if mention.place and mention.place_basis == "stated" else None,
        when=mention.when,
        stated=_is_stated(mention, doc.article.published),
        status=mention.status,
        published=doc.article.published,
        plural=_is_plural(trigger, lemma),
        definite=DEFINITE.search(doc.text[max(0, mention.trigger.start - 60) : mention.trigger.start]) is not None,
        label=" ".join(doc.text_of(mention.span).split())[:ASIDE],
        label_rank=(),
        setting=setting,
        context=text.context(sentence, mention.trigger),
        sorts=_sorts(doc, mention.trigger) if family(lemma) == "talks" else frozenset(),
        news=False,
        happens=bool(mention.kind) or mention.event_class == "occurrence",
    )
    return _named(doc, mention, claim) if mention.kind or is_news(mention) else claim


def _sorts(doc: Doc, trigger: Span) -> frozenset[str]:
    """The words before "talks" that say which talks they are."""
    before = doc.text[max(0, trigger.start - SORT) : trigger.start].lower()
    return frozenset(words("talks", "sorts") & set(before.replace(",", " ").split()))


def _is_stated(mention: EventMention, published: Interval | None) -> bool:
    """Do the days rest on words of the text? A narrative that has come to the day of the report itself is mere news."""
    return mention.when_basis == "expression" or (mention.when_basis == "narrative" and mention.when != published)


def _named(doc: Doc, mention: EventMention, claim: Claim) -> Claim:
    """A claim that may be printed, with the words for it."""
    label = label_of(doc, mention)
    return replace(claim, news=True, label=label, label_rank=label_rank(doc, mention, label))


def _is_plural(trigger: str, lemma: str) -> bool:
    """Does a trigger tell of many: "strikes", but not "resigns", nor "talks", which are one round?"""
    many = trigger.endswith("s") and trigger != lemma and _may_be_noun(lemma)
    return many and trigger not in words("talks", "plurals_of_one")


def _may_be_noun(lemma: str) -> bool:
    """Does a noun of this form name events: "strikes" may be many, "resigns" is one?"""
    listed = any(lemma in kind.get("nouns", ()) for kind in table("plover").values())
    return listed or lemma in words("event_words", "nouns") or lemma in words("event_words", "bundles")


def _name(doc: Doc, span: Span, entity_of: Callable[[Span], str | None]) -> str:
    """The entity of a filler, else its last word in lower case, marked as a mere word."""
    return entity_of(span) or WORD_MARK + doc.text_of(span).split()[-1].lower().strip("'’.,")
