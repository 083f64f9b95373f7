"""Rates that stand outside the phrase, and which of several is the rate and which the one before."""

from __future__ import annotations

from pipelines.extract.spans import FigureSpan
from pipelines.relate.items import Item
from pipelines.relate.measures.copula_rates import note_opened_rates, note_stated_rate
from pipelines.relate.measures.noun_phrase import read_listed
from pipelines.relate.measures.parted_rates import note_parted_rates
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.measures.reading import Reading


def note_later_rates(words: list[Item], reading: Reading) -> None:
    """Take the rates outside the phrase, and the rate before the one stated."""
    note_parted_rates(words, reading)
    note_opened_rates(words, reading)
    _after_verb(words, reading)
    _down_from(words, reading)


def _down_from(words: list[Item], reading: Reading) -> None:
    """Take the rate before: "cut duties to 15%, down from 39%", "raised the duty to 30% from 5%"."""
    phrase = reading.phrase
    if not phrase.rates or any(role in ("from", "by") for _, role in phrase.rates):
        return
    rated = next((k for k, word in enumerate(words) if word.figure is phrase.rates[0][0]), len(words))
    i = _from_after(words, rated + 1)
    if i is None:
        i = _from_after(words, max(phrase.last, reading.end) + 1)
        if i is None or words[i - 1].low not in ("down", "up"):
            return
    old = next((k for k in range(i + 1, min(len(words), i + 6)) if words[k].figure is not None), None)
    figure = words[old].figure if old is not None else None
    if old is None or figure is None or figure.quantity_kind != "percent":
        return
    between = [w for w in words[i + 1 : old] if w.date is None or not w.date.is_vague]
    if all(w.kind in "WL" and w.klass in (None, "det", "adv", "prep") for w in between):
        phrase.rates.append((figure, "from"))
        reading.end = max(reading.end, old)


def _from_after(words: list[Item], i: int) -> int | None:
    """Return the "from" at item `i`, past a comma and the direction of a change: , down from."""
    while i < len(words) and words[i].low in _BACK_MARKS:
        i += 1
    return i if i < len(words) and words[i].low == "from" else None


_BACK_MARKS = frozenset((",", "(", "–", "—", "down", "up"))


def _after_verb(words: list[Item], reading: Reading) -> None:
    """Take the rates after the verb when the phrase is its subject: "duties were cut from 50% to 25%"."""
    made, phrase = reading.predicate, reading.phrase
    _resumed(words, reading)
    if phrase.rates:
        _changed_from(words, reading)
        _changed_to(words, reading)
        if any(role == "to" for _, role in phrase.rates):
            _read_pair(words, max(phrase.last, reading.end) + 1, phrase)
        return
    if made is None or made.verb is None or made.verb < phrase.last:
        _changed_to(words, reading)
        if not phrase.rates:
            _amount(words, reading)
            note_stated_rate(words, reading)
        return
    for j in range(made.verb + 1, min(len(words), made.verb + 9)):
        word = words[j]
        if word.kind == "P" or (
            word.entry is not None and (word.entry.noun is not None or word.klass in ("sub", "say"))
        ):
            return
        if word.figure is not None and word.figure.quantity_kind == "percent":
            if words[j - 1].low in _COVERS:
                return  # and cover 99% of trade
            role = next(
                (
                    w.low
                    for w in reversed(words[max(made.verb, j - 6) : j])
                    if w.low in ("from", "to", "by", "at")
                ),
                "level",
            )
            phrase.rates.append((word.figure, role if role in ("from", "to", "by") else "level"))
            reading.end = j
            if role == "to":
                read_listed(words, j + 1, phrase)
                _read_pair(words, j + 1, phrase)


_COVERS = frozenset(
    "cover covers covered covering affect affects affected affecting hit hits hitting reach reaches account accounts".split()
)
"""Verbs whose percentage is a share of goods."""


def _read_pair(words: list[Item], i: int, phrase: NounPhrase) -> None:
    """Read the goods and rates that follow a first pair: "…, and on maize from 7% to 12%", "and on tea to 9% from 5%"."""
    i = next(
        (k for k in range(i, min(len(words), i + 6)) if words[k].low == "," or words[k].klass == "conj"), i
    )
    marks = i
    while marks < len(words) and (words[marks].low == "," or words[marks].klass == "conj"):
        marks += 1
    at = next((k for k in range(marks, min(len(words) - 3, marks + _GOODS)) if words[k].low in _ENDS), None)
    if marks == i or at is None or any(w.kind == "P" or w.klass in _CLAUSES for w in words[marks:at]):
        return
    other_at = at + 2 + (words[at + 2].low in ("back", "up", "down"))
    ends = {words[k].low: words[k + 1].figure for k in (at, other_at) if k + 1 < len(words)}
    old, new = ends.get("from"), ends.get("to")
    if old is None or new is None or not old.quantity_kind == new.quantity_kind == "percent":
        return
    goods = [k for k in range(marks, at) if words[k].klass not in ("prep", "det")]
    other = NounPhrase(
        goods[0] if goods else at, phrase.instrument, marks, other_at + 1, rates=[(new, "to"), (old, "from")]
    )
    if goods:
        other.product = (words[goods[0]].start, words[goods[-1]].end)
    phrase.further.append(other)


_ENDS = ("from", "to")
_GOODS = 6
"""Items from a comma to the rates of the goods behind it: and on frozen boneless cuts to 82% from 12%."""
_CLAUSES = frozenset(("aux", "modal", "sub", "say", "verb", "pron"))


