#include "upkeep/verify.h"

#include "base/utf8.h"
#include "store/changelog.h"
#include "store/driver.h"
#include "store/intake.h"
#include "store/moment.h"
#include "store/schema.h"
#include "store/sqlfrom.h"
#include "upkeep/dumpload.h"
#include "upkeep/verifypart.h"

#include <stdarg.h>
#include <stdio.h>

#define WHAT_SIZE 400 // of what is wrong, with two quotes of the text
#define WORD_MOST 100 // bytes of a value that is shown

const char *verify_kind_name(verify_kind k)
{
    static const char *const NAMES[] = {
#define X(name, kind) kind,
        VERIFY_KINDS(X)
#undef X
    };
    return NAMES[k];
}

status verify_tell(verification *v, verify_kind kind, str table, str id, diag *why,
                   const char *format, ...)
{
    char what[WHAT_SIZE];
    va_list list;
    va_start(list, format);
    vsnprintf(what, sizeof what, format, list);
    va_end(list);
    verify_finding x = {.kind = kind, .table = table, .id = id, .what = str_of(what)};
    v->findings++;
    return v->finding(v->state, &x, why);
}

// --- one question

static status visit_fault(void *state, const statement *row, diag *why)
{
    const fault_question *q = state;
    char what[WHAT_SIZE];
    str more = row_is_null(row, 1) ? STR("null") : utf8_cut(row_text(row, 1), WORD_MOST);
    const char *at = strstr(q->what, "%s");
    if (at)
        snprintf(what, sizeof what, "%.*s%.*s%s", (int)(at - q->what), q->what, STR_ARG(more),
                 at + 2);
    else
        snprintf(what, sizeof what, "%s", q->what);
    return verify_tell(q->v, q->kind, q->table, row_text(row, 0), why, "%s", what);
}

bool verify_has(const connection *c, const table_shape *t)
{
    return connection_dialect(c) != DIALECT_CLICKHOUSE || clickhouse_schema_has(t->name);
}

status verify_ask(const connection *c, fault_question *f, const char *sql, diag *why)
{
    question q = {.sql = sql, .clickhouse = sql, .row = visit_fault, .state = f};
    diag failed = {0};
    status s = connection_visit(c, &q, &failed);
    if (s == ST_STORE && connection_dialect(c) == DIALECT_SQLITE)
        return verify_tell(f->v, VERIFY_DAMAGED, f->table, STR_NONE, why, "%.300s", failed.message);
    if (s != ST_OK && why) *why = failed;
    return s;
}

// --- references

typedef struct {
    const char *table, *column, *parent; // whose column `id` it names
} reference;

// Those that are no foreign keys: what a document belongs to, what is told of two events, what is
// made from others, and what outlives a document.
static const reference REFERENCES[] = {
    {"documents", "run", "runs"},
    {"links", "from_event", "events"},
    {"links", "to_event", "events"},
    {"dyads", "event", "events"},
    {"records", "input", "inputs"},
    {"records", "document", "documents"},
    {"problems", "document", "documents"},
    {"versions", "document", "documents"},
    {"feed_items", "document", "documents"},
    {"state_changes", "document", "documents"},
};

void verify_select_key(const connection *c, const table_shape *t, size_t n_keys, buf *sql)
{
    bool clickhouse = connection_dialect(c) == DIALECT_CLICKHOUSE;
    buf_add_c(sql, n_keys ? "SELECT " : "SELECT ''");
    for (size_t i = 0; i < n_keys; i++)
        buf_add_format(sql, clickhouse ? "%stoString(t.%.*s)" : "%sCAST(t.%.*s AS TEXT)",
                       i ? " || '/' || " : "", STR_ARG(t->columns[t->keys[i]].name));
    buf_add_c(sql, " AS row_id");
}

