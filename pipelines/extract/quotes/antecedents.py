"""Whom a speaker without a name stands for: a pronoun (he said), or an office (the minister said).

Belongs here: choosing one person among those the text names before. Doubt leaves the speaker without an entity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipelines.extract.mentions.gazetteer import entity
from pipelines.extract.quotes.openers import opening_end
from pipelines.extract.quotes.phrases import PREPOSITIONS, REACH, sentence_start
from pipelines.extract.quotes.pronouns import WORD, are_several, is_quoted_in, subject, takes_up
from pipelines.extract.quotes.speakers import Mentions
from pipelines.extract.spans import MentionSpan, QuoteSpan
from pipelines.language import reference

_OFFICE_KINDS = frozenset({"state", "official", "executive", "legislator"})
_TITLE_BEFORE = re.compile(r"(?:[\w’'&()-]+[ \n]){1,7}$")
_COMMA = re.compile(r", (?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame)\.? )?$")
_TITLE_AFTER = re.compile(r", (?:the |an? )?((?:[\w’'-]+ ){0,5}[\w’'-]+)(?=,| of | for | and )")
_WITH = re.compile(r"\b(?:with|to|alongside|against|beside) (?:(?:Mr|Mrs|Ms|Dr|President|Senator)\.? )?$")
_WINDOW = 70
_SENTENCE = 400
_OPENING_OFFICE = re.compile(r"The ((?:[\w’'-]+ ){1,6})")
_EPITHETS = frozenset({"the", "junior", "senior", "visiting", "veteran", "outgoing", "incoming"})
"""Words about the holder that the text need not have given with the office: the visiting minister."""
_OFFICES_OF = {
    "leader": frozenset({"president", "premier", "chancellor", "minister"}),
    "minister": frozenset({"secretary"}),
    "secretary": frozenset({"minister"}),
}
"""Offices that a more general word can stand for."""
_MALE = re.compile(r"\b(?:Mr|Sir|Lord|Herr|Monsieur|Señor|King|Prince)\.? $")
_FEMALE = re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness|Madame?|Frau|Señora|Queen|Princess)\.? $")
_UNNAMED = {
    pronoun: re.compile(
        rf"(?<!, )\b(?:[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Tt]he|[Tt]heir|[Oo]ne)\s(?:\w+\s){{0,2}}(?:{nouns})\b(?! [A-Z]|, [A-Z])"
    )
    for pronoun, nouns in (
        ("he", "spokesman|businessman|congressman|man"),
        ("she", "spokeswoman|businesswoman|congresswoman|woman"),
    )
}


@cache
def _heads() -> frozenset[str]:
    return frozenset(
        row["word"]
        for row in reference.rows("titles")
        if row["part"] == "head" and row["kind"] in _OFFICE_KINDS
    )


@cache
def _given_genders() -> dict[str, str]:
    """Return the given names that only men (m) or only women (f) bear."""
    return {
        name: row["gender"]
        for row in reference.rows("given_names")
        for name in row["names"].split()
        if row["gender"] in ("m", "f")
    }


class Antecedents:
    """The people of one document with what the text tells of them: their offices and whether they are he or she."""

    def __init__(self, text: str, mentions: Mentions) -> None:
        self._text = text
        self._mentions = mentions
        self._offices: list[tuple[int, str, frozenset[str]]] | None = None
        self._pronouns: dict[str, str] | None = None

    def of(self, quote: QuoteSpan, earlier: list[QuoteSpan]) -> str | None:
        """Return the person that the unnamed speaker of `quote` stands for, None in doubt."""
        if quote.speaker_kind != "pronoun":
            return self._of_office(quote)
        if earlier and earlier[-1].speaker_char_start == quote.speaker_char_start:
            return earlier[-1].speaker_entity_id  # more words of the same “she said”
        pronoun = subject(quote)
        if pronoun in ("it", "they"):
            return self._of_body(quote, earlier)
        at = quote.speaker_char_start or 0
        return self.of_pronoun(pronoun, at, min(at, quote.char_start), quote.sentence_start, earlier)

    def unnamed(self, quote: QuoteSpan, earlier: list[QuoteSpan]) -> QuoteSpan | None:
        """Return the earlier words whose unnamed speaker a pronoun takes up (a spokesman said …; he said), None in doubt."""
        pronoun = subject(quote)
        at = quote.speaker_char_start or 0
        last = next((q for q in reversed(earlier[-3:]) if q.speaker_kind != "none"), None)
        if last is None or last.speaker_kind != "unnamed" or last.speaker_entity_id is not None:
            return None
        if not takes_up(pronoun, last.speaker_surface or ""):
            return None
        said_at = last.speaker_char_end or 0
        if not said_at <= at < said_at + 3 * REACH or self._mentions.people_before(at, at - said_at):
            return None
        return last

    def _of_body(self, quote: QuoteSpan, earlier: list[QuoteSpan]) -> str | None:
        """Return the body or state that was last to speak, where nobody else has been named since: it said."""
        at = quote.speaker_char_start or 0
        last = next((q for q in reversed(earlier[-3:]) if q.speaker_kind != "none"), None)
        if last is None or last.speaker_entity_id is None or last.speaker_entity_id.startswith("person:"):
            return None
        said_at = last.speaker_char_end or 0
        if not said_at <= at < said_at + 3 * REACH or self._mentions.people_before(at, at - said_at):
            return None
        return last.speaker_entity_id

    def _of_office(self, quote: QuoteSpan) -> str | None:
        """Return the one person to whom the text gave the office before: Trade Minister Ruiz …, the minister said."""
        words = [word.lower() for word in WORD.findall(quote.speaker_surface or "")]
        is_label = quote.rule == "transcript"
        head = next((i for i, word in enumerate(words) if word in PREPOSITIONS), len(words))
        if len(words) < 2 or not (words[0] == "the" or is_label) or words[head - 1] not in _heads():
            return None
        return self.holder(set(words) - _EPITHETS, words[head - 1], quote.speaker_char_start or 0)

    def holder(self, office: set[str], head: str, before: int) -> str | None:
        """Return the one person to whom the text gave an office (its words, and the last of them) before offset `before`."""
        held_before = [row for row in self._all_offices() if row[0] < before]
        fitting = {entity_id for _, entity_id, held in held_before if held >= office}
        if not fitting:  # the Chilean leader: a president
            others = office - {head}
            kinds = _heads() if len(others) > 1 else _OFFICES_OF.get(head, frozenset())
            fitting = {entity_id for _, entity_id, held in held_before if held & kinds and held >= others}
        return fitting.pop() if len(fitting) == 1 else None

    def _office_before(self, start: int) -> str | None:
        """Return the one person for whom the office stands that opens the sentence before the one at `start`."""
        end = len(self._text[max(0, start - 8) : start].rstrip()) + max(0, start - 8)
        opened = sentence_start(self._text, max(0, end - _SENTENCE), end - 2)
        match = _OPENING_OFFICE.match(self._text, opened, end)
        words = [word.lower() for word in match[1].split()] if match else []
        head = next((i for i, word in enumerate(words) if word in _heads()), -1)
        return self.holder(set(words[: head + 1]), words[head], opened) if head >= 0 else None

    def _all_offices(self) -> list[tuple[int, str, frozenset[str]]]:
        if self._offices is None:
            self._offices = [
                (m.char_start, m.entity_id, frozenset(office))
                for m in self._mentions.people
                for office in (self._before(m), self._after(m))
                if office
            ]
        return self._offices

    def _before(self, m: MentionSpan) -> list[str]:
        start = max(m.sentence_start, m.char_start - _WINDOW)
        before = self._text[start : m.char_start]
        if _heads().isdisjoint(map(str.lower, WORD.findall(before))):
            return []
        if self._text[m.char_end : m.char_end + 1] in (",", ":"):
            before = _COMMA.sub(" ", before)  # the ministry's secretary, Mr Ruiz, said
        title = _TITLE_BEFORE.search(before)
        words = [word.lower() for word in WORD.findall(title.group())] if title else []
        if words and words[-1] in _heads():
            return words
        head = next((i for i, word in enumerate(words) if word in ("of", "for", "to")), 0)
        return words if head and words[head - 1] in _heads() else []

    def _after(self, m: MentionSpan) -> list[str]:
        title = _TITLE_AFTER.match(self._text, m.char_end, m.char_end + _WINDOW)
        words = [word.lower() for word in WORD.findall(title[1])] if title else []
        head = next((i for i, word in enumerate(words) if word in PREPOSITIONS), len(words))
        return words if head and words[head - 1] in _heads() else []

    def _pronoun_of(self, entity_id: str) -> str | None:
        """Return he or she where a form of address or the given name tells it."""
        if self._pronouns is None:
            self._pronouns = {}
            for m in self._mentions.people:
                before = self._text[max(0, m.char_start - 12) : m.char_start]
                known = entity(m.entity_id)
                given, _, others = (known.name if known else m.surface).partition(" ")
                is_family_name = len(given) <= 3 and " " in others  # Le Hai Binh, Ha Cong Tuan
                gender = _given_genders().get(given) if others and not is_family_name else None
                if _MALE.search(before) or m.surface.startswith("Mr"):
                    gender = "m"
                elif _FEMALE.search(before) or m.surface.startswith(("Ms", "Mrs")):
                    gender = "f"
                if gender:
                    self._pronouns.setdefault(m.entity_id, "he" if gender == "m" else "she")
        return self._pronouns.get(entity_id)

    def _is_companion(self, m: MentionSpan, at: int) -> bool:
        """Return whether somebody is only spoken to before the pronoun at `at`: Speaking on air with Ruiz, he said."""
        if self._text[m.char_end : at].strip() != ",":
            return False
        return _WITH.search(self._text[max(m.sentence_start, m.char_start - 16) : m.char_start]) is not None

    def of_pronoun(
        self, pronoun: str, at: int, until: int, sentence: int, earlier: Sequence[QuoteSpan]
    ) -> str | None:
        """Return who is named before in the sentence, or was last to speak or be named; None in doubt.

        Only he and she are resolved; a plural or a thing has no single person behind it. `at`: where the pronoun
        stands; `until`: where the people that it may take up end; `sentence`: where its sentence starts; `earlier`: the
        quotations before it.
        """
        if pronoun not in _UNNAMED:
            return None
        people = self._candidates(pronoun, at)
        in_sentence = [m for m in people if m.sentence_start == sentence and m.char_start >= at - 2 * REACH]
        if in_sentence and in_sentence[0].char_end < until:
            return in_sentence[0].entity_id
        of_office = self._office_before(sentence)
        if of_office is not None and self._fits(of_office, pronoun):
            return of_office  # The minister met his guests. He said …
        last = _last_to_speak(earlier, at)
        nearby = [m for m in people if m.char_start < until]
        if self._is_unnamed_since(pronoun, last, nearby, until):
            return None
        spoke = last.speaker_entity_id if last else None
        if last and spoke and spoke.startswith("person:") and self._fits(spoke, pronoun):
            return _opener_since(last, nearby) or spoke
        return self._last_named(last, nearby)

    def _fits(self, entity_id: str, pronoun: str) -> bool:
        return self._pronoun_of(entity_id) in (None, pronoun)

    def _candidates(self, pronoun: str, at: int) -> list[MentionSpan]:
        """Return the people named before offset `at` whom he or she there can stand for; owners only where nobody else is named."""
        people = [
            m
            for m in self._mentions.people_before(at, 3 * REACH)
            if self._fits(m.entity_id, pronoun) and not self._is_companion(m, at)
        ]
        if self._text.endswith(" which ", 0, at):  # an answer to Ruiz's letter in which she said
            return people
        return [m for m in people if not self._text.startswith(("’s", "'s"), m.char_end)] or people

    def _is_unnamed_since(
        self, pronoun: str, last: QuoteSpan | None, nearby: list[MentionSpan], until: int
    ) -> bool:
        """Return whether a man or woman without a name was told of after all who are named (a businessman …; he said)."""
        said_at = _said_at(last)
        since = max([said_at, *(m.char_end for m in nearby), until - REACH])
        stop = max(since, until)
        return self._text.find("man", since, stop) >= 0 and (
            _UNNAMED[pronoun].search(self._text, since, stop) is not None
        )

    def _last_named(self, last: QuoteSpan | None, nearby: list[MentionSpan]) -> str | None:
        """Return the last of the people who opens a sentence, else the last of them; None where somebody unnamed spoke later."""
        said_until = (last.speaker_char_end if last else None) or _said_at(last)
        if last and last.speaker_kind == "unnamed":
            if takes_up("it", last.speaker_surface or ""):  # a notice that names Soto stated …; she said
                nearby = [m for m in nearby if not is_quoted_in(m, last)]
            elif all(m.char_start < said_until for m in nearby):
                return None  # the minister (or: Ruiz's envoy) said …; he went on: nobody is named
        openers = [
            m for m in nearby if m.char_start - opening_end(self._text, m.sentence_start, m.char_start) < 60
        ]
        chosen = openers or nearby
        return chosen[-1].entity_id if chosen else None


def _last_to_speak(earlier: Sequence[QuoteSpan], at: int) -> QuoteSpan | None:
    """Return the last quotation of a single speaker that begins before offset `at`."""
    return next(
        (
            q
            for q in reversed(earlier[-4:])
            if q.speaker_kind != "none" and q.char_start < at and not are_several(q)
        ),
        None,
    )


def _said_at(quote: QuoteSpan | None) -> int:
    return (quote.speaker_char_start or quote.char_start) if quote else 0


def _opener_since(last: QuoteSpan, nearby: list[MentionSpan]) -> str | None:
    """Return whoever opened a sentence after that of the last speaker and is not only named in their words."""
    said_at = _said_at(last)
    later = [
        m
        for m in nearby
        if m.sentence_start > said_at and m.char_start - m.sentence_start < 40 and not is_quoted_in(m, last)
    ]
    return later[-1].entity_id if later else None
