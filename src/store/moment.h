// Private to the store and to those who ask it: whether others wrote while many questions were
// asked.
//
// A file and PostgreSQL show one moment however many questions are asked of them; ClickHouse
// cannot. There a number changes with every batch.
//
//     TRY(moment_read(c, &moment, why));
//     ...
//     TRY(moment_check(c, moment, "export it again", why));
#ifndef DM_STORE_MOMENT_H
#define DM_STORE_MOMENT_H

#include "store/connection.h"

// ST_STORE when it cannot be asked. 0 where the database shows one moment.
status moment_read(const connection *c, int64_t *moment, diag *why);
// ST_STORE when others wrote since; `again` says what to do when they are done.
status moment_check(const connection *c, int64_t moment, const char *again, diag *why);

#endif
