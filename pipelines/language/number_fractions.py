"""Fractions and shares: two thirds, one and a half, 10 1/2, three million and a quarter, nine out of 10."""

from __future__ import annotations

import re

from pipelines.language.number_stream import Numeral, Stream

ROUND_WHOLES = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000})
"""Wholes that "n in m" names a share of, when n is not one: three in 10, not 5 in 2019."""

_SLASHED = re.compile(r"(?: ?/ ?| |-)([0-9]{1,3})(?: ?/ ?([0-9]{1,3}))?(?![0-9/.,]?[0-9])")


class Fractions(Stream):
    """Reads what extends a cardinal to a fraction."""

    def slashed(self, at: int, sign: int) -> tuple[Numeral, int] | None:
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

    def fraction(
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

    def ratio(self, at: int, value: float, after: int) -> tuple[Numeral, int] | None:
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
