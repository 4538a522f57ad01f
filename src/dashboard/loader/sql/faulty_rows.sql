-- Every row that is not kept, in reading order, with the cell at fault and what it should have agreed with.
WITH faulty AS (
  SELECT
    rowid AS row_id, file_no, source_id, fault_cells,
    split_part(fault, ':', 1) AS code, split_part(fault, ':', 2) AS field
  FROM staged
  WHERE fault IS NOT NULL AND fault <> 'left_out:'
)
SELECT
  row_id, file_no, source_id, code,
  CASE WHEN field = 'value' THEN coalesce(fault_cells[14], field) ELSE field END AS column_name,
  left(
    fault_cells[list_position(
      [
        'geography_id', 'indicator_id', 'period', 'value', 'numerator', 'denominator', 'status', 'published_on',
        'source_id', 'unit', 'averaged_years', 'published_assumed', 'confidence'
      ], field
    )], 200
  ) AS value,
  CASE code
    WHEN 'disagrees' THEN fault_cells[15]
    WHEN 'early' THEN fault_cells[16]
    WHEN 'unit' THEN fault_cells[17]
    WHEN 'above' THEN fault_cells[6]
  END AS detail
FROM faulty
ORDER BY row_id;
