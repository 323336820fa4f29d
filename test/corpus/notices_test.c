// Official notices of arms sales that were written blind, twice twenty: the odd ones were read
// while the reader of notices was written, the even ones never (test/ledger/notices). How many
// fields come out right must not fall.
//     build/release/test/corpus/notices_test show [FOLDER/]     prints the faults of the odd ones,
//     and counts
#include "base/check.h"

#include "base/file.h"
#include "coder/coder.h"
#include "document/builder.h"
#include "document/normaliser.h"
#include "ledger/notice.h"
#include "scenario.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define NOTICES    40
#define FOLDER     "test/ledger/notices/"
#define ITEMS_MOST 200

typedef enum {
    RECIPIENT,
    DATE,
    VALUE,
    FORMER,
    NUMBER,
    BASIS,
    MAKERS,
    COUNTED,
    UNCOUNTED,
    FIELDS
} field;

static const char *const NAMES[FIELDS] = {"recipient",    "date",           "value",
                                          "former value", "number",         "basis",
                                          "makers",       "numbered items", "other items"};

// Right, of how many; and makers or numbered items that nobody expected. [0] odd, [1] even.
typedef struct {
    int right[FIELDS], of[FIELDS], unwanted[FIELDS];
} tally;

// The floors: what was right, and unwanted, when the reader landed.
static const tally FLOORS[2] = {
    {{20, 20, 20, 20, 20, 20, 30, 77, 138}, {0}, {0, 0, 0, 0, 0, 0, 0, 0, 17}},
    {{20, 20, 19, 19, 20, 20, 28, 72, 130}, {0}, {0, 0, 0, 0, 0, 0, 1, 12, 54}}};

static tally got[2];
static bool shown;
static const char *folder = FOLDER;

typedef struct {
    str name;
    double low, high; // NAN: no number
    bool up_to, additional, taken;
} wanted_item;

typedef struct {
    str recipient, date, value, former, number, basis;
    str makers[40];
    size_t n_makers;
    wanted_item items[ITEMS_MOST];
    size_t n_items;
} wanted;

static double number_of(str s)
{
    double value = NAN;
    return str_to_double(str_trim(s), &value) ? value : NAN;
}

static void read_item(str line, wanted *w)
{
    wanted_item *x = &w->items[w->n_items++];
    *x = (wanted_item){.name = str_trim(str_split(&line, '|')), .low = NAN, .high = NAN};
    while (line.p) {
        str flag = str_trim(str_split(&line, '|'));
        x->up_to |= str_eq(flag, STR("up_to"));
        x->additional |= str_eq(flag, STR("additional"));
        if (!str_starts(flag, STR("quantity:"))) continue;
        str low = str_trim(str_sub(flag, 9, flag.n)), high = low;
        size_t dash = str_find_byte(low, '-', 1);
        if (dash != SIZE_MAX) {
            high = str_sub(low, dash + 1, low.n);
            low = str_sub(low, 0, dash);
        }
        x->low = number_of(low);
        x->high = number_of(high);
    }
}

static void read_expected(str text, wanted *w)
{
    while (text.p) {
        str line = str_trim(str_split(&text, '\n'));
        str key = str_split(&line, ':');
        str value = str_trim(line);
        if (str_eq(key, STR("recipient"))) w->recipient = value;
        if (str_eq(key, STR("since"))) w->date = value;
        if (str_eq(key, STR("value"))) w->value = value;
        if (str_eq(key, STR("original_value"))) w->former = value;
        if (str_eq(key, STR("number"))) w->number = value;
        if (str_eq(key, STR("basis"))) w->basis = value;
        if (str_eq(key, STR("maker"))) w->makers[w->n_makers++] = value;
        if (str_eq(key, STR("item"))) read_item(value, w);
    }
}

