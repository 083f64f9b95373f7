"""Inflection of English nouns and verbs: plurals and verb forms, regular and irregular.

Belongs here: forms of words. Which words are looked for is in the reference files, read by `lexicon`.
"""

from __future__ import annotations

import re
from itertools import product

_VOWELS = "aeiou"
_BRACKET = re.compile(r"[()]")


def plural(phrase: str) -> str:
    """Return the plural of a noun phrase, made on its last word."""
    if phrase.endswith(("s", "x", "z", "ch", "sh", "tato", "mato", "argo", "ango")):
        return phrase + "es"
    if phrase.endswith("y") and phrase[-2] not in _VOWELS:
        return phrase[:-1] + "ies"
    return phrase + "s"


def verb_forms(lemma: str, irregular: str) -> dict[str, str]:
    """Return form → tense letters of a verb; `irregular` is `past|participle|ing` or empty."""
    head, _, rest = lemma.partition(" ")
    rest = f" {rest}" if rest else ""
    third = head + "es" if head.endswith("o") else plural(head) if _is_inflected(head) else head + "s"
    third += rest
    if irregular:
        past, participle, ing = irregular.split("|")
    else:
        stem = head[:-1] if head.endswith("e") else head
        past = participle = (stem[:-1] + "ied" if _consonant_y(head) else stem + "ed") + rest
        ing = (head if head.endswith("ee") else stem) + "ing" + rest
    forms: dict[str, str] = {}
    for form, letter in ((lemma, "b"), (third, "s"), (past, "d"), (participle, "n"), (ing, "g")):
        forms[form] = forms.get(form, "") + letter
    return forms


def _is_inflected(head: str) -> bool:
    return head.endswith(("s", "x", "z", "ch", "sh")) or _consonant_y(head)


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in _VOWELS


IRREGULAR = {
    "curb": "curbed|curbed|curbing",
    "forbid": "forbade|forbidden|forbidding",
    "hold back": "held back|held back|holding back",
    "permit": "permitted|permitted|permitting",
    "withhold": "withheld|withheld|withholding",
    "freeze assets": "froze assets|frozen assets|freezing assets",
    "freeze the assets": "froze the assets|frozen the assets|freezing the assets",
    "ban": "banned|banned|banning",
    "bar": "barred|barred|barring",
    "cut off": "cut off|cut off|cutting off",
    "step up purchases": "stepped up purchases|stepped up purchases|stepping up purchases",
    "choke off": "choked off|choked off|choking off",
    "stop": "stopped|stopped|stopping",
    "buy": "bought|bought|buying",
    "exempt": "exempted|exempted|exempting",
    "become": "became|become|becoming",
    "bring": "brought|brought|bringing",
    "come": "came|come|coming",
    "cost": "cost|cost|costing",
    "deal": "dealt|dealt|dealing",
    "drag": "dragged|dragged|dragging",
    "drive": "drove|driven|driving",
    "feel": "felt|felt|feeling",
    "find": "found|found|finding",
    "get": "got|got|getting",
    "give": "gave|given|giving",
    "go": "went|gone|going",
    "grow": "grew|grown|growing",
    "hurt": "hurt|hurt|hurting",
    "know": "knew|known|knowing",
    "lead": "led|led|leading",
    "let": "let|let|letting",
    "lose": "lost|lost|losing",
    "make": "made|made|making",
    "mean": "meant|meant|meaning",
    "pay": "paid|paid|paying",
    "see": "saw|seen|seeing",
    "send": "sent|sent|sending",
    "shake": "shook|shaken|shaking",
    "show": "showed|shown|showing",
    "speak": "spoke|spoken|speaking",
    "speed": "sped|sped|speeding",
    "spur": "spurred|spurred|spurring",
    "stem": "stemmed|stemmed|stemming",
    "take": "took|taken|taking",
    "tell": "told|told|telling",
    "think": "thought|thought|thinking",
    "win": "won|won|winning",
}
"""Past, participle and -ing form of verbs of reporting and of acts on trade, by lemma."""


def irregular(lemma: str) -> str:
    """Return `past|participle|ing` of an irregular verb with what follows it (shut the border), else nothing."""
    head, _, rest = lemma.partition(" ")
    return IRREGULAR.get(lemma) or (f"shut {rest}|shut {rest}|shutting {rest}" if head == "shut" else "")


def variants(phrase: str) -> list[str]:
    """Return the phrases that one with alternatives stands for: "(close/shut) (its/) border" gives four."""
    parts = [part.split("/") if k % 2 else [part] for k, part in enumerate(_BRACKET.split(phrase))]
    return [" ".join("".join(chosen).split()) for chosen in product(*parts)]
