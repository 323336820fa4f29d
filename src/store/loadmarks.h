// Private to the store: marks of a load that an older version left unended.
//
// Up to tables of version 7 a load without --resume noted in `loading` that it had begun (input
// '') and each input that it had read whole; what was not among these was to be read again. Now
// `inputs` says so itself.
#ifndef DM_STORE_LOADMARKS_H
#define DM_STORE_LOADMARKS_H

#include "store/connection.h"

// Puts such marks into `inputs`, and takes them away. Nothing where there are none. In ClickHouse
// others must not write meanwhile.
status loadmarks_convert(const connection *c, diag *why);

#endif
