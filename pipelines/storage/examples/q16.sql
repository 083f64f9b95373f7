-- Q16 Where is the same statement direct in one source and paraphrased in another?
WITH said AS (
    SELECT c.subject_key, w.*
    FROM claims AS c
    JOIN claim_evidence AS e USING (claim_id)
    JOIN who_said_what AS w USING (document_id, char_start, char_end)
    WHERE c.claim_kind = 'statement'
)
SELECT d.speaker, d.words, p.words AS paraphrase,
    d.document_id, d.char_start, d.char_end, d.sentence,
    p.document_id AS other_document_id, p.char_start AS other_char_start, p.char_end AS other_char_end, p.sentence AS other_sentence
FROM said AS d
JOIN said AS p ON p.subject_key = d.subject_key AND p.document_id <> d.document_id
WHERE d.directness = 'direct' AND p.directness = 'indirect'
ORDER BY d.speaker, d.document_id, d.char_start, p.document_id, p.char_start, p.char_end;
