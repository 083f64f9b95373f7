-- Which people, bodies and countries are named together, and how often?
CREATE VIEW cooccurrence AS
WITH named AS (
    SELECT DISTINCT document_id, sentence_start, entity_id
    FROM mentions
)
SELECT
    a.entity_id AS entity_id,
    x.name AS name,
    b.entity_id AS other_entity_id,
    y.name AS other_name,
    count(*) AS sentence_count,
    count(DISTINCT a.document_id) AS document_count
FROM named AS a
JOIN named AS b
    ON b.document_id = a.document_id AND b.sentence_start = a.sentence_start AND a.entity_id < b.entity_id
JOIN entities AS x ON x.entity_id = a.entity_id
JOIN entities AS y ON y.entity_id = b.entity_id
GROUP BY ALL
ORDER BY sentence_count DESC, a.entity_id, b.entity_id;

COMMENT ON VIEW cooccurrence IS 'Pairs of entities that share a sentence.';
COMMENT ON COLUMN cooccurrence.entity_id IS 'One entity.';
COMMENT ON COLUMN cooccurrence.name IS 'Its name.';
COMMENT ON COLUMN cooccurrence.other_entity_id IS 'The other entity.';
COMMENT ON COLUMN cooccurrence.other_name IS 'Its name.';
COMMENT ON COLUMN cooccurrence.sentence_count IS 'Sentences that name both.';
COMMENT ON COLUMN cooccurrence.document_count IS 'Documents that do.';