def _resumed(words: list[Item], reading: Reading) -> None:
    """Take the rate of "doubled the 25% duty, raising it to 50%"; two rates for one pronoun are those of several goods."""
    phrase = reading.phrase
    i = max(phrase.last, reading.end) + 1
    if i + 4 >= len(words) or words[i].low != "," or words[i + 1].low not in _BRINGS:
        return
    figure = words[i + 4].figure
    if words[i + 2].low not in _PRONOUNS or words[i + 3].low != "to" or figure is None:
        return
    is_one = figure.quantity_kind == "percent" and not any(w.low == "respectively" for w in words[i + 5 :])
    if is_one and not any(role == "to" for _, role in phrase.rates):
        phrase.rates[:] = [(f, "from" if role == "level" else role) for f, role in phrase.rates]
        phrase.rates.append((figure, "to"))
        reading.end = i + 4


_BRINGS = frozenset(
    "raising lifting taking bringing cutting lowering reducing increasing pushing hiking doubling".split()
)
_PRONOUNS = frozenset("it them this these those".split())


def _changed_from(words: list[Item], reading: Reading) -> None:
    """Take the rate of "a reduction from the 25% duty" for the one before."""
    made, phrase = reading.predicate, reading.phrase
    if made is None or made.cue is None or made.cue.status not in _CHANGES:
        return
    phrase.rates[:] = [
        (f, "from" if role == "level" and _is_after_from(words, f) else role) for f, role in phrase.rates
    ]


def _is_after_from(words: list[Item], figure: FigureSpan) -> bool:
    """Return whether "from" leads to the figure, past an article, adverbs and participles."""
    at = next((k for k, word in enumerate(words) if word.figure is figure), 0)
    ahead = (w for w in reversed(words[:at]) if w.klass not in ("det", "adv") and not w.low.endswith("ed"))
    return next((w.low == "from" for w in ahead), False)


_CHANGES = ("raised", "reduced")


def _changed_to(words: list[Item], reading: Reading) -> None:
    """Take the rate after an insertion: "lowered the 25% duty, which was to begin in May, to 15%", "…, from 25 to 50%".

    Of a measure that is the subject the rate follows the verb: the 25% duty will rise to 50%.
    """
    made, phrase = reading.predicate, reading.phrase
    if made is None or made.cue is None or made.cue.status not in _CHANGES:
        return
    if any(role == "to" for _, role in phrase.rates):
        if not any(role == "from" for _, role in phrase.rates):
            phrase.rates[:] = [(f, "from" if role == "level" else role) for f, role in phrase.rates]
        return
    is_subject = made.subject_is_measure and made.verb is not None and made.verb > phrase.last
    i = made.verb + 1 if is_subject and made.verb is not None else _past_examples(words, phrase.last + 1)
    if i < len(words) and words[i].low == ",":
        closing = (j for j in range(i + 1, min(len(words) - 2, i + 14)) if words[j].low == ",")
        i = next((j + 1 for j in closing if words[j + 1].low == "to"), len(words))
    if i + 1 < len(words) and words[i].low == "to":
        figure = words[i + 1].figure
        if figure is not None and figure.quantity_kind == "percent":
            phrase.rates[:] = [(f, "from" if role == "level" else role) for f, role in phrase.rates]
            phrase.rates.append((figure, "to"))
            reading.end = max(reading.end, i + 1)


def _past_examples(words: list[Item], i: int) -> int:
    """Return the item after goods that are named as examples: duties on motorcycles like Harleys to 50%."""
    if i >= len(words) or words[i].low not in ("like", "such as", "including"):
        return i
    goods = (
        k for k in range(i + 1, min(len(words), i + 7)) if words[k].klass is not None or words[k].kind == "P"
    )
    return next((k for k in goods if words[k].klass not in ("det", "conj") and words[k].low != "-"), i)


_AMOUNTS = frozenset(
    "total totals totalled totaling totalling amount amounts amounted amounting stand stands stood average averages averaged averaging range ranges ranged ranging set reach reaching".split()
)


def _amount(words: list[Item], reading: Reading) -> None:
    """Take the rate of "the duties, which totalled 80.5%" and "tariffs ranging from 5% to 35%" (its upper end)."""
    last = reading.phrase.last
    for j in range(last + 1, min(len(words), last + 6)):
        if words[j].low.partition(" ")[0] not in _AMOUNTS:
            continue
        percents = [
            w.figure
            for w in words[j + 1 : j + 9]
            if w.figure is not None and w.figure.quantity_kind == "percent"
        ]
        if percents:
            figure = percents[-1] if words[j].low.startswith("rang") else percents[0]
            reading.phrase.rates.append((figure, "level"))
            reading.end = max(reading.end, next(k for k, w in enumerate(words) if w.figure is figure))
        return


def chosen_rates(phrase: NounPhrase) -> tuple[FigureSpan | None, FigureSpan | None]:
    """Return (rate, rate before) among the percentages of the phrase."""
    rate = next((f for f, role in phrase.rates if role == "to"), None)
    rate = rate or next((f for f, role in phrase.rates if role == "level"), None)
    before = next((f for f, role in phrase.rates if role == "from"), None)
    return rate, before


def states_addition(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the rate comes on top of others: an additional 10%."""
    return any(
        w.low in ("additional", "extra", "further") for w in words[phrase.first : phrase.head]
    ) and bool(phrase.rates)


def states_total(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the rate adds up several duties: total duties of 27%, when combined the duties range from 17%.

    One rate of anti-dumping and countervailing duties is that of both together.
    """
    if " and " in phrase.instrument.phrase and len(phrase.rates) == 1:
        return True
    before = words[max(0, phrase.first - _TOTAL_REACH) : phrase.first]
    return any(w.low in _TOTALS for w in words[phrase.first : phrase.last + 2]) or any(
        w.low == "combined" for w in before
    )


_TOTALS = frozenset("total totalling totaling combined cumulative overall aggregate".split())
_TOTAL_REACH = 12
