// demarche code: news text in, coded events out.
#include "cli/between_lines.h"
#include "cli/explanation.h"
#include "cli/loading.h"
#include "cli/pipeline.h"
#include "cli/screen.h"
#include "store/csv_record.h"
#include "store/record_line.h"

#include <string.h>

// FORMAT_NONE prints nothing (--db), FORMAT_LINES what --between finds.
typedef enum {
    FORMAT_JSON,
    FORMAT_CSV,
    FORMAT_TABLE,
    FORMAT_EXPLAIN,
    FORMAT_LINES,
    FORMAT_NONE
} code_format;

typedef struct {
    code_format format;
    run_about run;
    screen screen;
    csv_layout layout;
    const codebook *rules;
} code_state;

static void format_document(const void *state, const coded *c, arena *a, buf *out)
{
    const code_state *s = state;
    switch (s->format) {
    case FORMAT_JSON:
        record_lines(out, &s->run, &RECORD_DOCUMENT, c);
        record_lines(out, &s->run, &RECORD_EVENT, c);
        record_lines(out, &s->run, &RECORD_LINK, c);
        break;
    case FORMAT_CSV: csv_record_events(&s->layout, &s->run, c, out); break;
    case FORMAT_TABLE: screen_events(&s->screen, c, a, out); break;
    case FORMAT_EXPLAIN: explanation_add(&s->screen, s->rules, c, a, out); break;
    case FORMAT_LINES:
    case FORMAT_NONE: break;
    }
}

static status choose_between(const arguments *args, code_format *format, diag *why)
{
    static const option_id OTHERS[] = {OPT_CSV, OPT_TABLE, OPT_EXPLAIN, OPT_DB, OPT_OFFSETS};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        TRY(arguments_refuse_both(args, OPT_BETWEEN, OTHERS[i],
                                  "what stands between spans is a line of JSON for each", why));
    *format = FORMAT_LINES;
    return ST_OK;
}

static status choose_format(const arguments *args, code_format *format, diag *why)
{
    static const option_id FORMATS[] = {OPT_JSON, OPT_CSV, OPT_TABLE, OPT_EXPLAIN};
    static const code_format MEANS[] = {FORMAT_JSON, FORMAT_CSV, FORMAT_TABLE, FORMAT_EXPLAIN};
    bool given = false;
    if (arguments_has(args, OPT_BETWEEN)) return choose_between(args, format, why);
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = 0; j < i; j++)
            TRY(arguments_refuse_both(args, FORMATS[j], FORMATS[i], "choose one form of output",
                                      why));
        if (!arguments_has(args, FORMATS[i])) continue;
        *format = MEANS[i];
        given = true;
    }
    if (given) return ST_OK;
    *format = arguments_has(args, OPT_DB) ? FORMAT_NONE
              : output_is_terminal()      ? FORMAT_TABLE
                                          : FORMAT_JSON;
    return ST_OK;
}

static status read_words(const arguments *args, code_state *s, diag *why)
{
    const char *unit = args->values[OPT_OFFSETS];
    TRY(choose_format(args, &s->format, why));
    TRY(output_choose_color(args->values[OPT_COLOR], &s->screen.colored, why));
    if (unit && !offset_unit_find(str_of(unit), &s->run.offsets))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--offsets %s: give byte, codepoint or utf16",
                        unit);
    if (unit && s->format != FORMAT_JSON && s->format != FORMAT_CSV)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--offsets needs --json or --csv: nothing else prints offsets in a unit of "
                        "your choice");
    if (args->values[OPT_DB] && !*args->values[OPT_DB])
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--db needs the name of a file");
    if (arguments_has(args, OPT_RESUME) && !args->values[OPT_DB])
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--resume needs --db: it goes on with a load into a database");
    s->screen.width = output_width();
    return ST_OK;
}

static void write_head(const code_state *s, output *o)
{
    buf head = {0};
    if (s->format == FORMAT_JSON) record_line_run(&head, &s->run);
    if (s->format == FORMAT_CSV) csv_record_header(&s->layout, &head);
    output_write(o, buf_str(&head));
    buf_free(&head);
}

// With the coder loaded.
static int code_all(const arguments *args, pipeline *p, code_state *s)
{
    diag why = {0};
    loading *load = NULL;
    offset_unit unit = s->run.offsets;
    s->run = coder_about(p->coder);
    s->run.offsets = unit;
    pipeline_about(args, &s->run);
    s->rules = coder_codebook(p->coder);
    csv_layout_init(&s->layout);
    p->quiet = s->format == FORMAT_NONE;
    if (args->values[OPT_DB]) {
        if (loading_open(args, &p->inputs, &s->run, s->rules, &load, &why) != ST_OK)
            return output_complain(&why);
        loading_connect(load, p);
    }
    output o = {0};
    write_head(s, &o);
    int code = pipeline_run(p, &o);
    if (load) code = loading_close(load, code);
    return output_finish(&o, code);
}

