"""When a measure told before begins or ends: "They will apply from 1 June", "The ban takes effect on Monday"."""

from __future__ import annotations

from pipelines.extract.spans import DateSpan, Sentence
from pipelines.relate.function_words import DUTY_WORDS
from pipelines.relate.items import Item
from pipelines.relate.measures.answers import TOLD, statements_before
from pipelines.relate.measures.insertions import INSERTS
from pipelines.relate.measures.reading import TAKEN_UP, Context
from pipelines.relate.statements import MeasureStatement

OPENS = frozenset("it they this these those both the that".split())
"""Words with which a sentence takes up what the one before it told."""
_LED_BY = ("adv", "aux", "modal", "to_be")
_NOUN = 3
"""Items after the article within which the noun that takes a measure up ends: the new rate."""
_TEXTS = frozenset(
    "notification notice order decree regulation regulations rules directive resolution proclamation revision amendment".split()
)
"""Texts of law that bring a measure told before into force."""
_TOLD = (
    _TEXTS
    | TOLD
    | DUTY_WORDS
    | frozenset("rate rates changes rules increase increases hike restrictions".split())
)
_FAR = 2
"""Sentences back in which a measure is told of, where the one between takes it up too: The duty follows … . It took effect …"""
_REACH = 9
"""Items behind the verb within which its dates stand."""
_ENDED = ("lifted", "suspended")
"""States that the day dates from which the measure itself held: lifted its ban. The ban, which began in May, …"""
_UNDATED = frozenset(("denied", "violated", "expired", "under_discussion", "under_consideration"))


def told_in(sentence: Sentence, context: Context) -> list[MeasureStatement]:
    """Return what `told_of` reads in a sentence that names no measure itself."""
    text = context.index.spans.source.text
    opening = text[sentence.char_start : sentence.char_start + _OPENING]
    if sentence.passage_kind != "body" or not _takes_up(opening):
        return []
    return [row for words in context.index.pieces(sentence) for row in told_of(words, sentence, context)]


def _takes_up(words: str) -> bool:
    """Return whether `words` begin with one that takes up what was told before."""
    return words[:_OPENING].lower().partition(" ")[0] in OPENS


_OPENING = 6
"""Characters of the longest word of `OPENS` and the space behind it."""


def tells_more(statement: MeasureStatement, first: MeasureStatement) -> bool:
    """Return whether `statement` is `first` with a cause or a day that another sentence gives it."""
    added = ("in_response_to", "effective_from_date_char_start", "effective_to_date_char_start")
    return statement.status == first.status and any(
        getattr(statement, name) not in (None, getattr(first, name)) for name in added
    )


def told_of(words: list[Item], sentence: Sentence, context: Context) -> list[MeasureStatement]:
    """Return the statements of the sentence before with the days from which and to which they hold, where this one gives them."""
    noun = _subject(words)
    if noun is None:
        return []
    told_by = _aside(words, noun) or words
    verb = _verb(told_by, noun + 1) or _joined_verb(told_by, noun + 1)
    if verb is None:
        return []
    begins, ends = _days(told_by, verb)
    if begins is None and ends is None:
        return []
    taken, act = _instruments(words[noun]), _act(words[noun])
    is_lifting = told_by[verb].low.startswith("lift")
    told = [
        s
        for s in statements_before(sentence, context, 1)
        if _is_meant(s, taken, act) and (s.status == "lifted" or not is_lifting)
    ]
    if taken and told and _takes_up(told[0].surface):
        told = [s for s in statements_before(sentence, context, _FAR) if _is_meant(s, taken, act)]
    return [_dated(s, None if taken and s.status in _ENDED else begins, ends) for s in told]


def _dated(statement: MeasureStatement, begins: DateSpan | None, ends: DateSpan | None) -> MeasureStatement:
    """Return `statement` with its days; that of an act is when it was told, where another day is that of its beginning."""
    first, told = statement.effective_from_date_char_start, statement.status_date_char_start
    if begins is not None and first is not None and statement.rule not in _SAID_OF:
        told, first = told or first, None
    return statement._replace(
        status_date_char_start=told,
        effective_from_date_char_start=first or (begins.char_start if begins is not None else None),
        effective_to_date_char_start=statement.effective_to_date_char_start
        or (ends.char_start if ends is not None else None),
    )


_SAID_OF = ("become", "state")
"""Rules by which the measure itself begins on the day told."""


def _is_meant(statement: MeasureStatement, taken: tuple[str, ...], act: str | None) -> bool:
    is_same = not taken or statement.instrument in taken
    is_act = act is None or statement.status in (act, "announced", "agreed")
    return is_same and is_act and statement.status not in _UNDATED and statement.rule != "default"