void verify_from(const connection *c, const table_shape *t, buf *sql)
{
    char name[64];
    bool of_document = t->owner != ROW_OF_STORE || str_eq(t->name, STR("documents"));
    snprintf(name, sizeof name, "%.*s", STR_ARG(t->name));
    sqlfrom_table(of_document ? connection_dialect(c) : DIALECT_SQLITE, name, "t", sql);
}

// In ClickHouse, where a join would hold whole rows.
static void add_orphans_stored(const reference *x, buf *sql)
{
    static const char *const OF_DOCUMENTS[] = {"documents", "events", "links"};
    bool stored = str_which(str_of(x->parent), OF_DOCUMENTS, 3) >= 0;
    buf_add_format(sql, "t.%s IS NOT NULL AND assumeNotNull(t.%s) NOT IN (SELECT p.id", x->column,
                   x->column);
    sqlfrom_table(stored ? DIALECT_CLICKHOUSE : DIALECT_SQLITE, x->parent, "p", sql);
    buf_add_c(sql, "1 = 1) ORDER BY row_id");
}

static status check_reference(const connection *c, const table_shape *t, const reference *x,
                              verification *v, diag *why)
{
    char what[128];
    buf sql = {0};
    if (!verify_has(c, t)) return ST_OK;
    snprintf(what, sizeof what, "%s %%s is not in %s", x->column, x->parent);
    fault_question f = {.v = v, .kind = VERIFY_REFERENCE, .table = t->name, .what = what};
    verify_select_key(c, t, t->n_keys, &sql);
    buf_add_format(&sql, ", t.%s", x->column);
    if (connection_dialect(c) == DIALECT_CLICKHOUSE) {
        verify_from(c, t, &sql);
        add_orphans_stored(x, &sql);
    } else {
        buf_add_format(&sql,
                       " FROM %s t LEFT JOIN %s p ON p.id = t.%s"
                       " WHERE t.%s IS NOT NULL AND p.id IS NULL ORDER BY 1",
                       x->table, x->parent, x->column, x->column);
    }
    status s = verify_ask(c, &f, sql.p, why);
    buf_free(&sql);
    return s;
}

// Foreign keys, as the schema has them. Those of mentions are two columns (FAULTS).
static status check_owner(const connection *c, const table_shape *t, verification *v, diag *why)
{
    static const char *const PARENTS[] = {
        [ROW_OF_DOCUMENT] = "documents", [ROW_OF_EVENT] = "events", [ROW_OF_LINK] = "links"};
    if (t->owner == ROW_OF_STORE || t->owner == ROW_OF_MENTION) return ST_OK;
    reference x = {t->name.p, t->columns[t->owner_column].name.p, PARENTS[t->owner]};
    return check_reference(c, t, &x, v, why);
}

// --- what else tables say of each other

// Rows of dyads as they are made of the events, and as they are.
#define DYAD_COLUMNS                                                                               \
    "source, target, event, source_code, target_code, date, type, quad, score, happened,"          \
    " background"
#define DYADS_MADE  "SELECT " DYAD_COLUMNS " FROM (" SCHEMA_DYADS ") AS made"
#define DYADS_THERE "SELECT " DYAD_COLUMNS " FROM dyads"
#define DYADS_ID    "SELECT event || '/' || source_code || '/' || target_code, event FROM ("

// The same of ClickHouse: rows that count.
#define STORED(table)    SQLFROM_STORED(table, "t") " AND "
#define STORED_DOCUMENTS " FROM stored_documents t WHERE " CLICKHOUSE_COUNTS("id") " AND "
#define NO_SENTENCE                                                                                \
    "(document, sentence) NOT IN (SELECT document, sentence" STORED("sentences") "1 = 1)"
#define LAST_CHANGES                                                                               \
    "(SELECT assumeNotNull(document) AS id, argMax(what, number) AS last FROM changes"             \
    " WHERE document IS NOT NULL GROUP BY id)"
