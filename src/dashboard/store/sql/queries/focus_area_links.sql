-- Which focus areas an indicator has, and which one an initiative belongs to.
SELECT 'indicator' AS kind, i.indicator_id AS of_id, i.name AS of_name, f.focus_area_id, f.name AS focus_area_name
FROM indicator_focus_area AS l
JOIN indicator AS i USING (indicator_id)
JOIN focus_area AS f USING (focus_area_id)
UNION ALL
SELECT 'initiative' AS kind, i.initiative_id AS of_id, i.name AS of_name, f.focus_area_id, f.name AS focus_area_name
FROM initiative AS i JOIN focus_area AS f USING (focus_area_id)
ORDER BY kind, of_id, focus_area_id
