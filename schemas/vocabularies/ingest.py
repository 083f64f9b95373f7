"""Terms of documents, passages and rejected inputs."""

from __future__ import annotations

from schemas.vocabularies.vocabulary import Vocabulary

PASSAGE_KIND = Vocabulary(
    "passage_kind",
    {
        "headline": "the article's own title",
        "standfirst": "the summary line under the headline",
        "summary": "bullet or boxed summary by the publisher",
        "byline": "author, editor or desk, with or without a time stamp",
        "dateline": "place (and date) that opens the story",
        "caption": "picture caption, credit or alternative text",
        "heading": "section heading or label inside the article",
        "body": "running text of the article",
        "timestamp": "publication or update time printed apart from the byline",
        "related_link": "link or teaser to another story",
        "comment_form": "comment box, reply form",
        "navigation": "menu, breadcrumb, share bar, site header",
        "copyright": "copyright and licence notices",
        "other_chrome": "anything else that is not the article: disclaimers, author boxes, adverts",
    },
)

CONTENT_KINDS: frozenset[str] = frozenset(
    {"headline", "standfirst", "summary", "dateline", "caption", "heading", "body"}
)
"""The passage kinds that extraction reads."""

PUBLISHED_BASIS = Vocabulary(
    "published_basis",
    {
        "stated": "printed in the article's header, byline or footer",
        "listed": "given by the listing or the source's metadata fields",
        "inferred": "concluded from dates in the text or from other documents of the story",
        "unknown": "nothing to go by",
    },
)

TEXT_BASIS = Vocabulary(
    "text_basis",
    {
        "decoded": "the decoded bytes, untouched",
        "rendered": "the text content of a markup document, as rendered",
        "field": "a text field of a structured record, untouched",
    },
)

REJECTION_REASON = Vocabulary(
    "rejection_reason",
    {
        "binary": "not text: binary content",
        "empty": "no characters, or white space only",
        "undecodable": "no encoding fits the bytes",
        "too_large": "larger than the limit",
        "unreadable": "the file could not be opened or read",
        "outside_root": "a link that leaves the source tree",
        "not_a_file": "a directory or special file with a source's name",
        "duplicate": "the same text as another source",
        "malformed": "a record or container that could not be parsed",
        "missing_text": "a record without a text field",
        "unsupported": "a kind of file that no reader takes",
        "language": "not in a language that extraction reads",
        "fault": "a rule failed on the text, or made rows that break the schema",
    },
)
