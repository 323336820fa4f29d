// Status, polarity, direction, composition: one construction a row (test/corpus/events.tsv),
// sentences of our own, documents dated 2024-07-17.
#include "base/check.h"

#include "base/file.h"
#include "scenario.h"

#include <stdio.h>

#define CASES_MAX 256

static scenario_tools tools;

static void check_case(void **state)
{
    str line = *(const str *)*state, field[5];
    arena a = {0};
    buf faults = {0};
    const document *doc;
    for (int i = 0; i < 5; i++) field[i] = str_split(&line, '\t');
    event_list events = scenario_code(&tools, field[1], "2024-07-17", &a, &doc);
    size_t n = scenario_judge(events, field[2], field[3], field[4], &faults);
    if (n) print_error("%.*s\n%s", STR_ARG(field[1]), faults.p);
    buf_free(&faults);
    arena_free(&a);
    assert_int_equal(n, 0);
}

static int open_tools(void **state)
{
    (void)state;
    scenario_open(&tools);
    return 0;
}

static int close_tools(void **state)
{
    (void)state;
    scenario_close(&tools);
    return 0;
}

int main(void)
{
    static str rows[CASES_MAX];
    static char names[CASES_MAX][64];
    static struct CMUnitTest tests[CASES_MAX];
    buf text = {0};
    diag why = {0};
    if (file_read_all("test/corpus/events.tsv", 1 << 20, &text, &why) != ST_OK) return 1;
    str rest = buf_str(&text);
    str_split(&rest, '\n');
    size_t n = 0;
    while (rest.p && n < CASES_MAX) {
        rows[n] = str_split(&rest, '\n');
        if (!rows[n].n) continue;
        snprintf(names[n], sizeof names[n], "%.*s", (int)str_find_byte(rows[n], '\t', 0),
                 rows[n].p);
        tests[n] = (struct CMUnitTest){names[n], check_case, NULL, NULL, &rows[n]};
        n++;
    }
    int failed = _cmocka_run_group_tests("events", tests, n, open_tools, close_tools);
    buf_free(&text);
    return failed;
}
