-- On what do sources agree, by how many independent ones, and which disagreements are only apparent?
CREATE VIEW source_agreement AS
SELECT
    v.claim_kind,
    v.subject_key,
    v.verdict,
    v.rule,
    v.explanation,
    v.verdict <> 'corroborated' AND v.rule <> 'also_named' AND NOT (v.claim_kind = 'statement' AND v.rule = 'other_words') AS is_apparent_disagreement,
    v.document_count,
    v.independent_source_count,
    string_agg(DISTINCT c.value_text, '; ' ORDER BY c.value_text) AS claimed,
    list(DISTINCT e.document_id ORDER BY e.document_id) AS document_ids
FROM verdicts AS v
JOIN claims AS c USING (claim_kind, subject_key)
JOIN claim_evidence AS e USING (claim_id)
WHERE v.verdict IN ('corroborated', 'compatible', 'superseded')
GROUP BY ALL
ORDER BY v.independent_source_count DESC, v.claim_kind, v.subject_key;

COMMENT ON VIEW source_agreement IS 'Questions on which two or more independent sources do not contradict each other.';
COMMENT ON COLUMN source_agreement.claim_kind IS 'What is claimed.';
COMMENT ON COLUMN source_agreement.subject_key IS 'Of what, normalised.';
COMMENT ON COLUMN source_agreement.verdict IS 'How the sources stand to each other.';
COMMENT ON COLUMN source_agreement.rule IS 'The rule that decided.';
COMMENT ON COLUMN source_agreement.explanation IS 'The decision in one sentence.';
COMMENT ON COLUMN source_agreement.is_apparent_disagreement IS 'The sources differ in words, fineness or time, not in substance.';
COMMENT ON COLUMN source_agreement.document_count IS 'Documents that answer it.';
COMMENT ON COLUMN source_agreement.independent_source_count IS 'Independent sources that answer it.';
COMMENT ON COLUMN source_agreement.claimed IS 'The values given.';
COMMENT ON COLUMN source_agreement.document_ids IS 'The documents.';
