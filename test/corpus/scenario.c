#include "scenario.h"

#include "base/check.h"
#include "base/file.h"
#include "document/builder.h"
#include "event/check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void need(status s, const diag *why)
{
    char text[DIAG_FILE_MAX + DIAG_MESSAGE_MAX];
    if (s == ST_OK) return;
    diag_format(why, text, sizeof text);
    printf("Bail out! %s\n", text);
    exit(1);
}

void scenario_open(scenario_tools *t, scenario_coder by)
{
    diag why = {0};
    coder_options options = {.model = "models/english.dm", .without_classifier = by == BY_RULES};
    need(coder_open(&options, &t->coder, &why), &why);
    t->run = coder_run_new(t->coder);
}

void scenario_close(scenario_tools *t)
{
    coder_run_delete(t->run);
    coder_close(t->coder);
}

static bool word_in(str s, const char *list)
{
    return str_in_list(s, list, ' ');
}

static void parse_word(str word, scenario_event *out)
{
    size_t equals = str_find_byte(word, '=', 0);
    str key = equals == SIZE_MAX ? STR_NONE : str_sub(word, 0, equals);
    str value = equals == SIZE_MAX ? STR_NONE : str_sub(word, equals + 1, word.n);
    if (word_in(word, "happened ongoing planned conditional hypothetical"))
        out->status = word;
    else if (str_eq(word, STR("background")))
        out->background = true;
    else if (str_eq(word, STR("negated")))
        out->negated = true;
    else if (word_in(word, "alleged denied"))
        out->claim = word;
    else if (str_eq(key, STR("cameo")))
        out->cameo = value;
    else if (str_eq(key, STR("amount")))
        out->amount = strtod(value.p, NULL);
    else if (str_eq(key, STR("quantity")))
        out->quantity = strtod(value.p, NULL);
}

bool scenario_parse(str text, scenario_event *out)
{
    *out = (scenario_event){.amount = NAN, .quantity = NAN};
    size_t at_item = str_find(text, STR(" item="));
    if (at_item != SIZE_MAX) { // the one value with spaces: up to the next key
        str rest = str_sub(text, at_item + 6, text.n);
        size_t end = rest.n;
        static const char *const keys[] = {" amount=", " quantity=", " cameo="};
        for (size_t i = 0; i < 3; i++) {
            size_t at = str_find(rest, str_of(keys[i]));
            if (at < end) end = at;
        }
        out->item = str_sub(rest, 0, end);
    }
    size_t arrow = str_find(text, STR(" > "));
    if (arrow == SIZE_MAX) return false;
    str left = str_trim(str_sub(text, 0, arrow)),
        right = str_trim(str_sub(text, arrow + 3, text.n));
    size_t space = str_find_byte(left, ' ', 0);
    if (space == SIZE_MAX) return false;
    str head = str_sub(left, 0, space);
    size_t slash = str_find_byte(head, '/', 0);
    out->types = str_sub(head, 0, slash);
    if (slash != SIZE_MAX) out->mode = str_sub(head, slash + 1, head.n);
    out->actors = str_trim(str_sub(left, space, left.n));
    out->recipients = str_split(&right, ' ');
    while (right.p) {
        str word = str_split(&right, ' ');
        if (word.n && word.p[0] == '@')
            out->date = str_sub(word, 1, word.n);
        else
            parse_word(word, out);
    }
    return out->types.n > 0;
}

static bool type_is(const event *e, const scenario_event *x)
{
    bool any = false;
    for (str rest = x->types; rest.p;) any |= str_eq(e->type, str_split(&rest, '|'));
    return any && (!x->mode.n || str_eq(x->mode, e->mode));
}

