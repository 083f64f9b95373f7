"""What the head of an HTML page states: meta tags, JSON-LD, link relations. Which value is used is decided elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

from pipelines.ingest.metadata import Metadata

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "og:published_time",
)
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
)
_HEADLINE = ("og:title", "twitter:title", "dc.title", "headline", "parsely-title")
_BYLINE = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "byl",
    "sailthru.author",
    "citation_author",
)
_PUBLISHER = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "article:publisher",
    "citation_publisher",
)
_LICENCE = ("dc.rights", "dcterms.license", "license")
_ARTICLE = re.compile(r"Article|BlogPosting|Report|NewsItem|LiveBlog")
_CREATIVE_COMMONS = re.compile(
    r"creativecommons\.org/(?:licenses/(by(?:-nc|-nd|-sa){0,2})/(\d\.\d)|publicdomain/(zero)/(1\.0))"
)


def read(tree: LexborHTMLParser) -> Metadata:
    """Return what the page states of itself; JSON-LD goes before meta tags."""
    metas = _metas(tree)
    linked = next((item for item in _json_ld(tree) if _ARTICLE.search(str(item.get("@type", "")))), {})
    root = tree.css_first("html")
    return Metadata(
        headline=_text(linked.get("headline")) or _first(metas, _HEADLINE),
        byline=_text(linked.get("author")) or _name(_first(metas, _BYLINE)),
        publisher=_text(linked.get("publisher")) or _name(_first(metas, _PUBLISHER)),
        published=_text(linked.get("datePublished")) or _first(metas, _PUBLISHED) or _time_element(tree),
        updated=_text(linked.get("dateModified")) or _first(metas, _UPDATED),
        language=_text(linked.get("inLanguage"))
        or (root.attributes.get("lang") if root is not None else None),
        licence=_licence(tree, linked, metas),
        url=_link(tree, "canonical") or _first(metas, ("og:url",)),
        is_markup=True,
    )


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    result: dict[str, str] = {}
    for node in tree.css("meta[content]")[:500]:
        key = (
            node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        )
        content = (node.attributes.get("content") or "").strip()
        if key and content:
            result.setdefault(key.strip().lower(), content[:1000])
    return result


def _json_ld(tree: LexborHTMLParser) -> Iterator[Mapping[str, object]]:
    for node in tree.css("script[type='application/ld+json']")[:20]:
        try:
            pending = [json.loads(node.text(deep=True) or "null")]
        except (ValueError, RecursionError):
            continue
        while pending:
            item = pending.pop(0)
            if isinstance(item, list):
                pending = item[:50] + pending
            elif isinstance(item, Mapping):
                yield item
                if isinstance(graph := item.get("@graph"), list):
                    pending = graph[:50] + pending


def _text(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("url")
    if isinstance(value, list):
        return ", ".join(t for v in value[:8] if (t := _text(v))) or None
    return " ".join(value.split())[:1000] or None if isinstance(value, str) else None


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((" ".join(metas[n].split()) for n in names if n in metas), None)


def _name(value: str | None) -> str | None:
    """Return a name; some pages give a profile's address where the name belongs."""
    return None if value and re.match(r"https?://|@", value) else value


def _time_element(tree: LexborHTMLParser) -> str | None:
    for selector in (
        "time[itemprop=datePublished]",
        "time[pubdate]",
        "time.published",
        "time.entry-date",
        "time[class*=publish]",
        "header time",
        "article time",
    ):
        node = tree.css_first(selector)
        if node is not None and (stated := node.attributes.get("datetime")):
            return stated
    return None


def _link(tree: LexborHTMLParser, relation: str) -> str | None:
    node = tree.css_first(f"link[rel={relation}], a[rel={relation}]")
    return node.attributes.get("href") if node is not None else None


def _licence(tree: LexborHTMLParser, linked: Mapping[str, object], metas: Mapping[str, str]) -> str | None:
    stated = _text(linked.get("license")) or _link(tree, "license") or _first(metas, _LICENCE)
    match = _CREATIVE_COMMONS.search(stated or "")
    if match is None:
        return None  # "All rights reserved" in a rights tag is no licence
    return f"CC0-{match[4]}" if match[3] else f"CC-{match[1].upper()}-{match[2]}"
