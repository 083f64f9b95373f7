"""A record's fields under their usual names → text and metadata. Which reader the record came from does not matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipelines.ingest import html, passages
from pipelines.ingest.assemble import Origin, document
from pipelines.ingest.metadata import Metadata
from pipelines.ingest.readers.source import Source
from pipelines.ingest.records import Document, Rejection

TEXT = "text body content article_body articlebody article_text full_text fulltext maintext main_text article story raw_text plain_text".split()
MARKUP = "content_html body_html html raw_html content_encoded".split()
_HEADLINE = "headline title".split()
_PUBLISHED = (
    "published_at published_on published date_published datepublished publication_date publicationdate pub_date pubdate "
    "publish_date published_date date datetime date_time time_published created_at"
).split()
_UPDATED = "updated_at updated date_modified datemodified last_modified modified last_updated".split()
_PUBLISHER = "publisher source publication outlet newspaper site_name sitename source_name media publisher_name".split()
_BYLINE = "byline author authors creator writer".split()
_LICENCE = "licence license rights".split()
_LANGUAGE = "language lang in_language inlanguage".split()
_URL = "url link source_url canonical_url web_url permalink uri".split()

Fields = Mapping[str, object]


def folded(record: Mapping[str, object]) -> dict[str, object]:
    """Return `record` with keys in one spelling; the first of two keys that fold alike stays."""
    result: dict[str, object] = {}
    for key, value in record.items():
        result.setdefault(str(key).strip().lower().replace("-", "_").replace(" ", "_"), value)
    return result


def has_text(names: Mapping[str, object] | list[str]) -> bool:
    """Return whether any of these (folded) field names holds a text."""
    return any(name in names for name in (*TEXT, *MARKUP))


def read_record(
    source: Source, number: int | None, record: Mapping[str, object], encoding: str
) -> Document | Rejection:
    """Return the document that the fields of `record` hold."""
    fields = folded(record)
    name = next((n for n in (*TEXT, *MARKUP) if _has_value(fields.get(n))), None)
    if name is None:
        empty = next((n for n in (*TEXT, *MARKUP) if n in fields), None)
        if empty is not None:
            return source.reject("missing_text", f"field {empty} is empty; fill it or remove the row", number)
        known = ", ".join(list(record)[:12])
        wanted = ", ".join(TEXT[:3])
        return source.reject(
            "missing_text", f"no text in its fields ({known}); name the text field one of {wanted}", number
        )
    text, basis = _text_of(fields[name])
    if text is None:
        return source.reject(
            "malformed",
            f"field {name} is no text but {type(fields[name]).__name__}; make it a string",
            number,
        )
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError as error:
        detail = f"field {name} holds bytes or half characters at character {error.start} that are no {encoding}; repair them"
        return source.reject("undecodable", detail, number)
    if len(raw) > source.limits.max_bytes:
        return source.reject(
            "too_large",
            f"its text has more than {source.limits.max_bytes:,} bytes; split it, or raise the limit",
            number,
            raw,
        )
    metadata = metadata_of(fields)
    origin = Origin(source.uri(number), source.file.batch, raw, encoding, basis)
    listed = source.listed(number)
    if listed is not None and number is not None:
        listed = replace(
            listed, uri=source.uri(number)
        )  # a file's listed URI names the file, not each record
    if (name in MARKUP or html.looks_like_markup(text)) and not html.is_too_deep(text):
        page = html.render(text)
        origin = replace(origin, text_basis="rendered")
        return document(page.text, page.passages, origin, metadata, listed)
    return document(text, passages.label(text), origin, metadata, listed)


def metadata_of(fields: Fields) -> Metadata:
    """Return what the (folded) fields say beside the text."""
    return Metadata(
        headline=_first(fields, _HEADLINE),
        byline=_first(fields, _BYLINE),
        publisher=_first(fields, _PUBLISHER),
        publisher_country=_country(_first(fields, ["publisher_country", "source_country"])),
        published=_first(fields, _PUBLISHED),
        updated=_first(fields, _UPDATED),
        language=_first(fields, _LANGUAGE),
        licence=_first(fields, _LICENCE),
        text_redistributable=_truth(fields.get("text_redistributable")),
        url=_first(fields, _URL),
    )


def _has_value(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None and value != []


def _text_of(value: object) -> tuple[str | None, str]:
    if isinstance(value, str):
        return value, "field"
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return "\n\n".join(value), "rendered"  # paragraphs as a list: joined as they would be shown
    return None, "field"


def _first(fields: Fields, names: list[str]) -> str | None:
    return next((text for name in names if (text := _as_text(fields.get(name)))), None)


def _as_text(value: object) -> str | None:
    """Return a field's value as one line; names in objects and lists are joined."""
    if isinstance(value, Mapping):
        return _as_text(value.get("name") or value.get("title"))
    if isinstance(value, list | tuple):
        return ", ".join(t for v in value[:8] if (t := _as_text(v))) or None
    if isinstance(value, dt.date):  # datetime too
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _moment(value)
    return _clean(" ".join(str(value)[:2000].split()))


def _clean(text: str) -> str | None:
    return text.encode("utf-8", "replace").decode("utf-8") or None


def _moment(value: float) -> str | None:
    """Return a number of seconds or milliseconds since 1970 as ISO time; other numbers as they are."""
    seconds = value / 1000 if value > 1e11 else value
    if 1e8 < seconds < 4e9:
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds")
    return str(value)


def _country(value: str | None) -> str | None:
    return value.upper() if value and len(value) == 2 and value.isascii() and value.isalpha() else None


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower() if value is not None else ""
    return True if text in ("true", "yes", "1") else False if text in ("false", "no", "0") else None


def read_all(
    source: Source, records: Iterator[Mapping[str, object]], encoding: str
) -> Iterator[Document | Rejection]:
    """Yield one document or rejection per record, numbered from 1."""
    for number, record in enumerate(records, start=1):
        yield read_record(source, number, record, encoding)
