#include "store/schema.h"

#include "store/clickhouse_schema.h"
#include "store/database.h"
#include "store/driver.h"
#include "store/postgres_sql.h"
#include "store/statetables.h"

static const char FIRST_TABLES[] =
    "CREATE TABLE runs (\n  id TEXT PRIMARY KEY NOT NULL,\n  version TEXT NOT NULL,\n"
    "  schema INTEGER NOT NULL,\n  model_hash TEXT,\n  codebook_hash TEXT\n);\n"
    "CREATE TABLE rules (\n  codebook_hash TEXT NOT NULL,\n  name TEXT NOT NULL,\n"
    "  type TEXT NOT NULL,\n  mode TEXT,\n  cameo TEXT NOT NULL,\n  file TEXT,\n  line INTEGER,\n"
    "  PRIMARY KEY (codebook_hash, name)\n) WITHOUT ROWID;\n";

static const char LAST_TABLES[] =
    // What the ledger is made of: `fact` is a line of JSON, as ledger --facts prints it.
    "CREATE TABLE facts (\n  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,\n"
    "  position INTEGER NOT NULL,\n  ledger TEXT NOT NULL,\n  state TEXT,\n  date TEXT,\n"
    "  fact TEXT NOT NULL,\n  PRIMARY KEY (document, position)\n) WITHOUT ROWID;\n"
    // What merge and why go by: cards lie by block, so that each is read in one go.
    "CREATE TABLE event_cards (\n  block INTEGER NOT NULL,\n"
    "  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,\n  card BLOB NOT NULL,\n"
    "  PRIMARY KEY (block, event)\n) WITHOUT ROWID;\n"
    "CREATE INDEX event_cards_event ON event_cards(event);\n"
    "CREATE TABLE document_sketches (\n"
    "  document TEXT PRIMARY KEY NOT NULL REFERENCES documents(id) ON DELETE CASCADE,\n"
    "  sketch BLOB NOT NULL\n) WITHOUT ROWID;\n"
    "CREATE INDEX links_to ON links(to_event);\n"
    // Who to whom, by country (of a body without one: its code), in the order in which series are
    // read; a side of one event with itself is none.
    "CREATE TABLE dyads (\n  source TEXT NOT NULL,\n  target TEXT NOT NULL,\n"
    "  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,\n"
    "  source_code TEXT NOT NULL,\n  target_code TEXT NOT NULL,\n  date TEXT,\n"
    "  type TEXT NOT NULL,\n  quad INTEGER NOT NULL,\n  score REAL,\n"
    "  happened BOOLEAN NOT NULL,\n  background BOOLEAN NOT NULL,\n"
    "  PRIMARY KEY (source, target, event, source_code, target_code)\n) WITHOUT ROWID;\n"
    "CREATE INDEX dyads_event ON dyads(event);\n"
    "CREATE INDEX events_date ON events(date_value);\n"
    "CREATE INDEX events_type ON events(type, date_value);\n"
    "CREATE INDEX events_place ON events(place_country, place_name);\n"
    "CREATE INDEX event_actors_country ON event_actors(country, event);\n"
    "CREATE INDEX event_actors_code ON event_actors(code, event);\n"
    "CREATE INDEX event_recipients_country ON event_recipients(country, event);\n"
    "CREATE INDEX event_recipients_code ON event_recipients(code, event);\n"
    "CREATE INDEX documents_published ON documents(published_value);\n";

// What a load has read (intake.h).
static const char INTAKE_TABLES[] =
    "CREATE TABLE inputs (\n  id TEXT PRIMARY KEY NOT NULL,\n  path TEXT NOT NULL,\n"
    "  size INTEGER,\n  changed INTEGER,\n  run TEXT NOT NULL,\n  options TEXT NOT NULL,\n"
    "  records INTEGER NOT NULL,\n  whole BOOLEAN NOT NULL\n) WITHOUT ROWID;\n"
    "CREATE TABLE records (\n  input TEXT NOT NULL,\n  record INTEGER NOT NULL,\n  file TEXT,\n"
    "  line INTEGER,\n  document TEXT,\n  content_hash TEXT,\n  outlet TEXT,\n  day TEXT,\n"
    "  skipped TEXT,\n  events INTEGER NOT NULL,\n  PRIMARY KEY (input, record)\n) WITHOUT ROWID;\n"
    "CREATE INDEX records_document ON records(document);\n"
    "CREATE TABLE problems (\n  input TEXT NOT NULL,\n  record INTEGER NOT NULL,\n"
    "  position INTEGER NOT NULL,\n  file TEXT,\n  line INTEGER,\n  document TEXT,\n"
    "  code TEXT NOT NULL,\n  message TEXT NOT NULL,\n  PRIMARY KEY (input, record, position)\n"
    ") WITHOUT ROWID;\n"
    "CREATE TABLE loading (\n  input TEXT PRIMARY KEY NOT NULL\n) WITHOUT ROWID;\n"
    "CREATE TABLE versions (\n  document TEXT NOT NULL,\n  content_hash TEXT NOT NULL,\n"
    "  PRIMARY KEY (document, content_hash)\n) WITHOUT ROWID;\n";

