SELECT g.goal_id, g.kind, g.text, g.not_measured, list(i.name ORDER BY i.sort_order) FILTER (i.name IS NOT NULL) AS indicators,
       list(i.indicator_id ORDER BY i.sort_order) FILTER (i.name IS NOT NULL) AS indicator_ids
FROM goal AS g
LEFT JOIN goal_indicator AS l USING (goal_id)
LEFT JOIN indicator AS i USING (indicator_id)
GROUP BY ALL ORDER BY min(g.sort_order)
