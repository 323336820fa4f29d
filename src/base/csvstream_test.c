#include "base/check.h"

#include "base/csvstream.h"

#include <stdio.h>
#include <string.h>

static diag last;

// All rows as "LINE[a|b]LINE[c]", "!" and the status' name for a failure.
static void read_rows(str text, size_t piece, size_t max_row, buf *out)
{
    check_pieces m = {text, piece};
    byte_source source = check_source(&m);
    stream *in;
    csv_row row;
    assert_ok(stream_open_source(&source, "x.csv", &in, &last), &last);
    csv_stream *c = csv_stream_open(in, csv_form_of(text), max_row, "x.csv");
    buf_clear(out);
    for (bool more = true; more;) {
        status s = csv_stream_next(c, &row, &more, &last);
        if (s != ST_OK) buf_add_format(out, "!%s %d", status_name(s), last.line);
        if (s != ST_OK || !more) continue;
        buf_add_format(out, "%d[", row.line);
        for (size_t i = 0; i < row.n_fields; i++)
            buf_add_format(out, "%s%.*s", i ? "|" : "", STR_ARG(row.fields[i]));
        buf_add_byte(out, ']');
    }
    csv_stream_close(c);
    stream_close(in);
}

static void check_rows(str text, size_t max_row, const char *want)
{
    static const size_t PIECES[] = {1, 3, 1000};
    buf got = {0};
    for (size_t i = 0; i < 3; i++) {
        read_rows(text, PIECES[i], max_row, &got);
        assert_string_equal(got.p ? got.p : "", want);
    }
    buf_free(&got);
}

static void test_rows(void **state)
{
    (void)state;
    check_rows(STR(""), 100, "");
    check_rows(STR("\n\n"), 100, "");
    check_rows(STR("a,b\n1,2\n"), 100, "1[a|b]2[1|2]");
    check_rows(STR("\xEF\xBB\xBF"
                   "a,b\r\n1,2"),
               100, "1[a|b]2[1|2]");
    check_rows(STR("a,b\n\n,\n1,\n"), 100, "1[a|b]3[|]4[1|]");
    check_rows(STR("a,b\n\"x,\"\"y\"\"\nz\",2\n3,4\n"), 100, "1[a|b]2[x,\"y\"\nz|2]4[3|4]");
    check_rows(STR("a,b\n\"\",\"\"\"\"\n"), 100, "1[a|b]2[|\"]");
    check_rows(STR("a,b\n\"x\" y,1 \"2\"\n"), 100, "1[a|b]2[x y|1 \"2\"]");
    check_rows(STR("a,b\n\"x\r\ny\",2\r\n"), 100, "1[a|b]2[x\r\ny|2]");
}

static void test_forms(void **state)
{
    (void)state;
    check_rows(STR("a;b\n1,5;2\n"), 100, "1[a|b]2[1,5|2]");
    check_rows(STR("a\tb, c\n1\t2\n"), 100, "1[a|b, c]2[1|2]");
    check_rows(STR("a|b\n1|2\n"), 100, "1[a|b]2[1|2]");
    check_rows(STR("text\n1,2;3\n"), 100, "1[text]2[1,2;3]");
    check_rows(STR("sep=;\na,c;b\n1;2\n"), 100, "2[a,c|b]3[1|2]");
    check_rows(STR("a,b\r1,2\r\"3\r\",4"), 100, "1[a|b]2[1|2]3[3\r|4]");
    check_rows(STR("\"a,;\nx\";b\n1;2\n"), 100, "1[a,;\nx|b]3[1|2]");
}

