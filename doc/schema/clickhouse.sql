-- Tables of demarche, version 9, for ClickHouse; doc/store.md says what they hold.
-- Made by: demarche schema clickhouse
CREATE TABLE IF NOT EXISTS demarche_schema (version UInt32) ENGINE = ReplacingMergeTree ORDER BY version;
CREATE TABLE IF NOT EXISTS batches (batch UInt64, written DateTime, documents UInt64, rows UInt64) ENGINE = ReplacingMergeTree ORDER BY batch;
CREATE TABLE IF NOT EXISTS stored_superseded (document String, of_batch UInt64, batch UInt64) ENGINE = ReplacingMergeTree ORDER BY (document, of_batch, batch);
CREATE VIEW IF NOT EXISTS superseded AS SELECT document, of_batch FROM stored_superseded WHERE batch IN (SELECT batch FROM batches);
CREATE TABLE IF NOT EXISTS stored_records (
  input String,
  record Int64,
  file Nullable(String),
  line Nullable(Int64),
  document Nullable(String),
  content_hash Nullable(String),
  outlet Nullable(String),
  day Nullable(String),
  skipped Nullable(String),
  events Int64,
  path String,
  problem_codes Array(String),
  problem_messages Array(String),
  gone UInt8,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) ORDER BY (input, record);
CREATE VIEW IF NOT EXISTS records AS SELECT input, record, file, line, document, content_hash, outlet, day, skipped, events FROM stored_records FINAL WHERE gone = 0 AND record <> 0;
CREATE VIEW IF NOT EXISTS problems AS SELECT input, record, toInt64(number) - 1 AS position, file, line, document, code, message, path FROM (SELECT * FROM stored_records FINAL WHERE gone = 0) ARRAY JOIN problem_codes AS code, problem_messages AS message, arrayEnumerate(problem_codes) AS number;
CREATE TABLE IF NOT EXISTS stored_loading (load UInt64, input String, ended UInt8, batch UInt64) ENGINE = ReplacingMergeTree(batch) ORDER BY (load, input);
CREATE VIEW IF NOT EXISTS loading AS SELECT input, load FROM stored_loading WHERE load = (SELECT max(load) FROM stored_loading) AND load NOT IN (SELECT load FROM stored_loading WHERE ended = 1);
CREATE TABLE IF NOT EXISTS stored_changes (
  batch UInt64,
  position UInt64,
  number UInt64,
  at String,
  what String,
  document Nullable(String),
  added String,
  corrected String,
  removed String
) ENGINE = ReplacingMergeTree(number) ORDER BY (batch, position);
CREATE VIEW IF NOT EXISTS changes AS SELECT toInt64(number) AS number, at, what, document, added, corrected, removed FROM stored_changes FINAL WHERE batch IN (SELECT batch FROM batches);
CREATE TABLE IF NOT EXISTS stored_runs (
  id String,
  version String,
  schema Int64,
  model_hash Nullable(String),
  codebook_hash Nullable(String),
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) ORDER BY (id);
CREATE VIEW IF NOT EXISTS runs AS SELECT id, version, schema, model_hash, codebook_hash FROM stored_runs FINAL;
CREATE TABLE IF NOT EXISTS stored_rules (
  codebook_hash String,
  name String,
  type String,
  mode Nullable(String),
  cameo String,
  file Nullable(String),
  line Nullable(Int64),
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) ORDER BY (codebook_hash, name);
CREATE VIEW IF NOT EXISTS rules AS SELECT codebook_hash, name, type, mode, cameo, file, line FROM stored_rules FINAL;
CREATE TABLE IF NOT EXISTS stored_versions (
  document String,
  content_hash String,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) ORDER BY (document, content_hash);
CREATE VIEW IF NOT EXISTS versions AS SELECT document, content_hash FROM stored_versions FINAL;
CREATE TABLE IF NOT EXISTS stored_inputs (
  id String,
  path String,
  size Nullable(Int64),
  changed Nullable(Int64),
  run String,
  options String,
  records Int64,
  whole UInt8,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) ORDER BY (id);
