-- Q25 Which rows should a reader not trust without checking, and why?
WITH doubts AS (
    SELECT 'dates' AS table_name, document_id, char_start, char_end, surface, sentence_start, doubt AS why
    FROM dates WHERE doubt IS NOT NULL
    UNION ALL
    SELECT 'figures', document_id, char_start, char_end, surface, sentence_start, coalesce(doubt, 'ambiguous')
    FROM figures WHERE doubt IS NOT NULL OR is_ambiguous
    UNION ALL
    SELECT 'mentions', document_id, char_start, char_end, surface, sentence_start, 'could be ' || coalesce(candidates, 'another')
    FROM mentions WHERE is_ambiguous
    UNION ALL
    SELECT 'measures', document_id, char_start, char_end, surface, sentence_start, 'imposer or target is open'
    FROM measures WHERE is_ambiguous
    UNION ALL
    SELECT 'events', document_id, char_start, char_end, surface, sentence_start, 'date or place is open'
    FROM events WHERE is_ambiguous
    UNION ALL
    SELECT 'claim_evidence', e.document_id, e.char_start, e.char_end, e.surface, e.sentence_start,
        v.verdict || ': ' || v.claim_kind
    FROM claim_evidence AS e
    JOIN claims AS c USING (claim_id)
    JOIN verdicts AS v USING (claim_kind, subject_key)
    WHERE v.verdict IN ('conflicting', 'conflicting_within_document')
        -- others may name the rate or the number without telling what of: the fact is still one source's
        OR ((v.verdict = 'single_source' OR v.rule = 'also_named') AND e.rule <> 'also_named'
            AND v.claim_kind IN ('tariff_rate', 'trade_value', 'round_count'))
    UNION ALL
    SELECT 'dates', d.document_id, d.char_start, d.char_end, d.surface, d.sentence_start, 'a caption is not the story'
    FROM dates AS d
    JOIN sentences AS s ON s.document_id = d.document_id AND s.char_start = d.sentence_start
    WHERE s.passage_kind = 'caption'
    UNION ALL
    SELECT 'remarks', document_id, char_start, char_end, surface, sentence_start,
        CASE kind WHEN 'elapsed' THEN 'counted by anniversaries or by years begun'
            ELSE 'true only as the source counts: ' || value || ' since' END
    FROM remarks WHERE kind IN ('precedent', 'elapsed')
    UNION ALL
    SELECT 'remarks', r.document_id, r.char_start, r.char_end, r.surface, r.sentence_start, 'said to lie ahead in a year that is nearly over'
    FROM remarks AS r
    JOIN documents AS d USING (document_id)
    WHERE r.kind = 'prospect' AND regexp_extract(r.about, '20\d\d') = strftime(d.published_on, '%Y') AND month(d.published_on) >= 9
    UNION ALL
    SELECT 'passages', e.document_id, e.char_start, e.char_end, e.surface, NULL, v.explanation
    FROM verdicts AS v
    JOIN claims AS c USING (claim_kind, subject_key)
    JOIN claim_evidence AS e USING (claim_id)
    WHERE v.rule = 'site_clock' AND e.source_table = 'passages'
    UNION ALL
    SELECT 'documents', document_id, 0, 0, NULL, NULL, 'publication date ' || published_basis || ' by ' || coalesce(published_rule, 'nothing')
    FROM documents WHERE published_basis IN ('inferred', 'unknown')
)
SELECT w.table_name, w.why, w.surface, d.publisher, w.document_id, w.char_start, w.char_end, q.sentence
FROM doubts AS w
JOIN documents AS d USING (document_id)
LEFT JOIN citations AS q USING (document_id, sentence_start)
ORDER BY w.table_name, w.why, w.document_id, w.char_start, w.char_end;
