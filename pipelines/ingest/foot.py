"""Where the article is over, and what stands below it: forms, links, notices, author boxes."""

from __future__ import annotations

from pipelines.ingest import shapes
from pipelines.ingest.draft import SHORT, Draft

_FOLLOWING = 0.25
_FOLLOWING_COMMENTS = 1.0
"""The article is over at a closing line when no more running text follows it than this share of what came before;
readers write as much as reporters do."""
_BOX_MAX = 700
_IS_ABOUT = (
    "is a ", "is an ", "is the ", "has been ", "has covered ", "covers ", "writes ", "reports ", "joined ", "works ",
    "was a ", "specialises ", "specializes ",
)  # fmt: skip


def find_end(draft: Draft) -> None:
    """Set the end of the article: the first closing line that little running text follows."""
    if not draft.ends:
        return
    prose = [draft.length(i) if draft.is_free_prose(i) else 0 for i in range(len(draft.blocks))]
    before = total = sum(prose)
    earliest = len(draft.blocks)
    for index in range(len(draft.blocks) - 1, -1, -1):
        before -= prose[index]
        if index in draft.ends:
            share = _FOLLOWING_COMMENTS if draft.kind(index) == "comment_form" else _FOLLOWING
            if total - before > share * before:
                break
            earliest = index
    draft.end = earliest


def label_foot(draft: Draft) -> None:
    """Label what follows the article, and the author box that stands before it."""
    kind = "other_chrome"
    for index in range(draft.end, len(draft.blocks)):
        kind = draft.opens.get(index, kind)
        if draft.labels[index] is not None:
            continue
        if shapes.byline_name(draft.line(index)):
            draft.labels[index] = ("byline", "byline")
        else:
            is_short = draft.length(index) <= SHORT
            draft.labels[index] = (kind if is_short else "other_chrome", "after_article")
    _label_author_boxes(draft)


def _label_author_boxes(draft: Draft) -> None:
    """Label the paragraph that tells who the author is: it begins with the byline's name and a verb of being.

    It stands above or below the article, never inside it, where a person of that name may be written about.
    """
    names = {
        _name(draft.line(i))
        for i, label in enumerate(draft.labels)
        if label is not None and label[0] == "byline" and label[1] not in ("byline_label", "sign_off")
    }
    free = [i for i in range(draft.end) if draft.labels[i] is None]
    for index in (*(i for i in free if i < draft.body_start), *free[-3:]):
        line = draft.line(index)
        if index > 0 and len(line) <= _BOX_MAX and any(_tells_of(line, name) for name in names):
            draft.labels[index] = ("other_chrome", "author_box")


def _name(line: str) -> str:
    found = shapes.byline_name(line)
    return line[found[0] : found[1]] if found else line


def _tells_of(line: str, name: str) -> bool:
    return line.startswith(name) and line[len(name) :].lstrip(", ").startswith(_IS_ABOUT)
