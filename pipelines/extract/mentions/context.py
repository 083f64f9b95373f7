"""What stands around a name: words that tell person from organisation from place. Windows are bounded."""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.name_forms import key
from pipelines.language import reference

_SPEECH = frozenset(
    (
        "said says told tells added adds noted notes argued argues warned warns stated states wrote writes "
        "explained explains insisted insists claimed claims believes thinks tweeted posted replied asked "
        "remarked commented recalled cautioned predicted expects hopes emphasized emphasised stressed "
        "suggested acknowledged"
    ).split()
)
_NEXT_WORD = re.compile(r"[”\"’']?,?[ \u00a0]([a-z]+)")
_APPOSITION = re.compile(
    r" ?, (?:[A-Z]\w+['’]s? |)(?:[A-Z][a-z]+(?= (?:for|of) )|[a-z][\w-]*|\d\d\b|C[EFO]O|M[EO]?P)(?: [\w’'-]+){0,6}"
)
_OWNER = re.compile(
    r"['’]s (?:chief|CEO|chairman|chairwoman|president|board|shares|stock|products|profits?|revenue|sales|spokes|customers|headquarters|owner|parent|founder|factory|plant)"
    r"|, (?:headquartered|based) (?:in|near|outside)\b|, which (?:also )?(?:represents?|makes|owns|operates|employs|produces|manufactures|supplies|sells|runs|builds|publishes|exports|imports|competes)\b"
    r"|, (?:the|a|an|which|one of the)[^,.;:\n]{0,40}\b(?:company|maker|firm|group|manufacturer|carrier|airline|bank|agency|newspaper|broadcaster|operator|producer|supplier|unit|subsidiary|association|union|retailer|startup"
    r"|(?<=[’'\w]\s)(?:companies|makers|firms|producers|suppliers|manufacturers|exporters|retailers|banks|airlines))\b(?!['’]|-)"
)
_OUTLET = re.compile(
    r" (?:(?:state|local|public|private|online|business|financial|daily|weekly) ){0,2}(?:news (?:agency|service|site|website|outlet|channel|portal|magazine)|radio station|TV channel|public radio)\b"
)
"""What a name of an outlet is followed by: Kabar news agency."""
_IS_A = re.compile(
    r"(?: ?,| (?:is|was)) (?:an?|the|one of (?:the|several|many)) (?:[a-z-]{2,16},? ){0,4}"
    r"(?:(?P<place>village|town|city|suburb|municipality|commune|township|hamlet|island|district|province|region|resort|settlement|river|lake|neighbou?rhood|parish|county|mountain|valley|bay|peninsula)"
    r"|(?P<body>company|maker|firm|manufacturer|carrier|airline|bank|agency|newspaper|broadcaster|producer|supplier|subsidiary|retailer|startup|band|magazine|charity|foundation))"
    r"(?= (?:in|on|near|of|outside|that|which|where|with|about|some|based|founded|owned|and)\b| ?[,.]|$)"
)
"""What a name is said to be: X is a village in …, X, a maker of …"""
_BECAME = re.compile(
    r" (?:(?:has|had|was) )?(?:became|become|(?:re-?)?elected|appointed|sworn in as|named|took over as) (?:the |its |their |a |an )?(?:[a-z]+ ){0,2}(?:president|premier|minister|chancellor|chairman|chairwoman|director|governor|leader|secretary|ambassador|envoy|commissioner)\b"
)
"""How somebody comes to an office: Sata became president."""
_TAKEN_UP = re.compile(
    r" (?:(?:has|have|had|also|will|would) )?(?:said|says|announced|reported|expects|expected|warned|added)(?: (?:on|in|late|last|this|earlier)(?: [A-Za-z]+){1,2})?,?(?: that)? (it|he|she)\b"
    r"|(?: (?:has|have|had|will|would|plans to|is to))? (?:[a-z]{2,12}ed|cut|cuts|shut|made|makes|sold|sells|built|builds|sees|saw|put|[a-z]{2,12}s) its "
)
"""How a pronoun takes up the subject: X said it would, X closed its plant."""
_KIN = re.compile(
    r"['’]s? (?:wife|husband|son|daughter|father|mother|brother|sister|widow|family|lawyers?|attorneys?|death|career|side|teammates?|successor|predecessor)\b"
)
_SIDES = {"of": "before_of", "at": "before_at", "with": "before_at", "by": "before_by", "for": "before_for"}
"""Prepositions before a name, and where the words before them are listed."""
_STOPS = frozenset(
    "and but or which that said says when while where in on at to from of for by has had have is was were will would".split()
)
_SHARE = frozenset(
    "stake stakes share shares invest invests invested investing investment investments interest trust confidence holding holdings involved partner partners".split()
)
"""Words before `in` that speak of a body: a stake in, an investment in."""
_WITHIN = re.compile(
    r",(?: in)?(?: (?:north|south|east|west|central)[a-z-]*)? ([A-Z][\w’'.-]*(?: [A-Z][\w’'-]*){0,2})(?=[,.;:)\n“”\"]| \(| on | in | to | said|$)"
)
"""The place or country after a comma that the name lies in: Lille, northern France."""


