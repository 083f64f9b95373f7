"""Which cue and speaker belong to words in quotation marks. Reported speech without marks is in `indirect`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.extract.quotes import phrases, speakers
from pipelines.extract.quotes.cues import Cue, CueIndex
from pipelines.extract.quotes.marks import Quoted
from pipelines.extract.quotes.speakers import Mentions, Speaker

_REACH_BEFORE = 220
_REACH_AFTER = 170
_ADDRESSEE = re.compile(
    r"\s+((?:(?:the|a|an|his|her|its|their|local|state|foreign|senior|business|news|press)\s+){0,3}"
    r"(?:[A-Z][\w.’'-]*(?:\s+(?:of\s+|and\s+|the\s+)?[A-Z][\w.’'-]*){0,4}|him|them|me|us|reporters|journalists|lawmakers|legislators"
    r"|senators|supporters|crowds?|audience|media|press|investors|parliament|congress|viewers|voters|delegates|diplomats|newspapers?|agency"
    r"|network|committee|panel|magazine|channel|broadcaster|conference|forum|meeting|court|leaders|officials|ministers|farmers|workers|executives)\b)"
)
_WHO = re.compile(r",?\s+who\s+(?:\w+\s+){0,2}$")
_NO_STATEMENT = (" to", " not", "n’t", "n't", " never")
_FOLLOWS_HEARER = re.compile(r"\s+that\b|\s*[,:“\"]|\s+(?:on|in|at|during)\b")
_TELLING = frozenset(
    [
        "tell",
        "tells",
        "told",
        "telling",
        "inform",
        "informs",
        "informed",
        "informing",
        "remind",
        "reminds",
        "reminded",
        "reminding",
        "assure",
        "assures",
        "assured",
        "assuring",
        "warn",
        "warns",
        "warned",
        "warning",
        "reassure",
        "reassured",
        "notify",
        "notified",
        "advise",
        "advised",
        "ask",
        "asks",
        "asked",
    ]
)
_PARTICIPLE = re.compile(r",\s+[a-z]+ing\b")
_LABEL_COLON = re.compile(r"((?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w.’'-]+)\s*:\s*$")
_SIGNATURE = re.compile(r"\s*[—―–-][ \u00a0]*((?:[A-Z][\w.’'-]*[ \u00a0]?){1,5})")


class Attribution(NamedTuple):
    """Speaker, cue and addressee of some words, and the rule that found them."""

    rule: str
    speaker: Speaker | None = None
    cue: str | None = None
    addressee: tuple[int, int] | None = None


class Context(NamedTuple):
    """What the rules look at."""

    text: str
    cues: CueIndex
    mentions: Mentions


NOBODY = Attribution("no_speaker")


def attribute(
    context: Context, quoted: Sequence[Quoted], i: int, sentence_start: int, *, is_clause: bool
) -> Attribution:
    """Return who says quotation `i`, looking after it, before it, or at the same clause for a few quoted words."""
    q = quoted[i]
    text = context.text
    floor = max(q.paragraph_start, quoted[i - 1].char_end if i else 0, q.char_start - _REACH_BEFORE)
    stop = min(q.paragraph_end, quoted[i + 1].char_start if i + 1 < len(quoted) else q.paragraph_end)
    inner_end = text[q.char_end - 2] if q.is_closed else text[q.char_end - 1]
    lead = text[floor : q.char_start].rstrip()
    if not lead and floor == q.paragraph_start:
        floor = _paragraph_before(text, floor)
        lead = text[floor : q.char_start].rstrip()
    introduced = lead.endswith((",", ":"))
    comma_after = inner_end in ",?!—–-…" or text[q.char_end : q.char_end + 1] == ","
    tail = None if inner_end == "." and is_clause else after_quote(context, q.char_end, stop)
    if tail and (comma_after or is_clause) and not (introduced and inner_end != ","):
        return tail
    head = before_quote(context, floor, q.char_start, sentence_start, is_clause=is_clause)
    return head or tail or _signature(context, q.char_end) or NOBODY


def _paragraph_before(text: str, start: int) -> int:
    """Return the start of the paragraph before, when it ends in a colon; else `start`."""
    before = text[max(0, start - _REACH_BEFORE) : start].rstrip()
    if not before.endswith(":"):
        return start
    return max(0, start - _REACH_BEFORE) + before.rfind("\n") + 1


def after_quote(context: Context, at: int, stop: int) -> Attribution | None:
    """Return the attribution that follows at once: said X, X said, X of Y told Z, according to X."""
    text = context.text
    stop = min(stop, at + _REACH_AFTER)
    begin = at + len(text[at:stop]) - len(text[at:stop].lstrip(" ,\n\u00a0"))
    ended = phrases.sentence_break(text, begin, stop)
    limit = ended + 1 if ended > begin else stop
    for cue in context.cues.between(begin, limit)[:3]:
        if cue.kind == "label" or cue.form == "gerund":
            continue
        if cue.char_start == begin:
            found = _inverted(context, cue, limit)
            if found:
                return found
            continue
        subject = phrases.before(text, begin, cue.char_start)
        if subject and subject[0] - begin >= 8 and "," in text[begin : subject[0]]:
            subject = phrases.before(text, begin, text.find(",", begin))
        if subject and subject[0] - begin < 8:
            speaker = speakers.describe(text, subject, context.mentions)
            if speaker:
                return Attribution(
                    "speaker_after", speaker, text[cue.char_start : cue.char_end], addressee(text, cue, stop)
                )
        break
    return None


def _inverted(context: Context, cue: Cue, stop: int) -> Attribution | None:
    subject = phrases.after(context.text, cue.char_end, stop)
    speaker = speakers.describe(context.text, subject, context.mentions) if subject else None
    if speaker is None:
        return None
    return Attribution("cue_then_speaker", speaker, context.text[cue.char_start : cue.char_end])


def before_quote(
    context: Context, floor: int, at: int, sentence_start: int, *, is_clause: bool
) -> Attribution | None:
    """Return the attribution before the words: X said: …, X called it …, according to X, …, X: …"""
    text = context.text
    colon = text[max(floor, at - 3) : at].rstrip().endswith(":")
    # a colon may end a sentence of its own paragraph part; other cues stand in the sentence of the words
    limit = floor if colon else max(floor, min(sentence_start, at))
    for cue in context.cues.last_before(at, limit):
        between = text[cue.char_end : at]
        if not is_clause and _PARTICIPLE.search(between):
            continue
        if (not colon and phrases.sentence_break(text, cue.char_end, at) >= 0) or (
            is_clause and not _introduces(between, cue)
        ):
            continue
        found = of_cue(context, cue, limit, at, sentence_start)
        if found:
            return found
    if colon:
        label = _LABEL_COLON.search(text, max(floor, at - 60), at)
        if label:
            speaker = speakers.describe(text, label.span(1), context.mentions)
            return Attribution("label", speaker) if speaker else None
        subject = phrases.leading(text, _sentence_start(text, floor, at - 2), at)
        speaker = speakers.describe(text, subject, context.mentions) if subject else None
        if speaker and speaker.kind in ("named", "pronoun"):
            return Attribution("before_colon", speaker)
    return None


def _introduces(between: str, cue: Cue) -> bool:
    """Return whether what stands between cue and a quoted clause lets the cue introduce it."""
    plain = between.strip()
    if cue.kind == "source":
        return "," in between
    return (
        not plain
        or plain in ("that", "as")
        or plain[-1] in ",:"
        or plain.endswith((" that", " as"))
        or len(plain) < 25
    )


def of_cue(context: Context, cue: Cue, floor: int, stop: int, sentence_start: int) -> Attribution | None:
    """Return the attribution of a cue: its subject before it, after *according to*, or that of the main clause."""
    text = context.text
    word = text[cue.char_start : cue.char_end]
    if cue.kind == "source":
        return _inverted(context, cue, stop)
    at = cue.char_start
    limit = max(floor, sentence_start, at - phrases.REACH)
    before = text[limit:at].rstrip()
    if cue.form == "base" and before.endswith(_NO_STATEMENT):
        return None
    if cue.form == "gerund":
        if before.endswith(" as"):
            at = limit + len(before) - 2
        elif not before or before[-1] == ",":
            return _of_main_clause(context, cue, limit)
    if before.endswith((" and", " but")):  # a second verb of the same subject
        return _of_main_clause(context, cue, limit)
    subject = phrases.before(text, limit, at) or _relative(text, limit, at)
    speaker = speakers.describe(text, subject, context.mentions) if subject else None
    if speaker is None:
        return _of_main_clause(context, cue, limit) if cue.form == "gerund" else None
    return Attribution("speaker_before", speaker, word, addressee(text, cue, stop))


def _relative(text: str, floor: int, at: int) -> tuple[int, int] | None:
    """Return what *who* stands for before the cue at `at` (the envoys, who called it …)."""
    start = max(floor, at - 30)
    match = _WHO.search(text[start:at]) if " who " in text[start:at] else None
    if not match:
        return None
    end = start + match.start()
    return phrases.leading(text, floor, end) if end > floor else None


def _of_main_clause(context: Context, cue: Cue, sentence_start: int) -> Attribution | None:
    """Return the attribution of a participle (…, adding that): the subject of the sentence."""
    text = context.text
    word = text[cue.char_start : cue.char_end]
    for other in context.cues.last_before(cue.char_start, sentence_start):
        if other.form == "gerund":
            continue
        if other.kind == "source":
            found = _inverted(context, other, cue.char_start)
            return found._replace(cue=word) if found else None
        subject = phrases.before(text, sentence_start, other.char_start)
        speaker = speakers.describe(text, subject, context.mentions) if subject else None
        if speaker and phrases.is_speaker_head(text[speaker.char_start : speaker.char_end]):
            return Attribution("main_clause", speaker, word)
    subject = phrases.leading(text, sentence_start, cue.char_start)
    speaker = speakers.describe(text, subject, context.mentions) if subject else None
    return Attribution("main_clause", speaker, word) if speaker else None


def addressee(text: str, cue: Cue, stop: int) -> tuple[int, int] | None:
    """Return to whom it was said, after verbs that take a hearer (told reporters)."""
    word = text[cue.char_start : cue.char_end].lower()
    if word not in _TELLING:
        return None
    match = _ADDRESSEE.match(text, cue.char_end, min(stop, cue.char_end + 80))
    if not match or (not word.startswith(("tell", "told")) and not _FOLLOWS_HEARER.match(text, match.end())):
        return None
    start = cue.char_end + len(match.group()) - len(match.group().lstrip())
    end = cue.char_end + len(match.group().rstrip())
    return (start, end) if end > start else None


def _signature(context: Context, at: int) -> Attribution | None:
    match = _SIGNATURE.match(context.text, at, at + 80)
    if not match:
        return None
    end = match.start(1) + len(match.group(1).rstrip())
    following = context.text[end : end + 2].lstrip(" ")
    if following and following[0] not in ",.\n(":
        return None
    speaker = speakers.describe(context.text, (match.start(1), end), context.mentions)
    return Attribution("signature", speaker) if speaker else None


def preceding(context: Context, q: Quoted, sentence_start: int) -> Attribution:
    """Return who speaks in the sentence before a quotation that has no cue of its own, `NOBODY` when that is not told."""
    text = context.text
    floor = max(0, q.char_start - 320)
    end = min(sentence_start, q.char_start)
    for cue in context.cues.last_before(end, floor):
        if cue.kind not in ("say", "state", "object", "source") or cue.form == "gerund":
            continue
        if (
            text.count("\n\n", cue.char_end, end) > 1
            or phrases.sentence_break(text, cue.char_end, end - 3) >= 0
        ):
            break
        start = _sentence_start(text, floor, cue.char_start)
        found = of_cue(context, cue, start, end, start)
        if found:
            return found._replace(rule="preceding_sentence")
    if end <= q.paragraph_start + 5:
        return NOBODY
    start = max(q.paragraph_start, _sentence_start(text, floor, len(text[:end].rstrip()) - 2))
    subject = phrases.leading(text, start, end)
    speaker = speakers.describe(text, subject, context.mentions) if subject else None
    return Attribution("preceding_subject", speaker) if speaker and speaker.kind == "named" else NOBODY


def _sentence_start(text: str, floor: int, at: int) -> int:
    """Return the start of the sentence that holds offset `at`, not before `floor`."""
    start = floor
    while (ended := phrases.sentence_break(text, start, at)) >= 0:
        start = ended + 1
    return start + len(text[start:at]) - len(text[start:at].lstrip(' \n\u00a0”"’)'))
