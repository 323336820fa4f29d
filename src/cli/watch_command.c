// demarche watch: changes of state that a user asks for, each once.
#include "base/csv.h"
#include "base/file.h"
#include "base/json_writer.h"
#include "cli/form.h"
#include "cli/pipeline.h"
#include "ledger/factreader.h"
#include "ledger/ledgertext.h"
#include "ledger/watchrule.h"
#include "store/storedfacts.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define RULES_BYTES ((size_t)1 << 20)  // a file of rules
#define SEEN_BYTES  ((size_t)64 << 20) // a file of what was told: some four million changes

typedef struct {
    ledger_reader *reader;
    ledger *ledger;
    watch_rules rules;
    const char *db, *seen; // NULL: none
    buf told;              // ids of earlier runs, a line each
    buf rules_text;
    arena memory, scratch;
    form form;
    screen screen;
} watch_state;

static status take_document(void *state, const coded *c, diag *why)
{
    watch_state *s = state;
    (void)why;
    fact_list facts = ledger_read(s->reader, c, &s->scratch);
    ledgertext_begin(s->ledger, c->document, facts.n);
    for (size_t i = 0; i < facts.n; i++) ledger_add(s->ledger, &facts.p[i]);
    arena_reset(&s->scratch);
    return ST_OK;
}

// --- what was told before

static status read_seen(watch_state *s, diag *why)
{
    if (!s->seen || (access(s->seen, F_OK) != 0 && errno == ENOENT)) return ST_OK;
    return file_read_all(s->seen, SEEN_BYTES, &s->told, why);
}

static bool was_told(const watch_state *s, const watch_change *c)
{
    return str_find(buf_str(&s->told), str_of(c->id)) != SIZE_MAX;
}

// --- writing

static void write_json(const watch_change *c, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "record", STR("change"));
    json_field_string(&w, "id", str_of(c->id));
    json_field_string(&w, "ledger", str_of(ledger_kind_name(c->kind)));
    json_field_string(&w, "row", c->row);
    json_field_string(&w, "who", c->who);
    json_field_string(&w, "subject", c->subject);
    json_field_string(&w, "state", c->state);
    json_field_string(&w, "date", c->date);
    json_field_string(&w, "text", c->text);
    json_field_int(&w, "rule", c->rule->line);
    json_end_object(&w);
    json_end_line(&w);
}

static const char HEAD[] = "id,ledger,row,who,subject,state,date,text,rule\n";

static void write_csv(const watch_change *c, buf *out)
{
    char line[16];
    csv_writer w = {.out = out};
    snprintf(line, sizeof line, "%d", c->rule->line);
    const str cells[] = {str_of(c->id), str_of(ledger_kind_name(c->kind)),
                         c->row,        c->who,
                         c->subject,    c->state,
                         c->date,       c->text,
                         str_of(line)};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) csv_write(&w, cells[i]);
    csv_end_row(&w);
}

static void write_line(const screen *s, const watch_change *c, buf *out)
{
    screen_text(s, STYLE_TIME, c->date.n ? c->date : STR("-"), out);
    buf_add_c(out, "  ");
    screen_text(s, STYLE_ACTOR, c->who, out);
    buf_add_c(out, "  ");
    screen_text(s, STYLE_HEAD, c->subject, out);
    buf_add_c(out, ": ");
    screen_text(s, STYLE_TRIGGER, c->state, out);
    buf_add_c(out, "\n    ");
    screen_text(s, STYLE_FAINT, c->text, out);
    buf_add_byte(out, '\n');
}

// Prints what is new and notes it; how many there were in *n.
static status tell(watch_state *s, output *o, size_t *n, diag *why)
{
    watch_changes all = {0};
    buf out = {0}, told = {0};
    *n = 0;
    if (s->form == FORM_CSV) buf_add_c(&out, HEAD);
    buf_add(&told, buf_str(&s->told));
    watchrule_apply(&s->rules, ledger_rows(s->ledger), &s->memory, &all);
    for (size_t i = 0; i < all.n; i++) {
        const watch_change *c = &all.p[i];
        if (was_told(s, c)) continue;
        (*n)++;
        if (s->form == FORM_JSON)
            write_json(c, &out);
        else if (s->form == FORM_CSV)
            write_csv(c, &out);
        else
            write_line(&s->screen, c, &out);
        buf_add_format(&told, "%s\n", c->id);
    }
    output_write(o, buf_str(&out));
    status done = s->seen && *n ? file_replace(s->seen, buf_str(&told), why) : ST_OK;
    buf_free(&out);
    buf_free(&told);
    return done;
}

