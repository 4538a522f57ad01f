-- What the texts of a file may say, as enumerations: a text that is none of them becomes NULL when it is cast.
-- The lists that follow an enumeration are read by its code plus one.

CREATE TEMP TYPE geography_code AS ENUM (SELECT geography_id FROM geography ORDER BY sort_order);
CREATE TEMP TYPE indicator_code AS ENUM (SELECT indicator_id FROM indicator ORDER BY sort_order);
CREATE TEMP TYPE source_code AS ENUM (SELECT source_id FROM source_rule ORDER BY source_id);
CREATE TEMP TYPE status_code AS ENUM (
  'final', 'preliminary', 'estimate', 'proxy', 'missing', 'not_applicable', 'suppressed', 'delayed', 'break'
);
CREATE TEMP TYPE confidence_code AS ENUM ('found in text', 'inferred', 'from memory');

CREATE TEMP TABLE period_rule AS
WITH years AS (SELECT unnest(range(1900, 2100)) AS y),
spans AS (
  SELECT CAST(y AS VARCHAR) AS period, 'year' AS frequency, make_date(y, 1, 1) AS period_start,
    INTERVAL 1 YEAR AS span
  FROM years
  UNION ALL
  SELECT format('{}-Q{}', y, q), 'quarter', make_date(y, q * 3 - 2, 1), INTERVAL 3 MONTH
  FROM years, (SELECT unnest(range(1, 5)) AS q)
  UNION ALL
  SELECT format('{}-{:02d}', y, m), 'month', make_date(y, m, 1), INTERVAL 1 MONTH
  FROM years, (SELECT unnest(range(1, 13)) AS m)
)
SELECT period, frequency, period_start, CAST(period_start + span - INTERVAL 1 DAY AS DATE) AS period_end
FROM spans
ORDER BY period;

CREATE TEMP TYPE period_code AS ENUM (SELECT period FROM period_rule ORDER BY period);
SET VARIABLE period_starts = (SELECT list(period_start ORDER BY period) FROM period_rule);
SET VARIABLE period_ends = (SELECT list(period_end ORDER BY period) FROM period_rule);

SET VARIABLE period_frequencies = (SELECT list(frequency ORDER BY period) FROM period_rule);

SET VARIABLE units = (SELECT list(unit ORDER BY sort_order) FROM indicator);
SET VARIABLE shares = (SELECT list(value_type = 'share' ORDER BY sort_order) FROM indicator);
SET VARIABLE counts = (SELECT list(value_type = 'count' ORDER BY sort_order) FROM indicator);
SET VARIABLE signed = (SELECT list(value_type IN ('amount', 'mean') ORDER BY sort_order) FROM indicator);
SET VARIABLE small_counts = (SELECT list(disclosure = 'small_counts' ORDER BY sort_order) FROM indicator);
SET VARIABLE multipliers = (
  SELECT list(CASE value_type WHEN 'share' THEN 100 WHEN 'rate' THEN 1000 END ORDER BY sort_order)
  FROM indicator
);
SET VARIABLE in_programme = (SELECT list(in_programme ORDER BY sort_order) FROM geography);
SET VARIABLE additives = (SELECT list(additive ORDER BY sort_order) FROM indicator);
SET VARIABLE compositions = (SELECT list(composition ORDER BY sort_order) FROM indicator);
SET VARIABLE indicator_count = (SELECT count(*) FROM indicator);

-- 0 undeclared; 1 decimal point with commas, 2 with spaces, 3 with nothing between thousands;
-- 11, 12, 13 the same with comma and point exchanged.
SET VARIABLE number_styles = (
  SELECT list(
    CASE
      WHEN decimal_mark IS NULL AND thousands_mark IS NULL THEN 0
      ELSE CASE WHEN coalesce(decimal_mark, CASE thousands_mark WHEN '.' THEN ',' ELSE '.' END) = ','
        THEN 10 ELSE 0 END
        + CASE
          WHEN thousands_mark = ' ' THEN 2
          WHEN thousands_mark = '' THEN 3
          WHEN thousands_mark IS NULL AND decimal_mark = '.' THEN 3
          ELSE 1
        END
    END
    ORDER BY source_id
  )
  FROM source_rule
);

