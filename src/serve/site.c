#include "serve/site.h"

#include "base/hash.h"
#include "base/url.h"
#include "link/period.h"
#include "serve/asset.h"
#include "serve/view.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define END_SECONDS 5 // for exports that are being made when all ends

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

static status take_number(void *state, const statement *row, diag *why)
{
    (void)why;
    *(int64_t *)state = row_integer(row, 0);
    return ST_OK;
}

// Number of the last change.
static status read_change(site *s, int64_t *out, diag *why)
{
    readlease lease;
    static const char LAST[] = "SELECT coalesce(max(number), 0) FROM changes";
    question q = {.sql = LAST, .clickhouse = LAST, .row = take_number, .state = out};
    *out = 0;
    TRY(readpool_take(s->pool, NULL, &lease, why));
    status done = connection_visit(lease.db, &q, why);
    readpool_give(s->pool, &lease);
    return done;
}

int64_t site_change(site *s)
{
    int64_t change = 0;
    diag why;
    return read_change(s, &change, &why) == ST_OK ? change : 0;
}

// This program, byte by byte, as far as its file tells it, and what it was started with.
static uint64_t hash_maker(const site *s)
{
    buf text = {0};
    struct stat own = {.st_size = 0};
    run_about about = {.version = str_of(coder_version())};
    if (s->coder) about = coder_about(s->coder);
    if (stat("/proc/self/exe", &own) != 0) own.st_ino = (ino_t)time(NULL); // this run alone
    buf_add_format(&text, "%llu %llu %lld.%ld %lld\n", (unsigned long long)own.st_dev,
                   (unsigned long long)own.st_ino, (long long)own.st_mtim.tv_sec,
                   own.st_mtim.tv_nsec, (long long)own.st_size);
    const str parts[] = {about.version, about.model_hash, about.codebook_hash, str_of(s->database),
                         str_of(s->corrections)};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        buf_add(&text, parts[i]);
        buf_add_byte(&text, '\n');
    }
    uint64_t hash = hash_str(buf_str(&text));
    buf_free(&text);
    return hash;
}

status site_open(const site_options *options, site **out, diag *why)
{
    int64_t change;
    *out = NULL;
    site *s = mem_alloc(sizeof *s);
    *s = (site){0};
    s->database = str_copy(&s->memory, str_of(options->database)).p;
    if (options->corrections) s->corrections = str_copy(&s->memory, str_of(options->corrections)).p;
    if (options->codebook) s->codebook = str_copy(&s->memory, str_of(options->codebook)).p;
    s->shown = shown_name(&s->memory, options->database);
    s->pool = readpool_new(s->database, SITE_READERS, SITE_SECONDS);
    s->ledger = ledgercache_new(s->pool, LEDGERCACHE_PATIENCE);
    s->columns = columnkeeper_new(s->pool);
    s->answers = answercache_new(SITE_KEPT_BYTES);
    s->pipes = bodypipes_new(SITE_EXPORTS);
    coder_options inner = {.model = options->model, .codebook = options->codebook};
    status opened = read_change(s, &change, why);
    if (opened == ST_OK && options->model) opened = coder_open(&inner, &s->coder, why);
    if (opened != ST_OK) {
        site_close(s);
        return opened;
    }
    s->maker = hash_maker(s);
    *out = s;
    return ST_OK;
}

void site_end(site *s)
{
    s->ending = true;
    readpool_end(s->pool);
    bodypipes_end(s->pipes);
}

void site_close(site *s)
{
    if (!s) return;
    columnkeeper_free(s->columns);
    bodypipes_end(s->pipes);
    bodypipes_free(s->pipes, END_SECONDS);
    answercache_free(s->answers);
    ledgercache_free(s->ledger);
    readpool_free(s->pool);
    coder_close(s->coder);
    arena_free(&s->memory);
    mem_free(s);
}

// The rows of the ledger, which the first view that a reader sees waits for. Who asks for them
// meanwhile waits for this.
static void make_ledger(void *state)
{
    site *s = state;
    ledgercache_wish(s->ledger);
}

