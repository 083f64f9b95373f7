"""Which line above the running text is the headline.

Belongs here: what a title looks like, and choosing among several such lines. What the other lines of the head are
is told in `pipelines.ingest.head`.
"""

from __future__ import annotations

import re

from pipelines.ingest import languages, phrases, publishers, shapes, stamp_lines
from pipelines.ingest.draft import Draft

_WORDS = 4
"""Fewest words of a title that is taken before shorter ones; menus and sections have fewer."""
_LONG_HEAD = 12
"""Blocks above the running text from which they are a page's menus rather than an article's own head."""
_WINDOW = 25
"""Blocks above the running text in which the title of such a page is looked for."""
_STEM = 6
"""Letters in which forms of one word are alike: tariff and tariffs, talks and talking."""
_TELLING = 2
"""Fewest words of a line by which one can tell whether the text is about it."""
_READ = 8_000
"""Code points of running text that are searched for the words of a title."""
_WORD = re.compile(r"[^\W\d_]{4,40}")


def find(draft: Draft, body: int) -> None:
    """Set the headline of a text whose running text begins with block `body`."""
    best = _choose(draft, body)
    if best is None:
        return
    draft.headline = best
    if draft.labels[best] is None:
        draft.labels[best] = ("headline", "first_title_line")


def _choose(draft: Draft, body: int) -> int | None:
    """Return the headline of the markup, else the first title-like line of what the text tells.

    On a page with menus it is the nearest one.
    """
    marked = next((i for i in range(body) if draft.kind(i) == "headline"), None)
    if marked is not None:
        return marked
    candidates = [i for i in range(body) if is_title_like(draft, i, body)]
    dated = {i: stamp for i in candidates if (stamp := stamp_lines.is_dated(draft.line(i))) is not None}
    # a title may end with a date, it opens with none
    candidates = [i for i in candidates if i not in dated] or [
        i for i in candidates if dated[i].char_start > 0
    ]
    long = [i for i in candidates if draft.line(i).count(" ") >= _WORDS - 1]
    if len(long) > 1:
        long = _told_below(draft, long, body) or long
    if body > _LONG_HEAD and (near := [i for i in long if i >= body - _WINDOW]):
        return _nearest(draft, near, body)
    return next(iter(long or candidates), None)


def _told_below(draft: Draft, candidates: list[int], body: int) -> list[int]:
    """Return the candidates whose words come back in the running text, as those of its title do.

    Among a page's menus half of the words must, elsewhere one: a title may be a play on words.
    """
    last = min(draft.main[1] + 1, draft.end)
    told = _stems("\n".join(draft.line(i) for i in range(body, last) if draft.is_prose(i))[:_READ])
    kept = []
    for index in candidates:
        stems = _stems(draft.line(index))
        fewest = len(stems) / 2 if body > _LONG_HEAD else 1
        if len(stems) >= _TELLING and len(stems & told) >= fewest:
            kept.append(index)
    return kept


def _stems(text: str) -> set[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return {word[:_STEM] for word in words if not languages.is_common(word, "en")}


def _nearest(draft: Draft, candidates: list[int], body: int) -> int:
    """Return the candidate over a byline or stamp; where there is none, the top one of those next to the text."""
    for index in candidates:
        following = next((i for i in range(index + 1, body) if draft.is_byline_or_stamp(i)), None)
        if following is not None and _open_lines(draft, index, following) <= 1:
            return index
    best = candidates[-1]
    for index in reversed(candidates):
        if _open_lines(draft, index, best) > 0:
            break
        best = index
    return best


def _open_lines(draft: Draft, first: int, last: int) -> int:
    return sum(1 for i in range(first + 1, last) if draft.labels[i] is None)


def is_title_like(draft: Draft, index: int, body: int) -> bool:
    """Return whether a block above the running text, which begins with block `body`, can be its title."""
    line = draft.line(index)
    if (
        draft.labels[index] is not None
        or len(line) > 250
        or draft.blocks[index].line_count > 3
        or line[-1] in ".;:,"
        or line[0].islower()
        or draft.is_bullet(index)
    ):
        return False
    if shapes.byline_name(line) or shapes.is_byline_label(line) or draft.is_caption(index):
        return False
    if stamp_lines.is_stamped(line) is not None or publishers.is_known(line):
        return False
    if phrases.role_of(line) and (index + 1 < body or len(line) < 25):
        return False
    return not draft.is_breadcrumb(index)