@cache
def _votes() -> dict[str, dict[str, tuple[str, int]]]:
    """Return side → word → the kind it speaks for and its weight."""
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for row in reference.rows("name_contexts"):
        side = found.setdefault(row["side"], {})
        for word in row["words"].split():
            side.setdefault(word, (row["kind"], int(row["weight"])))
    return found


@cache
def kind_of_plural(word: str) -> str:
    """Return the kind of names that a noun in the plural is a word for (carmakers → organisation), or an empty string."""
    lower = word.lower()
    if not lower.endswith(("s", "men", "women")):
        return ""
    singulars = [lower.removesuffix("s"), lower.removesuffix("es"), lower.replace("men", "man")]
    if lower.endswith("ies"):
        singulars.append(lower[:-3] + "y")
    votes = _votes()
    for singular in singulars:
        for side in ("noun", "before"):
            kind, _ = votes[side].get(singular, ("", 0))
            if kind not in ("", "none"):
                return kind
    return "organisation" if lower.endswith("makers") else ""


Votes = dict[str, int]
"""How much speaks for each kind of name, and for none."""


def no_votes() -> Votes:
    """Return votes of which none is cast yet."""
    return {"person": 0, "organisation": 0, "place": 0, "venue": 0, "none": 0}


def word_before(text: str, start: int) -> str:
    """Return the word before `start`, within the same line, or an empty string."""
    window = text[start - 24 if start > 24 else 0 : start].rstrip("“\"‘'")
    if window[-1:] not in (" ", "\u00a0"):
        return ""
    words = window[window.rfind("\n") + 1 :].rsplit(None, 1)
    if not words or not (words[-1][-1].isalnum() or words[-1][-1] in ".’'"):
        return ""
    return words[-1].lstrip("(“\"‘'")


def votes_around(text: str, start: int, end: int) -> Votes:
    """Return the votes that the words around `text[start:end]` cast."""
    tally = no_votes()
    cast(tally, text, start, end)
    return tally


def cast(tally: Votes, text: str, start: int, end: int) -> None:
    """Add to `tally` the votes that the words around `text[start:end]` cast."""
    before = word_before(text, start).lower().rstrip(".,")
    after = text[end : end + 90]
    match = _NEXT_WORD.match(after)
    following = match.group(1) if match else ""
    heads = lexicon().title_heads
    if before == "the" and " " in text[start:end]:
        tally["organisation"] += 1
    if before in heads and heads[before] != "religious":
        tally["person"] += 2
    elif before == "in" and _previous(text, start) in _SHARE:
        tally["organisation"] += 1
    elif before in ("to", "from"):
        _add(tally, "before_to", _previous(text, start))
    elif before in _SIDES:
        _add(tally, _SIDES[before], _previous(text, start))
    else:
        _add(tally, "before", before)
    is_object = before in (
        "from",
        "in",
        "at",
        "near",
        "outside",
        "of",
        "for",
    )  # Gillingham, from Alderney, said
    if before in _SPEECH or (following in _SPEECH and not is_object) or following == "who":
        tally["person"] += 1
    _cast_behind(tally, after, following, is_object=is_object)


