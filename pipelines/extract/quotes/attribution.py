"""Which cue and speaker belong to words in quotation marks. Reported speech without marks is in `indirect`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.extract.quotes import phrases, speakers, words
from pipelines.extract.quotes.cues import Cue, CueIndex
from pipelines.extract.quotes.hearers import addressee
from pipelines.extract.quotes.marks import Quoted
from pipelines.extract.quotes.speakers import Mentions, Speaker

_REACH_BEFORE = 220
_REACH_AFTER = 170
_WHO = re.compile(
    r",?\s+who\s+(?:(?:during|in|on|at|after|before)\s+(?:\w+\s+){1,3})?(?:(?:\w+ly|once|has|have|had|also|later|then|never|still)\s+){0,2}$"
)
_ADVERBIAL = re.compile(
    r",? (?:at the same time|in (?:turn|response|return|addition|particular|private|public|the meantime)|for (?:example|instance|its part|his part|her part|their part)|on the other hand|as a result),?$"
)
"""Adverbials between subject and verb, or between `but` and the second verb."""
_OTHER_CLAUSE = re.compile(r"[“”\"‘’;:]|\b(?:and|but|while|when|after|before|who|which|said|says)\b")
_PREDICATE = re.compile(r"[a-z]+ed (?:to|for|at|in|on|the|a|against) ")
_NO_STATEMENT = (" to", " not", "n’t", "n't", " never")
_PARTICIPLE = re.compile(r",\s+[a-z]+ing\b")
_NOUN_CUE = re.compile(
    r"[’']s?\s(?:[a-z-]+\s){0,2}(plea|warning|claim|assertion|insistence|promise|pledge|argument|accusation|assurance|contention|suggestion"
    r"|remark|comment|statement|vow|declaration|admission|complaint|boast|prediction)s?(?:\sthat\s(?:[\w’'-]+\s){0,8}|\s(?:of|to|for|about)\s(?:[\w’'-]+\s){0,6}|\s)$"
)
_ON_PLATFORM = re.compile(r"\b(?:on|via)\s+$")
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
        if cue.form == "third_person" and text[begin : cue.char_start].endswith(", "):
            found = _inverted(context, cue, limit)  # a headline: Farmers 'betrayed' by deal, says union
            if found and found.speaker and text[found.speaker.char_end : found.speaker.char_end + 1] in ",\n":
                return found
        if text[begin : cue.char_start].endswith((" who ", " which ")):
            continue
        subject = phrases.before(text, begin, cue.char_start)
        goes_on = subject is not None and _goes_on(text, begin, subject[0])
        if subject and not goes_on and subject[0] - begin >= 8 and "," in text[begin : subject[0]]:
            subject = phrases.before(text, begin, text.find(",", begin))
        if subject and (goes_on or subject[0] - begin < 8):
            speaker = speakers.describe(text, subject, context.mentions)
            if speaker:
                return Attribution(
                    "speaker_after", speaker, text[cue.char_start : cue.char_end], addressee(text, cue, stop)
                )
        break
    return None


def _goes_on(text: str, begin: int, subject: int) -> bool:
    """Return whether the reporter ends the quoted sentence before the subject: “…” as a buffer, Ruiz said."""
    return (
        subject - begin < 90
        and text[begin].islower()
        and text[subject - 2 : subject] == ", "
        and text.find(",", begin, subject - 2) < 0
        and not _OTHER_CLAUSE.search(text, begin, subject)
    )


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
    weak: Attribution | None = None
    for cue in context.cues.last_before(at, limit):
        between = text[cue.char_end : at]
        if not is_clause and _PARTICIPLE.search(between):
            continue
        if (not colon and phrases.sentence_break(text, cue.char_end, at) >= 0) or (
            is_clause and not _introduces(between, cue)
        ):
            continue
        found = of_cue(context, cue, limit, at, sentence_start) or _set_in(context, cue, at)
        if found and found.speaker and _is_thing(text, found.speaker) and " that " not in between:
            weak = weak or found  # Bern wrote that it notes the vote "with regret": whoever wrote speaks
        elif found:
            return found if weak is None or " that " in between else weak
    if weak:
        return weak
    noun = _NOUN_CUE.search(text, max(floor, at - 120), at)
    subject = phrases.before(text, max(floor, sentence_start), noun.start()) if noun else None
    speaker = speakers.describe(text, subject, context.mentions) if subject else None
    if noun and speaker:
        return Attribution("noun_cue", speaker, noun[1])
    if colon:
        label = _LABEL_COLON.search(text, max(floor, at - 60), at)
        if label and not _ON_PLATFORM.search(text, max(floor, label.start() - 8), label.start()):
            speaker = speakers.describe(text, label.span(1), context.mentions)
            return Attribution("label", speaker) if speaker else None
        subject = phrases.leading(text, _sentence_start(text, floor, at - 2), at)
        speaker = speakers.describe(text, subject, context.mentions) if subject else None
        if speaker and speaker.kind in ("named", "pronoun"):
            return Attribution("before_colon", speaker)
    return None


def _is_thing(text: str, speaker: Speaker) -> bool:
    return text[speaker.char_start : speaker.char_end].lower() in ("it", "they")


def _set_in(context: Context, cue: Cue, at: int) -> Attribution | None:
    """Return the attribution of a cue and speaker set in by commas right before the words: …, said Wills, “…”."""
    text = context.text
    if cue.form == "gerund" or text[at - 2 : at] != ", " or text[cue.char_start - 2] != ",":
        return None
    found = _inverted(context, cue, at)
    return found if found and found.speaker and found.speaker.char_end == at - 2 else None


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
    adverbial = _ADVERBIAL.search(before)
    if adverbial:
        at, before = limit + adverbial.start(), before[: adverbial.start()].rstrip()
    if cue.form == "base" and before.endswith(_NO_STATEMENT):
        return None
    if cue.form == "gerund":
        if before.endswith(" as"):
            at = limit + len(before) - 2
        elif not before or before[-1] == ",":
            return _of_main_clause(context, cue, limit)
    if before.endswith((" and", " but")):  # a second verb of the same subject
        return _of_main_clause(context, cue, limit)
    subject = _relative(text, limit, at) or phrases.before(text, limit, at)
    if subject and cue.form == "gerund" and _PREDICATE.match(text, *subject):
        return _of_main_clause(context, cue, limit)  # it went to court seeking a halt, arguing that …
    if subject and cue.form == "gerund":  # the round ended with the envoy calling it …
        absolute = text.rfind(" with ", *subject)
        subject = (absolute + 6, subject[1]) if absolute >= 0 else subject
    speaker = speakers.describe(text, subject, context.mentions) if subject else None
    if speaker is None:
        return _of_main_clause(context, cue, limit) if cue.form == "gerund" else None
    return Attribution("speaker_before", speaker, word, addressee(text, cue, stop))


def _relative(text: str, floor: int, at: int) -> tuple[int, int] | None:
    """Return what *who* stands for before the cue at `at` (the envoys, who called it …)."""
    start = max(floor, at - 60)
    match = _WHO.search(text[start:at]) if " who " in text[start:at] else None
    if not match:
        return None
    end = start + match.start()
    if end <= floor:
        return None
    if match.group().startswith(","):
        return phrases.leading(text, floor, end)
    return phrases.before(text, floor, end)  # it surprised envoys who believed …


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
        if text[sentence_start : other.char_start].rstrip()[-1:] in ('"', "”", "’", "'"):
            found = _inverted(context, other, cue.char_start)  # “…,” said Ruiz, adding that …
            if found:
                return found._replace(rule="main_clause", cue=word)
        subject = phrases.before(text, sentence_start, other.char_start)
        speaker = speakers.describe(text, subject, context.mentions) if subject else None
        if speaker and phrases.is_speaker_head(text[speaker.char_start : speaker.char_end]):
            return Attribution("main_clause", speaker, word)
    subject = phrases.leading(text, sentence_start, cue.char_start)
    speaker = speakers.describe(text, subject, context.mentions) if subject else None
    return Attribution("main_clause", speaker, word) if speaker else None


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
