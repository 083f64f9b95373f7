"""Quantities: money, percent, measures, counts, ordinals, multiples, durations, ranges and vague amounts.

What a numeral says belongs to `pipelines.language.numbers`; calendar reading of dates to `pipelines.extract.dates`.
Who imposes a rate on whom is left to `pipelines.relate.measures`.
"""

from __future__ import annotations

from bisect import bisect_right

from pipelines.extract.figures import changes, currencies, hedges, names, ranges, reader, roles, units
from pipelines.extract.figures.quantity import Place, Quantity
from pipelines.extract.spans import DateSpan, FigureSpan, MentionSpan, Sentence, Source
from pipelines.language.numbers import Numeral, fold, scan

TITLE_KINDS = frozenset({"headline", "heading"})


def find(
    source: Source, dates: tuple[DateSpan, ...], mentions: tuple[MentionSpan, ...]
) -> tuple[FigureSpan, ...]:
    """Return the quantities of `source` in order; numbers inside dates and names are none."""
    text = _unwrapped(source)
    lower = fold(text)
    numerals = scan(text, lower)
    if not numerals or not source.sentences:
        return ()
    text, lower = _plain_spaces(text), _plain_spaces(lower)
    found = _quantities(source, text, lower, numerals, _Blocked(lower, dates, mentions))
    if not found:
        return ()
    amounts = [quantity for quantity, _ in found if quantity.kind == "money"]
    currencies.localise(text, lower, amounts, source.country, mentions)
    cues = roles.Cues(lower)
    figures: list[FigureSpan] = []
    for quantity, sentence in ranges.merge(text, lower, found):
        figure = _figure(source.text, lower, cues, quantity, sentence)
        if figures:
            figure = _completed(lower, figures[-1], figure)
            if figure.about is None and cues.speaks_of_tariffs and _continues_rates(figures[-1], figure):
                figure = figure._replace(about="tariff_rate")
        figures.append(figure)
    return tuple(figures)


RATE_DISTANCE = 160
"""How far apart two percentages may stand for the second to go on with the rates of duty of the first."""


def _continues_rates(left: FigureSpan, right: FigureSpan) -> bool:
    """Tell whether a percentage without a cue follows a rate of duty: tariffs fell to 19% from 25%; Thailand (36% to 19%)."""
    return (
        left.about == "tariff_rate"
        and left.unit == right.unit == "percent"
        and right.change in ("level", "from", "to")
        and right.char_start - left.char_end < RATE_DISTANCE
    )


def _completed(lower: str, left: FigureSpan, right: FigureSpan) -> FigureSpan:
    """Return `right` with what the figure before says of it, too: the change of a list, the role of a from–to pair."""
    if left.currency and right.currency and lower[left.char_end : right.char_start] in CONVERTED:
        return right._replace(about=left.about, change=left.change)
    if right.change == "level":
        if not _is_listed(lower, left, right):
            return right
        return right._replace(
            change=left.change, about=left.about if left.unit == right.unit else right.about
        )
    is_pair = (
        right.change in ("from", "to")
        and left.unit == right.unit
        and right.sentence_start == left.sentence_start
    )
    if is_pair and left.about and right.char_start - left.char_end < 30:
        return right._replace(about=left.about)
    return right


CONVERTED = frozenset({" (", " (about ", " (around ", "; "})
"""What leads to the same amount in another currency: a €3 (£2.56; $3.42) levy."""
LIST_JOINS = frozenset({", ", " and ", ", and ", " or ", ", or "})


def _is_listed(lower: str, left: FigureSpan, right: FigureSpan) -> bool:
    """Tell whether the verb before `left` says `right`, too: rose 5%, 7% and 9%; fell 678 points, or 7 percent."""
    if left.change == "level":
        return False
    end = left.char_start + len(left.counted) if left.counted else left.char_end
    gap = lower[end : right.char_start]
    if left.unit == right.unit:
        return gap in LIST_JOINS
    return gap == " (" or (len(gap) < 22 and gap.startswith((", or ", " or ")))


def _plain_spaces(text: str) -> str:
    """Return the text with no-break and thin spaces as spaces; scanning needs them (1 234 567), reading does not."""
    for space in "\u00a0\u202f\u2009":
        if space in text:  # a replacement of nothing would copy the text
            text = text.replace(space, " ")
    return text


def _unwrapped(source: Source) -> str:
    """Return the text with line breaks inside sentences as spaces, every character at its place."""
    text, last = source.text, 0
    pieces: list[str] = []
    for sentence in source.sentences:
        start, end = sentence.char_start, sentence.char_end
        if text.find("\n", start, end) >= 0:
            pieces += (text[last:start], text[start:end].replace("\n", " ").replace("\r", " "))
            last = end
    return "".join((*pieces, text[last:])) if pieces else text


