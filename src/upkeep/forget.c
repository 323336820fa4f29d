#include "upkeep/forget.h"

#include "base/map.h"
#include "store/changewriter.h"
#include "store/clickhouse_forget.h"
#include "store/owner.h"
#include "store/statetables.h"

typedef struct {
    forget_request *r;
    arena memory;
    map wanted; // names; value: how many documents are called so
    map found;  // ids of documents
    statement *about;
    statement **orders; // NULL: nothing is written
    change_writer changes;
} forgetting;

#define RECORDS_OF "(SELECT input, record FROM records WHERE document = ?1)"
#define ITEMS_OF   "(SELECT feed, key FROM feed_items WHERE document = ?1)"

static const char *const ORDERS[] = {
    "DELETE FROM feed_versions WHERE (feed, key) IN " ITEMS_OF,
    // An item without a hash was forgotten: feedstore_look knows it whatever it says now.
    "UPDATE feed_items SET hash = '', updated = NULL, document = NULL WHERE document = ?1",
    "DELETE FROM problems WHERE (input, record) IN " RECORDS_OF,
    "DELETE FROM problems WHERE document = ?1", "DELETE FROM records WHERE document = ?1",
    "DELETE FROM versions WHERE document = ?1",
    "DELETE FROM documents WHERE id = ?1", // the rest goes with it
};
#define N_ORDERS (sizeof ORDERS / sizeof *ORDERS)

#define ABOUT(feed_items)                                                                          \
    "SELECT d.id, d.url, d.title, d.outlet,"                                                       \
    " (SELECT count(*) FROM events WHERE document = ?1),"                                          \
    " (SELECT count(*) FROM mentions WHERE document = ?1),"                                        \
    " (SELECT count(*) FROM links WHERE document = ?1),"                                           \
    " (SELECT count(*) FROM facts WHERE document = ?1),"                                           \
    " (SELECT count(*) FROM records WHERE document = ?1),"                                         \
    " (SELECT count(*) FROM problems WHERE document = ?1 OR (input, record) IN " RECORDS_OF "),"   \
    " " feed_items " FROM documents d WHERE d.id = ?1"

static status prepare_about(forgetting *f, const connection *c, diag *why)
{
    static const char *const SQL[] = {
        [DIALECT_SQLITE] = ABOUT("(SELECT count(*) FROM feed_items WHERE document = ?1)"),
        [DIALECT_POSTGRES] = ABOUT("(SELECT count(*) FROM feed_items WHERE document = ?1)"),
        [DIALECT_CLICKHOUSE] = ABOUT("0")};
    return connection_prepare_known(c, &SQL[connection_dialect(c)], 1, &f->about, why);
}

// --- which

static void note_found(forgetting *f, str name, str id)
{
    map_entry *e = map_find(&f->wanted, name);
    if (!e || !name.n) return;
    e->value.number++;
    if (!map_find(&f->found, id)) map_add(&f->found, &f->memory, str_copy(&f->memory, id), NULL);
}

static status visit_document(void *state, const statement *row, diag *why)
{
    forgetting *f = state;
    str id = row_text(row, 0);
    (void)why;
    for (int i = 0; i < 3; i++)
        if (!row_is_null(row, i)) note_found(f, row_text(row, i), id);
    return ST_OK;
}

// A name is looked for as an id first, which costs nothing; what is none is looked for in all
// documents at once.
static status find_all(forgetting *f, const connection *c, diag *why)
{
    bool all = true;
    for (size_t i = 0; i < f->r->n; i++) {
        static const char SQL[] = "SELECT id, NULL, NULL FROM documents WHERE id = ?1";
        question q = {.sql = SQL,
                      .clickhouse = SQL,
                      .texts = &f->r->names[i],
                      .n_texts = 1,
                      .row = visit_document,
                      .state = f};
        map_add(&f->wanted, &f->memory, f->r->names[i], NULL);
        TRY(connection_visit(c, &q, why));
        all = all && map_find(&f->wanted, f->r->names[i])->value.number;
    }
    static const char ALL[] = "SELECT id, source_id, url FROM documents ORDER BY id";
    question q = {.sql = ALL, .clickhouse = ALL, .row = visit_document, .state = f};
    if (!all) TRY(connection_visit(c, &q, why));
    for (size_t i = 0; i < f->wanted.n; i++)
        if (!f->wanted.entries[i].value.number)
            f->r->missing(f->r->state, f->wanted.entries[i].key);
    return ST_OK;
}

// --- removing

static status look_at(forgetting *f, str id, arena *a, forget_document *out, bool *there, diag *why)
{
    statement *s = f->about;
    statement_exact(s, 1, id);
    TRY(statement_step(s, there, why));
    *out = (forget_document){.id = id};
    if (*there) {
        str *const texts[] = {&out->url, &out->title, &out->outlet};
        int64_t *const counts[] = {&out->events,  &out->mentions, &out->links,     &out->facts,
                                   &out->records, &out->problems, &out->feed_items};
        for (int i = 0; i < 3; i++)
            if (!row_is_null(s, i + 1)) *texts[i] = str_copy(a, row_text(s, i + 1));
        for (int i = 0; i < 7; i++) *counts[i] = row_integer(s, i + 4);
    }
    statement_reset(s);
    return ST_OK;
}

