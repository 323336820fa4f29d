#include "query/columnmatch.h"

#include "base/json_writer.h"
#include "mention/statename.h"
#include "query/eventqueryterm.h"
#include "query/searchpage.h"
#include "query/wordevents.h"

#include <math.h>

#define TEXTS_ASKED 20000 // of a column, that SQLite is asked about: 20 ms

typedef struct {
    const eventcolumns *x;
    const connection *db;
    const eventquery *query;
    arena *a;
    columnmatch *out;
    const eventquery_node *source, *target; // of a pair; NULL: none
    bool can;
} making;

// --- the order of tests

static const eventquery_node *first_term(const eventquery_node *n)
{
    while (n->kind != QUERY_TERM) n = n->first;
    return n;
}

// The term to look at when it is known whether `n` holds; NULL: *value is that of the whole.
static const eventquery_node *term_behind(const eventquery_node *n, bool *value)
{
    for (; n->parent; n = n->parent) {
        eventquery_kind kind = n->parent->kind;
        if (kind == QUERY_NOT) *value = !*value;
        bool open = kind == QUERY_ALL ? *value : kind == QUERY_ANY && !*value;
        if (open && n->next) return first_term(n->next);
    }
    return NULL;
}

static int test_of(const columnmatch *m, const eventquery_node *term)
{
    for (int i = 0; i < m->n; i++)
        if (m->tests[i].term == term) return i;
    return COLUMNMATCH_REJECT;
}

static int next_test(const columnmatch *m, const eventquery_node *term, bool value)
{
    const eventquery_node *next = term_behind(term, &value);
    if (next) return test_of(m, next);
    return value ? COLUMNMATCH_ACCEPT : COLUMNMATCH_REJECT;
}

static void put_in_order(columnmatch *m)
{
    for (int i = 0; i < m->n; i++) {
        column_test *t = &m->tests[i];
        if (!t->term) { // asked of every event, first
            t->if_true = i + 1 < m->n ? i + 1 : COLUMNMATCH_ACCEPT;
            t->if_false = COLUMNMATCH_REJECT;
            continue;
        }
        t->if_true = next_test(m, t->term, true);
        t->if_false = next_test(m, t->term, false);
    }
}

// --- truth that SQLite tells

void columnmatch_texts(const column_texts *t, const char *alias, const char *name, arena *a,
                       buf *sql, str *value)
{
    buf json = {0};
    json_writer j = {.out = &json};
    json_begin_array(&j);
    json_write_null(&j);
    for (size_t i = 1; i < t->texts.n; i++) json_write_string(&j, t->texts.p[i]);
    json_end_array(&j);
    *value = str_copy(a, buf_str(&json));
    buf_free(&json);
    buf_add_format(sql,
                   "(SELECT CAST(key AS INTEGER) AS number, value AS %s FROM json_each(?1)) AS %s",
                   name, alias);
}

static status take_true(void *state, const statement *row, diag *why)
{
    uint8_t *truth = state;
    (void)why;
    truth[row_integer(row, 0)] = 1;
    return ST_OK;
}

// The term alone, as a query.
static status ask_truth(making *m, const eventquery_node *term, const column_texts *t,
                        uint8_t *truth, diag *why)
{
    eventquerysql w;
    eventquery_node alone = *term;
    eventquery q = {.root = &alone, .any_outcome = true, .n_terms = 1};
    char alias[2] = {term->field->events[0], '\0'};
    str texts;
    alone.parent = alone.next = NULL;
    searchpage_begin(&w, m->a, m->db);
    buf_add_format(&w.sql, "SELECT number FROM ");
    columnmatch_texts(t, alias, term->field->events + 2, m->a, &w.sql, &texts);
    eventquerysql_value(&w, texts);
    buf_add_c(&w.sql, " WHERE number > 0 AND ");
    status s = eventquerysql_condition(&w, &q, why);
    if (s == ST_OK) s = searchpage_ask(m->db, &w, take_true, truth, why);
    buf_free(&w.sql);
    return s;
}

