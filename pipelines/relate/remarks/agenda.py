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
# to raise money and to address an audience put nothing on the table
_NO_OBJECT = (
    r"(?!(?:us)?[$€£¥\d]|(?:(?:the|a|an|his|her|its|their|this)\s)?(?:[\w-]+\s)?(?:meeting|conference|summit|reporters|journalists|parliament|"
    r"audience|gathering|rally|session|event|forum|assembly|delegates|media|nation|house|congress|ceremony|crowd|press|effectively)\b)"
)
_FOCUS = re.compile(r"\bfocus(?:es|ed)? on\s+$")
_SAID = re.compile(
    r"\b(?:expected to|will|would|also|set to|could|may|might|to|they|planned to|likely to)\s+(?:also\s+)?"
    r"(?:cover|discuss|address|raise|focus on|tackle)\s+" + _NO_OBJECT
)
_DONE = re.compile(
    r"(?<!\bbe )(?<!been )(?<!being )\b(?:discussed|(?<!-)talked about|discussions? (?:about|over|on)|covered|focused on|focuses on|addressed|addressing|covers)\s+"
    + _NO_OBJECT
)
_COMES_UP = re.compile(
    r",?\s(?:(?:will|would|could|may|might|should|are|is|were|was|had|have|has|also|all|likely|expected|due|set|to|be|been|high) ){0,6}"
    r"(?:on (?:the|their) agenda|come up(?! with| to)|came up(?! with| to)|(?<=be )(?<!can be )(?<!must be )(?<!need to be )(?<!needs to be )(?:discussed|raised|addressed|covered)|(?<=been )(?:discussed|raised|addressed|covered)"
    r"|(?<=was )discussed|(?<=were )discussed)\b"
)
"""What stands behind the topics that it puts on the table."""
_OPENERS = (" that ", " where ", " said ", " says ", "; ", ": ", "“", ", because ")
"""What opens the clause of such a list."""
_MEETING = re.compile(
    r"\b(?:talks?|meetings?|summit|sides?|discussions?|conversation|dialogue|leaders?|call|visit|president|presidents|prime minister|"
    r"ministers?|negotiat\w+|agenda|delegations?|counterparts?|encounter)\b"
)
_STOP = re.compile(
    r"[;:?!”\"]|,\s+with\s|\s(?:which|whose|who|where|that)\b|,\s(?:[\w.’'-]+\s){1,4}?(?:said|says|told|added|noted|explained|stated|wrote|confirmed)\b|\s[–—]\s|,?\s+\b(?:(?<!such )as|while|when|during|if|where|though|although|because|ahead of|according to|he said|she said|"
    r"in an effort|in a bid|in order|on the sidelines|at the|at a|is expected|are expected)\b|,\s*(?:which|who|an?\s+(?:[\w-]+\s+){0,3}issue|\w+ing)\b"
)
_SPLIT = re.compile(
    r",\s*(?:(?:and|or|as well as|alongside)\s+)?|\s+(?:and|as well as|along with|alongside)\s+"
)
_WITH = re.compile(r"\s+with\s+")
_TITLE = 60
"""Code points of titles that can stand between *with* and the name."""
_OPENS_CLAUSE = re.compile(r"[,;]| and | or ")
_CUT = re.compile(r"\s+\b(?:whose|which|that|who|where|with|after)\b")
_LEAD = re.compile(
    r"(?:(?:issues? (?:affecting|around|pertaining to|relating to|related to|concerning|regarding|over)|the|a|an|several|some|other|key|such as|including|alongside|both|potential|possible|specific|outstanding|remaining|pending|unresolved|issues? (?:of|like|such as)|"
    r"the (?:issues?|cases?|question|matter|fate|release|detention) of|discussions? (?:about|on|of)|matters? (?:of|like))\s+)+"
)
_GENERIC = frozenset(
    "issues issue matters topics questions things others it them this these that range details concerns agreement talks discussions "
    "option options everything nothing meeting visit trip round offer deal proposal plan details relations ties cooperation challenges problem problems options ways one each side reporters steps next "
    "interest interests concern importance public confidential secret unclear unknown undisclosed".split()
)
_NO_TOPIC = frozenset(
    "although because while if many most all he she they it we i how whether what whose but who which that him her them "
    "also then especially particularly effectively to by for in as at on with from set made taken presented designed aimed importance "
    "however during not meanwhile still yet today before after".split()
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|said|says|agreed|met|expressed|stressed|urged)\b"
)
"""Words by which what follows a comma or *and* is a clause, no topic."""
_EXAMPLES = re.compile(r",?\s*(?:including|such as|like|among them|notably|from)\b")
_ALONE = re.compile(r"\s*[a-z]+ed\.?\s*")
_ADJECTIVE = re.compile(r"[a-z-]+(?:al|ic|ive|ary|ous)")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def read(index: SpanIndex, sentence: Sentence) -> list[RemarkStatement]:
    """Return the topics that a sentence puts on the table."""
    lowered, low, high = index.lowered, sentence.char_start, sentence.char_end
    opened = [m.end() for m in _LISTED.finditer(lowered, low, high) if not _is_named(index, m.start(), low)]
    meets = _MEETING.search(lowered, low, high) is not None
    if meets:
        said = [m.end() for pattern in (_SAID, _DONE) for m in pattern.finditer(lowered, low, high)]
        opened += [at for at in said if not _is_effort(lowered, low, at)]
    result: dict[int, RemarkStatement] = {}
    for start in sorted(opened):
        for topic in _topics(index, sentence, start, _end_of_list(index, start, high)):
            result.setdefault(topic.char_start, topic)
    for match in _COMES_UP.finditer(lowered, low, high) if meets else ():
        for topic in _topics(index, sentence, _start_of_list(lowered, low, match.start()), match.start()):
            result.setdefault(topic.char_start, topic)
    return [result[k] for k in sorted(result)]