static bool has_values(const event *e, const scenario_event *x)
{
    bool has_amount = isnan(x->amount), has_item = !x->item.n, quantity = isnan(x->quantity);
    for (uint32_t i = 0; i < e->n_amounts; i++)
        has_amount |= fabs(e->amounts[i].amount.value - x->amount) < 0.5;
    for (uint32_t i = 0; i < e->n_items; i++) {
        has_item |= str_find(e->items[i].text, x->item) != SIZE_MAX;
        quantity |= fabs(e->items[i].amount.value - x->quantity) < 0.5;
    }
    for (uint32_t i = 0; i < e->n_amounts; i++)
        quantity |= fabs(e->amounts[i].amount.value - x->quantity) < 0.5;
    return has_amount && has_item && quantity;
}

bool scenario_matches(const event *e, const scenario_event *x, bool allowed)
{
    if (!type_is(e, x) || !example_side(e->actors, e->n_actors, x->actors) ||
        !example_side(e->recipients, e->n_recipients, x->recipients) || e->negated != x->negated)
        return false;
    str now = str_of(event_status_name(e->status));
    bool real = e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING;
    if (allowed) return word_in(x->status, "happened ongoing") ? real : str_eq(now, x->status);
    if (!str_eq(now, x->status) || e->background != x->background) return false;
    if ((e->claim == CLAIM_ALLEGED) != str_eq(x->claim, STR("alleged"))) return false;
    if ((e->claim == CLAIM_DENIED) != str_eq(x->claim, STR("denied"))) return false;
    str date = e->date.value.n ? e->date.value : STR("-");
    if (x->date.n && !str_eq(date, x->date)) return false;
    if (x->cameo.n && !str_eq(e->cameo, x->cameo)) return false;
    return has_values(e, x);
}

static bool any_of(const participant *p, uint32_t n, str code)
{
    if (str_eq(code, STR("any"))) return true;
    if (str_eq(code, STR("-"))) return n == 0;
    for (uint32_t i = 0; i < n; i++)
        if (example_side(&p[i], 1, str_sub(code, 0, str_find_byte(code, '.', 0)))) return true;
    return false;
}

bool scenario_forbids(str pattern, const event *e)
{
    str rest = str_trim(pattern);
    str types = str_split(&rest, ' ');
    size_t arrow = str_find(rest, STR(" > "));
    if (arrow == SIZE_MAX) return false;
    str from = str_trim(str_sub(rest, 0, arrow)), to = str_trim(str_sub(rest, arrow + 3, rest.n));
    bool type = str_eq(types, STR("any"));
    for (str list = str_sub(types, 0, str_find_byte(types, '/', 0)); list.p;)
        type |= str_eq(e->type, str_split(&list, '|'));
    if (!type || !any_of(e->actors, e->n_actors, from) ||
        !any_of(e->recipients, e->n_recipients, to))
        return false;
    // Each act on each other: one country towards itself is no pair.
    bool mutual = e->n_actors > 1 && e->n_recipients == e->n_actors;
    return !mutual || str_eq(from, STR("any")) || str_eq(to, STR("any")) || !str_eq(from, to);
}

static bool listed(const event *e, str list, bool allowed)
{
    while (list.p) {
        scenario_event x;
        if (scenario_parse(str_trim(str_split(&list, ';')), &x) && scenario_matches(e, &x, allowed))
            return true;
    }
    return false;
}

// What came out between the same sides, of the same type, and is yet not it.
static void add_nearest(event_list events, const scenario_event *x, buf *out)
{
    for (size_t i = 0; i < events.n; i++) {
        const event *e = &events.p[i];
        if (!type_is(e, x) || !example_side(e->actors, e->n_actors, x->actors) ||
            !example_side(e->recipients, e->n_recipients, x->recipients))
            continue;
        buf_add_c(out, "    but:   ");
        example_write(e, out);
        buf_add_byte(out, '\n');
    }
}

// How many of the expected events are missing; *n gets how many are expected.
static size_t missing(event_list events, str expected, buf *out, size_t *n)
{
    size_t faults = 0;
    *n = 0;
    while (expected.p) {
        str entry = str_trim(str_split(&expected, ';'));
        scenario_event x;
        if (!entry.n) continue;
        ++*n;
        bool found = false;
        if (scenario_parse(entry, &x))
            for (size_t i = 0; i < events.n; i++)
                found |= scenario_matches(&events.p[i], &x, false);
        if (found) continue;
        faults++;
        buf_add_format(out, "  missing: %.*s\n", STR_ARG(entry));
        add_nearest(events, &x, out);
    }
    return faults;
}

