// demarche export: a database, or texts that are coded on the way, in the formats of others.
#include "base/file.h"
#include "cli/exportload.h"
#include "cli/outfile.h"
#include "cli/queryplace.h"
#include "parse/conllu.h"
#include "query/queryexport.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    export_options o;
    const char *db, *where; // where: file or folder, NULL: standard output
    interrupt *stop;        // NULL: a signal ends the process, which leaves nothing
    eventquery query;
    bool asked; // for what the query finds alone
    arena memory;
    output out;
    outfile file;
} export_state;

// --- where it goes

static status ask_stop(const export_state *s, diag *why)
{
    if (!interrupt_signal(s->stop)) return ST_OK;
    return diag_set(why, ST_PARTIAL, NULL, 0, 0, "interrupted");
}

static status put(void *state, str bytes, diag *why)
{
    export_state *s = state;
    TRY(ask_stop(s, why));
    if (output_write(&s->out, bytes)) return ST_OK;
    return diag_set(why, ST_IO, NULL, 0, 0, "standard output cannot be written");
}

static status put_file(void *state, str name, const char *ending, str bytes, diag *why)
{
    const export_state *s = state;
    buf file = {0};
    TRY(ask_stop(s, why));
    buf_add_format(&file, "%s/%.*s%s", s->where, STR_ARG(name), ending);
    bool keep = strcmp(ending, ".conf") == 0 && access(file.p, F_OK) == 0; // the user's own
    status done = keep ? ST_OK : file_replace(file.p, bytes, why);
    buf_free(&file);
    return done;
}

static status open_folder(const export_state *s, diag *why)
{
    if (!s->where)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "export %s: give a folder with -o",
                        export_format_name(s->o.format));
    if (mkdir(s->where, 0777) == 0 || errno == EEXIST) return ST_OK;
    return diag_set(why, ST_IO, s->where, 0, 0, "the folder cannot be made; make it yourself");
}

static status open_where(export_state *s, diag *why)
{
    if (export_writes_folder(s->o.format)) return open_folder(s, why);
    return outfile_open(&s->file, s->where, &s->out, why);
}

static int write_database(export_state *s, const char *db)
{
    diag why = {0};
    export_sink sink = {.write = put, .state = s};
    const eventquery *query = s->asked ? &s->query : NULL;
    if (queryexport_run(db, query, &s->o, &sink, &why) == ST_OK) return 0;
    if (s->out.closed || s->out.error) return 0; // output_finish tells it
    if (interrupt_signal(s->stop)) return 0;     // its exit code does
    return output_complain(&why);
}

// --- trees, which no database has

// Forms and lemmas are the text.
static void redact_row(str line, buf *out)
{
    for (int at = 0; line.p; at++) {
        str cell = str_split(&line, '\t');
        if (at) buf_add_byte(out, '\t');
        buf_add(out, at == CONLLU_FORM || at == CONLLU_LEMMA ? STR("_") : cell);
    }
    buf_add_byte(out, '\n');
}

static void redact(str text, buf *out)
{
    while (text.n) {
        str line = str_split(&text, '\n');
        if (str_starts(line, STR("# text"))) continue;
        if (line.n && line.p[0] != '#')
            redact_row(line, out);
        else
            buf_add_format(out, "%.*s\n", STR_ARG(line));
    }
}

static void format_trees(const void *state, const coded *c, arena *a, buf *out)
{
    const export_state *s = state;
    buf text = {0};
    (void)a;
    conllu_writer w = conllu_begin(c->document, true, CONLLU_BYTES);
    for (size_t i = 0; i < c->sentences.n; i++)
        conllu_add(&w, s->o.redacted ? &text : out, &c->sentences.p[i], STR_NONE);
    if (s->o.redacted) redact(buf_str(&text), out);
    buf_free(&text);
}

static int write_trees(export_state *s, pipeline *p)
{
    p->depth = PIPELINE_TREES;
    p->state = s;
    p->format = format_trees;
    return pipeline_run(p, &s->out);
}

// --- the command line

static status find_format(const char *name, const export_format **out, diag *why)
{
    const char *names[EXPORT_FORMATS_MAX + 1] = {0};
    for (size_t i = 0; export_format_at(i); i++) names[i] = export_format_name(export_format_at(i));
    *out = export_find(str_of(name));
    if (*out) return ST_OK;
    const char *near = nearest_word(name, names);
    return diag_set(why, ST_USAGE, NULL, 0, 0,
                    "export %s: no such format%s%s%s; see demarche export --help", name,
                    near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

static status read_query(const arguments *args, export_state *s, diag *why)
{
    str text = str_of(args->values[OPT_WHERE]);
    s->asked = arguments_has(args, OPT_WHERE);
    if (s->asked && export_has_trees(s->o.format))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "export %s: trees have no events for --where",
                        export_format_name(s->o.format));
    return s->asked ? eventquery_parse(text, &s->memory, &s->query, why) : ST_OK;
}

static status read_words(const arguments *args, export_state *s, diag *why)
{
    export_options *o = &s->o;
    str by = str_of(args->values[OPT_BY]);
    arguments files = arguments_behind(args, 1);
    TRY(find_format(args->words[0], &o->format, why));
    TRY(pipeline_refuse_both(&files, why));
    if (arguments_has(args, OPT_BY) && !str_in_list(by, "dyad|event", '|'))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--by %s: give dyad or event",
                        args->values[OPT_BY]);
    s->db = args->values[OPT_DB];
    s->where = args->values[OPT_OUTPUT];
    o->all = arguments_has(args, OPT_ALL);
    o->redacted = arguments_has(args, OPT_REDACT);
    o->header = arguments_has(args, OPT_HEADER);
    o->by_event = str_eq(by, STR("event"));
    o->file = put_file;
    o->file_state = s;
    TRY(read_query(args, s, why));
    if (!s->db || !export_has_trees(o->format)) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0,
                    "export %s: a database has no trees; give the files themselves",
                    args->words[0]);
}

