"""Numerals of English text: digits in every grouping, number words, power words, fractions, ordinals, vague plurals.

Here a numeral is read as a number and nothing more. Currencies, units, names that contain a numeral, and what a
number means belong to `pipelines.extract.figures`. Cost is linear: one compiled scan finds the words, one the
digits, and the grammar walks over what they found.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.language.reference import rows

MAX_TOKENS = 24
"""Words that one cardinal may have; bounds the work on endless lists."""

MAX_DIGITS = 30
"""Longer runs of digits are identifiers or noise, never quantities."""


ROUND_WHOLES = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000})


class Numeral(NamedTuple):
    """One numeral: span, value and how it is written.

    `kind`: cardinal | ordinal | fraction | multiple | vague | sequence (a list or code of digit groups, no value).
    `low` and `high` bound a vague one. `scale_word` is the last power word as printed.
    """

    start: int
    end: int
    kind: str
    value: float | None
    low: float | None = None
    high: float | None = None
    scale_word: str | None = None
    doubt: str | None = None
    in_digits: bool = False
    has_article: bool = False


class Token(NamedTuple):
    """A digit run or a number word; `kind` is `digits`, `glyph` or a class of number_words.csv."""

    start: int
    end: int
    kind: str
    value: float
    doubt: str | None = None


_DIGITS = re.compile(r"[0-9]+(?:[.,\u00a0\u2009\u202f][0-9]+)*|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒]")
_WESTERN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_EUROPEAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3}){2,6}")
_SPACED = re.compile(r"[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]{1,2})?")
_SPACE_GROUPS = re.compile(r"(?: [0-9]{3}(?![0-9-])){1,5}(?:\.[0-9]+)?(?![0-9A-Za-z])")
_SLASHED = re.compile(r"(?: ?/ ?| |-)([0-9]{1,3})(?: ?/ ?([0-9]{1,3}))?(?![0-9/.,]?[0-9])")
_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z0-9])")
_GLYPHS = dict(zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒", (1 / 2, 1 / 3, 2 / 3, 1 / 4, 3 / 4, 1 / 5, 2 / 5, 3 / 5, 4 / 5, 1 / 6, 5 / 6, 1 / 8, 3 / 8, 5 / 8, 7 / 8, 1 / 10), strict=True))  # fmt: skip
_JOINS = {"": "", "-": "-", "\u2010": "-", "\u2011": "-", "and": "&", "and a": "&a", "and an": "&a", "and one": "&a", "a": "a", "of a": "of", "of": "of", "in": "in", "out of": "in", "in every": "in", "out of every": "in"}  # fmt: skip
_PLURAL_PARTS = re.compile(r"(?:halves|s)$")


def digits_value(printed: str) -> tuple[float | None, str | None]:
    """Return the number that a digit run says and a doubt (`malformed_grouping`, `ambiguous_separator`) or None.

    Western (1,234.5), Indian (12,34,567), spaced (1 234) and European (1.234,56) grouping; the last is doubtful in
    English text. A run that is no single number (1,1,1 or 192.168.1.2) has no value and the doubt `sequence`.
    """
    if len(printed) > MAX_DIGITS:
        return None, "sequence"
    if printed.isdigit() or (printed.count(".") == 1 and printed.replace(".", "").isdigit()):
        return float(printed), None
    if _WESTERN.fullmatch(printed) or _INDIAN.fullmatch(printed):
        return float(printed.replace(",", "")), None
    if _SPACED.fullmatch(printed):
        return float(re.sub(r"[\u00a0\u2009\u202f]", "", printed).replace(",", ".")), None
    if _EUROPEAN.fullmatch(printed):
        return float(printed.replace(".", "").replace(",", ".")), "ambiguous_separator"
    groups = re.split(r"[.,\u00a0\u2009\u202f]", printed)
    if len(groups) == 2 and len(groups[1]) <= 2:
        return float(".".join(groups)), "ambiguous_separator"
    if "," in printed and any(len(group) > 3 for group in groups[1:]):
        return None, "malformed_grouping"
    return None, "sequence"


@cache
def _lexicon() -> tuple[AhoCorasick, tuple[tuple[str, float], ...]]:
    words = rows("number_words")
    automaton = AhoCorasick([row["word"] for row in words], matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple((row["class"], float(row["value"])) for row in words)


def fold(text: str) -> str:
    """Return `text` in lower case with every character at its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def tokens(text: str, lower: str) -> list[Token]:
    """Return the digit runs and number words of `text` in order; `lower` is `fold(text)`."""
    automaton, meaning = _lexicon()
    found = [
        Token(start, end, *meaning[index])
        for index, start, end in automaton.find_matches_as_indexes(lower)
        if not lower[end : end + 1].isalnum()
        and (
            start == 0
            or not (lower[start - 1].isalnum() or lower[start - 1] == "_")
            or (meaning[index][0] == "scale" and lower[start - 1].isdigit())
        )
    ]
    digits: list[Token] = []
    last = -1
    for match in _DIGITS.finditer(text):
        if match.start() < last:
            continue
        token = _digit_token(text, match)
        digits.append(token)
        last = token.end
    if not found or not digits:
        return found or digits
    found.extend(digits)
    found.sort()
    return found