// --- running

static status read_words(const arguments *args, watch_state *s, diag *why)
{
    s->db = args->values[OPT_DB];
    s->seen = args->values[OPT_SEEN];
    arguments files = arguments_behind(args, 1);
    TRY(pipeline_refuse_both(&files, why));
    TRY(form_choose(args, &s->form, &s->screen, why));
    TRY(file_read_all(args->words[0], RULES_BYTES, &s->rules_text, why));
    TRY(watchrule_read(buf_str(&s->rules_text), args->words[0], &s->memory, &s->rules, why));
    if (!s->rules.n)
        return diag_set(why, ST_USAGE, args->words[0], 0, 0,
                        "no rule: a line such as channels from=USA to=CHN stage=suspended");
    return read_seen(s, why);
}

static int watch_all(pipeline *p, watch_state *s)
{
    output o = {0};
    diag why = {0};
    size_t n = 0;
    int code = 0;
    s->ledger = ledger_new();
    if (!s->db)
        code = pipeline_run(p, &o);
    else if (storedfacts_add(s->db, s->ledger, &why) != ST_OK)
        code = output_complain(&why);
    if (code <= 1) {
        ledger_close(s->ledger, STR_NONE);
        if (tell(s, &o, &n, &why) != ST_OK)
            code = output_complain(&why);
        else if (!n && !code)
            code = status_exit_code(ST_NOTHING);
    }
    ledger_free(s->ledger);
    return output_finish(&o, code);
}

static int run(const arguments *args)
{
    diag why = {0};
    watch_state s = {0};
    arguments files = arguments_behind(args, 1);
    pipeline p = {.depth = PIPELINE_EVENTS, .state = &s, .deliver = take_document};
    status done = read_words(args, &s, &why);
    if (done == ST_OK) done = ledger_reader_open(args->values[OPT_CODEBOOK], &s.reader, &why);
    if (done == ST_OK && !s.db)
        done = pipeline_open(&files, (coder_options){.codebook = args->values[OPT_CODEBOOK]}, &p,
                             &why);
    int code = done == ST_OK ? watch_all(&p, &s) : output_complain(&why);
    ledger_reader_close(s.reader);
    pipeline_close(&p);
    buf_free(&s.told);
    buf_free(&s.rules_text);
    arena_free(&s.memory);
    arena_free(&s.scratch);
    return code;
}

const command WATCH_COMMAND = {
    .name = "watch",
    .words = "RULES [FILE...]",
    .n_words_min = 1,
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "print changes of state that rules ask for, each once",
    .about =
        "Adds up the documents, or with --db the facts of a database, and prints each change of\n"
        "state that a line of RULES asks for. A line names a ledger and any of from, to, subject\n"
        "and stage; # begins a comment:\n"
        "\n"
        "    channels from=USA to=CHN stage=suspended\n"
        "    transfers to=TWN subject=\"air defence\"\n"
        "\n"
        "--seen FILE keeps what was printed, so that the next run prints only what is new. The\n"
        "exit code is 0 when something was printed and 6 when there was nothing.",
    .example = "printf 'channels from=USA to=CHN\\n' > talks.watch && "
               "demarche watch talks.watch --date 2024-07-17 article.txt\n"
               "demarche watch talks.watch --seen talks.seen --date 2024-07-17 article.txt",
    COMMAND_OPTIONS(OPT_JSON, OPT_CSV, OPT_TABLE, OPT_DB, OPT_SEEN, OPT_JOBS, OPT_DATE, OPT_TITLE,
                    OPT_URL, OPT_OUTLET, OPT_MAP, OPT_FILES_FROM, OPT_NUL, OPT_ANY_LANGUAGE,
                    OPT_CODEBOOK, OPT_MODEL, OPT_COLOR),
    .run = run,
};
