"""Parties of a measure that its clause names outside its phrase: markets, owners of "its goods", who is warned or urged.

Belongs here: parties that are neither subject nor agent of the measure's verb. What is said of none of them in the
sentence is looked for in `carried`.
"""

from __future__ import annotations

from pipelines.relate.function_words import FLOODS, FLOW_OUT
from pipelines.relate.items import Item
from pipelines.relate.measures import subjects
from pipelines.relate.measures.bystander_marks import describes_goods, is_oblique
from pipelines.relate.measures.demands import asking
from pipelines.relate.measures.phrase import TAXES
from pipelines.relate.measures.reading import GLOBAL, Context, Reading, party_at
from pipelines.relate.measures.recipients import WARNS

_MADE = frozenset(
    "made built produced assembled manufactured grown mined based located sold born farmed raised caught bred".split()
)
_SELLERS = frozenset(
    "exporters growers producers makers manufacturers farmers carmakers steelmakers winemakers mills millers suppliers shippers "
    "industry fishermen ranchers brewers distillers".split()
)


def take_sellers(words: list[Item], reading: Reading) -> None:
    """Take the country whose sellers speak of another's duty for the one it hits: "Chilean growers fear the US tariff"."""
    if reading.imposer is None or reading.target is not None or reading.instrument.instrument not in TAXES:
        return
    if reading.rule not in ("default", "stance") or reading.phrase.has_goods:
        return
    first, last = reading.phrase.first, reading.phrase.last
    for j in (*range(first - 1, -1, -1), *range(last + 1, min(len(words), last + 8))):
        if words[j].low in ";:" or words[j].klass in ("sub", "say", "if"):
            return
        party = party_at(words, j) if words[j].low not in _OWNED else None
        if party in (None, reading.imposer):
            continue
        near = words[j + 1 : j + 4]
        upto = next((n for n, w in enumerate(near) if w.kind not in "WL" or w.klass is not None), len(near))
        sells = any(w.low in _SELLERS for w in near[:upto]) or (
            j > 1 and words[j - 1].low == "in" and words[j - 2].low in _SELLERS
        )
        if sells:
            reading.target, reading.has_printed_imposer = party, True
        return


_FLOOD_REACH = 16


def take_flood(words: list[Item], reading: Reading) -> None:
    """Take whose goods a measure is to keep out for its target: "quotas to stem a surge of Peruvian cloth"."""
    is_barrier = reading.instrument.instrument in (*TAXES, "import_ban")
    if reading.imposer is None or reading.target is not None or not is_barrier or reading.is_default:
        return
    last = reading.phrase.last
    is_flood = False
    for j in range(last + 1, min(len(words), last + _FLOOD_REACH)):
        if words[j].klass in ("sub", "rel", "conj") or words[j].low in ";:":
            return
        is_flood |= words[j].low in FLOODS
        party = party_at(words, j)
        if is_flood and party is not None and party != reading.imposer:
            if describes_goods(words, j) or words[j - 1].low == "from":
                reading.target = party
            return


def take_denied(words: list[Item], reading: Reading) -> None:
    """Take whose access a curb on sales is to end for its target: "export controls to limit Peru's access to chips"."""
    is_curb = reading.instrument.instrument in ("export_control", "licence_requirement")
    if reading.imposer is None or reading.target is not None or not is_curb:
        return
    last = max(reading.phrase.last, reading.end)
    for j in range(last + 1, min(len(words) - 2, last + _PURPOSE_REACH)):
        if words[j].klass in ("sub", "rel", "conj") or words[j].low in ";:":
            return
        if words[j - 1].low.rpartition(" ")[2] not in _PURPOSES or words[j].low not in _DENIES:
            continue
        k = j + 1 + (words[j + 1].klass == "det")
        party = party_at(words, k) if k < len(words) else None
        is_goal = words[k].is_possessive or any(word.low == "from" for word in words[k + 1 : k + 3])
        if party is not None and party != reading.imposer and is_goal:
            reading.target = party
        return


