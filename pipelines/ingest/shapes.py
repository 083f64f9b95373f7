"""Shapes of single blocks that need no list of phrases: captions, credits, breadcrumbs, bylines, file names.

Each function looks at one block's words (and at most its neighbours) and says yes or no, or where a part ends.
"""

from __future__ import annotations

import re

import re2

from pipelines.language.agencies import agency_names
from pipelines.language.calendar import MONTHS, WEEKDAY_NAMES

_NAME_WORD = (
    r"(?:[A-Z][\w.'’-]{0,30}|[A-Z]\.|de|da|di|del|della|van|von|der|den|bin|binti|al|el|la|le|du|dos|ibn)"
)
_NAME = rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,5}}"
_AGENCY = f"(?:{'|'.join(map(re.escape, agency_names('text', 'pictures')))})"
_CREDIT_END = re2.compile(
    r"(?:\((?:[A-Z]{2,5} )?(?:File )?(?:Photo|Image|Picture|Illustration|Photograph|Pic|Graphic|Credit|Source|Courtesy)s?\b[^()]{0,90}\)"
    r"|\((?:[\w .'’-]{1,50}/)" + _AGENCY + r"[^()]{0,40}\)"
    r"|\[(?:[^\[\]/]{1,50}/)" + _AGENCY + r"[^\[\]]{0,30}\]"
    r"|(?:/|\|| via | ?[-–—©] ?)\s?" + _AGENCY + r"(?: Images)?(?:/[A-Z][\w ]{1,30})?"
    r"|\b(?:Image|Photo|Picture|Pic|Photograph|Video grab|Screengrab|Illustration|Graphic)s? ?(?:courtesy|credits?|source|by|from)?"
    r"(?: ?[:|©] ?| (?:courtesy|by) )[^.:|]{2,70}"
    r"|\b(?:File|Representative|Representational|Stock|Handout) (?:photo|image|picture|pic)"
    r"|\. By " + _NAME + r"(?: ?/ ?[\w. -]{2,40})?)\.?\)?$"
)
_MAY_END_AS_CREDIT = re.compile(
    r"[)\]]\.?\)?$|[Pp](?:hoto|ict?)|[Ii]mage|[Gg]rab|llustration|raphic|\. By [A-Z]"
    r"|(?:[/|©–—-] ?| via )[A-Z][\w ()/-]{1,45}\.?$"
)
"""What every credit at an end has; cheaper to look for than the credit itself."""
_CREDIT_SIGNS = (
    "hoto", "pic", "Pic", "mage", "rab", "llustration", "raphic", ". By ", "/", "|", "©", "–", "—", "-", " via ",
)  # fmt: skip
"""Of these, and of a bracket at the very end, what may end as a credit has one: most lines have none."""
_CREDIT_START = re.compile(
    r"(?:Credit|CREDIT|FILE PHOTO|FILE -|FILE –|FILE —|File photo|PHOTO|Photo|Image|Picture|Pictured|Caption|CAPTION|Illustration|Photograph)"
    r"(?: courtesy| credit| by|s)? ?(?:[:|©]|\.\.\.|…|$)|(?:File|Representative|Representational) (?:photo|image|picture)\b|!\[|\(Photo[ :]|\[Photo|\[Image"
)
_CAPTION_AFTER_AGENCY = re.compile(
    r"(?:(?:AFP|AP|EPA|Reuters) via )?(?:Getty Images|Shutterstock|iStock|PA Media|EPA-EFE) [A-Z]"
)
_ROLE = re.compile(
    r"(?:[A-Z][\w-]{1,20} ){0,3}(?i:reporter|correspondent|editor|writer|journalist|columnist|producer|bureau chief|analyst)\b.{0,40}"
)
_ALT_MIN = 16
_BREADCRUMB_SEPARATOR = re.compile(r"\s[>›»/|→]\s|[›»]")
_BYLINE_LABEL = re.compile(
    r"(?i:by|written by|words by|reported by|published by|posted by|authored by|author|authors|reporter|"
    r"reporting by|story by|story(?=\s?:)|edited by|editing by|compiled by|report by|from|correspondent|bureau)"
)
_BYLINE = re.compile(
    rf"(?i:{_BYLINE_LABEL.pattern})(?:\s?[:|]\s?|\s?-\s|\s)\s?(?P<name>{_NAME}(?:(?:,| and| &| with|,? in) {_NAME}){{0,6}}"
    r"(?: (?:staff|reporters?|writers?|correspondents?|agencies)\b){0,2})"
)
_GLUED_MONTH = re.compile(
    r"([,. ]*|(?<=[a-zA-Z]))(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?$"
)
_LABEL_END = re.compile(r"(?:[ ,](?:On|At|In|Published|Updated|Posted|Last))*[ ,]*$")
"""Words of the stamp behind the names, in capitals as these are: `By Ann Lee On 3/13/20 at 4:00 PM`."""
_NAMES = re.compile(rf"{_NAME}(?:(?:,| and| &| in) {_NAME}){{0,3}}(?: and agencies)?")
_SIGN_OFF = re.compile(
    r"[(\[]?(?i:reporting by|additional reporting by|editing by|writing by|compiled by|with reporting by|with inputs? from|"
    r"with agency inputs?|with inputs|agencies\)|inputs from)\b"
)
_DESK = re.compile(
    r"(?P<house>[A-Z][\w&.' ]{1,40}?) (?:News |Web |Digital |Business |World |International |Online )?(?:Desk|Bureau|Staff|Newsroom|Correspondent|Reporter|Team)$"
)
_CALENDAR_WORDS = frozenset({*MONTHS, *WEEKDAY_NAMES, "then", "now"})


