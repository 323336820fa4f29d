// The public interface (include/demarche.h) on top of the coder.
#include "demarche.h"

#include "coder/coder.h"
#include "document/builder.h"
#include "store/record_line.h"
#include "store/schema_text.h"

#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

// Scratch of one call, kept for the next one.
typedef struct call {
    struct call *next;
    coder_run *run;
    arena memory;
    buf text;
} call;

struct dm_coder {
    coder *coder;
    run_about run;
    buf run_line, schema;
    pthread_mutex_t lock; // guards `idle`
    call *idle;
};

static dm_status fail(status code, const diag *why, dm_error *out)
{
    static const dm_status MEANS[] = {DM_OK, DM_STOPPED, DM_USAGE, DM_CODEBOOK, DM_IO, DM_LIMIT};
    dm_status s = MEANS[status_exit_code(code)];
    if (out) {
        out->status = s;
        diag_format(why, out->message, sizeof out->message);
    }
    return s;
}

static dm_status refuse(const char *message, dm_error *out)
{
    diag why = {0};
    return fail(diag_set(&why, ST_USAGE, NULL, 0, 0, "%s", message), &why, out);
}

// The host program's locale must not reach numbers ("1,5"): its calls run in the C locale, which
// glibc hands out without allocating. Returns the thread's own, for uselocale() afterwards.
static locale_t leave_locale(void)
{
    return uselocale(newlocale(LC_ALL_MASK, "C", (locale_t)0));
}

const char *dm_version(void)
{
    return coder_version();
}

dm_status dm_open(const dm_options *options, dm_coder **out, dm_error *error)
{
    static const offset_unit UNITS[] = {OFFSETS_BYTE, OFFSETS_CODEPOINT, OFFSETS_UTF16};
    diag why = {0};
    *out = NULL;
    if (!options || !options->model)
        return refuse("the options name no model; set its path", error);
    if ((unsigned)options->offsets >= OFFSETS_COUNT) return refuse("no such offsets", error);
    coder_options inner = {.model = options->model, .codebook = options->codebook};
    coder *c;
    locale_t host = leave_locale();
    status s = coder_open(&inner, &c, &why);
    uselocale(host);
    if (s != ST_OK) return fail(s, &why, error);
    dm_coder *d = mem_alloc(sizeof *d);
    memset(d, 0, sizeof *d);
    d->coder = c;
    d->run = coder_about(c);
    d->run.offsets = UNITS[options->offsets];
    record_line_run(&d->run_line, &d->run);
    schema_json(&d->schema);
    pthread_mutex_init(&d->lock, NULL);
    *out = d;
    return DM_OK;
}

void dm_close(dm_coder *d)
{
    if (!d) return;
    while (d->idle) {
        call *x = d->idle;
        d->idle = x->next;
        coder_run_delete(x->run);
        arena_free(&x->memory);
        buf_free(&x->text);
        mem_free(x);
    }
    pthread_mutex_destroy(&d->lock);
    buf_free(&d->run_line);
    buf_free(&d->schema);
    coder_close(d->coder);
    mem_free(d);
}

const char *dm_run_line(const dm_coder *d)
{
    return d->run_line.p;
}

const char *dm_schema(const dm_coder *d)
{
    return d->schema.p;
}

static call *take(dm_coder *d)
{
    pthread_mutex_lock(&d->lock);
    call *x = d->idle;
    if (x) d->idle = x->next;
    pthread_mutex_unlock(&d->lock);
    if (x) return x;
    x = mem_alloc(sizeof *x);
    *x = (call){.run = coder_run_new(d->coder)};
    return x;
}

static void give_back(dm_coder *d, call *x)
{
    arena_reset(&x->memory);
    buf_clear(&x->text);
    pthread_mutex_lock(&d->lock);
    x->next = d->idle;
    d->idle = x;
    pthread_mutex_unlock(&d->lock);
}

static void write_field(json_writer *w, const char *key, const char *value)
{
    if (value) json_field_string(w, key, str_of(value));
}

// As one line of JSON Lines: then the rules for ids, dates and titles are those of the files.
static status build(call *x, const char *text, size_t n, const dm_meta *meta, document *out,
                    diag *why)
{
    buf line = {0};
    json_writer w = {.out = &line};
    json_begin_object(&w);
    write_field(&w, "id", meta->id);
    write_field(&w, "title", meta->title);
    write_field(&w, "url", meta->url);
    write_field(&w, "outlet", meta->outlet);
    json_field_string(&w, "text", (str){text, n});
    json_end_object(&w);
    raw_record raw = {.kind = RECORD_JSON, .bytes = str_copy(&x->memory, buf_str(&line))};
    buf_free(&line);
    document_options options = {0};
    if (meta->date) TRY(document_options_date(&options, str_of(meta->date), why));
    return document_build(&raw, &options, &x->memory, out, why);
}

// Codes the text and writes its lines into x->text, all in the C locale.
static status code(dm_coder *d, call *x, const char *text, size_t n, const dm_meta *meta, diag *why)
{
    document doc;
    locale_t host = leave_locale();
    status s = build(x, text, n, meta, &doc, why);
    if (s == ST_OK) {
        coded c = coder_code(x->run, &doc, &x->memory);
        record_lines(&x->text, &d->run, &RECORD_DOCUMENT, &c);
        record_lines(&x->text, &d->run, &RECORD_EVENT, &c);
    }
    uselocale(host);
    return s;
}

static bool hand_over(str lines, dm_line *line, void *state)
{
    while (lines.n) {
        size_t end = str_find_byte(lines, '\n', 0) + 1; // every line has its end
        if (line(state, lines.p, end)) return false;
        lines = str_sub(lines, end, lines.n);
    }
    return true;
}

dm_status dm_code_text(dm_coder *d, const char *text, size_t n, const dm_meta *meta, dm_line *line,
                       void *state, dm_error *error)
{
    static const dm_meta UNKNOWN = {0};
    diag why = {0};
    if (!text || !line) return refuse("text and callback are needed", error);
    call *x = take(d);
    dm_status result = DM_OK;
    status s = code(d, x, text, n, meta ? meta : &UNKNOWN, &why);
    if (s != ST_OK)
        result = fail(s, &why, error);
    else if (!hand_over(buf_str(&x->text), line, state))
        result = DM_STOPPED;
    give_back(d, x);
    return result;
}
