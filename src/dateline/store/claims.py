"""Claims on disk: one compressed, typed packet per article."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

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
    Span,
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
        notes: list[Annotation] = list(self.sentences)
        for name in StoredDoc.SECTIONS.values():
            notes.extend(getattr(self, name))
        return Doc(self.article, notes)


class Packed(msgspec.Struct):
    """Claims as stored, kind by kind: what nobody asks for is never decoded."""

    article: msgspec.Raw
    mentions: msgspec.Raw
    times: msgspec.Raw
    statements: msgspec.Raw
    figures: msgspec.Raw
    events: msgspec.Raw
    positions: msgspec.Raw
    sentences: msgspec.Raw


Note = TypeVar("Note", bound=Annotation)


class StoredDoc(Doc):
    """A document from the store, without its parse: notes of a kind are decoded when they are first asked for.

    All its notes are there, too, and can be replaced: ``of`` then goes by these.
    """

    SECTIONS: ClassVar[dict[type[Annotation], str]] = {
        Mention: "mentions",
        TimeExpression: "times",
        Statement: "statements",
        Figure: "figures",
        EventMention: "events",
        Position: "positions",
    }

    def __init__(self, packed: Packed) -> None:
        self.article = _article.decode(packed.article)
        self.packed = packed
        self._held: dict[type[Annotation], list[Any]] = {}

    def __getattr__(self, name: str) -> Any:
        """``notes``, when all of them are wanted at once."""
        if name != "notes":
            raise AttributeError(name)
        self.notes = [note for kind in self.SECTIONS for note in self._section(kind)]
        return self.notes

    def of(self, kind: type[Note], within: Span | None = None) -> Iterator[Note]:
        """Notes of one kind, in the order in which they were made; only those inside a span if one is given."""
        if "notes" in self.__dict__ or kind not in self.SECTIONS:
            yield from super().of(kind, within)
            return
        for note in self._section(kind):
            if within is None or within.covers(note.span):
                yield note

    def _section(self, kind: type[Annotation]) -> list[Any]:
        """The notes of one kind."""
        if kind not in self._held:
            self._held[kind] = _sections[kind].decode(getattr(self.packed, self.SECTIONS[kind]))
        return self._held[kind]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Claims)
_packed = msgspec.msgpack.Decoder(Packed)
_article = msgspec.msgpack.Decoder(Article)
_sections: dict[type[Annotation], msgspec.msgpack.Decoder[Any]] = {
    kind: msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]
    for kind in StoredDoc.SECTIONS
}


def pack(claims: Claims) -> bytes:
    """Claims as bytes."""
    return zlib.compress(_encoder.encode(claims), 1)


def unpack(body: bytes) -> Claims:
    """Claims from bytes."""
    return _decoder.decode(zlib.decompress(body))


def unpack_article(body: bytes) -> Article:
    """The article alone."""
    return _article.decode(_packed.decode(zlib.decompress(body)).article)


def unpack_doc(body: bytes) -> StoredDoc:
    """The document, its notes to be decoded when they are asked for."""
    return StoredDoc(_packed.decode(zlib.decompress(body)))
