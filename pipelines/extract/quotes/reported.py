"""Which words are reported: the clause or noun phrase after a cue, or before it.

Only extents are found here; whose words they are is decided in `indirect`.
"""

from __future__ import annotations

import re

from pipelines.extract.quotes.context import Context
from pipelines.extract.quotes.cues import Cue
from pipelines.extract.quotes.finite import FINITE, has_verb
from pipelines.extract.quotes.hearers import tells
from pipelines.extract.quotes.reported_ends import TAIL, TAIL_OF_PARTICIPLE
from pipelines.extract.spans import Sentence
from pipelines.language.calendar import MONTH_NAMES

LONGEST = 600
"""Characters of reported words."""
_RELATIVE = r"(?!(?:of|which|was|were|is|are|has|have|had|will|would|can|could|may|might|must|do|does|did|[a-z]+ed(?!\s[a-z]+s\s(?:had|have|were|are|would|will|could|should)\b)|[a-z]+[^s\W]s\s(?:an?|the|its|their|his|her))\s)"
# what may stand between cue and *that*: a day, a place, an occasion, an adverb, a hearer
_THAT = re.compile(
    r"(?:(?!\s(?:[A-Z][a-z]+\.? \d{1,2}|[A-Z][a-z]+day),? (?:an?|the|its|their|new)\s)\s+(?:on|in|at|during|before|after|since|late|early|earlier|last|this\s(?:week|month|year|morning|afternoon|evening|[A-Z][a-z]+day)|with|again|also|yesterday|today|repeatedly|publicly|[A-Z]|to\s+(?:the|an?|his|her|its|their|reporters|journalists|lawmakers|MPs|parliament|[A-Z]))[^,;:“”\"\n]{0,55}?)?\s+that,?\s+"
    + _RELATIVE
    + r"|,\s+(?:on|in|at|during|after|before)\s[^,“”\"\n]{1,40},\s+that\s+"
    r"|,\s+(?:however|though|too|instead|moreover|meanwhile|nonetheless|nevertheless|in turn|in addition|for (?:his|her|its|their) part|among other things|for (?:example|instance)),\s+that\s+"
    r"|\s+(?:on\s+)?[A-Z][a-z]+day,\s+(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+),\s+that\s+"
    r"|\s+(?:in|at) the \w+, [A-Z]\w+(?: [A-Z]\w+)?, that\s+"
    r"|\s+by\s[^,;:“”\"\n]{3,60}?\s+that\s+"
)
_HEARER_THAT = re.compile(r"\s+(?:the|an?|his|her|its|their)\s(?:[\w’'-]+\s){1,6}?that\s+" + _RELATIVE)
_BETWEEN = re.compile(
    r"(?:\s+(?:on|late|early|earlier|last|this)?\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester|to)day(?:\s+(?:night|morning|evening|afternoon))?"
    r"|\s+(?:last|this|in|late|early|earlier)\s+(?:last\s|this\s)?(?:week|month|year|spring|summer|autumn|fall|winter|"
    + "|".join(month.title() for month in MONTH_NAMES)
    + r")"
    r"|\s+(?:in|at|on|during)\s+(?:an?|the|his|her|its|their)\s+(?:\w+\s+){0,2}(?:statement|interview|post|letter|report|speech|filing|conference|briefing"
    r"|message|note|notice|tweet|address|hearing|release)){0,2}\s+(?:in this (?:connection|regard|respect|context),?\s+)?"
)
_BARE_START = re.compile(
    r"(?!(?:as|was|has|does|this (?:week|month|year|time|morning|afternoon|evening|summer|winter|spring|autumn|fall|in|on|at|during|after|while|when|to|as|responding|speaking|commenting|referring|addressing)|towards|afterwards|always|perhaps|besides|unless|across|yes)\s(?!is|was|will|would))(?:the|a|an|this|these|those|(?:it|he|she|they|we|there)(?:[’'](?:s|re|ve|ll|d))?|his|her|its|their|our|no|nobody|no one|nothing|everyone|everybody|neither|none|some|many|any|all|both|each|more|most|only|such|every|what (?:is|was|were|we|they|it|he|she)|certain|various|several|further|additional|another|other|two|three|four|five|six|\d[\d,.]*|[A-Z][\w.’'-]*"
    r"|U\.S\.|[a-z]+s|(?!(?:during|following|according|speaking|referring|responding|adding|including|regarding|concerning|pending|citing|quoting|morning|evening)\b)[a-z]{4,}ing|(?:new|old|high|free|forced|poor|rich|small|big|large|foreign|domestic|global|[a-z]+-[a-z]+) [a-z]+)\s"
    r"|[a-z]{3,}\s(?:from|of|in)\s(?:the\s)?[A-Z][\w’'-]+\s[a-z]{3,}[^su\W]s\s"
    r"|(?:about|around|nearly|almost|roughly|over|at least|up to|as (?:many|much) as|(?:fewer|less) than) [$€£]?\d[\d,.]*\s"
    r"|[a-z]{3,}(?:al|ic|ive|ous|ent|ant|ern|eign)\s[a-z]{3,}s\s"
    r"|(?!(?:the|former)\s)[a-z]{4,}\s(?:[A-Z][\w’'-]*\s){1,3}(?:is|are|was|were|will|would|can|could|has|have|had)\s"
    r"|(?!(?:in|on|at|as|by|to|of|for|from|with|if|when|while|after|before|during|since|until|because|that|who|which|what|how|why|whether|where|about|and|but|or|so|not|than|then|yesterday|today|last|earlier|later|next|again|also|only|just|via|over|under|into|without|nothing|little|much|is|are|was|were|will|would|can|could|should|must|may|might|has|have|had|been|be|[a-z]+ly (?:that|in|on|at|to|by|for|with|and|about))\b)"
    r"[a-z][\w’'-]*\s(?:[A-Za-z][\w.’'-]*\s){0,9}?(?:is|are|was|were|will|would|can|could|should|must|may|might|has|have|had|needs?)\s",
)
_WOULD = re.compile(
    _BETWEEN.pattern
    + r"(?:it|they|he|she|we|there|(?:the|its|their|his|her)\s(?:(?!(?:that|which|who|it|they|he|she|we|and|as|to|when|after|while)\s)[a-z][\w’'-]*\s){0,3}?[a-z][\w’'-]*[a-z])"
    r"\s(?:would|will|had|has|have|was|were|is|are|could|may|might|should|must|can)\b"
)
"""A clause that needs no *that* even behind verbs that mostly do: announced last week it would"""
_NP_START = re.compile(
    r"\s+(?:(?<=[sz]ed )(?:up)?on\s+)?((?:the|a|an|his|her|its|their|that|how|why|whether|what|[\w-][\w.-]*(?:[’']s|s[’']))\s)"
)
_NEED = re.compile(
    r"\s+((?:the|an?)\s(?:[a-z]+\s)?(?:need|necessity|urgency|importance|significance)\s(?:for|of|to)\s)"
)
"""What is noted like a clause: the need to act."""
_WARNED_OF = re.compile(r"\s(?:of|about|against)\s+(?=\S)")
_AS_SAYING = re.compile(r"[^,.;:]{1,80}\bas\s+(?:saying|telling)\b")
_DESCRIBED_AS = re.compile(
    r"\s+((?:the|its|his|her|their|these|those|this|such|[A-Z])[^,.;:“”‘\"]{2,80}?\s+as\s+[^,.;:“”‘\"]{3,120})"
)
_VIEW = re.compile(
    r"\s+(?:(?:the|its|his|her|their|an?|any|some|strong|deep|great|serious|grave|full|firm|cautious)\s+){0,3}"
    r"(?:hope|concern|confidence|belief|view|wish|fear|doubt|optimism|conviction|opinion|expectation|worry|regret|disappointment|satisfaction|surprise|alarm|dismay|frustration|anger|unease|shock|scepticism|skepticism|relief)s?\s+that\s+"
)
"""A view expressed or voiced: the hope that, grave concern that."""
_QUOTED = re.compile('[“”"‘]')
_PLURAL = re.compile(
    r"\b(?:[\w-]+[^s]s|people|they|we|who|police|[Bb]oth|[Ss]ome|[Mm]any|others)\s(?:also\s|still\s|now\s)?$",
    re.IGNORECASE,
)
"""Subjects of a plural verb: farmers say the …"""
_SECOND_DASH = re.compile(r"([—–])\s[^—–.;:“”\"]{3,90}\s\1\s")
_SUBORDINATE = re.compile(
    r"(?:While|Although|Though|Even though|Whereas|If|When|After|Since|Because)\s[^,;:“”\"]{1,60}"
)
_SUBORDINATE_FIRST = re.compile(
    r"(?:while|although|though|if|when|because|since|after|before|despite|along with|together with|apart from|aside from|in addition to|under|unlike)\s[^,;“”\"]{4,190},"
)
"""Opens what is reported: the main clause follows its comma."""
_OBJECT_AND_PARTICIPLE = re.compile(r"(?:the|its|his|her|their|this) [\w’'-]+, [a-z]{3,}ing\b")
"""What is done, and how (confirmed the deal, saying …): nothing is reported by the first verb."""
_CONDITION = re.compile(
    r"(?:while|although|though|if|unless|just as|when|once|without|through|because|since|(?P<free>despite|under|unlike|like|just like|besides|as of|along with|together with|apart from|aside from|in addition to|instead of|rather than|thanks to|effective|starting|beginning)) (?!\w+ing )[^,;“”\"]{8,180}, (?:the|an?|it|he|she|they|we|there|this|that|[a-z]+s|[a-z]+ (?:is|was|has|had|will|would)|[A-Z][\w’'-]*)\s"
    r"|(?:when|once|if|despite) [^,;“”\"]{8,100}? (?:it|they|we|there) [a-z]{2,} "
)
"""A subordinate clause right after the cue, and the subject behind it."""
_SUBORDINATE_VERB = re.compile(
    r"[a-z]+ (?:the |its |their |his |her )?[\w’'&.-]+ [a-z]{2,}[^su\W]s (?:the|an?|its|their|his|her|that|to|with|[A-Z])"
)
"""A subordinate clause with a verb of the third person right behind its subject: while Togo welcomes the talks."""
_END_MARKS = '- .!?…,;:)”"’'


