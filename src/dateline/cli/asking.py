"""Going through doubtful cells in a terminal: each in its words, a key for each answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table

from dateline.cli.printing import console, plain
from dateline.errors import DatelineError
from dateline.rows import ArticleRow, ConflictRow, DecisionRow, EntityRow, Row

if TYPE_CHECKING:
    from dateline.record import Doubt, Record

LINES = 4  # places of a row that are shown
KEYS = "[a]ccept  [r]eject  [m]erge  s[p]lit  [d]ate  [n]ote  [u]ndo  [s]kip  [q]uit"
HELP = """a  it is right as it stands          r  it is wrong: leave it out
m  it is the same as another (ID)    p  take names, mentions or reports out of it
d  set the date of the report        n  a note for the next decision
u  take the last decision back       s  leave it for now
q  stop; what was decided is kept"""


def ask_all(record: Record, *, by: str, limit: int) -> None:
    """Show what is doubtful, one by one, and take the answers; all are applied at the end."""
    found = record.doubts(limit=limit)
    asking = Asking(record, by)
    if not found:
        print(f"nothing in {record.path} waits for a review")
    try:
        place: int | None = 0
        while place is not None and place < len(found):
            print_doubt(record, found[place], f"{place + 1} of {len(found)}")
            place = asking.about(found[place], place)
            if place == len(found) and asking.made and _answer("all seen: [u]ndo the last, or [q]uit ? ") == "u":
                place = asking.undo()
    finally:
        asking.finish()


class Asking:
    """One sitting: what was decided in it, and the note that the next decision takes along."""

    def __init__(self, record: Record, by: str) -> None:
        self._record = record
        self._by = by
        self._note = ""
        self.made: list[tuple[int, str]] = []
        self._place = 0
        self._acts: Mapping[str, Callable[[Doubt], DecisionRow | None]] = {
            "a": lambda doubt: self._decide("accept", doubt.row),
            "r": self._reject,
            "m": self._merge,
            "p": self._split,
            "d": self._date,
            "n": self._write_note,
        }

    def about(self, doubt: Doubt, place: int) -> int | None:
        """Take answers until one settles the cell or leaves it; the place of the next one, None to stop."""
        self._place = place
        while True:
            key = _answer(KEYS + " ? ").lower()[:1]
            if key == "q":
                return None
            if key in {"s", ""}:
                return place + 1
            if key == "u" and self.made:
                return self.undo()
            if key not in self._acts:
                print(HELP)
                continue
            try:
                decision = self._acts[key](doubt)
            except DatelineError as err:
                print(err)
                continue
            if decision:
                print(told(decision))
                return place + 1

    def undo(self) -> int:
        """Take the last decision back; the place of its cell."""
        place, decision = self.made.pop()
        print(told(self._record.decide.undo(decision, by=self._by, apply=False)))
        return place

    def finish(self) -> None:
        """Apply what was decided."""
        applied = self._record.decide.apply()
        if applied and self.made:
            print(f"{len(self.made)} decisions kept and applied; `dateline review log` lists them")

    def _decide(self, act: str, *arguments: Any) -> DecisionRow:
        """Make a decision; it is applied with the others."""
        decision: DecisionRow = getattr(self._record.decide, act)(*arguments, note=self._note, by=self._by, apply=False)
        self.made.append((self._place, decision.id))
        self._note = ""
        return decision

    def _reject(self, doubt: Doubt) -> DecisionRow | None:
        """What is no cell is not left out but mended."""
        if doubt.table == "articles":
            return self._date(doubt)
        if doubt.table == "entities":
            return self._split(doubt)
        if doubt.table == "decisions":
            return self._taken_back(doubt.row)
        return self._decide("reject", doubt.row)

    def _merge(self, doubt: Doubt) -> DecisionRow | None:
        other = _answer("the id of the other one: ")
        return self._decide("merge", doubt.row, other) if other else None

    def _split(self, doubt: Doubt) -> DecisionRow | None:
        parts = [part.strip() for part in _answer("what leaves it (names or ids, with ; between): ").split(";")]
        return self._decide("split", doubt.row, [part for part in parts if part]) if any(parts) else None

    def _date(self, doubt: Doubt) -> DecisionRow | None:
        day = _answer("published on (2021-04-07, 2021-04 or 2021-04-01/2021-04-07): ")
        return self._decide("date", doubt.row, day) if day else None

    def _write_note(self, _: Doubt) -> None:
        self._note = _answer("note: ")

    def _taken_back(self, decision: str) -> DecisionRow:
        return self._record.decide.undo(decision, by=self._by, apply=False)


def _answer(question: str) -> str:
    """A line from the terminal; the end of input stops the review."""
    try:
        return input(question).strip()
    except EOFError:
        print()
        return "q" if "[q]uit" in question else ""


def told(row: DecisionRow) -> str:
    """A decision in one line: what, whether it holds, and if not, what to do."""
    state = "" if row.standing == "holds" else f" ({row.standing}{f': {row.remedy}' if row.remedy else ''})"
    return plain(f"{row.id[:8]} {row.about}{state}")


# --- in words ---------------------------------------------------------------------------------------------


def print_doubt(record: Record, doubt: Doubt, place: str) -> None:
    """A doubtful row: what it says, why it is doubted, its words in their lines, what was decided before."""
    out = console()
    out.print(f"\n[bold]{escape(plain(doubt.about))}[/bold]  [dim]{doubt.table} {doubt.row[:8]}, {place}[/dim]")
    out.print(f"  {escape(plain(doubt.why))}")
    row = record.show(doubt.row)
    for line in _facts(row):
        out.print(f"  {escape(plain(line))}")
    if isinstance(row, EntityRow):
        shown: Sequence[Row] = record.rows("mentions", entity=row.id, limit=LINES)
    else:
        shown = [row]
    for one in shown:
        places = record.context(one)
        # A mention and the name in it stand in one line.
        for origin, (before, words, after) in places[:1] if len(shown) > 1 else places[:LINES]:
            near = (
                f"{escape(plain(before[-160:]))}[reverse]{escape(plain(words))}[/reverse]{escape(plain(after[:160]))}"
            )
            out.print(f"  [dim]{escape(origin)}:[/dim] {near}")
    for decision in record.decided(row.id):
        out.print(f"  decided: {escape(told(decision))}")


def _facts(row: Row) -> list[str]:
    """What tells a reviewer more than the row's name."""
    if isinstance(row, ConflictRow):
        return [f"{side.value}: {len(side.articles)} reports, {side.independent} independent" for side in row.sides]
    if isinstance(row, ArticleRow):
        return [row.origin, *row.published_reasons]
    if isinstance(row, EntityRow):
        return [f"{reason.rule} ({reason.score:.2f}): {reason.detail}" for reason in row.reasons]
    return []


def print_doubts(doubts: Sequence[Doubt]) -> None:
    """What is worth a look, as a table."""
    if not doubts:
        print("nothing waits for a review")
        return
    table = _table("what", "why", "table", "id")
    for one in doubts:
        table.add_row(*(escape(plain(cell)) for cell in (one.about, one.why, one.table, one.row[:8])))
    console().print(table)


def print_log(rows: Sequence[DecisionRow]) -> None:
    """All decisions, as a table."""
    if not rows:
        print("nobody has decided anything yet")
        return
    table = _table("when", "who", "decision", "note", "standing", "id")
    for row in rows:
        standing = f"{row.standing}: {row.remedy}" if row.remedy else row.standing
        cells = (row.at[:16].replace("T", " "), row.by, row.about, row.note, standing, row.id[:8])
        table.add_row(*(escape(plain(cell)) for cell in cells))
    console().print(table)


def _table(*heads: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold", no_wrap=head in {"id", "when"})
    return table
