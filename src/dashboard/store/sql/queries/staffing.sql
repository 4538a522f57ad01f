SELECT role, positions, note FROM staffing ORDER BY sort_order
