"""The words by which a timeline prints an event: a clause of its report, from its doer to a place where it may end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model import Doc, EventMention, Mention, Span, Statement

SHORTEST, LONGEST = 30, 120
PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|who|which|that|this|his|her|its|their|these|those|our|my)\b", re.IGNORECASE
)
OPENER = re.compile(
    r"^(?:there (?:has been|have been|had been|was|were|is|are)(?=\s(?:\w+ ){0,2}\d)"
    r"|(?:\w+ )?(?:hour|day|week|month|year)s? (?:after|before)|so far,|also,?|then|however,|meanwhile,"
    r"|later,|earlier,|afterwards?,|on [A-Z]\w+day,"
    r"|and|but|or|that|which|who|where"
    r"|when|while|as|since|because|although|though|if|after|before|until|to)\s+",
    re.IGNORECASE,
)
# "In January 2020, ", "According to the ministry, "
ADVERBIAL = re.compile(
    r"(?:in|on|at|after|before|during|according to|since|by|last|earlier|following|besides|for|from|under|until|when"
    r"|while|as|because|although|though|if|once|despite|with)"
    r"\s[^,]*,\s(?:\d{4},\s)?"
    r"|(?:in|on)\s(?:[A-Z][a-z]+\s)?\d{4}\s"
    r"|prior to [^,]*,\s|(?:an? |\w+ )?(?:hour|day|week|month|year)s? (?:later|earlier|ago),\s"
    r"|(?:earlier |late |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?,\s",
    re.IGNORECASE,
)
# Where a clause may end: at a mark, or before a word that opens something further.
MARK = re.compile(r"\s*[,;:—–]\s|\s+--?\s")
JOINT = re.compile(
    r"\s(?=(?:who|which|when|where|while|after|before|because|since|although|though|as|if|amid|but|so|in|on|at|for|with"
    r"|by|from|over|during|including|saying|following|under|without|that|to)\s)"
)
# A label that opens so is a piece of something else.
FRAGMENT = re.compile(
    r"(?:in|on|at|after|before|during|by|for|from|under|until|with|without|of|to|into|over|amid|despite|which|who|whom|whose|where"
    r"|when|while|as|because|although|though|if|once|than|specifically|especially|particularly|including|also|too|only|just"
    r"|however|meanwhile|so|not|has|have|had|was|were|is|are|been|be|now|there|how|what|why|whether)\b",
    re.IGNORECASE,
)
# What is contested or unsure does not name an event where a plainer report does.
HEDGED = re.compile(
    r"\b(?:alleged(?:ly)?|reported(?:ly)?|apparent(?:ly)?|suspected|claims?|claimed|accus\w+|may|might|could|would|possibly"
    r"|perhaps|appears?|appeared|seem\w*|so-called)\b",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r",? (?:(?:in|of|to|with|for|on|at|by|from|among|during|after) )?(?:which|whose|who|whom|where) "
    r"|, (?:that|when|as) | that (?:when|if|while|as) "
)
EDGES = " ,;:.-–—―"
PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
# ", the ministry said"
CREDIT = re.compile(r",\s(?:[\w.'’-]+\s){1,5}(?:said|says|added|reported|announced)$")
DANGLING = re.compile(
    r"\s+(?:the|a|an|of|to|in|on|at|for|with|by|from|and|or|but|that|their|his|her|its|as|than|into|over)$"
    r"|\s+to\s+\w+$"
)


def label_of(doc: Doc, mention: EventMention) -> str:
    """The clause that tells the event, without what leads to it, cut where it may end if it is long."""
    if said := _said_at(doc, mention):
        return said
    start = _opening(doc, mention)
    text = _plain(doc.text[start : mention.span.end])
    text = _with_agent(doc, mention, _without_apposition(doc, mention, text))
    text = _without_relative(text, doc.text_of(mention.trigger))
    told = _end_of(text, doc.text_of(mention.trigger), *_targets(doc, mention))
    text = CREDIT.sub("", _balanced(_cut(text, told)))
    return text[:1].upper() + text[1:]


def _said_at(doc: Doc, mention: EventMention) -> str:
    """Who spoke at a meeting with the press: "Diaz said in a press conference on Tuesday"; empty for other events."""
    if mention.kind != "CONSULT" or mention.roles:
        return ""
    for one in doc.of(Statement):
        cue, speaker = one.cue, one.by.speaker
        if cue and speaker and one.by.named and 0 < mention.span.start - cue.end <= len(" during a "):
            start = min(cue.start, speaker.start)
            text = doc.text[start : mention.span.end]
            if start == speaker.start and cue.start - speaker.end <= 2 and len(text) <= LONGEST and "\n" not in text:
                return text[:1].upper() + text[1:]
    return ""


def _opening(doc: Doc, mention: EventMention) -> int:
    """Where the clause starts, after an adverbial that stands before its doer."""
    start = mention.span.start
    doers = [role.filler.start for role in mention.roles if mention.span.covers(role.filler)]
    first = min((at for at in doers if at < mention.trigger.start), default=None)
    while first is not None and (lead := ADVERBIAL.match(doc.text, start, first)):
        start = lead.end()
    return start


def _plain(text: str) -> str:
    """One line, without the words and marks that tie a clause to another."""
    return OPENER.sub("", " ".join(text.split()).lstrip(" ,;:.-–—―’)”").rstrip(" ,;:.-–—―(“‘")).strip()


def _without_apposition(doc: Doc, mention: EventMention, text: str) -> str:
    """ "Diaz, the mayor of the city, left" is "Diaz left"."""
    head, mark, rest = text.partition(", ")
    agents = {doc.text_of(role.filler) for role in mention.roles if role.name == "agent"}
    before, trigger, after = rest.partition(doc.text_of(mention.trigger))
    if not mark or not trigger or ", " not in before or not any(head.endswith(agent) for agent in agents):
        return text
    return f"{head} {before.rpartition(', ')[2]}{trigger}{after}"


def _without_relative(text: str, trigger: str) -> str:
    """ "Diaz hired Ruiz, whose brother, Juan," is "Diaz hired Ruiz": what is said besides of somebody is left out."""
    told = text.find(trigger) + len(trigger)
    found = next((match for match in RELATIVE.finditer(text) if match.start() >= max(told, SHORTEST)), None)
    return text[: found.start()] if found else text


def _with_agent(doc: Doc, mention: EventMention, text: str) -> str:
    """A clause without its doer takes it from elsewhere: "who took office" becomes "Diaz took office"."""
    if pronoun := PRONOUN.match(text):
        name = _antecedent(doc, mention, pronoun.group())
        return name + text[pronoun.end() :] if name else text
    trigger = doc.text_of(mention.trigger).lower()
    if not text.lower().startswith(trigger) or trigger.endswith("ing") or mention.lemma == trigger:
        return text
    for role in ("agent", "target"):
        fillers = [doc.text_of(one.filler) for one in mention.roles if one.name == role]
        named = [words for words in fillers if not PRONOUN.fullmatch(words) and words not in text]
        if named:
            return f"{named[0]} {text}"
        if fillers:
            break
    return text


def _antecedent(doc: Doc, mention: EventMention, pronoun: str) -> str:
    """The name that the pronoun at the head of a clause stands for; empty if none is known or it is no subject."""
    if pronoun.lower() not in {"he", "she", "it", "they"}:
        return ""
    spans = {role.filler for role in mention.roles if doc.text_of(role.filler).lower() == pronoun.lower()}
    found = (one.antecedent for one in doc.of(Mention) if one.span in spans and one.antecedent)
    return next((doc.text_of(span) for span in found), "")


def _targets(doc: Doc, mention: EventMention) -> Iterator[str]:
    """The words of those to whom it was done, as far as the clause names them."""
    return (doc.text_of(role.filler) for role in mention.roles if role.name == "target")


def _end_of(text: str, trigger: str, *targets: str) -> int:
    """How far a label must reach: past the trigger and what directly follows it as its target."""
    end = max(text.find(trigger), 0) + len(trigger)
    return max([end, *(at + len(one) for one in targets[:1] if end <= (at := text.find(one)) <= LONGEST - len(one))])


def _cut(text: str, told: int) -> str:
    """The text up to the last place within reach where it may end."""
    if len(text) <= LONGEST:
        return text
    for wanted, least in (
        (MARK, max(told + 1, SHORTEST * 2)),
        (JOINT, max(told + 1, SHORTEST)),
        (MARK, told),
        (JOINT, SHORTEST),
    ):
        places = [match.start() for match in wanted.finditer(text, 0, LONGEST + 1) if match.start() >= least]
        while places:
            head = text[: places.pop()].rstrip(EDGES)
            if not DANGLING.search(head):
                return head
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(EDGES) + " …"


def _balanced(text: str) -> str:
    """Without quotation marks and brackets whose partner is missing."""
    for left, right in PAIRS:
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    return " ".join(text.split())


def _fillers(doc: Doc, mention: EventMention) -> list[Span]:
    """The role fillers inside the clause that are no pronouns."""
    found = [role.filler for role in mention.roles if mention.span.covers(role.filler)]
    return [span for span in found if not PRONOUN.fullmatch(doc.text_of(span))]


def told_in(label: str, doc: Doc, mention: EventMention) -> bool:
    """Does a label reach as far as the word that tells the event?"""
    return doc.text_of(mention.trigger).lower() in label.lower()


def label_rank(doc: Doc, mention: EventMention, label: str) -> tuple[int, ...]:
    """How well a mention would name its event: told as done, with doer and target, no pronoun, near 70 letters."""
    roles = {role.name for role in mention.roles if role.filler in _fillers(doc, mention)}
    acts = any(
        role.name == "agent" and not doc.text.startswith(("'s", "’s"), role.filler.end) for role in mention.roles
    )
    signs = (
        told_in(label, doc, mention),
        not PRONOUN.match(label) and not FRAGMENT.match(label) and not label.endswith("…"),
        not HEDGED.search(label),
        len(label.split()) >= 3,
        mention.status in {"occurred", "ongoing"},
        "agent" in roles and acts,
        mention.when_basis == "expression",
        bool(roles - {"agent"}),
        -abs(len(label) - 70),
    )
    return tuple(map(int, signs))
