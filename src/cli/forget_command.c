// demarche forget: documents out of a database, with all that came from them.
#include "base/csv.h"
#include "base/json_writer.h"
#include "base/stream.h"
#include "cli/form.h"
#include "cli/output.h"
#include "store/database.h"
#include "upkeep/forget.h"

#include <stdio.h>

#define NAME_MAX_BYTES ((size_t)64 << 10) // of an address; longer lines are none

typedef struct {
    form form;
    screen screen;
    output out;
    buf text;
    buf where; // as it is shown
    bool dry_run;
    int64_t removed, missing;
    arena memory;
    VEC(str) names;
} forget_state;

static const struct {
    const char *name;
    size_t at;
} COUNTS[] = {
    {"events", offsetof(forget_document, events)},
    {"mentions", offsetof(forget_document, mentions)},
    {"links", offsetof(forget_document, links)},
    {"facts", offsetof(forget_document, facts)},
    {"records", offsetof(forget_document, records)},
    {"problems", offsetof(forget_document, problems)},
    {"feed_items", offsetof(forget_document, feed_items)},
};
#define N_COUNTS (sizeof COUNTS / sizeof *COUNTS)

static int64_t count_at(const forget_document *x, size_t i)
{
    int64_t n;
    memcpy(&n, (const char *)x + COUNTS[i].at, sizeof n);
    return n;
}

static void write_json(const forget_state *s, const forget_document *x, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "record", STR("forgotten"));
    json_field_string(&w, "document", x->id);
    json_field_string(&w, "url", x->url);
    json_field_string(&w, "title", x->title);
    json_field_string(&w, "outlet", x->outlet);
    for (size_t i = 0; i < N_COUNTS; i++) json_field_int(&w, COUNTS[i].name, count_at(x, i));
    json_field_bool(&w, "dry_run", s->dry_run);
    json_end_object(&w);
    json_end_line(&w);
}

static void write_csv(const forget_document *x, buf *out)
{
    csv_writer w = {.out = out};
    csv_write(&w, x->id);
    csv_write(&w, x->url);
    csv_write(&w, x->title);
    csv_write(&w, x->outlet);
    for (size_t i = 0; i < N_COUNTS; i++) {
        char digits[24];
        snprintf(digits, sizeof digits, "%lld", (long long)count_at(x, i));
        csv_write(&w, str_of(digits));
    }
    csv_end_row(&w);
}

static void write_line(const screen *s, const forget_document *x, buf *out)
{
    buf words = {0};
    screen_text(s, STYLE_HEAD, x->id, out);
    buf_add_c(out, "  ");
    output_escape(&words, x->title.n ? x->title : x->url);
    screen_text(s, STYLE_NONE, buf_str(&words), out);
    buf_add_c(out, "\n   ");
    for (size_t i = 0; i < N_COUNTS; i++)
        if (count_at(x, i))
            buf_add_format(out, " %s %lld", COUNTS[i].name, (long long)count_at(x, i));
    buf_add_byte(out, '\n');
    buf_free(&words);
}

static status write_removed(void *state, const forget_document *x, diag *why)
{
    forget_state *s = state;
    (void)why; // what was removed is removed, whether it can be told or not
    s->removed++;
    switch (s->form) {
    case FORM_JSON: write_json(s, x, &s->text); break;
    case FORM_CSV: write_csv(x, &s->text); break;
    case FORM_TABLE: write_line(&s->screen, x, &s->text); break;
    }
    output_write(&s->out, buf_str(&s->text));
    buf_clear(&s->text);
    return ST_OK;
}

static void tell_missing(void *state, str name)
{
    forget_state *s = state;
    buf words = {0}, message = {0};
    output_escape(&words, name);
    buf_add_format(&message, "no document has the id, source id or URL %.*s",
                   STR_ARG(buf_str(&words)));
    output_warn(s->where.p, 0, message.p);
    buf_free(&words);
    buf_free(&message);
    s->missing++;
}

// Names on standard input, one a line.
static status read_names(forget_state *s, diag *why)
{
    stream *in;
    buf line = {0};
    bool more = true;
    TRY(stream_open("-", &in, why));
    status done = stream_line(in, NAME_MAX_BYTES, &line, &more, why);
    while (done == ST_OK && more) {
        str name = str_trim(buf_str(&line));
        if (name.n) *vec_push(&s->memory, &s->names) = str_copy(&s->memory, name);
        done = stream_line(in, NAME_MAX_BYTES, &line, &more, why);
    }
    buf_free(&line);
    stream_close(in);
    return done;
}

static status take_words(forget_state *s, const arguments *args, diag *why)
{
    TRY(form_choose(args, &s->form, &s->screen, why));
    for (size_t i = 1; i < args->n_words; i++) {
        str word = str_of(args->words[i]);
        if (str_eq(word, STR("-")))
            TRY(read_names(s, why));
        else
            *vec_push(&s->memory, &s->names) = word;
    }
    return ST_OK;
}

static int run(const arguments *args)
{
    diag why = {0};
    forget_state s = {.dry_run = arguments_has(args, OPT_DRY_RUN)};
    database_called(args->words[0], &s.where);
    status done = take_words(&s, args, &why);
    forget_request r = {.names = s.names.p,
                        .n = s.names.n,
                        .dry_run = s.dry_run,
                        .removed = write_removed,
                        .missing = tell_missing,
                        .state = &s};
    if (done == ST_OK && s.form == FORM_CSV)
        output_write(&s.out, STR("document,url,title,outlet,events,mentions,links,facts,records,"
                                 "problems,feed_items\n"));
    if (done == ST_OK) done = forget_documents(args->words[0], &r, &why);
    if (r.remains)
        output_warn(s.where.p, 0,
                    "another program reads the database, so that bytes of what was removed stand "
                    "in its file until it ends; the next forget or load writes over them");
    int code =
        done == ST_OK ? status_exit_code(s.missing ? ST_PARTIAL : ST_OK) : output_complain(&why);
    if (done == ST_OK || s.removed)
        fprintf(stderr, "demarche: %s: documents: %lld %s\n", s.where.p, (long long)s.removed,
                s.dry_run ? "would be removed" : "removed");
    buf_free(&s.text);
    buf_free(&s.where);
    arena_free(&s.memory);
    return output_finish(&s.out, code);
}

const command FORGET_COMMAND = {
    .name = "forget",
    .words = "DB DOCUMENT...",
    .n_words_min = 2,
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "remove documents from a database, with all that came from them",
    .about =
        "DB is a database of 'demarche code --db', a file or postgresql://... A DOCUMENT is its\n"
        "id, the id of its source, or its URL; - reads them from standard input, one a line.\n"
        "Removed are its text, sentences, mentions, events, links and facts, its records,\n"
        "versions and problems, and its words in the index; printed is a line for each document\n"
        "with what went. Items of feeds keep only that they were seen, so that 'follow' does not\n"
        "bring it back; 'code --db' does when it reads the same input anew. The log ('demarche\n"
        "changes') notes the ids that are gone. In a file the bytes are overwritten; a server\n"
        "does so when it is vacuumed. --dry-run tells and removes nothing.\n"
        "The exit code is 1 when one of them is not there.",
    .example = "demarche forget news.db --dry-run 1\n"
               "sqlite3 news.db \"SELECT id FROM documents WHERE outlet = 'Daily Sun'\" |"
               " demarche forget news.db -",
    COMMAND_OPTIONS(OPT_DRY_RUN, OPT_JSON, OPT_CSV, OPT_TABLE, OPT_COLOR),
    .run = run,
};
