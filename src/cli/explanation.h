// `demarche code --explain`: why each event came out.
//
// For every event: its sentence, the tree, the rule with the file and line where it stands, why it
// matched, and the words that filled each role.
#ifndef DM_CLI_EXPLANATION_H
#define DM_CLI_EXPLANATION_H

#include "cli/screen.h"

void explanation_add(const screen *s, const codebook *rules, const coded *c, arena *a, buf *out);

#endif
