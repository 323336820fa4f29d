// Exports of a database or of what a query finds, in all formats that are one file: made while they
// are sent.
#include "base/csv.h"
#include "query/queryexport.h"
#include "serve/view.h"

#include <stdio.h>

#define BEGIN_MS   1000 // in which what fails at once is told
#define SLUG_BYTES 24   // of a query, in the file's name

// --- which formats there are

static const char *why_not(const export_format *f)
{
    if (export_has_trees(f)) return "a database has no trees; 'demarche export conllu FILE...'";
    if (export_writes_folder(f)) return "it is a folder of files; 'demarche export' with -o FOLDER";
    return "";
}

// Members of a format, in the order of the CSV.
static const char *const MEMBERS[] = {"name", "about", "ending", "lacks"};
enum { N_MEMBERS = sizeof MEMBERS / sizeof *MEMBERS };

static void members_of(const export_format *f, const char *out[N_MEMBERS])
{
    out[0] = export_format_name(f);
    out[1] = export_format_about(f);
    out[2] = export_format_ending(f);
    out[3] = why_not(f);
}

static void write_formats_csv(buf *out)
{
    csv_writer c = {.out = out};
    const char *cells[N_MEMBERS];
    for (int k = 0; k < N_MEMBERS; k++) csv_write(&c, str_of(MEMBERS[k]));
    csv_end_row(&c);
    for (size_t i = 0; export_format_at(i); i++) {
        members_of(export_format_at(i), cells);
        for (int k = 0; k < N_MEMBERS; k++) csv_write(&c, str_of(cells[k]));
        csv_end_row(&c);
    }
}

static void write_formats_json(json_writer *j)
{
    const char *cells[N_MEMBERS];
    json_begin_object(j);
    json_write_key(j, "formats");
    json_begin_array(j);
    for (size_t i = 0; export_format_at(i); i++) {
        members_of(export_format_at(i), cells);
        json_begin_object(j);
        for (int k = 0; k < N_MEMBERS; k++) json_field_string(j, MEMBERS[k], str_of(cells[k]));
        json_end_object(j);
    }
    json_end_array(j);
    json_end_object(j);
}

status exports_write(viewing *v, diag *why)
{
    (void)why;
    if (v->request->form == REQUEST_CSV)
        write_formats_csv(&v->out->body);
    else
        write_formats_json(&v->json);
    return ST_OK;
}

// --- one export

typedef struct {
    arena memory; // of it all
    const char *database;
    eventquery query;
    bool asked;
    export_options o;
} export_job;

static void forget(void *state)
{
    export_job *job = state;
    arena_free(&job->memory);
    mem_free(job);
}

static status put(void *state, str bytes, diag *why)
{
    return bodypipe_write(state, bytes, why);
}

static int is_unwanted(void *state)
{
    return !bodypipe_is_wanted(state);
}

static status make(void *state, bodypipe *p, diag *why)
{
    const export_job *job = state;
    export_sink sink = {put, p, is_unwanted};
    return queryexport_run(job->database, job->asked ? &job->query : NULL, &job->o, &sink, why);
}

static status read_yes(const viewing *v, const char *name, bool *out, diag *why)
{
    static const char *const CHOICES[] = {"no", "yes", NULL};
    int chosen;
    TRY(request_choice(v->request, name, CHOICES, &chosen, why));
    *out = chosen == 1;
    return ST_OK;
}

static status read_format(const viewing *v, const export_format **out, diag *why)
{
    str name = v->request->segments[1];
    *out = export_find(name);
    if (!*out) return view_absent(why, "format of exports", name);
    const char *lacks = why_not(*out);
    if (!*lacks) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "%s is not to be had here: %s",
                    export_format_name(*out), lacks);
}

static status read_options(const viewing *v, export_job *job, diag *why)
{
    static const char *const EDGES[] = {"dyad", "event", NULL};
    int edge;
    str q = request_get(v->request, "q");
    TRY(read_format(v, &job->o.format, why));
    TRY(read_yes(v, "all", &job->o.all, why));
    TRY(read_yes(v, "redact", &job->o.redacted, why));
    TRY(read_yes(v, "header", &job->o.header, why));
    TRY(request_choice(v->request, "by", EDGES, &edge, why));
    job->o.by_event = edge == 1;
    job->asked = q.n > 0;
    return job->asked ? eventquery_parse(str_copy(&job->memory, q), &job->memory, &job->query, why)
                      : ST_OK;
}

// Letters and digits of the text, at most so many, with hyphens for what stands between them.
static void add_plain(buf *out, str text, size_t most)
{
    size_t end = out->n + most;
    for (size_t i = 0; i < text.n && out->n < end; i++) {
        char c = text.p[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain || (out->n && out->p[out->n - 1] != '-')) buf_add_byte(out, plain ? c : '-');
    }
    while (out->n && out->p[out->n - 1] == '-') out->n--;
}

static str before_ending(str file)
{
    for (size_t i = file.n; i > 1; i--)
        if (file.p[i - 1] == '.') return str_sub(file, 0, i - 1);
    return file;
}

// "news-icews-source-USA.tsv": database, format, query.
static void set_name(viewing *v, const export_job *job)
{
    buf name = {0};
    add_plain(&name, before_ending(v->site->shown), SLUG_BYTES / 2);
    if (name.n) buf_add_byte(&name, '-');
    buf_add_c(&name, export_format_name(job->o.format));
    if (job->asked) buf_add_byte(&name, '-');
    if (job->asked) add_plain(&name, request_get(v->request, "q"), SLUG_BYTES);
    snprintf(v->out->file, sizeof v->out->file, "%.*s.%s", STR_ARG(buf_str(&name)),
             export_format_ending(job->o.format));
    v->out->type = export_format_type(job->o.format);
    buf_free(&name);
}

status export_write(viewing *v, diag *why)
{
    export_job *job = mem_alloc(sizeof *job);
    *job = (export_job){0};
    job->database = str_copy(&job->memory, str_of(v->site->database)).p;
    status s = read_options(v, job, why);
    if (s != ST_OK) {
        forget(job);
        return s;
    }
    set_name(v, job);
    s = bodypipe_start(v->site->pipes, &(bodypipe_job){make, forget, job}, &v->out->stream, why);
    if (s != ST_OK) return view_busy(why, "as many exports are being made as may be");
    s = bodypipe_begun(v->out->stream, BEGIN_MS, why);
    if (s == ST_OK) return ST_OK;
    bodypipe_close(v->out->stream);
    v->out->stream = NULL;
    return s;
}
