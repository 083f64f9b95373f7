"""What a temporal expression means by itself: surface → rule and `Reading`, cached, independent of its sentence.

The rules' readers stand in `days`, `calendar_periods`, `deixis`, `lengths`, `daytimes`, `recurring` and `words`; the
forms they return are described in `resolve`. Cues from the surrounding sentence are `context`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import re2

from pipelines.extract.dates import (
    calendar_periods,
    days,
    daytimes,
    deixis,
    grammar,
    lengths,
    recurring,
    words,
)
from pipelines.extract.dates.reading import Handler, Match, Reading
from pipelines.language.byte_scan import ByteScan

HANDLERS: dict[str, Handler] = {
    **daytimes.HANDLERS, **days.HANDLERS, **calendar_periods.HANDLERS, **deixis.HANDLERS, **lengths.HANDLERS,
    **recurring.HANDLERS, **words.HANDLERS,
}  # fmt: skip


@cache
def _options() -> re2.Options:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = 64 << 20
    return options


@cache
def _rule_set() -> re2.Set:
    """Return one automaton over all rules: a single pass says which of them match the whole surface."""
    rules = re2.Set.FullMatchSet(_options())
    for _, pattern in grammar.rules():
        rules.Add(pattern.encode("ascii"))
    rules.Compile()
    return rules


class _Rule(NamedTuple):
    name: str
    expression: ByteScan
    handler: Handler

    def groups_of(self, surface: bytes) -> Match:
        """Return the groups of `surface`, which the rule matches."""
        return dict(zip(self.expression.groups, self.expression.words_of(surface) or (), strict=True))


@cache
def _rule(index: int) -> _Rule:
    name, pattern = grammar.rules()[index]
    return _Rule(name, ByteScan(pattern.encode("ascii"), _options()), HANDLERS[name])


@lru_cache(maxsize=65536)
def read(surface: str) -> tuple[str, Reading] | None:
    """Return (rule, reading) of `surface`, or None when it is no temporal expression."""
    text = " ".join(surface.split())
    printed = text.encode("ascii", "replace")
    for index in sorted(_rule_set().Match(printed) or ()):
        rule = _rule(index)
        match = rule.groups_of(printed)
        reading = rule.handler(match, text, _core(match["core"]) if "core" in match else None)
        if reading is not None:
            return rule.name, reading
    return None


def _core(text: str) -> Reading | None:
    """Return the reading of an expression inside another; `the` may stand outside (the end of the month)."""
    found = read(text) or read(f"the {text}")
    return None if found is None else found[1]