scenario_score scenario_judge(event_list events, str expected, str allowed, str never, buf *out)
{
    scenario_score score = {0};
    score.missing = missing(events, expected, out, &score.expected);
    for (size_t i = 0; i < events.n; i++) {
        const event *e = &events.p[i];
        bool bad =
            !listed(e, expected, false) && !listed(e, allowed, true) && !listed(e, expected, true);
        for (str list = never; list.p && !bad;) {
            str pattern = str_split(&list, ';');
            bad = str_trim(pattern).n && scenario_forbids(pattern, e);
        }
        if (!bad) continue;
        score.unwanted++;
        buf_add_c(out, "  unwanted: ");
        example_write(e, out);
        buf_add_byte(out, '\n');
    }
    return score;
}

event_list scenario_code(const scenario_tools *t, str text, const char *date, arena *a,
                         const document **doc)
{
    diag why = {0};
    raw_record *record = arena_array(a, raw_record, 1);
    document *d = arena_array(a, document, 1);
    *record = (raw_record){.kind = RECORD_TEXT, .bytes = text, .file = STR("-")};
    document_options options = {.date = str_of(date)};
    need(document_build(record, &options, a, d, &why), &why);
    *doc = d;
    return coder_code(t->run, d, a).events;
}

// --- tables --------------------------------------------------------------------------------------

#define TABLE_ROWS_MAX 2048

enum {
    COLUMN_NAME,
    COLUMN_DATE,
    COLUMN_TEXT,
    COLUMN_EVENTS,
    COLUMN_ALLOWED,
    COLUMN_NEVER,
    COLUMNS
};

typedef struct {
    str cell[COLUMNS];
    char name[64];
    const char *group;
    const scenario_tools *tools;
} table_row;

// Rows that do not come out right yet, by "GROUP: NAME"; a row that comes out right must leave it.
static bool is_known_failure(const table_row *x)
{
    buf list = {0};
    diag why = {0};
    bool found = false;
    char name[160];
    snprintf(name, sizeof name, "%s: %s", x->group, x->name);
    need(file_read_all("test/corpus/known_failures.txt", 1 << 20, &list, &why), &why);
    for (str rest = buf_str(&list); rest.p && !found;)
        found = str_eq(str_trim(str_split(&rest, '\n')), str_of(name));
    buf_free(&list);
    return found;
}

// A cell's text with its lines: `\n` stands for a line feed.
static str lines_of(str cell, arena *a)
{
    buf b = {0};
    for (str rest = cell; rest.n;) {
        size_t at = str_find(rest, STR("\\n"));
        if (at == SIZE_MAX) at = rest.n;
        buf_add(&b, str_sub(rest, 0, at));
        if (at < rest.n) buf_add_byte(&b, '\n');
        rest = str_sub(rest, at + 2 < rest.n ? at + 2 : rest.n, rest.n);
    }
    str out = str_copy(a, buf_str(&b));
    buf_free(&b);
    return out;
}

static scenario_score judge_row(const table_row *x, buf *faults)
{
    arena a = {0};
    const document *doc;
    char date[32];
    str day = x->cell[COLUMN_DATE].n ? x->cell[COLUMN_DATE] : STR(EXAMPLE_DATE);
    snprintf(date, sizeof date, "%.*s", STR_ARG(day));
    event_list events = scenario_code(x->tools, lines_of(x->cell[COLUMN_TEXT], &a), date, &a, &doc);
    scenario_score s = scenario_judge(events, x->cell[COLUMN_EVENTS], x->cell[COLUMN_ALLOWED],
                                      x->cell[COLUMN_NEVER], faults);
    arena_free(&a);
    return s;
}

