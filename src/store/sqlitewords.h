// Private to the store and to queries: words_in(TEXT, WORDS) for SQLite, which is true where the
// text has the words one behind the other, compared as the index over documents compares them
// (stems, no accents); and word_places(document_search, COLUMN) of a question with MATCH, which
// tells where in that column of the row the phrase stands: a blob of 32-bit numbers of this
// machine, how many words it has and, ascending, the number of its first one wherever it stands.
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
// How many words of the text begin before each of places[0..n), which are bytes and ascend;
// WORD_SPLIT where one goes on there.
#define WORD_SPLIT UINT32_MAX
void sqlitewords_number(const word_cutter *w, str text, const size_t *places, size_t n,
                        uint32_t *numbers);

#endif