static status texts_truth(making *m, column_test *test, const column_texts *t, diag *why)
{
    size_t n = t->texts.n ? t->texts.n : 1;
    uint8_t *truth = arena_array(m->a, uint8_t, n);
    test->truth = truth;
    if (n > TEXTS_ASKED) m->can = false;
    return m->can && t->texts.n ? ask_truth(m, test->term, t, truth, why) : ST_OK;
}

// --- truth of numbers

static column_range range_of(const eventquery_value *v)
{
    column_range r = {-INFINITY, INFINITY, v->low_open, v->high_open};
    if (v->low.n && !str_to_double(v->low, &r.low)) r.low = INFINITY;
    if (v->high.n && !str_to_double(v->high, &r.high)) r.high = -INFINITY;
    return r;
}

static bool is_between(const column_range *r, double x)
{
    return (r->low_open ? x > r->low : x >= r->low) && (r->high_open ? x < r->high : x <= r->high);
}

static bool is_in_ranges(const column_test *test, double x)
{
    for (size_t i = 0; i < test->term->n_values; i++)
        if (is_between(&test->ranges[i], x)) return true;
    return false;
}

static void add_ranges(const making *m, column_test *test)
{
    column_range *ranges = arena_array(m->a, column_range, test->term->n_values);
    for (size_t i = 0; i < test->term->n_values; i++) ranges[i] = range_of(&test->term->values[i]);
    test->kind = TEST_CONFIDENCE;
    test->ranges = ranges;
}

static void scores_truth(const making *m, column_test *test)
{
    size_t n = m->x->score_list.n;
    uint8_t *truth = arena_array(m->a, uint8_t, n + 1);
    add_ranges(m, test);
    for (size_t i = 1; i < n; i++) truth[i] = is_in_ranges(test, m->x->score_list.p[i]);
    test->kind = TEST_SCORE;
    test->truth = truth;
}

// --- truth of outcomes

static bool outcome_fits(const column_test *test, unsigned outcome)
{
    const eventquery_node *term = test->term;
    eventquery_field_id id = eventqueryterm_field(term);
    if (id == FIELD_QUAD) return is_in_ranges(test, outcome & COLUMN_QUAD);
    bool is = outcome & (id == FIELD_HAPPENED ? COLUMN_HAPPENED : COLUMN_BACKGROUND);
    for (size_t i = 0; i < term->n_values; i++) {
        str value = term->values[i].text;
        if (str_eq(value, STR("any")) || is != str_eq(value, STR("no"))) return true;
    }
    return false;
}

#define OUTCOMES (COLUMN_QUAD + COLUMN_HAPPENED + COLUMN_BACKGROUND + 1)

// NULL: those that happened.
static void outcomes_truth(const making *m, column_test *test)
{
    uint8_t *truth = arena_array(m->a, uint8_t, OUTCOMES);
    if (test->term && eventqueryterm_field(test->term) == FIELD_QUAD) add_ranges(m, test);
    for (unsigned i = 0; i < OUTCOMES; i++)
        truth[i] = test->term ? outcome_fits(test, i) : (i & COLUMN_HAPPENED) != 0;
    test->kind = TEST_OUTCOME;
    test->truth = truth;
}

// --- truth of sides

static bool begins_with_one(const eventquery_node *term, str code)
{
    for (size_t i = 0; i < term->n_values; i++)
        if (str_starts(code, term->values[i].text)) return true;
    return false;
}

static void sides_truth(const making *m, column_test *test)
{
    const eventcolumns *x = m->x;
    uint8_t *truth = arena_array(m->a, uint8_t, x->side_list.n + 1);
    for (size_t i = 1; i < x->side_list.n; i++)
        truth[i] = begins_with_one(test->term, x->side_list.p[i].code);
    test->truth = truth;
}

