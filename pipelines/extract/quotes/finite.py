"""Whether words hold a finite verb, by which a clause is told from a noun phrase. Where the words end is read in `reported`."""

from __future__ import annotations

import re

from pipelines.extract.quotes.cues import Cue

FINITE = re.compile(
    r"(?<![\w-])(?<! to )(?:(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hat|[Tt]here|[Ww]hat)[’']s|[A-Za-z]+[’'](?:re|ve|ll|m)|is|are|was|were|will|would|can|could|should|must|may|might|has|have|had|do|does|did|[a-z]{3,}i[sz]es?|isn|aren|wasn|weren|won|don|doesn|didn|(?:re-)?[a-z]{2,}ed|remains?|needs?|wants?|"
    r"expects?|hopes?|plans?|faces?|means?|shows?|go|goes|makes?|exists?|comes?|gives?|gets?|appl(?:y|ies)|appears?|affects?|allows?|becomes?|continues?|depends?|"
    r"deserves?|happens?|harms?|helps?|hurts?|includes?|lacks?|leaves?|offers?|owes?|requires?|risks?|stands?|threatens?|undermines?|violates?|works?|"
    r"accepts?|accounts?(?= for)|adds?|aims?|amounts?|agrees?|favou?rs?|regrets?|welcomes?|believe|benefits?|brings?|belongs?|builds?|buys?|calls?|causes?|costs?|creates?|deserve|drives?|employs?|faces?|falls?|follows?|grows?|hits?|holds?|keeps?|lies?|looks?|lose[s]?|"
    r"opposes?|pays?|poses?|puts?|raises?|reflects?|reject[s]?|rel(?:y|ies)|represents?|rises?|runs?|sells?|serves?|shares?|treats?|uses?|"
    r"plays?|provides?|receives?|considers?|contributes?|enjoys?|suffers?|enters?|prefers?|prepares?|proves?|produces?|contains?|carr(?:y|ies)|begins?|prevents?|protects?|encourages?|introduces?|justif(?:y|ies)|discriminates?|respects?|"
    r"takes?|seeks?|sees?|supports?|believes?|knows?|thinks?|seems?|became|came|went|took|made|gave|got|saw|knew|led|met|held|kept|began|broke|won|lost|fell|rose|grew|paid|sold|bought|brought|built|chose|cost|spent|stood|sent|felt|fought|drove|drew|hit|put|sought|said|thought|spoke|wrote|shrank|struck|withdrew|understood|meant|left|ran|set|(?:[a-z]{3,}ly|longer|never|also|still|often|always) [a-z]{3,}[^s\W]s)\b"
)
_MODAL = re.compile(r"\b(?:is|are|was|were|will|would|can|could|should|must|may|might|has|have|had)\b")
_SUBJECT = re.compile(r"(?:it|he|she|they|we|I|there)(?: [a-z]|[’'](?:s|re|ve|ll|d|m) )")
_NEAR_VERB = 90
_FAR_VERB = 200
"""Characters of a clause without *that* before its verb: after a participle or a word of stress, and after others."""
_OF_NOUN = re.compile(r"\w+, (?:which|who|whose|where)\b[^,;.]{0,120},?")
"""A clause about a noun: its verb is not that of what is reported (maintains a plan, which is ready)."""
_DETERMINERS = (" a ", " an ", " the ", " its ", " their ", " no ")
"""Words behind which a verb's form is a noun."""


def has_verb(text: str, cue: Cue, start: int, end: int) -> bool:
    """Return whether the words from `start` on, led in by `cue` alone, have a finite verb behind their first word."""
    says = cue.kind == "say"
    reach = _FAR_VERB if says and cue.form != "gerund" else _NEAR_VERB
    if says and _SUBJECT.match(text, start, end):
        return True
    first_word = text.find(" ", start, end)
    stop = min(end, start + reach)
    relative = _OF_NOUN.search(text, start, stop)
    verb = FINITE if says else _MODAL
    if first_word < 0:
        return False
    if relative is None:
        return verb.search(text, first_word, stop) is not None
    before = verb.search(text, first_word, relative.start())
    while before is not None and text.endswith(_DETERMINERS, 0, before.start()):
        before = verb.search(text, before.end(), relative.start())  # a plan for ports, which …
    return (before or verb.search(text, relative.end(), stop)) is not None
