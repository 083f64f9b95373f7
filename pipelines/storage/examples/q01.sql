-- Q01 Which tariff rates were threatened against whom, effective when, and which sources say so?
SELECT imposer, target, product, rate_percent, status, effective_from, independent_source_count, sources,
    document_id, char_start, char_end, surface, sentence
FROM tariff_rates
WHERE status IN ('threatened', 'announced', 'proposed', 'under_consideration', 'conditional') OR status IS NULL
ORDER BY imposer NULLS LAST, target, rate_percent DESC NULLS LAST, document_id, char_start;
