"""What a tag, a role or a class name says of the text inside it. How a page is rendered is not known here.

Class names are conventions, not facts: they count where the element is a part of the page, not most of it.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.ingest.draft import Label

OUTSIDE: Label = ("other_chrome", "outside_article")
_BY_TAG: dict[str, Label] = {
    "nav": ("navigation", "markup_nav"),
    "aside": ("related_link", "markup_aside"),
    "figure": ("caption", "markup_figure"),
    "figcaption": ("caption", "markup_figure"),
    "button": ("navigation", "markup_button"),
    "form": ("other_chrome", "markup_form"),
    "dialog": ("other_chrome", "markup_dialog"),
    "h1": ("headline", "markup_h1"),
}
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
_BY_ROLE: dict[str, Label] = {
    "navigation": ("navigation", "markup_nav"),
    "banner": ("navigation", "markup_banner"),
    "contentinfo": ("other_chrome", "markup_footer"),
    "complementary": ("related_link", "markup_aside"),
    "search": ("navigation", "markup_search"),
    "dialog": ("other_chrome", "markup_dialog"),
    "form": ("other_chrome", "markup_form"),
}
_BY_CLASS: tuple[tuple[re.Pattern[str], Label], ...] = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE), (kind, f"markup_class_{kind}"))
    for words, kind in (
        ("comments?|respond|disqus|comment-?form|reply", "comment_form"),
        (
            "breadcrumbs?|menu|navbar|nav|pagination|share|sharing|social|sharedaddy|toolbar|tags?|post-tags",
            "navigation",
        ),
        (
            "related|recommended|recirc|trending|popular|most-read|read-next|also-read|more-stories|teasers?",
            "related_link",
        ),
        (
            "newsletter|subscribe|subscription|promo|advert|advertisement|ads?|sponsored|cookie|consent|paywall|author-bio|author-box",
            "other_chrome",
        ),
        ("copyright", "copyright"),
        ("caption|wp-caption-text|photo-credit|image-credit|credit", "caption"),
        ("byline|author-name|authors?", "byline"),
        ("standfirst|dek|deck|subtitle|subheadline|sub-headline|article-summary|lede-summary", "standfirst"),
    )
)
_CLASS_BEARERS = frozenset("div section ul ol p span table h2 h3 h4 a footer header".split())
_INLINE_KINDS = frozenset({"byline", "standfirst", "caption"})
_INLINE_MAX = 400


class PageLabels:
    """The labels of one page's elements: where its article is, and how much text it has."""

    def __init__(self, tree: LexborHTMLParser):
        self.size = len(tree.body.text()) if tree.body is not None else 0
        self.budget = 30 * self.size
        self.article = _article_of(tree)
        self.outside = OUTSIDE if self.article is not None else None
        self.has_title_inside = self.article is not None and self.article.css_first("h1") is not None
        self.has_headline = False

    def is_article(self, node: LexborNode) -> bool:
        """Return whether `node` is the element that holds the article."""
        return self.article is not None and node.mem_id == self.article.mem_id

    def label_of(self, node: LexborNode, tag: str, outer: Label | None, is_inside: bool) -> Label | None:
        """Return the label of an element's text: that of its tag, role or class, else the one around it."""
        if tag == "h1" and (outer is None or outer[0] not in ("related_link", "comment_form")):
            return self._title(is_inside, outer)
        if outer is not None and outer != OUTSIDE and tag != "figcaption":
            return outer
        if tag in _HEADINGS and outer is None:
            return ("heading", "markup_heading")
        own = self._by_tag(node, tag, is_inside) or self._by_class(node, tag)
        return outer if own is None else own

    def _title(self, is_inside: bool, outer: Label | None) -> Label | None:
        if self.has_title_inside and not is_inside:
            return outer  # the site's own name, printed as a title
        is_first, self.has_headline = not self.has_headline, True
        return _BY_TAG["h1"] if is_first else ("heading", "markup_heading")

    def _by_tag(self, node: LexborNode, tag: str, is_inside: bool) -> Label | None:
        label = _BY_TAG.get(tag) or _BY_ROLE.get(node.attributes.get("role") or "")
        if label is None and tag in ("header", "footer") and not is_inside:
            label = ("navigation", "markup_banner") if tag == "header" else ("other_chrome", "markup_footer")
        return None if label is None or self._is_most_of_page(node) else label

    def _by_class(self, node: LexborNode, tag: str) -> Label | None:
        if tag not in _CLASS_BEARERS:
            return None
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".strip()
        if not names or len(names) > 200:
            return None
        for pattern, label in _BY_CLASS:
            if pattern.search(names) is not None:
                limit = _INLINE_MAX if label[0] in _INLINE_KINDS else self.size * 2 // 5
                if self._size_of(node) <= limit:
                    return label
        return None

    def _is_most_of_page(self, node: LexborNode) -> bool:
        return self._size_of(node) * 5 > self.size * 2

    def _size_of(self, node: LexborNode) -> int:
        """Return the length of a node's text; that of the page once the budget is spent, so that cost stays linear
        on elements nested thousands deep."""
        if self.budget <= 0:
            return self.size
        found = len(node.text())
        self.budget -= found
        return found


def _article_of(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the innermost element that is an article and holds most of the page's paragraphs, None if none does."""
    everything = sum(len(p.text()) for p in tree.css("p"))
    best: tuple[int, LexborNode] | None = None
    for node in tree.css("article, main, [role=main], [itemprop=articleBody]")[:50]:
        held = sum(len(p.text()) for p in node.css("p"))
        if held * 2 > everything and held > 200 and (best is None or held < best[0]):
            best = (held, node)
    return best[1] if best else None
