// Dictionary forms by edit scripts.
//
// A script says what turns a form into its lemma: keep or lower its case, cut some bytes off its
// end, put some in their place. The model knows the script of irregular forms with their Penn tag,
// and for all others that of the longest known ending of the form with that tag. Where an ending
// leaves open whether a verb had an e or a doubled consonant ("blamed", "planned"), the words that
// the model has vectors for decide. Immutable.
//
// Source: Chrupała 2006 (lemmas as classes of edit scripts).
#ifndef DM_TOKEN_LEMMA_H
#define DM_TOKEN_LEMMA_H

#include "sentence/ud.h"
#include "token/lexeme.h"

#define LEMMA_APPEND_MAX 13 // bytes that a script can append; longer ones are not learned
#define LEMMA_ENDING_MAX 6  // longest ending that a rule looks at

typedef struct {
    uint8_t keep_case; // 1: the form's letters stay as they are, 0: ASCII letters are lowered
    uint8_t cut;       // bytes off the end
    uint8_t n_append;  // bytes used of `append`
    char append[LEMMA_APPEND_MAX];
} lemma_script;

_Static_assert(sizeof(lemma_script) == 16, "a script is 16 bytes in the model");

typedef struct {
    lexeme_table table;          // keys of lemma_form_key and lemma_ending_key
    lexeme_table words;          // keys of all words with a vector
    const lemma_script *scripts; // [n_scripts]
    uint32_t n_scripts;
} lemmatizer;

status lemma_open(lemmatizer *l, const model *m, diag *why);

// The lemma of a form with this Penn tag: a piece of the form itself where that is possible, else
// a copy in the arena.
str lemma_of(const lemmatizer *l, str form, xpos tag, arena *a);

// Is this a word that the model has a vector for, with a vowel in it?
bool lemma_is_word(const lemmatizer *l, str word);

// Keys of the table, for the trainer too: the whole (lowered) form; its last `n` bytes.
uint64_t lemma_form_key(str form, xpos tag);
uint64_t lemma_ending_key(str form, size_t n, xpos tag);

// The script from form to lemma; false when it is longer than a script can be.
bool lemma_script_find(str form, str lemma, lemma_script *out);
// The form itself when the script would cut a character of it in two.
str lemma_script_apply(const lemma_script *s, str form, arena *a);

#endif
