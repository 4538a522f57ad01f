SELECT c.ruleset_id, c.indicator_id, i.name, i.unit, i.decimals, c.operator, c.threshold, c.averaging_years,
       c.national_multiple, c.role, c.population, c.application_differs
FROM criterion AS c JOIN indicator AS i USING (indicator_id)
ORDER BY c.ruleset_id, c.sort_order
