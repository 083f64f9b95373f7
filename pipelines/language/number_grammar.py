"""The grammar of English numerals over tokens: which numeral starts at a token, its kind, value and bounds."""

from __future__ import annotations

import re

from pipelines.language import number_shares as shares
from pipelines.language.number_fractions import Fractions
from pipelines.language.number_stream import Numeral
from pipelines.language.number_tokens import GLYPHS

_RATE_POINT = (" point", "-point", " percentage point", " of a percentage point")
_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z0-9])")


class Reader(Fractions):
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
            slashed = self.slashed(at, sign)
            if slashed:
                return slashed
        if self.is_alone(at):
            value = -token.value if sign < start else token.value
            return Numeral(sign, end, "cardinal", value, doubt=token.doubt, in_digits=True), at + 1
        value, after, scale = self.cardinal(at)
        value, after, scale, is_fraction = self.fraction(at, value, after, scale)
        ratio = self.ratio(at, value, after)
        if ratio:
            return ratio
        if sign < start:
            value = -value
        kind = "fraction" if is_fraction else "cardinal"
        return Numeral(
            sign, self.stream[after - 1].end, kind, value, None, None, scale, token.doubt, True
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
        value, after, scale, is_fraction = self.fraction(at, value, after, scale)
        if not is_fraction:
            ratio = self.ratio(at, value, after)
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
        value, after, scale, is_fraction = self.fraction(
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
