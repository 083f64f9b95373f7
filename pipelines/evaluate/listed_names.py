"""A simple peer for names: the longest listed name at every word, and nothing else.

It shows what the lists of `data/reference` are worth without the rules for unlisted names, titles, surnames and context.
"""

from __future__ import annotations

import re

from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.name_forms import key
from pipelines.extract.spans import MentionSpan, Source

_WORD = re.compile(r"[^\W\d_][\w.’'-]*\w|\w")


def find(source: Source) -> tuple[MentionSpan, ...]:
    """Return a mention for every listed name in the sentences of `source`, longest first, from left to right."""
    known = gazetteer()
    found = []
    for sentence in source.sentences:
        words = [m.span() for m in _WORD.finditer(source.text, sentence.char_start, sentence.char_end)]
        i = 0
        while i < len(words):
            start = words[i][0]
            longest = known.longest.get(key(source.text[start : words[i][1]]).split(" ")[0], 0)
            for k in range(min(len(words), i + longest), i, -1):
                surface = source.text[start : words[k - 1][1]]
                name = known.names.get(key(surface))
                if name is not None:
                    found.append(
                        MentionSpan(
                            start, words[k - 1][1], surface, sentence.char_start, "listed",
                            name.entity.entity_id, name.entity.kind, name.resolved_by,
                        )
                    )  # fmt: skip
                    i = k - 1
                    break
            i += 1
    return tuple(found)
