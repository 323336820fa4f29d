#include "store/clickhouse_schema.h"

#include "store/sql_table.h"

#include <string.h>

typedef struct {
    const char *name, *columns, *key;
} fixed_table;

// Of documents, beside those of the column table.
static const fixed_table DOCUMENT_TABLES[] = {
    {"facts",
     "document String, position Int64, ledger String, state Nullable(String),"
     " date Nullable(String), fact String",
     "document, position"},
    {"event_cards", "block Int64, event String, card String, document String", "block, event"},
    {"document_sketches",
     "document String, sketch String, outlet Nullable(String), published Nullable(String)",
     "document"},
    {"dyads",
     "source String, target String, event String, source_code String, target_code String,"
     " date Nullable(String), type String, quad Int64, score Nullable(Float64), happened UInt8,"
     " background UInt8, day Date, document String",
     "source, target, day, event, source_code, target_code"},
};
// What a load notes.
static const fixed_table LOG_TABLES[] = {
    {"runs",
     "id String, version String, schema Int64, model_hash Nullable(String),"
     " codebook_hash Nullable(String)",
     "id"},
    {"rules",
     "codebook_hash String, name String, type String, mode Nullable(String), cameo String,"
     " file Nullable(String), line Nullable(Int64)",
     "codebook_hash, name"},
    {"versions", "document String, content_hash String", "document, content_hash"},
    {"inputs",
     "id String, path String, size Nullable(Int64), changed Nullable(Int64), run String,"
     " options String, records Int64, whole UInt8",
     "id"},
};
// Their views differ from the tables.
static const char OTHER_TABLES[] =
    "CREATE TABLE IF NOT EXISTS " CLICKHOUSE_VERSION_TABLE
    " (version UInt32) ENGINE = ReplacingMergeTree ORDER BY version;\n"
    // `written` is 0 until it is settled (CLICKHOUSE_UNSETTLED); the last row counts.
    "CREATE TABLE IF NOT EXISTS batches (batch UInt64, written DateTime, documents UInt64,"
    " rows UInt64) ENGINE = ReplacingMergeTree ORDER BY batch;\n"
    "CREATE TABLE IF NOT EXISTS stored_superseded (document String, of_batch UInt64,"
    " batch UInt64) ENGINE = ReplacingMergeTree ORDER BY (document, of_batch, batch);\n"
    "CREATE VIEW IF NOT EXISTS superseded AS SELECT document, of_batch FROM stored_superseded"
    " WHERE batch IN (SELECT batch FROM batches);\n"
    "CREATE TABLE IF NOT EXISTS stored_records (\n  input String,\n  record Int64,\n"
    "  file Nullable(String),\n  line Nullable(Int64),\n  document Nullable(String),\n"
    "  content_hash Nullable(String),\n  outlet Nullable(String),\n  day Nullable(String),\n"
    "  skipped Nullable(String),\n  events Int64,\n  path String,\n"
    "  problem_codes Array(String),\n  problem_messages Array(String),\n  gone UInt8,\n"
    "  batch UInt64\n) ENGINE = ReplacingMergeTree(batch) ORDER BY (input, record);\n"
    "CREATE VIEW IF NOT EXISTS records AS SELECT input, record, file, line, document,"
    " content_hash, outlet, day, skipped, events FROM stored_records FINAL"
    " WHERE gone = 0 AND record <> 0;\n"
    "CREATE VIEW IF NOT EXISTS problems AS SELECT input, record, toInt64(number) - 1 AS position,"
    " file, line, document, code, message, path FROM (SELECT * FROM stored_records FINAL"
    " WHERE gone = 0) ARRAY JOIN problem_codes AS code, problem_messages AS message,"
    " arrayEnumerate(problem_codes) AS number;\n"
    "CREATE TABLE IF NOT EXISTS stored_loading (load UInt64, input String, ended UInt8,"
    " batch UInt64) ENGINE = ReplacingMergeTree(batch) ORDER BY (load, input);\n"
    "CREATE VIEW IF NOT EXISTS loading AS SELECT input, load FROM stored_loading"
    " WHERE load = (SELECT max(load) FROM stored_loading)"
    " AND load NOT IN (SELECT load FROM stored_loading WHERE ended = 1);\n"
    // The highest number of a row counts (clickhouse_changes.h).
    "CREATE TABLE IF NOT EXISTS stored_changes (\n  batch UInt64,\n  position UInt64,\n"
    "  number UInt64,\n  at String,\n  what String,\n  document Nullable(String),\n"
    "  added String,\n  corrected String,\n  removed String\n"
    ") ENGINE = ReplacingMergeTree(number) ORDER BY (batch, position);\n"
    "CREATE VIEW IF NOT EXISTS changes AS SELECT toInt64(number) AS number, at, what, document,"
    " added, corrected, removed FROM stored_changes FINAL"
    " WHERE batch IN (SELECT batch FROM batches);\n";

