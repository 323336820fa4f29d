#include "export/citation.h"

#include "base/ascii.h"
#include "base/json_writer.h"
#include "store/connection.h"
#include "store/moment.h"

#define KEY_MOST     24 // letters of a title in a key
#define OUTLETS_TOLD 8  // in a sentence; all of them are in the JSON

typedef struct {
    citation *c;
    arena *a;
    size_t room; // of the list that is read
} reading;

static str text_at(const reading *r, const statement *row, int at)
{
    return row_is_null(row, at) ? STR_NONE : str_copy(r->a, row_text(row, at));
}

// Room for one more element behind n.
static void *grow(reading *r, void *p, size_t n, size_t size)
{
    if (n < r->room) return p;
    size_t more = r->room ? 2 * r->room : 16;
    if (!p) p = arena_alloc(r->a, 0);
    p = arena_grow(r->a, p, r->room * size, more * size);
    r->room = more;
    return p;
}

static status take_run(void *state, const statement *row, diag *why)
{
    reading *r = state;
    citation *c = r->c;
    (void)why;
    c->runs = grow(r, c->runs, c->n_runs, sizeof *c->runs);
    c->runs[c->n_runs++] = (citation_run){.version = text_at(r, row, 0),
                                          .model_hash = text_at(r, row, 1),
                                          .codebook_hash = text_at(r, row, 2),
                                          .documents = row_integer(row, 3)};
    return ST_OK;
}

static status take_outlet(void *state, const statement *row, diag *why)
{
    reading *r = state;
    citation *c = r->c;
    (void)why;
    c->outlets = grow(r, c->outlets, c->n_outlets, sizeof *c->outlets);
    str outlet = text_at(r, row, 0);
    c->outlets[c->n_outlets++] =
        (citation_outlet){.outlet = outlet, .documents = row_integer(row, 1)};
    c->n_named += outlet.n > 0;
    return ST_OK;
}

static status take_counts(void *state, const statement *row, diag *why)
{
    reading *r = state;
    citation *c = r->c;
    (void)why;
    c->documents = row_integer(row, 0);
    c->events = row_integer(row, 1);
    c->links = row_integer(row, 2);
    c->first = text_at(r, row, 3);
    c->last = text_at(r, row, 4);
    c->date = text_at(r, row, 5);
    c->change = row_is_null(row, 6) ? 0 : row_integer(row, 6);
    return ST_OK;
}

#define COUNTS(part)                                                                               \
    "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM events),"                      \
    " (SELECT count(*) FROM links),"                                                               \
    " (SELECT " part "(min(published_value), 1, 10) FROM documents),"                              \
    " (SELECT " part "(max(published_value), 1, 10) FROM documents),"                              \
    " (SELECT " part "(max(at), 1, 10) FROM changes), (SELECT max(number) FROM changes)"

static const struct {
    const char *sql, *clickhouse;
    status (*row)(void *state, const statement *row, diag *why);
} QUESTIONS[] = {
    {"SELECT n.version, n.model_hash, n.codebook_hash, count(*) FROM documents d"
     " JOIN runs n ON n.id = d.run GROUP BY n.id, n.version, n.model_hash, n.codebook_hash"
     " ORDER BY 4 DESC, n.id",
     "SELECT version, model_hash, codebook_hash, n FROM (SELECT run AS id, count() AS n"
     " FROM documents GROUP BY run) ANY INNER JOIN (SELECT id, version, model_hash, codebook_hash"
     " FROM runs) USING id ORDER BY n DESC, id",
     take_run},
    {"SELECT outlet, count(*) FROM documents GROUP BY outlet"
     " ORDER BY 2 DESC, outlet NULLS LAST",
     "SELECT outlet, count() AS n FROM documents GROUP BY outlet"
     " ORDER BY n DESC, outlet ASC NULLS LAST",
     take_outlet},
    {COUNTS("substr"), COUNTS("substring"), take_counts},
};

