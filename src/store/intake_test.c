#include "base/check.h"

#include "store/coded_sample.h"
#include "store/intake.h"
#include "store/intakequery.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/demarche_intake_XXXXXX";

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

static const char *file_named(const char *last, arena *a)
{
    buf whole = {0};
    buf_add_format(&whole, "%s/%s", folder, last);
    const char *out = str_copy(a, buf_str(&whole)).p;
    buf_free(&whole);
    return out;
}

static void write_file(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static int64_t count(const char *file, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *s = NULL;
    assert_int_equal(sqlite3_open_v2(file, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    sqlite3_close(db);
    return n;
}

typedef struct {
    arena memory;
    sample sample;
    const char *db_file, *input;
    database *db;
    intake *in;
    intake_input plan;
    diag why;
} load;

static void begin(load *l, const char *name, bool resume)
{
    *l = (load){.db = NULL};
    sample_init(&l->sample);
    l->db_file = file_named(name, &l->memory);
    l->input = file_named("input.jsonl", &l->memory);
    assert_ok(database_open(l->db_file, &l->sample.run, NULL, &l->db, &l->why), &l->why);
    assert_ok(intake_open(l->db, &l->sample.run, resume, &l->in, &l->why), &l->why);
}

static void plan(load *l)
{
    assert_ok(intake_plan(l->in, l->input, &l->memory, &l->plan, &l->why), &l->why);
}

static void take(load *l, int64_t n)
{
    database_change change;
    intake_place at = {.number = n, .file = STR("input.jsonl"), .line = (int)n};
    assert_ok(database_begin(l->db, &l->why), &l->why);
    assert_ok(database_add(l->db, &l->sample.coded, NULL, &change, &l->why), &l->why);
    assert_ok(intake_take(l->in, &at, &l->sample.coded, &l->why), &l->why);
    assert_ok(database_settle(l->db, ST_OK, &l->why), &l->why);
}

static void refuse(load *l, int64_t n, status s)
{
    diag what = {0};
    diag_set(&what, s, "input.jsonl", (int)n, 0, "it is broken");
    intake_place at = {.number = n,
                       .file = n ? STR("input.jsonl") : str_of(l->input),
                       .line = (int)n,
                       .outlet = STR("Wire"),
                       .date = STR("17 July")};
    assert_ok(intake_refuse(l->in, &at, &what, &l->why), &l->why);
}

static void announce(load *l)
{
    intake_announce(l->in, l->input);
    assert_ok(intake_announced(l->in, &l->why), &l->why);
}

static void end(load *l)
{
    intake_close(l->in);
    assert_ok(database_close(l->db, &l->why), &l->why);
    arena_free(&l->memory);
}

static void goes_on_where_it_was(void **state)
{
    (void)state;
    load l;
    begin(&l, "a.db", false);
    write_file(l.input, "one\ntwo\nthree\n");
    plan(&l);
    assert_int_equal(l.plan.skip, 0);
    assert_false(l.plan.whole);
    assert_int_equal(l.plan.size, 14);
    assert_ok(intake_begin(l.in, &l.plan, &l.why), &l.why);
    take(&l, 1);
    refuse(&l, 2, ST_FORMAT);
    end(&l); // interrupted

    begin(&l, "a.db", true);
    plan(&l);
    assert_int_equal(l.plan.skip, 2);
    assert_false(l.plan.whole);
    assert_ok(intake_begin(l.in, &l.plan, &l.why), &l.why);
    take(&l, 3);
    assert_ok(intake_end(l.in, 3, true, &l.why), &l.why);
    end(&l);

    begin(&l, "a.db", true);
    plan(&l);
    assert_true(l.plan.whole);
    end(&l);
    begin(&l, "a.db", false); // all anew
    assert_true(intake_announces(l.in));
    announce(&l);
    plan(&l);
    assert_false(l.plan.whole);
    assert_int_equal(l.plan.skip, 0);
    end(&l);
    begin(&l, "a.db", true); // interrupted before it came to the input
    plan(&l);
    assert_false(l.plan.whole);
    assert_int_equal(l.plan.skip, 0);
    const char *file = l.db_file;
    assert_int_equal(count(file, "SELECT count(*) FROM records"), 3);
    assert_int_equal(count(file, "SELECT count(*) FROM problems WHERE code = 'unreadable'"), 1);
    assert_int_equal(count(file, "SELECT count(*) FROM records WHERE day IS NULL"), 1);
    end(&l);
}

// Reads the input whole.
static void read_all(load *l)
{
    plan(l);
    assert_ok(intake_begin(l->in, &l->plan, &l->why), &l->why);
    take(l, 1);
    assert_ok(intake_end(l->in, 1, true, &l->why), &l->why);
}

// Two loads at once, of which one is killed: what the other does says nothing of it.
static void writers_leave_each_others_inputs_alone(void **state)
{
    (void)state;
    load one, other;
    begin(&one, "f.db", false);
    assert_false(intake_announces(one.in)); // nothing was read yet
    const char *first = one.input, *second = file_named("second.jsonl", &one.memory);
    const char *third = file_named("third.jsonl", &one.memory);
    for (int i = 0; i < 3; i++) {
        one.input = (const char *[]){first, second, third}[i];
        write_file(one.input, "one\n");
        read_all(&one);
    }
    // The first reads two of them anew, and is killed behind one.
    intake_close(one.in);
    assert_ok(intake_open(one.db, &one.sample.run, false, &one.in, &one.why), &one.why);
    intake_announce(one.in, first);
    intake_announce(one.in, second);
    assert_ok(intake_announced(one.in, &one.why), &one.why);
    one.input = first;
    read_all(&one);
    // Meanwhile the other reads the third anew, and ends.
    begin(&other, "f.db", false);
    other.input = third;
    announce(&other);
    read_all(&other);
    end(&other);
    intake_close(one.in);
    assert_ok(intake_open(one.db, &one.sample.run, true, &one.in, &one.why), &one.why);
    const char *all[] = {first, second, third};
    for (int i = 0; i < 3; i++) {
        one.input = all[i];
        plan(&one);
        assert_int_equal(one.plan.whole, i != 1);
    }
    end(&one);
}

static void knows_a_changed_input(void **state)
{
    (void)state;
    load l;
    begin(&l, "b.db", false);
    write_file(l.input, "one\ntwo\n");
    plan(&l);
    assert_ok(intake_begin(l.in, &l.plan, &l.why), &l.why);
    take(&l, 1);
    refuse(&l, 2, ST_LIMIT);
    assert_ok(intake_end(l.in, 2, true, &l.why), &l.why);
    end(&l);

    begin(&l, "b.db", true);
    plan(&l);
    assert_true(l.plan.whole);
    l.sample.run.date = STR("2024-01-01"); // another option
    intake_close(l.in);
    assert_ok(intake_open(l.db, &l.sample.run, true, &l.in, &l.why), &l.why);
    plan(&l);
    assert_false(l.plan.whole);
    l.sample.run.date = STR_NONE;
    l.sample.run.codebook_hash = STR("00000000000000dd"); // other rules
    intake_close(l.in);
    assert_ok(intake_open(l.db, &l.sample.run, true, &l.in, &l.why), &l.why);
    plan(&l);
    assert_false(l.plan.whole);
    end(&l);

    begin(&l, "b.db", true);
    write_file(l.input, "one\n");
    plan(&l);
    assert_false(l.plan.whole);
    assert_int_equal(l.plan.skip, 0);
    assert_ok(intake_begin(l.in, &l.plan, &l.why), &l.why);
    take(&l, 1);
    assert_ok(intake_end(l.in, 1, true, &l.why), &l.why);
    assert_int_equal(count(l.db_file, "SELECT count(*) FROM records"), 1);
    assert_int_equal(count(l.db_file, "SELECT count(*) FROM problems"), 0);
    end(&l);
}

static void notes_an_input_that_is_missing(void **state)
{
    (void)state;
    load l;
    begin(&l, "c.db", false);
    unlink(l.input);
    plan(&l);
    assert_int_equal(l.plan.size, -1);
    assert_ok(intake_begin(l.in, &l.plan, &l.why), &l.why);
    refuse(&l, 0, ST_IO);
    refuse(&l, 0, ST_IO);
    assert_int_equal(count(l.db_file, "SELECT count(*) FROM problems WHERE code = 'io-error'"), 1);
    assert_int_equal(count(l.db_file, "SELECT count(*) FROM records"), 0);
    write_file(l.input, "one\n");
    plan(&l);
    assert_ok(intake_begin(l.in, &l.plan, &l.why), &l.why);
    take(&l, 1);
    assert_ok(intake_end(l.in, 1, true, &l.why), &l.why);
    assert_int_equal(count(l.db_file, "SELECT count(*) FROM problems"), 0);
    // Reading failed in the midst: it is not whole.
    assert_ok(intake_end(l.in, 1, false, &l.why), &l.why);
    intake_close(l.in);
    assert_ok(intake_open(l.db, &l.sample.run, true, &l.in, &l.why), &l.why);
    plan(&l);
    assert_false(l.plan.whole);
    assert_int_equal(l.plan.skip, 1);
    end(&l);
}

static void knows_records_of_standard_input_by_what_they_hold(void **state)
{
    (void)state;
    load l;
    begin(&l, "d.db", false);
    l.input = "-";
    for (int i = 0; i < 2; i++) {
        plan(&l);
        assert_false(l.plan.whole);
        assert_string_equal(l.plan.path, "-");
        assert_ok(intake_begin(l.in, &l.plan, &l.why), &l.why);
        take(&l, i + 1); // the same document at another place
        refuse(&l, i + 2, ST_FORMAT);
        assert_ok(intake_end(l.in, 2, true, &l.why), &l.why);
    }
    assert_int_equal(count(l.db_file, "SELECT count(*) FROM records"), 2);
    assert_int_equal(count(l.db_file, "SELECT min(record) > 0 FROM records"), 1);
    l.sample.document.content_hash = STR("00000000000000ee");
    take(&l, 9);
    assert_int_equal(count(l.db_file, "SELECT count(*) FROM records"), 3);
    assert_int_equal(count(l.db_file, "SELECT count(*) FROM versions"), 2);
    end(&l);
}

typedef struct {
    size_t rows;
    coverage_row last;
    char code[32];
} coverage_seen;

static void see_row(void *state, const coverage_row *row)
{
    coverage_seen *s = state;
    s->rows++;
    s->last = *row;
    if (row->n_reasons) snprintf(s->code, sizeof s->code, "%.*s", STR_ARG(row->reasons[0].code));
}

static void counts_what_was_read(void **state)
{
    (void)state;
    load l;
    problem not_english = {STR("not-english"), STR("it is in French")};
    begin(&l, "e.db", false);
    write_file(l.input, "x");
    plan(&l);
    assert_ok(intake_begin(l.in, &l.plan, &l.why), &l.why);
    l.sample.document.outlet = STR("Wire");
    take(&l, 1);
    take(&l, 2); // the same again
    l.sample.document.problems = &not_english;
    l.sample.document.n_problems = 1;
    take(&l, 3); // a page that only says so: coded all the same
    l.sample.document.id = STR("00000000000000aa");
    l.sample.document.content_hash = STR("00000000000000ab");
    l.sample.coded.sentences.n = l.sample.coded.events.n = 0;
    l.sample.coded.mentions.n = l.sample.coded.links.n = 0;
    assert_true(str_eq(intake_skipped(&l.sample.coded), STR("not-english")));
    take(&l, 4);
    coverage_seen seen = {0};
    coverage_filter all = {0};
    assert_ok(intakequery_coverage(l.db_file, &all, see_row, &seen, &l.why), &l.why);
    assert_int_equal(seen.rows, 1);
    assert_int_equal(seen.last.read, 4);
    assert_int_equal(seen.last.coded, 3);
    assert_int_equal(seen.last.empty, 0);
    assert_int_equal(seen.last.copies, 2);
    assert_int_equal(seen.last.changed, 0);
    assert_int_equal(seen.last.n_reasons, 1);
    assert_string_equal(seen.code, "not-english");
    // A document that no record brought, with another text than before.
    database_change change;
    l.sample.document.content_hash = STR("00000000000000ac");
    l.sample.document.n_problems = 0;
    assert_ok(database_add(l.db, &l.sample.coded, NULL, &change, &l.why), &l.why);
    l.sample.document.id = STR("00000000000000bb");
    assert_ok(database_add(l.db, &l.sample.coded, NULL, &change, &l.why), &l.why);
    assert_ok(intakequery_coverage(l.db_file, &all, see_row, &seen, &l.why), &l.why);
    assert_int_equal(seen.last.read, 5);
    assert_int_equal(seen.last.coded, 4);
    assert_int_equal(seen.last.empty, 1);
    assert_int_equal(seen.last.changed, 1);
    coverage_filter none = {.since = STR("2025")};
    seen.rows = 0;
    assert_ok(intakequery_coverage(l.db_file, &none, see_row, &seen, &l.why), &l.why);
    assert_int_equal(seen.rows, 0);
    end(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goes_on_where_it_was),
        cmocka_unit_test(writers_leave_each_others_inputs_alone),
        cmocka_unit_test(knows_a_changed_input),
        cmocka_unit_test(notes_an_input_that_is_missing),
        cmocka_unit_test(knows_records_of_standard_input_by_what_they_hold),
        cmocka_unit_test(counts_what_was_read),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
