#include "base/check.h"

#include "base/json_reader.h"
#include "store/coded_sample.h"
#include "store/csv_record.h"
#include "store/record_line.h"
#include "store/schema_text.h"

#include "base/csv.h"

#include <stdio.h>
#include <string.h>

static bool has(const buf *text, const char *words)
{
    if (str_find(buf_str(text), str_of(words)) != SIZE_MAX) return true;
    print_error("no %s in %.*s\n", words, STR_ARG(buf_str(text)));
    return false;
}

// Every line is one JSON object with all columns of its record, in order.
static void check_line(str line, const record_shape *shape)
{
    arena a = {0};
    json_reader r = json_read(line);
    assert_int_equal(json_next(&r), JSON_BEGIN_OBJECT);
    assert_int_equal(json_next(&r), JSON_KEY);
    assert_true(json_key_is(&r, "record"));
    assert_int_equal(json_next(&r), JSON_STRING);
    assert_true(json_key_is(&r, shape->name));
    for (size_t i = 0; i < shape->n_columns; i++) {
        assert_int_equal(json_next(&r), JSON_KEY);
        assert_str_is(json_text(&r, &a), shape->columns[i].name);
        assert_true(json_skip(&r));
    }
    assert_int_equal(json_next(&r), JSON_END_OBJECT);
    assert_int_equal(json_next(&r), JSON_END);
    arena_free(&a);
}

static void writes_every_column(void **state)
{
    (void)state;
    sample s;
    sample_init(&s);
    for (size_t i = 0; i < RECORD_SHAPE_COUNT; i++) {
        buf out = {0};
        const record_shape *shape = RECORD_SHAPES[i];
        if (shape->count)
            record_lines(&out, &s.run, shape, &s.coded);
        else
            record_line_run(&out, &s.run);
        str rest = str_trim(buf_str(&out));
        assert_true(rest.n > 0);
        while (rest.n) check_line(str_split(&rest, '\n'), shape);
        buf_free(&out);
    }
}

static void writes_events(void **state)
{
    (void)state;
    sample s;
    buf out = {0};
    sample_init(&s);
    record_lines(&out, &s.run, &RECORD_EVENT, &s.coded);
    assert_true(has(&out, "\"sentence\":1,\"type\":\"SANCTION\",\"mode\":\"discontinue\","
                          "\"contexts\":[\"diplomatic\",\"military\"]"));
    assert_true(has(
        &out,
        "\"actors\":[{\"code\":\"IRNGOV\",\"country\":\"IRN\",\"cow\":630,\"sectors\":[\"GOV\"],"
        "\"name\":\"it\",\"entity\":\"IRN\",\"span\":[29,31],"
        "\"how\":\"pronoun\"}]"));
    assert_true(
        has(&out, "{\"code\":\"FRA\",\"country\":\"FRA\",\"cow\":220,\"sectors\":[],\"name\":null,"
                  "\"entity\":\"FRA\",\"span\":null,\"how\":\"counterpart\"}"));
    assert_true(has(&out, "\"date\":{\"value\":\"2024-07-17\",\"precision\":\"day\","
                          "\"how\":\"document\"},\"place\":null"));
    assert_true(has(&out, "\"date\":null"));
    assert_true(has(&out, "\"score\":null"));
    assert_true(has(&out, "\"quantity\":null,\"low\":200,\"high\":null,\"text\":\"hundreds\""));
    assert_true(has(&out, "\"polarity\":\"negated\",\"claim\":\"denied\",\"attribution\":[]"));
    assert_true(has(&out, "\"attribution\":[{\"name\":\"Iran\",\"code\":\"IRNGOV\","
                          "\"span\":[19,23],\"verb\":\"say\",\"role\":\"spokesman\","
                          "\"to\":{\"name\":\"reporters\",\"code\":null,\"span\":null},"
                          "\"through\":{\"name\":\"officials\",\"code\":null,"
                          "\"span\":null,\"how\":\"source\"}}]"));
    assert_true(has(&out, "\"topic\":{\"text\":\"\\\"nuclear\\\"\",\"span\":[42,51]}"));
    assert_true(has(&out, "\"rule\":null"));
    buf_free(&out);
}

