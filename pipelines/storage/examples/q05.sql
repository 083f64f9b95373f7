-- Q05 When and where will Trump and Xi meet according to each source, and how certain?
SELECT publisher, published_on, starts_on, ends_on, place, forum, status, participants,
    document_id, char_start, char_end, surface, sentence
FROM meetings
WHERE kind = 'summit'
    AND (participants LIKE '%Trump%' OR sentence LIKE '%Trump%')
    AND (participants LIKE '%Xi %' OR sentence LIKE '%Xi%' OR sentence ILIKE '%two presidents%')
ORDER BY document_id, char_start;
