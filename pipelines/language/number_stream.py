"""A stream of number tokens and what is read at one place of it: how tokens join, cardinals, denominators, signs.

Which numeral starts at a token, and of what kind it is, belongs to `pipelines.language.number_grammar`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from pipelines.language.number_tokens import Token

MAX_TOKENS = 24
"""Words that one cardinal may have; bounds the work on endless lists."""

_LONGEST_JOIN = 14
_JOINS = {"": "", "-": "-", "\u2010": "-", "\u2011": "-", "and": "&", "and a": "&a", "-and-a-": "&a", "-and-a": "&a", "and an": "&a", "and one": "&a", "a": "a", "of a": "of", "of": "of", "in": "in", "out of": "in", "in every": "in", "out of every": "in"}  # fmt: skip


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


def _join(between: str) -> str | None:
    """Return how what stands `between` two tokens joins them: "", " ", "-", "&" …, or None when it does not."""
    if between == " ":
        return " "
    if "\n" in between:
        return None
    words = " ".join(between.split())
    return " " if between and not words else _JOINS.get(words)


class _Sum:
    """A cardinal as far as it is read: `total` of the powers behind, `current` before the next power, `cap` the least one."""

    __slots__ = ("_text", "cap", "current", "in_digits", "last", "scale", "total")

    def __init__(self, token: Token, text: str) -> None:
        self._text = text
        self.total, self.cap, self.last = 0.0, float("inf"), token.kind
        self.in_digits = token.kind == "digits"
        self.scale: str | None = None
        self.current: float | None = 100.0 if token.kind == "hundred" else token.value
        if token.kind == "scale":
            self.total, self.current, self.cap, self.scale = (
                token.value,
                None,
                token.value,
                self._printed(token),
            )

    def _printed(self, token: Token) -> str:
        return self._text[token.start : token.end]

    def value(self) -> float:
        return self.total + (self.current or 0.0)

    def add(self, token: Token) -> None:
        self.current = token.value if self.current is None else self.current + token.value
        self.last = token.kind

    def times_hundred(self, token: Token) -> None:
        self.current = (self.current or 0.0) * 100
        self.scale, self.last = self._printed(token), token.kind

    def times(self, token: Token) -> None:
        """Take in a power word: it multiplies what stands before it, and all of it where it is no smaller power."""
        value = token.value
        if self.current is None:
            self.total *= value
        elif value >= self.cap:
            self.total = (self.total + self.current) * value
        else:
            self.total += self.current * value
        self.current, self.cap, self.scale = None, min(self.cap, value), self._printed(token)
        self.last = "scale"


class Stream:
    """The tokens of one text; `joins` says how each is joined to the one before, None where it is not."""

    def __init__(self, text: str, lower: str, stream: list[Token]):
        self.text, self.lower, self.stream, self.count = text, lower, stream, len(stream)
        self.joins = [
            _join(lower[before.end : token.start]) if token.start - before.end <= _LONGEST_JOIN else None
            for before, token in pairwise(stream)
        ]
        self.joins.insert(0, None)

    def is_alone(self, at: int) -> bool:
        """Return whether nothing is joined to token `at` from behind: most numerals are one token."""
        return at + 1 >= self.count or self.joins[at + 1] is None

    def article(self, start: int) -> int:
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

    def sign(self, start: int) -> int:
        """Return where the minus sign or word of the numeral at `start` begins, or `start`."""
        lower = self.lower
        before = lower[start - 1 : start]
        if before == " ":
            for word in ("minus ", "negative ") if lower[start - 2 : start - 1] in ("s", "e") else ():
                if lower.startswith(word, start - len(word)) and not lower.startswith("plus or ", start - 14):
                    return start - len(word)
        elif before in ("-", "−") and not lower[max(0, start - 2) : start - 1].strip(" (\n\t[:"):
            return start - 1
        return start

    def scaled(self, value: float, at: int) -> tuple[float, int, str | None]:
        """Return `value` times the power word right after token `at`, the next token and that word."""
        after = at + 1
        if (
            after < self.count
            and self.stream[after].kind in ("scale", "hundred")
            and self.joins[after] in (" ", "", "-")
        ):
            token = self.stream[after]
            return value * token.value, after + 1, self.text[token.start : token.end]
        return value, after, None

    def cardinal(self, at: int, peek: bool = True) -> tuple[float, int, str | None]:
        """Return the value of the longest cardinal from token `at`, the next token and the last power word.

        With `peek` a proper fraction after "and" is left alone (three hundred and two thirds).
        """
        sum_ = _Sum(self.stream[at], self.text)
        stop = min(self.count, at + MAX_TOKENS)
        at += 1
        while at < stop:
            token, join = self.stream[at], self.joins[at]
            if join is None:
                break
            kind, is_spaced = token.kind, join in (" ", "-")
            if kind in ("unit", "ten", "digits"):
                if not self._goes_on(sum_, at, join, peek):
                    break
                sum_.add(token)
            elif kind == "hundred" and is_spaced and sum_.current is not None and sum_.last != "hundred":
                sum_.times_hundred(token)
            elif (kind == "dozen" or (kind == "vague" and token.value == 24)) and is_spaced:
                return sum_.value() * 12, at + 1, self.text[token.start : token.end]
            elif kind in ("scale", "vague") and token.value >= 100 and (is_spaced or join == ""):
                sum_.times(token)
            else:
                decimal, after = self._decimal(at + 1) if self._is_point(sum_, at, join) else (0.0, at + 1)
                if after == at + 1:
                    break
                value, after, power = self.scaled(sum_.value() + decimal, after - 1)
                return value, after, power or sum_.scale
            at += 1
        return sum_.value(), at, sum_.scale

    def _goes_on(self, sum_: _Sum, at: int, join: str, peek: bool) -> bool:
        """Tell whether the unit, ten or digits of token `at` add to what is read: twenty-one, two hundred and five."""
        token = self.stream[at]
        kind, value, last = token.kind, token.value, sum_.last
        if join not in (" ", "-", "&") or token.doubt or (join == "-" and kind == "digits"):
            return False
        if sum_.in_digits and kind != "digits" and last == "scale" and join != "&":
            return False  # a $2.6 million one-time charge
        if last == "ten":
            fits = kind == "unit" and 0 < value < 10 and join != "&"
        elif last == "hundred":
            fits = 0 < value < 100 and value == int(value) and not self._is_power(at + 1)
        else:
            is_group = kind != "digits" or (join == " " and self._is_smaller_power(at + 1, sum_.cap))
            fits = last == "scale" and value < sum_.cap and is_group
        return fits and not (join == "&" and peek and self.proper_fraction(at)[0] is not None)

    def _is_point(self, sum_: _Sum, at: int, join: str) -> bool:
        """Tell whether token `at` is the "point" between a number and its decimals: two point five, seven-point-64."""
        if self.stream[at].kind != "point" or at + 1 >= self.count:
            return False
        if join == " ":
            return sum_.last in ("unit", "ten", "hundred")
        return join == "-" and sum_.last != "scale" and self.joins[at + 1] == "-"

    def _is_smaller_power(self, at: int, cap: float) -> bool:
        """Tell whether token `at` is a power word that goes on after one of `cap`: 162 million 174 thousand."""
        if cap == 1000:
            return self._is_power(at)
        is_scale = at < self.count and self.stream[at].kind == "scale" and self.joins[at] == " "
        return is_scale and self.stream[at].value * 1000 <= cap

    def _is_power(self, at: int) -> bool:
        return at < self.count and self.stream[at].kind == "hundred" and self.joins[at] == " "

    def _decimal(self, at: int) -> tuple[float, int]:
        """Read what follows "point": zero three → 0.03, seventy-one → 0.71, seven-point-64."""
        printed = ""
        if at < self.count and self.stream[at].kind == "digits" and self.joins[at] == "-":
            printed = self.text[self.stream[at].start : self.stream[at].end]
            return (float("0." + printed), at + 1) if printed.isdigit() else (0.0, at)
        while at < self.count and self.stream[at].kind in ("unit", "ten") and self.joins[at] in (" ", "-"):
            token = self.stream[at]
            follows_ten = printed and self.stream[at - 1].kind == "ten" and token.value < 10
            printed = printed[:-1] + str(int(token.value)) if follows_ten else printed + str(int(token.value))
            at += 1
        return (float("0." + printed) if printed else 0.0), at

    def proper_fraction(self, at: int) -> tuple[float | None, int]:
        """Read a fraction below one from token `at`: three fifths, fifty-four hundredths, one fourth."""
        value, after, scale = self.cardinal(at, peek=False)
        if after >= self.count or scale or self.joins[after] not in (" ", "-"):
            return None, at
        denominator, end = self.denominator(after)
        if denominator and value < denominator and (value == 1 or not self.is_singular(end - 1)):
            return value / denominator, end
        return None, at

    def is_singular(self, at: int) -> bool:
        """Tell whether the word of token `at` has no plural s."""
        return self.lower[self.stream[at].end - 1] != "s"

    def denominator(self, at: int) -> tuple[float | None, int]:
        """Read the denominator from token `at`: thirds, twenty-fifth, one hundred and fifth."""
        token = self.stream[at]
        if token.kind in ("part", "ordinal") and not (token.kind == "ordinal" and token.value < 3):
            return token.value, at + 1
        if token.kind in ("unit", "ten"):
            value, after, _ = self.cardinal(at)
            if (
                after < self.count
                and self.stream[after].kind in ("part", "ordinal")
                and self.joins[after] in (" ", "-", "&")
            ):
                last, end = self.stream[after - 1], self.stream[after]
                if last.kind in ("ten", "hundred", "scale") and end.value < last.value:
                    return value + end.value, after + 1
        return None, at
