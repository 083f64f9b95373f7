"""The compiled lexicon of measures and events: reference rows, inflected and indexed by their first word.

Belongs here: reading the reference files and phrase lookup; forms of words are made in `inflection`, sentences worth
reading found in `triggers`. What a word does in a sentence is decided by the grammar of `measures` and `events`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pipelines.language import reference
from pipelines.relate.function_words import ANNOUNCES, NOUN_LIKE_VERBS, VERBS, WORD_CLASSES
from pipelines.relate.inflection import irregular, plural, variants, verb_forms
from pipelines.relate.triggers import CONTEXT, DISPUTES, ENDINGS, HALTS, Scan

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-–‑][^\W_]+)*")


class Instrument(NamedTuple):
    """What an instrument phrase names; `weak` words need a trade object beside them."""

    instrument: str
    mast_chapter: str | None
    weak: bool
    phrase: str


class Cue(NamedTuple):
    """What a status word says of a measure; `sense` is the column of `measure_cues.csv`."""

    lemma: str
    status: str
    sense: str


class EventTerm(NamedTuple):
    """What an event phrase names."""

    kind: str
    weak: bool
    lemma: str


@dataclass(slots=True)
class Entry:
    """All readings of one phrase; a reading that it does not have is None.

    `tenses` and `event_tenses` list the verb forms that the phrase may be:
    b base, s third person, d past, n participle, g -ing.
    """

    phrase: str
    words: tuple[str, ...]
    klass: str | None = None
    noun: Instrument | None = None
    predicate: Instrument | None = None
    verb: Cue | None = None
    governor: Cue | None = None
    adjective: Cue | None = None
    state: Cue | None = None
    tenses: str = ""
    event_noun: EventTerm | None = None
    event_verb: EventTerm | None = None
    event_tenses: str = ""
    is_product: bool = False
    hs_chapter: str | None = None
    is_plural: bool = False


@dataclass(slots=True)
class Candidates:
    """The entries of one first word: the word itself, and longer phrases by their second word, longest first."""

    single: Entry | None = None
    longer: dict[str, list[Entry]] = field(default_factory=dict)


class Lexicon:
    """Phrases by first word, longest first, and the automaton of the phrases that make a sentence worth reading."""

    def __init__(self) -> None:
        """Build the index from the reference files."""
        self.entries: dict[tuple[str, ...], Entry] = {}
        self._add_function_words()
        self._add_instruments()
        self._add_cues()
        self._add_events()
        self._add_products()
        self._add_verbs()
        self.by_first: dict[str, Candidates] = {}
        for entry in sorted(self.entries.values(), key=lambda e: -len(e.words)):
            candidates = self.by_first.setdefault(entry.words[0], Candidates())
            if len(entry.words) == 1:
                candidates.single = entry
            else:
                candidates.longer.setdefault(entry.words[1], []).append(entry)
        products = (*CONTEXT, *(e.phrase for e in self.entries.values() if e.is_product))
        self.scans = {
            "measure": Scan(
                {e.phrase: self._is_strong(e) for e in self.entries.values() if e.noun or e.predicate}
                | dict.fromkeys(HALTS, False),
                products,
            ),
            "event": Scan(
                {
                    e.phrase: any(term is not None and not term.weak for term in (e.event_noun, e.event_verb))
                    for e in self.entries.values()
                    if e.event_noun or e.event_verb
                },
                (*ANNOUNCES, *ENDINGS, *DISPUTES),
            ),
        }

    def _is_strong(self, entry: Entry) -> bool:
        if any(
            reading is not None and reading.instrument == "investment_commitment"
            for reading in (entry.noun, entry.predicate)
        ):
            return True
        if entry.noun is not None and entry.noun.phrase in ("embargo", "embargoes"):
            return True
        return any(reading is not None and not reading.weak for reading in (entry.noun, entry.predicate))

    def entry(self, phrase: str) -> Entry:
        """Return the entry of `phrase`, made when it is new."""
        words = tuple(WORD.findall(phrase.lower()))
        if words not in self.entries:
            self.entries[words] = Entry(phrase.lower(), words)
        return self.entries[words]

    def _add_function_words(self) -> None:
        for klass, words in WORD_CLASSES.items():
            for word in words:
                self.entry(word).klass = klass

    def _add_instruments(self) -> None:
        told = ((row, phrase) for row in reference.rows("instruments") for phrase in variants(row["phrase"]))
        for row, phrase in told:
            weak = row["part"].startswith("weak")
            value = Instrument(row["instrument"], row["mast_chapter"] or None, weak, phrase)
            if row["part"].endswith("noun"):
                self.entry(phrase).noun = value
                many = self.entry(plural(phrase))
                many.noun, many.is_plural = value, True
                continue
            for form, tenses in verb_forms(phrase, irregular(phrase)).items():
                entry = self.entry(form)
                entry.predicate, entry.tenses = value, _merge(entry.tenses, tenses)

    def _add_cues(self) -> None:
        for row in reference.rows("measure_cues"):
            cue = Cue(row["lemma"], row["status"], row["sense"])
            if row["part"] == "verb":
                for form, tenses in verb_forms(row["lemma"], row["forms"]).items():
                    entry = self.entry(form)
                    entry.verb, entry.tenses = cue, _merge(entry.tenses, tenses)
            elif row["part"] in ("noun", "singular"):
                self.entry(row["lemma"]).governor = cue
                if row["part"] == "noun":
                    self.entry(plural(row["lemma"])).governor = cue
            elif row["part"] == "state":
                self.entry(row["lemma"]).state = cue
            else:
                self.entry(row["lemma"]).adjective = cue

    def _add_events(self) -> None:
        for row in reference.rows("event_terms"):
            term = EventTerm(row["kind"], row["part"].startswith("weak"), row["phrase"])
            if row["part"].endswith("verb"):
                for form, tenses in verb_forms(row["phrase"], row["forms"]).items():
                    entry = self.entry(form)
                    entry.event_verb, entry.event_tenses = term, _merge(entry.event_tenses, tenses)
                continue
            if row["part"] != "plural_noun":
                self.entry(row["phrase"]).event_noun = term
            many = self.entry(plural(row["phrase"]))
            many.event_noun, many.is_plural = term, True

    def _add_products(self) -> None:
        for row in reference.rows("products"):
            for form in (row["phrase"], plural(row["phrase"])):
                entry = self.entry(form)
                entry.is_product, entry.hs_chapter = True, row["hs_chapter"] or None

    def _add_verbs(self) -> None:
        """Add the finite forms of common verbs as class "verb", where the word has no other reading."""
        for lemma in VERBS:
            for form, tenses in verb_forms(lemma, irregular(lemma)).items():
                if (tenses != "b" or lemma not in NOUN_LIKE_VERBS) and (form,) not in self.entries:
                    entry = self.entry(form)
                    entry.klass = "participle" if tenses == "g" else "verb"
                elif tenses != "b" and self._is_weak_event(form):
                    self.entries[(form,)].klass = "participle" if tenses == "g" else "verb"

    def _is_weak_event(self, form: str) -> bool:
        """Return whether a word is an event only in the right company, and else a common verb: called, welcomed."""
        entry = self.entries[(form,)]
        is_weak = entry.event_verb is not None and entry.event_verb.weak and entry.event_noun is None
        return is_weak and entry.klass is None and entry.verb is None


def _merge(old: str, new: str) -> str:
    return "".join(sorted(set(old) | set(new)))


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, compiled once."""
    return Lexicon()
