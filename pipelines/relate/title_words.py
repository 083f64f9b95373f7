"""The words of a title, read from its last word backwards: head, ranks, fields, former and acting. Whose office it is belongs to `titles`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, is_common, lexicon
from pipelines.extract.mentions.words import BEFORE_FIELD, DEPARTMENT_HEADS
from pipelines.extract.spans import MentionSpan
from pipelines.language import reference

WORD = re.compile(r"[\w’'&.-]+|,")
FORMER = frozenset({"former", "ex", "then", "onetime", "late", "ousted", "outgoing"})
ACTING = frozenset({"acting", "interim", "caretaker"})
LOOSE = frozenset(
    "leader official chief head counterpart partner executive expert farmer worker lawyer investor author writer politician "
    "candidate activist king queen general speaker judge consultant".split()
)
"""Heads that describe rather than name an office, unless a body follows."""
_RANKS = frozenset("chief lead top deputy senior special principal".split())
REACH = 110
"""Characters before a name that its title may take."""
_ARTICLE = re.compile(r"\b(?:the|a|an|its|their|our|his|her) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_THE_FIRST = re.compile(r", [Tt]he $")
"""The office opens the main clause: To this end, the trade minister, Ana Ruiz has …"""
_OPENED = re.compile(r"(?:[A-Z][a-z]+(?: [a-z]+)?, )?(?:[Tt]he )?")
"""What may stand before the office, or its body, that opens a sentence: Meanwhile, …"""
_CAPITALS = re.compile(
    rf"{_ARTICLE.pattern}|\b(?:of|by|with|and|under|to|from) $|[:;] (?:and )?$", re.IGNORECASE
)
"""What leads in a title with capitals that a comma follows: chaired by Special Envoy, Ana Ruiz, …"""
_OF_BODY = re.compile(r"[a-z] \([A-Z][\w&.-]{1,14}\) $")
_LEAD = 28
_PARTIES = frozenset({"labour", "labor"})
"""Parties that are called like what ministers are responsible for."""
_PASSING = frozenset("new newly current incumbent veteran then".split())
"""Words about the holder rather than the office."""
_DAYS = frozenset("yesterday today tomorrow".split())
_MOST_UNLISTED = 4
"""Words that no list has, at most, between what opens the phrase and the rest of the title."""


class Title(NamedTuple):
    """Where a title stands, and whether it is marked as former or acting."""

    start: int
    end: int
    former: bool
    acting: bool


class Office(NamedTuple):
    """A title and the organisation or country beside it."""

    title: Title
    seat: MentionSpan | None


class Document(NamedTuple):
    """One document's text (line breaks of hard-wrapped text as blanks; as printed) and mentions, with the starts and ends that neighbours are looked up by."""

    text: str
    printed: str
    by_end: dict[int, MentionSpan]
    starts: list[int]
    others: list[MentionSpan]
    people_ends: frozenset[int]


def title_before(document: Document, floor: int, start: int, *, after_comma: bool = False) -> Title | None:
    """Return the title that ends right before `start`; `after_comma`: a comma may follow a title with an article."""
    text = document.text
    base = max(floor, start - REACH)
    window = text[base:start]
    if not window.endswith((" ", "\u00a0")):
        return None
    words = [(m.group(), base + m.start(), base + m.end()) for m in WORD.finditer(window)]
    if words and text[words[-1][2] : start] not in (" ", "\u00a0"):
        return None
    articled = False
    if words and words[-1][0] == ",":
        words.pop()
        if not words:
            return None
        articled = not _is_possessed(words)
        if len(words) > 1 and text[words[-1][1] - 1] == "(":
            words.pop()  # the Ministry's acronym: Minister of Trade and Industry (MTI), Ana Ruiz
    head = _head_index(words) if words and words[-1][0] not in ("and", "or", "&") else None
    if head is None or names_no_office(bare(words[head][0])):
        return None
    head = _served(words, head)
    title = _from_head(document, words, head)
    if not articled:
        return title
    body = document.by_end.get(title.start - 1)
    lead = title.start if body is None else body.char_start
    opens = _OPENED.fullmatch(text, floor, lead) or _THE_FIRST.search(text, max(0, floor, lead - 6), lead)
    if bare(words[head][0]) in LOOSE or not (after_comma or opens):
        return None
    return title if _is_led(document, floor, title.start) else None


