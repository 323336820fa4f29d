#include "query/eventquery.h"

#include "base/utf8.h"
#include "query/eventqueryhint.h"
#include "query/eventquerylexer.h"

#define SHOWN_MAX 60 // bytes of a wrong word in a message

// A bracket that is open: the alternatives in it, and the last of them, to which terms are added.
typedef struct {
    eventquery_node *any, *all;
    bool negated; // as a whole
    size_t at;
} bracket;

typedef struct {
    eventquerylexer lexer;
    arena *memory;
    eventquery *out;
    bracket open[EVENTQUERY_DEPTH_MAX + 1]; // [depth + 1] the first is the whole query
    size_t depth;
    bool negated; // a minus stands in front of what comes
    size_t minus; // where
    bool joined;  // AND does
    size_t join;  // where
} parser;

static status fail(size_t at, diag *why, const char *message)
{
    return diag_set(why, ST_USAGE, NULL, 0, (int)at + 1, "%s", message);
}

// --- the tree

static eventquery_node *new_node(parser *p, eventquery_kind kind, size_t at)
{
    eventquery_node *n = arena_array(p->memory, eventquery_node, 1);
    n->kind = kind;
    n->at = at;
    return n;
}

static void adopt(eventquery_node *parent, eventquery_node *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

// A node with one child says what the child says.
static eventquery_node *simpler(eventquery_node *n)
{
    return n->kind <= QUERY_ANY && n->first == n->last ? n->first : n;
}

static void add(parser *p, eventquery_node *child, bool negated, size_t at)
{
    eventquery_node *all = p->open[p->depth].all;
    if (!negated) {
        adopt(all, child);
        return;
    }
    eventquery_node *not = new_node(p, QUERY_NOT, at);
    adopt(not, child);
    adopt(all, not );
}

static void begin_alternative(parser *p, size_t at)
{
    bracket *b = &p->open[p->depth];
    b->all = new_node(p, QUERY_ALL, at);
}

// What stands before OR or the end: an alternative of the bracket.
static status end_alternative(parser *p, const eventquery_token *t, diag *why)
{
    bracket *b = &p->open[p->depth];
    if (p->negated)
        return fail(p->minus, why,
                    p->lexer.text.p[p->minus] == '-'
                        ? "a minus needs something behind it that it denies"
                        : "NOT needs something behind it that it denies");
    if (p->joined) return fail(p->join, why, "AND needs something on both sides");
    if (!b->all->first)
        return fail(t->at, why,
                    t->kind == TOKEN_OR ? "OR needs something on both sides"
                    : b->any->first     ? "OR needs something behind it"
                                        : "there is nothing in these brackets");
    adopt(b->any, simpler(b->all));
    return ST_OK;
}

// --- terms

// Gives a value's diagnosis its place.
static status value_at(status s, size_t at, diag *why)
{
    if (s != ST_OK && why) why->column = (int)at + 1;
    return s;
}

typedef VEC(eventquery_value) value_list;

static status read_values(parser *p, const eventquery_token *t, eventquery_node *n, diag *why)
{
    value_list all = {0};
    bool more = true;
    while (more) {
        str text;
        size_t at;
        TRY(eventquerylexer_value(&p->lexer, &text, &at, &more, why));
        if (more && t->op != QUERY_EQUAL)
            return fail(p->lexer.at - 1, why,
                        "< and > take one value; numbers have no commas: amount>1000000");
        eventquery_value *v = vec_push(p->memory, &all);
        TRY(value_at(eventquery_value_read(n->field, t->op, text, p->memory, v, why), at, why));
        if (++p->out->n_terms > EVENTQUERY_TERMS_MAX)
            return fail(at, why, "too many terms and values; ask in several queries");
    }
    n->values = all.p;
    n->n_values = all.n;
    return ST_OK;
}

static status read_field(parser *p, const eventquery_token *t, eventquery_node *n, diag *why)
{
    n->field = eventquery_field_find(t->text);
    if (n->field) return read_values(p, t, n, why);
    buf words = {0};
    str shown = utf8_cut(t->text, SHOWN_MAX);
    buf_add_format(&words, "there is no field %.*s", STR_ARG(shown));
    eventqueryhint_field(t->text, &words);
    if (!str_ends(buf_str(&words), STR("?"))) {
        buf_add_c(&words, "; words with a colon go into quotes; fields are");
        for (int i = 0; i < FIELD_COUNT; i++)
            buf_add_format(&words, "%s %s", i ? "," : "", EVENTQUERY_FIELDS[i].name);
    }
    status s = fail(t->at, why, words.p);
    buf_free(&words);
    return s;
}

static status read_words(parser *p, const eventquery_token *t, eventquery_node *n, diag *why)
{
    n->field = &EVENTQUERY_FIELDS[FIELD_TEXT];
    n->values = arena_array(p->memory, eventquery_value, 1);
    n->n_values = 1;
    if (++p->out->n_terms > EVENTQUERY_TERMS_MAX)
        return fail(t->at, why, "too many terms; ask in several queries");
    return value_at(
        eventquery_value_read(n->field, QUERY_EQUAL, t->text, p->memory, n->values, why), t->at,
        why);
}

static bool asks_outcome(const eventquery_field *f)
{
    eventquery_field_id id = eventquery_field_number(f);
    return id == FIELD_HAPPENED || id == FIELD_STATUS || id == FIELD_POLARITY || id == FIELD_CLAIM;
}

static status read_term(parser *p, const eventquery_token *t, diag *why)
{
    eventquery_node *n = new_node(p, QUERY_TERM, t->at);
    TRY(t->kind == TOKEN_FIELD ? read_field(p, t, n, why) : read_words(p, t, n, why));
    if (asks_outcome(n->field)) p->out->any_outcome = true;
    add(p, n, p->negated, p->minus);
    p->negated = p->joined = false;
    return ST_OK;
}

// --- brackets, minus, OR

static status open_bracket(parser *p, size_t at, diag *why)
{
    if (p->depth == EVENTQUERY_DEPTH_MAX) return fail(at, why, "too many brackets in brackets");
    bool negated = p->negated;
    p->negated = p->joined = false;
    p->open[++p->depth] =
        (bracket){.any = new_node(p, QUERY_ANY, at), .negated = negated, .at = at};
    begin_alternative(p, at);
    return ST_OK;
}

static status close_bracket(parser *p, const eventquery_token *t, diag *why)
{
    if (!p->depth) return fail(t->at, why, "this bracket was never opened");
    TRY(end_alternative(p, t, why));
    bracket b = p->open[p->depth--];
    add(p, simpler(b.any), b.negated, b.at);
    return ST_OK;
}

static status take(parser *p, const eventquery_token *t, diag *why)
{
    switch (t->kind) {
    case TOKEN_OPEN: return open_bracket(p, t->at, why);
    case TOKEN_CLOSE: return close_bracket(p, t, why);
    case TOKEN_MINUS:
        if (p->negated) return fail(t->at, why, "one minus, or NOT, is enough");
        p->negated = true;
        p->minus = t->at;
        return ST_OK;
    case TOKEN_AND:
        if (p->negated || p->joined || !p->open[p->depth].all->first)
            return fail(t->at, why, "AND needs something on both sides");
        p->joined = true;
        p->join = t->at;
        return ST_OK;
    case TOKEN_OR:
        TRY(end_alternative(p, t, why));
        begin_alternative(p, t->at);
        return ST_OK;
    case TOKEN_WORDS:
    case TOKEN_FIELD: return read_term(p, t, why);
    case TOKEN_END: break;
    }
    return ST_OK;
}

static status finish(parser *p, const eventquery_token *end, diag *why)
{
    bracket *whole = &p->open[0];
    if (p->depth) return fail(p->open[p->depth].at, why, "this bracket is never closed");
    bool empty = !whole->any->first && !whole->all->first && !p->negated && !p->joined;
    if (empty) return ST_OK;
    TRY(end_alternative(p, end, why));
    p->out->root = simpler(whole->any);
    p->out->root->parent = NULL;
    p->out->root->next = NULL;
    return ST_OK;
}

status eventquery_parse(str text, arena *a, eventquery *out, diag *why)
{
    parser p = {.lexer = {.text = text}, .memory = a, .out = out};
    eventquery_token t;
    *out = (eventquery){0};
    if (text.n > EVENTQUERY_BYTES_MAX)
        return fail(EVENTQUERY_BYTES_MAX, why, "the query is too long; ask in several queries");
    size_t whole = utf8_valid_length(text);
    if (whole < text.n) return fail(whole, why, "this byte is no UTF-8");
    size_t nul = str_find_byte(text, '\0', 0);
    if (nul != SIZE_MAX) return fail(nul, why, "a query has no NUL byte");
    TRY(eventqueryhint_query(text, why));
    p.open[0] = (bracket){.any = new_node(&p, QUERY_ANY, 0)};
    begin_alternative(&p, 0);
    do {
        TRY(eventquerylexer_next(&p.lexer, &t, why));
        TRY(take(&p, &t, why));
    } while (t.kind != TOKEN_END);
    return finish(&p, &t, why);
}

// --- the place of an error

// Where to begin so that `at` is seen within `width` columns, with what comes before it.
static size_t window(str text, size_t at, size_t width)
{
    size_t begin = at;
    while (begin > 0 && utf8_columns(str_sub(text, begin, at)) < width * 2 / 3) {
        uint32_t code;
        begin -= utf8_decode_before(text, begin, &code);
    }
    return begin;
}

void eventquery_point(str text, int column, size_t width, buf *out)
{
    size_t at = column > 0 ? (size_t)column - 1 : 0, columns = 0, place = 0;
    if (at > text.n) at = text.n;
    size_t begin = utf8_columns(text) <= width ? 0 : window(text, at, width);
    for (size_t i = begin; i < text.n && columns < width;) {
        uint32_t code;
        size_t n = utf8_decode(text, i, &code);
        if (i < at) place = columns + (utf8_is_control(code) ? 1 : utf8_code_columns(code));
        if (utf8_is_control(code)) {
            buf_add_byte(out, ' ');
            columns++;
        } else {
            buf_add(out, str_sub(text, i, i + n));
            columns += utf8_code_columns(code);
        }
        i += n;
    }
    buf_add_byte(out, '\n');
    while (place--) buf_add_byte(out, ' ');
    buf_add_c(out, "^\n");
}