def repeated_half(line: str) -> int:
    """Return where the second printing begins in a line that prints the same words twice, else 0."""
    half, odd = divmod(len(line), 2)
    return (
        half + 1
        if odd and half >= _ALT_MIN and line[half] == " " and line.startswith(line[:half], half + 1)
        else 0
    )


def is_credited(line: str) -> bool:
    """Return whether a line begins or ends as picture captions with a credit do."""
    if _CAPTION_AFTER_AGENCY.match(line):
        return True
    if line[0] in "FPICR([!c" and _CREDIT_START.match(line[:40]):
        return True
    tail = line[-130:]
    closing = tail[-3:]
    if not (any(map(tail.__contains__, _CREDIT_SIGNS)) or ")" in closing or "]" in closing):
        return False
    return _MAY_END_AS_CREDIT.search(tail) is not None and _CREDIT_END.search(tail) is not None


def is_credit_only(line: str) -> bool:
    """Return whether a line is the credit of the caption above it."""
    return len(line) <= 90 and line[0] in "PICF(" and _CREDIT_START.match(line[:40]) is not None


def is_breadcrumb(line: str, headline_after: str) -> bool:
    """Return whether a line is a path through the site: `Home > World > …`, with or without separators.

    `headline_after` is the text of the next few blocks, where a glued breadcrumb's last step is printed again.
    """
    if len(line) > 300:
        return False
    parts = _BREADCRUMB_SEPARATOR.split(line)
    if len(parts) >= 3 and parts[0].strip().casefold() in ("home", "news", "front page", "homepage", "main"):
        return True
    if len(parts) >= 2 and parts[0].strip().casefold() in ("home", "homepage"):
        return True
    if line.startswith("Home") and len(line) > 5 and line[4:5].isupper():
        tail = line.rstrip(". …")[-24:].translate(str.maketrans("’‘", "''"))
        return line.rstrip().endswith(("...", "…")) or tail in headline_after.translate(
            str.maketrans("’‘", "''")
        )
    return False


def byline_name(line: str) -> tuple[int, int] | None:
    """Return the span of the names in a byline (`By Ann Lee and Bo Tan`, `Published By: Ann Lee`), else None."""
    if len(line) > 160 or (match := _BYLINE.match(line)) is None:
        return None
    rest = line[match.end() :].strip()
    start, end = match.span("name")
    if rest[:1].isdigit() and (month := _GLUED_MONTH.search(line, start, end)) is not None:
        end = month.start() + len(month.group(1))  # `By Ann LeeJan 7, 2022`
    end -= len(_LABEL_END.search(line[start:end])[0])  # type: ignore[index]
    if " " not in match.group("name") and (rest or match.group("name").lower() in _CALENDAR_WORDS):
        return None  # "By Tuesday 12 countries had …"
    # what may follow the names: an organisation, a role, a date; running text may not
    if (
        rest
        and rest[0] not in ",|•·-–—(/@"
        and not rest[0].isdigit()
        and not rest.startswith(("Published", "Updated", "Posted", "on "))
    ):
        return None
    if line.endswith(".") and len(line) > 60:
        return None
    return start, end


def is_byline_label(line: str) -> bool:
    """Return whether a line is only the label that goes before a name (`Written By`)."""
    return bool(_BYLINE_LABEL.fullmatch(line.rstrip(" :")))


def is_sign_off(line: str) -> bool:
    """Return whether a line is an agency's sign-off (`Reporting by …; editing by …`)."""
    return len(line) <= 400 and _SIGN_OFF.match(line) is not None


def desk_house(line: str) -> str | None:
    """Return the house of a desk byline (`Example News Desk` → `Example`), None for other lines."""
    match = _DESK.fullmatch(line) if len(line) <= 60 else None
    return match.group("house").strip() if match else None


def is_link_row(line: str) -> bool:
    """Return whether a line is several links in a row: `Tin is dearer • Ministers meet • Rice is cheaper • …`."""
    return line.count(" • ") >= 3 or line.count(" | ") >= 4


def is_role(line: str) -> bool:
    """Return whether a line says what an author is (`Business reporter, Toronto`)."""
    return len(line) <= 60 and line[-1] != "." and _ROLE.fullmatch(line) is not None


def is_name(line: str) -> bool:
    """Return whether a line is nothing but a person's name or several."""
    return len(line) <= 80 and _NAMES.fullmatch(line) is not None and " " in line


_MACHINE = re.compile(
    r"\S{0,80}\.(?:jpe?g|png|gif|webp|svg)|https?://\S{1,500}|www\.\S{1,200}|@[\w/.-]{2,40}|[\w.+-]{1,60}@[\w.-]{3,60}|_{2,40}|\*{1,9}(?: \*){0,5}|(?:#\w{2,40}[, ]{0,2}){1,20}"
    r"|.{0,80}\b\d{2,4}x\d{2,4}|\d{1,3} ?/ ?\d{1,3}|#{2,5}|[-–— ]{1,4}(?:30|ENDS?|Ends?)[-–— ]{1,4}|-?\d{1,2}(?:\.\d)? ?°? ?[CF]"
    r"|[A-Z][\w&./ -]{1,30} [0-9][0-9.,]{0,12} (?:Increased By|Decreased By|No Change|Up|Down|[▲▼+−-]) ?[▲▼]? ?[+−-]?[0-9.,]{1,12} ?\([+−-]?[0-9.]{1,8}%\)"
    r"|\d{1,2}:\d\d|(?:[•·] )?[a-z]{2,20}(?:-[a-z]{2,20}){2,9}|\[(?:\"[\w -]{1,30}\"(?:, ?)?){1,20}\]"
)


def is_machine_made(line: str) -> bool:
    """Return whether a line is an address, a picture's file name or size, a row of hashtags or tags, a temperature, a length, or a price
    of the stock exchange with its change."""
    return _MACHINE.fullmatch(line) is not None