// What users ask for most.
static const char VIEWS[] =
    "CREATE VIEW IF NOT EXISTS v_events AS SELECT id, document, title, url, outlet, published,"
    " date_value AS date, type, mode, cameo, quad, score, actors, recipients, status, background,"
    " polarity, claim, happened, trigger_text, rule, confidence, text, day FROM events;\n"
    "CREATE VIEW IF NOT EXISTS v_happened AS SELECT * FROM v_events WHERE happened = 1;\n"
    "CREATE VIEW IF NOT EXISTS v_dyad_months AS SELECT source, target, type, quad,"
    " toStartOfMonth(day) AS month, uniqExact(event) AS events FROM dyads"
    " WHERE happened = 1 AND background = 0 GROUP BY source, target, type, quad, month;\n";

static const struct {
    const char *table;
    clickhouse_more more;
    const char *columns; // [names and types]
    const char *names;
} MORE[] = {
    {"events", CLICKHOUSE_OF_EVENT,
     ", day Date, happened UInt8, actors Nullable(String), recipients Nullable(String),"
     " title Nullable(String), url Nullable(String), outlet Nullable(String),"
     " published Nullable(String)",
     ",day,happened,actors,recipients,title,url,outlet,published"},
    {"document_sketches", CLICKHOUSE_OF_TEXT, "", ",outlet,published"},
};
#define MORE_COUNT (sizeof MORE / sizeof *MORE)

clickhouse_more clickhouse_schema_more(str table, const char **columns)
{
    *columns = "";
    for (size_t i = 0; i < MORE_COUNT; i++) {
        if (!str_eq(table, str_of(MORE[i].table))) continue;
        *columns = MORE[i].names;
        return MORE[i].more;
    }
    return CLICKHOUSE_NOTHING_MORE;
}

bool clickhouse_schema_is_log(str table)
{
    for (size_t i = 0; i < sizeof LOG_TABLES / sizeof *LOG_TABLES; i++)
        if (str_eq(table, str_of(LOG_TABLES[i].name))) return true;
    return str_eq(table, STR("records")) || str_eq(table, STR("loading"));
}

// --- a table and its view

// Each column on a line of its own.
static void add_columns(str columns, buf *out)
{
    while (columns.n) {
        str one = str_trim(str_split(&columns, ','));
        buf_add_format(out, "  %.*s,\n", STR_ARG(one));
    }
}

static void add_names(str columns, buf *out)
{
    for (const char *comma = ""; columns.n; comma = ", ") {
        str one = str_trim(str_split(&columns, ','));
        buf_add_format(out, "%s%.*s", comma, STR_ARG(str_sub(one, 0, str_find_byte(one, ' ', 0))));
    }
}

static void add_document_table(const char *name, str columns, const char *key, buf *out)
{
    bool documents = strcmp(name, "documents") == 0;
    buf_add_format(out, "CREATE TABLE IF NOT EXISTS stored_%s (\n", name);
    add_columns(columns, out);
    buf_add_format(out,
                   "  year UInt16,\n  batch UInt64\n) ENGINE = ReplacingMergeTree(batch)"
                   " PARTITION BY year ORDER BY (%s, batch);\n"
                   "CREATE VIEW IF NOT EXISTS %s AS SELECT ",
                   key, name);
    add_names(columns, out);
    buf_add_format(out, " FROM stored_%s WHERE %s;\n", name,
                   documents ? CLICKHOUSE_COUNTS("id") : CLICKHOUSE_COUNTS("document"));
}

static void add_log_table(const fixed_table *t, buf *out)
{
    buf_add_format(out, "CREATE TABLE IF NOT EXISTS stored_%s (\n", t->name);
    add_columns(str_of(t->columns), out);
    buf_add_format(out,
                   "  batch UInt64\n) ENGINE = ReplacingMergeTree(batch) ORDER BY (%s);\n"
                   "CREATE VIEW IF NOT EXISTS %s AS SELECT ",
                   t->key, t->name);
    add_names(str_of(t->columns), out);
    buf_add_format(out, " FROM stored_%s FINAL;\n", t->name);
}

