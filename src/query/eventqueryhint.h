// Private to this room: what was meant by a word that other query languages, or people, write and
// this one does not know.
#ifndef DM_QUERY_EVENTQUERYHINT_H
#define DM_QUERY_EVENTQUERYHINT_H

#include "base/status.h"
#include "base/str.h"

// Adds "; did you mean ...?" for a name that is no field, where one is near or means the same;
// else nothing.
void eventqueryhint_field(str name, buf *out);
// A bare word at byte `at` of the query: ST_USAGE when it is an operator of other languages, or one
// of ours in small letters, which would be looked for in sentences without a word about it.
status eventqueryhint_word(str word, size_t at, diag *why);
// A value without its double quotes: ST_USAGE for one in others.
status eventqueryhint_value(str value, size_t at, diag *why);
// The whole query: ST_USAGE for SQL.
status eventqueryhint_query(str text, diag *why);

#endif
