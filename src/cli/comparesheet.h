// What demarche compare prints: of each other set a summary, and the cells.
#ifndef DM_CLI_COMPARESHEET_H
#define DM_CLI_COMPARESHEET_H

#include "cli/form.h"
#include "cli/output.h"
#include "measure/eventcompare.h"
#include "measure/foreignevents.h"
#include "query/panelperiod.h"

// Events of one kind of file.
typedef struct {
    foreign_kind kind;
    size_t files, passed_over; // rows that are none
    uint64_t read;
    uint64_t undated, no_sides, no_class, outside; // that are not compared
} compare_set;

typedef struct {
    comparison *counts;
    compare_set sets[FOREIGN_KINDS]; // [n_sets]; the first is set 1 of `counts`
    size_t n_sets;
    panel_step step;
    bool types; // else quad classes
    form form;
    screen screen;
} comparesheet;

// CSV and JSON have every cell; of CSV the summaries go to standard error.
void comparesheet_write(comparesheet *s, output *out);

#endif
