"""Words of tense beside a date: verbs and adjectives of what is ahead, of what is over, and what stands behind "to".

Belongs here: the words alone. Which side of publication they put a date on is decided in `cues`.
"""

from __future__ import annotations

FUTURE = frozenset(
    "will would shall won't 'll may might could can should must expected expects expect scheduled schedule due slated poised "
    "planned plans plan planning intends intend aims hopes hope likely ahead upcoming forthcoming looming payable "
    "potential possible deadline expires expire expiry expiration effective begins starts starting beginning unless prepares preparing coming proposed "
    "if resume begin can't cannot won't threatened threatens threat supposed going takes comes enters aiming hoping seeking tentatively tomorrow next unspecified resumes "
    "kick kicks leaves departs flies convenes reconvenes reconvene convene "
    "meets meet hold holds anticipated ends lapses opens arrives visits hosts travels returns".split()
)
PAST = frozenset(
    "was were had did been has have ago since last began held took met fell rose said told made came went got won lost "
    "sent gave left led kept saw put cut hit bought sold paid grew struck broke drew spoke wrote earlier previous "
    "previously known ran stood sought became thought felt fought caught brought ate flew drove chose froze threw swore "
    "tore wore slid sank shrank built spent shot rang read understood overcame withdrew sunk begun seen taken given "
    "yesterday became recently follows".split()
)
INFINITIVES = frozenset(
    "be put set reach acquire buy purchase begin start resume meet visit hold attend complete take expire sign close open end launch "
    "impose raise publish report submit decide vote return travel host release face continue announce enter issue finish "
    "convene join lift cut pay conclude happen deliver go come become remain extend discuss appear speak address "
    "scrap drop cancel halve double suspend remove implement ban restart host brief unveil present propose ratify debate "
    "review rule slash waive phase send give provide reopen reduce increase introduce apply respond "
    "answer disclose seal wrap finish secure clinch strike kick fly head arrive depart go update vote sell ship buy build show give test file rule sue "
    "retaliate finalise finalize seek resubmit table tighten ease relax restore impose levy collect slap".split()
)
