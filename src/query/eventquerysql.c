#include "query/eventqueryterm.h"
#include "query/eventqueryword.h"
#include "store/schema.h"
#include "store/sqlfrom.h"

#include <stdio.h>
#include <string.h>

// Documents: what else is asked of their events is looked up for each sentence that has the words,
// and not found first as a list.
#define WORDS_FEW 5000

static const eventquery_node *parent_of(const eventquery_node *n)
{
    return n->parent;
}

bool eventqueryterm_is_demanded(const eventquery_node *n)
{
    for (n = parent_of(n); n; n = parent_of(n))
        if (n->kind != QUERY_ALL) return false;
    return true;
}

bool eventqueryterm_by_list(const eventquerysql *w, const eventquery_node *n)
{
    if (w->speaks == DIALECT_CLICKHOUSE) return true; // nothing else is possible there
    return !w->along && !w->few && eventqueryterm_is_demanded(n);
}

static bool is_denied(const eventquery_node *n)
{
    for (n = parent_of(n); n; n = parent_of(n))
        if (n->kind == QUERY_NOT) return true;
    return false;
}

const eventquery_node *eventqueryterm_behind(const eventquery_node *n)
{
    if (n->first) return n->first;
    while (n && !n->next) n = parent_of(n);
    return n ? n->next : NULL;
}

// --- which table answers

static bool are_apart(const eventquery_node *source, const eventquery_node *target)
{
    for (size_t i = 0; i < source->n_values; i++)
        for (size_t k = 0; k < target->n_values; k++) {
            str a = source->values[i].text, b = target->values[k].text;
            if (str_starts(a, b) || str_starts(b, a)) return false;
        }
    return true;
}

const eventquery_node *eventquerysql_only(const eventquery *q, eventquery_field_id id)
{
    const eventquery_node *found = NULL;
    for (const eventquery_node *n = q->root; n; n = eventqueryterm_behind(n)) {
        if (n->kind != QUERY_TERM || eventqueryterm_field(n) != id) continue;
        if (found || !eventqueryterm_is_demanded(n)) return NULL;
        found = n;
    }
    return found;
}

void eventquerysql_find_pair(eventquerysql *w, const eventquery *q)
{
    const eventquery_node *source = eventquerysql_only(q, FIELD_SOURCE);
    const eventquery_node *target = eventquerysql_only(q, FIELD_TARGET);
    if (!source || !target || !are_apart(source, target)) return;
    w->source = source;
    w->target = target;
}

void eventquerysql_days(const eventquery *q, arena *a, str *low, str *high)
{
    *low = *high = STR_NONE;
    for (const eventquery_node *n = q->root; n; n = eventqueryterm_behind(n)) {
        if (n->kind != QUERY_TERM || n->n_values != 1 || !eventqueryterm_is_demanded(n)) continue;
        if (!n->field->events || strcmp(n->field->events, EVENTQUERY_DATES) != 0) continue;
        const eventquery_value *v = &n->values[0];
        if (v->low.n && str_cmp(v->low, *low) > 0) *low = v->low;
        if (!v->high.n) continue;
        str last = eventqueryterm_last_text(a, v->high);
        if (!high->n || str_cmp(last, *high) < 0) *high = last;
    }
}

bool eventquerysql_dyads_do(const eventquery *q)
{
    eventquerysql w = {0};
    eventquerysql_find_pair(&w, q);
    const eventquery_node *dyad = eventquerysql_only(q, FIELD_DYAD);
    if (!w.source == !dyad) return false; // none, or both
    for (const eventquery_node *n = q->root; n; n = eventqueryterm_behind(n)) {
        if (n->kind != QUERY_TERM || n == w.source || n == w.target || n == dyad) continue;
        if (!n->field->dyads) return false;
    }
    return true;
}

bool eventquerysql_needs_documents(const eventquery *q)
{
    for (const eventquery_node *n = q->root; n; n = eventqueryterm_behind(n)) {
        if (n->kind != QUERY_TERM) continue;
        if (eventqueryterm_field(n) == FIELD_DOCUMENT) return true;
        if (n->field->events && str_starts(str_of(n->field->events), STR("d."))) return true;
    }
    return false;
}

