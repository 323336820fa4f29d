#include "base/check.h"

#include "store/sqlitewords.h"

#include <stdio.h>
#include <string.h>

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

static uint32_t seed = 7;

static size_t draw(size_t n)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % n;
}

// Words that look alike, between what parts words and what does not, some of it no UTF-8.
static void make_text(size_t n, buf *out)
{
    static const char *const WORDS[] = {"talk",      "Talks",
                                        "talking",   "TALKED",
                                        "tall",      "ta",
                                        "t",         "us",
                                        "using",     "uses",
                                        "border",    "Borders",
                                        "pe\u00f1a", "PENA",
                                        "3",         "30",
                                        "3rd",       "\u00e9lan",
                                        "Elan",      "e\u0301lan",
                                        "\u212aiel", "\u041c\u0438\u0440",
                                        "f-16",      "U.S."};
    static const char *const BETWEEN[] = {
        " ",      " ",      " ",      " ",       ", ",      "-",    "_",        "\u2019", "\u2014",
        "\u00a0", "\u00ad", "\u0301", " \u201c", "\u201d ", "\xe2", "\x80\x99", "\xc3 ",  "\n"};
    buf_clear(out);
    for (size_t i = 0; i < n; i++) {
        buf_add_c(out, WORDS[draw(sizeof WORDS / sizeof *WORDS)]);
        if (i + 1 < n) buf_add_c(out, BETWEEN[draw(sizeof BETWEEN / sizeof *BETWEEN)]);
    }
}

static int ask_of(sqlite3_stmt *s, const buf *text)
{
    assert_int_equal(sqlite3_bind_text(s, 1, text->p, (int)text->n, SQLITE_STATIC), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int n = sqlite3_column_int(s, 0);
    sqlite3_reset(s);
    return n;
}

// Texts of several words, of ASCII and not, against one to three of them.
static void finds_what_the_index_finds(void **state)
{
    sqlite3_stmt *add, *by_index, *by_words;
    buf text = {0};
    int found = 0;
    (void)state;
    sqlite3_prepare_v2(db, "INSERT INTO t VALUES(?1) RETURNING 1", -1, &add, NULL);
    sqlite3_prepare_v2(db,
                       "SELECT count(*) FROM t WHERE t MATCH '\"' || replace(?1, '\"', '') || '\"'",
                       -1, &by_index, NULL);
    sqlite3_prepare_v2(db, "SELECT coalesce(sum(words_in(x, ?1)), 0) FROM t", -1, &by_words, NULL);
    for (int i = 0; i < 400; i++) {
        make_text(1 + draw(12), &text);
        assert_int_equal(ask_of(add, &text), 1);
    }
    for (int i = 0; i < 400; i++) {
        make_text(1 + draw(3), &text);
        int n = ask_of(by_index, &text);
        assert_int_equal(ask_of(by_words, &text), n);
        found += n > 0;
    }
    assert_in_range(found, 100, 399);
    sqlite3_finalize(add);
    sqlite3_finalize(by_index);
    sqlite3_finalize(by_words);
    buf_free(&text);
}

// Each but the first stands behind a NUL.
static size_t count_words(const word_cutter *c, str text)
{
    buf stems = {0};
    size_t n = 0;
    sqlitewords_cut(c, text, &stems);
    for (size_t i = 1; i < stems.n; i++) n += stems.p[i] == '\0';
    buf_free(&stems);
    return n;
}

// Words before a place are those of the text as far as there; within a word there are none.
static void numbers_words(void **state)
{
    (void)state;
    buf text = {0};
    size_t known = 0, split = 0;
    word_cutter *c = sqlitewords_open();
    assert_non_null(c);
    for (int i = 0; i < 400; i++) {
        size_t places[100], n = 0;
        uint32_t numbers[100];
        make_text(draw(12), &text);
        while (n < 100 && n <= text.n) {
            places[n] = n;
            n++;
        }
        sqlitewords_number(c, buf_str(&text), places, n, numbers);
        for (size_t k = 0; k < n; k++) {
            size_t before = count_words(c, str_sub(buf_str(&text), 0, k));
            size_t behind = count_words(c, str_sub(buf_str(&text), k, text.n));
            bool whole = numbers[k] != WORD_SPLIT;
            if (whole) assert_int_equal(numbers[k], before);
            if (whole) assert_int_equal(before + behind, count_words(c, buf_str(&text)));
            known += whole;
            split += !whole;
        }
    }
    assert_true(known > 2000 && split > 2000);
    sqlitewords_close(c);
    buf_free(&text);
}

static void numbers_of(const word_cutter *c, const char *text, const size_t *places, size_t n,
                       const uint32_t *wanted)
{
    uint32_t numbers[8];
    sqlitewords_number(c, str_of(text), places, n, numbers);
    for (size_t i = 0; i < n; i++) assert_int_equal(numbers[i], wanted[i]);
}

static void numbers_at_places(void **state)
{
    (void)state;
    word_cutter *c = sqlitewords_open();
    numbers_of(c, "A cease-fire.", (size_t[]){0, 1, 2, 7, 9, 13, 99}, 7,
               (uint32_t[]){0, 1, 1, 2, WORD_SPLIT, 3, 3});
    numbers_of(c, "Pe\u00f1a spoke", (size_t[]){0, 0, 2, 5, 6}, 5,
               (uint32_t[]){0, 0, WORD_SPLIT, 1, 1});
    numbers_of(c, "", (size_t[]){0, 1}, 2, (uint32_t[]){0, 0});
    sqlitewords_close(c);
}

// Rows of t as "SIZE PLACE PLACE ..."
static void check_places(const char *words, const char *wanted)
{
    char sql[256], got[256] = "";
    sqlite3_stmt *s;
    snprintf(sql, sizeof sql,
             "SELECT word_places(p, 1) FROM p WHERE p MATCH 'b : \"%s\"' ORDER BY rowid", words);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        const uint32_t *all = sqlite3_column_blob(s, 0);
        size_t n = (size_t)sqlite3_column_bytes(s, 0) / sizeof *all;
        for (size_t i = 0; i < n; i++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%u ", all[i]);
        snprintf(got + strlen(got), sizeof got - strlen(got), "/ ");
    }
    assert_int_equal(sqlite3_finalize(s), SQLITE_OK);
    assert_string_equal(got, wanted);
}

// In one column of a row, all of them, and in no other.
static void tells_places(void **state)
{
    (void)state;
    assert_int_equal(
        sqlite3_exec(db,
                     "CREATE VIRTUAL TABLE p USING fts5(a, b, tokenize = 'porter unicode61"
                     " remove_diacritics 2');"
                     "INSERT INTO p VALUES('Talks', 'The talks, talking of talks.'),"
                     " ('Border talks', 'Nothing.'), ('', 'Border talks; the border talked.')",
                     NULL, NULL, NULL),
        SQLITE_OK);
    check_places("talk", "1 1 2 4 / 1 1 4 / ");
    check_places("border talk", "2 0 3 / ");
    check_places("nothing", "1 0 / ");
    check_places("absent", "");
    check_places("!", "");
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
                                       cmocka_unit_test(finds_what_the_index_finds),
                                       cmocka_unit_test(numbers_words),
                                       cmocka_unit_test(numbers_at_places),
                                       cmocka_unit_test(tells_places),
                                       cmocka_unit_test(test_words)};
    return cmocka_run_group_tests_name("sqlitewords", tests, open_all, close_all);
}
