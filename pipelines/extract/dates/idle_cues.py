"""Words of tense that say nothing of an expression between their neighbours: more than expected, went ahead, seven visits."""

from __future__ import annotations

_GOING = frozenset(
    "go goes went gone going press pressed push pushed forge forged move moved far get".split()
)
ANNOUNCED = frozenset("announced unveiled outlined revealed disclosed confirmed signalled signaled".split())
_FORECAST = frozenset("anticipated expected feared hoped planned predicted".split())
"""What is compared with a forecast, it says nothing of when it is: grew faster than expected in June."""
_EITHER_NOUN = frozenset("visits plans hopes returns travels leaves aims".split())
_COUNTING = frozenset(
    "two three four five six seven eight nine ten several many few multiple repeated frequent previous recent past his her "
    "its their the of early".split()
)
_CUT_OF = frozenset(
    "a an the another any further deeper possible potential likely planned proposed expected rate price tax tariff duty output "
    "production supply".split()
)
"""Words that make a cut one that is made, not that was made."""
_COMING_WHERE = frozenset("down up from in into out back under amid after as".split())
_MODALS = frozenset(
    "will would shall could can should must may might to 'll we'll they'll i'll you'll he'll she'll it'll".split()
)


def tells_nothing(word: str, left: str, right: str) -> bool:
    """Return whether `word` between its neighbours has no side, though alone it has one."""
    # unveiled plans on Monday, called the virus a threat in March
    if word in ("plan", "plans", "threat", "threats"):
        return left in ANNOUNCED or (word.startswith("threat") and right not in ("of", "to"))
    if word in _FORECAST and left in ("than", "as"):
        return True
    if word == "cut":  # a rate cut in June
        return left in _CUT_OF
    if word == "have":
        return left in _MODALS
    if word == "coming":  # prices have been coming down
        return left == "been" or right in _COMING_WHERE
    if word == "ahead":  # the trial went ahead
        return left in _GOING
    return word in _EITHER_NOUN and left in _COUNTING  # after seven visits
