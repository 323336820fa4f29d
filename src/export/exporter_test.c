// Exports of a document made by hand. What other readers make of them: test/cli/export_test.sh.
#include "export/exporter.h"

#include "base/check.h"
#include "store/coded_sample.h"
#include "store/csv_record.h"
#include "store/database.h"
#include "store/record_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char folder[] = "/tmp/demarche_export_XXXXXX";
static char file[64];
static sample s;

static int set_up(void **state)
{
    diag why = {0};
    database *db;
    database_change change;
    (void)state;
    if (!mkdtemp(folder)) return 1;
    snprintf(file, sizeof file, "%s/a.db", folder);
    sample_init(&s);
    assert_ok(database_open(file, &s.run, NULL, &db, &why), &why);
    assert_ok(database_add(db, &s.coded, NULL, &change, &why), &why);
    assert_ok(database_close(db, &why), &why);
    return 0;
}

static int tear_down(void **state)
{
    char command[128];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static status collect(void *state, str bytes, diag *why)
{
    (void)why;
    buf_add(state, bytes);
    return ST_OK;
}

static status refuse(void *state, str bytes, diag *why)
{
    (void)state;
    (void)bytes;
    return diag_set(why, ST_IO, NULL, 0, 0, "full");
}

static buf run(const char *format, bool redacted)
{
    diag why = {0};
    buf out = {0};
    export_sink sink = {.write = collect, .state = &out};
    export_options o = {
        .format = export_find(str_of(format)), .all = true, .redacted = redacted, .header = true};
    assert_non_null(o.format);
    assert_ok(export_run(file, &o, &sink, &why), &why);
    return out;
}

// Byte for byte what is printed of a document, but for the run's options.
static void lines_are_those_of_a_record(void **state)
{
    buf want = {0}, got = run("jsonl", false);
    (void)state;
    record_lines(&want, &s.run, &RECORD_DOCUMENT, &s.coded);
    record_lines(&want, &s.run, &RECORD_EVENT, &s.coded);
    record_lines(&want, &s.run, &RECORD_LINK, &s.coded);
    size_t run_line = str_find_byte(buf_str(&got), '\n', 0) + 1;
    assert_true(str_eq(str_sub(buf_str(&got), run_line, got.n), buf_str(&want)));
    assert_true(str_starts(buf_str(&got), STR("{\"record\":\"run\"")));
    buf_free(&want);
    buf_free(&got);
}

static void csv_is_that_of_a_record(void **state)
{
    csv_layout layout;
    buf want = {0}, got = run("csv", false);
    (void)state;
    csv_layout_init(&layout);
    csv_record_header(&layout, &want);
    csv_record_events(&layout, &s.run, &s.coded, &want);
    assert_true(str_eq(buf_str(&got), buf_str(&want)));
    buf_free(&want);
    buf_free(&got);
}

static void nothing_of_the_source_is_left(void **state)
{
    (void)state;
    for (size_t i = 0; export_format_at(i); i++) {
        const export_format *f = export_format_at(i);
        if (export_has_trees(f) || export_writes_folder(f)) continue;
        buf got = run(export_format_name(f), true);
        assert_true(got.n > 0);
        assert_true(str_find(buf_str(&got), STR("talks with France")) == SIZE_MAX);
        assert_true(str_find(buf_str(&got), STR("halted")) == SIZE_MAX);
        buf_free(&got);
    }
}

static void a_full_disk_ends_it(void **state)
{
    (void)state;
    for (size_t i = 0; export_format_at(i); i++) {
        diag why = {0};
        export_sink sink = {.write = refuse};
        export_options o = {.format = export_format_at(i), .all = true};
        if (export_has_trees(o.format) || export_writes_folder(o.format)) continue;
        assert_int_equal(export_run(file, &o, &sink, &why), ST_IO);
        assert_string_equal(why.message, "full");
    }
}

static void a_file_that_is_not_there(void **state)
{
    diag why = {0};
    buf out = {0};
    export_sink sink = {.write = collect, .state = &out};
    export_options o = {.format = export_find(STR("csv"))};
    (void)state;
    assert_int_equal(export_run("/nowhere/a.db", &o, &sink, &why), ST_STORE);
    assert_int_equal(out.n, 0);
    assert_null(export_find(STR("CSV")));
    assert_null(export_find(STR("")));
}

static void every_column_is_told(void **state)
{
    buf text = {0};
    (void)state;
    export_markdown(&text);
    for (size_t i = 0; export_format_at(i); i++) {
        buf head = {0};
        buf_add_format(&head, "\n## %s\n", export_format_name(export_format_at(i)));
        assert_true(str_find(buf_str(&text), buf_str(&head)) != SIZE_MAX);
        buf_free(&head);
    }
    assert_true(str_find(buf_str(&text), STR("| 61 | `SOURCEURL` | string |")) != SIZE_MAX);
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_those_of_a_record),   cmocka_unit_test(csv_is_that_of_a_record),
        cmocka_unit_test(nothing_of_the_source_is_left), cmocka_unit_test(a_full_disk_ends_it),
        cmocka_unit_test(a_file_that_is_not_there),      cmocka_unit_test(every_column_is_told),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