// Small letters, without brackets, articles and double spaces.
static str plain(arena *a, str s)
{
    char *out = arena_alloc(a, s.n + 2);
    size_t n = 0;
    int depth = 0;
    str low = str_lower(a, s);
    for (size_t i = 0; i < low.n; i++) {
        char c = low.p[i];
        if (c == '(') depth++;
        bool skipped = depth > 0 || c == '"' || (c == ' ' && (!n || out[n - 1] == ' '));
        if (c == ')' && depth) depth--;
        if (!skipped) out[n++] = c;
    }
    str r = str_trim((str){out, n});
    static const char *const ARTICLES[] = {"a ", "an ", "the "};
    for (size_t k = 0; k < 3; k++)
        if (str_starts(r, str_of(ARTICLES[k]))) return str_sub(r, strlen(ARTICLES[k]), r.n);
    return r;
}

static bool equal_number(double a, double b)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) < 1;
}

static void fault(int file, field f, str name, const char *what)
{
    if (shown && file % 2) printf("%02d %s: %s: %.*s\n", file, NAMES[f], what, STR_ARG(name));
}

static void judge(int file, field f, bool right, str expected, str found)
{
    tally *t = &got[file % 2 == 0];
    t->of[f]++;
    t->right[f] += right;
    if (right) return;
    fault(file, f, expected, "expected");
    fault(file, f, found, "     got");
}

// The capitals that begin its words: "NSPA".
static bool has_initials(str name, str initials)
{
    size_t n = 0;
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] < 'A' || name.p[i] > 'Z' || (i && name.p[i - 1] != ' ')) continue;
        if (n >= initials.n || initials.p[n++] != name.p[i]) return false;
    }
    return n == initials.n;
}

static bool is_recipient(const fact *f, str key)
{
    if (f->n_recipients != 1) return false;
    const fact_party *p = f->recipients;
    return str_eq(p->key, key) || has_initials(p->name, key);
}

static void judge_sum(int file, field f, double value, str expected)
{
    str text = expected, number = str_split(&text, ' ');
    double wanted_value = expected.n ? number_of(number) : NAN;
    buf b = {0};
    buf_add_format(&b, "%.0f", value);
    judge(file, f, equal_number(value, wanted_value), expected, buf_str(&b));
    buf_free(&b);
}

static void judge_makers(int file, const fact *f, const wanted *w)
{
    tally *t = &got[file % 2 == 0];
    size_t hits = 0;
    for (size_t i = 0; i < w->n_makers; i++) {
        bool found = false;
        for (size_t k = 0; k < f->n_makers; k++) found |= str_eq_nocase(f->makers[k], w->makers[i]);
        hits += found;
        t->of[MAKERS]++;
        t->right[MAKERS] += found;
        if (!found) fault(file, MAKERS, w->makers[i], "missing");
    }
    if (f->n_makers > hits) t->unwanted[MAKERS] += (int)(f->n_makers - hits);
    for (size_t k = 0; f->n_makers > hits && k < f->n_makers; k++)
        fault(file, MAKERS, f->makers[k], "    had");
}

static bool matches(const fact_item *x, const wanted_item *w, arena *a)
{
    bool counted = !isnan(w->low);
    double low = isnan(x->quantity) ? x->low : x->quantity;
    double high = isnan(x->quantity) ? x->high : x->quantity;
    return str_eq(plain(a, x->text), plain(a, w->name)) && equal_number(low, w->low) &&
           equal_number(high, w->high) &&
           (!counted || (x->up_to == w->up_to && x->additional == w->additional));
}

static void judge_items(int file, const fact *f, wanted *w, arena *a)
{
    tally *t = &got[file % 2 == 0];
    for (size_t i = 0; i < w->n_items; i++) {
        wanted_item *x = &w->items[i];
        field kind = isnan(x->low) ? UNCOUNTED : COUNTED;
        for (size_t k = 0; !x->taken && k < f->n_items; k++) x->taken = matches(&f->items[k], x, a);
        t->of[kind]++;
        t->right[kind] += x->taken;
        if (!x->taken) fault(file, kind, x->name, "missing");
    }
    for (size_t k = 0; k < f->n_items; k++) {
        bool known = false;
        const fact_item *x = &f->items[k];
        for (size_t i = 0; !known && i < w->n_items; i++) known = matches(x, &w->items[i], a);
        bool counted = !isnan(x->quantity) || !isnan(x->low);
        if (known) continue;
        t->unwanted[counted ? COUNTED : UNCOUNTED]++;
        buf b = {0};
        buf_add_format(&b, "%.0f%s%s %.*s", x->quantity, x->up_to ? " up to" : "",
                       x->additional ? " additional" : "", STR_ARG(x->text));
        fault(file, counted ? COUNTED : UNCOUNTED, buf_str(&b), "    had");
        buf_free(&b);
    }
}

