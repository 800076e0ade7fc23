"""Nominals across the reports of a story: "the actress" is whom the story calls so; "the gunman" is one gunman.

Inside an article the annotator has found what nominals stand for. What it left open is looked up among the
roles that the other reports of the story give to somebody, and joined where the story has one bearer. What nobody
names is one actor for a story if every report has but one, and stays without an entity if it is told of once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dateline.lexicon import words
from dateline.link.entities.attested import Attested
from dateline.link.entities.clusters import Cluster
from dateline.link.entities.roles import role_of
from dateline.model import Doc, EntityKind, Mention, Reason, Span

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
POSSESSIVE = frozenset({"my", "your", "his", "her", "its", "our", "their"})
OTHER = frozenset({"another", "other", "second", "third", "no", "any", "every", "each", "some", "many", "several"})

T = TypeVar("T")


@dataclass(slots=True)
class Nominal:
    """Nominals of one article that go on with one another; ``name`` is a mention's id if one of them is a name."""

    article: str
    kind: EntityKind
    head: str
    bare: str
    definite: bool
    begins: bool
    name: str | None
    mentions: list[str] = field(default_factory=list)


Roles = Mapping[str, Mapping[int, set[str]]]


def noted(doc: Doc) -> Iterator[Nominal]:
    """The nominals of an article, those of one chain together."""
    named: dict[Span, str] = {}
    found: dict[Span | str, Nominal] = {}
    mentions = [mention for mention in doc.of(Mention) if mention.form != "pronoun"]
    named = {mention.span: mention.id for mention in mentions if mention.form == "name"}
    for mention in mentions:
        if mention.form != "nominal":
            continue
        said = doc.text_of(mention.span).lower()
        first = mention.antecedent or mention.span
        name = named.get(first)
        bare = doc.text_of(mention.name)
        opens = said.split()[0]
        # "My mother" is another one in every mouth.
        if opens in OTHER | POSSESSIVE and not name:
            continue
        begins = opens in INDEFINITE or opens.isdigit()
        one = Nominal(doc.article.id, mention.kind, bare.split()[-1].lower(), bare, opens in DEFINITE, begins, name)
        chain = one if name else found.setdefault(first, one)
        chain.mentions.append(mention.id)
        if name:
            found[mention.id] = one
    yield from found.values()


def place_nominals(clusters: list[Cluster], nominals: Iterable[Nominal], story_of: Mapping[str, str]) -> None:
    """Give nominals to the people whose role they name in their story; those of nobody are clusters of their own."""
    of_mention = {
        mention: number for number, one in enumerate(clusters) for group in one.groups for mention in group.mentions
    }
    stories: dict[str, list[Nominal]] = defaultdict(list)
    for one in nominals:
        stories[story_of.get(one.article, one.article)].append(one)
    roles = _titles(clusters, story_of)
    for story, told in sorted(stories.items()):
        heads = roles[story]
        for one in told:
            if one.name and (number := of_mention.get(one.name)) is not None:
                heads[one.head][number].add(one.article)
        _place(clusters, heads, [one for one in told if not one.name])


def _titles(clusters: Sequence[Cluster], story_of: Mapping[str, str]) -> dict[str, dict[str, dict[int, set[str]]]]:
    """Story, word of an office, cluster and the articles that give it the title."""
    found: dict[str, dict[str, dict[int, set[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    for number, one in enumerate(clusters):
        for group in one.groups:
            for title in group.titles:
                for word in role_of(title).office:
                    found[story_of.get(group.article, group.article)][word][number].add(group.article)
    return found


def _place(clusters: list[Cluster], heads: Roles, told: Sequence[Nominal]) -> None:
    """Place what a story left open."""
    by_head: dict[str, list[Nominal]] = defaultdict(list)
    for one in told:
        by_head[one.head].append(one)
    for head, open_ones in sorted(by_head.items()):
        bearers = [number for number in heads.get(head, {}) if _may_bear(clusters[number], open_ones[0])]
        rest = open_ones
        if len(bearers) == 1:
            bearer = clusters[bearers[0]]
            rest = [one for one in open_ones if not _join(bearer, one, heads[head][bearers[0]])]
        clusters.extend(_nameless(rest))


def _may_bear(one: Cluster, nominal: Nominal) -> bool:
    """Only people have roles that last through a story: "the country" is another one in every report."""
    return one.kind == nominal.kind == "person"


def _join(bearer: Cluster, one: Nominal, articles: set[str]) -> bool:
    """Give a nominal to the one bearer of the role, unless it means another one."""
    # A report that has named the driver does not call him "a driver"; "an official" is anybody.
    if not one.definite and (one.article in articles or one.head in words("actors", "many")):
        return False
    realms = role_of(one.bare).realms
    held = frozenset[str]().union(*(role_of(title).realms for title in bearer.titles))
    if realms and held and not realms & held:
        return False
    bearer.nominals += one.mentions
    reason = Reason("role in the story", len(articles) / (len(articles) + 1), f"the {one.bare}")
    if reason not in bearer.reasons:
        bearer.reasons.append(reason)
    return True


def _nameless(told: Sequence[Nominal]) -> Iterator[Cluster]:
    """One actor whom no report names, if no report has two of the sort, and it is told of more than once."""
    if not told or told[0].head in words("actors", "many"):
        return
    if told[0].kind != "person" and told[0].head not in words("actors", "one_in_a_story"):
        return
    # "A man ... another man" or "a man ... a man" are two, and nobody knows which one the next report means.
    begun = Counter(one.article for one in told if one.begins)
    single = [one for one in told if begun[one.article] <= 1]
    realms = {realm for one in single for realm in role_of(one.bare).realms}
    mentions = [mention for one in single for mention in one.mentions]
    if len(mentions) < 2 or len(realms) > 1:
        return
    kind = _commonest(one.kind for one in single)
    first = min(one.article for one in single)
    usual = _commonest(one.bare for one in single)
    group = Attested(first, kind, f"the {told[0].head}@{first}", False, names={usual: 1})
    articles = len({one.article for one in single})
    reason = Reason("same noun in one story", 0.7, f"{told[0].head}: {articles} articles")
    yield Cluster(kind, {group.key}, [group], [reason], mentions)


def _commonest(found: Iterable[T]) -> T:
    """What is there most often; of two the lesser."""
    counted = Counter(found)
    return max(sorted(counted, key=str), key=lambda one: counted[one])
