// One rule as its writers wrote it, for people: its lines, and the sentences that must come out of
// it or must not. Nothing is compiled, so a codebook that codes without its examples need not keep
// them.
//
//     rule_text t;
//     bool found;
//     TRY(codebook_rule_text(NULL, STR("reject-talks"), &a, &t, &found, why));
//     if (found) printf("%.*s", STR_ARG(t.text));
#ifndef DM_RULE_RULETEXT_H
#define DM_RULE_RULETEXT_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

typedef struct {
    str keyword;         // "example", "not", or "wish": what ought to come out and does not yet
    str text;            // the sentence
    const str *expected; // [n_expected] lines as they stand: "UKR > BLR"
    uint32_t n_expected;
    int line;
} rule_text_example;

typedef struct {
    str file;
    int line;
    str text;                          // its lines as they stand, without examples and comments
    const rule_text_example *examples; // [n_examples] in their order
    uint32_t n_examples;
} rule_text;

// Looks for the rule in the text of one file of rules; *found: it is there. What is given borrows
// from `text` and lies in the arena. ST_CODEBOOK when the file is not made of rules.
status ruletext_read(str text, str file, str name, arena *a, rule_text *out, bool *found,
                     diag *why);
// Looks for it in the folder on top (`more`, may be NULL), then in the built-in codebook. All that
// is given lies in the arena, or in the program. ST_IO, ST_CODEBOOK for that folder.
status codebook_rule_text(const char *more, str name, arena *a, rule_text *out, bool *found,
                          diag *why);

#endif
