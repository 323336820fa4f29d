// demarche mentions: what the documents name.
#include "cli/pipeline.h"
#include "cli/screen.h"
#include "store/record_line.h"

typedef struct {
    bool json;
    run_about run;
    screen screen;
} mentions_state;

static void format_document(const void *state, const coded *c, arena *a, buf *out)
{
    const mentions_state *s = state;
    if (!s->json) {
        screen_mentions(&s->screen, c, a, out);
        return;
    }
    record_lines(out, &s->run, &RECORD_DOCUMENT, c);
    record_lines(out, &s->run, &RECORD_MENTION, c);
}

static status read_words(const arguments *args, mentions_state *s, diag *why)
{
    const char *unit = args->values[OPT_OFFSETS];
    TRY(arguments_refuse_both(args, OPT_JSON, OPT_TABLE, "choose one form of output", why));
    if (unit && !offset_unit_find(str_of(unit), &s->run.offsets))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--offsets %s: give byte, codepoint or utf16",
                        unit);
    s->json =
        arguments_has(args, OPT_JSON) || (!arguments_has(args, OPT_TABLE) && !output_is_terminal());
    s->screen.width = output_width();
    return output_choose_color(NULL, &s->screen.colored, why);
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
    int code = done == ST_OK ? print_all(args, &p, &s) : output_complain(&why);
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
        "each document, and what is said in it and by whom, with its value: a table on a\n"
        "terminal, JSON Lines elsewhere (a line about the run, one for each document, one for\n"
        "each mention).",
    .example = "demarche mentions --date 2024-07-17 article.txt",
    COMMAND_OPTIONS(OPT_JSON, OPT_TABLE, OPT_JOBS, OPT_DATE, OPT_TITLE, OPT_URL, OPT_OUTLET,
                    OPT_MAP, OPT_MODEL, OPT_OFFSETS),
    .run = run,
};
