"""Claims on disk: one compressed, typed packet per article."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, fields

import msgspec

from dateline.model import (
    Annotation,
    Article,
    Doc,
    EventMention,
    Figure,
    Mention,
    Position,
    Sentence,
    Statement,
    TimeExpression,
)


@dataclass(frozen=True, slots=True)
class Claims:
    """An article with all notes, by kind; the parse is kept for articles whose date may become known."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[EventMention, ...] = ()
    positions: tuple[Position, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    @classmethod
    def of(cls, doc: Doc, *, with_parse: bool) -> Claims:
        """The claims of a document."""
        return cls(
            doc.article,
            tuple(doc.of(Mention)),
            tuple(doc.of(TimeExpression)),
            tuple(doc.of(Statement)),
            tuple(doc.of(Figure)),
            tuple(doc.of(EventMention)),
            tuple(doc.of(Position)),
            tuple(doc.of(Sentence)) if with_parse else (),
        )

    def doc(self) -> Doc:
        """The document again."""
        kinds = [one.name for one in fields(self) if one.name not in {"article", "sentences"}]
        notes: list[Annotation] = list(self.sentences)
        for kind in kinds:
            notes.extend(getattr(self, kind))
        return Doc(self.article, notes)


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Claims)


def pack(claims: Claims) -> bytes:
    """Claims as bytes."""
    return zlib.compress(_encoder.encode(claims), 1)


def unpack(body: bytes) -> Claims:
    """Claims from bytes."""
    return _decoder.decode(zlib.decompress(body))
