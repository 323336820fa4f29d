// demarche codebook: what a writer of rules needs. Each action is a file of its own.
#include "cli/codebook_action.h"
#include "cli/output.h"

#include <stdio.h>
#include <string.h>

#define ACTION_OPTIONS_MAX 11 // of one action

typedef struct {
    const char *name;
    const char *words; // behind it
    size_t n_words_min, n_words_max;
    option_id options[ACTION_OPTIONS_MAX]; // [n_options]
    size_t n_options;
    int (*run)(const arguments *args);
} action;

static const action ACTIONS[] = {
    {"check", "[DIR]", 0, 1, {OPT_CODEBOOK, OPT_MODEL}, 2, codebook_check},
    {"stats",
     "[FILE...]",
     0,
     COMMAND_WORDS_ANY,
     {OPT_CODEBOOK, OPT_MODEL, OPT_JSON, OPT_TABLE, OPT_JOBS, OPT_DATE, OPT_MAP, OPT_FILES_FROM,
      OPT_NUL, OPT_ANY_LANGUAGE, OPT_COLOR},
     11,
     codebook_stats},
    {"explain",
     "TEXT|FILE",
     1,
     1,
     {OPT_CODEBOOK, OPT_MODEL, OPT_RULE, OPT_DATE, OPT_MAP, OPT_COLOR},
     6,
     codebook_explain},
    {"test", "FILE", 1, 1, {OPT_CODEBOOK, OPT_MODEL}, 2, codebook_test},
    {"import", "DIR FILE...", 2, COMMAND_WORDS_ANY, {OPT_CODEBOOK}, 0, codebook_import},
};

#define N_ACTIONS (sizeof ACTIONS / sizeof *ACTIONS)

static const action *find(const char *name)
{
    for (size_t i = 0; i < N_ACTIONS; i++)
        if (strcmp(ACTIONS[i].name, name) == 0) return &ACTIONS[i];
    return NULL;
}

static status refuse_action(const char *name, diag *why)
{
    const char *names[N_ACTIONS + 1] = {0};
    for (size_t i = 0; i < N_ACTIONS; i++) names[i] = ACTIONS[i].name;
    const char *near = nearest_word(name, names);
    return diag_set(why, ST_USAGE, NULL, 0, 0, "codebook %s: %s codebook %s?", name,
                    near ? "did you mean"
                         : "expected check, stats, explain, test or import, such as",
                    near ? near : "check");
}

static status refuse_option(const action *a, const arguments *args, diag *why)
{
    for (int id = 0; id < OPT_COUNT; id++) {
        bool takes = !args->values[id];
        for (size_t i = 0; i < a->n_options; i++) takes |= (int)a->options[i] == id;
        if (!takes)
            return diag_set(why, ST_USAGE, NULL, 0, 0, "%s is no option of codebook %s",
                            OPTIONS[id].name, a->name);
    }
    return ST_OK;
}

static status read_words(const action *a, const arguments *rest, diag *why)
{
    if (rest->n_words < a->n_words_min)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s is missing: demarche codebook %s %s",
                        a->words, a->name, a->words);
    if (rest->n_words > a->n_words_max)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "%s: one word too many; a text is put in quotation marks: demarche "
                        "codebook %s %s",
                        rest->words[a->n_words_max], a->name, a->words);
    return refuse_option(a, rest, why);
}

static int run(const arguments *args)
{
    diag why = {0};
    const action *a = find(args->words[0]);
    arguments rest = arguments_behind(args, 1);
    status s = a ? read_words(a, &rest, &why) : refuse_action(args->words[0], &why);
    return s == ST_OK && a ? a->run(&rest) : output_complain(&why);
}

const command CODEBOOK_COMMAND = {
    .name = "codebook",
    .words = "check|stats|explain|test|import [WORD...]",
    .n_words_min = 1,
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "check, count, explain and test the rules of the codebook, import others",
    .about =
        "check [DIR] compiles the codebook and codes each of its examples and counter-examples:\n"
        "what comes out must be what the example says. A DIR with operators.tsv is a whole\n"
        "codebook, any other DIR holds rules that come on top of the built-in ones; without DIR\n"
        "the built-in codebook is checked. Failures are printed as FILE:LINE: what came out\n"
        "instead. Lines that begin with 'note:' are advice: rules that never win, examples that\n"
        "differ in names alone, classes that nothing uses.\n"
        "\n"
        "stats [FILE...] codes documents and counts how often each rule makes an event, how often\n"
        "all that it asks for is there and another rule wins, with how many examples it comes and\n"
        "of how many structures, and which classes, operators, types, modes, contexts and CAMEO\n"
        "codes the codebook covers. Without FILE its own examples are the documents.\n"
        "\n"
        "explain TEXT|FILE says of each word on which a rule could hang why it makes an event or\n"
        "none; with --rule NAME all that this rule looks for, and what it finds.\n"
        "\n"
        "test FILE codes your own sentences and compares: lines 'example SENTENCE' with what must\n"
        "come out on the lines below (IRN > FRA ACCUSE), 'not SENTENCE' where nothing must.\n"
        "\n"
        "import DIR FILE... makes DIR, a folder for --codebook, of PETRARCH's dictionaries: of\n"
        "actors, agents and discards when the name of the FILE says so, else of verbs. What it\n"
        "cannot say the same way is printed as FILE:LINE: what was expected, or what becomes of "
        "it.",
    .example = "demarche codebook check\ndemarche codebook check rules\n"
               "demarche codebook stats --table news.jsonl\n"
               "demarche codebook explain 'Peru halted its talks with Chile.'\n"
               "demarche codebook test lesson/sentences.txt",
    COMMAND_OPTIONS(OPT_CODEBOOK, OPT_MODEL, OPT_RULE, OPT_JSON, OPT_TABLE, OPT_JOBS, OPT_DATE,
                    OPT_MAP, OPT_FILES_FROM, OPT_NUL, OPT_ANY_LANGUAGE, OPT_COLOR),
    .run = run,
};