// The value of a header line, "Title: ...".
static str header(str *text)
{
    str line = str_split(text, '\n');
    str_split(&line, ':');
    return str_trim(line);
}

static bool read_notice(const scenario_tools *tools, str text, arena *a, fact *f)
{
    diag why = {0};
    document *d = arena_alloc(a, sizeof *d);
    document_options options = {0};
    options.title = header(&text);
    options.date = header(&text);
    options.outlet = header(&text);
    raw_record record = {.bytes = str_trim(text), .file = STR("notice")};
    if (document_build(&record, &options, a, d, &why) != ST_OK) return false;
    coded c = coder_code(tools->run, d, a);
    return notice_read(&c, a, f);
}

static void judge_file(const scenario_tools *tools, int file)
{
    char name[256];
    diag why = {0};
    buf text = {0}, table = {0};
    arena a = {0};
    static wanted w;
    w = (wanted){0};
    snprintf(name, sizeof name, "%s%02d.txt", folder, file);
    status read = file_read_all(name, 1 << 20, &text, &why);
    snprintf(name, sizeof name, "%s%02d.expected.txt", folder, file);
    if (read != ST_OK || file_read_all(name, 1 << 20, &table, &why) != ST_OK) {
        printf("Bail out! %s\n", why.message);
        exit(1);
    }
    // As documents are: one way of writing for each quotation mark and hyphen.
    read_expected(normaliser_clean(&a, buf_str(&table)).text, &w);
    fact f = fact_none(LEDGER_TRANSFERS);
    if (!read_notice(tools, buf_str(&text), &a, &f)) fault(file, RECIPIENT, STR(""), "no notice");
    judge(file, RECIPIENT, is_recipient(&f, w.recipient), w.recipient,
          f.n_recipients ? f.recipients[0].key : STR_NONE);
    judge(file, DATE, str_eq(f.date, w.date), w.date, f.date);
    judge_sum(file, VALUE, f.value, w.value);
    judge_sum(file, FORMER, f.former_value, w.former);
    judge(file, NUMBER, str_eq(f.number, w.number), w.number, f.number);
    judge(file, BASIS, str_eq(f.basis, w.basis), w.basis, f.basis);
    judge_makers(file, &f, &w);
    judge_items(file, &f, &w, &a);
    arena_free(&a);
    buf_free(&text);
    buf_free(&table);
}

static void show(void)
{
    for (int half = 0; half < 2; half++)
        for (int f = 0; f < FIELDS; f++)
            printf("%s %-15s %3d of %3d right, %d unwanted\n", half ? "even" : "odd ", NAMES[f],
                   got[half].right[f], got[half].of[f], got[half].unwanted[f]);
}

static void holds(void **state)
{
    (void)state;
    for (int half = 0; half < 2; half++)
        for (int f = 0; f < FIELDS; f++) {
            int right = got[half].right[f], unwanted = got[half].unwanted[f];
            if (right < FLOORS[half].right[f] || unwanted > FLOORS[half].unwanted[f])
                fail_msg("%s: %d right, at least %d before; %d unwanted, at most %d before; see %s",
                         NAMES[f], right, FLOORS[half].right[f], unwanted, FLOORS[half].unwanted[f],
                         "notices_test show");
        }
}

int main(int argc, char **argv)
{
    scenario_tools tools;
    shown = argc > 1 && strcmp(argv[1], "show") == 0;
    if (argc > 2) folder = argv[2];
    scenario_open(&tools, BY_RULES);
    for (int file = 1; file <= NOTICES; file++) judge_file(&tools, file);
    scenario_close(&tools);
    if (shown) show();
    static const struct CMUnitTest tests[] = {cmocka_unit_test(holds)};
    return cmocka_run_group_tests_name("notices", tests, NULL, NULL);
}