def _quantities(
    source: Source, text: str, lower: str, numerals: list[Numeral], blocked: _Blocked
) -> list[tuple[Quantity, Sentence]]:
    """Return what each numeral in a sentence says, without the digits that the document uses as names."""
    starts = [sentence.char_start for sentence in source.sentences]
    found: list[tuple[Quantity, Sentence]] = []
    codes: set[str] = set()
    place, current = Place(text, lower, 0, 0, False, 0, codes), -1
    for numeral in numerals:
        at = bisect_right(starts, numeral.start) - 1
        if at < 0:
            continue
        sentence = source.sentences[at]
        if numeral.end > sentence.char_end or blocked.covers(numeral, lower):
            continue
        if numeral.in_digits and _is_cell(text, numeral.start, numeral.end):
            continue
        if at != current:
            current = at
            is_title = sentence.passage_kind in TITLE_KINDS
            place = Place(text, lower, sentence.char_start, sentence.char_end, is_title, place.taken, codes)
        quantity = reader.read(place, numeral)
        if quantity is not None and quantity.start >= place.taken:
            found.append((quantity, sentence))
            place.taken, place.previous = quantity.end, quantity
    if not codes:
        return found
    return [
        (quantity, sentence)
        for quantity, sentence in found
        if quantity.kind not in ("number", "count")
        or text[quantity.numeral.start : quantity.numeral.end] not in codes
    ]


def _is_cell(text: str, start: int, end: int) -> bool:
    """Tell whether digits stand between digits, as in the cells of a table: nothing says what they count."""
    return (
        text[start - 1 : start] == " " == text[end : end + 1]
        and text[start - 2 : start - 1].isdigit()
        and text[end + 1 : end + 2].isdigit()
    )


class _Blocked:
    """Spans in which no figure starts: dates other than durations, named mentions, names of a list."""

    def __init__(self, lower: str, dates: tuple[DateSpan, ...], mentions: tuple[MentionSpan, ...]):
        spans = [
            (date.char_start, date.char_end, "date") for date in dates if date.timex_type in ("DATE", "TIME")
        ]
        spans += [
            (mention.char_start, mention.char_end, "name")
            for mention in mentions
            if mention.resolved_by not in ("nominal", "pronoun")
        ]
        spans += [(start, end, "name") for start, end in names.whole_names(lower)]
        spans.sort()
        self.spans = spans
        self.starts = [span[0] for span in spans]

    def covers(self, numeral: Numeral, lower: str) -> bool:
        at = bisect_right(self.starts, numeral.start) - 1
        for index in (at, at - 1):
            if index >= 0 and self.spans[index][1] > numeral.start:
                if self.spans[index][2] == "date":
                    return not _counts_days(numeral, lower)
                return numeral.value != 0 or numeral.in_digits  # ZERO Tariffs
        return False


def _counts_days(numeral: Numeral, lower: str) -> bool:
    """Tell whether an ordinal or count of days, months or years stands inside a date (a second day of talks)."""
    return numeral.kind == "ordinal" and lower.startswith((" day", " year", " month", " week"), numeral.end)


OF_AN_INDEX = frozenset({"index", "direction", "market"})
NO_AMOUNT = frozenset({"ordinal", "age", "duration"})


def _figure(text: str, lower: str, cues: roles.Cues, quantity: Quantity, sentence: Sentence) -> FigureSpan:
    start, end = quantity.start, quantity.end
    if quantity.kind == "index" and not cues.near(
        start, end, sentence.char_start, sentence.char_end, OF_AN_INDEX
    ):
        quantity.kind, quantity.role = "count", None  # points of a game
    floor, ceiling = sentence.char_start, sentence.char_end
    hedge = None
    if quantity.kind != "ordinal":
        hedge = hedges.before(lower, start, floor) or hedges.after(lower, end)
    if hedge and hedge.start < start and hedges.bounds_nothing(lower, quantity, hedge):
        hedge = None
    comparator = hedge.comparator if hedge else "exact"
    is_doubted = quantity.doubt is not None and not quantity.doubt.startswith("ambiguous")
    if quantity.value is None and comparator == "exact" and not is_doubted:
        comparator = "vague"
    change = "level"
    begin = hedge.start if hedge and hedge.end <= start else start
    if quantity.kind not in NO_AMOUNT:
        change = changes.change(lower, begin, end, floor, quantity.kind)
    return FigureSpan(
        char_start=start,
        char_end=end,
        surface=text[start:end],
        sentence_start=floor,
        rule=quantity.rule,
        quantity_kind=quantity.kind,
        value=quantity.value,
        value_low=quantity.low,
        value_high=quantity.high,
        unit=quantity.unit or None,
        currency=quantity.currency,
        scale_word=quantity.scale_word,
        comparator=comparator,
        period=_period(lower, quantity),
        change=change,
        counted=text[start : quantity.counted_end] if quantity.counted_end else None,
        about=quantity.role or roles.about(cues, quantity, change, floor, ceiling, begin),
        is_trivial=_is_trivial(quantity),
        is_ambiguous=quantity.doubt is not None and quantity.doubt.startswith("ambiguous"),
        doubt=quantity.doubt,
    )


def _period(lower: str, quantity: Quantity) -> str | None:
    """Return the period of a rate, printed after the quantity or after what it counts."""
    if quantity.period or quantity.kind in NO_AMOUNT:
        return quantity.period
    return units.period(lower, quantity.end) or (
        units.period(lower, quantity.counted_end) if quantity.counted_end else None
    )


def _is_trivial(quantity: Quantity) -> bool:
    """Tell whether a count only refers back: the two countries, the first stop."""
    if quantity.trivial == "pair":
        return quantity.kind == "count" and quantity.value == 2
    return quantity.trivial == "first" and quantity.kind == "ordinal" and quantity.value == 1
