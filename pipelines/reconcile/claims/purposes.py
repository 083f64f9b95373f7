"""Verdict on stated purposes: two sources contradict when one wants what the other wants to prevent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.reconcile.claims.compare import Decision, Value, pairwise

_AGAINST = re.compile(
    r"\b(?:prevent|avoid|stop|block|bar|deny|den(?:y|ies)|keep(?:ing)? out|against|curb|combat|counter|halt|limit|reduc|"
    r"restrict|discourag|prohibit|forbid|end|not|no)\w*"
)
_WORD = re.compile(r"[a-z]{4,}")
_EMPTY = frozenset(
    ["their", "with", "from", "into", "that", "this", "these", "those", "intended", "designed", "aimed", "meant", "order", "goal", "purpose", "citing", "systems", "system", "use", "used", "uses", "using", "applications", "application", "being", "have", "more", "said", "stated"]
)  # fmt: skip


def purposes(values: Sequence[Value]) -> Decision:
    """Return the verdict on purposes given as text."""
    return pairwise(values, _compatible, "other_words", "opposite_purposes")


def is_against(purpose: str) -> bool:
    """Whether the purpose is to prevent something."""
    return _AGAINST.search(purpose) is not None


def topic(purpose: str) -> frozenset[str]:
    """Return the words that tell what is wanted or prevented."""
    return frozenset(w for w in _WORD.findall(_AGAINST.sub(" ", purpose)) if w not in _EMPTY)


def _compatible(left: Value, right: Value) -> bool:
    return is_against(left.text) == is_against(right.text) or not topic(left.text) & topic(right.text)
