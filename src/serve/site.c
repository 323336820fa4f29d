#include "serve/site.h"

#include "base/hash.h"
#include "base/url.h"
#include "link/period.h"
#include "serve/asset.h"
#include "serve/view.h"

#include <stdio.h>
#include <string.h>

// The parameters of every view.
static const char EVERYWHERE[] = "offsets";

// --- opening

// The name without folders, and without what is secret in an address.
static str shown_name(arena *a, const char *database)
{
    str whole = str_of(database);
    url_parts parts = url_split(whole);
    str name = parts.scheme.n ? parts.path : whole;
    while (str_find_byte(name, '/', 0) != SIZE_MAX)
        name = str_sub(name, str_find_byte(name, '/', 0) + 1, name.n);
    return str_copy(a, name);
}

status site_open(const site_options *options, site **out, diag *why)
{
    int64_t change;
    *out = NULL;
    TRY(ledgercache_change(options->database, &change, why));
    site *s = mem_alloc(sizeof *s);
    *s = (site){0};
    s->database = str_copy(&s->memory, str_of(options->database)).p;
    s->shown = shown_name(&s->memory, options->database);
    s->ledger = ledgercache_new(s->database);
    coder_options inner = {.model = options->model, .codebook = options->codebook};
    status opened = options->model ? coder_open(&inner, &s->coder, why) : ST_OK;
    if (opened != ST_OK) {
        site_close(s);
        return opened;
    }
    *out = s;
    return ST_OK;
}

void site_close(site *s)
{
    if (!s) return;
    ledgercache_free(s->ledger);
    coder_close(s->coder);
    arena_free(&s->memory);
    mem_free(s);
}

int64_t site_change(const site *s)
{
    int64_t change = 0;
    diag why;
    return ledgercache_change(s->database, &change, &why) == ST_OK ? change : 0;
}

// --- which view

bool view_is_variable(str segment)
{
    return segment.n == 1 && segment.p[0] >= 'A' && segment.p[0] <= 'Z';
}

static bool view_fits(const view *x, const request *r)
{
    str rest = str_of(x->path);
    str_split(&rest, '/'); // before the first slash
    size_t n = 0;
    for (; rest.n; n++) {
        str segment = str_split(&rest, '/');
        if (n == r->n_segments) return false;
        if (!view_is_variable(segment) && !str_eq(segment, r->segments[n])) return false;
    }
    return n == r->n_segments;
}

static const view *find_view(const request *r)
{
    for (const view *x = VIEWS; x->path; x++)
        if (view_fits(x, r)) return x;
    return NULL;
}

// --- what went wrong

static void write_error(answer *out, int code, const diag *why)
{
    json_writer w = {.out = &out->body};
    out->code = code;
    out->type = "application/json; charset=utf-8";
    out->fixed = STR_NONE;
    *out->tag = '\0';
    buf_clear(&out->body);
    json_begin_object(&w);
    json_write_key(&w, "error");
    json_begin_object(&w);
    json_field_int(&w, "status", code);
    json_field_string(&w, "message", str_of(why->message));
    if (why->column > 0) json_field_int(&w, "column", why->column);
    json_end_object(&w);
    json_end_object(&w);
    json_end_line(&w);
}

void view_absent_fill_(diag *why, const char *what, str name)
{
    diag_fill_(why, ST_USAGE, "absent", 0, 0, "there is no %s %.*s", what,
               (int)(name.n < 80 ? name.n : 80), name.n ? name.p : "");
}

bool view_is_absent(const diag *why)
{
    return why->code == ST_USAGE && strcmp(why->file, "absent") == 0;
}

status view_limit(const viewing *v, int64_t otherwise, int64_t *out, diag *why)
{
    return request_number(v->request, "limit", 1, VIEW_LIMIT_MOST, otherwise, out, why);
}

status view_offsets(const viewing *v, offset_unit *out, diag *why)
{
    str value = request_get(v->request, "offsets");
    *out = OFFSETS_BYTE;
    if (!value.n || offset_unit_find(value, out)) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "offsets=%.40s: there are byte, codepoint, utf16",
                    value.p);
}

status view_day(const viewing *v, const char *name, str *out, diag *why)
{
    *out = request_get(v->request, name);
    if (!out->n || period_read(*out).known) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0,
                    "%s=%.40s: give a year, month or day, such as 2024, 2024-07, 2024-07-17", name,
                    out->p);
}