-- Years that a source's published figure averages: by source, then indicator.
SET VARIABLE published_means = (
  SELECT list(coalesce(m.years, 1) ORDER BY s.source_id, i.sort_order)
  FROM source_rule AS s
  CROSS JOIN indicator AS i
  LEFT JOIN source_mean AS m ON m.source_id = s.source_id AND m.indicator_id = i.indicator_id
);

-- How a number is written. declared: by the marks that its source declares, in the English form `english`.
CREATE TEMP MACRO number_kind(written, english, style) AS
CASE
  WHEN written IS NULL THEN 'missing'
  WHEN strlen(written) > 24 THEN 'none'
  WHEN style <> 0 AND CASE style % 10
      WHEN 1 THEN regexp_full_match(english, '-?([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.[0-9]+)?')
      WHEN 2 THEN regexp_full_match(english, '-?([0-9]+|[1-9][0-9]{0,2}( [0-9]{3})+)(\.[0-9]+)?')
      ELSE regexp_full_match(english, '-?[0-9]+(\.[0-9]+)?')
    END THEN 'declared'
  WHEN regexp_full_match(written, '-?[0-9]+(,[0-9]+)?') THEN 'comma'
  WHEN regexp_full_match(written, '-?[1-9][0-9]{0,2}\.[0-9]{3}') THEN 'two_readings'
  WHEN regexp_full_match(written, '-?[0-9]+\.[0-9]+') THEN 'point'
  WHEN regexp_full_match(written, '-?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?') THEN 'danish'
  WHEN written IN ('..', '-') THEN 'missing'
  WHEN regexp_full_match(written, '< ?5') THEN 'suppressed'
  ELSE 'none'
END;

-- The same number as DuckDB reads it: digits and one point.
CREATE TEMP MACRO plain_number(written, english, kind) AS
CASE kind
  WHEN 'comma' THEN replace(written, ',', '.')
  WHEN 'point' THEN written
  WHEN 'danish' THEN replace(replace(written, '.', ''), ',', '.')
  WHEN 'declared' THEN replace(replace(english, ',', ''), ' ', '')
END;

-- A cell that looks like a CPR number: a valid ddmmyy and four digits, together or apart. Digits behind a decimal
-- mark are none: 0,2105263158 is a share.
CREATE TEMP MACRO has_cpr(cell) AS
strlen(cell) >= 10 AND regexp_matches(
  cell, '(^|[^0-9.,]|(^|[^0-9])[.,])(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}($|[^0-9])'
);

-- fault: NULL for a row to publish, else 'what is wrong:column', 'personal:' or 'left_out:'.
-- fault_cells: the cells of a faulty row, and what they should have agreed with; see faulty_rows.sql.
CREATE TEMP TABLE staged (
  file_no SMALLINT, is_demo BOOLEAN,
  geography geography_code, indicator indicator_code, period period_code,
  value DOUBLE, numerator DOUBLE, denominator DOUBLE, value_decimals TINYINT,
  status status_code, source_id VARCHAR, published_on DATE, published_assumed BOOLEAN,
  averaged_years TINYINT, note VARCHAR, confidence confidence_code, is_break BOOLEAN,
  fault VARCHAR, fault_cells VARCHAR[]
);

-- The name of a period that is counted from the year 0, as trend_points counts it.
CREATE TEMP MACRO period_name(counted, frequency) AS
CASE frequency
  WHEN 'year' THEN CAST(counted AS VARCHAR)
  WHEN 'quarter' THEN format('{}-Q{}', counted // 4, counted % 4 + 1)
  ELSE format('{}-{:02d}', counted // 12, counted % 12 + 1)
END;
