// The fields of one JSON record that a document is made of.
#ifndef DM_DOCUMENT_JSON_RECORD_H
#define DM_DOCUMENT_JSON_RECORD_H

#include "document/builder.h"

typedef struct {
    str text;           // as given, like the rest; empty when absent or null
    record_facts known; // its id is a string, or the digits of a number
} json_record;

// Reads the object in record->bytes. Of two fields with the same name the last one counts; fields
// of other names are passed over. ST_FORMAT when it is broken, is no object, has no text and no
// title, or has one of our fields with a value that is no string. `file` is for the message.
status json_record_read(const raw_record *record, const document_options *options, arena *a,
                        const char *file, json_record *out, diag *why);

#endif
