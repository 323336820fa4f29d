// What `demarche query` prints: events, counts and groups in each form of output.
#ifndef DM_CLI_FOUNDWRITER_H
#define DM_CLI_FOUNDWRITER_H

#include "cli/form.h"
#include "cli/rowtable.h"
#include "query/eventsearch.h"

typedef struct {
    form form;
    screen screen;
    output out;
    bool with_status;  // a column of the table: not all of the events happened
    rowtable rowtable; // of FORM_TABLE
    bool opened;
    search_group by;
    int64_t given; // events or groups so far
    char last[64]; // id of the last event
    buf text;
} foundwriter;

status foundwriter_event(void *writer, const found_event *e, diag *why);
status foundwriter_group(void *writer, const found_group *g, diag *why);
// Writes what is left, also the head of a table without rows. `groups`: of these.
void foundwriter_close(foundwriter *w, bool groups);

#endif
