#include "export/exportformat.h"

#include "export/parquet.h"
#include "store/moment.h"

#define FLUSH_BYTES ((size_t)64 << 10) // handed to the sink at once; more gains nothing

#define BIT(table) (1u << (table))

#define NOTE_STATUS                                                                                \
    "The format knows no status: rows are events that happened or go on and that nobody denies; "  \
    "`--all` writes the others, too."
#define NOTE_FLAT "All events; `status`, `polarity` and `claim` tell what happened."

static const export_format FORMATS[] = {
    {.name = "jsonl",
     .ending = "jsonl",
     .type = "application/jsonl",
     .about = "our own JSON Lines, as demarche code --json prints them",
     .note = "Fields: doc/output.md. A `run` line stands before the documents that it coded, its "
             "options null.",
     .knows_status = true,
     .tables = BIT(TABLE_LINKS),
     .document = exportlines_document},
    {.name = "plover",
     .ending = "jsonl",
     .type = "application/jsonl",
     .about = "PLOVER's JSON, an object an event and pair",
     .note = NOTE_STATUS " A line of JSON a row; a column named `source.code` is the member `code` "
                         "of the object `source`.",
     .columns = &EXPORT_PLOVER,
     .unit = EXPORT_PAIRS,
     .row = exportlines_plover},
    {.name = "csv",
     .ending = "csv",
     .type = "text/csv; charset=utf-8; header=present",
     .about = "our own columns, comma-separated (RFC 4180)",
     .note = NOTE_FLAT " The same as `demarche code --csv`.",
     .flat = true,
     .knows_status = true,
     .begin = exporttext_begin_csv,
     .row = exporttext_row_csv},
    {.name = "tsv",
     .ending = "tsv",
     .type = "text/tab-separated-values; charset=utf-8",
     .about = "our own columns, tab-separated",
     .note = "The columns of csv. Tabs and line ends in a cell are spaces.",
     .flat = true,
     .knows_status = true,
     .begin = exporttext_begin_tsv,
     .row = exporttext_row_tsv},
    {.name = "excel",
     .ending = "csv",
     .type = "text/csv; charset=utf-8; header=present",
     .about = "CSV for Excel: byte order mark, no formulas, codes and ids as text",
     .note = "The columns of csv. A text that begins with `=`, `+`, `-`, `@`, tab or CR, or that "
             "would be taken for a number and lose by it (`040`), has an apostrophe before it.",
     .flat = true,
     .knows_status = true,
     .begin = exporttext_begin_excel,
     .row = exporttext_row_excel},
    {.name = "parquet",
     .ending = "parquet",
     .type = "application/vnd.apache.parquet",
     .about = "our own columns, Apache Parquet",
     .note = "The columns of csv, each nullable: string as UTF8, integer as INT64, number as "
             "DOUBLE, boolean as BOOLEAN. Pages are packed by zstd.",
     .flat = true,
     .knows_status = true,
     .begin = exportparquet_begin,
     .row = exportparquet_row,
     .end = exportparquet_end},
    {.name = "polecat",
     .ending = "tsv",
     .type = "text/tab-separated-values; charset=utf-8",
     .about = "POLECAT's 40 columns",
     .note = NOTE_STATUS,
     .columns = &EXPORT_POLECAT,
     .unit = EXPORT_PAIRS,
     .tables = BIT(TABLE_MENTIONS),
     .begin = exporttext_begin_tsv,
     .row = exporttext_row_tsv},
    {.name = "icews",
     .ending = "tsv",
     .type = "text/tab-separated-values; charset=utf-8",
     .about = "ICEWS's 20 columns",
     .note = NOTE_STATUS " Events without a source or a target are left out, as there.",
     .columns = &EXPORT_ICEWS,
     .unit = EXPORT_DYADS,
     .begin = exporttext_begin_tsv,
     .row = exporttext_row_tsv},
    {.name = "gdelt1",
     .ending = "tsv",
     .type = "text/tab-separated-values; charset=utf-8",
     .about = "GDELT 1.0's 58 columns, no header",
     .note = NOTE_STATUS " An event that several texts tell is one row a pair of sides.",
     .columns = &EXPORT_GDELT1,
     .unit = EXPORT_MERGED,
     .tables = BIT(TABLE_SENTENCES),
     .row = exportgdelt_row},
    {.name = "gdelt1-57",
     .ending = "tsv",
     .type = "text/tab-separated-values; charset=utf-8",
     .about = "the same without SOURCEURL, as before April 2013",
     .note = "gdelt1 without its last column.",
     .columns = &EXPORT_GDELT1_OLD,
     .unit = EXPORT_MERGED,
     .tables = BIT(TABLE_SENTENCES),
     .row = exportgdelt_row},
    {.name = "gdelt2",
     .ending = "tsv",
     .type = "text/tab-separated-values; charset=utf-8",
     .about = "GDELT 2.0's 61 columns of events, no header",
     .note = NOTE_STATUS " An event that several texts tell is one row a pair of sides.",
     .columns = &EXPORT_GDELT2,
     .unit = EXPORT_MERGED,
     .tables = BIT(TABLE_SENTENCES),
     .row = exportgdelt_row},
    {.name = "gdelt2-mentions",
     .ending = "tsv",
     .type = "text/tab-separated-values; charset=utf-8",
     .about = "GDELT 2.0's 16 columns of mentions, no header",
     .note = NOTE_STATUS " Each row's GLOBALEVENTID is one of the table of events.",
     .columns = &EXPORT_GDELT_MENTIONS,
     .unit = EXPORT_MENTIONS,
     .row = exportgdelt_row},
    {.name = "phoenix",
     .ending = "tsv",
     .type = "text/tab-separated-values; charset=utf-8",
     .about = "the 26 columns of Phoenix, no header",
     .note = NOTE_STATUS " Events without a source or a target are left out, as there.",
     .columns = &EXPORT_PHOENIX,
     .unit = EXPORT_DYADS,
     .row = exporttext_row_tsv},
    {.name = "brat",
     .ending = "",
     .type = "text/plain; charset=utf-8",
     .about = "brat's standoff: a .txt and a .ann file a document, in a folder",
     .note = "Mentions, not events. Files are named by the document's id. With `--redact` the "
             ".txt files are left out and words are `_`.",
     .knows_status = true,
     .folder = true,
     .tables = BIT(TABLE_MENTIONS),
     .begin = exportbrat_begin,
     .document = exportbrat_document},
    {.name = "spacy",
     .ending = "jsonl",
     .type = "application/jsonl",
     .about = "displaCy's and spaCy's JSON of entities, an object a document",
     .note = "Mentions, not events; offsets count code points. `ents` do not overlap (the longest "
             "of those that would); all mentions are in `spans`.",
     .columns = &EXPORT_SPACY,
     .knows_status = true,
     .tables = BIT(TABLE_MENTIONS) | BIT(TABLE_SENTENCES),
     .document = exportlines_spacy},
    {.name = "graphml",
     .ending = "graphml",
     .type = "application/graphml+xml",
     .about = "GraphML: actors as nodes, dyads (or, --by event, events) as edges",
     .note = NOTE_STATUS,
     .columns = &EXPORT_GRAPH_DYADS,
     .end = exportgraph_write},
    {.name = "conllu",
     .ending = "conllu",
     .type = "text/plain; charset=utf-8",
     .about = "trees as CoNLL-U, from files",
     .note =
         "As `demarche parse` prints them, with offsets in bytes; a database has no trees. With "
         "`--redact` forms and lemmas are `_`, and `# text` is left out.",
     .trees = true},
};