// --- values

int eventquerysql_value(eventquerysql *w, str text)
{
    for (int i = 0; i < w->n_values; i++)
        if (str_eq(w->values[i], text)) return i + 1;
    if (w->n_values == EVENTQUERY_VALUES_MAX) {
        w->too_many = true;
        return 1;
    }
    w->values[w->n_values++] = text;
    return w->n_values;
}

// The first text behind all that begin with `s`, whose last byte is a letter or digit.
static str behind(eventquerysql *w, str s)
{
    char *p = arena_copy(w->memory, s.p, s.n);
    p[s.n - 1]++;
    return (str){p, s.n};
}

void eventqueryterm_begins(eventquerysql *w, const char *col, str s)
{
    buf_add_format(&w->sql, "(%s >= ?%d AND %s < ?%d)", col, eventquerysql_value(w, s), col,
                   eventquerysql_value(w, behind(w, s)));
}

// --- tables

void eventqueryterm_rows(eventquerysql *w, const eventquery_node *n, const char *table)
{
    if (eventqueryterm_by_list(w, n)) {
        buf_add_c(&w->sql, "e.id IN (SELECT p.event");
        sqlfrom_table(w->speaks, table, "p", &w->sql);
        buf_add_byte(&w->sql, '(');
    } else
        buf_add_format(&w->sql, "EXISTS (SELECT 1 FROM %s p WHERE p.event = e.id AND (", table);
}

void eventqueryterm_end(eventquerysql *w)
{
    buf_add_c(&w->sql, "))");
}

// --- columns

// ClickHouse reads a number in its SQL exactly, and not one in a text.
static void add_bound(eventquerysql *w, const char *mark, str number)
{
    double value = 0;
    if (w->speaks == DIALECT_CLICKHOUSE && str_to_double(number, &value))
        buf_add_format(&w->sql, "%s %.17g", mark, value);
    else
        buf_add_format(&w->sql, "%s CAST(?%d AS DOUBLE PRECISION)", mark,
                       eventquerysql_value(w, number));
}

static void add_number(eventquerysql *w, const char *col, const eventquery_value *v)
{
    buf_add_format(&w->sql, "(%s ", v->low.n ? col : "");
    if (v->low.n) add_bound(w, v->low_open ? ">" : ">=", v->low);
    if (v->high.n) buf_add_format(&w->sql, "%s%s ", v->low.n ? " AND " : "", col);
    if (v->high.n) add_bound(w, v->high_open ? "<" : "<=", v->high);
    buf_add_c(&w->sql, ")");
}

// Only ASCII letters have two cases, in every database.
static void add_name(eventquerysql *w, const char *col, const eventquery_value *v)
{
    int n = eventquerysql_value(w, str_lower(w->memory, v->text));
    if (v->begins)
        buf_add_format(&w->sql, "lower(substr(%s, 1, length(?%d))) = ?%d", col, n, n);
    else
        buf_add_format(&w->sql, "lower(%s) = ?%d", col, n);
}

static void add_context(eventquerysql *w, const char *col, const eventquery_value *v)
{
    buf pattern = {0};
    buf_add_format(&pattern, "%%\"%.*s\"%%", STR_ARG(v->text));
    buf_add_format(&w->sql, "%s LIKE ?%d", col,
                   eventquerysql_value(w, str_copy(w->memory, buf_str(&pattern))));
    buf_free(&pattern);
}

static void add_truth(eventquerysql *w, const char *col, const eventquery_value *v)
{
    if (str_eq(v->text, STR("any")))
        buf_add_c(&w->sql, "1 = 1");
    else
        buf_add_format(&w->sql, "%s%s", str_eq(v->text, STR("no")) ? "NOT " : "", col);
}

// --- words

str eventquerysql_phrase(eventquerysql *w, str words)
{
    buf quoted = {0};
    buf_add_c(&quoted, "text : \"");
    for (size_t i = 0; i < words.n; i++) {
        if (words.p[i] == '"') buf_add_byte(&quoted, '"');
        buf_add_byte(&quoted, words.p[i]);
    }
    buf_add_byte(&quoted, '"');
    str s = str_copy(w->memory, buf_str(&quoted));
    buf_free(&quoted);
    return s;
}

