// demarche ledger: what is the case, from texts.
#include "cli/form.h"
#include "cli/ledgertable.h"
#include "cli/pipeline.h"
#include "ledger/factread.h"
#include "ledger/factreader.h"
#include "ledger/ledger.h"
#include "ledger/ledgertext.h"
#include "ledger/rowcsv.h"
#include "ledger/rowfilter.h"
#include "ledger/rowjson.h"
#include "link/period.h"
#include "store/databasequery.h"

#include <string.h>

typedef struct {
    ledger_reader *reader;
    ledger *ledger;
    ledger_kind kind;
    form form;
    bool facts;
    row_filter wanted;
    const char *db; // NULL: the documents of the command line
    screen screen;
    arena scratch; // of one document's facts
    output out;
} ledger_state;

// Deeds of the other ledgers may cross red lines.
static bool is_needed(const ledger_state *s, const fact *x)
{
    return x->ledger == s->kind || s->kind == LEDGER_REDLINES;
}

static status take_facts(void *state, const coded *c, diag *why)
{
    ledger_state *s = state;
    (void)why;
    fact_list facts = ledger_read(s->reader, c, &s->scratch);
    ledgertext_begin(s->ledger, c->document, facts.n);
    buf lines = {0};
    for (size_t i = 0; i < facts.n; i++) {
        if (is_needed(s, &facts.p[i])) ledger_add(s->ledger, &facts.p[i]);
        if (s->facts && facts.p[i].ledger == s->kind) rowjson_fact(&facts.p[i], &lines);
    }
    if (s->facts) output_write(&s->out, buf_str(&lines));
    buf_free(&lines);
    arena_reset(&s->scratch);
    return ST_OK;
}

// A fact of the database.
static status take_line(void *state, str json, diag *why)
{
    ledger_state *s = state;
    fact x;
    status done = factread_line(json, s->db, 0, &s->scratch, &x, why);
    if (done == ST_OK && is_needed(s, &x)) ledger_add(s->ledger, &x);
    if (done == ST_OK && s->facts && x.ledger == s->kind) {
        output_write(&s->out, json);
        output_write(&s->out, STR("\n"));
    }
    arena_reset(&s->scratch);
    return done;
}

static status take_text(void *state, const ledger_text *text, diag *why)
{
    ledger_state *s = state;
    (void)why;
    ledger_begin(s->ledger, text);
    return ST_OK;
}

static void write_rows(const ledger_state *s, output *o)
{
    arena kept = {0};
    ledger_table rows = rowfilter_apply(ledger_rows(s->ledger), &s->wanted, &kept);
    const ledger_table *t = &rows;
    buf b = {0};
    if (s->form == FORM_CSV) {
        rowcsv_write(t, s->kind, &b);
    } else if (s->form == FORM_JSON) {
        for (size_t i = 0; i < rowjson_count(t, s->kind); i++) rowjson_row(t, s->kind, i, &b);
    } else
        ledgertable_write(&s->screen, t, s->kind, &b);
    output_write(o, buf_str(&b));
    buf_free(&b);
    arena_free(&kept);
}

static str value(const arguments *args, option_id id)
{
    return str_of(args->values[id]);
}

static status read_filter(const arguments *args, row_filter *f, diag *why)
{
    static const option_id DAYS[] = {OPT_SINCE, OPT_UNTIL};
    for (size_t i = 0; i < 2; i++)
        if (arguments_has(args, DAYS[i]) && !period_read(value(args, DAYS[i])).known)
            return diag_set(why, ST_USAGE, NULL, 0, 0,
                            "%s %s: give a year, month or day, such as 2024, 2024-07, 2024-07-17",
                            OPTIONS[DAYS[i]].name, args->values[DAYS[i]]);
    *f = (row_filter){.from = value(args, OPT_FROM),
                      .to = value(args, OPT_TO),
                      .since = value(args, OPT_SINCE),
                      .until = value(args, OPT_UNTIL),
                      .subject = value(args, OPT_SUBJECT),
                      .state = value(args, OPT_STAGE),
                      .unsure = arguments_has(args, OPT_UNSURE)};
    return ST_OK;
}

