"""The grammar of temporal expressions: named fragments, and the rules made of them.

Belongs here: which strings are temporal expressions. What they mean is `pipelines.extract.dates.readings`; which of
them count in their sentence is `pipelines.extract.dates.context`. Every repetition is bounded, so one scan is linear.

Notation inside a template: a space is white space, `~` is a hyphen or white space, `{name}` is a fragment. What is read has
one space for all white space between two words; `coded` gives a whole text so.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.language import calendar, reference

_TEMPLATES: dict[str, str] = {
    # words of the calendar
    "month": f"(?:{'|'.join(calendar.MONTH_NAMES)}"
    r"|jan\.|feb\.|mar\.|apr\.|jun\.|jul\.|aug\.|sept\.|sep\.|oct\.|nov\.|dec\."
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)",
    "weekday": f"(?:{'|'.join(calendar.WEEKDAY_NAMES)})",
    "weekday_any": r"(?:{weekday}|(?:mon|tues?|wed|weds|thurs?|thu|fri|sat|sun)\.?)",
    "day_number": r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)",
    "day_ordinal": r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th))",
    "year": r"(?:(?:1[0-9]|20|21)\d\d)",
    "year_any": r"(?:{year}|'\d\d|{year_words})",
    "year_words": r"(?:(?:seventeen|eighteen|nineteen)~{number}|twenty~(?:ten|eleven|twelve|{teen}|twenty(?:~{unit_word})?)"
    r"|two thousand(?: and)?(?: (?:{unit_word}|{teen}|ten|eleven|twelve))?)",
    "teen": r"(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)",
    "unit_word": r"(?:one|two|three|four|five|six|seven|eight|nine)",
    "number": calendar.NUMBER_WORD.replace("[ ]", " ").replace("[ -]", "~"),
    "ordinal": calendar.ORDINAL_WORD,
    "season": r"(?:spring|summer|autumn|fall|winter)(?:time)?",
    "part": r"(?:morning|afternoon|evening|night|midday|lunchtime)",
    "comma": r"(?: ?, ?| )",
    # a single day
    "mdy": r"(?:(?:(?:this|next|last)(?: coming)? )?{weekday_any}{comma})?{month} (?:{day_number}|{ordinal}|the {day_ordinal})(?:{comma}{year}|,? '\d\d)?",
    "dmy": r"(?:{weekday_any}{comma})?(?:(?:{day_number}(?: day)?(?: of)?|(?:the )?{ordinal}(?: day)? of|the {day_ordinal}(?: day)?(?: of)?) ?{month}(?:{comma}{year}|,? ?'\d\d)?|{day_number}-{month}-{year})",
    "iso": r"{year}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])",
    "numeric": r"(?:\d{1,2}/\d{1,2}/(?:{year}|\d\d)|\d{1,2}[.-]\d{1,2}[.-]{year}|{year}/\d{1,2}/\d{1,2})",
    "deictic_weekday": r"(?:(?:this|the)? ?(?:coming|past)|last|next|this|the (?:previous|following|same)) {weekday}",
    "weekday_of_week": r"{weekday},? (?:of )?(?:this|next|last) week",
    "day_word": r"(?:today|yesterday|tomorrow|the day (?:before yesterday|after tomorrow))",
    "weekday_ahead": r"(?:a week (?:on|from)|(?:a )?week) {weekday}|{weekday} (?:week|fortnight)|a fortnight (?:on|from) {weekday}|(?:a week (?:from )?)?(?:tomorrow|today) (?:week|fortnight)",
    "day": r"(?:{mdy}|{dmy}|{iso}|{numeric}|{deictic_weekday}|{weekday}|{day_word})",
    # clock times
    "clock12": r"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d(?::[0-5]\d)?)? ?(?:[ap]\.m\.?|[ap]m\b|o'clock)",
    "clock24": r"(?:[01]?\d|2[0-4])[:h][0-5]\d(?::[0-5]\d)?(?: ?(?:[ap]\.m\.?|[ap]m\b|hours|hrs))?",
    "clock4": r"(?:[01]\d|2[0-3])[0-5]\d ?(?:{zone_word}|\( ?{zone_word}|hours|hrs)",
    "clock_word": r"(?:(?:12 )?noon|(?:12 )?midnight|midday|{number} o'clock)",
    "zone_word": r"{zone_name}(?: ?[+-] ?\d{1,2}(?::?[0-5]\d)?)?",
    "zone": r"(?:\( ?{zone_word}(?: ?\))?|{zone_word}|[+-](?:0\d|1[0-4]):?(?:00|15|30|45)|z\b)",
    "clock_point": r"(?:[01]?\d|2[0-3])\.[0-5]\d ?(?:{zone_word}|hours|hrs)",
    "time": r"(?:{clock4}|{clock_point}|(?:{clock12}|{clock24}|{clock_word})(?: ?{zone})?)",
    # months, years, parts of years
    "other_year": r"(?:(?:this|last|next|that|the (?:same|following|previous|preceding|next)) year)",
    "month_year": r"{month}(?: of|{comma}| in)? ?{year}|{month} {year_words}|(?:this|last|next) year's {month}|{month},? (?:of )?(?:{other_year}|{fiscal_label}|{year}[-/]\d\d)",
    "fiscal": r"(?:fiscal(?: year)?|financial year)",
    "fiscal_label": r"(?:(?:the )?(?:fiscal|financial) year(?: of)?|fiscal|fy) ?'?(?:{year}|\d\d)(?:[-/](?:{year}|\d\d))?",
    "fiscal_year": r"(?:(?:(?:the )?(?:current|present|ongoing|previous|preceding|prior|following|last|past|next|coming|new) )?{fiscal_label}|(?:the )?{year}(?:[-/](?:{year}|\d\d))? {fiscal}|{season_label})",
    "season_label": r"(?:the )?{year}[-/](?:{year}|\d\d) (?:crop|marketing|sugar|growing|harvest|production) (?:year|season)",
    "decade": r"(?:the )?(?:(?:1[0-9]|20)\d0'?s|'?[1-9]0'?s|(?:nineteen )?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))",
    "century": r"(?:the )?(?:\d{1,2}(?:st|nd|rd|th)|{ordinal})~century",
    "season_year": r"(?:the )?{season}(?: of)? (?:{year}[-/]\d\d|{year_any})",
    "quarter_ordinal": r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th|last)",
    "which_year": r"(?:{year}|{fiscal_label}|(?:this|last|next|that|the|current|the (?:previous|following|current|same|past|prior))(?: (?:fiscal|financial|calendar))? year)",
    "of_year": r"(?:(?: of| in|,)? {which_year}(?:[-/]\d\d)?)",
    "quarter": r"(?:(?:the )?(?:{which_year}(?: ?'s)? )?(?:(?:fiscal|seasonally|comparable|year~(?:ago|earlier))~)?{quarter_ordinal}~quarter{of_year}?|q[1-4](?:~?{which_year}| of {which_year}| fy ?\d\d)?|[1-4]q(?: ?{year}|'?\d\d)?|q[1-4] ?'\d\d|{year}~?q[1-4])",
    "half": r"(?:(?:the )?(?:first|second|last|latter|1st|2nd)~half(?:~year)?{of_year}|(?:the )?(?:first|second|latter)~half(?:~year)?|h[12](?:~?{year})?|h[12]~?(?:of )?{fiscal_label}|[12]h ?(?:{year}|'?\d\d|{fiscal_label}))",
    "quarters": r"(?:the )?(?:first|last|final) (?:two|three) quarters{of_year}",
    # deictic periods
    "deixis": r"(?:this (?:coming|past)|(?:the )?(?:past|coming|previous|preceding|following|current|ongoing|present|latest|prior|same|next|last)|last|next|this|that)",
    "kind": r"(?:(?:fiscal|financial|calendar|full|trading|business|school|academic|tax|election|crop|marketing) )",
    "period_unit": r"(?:week|weekend|month|quarter|year|decade|century|half)",
    "deictic_unit": r"{deixis} {kind}?{period_unit}|the (?:same|next|following|previous|preceding) day",
    "deictic_named": r"{deixis} (?:{month}|{season})",
    "bare_unit": r"(?:the )?{kind}?(?:week|weekend|month|quarter|year|decade|century|season)",
    "core": r"(?:{month_year}|{year_any}|{fiscal_year}|{decade}|{century}|{season_year}|{quarter}|{deictic_unit}|{deictic_named}|{month}|{season}|{bare_unit}|(?:(?:the|this|the current|current|last) )?fiscal|{day})",
    # lengths
    "unit": r"(?:second|minute|hour|day|night|week|fortnight|weekend|month|quarter|year|decade|season)",
    "units": r"(?:{unit}s?|century|centuries|millennium|millennia)",
    "digits": r"\d{1,3}(?:,\d{3}|\d)?(?:\.\d{1,2})?",
    "card": r"(?:{digits}(?:~1/2)?|{number}(?:~and~a~half)?|a couple(?: of)?|an? few|few|several|a dozen|half an?|half a dozen|(?:dozens|hundreds|thousands|tens) of|many|an?|two-and-a-half)",
    "adjective": r"(?:(?:more|additional|full|consecutive|straight|successive|trading|business|working|calendar|fiscal|whole|entire|long|short|extra|further|solid|different|separate) )",
    "about": r"(?:about|around|approximately|roughly|nearly|almost|over|under|at least|at most|at the least|more than|less than|fewer than|up to|no more than|no less than|no fewer than|not more than|as many as|as long as|as little as|just over|just under|well over|close to)",
    "amount": r"(?:{card}(?: ?- ?| to | or | and ){card}|{card})",
    "length": r"(?:{card}-(?: (?:to|or) |(?:to|or)-){card}-{units}|{amount} {adjective}{0,2}{units}(?: and an? half)?(?: or so)?|{amount}~{units}(?: and {card} {units})?(?: or so)?)",
    "window": r"(?:(?:the|its|their|our|his|her|these|those) )?(?:(?:very|only) )?(?:last|past|next|coming|previous|preceding|following|first|recent|final|latest|initial|ensuing|intervening)(?: (?:{amount}|couple of))? {adjective}?{units}(?: or so)?",
}

_RULES: tuple[tuple[str, str], ...] = (
    ("instant", r"{iso}(?:t| )(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)? ?(?:z|[+-]\d\d:?\d\d|{zone_name})?"),
    ("time_day", r"(?P<time>{time})(?:,? on|,| ,| \()?(?: (?:in the|this))?(?: ?{part})?,? ?(?P<day>{day}|last night|tonight)(?: {part})?"),
    ("day_time", r"(?P<day>{day})(?:,? at|,| -| \|)? (?P<time>{time})"),
    ("time", r"(?P<time>{time})(?: (?P<part>(?:(?:in|at) (?:the )?|this ){part}))?"),
    ("day_part", r"(?:(?P<mod>early|earlier|late|later) )?(?P<day>{day}) (?P<part>{part})"),
    ("part_of_day", r"(?:the )?(?:(?P<mod>early|late) )?(?P<part>{part}) (?:of|on) (?P<day>{day})"),
    ("early_hours", r"the (?:early|small|wee) (?:morning )?hours of (?P<day>{day}|the morning)"),
    ("mod_day_part", r"(?:(?P<mod>early|earlier|late|later) )?(?:(?P<deixis>this|last|that|the previous|the following|the next|the same) (?P<part>{part})|(?P<tonight>tonight)|(?P<the>in the|the) (?P<part2>{part})|mid~(?P<part3>morning|afternoon)(?: (?P<day>{day_word}|{weekday}))?|(?P<overnight>overnight))"),
    ("part_trading", r"(?P<part>{part}) (?:trading|trade|dealings)"),
    ("day_range", r"(?:(?P<month>{month}) (?P<d1>{day_number}) ?(?:-|to|and|through) ?(?P<d2>{day_number})|(?:the )?(?P<e1>{day_number}) ?(?:-|to|and|through) ?(?P<e2>{day_number})(?: of)? (?P<month2>{month}))(?:{comma}(?P<year>{year}))?"),
    ("month_day_range", r"(?P<first>{month} {day_number}) ?- ?(?P<second>{month} {day_number})(?:{comma}(?P<year>{year}))?"),
    ("quarter_ending", r"(?:the )?(?P<last>march|june|september|december|mar\.?|jun\.?|sept?\.?|dec\.?)(?:,? {year})? quarter(?:{of_year})?"),
    ("quarter_months", r"(?:the )?(?P<first>{month}) ?(?:-|to) ?(?P<second>{month}) quarter(?:{of_year})?"),
    ("month_range", r"(?P<first>{month}) ?(?:-|/) ?(?P<second>{month})(?:(?:{comma}| of | in )(?:(?P<year>{year})(?P<fiscal>[-/](?:{year}|\d\d))?|(?P<label>{fiscal_label})))?"),
    ("day_ahead", r"(?P<ahead>{weekday_ahead})"),
    ("about_date", r"(?:about|around|circa|roughly|approximately) (?P<core>{day}|{time}|{month_year}|(?:the )?(?:calendar )?year(?:'s)?~end)"),
    ("day_of_year", r"(?P<day>{mdy}|{dmy}),? (?:of )?(?P<which>{other_year})"),
    ("weekday_week", r"(?P<day>{weekday}),? (?:of )?(?P<which>this|next|last) week"),
    ("day_alone", r"the (?P<nth>{day_ordinal})"),
    ("day_of_month", r"the (?P<nth>{day_ordinal}|{ordinal}) of (?P<which>this|last|next|that|the (?:same|following|previous|next)) month"),
    ("date", r"(?P<day>{mdy}|{dmy}|{iso}|{numeric})"),
    ("numeric_short", r"\d{1,2}/\d{1,2}"),
    ("day_word", r"(?:(?P<mod>early|earlier|late|later) )?(?P<word>{day_word})"),
    ("deictic_weekday", r"(?:(?P<mod>early|earlier|late|later) )?(?P<day>{deictic_weekday})"),
    ("weekday", r"(?:(?P<mod>early|earlier|late|later) (?:on )?)?(?P<day>{weekday})"),
    ("month_year", r"(?:{month_year})"),
    ("since", r"since (?:around |about )?(?P<core>{month}|{month_year}|{day}|{weekday_of_week}|(?:early|late|mid)(?:~|- )(?:{month}|{month_year}|{year})|{year}|(?:the )?(?:end|beginning|start|middle) of (?:{month_year}|{year}|{month}|{deictic_unit}|{bare_unit})|{deictic_unit}|{deictic_named})"),
    ("month", r"{month}"),
    ("season", r"(?:the )?{season}"),
    ("fiscal_year", r"(?:{fiscal_year})"),
    ("fiscal_months", r"(?P<count>\d|1[01]) ?m ?(?P<label>fy ?'?(?:{year}|\d\d)(?:[-/](?:{year}|\d\d))?)"),
    ("year_range", r"(?P<first>{year}) ?[-/] ?(?P<second>{year}|\d\d?)"),
    ("year", r"(?:the (?:(?:full|whole|entire) )?year (?:of )?|calendar(?: year)? |cy ?)?(?P<year>{year_any})(?P<beyond> and beyond| or later| onwards?)?|the (?P<whole>{year}) calendar year"),
    ("decade", r"(?:{decade})"),
    ("century", r"(?:{century})"),
    ("quarters", r"(?:{quarters})"),
    ("quarter", r"(?:{quarter})"),
    ("nth_of", r"the (?P<nth>first|second|third|fourth|last|final) (?P<unit>day|week|month) of (?P<core>{month_year}|{month}|{year}|{fiscal_label}|(?:this|last|next|the) (?:month|quarter|year))"),
    ("half_of", r"the (?:first|second|last|latter) half of (?P<core>{decade}|{century}|{month_year}|{month}|(?:this|last|next|the) (?:month|week|decade)|{deictic_named})"),
    ("half", r"(?:{half})"),
    ("season_year", r"(?:{season_year})"),
    ("fiscal_unit", r"(?:its|their|the) (?:fiscal year|financial year|current fiscal year)"),
    ("fiscal_noun", r"(?:the )?(?P<deixis>this|current|present|ongoing|last|previous|next|coming) (?:fiscal|fy)|the fiscal"),
    ("deictic_named", r"(?P<deixis>{deixis}) (?:(?P<month>{month})|(?P<season>{season}))"),
    ("same_period", r"(?:the )?(?:same|corresponding|comparable|equivalent|like) (?:period|time(?: ?frame)?|month|week|quarter|day|point)(?: of| in|,)? (?P<year>an? year (?:ago|earlier|before)|last (?:fiscal |financial )?year|last fiscal|(?:the )?(?:previous|prior|preceding|past|last) (?:fiscal |financial )?year)"),
    ("last_years", r"last year's (?P<unit>quarter|month|week)"),
    ("unit_ago", r"the (?P<unit>quarter|month|week) a year (?:ago|earlier|before)"),
    ("year_ago", r"(?:the )?(?:comparable )?year~(?:ago|earlier)(?: (?P<unit>period|quarter|month|week|{quarter_ordinal}~quarter|{number} months))?"),
    ("earlier_in", r"(?P<mod>earlier|early|later|late|sometime|some time)(?:,)? (?:in )?(?P<core>the (?:new year|week|month|year|decade|day|century|season|summer|fall|autumn|spring|winter)|this {season}|{deictic_unit}|today|{month}|{month_year}|{year})"),
    ("event", r"(?P<amount>{amount}|the) (?P<units>days?|weeks?|months?|years?) (?P<way>before|after) (?:[a-z'-]{1,15} ){0,4}(?P<noun>[a-z-]{3,15}) (?:commenced|began|started|opened|ended|concluded|closed|expired|(?:was|were) (?:signed|due|held|announced|scheduled))"),
    ("ago_this", r"(?P<amount>{card}) (?:years?) ago,? (?P<core>this (?:week|month|{month}|{season})|(?:last|next) (?:week|month)|today)"),
    ("ago", r"(?:(?P<about>{about}) )?(?:(?P<amount>{amount}) {adjective}{0,2}(?P<units>{units})'?(?P<so> or so)?|(?P<bare>years|months|weeks|days|decades|centuries|hours|minutes|ages)) (?P<way>ago|earlier|before|prior|previously|later|afterwards?|after|from now|hence|from today|back)"),
    ("day_around", r"(?:(?P<word>the day|the week|the month|the year|the night)) (?P<way>before|after|earlier|prior)"),
    ("period", r"(?:the )?(?:same|corresponding|comparable|equivalent) (?:period|time|quarter|month|week|point)(?: of| in|,)? (?:the )?(?:(?P<same_year>{year})(?P<short>[-/](?:{year}|\d\d)(?: {fiscal})?)?|(?P<fiscal>{fiscal_label}))|the (?:(?P<year>{year}) (?:period|quarter|half)|(?P<which>latest|current|same|previous|prior) period)"),
    ("before_last", r"the (?P<unit>week|weekend|month|quarter|year) (?P<way>before last|after next)"),
    ("unit_or_so", r"(?P<core>{deictic_unit}) or so"),
    ("summers", r"the (?:past|last|next) (?P<amount>{amount}) (?P<season>{season})s"),
    ("deictic_unit", r"(?:{deictic_unit})"),
    ("bare_unit", r"(?:the {kind}?{period_unit}|the day|the season)"),
    ("modified", r"(?:(?P<mod>early|late|mid)(?:~|- )(?:in )?(?:the )?|(?P<end>end)-)(?P<core>{core})"),
    ("the_modified", r"(?:the (?P<mod>early|late|mid)~?|(?:the )?(?P<end>(?:very )?(?:end|beginning|start|middle|turn) of )(?:the )?)(?P<core>{core}|day)"),
    ("new_year", r"the new year"),
    ("month_end", r"(?P<core>{month})-end"),
    ("end_bare", r"(?:(?:(?:the )?(?:calendar )?year(?:'s)?~|(?P<which>this|last|next) year-)end|(?:the )?month(?:'s)?~end|quarter~end|mid~?year|midyear)"),
    ("unit_and_half", r"(?:the )?(?:last|past|next|coming) (?P<unit>year|decade|century|month|week|hour) and a half"),
    ("window", r"(?P<window>{window})"),
    ("each_of", r"(?:each|every one|all|most) of the (?P<window>(?:last|past|next|first) {amount} {adjective}?{units})"),
    ("the_length", r"(?:(?P<about>{about}) )?the (?P<window>(?:(?:last|past|next|first|latest|recent|previous|coming|year~earlier|year~ago) )?{amount} {adjective}?(?:seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries)(?: or so)?)"),
    ("length", r"(?:(?P<about>{about}) )?(?:an? additional )?(?P<length>{length})(?P<long>~(?:old|long))?"),
    ("unit_long", r"(?P<unit>year|month|week|day|decade|hour|century|centurie|night)s?(?:-?long|-old)|(?P<half>half)-(?P<unit2>hour|day|year|decade|century)(?:-long|-old)?|quarter-(?P<unit4>decade|century)-(?:long|old)"),
    ("bare_units", r"(?P<units>seconds|minutes|hours|days|weeks|months|years|decades|centuries|millennia)(?: (?:or|and) (?P<units2>hours|days|weeks|months|years|decades))?"),
    ("period_ahead", r"the (?P<units>days|weeks|months|years|decades)(?: and (?P<units2>weeks|months|years))? (?P<way>ahead|to come|since)"),
    ("period_of_time", r"(?:some time|an? (?:(?:fairly|relatively|very|rather) )?(?:long|lengthy|short|brief|limited|prolonged|extended|indefinite|undetermined|unspecified|certain|sustained) (?:period(?: of time)?|time)|an? period of time|a while)"),
    ("set_adverb", r"(?:bi-?|semi-?|twice-?|half-)?(?:daily|hourly|weekly|monthly|quarterly|yearly|annual|annually|nightly|biannually|biennial|fortnightly)"),
    ("set_every", r"(?P<quant>every|each)(?: (?P<other>other|second|single|business|working|trading))? (?P<amount>{amount} )?(?P<what>{weekday}|{month}|{season}|{part}|{units}|day of the week)"),
    ("set_rate", r"(?P<freq>once|twice|(?:{number}|\d{1,2}) times) (?:(?:an?|per|each|every) (?P<unit>{unit})|(?P<adverb>daily|weekly|monthly|annually|yearly))"),
    ("set_per", r"per annum|(?:an?|per) (?P<unit>second|minute|hour|day|week|month|quarter|year)"),
    ("set_plural", r"(?P<what>{weekday})s(?P<part> (?:morning|afternoon|evening|night)s?)?|(?P<what2>weekends|weekdays|mornings|evenings|nights|(?:{weekday}) (?:morning|afternoon|evening|night)s|{season}s)"),
    ("nth_day", r"(?:(?P<nth>{ordinal}|\d{1,2}(?:st|nd|rd|th))~(?:straight |consecutive |successive |full )?)(?P<unit>day|week|month|year|night)"),
    ("holiday", r"(?:(?P<deixis>last|this|next) )?(?P<name>{holiday})(?: (?:of |in )?(?P<year>{year}|last year|this year|next year))?"),
    ("vague_now", r"now|right now|just now|currently|current|at present|at the moment|for the moment|at this moment|the present|nowadays|these days|the time being|present-day|to date"),
    ("vague_past", r"(?:more |most |very |quite )?recently|(?:more |most |very )?recent|of late|lately|the past|the recent past|the distant past|long ago"),
    ("vague_future", r"(?:very |fairly )?soon|as soon as possible|the (?:near |foreseeable |not-too-distant |immediate |distant |not so distant )?future|the (?:short|long|medium|near)~term|(?:the )?(?:coming|upcoming) (?:days|weeks|months|quarters|years|decades)|one day|a later (?:date|time)|sometime soon"),
    ("recent_units", r"(?:(?:our|their|its|his|her) )?(?:more |most )?recent (?P<units>days|weeks|months|quarters|years|decades|times|memory|history)(?: (?:and|or) (?P<units2>weeks|months|years|decades))?"),
    ("that_time", r"that (?:day|week|month|quarter|year|night|morning|evening|afternoon|summer|spring|fall|autumn|winter)"),
)  # fmt: skip


@cache
def fragments() -> dict[str, str]:
    """Return every fragment as a regular expression without groups."""
    names = {
        "zone_name": [row["abbreviation"] for row in reference.rows("time_zones")],
        "holiday": [row["name"].lower() for row in reference.rows("holidays")],
    }
    known = {name: _plain(calendar.alternation(words).replace("\\ ", " ")) for name, words in names.items()}
    pending = {name: _plain(template) for name, template in _TEMPLATES.items()}
    while pending:
        for name, template in list(pending.items()):
            text = _fill(template, known)
            if text is not None:
                known[name] = f"(?:{text})"
                del pending[name]
    return known


@cache
def rules() -> tuple[tuple[str, str], ...]:
    """Return (name, expression with named groups) of every rule, in order of precedence."""
    known = fragments()
    result = []
    for name, template in _RULES:
        text = _fill(_plain(template), known)
        assert text is not None, name
        result.append((name, text))
    return tuple(result)


_SOFT = bytes.maketrans(b"\t\r\n", b"   ")
_COLUMN = re.compile(rb" \x01{4,}")


def coded(text: str) -> bytes:
    """Return `text` in one byte per code point, so that offsets stay; the blanks after the first are marked.

    More than four blanks are a column's edge, no space between two words.
    """
    plain = text.encode("latin-1", "replace").translate(_SOFT)
    if b"  " not in plain:
        return plain
    marked = plain.replace(b"  ", b" \x01").replace(b"\x01 ", b"\x01\x01")
    if b"\x01\x01\x01\x01" not in marked:
        return marked
    return _COLUMN.sub(lambda blanks: b"\x02" * len(blanks.group()), marked)


@cache
def joined() -> bytes:
    """Return one expression, without groups, of all rules over texts that are `coded`."""
    whole = "|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for _, pattern in rules())
    return re.sub(
        r"\[ -\]| ", lambda m: r"(?: \x01*)" if m.group() == " " else r"(?:-| \x01*)", whole
    ).encode("latin-1")


def _plain(template: str) -> str:
    return template.replace("~", "[ -]")


def _fill(template: str, known: dict[str, str]) -> str | None:
    """Return `template` with fragments filled in, or None while one is still unknown."""
    pieces = []
    rest = template
    while "{" in rest:
        head, _, tail = rest.partition("{")
        name, _, rest = tail.partition("}")
        if name[0].isdigit():
            pieces.append(f"{head}{{{name}}}")
        elif name in known:
            pieces.append(head + known[name])
        else:
            return None
    return "".join(pieces) + rest
