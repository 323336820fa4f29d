// Private to the store and to queries: words_in(TEXT, WORDS) for SQLite, which is true where the
// text has the words one behind the other, compared as the index over documents compares them
// (stems, no accents).
#ifndef DM_STORE_SQLITEWORDS_H
#define DM_STORE_SQLITEWORDS_H

#include "base/str.h"

#include <sqlite3.h>

#define STEM_CHANGES 2 // letters at the end of a stem that its word may not have ("sensibl")

// SQLite's result.
int sqlitewords_register(sqlite3 *db);

// The same words for questions that SQLite does not answer.
typedef struct word_cutter word_cutter;

word_cutter *sqlitewords_open(void);    // NULL: there is no memory for it
void sqlitewords_close(word_cutter *w); // NULL is allowed
// Appends the stems of the text between NULs; one NUL is there in any case.
void sqlitewords_cut(const word_cutter *w, str text, buf *out);

#endif
