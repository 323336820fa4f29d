// demarche eval: how well the program does against gold data.
#include "cli/installation.h"
#include "cli/output.h"
#include "coder/coder.h"

#include "cli/command.h"

static int run(const arguments *args)
{
    diag why = {0};
    (void)args;
    diag_set(&why, ST_USAGE, NULL, 0, 0, "eval is not built into this version");
    return output_complain(&why);
}

const command EVAL_COMMAND = {
    .name = "eval",
    .words = "[GOLD]",
    .n_words_max = 1,
    .summary = "measure against gold data",
    .about = "Measures the program against gold data.",
    COMMAND_OPTIONS(OPT_CONLLU, OPT_MODEL),
    .run = run,
};
