// What `demarche codebook` can do, one file an action.
//
// Each takes the words behind its own name and the options, and gives the exit code.
#ifndef DM_CLI_CODEBOOK_ACTION_H
#define DM_CLI_CODEBOOK_ACTION_H

#include "cli/command.h"

int codebook_check(const arguments *args);   // codebookcheck.c
int codebook_stats(const arguments *args);   // rulecount.c
int codebook_explain(const arguments *args); // rulestory.c
int codebook_import(const arguments *args);  // codebookimport.c
int codebook_test(const arguments *args);    // ruletrial.c

#endif
