#include "cli/goldscore.h"

#include "cli/installation.h"
#include "coder/coder.h"

#include <unistd.h>

#define CORPORA_FOLDER "../shared/corpora"    // the texts that our own judgements are about
#define ALSO_FILE      "gold/dates/also.tsv"  // likewise --also
#define ASIDE_FILE     "gold/dates/aside.tsv" // of a checkout, when --aside does not say

typedef struct {
    gold_set set;
    coder *coder;
    coder_run *run;
    const gold_request *request;
    arena memory; // of the gold
    tally tally;
    buf listed; // errors
} scoring;

static void score_coded(scoring *s, const gold_text *text, const coded *c, arena *a)
{
    finding_list found = findings_of(&s->set, text, c, a);
    judgement_list list = judge(&s->set, text, &found, a);
    tally_add(&s->tally, &s->set, text, &list, &s->memory);
    const gold_request *r = s->request;
    if (r->errors) gold_errors(text, &list, r->kind, r->colored, a, &s->listed);
}

static status score_text(scoring *s, const gold_text *text, arena *a, diag *why)
{
    document d;
    document_options options = {.outlet = text->outlet};
    TRY(document_build(&text->record, &options, a, &d, why));
    coded c = s->set.format == GOLD_SPANS ? coder_code(s->run, &d, a) : coder_read(s->run, &d, a);
    score_coded(s, text, &c, a);
    return ST_OK;
}

static status score_texts(scoring *s, diag *why)
{
    arena a = {0};
    status done = ST_OK;
    for (size_t i = 0; i < s->set.n && done == ST_OK; i++) {
        const gold_text *text = &s->set.p[i];
        if (text->aside.n)
            tally_set_aside(&s->tally, text, &s->memory);
        else
            done = score_text(s, text, &a, why);
        arena_reset(&a);
    }
    arena_free(&a);
    return done;
}

static status read_options(const arguments *args, gold_format format, gold_request *r, diag *why)
{
    gold_source *source = &r->source;
    static const option_id OF_TREES[] = {OPT_RELATIONS, OPT_ATTACHMENTS, OPT_CONLLU};
    for (size_t i = 0; i < sizeof OF_TREES / sizeof *OF_TREES; i++)
        if (arguments_has(args, OF_TREES[i]))
            return diag_set(why, ST_USAGE, NULL, 0, 0, "%s is for treebanks; %s holds %s",
                            OPTIONS[OF_TREES[i]].name, args->words[0], gold_format_name(format));
    if (args->n_words > 1)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s: only a treebank has a SYSTEM to compare",
                        args->words[1]);
    TRY(arguments_refuse_both(args, OPT_ERRORS, OPT_JSON, "errors have text, for people alone",
                              why));
    r->errors = arguments_has(args, OPT_ERRORS);
    r->json = arguments_has(args, OPT_JSON);
    r->kind = args->values[OPT_KIND];
    r->rules_alone = arguments_has(args, OPT_NO_CLASSIFIER);
    if (r->rules_alone && format != GOLD_EVENTS && format != GOLD_CAUSES)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--no-classifier is for gold of events and causes");
    r->model = args->values[OPT_MODEL];
    source->path = args->words[0];
    source->format = format;
    source->corpora = args->values[OPT_CORPORA] ? args->values[OPT_CORPORA] : CORPORA_FOLDER;
    source->aside = args->values[OPT_ASIDE];
    source->also = args->values[OPT_ALSO];
    if (!source->also && access(ALSO_FILE, R_OK) == 0) source->also = ALSO_FILE;
    if (!source->aside && access(ASIDE_FILE, R_OK) == 0) source->aside = ASIDE_FILE;
    return output_choose_color(NULL, &r->colored, why);
}

status gold_open_coder(const gold_request *r, bool rules, arena *a, coder **c, coder_run **run,
                       diag *why)
{
    coder_options options = {.without_rules = !rules, .without_classifier = r->rules_alone};
    TRY(installation_model(r->model, a, &options.model, why));
    TRY(coder_open(&options, c, why));
    *run = coder_run_new(*c);
    return ST_OK;
}

static void print(const scoring *s, output *o)
{
    buf text = {0};
    output_write(o, buf_str(&s->listed));
    if (s->request->json)
        gold_json(s->request->source.path, &s->set, &s->tally, &text);
    else
        gold_table(&s->set, &s->tally, &text);
    output_write(o, buf_str(&text));
    buf_free(&text);
}

static status mention_score(const gold_request *r, output *o, diag *why)
{
    scoring s = {.request = r};
    status done = gold_read(&r->source, &s.memory, &s.set, why);
    bool rules = s.set.format == GOLD_SPANS;
    if (done == ST_OK) done = gold_open_coder(r, rules, &s.memory, &s.coder, &s.run, why);
    if (done == ST_OK) done = score_texts(&s, why);
    if (done == ST_OK) print(&s, o);
    coder_run_delete(s.run);
    coder_close(s.coder);
    buf_free(&s.listed);
    arena_free(&s.memory);
    return done;
}

status gold_score(const arguments *args, gold_format format, output *o, diag *why)
{
    gold_request r = {0};
    TRY(read_options(args, format, &r, why));
    if (format == GOLD_EVENTS) return event_score(&r, o, why);
    if (format == GOLD_CAUSES) return cause_score_file(&r, o, why);
    return mention_score(&r, o, why);
}
