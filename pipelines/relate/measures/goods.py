"""Which words of an object are the goods that a measure covers."""

from __future__ import annotations

from pipelines.relate.function_words import GOODS
from pipelines.relate.items import Item
from pipelines.relate.measures.groups import GROUPS
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.measures.shares import SHARES


def note_product(words: list[Item], phrase: NounPhrase) -> None:
    """Take the product from the words of an object: all but determiners; a bare country is none."""
    phrase.has_name |= any(w.kind == "W" and w.is_capital for w in words)
    phrase.has_goods |= any(w.low in GOODS or (w.entry is not None and w.entry.is_product) for w in words)
    content = [w for w in words if w.klass not in ("det", "adv", "both") and w.kind != "P"]
    while content and (content[-1].low in SHARES or content[-1].klass == "conj"):
        content.pop()  # whisky and scores of other products
    if len(content) > 1 and content[-1].low.endswith("ly") and content[-2].mention is not None:
        content.pop()  # duties on exports to Peru closely match those of Chile
    if not any(w.kind in "WL" and w.klass is None for w in content):
        return
    if all(w.low in _OF_DUTY or w.figure is not None for w in content) or content[-1].low in GROUPS:
        return
    if content[-1].low in _PERIODS:
        return  # 30 percent for the second year
    if content[0].low in _NO_GOODS or (words[0].low in _POINTS and all(w.low in _NAMELESS for w in content)):
        return
    if phrase.instrument.instrument in ("truce", "agreement") or _is_agreement(content[-1]):
        return
    if (
        phrase.product is not None
        and not phrase.has_bare_flow
        and not any(w.entry is not None and w.entry.is_product for w in content)
    ):
        return
    phrase.has_bare_flow = all(w.low in _FLOW_NOUNS or w.mention is not None for w in content)
    while len(content) > 1 and content[-1].low in _TRAILING:
        content.pop()
    while len(content) > 1 and content[-1].low in _FLOW_NOUNS and not _needs_flow(content[-2]):
        content.pop()
    while len(content) > 1 and content[0].low in ("exporting", "importing", "selling", "shipping"):
        content.pop(0)
    while len(content) > 1 and content[0].figure is not None and content[0].figure.quantity_kind != "percent":
        content.pop(0)
    phrase.product = (content[0].start, content[-1].end)
    chapters = [w.entry.hs_chapter for w in content if w.entry is not None and w.entry.is_product]
    phrase.hs_chapter = next((c for c in chapters if c), phrase.hs_chapter)


_POINTS = frozenset(("the", "these", "those", "this", "such"))
_NAMELESS = frozenset(
    "product products item items commodity commodities good goods article articles merchandise".split()
)
"""Words that take up goods named before: the duty on the product."""


def _is_agreement(item: Item) -> bool:
    """Return whether the words end in an agreement, whose commitments are kept: no goods."""
    noun = item.entry.noun if item.entry is not None else None
    return noun is not None and noun.instrument in ("truce", "agreement")


def _needs_flow(item: Item) -> bool:
    """Return whether a word names no goods without "exports" after it: Japanese exports, software-powered exports."""
    return item.low.endswith("ed") or item.mention is not None


_TRAILING = frozenset(
    "used made bound destined produced sold worth headed originating imported needed step shipped exported entering arriving coming "
    "vital critical crucial essential necessary key central subject above".split()
)
_PERIODS = frozenset("day days month months period phase quarter stage week weeks year years".split())
_NO_GOODS = frozenset(("what", "par", "hold", "notice"))
"""What follows a preposition in set phrases: on par with, on hold, on what he called."""
_OF_DUTY = frozenset("new additional extra further more higher lower existing current steep".split())
"""Words before the rate of a duty: exempts exports from new 50% tariffs."""


_FLOW_NOUNS = frozenset("exports imports shipments sales supplies transfers".split())
