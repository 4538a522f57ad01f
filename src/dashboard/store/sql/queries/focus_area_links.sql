-- Which focus areas an indicator has, and which one an initiative belongs to.
SELECT 'indicator' AS kind, l.indicator_id AS of_id, l.focus_area_id, f.name AS focus_area_name
FROM indicator_focus_area AS l JOIN focus_area AS f USING (focus_area_id)
UNION ALL
SELECT 'initiative' AS kind, i.initiative_id AS of_id, i.focus_area_id, f.name AS focus_area_name
FROM initiative AS i JOIN focus_area AS f USING (focus_area_id)
ORDER BY kind, of_id, focus_area_id
