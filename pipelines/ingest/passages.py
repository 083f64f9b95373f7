"""What each part of a text is: labels on top of the untouched text, for texts of any publisher or none.

Belongs here: the order of the steps and what a hit means for its neighbours. Known phrases are data
(`chrome_phrases.csv`, `section_labels.csv`), single shapes are in `pipelines.ingest.shapes`. When in doubt a block
is body: to lose a statement is worse than to read a button.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipelines.ingest import phrases, shapes, timestamps
from pipelines.ingest.blocks import Block, blocks_of
from pipelines.ingest.records import Passage
from schemas.vocabularies import CONTENT_KINDS

Label = tuple[str, str]
"""Kind and rule of a passage."""

BODY: Label = ("body", "running_text")
_SHORT = 110
_SENTENCE_END = re.compile(
    r"(?<!\.\.)\.$|[.!?][”\"’')]$"
)  # titles may end in a question mark, cut ones in three points
_BULLETS = "•‣▪◦●○■·*–-"
_MARKER = re.compile(r"(#{1,6})\s+(?=\S)")
_END_SHARE = 4
"""The article is over at a closing line when less than 1/4 as much running text follows as came before it."""


def label(text: str) -> tuple[Passage, ...]:
    """Return the passages of `text`: ordered, disjoint, together all that is not white space."""
    return label_blocks(text, blocks_of(text), {})


def label_blocks(text: str, blocks: list[Block], known: Mapping[int, Label]) -> tuple[Passage, ...]:
    """Return the passages of `blocks`; `known` are labels by block number that markup has already given."""
    if not blocks:
        return ()
    if len(blocks) == 1:
        return tuple(_emit(text, blocks, [known.get(0, BODY)]))
    labelling = _Labelling(text, blocks, known)
    labelling.run()
    passages = tuple(_emit(text, blocks, [found or BODY for found in labelling.labels]))
    if any(p.kind in CONTENT_KINDS for p in passages):
        return passages
    # a text of nothing but "chrome" is a text we do not understand: read it
    return tuple(p._replace(kind="body", rule="nothing_else") for p in passages)


class _Labelling:
    """The labels of one document's blocks, filled step by step; None is not decided yet."""

    def __init__(self, text: str, blocks: list[Block], known: Mapping[int, Label]):
        self.text, self.blocks = text, blocks
        self.labels: list[Label | None] = [known.get(i) for i in range(len(blocks))]
        self.opens: dict[int, str] = {}
        self.ends: set[int] = set()
        self.headline: int | None = None
        self.body_start = 0

    def run(self) -> None:
        """Label all blocks: single blocks first, then head, end and what is between."""
        self.single_blocks()
        self.end = self.end_of_article()
        self.head()
        self.opened()
        self.dated_headings()
        self.between()
        self.after_end()

    def line(self, index: int) -> str:
        block = self.blocks[index]
        return self.text[block.char_start : block.char_end]

    def kind(self, index: int) -> str:
        label = self.labels[index]
        return label[0] if label is not None else ""

    def length(self, index: int) -> int:
        return self.blocks[index].char_end - self.blocks[index].char_start

    def is_prose(self, index: int) -> bool:
        """Return whether a block is running text: long, or a sentence with an end."""
        length = self.length(index)
        if length >= 160:
            return True
        end = self.blocks[index].char_end
        if index < 12 and length >= 25 and shapes.dateline(self.line(index)) is not None:
            return True
        return length >= 60 and _SENTENCE_END.search(self.text, end - 3, end) is not None

    def is_free_prose(self, index: int) -> bool:
        return self.labels[index] is None and self.is_prose(index)

    def is_bullet(self, index: int) -> bool:
        start = self.blocks[index].char_start
        return self.text[start] in _BULLETS and self.text[start + 1 : start + 2].isspace()

    def single_blocks(self) -> None:
        """Label what is plain from the block alone: known phrases, time stamps, captions printed twice."""
        for index, block in enumerate(self.blocks):
            if self.labels[index] is not None:
                continue
            length = block.char_end - block.char_start
            if length > 2_000:
                continue
            line = self.line(index)
            if (phrase := phrases.find(line)) is not None:
                self.labels[index] = (phrase.kind, phrase.rule)
                if phrase.opens:
                    self.opens[index] = phrase.opens
                if phrase.ends:
                    self.ends.add(index)
            elif length <= 24 and self.is_label_over_name(index):
                self.labels[index] = ("byline", "byline_label")
                self.labels[index + 1] = self.labels[index + 1] or ("byline", "byline_name")
            elif length >= 33 and shapes.repeated_half(line):
                self.labels[index] = ("caption", "alt_text_twice")
            elif length <= 200 and timestamps.is_timestamp(line):
                self.labels[index] = ("timestamp", "timestamp_line")

    def is_label_over_name(self, index: int) -> bool:
        if index + 1 >= len(self.blocks) or not shapes.is_byline_label(self.line(index)):
            return False
        name = self.line(index + 1)
        return shapes.is_name(name) or shapes.desk_house(name) is not None

    def end_of_article(self) -> int:
        """Return the number of the first block after the article, by closing lines and what follows them."""
        if not self.ends:
            return len(self.blocks)
        prose = [self.length(i) if self.is_free_prose(i) else 0 for i in range(len(self.blocks))]
        before = total = sum(prose)
        for index in range(len(self.blocks) - 1, -1, -1):
            before -= prose[index]
            if index in self.ends and (total - before) * _END_SHARE > before:
                break
            last_ending = index
        else:
            last_ending = 0
        return next((i for i in range(last_ending, len(self.blocks)) if i in self.ends), len(self.blocks))

    def first_prose(self, start: int = 0) -> int:
        """Return the first block of running text that is no bullet, caption or standfirst; the end if none."""
        for index in range(start, self.end):
            if not self.is_free_prose(index) or self.is_caption(index):
                continue
            if self.is_bullet(index) and not self.bullet_holds_more(index):
                continue
            if self.length(index) <= 300 and shapes.is_breadcrumb(self.line(index), self.lines_after(index)):
                continue
            return index
        return self.end

    def lines_after(self, index: int) -> str:
        return " ".join(self.line(i)[:300] for i in range(index + 1, min(index + 4, len(self.blocks))))

    def bullet_holds_more(self, index: int) -> bool:
        """Return whether the next block is indented to this bullet's text, as an article pasted into a list is."""
        if index + 1 >= len(self.blocks) or self.is_bullet(index + 1):
            return False
        block, after = self.blocks[index], self.blocks[index + 1]
        return block.indent > 0 and after.indent == block.indent + 2

    def is_caption(self, index: int) -> bool:
        length = self.length(index)
        if length > 450:
            return False
        line = self.line(index)
        if shapes.is_credited(line):
            return True
        return (
            index > 0
            and self.labels[index - 1] == ("caption", "alt_text_twice")
            and _shares_words(self.line(index - 1), line)
        )

    # ---- head ----------------------------------------------------------------------------------------------

    def head(self) -> None:
        """Label what stands above the running text: clock, breadcrumb, headline, standfirst, byline, captions."""
        body = self.first_prose()
        if not 0 < body < self.end:
            return
        self.find_headline(body)
        if self.headline is not None:
            body = self.standfirst(body)
        for index in range(body):
            if self.labels[index] is None:
                self.labels[index] = self.head_label(index, body)
            elif self.labels[index] == ("timestamp", "timestamp_line") and self.is_clock(index):
                self.labels[index] = ("navigation", "site_header_clock")
        self.body_start = body

    def is_clock(self, index: int) -> bool:
        """Return whether a date is the site's own clock: weekday and date above the headline, without a label."""
        if self.headline is None or index > self.headline:
            return False
        found = timestamps.stamps(self.line(index), month_first=False)
        below = self.labels[index + 1 : self.headline]
        is_in_navigation = any(other is not None and other[0] == "navigation" for other in below)
        return all(not s.role and not s.has_clock and (s.has_weekday or is_in_navigation) for s in found)

    def dated_headings(self) -> None:
        """Give back lines inside the article that are a bare date: a chronology's headings, not a stamp."""
        last_prose = max((i for i in range(self.end) if self.is_free_prose(i)), default=-1)
        for index in range(self.body_start + 1, last_prose):
            if self.labels[index] == ("timestamp", "timestamp_line") and not timestamps.label_of(
                self.line(index)
            ):
                self.labels[index] = ("heading", "bare_date")

    def find_headline(self, body: int) -> None:
        if any(found is not None and found[0] == "headline" for found in self.labels[:body]):
            self.headline = next(
                i for i, f in enumerate(self.labels[:body]) if f is not None and f[0] == "headline"
            )
            return
        candidates = [i for i in range(body) if self.labels[i] is None and self.is_headline_like(i, body)]
        if not candidates:
            return
        best = next((i for i in candidates if self.line(i).count(" ") >= 3), candidates[0])
        self.headline = best
        self.labels[best] = ("headline", "first_title_line")
        title = _plain(self.line(best))
        for index in range(body):
            if self.labels[index] is None and index != best and _plain(self.line(index)) == title:
                self.labels[index] = ("other_chrome", "headline_repeated")

    def is_headline_like(self, index: int, body: int) -> bool:
        line = self.line(index)
        if (
            len(line) > 250
            or self.blocks[index].line_count > 3
            or line[-1] in ".;:,"
            or self.is_bullet(index)
        ):
            return False
        if shapes.byline_name(line) or shapes.is_byline_label(line) or self.is_caption(index):
            return False
        if phrases.fold(line).rstrip(" :") in phrases.section_labels() and (
            index + 1 < body or len(line) < 25
        ):
            return False
        return not shapes.is_breadcrumb(line, self.lines_after(index))

    def standfirst(self, body: int) -> int:
        """Label the summary line under the headline; return where the running text begins after it."""
        headline = self.headline or 0
        if body != headline + 1 or self.length(body) > 450 or body + 1 >= self.end:
            return body
        following = body + 1
        is_head_chrome = self.kind(following) in ("timestamp", "byline", "caption", "navigation")
        line = self.line(following)
        repeats = _plain(line) == _plain(self.line(headline))
        role = phrases.section_labels().get(phrases.fold(line).rstrip(" :"))
        if not (
            is_head_chrome
            or repeats
            or role == "summary"
            or shapes.byline_name(line)
            or self.is_caption(following)
        ):
            return body
        after = self.first_prose(body + 1)
        if after >= self.end:
            return body
        self.labels[body] = ("standfirst", "line_under_headline")
        if repeats:
            self.labels[following] = ("other_chrome", "headline_repeated")
        return after

    def head_label(self, index: int, body: int) -> Label | None:
        line = self.line(index)
        folded = phrases.fold(line).rstrip(" :")
        role = phrases.section_labels().get(folded)
        is_above = self.headline is not None and index < self.headline
        if shapes.is_breadcrumb(line, self.lines_after(index)):
            return ("navigation", "breadcrumb")
        if is_above and role == "section":
            return ("navigation", "site_section")
        if shapes.byline_name(line):
            return ("byline", "byline")
        if self.is_caption(index):
            return ("caption", "credit")
        if role in ("summary", "part"):
            return ("heading", "section_label")
        if self.is_bullet(index) and self.headline is not None and index > self.headline:
            return ("summary", "bullets_above_text")
        if self.headline is None or is_above:
            return None
        if shapes.desk_house(line) or (shapes.is_name(line) and self.is_beside_stamp(index)):
            return ("byline", "byline_name")
        if self.is_prose(index):
            return ("standfirst", "line_under_headline") if index == self.headline + 1 else None
        if self.length(index) <= _SHORT and index == body - 1:
            return ("heading", "short_line")
        return ("standfirst", "line_under_headline") if index == self.headline + 1 else None

    def is_beside_stamp(self, index: int) -> bool:
        near = [self.labels[i] for i in (index - 1, index + 1) if 0 <= i < len(self.blocks)]
        return any(found is not None and found[0] in ("timestamp", "byline") for found in near)

    # ---- what a heading of links or a form opens -------------------------------------------------------------

    def opened(self) -> None:
        """Label the short lines under a heading of links, shares or a form, until running text resumes."""
        kind = ""
        for index in range(len(self.blocks)):
            if index in self.opens and not self.is_inline_pair(index):
                kind = self.opens[index]
            elif kind and self.labels[index] is None:
                if (
                    self.is_prose(index)
                    or (self.headline is not None and index <= self.headline)
                    or (kind == "navigation" and self.length(index) > 40)
                    or (kind == "related_link" and self.is_heading_over_prose(index))
                ):
                    kind = ""
                else:
                    self.labels[index] = (kind, f"under_{kind}_heading")
            elif self.kind(index) not in ("", kind, "other_chrome", "timestamp"):
                kind = ""

    def is_inline_pair(self, index: int) -> bool:
        return index + 1 < self.end and self.is_free_prose(index + 1)

    def is_heading_over_prose(self, index: int) -> bool:
        return self.length(index) <= 60 and index + 1 < self.end and self.is_free_prose(index + 1)

    # ---- between head and end --------------------------------------------------------------------------------

    def between(self) -> None:
        """Label headings, captions, sign-offs and bylines inside and under the running text."""
        free = [i for i in range(self.end) if self.labels[i] is None]
        last_prose = max((i for i in free if self.is_prose(i)), default=-1)
        first_prose = min((i for i in free if self.is_prose(i) and not self.is_bullet(i)), default=-1)
        roles = phrases.section_labels()
        is_summary = False
        for index in range(self.end):
            found = self.labels[index]
            if found is not None:
                if found == ("heading", "section_label"):
                    is_summary = roles.get(phrases.fold(self.line(index)).rstrip(" :")) == "summary"
                continue
            length = self.length(index)
            if length <= 60 and (role := roles.get(phrases.fold(self.line(index)).rstrip(" :"))) in (
                "summary",
                "part",
            ):
                self.labels[index] = ("heading", "section_label")
                is_summary = role == "summary"
            elif is_summary and self.is_bullet(index) and not self.bullet_holds_more(index):
                self.labels[index] = ("summary", "bullet_under_label")
            elif (
                length <= 450
                and (first_prose <= index != last_prose)
                and self.is_caption(index)
                and length <= 320
            ):
                self.labels[index] = ("caption", "credit")
            elif length <= 400 and index >= last_prose and shapes.is_sign_off(self.line(index)):
                self.labels[index] = ("byline", "sign_off")
            elif length <= 160 and index > last_prose >= 0 and (label := self.foot_label(index)):
                self.labels[index] = label
            elif length <= _SHORT and index < last_prose and self.is_heading(index):
                self.labels[index] = ("heading", "short_line")
                is_summary = False
            elif not self.is_bullet(index):
                is_summary = False

    def is_heading(self, index: int) -> bool:
        line = self.line(index)
        if line[-1] in ".,;:…" or self.is_bullet(index) or line[0].islower():
            return False
        following = next((i for i in range(index + 1, self.end) if self.labels[i] is None), None)
        if following is None or self.text[self.blocks[following].char_start].islower():
            return False
        return self.is_prose(following) or self.is_bullet(following)

    def foot_label(self, index: int) -> Label | None:
        line = self.line(index)
        if shapes.byline_name(line):
            return ("byline", "byline")
        return ("byline", "byline_name") if shapes.desk_house(line) else None

    # ---- after the end ---------------------------------------------------------------------------------------

    def after_end(self) -> None:
        """Label what follows the article, and the author box before it."""
        kind = "other_chrome"
        for index in range(self.end, len(self.blocks)):
            if index in self.opens:
                kind = self.opens[index]
            if self.labels[index] is None:
                if shapes.byline_name(self.line(index)):
                    self.labels[index] = ("byline", "byline")
                else:
                    short = self.length(index) <= _SHORT
                    self.labels[index] = (kind if short else "other_chrome", "after_article")
        self.author_boxes()

    def author_boxes(self) -> None:
        """Label the paragraph that tells who the author is: it begins with the byline's name and a verb of being."""
        names = {
            self.text[start:end]
            for i, found in enumerate(self.labels)
            if found is not None and found[0] == "byline" and found[1] != "byline_label"
            for start, end in [self.name_span(i)]
        }
        last = [i for i in range(self.end) if self.labels[i] is None][-3:]
        for index in last:
            line = self.line(index)
            if (
                len(line) <= 700
                and index > 0
                and any(line.startswith(n) and _is_about(line[len(n) :]) for n in names if n)
            ):
                self.labels[index] = ("other_chrome", "author_box")

    def name_span(self, index: int) -> tuple[int, int]:
        block = self.blocks[index]
        found = shapes.byline_name(self.line(index))
        return (block.char_start + found[0], block.char_start + found[1]) if found else block[:2]


