"""The grammar of English numerals over tokens: which numeral starts at a token, its kind, value and bounds."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.language import number_shares as shares
from pipelines.language.number_stream import Stream
from pipelines.language.number_tokens import GLYPHS

ROUND_WHOLES = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000})
"""Wholes that "n in m" names a share of, when n is not one: three in 10, not 5 in 2019."""

_SLASHED = re.compile(r"(?: ?/ ?| |-)([0-9]{1,3})(?: ?/ ?([0-9]{1,3}))?(?![0-9/.,]?[0-9])")
_RATE_POINT = (" point", "-point", " percentage point", " of a percentage point")
_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z0-9])")


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


class Reader(Stream):
    """Reads the numerals of one text, token by token."""

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
            value, after, scale = self.scaled(token.value, at)
            return Numeral(
                token.start, self.stream[after - 1].end, "fraction", value, None, None, scale, None, True
            ), after
        if token.kind == "multiple":
            return Numeral(token.start, token.end, "multiple", token.value), at + 1
        return None, at + 1

    def _digits(self, at: int) -> tuple[Numeral | None, int]:
        token = self.stream[at]
        start, end = token.start, token.end
        sign = self.sign(start)
        if token.doubt in ("sequence", "malformed_grouping"):
            kind = "sequence" if token.doubt == "sequence" else "cardinal"
            doubt = None if kind == "sequence" else token.doubt
            return Numeral(start, end, kind, None, doubt=doubt, in_digits=True), at + 1
        tail = self.lower[end : end + 1]
        if tail in ("s", "n", "r", "t") and _ORDINAL_TAIL.match(self.lower, end):
            return Numeral(start, end + 2, "ordinal", token.value, in_digits=True), at + 1
        if tail in ("/", " ", "-") or tail in GLYPHS:
            slashed = self._slashed(at, sign)
            if slashed:
                return slashed
        if self.is_alone(at):
            value = -token.value if sign < start else token.value
            return Numeral(sign, end, "cardinal", value, doubt=token.doubt, in_digits=True), at + 1
        value, after, scale = self.cardinal(at)
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

    def _slashed(self, at: int, sign: int) -> tuple[Numeral, int] | None:
        """Read 3/4, 10 1/2 and 7½."""
        token = self.stream[at]
        following = self.stream[at + 1] if at + 1 < self.count else None
        if following is None:
            return None
        if following.kind == "glyph" and following.start - token.end <= 1:
            value, after, scale = self.scaled(token.value + following.value, at + 1)
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
            value = round(token.value + unit * first / float(second), 9)
        else:
            return None
        after = at + 1
        while after < self.count and self.stream[after].start < match.end():
            after += 1
        value, after, scale = self.scaled(value, after - 1)
        end = max(match.end(), self.stream[after - 1].end)
        return Numeral(
            sign, end, "fraction", -value if sign < token.start else value, scale_word=scale, in_digits=True
        ), after

    def _words(self, at: int) -> tuple[Numeral | None, int]:
        token = self.stream[at]
        sign = self.sign(token.start)
        if self.is_alone(at):
            value = -token.value if sign < token.start else token.value
            return Numeral(sign, token.end, "cardinal", value), at + 1
        value, after, scale = self.cardinal(at)
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
        join = self.joins[after]
        fits = (last.kind == "ten" and token.value < 10) or (
            last.kind in ("hundred", "scale") and token.value < last.value
        )
        if not fits or join not in (" ", "-", "&") or (token.value >= 100 and last.kind != "ten"):
            return None
        return Numeral(self.stream[at].start, token.end, "ordinal", value + token.value), after + 1

    def _fraction(
        self, at: int, value: float, after: int, scale: str | None
    ) -> tuple[float, int, str | None, bool]:
        """Extend a cardinal by a fraction: two thirds, one and a half, 3 million and a quarter, twenty and three fifths."""
        if after >= self.count:
            return value, after, scale, False
        join, token = self.joins[after], self.stream[after]
        printed, scale = scale, None if scale and scale.lower() == "hundred" else scale
        is_singular = token.kind == "ordinal" or self.lower[token.start : token.end] in ("half", "quarter")
        if join == "&a" and is_singular:
            return self._and_a(value, after, scale)
        if join == "&" and token.kind in ("unit", "ten"):
            part, next_token = self.proper_fraction(after)
            if part is not None:
                unit = self._power_of(after) if scale else 1.0
                new, end, power = self.scaled(part, next_token - 1)
                return (value + (new if power else part * unit)), end, scale or power, True
        if join in (" ", "-") and scale is None and value == int(value):
            denominator, next_token = self.denominator(after)
            if (
                denominator
                and (value == 1 or not self.is_singular(next_token - 1))
                and not self._is_period(at, next_token)
            ):
                quotient = self._quotient(at, after, value, denominator)
                end = next_token
                if end < self.count and self.joins[end] == "of" and self.stream[end].kind == "scale":
                    token = self.stream[end]
                    return quotient * token.value, end + 1, self.text[token.start : token.end], True
                quotient, end, power = self.scaled(quotient, end - 1)
                return quotient, end, power, True
        if join in (" ", "-") and scale is not None and token.kind == "part" and not self.is_singular(after):
            return value / token.value, after + 1, None, True
        return value, after, printed, False

    def _and_a(self, value: float, after: int, scale: str | None) -> tuple[float, int, str | None, bool]:
        token = self.stream[after]
        part = 1 / token.value
        follower = after + 1
        has_power = (
            follower < self.count and self.stream[follower].kind == "scale" and self.joins[follower] == " "
        )
        if scale is None:
            new, end, power = self.scaled(value + part, after)
            return new, end, power, True
        if has_power:
            return value + part * self.stream[follower].value, after + 2, scale, True
        return value + part * self._power_of(after), after + 1, scale, True

    def _power_of(self, after: int) -> float:
        """Return the value of the power word that ends right before token `after`."""
        token = self.stream[after - 1]
        return token.value if token.kind == "scale" else 1.0

    def _quotient(self, at: int, after: int, value: float, denominator: float) -> float:
        """Return numerator over denominator; in "one hundred thirty fifths" thirty belongs to the denominator."""
        last = self.stream[after - 1]
        if last.kind == "ten" and denominator < 10 and after - at > 1 and self.joins[after - 1] in (" ", "-"):
            return (value - last.value) / (last.value + denominator)
        if (
            after - at > 2
            and self.joins[after - 1] == "&"
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
            before = self.lower[max(0, self.stream[at].start - 9) : self.stream[at].start]
            if before.endswith(("first ", "last ", "past ", "next ", "previous ", "recent ")):
                return True
            return (before.endswith("over ") or self.stream[at].value != 3) and not follower.startswith(
                " of "
            )
        return token.kind == "ordinal" and follower.startswith("-")

    def _ratio(self, at: int, value: float, after: int) -> tuple[Numeral, int] | None:
        """Read one in five and nine out of 10."""
        if after >= self.count or self.joins[after] != "in" or value != int(value):
            return None
        token = self.stream[after]
        if token.kind not in ("unit", "ten", "digits", "hundred") or token.doubt:
            return None
        whole, end, _ = self.cardinal(after)
        is_plain = "out of" in self.lower[self.stream[after - 1].end : token.start]
        is_odds = is_plain or whole in ROUND_WHOLES or (value == 1 and whole < 1900)
        if not 0 < value < whole or not is_odds or (value >= 10 and not is_plain):
            return None
        start = self.stream[at].start
        return Numeral(start, self.stream[end - 1].end, "fraction", value / whole), end

    def _ordinal(self, at: int) -> tuple[Numeral | None, int]:
        """Read fifth; "a fifth of", "fell by a third in May" and "a third." are fractions, "and a third, into …" is not."""
        token = self.stream[at]
        start = self.article(token.start)
        if start < token.start and token.value > 2 and shares.is_part(self.lower, start, token.end):
            return Numeral(start, token.end, "fraction", 1 / token.value, has_article=True), at + 1
        return Numeral(token.start, token.end, "ordinal", token.value), at + 1

    def _vague(self, at: int) -> tuple[Numeral | None, int]:
        """Read thousands, tens of thousands, hundreds of millions."""
        token = self.stream[at]
        low, end, after = token.value, token.end, at + 1
        top = low
        if after < self.count and self.stream[after].kind == "vague" and self.joins[after] == "of":
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
        start, after = self.article(token.start), at + 1
        value: float = 1 / token.value
        if after < self.count and self.joins[after] in (" ", "a", "of", "-"):
            follower = self.stream[after]
            if follower.kind in ("scale", "hundred", "dozen"):
                scale = self.text[follower.start : follower.end]
                return Numeral(
                    start, follower.end, "cardinal", value * follower.value, scale_word=scale
                ), after + 1
        is_share = start < token.start and shares.is_quarter(self.lower, start, token.end)
        if word == "quarter" and not is_share and not self.lower.startswith(_RATE_POINT, token.end):
            return None, at + 1
        return Numeral(start, token.end, "fraction", value, has_article=start < token.start), after

    def _power(self, at: int) -> tuple[Numeral | None, int]:
        """Read a hundred, a million, a dozen, hundred thousand, several thousand; a bare power word is no numeral."""
        token = self.stream[at]
        start = self.article(token.start)
        before = self.lower[max(0, token.start - 10) : token.start]
        if before.endswith(("multi-", "multi")) and token.kind == "scale":
            begin = token.start - (6 if before.endswith("-") else 5)
            top = token.value * 1000 - 1
            return Numeral(
                begin, token.end, "vague", None, token.value, top, self.text[token.start : token.end]
            ), at + 1
        if before.endswith(("several ", "a few ", "few ")):
            word = "several " if before.endswith("several ") else "few "
            begin = token.start - len(word)
            begin = self.article(begin) if word == "few " else begin
            return Numeral(
                begin,
                token.end,
                "vague",
                None,
                2 * token.value,
                10 * token.value - 1,
                self.text[token.start : token.end],
            ), at + 1
        value, after, scale = self.cardinal(at)
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
