"""One article's names, grouped: what is the same inside an article, before articles are compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.gazetteer import Known, known_as
from dateline.lexicon import table, words
from dateline.link.entities.bodies import levelled
from dateline.link.entities.names import SURE, same_name
from dateline.link.entities.people import bears, family_name, is_younger
from dateline.link.entities.spelling import fold, parts, skeleton
from dateline.model import Doc, EntityKind, Mention, Reason, Span

LED = re.compile(r".*?([\w-]+)(?:['’]s?)? (administration|government|cabinet|campaign|presidency)$")
BODIES = frozenset({"organization", "group"})


@dataclass
class Attested:
    """Mentions of one thing in one article: ``key`` is its canonical name, ``names`` its spellings with counts."""

    article: str
    kind: EntityKind
    key: str
    known: bool
    names: dict[str, int] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    def add(self, doc: Doc, mention: Mention) -> None:
        """Take in a mention."""
        name = " ".join(doc.text_of(mention.name).split())
        self.names[name] = self.names.get(name, 0) + 1
        self.titles.extend(doc.text_of(title) for title in mention.titles)
        self.mentions.append(mention.id)

    def absorb(self, other: Attested) -> None:
        """Take in another group's mentions."""
        for name, count in other.names.items():
            self.names[name] = self.names.get(name, 0) + count
        self.mentions.extend(other.mentions)

    @property
    def fullest(self) -> str:
        """The full name that the article uses most, the longer of two; the one name if it has but one."""
        return max(sorted(self.names), key=lambda name: (len(parts(name)) > 1, self.names[name], len(parts(name))))


def attest(doc: Doc) -> list[Attested]:
    """The named things of an article."""
    named = [mention for mention in doc.of(Mention) if mention.form == "name"]
    groups: dict[tuple[str, str], Attested] = {}
    by_span: dict[Span, Attested] = {}
    for mention in named:
        if mention.kind == "person":
            continue
        # An acronym that the article explains belongs to what it stands for.
        explained = by_span.get(mention.antecedent) if mention.antecedent else None
        group = explained or _group_of(doc, mention, groups)
        if explained:
            kind, key, _ = canonical(doc.text_of(mention.name), mention.kind)
            groups[kind, key] = explained
        group.add(doc, mention)
        by_span[mention.span] = group
    bodies = _with_short_forms({id(group): group for group in groups.values()}.values())
    return [*bodies, *_people(doc, [mention for mention in named if mention.kind == "person"])]


def _group_of(doc: Doc, mention: Mention, groups: dict[tuple[str, str], Attested]) -> Attested:
    kind, key, known = canonical(doc.text_of(mention.name), mention.kind, acts=mention.acts)
    return groups.setdefault((kind, key), Attested(doc.article.id, kind, key, known))


def _with_short_forms(groups: Iterable[Attested]) -> list[Attested]:
    """A body's short name goes to the one longer name of the article that ends with it ("the Saints")."""
    longer: dict[str, list[Attested]] = defaultdict(list)
    kept, short = [], []
    for group in groups:
        named = group.key.split()
        if group.known or group.kind == "place" or len(named) > 1:
            kept.append(group)
        else:
            short.append(group)
        if group.kind in BODIES and len(named) > 1:
            longer[named[-1]].append(group)
    for group in short:
        if group.kind in BODIES and len(fits := longer[group.key]) == 1:
            fits[0].absorb(group)
        else:
            kept.append(group)
    return kept


def canonical(name: str, kind: EntityKind, *, acts: bool = False) -> tuple[EntityKind, str, bool]:
    """Kind and key of what a name stands for, and whether the gazetteer knows it."""
    if found := known_as(name):
        return _of_known(found, acts)
    stripped = name.strip().removeprefix("the ").removeprefix("The ")
    for phrase in _realms(stripped):
        found = known_as(phrase[0])
        if found and found.state and found.kind == "place":
            rest = " ".join(fold(phrase[1]).split())
            if rest in words("actors", "government") or rest.endswith(" government"):
                return "place", found.state, True
            return kind, f"{found.state}: {rest}", False
    named = LED.match(stripped)
    if named and kind == "organization":
        # "President Lambert's administration" is the Lambert administration.
        return kind, fold(f"{named[1]} {named[2]}"), False
    if kind == "group" and stripped.isalpha():
        return kind, _member(fold(stripped)), False
    return kind, levelled(stripped) if kind in BODIES else _spelt_out(fold(stripped)), False


