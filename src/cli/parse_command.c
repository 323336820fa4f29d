// demarche parse: sentences, words, tags, lemmas and trees as CoNLL-U, or drawn.
#include "base/file.h"
#include "base/map.h"
#include "cli/analysis.h"
#include "cli/pipeline.h"
#include "parse/arcdrawing.h"
#include "parse/conllu.h"
#include "parse/treeview.h"

#include <stdio.h>
#include <string.h>

typedef enum { PARSE_CONLLU, PARSE_TREE, PARSE_NOTHING } parse_format;

typedef struct {
    parse_format format; // of what is printed
    tree_style style;
    conllu_unit unit;
    const char *picture; // file; NULL: none
    bool many;           // documents: the picture says which is which
    arc_drawing drawing;
    arena memory;
    map documents; // how often each id came
} parse_state;

static void add_sentence(const parse_state *s, conllu_writer *w, const sentence *x, str comments,
                         buf *out)
{
    switch (s->format) {
    case PARSE_CONLLU: conllu_add(w, out, x, comments); break;
    case PARSE_TREE:
        tree_add(out, x, s->style);
        buf_add_byte(out, '\n');
        break;
    case PARSE_NOTHING: break;
    }
}

static void add_document(const parse_state *s, const coded *c, uint32_t copy, buf *out)
{
    conllu_writer w = conllu_begin(c->document, true, s->unit);
    w.copy = copy;
    for (size_t i = 0; i < c->sentences.n; i++)
        add_sentence(s, &w, &c->sentences.p[i], STR_NONE, out);
}

static void format_document(const void *state, const coded *c, arena *a, buf *out)
{
    (void)a;
    add_document(state, c, 1, out);
}

// No two sentences of CoNLL-U may have one sent_id: a document that comes again gets others.
static void count_document(void *state, const coded *c, buf *text)
{
    parse_state *s = state;
    uint32_t times = 0;
    str id = c->document->id;
    if (s->format != PARSE_CONLLU || c->sentences.n == 0) return;
    bool before = map_find_number(&s->documents, id, &times);
    map_set_number(&s->documents, &s->memory, before ? id : str_copy(&s->memory, id), times + 1);
    if (!before) return;
    buf_clear(text);
    add_document(s, c, times + 1, text);
}

// --- the picture

static void draw_heading(parse_state *s, const document *d)
{
    buf name = {0};
    buf_add(&name, d->source_id.n ? d->source_id : d->file);
    if (!d->source_id.n && d->line > 0) buf_add_format(&name, ":%d", d->line);
    arc_drawing_heading(&s->drawing, buf_str(&name));
    buf_free(&name);
}

static status draw_document(void *state, const coded *c, diag *why)
{
    parse_state *s = state;
    if (!s->picture) return ST_OK;
    if ((s->many || c->document->line > 0) && c->sentences.n > 0) draw_heading(s, c->document);
    for (size_t i = 0; i < c->sentences.n; i++)
        TRY(arc_drawing_add(&s->drawing, &c->sentences.p[i], STR_NONE, why));
    return ST_OK;
}

// Nothing is written when a limit stopped the run.
static int write_picture(parse_state *s, output *o, int code)
{
    diag why = {0};
    if (!s->picture || code > status_exit_code(ST_PARTIAL)) return code;
    buf text = {0};
    arc_drawing_finish(&s->drawing, &text);
    if (strcmp(s->picture, "-") == 0)
        output_write(o, buf_str(&text));
    else if (file_replace(s->picture, buf_str(&text), &why) != ST_OK)
        code = output_complain(&why);
    buf_free(&text);
    return code;
}

// --- treebanks

typedef struct {
    parse_state *s;
    output *out;
    buf text;
    arena scratch; // of one sentence
} treebank_run;

// A sentence of a treebank, with its trees as they stand (run NULL) or predicted.
static status put_sentence(treebank_run *r, const conllu *gold, size_t i, language_run *run,
                           conllu_writer *w, diag *why)
{
    sentence *x = &gold->sentences.p[i];
    if (run) {
        analysis_clear(x);
        language_analyse(run, x, &r->scratch);
    }
    buf_clear(&r->text);
    add_sentence(r->s, w, x, gold->comments[i], &r->text);
    output_write(r->out, buf_str(&r->text));
    if (r->s->picture) TRY(arc_drawing_add(&r->s->drawing, x, gold->ids[i], why));
    arena_reset(&r->scratch);
    return ST_OK;
}

// Sentences and words of the treebank stay; with a coder the rest is predicted.
static int parse_treebank(parse_state *s, const coder *c, const char *file, output *o)
{
    arena memory = {0};
    diag why = {0};
    conllu gold;
    treebank_run r = {.s = s, .out = o};
    status read = conllu_open(file, &memory, &gold, &why);
    int code = read == ST_OK ? 0 : output_complain(&why);
    if (read == ST_OK || read == ST_PARTIAL) {
        conllu_writer w = conllu_begin(NULL, true, CONLLU_NO_RANGE);
        coder_run *run = c ? coder_run_new(c) : NULL;
        language_run *parser = run ? coder_run_language(run) : NULL;
        for (size_t i = 0; i < gold.sentences.n && !o->error; i++) {
            if (put_sentence(&r, &gold, i, parser, &w, &why) == ST_OK) continue;
            code = output_complain(&why);
            break;
        }
        coder_run_delete(run);
    }
    buf_free(&r.text);
    arena_free(&r.scratch);
    arena_free(&memory);
    return code;
}

