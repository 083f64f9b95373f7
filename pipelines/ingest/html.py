"""HTML → rendered text with labelled passages and metadata. How the page is fetched or stored is not known here.

The text is what a reader sees: text nodes with white space folded as browsers do, one line per block. Tags and
roles say what many lines are; what they leave open is labelled as in plain text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.ingest import html_metadata, passages, phrases
from pipelines.ingest.blocks import blocks_of
from pipelines.ingest.draft import Label
from pipelines.ingest.html_labels import PageLabels
from pipelines.ingest.metadata import Metadata
from pipelines.ingest.records import Passage
from schemas.vocabularies import CONTENT_KINDS

_INVISIBLE = frozenset(
    "script style noscript template svg iframe head object embed canvas audio video map select option datalist math title".split()
)
_PARAGRAPHS = frozenset(
    "p div section article main header footer nav aside figure figcaption h1 h2 h3 h4 h5 h6 ul ol dl blockquote table form "
    "fieldset address details summary hr pre body dialog".split()
)
_LINES = frozenset("li tr dt dd br caption legend".split())
_SPACES = re.compile(r"[ \t\n\r\f\u200b]+")
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|article|html|body|span|ul|table)\b[^<>]{0,300}>", re.IGNORECASE)
MAX_DEPTH = 512
"""Elements inside elements; browsers stop at the same depth."""
_NESTING = re.compile(
    r"<(/?)(?:div|section|article|aside|main|nav|header|footer|ul|ol|dl|h[1-6]|blockquote|figure|form|fieldset|center|"
    r"details|dialog|address|pre|table|a|b|i|u|em|strong|small|big|font|tt|s|code|nobr|strike|svg|math|button|object)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)


class Page(NamedTuple):
    """A rendered page."""

    text: str
    passages: tuple[Passage, ...]
    metadata: Metadata


def looks_like_markup(text: str) -> bool:
    """Return whether a text field holds HTML rather than plain text."""
    head = text[:2000]
    return "</" in head and _MARKUP.search(head) is not None


def is_too_deep(markup: str) -> bool:
    """Return whether elements nest deeper than `MAX_DEPTH`; parsing such markup takes quadratic time."""
    depth = 0
    for match in _NESTING.finditer(markup):
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        if depth > MAX_DEPTH:
            return True
    return False


def render(markup: str) -> Page:
    """Return the text of `markup` as rendered, its passages, and what its head states."""
    tree = LexborHTMLParser(markup)
    walker = _Walker(PageLabels(tree))
    if tree.body is not None:
        walker.walk(tree.body)
    text = "".join(walker.pieces)
    blocks = blocks_of(text)
    known = _settle(
        text,
        {n: label for n, b in enumerate(blocks) if (label := walker.label_at(b.char_start))},
        [b[:2] for b in blocks],
    )
    return Page(text, passages.label_blocks(text, blocks, known), html_metadata.read(tree))


def _settle(text: str, known: dict[int, Label], spans: list[tuple[int, int]]) -> dict[int, Label]:
    """Return the labels to keep: a page whose class names would make it all chrome is read without them."""
    for number, label in known.items():
        if label[0] in ("other_chrome", "navigation"):
            start, end = spans[number]
            phrase = phrases.find(text[start:end]) if end - start < 400 else None
            if phrase is not None and phrase.kind in ("copyright", "comment_form"):
                known[number] = (phrase.kind, phrase.rule)
    lost = sum(e - s for n, (s, e) in enumerate(spans) if n in known and known[n][0] not in CONTENT_KINDS)
    total = sum(e - s for s, e in spans)
    if lost * 10 <= total * 7:
        return known
    sure = ("markup_nav", "markup_h1", "markup_figure", "markup_button", "markup_heading")
    return {n: label for n, label in known.items() if label[1] in sure}


class _Walker:
    """One pass over the tree; `pieces` is the text so far, `marks` where each label begins."""

    def __init__(self, labels: PageLabels):
        self.labels = labels
        self.pieces: list[str] = []
        self.length = 0
        self.at_line_start = True
        self.space_due = False
        self.break_due = 0
        self.marks: list[tuple[int, Label | None]] = []

    def walk(self, root: LexborNode) -> None:
        """Visit all nodes in document order; a stack, since markup may nest deeper than Python's calls."""
        stack: list[tuple[LexborNode | None, str, Label | None, bool, bool]] = [
            (root, "", self.labels.outside, False, False)
        ]
        while stack:
            node, closing, label, is_inside, is_pre = stack.pop()
            if node is None:
                self.end_block(closing)
                continue
            if (following := node.next) is not None and node is not root:
                stack.append((following, "", label, is_inside, is_pre))
            if node.is_text_node:
                self.add(node.text_content or "", label, is_pre)
            elif node.is_element_node and not self.is_hidden(node):
                tag = node.tag or ""
                if self.labels.is_article(node):
                    label, is_inside = None, True
                label = self.labels.label_of(node, tag, label, is_inside)
                self.start_block(tag)
                stack.append((None, tag, None, False, False))
                if (child := node.child) is not None:
                    stack.append((child, "", label, is_inside, is_pre or tag == "pre"))

    def is_hidden(self, node: LexborNode) -> bool:
        if node.tag in _INVISIBLE:
            return True
        attributes = node.attributes
        return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))

    def start_block(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.break_due = 2
        elif tag in _LINES:
            self.break_due = max(self.break_due, 1)
        elif tag in ("td", "th"):
            self.space_due = True

    def end_block(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.break_due = 2
        elif tag in _LINES and tag != "br":
            self.break_due = max(self.break_due, 1)

    def add(self, words: str, label: Label | None, is_pre: bool) -> None:
        """Append the words of a text node, white space folded, after the breaks that are due."""
        folded = words if is_pre else _SPACES.sub(" ", words)
        if not folded.strip():
            self.space_due = self.space_due or bool(folded)
            return
        if self.break_due:
            self.write("\n" * self.break_due if self.pieces else "")
            self.break_due, self.space_due, self.at_line_start = 0, False, True
        if self.at_line_start:
            folded = folded if is_pre else folded.lstrip(" ")
            self.marks.append((self.length, label))
            self.at_line_start = False
        elif self.space_due and folded[0] != " ":
            self.write(" ")
        self.space_due = not is_pre and folded.endswith(" ")
        self.write(folded if is_pre else folded.rstrip(" "))

    def write(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
            self.length += len(piece)

    def label_at(self, offset: int) -> Label | None:
        """Return the label of the line that begins at or before `offset`. Offsets come in order."""
        while len(self.marks) > 1 and self.marks[1][0] <= offset:
            self.marks.pop(0)
        return self.marks[0][1] if self.marks and self.marks[0][0] <= offset else None
