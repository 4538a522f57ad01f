-- Table macros that outside programs rely on. Each takes the date that everything is seen from.
-- What is asked of indicators and frequencies stands inside, before a window: of ten million rows it leaves the few
-- that are next to each other in the file. superseded_on and outdated_on spare the windows most of the rest.
-- programme_only leaves out the areas of other plans.

-- What was known on a date: one row per geography, indicator and period.
-- A real figure stands before an example one, a later publication before an earlier.
CREATE MACRO observation_as_of(as_of) AS TABLE
SELECT *
FROM observation
WHERE published_on <= as_of AND (superseded_on IS NULL OR superseded_on > as_of)
QUALIFY row_number() OVER (
  PARTITION BY geography_id, indicator_id, period
  ORDER BY is_demo, published_on DESC, averaged_years
) = 1;

-- Every rule value that could be formed on a date, one row per area, criterion and year:
-- the published mean of the rule's years where there is one, else the mean of single years.
-- A real value stands before an example one, and a proxy is never a rule value.
CREATE MACRO rule_value_as_of(as_of, ruleset_id, programme_only := false) AS TABLE
WITH rules AS (
  SELECT c.indicator_id, c.averaging_years FROM criterion AS c WHERE c.ruleset_id = ruleset_id
),
known AS (
  SELECT o.*, year(o.period_start) AS data_year
  FROM observation AS o
  WHERE o.published_on <= as_of AND (o.superseded_on IS NULL OR o.superseded_on > as_of) AND o.frequency = 'year'
    AND o.indicator_id IN (SELECT r.indicator_id FROM rules AS r)
    AND (o.in_programme OR NOT programme_only)
  QUALIFY row_number() OVER (
    PARTITION BY o.geography_id, o.indicator_id, o.period, o.averaged_years
    ORDER BY o.is_demo, o.published_on DESC
  ) = 1
),
candidates AS (
  SELECT
    k.geography_id, k.indicator_id, k.data_year, k.period, k.value, k.numerator, k.denominator,
    k.value_decimals, k.published_on, k.published_assumed, k.is_demo, k.source_id,
    k.data_year AS first_year, 'published' AS basis, 0 AS preference,
    [k.numerator] AS numerators, [k.denominator] AS denominators
  FROM known AS k
  JOIN rules AS r USING (indicator_id)
  WHERE k.averaged_years = r.averaging_years AND k.value IS NOT NULL AND k.status <> 'proxy'
  UNION ALL
  SELECT
    last.geography_id, last.indicator_id, last.data_year, last.period,
    avg(part.value), sum(part.numerator), sum(part.denominator),
    max(part.value_decimals), max(part.published_on), bool_or(part.published_assumed),
    bool_or(part.is_demo), arg_max(part.source_id, part.data_year),
    min(part.data_year), 'mean_of_years', 1,
    list(part.numerator ORDER BY part.data_year), list(part.denominator ORDER BY part.data_year)
  FROM known AS last
  JOIN rules AS r USING (indicator_id)
  JOIN known AS part
    ON part.geography_id = last.geography_id AND part.indicator_id = last.indicator_id
    AND part.data_year BETWEEN last.data_year - r.averaging_years + 1 AND last.data_year
  WHERE r.averaging_years > 1
    AND last.averaged_years = 1 AND last.value IS NOT NULL
    AND part.averaged_years = 1 AND part.value IS NOT NULL AND part.status <> 'proxy'
  GROUP BY last.geography_id, last.indicator_id, last.data_year, last.period, r.averaging_years
  HAVING count(*) = r.averaging_years
)
SELECT * EXCLUDE (preference)
FROM candidates
QUALIFY row_number() OVER (PARTITION BY geography_id, indicator_id, data_year ORDER BY is_demo, preference) = 1;