// A quote without an end costs its line, not the rest; a row that is too long costs itself.
static void test_bad_rows(void **state)
{
    (void)state;
    check_rows(STR("a,b\n\"1,2\n3,4\n5,6\n"), 100, "1[a|b]!FORMAT 23[3|4]4[5|6]");
    check_rows(STR("a,b\n1,\"2"), 100, "1[a|b]!FORMAT 2");
    check_rows(STR("a,b\n1234567890,1234567890\n5,6\n"), 10, "1[a|b]!LIMIT 23[5|6]");
    check_rows(STR("a,b\n1234567,\"12\n34567890\"\n5,6\n"), 10,
               "1[a|b]!FORMAT 23[34567890\"]4[5|6]");
    buf text = {0}, want = {0};
    buf_add_c(&text, "a,b\n");
    buf_add_c(&want, "1[a|b]");
    for (int i = 0, line = 2; i < 10; i++) {
        buf_add_c(&text, "\"1,2\n");
        if (i < CSV_MAX_UNCLOSED)
            buf_add_format(&want, "!FORMAT %d", line++);
        else
            buf_add_format(&want, "%d[\"1|2]", line++);
        for (int k = 0; k < 10; k++) {
            buf_add_c(&text, "3,4\n");
            buf_add_format(&want, "%d[3|4]", line++);
        }
    }
    check_rows(buf_str(&text), 30, want.p);
    buf_clear(&text);
    buf_clear(&want);
    for (int i = 0; i < CSV_MAX_FIELDS; i++) buf_add_byte(&text, ',');
    buf_add_c(&text, "\n1,2\n");
    check_rows(buf_str(&text), 10000, "!LIMIT 12[1|2]");
    buf_free(&text);
    buf_free(&want);
}

// Rows of every length around that of the stream's buffer.
static void test_long_rows(void **state)
{
    (void)state;
    buf text = {0}, got = {0};
    for (int i = 0; i < 40; i++) {
        buf_add_format(&text, "%d,\"", i);
        for (int k = 0; k < i * 1000; k++) buf_add_c(&text, k % 7 ? "x" : "\"\"");
        buf_add_c(&text, "\"\n");
    }
    read_rows(buf_str(&text), 50000, 1 << 20, &got);
    size_t rows = 0, quotes = 0;
    for (size_t i = 0; i < got.n; i++) {
        rows += got.p[i] == '[';
        quotes += got.p[i] == '"';
    }
    assert_int_equal(rows, 40);
    size_t want = 0;
    for (size_t i = 0; i < 40; i++) want += (i * 1000 + 6) / 7;
    assert_int_equal(quotes, want);
    buf_free(&text);
    buf_free(&got);
}

// What csv_write writes is read as it was, whatever the fields hold.
static void test_round_trip(void **state)
{
    (void)state;
    static const char LETTERS[] = "ab ,\"\n\r;\t\xC3\xA9";
    uint32_t x = 2463534242u;
    buf text = {0}, want = {0}, got = {0};
    for (int table = 0; table < 300; table++) {
        csv_writer w = {.out = &text};
        size_t columns = 2 + (size_t)table % 4;
        int line = 1;
        buf_clear(&text);
        buf_clear(&want);
        csv_write(&w, STR("h,"));
        for (size_t i = 1; i < columns; i++) csv_write(&w, STR("h"));
        csv_end_row(&w);
        buf_add_c(&want, "1[h,");
        for (size_t i = 1; i < columns; i++) buf_add_c(&want, "|h");
        buf_add_byte(&want, ']');
        for (int row = 0; row < 5; row++) {
            line++;
            buf_add_format(&want, "%d[", line);
            for (size_t i = 0; i < columns; i++) {
                char field[8];
                size_t n = 0;
                for (x ^= x << 13, x ^= x >> 17, x ^= x << 5; n < x % 8; n++)
                    field[n] = LETTERS[(x >> 4 * n) % (sizeof LETTERS - 1)];
                for (size_t k = 0; k < n; k++) line += field[k] == '\n';
                csv_write(&w, (str){field, n});
                buf_add_format(&want, "%s%.*s", i ? "|" : "", (int)n, field);
            }
            csv_end_row(&w);
            buf_add_byte(&want, ']');
        }
        read_rows(buf_str(&text), 1 + (size_t)table % 9, 1000, &got);
        if (!str_eq(buf_str(&got), buf_str(&want))) print_error("table %d\n%s\n", table, text.p);
        assert_string_equal(got.p, want.p);
    }
    buf_free(&text);
    buf_free(&want);
    buf_free(&got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),       cmocka_unit_test(test_forms),
        cmocka_unit_test(test_bad_rows),   cmocka_unit_test(test_long_rows),
        cmocka_unit_test(test_round_trip),
    };
    return cmocka_run_group_tests_name("csvstream", tests, NULL, NULL);
}
