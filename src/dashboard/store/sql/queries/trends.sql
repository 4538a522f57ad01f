SELECT t.* FROM trend_as_of($as_of, programme_only := true) AS t
JOIN geography AS g USING (geography_id)
JOIN indicator AS i USING (indicator_id)
ORDER BY i.sort_order, g.sort_order