def _cast_behind(tally: Votes, after: str, following: str, *, is_object: bool) -> None:
    """Add to `tally` the votes of what stands behind a name; `following`: the next word in lower case."""
    heads = lexicon().title_heads
    is_described = after[:1] in ("'", "’", ",") or after[:2] == " ,"
    if is_described and _names_somebody(after):
        tally["person"] += 2
    if after[:3] in ("'s ", "’s ") and after[3:4].isupper():
        tally["organisation"] += 1
    if after[:1] == " ":
        if following in heads or _is_officer(after):
            tally["organisation"] += 2
        else:
            _add(tally, "after", following)
    if (is_described and _OWNER.match(after)) or _OUTLET.match(after):
        tally["organisation"] += 3
    elif after[:1] == " " and _BECAME.match(after):
        tally["person"] += 2
    elif after[:1] == " " and (taken_up := _TAKEN_UP.match(after)) is not None:
        pronoun = taken_up.group(1) or "its"
        tally["organisation" if pronoun in ("it", "its") else "person"] += 2
    if after[:8] == ", which " and not is_object:
        tally["organisation"] += 1
    if is_described and _lies_in(after):
        tally["place"] += 2
    told = _IS_A.match(after) if following in ("is", "was") or is_described else None
    if told is not None:
        tally["place" if told.group("place") else "organisation"] += 3


def _add(tally: Votes, side: str, word: str) -> None:
    kind, weight = _votes()[side].get(word, ("none", 0))
    tally[kind] += weight


def _names_somebody(after: str) -> bool:
    """Return whether an office, an age or a relation follows (, 58, · , a former trade minister · 's wife)."""
    if _KIN.match(after):
        return True
    apposition = _APPOSITION.match(after)
    if apposition is None:
        return False
    words = apposition.group(0).replace("-", " ").strip(" ,").split()
    return _is_office(words) or words[0].isdigit() or words[0] == "who"


_TITLED = re.compile(r" ((?:[A-Z][A-Za-z-]+ ){0,3}[A-Z][A-Za-z-]+)")
_OF_FIRMS = frozenset(("executive", "press"))
"""Kinds of offices that firms and associations have, not towns: Chairman, Chief Executive, Spokesman."""


def _is_officer(after: str) -> bool:
    """Return whether an office of a firm follows with capitals: Zentrix [Executive Vice Chairman] Ana Ruiz."""
    match = _TITLED.match(after)
    heads, modifiers = lexicon().title_heads, lexicon().title_modifiers
    for word in match.group(1).lower().split(" ") if match is not None else ():
        if heads.get(word) in _OF_FIRMS:
            return True
        if word not in modifiers:
            return False
    return False


def _lies_in(after: str) -> bool:
    """Return whether a country or place stands after a comma, and nothing is said of it."""
    match = _WITHIN.match(after)
    name = None if match is None else gazetteer().names.get(key(match.group(1)))
    return name is not None and name.entity.kind in ("country", "place") and name.resolved_by != "demonym"


def _is_office(words: list[str]) -> bool:
    """Return whether the words after a comma begin with an office (leader of, a former trade minister)."""
    heads, modifiers = lexicon().title_heads, lexicon().title_modifiers
    for position, word in enumerate(words[:6]):
        lower = word.lower().replace("’", "'").removesuffix("'s")
        if lower in heads and heads[lower] != "honorific":
            return True
        if (
            position
            and lower not in modifiers
            and word.islower()
            and (lower in _STOPS or lower.endswith("ed"))
        ):
            return False
    return False


def _previous(text: str, start: int) -> str:
    """Return the word before the word before `start`, in lower case."""
    words = text[max(0, start - 36) : start].split()
    words = words[:-1] if words[-1:] == ["the"] else words
    return words[-2].lower() if len(words) >= 2 else ""
