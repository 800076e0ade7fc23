"""The parse is the model's own, however it is computed."""

from __future__ import annotations

import pytest

from dateline.annotate.model import load_as_installed, parse_lines, readings

LINES = [
    "The mayor of Corvia isn't gonna resign, let's say, though there are calls for it.",
    "Talks ended on Tuesday. That was what Ms. Orlen had expected, and she'd left early.",
    "Ain't nothin' wrong with the dam that y'all built, c'mon, the engineer told them.",
    "  Rates  rose 2.5% to $40m: more than anyone thought it'd do.",
]


@pytest.mark.parametrize("line", LINES)
def test_class_and_lemma_are_those_of_the_model_as_installed(line: str) -> None:
    expected = load_as_installed()(line)
    (parse,) = parse_lines([line])
    for _ in range(2):  # worked out, then remembered
        found = [(one.pos, one.lemma) for one in readings(parse)]
        assert [
            (token.text, token.tag_, token.dep_, token.head.i, token.ent_type_, *read)
            for token, read in zip(parse, found, strict=True)
            if not token.is_space
        ] == [
            (token.text, token.tag_, token.dep_, token.head.i, token.ent_type_, token.pos_, token.lemma_)
            for token in expected
            if not token.is_space
        ]
