#include "query/eventquerylexer.h"

#include "base/ascii.h"
#include "query/eventqueryhint.h"

typedef struct {
    str open, close;
} quote;

static const quote QUOTES[] = {{STR("\""), STR("\"")},
                               {STR("\u201c"), STR("\u201d")},
                               {STR("\u201e"), STR("\u201c")},
                               {STR("\u00ab"), STR("\u00bb")}};

static status fail(size_t at, const char *message, diag *why)
{
    return diag_set(why, ST_USAGE, NULL, 0, (int)at + 1, "%s", message);
}

static str rest_of(const eventquerylexer *l)
{
    return str_sub(l->text, l->at, l->text.n);
}

static void pass_blanks(eventquerylexer *l)
{
    while (l->at < l->text.n && ascii_is_space(l->text.p[l->at])) l->at++;
}

static const quote *quote_here(const eventquerylexer *l)
{
    for (size_t i = 0; i < sizeof QUOTES / sizeof *QUOTES; i++)
        if (str_starts(rest_of(l), QUOTES[i].open)) return &QUOTES[i];
    return NULL;
}

static status read_quoted(eventquerylexer *l, const quote *q, str *out, diag *why)
{
    size_t begin = l->at;
    l->at += q->open.n;
    size_t n = str_find(rest_of(l), q->close);
    if (n == SIZE_MAX) return fail(begin, "this quotation mark is never closed", why);
    *out = str_trim(str_sub(l->text, l->at, l->at + n));
    l->at += n + q->close.n;
    return out->n ? ST_OK : fail(begin, "nothing stands between these quotation marks", why);
}

// Ends of words: blanks, brackets and `also`.
static str read_bare(eventquerylexer *l, char also)
{
    size_t begin = l->at;
    while (l->at < l->text.n) {
        char c = l->text.p[l->at];
        if (ascii_is_space(c) || c == '(' || c == ')' || c == '"' || c == also) break;
        l->at++;
    }
    return str_sub(l->text, begin, l->at);
}

// --- fields

static bool is_name_byte(char c)
{
    return ascii_is_letter(c) || (unsigned char)c > 127;
}

// Bytes of a field's name at the beginning of `s`: letters, also those that no field has, and
// hyphens within.
static size_t name_length(str s)
{
    size_t n = 0;
    while (n < s.n && (is_name_byte(s.p[n]) || (n && (s.p[n] == '-' || s.p[n] == '_')))) n++;
    return n;
}

static const struct {
    str text;
    eventquery_op op;
} OPERATORS[] = {
    {STR("<="), QUERY_AT_MOST}, {STR(">="), QUERY_AT_LEAST}, {STR("<"), QUERY_LESS},
    {STR(">"), QUERY_MORE},     {STR("="), QUERY_EQUAL},
};

// An operator at byte `at` of `s`, after a colon or without; false: there is none.
static bool find_operator(str s, size_t *at, eventquery_op *op)
{
    bool colon = *at < s.n && s.p[*at] == ':';
    str rest = str_sub(s, *at + colon, s.n);
    *at += colon;
    *op = QUERY_EQUAL;
    for (size_t i = 0; i < sizeof OPERATORS / sizeof *OPERATORS; i++) {
        if (!str_starts(rest, OPERATORS[i].text)) continue;
        *at += OPERATORS[i].text.n;
        *op = OPERATORS[i].op;
        return true;
    }
    return colon;
}

static bool read_field(eventquerylexer *l, eventquery_token *out)
{
    str rest = rest_of(l);
    size_t name = name_length(rest), at = name;
    if (!name || !find_operator(rest, &at, &out->op)) return false;
    out->kind = TOKEN_FIELD;
    out->text = str_sub(rest, 0, name);
    l->at += at;
    return true;
}

// --- the words

static status read_word(eventquerylexer *l, eventquery_token *out, diag *why)
{
    const quote *q = quote_here(l);
    out->kind = TOKEN_WORDS;
    if (q) return read_quoted(l, q, &out->text, why);
    if (read_field(l, out)) return ST_OK;
    out->text = read_bare(l, '\0');
    if (str_eq(out->text, STR("OR"))) out->kind = TOKEN_OR;
    if (str_eq(out->text, STR("AND"))) out->kind = TOKEN_AND;
    if (str_eq(out->text, STR("NOT"))) out->kind = TOKEN_MINUS;
    return eventqueryhint_word(out->text, out->at, why);
}

status eventquerylexer_next(eventquerylexer *l, eventquery_token *out, diag *why)
{
    pass_blanks(l);
    *out = (eventquery_token){.kind = TOKEN_END, .at = l->at};
    if (l->at >= l->text.n) return ST_OK;
    char c = l->text.p[l->at];
    if (c != '(' && c != ')' && c != '-') return read_word(l, out, why);
    out->kind = c == '(' ? TOKEN_OPEN : c == ')' ? TOKEN_CLOSE : TOKEN_MINUS;
    l->at++;
    if (c == '-' && (l->at >= l->text.n || ascii_is_space(l->text.p[l->at])))
        return fail(out->at, "a minus stands right in front of what it denies", why);
    return ST_OK;
}

status eventquerylexer_value(eventquerylexer *l, str *out, size_t *at, bool *more, diag *why)
{
    pass_blanks(l);
    const quote *q = quote_here(l);
    *at = l->at;
    if (q) {
        TRY(read_quoted(l, q, out, why));
    } else {
        *out = read_bare(l, ',');
        TRY(eventqueryhint_value(*out, *at, why));
    }
    if (!out->n) return fail(*at, "a value is missing here", why);
    *more = l->at < l->text.n && l->text.p[l->at] == ',';
    l->at += *more;
    return ST_OK;
}
