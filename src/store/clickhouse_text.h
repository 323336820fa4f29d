// Private to the store: SQL as ClickHouse reads it, and what it answers when that fails. Rows:
// tabbed.h.
//
//     clickhouse_text_quote(&sql, STR("O'Hara")); // 'O\'Hara'
#ifndef DM_STORE_CLICKHOUSE_TEXT_H
#define DM_STORE_CLICKHOUSE_TEXT_H

#include "store/driver.h"

// A text between the quotes of a literal.
void clickhouse_text_quote(buf *out, str text);
// SQL with the literals in place of ?1, ?2 ... up to n; nothing within quotes is touched. A number
// that has no value stays.
void clickhouse_text_fill(const char *sql, const buf *literals, size_t n, buf *out);

// What the server's answer to a failed question says: its number (0: none is given) and its words,
// in `answer`.
int clickhouse_text_error(str answer, str *words);
// Byte from 1 of the SQL at which it failed, as those words tell; 0: they do not.
int clickhouse_text_place(str words);

#endif