def _digit_token(text: str, match: re.Match[str]) -> Token:
    start, end = match.span()
    printed = match.group()
    if printed in _GLYPHS:
        return Token(start, end, "glyph", _GLYPHS[printed])
    if (
        start
        and text[start - 1] == "."
        and "." not in printed
        and not text[max(0, start - 2) : start - 1].strip().isalnum()
    ):
        start, printed = start - 1, "." + printed
    value, doubt = digits_value(printed)
    if end - start <= 3 and end < len(text) and text[end] == " " and text[end + 1 : end + 2].isdigit():
        groups = _SPACE_GROUPS.match(text, end)
        if groups and printed.isdigit() and not text[max(0, start - 1) : start].isalpha():
            end = groups.end()
            value = float(text[start:end].replace(" ", ""))
    return Token(start, end, "digits", -1.0 if value is None else value, doubt)


def scan(text: str, lower: str) -> list[Numeral]:
    """Return all numerals of `text`, in order and not overlapping."""
    stream = tokens(text, lower)
    result: list[Numeral] = []
    reader = _Reader(text, lower, stream)
    position, count = 0, len(stream)
    while position < count:
        numeral, position = reader.read(position)
        if numeral is not None and (not result or numeral.start >= result[-1].end):
            result.append(numeral)
    return result


