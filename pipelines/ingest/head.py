"""What stands above the running text: clock, breadcrumb, sections, headline, standfirst, byline, captions, summary."""

from __future__ import annotations

from pipelines.ingest import datelines, headlines, phrases, publishers, shapes, stamp_lines, timestamps
from pipelines.ingest.draft import SHORT, STAMP, Draft, Label, plain
from pipelines.language import agencies

OVER_TITLE: Label = ("timestamp", "date_over_title")
"""A date with its weekday directly over the title, where no navigation makes it a page's clock: a blog's post date."""
_PAGE_KINDS = frozenset({"navigation", "comment_form", "related_link", "copyright", "other_chrome", "byline"})
_MAX_BLOCKS = 500
"""A text whose first sentence comes later than this has no head, but is a list."""
_TITLE_SPACES = 4
_PROMOTION = 12
_STANDFIRST_REACH = 6
"""Lines under the first paragraph in which a byline or a stamp shows that it is a standfirst."""


def label_head(draft: Draft) -> None:
    """Label the blocks above the running text."""
    body = _first_of_article(draft)
    if not 0 < body < draft.end or body > _MAX_BLOCKS:
        return
    headlines.find(draft, body)
    if draft.headline is not None:
        body = _standfirst(draft, draft.headline, body)
    title = plain(draft.line(draft.headline)) if draft.headline is not None else None
    for index in range(body):
        if draft.labels[index] is None and title is not None and plain(draft.line(index)) == title:
            draft.labels[index] = ("other_chrome", "headline_repeated")
        elif draft.labels[index] is None:
            draft.labels[index] = _label_of(draft, index, body)
        elif draft.labels[index] == STAMP and _is_clock(draft, index):
            is_over_title = index + 1 == draft.headline and not _is_under_navigation(draft, index)
            draft.labels[index] = OVER_TITLE if is_over_title else ("navigation", "site_header_clock")
    _read_bare_dates(draft, body)
    draft.body_start = body


def _first_of_article(draft: Draft) -> int:
    """Return the first block of the article's running text; a notice among the menus above it is not yet that."""
    first = draft.first_prose()
    start, last = draft.main
    body = draft.first_prose(start) if last >= 0 and start > first else first
    return _under_byline(draft, body) or body


def _under_byline(draft: Draft, body: int) -> int:
    """Return where the text begins under a title and byline that stand a few lines below block `body`, else 0.

    What stands above such a title is a page's promotion of something else, however long its sentences are; under a
    byline of its own it is the article, and the title below promotes another one.
    """
    if any(shapes.byline_name(draft.line(i)) for i in range(max(0, body - _PROMOTION), body)):
        return 0
    for index in range(body + 2, min(body + _PROMOTION, draft.end)):
        if not draft.is_byline_or_stamp(index):
            continue
        is_titled = any(headlines.is_title_like(draft, i, index) for i in (index - 1, index - 2) if i > body)
        prose = sum(draft.length(i) for i in range(body, index) if draft.is_free_prose(i))
        rest = sum(draft.length(i) for i in range(index + 1, draft.main[1] + 1) if draft.is_free_prose(i))
        return draft.first_prose(index + 1) if is_titled and prose * 5 < rest else 0
    return 0


def _standfirst(draft: Draft, headline: int, body: int) -> int:
    """Label the summary line under the headline; return where the running text begins after it.

    The first paragraph is one only where something of the head comes after it, or the title is printed again.
    """
    following = body + 1
    if body != headline + 1 or draft.length(body) > 450 or following >= draft.end:
        return body
    after = draft.first_prose(body + 1)
    if after >= draft.end or datelines.dateline(draft.line(body)) is not None:
        return body
    line = draft.line(following)
    repeats = plain(line) == plain(draft.line(headline))
    is_head = (
        repeats
        or draft.kind(following) in ("caption", "navigation")
        or phrases.role_of(line) == "summary"
        or draft.is_caption(following)
        or any(
            draft.is_byline_or_stamp(i) for i in range(following, min(after, following + _STANDFIRST_REACH))
        )
    )
    if not is_head:
        return body
    draft.labels[body] = (
        ("caption", "credit") if _is_credit(draft, following) else ("standfirst", "line_under_headline")
    )
    if repeats:
        draft.labels[following] = ("other_chrome", "headline_repeated")
    return after


def _is_credit(draft: Draft, index: int) -> bool:
    """Return whether a line is only whose picture the line above tells of: (Ann Lee / Associated Press)."""
    line = draft.line(index)
    is_bracketed = line[0] in "([" and line[-1] in ")]" and draft.is_caption(index)
    return is_bracketed or shapes.is_credit_only(line)


