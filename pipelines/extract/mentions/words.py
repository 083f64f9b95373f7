"""The words of one run with what each may be: the questions that all rules ask. No rule lives here."""

from __future__ import annotations

from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.lexicon import CONNECTORS, FUNCTION_WORDS, PARTICLES, is_common, lexicon
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.name_forms import plain
from pipelines.extract.mentions.runs import Token
from pipelines.extract.mentions.word_facts import acronym_as_word, facts_of

DEPARTMENT_HEADS = frozenset(
    {"minister", "secretary", "ministers", "secretaries", "undersecretary", "chancellor", "commissioner"}
)
"""Heads of offices that stand behind their field or before it: Labour Minister, Minister of Labour."""
BEFORE_FIELD = DEPARTMENT_HEADS | {"director", "collector"}
"""Heads that their field may follow at once, as in South Asia: Secretary Commerce, Director Trade Policy."""
_SON_OF = frozenset(("bin", "ibn", "bint"))
_OF = frozenset({"of", "for"})
_BODIES_OF_OFFICES = frozenset(
    "Ministry Department Office Bureau Board Commission Council Committee Authority Agency Association Chamber".split()
)
"""Bodies that an office is of, no part of its title: Secretary of the [Ministry of Trade]."""
_BODIES = frozenset(("Senate", "Commerce"))
"""Nouns that name a body also where they open a sentence, beside those that stand for one named before."""


def _has_inner_capital(word: str) -> bool:
    """Return whether a word is printed with capitals inside, as firms like to (LUKoil)."""
    return word.isalpha() and not word[1:].islower()


