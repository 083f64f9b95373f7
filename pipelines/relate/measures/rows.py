"""The rows of a reading: one per rate, target and imposer, each with a span of its own."""

from __future__ import annotations

from pipelines.extract.spans import MentionSpan, Sentence
from pipelines.relate.function_words import ALLEGED, ANNOUNCES
from pipelines.relate.items import Item
from pipelines.relate.measures import announced, causes, dating, outlying_dates, second_states
from pipelines.relate.measures.answers import answer_of
from pipelines.relate.measures.date_frame import Dates, Frame
from pipelines.relate.measures.insertions import INSERTS
from pipelines.relate.measures.instrument_status import for_instrument, participle_status
from pipelines.relate.measures.modality import REACHED
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.measures.rates import chosen_rates, states_addition, states_total
from pipelines.relate.measures.reading import BILATERAL, Context, Reading, party_at
from pipelines.relate.measures.several_rows import (
    by_flow,
    by_imposer,
    dealt_out,
    further_rows,
    with_own_span,
    with_rate,
)
from pipelines.relate.parties import actor
from pipelines.relate.statements import MeasureStatement


def rows_of(
    context: Context,
    sentence: Sentence,
    words: list[Item],
    reading: Reading,
    low: int,
    high: int,
    used: set[int],
) -> list[MeasureStatement]:
    """Return the rows of one reading, whose words end before item `high`; `used` holds the dates already taken."""
    text = context.index.spans.source.text
    phrase = reading.phrase
    verb = reading.predicate.verb if reading.predicate is not None else None
    second, whole = second_states.clause(words, reading), high
    high = phrase.last + 2 if second is not None else high
    dates = _dates(words, reading, low, high, used)
    cause = causes.cause(words, phrase.first, high, max(phrase.last, verb or 0))
    answered = answer_of(words, reading, cause, context)
    speaker = causes.attribution(words, reading.start, phrase.last)
    _impute(words, reading, speaker)
    if reading.predicate is not None and reading.rule in ("passive", "become") and not reading.shares_dates:
        reading.end = max(reading.end, verb or 0)
    start, end = words[reading.start].start, words[max(phrase.last, dates.last, reading.end)].end
    purpose = causes.purpose(words, phrase.last + 1, min(high, phrase.last + 12))
    under = causes.agreement(words, low, high)
    statement = _stated(text, words, reading, (start, end), sentence, dates)._replace(
        under_agreement=text[under.start : under.end] if under is not None else None,
        in_response_to=answered[0] if answered is not None else None,
        in_response_to_char_start=answered[1] if answered is not None else None,
        purpose=text[purpose.start : purpose.end] if purpose is not None else None,
        attributed_to=speaker.surface if speaker is not None else None,
        attributed_to_entity_id=speaker.entity_id if speaker is not None else None,
        is_reported=any(w.low in ("reportedly", "allegedly") for w in words[low:high]),
    )
    rows = dealt_out(words, phrase, [statement, *further_rows(text, words, phrase, statement)])
    rows = with_own_span(text, words, phrase, rows)
    rows = by_flow(words, phrase, by_imposer(text, words, reading, rows))
    if phrase.later_participle is not None:
        rows.append(_later(text, words, reading, statement, high, used))
    if second is not None:
        rows += second_states.row(text, words, second, rows[0], phrase.last + 2, whole, used)
    return rows


def _dates(words: list[Item], reading: Reading, low: int, high: int, used: set[int]) -> Dates:
    """Return what the dates around the reading date."""
    phrase = reading.phrase
    verb = reading.predicate.verb if reading.predicate is not None else None
    is_truce = reading.instrument.instrument == "truce"
    taken = set() if reading.shares_dates else used
    taken |= _in_apposition(words, reading)
    stop = phrase.later_participle or high
    settled = max(phrase.last, verb or 0, reading.end)
    frame = Frame(
        low,
        stop,
        reading.start,
        phrase.last,
        settled,
        verb,
        reading.status,
        is_truce,
        reading.is_prospective is True,
    )
    found = dating.dates(words, frame, taken)
    found.status = found.status or announced.day(words, frame, found)
    _take_outlying(words, reading, frame, found, used)
    return found


def _take_outlying(words: list[Item], reading: Reading, frame: Frame, found: Dates, used: set[int]) -> None:
    """Take the days that stand far from the measure where no nearer one says the same."""
    if found.expiry is None and reading.status in ("extended", "in_force", "announced"):
        found.expiry = outlying_dates.expiry_past_relative(words, frame, used)
    if found.effective is None and reading.status in _BEGUN:
        found.effective = outlying_dates.opening_date(words, reading.start)
    if found.effective is None and reading.status in ("in_force", "raised", "reduced"):
        found.effective = outlying_dates.date_of_main_clause(words, reading.predicate)
    if (
        found.effective is None
        and reading.status == "in_force"
        and reading.instrument.instrument not in BILATERAL
    ):
        found.effective = outlying_dates.year_before_noun(words, reading.phrase)
    opened = outlying_dates.opening_range(words) if reading.status == "in_force" else None
    is_free = opened is not None and (frame.low == 0 or used.isdisjoint(day.char_start for day in opened))
    if opened is not None and is_free and found.expiry is None and found.effective in (None, opened[0]):
        found.effective, found.expiry = opened


_BEGUN = frozenset(("announced", "in_force", "raised", "reduced", "lifted", "suspended"))
"""States that begin on the day with which a sentence opens: effective 1 May, the duties include …"""


def _in_apposition(words: list[Item], reading: Reading) -> set[int]:
    """Return the dates of an aside between a measure and its verb: "the duty, the first since May, took effect"."""
    made, i = reading.predicate, reading.phrase.last + 1
    if made is None or made.verb is None or made.start <= i or words[i].low not in INSERTS:
        return set()
    if words[i].low == "," and words[i + 1].klass != "det":
        return set()
    return {w.date.char_start for w in words[i : made.start] if w.date is not None}


