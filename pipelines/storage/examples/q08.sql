-- Q08 Which export controls are in force, announced or under consideration, by imposer?
SELECT imposer, target, product, status, is_prospective, happened_on, is_reported, document_id, publisher, char_start, char_end, surface, sentence
FROM measure_history
WHERE instrument IN ('export_control', 'entity_listing', 'licence_requirement')
    -- what is to be lifted is still in force
    AND (status IN ('in_force', 'raised', 'extended', 'announced', 'under_consideration')
        OR (is_prospective AND status IN ('lifted', 'suspended', 'reduced')))
ORDER BY imposer NULLS LAST, status, is_prospective NULLS FIRST, product, document_id, char_start, char_end;