def clause(
    text: str, cue: Cue, hearer: tuple[int, int] | None, sentence_start: int, stop: int
) -> tuple[int, int] | None:
    """Return the clause or noun phrase that the cue reports, after it."""
    if cue.kind == "label":
        return _view_or_description(text, cue, stop)
    at = cue.char_end
    says_again = text.find("saying", at, stop) >= 0 or text.find("telling", at, stop) >= 0
    if says_again and _AS_SAYING.match(text, at, stop):
        return None
    if hearer:
        at = hearer[1]
    tails = TAIL_OF_PARTICIPLE if cue.form == "gerund" else TAIL
    stop = _end_of_subordinate(text, sentence_start, cue, stop)
    led_in = _led_in(text, cue, at, stop)
    if led_in is not None:
        return ended(text, led_in, stop, tails)
    if cue.kind == "state" and not _WOULD.match(text, at, stop):
        return None
    if (
        text.startswith(", ", at)
        and (cue.form in ("past", "third_person") or text.endswith("saying", 0, at))
        and "," not in text[sentence_start:at]
    ):
        at += 1 + (len("that ") if text.startswith(", that ", at) else 0)  # the minister said, the pact will
    bare = _bare_start(text, cue, at, stop)
    end = ended(text, bare, stop, tails) if bare is not None else None
    opening = _SUBORDINATE_FIRST.match(text, *end) if end is not None else None
    if end and (has_verb(text, cue, *end) or (opening and has_verb(text, cue, opening.end(), end[1]))):
        return end
    if cue.kind == "object" and cue.form != "gerund":
        noun = _NP_START.match(text, at, stop)
        if noun:
            return ended(text, noun.start(1), stop)
    return None


