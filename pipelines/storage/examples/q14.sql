-- Q14 How is each person described (titles, names), and do the sources differ?
SELECT person, title, organisation, country_code, is_former, names,
    count(DISTINCT title) OVER (PARTITION BY person_entity_id) > 1 AS titles_differ,
    publisher, document_id, char_start, char_end, surface, sentence
FROM who_is_who
ORDER BY person, title, document_id, char_start, char_end;
