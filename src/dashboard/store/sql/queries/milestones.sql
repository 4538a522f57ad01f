SELECT m.milestone_id, m.initiative_id, i.geography_ids, m.name, m.due_on, m.done_on, m.is_demo
FROM milestone AS m
LEFT JOIN initiative AS i USING (initiative_id)
ORDER BY m.due_on, m.milestone_id
