// demarche corrections: what readers said of events, and the gold standard that is made of it.
#include "cli/form.h"
#include "cli/output.h"
#include "cli/rowtable.h"
#include "upkeep/correctiongold.h"

#include <stdio.h>

#define COLUMNS 6

static void join_fields(const correction *x, buf *out)
{
    for (int f = 0; f < CORRECT_FIELDS; f++) {
        str value = x->right[f].n ? x->right[f] : STR("none");
        if (x->given[f])
            buf_add_format(out, "%s%s: %.*s", out->n ? ", " : "",
                           correction_field_name((correction_field)f), STR_ARG(value));
    }
    if (x->note.n) buf_add_format(out, "%s%.*s", out->n ? "; " : "", STR_ARG(x->note));
}

static void print_table(const correction_list *all, const screen *s, output *out)
{
    static const str HEADS[COLUMNS] = {STR("at"),    STR("by"),    STR("kind"),
                                       STR("event"), STR("words"), STR("instead")};
    static const style STYLES[COLUMNS] = {STYLE_TIME, STYLE_ACTOR,   STYLE_NONE,
                                          STYLE_HEAD, STYLE_TRIGGER, STYLE_NONE};
    rowtable t;
    buf fields = {0};
    rowtable_open(&t, s, out, HEADS, COLUMNS);
    for (size_t i = 0; i < all->n; i++) {
        const correction *x = &all->p[i];
        buf_clear(&fields);
        join_fields(x, &fields);
        const str cells[COLUMNS] = {x->at,
                                    x->by,
                                    str_of(correction_kind_name(x->kind)),
                                    x->event.n ? x->event : x->document,
                                    x->words,
                                    buf_str(&fields)};
        if (!rowtable_row(&t, cells, STYLES)) break;
    }
    rowtable_close(&t);
    buf_free(&fields);
}

static void print(const correction_list *all, form how, const screen *s, output *out)
{
    buf text = {0};
    if (how == FORM_TABLE) print_table(all, s, out);
    if (how == FORM_CSV) correction_csv(all, &text);
    for (size_t i = 0; i < all->n && how == FORM_JSON; i++) correction_line(&all->p[i], &text);
    output_write(out, buf_str(&text));
    buf_free(&text);
}

static status write_gold(const arguments *args, correction_list *all, arena *a, diag *why)
{
    const char *folder = args->values[OPT_GOLD];
    correctiongold_counts n;
    correction_settle(all, a);
    TRY(correctiongold_write(args->values[OPT_DB], all, folder, &n, why));
    fprintf(
        stderr,
        "demarche: %s: %zu sentence%s of %zu article%s, %zu event%s; measure with: demarche eval "
        "%s/corrected.events.tsv --corpora %s\n",
        folder, n.sentences, n.sentences == 1 ? "" : "s", n.documents, n.documents == 1 ? "" : "s",
        n.events, n.events == 1 ? "" : "s", folder, folder);
    if (n.absent)
        fprintf(stderr,
                "demarche: %zu left out: their articles are not in the database, or changed\n",
                n.absent);
    if (n.in_titles)
        fprintf(stderr, "demarche: %zu left out: they are of headlines\n", n.in_titles);
    return ST_OK;
}

static int run(const arguments *args)
{
    diag why = {0};
    arena memory = {0};
    output out = {0};
    correction_list all = {0};
    form how;
    screen s;
    status done = form_choose(args, &how, &s, &why);
    if (done == ST_OK && arguments_has(args, OPT_GOLD) != (args->values[OPT_DB] != NULL))
        done = diag_set(&why, ST_USAGE, NULL, 0, 0,
                        "--gold DIR and --db DB go together: the texts come from the database");
    if (done == ST_OK) done = correction_read(args->words[0], &memory, &all, &why);
    if (done == ST_OK && arguments_has(args, OPT_GOLD))
        done = write_gold(args, &all, &memory, &why);
    else if (done == ST_OK)
        print(&all, how, &s, &out);
    int code = done == ST_OK ? 0 : output_complain(&why);
    arena_free(&memory);
    return output_finish(&out, code);
}

const command CORRECTIONS_COMMAND = {
    .name = "corrections",
    .words = "FILE",
    .n_words_min = 1,
    .n_words_max = 1,
    .summary = "list what readers said of events, and make a gold standard of it",
    .about =
        "FILE is what 'demarche serve --corrections FILE' has collected: readers said in the page\n"
        "that an event is right, wrong, told otherwise or missing, or that they have read an\n"
        "article as a whole. Printed is each of them, in the order in which they came.\n"
        "\n"
        "--gold writes what they amount to, the last word about each event, into a folder that\n"
        "'demarche eval' measures the program against: texts.jsonl, sentences.tsv and\n"
        "corrected.events.tsv. A sentence is in it when something is said of it; its other events\n"
        "count neither for nor against the program, but in articles that were read as a whole.\n"
        "The texts are those of the database --db; doc/corrections.md says more.",
    .example = "demarche corrections corrections.jsonl\n"
               "demarche corrections corrections.jsonl --db news.db --gold gold\n"
               "demarche eval gold/corrected.events.tsv --corpora gold",
    COMMAND_OPTIONS(OPT_DB, OPT_GOLD, OPT_JSON, OPT_CSV, OPT_TABLE, OPT_COLOR),
    .run = run,
};
