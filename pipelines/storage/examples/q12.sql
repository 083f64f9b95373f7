-- Q12 What were tariff levels before, under and after the truce, by imposer?
SELECT imposer, target, rate_percent, rate_high_percent, comparator, status, is_prospective, is_rate_before, effective_from, publisher,
    document_id, char_start, char_end, surface, sentence
FROM tariff_rates
ORDER BY imposer NULLS LAST, CASE WHEN is_rate_before OR (status IN ('in_force', 'raised') AND is_prospective IS NOT true) THEN 1
        WHEN status = 'reduced' AND is_prospective IS NOT true THEN 2 ELSE 3 END,
    rate_percent, document_id, char_start, char_end;
