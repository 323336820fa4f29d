// The article of `make demo`, examples/article.txt: every required row of its own table,
// examples/article.expected.md, comes out, and nothing that the table does not list.
#include "base/check.h"

#include "base/file.h"
#include "scenario.h"

#include <stdio.h>

#define ROWS_MAX 32

typedef struct {
    str need; // the event, in the syntax of scenario_parse
    char name[24];
} row;

static row rows[ROWS_MAX];
static size_t n_rows;
static buf required, allowed; // `;`-separated
static arena memory;
static event_list events;

// What holds for the whole text, of the section "Never".
static const char NEVER[] = "PROTEST|ASSAULT|COERCE|MOBILIZE|RETREAT any > any; any TWN > any; "
                            "SANCTION USA > CHN";

// The event of a table cell or list entry: up to its comment, `\|` a plain bar.
static str event_of(str cell)
{
    size_t comment = str_find(cell, STR(" ("));
    buf b = {0};
    if (comment != SIZE_MAX) cell = str_sub(cell, 0, comment);
    for (size_t i = 0; i < cell.n; i++)
        if (cell.p[i] != '\\') buf_add_byte(&b, cell.p[i]);
    str out = str_copy(&memory, str_trim(buf_str(&b)));
    buf_free(&b);
    return out;
}

static void add_row(str cell, str number)
{
    row *x = &rows[n_rows++];
    x->need = event_of(cell);
    snprintf(x->name, sizeof x->name, "row %.*s", STR_ARG(number));
    buf_add_format(&required, "%s%.*s", required.n ? "; " : "", STR_ARG(x->need));
}

// "| 5 | 3 | EVENT |" is required, "- row 19 (where): EVENT" allowed.
static void read_table(str text)
{
    int64_t number;
    while (text.p && n_rows < ROWS_MAX) {
        str line = str_split(&text, '\n');
        size_t colon = str_find(line, STR("): "));
        if (str_starts(line, STR("- row ")) && colon != SIZE_MAX) {
            str entry = event_of(str_sub(line, colon + 3, line.n));
            if (str_find(entry, STR(" > ")) != SIZE_MAX && str_find_byte(entry, '@', 0) != SIZE_MAX)
                buf_add_format(&allowed, "%s%.*s", allowed.n ? "; " : "", STR_ARG(entry));
        }
        str cells = line;
        str_split(&cells, '|');
        str id = str_trim(str_split(&cells, '|'));
        str_split(&cells, '|');
        if (!cells.p || !str_to_int(id, &number)) continue;
        add_row(str_sub(cells, 0, cells.n ? cells.n - 1 : 0), id);
    }
}

static void required_row(void **state)
{
    const row *x = *state;
    scenario_event wanted;
    bool found = false;
    assert_true(scenario_parse(x->need, &wanted));
    for (size_t i = 0; i < events.n; i++) found |= scenario_matches(&events.p[i], &wanted, false);
    if (!found) print_error("%s is missing: %.*s\n", x->name, STR_ARG(x->need));
    assert_true(found);
}

static void nothing_else(void **state)
{
    (void)state;
    buf faults = {0};
    scenario_score score =
        scenario_judge(events, buf_str(&required), buf_str(&allowed), STR(NEVER), &faults);
    if (score.unwanted) print_error("%s", faults.p);
    buf_free(&faults);
    assert_int_equal(score.unwanted, 0);
}

int main(void)
{
    static struct CMUnitTest tests[ROWS_MAX + 1];
    scenario_tools tools;
    buf text = {0}, table = {0};
    diag why = {0};
    const document *doc;
    size_t n = 0;
    if (file_read_all("examples/article.txt", 1 << 20, &text, &why) != ST_OK ||
        file_read_all("examples/article.expected.md", 1 << 20, &table, &why) != ST_OK) {
        printf("Bail out! %s\n", why.message);
        return 1;
    }
    scenario_open(&tools, AS_SHIPPED);
    read_table(buf_str(&table));
    events = scenario_code(&tools, buf_str(&text), "2024-07-17", &memory, &doc);
    for (size_t i = 0; i < n_rows; i++)
        tests[n++] = (struct CMUnitTest){rows[i].name, required_row, NULL, NULL, &rows[i]};
    tests[n++] = (struct CMUnitTest){"nothing else", nothing_else, NULL, NULL, NULL};
    int failed = _cmocka_run_group_tests("article", tests, n, NULL, NULL);
    scenario_close(&tools);
    arena_free(&memory);
    buf_free(&text);
    buf_free(&table);
    buf_free(&required);
    buf_free(&allowed);
    return failed;
}
