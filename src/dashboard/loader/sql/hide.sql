-- Every publication of the hidden figures, alike whether a count was small or its figure protects another:
-- a note would tell them apart, so it goes too. Publications without a figure (delayed, missing) stay.
-- Parameters, as long as each other: geographies, indicators, periods, averaged_years.
UPDATE staged SET
  value = NULL, numerator = NULL, denominator = NULL, value_decimals = NULL,
  status = 'suppressed', note = NULL
FROM (
  SELECT
    CAST(unnest($geographies) AS geography_code) AS geography,
    CAST(unnest($indicators) AS indicator_code) AS indicator,
    CAST(unnest($periods) AS period_code) AS period,
    CAST(unnest($averaged_years) AS TINYINT) AS averaged_years
) AS hidden
WHERE staged.fault IS NULL
  AND (staged.status = 'suppressed' OR staged.value IS NOT NULL OR staged.numerator IS NOT NULL)
  AND staged.geography = hidden.geography AND staged.indicator = hidden.indicator
  AND staged.period = hidden.period AND staged.averaged_years = hidden.averaged_years;
