"""What was worked out of single articles when a record was last linked, so that it need not be worked out again.

It is kept beside the claims and stands for as long as they do, this very code, and the answers that it was given: what
else is stored of an article's spans, as the entities that they name. Nothing is lost when it is thrown away.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from sqlalchemy import Connection, Engine, select

import dateline
from dateline.model import Doc, Span
from dateline.store.claims import StoredDoc, unpack_doc
from dateline.store.schema import recalled

BATCH = 32  # articles whose notes are written in one transaction
Ask = Callable[[Span], str | None]
Made = TypeVar("Made")


class Noted(msgspec.Struct, array_like=True):
    """What was made of an article, and the questions asked meanwhile: first and last letter, and the answer."""

    asked: list[tuple[int, int, str | None]]
    made: msgspec.Raw


class RecallingDoc(StoredDoc):
    """A stored document that knows what was worked out of it before."""

    def __init__(self, body: bytes, memory: Memory) -> None:
        super().__init__(unpack_doc(body).packed)
        self._state = hashlib.sha256(code().encode() + body).hexdigest()[:16]
        self._memory = memory

    def recall(self, kind: type[Made], make: Callable[[Doc, Ask], Made], ask: Ask = lambda _: None) -> Made:
        """What ``make`` makes of this document, worked out only if it is not known or the answers have changed."""
        article, name = self.article.id, f"{kind.__module__}.{kind.__name__}"
        noted = self._memory.find(article, name, self._state)
        if noted and all(ask(Span(article, start, end)) == answer for start, end, answer in noted.asked):
            with suppress(msgspec.ValidationError):  # what its type does not describe is worked out every time
                known: Made = _decoder(cast("Any", kind)).decode(noted.made)
                return known
        asked: dict[Span, str | None] = {}

        def noting(span: Span) -> str | None:
            asked[span] = ask(span)
            return asked[span]

        made = make(self, noting)
        questions = [(span.start, span.end, answer) for span, answer in asked.items()]
        self._memory.keep(article, name, self._state, Noted(questions, msgspec.Raw(_encoder.encode(made))))
        return made


class Memory:
    """Reads and writes what is kept of articles, over one run through them."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        self._engine = engine
        self._connection = connection
        self._waiting: list[dict[str, Any]] = []

    def docs(self, bodies: Iterable[bytes]) -> Iterator[Doc]:
        """The documents with these packed claims."""
        for body in bodies:
            yield RecallingDoc(body, self)
            if len(self._waiting) >= BATCH:
                self.write()
        self.write()

    def find(self, article: str, kind: str, state: str) -> Noted | None:
        """What is kept of an article, if it is as it was."""
        here = (recalled.c.article == article, recalled.c.kind == kind, recalled.c.state == state)
        body = self._connection.execute(select(recalled.c.body).where(*here)).scalar()
        return _noted.decode(zlib.decompress(body)) if body else None

    def keep(self, article: str, kind: str, state: str, noted: Noted) -> None:
        """Keep something of an article, over what is kept of it."""
        body = zlib.compress(_encoder.encode(noted), 1)
        self._waiting.append({"article": article, "kind": kind, "state": state, "body": body})

    def write(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        with self._engine.begin() as connection:
            connection.execute(recalled.insert().prefix_with("OR REPLACE"), self._waiting)
        self._waiting.clear()


@cache
def code() -> str:
    """What tells this code from any other: the sizes and times of its files."""
    root = Path(dateline.__file__).parent
    files = sorted(path for path in root.rglob("*") if path.suffix in {".py", ".toml", ".json", ".npz"})
    stats = ((path.relative_to(root).as_posix(), path.stat()) for path in files)
    told = "\n".join(f"{name} {found.st_size} {found.st_mtime_ns}" for name, found in stats)
    return hashlib.sha256(told.encode()).hexdigest()


def _made_anew(kind: type, value: Any) -> Any:
    """What the format has no word for."""
    if kind is Counter or getattr(kind, "__origin__", None) is Counter:
        return Counter(value)
    raise NotImplementedError(kind)


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind, dec_hook=_made_anew)


_encoder = msgspec.msgpack.Encoder()
_noted = msgspec.msgpack.Decoder(Noted)
