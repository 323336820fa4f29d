// What is wrong with a codebook that compiles: rules that cannot fire, prove nothing, or stand in
// each other's way. Errors that stop compilation are codebook_load's.
#ifndef DM_RULE_LINT_H
#define DM_RULE_LINT_H

#include "rule/rule.h"

typedef enum {
    LINT_NO_EXAMPLE, // the rule proves nothing
    LINT_NO_NOT,     // no counter-example; for rules without a constraint
    LINT_SHADOWED,   // every trigger and constraint is an earlier rule's too: it never wins
    LINT_CODE_TYPE,  // the CAMEO code belongs to another PLOVER type
    LINT_EMPTY,      // a constraint that names a class without words
    LINT_KINDS
} lint_kind;

typedef struct {
    lint_kind kind;
    const rule *rule;
    int line;
    str message; // for a person
} lint_finding;

typedef struct {
    const lint_finding *p; // [n] in order of rules
    size_t n;
} lint_list;

// Never fails; memory from `a`.
lint_list codebook_lint(const codebook *c, arena *a);
// "no-example": stable name for programs. Never NULL.
const char *lint_kind_name(lint_kind kind);

#endif
