"""The timeline: what an editor would print, one line an event, in order of days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.lexicon import words
from dateline.model import digest
from dateline.model.witness import bears_witness
from dateline.rows import EventMentionRow, EventRow, SpanRow, TimelineRow, When
from dateline.views.importance import STATED, Cast, importance, is_news

LEAST_WORDS = 4
FEW = 2  # origins
FULL = 50  # letters of a noun phrase beside its event word that tell enough
# A label that opens so says not who, or has lost its subject.
PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|this|that|these|those|there|his|her|its|their|our|my|has|have|had|was|were|is|are|been|be"
    r"|now|just|how|what|why|whether|make|today’s|today's)\b",
    re.IGNORECASE,
)
# ... or is a piece of something else, or breaks off in the middle of a phrase.
FRAGMENT = re.compile(
    r"(?:(?i:in|of|to|with|without|than|which|who|whom|whose|where|when|while|because|although|though|if|once|so|not|or|and|but"
    r"|specifically|especially|particularly|including|also|too|only|just|however|meanwhile|call|calls|anything|nothing"
    r"|even (?:as|if|though|when|after|before)|much (?:less|more)|rather|nor|yet|normally|immediate)\b|[a-z])"
)
# An adverbial with no clause after it: "On Friday accused Diaz of lying".
LEADING = re.compile(r"(?i:on|at|after|before|by|for|from|under|until|over|amid|despite|as|since|day)\b[^,]*$|Day, ")
TAIL = re.compile(
    r"\b(?:the|a|an|of|to|in|on|at|for|with|by|from|and|or|but|that|their|his|her|its|as|than|into|over|were|was|is|are|has|had"
    r"|have|been|no|not|he|she|they|we|I)$"
)
PASSIVE = re.compile(r"[A-Z][a-z]+ed (?:by|during|in|on|at|to|from|with|as)\b")  # "Occurred during the match"
SAYING = re.compile(r"\bcondition of anonymity\b|\bspoke to The \w+ Press\b", re.IGNORECASE)
AGAIN = re.compile(r"\b(?:often|regularly|frequently|repeatedly|usually|routinely|typically)\b", re.IGNORECASE)
COUNT = re.compile(r"\b\d[\d,.]*\s(?:[\w-]+\s){0,2}$")
WITHIN_PHRASE = re.compile(r"\s$|['’]s?\s")  # what stands between "Norway" and "interview" in one noun phrase
HELPERS = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "s", "re"})
TOLD = frozenset({"occurred", "ongoing", "planned", "promised", "attempted"})


def make_timeline(events: Sequence[EventRow], mentions: Mapping[str, EventMentionRow]) -> list[TimelineRow]:
    """The lines of a timeline, earliest first, within a day the most reported first."""
    kept = [
        event
        for event in events
        if is_printable(event, [mentions[name] for name in event.mentions if name in mentions])
    ]
    kept.sort(key=_order)
    cast = Cast.of(kept)
    return [_line(event, mentions, cast) for event in _once(kept)]


def _once(events: Sequence[EventRow]) -> Iterator[EventRow]:
    """The events without those whose words another line of the same days has: "hearings and briefings" is one line."""
    told: dict[str, list[EventRow]] = {}
    for event in events:
        told.setdefault(event.when.edtf if event.when else "", []).append(event)
    for same in told.values():
        labels = [event.label.lower() for event in same]
        for place, event in enumerate(same):
            longer = (own != labels[place] and labels[place] in own for own in labels)
            if labels[place] not in labels[:place] and not any(longer):
                yield event


def is_printable(event: EventRow, mentions: Sequence[EventMentionRow]) -> bool:
    """Would an editor print it: dated, told as fact or plan, and either dated by the text, told twice, or the news?"""
    mentions = [mention for mention in mentions if is_happening(mention) and not is_vehicle(mention, event.label)]
    if event.status == "ongoing" and not event.kind:
        return False
    if not is_placed(event.when) or event.status not in TOLD or not mentions or not is_clause(event.label, mentions):
        return False
    stated = [mention for mention in mentions if mention.when_basis in STATED]
    dated = [mention for mention in mentions if mention.when_basis == "expression"]
    if all(is_custom(mention) for mention in dated or mentions):
        return False
    told_of = (mention.roles or mention.place or _says_more(event.label, mention) for mention in mentions)
    if event.independent == 1 and not any(told_of):
        return False  # "a bitter conflict": whose?
    if event.kind and (stated or event.independent > 1):
        return True
    doers = [mention for mention in stated if any(role.role == "agent" for role in mention.roles)]
    if doers and (event.independent > FEW or (event.independent > 1 and any(one in dated for one in doers))):
        return True  # of no type, but many tell of it
    if any(mention.when_basis == "expression" and mention.roles for mention in stated):
        return True
    return bool(event.kind) and any(is_news(mention) or is_counted(mention) for mention in mentions)


def is_bare(mention: EventMentionRow, label: str) -> bool:
    """Is a label no more than a noun phrase, of no day that the text gives it, or of nobody: "a bitter conflict"?"""
    trigger, clause = mention.trigger, mention.span.text
    if " ".join(clause.split()).lower() != label.lower() or is_counted(mention) or not _is_noun(mention):
        return False
    told = any(role.role != "instrument" for role in mention.roles)
    return mention.when_basis != "expression" or not (told or len(label) - len(trigger.text) > FULL)


def _is_noun(mention: EventMentionRow) -> bool:
    """Is the trigger a noun, by what stands around it: nobody who acts before it, "of" or the like after it?"""
    form = mention.trigger.text.lower()
    if form.endswith("ed") or form in words("timeline", "pasts"):
        return False
    at = mention.trigger.start - mention.span.start
    before = {role.span.end - mention.span.start for role in mention.roles if role.role == "agent"}
    if any(end < at and not WITHIN_PHRASE.match(mention.span.text[end:at]) for end in before):
        return False
    following = mention.span.text[at + len(form) :].split()
    return not following or following[0].lower() in words("timeline", "links")


def is_placed(when: When | None) -> bool:
    """Has the day of an event an earliest and a latest date? Else no line can stand in its place."""
    return when is not None and when.start is not None and when.end is not None


def is_custom(mention: EventMentionRow) -> bool:
    """Is it a stance, or something done again and again on no day in particular ("often carry out attacks")?"""
    if is_counted(mention):
        return False
    undated = mention.when_basis != "expression"
    many = mention.kind == "ASSAULT" and mention.trigger.text.lower().endswith("s") and mention.when_basis not in STATED
    return undated and (mention.status == "ongoing" or many)


def is_counted(mention: EventMentionRow) -> bool:
    """Is it many deeds that are counted: "more than 150 attacks on the convoys"?"""
    before = mention.span.text[: max(0, mention.trigger.start - mention.span.start)]
    return COUNT.search(before) is not None and any(role.role == "target" for role in mention.roles)


def is_happening(mention: EventMentionRow) -> bool:
    """Does the mention tell what happened, and not how the report was made, what was said or what a picture shows?"""
    clause = mention.span.text.lower()
    if not mention.kind and mention.span.text == mention.trigger.text:
        return False  # a word in passing
    if any(phrase in clause for phrase in words("timeline", "workings")):
        return False
    trigger = mention.trigger.text.lower()
    if not mention.kind and (mention.event_class != "occurrence" or trigger in words("timeline", "tellings")):
        return False
    return trigger not in words("timeline", "poses") and not (
        trigger in words("timeline", "tellings") and mention.kind != "AGREE"
    )


def is_vehicle(mention: EventMentionRow, label: str = "") -> bool:
    """Is it only named in passing what was made or held: "a statement on Friday", "last year's election"?

    Not so if the label says more than its noun phrase: "Diaz said in a press conference on Tuesday".
    """
    trigger = mention.trigger
    if mention.kind == "CONSULT" and _says_more(label, mention):
        return False
    if trigger.text.lower().removesuffix("s") not in words("timeline", "vehicles"):
        return False
    before = {role.span.end for role in mention.roles if role.role == "agent" and role.span.end < trigger.start}
    offsets = (end - mention.span.start for end in before)
    if any(not WITHIN_PHRASE.match(mention.span.text[at : trigger.start - mention.span.start]) for at in offsets):
        return False
    if mention.kind == "CONSULT" and any(role.entity for role in mention.roles):
        return False
    following = mention.span.text[trigger.end - mention.span.start :].split()
    return not following or following[0].lower() in words("timeline", "links")


def _says_more(label: str, mention: EventMentionRow) -> bool:
    """Does a label stand around the noun phrase of its mention?"""
    return f" {mention.span.text.lower()}" in label.lower()


def breaks_off(label: str) -> bool:
    """Does a label end in the middle of a phrase? In capitals throughout its last word is no name either."""
    return TAIL.search(label.lower() if label.isupper() else label) is not None


def is_clause(label: str, mentions: Sequence[EventMentionRow]) -> bool:
    """Does a label say who or what, and what was done: no bare noun, no clause without its subject?"""
    if len(label.split()) < LEAST_WORDS or PRONOUN.match(label) or label.endswith("…") or breaks_off(label):
        return False
    if LEADING.match(label) or not any(mention.trigger.text.lower() in label.lower() for mention in mentions):
        return False  # the words that tell what happened are cut off
    if FRAGMENT.match(label) or SAYING.search(label) or PASSIVE.match(label) or AGAIN.search(label):
        return False
    opening = re.split(r"\W+", label, maxsplit=2)
    if any(_opens_with_participle(word, mentions) for word in opening[:2]):
        return False
    return not any(_is_no_clause(mention, label, opening) for mention in mentions)


def _is_no_clause(mention: EventMentionRow, label: str, opening: Sequence[str]) -> bool:
    """Is a label, seen from one mention, a noun phrase, a participle, or a verb that has lost its subject?"""
    if is_bare(mention, label) or _is_participle(mention, label):
        return True
    # Lower case: a title's "Strike kills three" opens with a noun.
    return opening[0].lower() == mention.trigger.text and _lacks_subject(mention, opening[1].lower())


def _is_participle(mention: EventMentionRow, label: str) -> bool:
    """Has the clause of a label no verb but a participle: "one senator even talking about it"?"""
    form = mention.trigger.text
    before, found, after = label.partition(f" {form} ")
    if not found or not form.endswith("ing") or not mention.kind or after.startswith(("of ", "between ", "with ")):
        return False
    agents = [role for role in mention.roles if role.role == "agent" and role.span.end < mention.trigger.start]
    said = re.split(r"\W+", before.lower())
    return bool(agents) and " ".join(mention.span.text.split()).lower() == label.lower() and not HELPERS & set(said)


def _opens_with_participle(word: str, mentions: Sequence[EventMentionRow]) -> bool:
    """Is it "launching a campaign", "already facing": a participle, which no name ("Beijing") is?"""
    own = re.compile(rf"\b{re.escape(word.lower())}\s(?!of\b)")
    return word.endswith("ing") and any(
        mention.span.text.lower().find(word.lower()) <= len("already ") and own.search(mention.span.text)
        for mention in mentions
    )


def _lacks_subject(mention: EventMentionRow, following: str) -> bool:
    """Is a trigger that opens its label a verb: "targeting", "praised", but not "talks" or "bombing of"?"""
    form = mention.trigger.text.lower()
    if re.search(rf"\bto {re.escape(form)}\b", mention.span.text.lower()):
        return True  # "to cooperate with the inquiry"
    if form.endswith("ing"):
        return following != "of"
    return form.endswith("ed") or form in words("timeline", "pasts") or following not in words("timeline", "links")


def _order(event: EventRow) -> tuple[str, str, int, int, str]:
    """First day, last day, most reported, id."""
    when = event.when or When(None, None, "")
    return (when.start or "", when.end or "9999", -event.independent, -len(event.mentions), event.id)


def _line(event: EventRow, mentions: Mapping[str, EventMentionRow], cast: Cast) -> TimelineRow:
    """One event as a line."""
    own = _witnesses(event, [mentions[name] for name in event.mentions if name in mentions])
    articles = sorted({mention.span.article for mention in own})
    weight, reasons = importance(event, own, cast)
    return TimelineRow(
        id=digest("timeline", event.id),
        when=event.when,
        label=event.label,
        event=event.id,
        status=event.status,
        articles=articles,
        independent=event.independent,
        spans=list(_spans(own)),
        importance=weight,
        reasons=reasons,
    )


def _witnesses(event: EventRow, mentions: Sequence[EventMentionRow]) -> Sequence[EventMentionRow]:
    """The mentions that tell of the event as it is; all that speak of it if none does."""
    day = event.when.interval if event.when else None
    told = [
        one
        for one in mentions
        if bears_witness(
            event.status, day, one.status, one.when.interval if one.when else None, stated=one.when_basis in STATED
        )
    ]
    return told or mentions


def _spans(mentions: Sequence[EventMentionRow]) -> Iterator[SpanRow]:
    """The evidence, in order of article and place."""
    for mention in sorted(mentions, key=lambda one: (one.span.article, one.span.start)):
        yield mention.span
