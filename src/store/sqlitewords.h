// Private to the store: words_in(TEXT, WORDS) for SQLite, which is true where the text has the
// words one behind the other, compared as the index over documents compares them (stems, no
// accents).
#ifndef DM_STORE_SQLITEWORDS_H
#define DM_STORE_SQLITEWORDS_H

#include <sqlite3.h>

// SQLite's result.
int sqlitewords_register(sqlite3 *db);

#endif
