"""Charts as SVG, drawn at build time: the same data gives the same bytes. What is drawn is decided by `pages`.

Text and colours come from the page's style sheet, so a chart follows light and dark. Every text is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH = 760
ROW = 26
LABEL = 300
TOP = 34


@dataclass(frozen=True)
class Dot:
    """One dot of a dot plot: the row it stands in, its place on the axis, its weight, its class and its words."""

    row: str
    value: float
    weight: int
    kind: str
    title: str


@dataclass(frozen=True)
class Bar:
    """One stacked bar: its row, and (class, number) parts in order."""

    row: str
    parts: tuple[tuple[str, int], ...]


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _svg(height: int, title: str, body: list[str]) -> Markup:
    head = (
        f'<svg class="chart" role="img" viewBox="0 0 {WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title>"
    )
    return Markup(head + "".join(body) + "</svg>")


def _short(text: str, limit: int = 44) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _row_label(text: str, y: float) -> str:
    return f'<text class="label" x="{LABEL - 12}" y="{_number(y + 4)}" text-anchor="end">{escape(_short(text))}</text>'


def ticks(low: float, high: float, count: int = 6) -> list[float]:
    """Return round numbers that cover `low` to `high`, at most about `count` of them."""
    span = max(high - low, 1e-9)
    power = 10.0 ** len(str(int(span)))
    step = next(s * power for s in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0) if span / (s * power) <= count)
    first = int(low // step)
    return [step * n for n in range(first, int(-(-high // step)) + 1)]


def dot_plot(title: str, dots: Sequence[Dot], unit: str = "") -> Markup:
    """Return dots by row over a common axis; a dot's area grows with its weight."""
    rows = list(dict.fromkeys(d.row for d in dots))
    marks = ticks(min([0.0, *(d.value for d in dots)]), max([1.0, *(d.value for d in dots)]))
    low, high = marks[0], marks[-1]
    height = TOP + ROW * len(rows) + 12

    def x(value: float) -> float:
        return LABEL + (value - low) / (high - low) * (WIDTH - LABEL - 24)

    body = []
    for tick in marks:
        at = _number(x(tick))
        body.append(f'<line class="grid" x1="{at}" x2="{at}" y1="{TOP - 8}" y2="{height - 8}"/>')
        words = f"{_number(tick)}{unit}"
        body.append(f'<text class="tick" x="{at}" y="{TOP - 16}" text-anchor="middle">{escape(words)}</text>')
    for number, row in enumerate(rows):
        body.append(_row_label(row, TOP + ROW * number + ROW / 2))
    for dot in dots:
        y = TOP + ROW * rows.index(dot.row) + ROW / 2
        radius = _number(3.5 + 1.5 * min(dot.weight, 9) ** 0.5)
        body.append(
            f'<circle class="dot {escape(dot.kind)}" cx="{_number(x(dot.value))}" cy="{_number(y)}" r="{radius}">'
            f"<title>{escape(dot.title)}</title></circle>"
        )
    return _svg(height, title, body)


def stacked_bars(title: str, bars: Sequence[Bar]) -> Markup:
    """Return one bar per row, its parts side by side, with the total behind it."""
    largest = max((sum(n for _, n in bar.parts) for bar in bars), default=1)
    height = TOP + ROW * len(bars) + 4
    scale = (WIDTH - LABEL - 60) / largest
    body = []
    for number, bar in enumerate(bars):
        top = TOP - 20 + ROW * number
        body.append(_row_label(bar.row, top + 9))
        x = float(LABEL)
        for kind, count in bar.parts:
            width = count * scale
            body.append(
                f'<rect class="bar {escape(kind)}" x="{_number(x)}" y="{top}" width="{_number(width)}" height="18">'
                f"<title>{escape(f'{bar.row}: {count} {kind}')}</title></rect>"
            )
            x += width
        total = sum(n for _, n in bar.parts)
        body.append(f'<text class="tick" x="{_number(x + 8)}" y="{top + 13}">{total}</text>')
    return _svg(height, title, body)


def timeline(title: str, rows: Sequence[tuple[str, str, int, str]]) -> Markup:
    """Return (day, what, documents, class) rows as a list along a line, one row each, weight as a bar."""
    largest = max((weight for _, _, weight, _ in rows), default=1)
    height = TOP + ROW * len(rows)
    body = [f'<line class="grid" x1="96" x2="96" y1="8" y2="{height - 8}"/>']
    for number, (day, what, weight, kind) in enumerate(rows):
        y = 20 + ROW * number
        width = _number(150 * weight / largest)
        body.append(f'<text class="tick" x="84" y="{y + 4}" text-anchor="end">{escape(day)}</text>')
        body.append(f'<circle class="dot {escape(kind)}" cx="96" cy="{y}" r="5"/>')
        body.append(f'<text class="label" x="112" y="{y + 4}">{escape(_short(what, 62))}</text>')
        words = f"{weight} document" + ("" if weight == 1 else "s")
        body.append(
            f'<rect class="bar {escape(kind)}" x="{WIDTH - 200}" y="{y - 7}" width="{width}" height="14">'
            f"<title>{escape(words)}</title></rect>"
        )
        body.append(
            f'<text class="tick" x="{WIDTH - 194 + 150 * weight / largest:.0f}" y="{y + 4}">{weight}</text>'
        )
    return _svg(height, title, body)


def matrix(title: str, names: Sequence[str], cells: Mapping[tuple[str, str], tuple[int, int]]) -> Markup:
    """Return names against names as squares: how many of how many, the darker the larger the share."""
    side, left, top = 64, 240, 150
    body = []
    for number, name in enumerate(names):
        y, x = top + side * number, left + side * number
        words = escape(_short(name, 34))
        body.append(
            f'<text class="label" x="{left - 10}" y="{y + side / 2 + 4}" text-anchor="end">{words}</text>'
        )
        # slanted: names of newspapers differ in their last word
        place = f"{x + side / 2 - 6:g} {top - 10}"
        body.append(
            f'<text class="tick" transform="translate({place}) rotate(-40)">{escape(_short(name, 24))}</text>'
        )
        for other_number, other in enumerate(names):
            if (name, other) in cells:
                some, of = cells[name, other]
                share = _number(0.1 + 0.75 * some / of) if of else "0"
                at = left + side * other_number
                body.append(
                    f'<rect class="bar" x="{at}" y="{y}" width="{side - 3}" height="{side - 3}" '
                    f'fill-opacity="{share}"><title>{escape(f"{name} and {other}: {some} of {of}")}</title></rect>'
                    f'<text class="label" x="{at + side / 2 - 1}" y="{y + side / 2 + 3}" '
                    f'text-anchor="middle">{some}/{of}</text>'
                )
    return _svg(top + side * len(names) + 8, title, body)
