#include "base/check.h"

#include "store/coded_sample.h"
#include "store/database.h"
#include "store/tablelist.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char FILE_NAME[] = "/tmp/demarche_tablelist_test.db";

static void made(sqlite3 **db)
{
    sample s;
    diag why = {0};
    database *d;
    sample_init(&s);
    unlink(FILE_NAME);
    assert_ok(database_open(FILE_NAME, &s.run, NULL, &d, &why), &why);
    assert_ok(database_close(d, &why), &why);
    assert_int_equal(sqlite3_open_v2(FILE_NAME, db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
}

static const char *type_name(cell_type t)
{
    static const char *const NAMES[] = {[CELL_OF_TEXT] = "TEXT",
                                        [CELL_OF_INTEGER] = "INTEGER",
                                        [CELL_OF_NUMBER] = "REAL",
                                        [CELL_OF_TRUTH] = "BOOLEAN",
                                        [CELL_OF_BYTES] = "BLOB"};
    return NAMES[t];
}

// SQLite's own word for each column is what was read of the schema.
static void knows_the_columns_that_sqlite_knows(void **state)
{
    (void)state;
    sqlite3 *db;
    sqlite3_stmt *s = NULL;
    arena a = {0};
    table_list all;
    size_t seen = 0;
    made(&db);
    tablelist_read(&a, &all);
    assert_int_equal(
        sqlite3_prepare_v2(db,
                           "SELECT t.name, c.name, c.type, c.\"notnull\", c.pk FROM sqlite_master t"
                           " JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
                           " AND t.name NOT LIKE 'document#_search%' ESCAPE '#'",
                           -1, &s, NULL),
        SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(s, 0);
        const char *name = (const char *)sqlite3_column_text(s, 1);
        bool counts = strcmp(table, "documents") == 0 || strcmp(table, "changes") == 0;
        if (counts && strcmp(name, "number") == 0) continue; // stands for nothing
        const table_shape *t = tablelist_find(&all, str_of(table));
        assert_non_null(t);
        size_t at = tablelist_column(t, str_of(name));
        assert_true(at < t->n);
        assert_string_equal(type_name(t->columns[at].type), sqlite3_column_text(s, 2));
        assert_int_equal(!t->columns[at].nullable, sqlite3_column_int(s, 3));
        int key = sqlite3_column_int(s, 4);
        if (key) assert_int_equal(t->keys[key - 1], at);
        seen++;
    }
    size_t known = 0;
    for (size_t i = 0; i < all.n; i++) known += all.p[i].n;
    assert_int_equal(seen, known);
    sqlite3_finalize(s);
    sqlite3_close(db);
    arena_free(&a);
    unlink(FILE_NAME);
}

// And its word for what hangs on what.
static void knows_the_owners_that_sqlite_knows(void **state)
{
    (void)state;
    sqlite3 *db;
    sqlite3_stmt *s = NULL;
    arena a = {0};
    table_list all;
    size_t seen = 0;
    static const char *const OWNERS[] = {[ROW_OF_STORE] = "",
                                         [ROW_OF_DOCUMENT] = "documents",
                                         [ROW_OF_MENTION] = "mentions",
                                         [ROW_OF_EVENT] = "events",
                                         [ROW_OF_LINK] = "links"};
    made(&db);
    tablelist_read(&a, &all);
    assert_int_equal(
        sqlite3_prepare_v2(db,
                           "SELECT t.name, f.\"table\", f.\"from\" FROM sqlite_master t"
                           " JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'"
                           " AND f.\"table\" <> 'runs' AND f.seq = 0",
                           -1, &s, NULL),
        SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        const table_shape *t =
            tablelist_find(&all, str_of((const char *)sqlite3_column_text(s, 0)));
        assert_non_null(t);
        assert_string_equal(OWNERS[t->owner], sqlite3_column_text(s, 1));
        assert_str_equal(t->columns[t->owner_column].name,
                         str_of((const char *)sqlite3_column_text(s, 2)));
        seen++;
    }
    for (size_t i = 0; i < all.n; i++) seen -= all.p[i].owner != ROW_OF_STORE;
    assert_int_equal(seen, 0);
    sqlite3_finalize(s);
    sqlite3_close(db);
    arena_free(&a);
    unlink(FILE_NAME);
}

static void knows_what_is_made(void **state)
{
    (void)state;
    arena a = {0};
    table_list all;
    tablelist_read(&a, &all);
    for (size_t i = 0; i < all.n; i++)
        assert_int_equal(all.p[i].made, str_in_list(all.p[i].name, "dyads|changes", '|') ||
                                            str_starts(all.p[i].name, STR("state_")));
    assert_str_equal(tablelist_find(&all, STR("documents"))->columns[0].name, STR("id"));
    assert_null(tablelist_find(&all, STR("nothing")));
    const table_shape *events = tablelist_find(&all, STR("events"));
    assert_int_equal(tablelist_column(events, STR("nothing")), events->n);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_columns_that_sqlite_knows),
        cmocka_unit_test(knows_the_owners_that_sqlite_knows),
        cmocka_unit_test(knows_what_is_made),
    };
    return cmocka_run_group_tests_name("store/tablelist", tests, NULL, NULL);
}