def _is_named(index: SpanIndex, at: int, low: int) -> bool:
    """Return whether the agenda is the name of a programme: the 2030 Agenda for …"""
    return at > low and index.spans.source.text[at].isupper()


def _is_effort(lowered: str, low: int, at: int) -> bool:
    """Return whether somebody, and no meeting, focuses on something: the ministry will focus on exports."""
    focus = _FOCUS.search(lowered, max(low, at - 16), at)
    return focus is not None and _MEETING.search(lowered, max(low, focus.start() - 80), focus.start()) is None


def _end_of_list(index: SpanIndex, start: int, high: int) -> int:
    """Return where the list that begins at `start` ends: before the next clause, or with whom it was talked about."""
    stop = _STOP.search(index.lowered, start, high)
    end = stop.start() if stop is not None else high
    partners = (m.start() for m in _WITH.finditer(index.lowered, start, end) if _is_partner(index, m.end()))
    return next(partners, end)


def _is_partner(index: SpanIndex, at: int) -> bool:
    """Return whether what begins at `at` is a person, with a title or without: with US Secretary X."""
    return any(
        m.entity_kind == "person" and not _OPENS_CLAUSE.search(index.lowered, at, m.char_start)
        for m in index.mentions(at, at + _TITLE)
    )


def _start_of_list(lowered: str, low: int, end: int) -> int:
    """Return where the clause begins whose subject ends at `end`."""
    ends = (lowered.rfind(word, low, end) + len(word) for word in _OPENERS if word in lowered[low:end])
    return max(ends, default=low)


def _topics(index: SpanIndex, sentence: Sentence, start: int, end: int) -> list[RemarkStatement]:
    """Return the topics of the list in [start, end), up to where a clause follows."""
    lowered = index.lowered
    result: list[RemarkStatement] = []
    if lowered.endswith(" on ", 0, start) and any(d.char_start == start for d in index.dates(start, end)):
        return result  # the discussion on Friday ended
    at = start
    for mark in [*_SPLIT.finditer(lowered, start, end), None]:
        close = mark.start() if mark is not None else end
        if mark is not None and _goes_on(index, at, mark.span(), end):
            continue  # economic and military ties; a pact of China and Laos
        if _VERB.search(lowered, at, close) or _ALONE.fullmatch(lowered, at, close):
            break
        topic = _topic(index, sentence, at, close)
        if topic is not None:
            result.append(topic)
        elif at == start and _is_whole(lowered, at, close, end):
            break  # discussed the matter, he said
        at = mark.end() if mark is not None else end
    return result[:_MAX_TOPICS]


def _is_whole(lowered: str, at: int, close: int, end: int) -> bool:
    """Return whether the first words are a general object (the problem) that no examples follow."""
    last = lowered[at:close].rstrip(" .").rpartition(" ")[2]
    return last in _GENERIC and _EXAMPLES.match(lowered, close, end) is None


def _goes_on(index: SpanIndex, at: int, mark: tuple[int, int], end: int) -> bool:
    """Return whether the words from `at` on go on behind an *and*: a lone adjective, or one of two countries at the end of a phrase."""
    lowered = index.lowered
    if lowered[mark[0] : mark[1]].strip() != "and":
        return False
    if _ADJECTIVE.fullmatch(lowered, at, mark[0]):
        return True
    left = [m for m in index.mentions(at, mark[0]) if m.char_end == mark[0] and m.entity_kind == "country"]
    follows = mark[1] + 4 * lowered.startswith("the ", mark[1])
    right = [
        m for m in index.mentions(follows, end) if m.char_start == follows and m.entity_kind == "country"
    ]
    return bool(left and right) and left[0].char_start > at + 8


def _topic(index: SpanIndex, sentence: Sentence, start: int, end: int) -> RemarkStatement | None:
    """Return the topic in [start, end), without its opening words and what hangs on it."""
    lowered = index.lowered
    lead = _LEAD.match(lowered, start, end)
    first = lead.end() if lead is not None else start
    cut = _CUT.search(lowered, first, end)
    last = first + len(lowered[first : cut.start() if cut is not None else end].rstrip(" ,."))
    words = _WORD.findall(lowered[first:last])
    if not 1 <= len(words) <= 12 or words[-1] in _GENERIC or words[0] in _NO_TOPIC or "issues" in words:
        return None
    if any(d.char_start == first and d.char_end >= last for d in index.dates(first, last)):
        return None  # held discussions on 3 May
    named = [
        m
        for m in index.mentions(first, last)
        if m.char_end >= last - 1
        and m.entity_kind in ("person", "country", "place", "agreement", "organisation")
    ]
    subject = named[-1].entity_id if named else None
    return made(index, sentence, (first, last), "agenda", "listed", (first, last), subject)
