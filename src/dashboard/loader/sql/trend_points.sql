-- Every publication of single periods, as codes and numbers: the trend's input, in order of publication.
SELECT
  enum_code(geography) AS geography, enum_code(indicator) AS indicator, enum_code(period) AS period,
  date_diff('day', DATE '1970-01-01', published_on) AS published,
  coalesce(value, 'nan') AS value, coalesce(numerator, 'nan') AS numerator, coalesce(denominator, 'nan') AS denominator,
  status = 'break' AS is_break, is_demo
FROM kept
WHERE averaged_years = 1
ORDER BY 1, 2, published;