static status remove_rows(forgetting *f, const connection *c, str id, forget_document *x,
                          bool *there, arena *a, diag *why)
{
    TRY(connection_claim(c, id, why));
    TRY(look_at(f, id, a, x, there, why));
    if (!*there) return ST_OK; // another program was faster
    TRY(changewriter_before(&f->changes, id, why));
    TRY(statetables_clear(c, why)); // its words go with it, whatever becomes of the rest
    for (size_t i = 0; i < N_ORDERS; i++) {
        statement_exact(f->orders[i], 1, id);
        TRY(statement_run(f->orders[i], why));
    }
    return changewriter_deleted(&f->changes, id, why);
}

// Keeps what was written, or undoes it.
static status settle(const connection *c, status s, diag *why)
{
    if (s == ST_OK) s = connection_commit(c, why);
    if (s != ST_OK) connection_roll_back(c);
    return s;
}

static status remove_one(forgetting *f, const connection *c, str id, forget_document *x,
                         bool *there, arena *a, diag *why)
{
    if (!f->orders) return look_at(f, id, a, x, there, why);
    TRY(connection_begin(c, why));
    return settle(c, remove_rows(f, c, id, x, there, a, why), why);
}

static status remove_all(forgetting *f, const connection *c, diag *why)
{
    status s = ST_OK;
    arena a = {0};
    for (size_t i = 0; i < f->found.n && s == ST_OK; i++) {
        forget_document x;
        bool there = false;
        arena_reset(&a);
        s = remove_one(f, c, f->found.entries[i].key, &x, &there, &a, why);
        if (s == ST_OK && there) s = f->r->removed(f->r->state, &x, why);
    }
    arena_free(&a);
    return s;
}

// The ledger, without them.
static status keep_state(const connection *c, diag *why)
{
    TRY(connection_begin(c, why));
    return settle(c, statetables_write(c, why), why);
}

// The words stand in the index, and pages in the file, until both are written anew; what a reader
// still looks at stays.
static status overwrite(forget_request *r, const connection *c, diag *why)
{
    int64_t busy = 0;
    if (connection_dialect(c) != DIALECT_SQLITE) return ST_OK;
    TRY(connection_execute(c, "INSERT INTO document_search(document_search) VALUES('optimize')",
                           why));
    TRY(connection_number(c, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, why));
    r->remains = busy != 0;
    return ST_OK;
}

// Of ClickHouse: CLICKHOUSE_FORGET_MOST are one step, those from `first` on.
static status remove_some(forgetting *f, const connection *c, size_t first, arena *a, diag *why)
{
    size_t n = f->found.n - first, kept = 0;
    if (n > CLICKHOUSE_FORGET_MOST) n = CLICKHOUSE_FORGET_MOST;
    forget_document *all = arena_array(a, forget_document, n);
    str *ids = arena_array(a, str, n);
    for (size_t i = 0; i < n; i++) {
        bool there;
        TRY(look_at(f, f->found.entries[first + i].key, a, &all[kept], &there, why));
        ids[kept] = all[kept].id;
        kept += there; // another program may have been faster
    }
    TRY(clickhouse_forget(c, ids, kept, why));
    for (size_t i = 0; i < kept; i++) TRY(f->r->removed(f->r->state, &all[i], why));
    return ST_OK;
}

static status remove_batches(forgetting *f, const connection *c, diag *why)
{
    arena a = {0};
    status s = ST_OK;
    for (size_t i = 0; i < f->found.n && s == ST_OK; i += CLICKHOUSE_FORGET_MOST) {
        arena_reset(&a);
        s = remove_some(f, c, i, &a, why);
    }
    arena_free(&a);
    return s;
}

static status write_all(forgetting *f, const char *file, connection *c, diag *why)
{
    if (!f->found.n) return ST_OK;
    TRY(owner_open_any(file, c, why));
    TRY(prepare_about(f, c, why));
    if (connection_dialect(c) == DIALECT_CLICKHOUSE) return remove_batches(f, c, why);
    if (connection_dialect(c) == DIALECT_SQLITE)
        TRY(connection_execute(c, "PRAGMA secure_delete = ON", why));
    f->orders = arena_array(&f->memory, statement *, N_ORDERS);
    TRY(connection_prepare(c, ORDERS, N_ORDERS, f->orders, why));
    TRY(changewriter_prepare(&f->changes, c, why));
    TRY(remove_all(f, c, why));
    TRY(keep_state(c, why));
    return overwrite(f->r, c, why);
}

static status tell_all(forgetting *f, const connection *c, diag *why)
{
    TRY(prepare_about(f, c, why));
    return remove_all(f, c, why);
}

status forget_documents(const char *file, forget_request *r, diag *why)
{
    forgetting f = {.r = r};
    connection from = {0}, to = {0};
    status s = connection_read(file, &from, why);
    if (s == ST_OK) s = find_all(&f, &from, why);
    if (s == ST_OK && r->dry_run) s = tell_all(&f, &from, why);
    if (r->dry_run) statements_finish(&f.about, 1);
    connection_close(&from, NULL);
    if (s == ST_OK && !r->dry_run) {
        s = write_all(&f, file, &to, why);
        statements_finish(&f.about, 1);
    }
    if (f.orders) statements_finish(f.orders, N_ORDERS);
    changewriter_finish(&f.changes);
    connection_close(&to, NULL);
    arena_free(&f.memory);
    return s;
}
