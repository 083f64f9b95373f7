-- Q08 Which export controls are in force, announced or under consideration, by imposer?
SELECT imposer, target, product, status, happened_on, is_reported, document_id, publisher, char_start, char_end, surface, sentence
FROM measure_history
WHERE instrument IN ('export_control', 'entity_listing', 'licence_requirement')
    AND status IN ('in_force', 'raised', 'announced', 'under_consideration')
ORDER BY imposer NULLS LAST, status, product, document_id, char_start;