enum { FORMAT_COUNT = sizeof FORMATS / sizeof *FORMATS };
_Static_assert(FORMAT_COUNT <= EXPORT_FORMATS_MAX, "room for the names of all");

const export_format *export_find(str name)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (str_eq(name, str_of(FORMATS[i].name))) return &FORMATS[i];
    return NULL;
}

const export_format *export_format_at(size_t i)
{
    return i < FORMAT_COUNT ? &FORMATS[i] : NULL;
}

const char *export_format_name(const export_format *f)
{
    return f->name;
}

const char *export_format_about(const export_format *f)
{
    return f->about;
}

const char *export_format_ending(const export_format *f)
{
    return f->ending;
}

const char *export_format_type(const export_format *f)
{
    return f->type;
}

bool export_has_trees(const export_format *f)
{
    return f->trees;
}

bool export_writes_folder(const export_format *f)
{
    return f->folder;
}

// --- rows

status export_flush(exporting *x, bool all, diag *why)
{
    if (x->out.n < FLUSH_BYTES && !all) return ST_OK;
    status s = x->out.n ? x->sink->write(x->sink->state, buf_str(&x->out), why) : ST_OK;
    buf_clear(&x->out);
    return s;
}

static str entity(const exporting *x, const stored_row *side)
{
    return side->cells[x->places.side[SIDE_entity]].text;
}

// One row more, of the event and two of its sides; SIZE_MAX: nobody.
typedef struct {
    exporting *x;
    export_row *r;
} giving;

