#include "base/check.h"

#include "store/sqlitewords.h"

#include <stdio.h>

static sqlite3 *db;

static int open_all(void **state)
{
    (void)state;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlitewords_register(db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db,
                     "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'porter unicode61"
                     " remove_diacritics 2'); CREATE TABLE w(x);",
                     NULL, NULL, NULL),
        SQLITE_OK);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    return sqlite3_close(db) == SQLITE_OK ? 0 : -1;
}

static int ask(const char *sql)
{
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int n = sqlite3_column_int(s, 0);
    sqlite3_finalize(s);
    return n;
}

// Every form of every word against every other: as SQLite's own index compares them.
static void compares_as_the_index_does(void **state)
{
    static const char *const STEMS[] = {
        "ally",     "annex",  "arm",   "attack", "bomb", "border", "cease",  "conflat", "dialogu",
        "die",      "fail",   "happy", "hop",    "hope", "hous",   "nation", "ratif",   "relat",
        "sanction", "sensib", "sens",  "sing",   "talk", "tie",    "troop",  "valen",   "vietnam"};
    static const char *const ENDS[] = {"",        "s",     "e",     "ed",      "es",      "ing",
                                       "y",       "ies",   "ied",   "ation",   "ational", "ization",
                                       "izer",    "le",    "ility", "ilities", "ness",    "fulness",
                                       "iveness", "ement", "ency",  "encies",  "ible",    "ibly"};
    (void)state;
    char sql[120];
    for (size_t i = 0; i < sizeof STEMS / sizeof *STEMS; i++)
        for (size_t k = 0; k < sizeof ENDS / sizeof *ENDS; k++) {
            snprintf(sql, sizeof sql, "INSERT INTO w VALUES('%s%s')", STEMS[i], ENDS[k]);
            assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
        }
    assert_int_equal(
        sqlite3_exec(db, "INSERT INTO t SELECT 'The ' || upper(x) || '.' FROM w", NULL, NULL, NULL),
        SQLITE_OK);
    int by_index = ask("SELECT count(*) FROM w JOIN t ON t MATCH '\"' || w.x || '\"'");
    assert_true(by_index > ask("SELECT count(*) FROM w"));
    assert_int_equal(by_index, ask("SELECT sum(words_in(t.x, w.x)) FROM w JOIN t"));
}

static void test_words(void **state)
{
    (void)state;
    assert_int_equal(ask("SELECT words_in('The border talks were suspended.', 'talk')"), 1);
    assert_int_equal(ask("SELECT words_in('The border talks were suspended.', 'border talk')"), 1);
    assert_int_equal(ask("SELECT words_in('The border talks were suspended.', 'talks border')"), 0);
    assert_int_equal(ask("SELECT words_in('Pe\u00f1a spoke.', 'pena')"), 1);
    assert_int_equal(ask("SELECT words_in('Pena spoke.', 'pe\u00f1a')"), 1);
    assert_int_equal(ask("SELECT words_in('', 'talk')"), 0);
    assert_int_equal(ask("SELECT words_in(NULL, 'talk')"), 0);
    assert_int_equal(ask("SELECT words_in('talk', '')"), 0);
    assert_int_equal(ask("SELECT words_in('talk', NULL)"), 0);
    assert_int_equal(ask("SELECT words_in('a', 'a')"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(compares_as_the_index_does),
                                       cmocka_unit_test(test_words)};
    return cmocka_run_group_tests_name("sqlitewords", tests, open_all, close_all);
}
