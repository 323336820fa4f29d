// Columns that follow a database are those that are read from it: documents come, change and go.
#include "query/columnsample.h"
#include "query/eventcolumns.h"
#include "store/connection.h"

#define ROUNDS 150

// --- what columns say

static void tell_text(const column_texts *t, uint32_t number, buf *out)
{
    buf_add_byte(out, ' ');
    if (number) buf_add(out, t->texts.p[number]);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// Those of one event stand in no order.
static void tell_pairs(const eventcolumns *x, size_t i, arena *a, buf *out)
{
    char *texts[COLUMNS_LIST_MOST];
    for (size_t k = 0; k < x->of.n_pairs[i]; k++) {
        const column_pair *p = &x->pair_list.p[x->pairs[x->of.pairs_at[i] + k]];
        buf text = {0};
        buf_add_format(&text, " %.*s>%.*s %.*s>%.*s", STR_ARG(p->source), STR_ARG(p->target),
                       STR_ARG(p->source_code), STR_ARG(p->target_code));
        tell_text(&x->dyads, p->dyad, &text);
        texts[k] = (char *)(uintptr_t)str_copy(a, buf_str(&text)).p;
        buf_free(&text);
    }
    if (x->of.n_pairs[i]) qsort(texts, x->of.n_pairs[i], sizeof *texts, compare_texts);
    for (size_t k = 0; k < x->of.n_pairs[i]; k++) buf_add_c(out, texts[k]);
}

static void tell_event(const eventcolumns *x, size_t i, buf *out)
{
    arena a = {0};
    const column_arrays *of = &x->of;
    size_t sides = (size_t)of->n_actors[i] + of->n_recipients[i];
    buf_add_format(out, "%lu %lu %lu %u %g", (unsigned long)of->row[i], (unsigned long)of->by_id[i],
                   (unsigned long)of->document[i], of->outcome[i], of->confidence[i]);
    tell_text(&x->dates, of->date[i], out);
    tell_text(&x->types, of->type[i], out);
    tell_text(&x->countries, of->country[i], out);
    tell_text(&x->places, of->place[i], out);
    tell_text(&x->outlets, x->outlet[of->document[i]], out);
    tell_text(&x->published, x->published_at[of->document[i]], out);
    buf_add_format(out, " %g %u", of->score[i] ? x->score_list.p[of->score[i]] : -99,
                   of->n_actors[i]);
    for (size_t k = 0; k < sides; k++) {
        const column_side *side = &x->side_list.p[x->sides[of->sides_at[i] + k]];
        buf_add_format(out, " %.*s", STR_ARG(side->code));
        tell_text(&x->parties, side->party, out);
    }
    tell_pairs(x, i, &a, out);
    buf_add_byte(out, '\n');
    arena_free(&a);
}

static void tell(const eventcolumns *x, buf *out)
{
    buf_clear(out);
    buf_add_format(out, "%zu events, change %lld\n", x->n, (long long)x->mark.number);
    for (size_t i = 0; i < x->n; i++) tell_event(x, i, out);
    for (size_t i = 0; i < x->n; i++) {
        const column_sentence *s = &x->by_document[i];
        buf_add_format(out, "%u: %u and %u, ", s->event, s->words_at, s->n_words);
    }
    for (size_t i = 0; i <= x->n_documents; i++) buf_add_format(out, "%u ", x->document_at[i]);
}

// --- what happens to a database

static void note(sample *s, const char *what, const char *id)
{
    char sql[256];
    snprintf(sql, sizeof sql,
             "INSERT INTO changes(at, what, document, added, corrected, removed)"
             " VALUES('2026-11-28T12:00:00Z', '%s', '%s', '[]', '[]', '[]')",
             what, id);
    sample_run(s, sql);
}

static int number_of(sample *s, const char *sql)
{
    sqlite3_stmt *q = sample_prepare(s->db, sql);
    int n = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int(q, 0) : 0;
    sqlite3_finalize(q);
    return n;
}

static void take_out(sample *s, const char *id)
{
    static const char *const TABLES[] = {"event_actors", "event_recipients", "dyads"};
    char sql[256];
    for (size_t i = 0; i < 3; i++) {
        snprintf(sql, sizeof sql,
                 "DELETE FROM %s WHERE event IN (SELECT id FROM events WHERE document = '%s')",
                 TABLES[i], id);
        sample_run(s, sql);
    }
    snprintf(sql, sizeof sql, "DELETE FROM events WHERE document = '%s'", id);
    sample_run(s, sql);
    snprintf(sql, sizeof sql, "DELETE FROM sentences WHERE document = '%s'", id);
    sample_run(s, sql);
    snprintf(sql, sizeof sql, "DELETE FROM documents WHERE id = '%s'", id);
    sample_run(s, sql);
}

// Events whose ids come from a small stock: what one document loses another may get.
static void put_in(sample *s, int number, const char *id)
{
    char name[32], sql[1024];
    sample_add_document(s, number, id);
    for (int i = sample_below(8); i > 0; i--) {
        sample_id(name, 400 + sample_below(2000));
        snprintf(sql, sizeof sql, "SELECT count(*) FROM events WHERE id = '%s'", name);
        if (!number_of(s, sql)) sample_add_event(s, name, id);
    }
    snprintf(sql, sizeof sql, SCHEMA_FILL_DYADS " AND e.document = '%s'", id);
    sample_run(s, sql);
}

static int greatest(sample *s)
{
    return number_of(s, "SELECT max(number) FROM documents");
}

// Some document, whose number is *number.
static void draw(sample *s, char id[32], int *number)
{
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT min(number) FROM documents WHERE number >= %d",
             sample_below(greatest(s) + 1));
    *number = number_of(s, sql);
    snprintf(sql, sizeof sql, "SELECT id FROM documents WHERE number = %d", *number);
    sqlite3_stmt *q = sample_prepare(s->db, sql);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    snprintf(id, 32, "%s", (const char *)sqlite3_column_text(q, 0));
    sqlite3_finalize(q);
}

