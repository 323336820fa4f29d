// A panel as a sheet: its columns, and a row of them.
#ifndef DM_CLI_PANELSHEET_H
#define DM_CLI_PANELSHEET_H

#include "cli/sheet.h"
#include "query/panel.h"

typedef struct {
    const panel_wanted *wanted;
    const panel_about *about;
    bool types;   // a column for each type of PLOVER
    bool parquet; // else CSV or, by sheet.json, JSON Lines
    sheet sheet;
    arena memory; // names of the columns
} panelsheet;

// Begins it; `wanted`, `about`, `types`, `parquet` and `sheet.json` are set.
void panelsheet_open(panelsheet *p, buf *out);
void panelsheet_add(panelsheet *p, const panel_row *row);
// Writes what is left of Parquet into the `out` of panelsheet_open. Once it is open, before close.
void panelsheet_finish(panelsheet *p);
void panelsheet_close(panelsheet *p);

#endif