class Words:
    """The tokens of a run with their facts, and its style."""

    __slots__ = ("_longest", "facts", "headline", "initial", "last_building", "tokens")

    def __init__(self, tokens: tuple[Token, ...], headline: bool, initial: bool) -> None:
        self.tokens = tokens
        self.facts = [facts_of(token.text) for token in tokens]
        self.headline = headline
        self.initial = initial
        self._longest: dict[int, tuple[int, Name] | None] = {}
        self.last_building = len(tokens) - 1
        """The last token by which a name by structure can be known, -1 where there is none: most runs have none."""
        while self.last_building >= 0 and not self.facts[self.last_building].builds:
            self.last_building -= 1

    def joined(self, k: int, *, hyphen: bool = True) -> bool:
        """Return whether token `k` follows the one before it inside one name (no possessive, slash or dash)."""
        glue = self.tokens[k].glue
        return glue in (" ", "\u00a0", "") or (hyphen and glue == "-")

    def has_nickname(self, k: int) -> bool:
        """Return whether a nickname in quotation marks stands before token `k`."""
        return len(self.tokens[k].glue) > 4 and self.tokens[k].glue[1] in "\"“‘'"

    def joined_in_body(self, k: int) -> bool:
        """Return whether token `k` follows inside the name of a body; possessives of common words join too.

        Farmers' Union, National Cattlemen's Board; not Tuesday's Council, Minister's Office, Ghana's Cocoa Board.
        """
        glue = self.tokens[k].glue
        if self.joined(k) or glue.strip() == "&" or glue in ("' ", "’ "):
            return True
        owner = self.tokens[k - 1].text
        return (
            glue in ("'s ", "’s ")
            and not self.headline
            and (self.is_plain(k - 1) or owner.endswith(("men", "women")))
            and (owner.lower() not in lexicon().title_heads or self._is_office_of_holder(k))
            and owner not in lexicon().parts["not_a_name"]
            and owner not in lexicon().parts["organisation_end"]
            and self.known(k - 1) is None
        )

    def _is_office_of_holder(self, k: int) -> bool:
        """Return whether token `k` names the office of whoever holds one of several words (the Public Prosecutor's [Office])."""
        is_titled = k > 1 and self.tokens[k - 2].text[0].isupper() and self.joined(k - 1, hyphen=False)
        return self.tokens[k].text == "Office" and is_titled and not self.is_function(k - 2)

    def ends_at(self, k: int) -> bool:
        """Return whether no further word is joined to token `k`."""
        return k + 1 >= len(self.tokens) or not self.joined(k + 1) or not self.tokens[k + 1].text[0].isupper()

    def is_function(self, k: int) -> bool:
        """Return whether token `k` is a function word (us is, US is not)."""
        return self.facts[k].is_function

    def is_plain(self, k: int) -> bool:
        """Return whether token `k` is a common word, number, connector or time word."""
        return self.facts[k].is_plain_in_headline if self.headline else self.facts[k].is_plain

    def is_surname_word(self, k: int) -> bool:
        """Return whether token `k` is a common word that may be a surname all the same (Jobs, King)."""
        text = self.tokens[k].text
        if not text[0].isupper() or len(text) < 2 or text.lower() in FUNCTION_WORDS:
            return False
        is_open = self.headline or (self.initial and k == 0)
        is_surname = text in lexicon().surnames or text in gazetteer().surnames
        return (
            is_surname
            or not is_open
            or (not self.headline and (text in _BODIES or text in lexicon().parts["body_noun"]))
        )

    def starts_particle(self, i: int) -> bool:
        """Return whether token `i` is a particle that opens a known surname (von der Leyen)."""
        return self.tokens[i].text in PARTICLES and self.known(i) is not None

    def known(self, i: int, limit: int | None = None) -> tuple[int, Name] | None:
        """Return the end of the longest known name that starts at token `i` and ends before `limit`, and the name."""
        count = len(self.tokens)
        if i >= count or not self.facts[i].longest:
            return None
        if limit is not None and limit < count:
            return self._known_before(i, limit) if i < limit else None
        if i not in self._longest:  # several rules ask
            self._longest[i] = self._known_before(i, count)
        return self._longest[i]

    def _known_before(self, i: int, stop: int) -> tuple[int, Name] | None:
        found = gazetteer()
        if i and self.tokens[i].glue[:1] == " " and self.tokens[i].glue[-1] == "-":
            return None  # Muhammad al-[Sabah]
        facts = self.facts
        end = min(stop, i + facts[i].longest)
        for k in range(i + 1, end):
            glue = self.tokens[k].glue
            if glue in ("/", "–"):
                end = k
                break
        for k in range(end, i, -1):
            text = " ".join([word.key for word in facts[i:k]]) if k > i + 1 else facts[i].key
            name = found.names.get(text)
            if (
                name is None
                and len(text) > 3
                and (text.isupper() or (k == i + 1 and _has_inner_capital(text)))
            ):
                name = found.upper.get(text)
            elif name is None and not text.isascii():
                name = found.names.get(plain(text))
            elif name is None and k == i + 1 and 4 <= len(text) <= 8 and text.isalpha():
                name = acronym_as_word(text)
            if name is None:
                continue
            if k == i + 1 and not self._stands_alone(i, name):
                continue
            if self._is_owned(i, k, name):
                continue
            return k, name
        return None

    def _is_owned(self, i: int, end: int, name: Name) -> bool:
        """Return whether the possessive of a country, or of a product's maker, stands between the tokens (China's Ministry, Airbus's A350)."""
        makers = ("organisation",) if name.entity.kind == "product" else ()
        for k in range(i + 1, end):
            if self.tokens[k].glue[:1] in ("'", "’"):
                owner = gazetteer().names.get(" ".join(facts.key for facts in self.facts[i:k]))
                return owner is not None and owner.entity.kind in ("country", "person", *makers)
        return False

    def country(self, k: int) -> tuple[int, Name] | None:
        """Return the end of the country's name at token `k`, and that name, whatever longer name begins there ([German] Chamber of Commerce); None without one."""
        for found in (self.known(k), self.known(k, k + 1)):
            if found is not None and found[1].entity.kind == "country":
                return found
        return None

    def name_at(self, i: int, end: int | None) -> Name | None:
        """Return the known name that covers the tokens from `i` to `end` exactly, or None."""
        known = None if end is None else self.known(i, end)
        return known[1] if known is not None and known[0] == end else None

    def _stands_alone(self, i: int, name: Name) -> bool:
        """Return whether a known name of one word is likelier that name than the common word (Reading, He, Fed)."""
        text = self.tokens[i].text
        if text.lower() in FUNCTION_WORDS:
            is_body = name.resolved_by == "acronym" and len(text) > 2 and not self.headline  # WHO, CAN
            return text.isupper() and (name.entity.kind == "country" or is_body)
        if name.entity.kind in ("country", "person") or name.resolved_by == "acronym":
            return True
        if name.entity.kind == "group" and not self.headline:
            return True
        if name.entity.kind == "organisation" and self.title_end(i + 1) is not None and not self.headline:
            return True
        if name.entity.detail == "legislature" and not self.headline:
            return True
        if name.entity.detail == "club" and is_common(text):
            return self._is_beside_number(i)  # Derby 2 Arsenal 1
        if text in lexicon().parts["word_first"] and self.initial and i == 0:
            return False
        return not (
            is_common(text)
            and (self.headline or (self.initial and i == 0))
            and name.entity.detail != "company"
        )

    def _is_beside_number(self, i: int) -> bool:
        """Return whether a number stands right before or after token `i`, as in a line of results."""
        return any(self.tokens[k].text.isdigit() for k in (i - 1, i + 1) if 0 <= k < len(self.tokens))

    def title_end(self, i: int) -> int | None:
        """Return the end of the title that starts at token `i` (Deputy Prime Minister, Secretary of State), or None."""
        end = None
        k = i
        while k < len(self.tokens) and (title := self.facts[k].title):
            if not self.tokens[k].text[0].isupper() or (k > i and not self.joined(k)):
                break
            k += 1
            if title == "head" and not self.is_father_named(k):
                end = k
        return None if end is None else self._title_of(end)

    def has_article(self, k: int) -> bool:
        """Return whether an Arabic article stands at token `k`, joined to the word after it (al-Mansour)."""
        tokens = self.tokens
        return k + 1 < len(tokens) and tokens[k].text in ("al", "el") and tokens[k + 1].glue == "-"

    def is_father_named(self, k: int) -> bool:
        """Return whether token `k` leads in the father's name after somebody's own (Sultan [bin] Rashid)."""
        return k < len(self.tokens) and self.tokens[k].text in _SON_OF and self.joined(k, hyphen=False)

    def _title_of(self, end: int) -> int:
        """Return the end of the title with its `of State`, `of Commerce and Industry`."""
        tokens, modifiers = self.tokens, lexicon().title_modifiers
        if end + 1 < len(tokens) and tokens[end].text.lower() in modifiers:
            return self._with_bare_field(end)
        if end + 1 >= len(tokens) or tokens[end].text not in _OF:
            return end
        if tokens[end - 1].text.lower() not in DEPARTMENT_HEADS:
            return end
        k = end + 1
        last = end
        while k < len(tokens) and (
            tokens[k].text in CONNECTORS
            or tokens[k].text.lower() in modifiers
            or self._is_office_noun(k)
            or self._is_union_in_office(k)
        ):
            whole = self.known(k)
            if (
                whole is not None
                and (whole[0] > k + 1 or whole[1].entity.kind == "country")
                and whole[1].entity.kind in ("country", "place")
            ):
                break  # Minister of Trade of [South Korea]
            if tokens[k].text[0].isupper():
                last = k + 1
            k += 1
        return last

    def _with_bare_field(self, end: int) -> int:
        """Return the end of the title with the field that stands right behind its head, before a name ([Secretary Commerce] Omar Dar)."""
        tokens, k = self.tokens, end
        if self.headline or tokens[end - 1].text.lower() not in BEFORE_FIELD:
            return end
        while (
            k < len(tokens)
            and self.joined(k, hyphen=False)
            and tokens[k].text.lower() in lexicon().title_modifiers
            and self._is_office_noun(k)
        ):
            k += 1
        if k >= len(tokens) or not self.joined(k, hyphen=False) or self.is_plain(k):
            return end
        known = self.known(k)
        is_name = tokens[k].text[0].isupper() and tokens[k].text[1:].islower()
        return k if is_name and (known is None or known[1].entity.kind == "person") else end

    def _is_union_in_office(self, k: int) -> bool:
        """Return whether the Union's adjective goes on in the field of an office (Minister for [European] Integration)."""
        known = self.known(k)
        is_union = known is not None and known[1].entity.kind == "organisation"
        return (
            is_union
            and self.tokens[k].text == "European"
            and k + 1 < len(self.tokens)
            and self._is_office_noun(k + 1)
        )

    def _is_office_noun(self, k: int) -> bool:
        text = self.tokens[k].text
        is_word = self.is_plain(k) and text[0].isupper() and not self.is_function(k)
        is_name = text in lexicon().given or text in lexicon().family_first
        return is_word and not is_name and text not in _BODIES_OF_OFFICES
