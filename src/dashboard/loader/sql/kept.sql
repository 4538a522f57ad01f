-- Example rows that a real figure replaces are left out; what is left is to be published.
UPDATE staged SET fault = 'left_out:'
WHERE is_demo AND fault IS NULL AND EXISTS (
  SELECT 1
  FROM staged AS figure
  WHERE NOT figure.is_demo AND figure.fault IS NULL
    AND figure.geography = staged.geography AND figure.indicator = staged.indicator
    AND figure.period = staged.period AND figure.averaged_years = staged.averaged_years
);

CREATE TEMP VIEW kept AS SELECT rowid AS row_id, * FROM staged WHERE fault IS NULL;
