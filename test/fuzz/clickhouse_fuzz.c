// Any bytes as what ClickHouse answers: a line is fields within it, none longer than it was; what
// we write comes back as it was; a failure's number, words and place are within it. And any text as
// a question with values: nothing is read behind its end.
#include "fuzztarget.h"

#include "store/clickhouse_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static char *copy_of(str text) // a piece of its own, so that ASan sees the end
{
    char *p = mem_alloc(text.n + 1);
    if (text.n) memcpy(p, text.p, text.n);
    p[text.n] = '\0';
    return p;
}

static void read_line(str bytes)
{
    char *line = copy_of(bytes);
    clickhouse_field f[CLICKHOUSE_FIELDS_MAX];
    size_t n = clickhouse_text_fields(line, bytes.n, f), total = 0;
    const char *behind = line;
    must(n >= 1 && n <= CLICKHOUSE_FIELDS_MAX);
    for (size_t i = 0; i < n; i++) {
        must(f[i].text.p >= behind && (!f[i].is_null || !f[i].text.n));
        behind = f[i].text.p + f[i].text.n;
        total += f[i].text.n;
    }
    must(behind <= line + bytes.n && total <= bytes.n);
    mem_free(line);
}

static void write_and_read(str bytes)
{
    buf row = {0};
    clickhouse_field f[CLICKHOUSE_FIELDS_MAX];
    clickhouse_text_add(&row, bytes);
    buf_add_c(&row, "\t");
    clickhouse_text_add(&row, bytes);
    must(str_find_byte(buf_str(&row), '\n', 0) == SIZE_MAX);
    must(clickhouse_text_fields(row.p, row.n, f) == 2);
    for (int i = 0; i < 2; i++) must(!f[i].is_null && str_eq(f[i].text, bytes));
    buf_free(&row);
}

static void write_number(str bytes)
{
    buf row = {0};
    double number;
    if (bytes.n < sizeof number) return;
    memcpy(&number, bytes.p, sizeof number);
    clickhouse_text_number(&row, number);
    if (isfinite(number))
        must(strtod(row.p, NULL) == number);
    else
        must(str_eq(buf_str(&row), STR("\\N")));
    buf_free(&row);
}

static void read_error(str bytes)
{
    str words;
    int number = clickhouse_text_error(bytes, &words);
    must(number >= 0 && number <= 1000000 && words.n <= bytes.n);
    must(clickhouse_text_place(words) >= 0);
}

static void fill(str bytes)
{
    char *sql = copy_of(bytes);
    buf values[2] = {{0}, {0}}, out = {0};
    clickhouse_text_quote(&values[0], bytes);
    buf_add_c(&values[1], "7");
    clickhouse_text_fill(sql, values, 2, &out);
    if (!strchr(sql, '?')) must(str_eq(buf_str(&out), str_of(sql)));
    buf_clear(&out);
    clickhouse_text_append(&out, bytes, STR("9"));
    must(out.n >= bytes.n);
    buf_free(&out);
    buf_free(&values[0]);
    buf_free(&values[1]);
    mem_free(sql);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str bytes = {(const char *)data, size};
    read_line(bytes);
    write_and_read(bytes);
    write_number(bytes);
    read_error(bytes);
    fill(bytes);
    return 0;
}
