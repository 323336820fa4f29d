#include "upkeep/verify.h"

#include "base/utf8.h"
#include "store/changelog.h"
#include "store/driver.h"
#include "store/intake.h"
#include "store/owner.h"
#include "store/schema.h"
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

status verify_ask(const connection *c, fault_question *f, const char *sql, diag *why)
{
    question q = {.sql = sql, .row = visit_fault, .state = f};
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

void verify_add_key(const table_shape *t, size_t n_keys, buf *sql)
{
    if (!n_keys) buf_add_c(sql, "''");
    for (size_t i = 0; i < n_keys; i++)
        buf_add_format(sql, "%sCAST(t.%.*s AS TEXT)", i ? " || '/' || " : "",
                       STR_ARG(t->columns[t->keys[i]].name));
}

static status check_reference(const connection *c, const table_shape *t, const reference *x,
                              verification *v, diag *why)
{
    char what[128];
    buf sql = {0};
    snprintf(what, sizeof what, "%s %%s is not in %s", x->column, x->parent);
    fault_question f = {.v = v, .kind = VERIFY_REFERENCE, .table = t->name, .what = what};
    buf_add_c(&sql, "SELECT ");
    verify_add_key(t, t->n_keys, &sql);
    buf_add_format(&sql,
                   " AS id, t.%s FROM %s t LEFT JOIN %s p ON p.id = t.%s"
                   " WHERE t.%s IS NOT NULL AND p.id IS NULL ORDER BY 1",
                   x->column, x->table, x->parent, x->column, x->column);
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

static const struct {
    verify_kind kind;
    const char *table, *what, *sql;
} FAULTS[] = {
    {VERIFY_UNFINISHED, "loading",
     "a dump was not loaded to its end; load it anew into an empty database",
     "SELECT input, input FROM loading WHERE input = '" LOADING_DUMP "'"},
    {VERIFY_REFERENCE, "mention_actors", "mention %s is not in mentions",
     "SELECT a.document || '/' || CAST(a.mention AS TEXT) || '/' || CAST(a.position AS TEXT) AS id,"
     " a.mention FROM mention_actors a LEFT JOIN mentions m ON m.document = a.document"
     " AND m.mention = a.mention WHERE m.document IS NULL ORDER BY 1"},
    {VERIFY_REFERENCE, "mentions", "sentence %s is not in sentences",
     "SELECT m.document || '/' || CAST(m.mention AS TEXT) AS id, m.sentence FROM mentions m"
     " LEFT JOIN sentences s ON s.document = m.document AND s.sentence = m.sentence"
     " WHERE s.document IS NULL ORDER BY 1"},
    {VERIFY_REFERENCE, "events", "sentence %s is not in sentences",
     "SELECT e.id, e.sentence FROM events e LEFT JOIN sentences s ON s.document = e.document"
     " AND s.sentence = e.sentence WHERE s.document IS NULL ORDER BY 1"},
    {VERIFY_EVIDENCE, "events", "the event has no trigger",
     "SELECT id, id FROM events WHERE trigger_text = '' OR trigger_span_end <= trigger_span_begin"
     " ORDER BY 1"},
    {VERIFY_EVIDENCE, "events", "the event has no sentence's text",
     "SELECT id, id FROM events WHERE text = '' ORDER BY 1"},
    // What the classifier proposes is of no rule; its name says so (event/proposal.c).
    {VERIFY_RULE, "events", "the rule %s is not in the codebook that coded it",
     "SELECT e.id, e.rule FROM events e JOIN documents d ON d.id = e.document"
     " JOIN runs n ON n.id = d.run LEFT JOIN rules u ON u.codebook_hash = n.codebook_hash"
     " AND u.name = e.rule WHERE e.rule NOT LIKE 'classified-%' AND u.name IS NULL ORDER BY 1"},
    {VERIFY_CARD, "event_cards", "the event has no card",
     "SELECT e.id, e.id FROM events e LEFT JOIN event_cards c ON c.event = e.id"
     " WHERE c.event IS NULL ORDER BY 1"},
    {VERIFY_CARD, "document_sketches", "the document has no sketch",
     "SELECT d.id, d.id FROM documents d LEFT JOIN document_sketches s ON s.document = d.id"
     " WHERE s.document IS NULL ORDER BY 1"},
    // The log of a database that was brought forward does not know what was there before.
    {VERIFY_LOG, "documents", "the log does not have the document",
     "SELECT d.id, d.id FROM documents d WHERE NOT EXISTS (SELECT 1 FROM changes c"
     " WHERE c.document = d.id) AND NOT EXISTS (SELECT 1 FROM changes WHERE what = '" CHANGE_BEGUN
     "') ORDER BY 1"},
    {VERIFY_LOG, "documents", "the log says that it is deleted",
     "SELECT d.id, d.id FROM documents d JOIN changes c ON c.number = (SELECT max(x.number)"
     " FROM changes x WHERE x.document = d.id) WHERE c.what = '" CHANGE_DELETED "' ORDER BY 1"},
    {VERIFY_LOG, "changes", "the document is gone, and the log says that it was %s last",
     "SELECT c.document, c.what FROM changes c LEFT JOIN documents d ON d.id = c.document"
     " WHERE c.document IS NOT NULL AND d.id IS NULL AND c.what <> '" CHANGE_DELETED
     "' AND c.number = (SELECT max(x.number) FROM changes x WHERE x.document = c.document)"
     " ORDER BY 1"},
    {VERIFY_LOG, "changes", "a row that cannot be read: what is %s",
     "SELECT CAST(number AS TEXT) AS id, what FROM changes WHERE what NOT IN ('" CHANGE_ADDED
     "', '" CHANGE_REPLACED "', '" CHANGE_DELETED "', '" CHANGE_BEGUN "') OR added NOT LIKE '[%]'"
     " OR corrected NOT LIKE '[%]' OR removed NOT LIKE '[%]' ORDER BY 1"},
    {VERIFY_DYADS, "dyads", "the row is not what its event says",
     DYADS_ID DYADS_THERE " EXCEPT " DYADS_MADE ") AS x ORDER BY 1"},
    {VERIFY_DYADS, "dyads", "a row that its event gives is missing",
     DYADS_ID DYADS_MADE " EXCEPT " DYADS_THERE ") AS x ORDER BY 1"},
};

static status check_tables(const connection *c, const table_list *tables, verification *v,
                           diag *why)
{
    for (size_t i = 0; i < sizeof REFERENCES / sizeof *REFERENCES; i++)
        TRY(check_reference(c, tablelist_find(tables, str_of(REFERENCES[i].table)), &REFERENCES[i],
                            v, why));
    for (size_t i = 0; i < tables->n; i++) TRY(check_owner(c, &tables->p[i], v, why));
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        fault_question f = {.v = v,
                            .kind = FAULTS[i].kind,
                            .table = str_of(FAULTS[i].table),
                            .what = FAULTS[i].what};
        TRY(verify_ask(c, &f, FAULTS[i].sql, why));
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

static status check_own(const connection *c, verification *v, diag *why)
{
    fault_question f = {.v = v, .kind = VERIFY_SEARCH};
    f.what = "the index of words is not there, or not valid; make it again (demarche schema "
             "postgresql)";
    f.table = STR("document_search");
    if (connection_dialect(c) == DIALECT_POSTGRES) return verify_ask(c, &f, SERVER_INDEX, why);
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
    if (s == ST_OK) s = owner_refuse_batches(&c, "is not checked", why);
    if (s == ST_OK) s = check_all(&c, &tables, v, why);
    bool is_file = s == ST_OK && connection_dialect(&c) == DIALECT_SQLITE;
    connection_close(&c, NULL);
    if (is_file) s = check_words(file, v, why);
    arena_free(&memory);
    return s;
}
