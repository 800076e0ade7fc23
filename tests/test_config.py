"""Flags beat the environment, the environment beats the file; nonsense is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.config import Settings
from dateline.errors import BadSetting


def test_flags_beat_the_environment_and_that_the_file(tmp_path: Path) -> None:
    assert Settings.load(folder=tmp_path, environment={}) == Settings("record.db", 0)
    (tmp_path / "dateline.toml").write_text('record = "file.db"\njobs = 3\n')
    assert Settings.load(folder=tmp_path, environment={}) == Settings("file.db", 3)
    assert Settings.load(folder=tmp_path, environment={"DATELINE_RECORD": "env.db"}) == Settings("env.db", 3)
    given = Settings.load(folder=tmp_path, environment={"DATELINE_RECORD": "env.db"}, record="flag.db", jobs=1)
    assert given == Settings("flag.db", 1)


@pytest.mark.parametrize(
    "text, said",
    [
        ("jobs = -1", "jobs is -1"),
        ('jobs = "many"', "jobs is 'many'"),
        ("jbos = 2", "no setting is called 'jbos'"),
        ("jobs =", "dateline.toml"),
    ],
)
def test_a_bad_setting_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "dateline.toml").write_text(text)
    with pytest.raises(BadSetting, match=said):
        Settings.load(folder=tmp_path, environment={})
