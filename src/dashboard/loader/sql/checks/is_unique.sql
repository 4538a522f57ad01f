-- Whether no two rows have the same place, indicator, period, publication date and number of years averaged.
SELECT count(*) = count(DISTINCT
  (((CAST(enum_code(geography) AS BIGINT) * 1000 + enum_code(indicator)) * 10000 + enum_code(period)) * 100000
    + date_diff('day', DATE '1900-01-01', published_on)) * 16 + averaged_years
)
FROM kept;
