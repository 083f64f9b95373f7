"""Which cue and speaker belong to words in quotation marks: what follows them, what leads them in, a signature.

Reported speech without marks is in `indirect`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.extract.quotes import words
from pipelines.extract.quotes.agents import agent_behind
from pipelines.extract.quotes.context import NOBODY, Attribution, Context
from pipelines.extract.quotes.follow_up import after_full_stop, after_quote
from pipelines.extract.quotes.lead_in import before_quote
from pipelines.extract.quotes.marks import Quoted

_REACH_BEFORE = 220
_REACH_OF_COLON = 400
"""Characters before quoted words, and of a paragraph that ends in a colon, that may hold the speaker."""
_REPORTED = re.compile(r"\b(?:that|sa(?:id|ys?) (?:it|he|she|they|there))\s[^“”\"‘:;]{0,160}$")
_SOURCE_FIRST = re.compile(r"([A-Z][^:“”\"‘'’]{1,40}):\s")
_SOURCE_LAST = re.compile(r"(?::|\s[—–-])\s+([A-Z][^:“”\"‘]{1,50}?)\s*$")
_SIGNATURE = re.compile(r"\s*[—―–-][ \u00a0]*((?:[A-Z][\w.’'-]*[ \u00a0]?){1,5})")


def attribute(
    context: Context, quoted: Sequence[Quoted], i: int, sentence_start: int, *, is_clause: bool
) -> Attribution:
    """Return who says quotation `i`, looking after it, before it, or at the same clause for a few quoted words."""
    q = quoted[i]
    text = context.text
    last = i - 1
    if last >= 0 and words.is_name(text, quoted[last]):
        last -= 1  # the name of a film or programme hides no cue
    floor = max(q.paragraph_start, quoted[last].char_end if last >= 0 else 0, q.char_start - _REACH_BEFORE)
    stop = min(q.paragraph_end, quoted[i + 1].char_start if i + 1 < len(quoted) else q.paragraph_end)
    inner_end = text[q.char_end - 2] if q.is_closed else text[q.char_end - 1]
    lead = text[floor : q.char_start].rstrip()
    if not lead and floor == q.paragraph_start:
        floor = _paragraph_before(text, floor)
        lead = text[floor : q.char_start].rstrip()
    introduced = lead.endswith((",", ":"))
    if not is_clause and text[q.char_end : q.char_end + 1] in ".!?":
        stop = q.char_end  # the sentence ends with the quoted words
    comma_after = inner_end in ",?!—–-…" or text[q.char_end : q.char_end + 1] == ","
    following = text[q.char_end : min(stop, q.char_end + 2)].lstrip()
    ends_sentence = inner_end == "." and is_clause and not following.islower()  # “It can be done.” said Ruiz
    tail = None if ends_sentence else after_quote(context, q.char_end, stop)
    # Bern said that it was “open”, an envoy noted: the words are Bern's
    by_name = tail is not None and tail.speaker is not None and tail.speaker.kind != "pronoun"
    reported = (
        not is_clause
        and not lead.endswith((", but", ", and"))
        and by_name
        and _REPORTED.search(text, max(floor, sentence_start), q.char_start) is not None
    )
    if tail and (comma_after or is_clause) and not (introduced and inner_end != ",") and not reported:
        return tail
    agent = None if is_clause else agent_behind(context, floor, q.char_start, q.char_end)
    if agent is not None:
        return agent
    head = before_quote(context, floor, q.char_start, sentence_start, is_clause=is_clause)
    if head is None and ends_sentence:
        tail = after_full_stop(context, q.char_end, stop)
    return head or tail or _signature(context, q.char_end) or NOBODY


def _paragraph_before(text: str, start: int) -> int:
    """Return the start of the paragraph before, when it ends in a colon; else `start`."""
    before = text[max(0, start - _REACH_OF_COLON) : start].rstrip()
    if not before.endswith(":"):
        return start
    return max(0, start - _REACH_OF_COLON) + before.rfind("\n") + 1


def headline_source(context: Context, start: int, end: int) -> Attribution:
    """Return who speaks in a headline that ends in its source, or opens with one: Deal 'within reach': Ruiz"""
    source = _SOURCE_LAST.search(context.text, max(start, end - 60), end)
    is_name = source is not None and " '" not in source[1]  # Trade: Ruiz sees 'glimmer' of hope
    speaker = context.speaker_at(source.span(1)) if source and is_name else None
    if speaker is None and (opener := _SOURCE_FIRST.match(context.text, start, end)):
        named = context.mentions.covering(opener.end(1) - 1)  # a name, not a topic (Softwood lumber: …)
        if (
            named
            and named.char_end == opener.end(1)
            and named.entity_kind in ("person", "organisation", "country")
        ):
            speaker = context.speaker_at(opener.span(1))
    return Attribution("headline_source", speaker) if speaker else NOBODY


def _signature(context: Context, at: int) -> Attribution | None:
    match = _SIGNATURE.match(context.text, at, at + 80)
    if not match:
        return None
    end = match.start(1) + len(match.group(1).rstrip())
    following = context.text[end : end + 2].lstrip(" ")
    if following and following[0] not in ",.\n(":
        return None
    speaker = context.speaker_at((match.start(1), end))
    return Attribution("signature", speaker) if speaker else None
