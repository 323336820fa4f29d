// Private to this room: a format of exports, and what an export holds while it runs.
//
// A format either has columns, and then rows are written by its `row`, or it writes each document
// by itself, or asks the database its own questions.
#ifndef DM_EXPORT_EXPORTFORMAT_H
#define DM_EXPORT_EXPORTFORMAT_H

#include "export/exportcolumn.h"

// What there is a row for.
typedef enum {
    EXPORT_EVENTS,   // an event, with all its sides
    EXPORT_PAIRS,    // an event and a pair of sides; one side may lack
    EXPORT_DYADS,    // the same, and both sides are there
    EXPORT_MERGED,   // an event and a pair of sides, once however many texts tell it
    EXPORT_MENTIONS, // each text that tells it
} export_unit;

typedef struct exporting {
    const export_options *o;
    const char *database;
    connection from;
    int64_t moment;    // as the export began
    sql_table *tables; // [TABLE_COUNT]
    export_places places;
    stored_need need;
    export_merge *merge;
    event_choice *choice; // NULL: all events
    const export_sink *sink;
    export_columns columns;
    arena memory;    // of the export
    arena scratch;   // of a row
    arena of_chosen; // of a document, where not all of it is wanted
    buf out;         // not yet handed to the sink
    str run;         // id of the last one written
    struct parquet *parquet;
} exporting;

struct export_format {
    const char *name, *about;
    const char *ending, *type;     // of its file's name; MIME
    const char *note;              // for doc/columns.md: what else is to be known; NULL: nothing
    const export_columns *columns; // NULL: of our flat form, or none
    bool flat, folder, trees;
    bool knows_status; // and has all events; others have what happened
    export_unit unit;
    unsigned tables;                          // a bit for each wanted beside documents and events
    status (*begin)(exporting *x, diag *why); // each may be NULL
    status (*row)(exporting *x, const export_row *r, diag *why); // of formats with columns
    status (*document)(exporting *x, const stored_document *d, diag *why); // of others
    status (*end)(exporting *x, diag *why);
};

// Hands what is written to the sink when there is enough of it.
status export_flush(exporting *x, bool all, diag *why);
// Sides of an event that are to be paired.
typedef struct {
    size_t n, m;                                                // actors, recipients
    bool (*same)(const void *state, size_t i, size_t k);        // actor i is recipient k
    status (*give)(void *state, size_t i, size_t k, diag *why); // SIZE_MAX: nobody
    void *state;
} export_pairing;

// Gives every pair in which somebody does it to somebody else; where there is none and they need
// not be `both` there, those who are there, at least nobody to nobody.
status export_each_pair(const export_pairing *p, bool both, diag *why);
// A row for each pair of sides of r->event: calls format->row.
status export_pairs(exporting *x, export_row *r, diag *why);

// What formats are made of, by file.
status exporttext_begin_csv(exporting *x, diag *why);
status exporttext_row_csv(exporting *x, const export_row *r, diag *why);
status exporttext_begin_tsv(exporting *x, diag *why);
status exporttext_row_tsv(exporting *x, const export_row *r, diag *why);
status exporttext_begin_excel(exporting *x, diag *why);
status exporttext_row_excel(exporting *x, const export_row *r, diag *why);
status exportgdelt_row(exporting *x, const export_row *r, diag *why); // of an event
status exportgdelt_event(exporting *x, export_row *r, diag *why);
status exportgdelt_mention(exporting *x, export_row *r, diag *why);
status exportlines_document(exporting *x, const stored_document *d, diag *why);
status exportlines_plover(exporting *x, const export_row *r, diag *why);
status exportlines_spacy(exporting *x, const stored_document *d, diag *why);
status exportgraph_write(exporting *x, diag *why);
status exportbrat_begin(exporting *x, diag *why);
status exportbrat_document(exporting *x, const stored_document *d, diag *why);
status exportparquet_begin(exporting *x, diag *why);
status exportparquet_row(exporting *x, const export_row *r, diag *why);
status exportparquet_end(exporting *x, diag *why);
extern const export_columns EXPORT_PLOVER, EXPORT_SPACY, EXPORT_GRAPH_NODES, EXPORT_GRAPH_DYADS,
    EXPORT_GRAPH_EVENTS;

#endif
