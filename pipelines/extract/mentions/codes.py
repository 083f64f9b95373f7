"""Capitals that are a code beside a name or an amount: tickers (GM.N), parties with their state (R-Neb.), currencies (HK$3), states in short (Gary, Ind.).

Which run they stand in is known to the caller; names are read in `parse`.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.pieces import Piece
from pipelines.language import reference

_TICKER = re.compile(
    r"[A-Z0-9]{1,6}\.[A-Z]{1,3}\)|[A-Z]{2,5}\.[A-Z]{1,2}(?![\w.])|[RDI]-[A-Z][a-z]*\.?[,)]|[RDI]-[A-Z]\."
)
"""A ticker (GM.N) or a party with its state (R-Neb.)."""
_LISTED = re.compile(r"[A-Z]{1,8}: ?[A-Z0-9.]{1,6}(?![\w’'])")
"""A ticker with its exchange in brackets: (NYSE:GM)."""


def state_at(text: str, start: int, run: str) -> Piece | None:
    """Return the short form of a state after its town (Gary, [Ind.]) or in brackets, or None."""
    end = start + len(run)
    if text[end : end + 1] != "." or not (text[start - 2 : start] == ", " or text[start - 1 : start] == "("):
        return None
    found = gazetteer().abbreviated.get(f"{run}.")
    name = None if found is None else Name(found, "alias")
    return (
        None
        if name is None
        else Piece(0, len(run) + 1, "place", f"{run}.", "gazetteer", name, key=name.entity.name)
    )


@cache
def _currency_codes() -> frozenset[str]:
    return frozenset(row["code"] for row in reference.rows("currencies"))


def is_code(text: str, end: int, piece: Piece) -> bool:
    """Return whether an unlisted piece before a point at `end` is the ticker after a firm's name (Apple AAPL.O)."""
    return (
        text[end + 1 : end + 2].isupper()
        and not text[end + 2 : end + 3].isalnum()
        and piece.text.isupper()
        and len(piece.text) > 1
    )


def is_currency(text: str, end: int, piece: Piece) -> bool:
    """Return whether a piece is part of an amount (HK$3, KES 3bn)."""
    if text[end : end + 1] == "$" or (text[end : end + 2] == " $" and text[end + 2 : end + 3].isdigit()):
        return True
    return (
        text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit() and piece.text in _currency_codes()
    )


def is_ticker(text: str, start: int) -> bool:
    """Return whether a ticker or a party with its state stands at `start`."""
    if text[start - 1 : start] == ".":
        return text[start - 2 : start - 1].isdigit()  # 005930.KS
    if text[start - 1 : start] == ":":
        return text[start - 2 : start - 1].isupper()  # the second half of NYSE:GM
    if text[start - 1 : start] == "(" and _LISTED.match(text, start):
        return True
    return text[start - 1 : start] in "( " and _TICKER.match(text, start) is not None
