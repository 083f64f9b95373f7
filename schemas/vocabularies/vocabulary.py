"""What a closed vocabulary is; the terms themselves are in the modules beside, by stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Vocabulary:
    """A named closed list; `terms` maps each term to its meaning."""

    name: str
    terms: Mapping[str, str]