void site_warm(site *s)
{
    ledgercache_begin(s->ledger);
    if (connection_is_file(s->database)) columnkeeper_begin(s->columns, make_ledger, s);
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
    *out->tag = *out->file = '\0';
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

void view_busy_fill_(diag *why, const char *what)
{
    diag_fill_(why, ST_LIMIT, "busy", 0, 0, "%s; ask again in a while", what);
}

static bool is_busy(const diag *why)
{
    return why->code == ST_LIMIT && strcmp(why->file, "busy") == 0;
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
    bool behind;
    TRY(ledgercache_hold(v->site->ledger, v->db, out, &behind, why));
    if (behind) v->out->passing = true;
    return ST_OK;
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

// An answer is the same as long as the address, the state of the database and what makes the answer
// are: a browser that has it asks for nothing when the server was started anew.
static void set_tag(const site *s, uint64_t state, str target, answer *out)
{
    char hex[HASH_HEX_SIZE];
    hash_hex(hash_bytes(target.p, target.n, state ^ s->maker), hex);
    snprintf(out->tag, sizeof out->tag, "\"%s\"", hex);
}

static status check(const view *x, const request *r, diag *why)
{
    char names[256];
    bool has_form = x->forms & 1u << r->form;
    if (r->form == REQUEST_PAGE && x->forms & VIEW_FILE) has_form = true;
    if (!has_form) return view_absent(why, "such form of", STR("this view"));
    snprintf(names, sizeof names, "%s%s%s", x->parameters, *x->parameters ? "|" : "", EVERYWHERE);
    return request_allow(r, names, why);
}

static int error_code(const diag *why)
{
    if (is_busy(why)) return 503;
    return view_is_absent(why) ? 404 : status_http_code(why->code);
}

// A view that is asked for.
typedef struct {
    site *site;
    answer_wish wish;
    const view *view;
    const site_request *asked;
    const request *request;
    arena *memory;
    answer *out;
} asking;

// Nobody waits for the answer any more.
static int is_unwanted(void *state)
{
    const asking *x = state;
    return x->asked->unwanted(x->asked->state);
}

static read_asker asker_of(const asking *x)
{
    return (read_asker){x->asked->unwanted ? is_unwanted : NULL, (void *)(uintptr_t)x};
}

static status write_view(const asking *x, const connection *db, const eventcolumns *columns,
                         diag *why)
{
    viewing v = {.site = x->site,
                 .request = x->request,
                 .asked = x->asked,
                 .memory = x->memory,
                 .out = x->out,
                 .json = {.out = &x->out->body},
                 .db = db,
                 .columns = columns};
    set_type(x->request, x->out);
    TRY(x->view->write(&v, why));
    if (x->request->form == REQUEST_JSON) buf_add_byte(&x->out->body, '\n');
    return ST_OK;
}

static void write_failure(status s, bool too_long, bool ending, answer *out, diag *why)
{
    if (s == ST_OK) return;
    if (s == ST_STORE && too_long && ending)
        diag_set(why, ST_STORE, NULL, 0, 0, "the server is being ended; ask again in a while");
    else if (s == ST_STORE && too_long)
        diag_set(why, ST_STORE, NULL, 0, 0,
                 "this takes the database more than %d seconds; ask for less", SITE_SECONDS);
    write_error(out, s == ST_STORE && too_long ? 503 : error_code(why), why);
}

// Of one state of the database, from its beginning to its end.
static void read_view(const asking *x)
{
    diag why = {0};
    readlease lease;
    read_asker who = asker_of(x);
    status s = readpool_take(x->site->pool, &who, &lease, &why);
    if (s == ST_OK) {
        column_hold *held = columnkeeper_hold(x->site->columns, &lease);
        s = write_view(x, lease.db, columnkeeper_columns(held), &why);
        columnkeeper_release(x->site->columns, held);
        if (s == ST_OK && !x->out->passing) set_tag(x->site, lease.state, x->asked->target, x->out);
    }
    bool too_long = readpool_give(x->site->pool, &lease);
    write_failure(s, too_long, x->site->ending, x->out, &why);
}

// What the asker has already is not sent again.
static void spare(const asking *x)
{
    if (!*x->out->tag || !str_eq(x->asked->tag, str_of(x->out->tag))) return;
    answer_free(x->out);
    x->out->code = 304;
}

// False: it is not there, or another thread makes it.
static bool find_view_answer(const asking *x, uint64_t state)
{
    site *s = x->site;
    str target = x->asked->target;
    switch (answercache_find(s->answers, state, target, x->wish, x->out)) {
    case ANSWER_AWAITED: return false;
    case ANSWER_KEPT: break;
    case ANSWER_ABSENT:
        if (x->wish == ANSWER_IF_KEPT) return false;
        read_view(x);
        answercache_put(s->answers, state, target, x->out);
    }
    spare(x);
    return true;
}

static bool give_view(const asking *x)
{
    diag why = {0};
    uint64_t state = 0;
    bool reads = !(x->view->forms & VIEW_UNREAD), at_once = x->wish == ANSWER_IF_KEPT;
    status s = check(x->view, x->request, &why);
    bool dear = (x->view->forms & VIEW_DEAR) != 0;
    // A server is not asked for its state at once.
    if (s == ST_OK && at_once && (reads ? !connection_is_file(x->site->database) : dear))
        return false;
    read_asker who = asker_of(x);
    if (s == ST_OK && reads) s = readpool_state(x->site->pool, &who, &state, &why);
    if (s == ST_OK && reads) return find_view_answer(x, state);
    if (s == ST_OK) s = write_view(x, NULL, NULL, &why);
    if (s != ST_OK) write_error(x->out, error_code(&why), &why);
    return true;
}

static bool answer_request(asking *x)
{
    diag why = {0};
    x->view = find_view(x->request);
    unsigned forms = x->view ? x->view->forms : 0;
    bool page = x->request->form == REQUEST_PAGE && !x->asked->post && !(forms & VIEW_FILE);
    if (page && asset_answer(x->request, x->asked->encodings, forms & VIEW_PAGE, x->out))
        return true;
    if (x->view && x->view->post == x->asked->post) return give_view(x);
    if (!x->view) {
        view_absent_fill_(&why, "page", x->asked->target);
        write_error(x->out, 404, &why);
    } else {
        bool post = x->view->post;
        diag_set(&why, ST_USAGE, NULL, 0, 0, "this address is asked by %s%s%s",
                 post ? "POST" : "GET", post ? ". It does this: " : "", post ? x->view->about : "");
        write_error(x->out, 405, &why);
    }
    return true;
}

static site_effort answer_any(site *s, const site_request *q, answer_wish wish, answer *out)
{
    arena a = {0};
    request r;
    diag why = {0};
    site_effort left = SITE_DONE;
    *out = (answer){0};
    if (request_parse(q->target, &a, &r, &why) != ST_OK) {
        write_error(out, q->target.n > REQUEST_TARGET_MAX ? 414 : 400, &why);
    } else {
        r.post = q->post;
        r.type = q->type;
        r.body = q->body;
        if (r.post && r.form == REQUEST_PAGE) r.form = REQUEST_JSON;
        asking x = {.site = s, .asked = q, .request = &r, .memory = &a, .out = out, .wish = wish};
        if (!answer_request(&x)) left = x.view->forms & VIEW_DEAR ? SITE_DEAR : SITE_CHEAP;
    }
    arena_free(&a);
    return left;
}

void site_answer(site *s, const site_request *q, answer *out)
{
    answer_any(s, q, ANSWER_OR_MAKE, out);
}

bool site_try(site *s, const site_request *q, answer *out)
{
    return answer_any(s, q, ANSWER_OR_WAIT, out) == SITE_DONE;
}

site_effort site_ready(site *s, const site_request *q, answer *out)
{
    return answer_any(s, q, ANSWER_IF_KEPT, out);
}