#define STORED_ID                                                                                  \
    "SELECT DISTINCT event || '/' || source_code || '/' || target_code AS row_id, event FROM "
// A row of dyads as one text, in which null is none of the values.
#define STORED_DYAD                                                                                \
    "arrayStringConcat([source, target, event, source_code, target_code, ifNull(date, '-'), type," \
    " toString(quad), ifNull(toString(score), '-'), toString(happened), toString(background)],"    \
    " '\\t')"
#define STORED_SIDE(table, named, code_named, who)                                                 \
    "(SELECT event, ifNull(country, code) AS " named ", code AS " code_named ", entity AS " who    \
    STORED(table) "1 = 1)"
#define STORED_MADE                                                                                \
    "(SELECT * FROM (SELECT * FROM " STORED_SIDE(                                                  \
        "event_actors", "source", "source_code",                                                   \
        "a") " ALL INNER JOIN " STORED_SIDE("event_recipients", "target", "target_code",           \
                                            "r") " USING event) ALL INNER JOIN (SELECT id AS "     \
                                                 "event, date_value AS date, type, quad, score,"   \
                                                 " toUInt8(status IN ('happened', 'ongoing') AND " \
                                                 "polarity = 'affirmed' AND claim <> 'denied')"    \
                                                 " AS happened, background" STORED(                \
                                                     "events") "1 = 1) USING event WHERE a <> r)"

