// demarche mentions: what the documents name.
#include "cli/bratfolder.h"
#include "cli/pipeline.h"
#include "cli/screen.h"
#include "export/brat.h"
#include "store/record_line.h"

typedef struct {
    bool json, brat;
    bool headed;        // brat: documents are told apart by a line
    brat_folder folder; // brat: path NULL for standard output
    run_about run;
    screen screen;
} mentions_state;

// A line that brat takes for a comment: one document a file needs none.
static void format_brat(const mentions_state *s, const coded *c, buf *out)
{
    const document *d = c->document;
    if (s->folder.path) return;
    if (s->headed || d->line) {
        buf_add_format(out, "# document %.*s ", STR_ARG(d->id));
        output_escape(out, d->file);
        if (d->line) buf_add_format(out, ":%d", d->line);
        buf_add_byte(out, '\n');
    }
    brat_document(c, out);
}

static void format_document(const void *state, const coded *c, arena *a, buf *out)
{
    const mentions_state *s = state;
    if (s->brat) {
        format_brat(s, c, out);
        return;
    }
    if (!s->json) {
        screen_mentions(&s->screen, c, a, out);
        return;
    }
    record_lines(out, &s->run, &RECORD_DOCUMENT, c);
    record_lines(out, &s->run, &RECORD_MENTION, c);
}

static status deliver_to_folder(void *state, const coded *c, diag *why)
{
    mentions_state *s = state;
    return bratfolder_add(&s->folder, c, why);
}

static status read_brat(const arguments *args, mentions_state *s, diag *why)
{
    const char *folder = args->values[OPT_OUTPUT_DIR];
    s->brat = arguments_has(args, OPT_BRAT);
    s->headed = pipeline_has_many_inputs(args);
    if (folder && !s->brat)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--output-dir goes with --brat");
    TRY(arguments_refuse_both(args, OPT_BRAT, OPT_JSON, "choose one form of output", why));
    TRY(arguments_refuse_both(args, OPT_BRAT, OPT_TABLE, "choose one form of output", why));
    return arguments_refuse_both(args, OPT_BRAT, OPT_OFFSETS, "brat counts code points", why);
}

static status read_words(const arguments *args, mentions_state *s, diag *why)
{
    const char *unit = args->values[OPT_OFFSETS];
    TRY(read_brat(args, s, why));
    TRY(arguments_refuse_both(args, OPT_JSON, OPT_TABLE, "choose one form of output", why));
    if (unit && !offset_unit_find(str_of(unit), &s->run.offsets))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--offsets %s: give byte, codepoint or utf16",
                        unit);
    s->json = arguments_has(args, OPT_JSON) ||
              (!s->brat && !arguments_has(args, OPT_TABLE) && !output_is_terminal());
    s->screen.width = output_width();
    return output_choose_color(args->values[OPT_COLOR], &s->screen.colored, why);
}

static int print_all(const arguments *args, pipeline *p, mentions_state *s)
{
    output o = {0};
    offset_unit unit = s->run.offsets;
    s->run = coder_about(p->coder);
    s->run.offsets = unit;
    pipeline_about(args, &s->run);
    if (s->json) {
        buf head = {0};
        record_line_run(&head, &s->run);
        output_write(&o, buf_str(&head));
        buf_free(&head);
    }
    int code = pipeline_run(p, &o);
    return output_finish(&o, code);
}

static int run(const arguments *args)
{
    diag why = {0};
    mentions_state s = {0};
    pipeline p = {.depth = PIPELINE_MENTIONS, .state = &s, .format = format_document};
    status done = read_words(args, &s, &why);
    if (done == ST_OK) done = pipeline_open(args, (coder_options){.without_rules = true}, &p, &why);
    if (done == ST_OK && args->values[OPT_OUTPUT_DIR]) {
        p.deliver = deliver_to_folder;
        done = bratfolder_open(&s.folder, args->values[OPT_OUTPUT_DIR], &why);
    }
    int code = done == ST_OK ? print_all(args, &p, &s) : output_complain(&why);
    bratfolder_close(&s.folder);
    pipeline_close(&p);
    return code;
}

const command MENTIONS_COMMAND = {
    .name = "mentions",
    .words = "[FILE...]",
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "list the actors, dates, places, amounts and items that the text names",
    .about =
        "Prints every actor, date, place, sum of money, quantity, percentage and military item of\n"
        "each document, and what is said in it and by whom, with its value: on a terminal a table\n"
        "sentence by sentence, each kind in its colour; JSON Lines elsewhere (a line about the\n"
        "run, one for each document, one for each mention).\n"
        "\n"
        "--brat writes brat's standoff instead: a T line for each mention, a note with its value.\n"
        "Offsets count code points of the document's normalised text. On standard output a line\n"
        "\"# document ID FILE\" comes before each document where there may be several. With\n"
        "--output-dir each document gets NAME.txt, that text, and NAME.ann in DIR, which brat\n"
        "opens as a collection: NAME is the file's, with its line in JSON Lines (news-12).",
    .example = "demarche mentions --date 2024-07-17 article.txt\n"
               "demarche mentions --brat --output-dir brat news.jsonl",
    COMMAND_OPTIONS(OPT_JSON, OPT_TABLE, OPT_BRAT, OPT_OUTPUT_DIR, OPT_JOBS, OPT_DATE, OPT_TITLE,
                    OPT_URL, OPT_OUTLET, OPT_MAP, OPT_FILES_FROM, OPT_NUL, OPT_ANY_LANGUAGE,
                    OPT_MODEL, OPT_OFFSETS, OPT_COLOR),
    .run = run,
};
