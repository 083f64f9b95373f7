-- Q01 Which tariffs were threatened against whom, at which rate, effective when, and which sources say so?
SELECT imposer, target, product, rate_percent, rate_high_percent, status, is_prospective, effective_from, independent_source_count, sources,
    document_id, char_start, char_end, surface, sentence
FROM tariff_rates
WHERE (status IN ('threatened', 'announced', 'proposed', 'under_consideration', 'conditional') OR status IS NULL
    OR (is_prospective AND status IN ('in_force', 'raised')))
    AND NOT is_rate_before
UNION ALL
-- a threat without a number is a threat all the same
SELECT i.name, t.name, m.product, NULL, NULL, m.status, m.is_prospective, m.effective_from, NULL, coalesce(c.publisher, c.source_uri),
    m.document_id, m.char_start, m.char_end, m.surface, c.sentence
FROM measures AS m
LEFT JOIN entities AS i ON i.entity_id = m.imposer_entity_id
LEFT JOIN entities AS t ON t.entity_id = m.target_entity_id
LEFT JOIN citations AS c USING (document_id, sentence_start)
WHERE m.instrument = 'tariff' AND m.rate_percent IS NULL
    AND (m.status IN ('threatened', 'announced', 'proposed', 'under_consideration', 'conditional')
        OR (m.is_prospective AND m.status IN ('in_force', 'raised')))
ORDER BY imposer NULLS LAST, target, rate_percent DESC NULLS LAST, document_id, char_start, char_end;
