-- The tables of a build. The first columns of each are the contract (docs/contract); what follows may change.

CREATE TABLE build (
  build_id VARCHAR, built_at TIMESTAMP, demo BOOLEAN, code_version VARCHAR,
  accepted VARCHAR -- the reason given for letting figures go missing, where one was needed
);

CREATE TABLE geography (
  geography_id VARCHAR, name VARCHAR, kind VARCHAR,
  short_name VARCHAR, town VARCHAR, note VARCHAR, sort_order INTEGER,
  municipality VARCHAR, -- of an area of another plan
  in_programme BOOLEAN DEFAULT true -- the areas of the programme, and what they are compared with: what the pages show
);

CREATE VIEW programme_place AS SELECT geography_id, kind, sort_order FROM geography WHERE in_programme;

CREATE TABLE place (
  place_id VARCHAR, kind VARCHAR, name VARCHAR,
  longitude DOUBLE, latitude DOUBLE, uncertainty_m INTEGER, basis VARCHAR
);

CREATE TABLE outline (geography_id VARCHAR, geometry_json VARCHAR);

CREATE TABLE indicator (
  indicator_id VARCHAR, name VARCHAR, unit VARCHAR, value_type VARCHAR, polarity VARCHAR, decimals INTEGER,
  short_name VARCHAR, question VARCHAR, population VARCHAR, frequency VARCHAR, source_id VARCHAR,
  producer_says VARCHAR, processing VARCHAR, caveats VARCHAR[], disclosure VARCHAR,
  proxy_for VARCHAR, additive BOOLEAN, composition VARCHAR, events BOOLEAN, contributing BOOLEAN,
  sort_order INTEGER
);

CREATE TABLE indicator_focus_area (indicator_id VARCHAR, focus_area_id VARCHAR);

-- Unique by geography, indicator, period and published_on. A single year and a published mean of years
-- (averaged_years > 1) are different measures of the same period.
CREATE TABLE observation (
  geography_id VARCHAR, indicator_id VARCHAR, period VARCHAR,
  value DOUBLE, numerator DOUBLE, denominator DOUBLE,
  status VARCHAR, source_id VARCHAR, published_on DATE, is_demo BOOLEAN,
  period_start DATE, period_end DATE, frequency VARCHAR,
  averaged_years TINYINT, value_decimals TINYINT, published_assumed BOOLEAN, note VARCHAR,
  confidence VARCHAR,
  is_break BOOLEAN, -- the first of a new series; kept where the figure itself is hidden
  -- From superseded_on on surely another row is what is known of the figure, from outdated_on on surely another one
  -- is the newest of the series; NULL where nothing says so. They only spare a question rows that it would put aside
  -- itself, which is most of them.
  superseded_on DATE, outdated_on DATE,
  in_programme BOOLEAN DEFAULT true -- of the place; such figures come first in the file
);

-- How many of the programme's figures with a value were known from one day until another; known_until NULL: still are. newest_year: the
-- newest year among them.
CREATE TABLE figure_count (
  known_from DATE, known_until DATE, is_demo BOOLEAN, published_assumed BOOLEAN, newest_year VARCHAR, figures BIGINT
);

-- What a series said of its course, from each publication on that changed it (analysis/trend.py). Changes and limits
-- are in the indicator's unit.
CREATE TABLE trend (
  geography_id VARCHAR, indicator_id VARCHAR, known_from DATE, last_period VARCHAR,
  direction VARCHAR, strength VARCHAR, method VARCHAR, method_version VARCHAR,
  first_period VARCHAR, points INTEGER, is_demo BOOLEAN, reason VARCHAR, signal VARCHAR, statistic DOUBLE,
  slope DOUBLE, detectable DOUBLE, mean DOUBLE, lower DOUBLE, upper DOUBLE
);

-- rows: kept observations, demo_rows of them examples; rejected: rows of its files that were not kept.
CREATE TABLE source (
  source_id VARCHAR, name VARCHAR, url VARCHAR,
  publisher VARCHAR, licence VARCHAR, what VARCHAR, how_it_comes VARCHAR, caveats VARCHAR[],
  is_described BOOLEAN, "rows" BIGINT, rejected BIGINT, demo_rows BIGINT,
  latest_period VARCHAR, published_on DATE
);

-- When a source's figures are due: days from a period's last day, and the days known one by one. A release without
-- a day is known not to come.
CREATE TABLE schedule (
  source_id VARCHAR, every VARCHAR, every_is_assumed BOOLEAN, due_days INTEGER, due_days_is_assumed BOOLEAN
);

CREATE TABLE release (source_id VARCHAR, period VARCHAR, due_on DATE, why VARCHAR);

-- One row per file and source in it. rows_read = kept + rejected + left_out (example rows that a real figure
-- replaces). note is Danish.
CREATE TABLE source_file (
  source_id VARCHAR, file VARCHAR, is_demo BOOLEAN, bytes BIGINT, sha256 VARCHAR,
  kept BIGINT, rejected BIGINT, note VARCHAR,
  rows_read BIGINT, left_out BIGINT
);

