-- Q17 Which words in quotation marks have no named speaker, or different ones?
WITH said AS (
    SELECT *, trim(regexp_replace(lower(words), '[^a-z0-9 ]+', '', 'g')) AS plain
    FROM who_said_what
    WHERE directness IN ('direct', 'partial')
)
SELECT words, speaker, speaker_kind,
    count(DISTINCT speaker) OVER (PARTITION BY plain) AS speaker_count,
    document_id, publisher, char_start, char_end, sentence
FROM said
QUALIFY speaker IS NULL OR speaker_kind <> 'named' OR speaker_count > 1
ORDER BY plain, document_id, char_start, char_end;
