SELECT i.initiative_id, i.focus_area_id, i.name, i.description, i.kind, i.kind_is_assumed, i.application_heading,
       i.partners, i.geography_ids
FROM initiative AS i
LEFT JOIN focus_area AS f USING (focus_area_id)
ORDER BY f.sort_order, i.sort_order