// --- those of the column table

static void add_leaf(const leaf *l, buf *out)
{
    static const char *const TYPES[COLUMN_TYPES] = {
        [COLUMN_STRING] = "String", [COLUMN_INTEGER] = "Int64", [COLUMN_NUMBER] = "Float64",
        [COLUMN_BOOLEAN] = "UInt8", [COLUMN_SPAN] = "Int64",    [COLUMN_OBJECT] = "String",
    };
    const column *c = l->steps[l->n_steps - 1];
    if (out->n) buf_add_c(out, ", ");
    if (c->list)
        buf_add_format(out, "%s String", l->name);
    else
        buf_add_format(out, l->nullable ? "%s Nullable(%s)" : "%s %s", l->name, TYPES[c->type]);
}

static void add_leaves(const leaf_list *leaves, buf *out)
{
    for (size_t i = 0; i < leaves->n; i++) add_leaf(&leaves->p[i], out);
}

static void add_list(const sql_table *t, const list_table *l, buf *out)
{
    const char *kind = t->kind->name;
    buf columns = {0}, name = {0}, key = {0};
    buf_add_format(&name, "%s_%s", kind, l->list->name);
    if (t->has_id)
        buf_add_format(&columns, "%s String", kind);
    else
        buf_add_format(&columns, "document String, %s Int64", kind);
    buf_add_c(&columns, ", position Int64");
    add_leaves(&l->leaves, &columns);
    if (t->has_id && strcmp(kind, "document") != 0) buf_add_c(&columns, ", document String");
    // Sides are looked for by who they are.
    bool side = strcmp(name.p, "event_actors") == 0 || strcmp(name.p, "event_recipients") == 0;
    buf_add_format(&key, "%s%s%s, position", side ? "code, " : "", t->has_id ? "" : "document, ",
                   kind);
    add_document_table(name.p, buf_str(&columns), key.p, out);
    buf_free(&columns);
    buf_free(&name);
    buf_free(&key);
}

static void add_records(const sql_table *t, buf *out)
{
    buf columns = {0}, key = {0};
    if (t->counted) buf_add_format(&columns, "%s Int64", t->kind->name);
    add_leaves(&t->leaves, &columns);
    if (strcmp(t->name, "documents") == 0) buf_add_c(&columns, ", run String, digest String");
    for (size_t i = 0; i < MORE_COUNT; i++)
        if (strcmp(t->name, MORE[i].table) == 0) buf_add_c(&columns, MORE[i].columns);
    if (strcmp(t->name, "events") == 0)
        buf_add_c(&key, "type, day, id");
    else if (t->has_id)
        buf_add_c(&key, "id");
    else
        buf_add_format(&key, "document, %s", t->kind->name);
    add_document_table(t->name, buf_str(&columns), key.p, out);
    for (size_t i = 0; i < t->n_lists; i++) add_list(t, &t->lists[i], out);
    buf_free(&columns);
    buf_free(&key);
}

void clickhouse_schema_make(buf *out)
{
    sql_table tables[TABLE_COUNT];
    sql_tables_init(tables);
    buf_add_c(out, OTHER_TABLES);
    for (size_t i = 0; i < sizeof LOG_TABLES / sizeof *LOG_TABLES; i++)
        add_log_table(&LOG_TABLES[i], out);
    for (size_t i = 0; i < TABLE_COUNT; i++) add_records(&tables[i], out);
    for (size_t i = 0; i < sizeof DOCUMENT_TABLES / sizeof *DOCUMENT_TABLES; i++)
        add_document_table(DOCUMENT_TABLES[i].name, str_of(DOCUMENT_TABLES[i].columns),
                           DOCUMENT_TABLES[i].key, out);
    buf_add_c(out, VIEWS);
}

bool clickhouse_schema_has(str table)
{
    buf sql = {0}, view = {0};
    clickhouse_schema_make(&sql);
    buf_add_format(&view, "CREATE VIEW IF NOT EXISTS %.*s AS ", STR_ARG(table));
    bool there = str_find(buf_str(&sql), buf_str(&view)) != SIZE_MAX;
    buf_free(&view);
    buf_free(&sql);
    return there;
}
