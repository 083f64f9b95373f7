"""Closed classes of English function words that the clause grammar reads. Open classes are reference data."""

from __future__ import annotations

EXCEPTIONS = ("except for", "apart from", "other than", "aside from", "with the exception of")
"""Phrases before those whom a measure spares; the single words except and excluding stand among the prepositions."""

WORD_CLASSES: dict[str, tuple[str, ...]] = {
    "det": ("a", "an", "the", "this", "these", "those", "its", "their", "his", "her", "our", "any", "some", "all",
            "each", "every", "both", "another", "the following", "such", "most", "many", "several"),
    "prep": ("on", "against", "over", "for", "of", "to", "at", "from", "by", "in", "into", "with", "within", "under",
             "between", "among", "towards", "toward", "upon", "onto", "about", "during", "without", "covering",
             "targeting", "affecting", "hitting", "aimed at", "targeted at", "directed at", "applying to", "applicable to", "involving", "regarding",
             "concerning", "regardless of", "irrespective of", "per", "via", "since", "throughout", "ahead of", "beyond",
             "around", "across", "including", "such as", "like", "except", "excluding", *EXCEPTIONS, "worth", "alongside",
             "as well as", "along with", "up to", "as much as", "as high as", "ranging from", "outside", "inside",
             "near", "beside", "than", "amid", "amidst", "despite", "besides", "unlike", "versus"),
    "neg": ("not", "never", "no", "cannot", "refuse", "refuses", "refused", "refusing", "decline", "declines",
            "declined", "declining", "neither", "nor", "no longer", "refrain from", "refrains from", "refrained from", "refraining from", "unwilling", "reluctant", "reluctance", "unable", "stopped short of", "far from", "instead of", "rather than"),
    "aux": ("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "do", "does", "did",
            "gets", "got"),
    "modal": ("will", "would", "shall", "should", "can", "could", "may", "might", "must"),
    "to_be": ("set to", "due to be", "scheduled to", "slated to", "poised to", "expected to", "about to", "going to",
              "bound to", "supposed to", "ready to", "prepared to", "likely to", "required to"),
    "rel": ("which", "that", "who", "whom", "whose", "where"),
    "verb": ("amounts to", "open to"),
    "sub": ("as", "while", "after", "before", "because", "although", "though", "when", "whereas", "once", "so", "whether"),
    "if": ("if", "unless", "in case", "in case of", "in the event of", "in the event that", "provided", "absent"),
    "conj": ("and", "or", "but", "plus"),
    "pron": ("he", "she", "it", "they", "we", "i", "you", "him", "them"),
    "adv": ("also", "hereby", "now", "already", "recently", "previously", "formally", "officially", "reportedly", "allegedly",
            "initially", "subsequently", "later", "then", "again", "still", "only", "just", "even", "soon",
            "immediately", "temporarily", "provisionally", "unilaterally", "sharply", "repeatedly", "briefly",
            "quickly", "jointly", "together", "earlier", "effectively", "so far", "once more", "once again",
            "separately", "instead", "otherwise", "largely", "quietly", "abruptly", "significantly", "eventually",
            "ultimately", "finally", "tentatively", "partially", "in principle", "in part", "more than", "less than", "fewer than", "fully", "gradually", "actively", "seriously",
            "from day one", "on day one", "from the outset", "from the start", "from the first day", "in stages",
            "in phases", "over time", "across the board", "upon entry into force", "on entry into force",
            "in full", "at least", "at most", "in recent weeks", "in recent months", "in recent years"),
    "effective": ("effective", "effective from", "effective on", "effective as of", "with effect from", "starting",
                  "starting on", "starting from", "starting in", "beginning", "beginning on", "beginning in", "as of",
                  "as from", "in force since", "in place since", "in effect since", "commencing", "commencing on",
                  "valid", "valid from", "applicable from"),
    "expiry": ("until", "till", "through", "up until", "to run until", "ending on", "ending", "ending in"),
    "cause": ("in response to", "in retaliation for", "in retaliation to", "in retaliation against", "in reaction to",
              "in reply to", "following", "because of", "due to", "owing to", "prompted by", "triggered by",
              "provoked by", "as retaliation for", "as punishment for", "as a response to", "in protest at",
              "in protest over", "in return for", "in exchange for", "on the grounds of",
              "over concerns about", "as a result of", "on account of", "in answer to", "as revenge for",
              *(f"{article} {noun}" for article in ("a", "the", "its", "their") for noun in (
                  "response to", "reaction to", "countermeasure against", "countermeasure to", "retaliation for",
                  "answer to", "reply to", "retaliatory response to"))),
    "anaphoric_cause": ("in response", "in retaliation", "in turn", "in return", "as a result", "in reply",
                        "in reaction", "this is one of the reasons why", "that is why", "this is why"),
    "effect": ("prompting", "leading", "causing", "forcing", "pushing", "spurring", "triggering", "drawing",
               "provoking"),
    "purpose": ("to prevent", "to protect", "to safeguard", "to stop", "to shield", "to counter", "to curb",
                "to punish", "to force", "to pressure", "to press", "to deter", "to ensure", "to secure",
                "to stem", "to boost", "to help", "to encourage", "to offset", "to keep", "to promote", "to compel",
                "in order to", "so as to", "in a bid to", "in an effort to", "in an attempt to", "designed to",
                "intended for", "intended to", "aiming to", "citing a goal to", "citing",
                "with the aim of", "for the purpose of", "with the goal of"),
    "say": ("say", "says", "said", "saying", "claim", "claims", "claimed", "claiming", "accuse", "accuses", "accused",
            "accusing", "argue", "argues", "argued", "insist", "insists", "insisted", "complain", "complains",
            "complained", "told", "tells", "stated", "noted", "added", "warned", "warns", "confirmed", "confirms",
            "reported", "reports", "affirmed", "believes", "alleges", "alleged", "according to", "estimates",
            "estimated", "branded", "described", "wrote", "hinted", "suggested", "signalled", "signaled",
            "indicated", "reiterated", "stressed", "emphasised", "emphasized", "acknowledged", "admitted"),
    "both": ("both sides", "both countries", "both nations", "both governments", "the two governments", "two governments", "the two sides", "two sides",
             "the two countries", "two countries", "two nations", "mutual", "reciprocally", "each other",
             "one another", "both parties", "each side", "both partners", "the two partners", "two partners", "the two parties", "two parties", "both powers", "the two powers", "both capitals",
             "the two trading partners", "two trading partners", "both trading partners", "the two blocs", "both blocs",
             "the two economies", "both economies"),
}  # fmt: skip
"""Class → words and fixed phrases. A phrase of two classes keeps the last one; phrases beat single words."""

