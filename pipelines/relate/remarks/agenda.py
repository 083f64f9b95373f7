"""Topics of talks: what an agenda lists, what leaders will raise, what two sides discussed, what will come up.

Belongs here: the list after such words or before them, cut into topics. Which topics are the same is judged across documents.
"""

from __future__ import annotations

import re

from pipelines.extract.spans import Sentence
from pipelines.relate.remarks.window import made
from pipelines.relate.span_index import SpanIndex
from pipelines.relate.statements import RemarkStatement

TRIGGERS = (
    "agenda", " points ", "topics", "the list for", "talked about", "discuss", " raise ", " cover ", "covers ", "covered",
    "address", "focused on", "focus on", "focuses on", "tackle", " come up", " came up", "been raised", "be raised",
)  # fmt: skip
_MAX_TOPICS = 12
_LISTED = re.compile(
    r"(?:\bagenda\b|\b(?:discussion|talking) points\b|\bpoints of discussion\b|\btopics\b|\bthe list for\b|\bthese\b(?= include))"
    r"[^.;]{0,90}?\b(?:include[sd]?|including|are|were|is|was|cover(?:s|ed)?)\b\s+(?:covered,\s+including\s+)?"
)
_SAID = re.compile(
    r"\b(?:expected to|will|would|also|set to|could|may|might|to|they|planned to|likely to)\s+(?:also\s+)?"
    r"(?:cover|discuss|address|raise|focus on|tackle)\s+"
)
_DONE = re.compile(
    r"\b(?:discussed|talked about|discussions? (?:about|over|on)|covered|focused on|focuses on|addressed|addressing|covers)\s+"
)
_COMES_UP = re.compile(
    r",?\s(?:(?:will|would|could|may|might|should|are|is|were|was|had|have|has|also|all|likely|expected|due|set|to|be|been|high) ){0,6}"
    r"(?:on (?:the|their) agenda|come up(?! with| to)|came up(?! with| to)|(?<=be )(?:discussed|raised|addressed|covered)|(?<=been )(?:discussed|raised|addressed|covered)"
    r"|(?<=was )discussed|(?<=were )discussed)\b"
)
"""What stands behind the topics that it puts on the table."""
_OPENERS = (" that ", " said ", " says ", "; ", ": ", "“", ", because ")
"""What opens the clause of such a list."""
_MEETING = re.compile(
    r"\b(?:talks?|meetings?|summit|sides?|discussions?|conversation|dialogue|leaders?|call|visit|president|presidents|prime minister|"
    r"ministers?|negotiat\w+|agenda|delegations?|counterparts?|encounter)\b"
)
_STOP = re.compile(
    r"[;:?!”]|\s[–—]\s|,?\s+\b(?:(?<!such )as|while|when|during|if|where|though|although|because|ahead of|according to|he said|she said|"
    r"in an effort|in a bid|in order|on the sidelines|at the|at a|is expected|are expected)\b|,\s*(?:which|who|an?\s+(?:[\w-]+\s+){0,3}issue|\w+ing)\b"
)
_SPLIT = re.compile(
    r",\s*(?:(?:and|or|as well as|alongside)\s+)?|\s+(?:and|as well as|along with|alongside)\s+"
)
_CUT = re.compile(r"\s+\b(?:whose|which|that|who|where|with|after)\b")
_LEAD = re.compile(
    r"(?:(?:issues? (?:affecting|around|related to|concerning|regarding|over)|the|a|an|several|some|other|key|such as|including|alongside|both|potential|possible|specific|issues? (?:of|like|such as)|"
    r"the (?:issues?|cases?|question|matter|fate|release|detention) of|discussions? (?:about|on|of)|matters? (?:of|like))\s+)+"
)
_GENERIC = frozenset(
    "issues issue matters topics questions things others it them this these that range details concerns agreement talks discussions "
    "option options everything nothing meeting visit trip round offer deal proposal plan details relations ties cooperation challenges problem problems options ways one each side reporters steps next".split()
)
_NO_TOPIC = frozenset(
    "although because while if many most all he she they it we i how whether what whose but who which that him her them".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def read(index: SpanIndex, sentence: Sentence) -> list[RemarkStatement]:
    """Return the topics that a sentence puts on the table."""
    lowered, low, high = index.lowered, sentence.char_start, sentence.char_end
    opened = [m.end() for m in _LISTED.finditer(lowered, low, high)]
    meets = _MEETING.search(lowered, low, high) is not None
    if meets:
        opened += [m.end() for pattern in (_SAID, _DONE) for m in pattern.finditer(lowered, low, high)]
    result: dict[int, RemarkStatement] = {}
    for start in sorted(opened):
        for topic in _topics(index, sentence, start, _end_of_list(lowered, start, high)):
            result.setdefault(topic.char_start, topic)
    for match in _COMES_UP.finditer(lowered, low, high) if meets else ():
        for topic in _topics(index, sentence, _start_of_list(lowered, low, match.start()), match.start()):
            result.setdefault(topic.char_start, topic)
    return [result[k] for k in sorted(result)]


def _end_of_list(lowered: str, start: int, high: int) -> int:
    """Return where the list that begins at `start` ends."""
    stop = _STOP.search(lowered, start, high)
    return stop.start() if stop is not None else high


def _start_of_list(lowered: str, low: int, end: int) -> int:
    """Return where the clause begins whose subject ends at `end`."""
    ends = (lowered.rfind(word, low, end) + len(word) for word in _OPENERS if word in lowered[low:end])
    return max(ends, default=low)


def _topics(index: SpanIndex, sentence: Sentence, start: int, end: int) -> list[RemarkStatement]:
    """Return the topics of the list in [start, end)."""
    lowered = index.lowered
    result: list[RemarkStatement] = []
    at = start
    for mark in [*_SPLIT.finditer(lowered, start, end), None]:
        close = mark.start() if mark is not None else end
        topic = _topic(index, sentence, at, close)
        if topic is not None:
            result.append(topic)
        at = mark.end() if mark is not None else end
    return result[:_MAX_TOPICS]


def _topic(index: SpanIndex, sentence: Sentence, start: int, end: int) -> RemarkStatement | None:
    """Return the topic in [start, end), without its opening words and what hangs on it."""
    lowered = index.lowered
    lead = _LEAD.match(lowered, start, end)
    first = lead.end() if lead is not None else start
    cut = _CUT.search(lowered, first, end)
    last = first + len(lowered[first : cut.start() if cut is not None else end].rstrip(" ,."))
    words = _WORD.findall(lowered[first:last])
    if not 1 <= len(words) <= 10 or words[-1] in _GENERIC or words[0] in _NO_TOPIC or "issues" in words:
        return None
    named = [
        m
        for m in index.mentions(first, last)
        if m.char_end >= last - 1
        and m.entity_kind in ("person", "country", "place", "agreement", "organisation")
    ]
    subject = named[-1].entity_id if named else None
    return made(index, sentence, (first, last), "agenda", "listed", (first, last), subject)
