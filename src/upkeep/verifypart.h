// Private to this room: the parts of verify (verify.h), each in a file of its own.
#ifndef DM_UPKEEP_VERIFYPART_H
#define DM_UPKEEP_VERIFYPART_H

#include "store/connection.h"
#include "store/tablelist.h"
#include "upkeep/verify.h"

// Counts and hands over a finding.
status verify_tell(verification *v, verify_kind kind, str table, str id, diag *why,
                   const char *format, ...) __attribute__((format(printf, 6, 7)));

// Rows of which each is a fault: the row's key, and a word to say more.
typedef struct {
    verification *v;
    verify_kind kind;
    str table;
    const char *what; // with %s for the second column
} fault_question;

// Whether that kind of database has the table.
bool verify_has(const connection *c, const table_shape *t);
// Asks, and tells each row. A question that fails in a file is a fault of its own (DAMAGED): the
// others are asked all the same. The SQL is in the words of the connection's kind.
status verify_ask(const connection *c, fault_question *f, const char *sql, diag *why);
// "SELECT ... AS row_id": the key of a row of `t`, its columns joined by '/'; n_keys at most of
// them.
void verify_select_key(const connection *c, const table_shape *t, size_t n_keys, buf *sql);
// " FROM ... t WHERE ": the table's rows; a condition must follow.
void verify_from(const connection *c, const table_shape *t, buf *sql);

// verifyschema.c: whether the tables, columns, indexes, views and triggers of the schema are there.
status verifyschema_run(const connection *c, const table_list *tables, verification *v, diag *why);
// verifyvalue.c: whether columns have what they can have, and lists all of their rows.
status verifyvalue_run(const connection *c, const table_list *tables, verification *v, diag *why);
// verifytext.c: goes over the documents with their texts: spans, cards, sketches and facts.
status verifytext_run(const connection *c, const table_list *tables, verification *v, diag *why);

#endif