static status give_row(void *state, size_t i, size_t k, diag *why)
{
    const giving *g = state;
    const stored_row *e = g->r->event;
    g->r->source = i == SIZE_MAX ? NULL : &e->lists[g->x->places.actors][i];
    g->r->target = k == SIZE_MAX ? NULL : &e->lists[g->x->places.recipients][k];
    g->r->source_at = i;
    g->r->target_at = k;
    return g->x->o->format->row(g->x, g->r, why);
}

static bool are_same(const void *state, size_t i, size_t k)
{
    const giving *g = state;
    const stored_row *e = g->r->event;
    return str_eq(entity(g->x, &e->lists[g->x->places.actors][i]),
                  entity(g->x, &e->lists[g->x->places.recipients][k]));
}

status export_each_pair(const export_pairing *p, bool both, diag *why)
{
    size_t given = 0;
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->m; k++) {
            if (p->same(p->state, i, k)) continue;
            TRY(p->give(p->state, i, k, why));
            given++;
        }
    if (given || both) return ST_OK;
    for (size_t i = 0; i < p->n; i++) TRY(p->give(p->state, i, SIZE_MAX, why));
    for (size_t k = 0; k < p->m && !p->n; k++) TRY(p->give(p->state, SIZE_MAX, k, why));
    if (!p->n && !p->m) return p->give(p->state, SIZE_MAX, SIZE_MAX, why);
    return ST_OK;
}

status export_pairs(exporting *x, export_row *r, diag *why)
{
    giving g = {x, r};
    export_pairing p = {.n = r->event->n_list[x->places.actors],
                        .m = r->event->n_list[x->places.recipients],
                        .same = are_same,
                        .give = give_row,
                        .state = &g};
    return export_each_pair(&p, x->o->format->unit == EXPORT_DYADS, why);
}

static status give_event(exporting *x, export_row *r, diag *why)
{
    switch (x->o->format->unit) {
    case EXPORT_EVENTS: return x->o->format->row(x, r, why);
    case EXPORT_PAIRS:
    case EXPORT_DYADS: return export_pairs(x, r, why);
    case EXPORT_MERGED: return exportgdelt_event(x, r, why);
    case EXPORT_MENTIONS: return exportgdelt_mention(x, r, why);
    }
    return ST_OK;
}

typedef bool row_wanted(const exporting *x, const stored_row *row);

static bool is_chosen(const exporting *x, const stored_row *row)
{
    return idset_has(&x->choice->events, export_id_number(row->key));
}

// What the link joins, where that is an event.
static bool is_chosen_end(const exporting *x, const stored_row *link, const char *name)
{
    const stored_cell *id = &link->cells[leaf_find(&x->tables[TABLE_LINKS].leaves, name)];
    return id->null || idset_has(&x->choice->events, export_id_number(id->text));
}

static bool joins_chosen(const exporting *x, const stored_row *link)
{
    return is_chosen_end(x, link, "from_event") && is_chosen_end(x, link, "to_event");
}

static void keep_rows(exporting *x, stored_document *d, size_t table, row_wanted *wanted)
{
    const stored_row *all = d->of[table];
    stored_row *kept = arena_array(&x->of_chosen, stored_row, d->n[table] + 1);
    size_t n = 0;
    for (size_t i = 0; i < d->n[table]; i++)
        if (wanted(x, &all[i])) kept[n++] = all[i];
    d->of[table] = kept;
    d->n[table] = n;
}

static status take_whole(exporting *x, const stored_document *d, diag *why)
{
    const export_format *f = x->o->format;
    if (f->document) TRY(f->document(x, d, why));
    utf8_place place = {.text = d->text};
    export_row r = {.places = &x->places,
                    .merge = x->merge,
                    .document = d,
                    .memory = &x->scratch,
                    .place = &place,
                    .characters = x->merge ? utf8_count(d->text) : 0};
    for (size_t i = 0; f->row && i < d->n[TABLE_EVENTS]; i++) {
        r.event = &d->of[TABLE_EVENTS][i];
        arena_reset(&x->scratch);
        TRY(give_event(x, &r, why));
    }
    return export_flush(x, false, why);
}

static status take_document(void *state, const stored_document *d, diag *why)
{
    exporting *x = state;
    stored_document chosen = *d;
    if (x->choice) {
        arena_reset(&x->of_chosen);
        keep_rows(x, &chosen, TABLE_EVENTS, is_chosen);
        keep_rows(x, &chosen, TABLE_LINKS, joins_chosen);
    }
    return take_whole(x, &chosen, why);
}

// --- all

