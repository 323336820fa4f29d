// demarche extract: what is read of a page, and what is known about it.
#include "cli/form.h"
#include "cli/pipeline.h"

#include "base/json_writer.h"

typedef struct {
    bool json;
} extract_state;

static str part_text(const document *d, const part *p)
{
    return str_sub(d->text, p->span.begin, p->span.end);
}

static bool is_main(part_kind kind)
{
    return kind == PART_BODY || kind == PART_DATELINE;
}

// The article alone: its paragraphs in lines, without headline and subtitle.
static void add_text(const document *d, buf *out)
{
    const part *before = NULL;
    for (size_t i = 0; i < d->n_parts; i++) {
        const part *p = &d->parts[i];
        if (!is_main(p->kind)) continue;
        bool same_line =
            before && before->kind == PART_DATELINE &&
            !memchr(d->text.p + before->span.end, '\n', p->span.begin - before->span.end);
        if (before) buf_add_byte(out, same_line ? ' ' : '\n');
        buf_add(out, part_text(d, p));
        before = p;
    }
}

static str first_of_kind(const document *d, part_kind kind)
{
    for (size_t i = 0; i < d->n_parts; i++)
        if (d->parts[i].kind == kind) return part_text(d, &d->parts[i]);
    return STR_NONE;
}

// Each part with its bytes in the input.
static void write_parts(json_writer *w, const document *d)
{
    json_write_key(w, "parts");
    json_begin_array(w);
    for (size_t i = 0; i < d->n_parts; i++) {
        const part *p = &d->parts[i];
        json_begin_object(w);
        json_field_string(w, "kind", str_of(part_kind_name(p->kind)));
        json_field_int(w, "begin", document_source_offset(d, p->span.begin));
        json_field_int(w, "end", document_source_offset(d, p->span.end));
        json_field_string(w, "text", part_text(d, p));
        json_end_object(w);
    }
    json_end_array(w);
}

static void write_problems(json_writer *w, const document *d)
{
    json_write_key(w, "problems");
    json_begin_array(w);
    for (size_t i = 0; i < d->n_problems; i++) {
        json_begin_object(w);
        json_field_string(w, "code", d->problems[i].code);
        json_field_string(w, "message", d->problems[i].message);
        json_end_object(w);
    }
    json_end_array(w);
}

static void write_json(const document *d, buf *out)
{
    buf text = {0};
    json_writer w = {.out = out};
    add_text(d, &text);
    json_begin_object(&w);
    json_field_string(&w, "file", d->file);
    if (d->line)
        json_field_int(&w, "line", d->line);
    else
        json_field_null(&w, "line");
    json_field_string(&w, "url", d->url);
    json_field_string(&w, "title", d->title);
    json_field_string(&w, "subtitle", first_of_kind(d, PART_SUBTITLE));
    json_field_string(&w, "byline", d->byline);
    json_field_string(&w, "outlet", d->outlet);
    json_field_string(&w, "published", d->published);
    json_field_string(&w, "updated", d->updated);
    json_field_string(&w, "language", d->language);
    json_field_string(&w, "text", buf_str(&text));
    write_parts(&w, d);
    write_problems(&w, d);
    json_end_object(&w);
    json_end_line(&w);
    buf_free(&text);
}

static void add_line(buf *out, const char *name, str value)
{
    if (!value.n) return;
    buf_add_format(out, "%-10s ", name);
    output_escape(out, value);
    buf_add_byte(out, '\n');
}

static void write_screen(const document *d, buf *out)
{
    add_line(out, "file", d->file);
    add_line(out, "url", d->url);
    add_line(out, "title", d->title);
    add_line(out, "subtitle", first_of_kind(d, PART_SUBTITLE));
    add_line(out, "byline", d->byline);
    add_line(out, "outlet", d->outlet);
    add_line(out, "published", d->published);
    add_line(out, "updated", d->updated);
    add_line(out, "language", d->language);
    for (size_t i = 0; i < d->n_problems; i++) add_line(out, "problem", d->problems[i].message);
    buf_add_byte(out, '\n');
    add_text(d, out);
    buf_add_c(out, "\n\n");
}

static status extract(const void *state, coder_run *run, const raw_record *raw, const document *d,
                      arena *a, buf *out, diag *why)
{
    const extract_state *s = state;
    (void)run;
    (void)raw;
    (void)a;
    (void)why;
    if (s->json)
        write_json(d, out);
    else
        write_screen(d, out);
    return ST_OK;
}

static int run(const arguments *args)
{
    diag why = {0};
    output o = {0};
    extract_state s = {0};
    pipeline p = {.depth = PIPELINE_TREES, .state = &s, .work = extract};
    status done =
        arguments_refuse_both(args, OPT_JSON, OPT_TABLE, "choose one form of output", &why);
    s.json =
        arguments_has(args, OPT_JSON) || (!arguments_has(args, OPT_TABLE) && !output_is_terminal());
    if (done == ST_OK) done = pipeline_open_reading(args, &p, &why);
    int code = done == ST_OK ? pipeline_run(&p, &o) : output_complain(&why);
    code = output_finish(&o, code);
    pipeline_close(&p);
    return code;
}

const command EXTRACT_COMMAND = {
    .name = "extract",
    .words = "[FILE...]",
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "print what is read of a web page: its article, title, author, dates",
    .about =
        "Prints what 'demarche code' would read of each FILE: of a web page the article, without\n"
        "menus, banners, captions, related links and comments; its title, subtitle, byline,\n"
        "outlet, language, canonical URL, and when it was published and updated, each from what\n"
        "the page says to machines (JSON-LD, OpenGraph, <meta>, <time>), else from what it shows,\n"
        "the date last of all from its URL. FILEs are read as by 'demarche code'; what is no page\n"
        "is shown as it is cut up.\n"
        "\n"
        "On a terminal a few lines and the text; elsewhere JSON Lines: 'text' is the article\n"
        "alone, a line a paragraph, and 'parts' says of each part at which bytes of the input it\n"
        "begins and ends.",
    .example = "demarche extract page.html\n"
               "demarche extract --json page.html | jq -r .text",
    COMMAND_OPTIONS(OPT_JSON, OPT_TABLE, OPT_JOBS, OPT_TITLE, OPT_MAP, OPT_FILES_FROM, OPT_NUL,
                    OPT_ANY_LANGUAGE, OPT_MODEL),
    .run = run,
};
