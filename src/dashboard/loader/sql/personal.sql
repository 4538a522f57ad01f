-- The first row of the file just staged that holds something like a CPR number; only where it stands.
-- A cell that is part of the vocabulary cannot be one, so sound rows need no second look.
SELECT rowid AS row_id
FROM staged
WHERE file_no = $file_no AND fault IS NOT NULL
  AND (fault = 'personal:' OR list_bool_or(list_transform(fault_cells[:13], lambda cell: has_cpr(cell))))
ORDER BY rowid
LIMIT 1;