static void change_one(sample *s, int n)
{
    char id[32];
    int number;
    bool none = !number_of(s, "SELECT count(*) FROM documents");
    switch (none ? 3 : sample_below(4)) {
    case 0:
        draw(s, id, &number);
        take_out(s, id);
        note(s, "deleted", id);
        return;
    case 1: // often with another number, perhaps one that was free
        draw(s, id, &number);
        take_out(s, id);
        if (sample_below(2)) number = greatest(s) + 1 + sample_below(2);
        put_in(s, number, id);
        note(s, "replaced", id);
        return;
    default:
        snprintf(id, sizeof id, "new%d", n);
        put_in(s, greatest(s) + 1, id);
        note(s, "added", id);
    }
}

// --- tests

static eventcolumns *read_columns(const char *file)
{
    diag why = {0};
    connection c;
    eventcolumns *x;
    assert_ok(connection_read(file, &c, &why), &why);
    assert_ok(eventcolumns_read(&c, &x, &why), &why);
    connection_close(&c, NULL);
    assert_non_null(x);
    return x;
}

// NULL where all must be read.
static eventcolumns *renewed(const char *file, const eventcolumns *before, bool *same)
{
    diag why = {0};
    connection c;
    eventcolumns *x;
    assert_ok(connection_read(file, &c, &why), &why);
    assert_ok(eventcolumns_renew(&c, before, &x, same, &why), &why);
    connection_close(&c, NULL);
    return x;
}

static void follow(const char *name, int events, int rounds)
{
    char file[256];
    buf one = {0}, other = {0};
    bool same;
    sample_fill(name, events, file);
    sample s = sample_open(file);
    note(&s, "added", "d1");
    eventcolumns *x = read_columns(file);
    for (int round = 0; round < rounds; round++) {
        sample_run(&s, "BEGIN");
        for (int i = sample_below(6); i >= 0; i--) change_one(&s, round * 10 + i);
        sample_run(&s, "COMMIT");
        eventcolumns *all = read_columns(file), *later = renewed(file, x, &same);
        assert_false(same);
        assert_non_null(later);
        tell(all, &one);
        tell(later, &other);
        assert_str_is(buf_str(&other), one.p);
        assert_memory_equal(all->document_prints, later->document_prints,
                            all->n_documents * sizeof *all->document_prints);
        assert_int_equal(all->n_documents, later->n_documents);
        eventcolumns_free(all);
        eventcolumns_free(x);
        x = later;
    }
    sample_close(&s);
    eventcolumns_free(x);
    buf_free(&one);
    buf_free(&other);
}

static void as_read(void **state)
{
    (void)state;
    follow("many.db", 900, ROUNDS);
}

static void from_nothing(void **state)
{
    (void)state;
    follow("none.db", 0, 20);
}

static void nothing_changed(void **state)
{
    (void)state;
    char file[256];
    bool same = false;
    sample_fill("same.db", 50, file);
    sample first = sample_open(file);
    note(&first, "added", "d1");
    sample_close(&first);
    eventcolumns *x = read_columns(file);
    assert_null(renewed(file, x, &same));
    assert_true(same);
    sample s = sample_open(file);
    sample_run(&s, "UPDATE runs SET version = '2'"); // the file changed, and no document
    sample_close(&s);
    assert_null(renewed(file, x, &same));
    assert_true(same);
    eventcolumns_free(x);
}

// With no log.
static void nothing_is_noted(void **state)
{
    (void)state;
    char file[256];
    bool same;
    sample_fill("unnoted.db", 50, file);
    eventcolumns *x = read_columns(file);
    assert_null(renewed(file, x, &same));
    assert_false(same);
    eventcolumns_free(x);
}

// Each must be told by reading all.
static void cannot_be_followed(void **state)
{
    (void)state;
    static const char *const CHANGES[] = {
        // an event nobody noted
        "DELETE FROM events WHERE rowid = 3",
        "DELETE FROM events WHERE rowid = 3; INSERT INTO changes(at, what, document, added,"
        " corrected, removed) VALUES('', 'deleted', 'no such', '[]', '[]', '[]')",
        // another log
        "UPDATE changes SET at = '2020'", "DELETE FROM changes",
        // its beginning
        "INSERT INTO changes(at, what, document, added, corrected, removed)"
        " VALUES('', 'begun', NULL, '[]', '[]', '[]')",
        // more than it is good for
        "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
        " INSERT INTO changes(at, what, document, added, corrected, removed)"
        " SELECT '', 'added', 'x' || i, '[]', '[]', '[]' FROM n"};
    for (size_t i = 0; i < sizeof CHANGES / sizeof *CHANGES; i++) {
        char file[256], name[16];
        bool same = false;
        snprintf(name, sizeof name, "not%zu.db", i);
        sample_fill(name, 100, file);
        sample s = sample_open(file);
        note(&s, "added", "d1");
        eventcolumns *x = read_columns(file);
        sample_run(&s, CHANGES[i]);
        assert_null(renewed(file, x, &same));
        assert_false(same);
        sample_close(&s);
        eventcolumns_free(x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_read), cmocka_unit_test(from_nothing),
                                       cmocka_unit_test(nothing_changed),
                                       cmocka_unit_test(nothing_is_noted),
                                       cmocka_unit_test(cannot_be_followed)};
    return cmocka_run_group_tests(tests, sample_set_up, sample_tear_down);
}