def names_no_office(head: str) -> bool:
    """Return whether a head is a form of address, or says only that somebody holds an office like another's."""
    return lexicon().title_heads[head] == "honorific" or head in ("counterpart", "counterparts")


def _served(words: list[tuple[str, int, int]], head: int) -> int:
    """Return the index of the head whose holder serves the office at `head`: [Adviser] to the Prime Minister."""
    heads = lexicon().title_heads
    for k in range(head - 2, max(0, head - 5), -1):
        if words[k][0] == "to" and words[k + 1][0] == "the" and bare(words[k - 1][0]) in heads:
            return k - 1
    return head


def _is_led(document: Document, floor: int, start: int) -> bool:
    """Return whether an article or the sentence leads in the title at `start`, or the one joined before it (the vice president and trade minister)."""
    text = document.text
    if text.endswith(" and ", floor, start):
        other = title_before(document, floor, start - len("and "))
        start = other.start if other else start
    if text.endswith(("'s ", "’s ", "/"), floor, start):
        return True  # Peru's Minister of Trade, Ana Ruiz, …; Chairman/President, Ana Ruiz, …
    if document.by_end.get(start - 1) or _OF_BODY.search(text, max(floor, start - _LEAD), start):
        return True  # the Association of Ports (AP) president, Ana Ruiz, …
    if follows_holder(document, floor, start):
        return True
    led = _CAPITALS if text[start].isupper() else _ARTICLE
    return start == floor or led.search(text, max(floor, start - _LEAD), start) is not None


def follows_holder(document: Document, floor: int, start: int) -> bool:
    """Return whether a name whose own office stands before it ends right before `start`: the Minister of Trade, Ana Ruiz, [Minister of Mines], Jo Deng."""
    text = document.text
    if not text.endswith(", ", floor, start) or start - len(", ") not in document.people_ends:
        return False
    floor = max(floor, start - 2 * REACH)  # however long the list is
    comma = text.rfind(", ", floor, start - len(", "))
    return comma >= 0 and title_before(document, floor, comma + len(", "), after_comma=True) is not None


def _from_head(document: Document, words: list[tuple[str, int, int]], head: int) -> Title:
    """Return the title with this head, its modifiers, and its marks of former and acting read backwards."""
    first = words[head][1] + past_prefix(words[head][0])
    former = first > words[head][1]
    acting = False
    k = head
    wide = bare(words[head][0]) in DEPARTMENT_HEADS
    while k > 0 and not former:
        printed, begin, end = words[k - 1]
        word = bare(printed)
        if word in FORMER or word in ACTING:
            former, acting = word in FORMER, word in ACTING
        if former or acting:
            break
        if end in document.by_end or not _goes_on(document, words, k, first, wide):
            if not _is_ranked(words, k):
                break
            k -= 1  # chief UK negotiator, lead Brexit adviser
            printed, begin, end = words[k - 1]
        k -= 1
        if printed not in (",", "and", "&"):
            first = begin + past_prefix(printed)
            former = first > begin
    if not (former or acting):
        first = _opened(document, words, k, first)
    return Title(first, words[-1][2], former, acting)


def _opened(document: Document, words: list[tuple[str, int, int]], k: int, first: int) -> int:
    """Return where the title begins if words that nobody lists reach from `first` back to what opens its phrase.

    An owner opens it (Japan's [economic revitalization] minister), or the sentence does ([Economic revitalization]
    minister), if no word may be a verb's form or an adverb.
    """
    text = document.text
    for n in range(k - 1, max(-1, k - 1 - _MOST_UNLISTED), -1):
        printed, begin, end = words[n]
        is_own = printed.endswith(("'s", "’s", "s'", "s’")) or end in document.by_end
        if is_own:
            inner = (start for word, start, _ in words[n + 1 : k] if word.lower() not in _PASSING)
            return next(inner, first)
        if text[end : words[n + 1][1]] != " " or not printed.isalpha() or printed.lower() in _phrase_ends():
            return first
        if printed[0].isupper():
            before = text[max(0, begin - 2) : begin]
            opens = (not before or before[-1] == "\n" or before[0] in ".!?") and _is_noun_like(printed)
            return begin if opens and n + 1 < k else first
        if not _is_noun_like(printed):
            return first
    return first


