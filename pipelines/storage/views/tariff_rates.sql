-- Which tariff rates are named: by whom, on whom, in which state, from when, and how many sources say so?
CREATE VIEW tariff_rates AS
WITH told AS (
    SELECT m.*, m.rate_char_start AS figure_start, m.rate_percent AS percent, false AS is_rate_before
    FROM measures AS m
    UNION ALL
    -- the rate that was raised or cut: of its state and dates the sentence says nothing
    SELECT m.* REPLACE (NULL AS status, NULL AS is_prospective, NULL AS effective_from, NULL AS effective_from_timex, NULL AS rate_is_additional, NULL AS rate_is_total, NULL AS rate_high_percent),
        f.char_start, m.rate_from_percent, true
    FROM measures AS m
    JOIN figures AS f
        ON f.document_id = m.document_id AND f.value = m.rate_from_percent
        AND f.char_start BETWEEN m.char_start AND m.char_end AND f.char_start IS DISTINCT FROM m.rate_char_start
),
rates AS (
    SELECT
        f.document_id,
        f.char_start,
        f.char_end,
        f.surface,
        f.sentence_start,
        coalesce(m.imposer_entity_id, f.imposer_entity_id) AS imposer_entity_id,
        coalesce(m.target_entity_id, f.target_entity_id) AS target_entity_id,
        coalesce(m.product, f.product) AS product,
        coalesce(m.percent, f.value) AS rate_percent,
        CASE WHEN f.value IS NOT NULL AND NOT coalesce(m.is_rate_before, false) THEN f.value_high END AS rate_high_percent,
        f.comparator,
        coalesce(m.status, f.measure_status) AS status,
        m.is_prospective,
        m.effective_from,
        m.effective_from_timex,
        m.rate_is_additional,
        m.rate_is_total,
        coalesce(m.is_rate_before, false) AS is_rate_before,
        m.char_start AS measure_start,
        m.char_end AS measure_end
    FROM figures AS f
    LEFT JOIN told AS m ON m.document_id = f.document_id AND m.figure_start = f.char_start
    WHERE f.about = 'tariff_rate' OR m.percent IS NOT NULL
    UNION ALL
    SELECT
        m.document_id, m.char_start, m.char_end, m.surface, m.sentence_start, m.imposer_entity_id, m.target_entity_id,
        m.product, m.rate_percent, m.rate_high_percent, coalesce(m.rate_comparator, 'exact'), m.status, m.is_prospective, m.effective_from,
        m.effective_from_timex, m.rate_is_additional, m.rate_is_total, false, m.char_start, m.char_end
    FROM measures AS m
    ANTI JOIN figures AS f ON f.document_id = m.document_id AND f.char_start = m.rate_char_start
    WHERE m.rate_percent IS NOT NULL
),
-- a rate named again without its measure is that of the document's only measure with this rate
same_rate AS (
    SELECT
        document_id,
        rate_percent,
        any_value(imposer_entity_id) AS imposer_entity_id,
        any_value(target_entity_id) AS target_entity_id
    FROM measures
    WHERE rate_percent IS NOT NULL AND imposer_entity_id IS NOT NULL
    GROUP BY document_id, rate_percent
    HAVING count(DISTINCT (imposer_entity_id, target_entity_id)) = 1
),
claimed AS (
    SELECT e.document_id, e.char_start AS measure_start, e.char_end AS measure_end, c.value_number AS rate_percent, c.claim_id,
        c.independent_source_count, c.document_count, v.verdict
    FROM claim_evidence AS e
    JOIN claims AS c USING (claim_id)
    JOIN verdicts AS v USING (claim_kind, subject_key)
    WHERE c.claim_kind = 'tariff_rate' AND e.source_table = 'measures'
    -- the rate before a cut answers two questions (before the cut, in force); the one that more sources answer is shown
    QUALIFY row_number() OVER (
        PARTITION BY e.document_id, e.char_start, e.char_end, c.value_number
        ORDER BY c.independent_source_count DESC, c.subject_key DESC
    ) = 1
),
sources AS (
    SELECT e.claim_id, string_agg(DISTINCT coalesce(d.publisher, d.source_uri), '; ' ORDER BY coalesce(d.publisher, d.source_uri)) AS sources
    FROM claim_evidence AS e
    JOIN documents AS d USING (document_id)
    GROUP BY e.claim_id
)
SELECT
    i.name AS imposer,
    t.name AS target,
    r.product,
    r.rate_percent,
    r.rate_high_percent,
    r.comparator,
    r.status,
    r.is_prospective,
    r.effective_from,
    r.effective_from_timex,
    r.rate_is_additional,
    r.rate_is_total,
    r.is_rate_before,
    k.independent_source_count,
    k.document_count,
    k.verdict,
    coalesce(s.sources, c.publisher, c.source_uri) AS sources,
    r.measure_start IS NOT NULL AS has_measure,
    coalesce(r.imposer_entity_id, o.imposer_entity_id) AS imposer_entity_id,
    coalesce(r.target_entity_id, o.target_entity_id) AS target_entity_id,
    r.document_id,
    c.publisher,
    c.published_on,
    r.char_start,
    r.char_end,
    r.surface,
    r.sentence_start,
    c.sentence