def _act(noun: Item) -> str | None:
    """Return the state that the noun of an act says was brought about: the suspension; None where it is none."""
    governor = noun.entry.governor if noun.entry is not None else None
    return governor.status if governor is not None and governor.status in _DONE else None


_DONE = frozenset(("in_force", "raised", "reduced", "suspended", "extended", "lifted"))


def _instruments(noun: Item) -> tuple[str, ...]:
    """Return the instruments that the noun may take up; none where it takes up any: they, the move."""
    entry = noun.entry
    if entry is None or entry.noun is None or noun.low in TOLD | _TEXTS:
        return ()
    named = entry.noun.instrument
    return (named, *TAKEN_UP.get(named, ()))


def _subject(words: list[Item]) -> int | None:
    """Return the last item of the subject that takes up a measure: they, the new rate, these duties."""
    if not words or words[0].low not in OPENS:
        return None
    if words[0].klass == "pron" and words[0].low not in ("these", "those", "the"):
        return 0
    if len(words) > 1 and words[1].klass in _LED_BY:
        return 0  # this will end
    for k in range(1, min(len(words) - 1, 1 + _NOUN)):
        word = words[k]
        if word.kind not in "WL" or word.klass is not None:
            return None
        if (
            word.low in _TOLD
            or _act(word) is not None
            or (word.entry is not None and word.entry.noun is not None)
        ):
            return k
    return 0 if words[0].low in ("these", "those", "this", "both") else None


def _aside(words: list[Item], noun: int) -> list[Item]:
    """Return the subject and what two commas set off behind it, without what opens that: The move, which takes effect on Friday, …"""
    if noun + 1 >= len(words) or words[noun + 1].low not in INSERTS:
        return []
    first = noun + 2
    while first < len(words) and (words[first].klass == "rel" or words[first].low in _AHEAD):
        first += 1
    last = next((k for k in range(first, len(words)) if words[k].low in INSERTS), first)
    return [*words[: noun + 1], *words[first:last]] if last > first else []


_AHEAD = frozenset(("to", "due", "set", "scheduled", "slated", "expected"))


def _verb(words: list[Item], k: int) -> int | None:
    """Return the word behind which the dates of a beginning or an end stand: will apply, takes effect, are valid, expires."""
    while k < len(words) and (words[k].klass in _LED_BY or words[k].low in _AHEAD):
        k += 1
    k += k + 1 < len(words) and words[k].low in _STAYS
    if k >= len(words):
        return None
    if words[k].klass == "effective" or words[k].low in _HOLDS:
        return k
    if words[k].low == "in" and k + 1 < len(words) and words[k + 1].low in ("place", "force", "effect"):
        return k + 1
    entry = words[k].entry
    cue = entry.verb if entry is not None else None
    if cue is None:
        return None
    return k if cue.lemma in _BEGINS or (cue.sense == "become" and cue.status in _HOLD) else None


def _joined_verb(words: list[Item], k: int) -> int | None:
    """Return the verb of a second clause with the same subject: will be published on Friday and will take effect on Monday."""
    for j in range(k, len(words) - 1):
        if words[j].klass in ("sub", "rel", "say", "if", "cause") or words[j].kind == "M":
            return None
        if words[j].klass == "conj" and words[j + 1].klass in ("modal", "to_be", "aux"):
            return _verb(words, j + 1)
    return None


_STAYS = frozenset("remain remains remained stay stays stayed continue".split())
_HOLDS = frozenset("apply applies applied valid last lasts run runs".split())
_HOLD = ("in_force", "expires")
_BEGINS = frozenset(("begin", "start", "end", "impose", "introduce", "lift", "implement"))


def _days(words: list[Item], verb: int) -> tuple[DateSpan | None, DateSpan | None]:
    """Return the first and the last day that stand behind the verb at `verb`."""
    entry = words[verb].entry
    cue = entry.verb if entry is not None else None
    is_end = cue is not None and (cue.status == "expires" or cue.lemma == "end")
    begins: DateSpan | None = None
    ends: DateSpan | None = None
    is_not = any(word.klass == "neg" for word in words[:verb])
    for k in range(verb + 1, min(len(words), verb + 1 + _REACH)):
        word = words[k]
        date = word.date
        if word.klass in ("sub", "rel", "verb", "say", "cause", "if") or word.low in ";:":
            break
        if date is None or date.is_vague or date.timex_type != "DATE":
            continue
        lead = words[k - 1 - (words[k - 1].klass in ("det", "adv"))]
        is_last = lead.klass == "expiry" or (lead.low == "to" and begins is not None) or is_end
        if is_last and not (is_not and lead.klass == "expiry"):
            ends = ends or date
        elif lead.klass in ("prep", "effective", "expiry") or k == verb + 1:
            begins = begins or date
    return begins, ends
