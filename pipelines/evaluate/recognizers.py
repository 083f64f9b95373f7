"""Scoring figures on Recognizers-Text specs (JSON lists of Input and Results) for number, currency, percent, dimension.

The specs describe four models that read the same text with conventions of their own. A row of the figures table is one
quantity as news means it, so each model is a mapping of our reading, stated here and not in the extractor:

- *number*: every numeral, also inside money and measures; no ordinals or multiples; runs of digit groups are split;
  a letter may be a power (10k, 10G); a numeral glued to a unit (180ml) is none; powers, exponents and "a over b" are
  worked out. Ours: `pipelines.language.numbers.scan`.
- *currency*: rows of money; besides, a currency word without an amount is reported with no value.
- *percentage*: rows of percent; "percent of N" is read as N percent; a percent word or sign without a number is
  reported with no value.
- *dimension*: rows of physical measures (not of time), the first unit of a rate; a unit without a number has no value.

A case is right when every expected result is found with its span and value (and unit, where scored) and nothing else is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.evaluate.recognizers_models import currencies, dimensions, numerals, percentages
from pipelines.evaluate.scores import GoldFormatError, Miss, Score, Scores


class Result(NamedTuple):
    """One expected or found result; `end` is exclusive, `value` None where none is given, `unit` in lower case."""

    start: int
    end: int
    value: float | None
    unit: str | None


Model = Callable[[str], list[tuple[int, int, float | None, str | None]]]
MODELS: dict[str, Model] = {
    "number": numerals, "currency": currencies, "percentage": percentages, "dimension": dimensions,
}  # fmt: skip
FILES = {
    "NumberModel": "number",
    "CurrencyModel": "currency",
    "PercentModel": "percentage",
    "DimensionModel": "dimension",
}
TOLERANCE = 1e-5


class SpecError(GoldFormatError):
    """A spec file cannot be read; keeps the path and says what is wrong."""

    def __init__(self, path: Path, message: str):
        self.path = path
        super().__init__(f"{path}: {message}")


def evaluate(directory: Path) -> Scores:
    """Return per model the cases right (`… cases`), span+value and span+value+unit of single results.

    Every spec in `directory` whose name FILES knows is read, all cases, whatever platforms they are marked for.
    Raises SpecError.
    """
    scores: list[Score] = []
    misses: list[Miss] = []
    paths = [path for path in sorted(directory.glob("*.json")) if path.stem in FILES]
    if not paths:
        raise SpecError(directory, f"holds none of {', '.join(name + '.json' for name in FILES)}")
    for path in paths:
        _evaluate_file(path, FILES[path.stem], scores, misses)
    return Scores(tuple(scores), tuple(misses))


def _evaluate_file(path: Path, kind: str, scores: list[Score], misses: list[Miss]) -> None:
    try:
        cases = json.loads(path.read_text("utf-8-sig"))
        expected = [[_expected(result, kind) for result in case["Results"]] for case in cases]
        inputs = [str(case["Input"]) for case in cases]
    except (ValueError, KeyError, TypeError) as error:
        raise SpecError(path, f"is no list of cases with Input and Results ({error!r})") from error
    right_cases = right = right_units = found_count = gold_count = 0
    for number, (text, gold) in enumerate(zip(inputs, expected, strict=True)):
        found = [Result(*item) for item in MODELS[kind](text)]
        pairs = [(g, f) for g in gold for f in found if g[:2] == f[:2] and same_value(g.value, f.value)]
        with_unit = sum(same_unit(g.unit, f.unit) for g, f in pairs)
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        right, right_units = right + len(pairs), right_units + with_unit
        is_right = len(pairs) == len(gold) == len(found)
        right_cases += is_right and with_unit == len(gold)
        if not is_right or with_unit < len(gold):
            fault = "wrong" if gold and found else "missing" if gold else "spurious"
            misses.append(_miss(kind, fault, f"{path.stem} {number}", text, gold, found))
    scores.append(Score(f"{kind} span+value", right, found_count, gold_count))
    scores.append(Score(f"{kind} span+value+unit", right_units, found_count, gold_count))
    scores.append(Score(f"{kind} cases", right_cases, len(inputs), len(inputs)))


def _expected(result: dict[str, Any], kind: str) -> Result:
    resolution = result.get("Resolution") or {}
    printed = resolution.get("value")
    value = None if printed in (None, "null") else float(str(printed).rstrip("%"))
    unit = (
        resolution.get("isoCurrency") or resolution.get("unit") if kind in ("currency", "dimension") else None
    )
    return Result(int(result["Start"]), int(result["End"]) + 1, value, unit.lower() if unit else None)


def same_value(a: float | None, b: float | None) -> bool:
    """Tell whether two values are equal within a relative tolerance of 1e-5."""
    if a is None or b is None:
        return a is b
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b))


def same_unit(expected: str | None, found: str | None) -> bool:
    """Tell whether a found unit (ISO code | names, any of them) is the expected one; a last word alone may stand for it."""
    if expected is None:
        return True
    names = {_plain(name) for name in (found or "").split("|")}
    return _plain(expected) in names or _plain(expected).split()[-1] in {
        name.split()[-1] for name in names if name
    }


def _plain(name: str) -> str:
    return re.sub(r"litre", "liter", re.sub(r"metre", "meter", name.lower()))


def _miss(kind: str, fault: Any, name: str, text: str, gold: list[Result], found: list[Result]) -> Miss:
    def show(results: list[Result]) -> str:
        return "; ".join(f"{text[r.start : r.end]!r}={r.value} {r.unit or ''}".strip() for r in results)

    start, end = (gold or found)[0][:2]
    return Miss(f"{kind} cases", fault, name, start, end, text[start:end], show(gold), show(found), text)
