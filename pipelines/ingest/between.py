"""What stands inside and directly under the running text: link lists, headings, captions, summaries, sign-offs."""

from __future__ import annotations

from pipelines.ingest import phrases, publishers, shapes, timestamps
from pipelines.ingest.draft import SHORT, STAMP, Draft, Label


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
    """Give back lines inside the article that are a bare date: a chronology's headings, not a stamp."""
    last = max((i for i in range(draft.end) if draft.is_free_prose(i)), default=-1)
    for index in range(draft.body_start + 1, last):
        if draft.labels[index] == STAMP and not timestamps.label_of(draft.line(index)):
            draft.labels[index] = ("heading", "bare_date")


def label_between(draft: Draft) -> None:
    """Label what is left of the article's blocks and is not running text."""
    prose = [i for i in range(draft.end) if draft.is_free_prose(i)]
    last = prose[-1] if prose else -1
    first = next((i for i in prose if not draft.is_bullet(i)), -1)
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
    if index >= last and shapes.is_sign_off(line):
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