class _Reader:
    """The grammar of numerals over the token stream of one text."""

    def __init__(self, text: str, lower: str, stream: list[Token]):
        self.text, self.lower, self.stream, self.count = text, lower, stream, len(stream)

    def read(self, at: int) -> tuple[Numeral | None, int]:
        """Return the numeral that starts at token `at` (or None) and the next token to read."""
        token = self.stream[at]
        if token.kind == "digits":
            return self._digits(at)
        if token.kind in ("unit", "ten"):
            return self._words(at)
        if token.kind == "ordinal":
            return self._ordinal(at)
        if token.kind == "vague":
            return self._vague(at)
        if token.kind == "part":
            return self._part(at)
        if token.kind in ("hundred", "scale", "dozen"):
            return self._power(at)
        if token.kind == "glyph":
            value, after, scale = self._scaled(token.value, at)
            return Numeral(
                token.start, self.stream[after - 1].end, "fraction", value, None, None, scale, None, True
            ), after
        if token.kind == "multiple":
            return Numeral(token.start, token.end, "multiple", token.value), at + 1
        return None, at + 1

    def join(self, at: int) -> str | None:
        """Return how token `at` is joined to the one before: "", " ", "-", "&" …, or None when it is not."""
        start, end = self.stream[at - 1].end, self.stream[at].start
        if end - start > 14:
            return None
        between = self.lower[start:end]
        if between == " ":
            return " "
        if "\n" in between:
            return None
        words = " ".join(between.split())
        return " " if between and not words else _JOINS.get(words)

    def _article(self, start: int) -> int:
        """Return where "a" or "an" before `start` begins, or `start`."""
        for article in ("a ", "an "):
            begin = start - len(article)
            if (
                begin >= 0
                and self.lower.startswith(article, begin)
                and not self.lower[max(0, begin - 1) : begin].strip()
            ):
                return begin
        return start

    def _digits(self, at: int) -> tuple[Numeral | None, int]:
        token = self.stream[at]
        start, end = token.start, token.end
        sign = self._sign(start)
        if token.doubt in ("sequence", "malformed_grouping"):
            kind = "sequence" if token.doubt == "sequence" else "cardinal"
            doubt = None if kind == "sequence" else token.doubt
            return Numeral(start, end, kind, None, doubt=doubt, in_digits=True), at + 1
        tail = self.lower[end : end + 1]
        if tail in ("s", "n", "r", "t") and _ORDINAL_TAIL.match(self.lower, end):
            return Numeral(start, end + 2, "ordinal", token.value, in_digits=True), at + 1
        if tail in ("/", " ", "-") or tail in _GLYPHS:
            slashed = self._slashed(at, sign)
            if slashed:
                return slashed
        value, after, scale = self._cardinal(at)
        value, after, scale, is_fraction = self._fraction(at, value, after, scale)
        ratio = self._ratio(at, value, after)
        if ratio:
            return ratio
        if sign < start:
            value = -value
        kind = "fraction" if is_fraction else "cardinal"
        return Numeral(
            sign, self.stream[after - 1].end, kind, value, None, None, scale, token.doubt, True
        ), after

    def _sign(self, start: int) -> int:
        """Return where the minus sign or word of the numeral at `start` begins, or `start`."""
        before = self.lower[max(0, start - 1) : start]
        if before in ("-", "−") and not self.lower[max(0, start - 2) : start - 1].strip(" (\n\t[:"):
            return start - 1
        for word in ("minus ", "negative "):
            if before == " " and self.lower.startswith(word, max(0, start - len(word))):
                return start - len(word)
        return start

    def _slashed(self, at: int, sign: int) -> tuple[Numeral, int] | None:
        """Read 3/4, 10 1/2 and 7½."""
        token = self.stream[at]
        following = self.stream[at + 1] if at + 1 < self.count else None
        if following is None:
            return None
        if following.kind == "glyph" and following.start - token.end <= 1:
            value, after, scale = self._scaled(token.value + following.value, at + 1)
            return Numeral(
                sign, self.stream[after - 1].end, "fraction", value, scale_word=scale, in_digits=True
            ), after
        match = _SLASHED.match(self.text, token.end)
        if not match:
            return None
        first, second = float(match.group(1)), match.group(2)
        has_slash = "/" in self.text[token.end : match.start(1)]
        if (
            has_slash
            and second is None
            and 0 < first <= 1000
            and token.value < first
            and token.value == int(token.value)
        ):
            value = token.value / first
        elif not has_slash and second is not None and 0 < first < float(second):
            unit = 1.0 if token.value == int(token.value) else 0.01  # $5.47-1/2 adds half a cent
            value = token.value + unit * first / float(second)
        else:
            return None
        after = at + 1
        while after < self.count and self.stream[after].start < match.end():
            after += 1
        value, after, scale = self._scaled(value, after - 1)
        end = max(match.end(), self.stream[after - 1].end)
        return Numeral(
            sign, end, "fraction", -value if sign < token.start else value, scale_word=scale, in_digits=True
        ), after

    def _scaled(self, value: float, at: int) -> tuple[float, int, str | None]:
        """Return `value` times the power word right after token `at`, the next token and that word."""
        after = at + 1
        if (
            after < self.count
            and self.stream[after].kind in ("scale", "hundred")
            and self.join(after) in (" ", "", "-")
        ):
            token = self.stream[after]
            return value * token.value, after + 1, self.text[token.start : token.end]
        return value, after, None

    def _words(self, at: int) -> tuple[Numeral | None, int]:
        token = self.stream[at]
        sign = self._sign(token.start)
        value, after, scale = self._cardinal(at)
        ordinal = self._compound_ordinal(at, value, after)
        if ordinal:
            return ordinal
        value, after, scale, is_fraction = self._fraction(at, value, after, scale)
        if not is_fraction:
            ratio = self._ratio(at, value, after)
            if ratio:
                return ratio
        kind = "fraction" if is_fraction else "cardinal"
        if sign < token.start:
            value = -value
        return Numeral(sign, self.stream[after - 1].end, kind, value, scale_word=scale), after

    def _compound_ordinal(self, at: int, value: float, after: int) -> tuple[Numeral, int] | None:
        """Read twenty-first and one hundred and fifth; not one third."""
        if after >= self.count or self.stream[after].kind != "ordinal":
            return None
        last, token = self.stream[after - 1], self.stream[after]
        join = self.join(after)
        fits = (last.kind == "ten" and token.value < 10) or (
            last.kind in ("hundred", "scale") and token.value < last.value
        )
        if not fits or join not in (" ", "-", "&") or (token.value >= 100 and last.kind != "ten"):
            return None
        return Numeral(self.stream[at].start, token.end, "ordinal", value + token.value), after + 1

    def _cardinal(self, at: int, peek: bool = True) -> tuple[float, int, str | None]:
        """Return the value of the longest cardinal from token `at`, the next token and the last power word.

        With `peek` a proper fraction after "and" is left alone (three hundred and two thirds).
        """
        total, cap, scale = 0.0, float("inf"), None
        token = self.stream[at]
        current: float | None = 100.0 if token.kind == "hundred" else token.value
        last, stop = token.kind, min(self.count, at + MAX_TOKENS)
        if token.kind == "scale":
            total, current, cap, scale = token.value, None, token.value, self.text[token.start : token.end]
        at += 1
        while at < stop:
            token = self.stream[at]
            join = self.join(at)
            if join is None:
                break
            kind, value = token.kind, token.value
            if kind in ("unit", "ten", "digits"):
                if join not in (" ", "-", "&") or token.doubt or (join == "-" and kind == "digits"):
                    break
                if last == "ten":
                    fits = kind == "unit" and 0 < value < 10 and join != "&"
                elif last == "hundred":
                    fits = 0 < value < 100 and value == int(value) and not self._is_power(at + 1)
                else:
                    fits = (
                        last == "scale"
                        and value < cap
                        and (kind != "digits" or (cap == 1000 and join == " " and self._is_power(at + 1)))
                    )
                if not fits or (join == "&" and peek and self._proper_fraction(at)[0] is not None):
                    break
                current = value if current is None else current + value
            elif kind == "hundred" and join in (" ", "-") and current is not None and last != "hundred":
                current, scale = current * 100, self.text[token.start : token.end]
            elif (kind == "dozen" or (kind == "vague" and value == 24)) and join in (" ", "-"):
                return (total + (current or 0.0)) * 12, at + 1, self.text[token.start : token.end]
            elif kind in ("scale", "vague") and value >= 100 and join in (" ", "-", ""):
                if current is None:
                    total *= value
                elif value >= cap:
                    total = (total + current) * value
                else:
                    total += current * value
                current, cap, scale, kind = None, min(cap, value), self.text[token.start : token.end], "scale"
            elif (
                kind == "point" and join == " " and last in ("unit", "ten", "hundred") and at + 1 < self.count
            ):
                decimal, after = self._decimal(at + 1)
                if after == at + 1:
                    break
                value, after, power = self._scaled(total + (current or 0.0) + decimal, after - 1)
                return value, after, power or scale
            else:
                break
            last = kind
            at += 1
        return total + (current or 0.0), at, scale

    def _is_power(self, at: int) -> bool:
        return at < self.count and self.stream[at].kind == "hundred" and self.join(at) == " "

    def _decimal(self, at: int) -> tuple[float, int]:
        """Read the words after "point": zero three → 0.03, seventy-one → 0.71."""
        printed = ""
        while at < self.count and self.stream[at].kind in ("unit", "ten") and self.join(at) in (" ", "-"):
            token = self.stream[at]
            follows_ten = printed and self.stream[at - 1].kind == "ten" and token.value < 10
            printed = printed[:-1] + str(int(token.value)) if follows_ten else printed + str(int(token.value))
            at += 1
        return (float("0." + printed) if printed else 0.0), at

    def _fraction(
        self, at: int, value: float, after: int, scale: str | None
    ) -> tuple[float, int, str | None, bool]:
        """Extend a cardinal by a fraction: two thirds, one and a half, 3 million and a quarter, twenty and three fifths."""
        if after >= self.count:
            return value, after, scale, False
        join, token = self.join(after), self.stream[after]
        printed, scale = scale, None if scale and scale.lower() == "hundred" else scale
        is_singular = token.kind == "ordinal" or self.lower[token.start : token.end] in ("half", "quarter")
        if join == "&a" and is_singular:
            return self._and_a(value, after, scale)
        if join == "&" and token.kind in ("unit", "ten"):
            part, next_token = self._proper_fraction(after)
            if part is not None:
                unit = self._power_of(after) if scale else 1.0
                new, end, power = self._scaled(part, next_token - 1)
                return (value + (new if power else part * unit)), end, scale or power, True
        if join in (" ", "-") and scale is None and value == int(value):
            denominator, next_token = self._denominator(after)
            if (
                denominator
                and (value == 1 or not self._singular(next_token - 1))
                and not self._is_period(at, next_token)
            ):
                quotient = self._quotient(at, after, value, denominator)
                end = next_token
                if end < self.count and self.join(end) == "of" and self.stream[end].kind == "scale":
                    token = self.stream[end]
                    return quotient * token.value, end + 1, self.text[token.start : token.end], True
                quotient, end, power = self._scaled(quotient, end - 1)
                return quotient, end, power, True
        if join in (" ", "-") and scale is not None and token.kind == "part" and not self._singular(after):
            return value / token.value, after + 1, None, True
        return value, after, printed, False

    def _and_a(self, value: float, after: int, scale: str | None) -> tuple[float, int, str | None, bool]:
        token = self.stream[after]
        part = 1 / token.value
        follower = after + 1
        has_power = (
            follower < self.count and self.stream[follower].kind == "scale" and self.join(follower) == " "
        )
        if scale is None:
            new, end, power = self._scaled(value + part, after)
            return new, end, power, True
        if has_power:
            return value + part * self.stream[follower].value, after + 2, scale, True
        return value + part * self._power_of(after), after + 1, scale, True

    def _power_of(self, after: int) -> float:
        """Return the value of the power word that ends right before token `after`."""
        token = self.stream[after - 1]
        return token.value if token.kind == "scale" else 1.0

    def _proper_fraction(self, at: int) -> tuple[float | None, int]:
        """Read a fraction below one from token `at`: three fifths, fifty-four hundredths, one fourth."""
        value, after, scale = self._cardinal(at, peek=False)
        if after >= self.count or scale or self.join(after) not in (" ", "-"):
            return None, at
        denominator, end = self._denominator(after)
        if denominator and value < denominator and (value == 1 or not self._singular(end - 1)):
            return value / denominator, end
        return None, at

    def _singular(self, at: int) -> bool:
        return self.lower[self.stream[at].end - 1] != "s"

    def _denominator(self, at: int) -> tuple[float | None, int]:
        """Read the denominator from token `at`: thirds, twenty-fifth, one hundred and fifth."""
        token = self.stream[at]
        if token.kind in ("part", "ordinal") and not (token.kind == "ordinal" and token.value < 3):
            return token.value, at + 1
        if token.kind in ("unit", "ten"):
            value, after, _ = self._cardinal(at)
            if (
                after < self.count
                and self.stream[after].kind in ("part", "ordinal")
                and self.join(after) in (" ", "-", "&")
            ):
                last, end = self.stream[after - 1], self.stream[after]
                if last.kind in ("ten", "hundred", "scale") and end.value < last.value:
                    return value + end.value, after + 1
        return None, at

    def _quotient(self, at: int, after: int, value: float, denominator: float) -> float:
        """Return numerator over denominator; in "one hundred thirty fifths" thirty belongs to the denominator."""
        last = self.stream[after - 1]
        if last.kind == "ten" and denominator < 10 and after - at > 1 and self.join(after - 1) in (" ", "-"):
            return (value - last.value) / (last.value + denominator)
        if (
            after - at > 2
            and self.join(after - 1) == "&"
            and last.kind == "unit"
            and last.value < denominator
        ):
            return value - last.value + last.value / denominator
        return value / denominator

    def _is_period(self, at: int, after: int) -> bool:
        """Tell that "two quarters", "one second" or "one third-quarter …" names time or a place in a sequence."""
        token = self.stream[after - 1]
        word = self.lower[token.start : token.end]
        follower = self.lower[token.end : token.end + 4]
        if word == "quarter":
            return not follower.startswith((" of ", " mil", " bil", " tri", " tho"))
        if word == "quarters":
            return self.stream[at].value != 3 and not follower.startswith(" of ")
        return token.kind == "ordinal" and follower.startswith("-")

    def _ratio(self, at: int, value: float, after: int) -> tuple[Numeral, int] | None:
        """Read one in five and nine out of 10."""
        if after >= self.count or self.join(after) != "in" or value != int(value):
            return None
        token = self.stream[after]
        if token.kind not in ("unit", "ten", "digits", "hundred") or token.doubt:
            return None
        whole, end, _ = self._cardinal(after)
        is_plain = "out of" in self.lower[self.stream[after - 1].end : token.start]
        is_odds = is_plain or whole in ROUND_WHOLES or (value == 1 and whole < 1900)
        if not 0 < value < whole or not is_odds or (value >= 10 and not is_plain):
            return None
        start = self.stream[at].start
        return Numeral(start, self.stream[end - 1].end, "fraction", value / whole), end

    def _ordinal(self, at: int) -> tuple[Numeral | None, int]:
        """Read fifth; "a fifth of" and "a third." are fractions."""
        token = self.stream[at]
        start = self._article(token.start)
        follower = self.lower[token.end : token.end + 4]
        if (
            start < token.start
            and token.value > 2
            and (follower.startswith(" of ") or not follower[:1] or follower[0] in ".,;:)\n")
        ):
            return Numeral(start, token.end, "fraction", 1 / token.value, has_article=True), at + 1
        return Numeral(token.start, token.end, "ordinal", token.value), at + 1

    def _vague(self, at: int) -> tuple[Numeral | None, int]:
        """Read thousands, tens of thousands, hundreds of millions."""
        token = self.stream[at]
        low, end, after = token.value, token.end, at + 1
        top = low
        if after < self.count and self.stream[after].kind == "vague" and self.join(after) == "of":
            low, end = low * self.stream[after].value, self.stream[after].end
            top = low
            after += 1
        elif token.value == 10:
            return None, at + 1
        high = 99.0 if low in (10, 24) else top * (10 if token.value in (10, 100) else 1000) - 1
        if token.value == 24:
            high = low / 24 * 100 - 1
        return Numeral(token.start, end, "vague", None, low, high, self.text[token.start : end]), after

    def _part(self, at: int) -> tuple[Numeral | None, int]:
        """Read half, half a million, a quarter of, half a dozen."""
        token = self.stream[at]
        word = self.lower[token.start : token.end]
        if word not in ("half", "quarter"):
            return None, at + 1
        start, after = self._article(token.start), at + 1
        value: float = 1 / token.value
        if after < self.count and self.join(after) in (" ", "a", "of", "-"):
            follower = self.stream[after]
            if follower.kind in ("scale", "hundred", "dozen"):
                scale = self.text[follower.start : follower.end]
                return Numeral(
                    start, follower.end, "cardinal", value * follower.value, scale_word=scale
                ), after + 1
        if word == "quarter" and not (start < token.start and self.lower.startswith(" of ", token.end)):
            return None, at + 1
        return Numeral(start, token.end, "fraction", value, has_article=start < token.start), after

    def _power(self, at: int) -> tuple[Numeral | None, int]:
        """Read a hundred, a million, a dozen, hundred thousand, several thousand; a bare power word is no numeral."""
        token = self.stream[at]
        start = self._article(token.start)
        before = self.lower[max(0, token.start - 10) : token.start]
        if before.endswith(("several ", "a few ", "few ")):
            word = "several " if before.endswith("several ") else "few "
            begin = token.start - len(word)
            begin = self._article(begin) if word == "few " else begin
            return Numeral(
                begin,
                token.end,
                "vague",
                None,
                2 * token.value,
                10 * token.value - 1,
                self.text[token.start : token.end],
            ), at + 1
        value, after, scale = self._cardinal(at)
        if token.kind == "dozen":
            value, after, scale = 12.0, at + 1, self.text[token.start : token.end]
        if start == token.start and (token.kind != "hundred" or after == at + 1):
            return None, at + 1
        value, after, scale, is_fraction = self._fraction(
            at, value, after, scale or self.text[token.start : token.end]
        )
        return Numeral(
            start,
            self.stream[after - 1].end,
            "fraction" if is_fraction else "cardinal",
            value,
            scale_word=scale,
            has_article=start < token.start,
        ), after