static status take_number(void *state, const statement *row, diag *why)
{
    (void)why;
    *(int64_t *)state = row_integer(row, 0);
    return ST_OK;
}

// How many documents the index finds, at most so many.
static status count_documents(const connection *c, str match, int64_t most, int64_t *n, diag *why)
{
    char sql[160];
    question q = {.sql = sql, .texts = &match, .n_texts = 1, .row = take_number, .state = n};
    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM (SELECT 1 FROM document_search WHERE document_search MATCH ?1"
             " LIMIT %lld)",
             (long long)most);
    return connection_visit(c, &q, why);
}

// Those of all terms, which ClickHouse is asked for before the query.
static status read_patterns(eventquerysql *w, const connection *c, const eventquery *q, diag *why)
{
    VEC(str) words = {0};
    for (const eventquery_node *x = q->root; x; x = eventqueryterm_behind(x))
        for (size_t i = 0; x->kind == QUERY_TERM && i < x->n_values; i++)
            if (x->field->kind == VALUE_WORDS) *vec_push(w->memory, &words) = x->values[i].text;
    word_pattern *patterns = arena_array(w->memory, word_pattern, words.n + 1);
    w->patterns = patterns;
    w->n_patterns = words.n;
    return words.n ? eventqueryword_read(w, c, words.p, words.n, patterns, why) : ST_OK;
}

static void add_pattern(eventquerysql *w, str words)
{
    for (size_t i = 0; i < w->n_patterns; i++) {
        const word_pattern *p = &w->patterns[i];
        if (!str_eq(p->words, words)) continue;
        if (p->pattern.n)
            buf_add_format(&w->sql, "match(e.text, ?%d)", eventquerysql_value(w, p->pattern));
        else
            buf_add_c(&w->sql, "0 = 1");
        return;
    }
}

static bool is_demanded_word(const eventquery_node *n)
{
    return n->kind == QUERY_TERM && n->field->kind == VALUE_WORDS && n->n_values == 1 &&
           eventqueryterm_is_demanded(n);
}

// All words that are demanded, as the index is asked for them together; *first: the first of them.
static str demanded_words(eventquerysql *w, const eventquery *q, const eventquery_node **first)
{
    buf match = {0};
    *first = NULL;
    for (const eventquery_node *x = q->root; x; x = eventqueryterm_behind(x)) {
        if (!is_demanded_word(x)) continue;
        if (*first) buf_add_c(&match, " AND ");
        if (!*first) *first = x;
        buf_add(&match, eventquerysql_phrase(w, x->values[0].text));
    }
    str s = str_copy(w->memory, buf_str(&match));
    buf_free(&match);
    return s;
}

status eventquerysql_choose_words(eventquerysql *w, const connection *c, const eventquery *q,
                                  int64_t most, diag *why)
{
    const eventquery_node *first;
    int64_t n = most;
    w->words = NULL;
    w->few = false;
    if (w->speaks == DIALECT_CLICKHOUSE) return read_patterns(w, c, q, why);
    if (w->speaks != DIALECT_SQLITE) return ST_OK;
    w->match = demanded_words(w, q, &first);
    if (first) TRY(count_documents(c, w->match, most, &n, why));
    w->n_documents = n;
    if (n >= most) return ST_OK;
    w->words = first;
    w->few = n <= WORDS_FEW;
    return ST_OK;
}

bool eventquerysql_words_alone(const eventquery *q)
{
    for (const eventquery_node *x = q->root; x; x = eventqueryterm_behind(x))
        if (x->kind == QUERY_TERM && !is_demanded_word(x)) return false;
    return q->root != NULL;
}