status citation_read(const char *file, arena *a, citation *out, diag *why)
{
    connection c = {0};
    reading r = {.c = out, .a = a};
    status s = connection_read(file, &c, why);
    int64_t moment = 0;
    if (s == ST_OK) s = moment_read(&c, &moment, why);
    for (size_t i = 0; i < sizeof QUESTIONS / sizeof *QUESTIONS && s == ST_OK; i++) {
        question q = {.sql = QUESTIONS[i].sql,
                      .clickhouse = QUESTIONS[i].clickhouse,
                      .row = QUESTIONS[i].row,
                      .state = &r};
        r.room = 0;
        s = connection_visit(&c, &q, why);
    }
    if (s == ST_OK) s = moment_check(&c, moment, "cite it again", why);
    connection_close(&c, NULL);
    return s;
}

// --- as text

static str title_of(const citation *c)
{
    return c->title.n ? c->title : STR("Political events coded from news");
}

// Names come from outside: no byte of them may steer a terminal, or break a line.
static void add_plain(str text, buf *out)
{
    for (size_t i = 0; i < text.n; i++)
        buf_add_byte(out, (unsigned char)text.p[i] < ' ' || text.p[i] == 0x7f ? ' ' : text.p[i]);
}

// "1,234 events"
static void add_count(int64_t n, const char *noun, buf *out)
{
    char digits[24], *p = digits + sizeof digits;
    uint64_t left = (uint64_t)n;
    *--p = '\0';
    for (int i = 0; left || !i; i++, left /= 10) {
        if (i && i % 3 == 0) *--p = ',';
        *--p = (char)('0' + left % 10);
    }
    buf_add_format(out, "%s %s%s", p, noun, n == 1 ? "" : "s");
}

static void add_period(const citation *c, buf *out)
{
    if (!c->first.n) return;
    buf_add_format(out, ", published %.*s", STR_ARG(c->first));
    if (!str_eq(c->first, c->last)) buf_add_format(out, " to %.*s", STR_ARG(c->last));
}

static void add_amount(const citation *c, buf *out)
{
    add_count(c->events, "event", out);
    buf_add_c(out, " in ");
    add_count(c->documents, "document", out);
    if (c->n_named) buf_add_c(out, " of ");
    if (c->n_named) add_count((int64_t)c->n_named, "source", out);
    add_period(c, out);
}

static void add_sources(const citation *c, buf *out)
{
    size_t told = c->n_outlets < OUTLETS_TOLD ? c->n_outlets : OUTLETS_TOLD;
    for (size_t i = 0; i < told; i++) {
        const citation_outlet *x = &c->outlets[i];
        if (i) buf_add_c(out, ", ");
        add_plain(x->outlet.n ? x->outlet : STR("no outlet named"), out);
        buf_add_format(out, " (%lld)", (long long)x->documents);
    }
    if (c->n_outlets > told) buf_add_format(out, " and %zu more", c->n_outlets - told);
}

static void add_runs(const citation *c, buf *out)
{
    for (size_t i = 0; i < c->n_runs; i++) {
        const citation_run *x = &c->runs[i];
        buf_add_format(out, "%sdemarche %.*s (model %.*s, codebook %.*s)", i ? "; " : "",
                       STR_ARG(x->version), STR_ARG(x->model_hash), STR_ARG(x->codebook_hash));
        if (c->n_runs < 2) continue;
        buf_add_c(out, ", ");
        add_count(x->documents, "document", out);
    }
}

void citation_text(const citation *c, buf *out)
{
    add_plain(title_of(c), out);
    buf_add_c(out, ": ");
    add_amount(c, out);
    buf_add_c(out, ".\n");
    if (c->n_runs) {
        buf_add_c(out, "Coded by ");
        add_runs(c, out);
        buf_add_c(out, ".\n");
    }
    if (c->n_outlets) {
        buf_add_c(out, "Sources: ");
        add_sources(c, out);
        buf_add_c(out, ".\n");
    }
    if (c->date.n)
        buf_add_format(out, "State of %.*s, change %lld.\n", STR_ARG(c->date),
                       (long long)c->change);
}

// --- as BibTeX