def _is_about(rest: str) -> bool:
    return rest.lstrip(", ").startswith(
        (
            "is a ",
            "is an ",
            "is the ",
            "has been ",
            "has covered",
            "covers ",
            "writes ",
            "reports ",
            "joined ",
            "works ",
            "was a ",
            "specialises",
            "specializes",
        )
    )


def _plain(line: str) -> str:
    return phrases.fold(line).rstrip(" .…")


def _shares_words(one: str, other: str) -> bool:
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) * 2 >= min(len(first), len(second))


def _emit(text: str, blocks: list[Block], labels: list[Label]) -> list[Passage]:
    """Return passages for labelled blocks, with datelines and second printings split off."""
    result: list[Passage] = []
    may_open = 3  # a dateline opens the story: it is looked for in its first paragraphs only
    for block, (kind, rule) in zip(blocks, labels, strict=True):
        start, end = block.char_start, block.char_end
        if rule == "alt_text_twice" and (half := shapes.repeated_half(text[start:end])):
            result.append(Passage(start, start + half - 1, kind, rule))
            result.append(Passage(start + half, end, "other_chrome", "alt_text_repeated"))
            continue
        if rule.startswith("markdown_") and (marker := _MARKER.match(text, start, end)) is not None:
            result.append(Passage(start, start + len(marker[1]), "other_chrome", "markdown_sign"))
            start = marker.end()
        if kind == "body" and may_open:
            may_open -= 1
            offset = _after_bullet(text, start)
            if (found := shapes.dateline(text[offset : min(end, offset + 200)])) is not None:
                if offset > start:
                    result.append(Passage(start, start + 1, "other_chrome", "bullet"))
                result.append(Passage(offset, offset + found[1], "dateline", "place_and_dash"))
                start = offset + found[1]
                while text[start].isspace():
                    start += 1
                may_open = 0
        result.append(Passage(start, end, kind, rule))
    return result


def _after_bullet(text: str, start: int) -> int:
    if text[start] in _BULLETS and text[start + 1 : start + 2].isspace():
        start += 1
        while start < len(text) and text[start].isspace():
            start += 1
    return start
