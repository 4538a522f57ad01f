SELECT i.* EXCLUDE (sort_order), s.name AS source_name,
       list(f.name ORDER BY f.sort_order) FILTER (f.name IS NOT NULL) AS focus_area_names,
       list(f.focus_area_id ORDER BY f.sort_order) FILTER (f.name IS NOT NULL) AS focus_area_ids
FROM indicator AS i
LEFT JOIN source AS s USING (source_id)
LEFT JOIN indicator_focus_area AS l USING (indicator_id)
LEFT JOIN focus_area AS f USING (focus_area_id)
GROUP BY ALL ORDER BY min(i.sort_order)
