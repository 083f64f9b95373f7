"""The words that report speech, found by one compiled scan. Who speaks and what is said is not decided here."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipelines.extract.quotes.phrases import speaker_nouns
from pipelines.language import reference

SOURCE_CUES = ("according to", "in the words of", "in the view of", "in the opinion of")
"""Cues that stand before the speaker and after or before the words."""


_BEFORE_NOUN = frozenset(
    re.findall(
        r"[^\s]+",
        "of the a an in for this that his her its their our my new no any each every some and trade news head with on by"
        " is are was were be been being very so too as at against about despite amid over",
    )
)


_BEFORE_BASE = frozenset(
    re.findall(
        r"[^\s]+",
        "i we you they who that to also both all not people police men women children some many several few most would did officially still often rightly then now even",
    )
)


_IN_TITLES = (
    "Says Tells Warns Insists Vows Calls Slams Blasts Urges Brands Dismisses Hails Condemns Denounces".split()
)
"""Forms that headlines in title case capitalise; others are nouns more often (the United States, Customs Notes)."""


_NOUNS_TOO = frozenset(
    "answers attacks brands calls charges claims comments demands estimates fears forecasts highlights hints hopes labels notes "
    "objects offers pledges posts promises protests quotes reasons rebukes remarks replies reports requests rules states stresses "
    "tags terms threats tweets views vows".split()
)


class Cue(NamedTuple):
    """A cue: its extent, kind (of `speech_verbs.csv`, or `source`) and form (base, third_person, past or gerund)."""

    char_start: int
    char_end: int
    kind: str
    form: str


COMPOUND = re.compile(
    r" (?:conference|release|secretar|briefing|corps|report|statement|office|freedom|agenc|service|attach|aide|team|cent(?:re|er)\b)"
)
"""Nouns that make the word before them one too: a press conference, a claim report."""


@cache
def _lexicon() -> tuple[AhoCorasick, tuple[tuple[int, str, str], ...]]:
    forms: dict[str, tuple[str, str]] = dict.fromkeys(SOURCE_CUES, ("source", "base"))
    for row in reference.rows("speech_verbs"):
        for form in ("past", "third_person", "gerund", "base"):
            word = row["lemma" if form == "base" else form]
            if word:
                forms.setdefault(word, (row["kind"], form))
    opening = {w: what for w, what in forms.items() if what[0] == "source" or _opens_sentence(*what)}
    forms |= {word.capitalize(): what for word, what in opening.items()}
    forms |= {word: forms[word.lower()] for word in _IN_TITLES}
    others = dict.fromkeys(speech_nouns(), ("noun", "base")) | dict.fromkeys(_OF_OPINION, ("opinion", "base"))
    forms = others | forms  # "view" and "claim" are verbs too
    patterns = sorted(forms)
    # the space before is part of the pattern: most hits inside other words never reach Python
    needles = [p if forms[p][0] == "source" and p[0].isupper() else f" {p}" for p in patterns]
    matcher = AhoCorasick(needles, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return matcher, tuple((len(p), *forms[p]) for p in patterns)


def _opens_sentence(kind: str, form: str) -> bool:
    """Return whether a form opens sentences (Noting that …, Ruiz said)."""
    return form == "gerund" and kind != "manner"


_NOUNS_OF_COURTS = ("ruling", "finding")


def _is_participle(text: str, at: int) -> bool:
    """Return whether a form in *-ing* is none of the nouns that courts give it for: a comma or a form of *be* leads it in."""
    return text.endswith((", ", *_BE), 0, at)


_OF_OPINION = ("words", "view", "opinion")
_OPINION = re.compile(r"(?<![^\s“\"])In (?:his|her|their|[^,.;:\n“”\"]{2,50}(?:[’']s|s[’'])) $")
"""In Ruiz's words, …: the cue is *In*."""
_LONGEST_OWNER = 60
_BEFORE_ADJECTIVE = (
    "’s ",
    "'s ",
    "s’ ",
    "s' ",
    *(f" {word} " for word in "the a an this these those its their his her".split()),
)
"""What stands before a participle that describes a noun."""
_BEFORE_VERB = tuple(
    f" {word} "
    for word in "have has had are were was is will would can could should must may might did does do".split()
)
"""What follows a noun that is the subject of a verb."""
_BE = (" is ", " are ", " was ", " were ", " been ", " be ")


def find(text: str) -> tuple[list[Cue], list[Cue]]:
    """Return all cues of `text` in order, as whole words, and the nouns for speech in it."""
    matcher, entries = _lexicon()
    found: list[Cue] = []
    nouns: list[Cue] = []
    names = speech_nouns()
    length = len(text)
    flat = text.replace("\n", " ") if "\n" in text else text
    for index, _, end in matcher.find_matches_as_indexes(flat):
        if end < length and (flat[end].isalnum() or flat[end] == "-"):
            continue
        size, kind, form = entries[index]
        if flat.endswith(_OF_OPINION, end - size, end) and flat.startswith(",", end):
            opening = _OPINION.search(flat, max(0, end - size - _LONGEST_OWNER), end - size)
            if opening is not None:
                insort(found, Cue(opening.start(), opening.start() + 2, "source", "base"))
                continue
        if flat[end - size : end] in names:
            nouns.append(Cue(end - size, end, "noun", form))
        if kind in ("opinion", "noun"):
            continue
        if form == "base" and COMPOUND.match(text, end):
            continue
        if kind != "source" and form in ("base", "third_person") and _is_noun(text, end - size, form):
            continue
        if (
            form == "third_person"
            and flat[end - size : end] in _NOUNS_TOO
            and text.startswith(_BEFORE_VERB, end)
        ):
            continue  # the attacks have shown that
        if form == "past" and text.endswith(_BEFORE_ADJECTIVE, 0, end - size):
            continue  # the minister's proposed duties, the alleged dumping
        if (
            form == "gerund"
            and flat.startswith(_NOUNS_OF_COURTS, end - size)
            and not _is_participle(flat, end - size)
        ):
            continue  # the July ruling that
        if flat.startswith("continu", end - size) and (
            flat.startswith(" to ", end) or (form == "gerund" and flat.endswith(_BE, 0, end - size))
        ):
            continue  # exporters continue to have “doubts”; they were continuing talks
        found.append(Cue(end - size, end, kind, form))
    return found, nouns


