"""Every expression of the grammar starts where the cheap scan looks: made up from the rules themselves."""

from __future__ import annotations

import random
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from pipelines.extract.dates import grammar, starts

SAMPLES = 150


def _written(pattern: Iterable[tuple[Any, Any]], chance: random.Random) -> str:
    """Return a string that the parsed `pattern` matches."""
    pieces = []
    for code, argument in pattern:
        if code is codes.LITERAL:
            pieces.append(chr(argument))
        elif code is codes.IN:
            kind, value = chance.choice(argument)
            pieces.append(
                chr(value)
                if kind is codes.LITERAL
                else chr(chance.randint(*value))
                if kind is codes.RANGE
                else chance.choice("0123456789")
            )
        elif code is codes.BRANCH:
            pieces.append(_written(chance.choice(argument[1]), chance))
        elif code is codes.SUBPATTERN:
            pieces.append(_written(argument[3], chance))
        elif code is codes.MAX_REPEAT:
            least, most, repeated = argument
            pieces += (_written(repeated, chance) for _ in range(chance.randint(least, min(most, least + 3))))
        else:
            assert code is codes.AT, code
    return "".join(pieces)


@pytest.mark.parametrize(("name", "pattern"), grammar.rules(), ids=[name for name, _ in grammar.rules()])
def test_each_expression_of_a_rule_is_looked_at_from_its_first_word(name: str, pattern: str) -> None:
    chance = random.Random(name)
    parsed = _parser.parse(pattern)
    written = (_written(parsed, chance) for _ in range(SAMPLES))
    expressions = [text for text in written if text[0].isalnum()]  # the others begin inside a word
    overlooked = [text for text in expressions if next(starts.possible(text.encode("latin-1")), None) != 0]
    assert not overlooked


def test_a_text_without_time_offers_no_place() -> None:
    assert not list(starts.possible(b"The union of farmers asks for more of the quota on beef."))