def _member(name: str) -> str:
    """What one member of a group is called: "Democrats" and "Democratic" are "democrat", "Tories" is "tory"."""
    if name.endswith("cratic"):
        return name.removesuffix("ic")
    if name.endswith("ies"):
        return f"{name.removesuffix('ies')}y"
    return name if name.endswith(("ss", "us", "is")) else name.removesuffix("s")


def _spelt_out(name: str) -> str:
    """A place's name without short forms: "mt cook" is "mount cook"."""
    short = table("legal_forms")["place"]
    return " ".join(short.get(word.rstrip("."), word) for word in name.split())


def _realms(name: str) -> Iterable[tuple[str, str]]:
    """Ways to read a name as a realm and a body: "Iraq's" + "foreign ministry", "government of" + "Iraq"."""
    split = name.replace("’", "'").replace("'s ", " ").split()
    for place in range(1, min(4, len(split))):
        yield " ".join(split[:place]), " ".join(split[place:])
    if len(split) > 2 and split[1].lower() in {"of", "in"}:
        yield " ".join(split[3 if split[2].lower() == "the" else 2 :]), split[0]


def _of_known(known: Known, acts: bool) -> tuple[EntityKind, str, bool]:
    """A state acts as one entity, by whatever name; a capital as a place is a city."""
    state = known.role in {"state", "people", "seat"} or (known.role == "capital" and acts)
    return known.kind if not state else "place", (known.state or known.name) if state else known.name, True


def _people(doc: Doc, mentions: list[Mention]) -> list[Attested]:
    """Full names first; then names of one part, each given to the one full name that it fits."""
    full = [mention for mention in mentions if len(parts(doc.text_of(mention.name))) > 1]
    groups: list[Attested] = []
    starts: dict[str, list[tuple[int, Attested]]] = defaultdict(list)
    for mention in full:
        group = _fitting(doc, mention, groups)
        group.add(doc, mention)
        for part in {skeleton(part) for part in (family_name(group.fullest), parts(group.fullest)[0])}:
            if all(group is not other for _, other in starts[part]):
                starts[part].append((mention.span.start, group))
    alone: dict[str, Attested] = {}
    titled = _titled(doc, mentions)
    for mention in mentions:
        if mention in full:
            continue
        (part,) = parts(doc.text_of(mention.name))
        bearers = [(start, group) for start, group in starts.get(skeleton(part), []) if bears(group.fullest, part)]
        if part in titled:
            bearers = [(start, group) for start, group in bearers if group.titles or not is_younger(group.fullest)]
        group = _bearer(mention, bearers) or alone.setdefault(part, Attested(doc.article.id, "person", part, False))
        group.add(doc, mention)
    return [*groups, *alone.values()]


def _titled(doc: Doc, mentions: Iterable[Mention]) -> set[str]:
    """Surnames that stand alone with an office: where the son is named without one, "President Orr" is no Orr Jr."""
    held = (mention for mention in mentions if holds_office(doc.text_of(title) for title in mention.titles))
    named = (parts(doc.text_of(mention.name)) for mention in held)
    return {name[0] for name in named if len(name) == 1}


def holds_office(titles: Iterable[str]) -> bool:
    """Does one of the titles name an office?"""
    return any(word in words("titles", "office") for title in titles for word in title.lower().split())


def _bearer(mention: Mention, bearers: list[tuple[int, Attested]]) -> Attested | None:
    """The one person of the article with this name, or the one whom it has named so far."""
    so_far = [group for start, group in bearers if start < mention.span.start]
    for fits in (so_far, [group for _, group in bearers]):
        if len(fits) == 1:
            return fits[0]
        if fits:
            return None
    return None


def _fitting(doc: Doc, mention: Mention, groups: list[Attested]) -> Attested:
    name = doc.text_of(mention.name)
    for group in groups:
        reason = same_name(name, group.fullest, "person")
        if reason.score >= SURE:
            if name not in group.names:
                group.reasons.append(reason)
            return group
    groups.append(Attested(doc.article.id, "person", " ".join(parts(name)), False))
    return groups[-1]
