-- The words behind the codes of trend_points.
SELECT
  CAST(enum_range(NULL::geography_code) AS VARCHAR[]), CAST(enum_range(NULL::indicator_code) AS VARCHAR[]),
  CAST(enum_range(NULL::period_code) AS VARCHAR[]);