static void counts_in_the_unit(void **state)
{
    (void)state;
    sample s;
    buf out = {0};
    sample_init(&s);
    s.run.offsets = OFFSETS_CODEPOINT; // the é of the title has two bytes
    record_lines(&out, &s.run, &RECORD_EVENT, &s.coded);
    assert_true(has(&out, "\"span\":[28,30]"));
    buf_free(&out);
    offset_unit unit;
    assert_true(offset_unit_find(STR("utf16"), &unit) && unit == OFFSETS_UTF16);
    assert_false(offset_unit_find(STR("char"), &unit));
}

static void writes_csv(void **state)
{
    (void)state;
    sample s;
    buf out = {0};
    arena a = {0};
    csv_layout *layout = arena_alloc(&a, sizeof *layout);
    sample_init(&s);
    csv_layout_init(layout);
    csv_record_header(layout, &out);
    csv_record_events(layout, &s.run, &s.coded, &out);
    csv_reader r = csv_read(buf_str(&out), ',');
    assert_true(csv_next_row(&r, &a));
    size_t n = r.n_fields;
    str *names = r.fields;
    assert_str_is(names[0], "id");
    for (int row = 0; row < 2; row++) {
        assert_true(csv_next_row(&r, &a));
        assert_int_equal(r.n_fields, n);
        for (size_t i = 0; i < n; i++) {
            const char *name = arena_copy(&a, names[i].p, names[i].n);
            if (!strcmp(name, "actors_code"))
                assert_str_is(r.fields[i], row ? "IRNGOV;FRA" : "IRNGOV");
            if (!strcmp(name, "actors_name")) assert_str_is(r.fields[i], row ? "it;" : "it");
            if (!strcmp(name, "actors_span_begin")) assert_str_is(r.fields[i], row ? "29;" : "29");
            if (!strcmp(name, "contexts"))
                assert_str_is(r.fields[i], row ? "" : "diplomatic;military");
            if (!strcmp(name, "topic_text")) assert_str_is(r.fields[i], row ? "" : "\"nuclear\"");
            if (!strcmp(name, "background")) assert_str_is(r.fields[i], row ? "true" : "false");
            if (!strcmp(name, "document_published_value")) assert_str_is(r.fields[i], "2024-07-17");
        }
    }
    assert_true(!csv_next_row(&r, &a) || r.n_fields <= 1);
    buf_free(&out);
    arena_free(&a);
}

// Names of leaves are unique: CSV and SQL could not tell them apart.
static void names_leaves_once(void **state)
{
    (void)state;
    arena a = {0};
    csv_layout *layout = arena_alloc(&a, sizeof *layout);
    csv_layout_init(layout);
    for (size_t i = 0; i < layout->event.n; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(layout->event.p[i].name, layout->event.p[j].name);
    arena_free(&a);
}

static void describes_itself(void **state)
{
    (void)state;
    buf schema = {0}, reference = {0};
    schema_json(&schema);
    json_reader r = json_read(str_trim(buf_str(&schema)));
    assert_int_equal(json_next(&r), JSON_BEGIN_OBJECT);
    assert_true(json_skip(&r));
    assert_int_equal(json_next(&r), JSON_END);
    schema_markdown(&reference);
    assert_true(has(&reference, "| `actors[].code` | string |"));
    assert_true(has(&reference, "| `date.value` | string or null |"));
    buf_free(&schema);
    buf_free(&reference);
}

// doc/output.md is written by people; no field may be missing in it or have another type.
static void is_documented(void **state)
{
    (void)state;
    buf reference = {0}, manual = {0};
    FILE *f = fopen("doc/output.md", "r");
    assert_non_null(f);
    for (int c = getc(f); c != EOF; c = getc(f)) buf_add_byte(&manual, (char)c);
    fclose(f);
    schema_markdown(&reference);
    str rest = buf_str(&reference);
    while (rest.p) {
        str row = str_split(&rest, '\n'), cells = row;
        if (!str_starts(row, STR("| `"))) continue;
        str_split(&cells, '|');
        str name = str_split(&cells, '|'), type = str_split(&cells, '|');
        buf start = {0};
        buf_add_format(&start, "|%.*s|%.*s|", STR_ARG(name), STR_ARG(type));
        assert_true(has(&manual, start.p));
        buf_free(&start);
    }
    buf_free(&reference);
    buf_free(&manual);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_every_column), cmocka_unit_test(writes_events),
        cmocka_unit_test(counts_in_the_unit),  cmocka_unit_test(writes_csv),
        cmocka_unit_test(names_leaves_once),   cmocka_unit_test(describes_itself),
        cmocka_unit_test(is_documented),
    };
    return cmocka_run_group_tests_name("store/record", tests, NULL, NULL);
}
