// What the fields of a document are called in an input that names its fields: JSON, CSV.
//
// Usual names, or those of --map; where a field of the usual name is absent, another usual one.
#ifndef DM_DOCUMENT_FIELDNAMES_H
#define DM_DOCUMENT_FIELDNAMES_H

#include "document/builder.h"

typedef enum {
    FIELD_ID,
    FIELD_TITLE,
    FIELD_TEXT,
    FIELD_DATE,
    FIELD_URL,
    FIELD_OUTLET,
    FIELD_BYLINE,
    FIELD_COUNT
} field_id;

typedef struct {
    str first[FIELD_COUNT];   // as the option says (empty: not to be read), else the usual name
    str second[FIELD_COUNT];  // names, '|' between, that count when the first is absent
    bool mapped[FIELD_COUNT]; // an option says it
} field_names;

extern const char *const FIELD_NAMES[FIELD_COUNT]; // the usual ones, and ours in --map

// The values of the fields, without the text.
record_facts field_facts(const str values[FIELD_COUNT]);

field_names field_names_of(const document_options *o);

#endif
