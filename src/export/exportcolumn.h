// Private to this room: the columns of exports, and what their getters look at.
//
// A format's table is const, but for that of our own flat form, which is made from the column table
// when an export begins. A getter gives false where the cell is empty. Texts that it makes lie in
// the row's arena.
#ifndef DM_EXPORT_EXPORTCOLUMN_H
#define DM_EXPORT_EXPORTCOLUMN_H

#include "export/exporter.h"
#include "export/exportmerge.h"
#include "store/stored.h"

typedef enum {
    EXPORT_STRING,
    EXPORT_INTEGER,
    EXPORT_NUMBER,
    EXPORT_BOOLEAN,
    EXPORT_LIST, // of strings, as JSON
    EXPORT_TYPES
} export_type;

// Cells that getters ask for by name.
#define EXPORT_EVENT_CELLS(X)                                                                      \
    X(id)                                                                                          \
    X(document)                                                                                    \
    X(sentence)                                                                                    \
    X(type)                                                                                        \
    X(mode)                                                                                        \
    X(contexts)                                                                                    \
    X(cameo)                                                                                       \
    X(quad)                                                                                        \
    X(score)                                                                                       \
    X(date_value)                                                                                  \
    X(date_precision)                                                                              \
    X(date_how)                                                                                    \
    X(place_name)                                                                                  \
    X(place_country)                                                                               \
    X(place_admin)                                                                                 \
    X(place_lat)                                                                                   \
    X(place_lon)                                                                                   \
    X(place_kind)                                                                                  \
    X(status)                                                                                      \
    X(background)                                                                                  \
    X(polarity)                                                                                    \
    X(claim)                                                                                       \
    X(trigger_text)                                                                                \
    X(trigger_span_begin)                                                                          \
    X(trigger_span_end)                                                                            \
    X(confidence)                                                                                  \
    X(text)
#define EXPORT_SIDE_CELLS(X)                                                                       \
    X(code)                                                                                        \
    X(country)                                                                                     \
    X(cow)                                                                                         \
    X(sectors)                                                                                     \
    X(name)                                                                                        \
    X(entity)                                                                                      \
    X(span_begin)                                                                                  \
    X(span_end)
#define EXPORT_DOCUMENT_CELLS(X)                                                                   \
    X(id)                                                                                          \
    X(content_hash)                                                                                \
    X(source_id)                                                                                   \
    X(url)                                                                                         \
    X(title)                                                                                       \
    X(outlet)                                                                                      \
    X(published_value)                                                                             \
    X(language)

enum {
#define X(name) EVENT_##name,
    EXPORT_EVENT_CELLS(X)
#undef X
        EVENT_CELLS
};
enum {
#define X(name) SIDE_##name,
    EXPORT_SIDE_CELLS(X)
#undef X
        SIDE_CELLS
};
enum {
#define X(name) DOCUMENT_##name,
    EXPORT_DOCUMENT_CELLS(X)
#undef X
        DOCUMENT_CELLS
};

// Where those cells stand, and the lists of an event.
typedef struct {
    const sql_table *tables; // [TABLE_COUNT]
    size_t event[EVENT_CELLS], side[SIDE_CELLS], document[DOCUMENT_CELLS];
    size_t actors, recipients; // lists of an event
} export_places;

void export_places_find(export_places *p, const sql_table *tables);

// What a row is written of.
typedef struct {
    const export_places *places;
    const export_merge *merge; // NULL: the format does not ask
    const stored_document *document;
    const stored_row *event;
    const stored_row *source, *target; // sides; NULL: nobody, or not a dyadic format
    size_t source_at, target_at;       // positions among the event's sides
    merged_event merged;               // when there is `merge`
    int64_t pair;                      // GDELT's id, when there is `merge`
    str first_published;               // of the first mention, when there is `merge`
    arena *memory;                     // of the row
    utf8_place *place;                 // anywhere in the document's text; scratch
    size_t characters;                 // of that text, when there is `merge`
} export_row;

typedef struct {
    str text;
    int64_t integer;
    double number;
    bool truth;
} export_value;

typedef struct export_column {
    const char *name;
    export_type type;
    const char *about; // one sentence
    bool (*get)(const export_row *r, const struct export_column *c, export_value *out);
    uint16_t table, list, leaf; // of our flat form: list is that number and 1, 0 is none
} export_column;

typedef struct {
    const export_column *p; // [n]
    size_t n;
} export_columns;

// Cells by name; never NULL, and a null one where there is no such side.
const stored_cell *event_cell(const export_row *r, int which);
const stored_cell *document_cell(const export_row *r, int which);
const stored_cell *side_cell(const export_row *r, const stored_row *side, int which);

// The text of a value, as JSON and CSV have it.
void export_value_text(export_type type, const export_value *v, buf *out);
// "string", "integer", "number", "boolean"
const char *export_type_name(export_type type);

// Getters of one thing.
bool export_give_text(const stored_cell *c, export_value *out);
bool export_give_empty(const export_row *r, const export_column *c, export_value *out);

// Our own flat form (exportflat.c): the columns of `demarche code --csv`, in the arena.
export_columns export_flat_columns(const sql_table *tables, arena *a);

// Those of others.
extern const export_columns EXPORT_POLECAT, EXPORT_ICEWS, EXPORT_PHOENIX;
extern const export_columns EXPORT_GDELT1, EXPORT_GDELT1_OLD, EXPORT_GDELT2, EXPORT_GDELT_MENTIONS;

#endif