-- What each source gives of each indicator; the next refresh compares its sizes with it.
CREATE TABLE series_size (
  source_id VARCHAR, indicator_id VARCHAR, is_demo BOOLEAN, "rows" BIGINT,
  latest_period VARCHAR, period_end DATE, published_on DATE
);

CREATE TABLE rejected_row (
  source_id VARCHAR, file VARCHAR, line BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR,
  reason_da VARCHAR,
  cell VARCHAR -- such as B14, where the file is a workbook
);

CREATE TABLE ruleset (
  ruleset_id VARCHAR, name VARCHAR, valid_from DATE, valid_to DATE, min_residents INTEGER, required INTEGER,
  short_name VARCHAR, list_label VARCHAR, family VARCHAR, source VARCHAR, confidence VARCHAR, note VARCHAR,
  list_name VARCHAR, running_name VARCHAR, running_list_name VARCHAR, running_years INTEGER,
  running_longer_years INTEGER, running_longer_lists INTEGER[], sort_order INTEGER
);

CREATE TABLE criterion (
  ruleset_id VARCHAR, indicator_id VARCHAR, operator VARCHAR, threshold DOUBLE, averaging_years INTEGER,
  national_multiple DOUBLE, role VARCHAR, population VARCHAR, application_differs VARCHAR, sort_order INTEGER
);

CREATE TABLE yearly_threshold (
  indicator_id VARCHAR, national_multiple DOUBLE, list_year INTEGER, threshold DOUBLE,
  source VARCHAR, confidence VARCHAR, used BOOLEAN
);

CREATE TABLE target (
  geography_id VARCHAR, indicator_id VARCHAR, "year" INTEGER, value DOUBLE, origin VARCHAR,
  ruleset_id VARCHAR, decided_on DATE, note VARCHAR
);

CREATE TABLE goal (goal_id VARCHAR, kind VARCHAR, text VARCHAR, not_measured VARCHAR, sort_order INTEGER);

CREATE TABLE goal_indicator (goal_id VARCHAR, indicator_id VARCHAR);

CREATE TABLE official_list (
  geography_id VARCHAR, list_date DATE, list_name VARCHAR, on_list BOOLEAN, source VARCHAR,
  national_areas_on_list INTEGER, confidence VARCHAR
);

-- What happened to the areas and may show in the figures. "year" is NULL where no source gives it; when_da says what
-- is known. Empty geography_ids: all places.
CREATE TABLE event (
  event_id VARCHAR, kind VARCHAR, name VARCHAR, geography_ids VARCHAR[], "year" INTEGER, when_da VARCHAR,
  source VARCHAR, confidence VARCHAR, note VARCHAR, sort_order INTEGER
);

CREATE TABLE focus_area (
  focus_area_id VARCHAR, name VARCHAR, aim VARCHAR, application_headings VARCHAR[], coordinator VARCHAR,
  sort_order INTEGER
);

CREATE TABLE initiative (
  initiative_id VARCHAR, focus_area_id VARCHAR, name VARCHAR, kind VARCHAR, status VARCHAR,
  description VARCHAR, kind_is_assumed BOOLEAN, application_heading VARCHAR, partners VARCHAR[],
  geography_ids VARCHAR[], sort_order INTEGER,
  status_is_demo BOOLEAN -- whether `status`, the newest known when the build was made, is an example
);

-- How far each initiative was from a day on. Of one day a real word wins over an example.
CREATE TABLE initiative_status (initiative_id VARCHAR, status VARCHAR, since DATE, is_demo BOOLEAN);

CREATE TABLE milestone (
  milestone_id VARCHAR, initiative_id VARCHAR, due_on DATE, done_on DATE, name VARCHAR, is_demo BOOLEAN
);

CREATE TABLE body (
  body_id VARCHAR, name VARCHAR, members VARCHAR, task VARCHAR, size INTEGER, geography_id VARCHAR,
  sort_order INTEGER
);

CREATE TABLE staffing (role VARCHAR, positions VARCHAR, note VARCHAR, sort_order INTEGER);

CREATE TABLE meeting (meeting_id VARCHAR, body VARCHAR, held_on DATE, is_demo BOOLEAN);

CREATE TABLE programme (
  name VARCHAR, short_name VARCHAR, municipality VARCHAR, period_from INTEGER, period_to INTEGER,
  target_year INTEGER, baseline_year INTEGER, vision VARCHAR, departments INTEGER, associations INTEGER,
  departments_note VARCHAR, dwellings INTEGER, residents INTEGER, default_ruleset_id VARCHAR,
  permanent_share_percent INTEGER, differences VARCHAR[]
);

CREATE TABLE baseline (indicator_id VARCHAR, "year" INTEGER);