// With the coder loaded.
static int export_files(export_state *s, const arguments *files, pipeline *p)
{
    exportload l = {0};
    if (export_has_trees(s->o.format)) return write_trees(s, p);
    int code = exportload_run(&l, files, p);
    s->stop = l.stop;
    if (code <= 1 && !interrupt_signal(l.stop)) {
        int written = write_database(s, l.file.p);
        if (written) code = written;
    }
    s->stop = NULL;
    return exportload_close(&l, code);
}

static int run(const arguments *args)
{
    diag why = {0};
    export_state s = {0};
    pipeline p = {.depth = PIPELINE_EVENTS};
    arguments files = arguments_behind(args, 1);
    status done = read_words(args, &s, &why);
    if (done == ST_OK && !s.db)
        done = pipeline_open(&files, (coder_options){.codebook = args->values[OPT_CODEBOOK]}, &p,
                             &why);
    if (done == ST_OK) done = open_where(&s, &why);
    if (done != ST_OK) {
        int code = output_complain(&why);
        queryplace_show(str_of(args->values[OPT_WHERE]), &why);
        pipeline_close(&p);
        arena_free(&s.memory);
        return code;
    }
    int code = s.db ? write_database(&s, s.db) : export_files(&s, &files, &p);
    pipeline_close(&p);
    arena_free(&s.memory);
    return outfile_close(&s.file, output_finish(&s.out, code));
}

const command EXPORT_COMMAND = {
    .name = "export",
    .words = "FORMAT [FILE...]",
    .n_words_min = 1,
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "write events in the formats of other data sets and tools",
    .about =
        "FORMAT is one of\n"
        "  jsonl            our own JSON Lines, as 'demarche code --json' prints them\n"
        "  plover           PLOVER's JSON, an object an event and pair of sides\n"
        "  csv, tsv         our own columns, as 'demarche code --csv' has them\n"
        "  excel            CSV for Excel: no formulas; codes and ids stay text\n"
        "  parquet          our own columns, Apache Parquet\n"
        "  polecat          POLECAT's 40 columns\n"
        "  icews            ICEWS's 20 columns\n"
        "  gdelt1           GDELT 1.0's 58 columns (gdelt1-57: those before April 2013)\n"
        "  gdelt2           GDELT 2.0's 61 columns of events\n"
        "  gdelt2-mentions  and its 16 columns of mentions\n"
        "  phoenix          the 26 columns of Phoenix\n"
        "  graphml          actors as nodes, dyads or events as edges\n"
        "  brat             mentions as standoff, two files a document, into the folder of -o\n"
        "  spacy            mentions as spaCy's and displaCy's JSON, an object a document\n"
        "  conllu           trees; from files alone, a database has none\n"
        "\n"
        "With --db it is a database of 'demarche code --db', a file, postgresql:// or "
        "clickhouse://...; the "
        "FILEs\n"
        "are coded on the way, each document once. Rows come by the document's id, so that the\n"
        "same documents give the same bytes whatever store they are in. Formats that cannot tell\n"
        "what happened from what did not (plover, polecat, icews, gdelt, phoenix, graphml) get\n"
        "what happened or goes on and nobody denies; --all writes the rest, too. doc/columns.md\n"
        "lists every column, and what is empty because we do not know it.\n"
        "\n"
        "With --where only the events are written that the query finds, which are those that\n"
        "happened unless it says otherwise (see 'demarche query'); of documents, with their\n"
        "mentions, those that have one; of links those between them. Where an event is a row\n"
        "however many texts tell it, only these tellings count.",
    .example = "demarche export icews --db news.db -o events.tab\n"
               "demarche export gdelt2 --db news.db --header > events.tsv\n"
               "demarche export csv --db news.db --where 'type:AID since:2024'\n"
               "demarche export parquet --redact --db news.db -o events.parquet\n"
               "demarche export graphml --by dyad news.jsonl > dyads.graphml",
    COMMAND_OPTIONS(OPT_DB, OPT_OUTPUT, OPT_WHERE, OPT_ALL, OPT_REDACT, OPT_HEADER, OPT_BY,
                    OPT_JOBS, OPT_DATE, OPT_TITLE, OPT_URL, OPT_OUTLET, OPT_MAP, OPT_FILES_FROM,
                    OPT_NUL, OPT_ANY_LANGUAGE, OPT_CODEBOOK, OPT_MODEL),
    COMMAND_MEANINGS({OPT_BY, "dyad|event", "of graphml: what an edge is (dyad)"}),
    .run = run,
};
