"""Words that stand for a party named elsewhere: "the government", "the trade ministry", "the island nation".

Belongs here: which party such a word takes up, and the items of a sentence with it named. Pronouns are read with the
subject of their verb, in `subjects`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from pipelines.extract.mentions.gazetteer import lookup
from pipelines.extract.spans import MentionSpan, Sentence
from pipelines.language import reference
from pipelines.relate.items import Item
from pipelines.relate.measures.bystander_marks import describes_goods, is_oblique
from pipelines.relate.measures.reading import Context
from pipelines.relate.measures.subjects import subject
from pipelines.relate.parties import actor, nationality, party_of

_BODIES = frozenset(
    "government govt ministry parliament senate cabinet congress legislature administration authorities authority regulator "
    "regulators department agency customs lawmakers watchdog inspectorate".split()
)
"""Bodies of a state; a ministry that is printed with capitals is a mention whose country is open."""
_STATES = frozenset("country nation kingdom republic island emirate archipelago neighbour neighbor".split())
_BLOCS = frozenset(("bloc",))
_HEADS = _BODIES | _STATES | _BLOCS
_OFFICES = frozenset("minister president premier chancellor secretary vice-president ministers".split())
_DETERMINERS = frozenset(("the", "its", "this", "his", "their", "a"))
_LONGEST = 4
"""Words between the article and the body: the, foreign, trade, and, industry."""
_SENTENCES_BACK = 8
_OPENING = 4
"""Sentences of a document among which its dateline stands."""


def named(words: list[Item], sentence: Sentence, context: Context) -> list[Item]:
    """Return `words` with the stand-ins that have an antecedent as mentions of its party."""
    heads = [
        j
        for j, word in enumerate(words)
        if word.low in _HEADS
        or word.mention is not None
        or (word.low == "service" and words[j - 1].low == "customs")
    ]
    found = [span for j in heads if (span := _stand_in(words, j)) is not None]
    for first, last in reversed(found):
        party = _antecedent(words, first, last, sentence, context)
        if party is not None:
            words = [*words[:first], _mention(words, first, last, party, sentence), *words[last + 1 :]]
    return words


def _stand_in(words: list[Item], j: int) -> tuple[int, int] | None:
    """Return the first and last item of the stand-in whose last word is item `j`, without its article."""
    item = words[j]
    if item.mention is not None:
        return (j, j) if _is_open(words, j) and _may_act(words, j, item) else None
    i = j
    while i and j - i < _LONGEST and _modifies(words[i - 1], item):
        i -= 1
    if j == 0 or (i == j == 2 and words[1].low == ":" and words[0].mention is not None):
        return (j, j) if item.low in ("government", "govt") else None  # of a headline: Kenya: Govt lifts ban
    if not i or words[i - 1].low not in _DETERMINERS or (words[i - 1].low == "a" and item.low in _STATES):
        return None
    return (i, j) if _may_act(words, i - 1, item) else None


def _modifies(word: Item, head: Item) -> bool:
    """Return whether `word` may stand between the article and the body: trade ministry, East African nation."""
    if word.mention is not None:
        return head.low in _STATES and word.mention.entity_id.startswith("org:") and not word.is_possessive
    return word.kind == "W" or word.low in _DETERMINERS - {"the"}


def _is_open(words: list[Item], j: int) -> bool:
    """Return whether the mention at `j` is a body or an officer of a state that the text names elsewhere."""
    mention = words[j].mention
    assert mention is not None
    if party_of(mention.entity_id) is not None or (j and words[j - 1].is_possessive):
        return False
    if mention.entity_kind == "organisation":
        return bool(_BODIES & set(words[j].low.split()))
    return mention.entity_kind == "person" and any(w.low in _OFFICES for w in words[max(0, j - 4) : j])


def _may_act(words: list[Item], first: int, item: Item) -> bool:
    """Return whether the stand-in from item `first` may be a subject, an agent or an owner."""
    before = words[first - 1] if first else None
    if before is None or item.is_possessive or before.low == "by":
        return True
    if before.low == "from" and item.low in _STATES:
        return True  # goods from the neighbouring country
    return before.klass not in ("prep", "aux") and not before.low.startswith(("become", "became"))


def _antecedent(words: list[Item], first: int, last: int, sentence: Sentence, context: Context) -> str | None:
    """Return the party that the stand-in takes up: named before it in its sentence, else in those before."""
    if (owner := _owner_after(words, last)) is not None:
        return owner
    if first == 2 and words[1].low == ":" and words[0].mention is not None:
        return nationality(words[0].mention)
    if words[first - 1].low in ("his", "her") and (own := _country_of_person(words, first)) is not None:
        return own
    if words[last].low in _BLOCS:
        named = (w.mention for w in reversed(words[:first]) if w.mention is not None)
        parties = chain((p for m in named if (p := actor(m)) is not None), _earlier(sentence, context))
        return next((party for party in parties if party.startswith("org:")), None)
    is_owner = words[last].is_possessive
    if first > 1 and words[first - 2].low == "from" and words[last].low in _STATES and not is_owner:
        return _other_side(words, first, sentence, context)
    later = {p for w in words[last + 1 :] if w.mention is not None and (p := actor(w.mention)) is not None}
    said = [word.low for word in words[first : last + 1]]
    for j in range(_past_addressee(words, first) - 1, -1, -1):
        mention = words[j].mention
        party = nationality(mention) if mention is not None else None
        if (
            party is not None
            and _fits(said, party)
            and not is_oblique(words, j)
            and not describes_goods(words, j)
        ):
            return party
    imposers = {s.imposer_entity_id for s in context.previous}
    if (
        len(imposers) == 1
        and (party := next(iter(imposers))) is not None
        and party not in later
        and _fits(said, party)
    ):
        return party
    others = (party for party in _earlier(sentence, context) if party not in later)
    return next((party for party in others if _fits(said, party)), None)


def _other_side(words: list[Item], first: int, sentence: Sentence, context: Context) -> str | None:
    """Return the last country named before item `first` that is not who acts: Peru taxed goods from the neighbouring country."""
    found = subject(words, first - 1)
    own = found.party if found is not None else None
    mentions = (word.mention for word in reversed(words[:first]) if word.mention is not None)
    near = (party for mention in mentions if (party := nationality(mention)) is not None)
    others = (party for party in chain(near, _earlier(sentence, context)) if party != own)
    return next((party for party in others if own is not None and party.startswith("country:")), None)


def _past_addressee(words: list[Item], first: int) -> int:
    """Return the verb of telling whose addressee stands before "that the country …", who does not speak of itself; else `first`."""
    that = first - 2
    if that < 1 or words[that].low != "that":
        return first
    for j in range(that - 1, max(-1, that - _ADDRESSEE), -1):
        if words[j].low in _TELLS:
            return j
    return first


_ADDRESSEE = 9
"""Items from a verb of telling to what is told."""
_TELLS = frozenset(
    "told tells tell telling informed informs assured assures warned warns reminded reminds".split()
)


def _fits(said: list[str], party: str) -> bool:
    """Return whether "the country" or "the Asian nation" can be `party`: a bloc is no country, and a continent has its own."""
    if said[-1] not in _STATES:
        return True
    wanted = [_continents()[word] for word in said if word in _continents()]
    own = _continent_of().get(party)
    return party.startswith("country:") and all(own is None or own in continents for continents in wanted)


@cache
def _continents() -> dict[str, list[str]]:
    return {row["adjective"]: row["continents"].split("|") for row in reference.rows("continents")}


@cache
def _continent_of() -> dict[str, str]:
    return {f"country:{row['code']}": row["continent"] for row in reference.rows("countries")}


def _country_of_person(words: list[Item], first: int) -> str | None:
    """Return the country of the last person before item `first`: what "his country" is."""
    for j in range(first - 1, -1, -1):
        mention = words[j].mention
        if mention is None or mention.entity_kind != "person":
            continue
        near = (w.mention for w in reversed(words[max(0, j - 6) : j]) if w.mention is not None)
        return party_of(mention.entity_id) or next(
            (p for m in near if (p := nationality(m)) is not None), None
        )
    return None


def _owner_after(words: list[Item], last: int) -> str | None:
    """Return the party of "the Ministry of Commerce of China", whose body ends at item `last`."""
    _, of, name = words[last].low.rpartition(" of ")
    if of and words[last].mention is not None and (known := lookup(name)) is not None:
        return party_of(known.entity.entity_id)
    if last + 1 >= len(words) or words[last + 1].low != "of":
        return None
    for word in words[last + 2 : last + 4]:
        if word.mention is not None:
            return actor(word.mention)
    return None


def _earlier(sentence: Sentence, context: Context) -> Iterator[str]:
    """Yield the parties of the sentences before, the nearest sentence first, then the country of the dateline."""
    index = context.index
    sentences = index.spans.source.sentences
    number = index.number_at(sentence.char_start) or 0
    for earlier in reversed(sentences[max(0, number - _SENTENCES_BACK) : number]):
        if earlier.passage_kind != "dateline":
            for mention in index.mentions(earlier.char_start, earlier.char_end):
                if (party := actor(mention)) is not None:
                    yield party
    for opening in sentences[:_OPENING]:
        if opening.passage_kind == "dateline":
            for mention in index.mentions(opening.char_start, opening.char_end):
                if (party := party_of(mention.entity_id)) is not None:
                    yield party


def _mention(words: list[Item], first: int, last: int, party: str, sentence: Sentence) -> Item:
    """Return the item of the stand-in as a mention of `party`."""
    start, end = words[first].start, words[last].end
    item = Item("M", start, end, words[last].low)
    item.is_possessive = words[last].is_possessive
    kind = "country" if party.startswith("country:") else "organisation"
    item.mention = MentionSpan(
        start, end, "", sentence.char_start, "stand_in", party, kind, "stand_in", "government"
    )
    return item
