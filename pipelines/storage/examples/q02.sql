-- Q02 Where do the sources disagree, and on what?
SELECT claim_kind, subject_key, verdict, claimed, explanation, publisher, document_id, char_start, char_end, surface, sentence
FROM source_conflicts
ORDER BY verdict, claim_kind, subject_key, claimed, document_id, char_start, char_end;
