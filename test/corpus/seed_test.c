// The founding article, where ../shared/seed is present: every required row of its table comes out,
// no forbidden one, and nothing that is not in the table. The article's text stays outside; this
// file keeps only the figures that the table tells in words.
#include "base/check.h"

#include "base/file.h"
#include "event/check.h"
#include "scenario.h"

#include <math.h>
#include <stdio.h>

#define ROWS_MAX 64

typedef struct {
    int id;
    str where, need, types, mode, actors, recipients, date, status, background, claim;
} row;

// What column "what must hold" says in words.
static const struct {
    int id;
    const char *cameo;
    double amount;
    int mentions;
} FIGURES[] = {{1, "164", NAN, 3},  {3, "125", NAN, 1}, {7, "036", NAN, 1}, {12, NULL, 360e6, 1},
               {13, NULL, 95e9, 1}, {14, NULL, 8e9, 1}, {16, "161", NAN, 1}};

static scenario_tools tools;
static row rows[ROWS_MAX];
static size_t n_rows;
static buf table, article;
static arena memory;
static event_list events;

static bool none(str s)
{
    return !s.n || str_eq(s, STR("-"));
}

static bool has_word(str list, char separator, str word)
{
    while (list.p)
        if (str_eq(str_trim(str_split(&list, separator)), word)) return true;
    return false;
}

static bool is_any(str s)
{
    return str_eq(s, STR("any"));
}

// "CHN GOV" or "CHN, USA": the same countries, with at least these sectors.
static bool side(const participant *p, uint32_t n, str wanted, bool sectors)
{
    if (is_any(wanted)) return true;
    if (none(wanted)) return n == 0;
    uint32_t listed = 0;
    for (str rest = wanted; rest.p; listed++) {
        str parts = str_trim(str_split(&rest, ','));
        str code = str_split(&parts, ' ');
        bool found = false;
        for (uint32_t i = 0; i < n; i++) {
            bool ok = str_eq(p[i].actor->country, code);
            for (str more = parts; ok && sectors && more.p;) {
                str sector = str_split(&more, ' ');
                bool has = false;
                for (int k = 0; k < p[i].actor->n_sectors; k++)
                    has |= str_eq(p[i].actor->sectors[k], sector);
                ok = has;
            }
            found |= ok;
        }
        if (!found) return false;
    }
    for (uint32_t i = 0; i < n; i++)
        if (!has_word(wanted, ',', p[i].actor->country)) {
            bool with_sector = false;
            for (str rest = wanted; rest.p;) {
                str parts = str_trim(str_split(&rest, ','));
                with_sector |= str_eq(str_split(&parts, ' '), p[i].actor->country);
            }
            if (!with_sector) return false;
        }
    return listed > 0;
}

static bool stands_in(const event *e, str where)
{
    char name[16];
    if (is_any(where)) return true;
    if (e->sentence == 0)
        snprintf(name, sizeof name, "title");
    else if (e->sentence == 1)
        snprintf(name, sizeof name, "subtitle");
    else
        snprintf(name, sizeof name, "%u", e->sentence - 1);
    return has_word(where, ',', str_of(name));
}

static bool same_date(str value, str wanted)
{
    if (none(wanted)) return value.n == 0;
    return str_eq(value, wanted) || (str_starts(value, wanted) && value.p[wanted.n] == '/');
}

static bool loosely(const event *e, const row *x)
{
    return (is_any(x->types) || has_word(x->types, '|', e->type)) && stands_in(e, x->where) &&
           side(e->actors, e->n_actors, x->actors, false) &&
           side(e->recipients, e->n_recipients, x->recipients, false);
}

static bool figures_hold(const event *e, int id)
{
    for (size_t i = 0; i < sizeof FIGURES / sizeof *FIGURES; i++) {
        if (FIGURES[i].id != id) continue;
        if (FIGURES[i].cameo && !str_eq(e->cameo, str_of(FIGURES[i].cameo))) return false;
        bool found = isnan(FIGURES[i].amount);
        for (uint32_t k = 0; k < e->n_amounts; k++)
            found |= fabs(e->amounts[k].amount.value - FIGURES[i].amount) < 0.5;
        if (!found) return false;
    }
    return true;
}

static bool strictly(const event *e, const row *x)
{
    if (!loosely(e, x) || !side(e->actors, e->n_actors, x->actors, true)) return false;
    if (!none(x->mode) && !str_eq(e->mode, x->mode)) return false;
    if (!same_date(e->date.value, x->date)) return false;
    if (!none(x->status) && !str_eq(str_of(event_status_name(e->status)), x->status)) return false;
    if (!none(x->background) && e->background != str_eq(x->background, STR("yes"))) return false;
    if (!none(x->claim) && !str_eq(str_of(event_claim_name(e->claim)), x->claim)) return false;
    return !e->negated && figures_hold(e, x->id);
}

