-- Q16 Where is the same statement direct in one source and paraphrased in another?
WITH spoken AS (
    SELECT *, list_distinct(regexp_extract_all(lower(words), '[a-z]{4,}')) AS said
    FROM who_said_what
    WHERE speaker_entity_id IS NOT NULL
)
SELECT d.speaker, d.words, p.words AS paraphrase,
    round(len(list_intersect(d.said, p.said)) / least(len(d.said), len(p.said)), 2) AS shared_words,
    d.document_id, d.char_start, d.char_end, d.sentence,
    p.document_id AS other_document_id, p.char_start AS other_char_start, p.char_end AS other_char_end, p.sentence AS other_sentence
FROM spoken AS d
JOIN spoken AS p ON p.speaker_entity_id = d.speaker_entity_id AND p.document_id <> d.document_id
WHERE d.directness = 'direct' AND p.directness = 'indirect'
    AND len(list_intersect(d.said, p.said)) >= 2
    AND len(list_intersect(d.said, p.said)) > 0.3 * least(len(d.said), len(p.said))
ORDER BY shared_words DESC, d.document_id, d.char_start, p.document_id, p.char_start;
