"""Temporal expressions: `find` (text → unanchored form) and `resolve` (form + anchor → calendar value)."""

from __future__ import annotations

from pipelines.extract.dates.finding import find

__all__ = ["find"]
