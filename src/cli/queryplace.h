// Where in a query its mistake is, for who typed it.
#ifndef DM_CLI_QUERYPLACE_H
#define DM_CLI_QUERYPLACE_H

#include "base/status.h"
#include "base/str.h"

// Below a complaint about the query: the query on standard error, with a ^ below the place; nothing
// where the complaint is about something else.
void queryplace_show(str query, const diag *why);

#endif