FROM rates AS r
LEFT JOIN claimed AS k USING (document_id, measure_start, measure_end, rate_percent)
LEFT JOIN sources AS s USING (claim_id)
LEFT JOIN same_rate AS o
    ON o.document_id = r.document_id AND o.rate_percent = r.rate_percent AND r.imposer_entity_id IS NULL
LEFT JOIN entities AS i ON i.entity_id = coalesce(r.imposer_entity_id, o.imposer_entity_id)
LEFT JOIN entities AS t ON t.entity_id = coalesce(r.target_entity_id, o.target_entity_id)
LEFT JOIN citations AS c USING (document_id, sentence_start)
ORDER BY imposer NULLS LAST, target, r.rate_percent DESC NULLS LAST, r.document_id, r.char_start;

COMMENT ON VIEW tariff_rates IS 'Every tariff rate that is named, with its measure and the sources that give the same rate.';
COMMENT ON COLUMN tariff_rates.imposer IS 'Who imposes it.';
COMMENT ON COLUMN tariff_rates.target IS 'Whom it hits.';
COMMENT ON COLUMN tariff_rates.product IS 'On what, as printed.';
COMMENT ON COLUMN tariff_rates.rate_percent IS 'The rate, in percent, of a range the lower end; null where no number is printed.';
COMMENT ON COLUMN tariff_rates.rate_high_percent IS 'The upper end of a range, in percent.';
COMMENT ON COLUMN tariff_rates.comparator IS 'The hedge.';
COMMENT ON COLUMN tariff_rates.status IS 'State of the measure, as the sentence has it.';
COMMENT ON COLUMN tariff_rates.is_prospective IS 'That state lies ahead: decided, agreed or planned, not yet reached; null where the status says so itself.';
COMMENT ON COLUMN tariff_rates.effective_from IS 'First day in force, where the sentence says so.';
COMMENT ON COLUMN tariff_rates.effective_from_timex IS 'The same as TIMEX3 value.';
COMMENT ON COLUMN tariff_rates.rate_is_additional IS 'On top of other rates, where the text says so.';
COMMENT ON COLUMN tariff_rates.rate_is_total IS 'Adds up several duties, where the text says so (combined, total).';
COMMENT ON COLUMN tariff_rates.is_rate_before IS 'The rate before the change: the one that was raised or cut.';
COMMENT ON COLUMN tariff_rates.independent_source_count IS 'Independent sources that give this rate.';
COMMENT ON COLUMN tariff_rates.document_count IS 'Documents that give it.';
COMMENT ON COLUMN tariff_rates.verdict IS 'Whether the sources agree on it.';
COMMENT ON COLUMN tariff_rates.sources IS 'Who gives this rate.';
COMMENT ON COLUMN tariff_rates.has_measure IS 'The sentence itself tells of the measure; else the parties are those of the same rate elsewhere in the document.';
COMMENT ON COLUMN tariff_rates.imposer_entity_id IS 'Entity of the imposer.';
COMMENT ON COLUMN tariff_rates.target_entity_id IS 'Entity of the target.';
COMMENT ON COLUMN tariff_rates.document_id IS 'The document.';
COMMENT ON COLUMN tariff_rates.publisher IS 'Who published it.';
COMMENT ON COLUMN tariff_rates.published_on IS 'When the document was published.';
COMMENT ON COLUMN tariff_rates.char_start IS 'First character of the span, in code points of the document''s text.';
COMMENT ON COLUMN tariff_rates.char_end IS 'After the last character of the span.';
COMMENT ON COLUMN tariff_rates.surface IS 'The words of the span, as printed.';
COMMENT ON COLUMN tariff_rates.sentence_start IS 'First character of its sentence.';
COMMENT ON COLUMN tariff_rates.sentence IS 'The sentence that holds it, as printed; null where the licence keeps the words.';
