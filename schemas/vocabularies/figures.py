"""Terms of figures: kinds of quantity, bounds, changes, roles and doubts."""

from __future__ import annotations

from schemas.vocabularies.vocabulary import Vocabulary

QUANTITY_KIND = Vocabulary(
    "quantity_kind",
    {
        "money": "an amount of currency",
        "percent": "a percentage",
        "percentage_points": "a difference of percentages; basis points are 0.01",
        "count": "a number of things",
        "ordinal": "a place in a sequence",
        "multiple": "a factor or fraction (doubled, 2.5-fold, a third)",
        "mass": "a mass",
        "length": "a length or distance",
        "area": "an area",
        "volume": "a volume",
        "energy": "energy or power",
        "speed": "a speed",
        "temperature": "a temperature",
        "information": "data size or rate",
        "duration": "a length of time",
        "age": "an age",
        "index": "points of an index or score on a scale",
        "number": "a bare number with nothing counted",
    },
)

COMPARATOR = Vocabulary(
    "comparator",
    {
        "exact": "as printed",
        "about": "about, some, around, nearly",
        "at_least": "at least, no fewer than",
        "at_most": "at most, up to",
        "more_than": "more than, over",
        "less_than": "less than, under",
        "vague": "no exact number: thousands, triple-digit, several",
    },
)

CHANGE = Vocabulary(
    "change",
    {
        "level": "a level",
        "increase": "an increase by this much",
        "decrease": "a decrease by this much",
        "to": "the level after a change",
        "from": "the level before a change",
    },
)

FIGURE_ROLE = Vocabulary(
    "figure_role",
    {
        "tariff_rate": "a rate of duty",
        "trade_value": "value of trade, exports or imports",
        "trade_balance": "surplus or deficit",
        "investment": "investment or funding promised or made",
        "purchase": "purchases agreed or made",
        "price": "a price or unit cost",
        "cost": "a cost, loss, fine or fee",
        "revenue": "revenue, sales, earnings, budget",
        "growth": "a rate of growth or decline",
        "share": "a share of a whole",
        "headcount": "people",
        "firms": "companies or organisations",
        "round_number": "the number of a round, or of rounds",
        "volume": "physical volume of goods",
        "duration": "a length of time",
        "rank": "a place in a ranking",
        "index": "an index level or change",
        "other": "something else",
    },
)

FIGURE_DOUBT = Vocabulary(
    "figure_doubt",
    {
        "malformed_grouping": "digit groups that do not follow any convention (10,0000)",
        "ambiguous_separator": "comma or point could be decimal or grouping",
        "ambiguous_direction": "the grammar leaves open who imposes and who is hit",
        "ambiguous_unit": "the unit or currency is open",
    },
)