static void print_event(const char *prefix, const event *e)
{
    buf b = {0};
    example_write(e, &b);
    print_error("%s sentence %u: %s\n", prefix, e->sentence, b.p);
    buf_free(&b);
}

static void required_row(void **state)
{
    const row *x = *state;
    int strict = 0, loose = 0, wanted = 1;
    for (size_t i = 0; i < events.n; i++) {
        strict += strictly(&events.p[i], x);
        loose += loosely(&events.p[i], x);
    }
    for (size_t i = 0; i < sizeof FIGURES / sizeof *FIGURES; i++)
        if (FIGURES[i].id == x->id) wanted = FIGURES[i].mentions;
    if (strict == 0 || loose < wanted)
        for (size_t i = 0; i < events.n; i++)
            if (stands_in(&events.p[i], x->where)) print_event("  has", &events.p[i]);
    assert_true(strict > 0);
    assert_true(loose >= wanted);
}

static void forbidden_row(void **state)
{
    const row *x = *state;
    // Row 25 forbids authors and reporters, who are no countries: the table's other rows have
    // codes.
    str actors = str_find(x->actors, STR("reporter")) == SIZE_MAX ? x->actors : STR("any");
    row pattern = *x;
    pattern.actors = actors;
    for (size_t i = 0; i < events.n; i++) {
        if (actors.p != x->actors.p &&
            !(events.p[i].n_actors == 0 || stands_in(&events.p[i], STR("13"))))
            continue;
        if (loosely(&events.p[i], &pattern)) {
            print_event("  forbidden", &events.p[i]);
            fail();
        }
    }
}

static void nothing_else(void **state)
{
    (void)state;
    int unlisted = 0;
    for (size_t i = 0; i < events.n; i++) {
        bool listed = false;
        for (size_t k = 0; k < n_rows; k++)
            if (!str_eq(rows[k].need, STR("forbidden"))) listed |= loosely(&events.p[i], &rows[k]);
        if (listed) continue;
        print_event("  not in the table", &events.p[i]);
        unlisted++;
    }
    assert_int_equal(unlisted, 0);
}

static void absent(void **state)
{
    (void)state;
    skip();
}

static void read_rows(void)
{
    str rest = buf_str(&table);
    str_split(&rest, '\n');
    while (rest.p && n_rows < ROWS_MAX) {
        str line = str_split(&rest, '\n');
        if (!line.n) continue;
        row *x = &rows[n_rows++];
        int64_t id = 0;
        str_to_int(str_split(&line, '\t'), &id);
        x->id = (int)id;
        str *fields[] = {&x->where,      &x->need, &x->types,  &x->mode,       &x->actors,
                         &x->recipients, &x->date, &x->status, &x->background, &x->claim};
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            *fields[i] = str_split(&line, '\t');
    }
}

int main(void)
{
    static struct CMUnitTest tests[ROWS_MAX + 1];
    static char names[ROWS_MAX][24];
    size_t n = 0;
    diag why = {0};
    const char *text = check_shared("seed/000_79410f8241d5ff82.txt");
    const char *list = check_shared("seed/expected.tsv");
    if (!text || !list || file_read_all(text, 1 << 20, &article, &why) != ST_OK ||
        file_read_all(list, 1 << 20, &table, &why) != ST_OK) {
        const struct CMUnitTest one[] = {
            {"founding article (../shared/seed is absent)", absent, NULL, NULL, NULL}};
        return cmocka_run_group_tests(one, NULL, NULL);
    }
    const document *doc;
    scenario_open(&tools, AS_SHIPPED);
    read_rows();
    events = scenario_code(&tools, buf_str(&article), "2024-07-17", &memory, &doc);
    for (size_t i = 0; i < n_rows; i++) {
        if (str_eq(rows[i].need, STR("allowed"))) continue;
        bool forbidden = str_eq(rows[i].need, STR("forbidden"));
        snprintf(names[i], sizeof names[i], "%s row %d", forbidden ? "forbidden" : "required",
                 rows[i].id);
        tests[n++] = (struct CMUnitTest){names[i], forbidden ? forbidden_row : required_row, NULL,
                                         NULL, &rows[i]};
    }
    tests[n++] = (struct CMUnitTest){"nothing else", nothing_else, NULL, NULL, NULL};
    int failed = _cmocka_run_group_tests("seed", tests, n, NULL, NULL);
    scenario_close(&tools);
    arena_free(&memory);
    buf_free(&article);
    buf_free(&table);
    return failed;
}
