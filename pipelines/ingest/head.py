"""What stands above the running text: clock, breadcrumb, sections, headline, standfirst, byline, captions, summary."""

from __future__ import annotations

from pipelines.ingest import datelines, phrases, publishers, shapes, timestamps
from pipelines.ingest.draft import SHORT, STAMP, Draft, Label, plain

_PAGE_KINDS = frozenset({"navigation", "comment_form", "related_link", "copyright", "other_chrome", "byline"})
_MAX_BLOCKS = 500
"""A text whose first sentence comes later than this has no head, but is a list."""


def label_head(draft: Draft) -> None:
    """Label the blocks above the running text."""
    body = draft.first_prose()
    if not 0 < body < draft.end or body > _MAX_BLOCKS:
        return
    _find_headline(draft, body)
    if draft.headline is not None:
        body = _standfirst(draft, draft.headline, body)
    for index in range(body):
        if draft.labels[index] is None:
            draft.labels[index] = _label_of(draft, index, body)
        elif draft.labels[index] == STAMP and _is_clock(draft, index):
            draft.labels[index] = ("navigation", "site_header_clock")
    _read_bare_dates(draft, body)
    draft.body_start = body


def _find_headline(draft: Draft, body: int) -> None:
    """Set the headline: that of the markup, else the first line that reads like a title."""
    marked = next((i for i in range(body) if draft.kind(i) == "headline"), None)
    if marked is not None:
        draft.headline = marked
        return
    candidates = [i for i in range(body) if draft.labels[i] is None and _is_headline_like(draft, i, body)]
    if not candidates:
        return
    best = next((i for i in candidates if draft.line(i).count(" ") >= 3), candidates[0])
    draft.headline = best
    draft.labels[best] = ("headline", "first_title_line")
    title = plain(draft.line(best))
    for index in range(body):
        if draft.labels[index] is None and plain(draft.line(index)) == title:
            draft.labels[index] = ("other_chrome", "headline_repeated")


def _is_headline_like(draft: Draft, index: int, body: int) -> bool:
    line = draft.line(index)
    if (
        len(line) > 250
        or draft.blocks[index].line_count > 3
        or line[-1] in ".;:,"
        or line[0].islower()
        or draft.is_bullet(index)
    ):
        return False
    if shapes.byline_name(line) or shapes.is_byline_label(line) or draft.is_caption(index):
        return False
    if timestamps.is_stamped(line) is not None:
        return False
    if phrases.role_of(line) and (index + 1 < body or len(line) < 25):
        return False
    return not draft.is_breadcrumb(index)


def _standfirst(draft: Draft, headline: int, body: int) -> int:
    """Label the summary line under the headline; return where the running text begins after it.

    The first paragraph is one only where something of the head comes after it, or the title is printed again.
    """
    following = body + 1
    if body != headline + 1 or draft.length(body) > 450 or following >= draft.end:
        return body
    line = draft.line(following)
    repeats = plain(line) == plain(draft.line(headline))
    is_head = (
        repeats
        or draft.kind(following) in ("timestamp", "byline", "caption", "navigation")
        or phrases.role_of(line) == "summary"
        or shapes.byline_name(line) is not None
        or draft.is_caption(following)
    )
    after = draft.first_prose(body + 1)
    if not is_head or after >= draft.end:
        return body
    draft.labels[body] = ("standfirst", "line_under_headline")
    if repeats:
        draft.labels[following] = ("other_chrome", "headline_repeated")
    return after


def _label_of(draft: Draft, index: int, body: int) -> Label | None:
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
    if draft.is_caption(index) or (index + 1 < body and shapes.is_credit_only(draft.line(index + 1))):
        return ("caption", "credit")
    if (stamped := timestamps.is_stamped(line)) and index != headline:
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
    if headline is None or is_above:
        return None
    if draft.is_bullet(index) and len(line) <= 40 and _is_capital_name(line[1:].strip()):
        return ("byline", "byline_name")
    if draft.is_bullet(index):
        return ("summary", "bullets_above_text")
    if shapes.desk_house(line) or (shapes.is_name(line) and _is_beside_stamp(draft, index)):
        return ("byline", "byline_name")
    if shapes.is_role(line) and _is_beside_stamp(draft, index):
        return ("byline", "byline_role")
    if index == headline + 1 and (draft.is_prose(index) or index < body - 1):
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
        if draft.labels[index] == STAMP:
            found = timestamps.stamps(draft.line(index), month_first=False)
            if found and not any(s.role or s.has_clock for s in found):
                draft.labels[index] = ("dateline", "date_line")


def _is_clock(draft: Draft, index: int) -> bool:
    """Return whether a date is the site's own clock: above the headline, without label or time of day,
    with its weekday or among navigation."""
    if draft.headline is None or index > draft.headline:
        return False
    found = timestamps.stamps(draft.line(index), month_first=False)
    among_navigation = any(draft.kind(i) == "navigation" for i in range(index + 1, draft.headline))
    return bool(found) and all(
        not s.role and not s.has_clock and (s.has_weekday or among_navigation) for s in found
    )
