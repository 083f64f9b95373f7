-- Q04 Who said what about rare earths, in which words?
SELECT speaker, directness, words, cue, publisher, document_id, char_start, char_end, sentence
FROM who_said_what
WHERE sentence ILIKE '%rare earth%' OR sentence ILIKE '%rare-earth%' OR words ILIKE '%rare earth%'
ORDER BY speaker NULLS LAST, document_id, char_start, char_end;
