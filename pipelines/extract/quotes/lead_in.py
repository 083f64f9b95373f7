"""The cue and speaker before quoted or reported words: X said: …, X called it …, according to X, …, X: …"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.quotes import openers, phrases, relative_clauses
from pipelines.extract.quotes.agents import PASSIVE, by_agent
from pipelines.extract.quotes.context import NOBODY, Attribution, Context, inverted
from pipelines.extract.quotes.cues import Cue, speech_nouns
from pipelines.extract.quotes.hearers import addressee, opening_hearer
from pipelines.extract.quotes.marks import Quoted
from pipelines.extract.quotes.participles import of_following_clause, of_main_clause
from pipelines.extract.quotes.phrases import PRONOUNS
from pipelines.extract.quotes.speakers import Speaker

_ADVERBIAL = re.compile(
    r",? (?:at the same time|in (?:turn|response|return|addition|particular|private|public|the meantime)|for (?:example|instance|its part|his part|her part|their part)|on the other hand|as a result),?$"
)
"""Adverbials between subject and verb, or between `but` and the second verb."""
_ADVERBIAL_ENDS = tuple(
    word + mark
    for word in "time turn response return addition particular private public meantime example instance part hand result".split()
    for mark in ("", ",")
)
"""How they end: most words before a cue do not, and are passed over at the price of a look at their end."""
_SECOND_VERB = re.compile(
    r" (?:and|but)(?: (?:has|have|had|also|previously|later|then|since|repeatedly|again|now|already|earlier)){0,3}$"
)
"""Before a second verb of the same subject: Ruiz is in Lima for talks, and has previously said that."""
_PREDICATE = re.compile(r"[a-z]+(?:ed|ing) (?:to|for|at|in|on|the|a|against|back|out|his|her|its|their) ")
_WENT_ON = re.compile(
    r"\s(?:took to (?:[\w’'-]+ ){1,5}|(?:went|goes) on |went (?:as|so) far as |(?:was|is|were|are) quick )to$"
)
"""What makes an infinitive a statement: Ruiz took to the network yesterday to say, went on to say."""
_ON_RECORD = re.compile(
    r"\s(?:is|are|was|were|been|went) (?:also )?(?:on (?:the )?record|quoted|cited|heard|reported)\b[^,;:.]{0,40}$"
)
"""What stands between a speaker and *as saying*."""
_QUOTED_BY = re.compile(
    r"\s(?:is|are|was|were|been) (?:also |later )?(?:quoted|cited) (?:by|in) [^,;:.“”\"]{2,60}$"
)
"""What stands between a speaker and *saying*: Ruiz was quoted by the Star saying."""
_VERB_BEFORE = re.compile(r"\s(?!(?:need|red|hundred|indeed)\s)[a-z]{2,}ed $")
"""What joins a second main clause with a name for its subject: Peru wants duties, but [Chile] wants none, saying …"""
_ASKED = re.compile(r"\b[Aa]sked (?:if|whether|how|why|what) (?:he|she|they|it|we|the [\w’'-]+)$")
_NO_STATEMENT = (" to", " not", "n’t", "n't", " never")
_CONJUNCTION = re.compile(r"(?:Even )?[Ww]hile|[Ww]hen|[Bb]y|[Ii]n|[Aa]fter|[Bb]efore|[Ww]ithout|[Dd]espite")
"""What opens a sentence before a participle: While calling it “fair”, Ruiz …"""
_PARTICIPLE = re.compile(r",\s+[a-z]+ing\b")
_BARE_THING = re.compile(r"(?: (?:on |late |earlier )?\w+day)? (?:it|they) ")
_ASIDE_BEHIND_THAT = re.compile(
    r"that ?(?:--|—|–)[^“”\"]{3,90}(?:--|—|–)|that,? (?:in|at|on|under|for|with|after|before|by|from|through) (?:(?!\b(?:is|are|was|were|will|would|has|have|had)\b)[^“”\",;:]){3,60}"
)
"""An aside or an adverbial between *that* and quoted words: said that--barring delay--“we sail”; said that in the talks “it counts”."""


@cache
def _noun_cue() -> re.Pattern[str]:
    """Return what finds an owner's noun for speech before quoted words: Ruiz's claim that it is …"""
    return re.compile(
        rf"[’']s?\s(?:[a-z-]+\s){{0,2}}({'|'.join(sorted(speech_nouns(), key=len, reverse=True))})"
        r"(?:\sthat\s(?:[\w’'-]+\s){0,8}|\s(?:of|to|for|about)\s(?:[\w’'-]+\s){0,6}|\s)$"
    )


_ON_PLATFORM = re.compile(r"\b(?:on|via)\s+$")
_LABEL_COLON = re.compile(r"((?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w.’'-]+)\s*:\s*$")
_FIRST_PERSON = frozenset({"i", "we", "you"})


def before_quote(
    context: Context, floor: int, at: int, sentence_start: int, *, is_clause: bool
) -> Attribution | None:
    """Return the attribution of the quoted words at `at` by the nearest cue that introduces them, a noun or a label."""
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
            is_clause and not (_introduces(between, cue) or _leads_right_in(between))
        ):
            continue
        if _is_subjunctive(context, cue, max(floor, sentence_start)):
            continue  # Ruiz demanded that Lima respond “at once”
        opens = sentence_start
        if colon and phrases.sentence_break(text, cue.char_end, text.rfind(":", floor, at)) < 0:
            opens = phrases.sentence_start(
                text, floor, cue.char_start
            )  # the words are a paragraph of their own
        found = of_cue(context, cue, limit, at, min(opens, sentence_start)) or _set_in(context, cue, at)
        if found and found.speaker and _is_thing(text, found.speaker, cue) and " that " not in between:
            weak = weak or found  # Bern wrote that it notes the vote "with regret": whoever wrote speaks
        elif found:
            return found if weak is None or " that " in between or _BARE_THING.match(between) else weak
    if weak:
        return weak
    return _noun(context, max(floor, at - 120), max(floor, sentence_start), at) or (
        _label(context, floor, at) if colon else None
    )


def _noun(context: Context, start: int, floor: int, at: int) -> Attribution | None:
    """Return the attribution by a noun for speech: Ruiz's claim that …"""
    noun = _noun_cue().search(context.text, start, at)
    speaker = context.speaker_at(context.subject_before(floor, noun.start())) if noun else None
    return Attribution("noun_cue", speaker, noun[1]) if noun and speaker else None