-- One row per area and criterion. margin: how far the value is on the criterion's side of the threshold,
-- in the indicator's unit; positive or zero where the criterion is met.
-- threshold is NULL where the yearly national share of the list in force is not known.
CREATE MACRO criterion_status(as_of, ruleset_id, programme_only := false) AS TABLE
WITH rules AS (
  SELECT c.* EXCLUDE (threshold), coalesce(c.threshold, y.threshold) AS threshold
  FROM criterion AS c
  LEFT JOIN yearly_threshold AS y
    ON c.threshold IS NULL AND y.indicator_id = c.indicator_id AND y.used
    AND y.national_multiple = c.national_multiple
    -- the list in force: published on 1 December
    AND y.list_year = year(CAST(as_of AS DATE)) - CASE WHEN month(CAST(as_of AS DATE)) = 12 THEN 0 ELSE 1 END
  WHERE c.ruleset_id = ruleset_id
),
rule_value AS (
  SELECT * FROM rule_value_as_of(as_of, ruleset_id, programme_only := programme_only)
  QUALIFY row_number() OVER (PARTITION BY geography_id, indicator_id ORDER BY data_year DESC) = 1
),
yearly AS (
  SELECT o.*
  FROM observation AS o
  WHERE o.published_on <= as_of AND (o.outdated_on IS NULL OR o.outdated_on > as_of) AND o.frequency = 'year'
    AND o.indicator_id IN (SELECT r.indicator_id FROM rules AS r)
    AND (o.in_programme OR NOT programme_only)
  QUALIFY row_number() OVER (
    PARTITION BY o.geography_id, o.indicator_id, o.period
    ORDER BY o.is_demo, o.published_on DESC, o.averaged_years
  ) = 1
),
latest AS (
  SELECT geography_id, indicator_id, period, value, status, is_demo, value_decimals, published_on
  FROM yearly
  WHERE value IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY geography_id, indicator_id ORDER BY period_end DESC) = 1
),
judged AS (
  SELECT
    g.geography_id, r.indicator_id, v.value, r.threshold, r.operator, r.role, r.averaging_years,
    round(CASE r.operator WHEN '<' THEN r.threshold - v.value ELSE v.value - r.threshold END, 6) AS margin,
    v.period, v.first_year, v.data_year, v.basis, v.numerator, v.denominator, v.value_decimals,
    v.published_on, v.published_assumed, v.is_demo, v.source_id,
    l.period AS latest_period, l.value AS latest_value, l.status AS latest_status,
    l.is_demo AS latest_is_demo, l.value_decimals AS latest_decimals, v.numerators, v.denominators,
    g.sort_order AS geography_order, r.sort_order AS criterion_order
  FROM geography AS g
  CROSS JOIN rules AS r
  LEFT JOIN rule_value AS v USING (geography_id, indicator_id)
  LEFT JOIN latest AS l USING (geography_id, indicator_id)
  WHERE g.kind = 'boligomraade' AND (g.in_programme OR NOT programme_only)
)
SELECT
  geography_id, indicator_id, value, threshold,
  CASE operator WHEN '>=' THEN margin >= 0 ELSE margin > 0 END AS is_met,
  margin, * EXCLUDE (geography_id, indicator_id, value, threshold, margin)
FROM judged
ORDER BY geography_order, criterion_order;

-- One row per area. met, unknown and of count the k-of-m criteria; a mandatory criterion must hold besides.
-- 'unknown' only where what is not known could change the verdict.
CREATE MACRO list_status(as_of, ruleset_id, programme_only := false) AS TABLE
WITH counted AS (
  SELECT
    geography_id,
    CAST(count(*) FILTER (role = 'counted' AND is_met) AS INTEGER) AS met,
    CAST(count(*) FILTER (role = 'counted' AND is_met IS NULL) AS INTEGER) AS unknown,
    CAST(count(*) FILTER (role = 'counted') AS INTEGER) AS of_all,
    CASE
      WHEN coalesce(bool_or(role = 'mandatory' AND is_met = false), false) THEN false
      WHEN count(*) FILTER (role = 'mandatory' AND is_met IS NULL) > 0 THEN NULL
      ELSE true
    END AS mandatory_met,
    coalesce(bool_or(is_demo), false) AS any_demo,
    CAST(min(data_year) AS INTEGER) AS oldest_year
  FROM criterion_status(as_of, ruleset_id, programme_only := programme_only)
  GROUP BY geography_id
),
known_people AS (
  SELECT o.*
  FROM observation AS o
  WHERE o.published_on <= as_of AND (o.outdated_on IS NULL OR o.outdated_on > as_of)
    AND o.indicator_id = 'residents'
    AND (o.in_programme OR NOT programme_only)
  QUALIFY row_number() OVER (
    PARTITION BY o.geography_id, o.period ORDER BY o.is_demo, o.published_on DESC, o.averaged_years
  ) = 1
),
people AS (
  SELECT geography_id, value AS residents, period AS residents_period, is_demo AS residents_is_demo
  FROM known_people
  WHERE value IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY geography_id ORDER BY period_end DESC) = 1
)
SELECT
  c.geography_id, c.met, c.unknown, r.required, c.of_all AS "of", p.residents,
  CASE
    WHEN p.residents < r.min_residents OR c.mandatory_met = false OR c.met + c.unknown < r.required THEN 'off'
    WHEN c.met >= r.required AND c.mandatory_met AND p.residents >= r.min_residents THEN 'on'
    ELSE 'unknown'
  END AS verdict,
  c.mandatory_met, r.min_residents, p.residents_period, p.residents_is_demo,
  c.any_demo OR coalesce(p.residents_is_demo, false) AS rests_on_demo, c.oldest_year
FROM counted AS c
JOIN ruleset AS r ON r.ruleset_id = ruleset_id
LEFT JOIN people AS p USING (geography_id);

-- The trend state of each series as it was known on a date, one row per geography and indicator.
CREATE MACRO trend_as_of(as_of, programme_only := false) AS TABLE
SELECT
  geography_id, indicator_id, last_period, direction, strength, method, method_version,
  * EXCLUDE (geography_id, indicator_id, last_period, direction, strength, method, method_version)
FROM trend
WHERE known_from <= as_of
  AND (NOT programme_only OR geography_id IN (SELECT p.geography_id FROM programme_place AS p))
QUALIFY row_number() OVER (PARTITION BY geography_id, indicator_id ORDER BY known_from DESC) = 1;