def _view_or_description(text: str, cue: Cue, stop: int) -> tuple[int, int] | None:
    """Return the view that somebody voices, or what somebody describes and as what; quoted words have rows of their own."""
    at = cue.char_end
    view = _VIEW.match(text, at, stop)
    if view:
        held = ended(text, view.end(), stop)
        return held if held and not _QUOTED.search(text, *held) else None
    described = _DESCRIBED_AS.match(text, at, stop) if describes(text, cue) else None
    if described is None or _QUOTED.match(text, described.end()):
        return None
    return ended(text, described.start(1), described.end(1))


def _led_in(text: str, cue: Cue, at: int, stop: int) -> int | None:
    """Return where the reported words begin behind *that*, *warned of* or before *the need to*; None without such a word."""
    that = _THAT.match(text, at, stop) or (
        _HEARER_THAT.match(text, cue.char_end, stop) if tells(text, cue) else None
    )
    if that:
        return that.end()
    warned = _WARNED_OF.match(text, at, stop) if text.startswith("warn", cue.char_start) else None
    if warned:
        return warned.end()
    need = _NEED.match(text, at, stop)
    return need.start(1) if need else None


def _end_of_subordinate(text: str, sentence_start: int, cue: Cue, stop: int) -> int:
    """Return where the clause ends that a conjunction opens before the cue (While some say that …, the talks go on), else `stop`."""
    if not _SUBORDINATE.fullmatch(text, sentence_start, cue.char_start):
        return stop
    at = cue.char_end
    while (at := text.find(", ", at + 1, stop)) > 0:
        if FINITE.search(text, cue.char_end, at):
            return at
    return stop


