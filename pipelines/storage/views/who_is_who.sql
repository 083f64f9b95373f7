-- Who is named, under which names and titles, for which country and body?
CREATE VIEW who_is_who AS
SELECT
    p.name AS person,
    r.title,
    o.name AS organisation,
    coalesce(r.country_code, p.country_code) AS country_code,
    r.is_former,
    r.is_acting,
    n.names,
    n.linked_by,
    p.mention_count,
    p.document_count,
    p.described_by,
    r.person_entity_id,
    r.organisation_entity_id,
    r.document_id,
    c.publisher,
    c.published_on,
    r.char_start,
    r.char_end,
    r.surface,
    r.sentence_start,
    c.sentence
FROM roles AS r
JOIN entities AS p ON p.entity_id = r.person_entity_id
LEFT JOIN entities AS o ON o.entity_id = r.organisation_entity_id
LEFT JOIN (
    SELECT
        entity_id,
        string_agg(DISTINCT name, ', ' ORDER BY name) AS names,
        string_agg(DISTINCT name || ' by ' || linked_by, ', ' ORDER BY name || ' by ' || linked_by) AS linked_by
    FROM entity_names
    GROUP BY entity_id
) AS n ON n.entity_id = r.person_entity_id
LEFT JOIN citations AS c USING (document_id, sentence_start)
ORDER BY p.document_count DESC, person, r.document_id, r.char_start;

COMMENT ON VIEW who_is_who IS 'Titles of people, one row per document and title, with all names they go by.';
COMMENT ON COLUMN who_is_who.person IS 'The person.';
COMMENT ON COLUMN who_is_who.title IS 'The title, as printed.';
COMMENT ON COLUMN who_is_who.organisation IS 'The body it belongs to.';
COMMENT ON COLUMN who_is_who.country_code IS 'Country served, ISO 3166-1 alpha-2.';
COMMENT ON COLUMN who_is_who.is_former IS 'Marked as former.';
COMMENT ON COLUMN who_is_who.is_acting IS 'Marked as acting or interim.';
COMMENT ON COLUMN who_is_who.names IS 'Names that the documents use.';
COMMENT ON COLUMN who_is_who.linked_by IS 'Names that another document joins to the person, each with what joins it (spelling, partial name); null where every document names the person by itself.';
COMMENT ON COLUMN who_is_who.mention_count IS 'Mentions in all documents.';
COMMENT ON COLUMN who_is_who.document_count IS 'Documents that name the person.';
COMMENT ON COLUMN who_is_who.described_by IS 'Whether reference data or the texts identify the person.';
COMMENT ON COLUMN who_is_who.person_entity_id IS 'Entity of the person.';
COMMENT ON COLUMN who_is_who.organisation_entity_id IS 'Entity of the body.';
COMMENT ON COLUMN who_is_who.document_id IS 'The document.';
COMMENT ON COLUMN who_is_who.publisher IS 'Who published it.';
COMMENT ON COLUMN who_is_who.published_on IS 'When the document was published.';
COMMENT ON COLUMN who_is_who.char_start IS 'First character of the span, in code points of the document''s text.';
COMMENT ON COLUMN who_is_who.char_end IS 'After the last character of the span.';
COMMENT ON COLUMN who_is_who.surface IS 'The words of the span, as printed.';
COMMENT ON COLUMN who_is_who.sentence_start IS 'First character of its sentence.';
COMMENT ON COLUMN who_is_who.sentence IS 'The sentence that holds it, as printed; null where the licence keeps the words.';