// As add_side_of_dyads has it in SQL.
static bool is_side(str party, str code, str asked)
{
    str country = str_sub(asked, 0, COUNTRY_LETTERS);
    bool same = statename_called(country).n ? str_eq(party, country) : str_starts(party, country);
    return same && (asked.n <= COUNTRY_LETTERS || str_starts(code, asked));
}

static bool is_of_sides(const column_pair *p, str source, str target)
{
    return is_side(p->source, p->source_code, source) && is_side(p->target, p->target_code, target);
}

static bool is_of_dyad(const eventquery_node *term, const column_pair *p)
{
    for (size_t i = 0; i < term->n_values; i++) {
        str a = term->values[i].text, b = term->values[i].other;
        if (is_of_sides(p, a, b) || is_of_sides(p, b, a)) return true;
    }
    return false;
}

static bool is_of_pair(const making *m, const column_pair *p)
{
    for (size_t i = 0; i < m->source->n_values; i++)
        for (size_t k = 0; k < m->target->n_values; k++)
            if (is_of_sides(p, m->source->values[i].text, m->target->values[k].text)) return true;
    return false;
}

static void pairs_truth(const making *m, column_test *test)
{
    const eventcolumns *x = m->x;
    bool dyad = eventqueryterm_field(test->term) == FIELD_DYAD;
    uint8_t *truth = arena_array(m->a, uint8_t, x->pair_list.n + 1);
    for (size_t i = 1; i < x->pair_list.n; i++) {
        const column_pair *p = &x->pair_list.p[i];
        truth[i] = dyad ? is_of_dyad(test->term, p) : is_of_pair(m, p);
    }
    test->kind = TEST_PAIR;
    test->truth = truth;
}

static void add_sides(const making *m, column_test *test, column_test_kind kind)
{
    test->kind = kind;
    if (test->term == m->target)
        test->kind = TEST_NOTHING; // the pair is asked for where its source is
    else if (test->term == m->source)
        pairs_truth(m, test);
    else
        sides_truth(m, test);
}

// --- words

static status words_truth(const making *m, column_test *test, diag *why)
{
    const eventquery_node *term = test->term;
    uint64_t *events = arena_array(m->a, uint64_t, wordevents_room(m->x->n));
    test->kind = TEST_WORDS;
    test->events = events;
    for (size_t i = 0; i < term->n_values; i++)
        TRY(wordevents_find(m->db, m->x, term->values[i].text, m->a, events, why));
    return ST_OK;
}

// --- terms

// out->tests[out->n], whose term is there.
static status add_test(making *m, diag *why)
{
    const eventcolumns *x = m->x;
    column_test *test = &m->out->tests[m->out->n];
    switch (eventqueryterm_field(test->term)) {
    case FIELD_SOURCE: add_sides(m, test, TEST_ACTOR); return ST_OK;
    case FIELD_TARGET: add_sides(m, test, TEST_RECIPIENT); return ST_OK;
    case FIELD_ACTOR: add_sides(m, test, TEST_SIDE); return ST_OK;
    case FIELD_DYAD: pairs_truth(m, test); return ST_OK;
    case FIELD_QUAD:
    case FIELD_HAPPENED:
    case FIELD_BACKGROUND: outcomes_truth(m, test); return ST_OK;
    case FIELD_SCORE: scores_truth(m, test); return ST_OK;
    case FIELD_CONFIDENCE: add_ranges(m, test); return ST_OK;
    case FIELD_TYPE: test->kind = TEST_TYPE; return texts_truth(m, test, &x->types, why);
    case FIELD_DATE:
    case FIELD_SINCE:
    case FIELD_UNTIL: test->kind = TEST_DATE; return texts_truth(m, test, &x->dates, why);
    case FIELD_PUBLISHED:
    case FIELD_PUBLISHED_SINCE:
    case FIELD_PUBLISHED_UNTIL:
        test->kind = TEST_PUBLISHED;
        return texts_truth(m, test, &x->published, why);
    case FIELD_COUNTRY: test->kind = TEST_COUNTRY; return texts_truth(m, test, &x->countries, why);
    case FIELD_OUTLET: test->kind = TEST_OUTLET; return texts_truth(m, test, &x->outlets, why);
    case FIELD_TEXT: return words_truth(m, test, why);
    default: m->can = false; return ST_OK;
    }
}

