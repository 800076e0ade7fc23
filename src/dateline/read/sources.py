"""Finds the reports in files, folders, archives of lines, feeds and addresses, in one order on every machine."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from dateline import plugins
from dateline.errors import UnreadableSource
from dateline.read import feeds, fetch, jsonlines, warc
from dateline.read.decode import is_binary
from dateline.read.page import Facts, Failure, Page, PageKind
from dateline.read.sidecar import SIDECAR, read_sidecar

KINDS: dict[str, PageKind] = {
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
}
LINES = frozenset({".jsonl", ".ndjson"})
FEEDS = frozenset({".rss", ".atom", ".xml"})
ARCHIVES = frozenset({".warc"})
LARGEST = 64 * 2**20
KNOWN = "dateline reads .txt, .md, .html, .jsonl, .warc, RSS and Atom files, and http(s) addresses"

if TYPE_CHECKING:
    from httpx import Client

Found = Page | Failure


def find_sources(
    sources: Iterable[str | Path], *, largest: int = LARGEST, client: Client | None = None
) -> Iterator[Found]:
    """Every report in files, folders and addresses, and every failure, in order. Nothing is skipped in silence."""
    for source in sources:
        if fetch.is_address(source):
            yield from fetch.fetch_source(str(source), largest=largest, client=client)
        else:
            yield from _guarded(Path(source), str(source), largest)


def _guarded(path: Path, asked: str, largest: int) -> Iterator[Found]:
    """A named file or folder."""
    try:
        if path.is_dir():
            yield from _folder(path, largest)
        elif path.is_file():
            yield from _named_file(path, largest)
        elif path.exists() or path.is_symlink():
            yield Failure(asked, "neither a file nor a folder", "name a file or a folder")
        else:
            yield Failure(asked, "no such file or folder", "check the path")
    except OSError as error:
        yield Failure(asked, _words(error), "check the path and who may read it")


def _named_file(path: Path, largest: int) -> Iterator[Found]:
    """A file that was asked for by name: a strange ending is no reason to refuse text."""
    if path.name.endswith(SIDECAR):
        yield Failure(str(path), "a sidecar is no report", f"name {path.name.removesuffix(SIDECAR)} instead")
    elif _ending(path) or _looks_like_text(path):
        yield from _file(path, path.name, largest)
    else:
        yield Failure(str(path), "an unknown kind of file", KNOWN)


def _looks_like_text(path: Path) -> bool:
    with path.open("rb") as file:
        return not is_binary(file.read(65_536)) and path.suffix.lower() != ".json"


def _folder(root: Path, largest: int) -> Iterator[Found]:
    """All reports below a folder, sorted; what is skipped is counted."""
    skipped: Counter[str] = Counter()
    empty = True
    for path in _walk(root):
        empty = False
        if isinstance(path, Failure):
            yield path
        elif path.name.endswith(SIDECAR):
            yield from _lost_sidecar(path)
        elif _is_special(path):
            skipped["pipe or device"] += 1
        elif _ending(path):
            yield from _file(path, path.relative_to(root).as_posix(), largest)
        else:
            skipped[path.suffix.lower() or "no ending"] += 1
    if empty:
        yield Failure(str(root), "no reports in this folder", KNOWN)
    if skipped:
        counts = ", ".join(f"{number} {ending}" for ending, number in sorted(skipped.items()))
        yield Failure(str(root), f"files of unknown kinds skipped: {counts}", KNOWN)


def _lost_sidecar(path: Path) -> Iterator[Failure]:
    """A sidecar beside which there is no report."""
    if not path.with_name(path.name.removesuffix(SIDECAR)).exists():
        yield Failure(str(path), "a sidecar without its report", "put it beside the file whose name it bears")


def _walk(folder: Path) -> Iterator[Path | Failure]:
    """Files below a folder in order of their names. Hidden ones are left out, linked folders not entered."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        # One locked folder must not cost us its neighbours.
        yield Failure(str(folder), _words(error), "check who may read the folder")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif not _leads_to_folder(entry):
            yield Path(entry.path)


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    """Is it a link to a folder? A link that leads in a circle leads to none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_special(path: Path) -> bool:
    """Is it a pipe, socket or device? Opening one might wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode)


def _ending(path: Path) -> str | None:
    """The ending that says what the file is, .gz apart; None if we do not read such files."""
    plain = path.name.lower().removesuffix(".gz")
    ending = plain[plain.rfind(".") :] if "." in plain else ""
    known = any(ending in kinds for kinds in (KINDS, LINES, FEEDS, ARCHIVES, plugins.readers()))
    return ending if known else None


def _file(path: Path, name: str, largest: int) -> Iterator[Found]:
    """The reports in one file; what is wrong with it is a failure."""
    try:
        yield from _reports(path, name, largest)
    except UnreadableSource as error:
        yield Failure(str(path), error.problem, error.remedy)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Failure(str(path), f"damaged gzip file: {error}", "compress the file again")
    except OSError as error:
        yield Failure(str(path), _words(error), "check that the file may be read")


def _reports(path: Path, name: str, largest: int) -> Iterator[Found]:
    """The reports in one file by its kind; raises what is wrong with it."""
    ending = _ending(path)
    if ending in LINES:
        with _opened(path) as file:
            yield from jsonlines.read_lines(file, str(path), name, largest=largest)
    elif ending in ARCHIVES:
        yield from warc.read_warc(path, largest=largest)
    elif ending in FEEDS:
        yield from feeds.read_feed(_content(path, largest), str(path), name)
    else:
        yield from _page(path, name, ending or "", _content(path, largest))


def _page(path: Path, name: str, ending: str, content: bytes) -> Iterator[Found]:
    """One page, with what its sidecar states."""
    facts = _facts(path)
    if isinstance(facts, Failure):
        yield facts
        facts = Facts()
    if ending not in KINDS and ending in plugins.readers():
        content = _by_plugin(ending, content)
    yield Page(str(path), name, content, KINDS.get(ending, "text"), facts)


def _by_plugin(ending: str, content: bytes) -> bytes:
    """The text of a file that a plug-in reads."""
    try:
        return plugins.readers()[ending](content).encode()
    except Exception as error:
        remedy = "see whether the file is whole, and the plug-in up to date"
        raise UnreadableSource(f"the plug-in for {ending} cannot read it: {error}", remedy=remedy) from error


def _facts(path: Path) -> Facts | Failure:
    """What the sidecar beside a file states."""
    sidecar = path.with_name(path.name + SIDECAR)
    return read_sidecar(sidecar) if sidecar.is_file() else Facts()


def _opened(path: Path) -> BinaryIO:
    """The file opened to read its bytes, unpacked on the way."""
    return cast("BinaryIO", gzip.open(path, "rb")) if path.name.lower().endswith(".gz") else path.open("rb")


def _content(path: Path, largest: int) -> bytes:
    """The bytes of a file, unpacked; no more of them than allowed, so that a small bomb stays small."""
    with _opened(path) as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        raise UnreadableSource(f"larger than {largest} bytes", remedy="split the file or raise the limit")
    return content


def _words(error: OSError) -> str:
    return error.strerror or type(error).__name__