def _label_of(draft: Draft, index: int, body: int) -> Label | None:
    """Return what a line above the running text is, None where nothing tells."""
    line = draft.line(index)
    role = phrases.role_of(line)
    headline = draft.headline
    is_above = headline is not None and index < headline
    if draft.is_breadcrumb(index):
        return ("navigation", "breadcrumb")
    if is_above and role == "section":
        return ("navigation", "site_section")
    if shapes.byline_name(line):
        return ("byline", "byline")
    if draft.is_caption(index) or (index + 1 < body and _is_credit(draft, index + 1)):
        return ("caption", "credit")
    if index == headline:
        return None
    if stamped := stamp_lines.is_stamped(line) or stamp_lines.is_dated(line):
        place = line[: stamped.char_start].rstrip(" ,")
        return (
            ("dateline", "place_and_date") if datelines.is_place(place) else ("timestamp", "stamp_and_source")
        )
    if role in ("summary", "part"):
        return ("heading", "section_label")
    if datelines.alone(line) is not None and index == body - 1:
        return ("dateline", "place_line")
    if is_above and publishers.is_known(line):
        return ("navigation", "masthead")
    is_said = (
        line[-1] in ",;:" or line[0].islower() or (line[-1] in ".!?" and line.count(" ") >= _TITLE_SPACES)
    )
    if is_above and not is_said and not draft.is_prose(index) and len(line) <= SHORT:
        return ("navigation", "above_headline")
    return None if headline is None or is_above else _label_below(draft, index, body)


def _label_below(draft: Draft, index: int, body: int) -> Label | None:
    """Return what a line between headline and running text is whose own shape has not told: who wrote, or a summary."""
    line = draft.line(index)
    if draft.is_bullet(index) and phrases.role_of(line) == "section":
        return ("navigation", "site_section")
    if agencies.is_agency(line) or (shapes.is_name(line) and agencies.is_signed(line)):
        return ("byline", "byline_name")
    if publishers.is_known(line):
        return ("byline", "source_line")
    if draft.is_bullet(index) and len(line) <= 40 and _is_capital_name(line[1:].strip()):
        return ("byline", "byline_name")
    if draft.is_bullet(index):
        return ("summary", "bullets_above_text")
    if shapes.desk_house(line) or (shapes.is_name(line) and _is_beside_stamp(draft, index)):
        return ("byline", "byline_name")
    if shapes.is_role(line) and _is_beside_stamp(draft, index):
        return ("byline", "byline_role")
    if index - 1 == draft.headline and (draft.is_prose(index) or index < body - 1):
        return ("standfirst", "line_under_headline")
    if not draft.is_prose(index) and draft.length(index) <= SHORT and index == body - 1:
        return ("heading", "short_line")
    return None


def _is_capital_name(line: str) -> bool:
    return line.isupper() and shapes.is_name(line.title())


def _is_beside_stamp(draft: Draft, index: int) -> bool:
    return any(
        draft.kind(i) in ("timestamp", "byline") or shapes.byline_name(draft.line(i)) is not None
        for i in (index - 1, index + 1)
        if 0 <= i < len(draft.blocks)
    )


def _read_bare_dates(draft: Draft, body: int) -> None:
    """Turn a bare date between headline and text into a dateline, where the text is no page but an article alone.

    There the date is a line of the article, as in news archives; on a page with buttons it is a stamp.
    """
    if draft.headline is None or any(draft.kind(i) in _PAGE_KINDS for i in range(len(draft.blocks))):
        return
    for index in range(draft.headline + 1, body):
        if draft.is_bare_date(index):
            draft.labels[index] = ("dateline", "date_line")


def _is_under_navigation(draft: Draft, index: int) -> bool:
    return any(draft.kind(i) == "navigation" for i in range(index))


def _is_clock(draft: Draft, index: int) -> bool:
    """Return whether a date is the site's own clock: above the headline, without label or time of day,
    with its weekday or among navigation, and neither under a byline nor, without weekday, under a title."""
    if draft.headline is None or index > draft.headline or not draft.is_bare_date(index):
        return False
    if index > 0 and draft.kind(index - 1) == "byline":
        return False
    if any(s.has_weekday for s in timestamps.stamps(draft.line(index), month_first=False)):
        return True
    is_under_title = index > 0 and draft.line(index - 1).count(" ") >= _TITLE_SPACES
    among_navigation = any(draft.kind(i) == "navigation" for i in range(index + 1, draft.headline))
    return among_navigation and not is_under_title
