"""Where reported speech ends inside its sentence and the reporter goes on. Which words are reported is found in `reported`."""

from __future__ import annotations

import re

_CONSEQUENCE = (
    "being|having|meaning|laying|paving|requiring|prompting|amounting|totalling|totaling|including|excluding|concerning|regarding|during|making|leaving|allowing|forcing|causing|undermining|enabling|ensuring|resulting"
    "|harming|hurting|costing|creating|driving|raising|reducing|giving|putting|bringing|threatening|helping|enhancing|strengthening"
    "|improving|increasing|promoting|deepening|expanding|boosting|damaging|destroying|distorting|depriving|weakening|hindering"
)
"""Participles that belong to what is reported: most tell what comes of it."""
_NO_PARTICIPLE = (
    "(?:outstanding|existing|remaining|ongoing|pending|developing|leading|growing|rising|fishing|mining|shipping|farming|banking|manufacturing"
    "|processing|training|engineering|pricing|funding|spending|lending|trading|housing|steelmaking|shipbuilding|neighbou?ring)(?:,| )"
)
"""Adjectives and nouns with the ending of one: on duties, outstanding debts and quotas."""
_BEHIND_MARK = (
    r"(?:(?<=,)[”\"’]?\s+(?:according to|report(?:s|ed) (?:the )?[A-Z]|(?:he|she|they|it)\s+(?:said|added|told|wrote)|(?!"
    + _CONSEQUENCE
    + "|"
    + _NO_PARTICIPLE
    + r")(?:even |also |further |again )?[a-z]+ing\b(?! [a-z]+s, (?:and|or)\b)(?! [^,.;]{1,60}, (?:to date |[a-z]+ly )?(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might)\b)|particularly as|while [a-z]+ing\b|as (?:he|she|the (?:two|talks|meeting|summit|minister|ministers|president|leaders|sides|envoys?|officials?))\b|(?:al)?though\b(?! (?:[\w’'-]+ ){1,5}(?:would|might|could)\b)"
    r"|but (?:the\b|[A-Z“\"])|(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|added|told|noted|reported)\b"
    r"|(?:the|his|her|its|their|an?)\s+(?:[\w’'-]+\s){1,5}(?:said|added|told|noted|says|reported)\b"
    r"|(?!(?:which|who|whom|whose|that|what|and|but|or|as|when|where|because)\s)(?:[\w’'.-]+\s){0,3}[a-z]+s\s(?:said|say)(?=[.,;\n]|\s(?:on|in|at|late|last|this|after)\b)"
    r"|with\s+(?:[\w’'.-]+\s+){1,5}(?:saying|adding|noting|telling|arguing|warning|calling|stressing)\b"
    r"|(?:while|and|but|whereas)\s+(?:[\w’'.-]+\s+){1,9}?(?:expressed|voiced|said|says?|told|added|noted|warned|argued|believes?|reckons?|insists?|insisted)\b)"
    r"|(?<=;)\s|(?<=\s[—–])\s|(?<=\s--)\s)"
)
_BEHIND_SPACE = (
    r"(?:and (?:he|she|they|it) (?:is|are|was|were) (?:reported|quoted)\b|(?:although|though|while|but) (?:he|she|they|it) (?:also |then )?(?:said|says|told|added|warned|noted|stressed|denied|admitted)\b"
    r"|(?:and|but|while) (?:[a-z]+s|[A-Z][\w’-]+) (?:said|say|says|added|warned)\b)"
)
_OF_PARTICIPLE = r"(?:(?<=,) (?:but|and)|(?<= )but) (?:also |then |later )?[a-z]+(?:ed|ing)\b"
# the class stands first: a scan for it passes over letters fast
TAIL = re.compile(rf"[,;—–\s-](?:(?<!\s){_BEHIND_MARK}|(?<=\s){_BEHIND_SPACE})")
"""Inside a sentence: the reporter goes on."""
TAIL_OF_PARTICIPLE = re.compile(
    rf"[,;—–\s-](?:(?<!\s){_BEHIND_MARK}|(?<=\s){_BEHIND_SPACE}|{_OF_PARTICIPLE})"
)
"""The same behind a participle (…, arguing that it harms trade, but dropped the case): what follows has the main subject."""
TAIL_OF_SOURCE = re.compile(
    r"\sand (?:he|she|they|it) (?:is|are|was|were) (?:reported|quoted)\b|[,;](?:\s+(?:(?:he|she|they|it)\s+(?:said|added|told|wrote)|(?:adding|noting|stressing|saying|citing|referring)\b)|(?<=;)\s)"
)
"""What ends the words of a source named first: what follows them is its own (According to Acme, sales fell, hurting farms)."""
