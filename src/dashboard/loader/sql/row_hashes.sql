-- How many rows the relation `compared` has, and a sum over the hashes of its rows that no order of them changes.
-- Hashed twice, so that what two rows' hashes have in common does not cancel out in the sum.
SELECT count(*) AS "rows", CAST(coalesce(sum(hash(hash(compared))), 0) AS VARCHAR) AS hashes
FROM compared;
