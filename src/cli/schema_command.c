// demarche schema: the JSON Schema of the output, from the column table.
#include "store/schema_text.h"

#include "cli/command.h"
#include "cli/output.h"
#include "export/exporter.h"
#include "ledger/rowschema.h"
#include "store/database.h"

#include <string.h>

static int run(const arguments *args)
{
    output o = {0};
    buf text = {0};
    diag why = {0};
    const char *what = args->n_words ? args->words[0] : "";
    if (strcmp(what, "ledger") == 0)
        rowschema_write(&text);
    else if (strcmp(what, "columns") == 0)
        export_markdown(&text);
    else if (arguments_has(args, OPT_MARKDOWN))
        schema_markdown(&text);
    else if (!*what)
        schema_json(&text);
    else if (!database_schema(what, &text)) {
        diag_set(&why, ST_USAGE, NULL, 0, 0,
                 "schema %s: expected ledger, columns, sqlite, postgresql, "
                 "clickhouse, or nothing",
                 what);
        return output_complain(&why);
    }
    output_write(&o, buf_str(&text));
    buf_free(&text);
    return output_finish(&o, 0);
}

const command SCHEMA_COMMAND = {
    .name = "schema",
    .words = "[ledger | columns | sqlite | postgresql | clickhouse]",
    .n_words_max = 1,
    .summary = "print the JSON Schema of the output",
    .about =
        "Prints the JSON Schema (draft 2020-12) that every line of 'demarche code --json' and\n"
        "'demarche mentions --json' satisfies; with --markdown the tables of doc/output.md. With\n"
        "the word ledger, that of the rows of 'demarche ledger --json'; with sqlite, postgresql\n"
        "or clickhouse the SQL that makes the tables and views of 'demarche code --db'. With the "
        "word columns, in\n"
        "Markdown, all columns of 'demarche export' (doc/columns.md).",
    .example = "demarche schema > demarche.schema.json\n"
               "demarche schema ledger > ledger.schema.json\n"
               "demarche schema sqlite > schema.sql",
    COMMAND_OPTIONS(OPT_MARKDOWN),
    .run = run,
};