static int run(const arguments *args)
{
    arena memory = {0};
    diag why = {0};
    code_state *s = arena_alloc(&memory, sizeof *s);
    coder_options options = {.codebook = args->values[OPT_CODEBOOK],
                             .alone = arguments_has(args, OPT_ALONE),
                             .without_classifier = arguments_has(args, OPT_NO_CLASSIFIER)};
    pipeline p = {.depth = PIPELINE_EVENTS, .state = s, .format = format_document};
    status done = read_words(args, s, &why);
    if (s->format == FORMAT_LINES) p.work = between_line;
    if (done == ST_OK) done = pipeline_open(args, options, &p, &why);
    int code = done == ST_OK ? code_all(args, &p, s) : output_complain(&why);
    pipeline_close(&p);
    arena_free(&memory);
    return code;
}

const command CODE_COMMAND = {
    .name = "code",
    .words = "[FILE...]",
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "code news text as events",
    .about =
        "Codes each document and prints its events. A FILE is plain text (.txt), a web page\n"
        "(.html: its article is read, see 'demarche extract'), JSON Lines (.jsonl: one document\n"
        "a line with the fields id, title, text, date, url and outlet), JSON (.json), CSV (.csv,\n"
        ".tsv: one document a row, its columns named alike), a feed (RSS, Atom, JSON Feed: one\n"
        "document an item), a mail (.eml), a mailbox (.mbox), a PDF, an archive of the web\n"
        "(.warc, .arc: one document a page) or a zip or tar archive of these, packed by gzip or\n"
        "zstd or not; - or no FILE is standard input. A folder stands for all files below it "
        "whose\n"
        "names tell a kind, a pattern in quotes ('news/**/*.jsonl.gz') for those that it names,\n"
        "and --files-from lists more. doc/input.md tells all of it.\n"
        "\n"
        "On a terminal a table is printed, elsewhere JSON Lines: first a line about the run,\n"
        "then one for each document, followed by one for each of its events. doc/output.md\n"
        "describes every field; 'demarche schema' prints the JSON Schema. With --db and no\n"
        "other form nothing is printed. What cannot be read is reported and the rest is coded.\n"
        "\n"
        "A load with --db may be long: a bar tells how far it is, 'demarche problems' and\n"
        "'demarche coverage' afterwards what became of every document. Loading the same files\n"
        "again changes nothing. Ctrl-C ends after the documents in work (a second one at once);\n"
        "the same command with --resume then goes on, as it does after a crash: it passes over\n"
        "files and records that are there already, unless the file, an option, the program, the\n"
        "model or the codebook has changed.\n"
        "\n"
        "Where rules leave doubt a classifier decides (trigger.dm, beside the model): it codes\n"
        "events of words that no rule takes, and drops or keeps what rules have of which it is\n"
        "sure enough. Another (sides.dm) fills sides that rules leave open; a third (cause.dm) "
        "says\n"
        "how likely causes, answers and aims are, and finds causes that no connective tells.\n"
        "--no-classifier gives events and links of rules alone.\n"
        "\n"
        "--between is for those who bring their own entities: each line of JSON has \"source\" "
        "and\n"
        "\"target\" beside \"text\", [begin, end] in code points of it. Printed is a line for "
        "each:\n"
        "id, type (always one of the 16), mode, quad, confidence, decided_by (rule: an event "
        "between\n"
        "the two; classifier: words and tree weighed together; where relation.dm is not\n"
        "beside the model, trigger: words that events hang on, or prior: nothing) and all\n"
        "types ranked.",
    .example = "demarche code --date 2024-07-17 article.txt\n"
               "demarche code --json -j 4 news.jsonl > events.jsonl\n"
               "demarche code --db news.db --map text=body,id=key archive.jsonl.gz\n"
               "demarche code --db news.db --resume -j 4 --map text=body,id=key archive.jsonl.gz\n"
               "find archive -name '*.txt' -print0 | demarche code --files-from - --null",
    COMMAND_OPTIONS(OPT_JSON, OPT_CSV, OPT_TABLE, OPT_EXPLAIN, OPT_BETWEEN, OPT_JOBS, OPT_DB,
                    OPT_RESUME, OPT_PROGRESS, OPT_DATE, OPT_TITLE, OPT_URL, OPT_OUTLET, OPT_MAP,
                    OPT_FILES_FROM, OPT_NUL, OPT_ANY_LANGUAGE, OPT_CODEBOOK, OPT_ALONE,
                    OPT_NO_CLASSIFIER, OPT_MODEL, OPT_OFFSETS, OPT_COLOR),
    .run = run,
};