@cache
def _phrase_ends() -> frozenset[str]:
    """Return the words before which a noun phrase ends: function words, and verbs that follow one."""
    return frozenset(row["word"] for row in reference.rows("noun_phrase_ends"))


def _is_noun_like(word: str) -> bool:
    """Return whether a common word is no verb's form or adverb by its ending."""
    lower = word.lower()
    return is_common(lower) and not lower.endswith(("ed", "ing", "ly")) and lower not in lexicon().title_heads


def _is_ranked(words: list[tuple[str, int, int]], k: int) -> bool:
    """Return whether the word before `k` is a name between a rank and the rest of the title."""
    return k > 1 and words[k - 1][0][0].isupper() and words[k - 2][0].lower() in _RANKS


def _goes_on(document: Document, words: list[tuple[str, int, int]], k: int, first: int, wide: bool) -> bool:
    """Return whether the word before `k` belongs to the title that starts at `first`.

    `wide`: ministers and secretaries may have lists before them (Trade, Industry and Competition Minister).
    """
    text = document.text
    printed, _, end = words[k - 1]
    word = bare(printed)
    if word in _PARTIES and printed[0].isupper() and _is_other_field(text, end, first):
        return False
    known = word in lexicon().title_modifiers or word in lexicon().title_heads
    if printed in ("and", "&", ","):
        if not wide or k < 2 or words[k - 2][2] in document.people_ends:
            return False
        field = words[k - 2][0]
        if field[0].isupper():
            return is_field(field)
        return field in lexicon().title_modifiers and text[first].islower()  # not: market, Deputy Minister
    if not (known or (wide and printed[0].isupper() and is_field(printed))):
        return False
    return text[end:first] in (" ", "-", "\u00a0") or (wide and text[end:first] in (" and ", " & ", ", "))


def _is_other_field(text: str, end: int, first: int) -> bool:
    """Return whether a field follows without a joint, so that the word before it is a party: Labour [Trade Minister]."""
    following = text[first : first + 16].split(None, 1)[0].lower() if text[end:first] == " " else ""
    return following in lexicon().title_modifiers


def is_field(word: str) -> bool:
    """Return whether `word` may name what a minister is responsible for."""
    lower = word.lower()
    return lower in lexicon().title_modifiers or (
        is_common(lower)
        and lower not in FUNCTION_WORDS
        and lower not in _DAYS
        and lower not in lexicon().title_heads
    )


def _is_possessed(words: list[tuple[str, int, int]]) -> bool:
    """Return whether the words before a comma are a title of somebody's (Canada's top negotiator, X)."""
    return any(word.endswith(("'s", "’s", "s'", "s’")) for word, _, _ in words[-6:])


def _head_index(words: list[tuple[str, int, int]]) -> int | None:
    """Return the index of the title's last head: the last word, or the one before its `of …`."""
    heads = lexicon().title_heads
    last = len(words) - 1
    if bare(words[last][0]) in heads:
        return last
    first = last
    while first > 0 and _is_field_behind(words[first - 1][0], words[first][0]):
        first -= 1
    if first < last and bare(words[first][0]) in BEFORE_FIELD:
        return first  # Secretary Commerce, Director Trade Policy
    if words[last][0] in _phrase_ends():
        return None  # told the minister to appeal, said Ana Ruiz
    for k in range(last - 1, max(-1, last - 8), -1):
        word = words[k][0].lower()
        if word in ("of", "for", "to", "on") and k > 0 and bare(words[k - 1][0]) in heads:
            return k - 1
        is_joint = word in ("and", "&", "the", "of", "for", "to", "on", ",")
        if not (words[k][0][0].isupper() or is_joint or is_field(word)):
            return None
    return None


def _is_field_behind(before: str, field: str) -> bool:
    """Return whether a field stands behind its head, or a further field, with a capital, as in South Asia (Secretary Commerce)."""
    return before[0].isupper() and field[0].isupper() and field.lower() in lexicon().title_modifiers


def bare(word: str) -> str:
    """Return `word` in lower case without its point and `ex-`."""
    return word.lower().rstrip(".")[past_prefix(word) :]


def past_prefix(word: str) -> int:
    """Return how many characters of a word say that an office is past: ex-president, then-prime minister."""
    lower = word.lower()
    return next((len(prefix) for prefix in ("ex-", "then-") if lower.startswith(prefix)), 0)
