from pathlib import Path

import pytest
from bench.accuracy import main
from bench.measure import percent


def test_without_gold_nothing_is_measured_and_nothing_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shared", str(tmp_path)]) == 0
    assert "not measured" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "value"), [(("value", "f1"), 81.23), (("value",), None), (("other", "f1"), None), (("r",), 50.0)]
)
def test_a_number_of_the_report_in_per_cent(path: tuple[str, ...], value: float | None) -> None:
    assert percent({"value": {"f1": 0.81234}, "r": 0.5}, path) == value