def _label(context: Context, floor: int, at: int) -> Attribution | None:
    """Return the attribution by the name before a colon, or by the subject of the sentence that ends in it."""
    text = context.text
    label = _LABEL_COLON.search(text, max(floor, at - 60), at)
    if label and not _ON_PLATFORM.search(text, max(floor, label.start() - 8), label.start()):
        speaker = context.speaker_at(label.span(1))
        return Attribution("label", speaker) if speaker else None
    speaker = context.speaker_at(openers.leading(text, phrases.sentence_start(text, floor, at - 2), at))
    return Attribution("before_colon", speaker) if speaker and speaker.kind in ("named", "pronoun") else None


def _is_thing(text: str, speaker: Speaker, cue: Cue) -> bool:
    """Return whether a speaker is a pronoun for a thing, or what cannot speak but offer or promise something."""
    printed = text[speaker.char_start : speaker.char_end]
    return printed.lower() in ("it", "they") or (
        cue.kind == "manner" and not phrases.is_speaker_head(printed)
    )


def _set_in(context: Context, cue: Cue, at: int) -> Attribution | None:
    """Return the attribution of a cue and speaker set in by commas right before the words: …, said Wills, “…”."""
    text = context.text
    if cue.form == "gerund" or text[at - 2 : at] != ", " or text[cue.char_start - 2] != ",":
        return None
    found = inverted(context, cue, at)
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
        or _ASIDE_BEHIND_THAT.fullmatch(plain) is not None
        or len(plain) < 25
    )


def _leads_right_in(between: str) -> bool:
    """Return whether a word leads right to the quoted words, so that they are part of its clause: Ruiz said they sought “people we know”."""
    return between.endswith(" ") and between[-2:-1].isalpha()