status view_ledger(const viewing *v, ledger_hold **out, diag *why)
{
    return ledgercache_hold(v->site->ledger, v->change, out, why);
}

// --- an answer

static void set_type(const request *r, answer *out)
{
    static const struct {
        const char *type, *ending;
    } TYPES[] = {[REQUEST_PAGE] = {"text/html; charset=utf-8", NULL},
                 [REQUEST_JSON] = {"application/json; charset=utf-8", NULL},
                 [REQUEST_CSV] = {"text/csv; charset=utf-8; header=present", "csv"},
                 [REQUEST_SVG] = {"image/svg+xml; charset=utf-8", NULL}};
    out->code = 200;
    out->type = TYPES[r->form].type;
    if (!TYPES[r->form].ending) return;
    size_t n = 0;
    for (size_t i = 0; i < r->n_segments; i++)
        for (size_t k = 0; k < r->segments[i].n && n + 8 < sizeof out->file; k++) {
            char c = r->segments[i].p[k];
            bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (k == 0 && n) out->file[n++] = '-';
            out->file[n++] = plain ? c : '-';
        }
    snprintf(out->file + n, sizeof out->file - n, "%s.%s", n ? "" : "overview",
             TYPES[r->form].ending);
}

// An answer is the same as long as the database, the program with its model and rules, and the
// address are.
static void set_tag(const site *s, int64_t change, str target, answer *out)
{
    buf text = {0};
    arena a = {0};
    run_about about = {0};
    if (s->coder) about = coder_about(s->coder);
    buf_add_format(&text, "%s %.*s %.*s %lld ", coder_version(), STR_ARG(about.model_hash),
                   STR_ARG(about.codebook_hash), (long long)change);
    buf_add(&text, target);
    snprintf(out->tag, sizeof out->tag, "\"%.*s\"", STR_ARG(hash_id(&a, buf_str(&text))));
    arena_free(&a);
    buf_free(&text);
}

static status check(const view *x, const request *r, diag *why)
{
    char names[256];
    if (!(x->forms & 1u << r->form)) return view_absent(why, "such form of", STR("this view"));
    snprintf(names, sizeof names, "%s%s%s", x->parameters, *x->parameters ? "|" : "", EVERYWHERE);
    return request_allow(r, names, why);
}

static int error_code(const diag *why)
{
    return view_is_absent(why) ? 404 : status_http_code(why->code);
}

static status write_view(site *s, const view *x, const site_request *q, const request *r,
                         arena *memory, answer *out, diag *why)
{
    viewing v = {.site = s,
                 .request = r,
                 .memory = memory,
                 .out = out,
                 .json = {.out = &out->body},
                 .change = site_change(s)};
    TRY(check(x, r, why));
    set_type(r, out);
    if (!x->post) set_tag(s, v.change, q->target, out);
    if (*out->tag && str_eq(q->tag, str_of(out->tag))) {
        out->code = 304;
        return ST_OK;
    }
    TRY(x->write(&v, why));
    if (r->form == REQUEST_JSON) buf_add_byte(&out->body, '\n');
    return ST_OK;
}

static void answer_request(site *s, const site_request *q, request *r, arena *a, answer *out)
{
    diag why = {0};
    const view *x = find_view(r);
    if (r->form == REQUEST_PAGE && !q->post && asset_answer(r, q->encodings, x != NULL, out))
        return;
    if (!x) {
        view_absent_fill_(&why, "page", q->target);
        write_error(out, 404, &why);
        return;
    }
    if (x->post != q->post) {
        diag_set(&why, ST_USAGE, NULL, 0, 0, "this address is asked by %s",
                 x->post ? "POST" : "GET");
        write_error(out, 405, &why);
        return;
    }
    if (write_view(s, x, q, r, a, out, &why) != ST_OK) write_error(out, error_code(&why), &why);
}

void site_answer(site *s, const site_request *q, answer *out)
{
    arena a = {0};
    request r;
    diag why = {0};
    *out = (answer){0};
    if (request_parse(q->target, &a, &r, &why) != ST_OK) {
        write_error(out, q->target.n > REQUEST_TARGET_MAX ? 414 : 400, &why);
    } else {
        r.post = q->post;
        r.type = q->type;
        r.body = q->body;
        if (r.post && r.form == REQUEST_PAGE) r.form = REQUEST_JSON;
        answer_request(s, q, &r, &a, out);
    }
    arena_free(&a);
}