CREATE VIEW IF NOT EXISTS inputs AS SELECT id, path, size, changed, run, options, records, whole FROM stored_inputs FINAL;
CREATE TABLE IF NOT EXISTS stored_documents (
  id String,
  content_hash String,
  source_id Nullable(String),
  url Nullable(String),
  title Nullable(String),
  outlet Nullable(String),
  byline Nullable(String),
  published_value Nullable(String),
  published_how Nullable(String),
  language Nullable(String),
  text String,
  file Nullable(String),
  line Nullable(Int64),
  run String,
  digest String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (id, batch);
CREATE VIEW IF NOT EXISTS documents AS SELECT id, content_hash, source_id, url, title, outlet, byline, published_value, published_how, language, text, file, line, run, digest FROM stored_documents WHERE batch IN (SELECT batch FROM batches) AND (id, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_document_problems (
  document String,
  position Int64,
  code String,
  message String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (document, position, batch);
CREATE VIEW IF NOT EXISTS document_problems AS SELECT document, position, code, message FROM stored_document_problems WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_sentences (
  document String,
  sentence Int64,
  part String,
  span_begin Int64,
  span_end Int64,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (document, sentence, batch);
CREATE VIEW IF NOT EXISTS sentences AS SELECT document, sentence, part, span_begin, span_end FROM stored_sentences WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_mentions (
  mention Int64,
  document String,
  sentence Int64,
  kind String,
  text String,
  span_begin Int64,
  span_end Int64,
  how Nullable(String),
  time_value Nullable(String),
  time_type Nullable(String),
  time_precision Nullable(String),
  time_how Nullable(String),
  amount_value Nullable(Float64),
  amount_low Nullable(Float64),
  amount_high Nullable(Float64),
  amount_unit Nullable(String),
  item_category Nullable(String),
  item_register Nullable(String),
  item_designation Nullable(String),
  item_maker Nullable(String),
  item_origin Nullable(String),
  place_name Nullable(String),
  place_country Nullable(String),
  place_admin Nullable(String),
  place_lat Nullable(Float64),
  place_lon Nullable(Float64),
  place_kind Nullable(String),
  place_precision Nullable(String),
  place_chosen Nullable(String),
  people_role Nullable(String),
  people_whose Nullable(String),
  people_by Nullable(String),
  people_superseded Nullable(UInt8),
  speech_name Nullable(String),
  speech_code Nullable(String),
  speech_span_begin Nullable(Int64),
  speech_span_end Nullable(Int64),
  speech_verb Nullable(String),
  speech_role Nullable(String),
  speech_to_name Nullable(String),
  speech_to_code Nullable(String),
  speech_to_span_begin Nullable(Int64),
  speech_to_span_end Nullable(Int64),
  speech_through_name Nullable(String),
  speech_through_code Nullable(String),
  speech_through_span_begin Nullable(Int64),
  speech_through_span_end Nullable(Int64),
  speech_through_how Nullable(String),
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (document, mention, batch);
CREATE VIEW IF NOT EXISTS mentions AS SELECT mention, document, sentence, kind, text, span_begin, span_end, how, time_value, time_type, time_precision, time_how, amount_value, amount_low, amount_high, amount_unit, item_category, item_register, item_designation, item_maker, item_origin, place_name, place_country, place_admin, place_lat, place_lon, place_kind, place_precision, place_chosen, people_role, people_whose, people_by, people_superseded, speech_name, speech_code, speech_span_begin, speech_span_end, speech_verb, speech_role, speech_to_name, speech_to_code, speech_to_span_begin, speech_to_span_end, speech_through_name, speech_through_code, speech_through_span_begin, speech_through_span_end, speech_through_how FROM stored_mentions WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_mention_actors (
  document String,
  mention Int64,
  position Int64,
  code String,
  country Nullable(String),
  cow Nullable(Int64),
  sectors String,
  name Nullable(String),
  entity String,
  person UInt8,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (document, mention, position, batch);
CREATE VIEW IF NOT EXISTS mention_actors AS SELECT document, mention, position, code, country, cow, sectors, name, entity, person FROM stored_mention_actors WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_events (
  id String,
  document String,
  sentence Int64,
  type String,
  mode Nullable(String),
  contexts String,
  cameo String,
  quad Int64,
  score Nullable(Float64),
  date_value Nullable(String),
  date_precision Nullable(String),
  date_how Nullable(String),
  place_name Nullable(String),
  place_country Nullable(String),
  place_admin Nullable(String),
  place_lat Nullable(Float64),
  place_lon Nullable(Float64),
  place_kind Nullable(String),
  place_precision Nullable(String),
  place_how Nullable(String),
  place_span_begin Nullable(Int64),
  place_span_end Nullable(Int64),
  status String,
  background UInt8,
  polarity String,
  claim String,
  trigger_text String,
  trigger_span_begin Int64,
  trigger_span_end Int64,
  topic_text Nullable(String),
  topic_span_begin Nullable(Int64),
  topic_span_end Nullable(Int64),
  rule Nullable(String),
  decided_by String,
  confidence Float64,
  reconsidered String,
  text String,
  day Date,
  happened UInt8,
  actors Nullable(String),
  recipients Nullable(String),
  title Nullable(String),
  url Nullable(String),
  outlet Nullable(String),
  published Nullable(String),
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (type, day, id, batch);
CREATE VIEW IF NOT EXISTS events AS SELECT id, document, sentence, type, mode, contexts, cameo, quad, score, date_value, date_precision, date_how, place_name, place_country, place_admin, place_lat, place_lon, place_kind, place_precision, place_how, place_span_begin, place_span_end, status, background, polarity, claim, trigger_text, trigger_span_begin, trigger_span_end, topic_text, topic_span_begin, topic_span_end, rule, decided_by, confidence, reconsidered, text, day, happened, actors, recipients, title, url, outlet, published FROM stored_events WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_event_actors (
  event String,
  position Int64,
  code String,
  country Nullable(String),
  cow Nullable(Int64),
  sectors String,
  name Nullable(String),
  entity String,
  span_begin Nullable(Int64),
  span_end Nullable(Int64),
  how Nullable(String),
  document String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (code, event, position, batch);
CREATE VIEW IF NOT EXISTS event_actors AS SELECT event, position, code, country, cow, sectors, name, entity, span_begin, span_end, how, document FROM stored_event_actors WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_event_recipients (
  event String,
  position Int64,
  code String,
  country Nullable(String),
  cow Nullable(Int64),
  sectors String,
  name Nullable(String),
  entity String,
  span_begin Nullable(Int64),
  span_end Nullable(Int64),
  how Nullable(String),
  document String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (code, event, position, batch);
CREATE VIEW IF NOT EXISTS event_recipients AS SELECT event, position, code, country, cow, sectors, name, entity, span_begin, span_end, how, document FROM stored_event_recipients WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_event_amounts (
  event String,
  position Int64,
  kind String,
  value Nullable(Float64),
  low Nullable(Float64),
  high Nullable(Float64),
  unit Nullable(String),
  text String,
  span_begin Nullable(Int64),
  span_end Nullable(Int64),
  document String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (event, position, batch);
CREATE VIEW IF NOT EXISTS event_amounts AS SELECT event, position, kind, value, low, high, unit, text, span_begin, span_end, document FROM stored_event_amounts WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_event_items (
  event String,
  position Int64,
  category String,
  register Nullable(String),
  designation Nullable(String),
  maker Nullable(String),
  origin Nullable(String),
  quantity Nullable(Float64),
  low Nullable(Float64),
  high Nullable(Float64),
  text String,
  span_begin Nullable(Int64),
  span_end Nullable(Int64),
  document String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (event, position, batch);
CREATE VIEW IF NOT EXISTS event_items AS SELECT event, position, category, register, designation, maker, origin, quantity, low, high, text, span_begin, span_end, document FROM stored_event_items WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_event_casualties (
  event String,
  position Int64,
  kind String,
  low Nullable(Float64),
  high Nullable(Float64),
  whose Nullable(String),
  text String,
  span_begin Nullable(Int64),
  span_end Nullable(Int64),
  document String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (event, position, batch);
CREATE VIEW IF NOT EXISTS event_casualties AS SELECT event, position, kind, low, high, whose, text, span_begin, span_end, document FROM stored_event_casualties WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_event_attribution (
  event String,
  position Int64,
  name Nullable(String),
  code Nullable(String),
  span_begin Nullable(Int64),
  span_end Nullable(Int64),
  verb Nullable(String),
  role Nullable(String),
  to_name Nullable(String),
  to_code Nullable(String),
  to_span_begin Nullable(Int64),
  to_span_end Nullable(Int64),
  through_name Nullable(String),
  through_code Nullable(String),
  through_span_begin Nullable(Int64),
  through_span_end Nullable(Int64),
  through_how Nullable(String),
  document String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (event, position, batch);
CREATE VIEW IF NOT EXISTS event_attribution AS SELECT event, position, name, code, span_begin, span_end, verb, role, to_name, to_code, to_span_begin, to_span_end, through_name, through_code, through_span_begin, through_span_end, through_how, document FROM stored_event_attribution WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_links (
  id String,
  document String,
  kind String,
  from_event Nullable(String),
  to_event String,
  sentence Int64,
  words Nullable(String),
  span_begin Nullable(Int64),
  span_end Nullable(Int64),
  from_text Nullable(String),
  from_span_begin Nullable(Int64),
  from_span_end Nullable(Int64),
  confidence Float64,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (id, batch);
CREATE VIEW IF NOT EXISTS links AS SELECT id, document, kind, from_event, to_event, sentence, words, span_begin, span_end, from_text, from_span_begin, from_span_end, confidence FROM stored_links WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_link_attribution (
  link String,
  position Int64,
  name Nullable(String),
  code Nullable(String),
  span_begin Nullable(Int64),
  span_end Nullable(Int64),
  verb Nullable(String),
  role Nullable(String),
  to_name Nullable(String),
  to_code Nullable(String),
  to_span_begin Nullable(Int64),
  to_span_end Nullable(Int64),
  through_name Nullable(String),
  through_code Nullable(String),
  through_span_begin Nullable(Int64),
  through_span_end Nullable(Int64),
  through_how Nullable(String),
  document String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (link, position, batch);
CREATE VIEW IF NOT EXISTS link_attribution AS SELECT link, position, name, code, span_begin, span_end, verb, role, to_name, to_code, to_span_begin, to_span_end, through_name, through_code, through_span_begin, through_span_end, through_how, document FROM stored_link_attribution WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_facts (
  document String,
  position Int64,
  ledger String,
  state Nullable(String),
  date Nullable(String),
  fact String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (document, position, batch);
CREATE VIEW IF NOT EXISTS facts AS SELECT document, position, ledger, state, date, fact FROM stored_facts WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_event_cards (
  block Int64,
  event String,
  card String,
  document String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (block, event, batch);
CREATE VIEW IF NOT EXISTS event_cards AS SELECT block, event, card, document FROM stored_event_cards WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_document_sketches (
  document String,
  sketch String,
  outlet Nullable(String),
  published Nullable(String),
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (document, batch);
CREATE VIEW IF NOT EXISTS document_sketches AS SELECT document, sketch, outlet, published FROM stored_document_sketches WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE TABLE IF NOT EXISTS stored_dyads (
  source String,
  target String,
  event String,
  source_code String,
  target_code String,
  date Nullable(String),
  type String,
  quad Int64,
  score Nullable(Float64),
  happened UInt8,
  background UInt8,
  day Date,
  document String,
  year UInt16,
  batch UInt64
) ENGINE = ReplacingMergeTree(batch) PARTITION BY year ORDER BY (source, target, day, event, source_code, target_code, batch);
CREATE VIEW IF NOT EXISTS dyads AS SELECT source, target, event, source_code, target_code, date, type, quad, score, happened, background, day, document FROM stored_dyads WHERE batch IN (SELECT batch FROM batches) AND (document, batch) NOT IN (SELECT document, of_batch FROM superseded);
CREATE VIEW IF NOT EXISTS v_events AS SELECT id, document, title, url, outlet, published, date_value AS date, type, mode, cameo, quad, score, actors, recipients, status, background, polarity, claim, happened, trigger_text, rule, confidence, text, day FROM events;
CREATE VIEW IF NOT EXISTS v_happened AS SELECT * FROM v_events WHERE happened = 1;
CREATE VIEW IF NOT EXISTS v_dyad_months AS SELECT source, target, type, quad, toStartOfMonth(day) AS month, uniqExact(event) AS events FROM dyads WHERE happened = 1 AND background = 0 GROUP BY source, target, type, quad, month;
INSERT INTO demarche_schema VALUES (9);

