"""What speaks for two reports being of one event, and what forbids it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.link.events.claims import WORD_MARK, Claim, likeness
from dateline.link.events.groups import Group, stage
from dateline.model import Interval, Reason

THRESHOLD = 0.9
LOOKED_AT = 12  # reports of an event that a further report is compared with, the youngest
LOOSE = frozenset({"war"})  # families that are no single incident
FORTNIGHT, MONTH, LONG = 14, 31, 99_999  # days
RECENT = 45  # days in which an undated report is of the event that was just dated


Words = Mapping[str, Mapping[str, float]]


def forbidden(group: Group, claim: Claim, *, alone: bool = True) -> bool:
    """Days that never meet, one and many in one report, or a deed and the mere thought of it.

    A claim that is not ``alone`` comes with others of its event that are dated: these place it.
    """
    if claim.stated and claim.when and group.when and not group.when.intersect(claim.when):
        return True
    if _one_of_many(group, claim) or (alone and _unplaced(group, claim)):
        return True
    if claim.plural and claim.targets and group.targets and not claim.targets & group.targets:
        return True  # "strikes on militias" are not the "attacks on troops"
    mine = stage(claim)
    if mine in group.stages:
        return False
    # A plan and its fulfilment are one event only where both are dated: "in April" is not yet the round of the 7th.
    return "thought" in {mine, *group.stages} or not (claim.stated and _span_of(group, claim) <= FORTNIGHT)


def _span_of(group: Group, claim: Claim) -> int:
    """How many days the vaguer of two dates may mean."""
    return max((one.days or LONG) if one else LONG for one in (group.when, claim.when))


def _one_of_many(group: Group, claim: Claim) -> bool:
    """In one report "the attack" is none of "the attacks", unless both are of one date."""
    said = claim.when if claim.stated else None
    return any(
        plural != claim.plural and (said is None or when != said)
        for plural, when in group.forms.get((claim.article, claim.lemma), ())
    )


def _unplaced(group: Group, claim: Claim) -> bool:
    """An undated report joins a dated event only with the same victim, or soon after with two of the same cast."""
    general = claim.plural or claim.status == "ongoing"
    dated = bool(claim.stated and claim.when)
    if claim.article in group.articles:
        # "attacks" in general are no part of the strike that the report dates.
        return bool(group.when) and not claim.stated and general and claim.lemma not in group.dated_plurals
    if bool(group.when) == dated:
        return not dated and not _told_together(group, claim)
    shared = {name for name in group.cast & claim.cast if not name.startswith(WORD_MARK)}
    if shared and not general and _of_the_day(group, claim):
        return False
    victim = shared & group.targets & claim.targets
    return general or not (victim or (len(shared) > 1 and _soon_after(group, claim)))


def _of_the_day(group: Group, claim: Claim) -> bool:
    """Is it told as the news of a day that others state?"""
    return bool(not claim.stated and claim.when and group.when and claim.when.intersect(group.when))


def _told_together(group: Group, claim: Claim) -> bool:
    """Did the reports appear within weeks of one another, as far as is known?"""
    first = claim.published.start if claim.published else None
    return first is None or all(abs((first - day).days) <= RECENT for day in group.published)


def _soon_after(group: Group, claim: Claim) -> bool:
    """Was every report published within weeks of the days that are known?"""
    start = (group.when or claim.when or Interval(None, None)).start
    own = claim.published.start if claim.published else None
    if start is None or own is None or group.undated_reports:
        return False
    return all(0 <= (day - start).days <= RECENT for day in (own, *group.published))


def weigh(group: Group, claim: Claim, words: Words) -> tuple[Reason, ...]:
    """The reasons for one event, each with its score."""
    found = [
        same_words(group, claim),
        same_time(group, claim),
        same_cast(group, claim),
        same_place(group, claim),
        same_setting(group, claim),
        same_story(group, claim, words),
        one_incident(group, claim),
        points_back(group, claim),
    ]
    told = {reason.rule for reason in found if reason.score > 0}
    if not told & {"same words", "words of one family", "one incident", "same sentence"}:
        return ()
    return tuple(reason for reason in found if reason.score)


def same_words(group: Group, claim: Claim) -> Reason:
    """The same trigger says more than the same family."""
    if claim.lemma in group.lemmas:
        return Reason("same words", 0.3, claim.lemma)
    return Reason("words of one family", 0.1 if claim.family in group.families else 0.0, claim.family)


def same_time(group: Group, claim: Claim) -> Reason:
    """Days that meet, the finer the better."""
    if not (claim.stated and claim.when and group.when):
        return Reason("same time", 0.0, "")
    shared = group.when.intersect(claim.when)
    days = _span_of(group, claim)
    score = 0.5 if days <= 3 else 0.4 if days <= 31 else 0.2 if days <= 366 else 0.0
    return Reason("same time", score, shared.edtf if shared else "")


def same_cast(group: Group, claim: Claim) -> Reason:
    """Shared participants; strangers on both sides speak against."""
    shared = group.cast & claim.cast
    if shared:
        return Reason("same participants", min(0.3 * len(shared), 0.6), ", ".join(sorted(shared)))
    strangers = _known(group.agents) and _known(claim.agents) and _known(group.targets) and _known(claim.targets)
    return Reason("other participants", -0.3 if strangers else 0.0, "")


def _known(cast: Iterable[str]) -> bool:
    """Is somebody among them an entity of the record, no mere word?"""
    return any(not name.startswith(WORD_MARK) for name in cast)


def same_place(group: Group, claim: Claim) -> Reason:
    """The same place; another place says little, for places nest."""
    if claim.place and claim.place in group.places:
        return Reason("same place", 0.2, claim.place)
    return Reason("other place", -0.1 if claim.place and group.places else 0.0, claim.place or "")


def same_setting(group: Group, claim: Claim) -> Reason:
    """On days that meet, a report about the same parties."""
    vague = not claim.stated or _span_of(group, claim) > MONTH
    if vague or claim.article in group.articles or (_known(claim.cast) and _known(group.cast)):
        return Reason("same setting", 0.0, "")
    shared = max((claim.setting & own for own in group.settings.values()), key=len, default=frozenset())
    return Reason("same setting", 0.4 if len(shared) > 1 else 0.0, ", ".join(sorted(shared)))


def one_incident(group: Group, claim: Claim) -> Reason:
    """A report of violence tells of one incident until another day, place or victim is named."""
    none = Reason("one incident", 0.0, "")
    if claim.kind != "ASSAULT" or claim.article not in group.articles:
        return none
    if claim.family in LOOSE or group.families <= LOOSE:
        return none
    other_place = claim.place and group.places and claim.place not in group.places
    generic = claim.status == "ongoing" or group.ongoing
    dated_alone = claim.stated and claim.when and group.when is None
    generic = generic or (claim.family == "fighting" and bool(group.when) and not claim.stated)
    return none if other_place or generic or dated_alone else Reason("one incident", 0.5, claim.article)


def points_back(group: Group, claim: Claim) -> Reason:
    """ "The talks", without a date of their own, are those that the report has told of."""
    earlier = group.opened.get((claim.article, claim.family), claim.start) < claim.start
    back = claim.definite and not claim.stated and earlier and claim.family not in LOOSE
    return Reason("points back", 0.2 if back else 0.0, claim.lemma)


def same_story(group: Group, claim: Claim, words: Words) -> Reason:
    """The same report, or reports with the same telling words."""
    if (claim.article, claim.sentence) in group.sentences:
        return Reason("same sentence", 0.6, "")
    if claim.article in group.articles:
        return Reason("same report", 0.4, "")
    own = words[claim.article]
    best = max(likeness(own, words[article]) for article in list(group.articles)[-LOOKED_AT:])
    return Reason("similar reports", round(min(best * 3.0, 0.8), 3), f"{best:.2f}")
