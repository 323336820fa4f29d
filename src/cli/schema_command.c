// demarche schema: the JSON Schema of the output, from the column table.
#include "store/schema_text.h"

#include "cli/command.h"
#include "cli/output.h"

static int run(const arguments *args)
{
    output o = {0};
    buf text = {0};
    if (arguments_has(args, OPT_MARKDOWN))
        schema_markdown(&text);
    else
        schema_json(&text);
    output_write(&o, buf_str(&text));
    buf_free(&text);
    return output_finish(&o, 0);
}

const command SCHEMA_COMMAND = {
    .name = "schema",
    .words = "",
    .summary = "print the JSON Schema of the output",
    .about =
        "Prints the JSON Schema (draft 2020-12) that every line of 'demarche code --json' and\n"
        "'demarche mentions --json' satisfies; with --markdown the tables of doc/output.md.",
    .example = "demarche schema > demarche.schema.json",
    COMMAND_OPTIONS(OPT_MARKDOWN),
    .run = run,
};