static void check_row(void **state)
{
    const table_row *x = *state;
    buf faults = {0};
    scenario_score score = judge_row(x, &faults);
    size_t n = score.missing + score.unwanted;
    bool known = is_known_failure(x);
    if (n && !known) print_error("%s: %.*s\n%s", x->name, STR_ARG(x->cell[COLUMN_TEXT]), faults.p);
    buf_free(&faults);
    if (known && n == 0)
        fail_msg("%s comes out right: take it out of test/corpus/known_failures.txt", x->name);
    if (known) skip();
    assert_int_equal(n, 0);
}

static int column_named(str name)
{
    static const char *const names[COLUMNS] = {"name",   "date",    "text",
                                               "events", "allowed", "never"};
    for (int i = 0; i < COLUMNS; i++)
        if (str_eq(name, str_of(names[i]))) return i;
    return str_eq(name, STR("id")) ? COLUMN_NAME : -1;
}

static size_t read_table(str text, table_row *rows, const scenario_tools *tools)
{
    str rest = text, header = str_split(&rest, '\n');
    size_t n = 0;
    while (rest.p) {
        str line = str_split(&rest, '\n');
        if (!line.n) continue;
        if (n == TABLE_ROWS_MAX) { // no row may go untested
            fprintf(stderr, "scenario.c: more rows than TABLE_ROWS_MAX\n");
            exit(1);
        }
        table_row *x = &rows[n++];
        x->tools = tools;
        for (str names = header, cells = line; names.p && cells.p;) {
            int column = column_named(str_split(&names, '\t'));
            str value = str_split(&cells, '\t');
            if (column >= 0) x->cell[column] = value;
        }
        snprintf(x->name, sizeof x->name, "%.*s", STR_ARG(x->cell[COLUMN_NAME]));
    }
    return n;
}

scenario_sum scenario_sum_table(const scenario_tools *tools, const char *file, buf *faults)
{
    static table_row rows[TABLE_ROWS_MAX];
    buf text = {0}, own = {0};
    diag why = {0};
    need(file_read_all(file, 1 << 20, &text, &why), &why);
    scenario_sum sum = {.texts = read_table(buf_str(&text), rows, tools)};
    for (size_t i = 0; i < sum.texts; i++) {
        buf_clear(&own);
        scenario_score s = judge_row(&rows[i], &own);
        sum.expected += s.expected;
        sum.right += s.expected - s.missing;
        sum.unwanted += s.unwanted;
        sum.clean += s.missing + s.unwanted == 0;
        if (own.n && faults) buf_add_format(faults, "%s\n%.*s", rows[i].name, (int)own.n, own.p);
    }
    buf_free(&text);
    buf_free(&own);
    return sum;
}

void scenario_print_scores(const char *file)
{
    scenario_tools tools;
    buf faults = {0};
    scenario_open(&tools, AS_SHIPPED);
    scenario_sum sum = scenario_sum_table(&tools, file, &faults);
    if (faults.n) fputs(faults.p, stdout);
    printf("%s: %zu of %zu texts without a fault; of %zu events %zu came out right; %zu unwanted\n",
           file, sum.clean, sum.texts, sum.expected, sum.right, sum.unwanted);
    scenario_close(&tools);
    buf_free(&faults);
}

int scenario_run_table(const char *file, const char *group, scenario_coder by)
{
    static table_row rows[TABLE_ROWS_MAX];
    static struct CMUnitTest tests[TABLE_ROWS_MAX];
    scenario_tools tools;
    buf text = {0};
    diag why = {0};
    need(file_read_all(file, 1 << 20, &text, &why), &why);
    scenario_open(&tools, by);
    size_t n = read_table(buf_str(&text), rows, &tools);
    for (size_t i = 0; i < n; i++) rows[i].group = group;
    for (size_t i = 0; i < n; i++)
        tests[i] = (struct CMUnitTest){rows[i].name, check_row, NULL, NULL, &rows[i]};
    int failed = _cmocka_run_group_tests(group, tests, n, NULL, NULL);
    scenario_close(&tools);
    buf_free(&text);
    return failed;
}