static const struct {
    verify_kind kind;
    const char *table, *what, *sql;
    const char *clickhouse; // NULL: the same
} FAULTS[] = {
    {VERIFY_UNFINISHED, "loading",
     "a dump was not loaded to its end; load it anew into an empty database",
     "SELECT input, input FROM loading WHERE input = '" LOADING_DUMP "'", NULL},
    {VERIFY_REFERENCE, "mention_actors", "mention %s is not in mentions",
     "SELECT a.document || '/' || CAST(a.mention AS TEXT) || '/' || CAST(a.position AS TEXT) AS id,"
     " a.mention FROM mention_actors a LEFT JOIN mentions m ON m.document = a.document"
     " AND m.mention = a.mention WHERE m.document IS NULL ORDER BY 1",
     "SELECT toString(document) || '/' || toString(mention) || '/' || toString(position) AS row_id,"
     " mention" STORED("mention_actors") "(document, mention) NOT IN (SELECT document,"
                                         " mention" STORED("mentions") "1 = 1) ORDER BY row_id"},
    {VERIFY_REFERENCE, "mentions", "sentence %s is not in sentences",
     "SELECT m.document || '/' || CAST(m.mention AS TEXT) AS id, m.sentence FROM mentions m"
     " LEFT JOIN sentences s ON s.document = m.document AND s.sentence = m.sentence"
     " WHERE s.document IS NULL ORDER BY 1",
     "SELECT toString(document) || '/' || toString(mention) AS row_id, sentence" STORED("mentions")
         NO_SENTENCE " ORDER BY row_id"},
    {VERIFY_REFERENCE, "events", "sentence %s is not in sentences",
     "SELECT e.id, e.sentence FROM events e LEFT JOIN sentences s ON s.document = e.document"
     " AND s.sentence = e.sentence WHERE s.document IS NULL ORDER BY 1",
     "SELECT id, sentence" STORED("events") NO_SENTENCE " ORDER BY id"},
    {VERIFY_EVIDENCE, "events", "the event has no trigger",
     "SELECT id, id FROM events WHERE trigger_text = '' OR trigger_span_end <= trigger_span_begin"
     " ORDER BY 1",
     "SELECT id, id" STORED("events") "(trigger_text = '' OR"
                                      " trigger_span_end <= trigger_span_begin) ORDER BY id"},
    {VERIFY_EVIDENCE, "events", "the event has no sentence's text",
     "SELECT id, id FROM events WHERE text = '' ORDER BY 1",
     "SELECT id, id" STORED("events") "text = '' ORDER BY id"},
    // What the classifier proposes is of no rule; its name says so (event/proposal.c).
    {VERIFY_RULE, "events", "the rule %s is not in the codebook that coded it",
     "SELECT e.id, e.rule FROM events e JOIN documents d ON d.id = e.document"
     " JOIN runs n ON n.id = d.run LEFT JOIN rules u ON u.codebook_hash = n.codebook_hash"
     " AND u.name = e.rule WHERE e.rule NOT LIKE 'classified-%' AND u.name IS NULL ORDER BY 1",
     "SELECT id, rule FROM (SELECT id, document, rule" STORED(
         "events") "rule NOT LIKE 'classified-%') ANY INNER JOIN (SELECT document, book FROM "
                   "(SELECT id AS"
                   " document, run" STORED_DOCUMENTS "1 = 1) ANY INNER JOIN (SELECT id AS run,"
                   " ifNull(codebook_hash, '') AS book FROM runs) USING run) USING document WHERE "
                   "(book, rule)"
                   " NOT IN (SELECT codebook_hash, name FROM rules) ORDER BY id"},
    {VERIFY_CARD, "event_cards", "the event has no card",
     "SELECT e.id, e.id FROM events e LEFT JOIN event_cards c ON c.event = e.id"
     " WHERE c.event IS NULL ORDER BY 1",
     "SELECT id, id" STORED("events") "id NOT IN (SELECT event" STORED(
         "event_cards") "1 = 1) ORDER BY id"},
    {VERIFY_CARD, "document_sketches", "the document has no sketch",
     "SELECT d.id, d.id FROM documents d LEFT JOIN document_sketches s ON s.document = d.id"
     " WHERE s.document IS NULL ORDER BY 1",
     "SELECT id, id" STORED_DOCUMENTS
     "id NOT IN (SELECT document" STORED("document_sketches") "1 = 1) ORDER BY id"},
    // The log of a database that was brought forward does not know what was there before.
    {VERIFY_LOG, "documents", "the log does not have the document",
     "SELECT d.id, d.id FROM documents d WHERE NOT EXISTS (SELECT 1 FROM changes c"
     " WHERE c.document = d.id) AND NOT EXISTS (SELECT 1 FROM changes WHERE what = '" CHANGE_BEGUN
     "') ORDER BY 1",
     "SELECT id, id" STORED_DOCUMENTS "id NOT IN (SELECT assumeNotNull(document) FROM changes WHERE"
     " document IS NOT NULL) AND (SELECT count() FROM changes WHERE what = '" CHANGE_BEGUN
     "') = 0 ORDER BY id"},
    {VERIFY_LOG, "documents", "the log says that it is deleted",
     "SELECT d.id, d.id FROM documents d JOIN changes c ON c.number = (SELECT max(x.number)"
     " FROM changes x WHERE x.document = d.id) WHERE c.what = '" CHANGE_DELETED "' ORDER BY 1",
     "SELECT id, id FROM " LAST_CHANGES " WHERE last = '" CHANGE_DELETED
     "' AND id IN (SELECT id" STORED_DOCUMENTS "1 = 1) ORDER BY id"},
    {VERIFY_LOG, "changes", "the document is gone, and the log says that it was %s last",
     "SELECT c.document, c.what FROM changes c LEFT JOIN documents d ON d.id = c.document"
     " WHERE c.document IS NOT NULL AND d.id IS NULL AND c.what <> '" CHANGE_DELETED
     "' AND c.number = (SELECT max(x.number) FROM changes x WHERE x.document = c.document)"
     " ORDER BY 1",
     "SELECT id, last FROM " LAST_CHANGES " WHERE last <> '" CHANGE_DELETED
     "' AND id NOT IN (SELECT id" STORED_DOCUMENTS "1 = 1) ORDER BY id"},
    {VERIFY_LOG, "changes", "a row that cannot be read: what is %s",
     "SELECT CAST(number AS TEXT) AS id, what FROM changes WHERE what NOT IN ('" CHANGE_ADDED
     "', '" CHANGE_REPLACED "', '" CHANGE_DELETED "', '" CHANGE_BEGUN "') OR added NOT LIKE '[%]'"
     " OR corrected NOT LIKE '[%]' OR removed NOT LIKE '[%]' ORDER BY 1",
     "SELECT toString(number) AS row_id, what FROM changes WHERE what NOT IN ('" CHANGE_ADDED
     "', '" CHANGE_REPLACED "', '" CHANGE_DELETED "', '" CHANGE_BEGUN "') OR NOT match(added,"
     " '^\\\\[.*\\\\]$') OR NOT match(corrected, '^\\\\[.*\\\\]$') OR NOT match(removed,"
     " '^\\\\[.*\\\\]$') ORDER BY row_id"},
    {VERIFY_DYADS, "dyads", "the row is not what its event says",
     DYADS_ID DYADS_THERE " EXCEPT " DYADS_MADE ") AS x ORDER BY 1",
     STORED_ID "(SELECT event, source_code, target_code, " STORED_DYAD
               " AS row" STORED("dyads") "1 = 1) WHERE row NOT IN (SELECT " STORED_DYAD
                                         " FROM " STORED_MADE ") ORDER BY row_id"},
    {VERIFY_DYADS, "dyads", "a row that its event gives is missing",
     DYADS_ID DYADS_MADE " EXCEPT " DYADS_THERE ") AS x ORDER BY 1",
     STORED_ID "(SELECT event, source_code, target_code, " STORED_DYAD " AS row FROM " STORED_MADE
               ") WHERE row NOT IN (SELECT " STORED_DYAD STORED("dyads") "1 = 1) ORDER BY row_id"},
};