def _is_noun(text: str, at: int, form: str) -> bool:
    """Return whether a form is a noun here (of state, the report, a rival's claim), by the word before it.

    A base form needs a plural, a pronoun or a name before it to be a verb.
    """
    before = text[max(0, at - 24) : at].split()
    if not before:
        return False
    word = before[-1]
    lower = word.lower()
    if lower == "and" and form == "third_person" and text[at : at + 12].split(None, 1)[0] not in _NOUNS_TOO:
        return False  # the union met and denounces it
    if (lower in _BEFORE_NOUN and (lower, form) != ("some", "base")) or lower.endswith(
        ("’s", "'s", "s’", "s'")
    ):
        return True
    if form == "third_person" and lower not in speaker_nouns() and _is_owned_noun(text, at):
        return True  # Peru's very strong views; not: the ad's narrator claims
    if form == "third_person" and len(before) > 1 and before[-2] == "to" and word.islower():
        return True  # a visit to check claims
    if lower == "to" and form == "third_person":
        return True  # they came to terms
    if form == "third_person" and text.startswith("states", at) and _are_countries(word):
        return True
    if form == "base" and word[0].isupper() and word.endswith(("an", "ese", "ish")):
        return True  # an African state, the British claim
    if (
        form == "base"
        and word[0].isupper()
        and word[-1].isalnum()
        and not _is_plural(text[max(0, at - 80) : at])
    ):
        return True  # the WTO dispute; Trump and Xi agree
    if form == "third_person" or word[0].isupper() or not word[-1].isalnum():
        return False
    return not (lower.endswith("s") or lower in _BEFORE_BASE)


def _are_countries(before: str) -> bool:
    """Return whether *states* is a noun behind the word `before`: member states, Gulf states; not: the report states."""
    return before.lower() in _KINDS_OF_STATES


_OWNED = re.compile(r"(?:[’']s|s[’']) (?:[a-z-]+ ){1,2}$")
"""An owner and adjectives before a noun."""


def _is_owned_noun(text: str, at: int) -> bool:
    """Return whether a form at `at` that may be a noun has an owner before it."""
    word = text[at : at + 16].split(None, 1)[0].strip(".,;:")
    return word in _NOUNS_TOO and _OWNED.search(text, max(0, at - 40), at) is not None


_KINDS_OF_STATES = frozenset(
    "member partner island coastal nation gulf acp arab baltic african caribbean pacific balkan border welfare other these those both all many"
    " several smaller larger small large signatory contracting founding candidate observer neighbouring neighboring landlocked sovereign".split()
)


_AUXILIARIES = frozenset("did do does will would can could should may might must let and or &".split())


def _is_plural(before: str) -> bool:
    """Return whether the words that end in a name may be the subject of a base form: joined names, a question, a plural."""
    words = before.lower().split()
    return (
        words[-1].endswith("s")
        or not _AUXILIARIES.isdisjoint(words[-8:-1])
        or not _plurals().isdisjoint(words[-4:-1])
    )


@cache
def _plurals() -> frozenset[str]:
    """Return the plurals of common nouns for speakers (analysts at Acme believe)."""
    return frozenset(row["plural"] for row in reference.rows("speaker_nouns"))


@cache
def speech_nouns() -> frozenset[str]:
    """Return the nouns for what somebody says (claim, warnings)."""
    return frozenset(
        row[number]
        for row in reference.rows("speech_nouns")
        for number in ("singular", "plural")
        if row[number]
    )


@cache
def verb_forms() -> frozenset[str]:
    """Return all single-word forms of all cues."""
    return frozenset(
        row[form]
        for row in reference.rows("speech_verbs")
        for form in ("lemma", "third_person", "past", "gerund")
        if " " not in row[form]
    )


class CueIndex:
    """The cues of one text, looked up by offset; `nouns` are those for speech, in order."""

    def __init__(self, cues: list[Cue], nouns: Sequence[Cue] = ()) -> None:
        self.cues = cues
        self.nouns = nouns
        self._starts = [c.char_start for c in cues]

    def between(self, start: int, end: int) -> list[Cue]:
        """Return the cues that begin in a range."""
        return self.cues[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, at: int, floor: int) -> list[Cue]:
        """Return the cues that end at or before `at` and begin at or after `floor`, nearest first, at most 6."""
        i = bisect_right(self._starts, at)
        found: list[Cue] = []
        while i > 0 and len(found) < 6 and self._starts[i - 1] >= floor:
            i -= 1
            if self.cues[i].char_end <= at:
                found.append(self.cues[i])
        return found
