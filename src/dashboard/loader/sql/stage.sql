-- One file's cells -> typed rows, each with its first fault where it has one. Row order is kept: a row's line is
-- found again by its place. Parameters: file_no, is_demo, source_id (where the file gives none), scale.
-- Whatever only a faulty row needs stands inside a CASE, so that sound rows do not pay for it.
INSERT INTO staged
WITH cells AS (
  SELECT * REPLACE (coalesce(source_id, $source_id) AS source_id) FROM incoming
),
coded AS (
  SELECT
    *,
    TRY_CAST(geography_id AS geography_code) AS geography,
    TRY_CAST(indicator_id AS indicator_code) AS indicator,
    CASE
      -- A failed cast compares with all 3,400 periods to suggest one, for a quarter of a millisecond a row. No list
      -- of endings here: DuckDB makes it a join, which does not keep the order of the rows.
      WHEN regexp_full_match(period, '(19|20)[0-9][0-9](-Q[1-4]|-0[1-9]|-1[0-2])?') THEN TRY_CAST(period AS period_code)
    END AS period_known,
    TRY_CAST(status AS status_code) AS status_known,
    TRY_CAST(source_id AS source_code) AS source_known,
    CASE
      WHEN length(published_on) = 10 AND published_on[5] = '-' THEN TRY_CAST(published_on AS DATE)
      WHEN length(published_on) = 10 AND published_on[3] = '-'
        THEN CAST(try_strptime(published_on, '%d-%m-%Y') AS DATE)
    END AS published_given
  FROM cells
),
ruled AS (
  SELECT
    *,
    getvariable('period_starts')[enum_code(period_known) + 1] AS period_start,
    coalesce(getvariable('number_styles')[enum_code(source_known) + 1], 0) AS style,
    CASE
      WHEN averaged_years IS NOT NULL THEN
        CASE WHEN regexp_full_match(averaged_years, '[1-9]|10') THEN CAST(averaged_years AS TINYINT) END
      ELSE coalesce(
        getvariable('published_means')[
          CAST(enum_code(source_known) AS INTEGER) * getvariable('indicator_count') + enum_code(indicator) + 1
        ], 1
      )
    END AS years_averaged
  FROM coded
),
exchanged AS (
  SELECT
    *,
    CASE WHEN style >= 10 THEN translate(value, ',.', '.,') ELSE value END AS value_english,
    CASE WHEN style >= 10 THEN translate(numerator, ',.', '.,') ELSE numerator END AS numerator_english,
    CASE WHEN style >= 10 THEN translate(denominator, ',.', '.,') ELSE denominator END AS denominator_english
  FROM ruled
),
kinds AS (
  SELECT
    *,
    number_kind(value, value_english, style) AS value_kind,
    number_kind(numerator, numerator_english, style) AS numerator_kind,
    number_kind(denominator, denominator_english, style) AS denominator_kind
  FROM exchanged
),
plain AS (
  SELECT
    *,
    plain_number(value, value_english, value_kind) AS value_plain,
    plain_number(numerator, numerator_english, numerator_kind) AS numerator_plain,
    plain_number(denominator, denominator_english, denominator_kind) AS denominator_plain
  FROM kinds
),
numbers AS (
  SELECT
    *,
    TRY_CAST(value_plain AS DOUBLE) AS written_number,
    CAST(
      CASE WHEN strpos(value_plain, '.') > 0 THEN length(value_plain) - strpos(value_plain, '.') ELSE 0 END
      AS INTEGER
    ) AS written_decimals,
    TRY_CAST(numerator_plain AS DOUBLE) AS numerator_number,
    TRY_CAST(denominator_plain AS DOUBLE) AS denominator_number
  FROM plain
),
scaled AS (
  SELECT
    *,
    CASE
      WHEN $scale = 1 THEN written_decimals
      ELSE greatest(written_decimals - CAST(round(log10($scale)) AS INTEGER), 0)
    END AS decimals,
    CASE WHEN $scale = 1 THEN written_number ELSE written_number * $scale END AS value_number,
    -- The value that numerator and denominator give.
    CASE
      WHEN numerator_number IS NOT NULL AND denominator_number > 0
        THEN numerator_number / denominator_number * getvariable('multipliers')[enum_code(indicator) + 1]
    END AS expected
  FROM numbers
),
judged AS (
  SELECT
    *,
    CASE
      WHEN has_cpr(note) OR has_cpr(extras) OR has_cpr(value) OR has_cpr(numerator) OR has_cpr(denominator)
        THEN 'personal:'
      WHEN geography_id IS NULL THEN 'empty:geography_id'
      WHEN geography IS NULL THEN 'geography:geography_id'
      WHEN indicator_id IS NULL THEN 'empty:indicator_id'
      WHEN indicator IS NULL THEN 'indicator:indicator_id'
      WHEN period IS NULL THEN 'empty:period'
      WHEN period_known IS NULL THEN 'period:period'
      WHEN value_kind IN ('two_readings', 'none') THEN value_kind || ':value'
      WHEN numerator_kind IN ('two_readings', 'none') THEN numerator_kind || ':numerator'
      WHEN denominator_kind IN ('two_readings', 'none') THEN denominator_kind || ':denominator'
      WHEN status IS NOT NULL AND status_known IS NULL THEN 'status:status'
      WHEN published_on IS NOT NULL AND published_given IS NULL THEN 'date:published_on'
      WHEN published_given < period_start THEN 'early:published_on'
      WHEN source_known IS NULL AND NOT regexp_full_match(source_id, '[a-z][a-z0-9_]*')
        THEN 'source:source_id'
      WHEN source_known IS NULL AND has_cpr(source_id) THEN 'personal:'
      WHEN unit IS NOT NULL AND unit <> getvariable('units')[enum_code(indicator) + 1] THEN 'unit:unit'
      WHEN years_averaged IS NULL THEN 'averaged:averaged_years'
      WHEN published_assumed IS NOT NULL AND lower(published_assumed) NOT IN ('true', 'false')
        THEN 'boolean:published_assumed'
      WHEN confidence IS NOT NULL AND TRY_CAST(confidence AS confidence_code) IS NULL
        THEN 'confidence:confidence'
      WHEN value_number IS NOT NULL AND status_known IN ('missing', 'not_applicable', 'delayed')
        THEN 'no_figure:status'
      WHEN denominator_number <= 0 THEN 'denominator:denominator'
      WHEN numerator_number < 0 THEN 'negative:numerator'
      WHEN value_number < 0 AND NOT getvariable('signed')[enum_code(indicator) + 1] THEN 'negative:value'
      WHEN numerator_number > denominator_number AND getvariable('shares')[enum_code(indicator) + 1] THEN 'above:numerator'
      -- Half a unit of the last decimal that was written, and a little for the arithmetic.
      WHEN abs(value_number - expected) > 0.5 * pow(10, -written_decimals) * $scale + 1e-6
        THEN 'disagrees:value'
    END AS fault,
    CASE
      WHEN value_kind = 'suppressed' OR numerator_kind = 'suppressed' OR denominator_kind = 'suppressed'
        OR status_known = 'suppressed' THEN true
      WHEN (
        numerator_number > 0 AND numerator_number < 5
        OR denominator_number - numerator_number > 0 AND denominator_number - numerator_number < 5
        OR value_number > 0 AND value_number < 5 AND getvariable('counts')[enum_code(indicator) + 1]
      ) AND getvariable('small_counts')[enum_code(indicator) + 1] THEN true
      ELSE false
    END AS is_suppressed
  FROM scaled
)
SELECT
  $file_no, $is_demo,
  geography, indicator, period_known,
  CASE
    WHEN is_suppressed THEN NULL
    WHEN $scale = 1 THEN value_number
    ELSE round(value_number, decimals)
  END,
  CASE WHEN is_suppressed THEN NULL ELSE numerator_number END,
  CASE WHEN is_suppressed THEN NULL ELSE denominator_number END,
  CASE WHEN is_suppressed OR value_number IS NULL THEN NULL ELSE decimals END,
  CASE
    WHEN is_suppressed THEN 'suppressed'
    WHEN value_number IS NULL AND (
      status_known IS NULL OR status_known IN ('final', 'preliminary', 'estimate', 'proxy')
    ) THEN 'missing'
    ELSE coalesce(status_known, 'final')
  END,
  CASE WHEN fault = 'source:source_id' THEN $source_id ELSE source_id END,
  CASE
    WHEN published_given IS NOT NULL THEN published_given
    ELSE getvariable('period_ends')[enum_code(period_known) + 1] + 1
  END,
  published_given IS NULL OR coalesce(lower(published_assumed) = 'true', false),
  years_averaged, note, TRY_CAST(confidence AS confidence_code),
  -- Apart from the status, which a hidden figure loses.
  coalesce(status_known = 'break', false),
  fault,
  CASE
    -- What is suppressed is not told here either.
    WHEN fault IS NOT NULL THEN [
      geography_id, indicator_id, period,
      CASE WHEN is_suppressed AND value IS NOT NULL THEN '(skjult)' ELSE value END,
      CASE WHEN is_suppressed AND numerator IS NOT NULL THEN '(skjult)' ELSE numerator END,
      CASE WHEN is_suppressed AND denominator IS NOT NULL THEN '(skjult)' ELSE denominator END,
      status, published_on, source_id, unit, averaged_years, published_assumed, confidence,
      value_head,
      CASE WHEN is_suppressed THEN '(skjult)' ELSE CAST(round(expected, written_decimals + 2) AS VARCHAR) END,
      CAST(period_start AS VARCHAR),
      getvariable('units')[enum_code(indicator) + 1]
    ]
  END
FROM judged;