_PURPOSE_REACH = 12
_PURPOSES = frozenset(("to", "at", "of"))
"""Last words of what leads to a purpose: to limit, aimed at limiting, with the aim of limiting."""
_DENIES = frozenset(
    "limit limiting restrict restricting curb curbing curtail curtailing block blocking slow slowing prevent preventing stop "
    "stopping hinder hindering hamper hampering counter countering deny denying cripple crippling constrain constraining".split()
)
"""Verbs that say what a curb is to end: to limit Peru's access, aimed at slowing its progress, to prevent it from making."""
_SUBJECT_REACH = 20
"""Items before a verb in which its subject, with the goods it lists, is read."""
_OWNED = frozenset(("its", "their"))


def take_market(words: list[Item], reading: Reading) -> None:
    """Take the market in which goods bear a duty for the one that levies it: "faces a 6% duty in Japan"."""
    _take_payee(words, reading)
    payer = _payer(words, reading) or _opponent(words, reading)
    if reading.imposer is not None or (reading.target is None and payer is None):
        return
    if reading.instrument.instrument not in TAXES and reading.instrument.instrument != "import_ban":
        return
    verb = reading.predicate.verb if reading.predicate is not None else None
    last = max(reading.phrase.last, reading.end, verb or 0)
    for j in range(reading.phrase.head + 1, min(len(words) - 1, last + 2)):
        if words[j].low != "in" or words[j - 1].low in _MADE:
            continue
        k = j + 1 + (words[j + 1].klass == "det")
        party = party_at(words, k) if k < len(words) else None
        if party is not None and party not in (reading.target, payer) and _is_market(words, k):
            reading.imposer, reading.has_printed_imposer = party, True
            reading.target = reading.target or payer
            return


def _take_payee(words: list[Item], reading: Reading) -> None:
    """Take the one to whom a duty is paid for its imposer: firms will pay a 5% duty to Peru."""
    made, phrase = reading.predicate, reading.phrase
    if made is None or made.cue is None or made.cue.lemma != "pay" or phrase.has_owner:
        return
    paid = next((named for named in phrase.targets if words[named[1] - 1].low == "to"), None)
    if paid is not None:
        phrase.targets = [named for named in phrase.targets if named != paid]
        reading.imposer, reading.has_printed_imposer, reading.target = paid[0], True, None
        reading.target = phrase.targets[0][0] if phrase.targets else _payer(words, reading)


def _payer(words: list[Item], reading: Reading) -> str | None:
    """Return who pays a duty: "Swiss watchmakers paid 39% in the American market"."""
    made = reading.predicate
    if reading.target is not None or made is None or made.cue is None or made.cue.lemma != "pay":
        return None
    goods = party_at(words, made.before - 1) if made.before else None
    if goods is not None and describes_goods(words, made.before - 1):
        return goods
    found = subjects.subject(words, made.before)
    return found.party if found is not None and found.party != subjects.BOTH else None


_OPPOSES = frozenset(
    (
        "challenge",
        "appeal",
        "contest",
        "fight",
        "dispute",
        "appeal against",
        "protest",
        "criticise",
        "criticize",
        "condemn",
    )
)


def _opponent(words: list[Item], reading: Reading) -> str | None:
    """Return who opposes another's duty on its goods: "Peru plans to challenge duties on its steel in Chile"."""
    made = reading.predicate
    if reading.target is not None or made is None or made.cue is None or made.cue.lemma not in _OPPOSES:
        return None
    found = subjects.subject(words, made.before)
    return found.party if found is not None and found.party != subjects.BOTH else None


def _is_market(words: list[Item], k: int) -> bool:
    """Return whether the party at `k` is a place to sell in: Japan, the American market."""
    mention = words[k].mention
    if words[k].is_possessive or mention is None or mention.entity_kind == "person":
        return False
    if mention.resolved_by != "demonym":
        return True
    return k + 1 < len(words) and words[k + 1].low in ("market", "markets")


def take_export_market(words: list[Item], reading: Reading, before: int) -> None:
    """Read who levies what goods face on their way: Indian exports of steel to the EU, tomatoes imported from Peru into Chile."""
    market = seller = None
    for j in range(before, max(0, before - _SUBJECT_REACH), -1):
        if words[j].klass in ("verb", "sub", "rel"):
            return
        party, link = party_at(words, j), words[j - 1 - (words[j - 1].klass == "det")].low
        if party is not None and link in ("to", "into"):
            market = party
        elif party is not None and link == "from":
            seller = party
        elif market is not None and words[j].low in _ON_THEIR_WAY:
            seller = seller or party_at(words, j - 1)
            reading.imposer, reading.has_printed_imposer = market, True
            reading.target = seller if seller is not None or reading.target == market else reading.target
            return