def describes(text: str, cue: Cue) -> bool:
    """Return whether a cue tells how somebody describes something."""
    return cue.form in ("past", "third_person") and text.startswith(
        ("describe", "characteri"), cue.char_start
    )


def _bare_start(text: str, cue: Cue, at: int, stop: int) -> int | None:
    """Return where a clause without *that* can begin after the cue, None where something else follows."""
    between = _BETWEEN.match(text, at, stop)
    if between is None or not (
        _BARE_START.match(text, between.end(), stop) or _opens_with_condition(text, cue, between.end(), stop)
    ):
        return None
    if _OBJECT_AND_PARTICIPLE.match(text, between.end(), stop):
        return None
    if (
        cue.form == "base"
        and not text.endswith(" to ", 0, cue.char_start)
        and not _PLURAL.search(text, max(0, cue.char_start - 24), cue.char_start)
    ):
        return None
    return between.end()


def _opens_with_condition(text: str, cue: Cue, start: int, stop: int) -> bool:
    """Return whether a subordinate clause with its verb opens what is reported (she said if duties rise, …)."""
    if cue.form in ("gerund", "base"):
        return False
    opening = _CONDITION.match(text, start, stop)
    if opening is None:
        return False
    is_free = opening.group("free") is not None
    return (
        is_free
        or (FINITE.search(text, start, opening.end()) or _SUBORDINATE_VERB.match(text, start)) is not None
    )


def ended(text: str, start: int, stop: int, tails: re.Pattern[str] = TAIL) -> tuple[int, int] | None:
    """Return the extent from `start` to where the reporter goes on, without the marks at its end."""
    opening = _SUBORDINATE_FIRST.match(text, start, stop)
    tail = tails.search(text, opening.end() if opening else min(start + 12, stop), stop)
    while tail and (on := _goes_on(text, tail, stop)):
        tail = tails.search(text, on, stop)
    end = tail.start() if tail else stop
    if tail and text[end + 1 : end + 2] in ("”", '"', "’"):
        end += 2  # it would be “hard,” adding that
    while (
        end > start
        and text[end - 1] in _END_MARKS
        and not _closes(text, start, end)
        and not text[start:end].endswith(("U.S.", "U.K.", "a.m.", "p.m."))
    ):
        end -= 1
    return (start, end) if end > start else None


def _goes_on(text: str, tail: re.Match[str], stop: int) -> int:
    """Return where to look on if what seems to end the report does not: an aside between dashes, a list with semicolons; else 0."""
    closed = _SECOND_DASH.match(text, tail.start(), stop)
    if closed:  # in the eighties – before the pact – the port grew
        return closed.end()
    if not text.startswith("; ", tail.start()):
        return 0
    following = text.find(";", tail.end(), stop)
    end = stop if following < 0 else following
    return end if FINITE.search(text, tail.end(), end) is None else 0  # it covers duties; quotas; and ports


def _closes(text: str, start: int, end: int) -> bool:
    """Return whether the last mark closes a quotation that begins inside."""
    mark = text[end - 1]
    return (
        (mark == "”" and text.count("“", start, end) == text.count("”", start, end))
        or (mark == "’" and text.rfind("‘", start, end) >= 0)
        or (mark == '"' and text.count('"', start, end) % 2 == 0)
    )


def of_opening_participle(
    context: Context, cue: Cue, sentence: Sentence
) -> tuple[tuple[int, int], Cue] | None:
    """Return the clause of a participle that opens the sentence, and the cue of the clause behind it (Noting that …, Ruiz said)."""
    if cue.form != "gerund":
        return None
    text = context.text
    lead = text[sentence.char_start : cue.char_start].strip().lower()
    that = _THAT.match(text, cue.char_end, sentence.char_end)
    if lead not in ("", "while", "by", "in", "after") or that is None:
        return None
    for following in context.cues.between(that.end(), sentence.char_end):
        subject = (
            context.subject_before(that.end(), following.char_start) if following.form != "gerund" else None
        )
        if subject and text[subject[0] - 2 : subject[0]] == ", ":
            return (that.end(), subject[0] - 2), following
    return None