static status check_tables(const connection *c, const table_list *tables, verification *v,
                           diag *why)
{
    bool clickhouse = connection_dialect(c) == DIALECT_CLICKHOUSE;
    for (size_t i = 0; i < sizeof REFERENCES / sizeof *REFERENCES; i++)
        TRY(check_reference(c, tablelist_find(tables, str_of(REFERENCES[i].table)), &REFERENCES[i],
                            v, why));
    for (size_t i = 0; i < tables->n; i++) TRY(check_owner(c, &tables->p[i], v, why));
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        fault_question f = {.v = v,
                            .kind = FAULTS[i].kind,
                            .table = str_of(FAULTS[i].table),
                            .what = FAULTS[i].what};
        const char *stored = FAULTS[i].clickhouse;
        bool there = clickhouse && stored;
        TRY(verify_ask(c, &f, there ? stored : FAULTS[i].sql, why));
    }
    return ST_OK;
}

// --- what SQLite and PostgreSQL know of themselves

static const struct {
    verify_kind kind;
    const char *what, *sql;
} SQLITE_FAULTS[] = {
    {VERIFY_DAMAGED, "SQLite: %s",
     "SELECT '', integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'"},
    {VERIFY_SEARCH, "the words of the document are not in the index",
     "SELECT d.id, d.id FROM documents d LEFT JOIN document_search_docsize s ON s.id = d.number"
     " WHERE s.id IS NULL ORDER BY 1"},
    {VERIFY_SEARCH, "the index has words of a document that is not there (number %s)",
     "SELECT '', s.id FROM document_search_docsize s LEFT JOIN documents d ON d.number = s.id"
     " WHERE d.number IS NULL ORDER BY 2"},
};

static const char SERVER_INDEX[] =
    "SELECT '', '' WHERE NOT EXISTS (SELECT 1 FROM pg_index i JOIN pg_class c"
    " ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relname = 'document_search' AND n.nspname = current_schema() AND i.indisvalid)";

