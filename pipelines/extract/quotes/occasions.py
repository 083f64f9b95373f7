"""Where, when and on what occasion something is said, between the subject and its verb: Ruiz, in a statement, said.

The subject itself is read in `subjects`.
"""

from __future__ import annotations

import re

from pipelines.language.calendar import MONTH_NAMES

_SETTING = re.compile(
    r",?\s(?:on|in|at|through|via|during)\s(?:his|her|its|their|an?|the)\s(?:[\w’'-]+\s){0,3}(?:account|statement|interview|speech|letter|tweet|post"
    r"|reports?|briefing|submissions?|conference|message|release|note|address|remarks|page|broadcast|testimony|filing|communiqu[eé])$"
)
"""Where something is said, between subject and verb: Ruiz, on her account, said; Ruiz in a statement said."""
_OCCASION = re.compile(
    r"(?<=[a-z]) (?:while|when) (?:[a-z]+ly )?[a-z]{3,}ing\b[^,;:()“”\"\n]{0,100}$"
    r"|(?<=[a-z]),? who (?:is|was|are|were|has|have|had|spoke|led|leads|heads|chairs|[a-z]{3,}ed) [^,;:()“”\"\n]{3,100}$"
    r"|(?<=[a-z]) on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2}),?(?: \d{4},?)?$"
    r"|(?<=[a-z]) on (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}$"
    r"|(?<=[a-z]) (?:speaking|addressing|briefing|talking) [a-zA-Z][^,;:()“”\"\n]{2,100}$"
)
"""What the subject does as it says that, without commas: Ruiz while opening the fair said."""
_IN_MONTH = re.compile(
    r"(?<=[a-z])(?<!ed),? (?:in|last|late in|early in) (?:"
    + "|".join(month.title() for month in MONTH_NAMES)
    + r"|week|month|year)(?: \d{4})?$"
)
"""When the subject said it, though only one comma sets that off: The union, in May said."""
_LONGEST_TIME = 32
_OCCASION_WORDS = (
    " who ",
    " on ",
    " when ",
    " while ",
    " speaking ",
    " addressing ",
    " briefing ",
    " talking ",
)
"""One of them opens it: most subjects have none, which a look for words tells faster than the expression."""


def _occasion(text: str, floor: int, end: int) -> re.Match[str] | None:
    words = text[floor:end]
    for word in _OCCASION_WORDS:
        if word in words:
            found = _OCCASION.search(text, floor, end)
            if found is not None:
                return found
            break
    late = words[-_LONGEST_TIME:]
    if " in " not in late and " last " not in late:
        return None
    return _IN_MONTH.search(text, max(floor, end - _LONGEST_TIME), end)


def before_setting(text: str, floor: int, end: int) -> int:
    """Return where the subject ends whose setting or occasion ends at `end`, `end` where nothing is told of them."""
    setting = _SETTING.search(text, max(floor, end - 70), end) or _occasion(text, floor, end)
    return setting.start() if setting else end
