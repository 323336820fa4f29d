#include "store/databasetables.h"

#include "store/intake.h"

// What users ask for most. A plain query for what happened takes v_happened.
static const char VIEWS[] =
    "CREATE VIEW v_events AS SELECT e.id, e.document, d.title, d.url, d.outlet,"
    " d.published_value AS published, e.date_value AS date, e.type, e.mode, e.cameo, e.quad,"
    " e.score,"
    " (SELECT group_concat(code, ';') FROM (SELECT code FROM event_actors WHERE event = e.id"
    " ORDER BY position)) AS actors,"
    " (SELECT group_concat(code, ';') FROM (SELECT code FROM event_recipients WHERE event = e.id"
    " ORDER BY position)) AS recipients,"
    " e.status, e.background, e.polarity, e.claim,"
    " e.status IN ('happened', 'ongoing') AND e.polarity = 'affirmed' AND e.claim <> 'denied'"
    " AS happened,"
    " e.trigger_text AS trigger_text, e.rule, e.confidence, e.text"
    " FROM events e JOIN documents d ON d.id = e.document;\n"
    "CREATE VIEW v_happened AS SELECT * FROM v_events WHERE happened;\n"
    "CREATE VIEW v_dyads AS SELECT e.id AS event, e.document, e.date_value AS date,"
    " a.code AS source, a.country AS source_country, r.code AS target,"
    " r.country AS target_country, e.type, e.mode, e.cameo, e.quad, e.score, e.status,"
    " e.polarity, e.claim, e.background"
    " FROM events e JOIN event_actors a ON a.event = e.id JOIN event_recipients r ON r.event = e.id"
    " WHERE a.entity <> r.entity;\n"
    "CREATE VIEW v_sentences AS SELECT s.document, s.sentence, s.part,"
    " CAST(substr(CAST(d.text AS BLOB), s.span_begin + 1, s.span_end - s.span_begin) AS TEXT)"
    " AS text FROM sentences s JOIN documents d ON d.id = s.document;\n";

static const char FIRST_TABLES[] =
    "CREATE TABLE runs (\n  id TEXT PRIMARY KEY NOT NULL,\n  version TEXT NOT NULL,\n"
    "  schema INTEGER NOT NULL,\n  model_hash TEXT,\n  codebook_hash TEXT\n);\n"
    "CREATE TABLE rules (\n  codebook_hash TEXT NOT NULL,\n  name TEXT NOT NULL,\n"
    "  type TEXT NOT NULL,\n  mode TEXT,\n  cameo TEXT NOT NULL,\n  file TEXT,\n  line INTEGER,\n"
    "   PRIMARY KEY (codebook_hash, name)\n) WITHOUT ROWID;\n";

// What the ledger is made of: `fact` is a line of JSON, as ledger --facts prints it.
static const char LAST_TABLES[] =
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
    "CREATE INDEX links_to ON links(to_event);\n";

void databasetables_sql(const sql_table *tables, size_t n, buf *out)
{
    buf_add_c(out, FIRST_TABLES);
    for (size_t i = 0; i < n; i++) sql_table_create_sql(&tables[i], out);
    buf_add_c(out, LAST_TABLES);
    buf_add_c(out, INTAKE_TABLES);
    buf_add_c(out, VIEWS);
}
