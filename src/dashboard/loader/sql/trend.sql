-- The states of one indicator in the view trend_state: codes into words, counted periods into names.
-- Parameters: indicator_id, frequency, method_version, and for each kind of code its words by place.
INSERT INTO trend BY NAME
SELECT
  CAST(enum_range(NULL::geography_code)[series + 1] AS VARCHAR) AS geography_id,
  $indicator_id AS indicator_id,
  DATE '1970-01-01' + CAST(known_from AS INTEGER) AS known_from,
  period_name(last_period, $frequency) AS last_period,
  $directions[direction + 1] AS direction,
  $strengths[strength + 1] AS strength,
  $methods[method + 1] AS method,
  $method_version AS method_version,
  period_name(first_period, $frequency) AS first_period,
  points, is_demo,
  $reasons[reason + 1] AS reason,
  $signals[signal + 1] AS signal,
  nullif(statistic, 'nan') AS statistic, nullif(slope, 'nan') AS slope, nullif(detectable, 'nan') AS detectable,
  nullif(mean, 'nan') AS mean, nullif(lower, 'nan') AS lower, nullif(upper, 'nan') AS upper
FROM trend_state;
