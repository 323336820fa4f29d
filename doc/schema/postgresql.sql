-- Tables of demarche, version 9, for PostgreSQL; doc/store.md says what they hold.
-- Made by: demarche schema postgresql
CREATE FUNCTION group_concat_step(text, text, text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT CASE WHEN $2 IS NULL THEN $1 WHEN $1 IS NULL THEN $2 ELSE $1 || $3 || $2 END';
CREATE AGGREGATE group_concat(text, text) (SFUNC = group_concat_step, STYPE = text);
CREATE TABLE runs (
  id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
  version TEXT COLLATE "C" NOT NULL,
  schema BIGINT NOT NULL,
  model_hash TEXT COLLATE "C",
  codebook_hash TEXT COLLATE "C"
);
CREATE TABLE rules (
  codebook_hash TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  mode TEXT COLLATE "C",
  cameo TEXT COLLATE "C" NOT NULL,
  file TEXT COLLATE "C",
  line BIGINT,
  PRIMARY KEY (codebook_hash, name)
);
CREATE TABLE documents (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  content_hash TEXT COLLATE "C" NOT NULL,
  source_id TEXT COLLATE "C",
  url TEXT COLLATE "C",
  title TEXT COLLATE "C",
  outlet TEXT COLLATE "C",
  byline TEXT COLLATE "C",
  published_value TEXT COLLATE "C",
  published_how TEXT COLLATE "C",
  language TEXT COLLATE "C",
  text TEXT COLLATE "C" NOT NULL,
  file TEXT COLLATE "C",
  line BIGINT,
  run TEXT COLLATE "C" NOT NULL REFERENCES runs(id),
  digest TEXT COLLATE "C" NOT NULL
);
CREATE TABLE document_problems (
  document TEXT COLLATE "C" NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  code TEXT COLLATE "C" NOT NULL,
  message TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (document, position)
);
CREATE TABLE sentences (
  document TEXT COLLATE "C" NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sentence BIGINT NOT NULL,
  part TEXT COLLATE "C" NOT NULL,
  span_begin BIGINT NOT NULL,
  span_end BIGINT NOT NULL,
  PRIMARY KEY (document, sentence)
);
CREATE TABLE mentions (
  mention BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sentence BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  text TEXT COLLATE "C" NOT NULL,
  span_begin BIGINT NOT NULL,
  span_end BIGINT NOT NULL,
  how TEXT COLLATE "C",
  time_value TEXT COLLATE "C",
  time_type TEXT COLLATE "C",
  time_precision TEXT COLLATE "C",
  time_how TEXT COLLATE "C",
  amount_value DOUBLE PRECISION,
  amount_low DOUBLE PRECISION,
  amount_high DOUBLE PRECISION,
  amount_unit TEXT COLLATE "C",
  item_category TEXT COLLATE "C",
  item_register TEXT COLLATE "C",
  item_designation TEXT COLLATE "C",
  item_maker TEXT COLLATE "C",
  item_origin TEXT COLLATE "C",
  place_name TEXT COLLATE "C",
  place_country TEXT COLLATE "C",
  place_admin TEXT COLLATE "C",
  place_lat DOUBLE PRECISION,
  place_lon DOUBLE PRECISION,
  place_kind TEXT COLLATE "C",
  place_precision TEXT COLLATE "C",
  place_chosen TEXT COLLATE "C",
  people_role TEXT COLLATE "C",
  people_whose TEXT COLLATE "C",
  people_by TEXT COLLATE "C",
  people_superseded BOOLEAN,
  speech_name TEXT COLLATE "C",
  speech_code TEXT COLLATE "C",
  speech_span_begin BIGINT,
  speech_span_end BIGINT,
  speech_verb TEXT COLLATE "C",
  speech_role TEXT COLLATE "C",
  speech_to_name TEXT COLLATE "C",
  speech_to_code TEXT COLLATE "C",
  speech_to_span_begin BIGINT,
  speech_to_span_end BIGINT,
  speech_through_name TEXT COLLATE "C",
  speech_through_code TEXT COLLATE "C",
  speech_through_span_begin BIGINT,
  speech_through_span_end BIGINT,
  speech_through_how TEXT COLLATE "C",
  PRIMARY KEY (document, mention)
);
CREATE TABLE mention_actors (
  document TEXT COLLATE "C" NOT NULL,
  mention BIGINT NOT NULL,
  position BIGINT NOT NULL,
  code TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  cow BIGINT,
  sectors TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C",
  entity TEXT COLLATE "C" NOT NULL,
  person BOOLEAN NOT NULL,
  PRIMARY KEY (document, mention, position),
  FOREIGN KEY (document, mention) REFERENCES mentions(document, mention) ON DELETE CASCADE
);
CREATE TABLE events (
  id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
  document TEXT COLLATE "C" NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sentence BIGINT NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  mode TEXT COLLATE "C",
  contexts TEXT COLLATE "C" NOT NULL,
  cameo TEXT COLLATE "C" NOT NULL,
  quad BIGINT NOT NULL,
  score DOUBLE PRECISION,
  date_value TEXT COLLATE "C",
  date_precision TEXT COLLATE "C",
  date_how TEXT COLLATE "C",
  place_name TEXT COLLATE "C",
  place_country TEXT COLLATE "C",
  place_admin TEXT COLLATE "C",
  place_lat DOUBLE PRECISION,
  place_lon DOUBLE PRECISION,
  place_kind TEXT COLLATE "C",
  place_precision TEXT COLLATE "C",
  place_how TEXT COLLATE "C",
  place_span_begin BIGINT,
  place_span_end BIGINT,
  status TEXT COLLATE "C" NOT NULL,
  background BOOLEAN NOT NULL,
  polarity TEXT COLLATE "C" NOT NULL,
  claim TEXT COLLATE "C" NOT NULL,
  trigger_text TEXT COLLATE "C" NOT NULL,
  trigger_span_begin BIGINT NOT NULL,
  trigger_span_end BIGINT NOT NULL,
  topic_text TEXT COLLATE "C",
  topic_span_begin BIGINT,
  topic_span_end BIGINT,
  rule TEXT COLLATE "C",
  decided_by TEXT COLLATE "C" NOT NULL,
  confidence DOUBLE PRECISION NOT NULL,
  reconsidered TEXT COLLATE "C" NOT NULL,
  text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX events_document ON events(document);
CREATE TABLE event_actors (
  event TEXT COLLATE "C" NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  code TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  cow BIGINT,
  sectors TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C",
  entity TEXT COLLATE "C" NOT NULL,
  span_begin BIGINT,
  span_end BIGINT,
  how TEXT COLLATE "C",
  PRIMARY KEY (event, position)
);
CREATE TABLE event_recipients (
  event TEXT COLLATE "C" NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  code TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  cow BIGINT,
  sectors TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C",
  entity TEXT COLLATE "C" NOT NULL,
  span_begin BIGINT,
  span_end BIGINT,
  how TEXT COLLATE "C",
  PRIMARY KEY (event, position)
);
CREATE TABLE event_amounts (
  event TEXT COLLATE "C" NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  value DOUBLE PRECISION,
  low DOUBLE PRECISION,
  high DOUBLE PRECISION,
  unit TEXT COLLATE "C",
  text TEXT COLLATE "C" NOT NULL,
  span_begin BIGINT,
  span_end BIGINT,
  PRIMARY KEY (event, position)
);
CREATE TABLE event_items (
  event TEXT COLLATE "C" NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  category TEXT COLLATE "C" NOT NULL,
  register TEXT COLLATE "C",
  designation TEXT COLLATE "C",
  maker TEXT COLLATE "C",
  origin TEXT COLLATE "C",
  quantity DOUBLE PRECISION,
  low DOUBLE PRECISION,
  high DOUBLE PRECISION,
  text TEXT COLLATE "C" NOT NULL,
  span_begin BIGINT,
  span_end BIGINT,
  PRIMARY KEY (event, position)
);
CREATE TABLE event_casualties (
  event TEXT COLLATE "C" NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  low DOUBLE PRECISION,
  high DOUBLE PRECISION,
  whose TEXT COLLATE "C",
  text TEXT COLLATE "C" NOT NULL,
  span_begin BIGINT,
  span_end BIGINT,
  PRIMARY KEY (event, position)
);
CREATE TABLE event_attribution (
  event TEXT COLLATE "C" NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  name TEXT COLLATE "C",
  code TEXT COLLATE "C",
  span_begin BIGINT,
  span_end BIGINT,
  verb TEXT COLLATE "C",
  role TEXT COLLATE "C",
  to_name TEXT COLLATE "C",
  to_code TEXT COLLATE "C",
  to_span_begin BIGINT,
  to_span_end BIGINT,
  through_name TEXT COLLATE "C",
  through_code TEXT COLLATE "C",
  through_span_begin BIGINT,
  through_span_end BIGINT,
  through_how TEXT COLLATE "C",
  PRIMARY KEY (event, position)
);
CREATE TABLE links (
  id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
  document TEXT COLLATE "C" NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  kind TEXT COLLATE "C" NOT NULL,
  from_event TEXT COLLATE "C",
  to_event TEXT COLLATE "C" NOT NULL,
  sentence BIGINT NOT NULL,
  words TEXT COLLATE "C",
  span_begin BIGINT,
  span_end BIGINT,
  from_text TEXT COLLATE "C",
  from_span_begin BIGINT,
  from_span_end BIGINT,
  confidence DOUBLE PRECISION NOT NULL
);
CREATE INDEX links_document ON links(document);
CREATE TABLE link_attribution (
  link TEXT COLLATE "C" NOT NULL REFERENCES links(id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  name TEXT COLLATE "C",
  code TEXT COLLATE "C",
  span_begin BIGINT,
  span_end BIGINT,
  verb TEXT COLLATE "C",
  role TEXT COLLATE "C",
  to_name TEXT COLLATE "C",
  to_code TEXT COLLATE "C",
  to_span_begin BIGINT,
  to_span_end BIGINT,
  through_name TEXT COLLATE "C",
  through_code TEXT COLLATE "C",
  through_span_begin BIGINT,
  through_span_end BIGINT,
  through_how TEXT COLLATE "C",
  PRIMARY KEY (link, position)
);
CREATE TABLE facts (
  document TEXT COLLATE "C" NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  ledger TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C",
  date TEXT COLLATE "C",
  fact TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (document, position)
);
CREATE TABLE event_cards (
  block BIGINT NOT NULL,
  event TEXT COLLATE "C" NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  card BYTEA NOT NULL,
  PRIMARY KEY (block, event)
);
CREATE INDEX event_cards_event ON event_cards(event);
CREATE TABLE document_sketches (
  document TEXT COLLATE "C" PRIMARY KEY NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sketch BYTEA NOT NULL
);
CREATE INDEX links_to ON links(to_event);
CREATE TABLE dyads (
  source TEXT COLLATE "C" NOT NULL,
  target TEXT COLLATE "C" NOT NULL,
  event TEXT COLLATE "C" NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  source_code TEXT COLLATE "C" NOT NULL,
  target_code TEXT COLLATE "C" NOT NULL,
  date TEXT COLLATE "C",
  type TEXT COLLATE "C" NOT NULL,
  quad BIGINT NOT NULL,
  score DOUBLE PRECISION,
  happened BOOLEAN NOT NULL,
  background BOOLEAN NOT NULL,
  PRIMARY KEY (source, target, event, source_code, target_code)
);
CREATE INDEX dyads_event ON dyads(event);
CREATE INDEX events_date ON events(date_value);
CREATE INDEX events_type ON events(type, date_value);
CREATE INDEX events_place ON events(place_country, place_name);
CREATE INDEX event_actors_country ON event_actors(country, event);
CREATE INDEX event_actors_code ON event_actors(code, event);
CREATE INDEX event_recipients_country ON event_recipients(country, event);
CREATE INDEX event_recipients_code ON event_recipients(code, event);
CREATE INDEX documents_published ON documents(published_value);
CREATE TABLE inputs (
  id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
  path TEXT COLLATE "C" NOT NULL,
  size BIGINT,
  changed BIGINT,
  run TEXT COLLATE "C" NOT NULL,
  options TEXT COLLATE "C" NOT NULL,
  records BIGINT NOT NULL,
  whole BOOLEAN NOT NULL
);
CREATE TABLE records (
  input TEXT COLLATE "C" NOT NULL,
  record BIGINT NOT NULL,
  file TEXT COLLATE "C",
  line BIGINT,
  document TEXT COLLATE "C",
  content_hash TEXT COLLATE "C",
  outlet TEXT COLLATE "C",
  day TEXT COLLATE "C",
  skipped TEXT COLLATE "C",
  events BIGINT NOT NULL,
  PRIMARY KEY (input, record)
);
CREATE INDEX records_document ON records(document);
CREATE TABLE problems (
  input TEXT COLLATE "C" NOT NULL,
  record BIGINT NOT NULL,
  position BIGINT NOT NULL,
  file TEXT COLLATE "C",
  line BIGINT,
  document TEXT COLLATE "C",
  code TEXT COLLATE "C" NOT NULL,
  message TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (input, record, position)
);
CREATE TABLE loading (
  input TEXT COLLATE "C" PRIMARY KEY NOT NULL
);
CREATE TABLE versions (
  document TEXT COLLATE "C" NOT NULL,
  content_hash TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (document, content_hash)
);
CREATE TABLE feeds (
  url TEXT COLLATE "C" PRIMARY KEY NOT NULL,
  address TEXT COLLATE "C",
  title TEXT COLLATE "C",
  etag TEXT COLLATE "C",
  last_modified TEXT COLLATE "C",
  updated TEXT COLLATE "C",
  polled BIGINT,
  retry BIGINT,
  failures BIGINT NOT NULL,
  answer BIGINT,
  gone BOOLEAN NOT NULL,
  ttl BIGINT,
  problem TEXT COLLATE "C"
);
CREATE TABLE feed_items (
  feed TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  updated TEXT COLLATE "C",
  document TEXT COLLATE "C",
  owner BOOLEAN NOT NULL,
  met BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  PRIMARY KEY (feed, key)
);
CREATE INDEX feed_items_document ON feed_items(document);
CREATE TABLE feed_versions (
  feed TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (feed, key, hash)
);
CREATE TABLE robots (
  origin TEXT COLLATE "C" PRIMARY KEY NOT NULL,
  text TEXT COLLATE "C",
  read_at BIGINT NOT NULL
);
CREATE TABLE changes (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at TEXT COLLATE "C" NOT NULL,
  what TEXT COLLATE "C" NOT NULL,
  document TEXT COLLATE "C",
  added TEXT COLLATE "C" NOT NULL,
  corrected TEXT COLLATE "C" NOT NULL,
  removed TEXT COLLATE "C" NOT NULL
);
CREATE INDEX changes_at ON changes(at);
CREATE INDEX changes_document ON changes(document);
CREATE TABLE state_channels (
  id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
  parties TEXT COLLATE "C",
  subject TEXT COLLATE "C",
  state TEXT COLLATE "C",
  since TEXT COLLATE "C",
  by_actor TEXT COLLATE "C",
  reasons TEXT COLLATE "C",
  reasons_by TEXT COLLATE "C",
  reopen_if TEXT COLLATE "C",
  rounds TEXT COLLATE "C",
  changes TEXT COLLATE "C",
  changes_sources TEXT COLLATE "C",
  texts BIGINT NOT NULL,
  sources BIGINT NOT NULL,
  outlets BIGINT NOT NULL,
  events TEXT COLLATE "C",
  confidence DOUBLE PRECISION
);
CREATE TABLE state_transfers (
  id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
  supplier TEXT COLLATE "C",
  suppliers TEXT COLLATE "C",
  recipients TEXT COLLATE "C",
  kind TEXT COLLATE "C",
  items TEXT COLLATE "C",
  quantities TEXT COLLATE "C",
  value DOUBLE PRECISION,
  unit TEXT COLLATE "C",
  other_values TEXT COLLATE "C",
  other_values_sources TEXT COLLATE "C",
  stage TEXT COLLATE "C",
  since TEXT COLLATE "C",
  basis TEXT COLLATE "C",
  number TEXT COLLATE "C",
  makers TEXT COLLATE "C",
  part_of TEXT COLLATE "C",
  whole_value DOUBLE PRECISION,
  changes TEXT COLLATE "C",
  changes_sources TEXT COLLATE "C",
  texts BIGINT NOT NULL,
  sources BIGINT NOT NULL,
  outlets BIGINT NOT NULL,
  events TEXT COLLATE "C",
  confidence DOUBLE PRECISION
);
CREATE TABLE state_redlines (
  id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
  by_actor TEXT COLLATE "C",
  to_actor TEXT COLLATE "C",
  subject TEXT COLLATE "C",
  strength TEXT COLLATE "C",
  since TEXT COLLATE "C",
  voiced_by TEXT COLLATE "C",
  words TEXT COLLATE "C",
  crossings TEXT COLLATE "C",
  crossings_by TEXT COLLATE "C",
  proposed TEXT COLLATE "C",
  texts BIGINT NOT NULL,
  sources BIGINT NOT NULL,
  outlets BIGINT NOT NULL,
  events TEXT COLLATE "C",
  confidence DOUBLE PRECISION
);
CREATE TABLE state_positions (
  id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
  by_actor TEXT COLLATE "C",
  subject TEXT COLLATE "C",
  stance TEXT COLLATE "C",
  since TEXT COLLATE "C",
  words TEXT COLLATE "C",
  texts BIGINT NOT NULL,
  sources BIGINT NOT NULL,
  outlets BIGINT NOT NULL,
  events TEXT COLLATE "C",
  confidence DOUBLE PRECISION
);
CREATE TABLE state_parties (
  ledger TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  party TEXT COLLATE "C",
  code TEXT COLLATE "C",
  name TEXT COLLATE "C",
  PRIMARY KEY (ledger, id, position)
);
CREATE INDEX state_parties_party ON state_parties(party);
CREATE TABLE state_changes (
  ledger TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  date TEXT COLLATE "C",
  state TEXT COLLATE "C",
  by_actor TEXT COLLATE "C",
  event TEXT COLLATE "C",
  document TEXT COLLATE "C",
  text TEXT COLLATE "C",
  texts BIGINT NOT NULL,
  sources BIGINT NOT NULL,
  outlets BIGINT NOT NULL,
  confidence DOUBLE PRECISION,
  PRIMARY KEY (ledger, id, position)
);
CREATE TABLE state_rounds (
  ledger TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  date TEXT COLLATE "C",
  place TEXT COLLATE "C",
  level TEXT COLLATE "C",
  heads TEXT COLLATE "C",
  event TEXT COLLATE "C",
  PRIMARY KEY (ledger, id, position)
);
CREATE TABLE state_items (
  ledger TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  category TEXT COLLATE "C",
  designation TEXT COLLATE "C",
  quantity DOUBLE PRECISION,
  low DOUBLE PRECISION,
  high DOUBLE PRECISION,
  text TEXT COLLATE "C",
  PRIMARY KEY (ledger, id, position)
);
CREATE TABLE state_made (
  change BIGINT NOT NULL,
  as_of TEXT COLLATE "C"
);
CREATE VIEW v_events AS SELECT e.id, e.document, d.title, d.url, d.outlet, d.published_value AS published, e.date_value AS date, e.type, e.mode, e.cameo, e.quad, e.score, (SELECT group_concat(code, ';') FROM (SELECT code FROM event_actors WHERE event = e.id ORDER BY position) AS codes) AS actors, (SELECT group_concat(code, ';') FROM (SELECT code FROM event_recipients WHERE event = e.id ORDER BY position) AS codes) AS recipients, e.status, e.background, e.polarity, e.claim, (e.status IN ('happened', 'ongoing') AND e.polarity = 'affirmed' AND e.claim <> 'denied') AS happened, e.trigger_text AS trigger_text, e.rule, e.confidence, e.text FROM events e JOIN documents d ON d.id = e.document;
CREATE VIEW v_happened AS SELECT * FROM v_events WHERE happened;
CREATE VIEW v_dyads AS SELECT e.id AS event, e.document, e.date_value AS date, a.code AS source, a.country AS source_country, r.code AS target, r.country AS target_country, e.type, e.mode, e.cameo, e.quad, e.score, e.status, e.polarity, e.claim, e.background FROM events e JOIN event_actors a ON a.event = e.id JOIN event_recipients r ON r.event = e.id WHERE a.entity <> r.entity;
CREATE VIEW v_dyad_months AS SELECT source, target, substr(date, 1, 7) AS month, count(*) AS events, sum(CASE WHEN happened THEN 1 ELSE 0 END) AS happened, sum(CASE WHEN happened AND quad = 1 THEN 1 ELSE 0 END) AS verbal_cooperation, sum(CASE WHEN happened AND quad = 2 THEN 1 ELSE 0 END) AS material_cooperation, sum(CASE WHEN happened AND quad = 3 THEN 1 ELSE 0 END) AS verbal_conflict, sum(CASE WHEN happened AND quad = 4 THEN 1 ELSE 0 END) AS material_conflict, avg(CASE WHEN happened THEN score END) AS mean_score FROM (SELECT DISTINCT source, target, event, date, quad, score, happened FROM dyads) AS d WHERE substr(date, 5, 1) = '-' AND substr(date, 6, 2) BETWEEN '01' AND '12' GROUP BY source, target, substr(date, 1, 7);
CREATE VIEW v_type_months AS SELECT type, substr(date, 1, 7) AS month, count(*) AS events, sum(CASE WHEN happened THEN 1 ELSE 0 END) AS happened FROM (SELECT e.type, e.date_value AS date, (e.status IN ('happened', 'ongoing') AND e.polarity = 'affirmed' AND e.claim <> 'denied') AS happened FROM events e) AS e WHERE substr(date, 5, 1) = '-' AND substr(date, 6, 2) BETWEEN '01' AND '12' GROUP BY type, substr(date, 1, 7);
CREATE VIEW v_transfers_by_year AS SELECT CASE WHEN since LIKE '../%' THEN substr(since, 4, 4) ELSE substr(since, 1, 4) END AS year, supplier, recipients, kind, stage, unit, count(*) AS transfers, count(value) AS with_value, sum(value) AS value FROM state_transfers WHERE part_of IS NULL GROUP BY CASE WHEN since LIKE '../%' THEN substr(since, 4, 4) ELSE substr(since, 1, 4) END, supplier, recipients, kind, stage, unit;
CREATE VIEW v_channels_now AS SELECT c.subject, c.parties, c.state, c.since, c.by_actor, c.reasons, c.reopen_if, (SELECT max(r.date) FROM state_rounds r WHERE r.id = c.id) AS last_round, c.texts, c.sources, c.confidence, c.id FROM state_channels c;
CREATE VIEW v_sentences AS SELECT s.document, s.sentence, s.part, convert_from(substring(convert_to(d.text, 'UTF8') FROM (s.span_begin + 1)::int FOR (s.span_end - s.span_begin)::int), 'UTF8') AS text FROM sentences s JOIN documents d ON d.id = s.document;
CREATE INDEX document_search ON documents USING gin (to_tsvector('english', coalesce(title, '') || ' ' || text));
CREATE TABLE demarche_schema (version INTEGER NOT NULL);INSERT INTO demarche_schema VALUES(9);
