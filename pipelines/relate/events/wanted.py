"""Events that are only wanted: what somebody asks for or proposes, and talks that he hopes to end.

Belongs here: telling wishes from events. How far an event is that takes place is told in `status`.
"""

from __future__ import annotations

from pipelines.relate.items import Item

_WINDOW = 7
_ASKS = frozenset(
    "ask asks asked demand demands demanded insist insists insisted propose proposes proposed recommend recommends recommended "
    "request requests requested seek seeks sought suggest suggests suggested urge urges urged".split()
)
_ASKS_FOR = frozenset(
    (
        *(verb for verb in _ASKS if not verb.startswith(("ask", "insist"))),
        *(f"{verb} for" for verb in ("ask", "asks", "asked", "call", "calls", "called", "press", "pressed")),
    )
)


def is_proposed(words: list[Item], head: int) -> bool:
    """Return whether somebody proposed what the base form at `head` says: "suggested that ministers hold talks"."""
    that = next((k for k in range(head - 1, max(0, head - _WINDOW), -1) if words[k].low == "that"), 0)
    return that > 0 and words[that - 1].low in _ASKS


def is_asked_for(words: list[Item], head: int) -> bool:
    """Return whether somebody asks for the event at `head`: "called for urgent talks", not "the requested talks"."""
    for k in range(head - 1, max(-1, head - _PHRASE), -1):
        if words[k].low in _ASKS_FOR:
            return k == 0 or words[k - 1].klass != "det"
        if words[k].kind not in "WL" or words[k].klass in ("prep", "rel", "sub", "conj"):
            return False
    return False


_PHRASE = 5
"""How many words reach from what somebody asks for to its verb: "asked for an urgent ministerial meeting"."""


def is_to_be_ended(words: list[Item], head: int) -> bool:
    """Return whether the end of the event at `head` is still wanted: "hope to conclude the talks", not "failed to"."""
    to = next((k for k in range(head - 1, max(0, head - _PHRASE), -1) if words[k].low.endswith("to")), None)
    return (
        to is not None
        and to > 0
        and words[to + 1].low in _ENDS
        and words[to - 1].low not in ("failed", "managed")
    )


_ENDS = frozenset("complete conclude end finalise finalize finish wrap".split())