_ON_THEIR_WAY = FLOW_OUT | frozenset(("exporters", "exported", "imported", "sent", "shipped", "sold"))


def host_of_quota(words: list[Item], reading: Reading) -> None:
    """Read the quota of a seller in a market: "Peru's sugar quota in Japan" is Japan's."""
    phrase = reading.phrase
    if reading.instrument.instrument != "quota" or not phrase.has_owner or reading.target is not None:
        return
    j = phrase.head + 1
    if j + 1 < len(words) and words[j].low == "in":
        k = j + 1 + (words[j + 1].klass == "det")
        party = party_at(words, k) if k < len(words) else None
        if party is not None and party != reading.imposer and _is_market(words, k):
            reading.imposer, reading.target = party, reading.imposer


def take_owner_of_goods(words: list[Item], reading: Reading, context: Context) -> None:
    """Take whose "its goods" are for the target: "Peru asks Chile to drop a tax on its trucks"."""
    phrase = reading.phrase
    if reading.imposer is None or reading.target is not None:
        return
    if not any(w.low in _OWNED for w in words[phrase.head + 1 : phrase.last + 1]):
        return
    for j in range(phrase.first):
        party = party_at(words, j)
        if party is not None and party != reading.imposer and not _is_aside(words, j):
            reading.target = party
            return
    reading.target = _struck_at(words, reading)
    last = context.current[-1] if context.current else None
    if reading.target is None and last is not None and last.imposer == reading.imposer:
        reading.target = last.target


def _struck_at(words: list[Item], reading: Reading) -> str | None:
    """Return against whom the act is directed whose means the measure is: "hit back at Peru by taxing its fish"."""
    made = reading.predicate
    if made is None or not made.is_gerund:
        return None
    for j in range(made.before, max(0, made.before - 8), -1):
        party = party_at(words, j)
        k = j - 1 - (words[j - 1].klass == "det")
        if party is not None and party != reading.imposer and words[k].low in ("against", "at"):
            return party
    return None


def _is_aside(words: list[Item], j: int) -> bool:
    return is_oblique(words, j) or (j > 0 and words[j - 1].low in ("in", "of", "after", "from"))


def take_urger(words: list[Item], reading: Reading, subject: int) -> None:
    """Take who urges another party to change its measure for the target: "Peru urged Tokyo to drop the duty"."""
    k = subject - 1
    while k > 0 and words[k].klass == "det":
        k -= 1
    if reading.target is not None or k < 1 or asking(words[k]) is None:
        return
    if reading.instrument.instrument in GLOBAL:
        return
    found = subjects.subject(words, k - 1)
    if found is not None and found.party not in (subjects.BOTH, reading.imposer):
        reading.target = found.party


def urged(words: list[Item], agent: int) -> subjects.Subject | None:
    """Return the subject of "Peru was told by Tokyo to …", whose agent stands at `agent`."""
    k = agent - 1 - (words[agent - 1].klass == "det")
    if k > 1 and words[k].low == "by" and asking(words[k - 1]) is not None and words[k - 2].klass == "aux":
        return subjects.subject(words, k - 3 if words[k - 2].low == "been" else k - 2)
    return None


def planner(words: list[Item], verb: int) -> str | None:
    """Return whose intention "to" and the verb at `verb` tell, whoever decides on it: ratify a request by Peru to impose duties."""
    by = verb - 3 - (words[verb - 3].klass == "det")
    if by < 1 or words[verb - 1].low != "to" or words[by].low != "by":
        return None
    noun = words[by - 1]
    return None if noun.klass is not None or noun.low.endswith("ed") else party_at(words, verb - 2)


def warner(words: list[Item], before: int) -> tuple[subjects.Subject, str] | None:
    """Return who warns and who is warned in "Peru warned Chile about imposing …", where `before` is left of the verb."""
    k = before
    if k < 2 or words[k].low not in ("about", "of", "with", "that", "it"):
        return None
    warned = party_at(words, k - 1)
    if warned is None:
        return None
    j = k - 2 - (words[k - 2].klass == "det")
    if j < 1 or words[j].low not in WARNS:
        return None
    found = subjects.subject(words, j - 1)
    return (found, warned) if found is not None and found.party not in (subjects.BOTH, warned) else None
