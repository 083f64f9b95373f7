-- Q15 Which direct quotations exist, by speaker, with exact location?
SELECT speaker, speaker_kind, words, document_id, publisher, char_start, char_end, sentence
FROM who_said_what
WHERE directness = 'direct'
ORDER BY speaker, document_id, char_start, char_end;
