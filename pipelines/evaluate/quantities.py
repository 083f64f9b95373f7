"""Scoring figures on sentences with gold quantities: one JSON list, or one JSON object a line.

Format of a case (other keys are ignored; the first key that is there counts):

- `text` | `sentence` | `input`: the text;
- `quantities` | `gold` | `annotations` | `results`: list of gold quantities, each with
  `value`: a number, a printed number ("1,200"), or a pair [low, high] for a range (`value_low` and `value_high` may give
  it, too); `unit` (optional): a code (USD, t, percent) or a name (US dollar, tonne, %); empty, "-" and null are no unit;
  `start` and `end` (optional): code points, end exclusive.

Gold and rows are aligned one to one: value and unit first, then value alone. Values are equal within a relative
1e-5, a range equals a range. `span` is scored over the gold rows that state one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.evaluate.recognizers import same_value
from pipelines.evaluate.recognizers_models import read as read_figures
from pipelines.evaluate.scores import GoldFormatError, Miss, Score, Scores, align, merge
from pipelines.extract.figures import units
from pipelines.extract.spans import FigureSpan
from pipelines.language.reference import rows

TEXT_KEYS = ("text", "sentence", "input", "Input")
LIST_KEYS = ("quantities", "gold", "annotations", "results", "Results")
NO_UNIT = frozenset({"", "-", "none", "null", "dimensionless", "number", "no unit"})


class QuantityFileError(GoldFormatError):
    """A file of gold quantities cannot be read; keeps path, case number and says what is wrong."""

    def __init__(self, path: Path, message: str, case: int | None = None):
        self.path, self.case = path, case
        super().__init__(f"{path}{'' if case is None else f', case {case}'}: {message}")


class Gold(NamedTuple):
    """One gold quantity; `value` is a number or a (low, high) pair, `unit` canonical or None, `span` None when unstated."""

    value: float | tuple[float, float]
    unit: str | None
    span: tuple[int, int] | None


def evaluate(path: Path) -> Scores:
    """Return value, value+unit (all, money, percent) and span scores of the cases in `path`. Raises QuantityFileError."""
    return merge(
        _score(f"{path.stem} {number}", text, gold) for number, (text, gold) in enumerate(_cases(path))
    )


def _cases(path: Path) -> Iterable[tuple[str, list[Gold]]]:
    try:
        content = path.read_text("utf-8-sig")
        records = (
            json.loads(content)
            if content.lstrip().startswith("[")
            else [json.loads(line) for line in content.splitlines() if line.strip()]
        )
    except (OSError, ValueError) as error:
        raise QuantityFileError(path, f"is neither a JSON list nor JSON lines ({error})") from error
    for number, record in enumerate(records):
        try:
            text = next(record[key] for key in TEXT_KEYS if key in record)
            items = next(record[key] for key in LIST_KEYS if key in record)
            yield str(text), [_gold(item) for item in items]
        except (StopIteration, KeyError, TypeError, ValueError) as error:
            raise QuantityFileError(
                path, f"lacks a text, its quantities or a value ({error!r})", number
            ) from error


def _gold(item: Mapping[str, Any]) -> Gold:
    value = item.get("value")
    if item.get("value_high") is not None:
        value = [item.get("value_low", value), item["value_high"]]
    number = tuple(_number(part) for part in value) if isinstance(value, list) else _number(value)
    if isinstance(number, tuple) and len(number) == 1:
        number = number[0]
    span = (
        (int(item["start"]), int(item["end"]))
        if item.get("start") is not None and item.get("end") is not None
        else None
    )
    return Gold(number, canonical_unit(item.get("unit") or item.get("currency")), span)  # type: ignore[arg-type]


def _number(printed: Any) -> float:
    return float(printed.replace(",", "").rstrip("%")) if isinstance(printed, str) else float(printed)


@cache
def _unit_names() -> dict[str, str]:
    names: dict[str, str] = {"percentage": "percent", "united states dollar": "usd", "usa dollar": "usd"}
    for forms in units.after_forms().values():
        for form in reversed(forms):
            names[form.printed.lower()] = form.unit.code.lower()
    for printed, unit in units.before_forms()[0].items():
        names[printed.lower()] = unit.code.lower()
    for row in rows("currencies"):
        names[row["name"].lower()] = names[row["code"].lower()] = row["code"].lower()
    for row in rows("units"):
        names[row["unit"].lower()] = row["unit"].lower()
    return names


def canonical_unit(printed: object) -> str | None:
    """Return the code (lower case) that a unit's name, sign or code stands for; other nouns as they are; None for none."""
    name = " ".join(str(printed or "").lower().split())
    if name in NO_UNIT:
        return None
    return _unit_names().get(name) or _unit_names().get(name.rstrip("s")) or name


def _value_of(figure: FigureSpan) -> float | tuple[float, float] | None:
    if figure.value_low is not None and figure.value_high is not None and figure.value is not None:
        return (figure.value_low, figure.value_high)
    return figure.value


def _likeness(gold: Gold, figure: FigureSpan) -> float:
    value = _value_of(figure)
    if isinstance(gold.value, tuple) or isinstance(value, tuple):
        same = (
            isinstance(gold.value, tuple)
            and isinstance(value, tuple)
            and all(map(same_value, gold.value, value))
        )
    else:
        same = same_value(gold.value, value)
    if not same:
        return 0.0
    return 2.0 if gold.unit == canonical_unit(figure.unit) else 1.0


def _is_money(unit: str | None) -> bool:
    return unit is not None and unit.upper() in _currency_codes()


@cache
def _currency_codes() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("currencies"))


def _score(name: str, text: str, gold: list[Gold]) -> Scores:
    figures = [figure for figure in read_figures(text) if figure.value is not None]
    pairs = align(gold, figures, _likeness)
    exact = [(g, f) for g, f in pairs if _likeness(g, f) == 2.0]
    spanned = [g for g in gold if g.span]
    scores = [
        Score("value", len(pairs), len(figures), len(gold)),
        Score("value+unit", len(exact), len(figures), len(gold)),
        Score("money value+unit", sum(_is_money(g.unit) for g, _ in exact), sum(f.quantity_kind == "money" for f in figures), sum(_is_money(g.unit) for g in gold)),
        Score("percent value+unit", sum(g.unit == "percent" for g, _ in exact), sum(f.quantity_kind == "percent" for f in figures), sum(g.unit == "percent" for g in gold)),
    ]  # fmt: skip
    if spanned:
        found = {(f.char_start, f.char_end) for f in figures}
        scores.append(Score("span", sum(g.span in found for g in spanned), len(figures), len(spanned)))
    return Scores(tuple(scores), tuple(_misses(name, text, gold, figures, exact)))


def _misses(
    name: str, text: str, gold: list[Gold], figures: list[FigureSpan], exact: list[tuple[Gold, FigureSpan]]
) -> Iterable[Miss]:
    right_gold, right_rows = {id(g) for g, _ in exact}, {id(f) for _, f in exact}
    for item in gold:
        if id(item) not in right_gold:
            start, end = item.span or (0, 0)
            yield Miss(
                "value+unit",
                "missing",
                name,
                start,
                end,
                text[start:end],
                f"{item.value} {item.unit or ''}",
                sentence=text,
            )
    for figure in figures:
        if id(figure) not in right_rows:
            got = f"{_value_of(figure)} {figure.unit or ''}"
            yield Miss(
                "value+unit",
                "spurious",
                name,
                figure.char_start,
                figure.char_end,
                figure.surface,
                got=got,
                sentence=text,
            )
