"""Named-entity mentions, titles apart from names; nominals and pronouns with what they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.entities.appositions import with_roles
from dateline.annotate.entities.coreference import with_antecedents
from dateline.annotate.entities.names import find_names
from dateline.annotate.entities.nominals import find_nominals
from dateline.model import Doc, Mention

__all__ = ["find_mentions"]


def find_mentions(doc: Doc) -> Iterator[Mention]:
    """The mentions of people, bodies and places in text order; an outer mention before those nested in it."""
    sentences = doc.sentences
    names = find_names(doc, sentences)
    nominals = find_nominals(doc, sentences, names)
    found = with_roles(doc, sentences, [*names, *nominals])
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    yield from with_antecedents(doc, sentences, found)