static status add_tests(making *m, diag *why)
{
    columnmatch *out = m->out;
    if (!m->query->any_outcome) {
        outcomes_truth(m, &out->tests[out->n]);
        out->n++;
    }
    for (const eventquery_node *n = m->query->root; n; n = eventqueryterm_behind(n)) {
        if (n->kind != QUERY_TERM) continue;
        out->tests[out->n].term = n;
        TRY(add_test(m, why));
        if (!m->can) return ST_OK;
        out->n++;
    }
    return ST_OK;
}

status columnmatch_make(const eventcolumns *x, const connection *c, const eventquery *q, arena *a,
                        columnmatch *out, bool *can, diag *why)
{
    eventquerysql pair = {0};
    making m = {.x = x, .db = c, .query = q, .a = a, .out = out, .can = true};
    *out = (columnmatch){.columns = x};
    *can = false;
    eventquerysql_find_pair(&pair, q);
    m.source = pair.source;
    m.target = pair.target;
    TRY(add_tests(&m, why));
    put_in_order(out);
    *can = m.can;
    return ST_OK;
}

// --- events

static bool has_side(const columnmatch *m, const uint8_t *truth, size_t event, bool actors,
                     bool recipients)
{
    const column_arrays *x = &m->columns->of;
    const uint16_t *side = m->columns->sides + x->sides_at[event];
    size_t end = (recipients ? x->n_recipients[event] : 0u) + (size_t)x->n_actors[event];
    for (size_t i = actors ? 0 : x->n_actors[event]; i < end; i++)
        if (truth[side[i]]) return true;
    return false;
}

static bool has_pair(const columnmatch *m, const uint8_t *truth, size_t event)
{
    const uint32_t *pair = m->columns->pairs + m->columns->of.pairs_at[event];
    for (size_t i = 0; i < m->columns->of.n_pairs[event]; i++)
        if (truth[pair[i]]) return true;
    return false;
}

static bool holds(const columnmatch *m, const column_test *t, size_t i)
{
    const eventcolumns *x = m->columns;
    switch (t->kind) {
    case TEST_DATE: return t->truth[x->of.date[i]];
    case TEST_TYPE: return t->truth[x->of.type[i]];
    case TEST_SCORE: return t->truth[x->of.score[i]];
    case TEST_COUNTRY: return t->truth[x->of.country[i]];
    case TEST_OUTCOME: return t->truth[x->of.outcome[i]];
    case TEST_OUTLET: return t->truth[x->outlet[x->of.document[i]]];
    case TEST_PUBLISHED: return t->truth[x->published_at[x->of.document[i]]];
    case TEST_ACTOR: return has_side(m, t->truth, i, true, false);
    case TEST_RECIPIENT: return has_side(m, t->truth, i, false, true);
    case TEST_SIDE: return has_side(m, t->truth, i, true, true);
    case TEST_PAIR: return has_pair(m, t->truth, i);
    case TEST_CONFIDENCE: return is_in_ranges(t, x->of.confidence[i]);
    case TEST_WORDS: return wordevents_has(t->events, i);
    case TEST_NOTHING: return true;
    }
    return false;
}

bool columnmatch_fits(const columnmatch *m, size_t event)
{
    int at = m->n ? 0 : COLUMNMATCH_ACCEPT;
    while (at >= 0)
        at = holds(m, &m->tests[at], event) ? m->tests[at].if_true : m->tests[at].if_false;
    return at == COLUMNMATCH_ACCEPT;
}