// Documents that have the words are found by the index (of SQLite where `words` says so), then the
// sentence is looked at.
static void add_words(eventquerysql *w, const eventquery_node *n, str words)
{
    if (w->speaks == DIALECT_CLICKHOUSE) {
        add_pattern(w, words);
        return;
    }
    int at = eventquerysql_value(w, words);
    if (w->speaks == DIALECT_SQLITE) {
        if (n == w->words)
            buf_add_format(&w->sql, "w.document_search MATCH ?%d AND ",
                           eventquerysql_value(w, w->match));
        buf_add_format(&w->sql, "words_in(e.text, ?%d)", at);
        return;
    }
    if (eventqueryterm_by_list(w, n) && n->n_values == 1)
        buf_add_format(&w->sql,
                       "e.document IN (SELECT t.id FROM documents t"
                       " WHERE to_tsvector('english', coalesce(t.title, '') || ' ' || t.text)"
                       " @@ phraseto_tsquery('english', ?%d)) AND ",
                       at);
    buf_add_format(&w->sql, "to_tsvector('english', e.text) @@ phraseto_tsquery('english', ?%d)",
                   at);
}

// --- tables of an event

static void add_amount(eventquerysql *w, const eventquery_node *n)
{
    eventqueryterm_rows(w, n, "event_amounts");
    buf_add_c(&w->sql, "p.kind = 'money' AND (");
    for (size_t i = 0; i < n->n_values; i++) {
        if (i) buf_add_c(&w->sql, " OR ");
        add_number(w, "coalesce(p.value, p.low, p.high)", &n->values[i]);
    }
    buf_add_byte(&w->sql, ')');
    eventqueryterm_end(w);
}

// A speaker's code may be given by its beginning, as those of sides; names may be such letters.
static bool is_code(const eventquery_value *v)
{
    for (size_t i = 0; i < v->text.n; i++)
        if (v->text.p[i] < 'A' || v->text.p[i] > 'Z') return false;
    return v->text.n >= COUNTRY_LETTERS;
}

static void add_named(eventquerysql *w, const eventquery_node *n, const char *table,
                      const char *one, const char *other)
{
    eventqueryterm_rows(w, n, table);
    for (size_t i = 0; i < n->n_values; i++) {
        if (i) buf_add_c(&w->sql, " OR ");
        add_name(w, one, &n->values[i]);
        buf_add_c(&w->sql, " OR ");
        if (eventqueryterm_field(n) == FIELD_SAYS && is_code(&n->values[i]))
            eventqueryterm_begins(w, other, n->values[i].text);
        else
            add_name(w, other, &n->values[i]);
    }
    eventqueryterm_end(w);
}

// --- terms

static void add_exact(eventquerysql *w, const char *col, const eventquery_node *n)
{
    buf_add_format(&w->sql, "%s IN (", col);
    for (size_t i = 0; i < n->n_values; i++)
        buf_add_format(&w->sql, "%s?%d", i ? ", " : "", eventquerysql_value(w, n->values[i].text));
    buf_add_byte(&w->sql, ')');
}

static void add_document(eventquerysql *w, const eventquery_node *n)
{
    if (w->speaks == DIALECT_CLICKHOUSE) {
        buf_add_c(&w->sql, "e.document IN (SELECT d.id");
        sqlfrom_table(w->speaks, "documents", "d", &w->sql);
        buf_add_byte(&w->sql, '(');
    }
    add_exact(w, "d.id", n);
    buf_add_c(&w->sql, " OR ");
    add_exact(w, "d.source_id", n);
    buf_add_c(&w->sql, " OR ");
    add_exact(w, "d.url", n);
    if (w->speaks == DIALECT_CLICKHOUSE) buf_add_c(&w->sql, "))");
}

static void add_one(eventquerysql *w, const eventquery_node *n, const char *col,
                    const eventquery_value *v)
{
    switch (n->field->kind) {
    case VALUE_CONTEXT: add_context(w, col, v); break;
    case VALUE_CAMEO: eventqueryterm_begins(w, col, v->text); break;
    case VALUE_DATE:
    case VALUE_SINCE:
    case VALUE_UNTIL: eventqueryterm_date(w, col, v); break;
    case VALUE_NUMBER: add_number(w, col, v); break;
    case VALUE_YES_NO:
    case VALUE_HAPPENED: add_truth(w, col, v); break;
    case VALUE_NAME: add_name(w, col, v); break;
    case VALUE_WORDS: add_words(w, n, v->text); break;
    default: break;
    }
}

