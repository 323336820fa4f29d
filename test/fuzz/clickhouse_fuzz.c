// Any bytes as what ClickHouse answers: a line is fields within it, none longer than it was; what
// we write comes back as it was; a failure's number, words and place are within it. And any text as
// a question with values: nothing is read behind its end.
#include "fuzztarget.h"

#include "store/clickhouse_text.h"
#include "store/tabbed.h"

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
    tabbed_row f = {0};
    size_t total = 0;
    const char *behind = line;
    tabbed_fields(line, bytes.n, &f);
    must(f.n >= 1 && f.n <= bytes.n + 1);
    for (size_t i = 0; i < f.n; i++) {
        must(f.p[i].text.p >= behind && (!f.p[i].is_null || !f.p[i].text.n));
        behind = f.p[i].text.p + f.p[i].text.n;
        total += f.p[i].text.n;
    }
    must(behind <= line + bytes.n && total <= bytes.n);
    tabbed_free(&f);
    mem_free(line);
}

static void write_and_read(str bytes)
{
    buf row = {0};
    tabbed_row f = {0};
    tabbed_add(&row, bytes);
    buf_add_c(&row, "\t");
    tabbed_add(&row, bytes);
    must(str_find_byte(buf_str(&row), '\n', 0) == SIZE_MAX);
    tabbed_fields(row.p, row.n, &f);
    must(f.n == 2);
    for (int i = 0; i < 2; i++) must(!f.p[i].is_null && str_eq(f.p[i].text, bytes));
    buf_free(&row);
    tabbed_free(&f);
}

static void write_number(str bytes)
{
    buf row = {0};
    double number;
    if (bytes.n < sizeof number) return;
    memcpy(&number, bytes.p, sizeof number);
    tabbed_number(&row, number);
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
    tabbed_append(&out, bytes, STR("9"));
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
