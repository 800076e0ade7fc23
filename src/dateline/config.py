"""Settings: flags first, then environment, then a file; read once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dateline.errors import BadSetting

FILE = "dateline.toml"
PREFIX = "DATELINE_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set: by a flag, by ``DATELINE_NAME``, or in ``dateline.toml`` of the current folder.

    ``record``: path of the record. ``jobs``: worker processes, 0 = as many as there are processors.
    """

    record: str = "record.db"
    jobs: int = 0

    @classmethod
    def load(
        cls, *, folder: Path | None = None, environment: Mapping[str, str] | None = None, **flags: Any
    ) -> Settings:
        """The settings in force; a flag that is None was not given.

        >>> Settings.load(folder=Path("nowhere"), environment={"DATELINE_JOBS": "2"}, record="talks.db")
        Settings(record='talks.db', jobs=2)
        """
        environment = os.environ if environment is None else environment
        values: dict[str, Any] = _from_file((folder or Path.cwd()) / FILE)
        for one in fields(cls):
            if given := environment.get(PREFIX + one.name.upper()):
                values[one.name] = given
            if flags.get(one.name) is not None:
                values[one.name] = flags[one.name]
        if "jobs" in values:
            values["jobs"] = _whole(values["jobs"])
        return cls(**values)


def _from_file(path: Path) -> dict[str, Any]:
    """Settings of a file; none if there is no file."""
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise BadSetting(f"{path}: {err}", remedy="mend the TOML there") from err
    known = {one.name for one in fields(Settings)}
    if unknown := sorted(set(values) - known):
        raise BadSetting(f"{path}: no setting is called {unknown[0]!r}", remedy=f"there are {', '.join(sorted(known))}")
    return values


def _whole(value: Any) -> int:
    """A count of processes."""
    try:
        number = int(value)
    except (TypeError, ValueError) as err:
        raise BadSetting(f"jobs is {value!r}", remedy="give a whole number, 0 for all processors") from err
    if number < 0:
        raise BadSetting(f"jobs is {number}", remedy="give a whole number, 0 for all processors")
    return number
