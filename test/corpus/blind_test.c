// Texts that were written blind, from the kinds of fact of the founding article, and are not all
// right yet: how many of their events come out must not fall (test/corpus/blind/README.md,
// floors.tsv).
#include "base/check.h"

#include "base/file.h"
#include "scenario.h"

#include <stdio.h>

#define TABLES_MAX 32

typedef struct {
    char file[64], name[96];
    scenario_coder by;
    int64_t right, unwanted; // at least, at most
    int64_t known;           // events by which it is known to fall short of that
} table_floor;

static scenario_tools tools[AS_SHIPPED + 1];

static void holds(void **state)
{
    const table_floor *t = *state;
    char name[128];
    snprintf(name, sizeof name, "test/corpus/blind/%s", t->file);
    scenario_sum sum = scenario_sum_table(&tools[t->by], name, NULL);
    int64_t right = (int64_t)sum.right, unwanted = (int64_t)sum.unwanted;
    int64_t lost = right < t->right ? t->right - right : 0;
    int64_t shortfall = lost + (unwanted > t->unwanted ? unwanted - t->unwanted : 0);
    if (shortfall > t->known)
        fail_msg("%s: %zu events right, at least %lld before; %zu unwanted, at most %lld before",
                 t->name, sum.right, (long long)t->right, sum.unwanted, (long long)t->unwanted);
    if (shortfall < t->known)
        fail_msg("%s: not so short of its floor any more: lower what floors.tsv calls known",
                 t->name);
    if (shortfall) skip();
    if (sum.right > (size_t)t->right || sum.unwanted < (size_t)t->unwanted)
        print_message("%s: now %zu right and %zu unwanted: raise its floor\n", t->name, sum.right,
                      sum.unwanted);
}

static size_t read_floors(str text, table_floor *out)
{
    size_t n = 0;
    (void)str_split(&text, '\n'); // the header
    while (text.p && n < TABLES_MAX) {
        str line = str_split(&text, '\n');
        if (!line.n) continue;
        str file = str_split(&line, '\t'), by = str_split(&line, '\t');
        str right = str_split(&line, '\t');
        str unwanted = str_split(&line, '\t');
        out[n].by = str_eq(by, STR("rules")) ? BY_RULES : AS_SHIPPED;
        snprintf(out[n].name, sizeof out[n].name, "%.*s, %.*s", STR_ARG(file), STR_ARG(by));
        snprintf(out[n].file, sizeof out[n].file, "%.*s", STR_ARG(file));
        if (!str_to_int(right, &out[n].right) || !str_to_int(unwanted, &out[n].unwanted) ||
            !str_to_int(str_split(&line, '\t'), &out[n].known))
            fail_msg("floors.tsv: no numbers for %s", out[n].file);
        n++;
    }
    return n;
}

int main(void)
{
    static table_floor floors[TABLES_MAX];
    static struct CMUnitTest tests[TABLES_MAX];
    buf text = {0};
    diag why = {0};
    if (file_read_all("test/corpus/blind/floors.tsv", 1 << 16, &text, &why) != ST_OK) {
        printf("Bail out! %s\n", why.message);
        return 1;
    }
    size_t n = read_floors(buf_str(&text), floors);
    for (size_t i = 0; i < n; i++)
        tests[i] = (struct CMUnitTest){floors[i].name, holds, NULL, NULL, &floors[i]};
    scenario_open(&tools[BY_RULES], BY_RULES);
    scenario_open(&tools[AS_SHIPPED], AS_SHIPPED);
    int failed = _cmocka_run_group_tests("blind", tests, n, NULL, NULL);
    scenario_close(&tools[BY_RULES]);
    scenario_close(&tools[AS_SHIPPED]);
    buf_free(&text);
    return failed;
}
