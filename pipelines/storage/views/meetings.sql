-- Who meets whom, when, where, beside which forum, and how certain is it?
CREATE VIEW meetings AS
WITH people AS (
    SELECT
        p.document_id,
        p.char_start,
        p.char_end,
        p.kind,
        string_agg(DISTINCT e.name, ', ' ORDER BY e.name) AS participants,
        list(DISTINCT p.entity_id ORDER BY p.entity_id) AS participant_ids
    FROM event_participants AS p
    JOIN entities AS e USING (entity_id)
    GROUP BY ALL
)
SELECT
    v.kind,
    p.participants,
    v.starts_on,
    v.ends_on,
    v.date_timex,
    l.name AS place,
    f.name AS forum,
    v.ordinal,
    v.previous_count,
    v.status,
    v.is_ambiguous,
    p.participant_ids,
    v.place_entity_id,
    v.forum_entity_id,
    v.document_id,
    c.publisher,
    c.published_on,
    v.char_start,
    v.char_end,
    v.surface,
    v.sentence_start,
    c.sentence
FROM events AS v
LEFT JOIN people AS p USING (document_id, char_start, char_end, kind)
LEFT JOIN entities AS l ON l.entity_id = v.place_entity_id
LEFT JOIN entities AS f ON f.entity_id = v.forum_entity_id
LEFT JOIN citations AS c USING (document_id, sentence_start)
WHERE v.kind IN ('talks_round', 'summit', 'visit', 'call', 'signing')
ORDER BY v.starts_on NULLS LAST, v.kind, v.document_id, v.char_start;

COMMENT ON VIEW meetings IS 'Talks, summits, visits, calls and signings as each sentence states them.';
COMMENT ON COLUMN meetings.kind IS 'Kind of meeting.';
COMMENT ON COLUMN meetings.participants IS 'Who takes part, by name.';
COMMENT ON COLUMN meetings.starts_on IS 'First day.';
COMMENT ON COLUMN meetings.ends_on IS 'Last day.';
COMMENT ON COLUMN meetings.date_timex IS 'The date as TIMEX3 value.';
COMMENT ON COLUMN meetings.place IS 'Where.';
COMMENT ON COLUMN meetings.forum IS 'The forum it belongs to or stands beside.';
COMMENT ON COLUMN meetings.ordinal IS 'Number in a series.';
COMMENT ON COLUMN meetings.previous_count IS 'How many came before.';
COMMENT ON COLUMN meetings.status IS 'State at the time of writing.';
COMMENT ON COLUMN meetings.is_ambiguous IS 'The grammar leaves date or place open.';
COMMENT ON COLUMN meetings.participant_ids IS 'Entities of the participants.';
COMMENT ON COLUMN meetings.place_entity_id IS 'Entity of the place.';
COMMENT ON COLUMN meetings.forum_entity_id IS 'Entity of the forum.';
COMMENT ON COLUMN meetings.document_id IS 'The document.';
COMMENT ON COLUMN meetings.publisher IS 'Who published it.';
COMMENT ON COLUMN meetings.published_on IS 'When the document was published.';
COMMENT ON COLUMN meetings.char_start IS 'First character of the span, in code points of the document''s text.';
COMMENT ON COLUMN meetings.char_end IS 'After the last character of the span.';
COMMENT ON COLUMN meetings.surface IS 'The words of the span, as printed.';
COMMENT ON COLUMN meetings.sentence_start IS 'First character of its sentence.';
COMMENT ON COLUMN meetings.sentence IS 'The sentence that holds it, as printed; null where the licence keeps the words.';
