-- Who said what, in quotation marks or reported, to whom?
CREATE VIEW who_said_what AS
SELECT
    coalesce(e.name, q.speaker_surface) AS speaker,
    q.speaker_kind,
    q.directness,
    q.surface AS words,
    q.cue,
    coalesce(a.name, q.addressee) AS addressee,
    q.speaker_surface,
    q.speaker_entity_id,
    q.document_id,
    c.publisher,
    c.published_on,
    q.char_start,
    q.char_end,
    q.sentence_start,
    c.sentence
FROM quotes AS q
LEFT JOIN entities AS e ON e.entity_id = q.speaker_entity_id
LEFT JOIN entities AS a ON a.entity_id = q.addressee_entity_id
LEFT JOIN citations AS c USING (document_id, sentence_start)
ORDER BY speaker NULLS LAST, q.document_id, q.char_start;

COMMENT ON VIEW who_said_what IS 'Quoted and reported words with their speakers.';
COMMENT ON COLUMN who_said_what.speaker IS 'Who said it: the entity''s name, else as printed.';
COMMENT ON COLUMN who_said_what.speaker_kind IS 'How the speaker is given.';
COMMENT ON COLUMN who_said_what.directness IS 'Direct, partial or indirect.';
COMMENT ON COLUMN who_said_what.words IS 'The words, as printed.';
COMMENT ON COLUMN who_said_what.cue IS 'The word that introduces the speech.';
COMMENT ON COLUMN who_said_what.addressee IS 'To whom.';
COMMENT ON COLUMN who_said_what.speaker_surface IS 'The speaker, as printed; where a pronoun stands for somebody unnamed, the words it takes up.';
COMMENT ON COLUMN who_said_what.speaker_entity_id IS 'Entity of the speaker.';
COMMENT ON COLUMN who_said_what.document_id IS 'The document.';
COMMENT ON COLUMN who_said_what.publisher IS 'Who published it.';
COMMENT ON COLUMN who_said_what.published_on IS 'When the document was published.';
COMMENT ON COLUMN who_said_what.char_start IS 'First character of the span, in code points of the document''s text.';
COMMENT ON COLUMN who_said_what.char_end IS 'After the last character of the span.';
COMMENT ON COLUMN who_said_what.sentence_start IS 'First character of its sentence.';
COMMENT ON COLUMN who_said_what.sentence IS 'The sentence that holds it, as printed; null where the licence keeps the words.';
