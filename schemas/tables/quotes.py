"""Quoted and reported words."""

from __future__ import annotations

import polars as pl

from schemas.column import column
from schemas.table import DOCUMENT, SENTENCE, Table, entity
from schemas.tables._common import Span, entity_column
from schemas.vocabularies import QUOTE_DIRECTNESS, SPEAKER_KIND


class Quotes(Span):
    """Words that a source gives to somebody: quoted in full, in part, or reported.

    The span of quoted words holds their quotation marks; a quotation over several paragraphs has a row for each.
    """

    directness: str = column("Direct, partial or indirect.", examples=["direct"], vocabulary=QUOTE_DIRECTNESS)
    speaker_kind: str = column("How the speaker is given.", examples=["named"], vocabulary=SPEAKER_KIND)
    speaker_entity_id: str = entity_column("The speaker.")
    speaker_surface: str = column(
        "The speaker as printed; where a pronoun stands for somebody unnamed, the words it takes up.",
        nullable=True,
        examples=["Josh Lipsky of the Atlantic Council"],
        verbatim=True,
    )
    speaker_char_start: pl.Int64 = column(
        "Where the speaker is printed.", unit="code point", nullable=True, examples=[3101], ge=0
    )
    speaker_char_end: pl.Int64 = column(
        "After the speaker.", unit="code point", nullable=True, examples=[3112], ge=0
    )
    cue: str = column("The word that introduces the speech.", nullable=True, examples=["said"], verbatim=True)
    addressee_entity_id: str = entity_column("To whom it was said.")
    addressee: str = column(
        "To whom it was said, as printed.", nullable=True, examples=["reporters"], verbatim=True
    )


TABLE = Table(
    name="quotes",
    title="Quotes",
    model=Quotes,
    primary_key=("document_id", "char_start", "char_end"),
    group="extract",
    foreign_keys=(DOCUMENT, SENTENCE, entity("speaker_entity_id"), entity("addressee_entity_id")),
    is_span=True,
)
