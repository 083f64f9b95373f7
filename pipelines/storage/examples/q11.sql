-- Q11 What figure is given for US-China trade, with unit, period and caveat?
SELECT between_countries, value, unit, comparator, period, independent_source_count, verdict,
    publisher, document_id, char_start, char_end, surface, sentence
FROM trade_values
WHERE about = 'trade_value' AND between_countries = 'CN+US'
ORDER BY document_id, char_start, char_end;