// What TeX takes for an order is written so that it prints. Braces are named, as BibTeX counts them
// even behind a backslash.
static void add_tex(str text, buf *out)
{
    for (size_t i = 0; i < text.n; i++) {
        char one = text.p[i];
        switch (one) {
        case '\\': buf_add_c(out, "\\textbackslash{}"); break;
        case '~': buf_add_c(out, "\\textasciitilde{}"); break;
        case '^': buf_add_c(out, "\\textasciicircum{}"); break;
        case '{': buf_add_c(out, "\\textbraceleft{}"); break;
        case '}': buf_add_c(out, "\\textbraceright{}"); break;
        case '<': buf_add_c(out, "\\textless{}"); break;
        case '>': buf_add_c(out, "\\textgreater{}"); break;
        case '|': buf_add_c(out, "\\textbar{}"); break;
        case '&':
        case '%':
        case '$':
        case '#':
        case '_':
            buf_add_byte(out, '\\');
            buf_add_byte(out, one);
            break;
        default: add_plain((str){&one, 1}, out);
        }
    }
}

// A title keeps its capitals: styles make small what stands in one pair of braces alone.
static void add_field(const char *name, str value, bool keeps, buf *out)
{
    if (!value.n) return;
    buf_add_format(out, ",\n  %s = {%s", name, keeps ? "{" : "");
    add_tex(value, out);
    buf_add_c(out, keeps ? "}}" : "}");
}

// "demarche2026", and the words of a title of one's own: two data sets have two keys.
static void add_key(const citation *c, str year, buf *out)
{
    buf_add_format(out, "demarche%.*s", STR_ARG(year));
    for (size_t i = 0, n = 0; i < c->title.n && n < KEY_MOST; i++) {
        char one = c->title.p[i];
        if (!ascii_is_letter(one) && !ascii_is_digit(one)) continue;
        buf_add_byte(out, one);
        n++;
    }
}

static void add_note(const citation *c, buf *out)
{
    add_amount(c, out);
    if (c->n_outlets) buf_add_c(out, ". Sources: ");
    add_sources(c, out);
    if (c->date.n)
        buf_add_format(out, ". State of %.*s, change %lld", STR_ARG(c->date), (long long)c->change);
}

void citation_bibtex(const citation *c, buf *out)
{
    buf how = {0}, note = {0};
    static const char *const MONTHS[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    int64_t month = 0;
    str year = str_sub(c->date, 0, 4);
    add_runs(c, &how);
    add_note(c, &note);
    buf_add_c(out, "@misc{");
    add_key(c, year, out);
    add_field("key", STR("demarche"), false, out); // by which styles sort what has no author
    add_field("title", title_of(c), true, out);
    add_field("howpublished", buf_str(&how), false, out);
    add_field("year", year, false, out);
    if (str_to_int(str_sub(c->date, 5, 7), &month) && month >= 1 && month <= 12)
        buf_add_format(out, ",\n  month = %s", MONTHS[month - 1]);
    add_field("note", buf_str(&note), false, out);
    buf_add_c(out, "\n}\n");
    buf_free(&how);
    buf_free(&note);
}

// --- as JSON

static void write_runs(const citation *c, json_writer *w)
{
    json_write_key(w, "runs");
    json_begin_array(w);
    for (size_t i = 0; i < c->n_runs; i++) {
        json_begin_object(w);
        json_field_string(w, "version", c->runs[i].version);
        json_field_string(w, "model_hash", c->runs[i].model_hash);
        json_field_string(w, "codebook_hash", c->runs[i].codebook_hash);
        json_field_int(w, "documents", c->runs[i].documents);
        json_end_object(w);
    }
    json_end_array(w);
}

static void write_sources(const citation *c, json_writer *w)
{
    json_write_key(w, "sources");
    json_begin_array(w);
    for (size_t i = 0; i < c->n_outlets; i++) {
        json_begin_object(w);
        json_field_string(w, "outlet", c->outlets[i].outlet);
        json_field_int(w, "documents", c->outlets[i].documents);
        json_end_object(w);
    }
    json_end_array(w);
}

void citation_json(const citation *c, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "record", STR("citation"));
    json_field_string(&w, "title", title_of(c));
    json_field_int(&w, "documents", c->documents);
    json_field_int(&w, "events", c->events);
    json_field_int(&w, "links", c->links);
    json_field_string(&w, "first", c->first);
    json_field_string(&w, "last", c->last);
    json_field_string(&w, "date", c->date);
    json_field_int(&w, "change", c->change);
    write_runs(c, &w);
    write_sources(c, &w);
    json_end_object(&w);
    json_end_line(&w);
}
