// demarche forget: documents out of a database, with all that came from them.
#include "base/stream.h"
#include "cli/form.h"
#include "cli/output.h"
#include "cli/sheet.h"
#include "store/database.h"
#include "upkeep/forget.h"

#include <stdio.h>

#define NAME_MAX_BYTES ((size_t)64 << 10) // of an address; longer lines are none

typedef struct {
    form form;
    screen screen;
    output out;
    buf text;
    sheet rows; // into `text`
    buf where;  // as it is shown
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
#define N_TEXTS  4 // columns in front of them

static int64_t count_at(const forget_document *x, size_t i)
{
    int64_t n;
    memcpy(&n, (const char *)x + COUNTS[i].at, sizeof n);
    return n;
}

static void open_rows(forget_state *s)
{
    static const char *const TEXTS[] = {"document", "url", "title", "outlet"};
    str *names = arena_array(&s->memory, str, N_TEXTS + N_COUNTS + 1);
    for (size_t i = 0; i < N_TEXTS; i++) names[i] = str_of(TEXTS[i]);
    for (size_t i = 0; i < N_COUNTS; i++) names[N_TEXTS + i] = str_of(COUNTS[i].name);
    names[N_TEXTS + N_COUNTS] = STR("dry_run");
    s->rows = (sheet){.json = s->form == FORM_JSON, .record = "forgotten"};
    sheet_open(&s->rows, names, N_TEXTS + N_COUNTS + 1, &s->text);
}

static void write_cells(forget_state *s, const forget_document *x)
{
    const str texts[N_TEXTS] = {x->id, x->url, x->title, x->outlet};
    for (size_t i = 0; i < N_TEXTS; i++) sheet_text(&s->rows, texts[i]);
    for (size_t i = 0; i < N_COUNTS; i++) sheet_int(&s->rows, count_at(x, i));
    sheet_truth(&s->rows, s->dry_run);
    sheet_end(&s->rows);
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
    if (s->form == FORM_TABLE)
        write_line(&s->screen, x, &s->text);
    else
        write_cells(s, x);
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
    if (done == ST_OK && s.form != FORM_TABLE) open_rows(&s);
    output_write(&s.out, buf_str(&s.text));
    buf_clear(&s.text);
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
        "DB is a database of 'demarche code --db', a file or an address. A DOCUMENT is its\n"
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