static status prepare(exporting *x, diag *why)
{
    const export_format *f = x->o->format;
    sql_tables_init(x->tables);
    export_places_find(&x->places, x->tables);
    bool happened = !f->knows_status && !x->o->all;
    x->need = (stored_need){.happened = happened, .redacted = x->o->redacted};
    x->need.tables[TABLE_EVENTS] = f->row || f->document == exportlines_document;
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (f->tables & BIT(i)) x->need.tables[i] = true;
    if (f->columns) x->columns = *f->columns;
    if (f->flat) x->columns = export_flat_columns(x->tables, &x->memory);
    TRY(connection_read(x->database, &x->from, why));
    if (x->sink->unwanted) connection_watch(&x->from, x->sink->unwanted, x->sink->state);
    TRY(moment_read(&x->from, &x->moment, why));
    if (x->o->wanted) {
        x->choice = arena_alloc(&x->memory, sizeof *x->choice);
        *x->choice = (event_choice){0};
        TRY(eventchoice_read(x->choice, x->o, &x->from, &x->memory, why));
        x->need.chosen = true;
        x->need.documents = x->choice->documents.p;
        x->need.n_documents = x->choice->documents.n;
    }
    if (f->unit != EXPORT_MERGED && f->unit != EXPORT_MENTIONS) return ST_OK;
    const export_merge_options o = {
        .happened = happened, .mentions = f->unit == EXPORT_MENTIONS, .choice = x->choice};
    return export_merge_read(x->database, &x->from, &o, &x->merge, why);
}

static status write_all(exporting *x, diag *why)
{
    const export_format *f = x->o->format;
    if (f->begin)
        TRY(f->begin(x, why));
    else if (f->columns && f->row && f->row != exportlines_plover && x->o->header)
        TRY(exporttext_begin_tsv(x, why));
    if (f->row || f->document)
        TRY(stored_each(&x->from, x->tables, &x->need, take_document, x, why));
    if (f->end) TRY(f->end(x, why));
    return export_flush(x, true, why);
}

status export_run(const char *database, const export_options *o, const export_sink *sink, diag *why)
{
    exporting *x = mem_alloc(sizeof *x);
    *x = (exporting){.o = o, .database = database, .sink = sink};
    x->tables = arena_alloc_array(&x->memory, sizeof *x->tables, TABLE_COUNT);
    status s = prepare(x, why);
    if (s == ST_OK) s = write_all(x, why);
    if (s == ST_OK) s = moment_check(&x->from, x->moment, "export it again", why);
    export_merge_free(x->merge);
    eventchoice_free(x->choice);
    parquet_free(x->parquet);
    connection_close(&x->from, NULL);
    buf_free(&x->out);
    arena_free(&x->scratch);
    arena_free(&x->of_chosen);
    arena_free(&x->memory);
    mem_free(x);
    return s;
}

// --- doc/columns.md

static void add_columns(const export_columns *c, buf *out)
{
    buf_add_c(out, "\n| # | column | type | meaning |\n|---|---|---|---|\n");
    for (size_t i = 0; i < c->n; i++)
        buf_add_format(out, "| %zu | `%s` | %s | %s |\n", i + 1, c->p[i].name,
                       export_type_name(c->p[i].type), c->p[i].about);
}

static void add_format(const export_format *f, const export_columns *flat, buf *out)
{
    buf_add_format(out, "\n## %s\n\n%s.", f->name, f->about);
    if (f->note) buf_add_format(out, " %s", f->note);
    buf_add_byte(out, '\n');
    if (f->columns == &EXPORT_GRAPH_DYADS) add_columns(&EXPORT_GRAPH_NODES, out);
    if (f->columns == &EXPORT_GRAPH_DYADS) add_columns(&EXPORT_GRAPH_EVENTS, out);
    if (f->columns && f->columns != &EXPORT_GDELT1_OLD) add_columns(f->columns, out);
    if (str_eq(str_of(f->name), STR("csv"))) add_columns(flat, out);
}

void export_markdown(buf *out)
{
    arena memory = {0};
    sql_table *tables = arena_alloc_array(&memory, sizeof *tables, TABLE_COUNT);
    sql_tables_init(tables);
    export_columns flat = export_flat_columns(tables, &memory);
    buf_add_c(out, "# Columns of exports\n\nWhat `demarche export FORMAT` writes. Made by: "
                   "`demarche schema columns`. An empty cell is one that we do not know.\n");
    for (size_t i = 0; i < FORMAT_COUNT; i++) add_format(&FORMATS[i], &flat, out);
    arena_free(&memory);
}
