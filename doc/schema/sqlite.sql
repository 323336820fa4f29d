-- Tables of demarche, version 9, for SQLite; doc/store.md says what they hold.
-- Made by: demarche schema sqlite
CREATE TABLE runs (
  id TEXT PRIMARY KEY NOT NULL,
  version TEXT NOT NULL,
  schema INTEGER NOT NULL,
  model_hash TEXT,
  codebook_hash TEXT
);
CREATE TABLE rules (
  codebook_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  cameo TEXT NOT NULL,
  file TEXT,
  line INTEGER,
  PRIMARY KEY (codebook_hash, name)
) WITHOUT ROWID;
CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content_hash TEXT NOT NULL,
  source_id TEXT,
  url TEXT,
  title TEXT,
  outlet TEXT,
  byline TEXT,
  published_value TEXT,
  published_how TEXT,
  language TEXT,
  text TEXT NOT NULL,
  file TEXT,
  line INTEGER,
  run TEXT NOT NULL REFERENCES runs(id),
  digest TEXT NOT NULL
);
CREATE TABLE document_problems (
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE TABLE sentences (
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sentence INTEGER NOT NULL,
  part TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, sentence)
) WITHOUT ROWID;
CREATE TABLE mentions (
  mention INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sentence INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  how TEXT,
  time_value TEXT,
  time_type TEXT,
  time_precision TEXT,
  time_how TEXT,
  amount_value REAL,
  amount_low REAL,
  amount_high REAL,
  amount_unit TEXT,
  item_category TEXT,
  item_register TEXT,
  item_designation TEXT,
  item_maker TEXT,
  item_origin TEXT,
  place_name TEXT,
  place_country TEXT,
  place_admin TEXT,
  place_lat REAL,
  place_lon REAL,
  place_kind TEXT,
  place_precision TEXT,
  place_chosen TEXT,
  people_role TEXT,
  people_whose TEXT,
  people_by TEXT,
  people_superseded BOOLEAN,
  speech_name TEXT,
  speech_code TEXT,
  speech_span_begin INTEGER,
  speech_span_end INTEGER,
  speech_verb TEXT,
  speech_role TEXT,
  speech_to_name TEXT,
  speech_to_code TEXT,
  speech_to_span_begin INTEGER,
  speech_to_span_end INTEGER,
  speech_through_name TEXT,
  speech_through_code TEXT,
  speech_through_span_begin INTEGER,
  speech_through_span_end INTEGER,
  speech_through_how TEXT,
  PRIMARY KEY (document, mention)
) WITHOUT ROWID;
CREATE TABLE mention_actors (
  document TEXT NOT NULL,
  mention INTEGER NOT NULL,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  country TEXT,
  cow INTEGER,
  sectors TEXT NOT NULL,
  name TEXT,
  entity TEXT NOT NULL,
  person BOOLEAN NOT NULL,
  PRIMARY KEY (document, mention, position),
  FOREIGN KEY (document, mention) REFERENCES mentions(document, mention) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE events (
  id TEXT PRIMARY KEY NOT NULL,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sentence INTEGER NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  contexts TEXT NOT NULL,
  cameo TEXT NOT NULL,
  quad INTEGER NOT NULL,
  score REAL,
  date_value TEXT,
  date_precision TEXT,
  date_how TEXT,
  place_name TEXT,
  place_country TEXT,
  place_admin TEXT,
  place_lat REAL,
  place_lon REAL,
  place_kind TEXT,
  place_precision TEXT,
  place_how TEXT,
  place_span_begin INTEGER,
  place_span_end INTEGER,
  status TEXT NOT NULL,
  background BOOLEAN NOT NULL,
  polarity TEXT NOT NULL,
  claim TEXT NOT NULL,
  trigger_text TEXT NOT NULL,
  trigger_span_begin INTEGER NOT NULL,
  trigger_span_end INTEGER NOT NULL,
  topic_text TEXT,
  topic_span_begin INTEGER,
  topic_span_end INTEGER,
  rule TEXT,
  decided_by TEXT NOT NULL,
  confidence REAL NOT NULL,
  reconsidered TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX events_document ON events(document);
CREATE TABLE event_actors (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  country TEXT,
  cow INTEGER,
  sectors TEXT NOT NULL,
  name TEXT,
  entity TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  how TEXT,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE event_recipients (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  country TEXT,
  cow INTEGER,
  sectors TEXT NOT NULL,
  name TEXT,
  entity TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  how TEXT,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE event_amounts (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value REAL,
  low REAL,
  high REAL,
  unit TEXT,
  text TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE event_items (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  category TEXT NOT NULL,
  register TEXT,
  designation TEXT,
  maker TEXT,
  origin TEXT,
  quantity REAL,
  low REAL,
  high REAL,
  text TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE event_casualties (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  low REAL,
  high REAL,
  whose TEXT,
  text TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE event_attribution (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT,
  code TEXT,
  span_begin INTEGER,
  span_end INTEGER,
  verb TEXT,
  role TEXT,
  to_name TEXT,
  to_code TEXT,
  to_span_begin INTEGER,
  to_span_end INTEGER,
  through_name TEXT,
  through_code TEXT,
  through_span_begin INTEGER,
  through_span_end INTEGER,
  through_how TEXT,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE links (
  id TEXT PRIMARY KEY NOT NULL,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  from_event TEXT,
  to_event TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  words TEXT,
  span_begin INTEGER,
  span_end INTEGER,
  from_text TEXT,
  from_span_begin INTEGER,
  from_span_end INTEGER,
  confidence REAL NOT NULL
);
CREATE INDEX links_document ON links(document);
CREATE TABLE link_attribution (
  link TEXT NOT NULL REFERENCES links(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT,
  code TEXT,
  span_begin INTEGER,
  span_end INTEGER,
  verb TEXT,
  role TEXT,
  to_name TEXT,
  to_code TEXT,
  to_span_begin INTEGER,
  to_span_end INTEGER,
  through_name TEXT,
  through_code TEXT,
  through_span_begin INTEGER,
  through_span_end INTEGER,
  through_how TEXT,
  PRIMARY KEY (link, position)
) WITHOUT ROWID;
CREATE TABLE facts (
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  ledger TEXT NOT NULL,
  state TEXT,
  date TEXT,
  fact TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE TABLE event_cards (
  block INTEGER NOT NULL,
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  card BLOB NOT NULL,
  PRIMARY KEY (block, event)
) WITHOUT ROWID;
CREATE INDEX event_cards_event ON event_cards(event);
CREATE TABLE document_sketches (
  document TEXT PRIMARY KEY NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sketch BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX links_to ON links(to_event);
CREATE TABLE dyads (
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  source_code TEXT NOT NULL,
  target_code TEXT NOT NULL,
  date TEXT,
  type TEXT NOT NULL,
  quad INTEGER NOT NULL,
  score REAL,
  happened BOOLEAN NOT NULL,
  background BOOLEAN NOT NULL,
  PRIMARY KEY (source, target, event, source_code, target_code)
) WITHOUT ROWID;
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
  id TEXT PRIMARY KEY NOT NULL,
  path TEXT NOT NULL,
  size INTEGER,
  changed INTEGER,
  run TEXT NOT NULL,
  options TEXT NOT NULL,
  records INTEGER NOT NULL,
  whole BOOLEAN NOT NULL
) WITHOUT ROWID;
CREATE TABLE records (
  input TEXT NOT NULL,
  record INTEGER NOT NULL,
  file TEXT,
  line INTEGER,
  document TEXT,
  content_hash TEXT,
  outlet TEXT,
  day TEXT,
  skipped TEXT,
  events INTEGER NOT NULL,
  PRIMARY KEY (input, record)
) WITHOUT ROWID;
CREATE INDEX records_document ON records(document);
CREATE TABLE problems (
  input TEXT NOT NULL,
  record INTEGER NOT NULL,
  position INTEGER NOT NULL,
  file TEXT,
  line INTEGER,
  document TEXT,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (input, record, position)
) WITHOUT ROWID;
CREATE TABLE loading (
  input TEXT PRIMARY KEY NOT NULL
) WITHOUT ROWID;
CREATE TABLE versions (
  document TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (document, content_hash)
) WITHOUT ROWID;
CREATE TABLE feeds (
  url TEXT PRIMARY KEY NOT NULL,
  address TEXT,
  title TEXT,
  etag TEXT,
  last_modified TEXT,
  updated TEXT,
  polled INTEGER,
  retry INTEGER,
  failures INTEGER NOT NULL,
  answer INTEGER,
  gone BOOLEAN NOT NULL,
  ttl INTEGER,
  problem TEXT
) WITHOUT ROWID;
CREATE TABLE feed_items (
  feed TEXT NOT NULL,
  key TEXT NOT NULL,
  hash TEXT NOT NULL,
  updated TEXT,
  document TEXT,
  owner BOOLEAN NOT NULL,
  met INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  PRIMARY KEY (feed, key)
) WITHOUT ROWID;
CREATE INDEX feed_items_document ON feed_items(document);
CREATE TABLE feed_versions (
  feed TEXT NOT NULL,
  key TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (feed, key, hash)
) WITHOUT ROWID;
CREATE TABLE robots (
  origin TEXT PRIMARY KEY NOT NULL,
  text TEXT,
  read_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE changes (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  document TEXT,
  added TEXT NOT NULL,
  corrected TEXT NOT NULL,
  removed TEXT NOT NULL
);
CREATE INDEX changes_at ON changes(at);
CREATE INDEX changes_document ON changes(document);
CREATE TABLE state_channels (
  id TEXT PRIMARY KEY NOT NULL,
  parties TEXT,
  subject TEXT,
  state TEXT,
  since TEXT,
  by_actor TEXT,
  reasons TEXT,
  reasons_by TEXT,
  reopen_if TEXT,
  rounds TEXT,
  changes TEXT,
  changes_sources TEXT,
  texts INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  events TEXT,
  confidence REAL
) WITHOUT ROWID;
CREATE TABLE state_transfers (
  id TEXT PRIMARY KEY NOT NULL,
  supplier TEXT,
  suppliers TEXT,
  recipients TEXT,
  kind TEXT,
  items TEXT,
  quantities TEXT,
  value REAL,
  unit TEXT,
  other_values TEXT,
  other_values_sources TEXT,
  stage TEXT,
  since TEXT,
  basis TEXT,
  number TEXT,
  makers TEXT,
  part_of TEXT,
  whole_value REAL,
  changes TEXT,
  changes_sources TEXT,
  texts INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  events TEXT,
  confidence REAL
) WITHOUT ROWID;
CREATE TABLE state_redlines (
  id TEXT PRIMARY KEY NOT NULL,
  by_actor TEXT,
  to_actor TEXT,
  subject TEXT,
  strength TEXT,
  since TEXT,
  voiced_by TEXT,
  words TEXT,
  crossings TEXT,
  crossings_by TEXT,
  proposed TEXT,
  texts INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  events TEXT,
  confidence REAL
) WITHOUT ROWID;
CREATE TABLE state_positions (
  id TEXT PRIMARY KEY NOT NULL,
  by_actor TEXT,
  subject TEXT,
  stance TEXT,
  since TEXT,
  words TEXT,
  texts INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  events TEXT,
  confidence REAL
) WITHOUT ROWID;
CREATE TABLE state_parties (
  ledger TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  party TEXT,
  code TEXT,
  name TEXT,
  PRIMARY KEY (ledger, id, position)
) WITHOUT ROWID;
CREATE INDEX state_parties_party ON state_parties(party);
CREATE TABLE state_changes (
  ledger TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  state TEXT,
  by_actor TEXT,
  event TEXT,
  document TEXT,
  text TEXT,
  texts INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  confidence REAL,
  PRIMARY KEY (ledger, id, position)
) WITHOUT ROWID;
CREATE TABLE state_rounds (
  ledger TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  place TEXT,
  level TEXT,
  heads TEXT,
  event TEXT,
  PRIMARY KEY (ledger, id, position)
) WITHOUT ROWID;
CREATE TABLE state_items (
  ledger TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  category TEXT,
  designation TEXT,
  quantity REAL,
  low REAL,
  high REAL,
  text TEXT,
  PRIMARY KEY (ledger, id, position)
) WITHOUT ROWID;
CREATE TABLE state_made (
  change INTEGER NOT NULL,
  as_of TEXT
);
CREATE VIEW v_events AS SELECT e.id, e.document, d.title, d.url, d.outlet, d.published_value AS published, e.date_value AS date, e.type, e.mode, e.cameo, e.quad, e.score, (SELECT group_concat(code, ';') FROM (SELECT code FROM event_actors WHERE event = e.id ORDER BY position) AS codes) AS actors, (SELECT group_concat(code, ';') FROM (SELECT code FROM event_recipients WHERE event = e.id ORDER BY position) AS codes) AS recipients, e.status, e.background, e.polarity, e.claim, (e.status IN ('happened', 'ongoing') AND e.polarity = 'affirmed' AND e.claim <> 'denied') AS happened, e.trigger_text AS trigger_text, e.rule, e.confidence, e.text FROM events e JOIN documents d ON d.id = e.document;
CREATE VIEW v_happened AS SELECT * FROM v_events WHERE happened;
CREATE VIEW v_dyads AS SELECT e.id AS event, e.document, e.date_value AS date, a.code AS source, a.country AS source_country, r.code AS target, r.country AS target_country, e.type, e.mode, e.cameo, e.quad, e.score, e.status, e.polarity, e.claim, e.background FROM events e JOIN event_actors a ON a.event = e.id JOIN event_recipients r ON r.event = e.id WHERE a.entity <> r.entity;
CREATE VIEW v_dyad_months AS SELECT source, target, substr(date, 1, 7) AS month, count(*) AS events, sum(CASE WHEN happened THEN 1 ELSE 0 END) AS happened, sum(CASE WHEN happened AND quad = 1 THEN 1 ELSE 0 END) AS verbal_cooperation, sum(CASE WHEN happened AND quad = 2 THEN 1 ELSE 0 END) AS material_cooperation, sum(CASE WHEN happened AND quad = 3 THEN 1 ELSE 0 END) AS verbal_conflict, sum(CASE WHEN happened AND quad = 4 THEN 1 ELSE 0 END) AS material_conflict, avg(CASE WHEN happened THEN score END) AS mean_score FROM dyads AS d WHERE substr(date, 5, 1) = '-' AND substr(date, 6, 2) BETWEEN '01' AND '12' AND NOT EXISTS (SELECT 1 FROM dyads o WHERE o.source = d.source AND o.target = d.target AND o.event BETWEEN d.event AND d.event AND (o.source_code, o.target_code) < (d.source_code, d.target_code)) GROUP BY source, target, substr(date, 1, 7);
CREATE VIEW v_type_months AS SELECT type, substr(date, 1, 7) AS month, count(*) AS events, sum(CASE WHEN happened THEN 1 ELSE 0 END) AS happened FROM (SELECT e.type, e.date_value AS date, (e.status IN ('happened', 'ongoing') AND e.polarity = 'affirmed' AND e.claim <> 'denied') AS happened FROM events e) AS e WHERE substr(date, 5, 1) = '-' AND substr(date, 6, 2) BETWEEN '01' AND '12' GROUP BY type, substr(date, 1, 7);
CREATE VIEW v_transfers_by_year AS SELECT CASE WHEN since LIKE '../%' THEN substr(since, 4, 4) ELSE substr(since, 1, 4) END AS year, supplier, recipients, kind, stage, unit, count(*) AS transfers, count(value) AS with_value, sum(value) AS value FROM state_transfers WHERE part_of IS NULL GROUP BY CASE WHEN since LIKE '../%' THEN substr(since, 4, 4) ELSE substr(since, 1, 4) END, supplier, recipients, kind, stage, unit;
CREATE VIEW v_channels_now AS SELECT c.subject, c.parties, c.state, c.since, c.by_actor, c.reasons, c.reopen_if, (SELECT max(r.date) FROM state_rounds r WHERE r.id = c.id) AS last_round, c.texts, c.sources, c.confidence, c.id FROM state_channels c;
CREATE VIEW v_sentences AS SELECT s.document, s.sentence, s.part, CAST(substr(CAST(d.text AS BLOB), s.span_begin + 1, s.span_end - s.span_begin) AS TEXT) AS text FROM sentences s JOIN documents d ON d.id = s.document;
CREATE VIRTUAL TABLE document_search USING fts5(title, text, content='documents', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
  INSERT INTO document_search(rowid, title, text) VALUES(new.number, new.title, new.text);
END;
CREATE TRIGGER documents_gone AFTER DELETE ON documents BEGIN
  INSERT INTO document_search(document_search, rowid, title, text) VALUES('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER documents_changed AFTER UPDATE OF title, text ON documents BEGIN
  INSERT INTO document_search(document_search, rowid, title, text) VALUES('delete', old.number, old.title, old.text);
  INSERT INTO document_search(rowid, title, text) VALUES(new.number, new.title, new.text);
END;
PRAGMA application_id = 1684894307; PRAGMA user_version = 9;
