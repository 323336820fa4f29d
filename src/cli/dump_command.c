// demarche dump: a whole database as JSON Lines.
#include "cli/command.h"
#include "cli/output.h"
#include "upkeep/dump.h"

static status write_line(void *state, str text, diag *why)
{
    if (output_write(state, text)) return ST_OK;
    return diag_set(why, ST_IO, NULL, 0, 0, "the dump cannot be written");
}

static int run(const arguments *args)
{
    diag why = {0};
    output o = {0};
    dump_writer to = {.line = write_line, .state = &o};
    status s = dump_write(args->words[0], &to, &why);
    bool unwritten = o.closed || o.error; // output_finish tells it
    int code = s == ST_OK || unwritten ? 0 : output_complain(&why);
    return output_finish(&o, code);
}

const command DUMP_COMMAND = {
    .name = "dump",
    .words = "DB",
    .n_words_min = 1,
    .n_words_max = 1,
    .summary = "a whole database as JSON Lines, for 'demarche load'",
    .about =
        "DB is a database of 'demarche code --db', a file, postgresql://... or clickhouse://...\n"
        "Printed is every row of every table, a line of JSON each, sorted, so that equal\n"
        "databases give equal dumps, byte for byte, whichever kind they are: a backup, a way\n"
        "from one kind to another and back, and a way to compare. The database is seen as it\n"
        "stands when the command begins; others may write meanwhile, but not to ClickHouse,\n"
        "where the dump then fails. doc/store.md says what is in it; the log of changes is not.",
    .example = "demarche dump news.db | gzip > news.jsonl.gz\n"
               "demarche dump news.db | demarche load postgresql://me@localhost/news",
    .run = run,
};