static status read_words(const arguments *args, ledger_state *s, diag *why)
{
    static const char *const NAMES[LEDGER_KINDS + 1] = {"channels", "transfers", "redlines",
                                                        "positions", NULL};
    int kind = str_which(str_of(args->words[0]), NAMES, LEDGER_KINDS);
    if (kind < 0) {
        const char *near = nearest_word(args->words[0], NAMES);
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "ledger %s: expected channels, transfers, redlines or positions%s%s%s",
                        args->words[0], near ? "; did you mean " : "", near ? near : "",
                        near ? "?" : "");
    }
    s->kind = (ledger_kind)kind;
    s->facts = arguments_has(args, OPT_FACTS);
    s->db = args->values[OPT_DB];
    arguments files = arguments_behind(args, 1);
    TRY(pipeline_refuse_both(&files, why));
    TRY(read_filter(args, &s->wanted, why));
    TRY(arguments_refuse_both(args, OPT_FACTS, OPT_TABLE, "facts are JSON Lines", why));
    TRY(arguments_refuse_both(args, OPT_FACTS, OPT_CSV, "facts are JSON Lines", why));
    return form_choose(args, &s->form, &s->screen, why);
}

static int make_ledger(pipeline *p, ledger_state *s, str as_of)
{
    s->ledger = ledger_new();
    diag why = {0};
    int code = 0;
    fact_taker taker = {.text = take_text, .fact = take_line, .state = s};
    if (!s->db)
        code = pipeline_run(p, &s->out);
    else if (database_facts(s->db, &taker, &why) != ST_OK)
        code = output_complain(&why);
    if (!s->facts && code <= 1) {
        ledger_close(s->ledger, as_of);
        write_rows(s, &s->out);
    }
    ledger_free(s->ledger);
    arena_free(&s->scratch);
    return output_finish(&s->out, code);
}

static int run(const arguments *args)
{
    diag why = {0};
    ledger_state s = {0};
    str as_of = STR_NONE;
    arguments files = arguments_behind(args, 1);
    pipeline p = {.depth = PIPELINE_EVENTS, .state = &s, .deliver = take_facts};
    status done = read_words(args, &s, &why);
    if (done == ST_OK) done = form_as_of(args, &as_of, &why);
    if (done == ST_OK) done = ledger_reader_open(args->values[OPT_CODEBOOK], &s.reader, &why);
    if (done == ST_OK && !s.db)
        done = pipeline_open(&files, (coder_options){.codebook = args->values[OPT_CODEBOOK]}, &p,
                             &why);
    int code = done == ST_OK ? make_ledger(&p, &s, as_of) : output_complain(&why);
    ledger_reader_close(s.reader);
    pipeline_close(&p);
    return code;
}

const command LEDGER_COMMAND = {
    .name = "ledger",
    .words = "channels|transfers|redlines|positions [FILE...]",
    .n_words_min = 1,
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "say what is the case: channels, transfers, red lines, positions",
    .about =
        "Codes the documents and keeps the state that they add up to. Each row is one channel of\n"
        "dialogue (parties, subject, state, since when, by whom, why, what would reopen it), one\n"
        "transfer of arms or aid, one red line or warning, one position, with its history and\n"
        "the events that prove it. Documents may come in any order. doc/ledger.md lists the "
        "fields.\n"
        "\n"
        "--as-of gives the state of a day: what texts tell of later days does not count. Without\n"
        "it that is the last day of any document. --facts prints what each text says before it\n"
        "is added up. With --db the facts are those of a database of 'demarche code --db', and\n"
        "nothing is coded. The filters choose rows; those that are given must all hold. Positions\n"
        "that nobody can place from their own words are left out unless --unsure asks for them.",
    .example = "demarche ledger channels --json --date 2024-07-17 article.txt\n"
               "demarche ledger channels --from USA --to CHN --since 2024 --db news.db",
    COMMAND_OPTIONS(OPT_JSON, OPT_CSV, OPT_TABLE, OPT_DB, OPT_FACTS, OPT_UNSURE, OPT_AS_OF,
                    OPT_FROM, OPT_TO, OPT_SINCE, OPT_UNTIL, OPT_SUBJECT, OPT_STAGE, OPT_JOBS,
                    OPT_DATE, OPT_TITLE, OPT_URL, OPT_OUTLET, OPT_MAP, OPT_FILES_FROM, OPT_NUL,
                    OPT_ANY_LANGUAGE, OPT_CODEBOOK, OPT_MODEL, OPT_COLOR),
    .run = run,
};