def of_cue(context: Context, cue: Cue, floor: int, stop: int, sentence_start: int) -> Attribution | None:
    """Return the attribution of a cue: its subject before it, after *according to*, or that of the main clause."""
    text = context.text
    word = text[cue.char_start : cue.char_end]
    if cue.kind == "source":
        return inverted(context, cue, stop)
    at = cue.char_start
    limit = max(floor, sentence_start, at - phrases.REACH)
    before = text[limit:at].rstrip()
    adverbial = _ADVERBIAL.search(before) if before.endswith(_ADVERBIAL_ENDS) else None
    if adverbial:
        at, before = limit + adverbial.start(), before[: adverbial.start()].rstrip()
    went_on = _WENT_ON.search(before[-70:]) if cue.form == "base" else None
    if went_on:
        at = limit + len(before) - len(before[-70:]) + went_on.start()
    elif cue.form == "base" and before.endswith(_NO_STATEMENT):
        return None
    if _ASKED.search(before):
        return None  # asked if he felt that …, Ruiz said
    if cue.form == "past" and PASSIVE.search(before[-24:]):
        return by_agent(context, cue, stop)
    if cue.form == "gerund":
        quoted_by = _QUOTED_BY.search(before[-90:])
        if quoted_by:
            before = before[: len(before) - len(before[-90:]) + quoted_by.start()]
            at = limit + len(before)
        elif before.endswith(" as"):
            before = before[:-3]
            known = _ON_RECORD.search(before[-70:])
            at = limit + len(before) - (len(known.group()) if known else 0)
        elif not before or _CONJUNCTION.fullmatch(before):
            return of_following_clause(context, cue)
        elif before[-1] == ",":
            return of_main_clause(context, cue, limit)
    if _SECOND_VERB.search(before[-60:]):
        body = relative_clauses.of_second_verb(context, cue, limit)
        if body is not None:
            return Attribution("relative_clause", body, word)
        return of_main_clause(context, cue, max(sentence_start, at - phrases.REACH))
    subject = relative_clauses.subject(context, limit, at) or context.subject_before(limit, at)
    if subject and cue.form == "gerund":
        if _PREDICATE.match(text, *subject) or _is_object(text, limit, subject[0]):
            return of_main_clause(context, cue, limit)  # it went to court seeking a halt, arguing that …
        absolute = text.rfind(" with ", *subject)  # the round ended with the envoy calling it …
        subject = (absolute + 6, subject[1]) if absolute >= 0 else subject
    speaker = context.speaker_at(subject)
    if speaker is None:
        return of_main_clause(context, cue, limit) if cue.form == "gerund" else None
    to = addressee(text, cue, stop) or opening_hearer(text, sentence_start, at)
    return Attribution("speaker_before", speaker, word, to)


def _is_object(text: str, floor: int, start: int) -> bool:
    """Return whether the noun phrase at `start` is the object of a verb before it (Ruiz welcomed [the guests] noting that …)."""
    return text[start : start + 4] in ("the ", "his ", "her ", "its ") and (
        _VERB_BEFORE.search(text, max(floor, start - 24), start) is not None
    )


def _is_subjunctive(context: Context, cue: Cue, floor: int) -> bool:
    """Return whether a base form is what somebody demands of one other."""
    if cue.form != "base" or _outer(context, cue, floor) is cue:
        return False
    subject = context.subject_before(floor, cue.char_start)
    last = context.text[subject[0] : subject[1]].rpartition(" ")[2].lower() if subject else "s"
    return not last.endswith("s") and last not in PRONOUNS


def _outer(context: Context, cue: Cue, floor: int) -> Cue:
    """Return the cue whose reported clause opens with the subject of `cue` (Ruiz said the union announced …), else `cue`."""
    subject = context.subject_before(floor, cue.char_start)
    if subject is None:
        return cue
    outer = next(iter(context.cues.last_before(subject[0], floor)), None)
    if outer is None or outer.kind not in ("say", "state") or outer.form == "gerund":
        return cue
    return outer if context.text[outer.char_end : subject[0]].strip() in ("", "that", "the") else cue


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
        start = phrases.sentence_start(text, floor, cue.char_start)
        found = of_cue(context, _outer(context, cue, start), start, end, start)
        speaker = found.speaker if found else None
        if speaker and text[speaker.char_start : speaker.char_end].lower() in _FIRST_PERSON:
            continue  # somebody else reports what we believe
        if found:
            return found._replace(rule="preceding_sentence")
    if end <= q.paragraph_start + 5:
        return NOBODY
    start = max(q.paragraph_start, phrases.sentence_start(text, floor, len(text[:end].rstrip()) - 2))
    speaker = context.speaker_at(openers.leading(text, start, end))
    return Attribution("preceding_subject", speaker) if speaker and speaker.kind == "named" else NOBODY
