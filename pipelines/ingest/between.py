"""What stands inside and directly under the running text: link lists, headings, captions, summaries, sign-offs."""

from __future__ import annotations

import re

from pipelines.ingest import main_text, phrases, publishers, shapes, stamp_lines, timestamps
from pipelines.ingest.draft import SHORT, STAMP, Draft, Label

_ENDS = ".:;?!”\"'’"
_OPENS = "—–-“\"‘'"
_TURN = re.compile(r"[A-Z][\w.’' -]{0,30}: ")
"""Ends and beginnings of lines that are said rather than pressed: sentences, quotations, turns of an interview."""
_SENTENCE = 60
_ENOUGH_TEXT = 400
"""Code points of running text from which a text is an article whose end can be told."""


def label_opened(draft: Draft) -> None:
    """Label the short lines under a heading of links, shares or a form, until running text resumes."""
    kind = ""
    for index in range(len(draft.blocks)):
        if index in draft.opens and not _is_over_prose(draft, index):
            kind = draft.opens[index]
        elif draft.labels[index] is not None:
            if draft.kind(index) not in (kind, "other_chrome", "timestamp"):
                kind = ""
        elif kind and _belongs_under(draft, index, kind):
            draft.labels[index] = (kind, f"under_{kind}_heading")
        else:
            kind = ""


def _belongs_under(draft: Draft, index: int, kind: str) -> bool:
    if draft.is_prose(index) or (draft.headline is not None and index <= draft.headline):
        return False
    if kind == "navigation":
        return draft.length(index) <= 40
    # the last short line before running text is the heading of that text
    return not (kind == "related_link" and draft.length(index) <= 60 and _is_over_prose(draft, index))


def _is_over_prose(draft: Draft, index: int) -> bool:
    return index + 1 < draft.end and draft.is_free_prose(index + 1)


def give_back_dates(draft: Draft) -> None:
    """Give back lines inside the article that are a bare date: a chronology's headings, not a stamp.

    Under the first paragraph, or with the time of day, a single one is the article's stamp all the same.
    """
    last = max((i for i in range(draft.end) if draft.is_free_prose(i)), default=-1)
    inside = [
        i
        for i in range(draft.body_start + 1, last)
        if draft.labels[i] == STAMP and not timestamps.label_of(draft.line(i))
    ]
    if len(inside) == 1 and _is_single_stamp(draft, inside[0]):
        return
    for index in inside:
        draft.labels[index] = ("heading", "bare_date")


def _is_single_stamp(draft: Draft, index: int) -> bool:
    before = sum(1 for i in range(draft.body_start, index) if draft.is_free_prose(i))
    if draft.line(index - 1)[-1] == ":":  # `Ann says:` over a reader's comment
        return False
    return before <= 1 or any(s.has_clock for s in timestamps.stamps(draft.line(index), month_first=False))


def label_after_text(draft: Draft) -> None:
    """Label the short lines below the article's running text: stamps, buttons, links, menus; not bullets and tables."""
    start, last = draft.main
    text = sum(draft.length(i) for i in range(start, last + 1) if draft.is_free_prose(i))
    run: list[int] = []
    for index in range(last + 1, draft.end + 1):
        if index < draft.end and not draft.is_prose(index):
            run.append(index)
            continue
        if run:
            is_over = text >= _ENOUGH_TEXT and not main_text.is_table(draft, run[0], run[-1] + 1)
            _label_run(draft, run, is_over)
        run = []


def _label_run(draft: Draft, run: list[int], is_over: bool) -> None:
    """Label the short lines of `run`; `is_over` where the article certainly ends above them."""
    for index in run:
        if draft.labels[index] is not None or draft.length(index) > SHORT or draft.is_bullet(index):
            continue
        line = draft.line(index)
        if (stamp := stamp_lines.is_stamped(line)) is not None and stamp.role:
            draft.labels[index] = ("timestamp", "stamp_and_source")
        elif is_over and not (
            _is_said(draft, index, line) or draft.is_caption(index) or _is_author(draft, index)
        ):
            draft.labels[index] = ("other_chrome", "below_text")


def _is_said(draft: Draft, index: int, line: str) -> bool:
    """Return whether a line is what someone says or a list's item rather than a link or a button."""
    if draft.line(index - 1)[-1] == ":" or line[0].islower():
        return True
    is_sentence = line[-1] in _ENDS or (len(line) > _SENTENCE and ". " in line[_SENTENCE // 2 :])
    return is_sentence or line[0] in _OPENS or _TURN.match(line) is not None


def _is_author(draft: Draft, index: int) -> bool:
    line = draft.line(index)
    return (
        shapes.is_sign_off(line)
        or publishers.is_known(line.strip("-–—() "))
        or shapes.byline_name(line) is not None
        or shapes.desk_house(line) is not None
    )


def label_between(draft: Draft) -> None:
    """Label what is left of the article's blocks and is not running text."""
    prose = [i for i in range(draft.end) if draft.is_free_prose(i)]
    last = prose[-1] if prose else -1
    first = next((i for i in prose if not draft.is_bullet(i)), -1)
    label_after_text(draft)
    in_summary = False
    for index in range(draft.end):
        if (known := draft.labels[index]) is not None:
            if known == ("heading", "section_label"):
                in_summary = phrases.role_of(draft.line(index)) == "summary"
            continue
        label = _label_of(draft, index, first, last, in_summary)
        draft.labels[index] = label
        if label == ("heading", "section_label"):
            in_summary = phrases.role_of(draft.line(index)) == "summary"
        elif label is None or label[0] == "heading":
            in_summary = False


def _label_of(draft: Draft, index: int, first: int, last: int, in_summary: bool) -> Label | None:
    """Return the label of a block; `first` and `last` are those of the running text, -1 where there is none."""
    length = draft.length(index)
    if length > 450:
        is_item = in_summary and draft.is_bullet(index) and not draft.bullet_holds_more(index)
        return ("summary", "bullet_under_label") if is_item else None
    line = draft.line(index)
    if phrases.role_of(line) in ("summary", "part"):
        return ("heading", "section_label")
    if in_summary and draft.is_bullet(index) and not draft.bullet_holds_more(index):
        return ("summary", "bullet_under_label")
    if length <= 320 and first <= index != last and draft.is_caption(index):
        return ("caption", "credit")
    if index >= min(last, draft.main[1]) and shapes.is_sign_off(line):
        return ("byline", "sign_off")
    if index > last >= 0 and publishers.is_known(line.strip("-–—() ")):
        return ("byline", "sign_off")
    if length <= 160 and index > last >= 0:
        if shapes.byline_name(line):
            return ("byline", "byline")
        return ("byline", "byline_name") if shapes.desk_house(line) else None
    if length <= SHORT and index < last and _is_heading(draft, index, line):
        return ("heading", "short_line")
    return None


def _is_heading(draft: Draft, index: int, line: str) -> bool:
    if line[-1] in ".,;:…" or line[0].islower() or draft.is_bullet(index):
        return False
    following = next((i for i in range(index + 1, draft.end) if draft.labels[i] is None), None)
    if following is None or draft.text[draft.blocks[following].char_start].islower():
        return False
    return draft.is_prose(following) or draft.is_bullet(following)
