"""What forbids two groups of reports to be one event, however alike they sound."""

from __future__ import annotations

from dateline.lexicon import words
from dateline.link.events.claims import WORD_MARK, Claim
from dateline.link.events.groups import Group, is_general, stage

# Log-odds that overrule a doubt.
UNIQUE, RECURRING = -1.4, 9.0
CLOSE, MONTH, LONG = 3, 31, 99_999  # days
RECENT = 45  # days in which an undated report is of the event that was just dated


def may_join(left: Group, right: Group, odds: float) -> bool:
    """May they be one event? The claims of the smaller are held against the sums of the larger.

    What is only doubtful is overruled where everything else speaks for one event.
    """
    large, small = (left, right) if len(left.claims) >= len(right.claims) else (right, left)
    if large.when and small.when and not large.when.intersect(small.when):
        return False
    if not (large.happens and small.happens):
        # A mere "said" is no part of what happened, and others say other things.
        return large.happens == small.happens and not (large.cast and small.cast and not large.cast & small.cast)
    if _one_and_all(large, small) or _other_talks(large, small):
        return False
    if True in large.general and any(_other_victims(large, claim) for claim in small.claims):
        return False
    if bool(large.when) == bool(small.when) and not (large.when or _told_together(large, small)):
        return False
    return odds >= _sure(large, small) or not _doubtful(large, small)


def _one_and_all(left: Group, right: Group) -> bool:
    """An assassination is none of "regular attacks": violence in general, and one deed under another word."""
    return left.general.isdisjoint(right.general) and left.lemmas.isdisjoint(right.lemmas)


def _other_talks(left: Group, right: Group) -> bool:
    """Technical talks are not the strategic ones."""
    return bool(left.sorts and right.sorts and not left.sorts & right.sorts)


def are_twins(left: Group, right: Group) -> bool:
    """Do the same parties meet on the same day, or in one month, and nothing tells the meetings apart?

    Two would not hold two rounds of talks in a day; reports call it a dialogue here and a meeting there.
    """
    if left.when is None or right.when is None or len(left.settings & right.settings) < 2:
        return False
    days = max(left.when.days or LONG, right.when.days or LONG)
    if days > (MONTH if left.when == right.when else CLOSE) or not left.when.intersect(right.when):
        return False
    ours, theirs = ({name for name in group.cast if not name.startswith(WORD_MARK)} for group in (left, right))
    strangers = bool(ours and theirs and not ours & theirs)
    return not (strangers or _other_talks(left, right))


def _sure(left: Group, right: Group) -> float:
    """The odds that overrule a doubt: there are many rounds of talks, and one resignation of a minister."""
    return RECURRING if (left.families | right.families) & words("event_families", "recurring") else UNIQUE


def _doubtful(large: Group, small: Group) -> bool:
    """Are they one and many, of other stages, or is one dated and nothing places the other?"""
    for claim in small.claims:
        if _one_of_many(large, claim) or _other_stage(large, small, claim):
            return True
    if bool(large.when) == bool(small.when):
        return False
    dated, undated = (large, small) if large.when else (small, large)
    return not all(_placed(dated, claim) for claim in undated.claims)


def _one_of_many(group: Group, claim: Claim) -> bool:
    """In one report "the attack" is none of "the attacks", unless both are of one date."""
    said = claim.when if claim.stated else None
    return any(
        plural != claim.plural and (said is None or when != said)
        for plural, when in group.forms.get((claim.article, claim.lemma), ())
    )


def _other_victims(group: Group, claim: Claim) -> bool:
    """ "Strikes on militias" are not the "attacks on troops"."""
    return bool(claim.plural and claim.targets and group.targets and not claim.targets & group.targets)


def _other_stage(group: Group, other: Group, claim: Claim) -> bool:
    """A deed is not the mere thought of it; a plan and its fulfilment are one only where both are dated closely.

    "This spring" is not yet the round of 7 April; the round "in April" is, if nothing else forbids it.
    """
    mine = stage(claim)
    told = group.stages_in.get(claim.article, group.stages)
    if mine in (group.stages if claim.stated else told):
        return False  # one report seldom tells of one round as held and as planned
    days = max((one.when.days or LONG) if one.when else LONG for one in (group, other))
    return "thought" in {mine, *group.stages} or days > MONTH


def _told_together(left: Group, right: Group) -> bool:
    """Did reports that state no day appear within weeks of one another, as far as is known?"""
    days = [*left.published, *right.published]
    return not days or (max(days) - min(days)).days <= RECENT


def _placed(dated: Group, claim: Claim) -> bool:
    """Is an undated claim of a dated event: told in its report, with its victim, as news of its day, or soon after?"""
    general = is_general(claim)
    if claim.article in dated.articles:
        # "attacks" in general are no part of the strike that the report dates.
        return not general or claim.lemma in dated.dated_plurals
    if general:
        return False
    shared = {name for name in dated.cast & claim.cast if not name.startswith(WORD_MARK)}
    if shared and _of_the_day(dated, claim):
        return True
    victim = shared & dated.targets & claim.targets
    return bool(victim) or (len(shared) > 1 and _soon_after(dated, claim))


def _of_the_day(dated: Group, claim: Claim) -> bool:
    """Is it told as the news of a day that others state?"""
    return bool(claim.when and dated.when and claim.when.intersect(dated.when))


def _soon_after(dated: Group, claim: Claim) -> bool:
    """Was every report published within weeks of the days that are known?"""
    start = dated.when.start if dated.when else None
    own = claim.published.start if claim.published else None
    if start is None or own is None or dated.undated_reports:
        return False
    return all(0 <= (day - start).days <= RECENT for day in (own, *dated.published))
