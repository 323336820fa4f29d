// What the commands that read treebanks share.
#ifndef DM_CLI_ANALYSIS_H
#define DM_CLI_ANALYSIS_H

#include "sentence/sentence.h"

// Wipes out tags, lemmas and heads: nothing of the gold analysis may reach the parser.
void analysis_clear(sentence *x);

#endif
