SELECT source_id, name, url, publisher, licence, what, how_it_comes, caveats, is_described, "rows", rejected, demo_rows,
       latest_period, published_on
FROM source ORDER BY demo_rows > 0, "rows" DESC, name
