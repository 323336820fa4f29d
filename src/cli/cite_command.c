// demarche cite: how to cite a database.
#include "cli/command.h"
#include "cli/output.h"
#include "export/citation.h"

static int run(const arguments *args)
{
    arena memory = {0};
    diag why = {0};
    output o = {0};
    buf text = {0};
    citation c = {.title = str_of(args->values[OPT_TITLE])};
    status s = arguments_refuse_both(args, OPT_JSON, OPT_BIBTEX, "choose one form of output", &why);
    if (s == ST_OK) s = citation_read(args->words[0], &memory, &c, &why);
    int code = s == ST_OK ? 0 : output_complain(&why);
    if (code == 0 && arguments_has(args, OPT_JSON))
        citation_json(&c, &text);
    else if (code == 0 && arguments_has(args, OPT_BIBTEX))
        citation_bibtex(&c, &text);
    else if (code == 0)
        citation_text(&c, &text);
    output_write(&o, buf_str(&text));
    buf_free(&text);
    arena_free(&memory);
    return output_finish(&o, code);
}

const command CITE_COMMAND = {
    .name = "cite",
    .words = "DB",
    .n_words_min = 1,
    .n_words_max = 1,
    .summary = "how to cite a database: version, codebook, sources, period",
    .about =
        "DB is a database of 'demarche code --db', a file or an address. Printed is what a\n"
        "reader needs to know which data it was: how many events and documents, from which\n"
        "outlets, published when, coded by which version, model and codebook, and the day and\n"
        "number of the last change ('demarche changes'). --bibtex prints an entry for a\n"
        "bibliography, --json all of it, with every outlet. --title names the data set.",
    .example = "demarche cite news.db\n"
               "demarche cite news.db --bibtex --title 'Talks in the Andes' >> paper.bib",
    COMMAND_OPTIONS(OPT_JSON, OPT_BIBTEX, OPT_TITLE),
    COMMAND_MEANINGS({OPT_JSON, NULL, "all of it, with every outlet, as JSON"},
                     {OPT_TITLE, "TEXT", "the name of the data set"}),
    .run = run,
};
