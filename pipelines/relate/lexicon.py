"""The compiled lexicon of measures and events: reference rows, inflected and indexed by their first word.

Belongs here: reading the reference files, inflection, the trigger scan and phrase lookup. What a word does in
a sentence is decided by the grammar of `measures` and `events`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.language import reference
from pipelines.relate.function_words import ANNOUNCES, NOUN_LIKE_VERBS, VERBS, WORD_CLASSES

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-–‑][^\W_]+)*")
_VOWELS = "aeiou"
_MIN_SINGULAR = 3


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


def plural(phrase: str) -> str:
    """Return the plural of a noun phrase, made on its last word."""
    if phrase.endswith(("s", "x", "z", "ch", "sh", "tato", "mato", "argo", "ango")):
        return phrase + "es"
    if phrase.endswith("y") and phrase[-2] not in _VOWELS:
        return phrase[:-1] + "ies"
    return phrase + "s"


def verb_forms(lemma: str, irregular: str) -> dict[str, str]:
    """Return form → tense letters of a verb; `irregular` is `past|participle|ing` or empty."""
    head, _, rest = lemma.partition(" ")
    rest = f" {rest}" if rest else ""
    third = head + "es" if head.endswith("o") else plural(head) if _is_inflected(head) else head + "s"
    third += rest
    if irregular:
        past, participle, ing = irregular.split("|")
    else:
        stem = head[:-1] if head.endswith("e") else head
        past = participle = (stem[:-1] + "ied" if _consonant_y(head) else stem + "ed") + rest
        ing = (head if head.endswith("ee") else stem) + "ing" + rest
    forms: dict[str, str] = {}
    for form, letter in ((lemma, "b"), (third, "s"), (past, "d"), (participle, "n"), (ing, "g")):
        forms[form] = forms.get(form, "") + letter
    return forms


def _is_inflected(head: str) -> bool:
    return head.endswith(("s", "x", "z", "ch", "sh")) or _consonant_y(head)


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in _VOWELS


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
        products = (*_CONTEXT, *(e.phrase for e in self.entries.values() if e.is_product))
        self.scans = {
            "measure": Scan(
                {e.phrase: self._is_strong(e) for e in self.entries.values() if e.noun or e.predicate}
                | dict.fromkeys(_HALTS, False),
                products,
            ),
            "event": Scan(
                {
                    e.phrase: any(term is not None and not term.weak for term in (e.event_noun, e.event_verb))
                    for e in self.entries.values()
                    if e.event_noun or e.event_verb
                },
                (*ANNOUNCES, *_ENDINGS),
            ),
        }

    def _is_strong(self, entry: Entry) -> bool:
        if entry.predicate is not None and entry.predicate.instrument == "investment_commitment":
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
        for row in reference.rows("instruments"):
            weak = row["part"].startswith("weak")
            value = Instrument(row["instrument"], row["mast_chapter"] or None, weak, row["phrase"])
            if row["part"].endswith("noun"):
                self.entry(row["phrase"]).noun = value
                many = self.entry(plural(row["phrase"]))
                many.noun, many.is_plural = value, True
                continue
            for form, tenses in verb_forms(row["phrase"], _IRREGULAR.get(row["phrase"], "")).items():
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
            for form, tenses in verb_forms(lemma, _IRREGULAR.get(lemma, "")).items():
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


_IRREGULAR = {
    "curb": "curbed|curbed|curbing",
    "forbid": "forbade|forbidden|forbidding",
    "hold back": "held back|held back|holding back",
    "withhold": "withheld|withheld|withholding",
    "shut its market": "shut its market|shut its market|shutting its market",
    "freeze assets": "froze assets|frozen assets|freezing assets",
    "freeze the assets": "froze the assets|frozen the assets|freezing the assets",
    "ban": "banned|banned|banning",
    "bar": "barred|barred|barring",
    "cut off": "cut off|cut off|cutting off",
    "step up purchases": "stepped up purchases|stepped up purchases|stepping up purchases",
    "choke off": "choked off|choked off|choking off",
    "stop": "stopped|stopped|stopping",
    "buy": "bought|bought|buying",
    "exempt": "exempted|exempted|exempting",
    "become": "became|become|becoming",
    "bring": "brought|brought|bringing",
    "come": "came|come|coming",
    "cost": "cost|cost|costing",
    "deal": "dealt|dealt|dealing",
    "drag": "dragged|dragged|dragging",
    "drive": "drove|driven|driving",
    "feel": "felt|felt|feeling",
    "find": "found|found|finding",
    "get": "got|got|getting",
    "give": "gave|given|giving",
    "go": "went|gone|going",
    "grow": "grew|grown|growing",
    "hurt": "hurt|hurt|hurting",
    "know": "knew|known|knowing",
    "lead": "led|led|leading",
    "let": "let|let|letting",
    "lose": "lost|lost|losing",
    "make": "made|made|making",
    "mean": "meant|meant|meaning",
    "pay": "paid|paid|paying",
    "see": "saw|seen|seeing",
    "send": "sent|sent|sending",
    "shake": "shook|shaken|shaking",
    "show": "showed|shown|showing",
    "speak": "spoke|spoken|speaking",
    "speed": "sped|sped|speeding",
    "spur": "spurred|spurred|spurring",
    "stem": "stemmed|stemmed|stemming",
    "take": "took|taken|taking",
    "tell": "told|told|telling",
    "think": "thought|thought|thinking",
    "win": "won|won|winning",
}

_HALTS = ("suspension of", "stoppage of", "halting of", "banning of")
"""Nouns that are a ban where a flow of goods follows."""

_ENDINGS = (
    "expire", "expires", "expired", "expiring", "lapse", "lapses", "lapsed", "runs out", "ran out",
    "sign", "signs", "signed", "signing", "inked", "inks",
)  # fmt: skip
"""Verbs of a period that ends on a date, and of agreements that a text calls by name alone."""

_CONTEXT = (
    "export", "exports", "exporting", "import", "imports", "shipment", "shipments", "sales", "supplies", "supply",
    "goods", "trade", "tariff", "tariffs", "technology", "chips", "semiconductors", "rare earth", "rare earths",
    "minerals", "firms", "companies", "steel", "beef", "wine", "barley", "coal", "soybeans", "products", "dumping",
    "subsidies", "agricultural", "commodities", "vehicles", "cars", "purchases", "energy", "software", "oil", "gas", "%", "percent", "per cent", "the ban", "the curbs", "the restrictions", "the embargo",
    "the rate", "the controls", "the safeguard",
    "the deal", "the agreement", "the pact", "the accord", "the measure", "the measures", "dealings",
)  # fmt: skip
"""Words that make a weak trigger worth reading."""

_TAKEN_UP = frozenset(
    (
        "the ban",
        "the curbs",
        "the restrictions",
        "the embargo",
        "the rate",
        "the controls",
        "the safeguard",
        "the deal",
        "the agreement",
        "the pact",
        "the accord",
        "the measure",
        "the measures",
    )
)
"""Weak phrases that take up an earlier measure, and are read for that."""


class Scan:
    """Trigger scan over a whole text: which sentences hold a strong phrase, or a weak one with a trade word."""

    def __init__(self, phrases: dict[str, bool], context: tuple[str, ...]):
        """Compile `phrases` (phrase → is it strong) and the words of trade that back a weak one."""
        self._weight = [(p, 2 if strong else 1) for p, strong in sorted(phrases.items())]
        known = {p for p, _ in self._weight}
        self._context = frozenset(context)
        self._weight += [(p, 0) for p in sorted(self._context) if p not in known]
        self._automaton = AhoCorasick([p for p, _ in self._weight], matchkind=MatchKind.LeftmostLongest)

    def hits(self, lowered: str) -> Iterator[tuple[int, int, bool]]:
        """Yield (offset, weight, is a trade word) of each whole-word hit: weight 2 strong, 1 weak, 0 none."""
        for index, start, end in self._automaton.find_matches_as_indexes(lowered):
            if start and lowered[start - 1].isalnum() and lowered[start] != "%":
                continue
            if end < len(lowered) and lowered[end].isalnum():
                continue
            phrase, weight = self._weight[index]
            yield (
                start,
                2 if phrase in _TAKEN_UP else weight,
                weight == 0 or " " in phrase or phrase in self._context,
            )


def lower(text: str) -> str:
    """Return `text` in lower case with every offset kept."""
    lowered = text.lower()
    return (
        lowered
        if len(lowered) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, compiled once."""
    return Lexicon()
