"""Wordings that are read as plainer ones: short forms in brackets left out, parted verbs joined, refusals as bans.

Belongs here: changes of the words of a sentence before anything is read in it. What words stand for is in `stand_ins`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import lexicon
from pipelines.relate.measures.demands import asking
from pipelines.relate.measures.groups import GROUPS


def plain(words: list[Item]) -> list[Item]:
    """Return `words` in the plainer wording that the grammar reads."""
    words = _without_worth(_without_spared(_without_glosses(_with_marks(words))))
    return _with_that(_with_bans(_with_origins(_with_particles(_with_whether(words)))))


def _with_marks(words: list[Item]) -> list[Item]:
    """Return `words` with typewritten quotation marks as printed ones: a ``patriotic tax'' on, a 'security fee' on."""
    result: list[Item] = []
    k = 0
    while k < len(words):
        word = words[k]
        if word.low not in ("`", "'"):
            result.append(word)
            k += 1
            continue
        is_pair = k + 1 < len(words) and words[k + 1].low == word.low and words[k + 1].start == word.end
        closes = word.low == "'" and k > 0 and words[k - 1].end == word.start
        last = words[k + is_pair]
        result.append(
            Item(
                "P", word.start, last.end, ("”" if is_pair else "’") if closes else ("“" if is_pair else "‘")
            )
        )
        k += 1 + is_pair
    return result


def _without_glosses(words: list[Item]) -> list[Item]:
    """Return `words` without short forms in brackets, which part a phrase: hot-rolled coil (HRC) from Peru."""
    for i in reversed(
        [i for i, word in enumerate(words[:-2]) if word.low == "no" and words[i + 1].low == "."]
    ):
        words = [*words[:i], *words[i + 3 :]]
    marks = [i for i, word in enumerate(words) if word.low == "("]
    for i in reversed(marks):
        end = next(
            (j for j in range(i + 2, min(len(words), i + _LONGEST_GLOSS)) if words[j].low == ")"), None
        )
        if end is None:
            continue
        inner = words[i + 1 : end]
        if _is_goods_list(inner) or (len(inner) < 4 and all(map(_is_gloss, inner))):
            words = [*words[:i], *words[end + 1 :]]
    return words


def _without_spared(words: list[Item]) -> list[Item]:
    """Return `words` without the parties whom a group leaves out: countries other than Peru, all states excluding Peru are exempt."""
    for i in reversed([i for i in range(1, len(words)) if _leaves_out(words, i)]):
        end = i + 1
        while end < len(words) and (words[end].mention is not None or _goes_on(words, end)):
            end += 1
        words = [*words[:i], *words[end:]] if end > i + 1 else words
    return words


def _without_worth(words: list[Item]) -> list[Item]:
    """Return `words` without what measures are worth: imposed $200 million worth of sanctions on Peru."""
    for i in range(len(words) - 4, -1, -1):
        figure = words[i].figure
        if figure is None or [word.low for word in words[i + 1 : i + 3]] != ["worth", "of"]:
            continue
        entries = (word.entry for word in words[i + 3 : i + 3 + _WORTH])
        if any(entry is not None and entry.noun is not None and not entry.noun.weak for entry in entries):
            words = [*words[:i], *words[i + 3 :]]
    return words


_WORTH = 3
"""Items from "worth of" to the noun of the measure: worth of retaliatory duties."""


def _with_whether(words: list[Item]) -> list[Item]:
    """Return `words` with the "if" of an open question as "whether": determine if a duty should be imposed."""
    for i, word in enumerate(words):
        if word.klass == "if" and i and words[i - 1].low in _DECIDES:
            whether = Item("L", word.start, word.end, "whether")
            whether.reads_as(lexicon().entry("whether"))
            words = [*words[:i], whether, *words[i + 1 :]]
    return words


_DECIDES = frozenset(
    "consider considers considering decide decides deciding determine determines determining examine examining".split()
)


def _leaves_out(words: list[Item], i: int) -> bool:
    """Return whether the word at `i` leaves somebody out of a group: of all, or of one that is exempt itself."""
    if words[i].low not in ("excluding", "except"):
        return words[i].low == "other than"
    of_group = words[i - 1 - (words[i - 1].low == ",")].low in GROUPS
    return of_group and any(word.low in ("exempt", "exempted") for word in words[i:])


def _goes_on(words: list[Item], k: int) -> bool:
    """Return whether a list of names goes on at `k`: Peru(,) Chile (and) (the) EU, but not at the comma of "Chile, Peru will"."""
    after = words[k + 1 : k + 3]
    if len(after) < 2 or (after[0].mention is None and after[0].klass != "det"):
        return False
    if words[k].low == ",":
        return after[1].klass == "conj" or after[1].low == ","
    return words[k].klass in ("conj", "det")


_ROUTES = frozenset("imported exported shipped consigned coming".split())
_LONGEST_ROUTE = 4


def _with_origins(words: list[Item]) -> list[Item]:
    """Return `words` with "originating in or exported from" as "originating from": goods originating in Peru."""
    for i in range(len(words) - 2, 0, -1):
        if words[i].low != "in" or words[i - 1].low not in ("originating", "originate"):
            continue
        near = range(i + 2, min(len(words) - 1, i + 2 + _LONGEST_ROUTE))
        route = next((j for j in near if words[j].low == "from" and words[j - 1].low in _ROUTES), None)
        end = i if route is None else route + (words[route + 1].low == ",")
        source = Item("L", words[i].start, words[end].end, "from")
        source.reads_as(lexicon().entry("from"))
        words = [*words[:i], source, *words[end + 1 :]]
    return words


_LONGEST_GLOSS = 12


def _is_goods_list(inner: list[Item]) -> bool:
    """Return whether words in brackets only list goods: steel (bars, coils and rods) from Peru."""
    is_plain = all(w.low == "," or w.klass == "conj" or (w.kind in "WL" and w.klass is None) for w in inner)
    return is_plain and any(w.low == "," for w in inner)


def _is_gloss(word: Item) -> bool:
    """Return whether a word in brackets only says again what stands before it: a short form, a sum in another currency."""
    is_sum = word.figure is not None and word.figure.quantity_kind == "money"
    return is_sum or (word.kind in "WM" and word.klass is None)


def _with_particles(words: list[Item]) -> list[Item]:
    """Return `words` with verbs next to the *with* that a date parts from them: answered in October with controls."""
    for i, word in enumerate(words):
        entry = lexicon().entries.get((*word.low.split(), "with")) if word.kind in "WL" else None
        if entry is None or entry.verb is None:
            continue
        at = i + 1
        while at < len(words) and (words[at].klass in ("prep", "adv", "det") or words[at].date is not None):
            at += 1
        parted = words[i + 1 : at - 1]
        if any(w.date is not None for w in parted) and words[at - 1].low == "with":
            joined = Item("L", word.start, word.end, f"{word.low} with")
            joined.reads_as(entry)
            return [*words[:i], joined, *parted, *_with_particles(words[at:])]
    return words


_ALLOWS = {
    "block": frozenset(("allow", "permit", "admit")),
    "blocks": frozenset(("allows", "permits", "admits")),
    "blocking": frozenset(("allowing", "permitting", "admitting")),
}
"""Verbs of letting goods in that follow a negation, by the form of "block" that says the same with it."""
_ENTRY = frozenset("import imports importation entry shipments".split())
_MARKET = frozenset(("market", "markets", "country", "territory", "soil", "shelves"))
_REFUSAL_REACH = 14


def _with_bans(words: list[Item]) -> list[Item]:
    """Return `words` with a refusal to let goods in as a block: will not allow milk from Peru on its market, no longer permits imports."""
    for i in range(len(words) - 2, 0, -1):
        form = next((form for form, allows in _ALLOWS.items() if words[i].low in allows), None)
        if form is None or words[i - 1].klass != "neg" or not _lets_in(words, i):
            continue
        at = i - 1
        is_done = words[at - 1].low in ("do", "does", "did") if at else False
        block = Item("L", words[i].start, words[i].end, form)
        block.reads_as(lexicon().entry(form))
        words = [*words[: at - is_done], block, *words[i + 1 :]]
    return words


def _lets_in(words: list[Item], i: int) -> bool:
    """Return whether goods that come in are the object of the verb at `i`: imports, milk into the country, milk onto its market."""
    after = words[i + 1 : i + 1 + _REFUSAL_REACH]
    end = next(
        (n for n, w in enumerate(after) if w.low in ("to", ",", ";", ":", ".") or w.klass in ("sub", "rel")),
        len(after),
    )
    if end + 1 < len(after) and after[end].low == "to" and after[end + 1].mention is None:
        return False  # would not allow imports to hurt its farmers
    into = (n for n, w in enumerate(after[:end]) if w.low in ("into", "in", "onto", "on"))
    enters = any(w.low in _MARKET or w.mention is not None for n in into for w in after[n + 1 : n + 4])
    return enters or any(w.low in _ENTRY for w in after[: min(end, 3)])


_DEMAND_REACH = 12


def _with_that(words: list[Item]) -> list[Item]:
    """Return `words` with the "that" which a demand leaves out: demands duties be lifted, demanded Peru lift its duties."""
    for i in range(len(words) - 2, 1, -1):
        is_bare_be = words[i].low == "be" and words[i - 1].klass not in ("modal", "neg", "to_be", "aux")
        if not (is_bare_be and words[i - 1].low != "to") and not _follows_party(words, i):
            continue
        demand = _demand_before(words, i)
        if demand is not None:
            that = Item("L", words[demand + 1].start, words[demand + 1].start, "that")
            that.reads_as(lexicon().entry("that"))
            words = [*words[: demand + 1], that, *words[demand + 1 :]]
    return words


def _follows_party(words: list[Item], i: int) -> bool:
    """Return whether the word at `i` is the base form of a verb right after a party, which is its subject: Peru (immediately) lift."""
    entry = words[i].entry
    k = i - 1 - (words[i - 1].klass == "adv" or words[i - 1].low.endswith("ly"))
    mention = words[k].mention
    is_verb = entry is not None and entry.verb is not None and "b" in entry.tenses and "d" not in entry.tenses
    return is_verb and mention is not None and mention.resolved_by != "demonym" and not words[k].is_possessive


def _demand_before(words: list[Item], i: int) -> int | None:
    """Return the verb of asking over the clause whose verb stands at `i`, where no other verb or "that" comes between."""
    for k in range(i - 2, max(-1, i - _DEMAND_REACH), -1):
        if words[k].klass in ("modal", "rel", "sub", "if", "say") or words[k].low in (
            ";",
            ":",
            "to",
            "of",
            ",",
        ):
            return None
        if asking(words[k]) is not None:
            return k
    return None
