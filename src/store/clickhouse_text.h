// Private to the store: values as ClickHouse reads and writes them, in its TabSeparated format and
// in SQL.
//
//     clickhouse_text_add(&row, STR("a\tb")); // a\tb, with a backslash
#ifndef DM_STORE_CLICKHOUSE_TEXT_H
#define DM_STORE_CLICKHOUSE_TEXT_H

#include "store/driver.h"

#define CLICKHOUSE_FIELDS_MAX 64 // of a row; a document has a fourth of it

// A text within a row, or between the quotes of a literal.
void clickhouse_text_add(buf *out, str text);
// The same between quotes.
void clickhouse_text_quote(buf *out, str text);
// A number, so that ClickHouse reads that very number: version 18.16 reads digits before and behind
// a point apart and puts them together inexactly, but not 569e-2. "\\N" when it is none.
void clickhouse_text_number(buf *out, double number);
// A value within a row.
void clickhouse_text_cell(buf *out, const cell *value);
// Copies rows, each with "\t" and `last` before its end.
void clickhouse_text_append(buf *out, str rows, str last);

typedef struct {
    str text; // without escapes
    bool is_null;
} clickhouse_field;

// Takes a line (without its end) apart, in place. Fields behind the first CLICKHOUSE_FIELDS_MAX are
// left out. Gives how many there are.
size_t clickhouse_text_fields(char *line, size_t n, clickhouse_field out[CLICKHOUSE_FIELDS_MAX]);

// SQL with the literals in place of ?1, ?2 ... up to n; nothing within quotes is touched. A number
// that has no value stays.
void clickhouse_text_fill(const char *sql, const buf *literals, size_t n, buf *out);

// What the server's answer to a failed question says: its number (0: none is given) and its words,
// in `answer`.
int clickhouse_text_error(str answer, str *words);
// Byte from 1 of the SQL at which it failed, as those words tell; 0: they do not.
int clickhouse_text_place(str words);

#endif