AGENDA = frozenset(
    "agenda topics topic list issues discuss discussed discussing discussions cover covered covering address addresses "
    "addressing addressed negotiate negotiating negotiations points".split()
)
"""Words that put a measure on the table of a meeting."""

FLOW_OUT = frozenset(
    "export exports exportation exporting exported shipment shipments sale sales supplies supply transfer transfers re-exports dealings "
    "outbound sell selling shipping".split()
)
FLOW_IN = frozenset("import imports importing imported importation inbound entry".split())
GOODS = frozenset(
    "goods products items imports merchandise exports commodities shipments materials equipment services firms companies "
    "entities producers exporters importers growers farmers industry industries sector suppliers ships vessels makers firm company".split()
)
ALLEGED = frozenset("accuse accuses accused accusing allege alleges alleged alleging".split())

VERBS = tuple(
    "accelerate achieve address affect aim allow amount anger appear approach argue arise arrive ask attract become "
    "believe bring buoy burden call carry cause change characterise characterize cite come compete complicate concern "
    "constitute contain continue contribute cost cover create damage deal decide deepen defend depend describe "
    "determine disrupt drag drive emerge emphasise encourage ensure exceed expect explain fail fear feel find focus "
    "follow force fray fuel gain get give go grapple grow handle happen help highlight hope hurt ignore impact imply "
    "include indicate inflame influence intensify involve join know lead learn let like lose make mark mean meet mention "
    "mirror mitigate mount move need note occur offer outline outweigh pass pave pay persist play point prepare press "
    "produce prompt provide push raise reach react reaffirm receive refer reflect remain represent reshape "
    "resolve respond result reveal roil see seem send serve shake shape show signal soften spark speak speed spook "
    "spur squeeze stabilise stabilize stem stress suffer suggest support take target tell tend test think turn "
    "underline underscore unleash unravel unsettle upend urge want weaken weigh welcome win wonder work worsen yield".split()
)
"""Verbs of reporting prose that are neither cues nor events; their finite forms end a noun phrase."""

NOUN_LIKE_VERBS = frozenset(
    "affect aim amount anger approach cause change concern contact cost cover damage deal decrease drag drive fear feel find focus "
    "force fuel gain get give go handle help highlight hope hurt impact influence know lead let like lose make mark mean "
    "meet mirror move need note offer outline pass pay play point press produce prompt provide push raise reach result roil "
    "see send serve shake shape show signal soften spark speak speed spur squeeze stem stress support take target tell "
    "tend test think turn urge want welcome win wonder work yield become bring call come".split()
)
"""Those of VERBS whose base form is as often a noun or follows "to": only their other forms end a noun phrase."""

MODIFIED_NOUNS = frozenset(
    "war wars battle battles tension tensions dispute disputes row rows talk talks negotiation negotiations revenue "
    "revenues policy policies schedule schedules line lines fight fights uncertainty impact issue issues spat "
    "escalation standoff front system systems plan strategy hit list income receipts burden burdens wall walls shock blow "
    "turmoil saga conflict feud offensive campaign regime law laws legislation act evasion threat threats deal deals agreement truce bill "
    "council union zone process panel case cases complaint officials team chief lawyer lawyers risk risks worries "
    "concerns fears negotiator negotiators adviser advisers advisor advisors envoy envoys czar expert experts analyst analysts minister news announcement announcements game card leverage collections costs pain impacts effects "
    "bank banks bankers climate firm firms fund funds group grade manager managers portfolio portfolios products summit treaty vehicle".split()
)
"""Nouns that a single "tariff" or "sanctions" only modifies: a tariff war is no measure."""

ANNOUNCES = (
    "announced",
    "announces",
    "announce",
    "affirmed",
    "declared",
    "unveiled",
    "pledged",
    "confirmed",
    "vowed",
    "proclaimed",
)
"""Verbs of an announcement that is an event of its own when a date stands beside it."""

ORIGIN_GOODS = GOODS - frozenset(
    "firms companies entities producers exporters importers growers farmers industry industries sector suppliers makers firm company".split()
)
"""Goods that a nationality only describes: Russian oil acts nowhere, Swiss companies do."""

DUTY_WORDS = frozenset("tariff tariffs duty duties levy levies".split())
"""Nouns for a tax on goods at the border."""

QUANTITY_HEDGES = frozenset(
    (
        "up to",
        "about",
        "around",
        "over",
        "nearly",
        "some",
        "at least",
        "at most",
        "almost",
        "roughly",
        "more than",
        "as much as",
    )
)
"""Words before how much or how many."""

FLOODS = frozenset(
    "surge surges flood floods influx wave glut rush deluge torrent dumping inflow inflows".split()
)
"""Nouns for too many goods that come in: a surge of imports, to stem the flood from Peru."""
