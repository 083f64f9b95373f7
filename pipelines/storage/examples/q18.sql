-- Q18 What is on the agenda of the meeting, and which source lists which topic?
WITH agenda AS (
    SELECT *
    FROM citations
    WHERE passage_kind NOT IN ('caption', 'headline') AND regexp_matches(lower(sentence),
        '\b(agenda|points?|topics|issues|expected to cover|also cover|would raise|discuss(ed|ions? about)|the list for)\b')
),
topics AS (
    SELECT document_id, sentence_start, char_start, char_end, surface, coalesce(product, under_agreement, instrument) AS topic
    FROM measures
    UNION ALL
    SELECT m.document_id, m.sentence_start, m.char_start, m.char_end, m.surface, e.name
    FROM mentions AS m
    JOIN entities AS e USING (entity_id)
    WHERE m.entity_kind NOT IN ('organisation', 'venue')
        -- who meets, and where, is not what they talk about
        AND NOT EXISTS (SELECT 1 FROM event_participants AS p WHERE p.entity_id = m.entity_id)
        AND NOT EXISTS (SELECT 1 FROM events AS v WHERE v.place_entity_id = m.entity_id)
        AND NOT EXISTS (SELECT 1 FROM roles AS r WHERE r.person_entity_id = m.entity_id AND r.title ILIKE '%secretary%')
)
SELECT t.topic, a.publisher, t.document_id, t.char_start, t.char_end, t.surface, a.sentence
FROM topics AS t
JOIN agenda AS a USING (document_id, sentence_start)
ORDER BY t.document_id, t.char_start, t.topic;
