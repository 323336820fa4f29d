// demarche load: a dump into an empty database.
#include "cli/command.h"
#include "cli/output.h"
#include "store/database.h"
#include "upkeep/dumpload.h"

#include <stdio.h>

static void tell(const char *where, const dump_totals *n)
{
    fprintf(stderr, "demarche: %s: %lld document%s with %lld event%s loaded, %lld row%s\n", where,
            (long long)n->documents, n->documents == 1 ? "" : "s", (long long)n->events,
            n->events == 1 ? "" : "s", (long long)n->rows, n->rows == 1 ? "" : "s");
    if (!n->left_out) return;
    buf message = {0};
    buf_add_format(&message,
                   "%lld row%s of what 'follow' remembers of feeds %s left out: ClickHouse has no "
                   "place for that; keep the database that was dumped to follow them",
                   (long long)n->left_out, n->left_out == 1 ? "" : "s",
                   n->left_out == 1 ? "was" : "were");
    output_warn(where, 0, message.p);
    buf_free(&message);
}

static int run(const arguments *args)
{
    diag why = {0};
    dump_totals n;
    const char *dump = args->n_words > 1 ? args->words[1] : "-";
    status s = dumpload_read(dump, args->words[0], &n, &why);
    buf where = {0};
    int code = s == ST_OK ? 0 : output_complain(&why);
    database_called(args->words[0], &where);
    if (s == ST_OK || n.rows) tell(where.p, &n);
    if (s != ST_OK && n.rows)
        output_warn(where.p, 0, "only a part was loaded; load it anew into an empty database");
    buf_free(&where);
    return code;
}

const command LOAD_COMMAND = {
    .name = "load",
    .words = "DB [FILE]",
    .n_words_min = 1,
    .n_words_max = 2,
    .summary = "read a dump into an empty database",
    .about =
        "FILE is what 'demarche dump' wrote, maybe packed (.gz, .zst); without it, or with -,\n"
        "standard input. DB is a new file, or an empty database of a server (postgresql://...\n"
        "or clickhouse://..., which has no place for what 'follow' remembers: that is left out,\n"
        "and told).\n"
        "A dump of other tables than this version's is refused, as is one that was cut off. Each\n"
        "line is checked; at the first that is wrong loading ends with its number. Documents are\n"
        "written whole, some thousand rows at a time. Until the end is reached the database is\n"
        "marked as unfinished: 'dump' refuses it, 'verify' tells it.",
    .example = "demarche load new.db news.jsonl.gz\n"
               "demarche dump news.db | demarche load postgresql://me@localhost/news",
    .run = run,
};