// What replaces a document leaves nothing of it that counts.
static status check_twice(const connection *c, verification *v, diag *why)
{
    fault_question f = {.v = v,
                        .kind = VERIFY_VALUE,
                        .table = STR("documents"),
                        .what = "the document is there %s times"};
    return verify_ask(c, &f,
                      "SELECT id, toString(count()) AS n" STORED_DOCUMENTS
                      "1 = 1 GROUP BY id HAVING count() > 1 ORDER BY id",
                      why);
}

static status check_own(const connection *c, verification *v, diag *why)
{
    fault_question f = {.v = v, .kind = VERIFY_SEARCH};
    f.what = "the index of words is not there, or not valid; make it again (demarche schema "
             "postgresql)";
    f.table = STR("document_search");
    if (connection_dialect(c) == DIALECT_POSTGRES) return verify_ask(c, &f, SERVER_INDEX, why);
    if (connection_dialect(c) == DIALECT_CLICKHOUSE) return check_twice(c, v, why);
    for (size_t i = 0; i < sizeof SQLITE_FAULTS / sizeof *SQLITE_FAULTS; i++) {
        f.kind = SQLITE_FAULTS[i].kind;
        f.what = SQLITE_FAULTS[i].what;
        f.table = f.kind == VERIFY_DAMAGED ? STR_NONE : STR("document_search");
        TRY(verify_ask(c, &f, SQLITE_FAULTS[i].sql, why));
    }
    return ST_OK;
}

// FTS5 compares its index with the texts, and asks for the lock of a writer meanwhile.
static status check_words(const char *file, verification *v, diag *why)
{
    static const char CHECK[] =
        "INSERT INTO document_search(document_search, rank) VALUES('integrity-check', 1)";
    connection c = {0};
    diag failed = {0};
    status s = connection_open(file, &c, &failed);
    bool ready = s == ST_OK && connection_begin(&c, &failed) == ST_OK;
    if (ready) s = connection_execute(&c, CHECK, &failed);
    if (ready) connection_roll_back(&c);
    connection_close(&c, NULL);
    v->unsearched = !ready;
    if (!ready || s == ST_OK) return ST_OK;
    return verify_tell(v, VERIFY_SEARCH, STR("document_search"), STR_NONE, why,
                       "the index of words is not that of the texts; make it anew: INSERT INTO "
                       "document_search(document_search) VALUES('rebuild')");
}

static status check_texts(const connection *c, const table_list *tables, verification *v, diag *why)
{
    diag failed = {0};
    status s = verifytext_run(c, tables, v, &failed);
    if (s == ST_STORE && connection_dialect(c) == DIALECT_SQLITE)
        return verify_tell(v, VERIFY_DAMAGED, STR_NONE, STR_NONE, why, "%.300s", failed.message);
    if (s != ST_OK && why) *why = failed;
    return s;
}

static status check_all(const connection *c, const table_list *tables, verification *v, diag *why)
{
    TRY(verifyschema_run(c, tables, v, why));
    // A server ends the transaction at the first question about what is not there.
    if (v->findings && connection_dialect(c) != DIALECT_SQLITE) return ST_OK;
    TRY(check_own(c, v, why));
    TRY(verifyvalue_run(c, tables, v, why));
    TRY(check_tables(c, tables, v, why));
    return check_texts(c, tables, v, why);
}

status verify_database(const char *file, verification *v, diag *why)
{
    arena memory = {0};
    connection c = {0};
    table_list tables;
    tablelist_read(&memory, &tables);
    status s = connection_read(file, &c, why);
    int64_t moment = 0;
    if (s == ST_OK) s = moment_read(&c, &moment, why);
    if (s == ST_OK) s = check_all(&c, &tables, v, why);
    if (s == ST_OK) s = moment_check(&c, moment, "verify it again", why);
    bool is_file = s == ST_OK && connection_dialect(&c) == DIALECT_SQLITE;
    connection_close(&c, NULL);
    if (is_file) s = check_words(file, v, why);
    arena_free(&memory);
    return s;
}