const char *eventquerysql_column(const eventquerysql *w, const char *name)
{
    static const char *const BESIDE[][2] = {{"d.outlet", "e.outlet"},
                                            {"d.published_value", "e.published"}};
    for (size_t i = 0; i < sizeof BESIDE / sizeof *BESIDE; i++)
        if (w->speaks == DIALECT_CLICKHOUSE && name && strcmp(name, BESIDE[i][0]) == 0)
            return BESIDE[i][1];
    return name;
}

// A col of the event's, or its words; one of the values is enough.
static void add_column(eventquerysql *w, const eventquery_node *n)
{
    const eventquery_field *f = n->field;
    const char *col = w->table == QUERY_OF_DYADS ? f->dyads : eventquerysql_column(w, f->events);
    if (eventqueryterm_field(n) == FIELD_HAPPENED && w->table == QUERY_OF_EVENTS)
        col = SCHEMA_HAPPENED;
    // How far along its index to go is said elsewhere.
    if (w->along && col && strcmp(col, EVENTQUERY_DATES) == 0) col = "+" EVENTQUERY_DATES;
    if (f->kind == VALUE_CHOICE || f->kind == VALUE_ID || f->kind == VALUE_SIDE) {
        add_exact(w, col, n);
        return;
    }
    for (size_t i = 0; i < n->n_values; i++) {
        if (i) buf_add_c(&w->sql, " OR ");
        add_one(w, n, col, &n->values[i]);
    }
}

// What is denied must be true or false: a col without a value does not have the value. To
// ClickHouse 18.16 "unknown and false" is unknown.
static void add_term(eventquerysql *w, const eventquery_node *n)
{
    bool clickhouse = w->speaks == DIALECT_CLICKHOUSE;
    buf_add_c(&w->sql, is_denied(n) || clickhouse ? "coalesce((" : "(");
    switch (eventqueryterm_field(n)) {
    case FIELD_SOURCE:
    case FIELD_TARGET:
    case FIELD_ACTOR: eventqueryterm_sides(w, n); break;
    case FIELD_DYAD: eventqueryterm_dyad(w, n); break;
    case FIELD_AMOUNT: add_amount(w, n); break;
    case FIELD_SAYS: add_named(w, n, "event_attribution", "p.name", "p.code"); break;
    case FIELD_ITEM: add_named(w, n, "event_items", "p.category", "p.designation"); break;
    case FIELD_DOCUMENT: add_document(w, n); break;
    default: add_column(w, n); break;
    }
    buf_add_c(&w->sql, clickhouse ? "), 0)" : is_denied(n) ? "), FALSE)" : ")");
}

// --- the tree

static void open_node(eventquerysql *w, const eventquery_node *n)
{
    if (n->kind == QUERY_TERM)
        add_term(w, n);
    else
        buf_add_c(&w->sql, n->kind == QUERY_NOT ? "(NOT " : "(");
}

static void add_tree(eventquerysql *w, const eventquery_node *root)
{
    const eventquery_node *n = root;
    while (n) {
        open_node(w, n);
        if (n->first) {
            n = n->first;
            continue;
        }
        while (n != root && !n->next) {
            n = parent_of(n);
            buf_add_byte(&w->sql, ')');
        }
        if (n == root) return;
        buf_add_c(&w->sql, parent_of(n)->kind == QUERY_ALL ? " AND " : " OR ");
        n = n->next;
    }
}

status eventquerysql_condition(eventquerysql *w, const eventquery *q, diag *why)
{
    eventquerysql_find_pair(w, q);
    buf_add_byte(&w->sql, '(');
    if (q->root)
        add_tree(w, q->root);
    else
        buf_add_c(&w->sql, "1 = 1");
    if (!q->any_outcome)
        buf_add_format(&w->sql, " AND %s",
                       w->table == QUERY_OF_DYADS ? "x.happened" : SCHEMA_HAPPENED);
    buf_add_byte(&w->sql, ')');
    if (!w->too_many) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "the query has too many values; ask in several");
}
