#include "base/check.h"

#include "ledger/factread.h"
#include "store/coded_sample.h"
#include "store/database.h"
#include "store/databasequery.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/demarche_database_XXXXXX";

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static const char *file_named(const char *name)
{
    static char file[256];
    snprintf(file, sizeof file, "%s/%s", folder, name);
    return file;
}

// One text or number of a query, as text; the arena's.
static const char *ask(const char *file, const char *sql, arena *a)
{
    sqlite3 *db;
    sqlite3_stmt *s = NULL;
    assert_int_equal(sqlite3_open_v2(file, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK) {
        print_error("%s: %s\n", sql, sqlite3_errmsg(db));
        fail();
    }
    const char *found = "no row";
    if (sqlite3_step(s) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(s, 0);
        found = text ? arena_copy(a, text, strlen(text)) : "null";
    }
    sqlite3_finalize(s);
    sqlite3_close(db);
    return found;
}

static database_change add(const char *file, const sample *s)
{
    diag why = {0};
    database *db;
    database_change change;
    assert_ok(database_open(file, &s->run, NULL, &db, &why), &why);
    assert_ok(database_add(db, &s->coded, NULL, &change, &why), &why);
    assert_ok(database_close(db, &why), &why);
    return change;
}

static void stores_a_document(void **state)
{
    (void)state;
    sample s;
    arena a = {0};
    const char *file = file_named("a.db");
    sample_init(&s);
    assert_int_equal(add(file, &s), DATABASE_ADDED);
    assert_string_equal(ask(file, "SELECT count(*) FROM documents", &a), "1");
    assert_string_equal(ask(file, "SELECT count(*) FROM sentences", &a), "3");
    assert_string_equal(ask(file, "SELECT count(*) FROM mentions", &a), "2");
    assert_string_equal(ask(file, "SELECT count(*) FROM events", &a), "2");
    assert_string_equal(ask(file, "SELECT code FROM event_actors ORDER BY event, position", &a),
                        "IRNGOV");
    assert_string_equal(ask(file, "SELECT sectors FROM event_actors", &a), "[\"GOV\"]");
    assert_string_equal(ask(file, "SELECT contexts FROM events ORDER BY id", &a),
                        "[\"diplomatic\",\"military\"]");
    assert_string_equal(ask(file, "SELECT low FROM event_items", &a), "200.0");
    assert_string_equal(ask(file, "SELECT quantity FROM event_items", &a), "null");
    assert_string_equal(ask(file, "SELECT topic_text FROM events ORDER BY id", &a), "\"nuclear\"");
    assert_string_equal(ask(file, "SELECT actors FROM v_events ORDER BY id DESC", &a),
                        "IRNGOV;FRA");
    assert_string_equal(ask(file, "SELECT count(*) FROM v_happened", &a), "1");
    assert_string_equal(ask(file, "SELECT source || '>' || target FROM v_dyads", &a), "IRNGOV>FRA");
    assert_string_equal(ask(file, "SELECT text FROM v_sentences WHERE sentence = 0", &a),
                        "Café talks halted");
    assert_string_equal(ask(file, "PRAGMA foreign_key_check", &a), "no row");
    assert_string_equal(ask(file, "PRAGMA integrity_check", &a), "ok");
    arena_free(&a);
}

static void stores_it_once(void **state)
{
    (void)state;
    sample s;
    arena a = {0};
    const char *file = file_named("b.db");
    sample_init(&s);
    assert_int_equal(add(file, &s), DATABASE_ADDED);
    assert_int_equal(add(file, &s), DATABASE_UNCHANGED);
    s.document.file = STR("elsewhere.txt"); // the same document, found at another place
    assert_int_equal(add(file, &s), DATABASE_UNCHANGED);
    s.run.codebook_hash = STR("00000000000000cc"); // newer rules replace its events
    s.coded.events.n = 1;
    assert_int_equal(add(file, &s), DATABASE_REPLACED);
    assert_string_equal(ask(file, "SELECT count(*) FROM documents", &a), "1");
    assert_string_equal(ask(file, "SELECT count(*) FROM events", &a), "1");
    assert_string_equal(ask(file, "SELECT count(*) FROM event_items", &a), "0");
    assert_string_equal(ask(file, "SELECT count(*) FROM runs", &a), "2");
    arena_free(&a);
}

static void refuses_foreign_files(void **state)
{
    (void)state;
    sample s;
    diag why = {0};
    database *db;
    sample_init(&s);
    const char *file = file_named("text.db");
    FILE *f = fopen(file, "w");
    fputs("this is no database, though it has some length: enough to look at its header\n", f);
    fclose(f);
    assert_int_equal(database_open(file, &s.run, NULL, &db, &why), ST_STORE);
    assert_non_null(strstr(why.message, "not a SQLite database"));

    file = file_named("other.db");
    sqlite3 *other;
    sqlite3_open(file, &other);
    sqlite3_exec(other, "CREATE TABLE t(x)", NULL, NULL, NULL);
    sqlite3_close(other);
    assert_int_equal(database_open(file, &s.run, NULL, &db, &why), ST_STORE);
    assert_non_null(strstr(why.message, "another program"));

    file = file_named("newer.db");
    assert_int_equal(add(file, &s), DATABASE_ADDED);
    sqlite3_open(file, &other);
    sqlite3_exec(other, "PRAGMA user_version = 99", NULL, NULL, NULL);
    sqlite3_close(other);
    assert_int_equal(database_open(file, &s.run, NULL, &db, &why), ST_STORE);
    assert_non_null(strstr(why.message, "another version"));

    assert_int_equal(database_open(folder, &s.run, NULL, &db, &why), ST_STORE);
    assert_int_equal(database_open("/nowhere/x.db", &s.run, NULL, &db, &why), ST_STORE);
}

static void says_that_it_is_locked(void **state)
{
    (void)state;
    sample s;
    arena a = {0};
    diag why = {0};
    database *db;
    database_change change;
    sqlite3 *other;
    sample_init(&s);
    const char *file = file_named("locked.db");
    assert_ok(database_open(file, &s.run, NULL, &db, &why), &why);
    sqlite3_open(file, &other);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(database_add(db, &s.coded, NULL, &change, &why), ST_STORE);
    assert_non_null(strstr(why.message, "locked"));
    sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(other);
    assert_ok(database_add(db, &s.coded, NULL, &change, &why), &why); // and goes on when it is free
    assert_int_equal(change, DATABASE_ADDED);
    assert_ok(database_close(db, &why), &why);
    assert_string_equal(ask(file, "SELECT count(*) FROM events", &a), "2");
    arena_free(&a);
}

static void keeps_what_is_there_when_full(void **state)
{
    (void)state;
    sample s;
    arena a = {0};
    diag why = {0};
    database *db;
    database_change change;
    sqlite3 *limited;
    sample_init(&s);
    const char *file = file_named("full.db");
    assert_int_equal(add(file, &s), DATABASE_ADDED);
    // A file size limit is the nearest thing to a full disk that needs no root.
    sqlite3_open(file, &limited);
    sqlite3_close(limited);
    struct stat about;
    assert_int_equal(stat(file, &about), 0);
    assert_ok(database_open(file, &s.run, NULL, &db, &why), &why);
    database_limit_pages(db, about.st_size / 4096);
    buf text = {0};
    for (int i = 0; i < 100000; i++) buf_add_c(&text, "word ");
    s.document.id = STR("0000000000000002");
    s.document.text = buf_str(&text);
    s.coded.events.n = 0;
    assert_int_equal(database_add(db, &s.coded, NULL, &change, &why), ST_STORE);
    assert_non_null(strstr(why.message, "full"));
    assert_ok(database_close(db, &why), &why);
    assert_string_equal(ask(file, "SELECT count(*) FROM documents", &a), "1");
    assert_string_equal(ask(file, "PRAGMA integrity_check", &a), "ok");
    buf_free(&text);
    arena_free(&a);
}

static status count_line(void *state, str json, diag *why)
{
    arena a = {0};
    fact x;
    status s = factread_line(json, "db", 0, &a, &x, why);
    if (s == ST_OK && str_eq(x.state, STR("held")) && x.n_actors == 2) (*(int *)state)++;
    arena_free(&a);
    return s;
}

// Facts go in with their document and come out as they were; a document told again without them
// leaves none behind.
static void keeps_facts(void **state)
{
    (void)state;
    sample s;
    const char *file = file_named("facts.db");
    sample_init(&s);
    fact_party parties[] = {{STR("IRN"), STR("IRN"), STR("Iran")},
                            {STR("FRA"), STR("FRA"), STR("France")}};
    fact facts[2] = {fact_none(LEDGER_CHANNELS), fact_none(LEDGER_CHANNELS)};
    for (int i = 0; i < 2; i++) {
        facts[i].state = STR("held");
        facts[i].actors = parties;
        facts[i].n_actors = 2;
        facts[i].document = s.document.id;
    }
    fact_list list = {.p = facts, .n = 2};
    for (int turn = 0; turn < 2; turn++) {
        diag why = {0};
        database *db;
        database_change change;
        int n = 0;
        assert_ok(database_open(file, &s.run, NULL, &db, &why), &why);
        assert_ok(database_add(db, &s.coded, turn ? NULL : &list, &change, &why), &why);
        assert_int_equal(change, turn ? DATABASE_REPLACED : DATABASE_ADDED);
        assert_ok(database_close(db, &why), &why);
        fact_taker taker = {.fact = count_line, .state = &n};
        assert_ok(database_facts(file, &taker, &why), &why);
        assert_int_equal(n, turn ? 0 : 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stores_a_document),
        cmocka_unit_test(stores_it_once),
        cmocka_unit_test(keeps_facts),
        cmocka_unit_test(refuses_foreign_files),
        cmocka_unit_test(says_that_it_is_locked),
        cmocka_unit_test(keeps_what_is_there_when_full),
    };
    return cmocka_run_group_tests_name("store/database", tests, set_up, tear_down);
}
