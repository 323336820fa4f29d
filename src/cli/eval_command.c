// demarche eval: how well the program does against gold data.
#include "base/file.h"
#include "base/json_writer.h"
#include "cli/analysis.h"
#include "cli/goldscore.h"
#include "cli/installation.h"
#include "coder/coder.h"
#include "parse/breakdown.h"
#include "parse/conllu.h"
#include "parse/conllu_check.h"
#include "parse/eval18.h"

#include <string.h>

typedef struct {
    const char *gold, *system; // files; system NULL: what the program itself says
    bool json, relations, attachments;
    buf bytes; // of the gold file
    arena memory, scratch;
    output out;
} evaluation;

// --- what is printed

static void add_tables(const evaluation *e, const char *title, const conll18_scores *scores,
                       const breakdown *detail, buf *out)
{
    buf_add_format(out, "%s\n", title);
    conll18_table(scores, out);
    buf_add_byte(out, '\n');
    if (e->relations) {
        breakdown_relations(detail, out);
        buf_add_byte(out, '\n');
    }
    if (e->attachments) {
        breakdown_attachments(detail, out);
        buf_add_byte(out, '\n');
    }
}

static void write_metric(json_writer *w, const conll18_scores *scores, conll18_metric m)
{
    conll18_score s = scores->of[m];
    json_write_key(w, conll18_name(m));
    json_begin_object(w);
    json_field_int(w, "gold", (int64_t)s.gold);
    json_field_int(w, "system", (int64_t)s.system);
    json_field_int(w, "correct", (int64_t)s.correct);
    json_field_double(w, "f1", conll18_f1(s));
    json_end_object(w);
}

// The system is "raw text" or "gold words" for the program itself, else the file.
static void add_json(const evaluation *e, const char *system, const conll18_scores *scores,
                     const breakdown *detail, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "gold", str_of(e->gold));
    json_field_string(&w, "system", str_of(system));
    json_write_key(&w, "metrics");
    json_begin_object(&w);
    for (int m = 0; m < CONLL18_COUNT; m++) write_metric(&w, scores, (conll18_metric)m);
    json_end_object(&w);
    if (e->relations) {
        json_write_key(&w, "relations");
        breakdown_relations_json(detail, &w);
    }
    if (e->attachments) {
        json_write_key(&w, "attachments");
        breakdown_attachments_json(detail, &w);
    }
    json_end_object(&w);
    json_end_line(&w);
}

// --- comparing

// Both files are read again, as trees; conll18_evaluate has checked their lines and texts.
static status break_down(evaluation *e, str system, breakdown *detail, diag *why)
{
    conllu g, s;
    arena a = {0};
    status read = conllu_read(buf_str(&e->bytes), e->gold, &a, &g, why);
    if (read == ST_OK) read = conllu_read(system, e->system, &a, &s, why);
    if (read == ST_OK) {
        breakdown_squeeze(g.doc.text, &g.sentences);
        breakdown_squeeze(s.doc.text, &s.sentences);
        breakdown_add(detail, &g.sentences, &s.sentences, &a);
    }
    arena_free(&a);
    return read;
}

static status compare(evaluation *e, const char *title, const char *name, str system, diag *why)
{
    conll18_scores scores;
    breakdown detail = {0};
    buf text = {0};
    TRY(conll18_evaluate(buf_str(&e->bytes), system, &e->memory, &scores, why));
    if (e->relations || e->attachments) TRY(break_down(e, system, &detail, why));
    if (e->json)
        add_json(e, name, &scores, &detail, &text);
    else
        add_tables(e, title, &scores, &detail, &text);
    output_write(&e->out, buf_str(&text));
    buf_free(&text);
    return ST_OK;
}

// Text alone is given; the program finds sentences and words.
static status from_text(evaluation *e, language_run *run, diag *why)
{
    conllu gold;
    buf system = {0};
    status s = conllu_read(buf_str(&e->bytes), e->gold, &e->memory, &gold, why);
    if (s == ST_PARTIAL) s = ST_OK; // conll18_evaluate says which line cannot be read
    TRY(s);
    sentence_list own = language_read(run, &gold.doc, &e->memory);
    conllu_writer w = conllu_begin(&gold.doc, true, CONLLU_NO_RANGE);
    for (size_t i = 0; i < own.n; i++) conllu_add(&w, &system, &own.p[i], STR_NONE);
    s = compare(e, "From raw text", "raw text", buf_str(&system), why);
    buf_free(&system);
    return s;
}