def _impute(words: list[Item], reading: Reading, speaker: MentionSpan | None) -> None:
    """Take the speaker's side for the imposer of a measure on somebody else, marked ambiguous.

    Its own goods are what the speaker says that another party's measure hits: "Peru says Chile banned its beef".
    """
    phrase = reading.phrase
    owns = any(w.low in ("its", "their", "our") for w in words[phrase.head + 1 : phrase.last + 1])
    if owns and reading.imposer is not None and reading.target is None and speaker is not None:
        party = actor(speaker)
        reading.target = party if party != reading.imposer else None
    if (
        reading.imposer is None
        and reading.target is not None
        and speaker is not None
        and not reading.is_by_unnamed
    ):
        party = actor(speaker)
        if party not in (reading.target, *(named for named, _ in phrase.targets)):
            reading.imposer, reading.is_ambiguous = party, True
    if reading.imposer is None and not reading.is_by_unnamed:
        party = _announcer(words, reading)
        reading.imposer, reading.is_ambiguous = party, party is not None or reading.is_ambiguous


def _announcer(words: list[Item], reading: Reading) -> str | None:
    """Return who announces what becomes of a measure, and does not only tell of it: Peru announced that duties will rise."""
    if reading.status not in REACHED | {"announced"}:
        return None
    told = (
        j for j in range(1, reading.start - 1) if words[j].low in ANNOUNCES and words[j + 1].low == "that"
    )
    return next((party for j in told if (party := party_at(words, j - 1)) is not None), None)


def _stated(
    text: str,
    words: list[Item],
    reading: Reading,
    extent: tuple[int, int],
    sentence: Sentence,
    dates: Dates,
) -> MeasureStatement:
    """Return the row of a reading with its parties, goods, rate, status and dates."""
    phrase, product = reading.phrase, reading.phrase.product
    rate, rate_from = chosen_rates(phrase)
    is_act = reading.status in ("in_force", "violated", "raised")
    is_act |= reading.rule == "verbal" and reading.status == "under_discussion"
    is_alleged = is_act and _is_alleged(words, reading)
    stated = MeasureStatement(
        char_start=extent[0],
        char_end=extent[1],
        surface=text[extent[0] : extent[1]],
        sentence_start=sentence.char_start,
        rule=reading.rule,
        instrument=reading.instrument.instrument,
        status="alleged" if is_alleged else reading.status,
        is_prospective=reading.is_prospective if reading.status in REACHED and not is_alleged else None,
        mast_chapter=reading.instrument.mast_chapter,
        imposer_entity_id=reading.imposer,
        target_entity_id=reading.target,
        product=_printed(text, product) if product is not None else None,
        hs_chapter=phrase.hs_chapter,
        rate_from_percent=rate_from.value if rate_from is not None else None,
        rate_is_additional=True if phrase.is_additional or states_addition(words, phrase) else None,
        rate_is_total=True if rate is not None and states_total(words, phrase) else None,
        status_date_char_start=dates.status.char_start if dates.status is not None else None,
        effective_from_date_char_start=dates.effective.char_start if dates.effective is not None else None,
        effective_to_date_char_start=dates.expiry.char_start if dates.expiry is not None else None,
        duration=_duration(phrase, dates),
        is_ambiguous=reading.is_ambiguous,
    )
    return stated if rate is None else with_rate(stated, rate)


def _later(
    text: str, words: list[Item], reading: Reading, statement: MeasureStatement, high: int, used: set[int]
) -> MeasureStatement:
    """Return the row of a second participle: "a truce agreed in May and extended in August"."""
    position = reading.phrase.later_participle
    assert position is not None
    entry = words[position].entry
    assert entry is not None
    assert entry.verb is not None
    status = for_instrument(reading.instrument, participle_status(entry.verb.status))
    is_truce = reading.instrument.instrument == "truce"
    frame = Frame(position, high, position, position, position, None, status, is_truce)
    dates = dating.dates(words, frame, used)
    end = max(position, *(i for i in range(position, high) if words[i].date is not None), position)
    return statement._replace(
        char_end=words[end].end,
        surface=text[statement.char_start : words[end].end],
        status=status,
        is_prospective=False if status in REACHED else None,
        rule="participle",
        status_date_char_start=dates.status.char_start if dates.status is not None else None,
        effective_from_date_char_start=(
            dates.effective.char_start
            if dates.effective is not None
            else statement.effective_from_date_char_start
        ),
        effective_to_date_char_start=dates.expiry.char_start if dates.expiry is not None else None,
    )


def _printed(text: str, product: tuple[int, int]) -> str:
    """Return the words of a product, with the closing quotation mark of one that opens inside."""
    words = text[product[0] : product[1]]
    return words + "”" if "“" in words and "”" not in words and text.startswith("”", product[1]) else words


def _is_alleged(words: list[Item], reading: Reading) -> bool:
    """Return whether the act is an accusation: "accused Brussels of imposing duties", "alleged that Ottawa subsidised"."""
    made = reading.predicate
    if made is None or made.verb is None:
        return False
    near = words[max(0, made.start - (14 if reading.rule == "verbal" else 7)) : made.start]
    said = next((w.low for w in reversed(near) if w.low in ALLEGED), None)
    is_clause = made.is_gerund or any(w.low in ("that", "using") for w in near)
    return said is not None and (is_clause or said.startswith("alleg"))


def _duration(phrase: NounPhrase, dates: Dates) -> str | None:
    span = phrase.duration or dates.duration
    return span.timex_unanchored if span is not None else None
