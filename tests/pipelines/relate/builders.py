"""Documents of one or more sentences with mentions, percentages and dates made by simple rules, for relate's tests."""

from __future__ import annotations

import re

from pipelines.extract.spans import DateSpan, FigureSpan, MentionSpan, Sentence, Source, Spans
from pipelines.ingest.records import Passage

COUNTRIES = {
    "US": "US", "U.S.": "US", "United States": "US", "Washington": "US", "American": "US", "White House": "US",
    "China": "CN", "Chinese": "CN", "Beijing": "CN", "Japan": "JP", "Japanese": "JP", "Tokyo": "JP",
    "South Korea": "KR", "South Korean": "KR", "Seoul": "KR", "India": "IN", "Indian": "IN", "New Delhi": "IN",
    "Canada": "CA", "Canadian": "CA", "Ottawa": "CA", "Mexico": "MX", "Mexican": "MX", "Australia": "AU",
    "Australian": "AU", "Canberra": "AU", "Indonesia": "ID", "Indonesian": "ID", "Jakarta": "ID", "Britain": "GB",
    "British": "GB", "London": "GB", "UK": "GB", "Russia": "RU", "Russian": "RU", "Moscow": "RU", "Brazil": "BR",
    "Brazilian": "BR", "Turkey": "TR", "Vietnam": "VN", "Vietnamese": "VN", "Norway": "NO", "France": "FR",
    "Switzerland": "CH", "Swiss": "CH", "Malaysia": "MY", "Ukraine": "UA", "Germany": "DE", "Argentina": "AR",
}  # fmt: skip
OTHERS = {
    "EU": ("org:eu", "organisation"), "European Union": ("org:eu", "organisation"), "European": ("org:eu", "organisation"),
    "Brussels": ("org:eu", "organisation"), "European Commission": ("org:european-commission", "organisation"),
    "WTO": ("org:wto", "organisation"), "APEC": ("org:apec", "organisation"), "G20": ("org:g20", "organisation"),
    "Mercosur": ("org:mercosur", "organisation"), "Osaka": ("place:osaka", "place"), "Geneva": ("place:geneva", "place"),
    "Donald Trump": ("person:donald-trump", "person"), "Trump": ("person:donald-trump", "person"),
    "Xi Jinping": ("person:xi-jinping", "person"), "Xi": ("person:xi-jinping", "person"),
    "Narendra Modi": ("person:narendra-modi", "person"), "Mark Carney": ("person:mark-carney", "person"),
}  # fmt: skip
_DEMONYMS = {name for name in COUNTRIES if name.endswith(("ese", "ian", "ish", "ican", "iss"))} | {
    "South Korean",
    "European",
}
_CAPITALS = {
    "Washington",
    "Beijing",
    "Tokyo",
    "Seoul",
    "New Delhi",
    "Ottawa",
    "Canberra",
    "Jakarta",
    "London",
    "Moscow",
    "Brussels",
    "White House",
}
_NAMES = re.compile(
    "|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in sorted([*COUNTRIES, *OTHERS], key=len, reverse=True))
)
_PERCENT = re.compile(r"(?:(about|up to|at least) )?(\d+(?:\.\d+)?) ?(?:%|per ?cent)")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DATE = re.compile(
    rf"(?P<day>(?:{_MONTHS}) \d{{1,2}}(?!\d)(?:, \d{{4}})?|\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?)|(?P<month>(?:{_MONTHS})(?: \d{{4}})?)\b"
    rf"|(?P<weekday>{_WEEKDAYS})|(?P<ref>last week|next month|last month|next week|this week|yesterday)|(?P<year>\b(?:19|20)\d\d\b)"
    r"|(?P<duration>\b(?:\d+|one|two|three|six)[- ](?:day|year|month|week)s?\b)"
)
_COMPARATORS = {"about": "about", "up to": "at_most", "at least": "at_least", None: "exact"}
_LETTERS = {"d": "D", "w": "W", "m": "M", "y": "Y"}
_SMALL = {"one": 1, "two": 2, "three": 3, "six": 6}


def spans(text: str, *, kind: str = "body") -> Spans:
    """Return the spans of `text`; one sentence per line."""
    sentences = []
    for match in re.finditer(r"[^\n]+", text):
        sentences.append(Sentence(match.start(), match.end(), kind, len(sentences)))
    source = Source(text, (Passage(0, len(text), kind, "test"),), tuple(sentences))
    dates = _dates(source)
    return Spans(source, dates, _mentions(source), _figures(source), ())


def _start(source: Source, offset: int) -> int:
    return max(s.char_start for s in source.sentences if s.char_start <= offset)


def _mentions(source: Source) -> tuple[MentionSpan, ...]:
    found = []
    for m in _NAMES.finditer(source.text):
        name = m.group()
        entity, kind = OTHERS.get(name) or (f"country:{COUNTRIES[name]}", "country")
        how = "demonym" if name in _DEMONYMS else "metonym" if name in _CAPITALS else "name"
        found.append(
            MentionSpan(m.start(), m.end(), name, _start(source, m.start()), "test", entity, kind, how)
        )
    return tuple(found)


def _figures(source: Source) -> tuple[FigureSpan, ...]:
    return tuple(
        FigureSpan(
            m.start(),
            m.end(),
            m.group(),
            _start(source, m.start()),
            "test",
            "percent",
            float(m.group(2)),
            comparator=_COMPARATORS[m.group(1)],
        )
        for m in _PERCENT.finditer(source.text)
    )


def _dates(source: Source) -> tuple[DateSpan, ...]:
    found = []
    for m in _DATE.finditer(source.text):
        value, kind = m.group(), "DATE"
        if m.lastgroup == "duration":
            number, unit = re.split("[- ]", value)[:2]
            value, kind = f"P{_SMALL.get(number) or number}{_LETTERS[unit[0]]}", "DURATION"
        span = (m.start(), m.end(), m.group(), _start(source, m.start()))
        fineness = m.lastgroup if m.lastgroup in ("day", "month", "year") else None
        found.append(DateSpan(*span, "test", kind, value, granularity=fineness))
    return tuple(found)