// Sentences and words are given; the rest is predicted.
static status from_words(evaluation *e, language_run *run, diag *why)
{
    conllu gold;
    buf system = {0};
    status s = conllu_read(buf_str(&e->bytes), e->gold, &e->memory, &gold, why);
    if (s == ST_PARTIAL) s = ST_OK;
    TRY(s);
    conllu_writer w = conllu_begin(NULL, true, CONLLU_NO_RANGE);
    for (size_t i = 0; i < gold.sentences.n; i++) {
        sentence *x = &gold.sentences.p[i];
        analysis_clear(x);
        language_analyse(run, x, &e->scratch);
        conllu_add(&w, &system, x, gold.comments[i]);
        arena_reset(&e->scratch);
    }
    s = compare(e, "From gold sentences and words", "gold words", buf_str(&system), why);
    buf_free(&system);
    return s;
}

static status against_program(evaluation *e, const char *model_option, diag *why)
{
    coder *c;
    coder_options options = {.without_rules = true};
    TRY(installation_model(model_option, &e->memory, &options.model, why));
    TRY(coder_open(&options, &c, why));
    language_run *run = language_run_new(coder_language(c));
    status s = from_text(e, run, why);
    if (s == ST_OK) s = from_words(e, run, why);
    language_run_delete(run);
    coder_close(c);
    return s;
}

static status against_file(evaluation *e, diag *why)
{
    buf system = {0};
    status s = file_read_all(e->system, FILE_MAX_BYTES, &system, why);
    if (s == ST_OK) s = compare(e, e->system, e->system, buf_str(&system), why);
    buf_free(&system);
    return s;
}

// --- checking

// "FILE:LINE: level 1: what is wrong", one a line, and how much there is of all.
static void add_faults(const char *file, const conllu_faults *f, buf *out)
{
    for (size_t i = 0; i < f->n; i++)
        buf_add_format(out, "%s:%d: level %d: %s\n", file, f->p[i].line, f->p[i].level,
                       f->p[i].message);
    buf_add_format(out, "%s: %zu sentence%s, %zu word%s, ", file, f->sentences,
                   f->sentences == 1 ? "" : "s", f->words, f->words == 1 ? "" : "s");
    if (f->n >= CONLLU_MAX_FAULTS)
        buf_add_format(out, "%d faults or more\n", CONLLU_MAX_FAULTS);
    else
        buf_add_format(out,
                       f->n == 0   ? "no fault\n"
                       : f->n == 1 ? "1 fault\n"
                                   : "%zu faults\n",
                       f->n);
}

static status check_file(evaluation *e, const char *file, diag *why)
{
    buf bytes = {0}, text = {0};
    arena a = {0};
    status s = file_read_all(file, FILE_MAX_BYTES, &bytes, why);
    if (s == ST_OK) {
        conllu_faults f = conllu_check(buf_str(&bytes), &a);
        add_faults(file, &f, &text);
        output_write(&e->out, buf_str(&text));
        if (f.n > 0)
            s = diag_set(why, ST_FORMAT, file, f.p[0].line, 0, "not valid CoNLL-U: %s",
                         f.p[0].message);
    }
    arena_free(&a);
    buf_free(&text);
    buf_free(&bytes);
    return s;
}

// Every file is checked; the first that is not valid is what the program complains about.
static status check_files(const arguments *args, evaluation *e, diag *why)
{
    static const option_id OTHERS[] = {OPT_RELATIONS, OPT_ATTACHMENTS, OPT_JSON,   OPT_CONLLU,
                                       OPT_FORMAT,    OPT_ERRORS,      OPT_CORPORA};
    diag first;
    status worst = ST_OK;
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        TRY(arguments_refuse_both(args, OPT_CHECK, OTHERS[i], "--check measures nothing", why));
    if (!args->n_words)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "name a file: demarche eval --check FILE.conllu");
    for (size_t i = 0; i < args->n_words; i++) {
        status s = check_file(e, args->words[i], &first);
        if (s == ST_OK || worst != ST_OK) continue;
        worst = s;
        *why = first;
    }
    return worst;
}

// What GOLD is: as --format or --conllu say, else as its content tells.
static status choose_format(const arguments *args, gold_format *format, diag *why)
{
    const char *named = args->values[OPT_FORMAT];
    *format = GOLD_TREES;
    if (named && !gold_format_find(str_of(named), format))
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--format %s: give conllu, re3d, spans, dates, marks, events or causes",
                        named);
    if (!named && args->n_words && !arguments_has(args, OPT_CONLLU))
        *format = gold_recognise(args->words[0]);
    return ST_OK;
}

// Options that say something about mentions alone.
static status refuse_options_of_mentions(const arguments *args, diag *why)
{
    static const option_id THEIRS[] = {OPT_ERRORS, OPT_KIND,    OPT_ASIDE,
                                       OPT_ALSO,   OPT_CORPORA, OPT_NO_CLASSIFIER};
    for (size_t i = 0; i < sizeof THEIRS / sizeof *THEIRS; i++)
        if (arguments_has(args, THEIRS[i]))
            return diag_set(
                why, ST_USAGE, NULL, 0, 0,
                "%s is for gold of mentions and events; GOLD is read as CoNLL-U (see --format)",
                OPTIONS[THEIRS[i]].name);
    return ST_OK;
}

