-- What was read, when was it written, and how much did it yield?
CREATE VIEW coverage AS
WITH yields AS (
    SELECT document_id, 'sentences' AS what, count(*) AS n FROM sentences GROUP BY document_id
    UNION ALL
    SELECT document_id, 'dates' AS what, count(*) AS n FROM dates GROUP BY document_id
    UNION ALL
    SELECT document_id, 'figures' AS what, count(*) AS n FROM figures GROUP BY document_id
    UNION ALL
    SELECT document_id, 'mentions' AS what, count(*) AS n FROM mentions GROUP BY document_id
    UNION ALL
    SELECT document_id, 'quotes' AS what, count(*) AS n FROM quotes GROUP BY document_id
    UNION ALL
    SELECT document_id, 'measures' AS what, count(*) AS n FROM measures GROUP BY document_id
    UNION ALL
    SELECT document_id, 'events' AS what, count(*) AS n FROM events GROUP BY document_id
)
SELECT
    d.document_id,
    d.publisher,
    d.headline,
    d.published_on,
    d.published_earliest,
    d.published_latest,
    d.published_basis,
    s.story_id,
    s.source_group_id,
    s.upstream_source,
    d.word_count,
    coalesce(sum(n) FILTER (what = 'sentences'), 0)::BIGINT AS sentence_count,
    coalesce(sum(n) FILTER (what = 'dates'), 0)::BIGINT AS date_count,
    coalesce(sum(n) FILTER (what = 'figures'), 0)::BIGINT AS figure_count,
    coalesce(sum(n) FILTER (what = 'mentions'), 0)::BIGINT AS mention_count,
    coalesce(sum(n) FILTER (what = 'quotes'), 0)::BIGINT AS quote_count,
    coalesce(sum(n) FILTER (what = 'measures'), 0)::BIGINT AS measure_count,
    coalesce(sum(n) FILTER (what = 'events'), 0)::BIGINT AS event_count,
    d.source_uri
FROM documents AS d
LEFT JOIN story_documents AS s USING (document_id)
LEFT JOIN yields USING (document_id)
GROUP BY ALL
ORDER BY d.published_earliest NULLS LAST, d.document_id;

COMMENT ON VIEW coverage IS 'One row per document: its date and how it is known, its story, and how many rows it gave.';
COMMENT ON COLUMN coverage.document_id IS 'The document.';
COMMENT ON COLUMN coverage.publisher IS 'Who published it.';
COMMENT ON COLUMN coverage.headline IS 'Its headline.';
COMMENT ON COLUMN coverage.published_on IS 'When the document was published.';
COMMENT ON COLUMN coverage.published_earliest IS 'First day on which it can have been published.';
COMMENT ON COLUMN coverage.published_latest IS 'Last day on which it can have been published.';
COMMENT ON COLUMN coverage.published_basis IS 'How the date is known.';
COMMENT ON COLUMN coverage.story_id IS 'The story it belongs to.';
COMMENT ON COLUMN coverage.source_group_id IS 'Documents of one group share their wording and count as one source.';
COMMENT ON COLUMN coverage.upstream_source IS 'The agency that it credits.';
COMMENT ON COLUMN coverage.word_count IS 'Words of the article.';
COMMENT ON COLUMN coverage.sentence_count IS 'Rows in sentences.';
COMMENT ON COLUMN coverage.date_count IS 'Rows in dates.';
COMMENT ON COLUMN coverage.figure_count IS 'Rows in figures.';
COMMENT ON COLUMN coverage.mention_count IS 'Rows in mentions.';
COMMENT ON COLUMN coverage.quote_count IS 'Rows in quotes.';
COMMENT ON COLUMN coverage.measure_count IS 'Rows in measures.';
COMMENT ON COLUMN coverage.event_count IS 'Rows in events.';
COMMENT ON COLUMN coverage.source_uri IS 'Where it came from.';