// What `follow` remembers (feedstore.h).
static const char FEED_TABLES[] =
    "CREATE TABLE feeds (\n  url TEXT PRIMARY KEY NOT NULL,\n  address TEXT,\n  title TEXT,\n"
    "  etag TEXT,\n  last_modified TEXT,\n  updated TEXT,\n  polled INTEGER,\n  retry INTEGER,\n"
    "  failures INTEGER NOT NULL,\n  answer INTEGER,\n  gone BOOLEAN NOT NULL,\n  ttl INTEGER,\n"
    "  problem TEXT\n) WITHOUT ROWID;\n"
    "CREATE TABLE feed_items (\n  feed TEXT NOT NULL,\n  key TEXT NOT NULL,\n"
    "  hash TEXT NOT NULL,\n  updated TEXT,\n  document TEXT,\n  owner BOOLEAN NOT NULL,\n"
    "  met INTEGER NOT NULL,\n  changed INTEGER NOT NULL,\n  PRIMARY KEY (feed, key)\n"
    ") WITHOUT ROWID;\n"
    "CREATE INDEX feed_items_document ON feed_items(document);\n"
    "CREATE TABLE feed_versions (\n  feed TEXT NOT NULL,\n  key TEXT NOT NULL,\n"
    "  hash TEXT NOT NULL,\n  PRIMARY KEY (feed, key, hash)\n) WITHOUT ROWID;\n"
    "CREATE TABLE robots (\n  origin TEXT PRIMARY KEY NOT NULL,\n  text TEXT,\n"
    "  read_at INTEGER NOT NULL\n) WITHOUT ROWID;\n";

// What users ask for most. A plain query for what happened takes v_happened.
static const char VIEWS[] =
    "CREATE VIEW v_events AS SELECT e.id, e.document, d.title, d.url, d.outlet,"
    " d.published_value AS published, e.date_value AS date, e.type, e.mode, e.cameo, e.quad,"
    " e.score,"
    " (SELECT group_concat(code, ';') FROM (SELECT code FROM event_actors WHERE event = e.id"
    " ORDER BY position) AS codes) AS actors,"
    " (SELECT group_concat(code, ';') FROM (SELECT code FROM event_recipients WHERE event = e.id"
    " ORDER BY position) AS codes) AS recipients,"
    " e.status, e.background, e.polarity, e.claim,"
    " " SCHEMA_HAPPENED " AS happened,"
    " e.trigger_text AS trigger_text, e.rule, e.confidence, e.text"
    " FROM events e JOIN documents d ON d.id = e.document;\n"
    "CREATE VIEW v_happened AS SELECT * FROM v_events WHERE happened;\n"
    "CREATE VIEW v_dyads AS SELECT e.id AS event, e.document, e.date_value AS date,"
    " a.code AS source, a.country AS source_country, r.code AS target,"
    " r.country AS target_country, e.type, e.mode, e.cameo, e.quad, e.score, e.status,"
    " e.polarity, e.claim, e.background"
    " FROM events e JOIN event_actors a ON a.event = e.id JOIN event_recipients r ON r.event = e.id"
    " WHERE a.entity <> r.entity;\n";

// Offsets are bytes.
static const char SQLITE_SENTENCES[] =
    "CREATE VIEW v_sentences AS SELECT s.document, s.sentence, s.part,"
    " CAST(substr(CAST(d.text AS BLOB), s.span_begin + 1, s.span_end - s.span_begin) AS TEXT)"
    " AS text FROM sentences s JOIN documents d ON d.id = s.document;\n";
static const char POSTGRES_SENTENCES[] =
    "CREATE VIEW v_sentences AS SELECT s.document, s.sentence, s.part,"
    " convert_from(substring(convert_to(d.text, 'UTF8') FROM (s.span_begin + 1)::int"
    " FOR (s.span_end - s.span_begin)::int), 'UTF8')"
    " AS text FROM sentences s JOIN documents d ON d.id = s.document;\n";