static status evaluate(const arguments *args, evaluation *e, diag *why)
{
    const char *named = args->values[OPT_CONLLU];
    gold_format format;
    if (arguments_has(args, OPT_CHECK)) return check_files(args, e, why);
    TRY(choose_format(args, &format, why));
    if (format != GOLD_TREES && args->n_words) return gold_score(args, format, &e->out, why);
    TRY(refuse_options_of_mentions(args, why));
    size_t used = named ? 0 : 1;
    if (args->n_words > used + 1)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s: one word too many", args->words[used + 1]);
    if (!named && !args->n_words)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "GOLD is missing: demarche eval GOLD.conllu");
    e->json = arguments_has(args, OPT_JSON);
    e->relations = arguments_has(args, OPT_RELATIONS);
    e->attachments = arguments_has(args, OPT_ATTACHMENTS);
    e->gold = named ? named : args->words[0];
    e->system = args->n_words > used ? args->words[used] : NULL;
    TRY(file_read_all(e->gold, FILE_MAX_BYTES, &e->bytes, why));
    return e->system ? against_file(e, why) : against_program(e, args->values[OPT_MODEL], why);
}

static int run(const arguments *args)
{
    evaluation e = {0};
    diag why = {0};
    int code = evaluate(args, &e, &why) == ST_OK ? 0 : output_complain(&why);
    buf_free(&e.bytes);
    arena_free(&e.memory);
    arena_free(&e.scratch);
    return output_finish(&e.out, code);
}

const command EVAL_COMMAND = {
    .name = "eval",
    .words = "GOLD [SYSTEM]",
    .n_words_max = 2,
    .summary = "measure trees against a treebank, mentions and events against gold data",
    .about =
        "Analyses the text of a treebank (CoNLL-U) and prints the table of the CoNLL 2018 shared\n"
        "task, from raw text and from the treebank's own sentences and words. With SYSTEM that\n"
        "file is measured instead.\n"
        "\n"
        "--relations adds a table of the relations, subtypes included: precision, recall and F1\n"
        "of head and relation together, how often the head alone is right, and what stands in\n"
        "their place most often. --attachments adds one of the decisions that events lean on:\n"
        "where prepositional phrases, conjuncts and clauses hang, arguments and names, and how\n"
        "heads fare by distance and by length of the sentence. With --json it is all one line\n"
        "of JSON for each analysis, with counts.\n"
        "\n"
        "GOLD may also be data for mentions, known by its content or named with --format: a\n"
        "folder of re3d (documents.json and entities.json), tokens with the tags of source and\n"
        "target (spans), test cases of a recogniser of dates and numbers (dates; a folder of\n"
        "files counts as one), or our own judgements (marks; gold/mentions/README.md). Printed\n"
        "are, for each kind of the gold, how much was found (words overlap), with its exact\n"
        "extent (but for articles and the preposition of a time), with the right value, and\n"
        "with one that a reader found right as well (gold/dates/also.tsv counts apart); for\n"
        "each kind of ours precision, recall and F1; what does not count and why; and which kind\n"
        "or sector was taken for which. --errors lists what is wrong, with the words around it.\n"
        "\n"
        "Gold of events (events; gold/events, doc/guideline.md) is held against what the program\n"
        "codes: precision, recall and F1 of each type, of quads and of whole tuples, actors and\n"
        "recipients, mode, date, place, status and the other fields of events of the right type,\n"
        "how many sentences without an event are coded, and which type was taken for which.\n"
        "\n"
        "Gold of causes and effects (causes; CSV of the Causal News Corpus) is of sentences, "
        "causal\n"
        "or not, or of relations with their cause, effect and signal: precision, recall and F1 of\n"
        "sentences, and of each part, exact and with FairEval's weights, for which a part that\n"
        "only overlaps is half an error. The classifier that is installed (cause.dm) has learned\n"
        "from that corpus: --no-classifier measures what connectives alone tell.\n"
        "\n"
        "--check says instead whether files obey the format: levels 1 and 2 of the validation of\n"
        "Universal Dependencies, every fault with its line.",
    .example = "demarche eval gold.conllu\n"
               "demarche eval --relations --attachments gold.conllu predicted.conllu\n"
               "demarche eval --check predicted.conllu\n"
               "demarche eval ../shared/gold/re3d\n"
               "demarche eval --errors --kind date ../shared/gold/dates | less",
    COMMAND_OPTIONS(OPT_CONLLU, OPT_RELATIONS, OPT_ATTACHMENTS, OPT_FORMAT, OPT_ERRORS, OPT_KIND,
                    OPT_ASIDE, OPT_ALSO, OPT_CORPORA, OPT_NO_CLASSIFIER, OPT_JSON, OPT_CHECK,
                    OPT_MODEL),
    .run = run,
};
