// The tokenizer's word lists. Counted in the training parts of the UD treebanks EWT and GUM; each
// list says what the treebanks do with its words. Lists are "a|b|c" for str_in_list, lower case.
#ifndef DM_TOKEN_TOKENIZER_TABLE_H
#define DM_TOKEN_TOKENIZER_TABLE_H

#include "base/str.h"

// A word that is written as one and counts as two or three: "cannot" is "can" + "not".
typedef struct {
    const char *word; // [n] lower case
    uint8_t n;        // bytes of the word
    uint8_t cut[2];   // bytes before the second and the third word; 0 when there is none
} tok_contraction;

#define TOK_CURRENCY_MAX 3 // letters of a currency's code

// NULL when `lower` is none.
const tok_contraction *tok_contraction_find(str lower);

bool tok_is_hyphen_prefix(str lower); // keeps its hyphen: "anti", "pro", "mid"
bool tok_is_hyphen_suffix(str lower); // is kept by the word before: "wise", "esque"
bool tok_is_unit(str word);           // stands apart from its number: "5" "km"; case counts
bool tok_is_money_unit(str word);     // the same after a currency sign: "$", "3", "M"
bool tok_is_currency(str word);       // stands apart from the number behind it: "USD", "Rs"
bool tok_is_file_type(str lower);     // after a full stop alone: ".doc"
bool tok_is_domain(str lower);        // last part of a host name or file name: "com", "doc"
bool tok_is_elision(str lower);       // after an apostrophe at the start: 'em, 'til
bool tok_is_clitic(str lower);        // after an apostrophe at the end: 's, 're

#endif