// --- options

static status read_format(const arguments *args, parse_state *s, diag *why)
{
    bool tree = arguments_has(args, OPT_TREE), colored;
    s->picture = args->values[OPT_SVG];
    TRY(arguments_refuse_both(args, OPT_TREE, OPT_OFFSETS, "trees show no offsets", why));
    TRY(arguments_refuse_both(args, OPT_SVG, OPT_OFFSETS, "pictures show no offsets", why));
    if (s->picture && !*s->picture)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--svg needs the name of a file");
    if (tree && s->picture && strcmp(s->picture, "-") == 0)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--svg - and --tree cannot both go to standard output");
    TRY(output_choose_color(args->values[OPT_COLOR], &colored, why));
    s->style = colored ? TREE_COLORED : TREE_UNICODE;
    s->format = tree ? PARSE_TREE : s->picture ? PARSE_NOTHING : PARSE_CONLLU;
    return ST_OK;
}

static status read_words(const arguments *args, parse_state *s, diag *why)
{
    static const conllu_unit UNITS[] = {CONLLU_BYTES, CONLLU_CODEPOINTS, CONLLU_UTF16};
    const char *unit = args->values[OPT_OFFSETS];
    const char *treebank = args->values[OPT_TOKENS] ? "--tokens" : "--given";
    offset_unit u;
    TRY(read_format(args, s, why));
    TRY(arguments_refuse_both(args, OPT_TOKENS, OPT_GIVEN, "choose one treebank", why));
    if (unit && !offset_unit_find(str_of(unit), &u))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--offsets %s: give byte, codepoint or utf16",
                        unit);
    s->unit = unit ? UNITS[u] : CONLLU_NO_RANGE;
    if ((arguments_has(args, OPT_TOKENS) || arguments_has(args, OPT_GIVEN)) &&
        (pipeline_has_inputs(args) || unit))
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "%s takes its sentences from the treebank; leave out %s", treebank,
                        unit            ? "--offsets"
                        : args->n_words ? args->words[0]
                                        : "--files-from");
    if (arguments_has(args, OPT_GIVEN) && s->format == PARSE_CONLLU)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--given draws trees: add --tree or --svg FILE");
    s->many = pipeline_has_many_inputs(args);
    return ST_OK;
}

static int run(const arguments *args)
{
    diag why = {0};
    parse_state s = {0};
    output o = {0};
    pipeline p = {.depth = PIPELINE_TREES,
                  .state = &s,
                  .format = format_document,
                  .revise = count_document,
                  .deliver = draw_document};
    const char *gold = args->values[OPT_TOKENS], *given = args->values[OPT_GIVEN];
    int code;
    status done = read_words(args, &s, &why);
    if (done == ST_OK && !given)
        done = pipeline_open(args, (coder_options){.without_rules = true}, &p, &why);
    if (done != ST_OK)
        code = output_complain(&why);
    else if (gold || given)
        code = parse_treebank(&s, p.coder, gold ? gold : given, &o);
    else
        code = pipeline_run(&p, &o);
    if (done == ST_OK) code = write_picture(&s, &o, code);
    code = output_finish(&o, code);
    arc_drawing_free(&s.drawing);
    arena_free(&s.memory);
    pipeline_close(&p);
    return code;
}

const command PARSE_COMMAND = {
    .name = "parse",
    .words = "[FILE...]",
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "print sentences, words and trees as CoNLL-U, or draw them",
    .about =
        "Prints the analysis of each document as CoNLL-U: sentences, words, lemmas, tags,\n"
        "features, heads and relations of Universal Dependencies 2. FILEs are read as by\n"
        "'demarche code'. With --tokens the sentences and words of a treebank are kept and the\n"
        "rest is predicted. With --offsets MISC says where each word stands (TokenRange). A\n"
        "document that comes again gets .2, .3 and so on behind its id in the sent_ids.\n"
        "\n"
        "--tree draws each tree on the terminal, a word a line. --svg draws all of them with arcs\n"
        "into one picture for browsers and papers, and prints nothing unless --tree is given\n"
        "too; 'demarche limits' says how many sentences a picture holds. Both draw what was\n"
        "predicted, or with --given the trees of a treebank as they stand.",
    .example = "demarche parse article.txt\n"
               "demarche parse --tree article.txt\n"
               "demarche parse --svg trees.svg article.txt\n"
               "demarche parse --tokens gold.conllu > predicted.conllu",
    COMMAND_OPTIONS(OPT_TOKENS, OPT_GIVEN, OPT_TREE, OPT_SVG, OPT_COLOR, OPT_JOBS, OPT_TITLE,
                    OPT_MAP, OPT_FILES_FROM, OPT_NUL, OPT_ANY_LANGUAGE, OPT_MODEL, OPT_OFFSETS),
    .run = run,
};
