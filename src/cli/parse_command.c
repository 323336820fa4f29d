// demarche parse: sentences, words, tags, lemmas and trees as CoNLL-U.
#include "cli/analysis.h"
#include "cli/pipeline.h"
#include "parse/conllu.h"
#include "parse/treeview.h"

typedef struct {
    bool tree;
    conllu_unit unit;
} parse_state;

static void add_sentence(const parse_state *s, conllu_writer *w, const sentence *x, str comments,
                         buf *out)
{
    if (s->tree) {
        tree_add(out, x, TREE_UNICODE);
        buf_add_byte(out, '\n');
    } else {
        conllu_add(w, out, x, comments);
    }
}

static void format_document(const void *state, const coded *c, arena *a, buf *out)
{
    const parse_state *s = state;
    (void)a;
    conllu_writer w = conllu_begin(c->document, true, s->unit);
    for (size_t i = 0; i < c->sentences.n; i++)
        add_sentence(s, &w, &c->sentences.p[i], STR_NONE, out);
}

// Sentences and words of the treebank stay, the rest is predicted.
static int parse_gold(const parse_state *s, const coder *c, const char *file, output *o)
{
    arena memory = {0}, scratch = {0};
    diag why = {0};
    conllu gold;
    status read = conllu_open(file, &memory, &gold, &why);
    int code = read == ST_OK ? 0 : output_complain(&why);
    if (read == ST_OK || read == ST_PARTIAL) {
        conllu_writer w = conllu_begin(NULL, true, CONLLU_NO_RANGE);
        coder_run *run = coder_run_new(c);
        buf text = {0};
        for (size_t i = 0; i < gold.sentences.n; i++) {
            sentence *x = &gold.sentences.p[i];
            analysis_clear(x);
            language_analyse(coder_run_language(run), x, &scratch);
            buf_clear(&text);
            add_sentence(s, &w, x, gold.comments[i], &text);
            if (!output_write(o, buf_str(&text))) break;
            arena_reset(&scratch);
        }
        buf_free(&text);
        coder_run_delete(run);
    }
    arena_free(&scratch);
    arena_free(&memory);
    return code;
}

static status read_words(const arguments *args, parse_state *s, diag *why)
{
    static const conllu_unit UNITS[] = {CONLLU_BYTES, CONLLU_CODEPOINTS, CONLLU_UTF16};
    const char *unit = args->values[OPT_OFFSETS];
    offset_unit u;
    TRY(arguments_refuse_both(args, OPT_TREE, OPT_OFFSETS, "trees show no offsets", why));
    s->tree = arguments_has(args, OPT_TREE);
    if (unit && !offset_unit_find(str_of(unit), &u))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--offsets %s: give byte, codepoint or utf16",
                        unit);
    s->unit = unit ? UNITS[u] : CONLLU_NO_RANGE;
    if (arguments_has(args, OPT_TOKENS) && (args->n_words || unit))
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--tokens takes its sentences from the treebank; leave out %s",
                        unit ? "--offsets" : args->words[0]);
    return ST_OK;
}

static int run(const arguments *args)
{
    diag why = {0};
    parse_state s = {0};
    output o = {0};
    pipeline p = {.depth = PIPELINE_TREES, .state = &s, .format = format_document};
    const char *gold = args->values[OPT_TOKENS];
    int code;
    status done = read_words(args, &s, &why);
    if (done == ST_OK) done = pipeline_open(args, (coder_options){.without_rules = true}, &p, &why);
    if (done != ST_OK)
        code = output_complain(&why);
    else
        code = output_finish(&o, gold ? parse_gold(&s, p.coder, gold, &o) : pipeline_run(&p, &o));
    pipeline_close(&p);
    return code;
}

const command PARSE_COMMAND = {
    .name = "parse",
    .words = "[FILE...]",
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "print sentences, words and trees as CoNLL-U",
    .about =
        "Prints the analysis of each document as CoNLL-U: sentences, words, lemmas, tags,\n"
        "features, heads and relations of Universal Dependencies 2. FILEs are read as by\n"
        "'demarche code'. With --tokens the sentences and words of a treebank are kept and the\n"
        "rest is predicted. With --offsets MISC says where each word stands (TokenRange).",
    .example = "demarche parse article.txt\n"
               "demarche parse --tree article.txt\n"
               "demarche parse --tokens gold.conllu > predicted.conllu",
    COMMAND_OPTIONS(OPT_TOKENS, OPT_TREE, OPT_JOBS, OPT_TITLE, OPT_MAP, OPT_MODEL, OPT_OFFSETS),
    .run = run,
};
