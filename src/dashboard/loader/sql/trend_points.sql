-- Every publication of an indicator's single periods, place by place and by day: the trend's input. Of each place
-- the indicator's own frequency; where it has none, the commonest.
-- Years, quarters and months count from the year 0. Parameters: indicator_id, wanted.
WITH point AS MATERIALIZED (
  -- From observation, where the figures of an indicator lie together.
  SELECT
    CAST(geography_id AS geography_code) AS geography, published_on, frequency, period_start,
    value, numerator, denominator, is_break, is_demo
  FROM observation
  WHERE indicator_id = $indicator_id AND averaged_years = 1
),
counted AS (
  SELECT geography, frequency, count(*) AS points FROM point GROUP BY geography, frequency
),
chosen AS (
  SELECT geography, frequency
  FROM counted
  QUALIFY row_number() OVER (
    PARTITION BY geography
    ORDER BY frequency <> $wanted, points DESC, list_position(['year', 'quarter', 'month'], frequency)
  ) = 1
)
SELECT
  CAST(enum_code(p.geography) AS BIGINT) AS series,
  CAST(p.published_on - DATE '1970-01-01' AS BIGINT) AS published,
  CAST(CASE p.frequency
    WHEN 'year' THEN year(p.period_start)
    WHEN 'quarter' THEN 4 * year(p.period_start) + quarter(p.period_start) - 1
    ELSE 12 * year(p.period_start) + month(p.period_start) - 1
  END AS BIGINT) AS period,
  p.frequency,
  coalesce(p.value, 'nan') AS value,
  coalesce(p.numerator, 'nan') AS numerator,
  coalesce(p.denominator, 'nan') AS denominator,
  p.is_break, p.is_demo
FROM point AS p
JOIN chosen USING (geography, frequency)
ORDER BY p.geography, p.published_on;