// The index over the words of titles and texts; words are stemmed as English.
static const char SQLITE_SEARCH[] =
    "CREATE VIRTUAL TABLE document_search USING fts5(title, text, content='documents',"
    " content_rowid='number', tokenize='porter unicode61 remove_diacritics 2');\n"
    "CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN\n"
    "  INSERT INTO document_search(rowid, title, text) VALUES(new.number, new.title, new.text);\n"
    "END;\n"
    "CREATE TRIGGER documents_gone AFTER DELETE ON documents BEGIN\n"
    "  INSERT INTO document_search(document_search, rowid, title, text)"
    " VALUES('delete', old.number, old.title, old.text);\nEND;\n"
    "CREATE TRIGGER documents_changed AFTER UPDATE OF title, text ON documents BEGIN\n"
    "  INSERT INTO document_search(document_search, rowid, title, text)"
    " VALUES('delete', old.number, old.title, old.text);\n"
    "  INSERT INTO document_search(rowid, title, text) VALUES(new.number, new.title, new.text);\n"
    "END;\n";
static const char POSTGRES_SEARCH[] =
    "CREATE INDEX document_search ON documents"
    " USING gin (to_tsvector('english', coalesce(title, '') || ' ' || text));\n";

// What SQLite has and the views and queries use.
static const char POSTGRES_FUNCTIONS[] =
    "CREATE FUNCTION group_concat_step(text, text, text) RETURNS text IMMUTABLE LANGUAGE sql AS"
    " 'SELECT CASE WHEN $2 IS NULL THEN $1 WHEN $1 IS NULL THEN $2 ELSE $1 || $3 || $2 END';\n"
    "CREATE AGGREGATE group_concat(text, text) (SFUNC = group_concat_step, STYPE = text);\n";

// What changed, in the order in which it did (changelog.h).
static const char CHANGE_TABLES[] =
    "CREATE TABLE changes (\n  number INTEGER PRIMARY KEY,\n  at TEXT NOT NULL,\n"
    "  what TEXT NOT NULL,\n  document TEXT,\n  added TEXT NOT NULL,\n"
    "  corrected TEXT NOT NULL,\n  removed TEXT NOT NULL\n);\n"
    "CREATE INDEX changes_at ON changes(at);\n"
    "CREATE INDEX changes_document ON changes(document);\n";

static void add_tables(buf *out)
{
    sql_table tables[TABLE_COUNT];
    sql_tables_init(tables);
    buf_add_c(out, FIRST_TABLES);
    for (size_t i = 0; i < TABLE_COUNT; i++) sql_table_create_sql(&tables[i], out);
    buf_add_c(out, LAST_TABLES);
    buf_add_c(out, INTAKE_TABLES);
    buf_add_c(out, FEED_TABLES);
    buf_add_c(out, CHANGE_TABLES);
    buf_add_c(out, STATE_TABLES);
}

static void add_all(dialect d, buf *out)
{
    if (d == DIALECT_CLICKHOUSE) {
        clickhouse_schema_make(out);
        return;
    }
    if (d == DIALECT_SQLITE) {
        add_tables(out);
        buf_add_c(out, VIEWS);
        statetables_views(d, out);
        buf_add_c(out, SQLITE_SENTENCES);
        buf_add_c(out, SQLITE_SEARCH);
        return;
    }
    buf tables = {0};
    add_tables(&tables);
    buf_add_c(out, POSTGRES_FUNCTIONS);
    postgres_sql_tables(tables.p, out);
    buf_add_c(out, VIEWS);
    statetables_views(d, out);
    buf_add_c(out, POSTGRES_SENTENCES);
    buf_add_c(out, POSTGRES_SEARCH);
    buf_free(&tables);
}

static void add_for(const driver *d, const char *tables, buf *out)
{
    if (d->speaks == DIALECT_POSTGRES)
        postgres_sql_tables(tables, out);
    else
        buf_add_c(out, tables);
}

void schema_make_changes(const driver *d, buf *out)
{
    add_for(d, CHANGE_TABLES, out);
}

void schema_make_state(const driver *d, buf *out)
{
    add_for(d, STATE_TABLES, out);
    statetables_views(d->speaks, out);
}

// A server does not let go of a view that others are made of, but takes another in its place.
void schema_renew_views(const driver *d, buf *out)
{
    static const str BEGIN = STR("CREATE VIEW ");
    buf views = {0};
    statetables_views(d->speaks, &views);
    for (str rest = buf_str(&views); rest.n;) {
        str view = str_sub(str_split(&rest, '\n'), BEGIN.n, SIZE_MAX), left = view;
        str name = str_split(&left, ' ');
        if (d->speaks == DIALECT_POSTGRES)
            buf_add_c(out, "CREATE OR REPLACE VIEW ");
        else
            buf_add_format(out, "DROP VIEW IF EXISTS %.*s;\nCREATE VIEW ", STR_ARG(name));
        buf_add_format(out, "%.*s\n", STR_ARG(view));
    }
    buf_free(&views);
}

void schema_make(const driver *d, buf *out)
{
    add_all(d->speaks, out);
    d->mark(DATABASE_VERSION, out);
}
