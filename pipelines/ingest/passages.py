"""What each part of a text is: labels on top of the untouched text, for texts of any publisher or none.

Belongs here: the order of the steps. Known phrases are data (`chrome_phrases.csv`, `section_labels.csv`), single
shapes are in `pipelines.ingest.shapes`. When in doubt a block is body: to lose a statement is worse than to read
a button.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from pipelines.ingest import between, datelines, foot, head, main_text, phrases, shapes, stamp_lines
from pipelines.ingest.blocks import Block, blocks_of
from pipelines.ingest.draft import ALT_TWICE, BULLETS, STAMP, Draft, Label
from pipelines.ingest.records import Passage
from schemas.vocabularies import CONTENT_KINDS

BODY: Label = ("body", "running_text")
_LONGEST_CHROME = 2_000
_LONGEST_NOTICE = 700
_LONGEST_ALT_TEXT = 180
_MARKER = re.compile(r"(#{1,6})\s+(?=\S)")


def label(text: str) -> tuple[Passage, ...]:
    """Return the passages of `text`: ordered, disjoint, together all that is not white space."""
    return label_blocks(text, blocks_of(text), {})


def label_blocks(text: str, blocks: list[Block], known: Mapping[int, Label]) -> tuple[Passage, ...]:
    """Return the passages of `blocks`; `known` are labels by block number that markup has already given."""
    if not blocks:
        return ()
    if len(blocks) == 1:
        return tuple(_passages(text, blocks, [known.get(0, BODY)]))
    draft = Draft(text, blocks, known)
    label_single_blocks(draft)
    label_notices(draft)
    foot.find_end(draft)
    draft.main = main_text.find(draft)
    head.label_head(draft)
    between.label_opened(draft)
    between.give_back_dates(draft)
    between.label_between(draft)
    foot.label_foot(draft)
    passages = tuple(_passages(text, blocks, [found or BODY for found in draft.labels]))
    if any(p.kind in CONTENT_KINDS for p in passages):
        return passages
    # a text of nothing but "chrome" is a text we do not understand: read it
    return tuple(p._replace(kind="body", rule="nothing_else") for p in passages)


def label_single_blocks(draft: Draft) -> None:
    """Label what is plain from a block alone: known phrases, time stamps, captions printed twice."""
    for index in range(len(draft.blocks)):
        length = draft.length(index)
        if draft.labels[index] is not None or length > _LONGEST_CHROME:
            continue
        line = draft.line(index)
        if (phrase := phrases.find(line)) is not None:
            draft.labels[index] = (phrase.kind, phrase.rule)
            if phrase.opens:
                draft.opens[index] = phrase.opens
            if phrase.ends:
                draft.ends.add(index)
        elif length <= 24 and _is_label_over_name(draft, index):
            draft.labels[index] = ("byline", "byline_label")
            draft.labels[index + 1] = draft.labels[index + 1] or ("byline", "byline_name")
        elif length <= 200 and stamp_lines.is_timestamp(line):
            draft.labels[index] = STAMP
        elif shapes.repeated_half(line):
            draft.labels[index] = ALT_TWICE
        elif (length <= 100 or line.startswith("http")) and shapes.is_machine_made(line):
            draft.labels[index] = ("other_chrome", "address_or_file_name")
        elif shapes.is_link_row(line):
            draft.labels[index] = ("related_link", "links_in_a_row")
        if _is_cut_above(draft, index, line):
            draft.labels[index - 1] = ("other_chrome", "cut_line")
        if _is_printed_again(draft, index, line):
            if len(line) <= _LONGEST_ALT_TEXT and index > 1:  # a text begins with its title
                draft.labels[index - 1] = draft.labels[index - 1] or ("caption", "line_twice")
            draft.labels[index] = ("other_chrome", "line_repeated")


def label_notices(draft: Draft) -> None:
    """Label paragraphs that a phrase inside gives away: cookies, newsletters, rights."""
    starts: list[int] = []
    for offset, kind, rule in phrases.notices(draft.text):
        starts = starts or [b.char_start for b in draft.blocks]
        index = bisect_right(starts, offset) - 1
        if draft.labels[index] is None and draft.length(index) <= _LONGEST_NOTICE:
            draft.labels[index] = (kind, rule)


def _is_printed_again(draft: Draft, index: int, line: str) -> bool:
    """Return whether a line is that before it once more, as captions under their own alternative text are."""
    if index == 0 or not 12 <= len(line) <= 450 or draft.length(index - 1) != len(line):
        return False
    if draft.kind(index) not in ("", "caption") or draft.is_bullet(index) or shapes.is_name(line):
        return False
    return draft.line(index - 1) == line


def _is_cut_above(draft: Draft, index: int, line: str) -> bool:
    """Return whether the line above is the beginning of this one, cut with three points."""
    if index == 0 or not 20 <= draft.length(index - 1) < len(line) or draft.labels[index - 1] is not None:
        return False
    above = draft.line(index - 1)
    return above.endswith(("…", "...")) and line.startswith(above.rstrip("….").rstrip())


def _is_label_over_name(draft: Draft, index: int) -> bool:
    if index + 1 >= len(draft.blocks) or not shapes.is_byline_label(draft.line(index)):
        return False
    name = draft.line(index + 1)
    return shapes.is_name(name) or shapes.desk_house(name) is not None


def _passages(text: str, blocks: list[Block], labels: list[Label]) -> Iterator[Passage]:
    """Yield the passages of labelled blocks; datelines, second printings and signs of markup become their own."""
    paragraphs_left = 3  # a dateline opens the story: it is looked for in its first paragraphs only
    for block, (kind, rule) in zip(blocks, labels, strict=True):
        start, end = block.char_start, block.char_end
        if rule == ALT_TWICE[1] and (half := shapes.repeated_half(text[start:end])):
            yield Passage(start, start + half - 1, kind, rule)
            yield Passage(start + half, end, "other_chrome", "alt_text_repeated")
            continue
        if rule.startswith("markdown_") and (marker := _MARKER.match(text, start, end)) is not None:
            yield Passage(start, start + len(marker[1]), "other_chrome", "markdown_sign")
            start = marker.end()
        if kind == "body" and paragraphs_left:
            paragraphs_left -= 1
            offset = _after_bullet(text, start)
            if (found := datelines.dateline(text[offset : min(end, offset + 200)])) is not None:
                if offset > start:
                    yield Passage(start, start + 1, "other_chrome", "bullet")
                yield Passage(offset, offset + found.end, "dateline", "place_and_dash")
                start = offset + found.end
                while text[start].isspace():
                    start += 1
                paragraphs_left = 0
        yield Passage(start, end, kind, rule)


def _after_bullet(text: str, start: int) -> int:
    """Return where the words of a list item begin."""
    if text[start] in BULLETS and text[start + 1 : start + 2].isspace():
        start += 1
        while start < len(text) and text[start].isspace():
            start += 1
    return start
