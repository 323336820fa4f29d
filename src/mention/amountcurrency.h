// Currencies as news writes them: symbols, ISO 4217 codes, words.
//
// A word that several countries share ("pesos") gives its singular in place of a code, unless a
// nationality before it decides. Const tables; any thread.
#ifndef DM_MENTION_AMOUNTCURRENCY_H
#define DM_MENTION_AMOUNTCURRENCY_H

#include "mention/word.h"

// The symbol or code that begins the word at `at` or is it ("$", "US$", "USD", "$5bn", also "US"
// and
// "$" as two words). Gives the unit, the word where the number is (*next) and how many bytes of
// that word are symbol (*skip). False when there is none.
bool currency_before(const sentence *s, uint32_t at, str *unit, uint32_t *next, size_t *skip);
// The currency named from word `at` on: "dollars", "US dollars", "EUR". The word after it in *end.
// `sure` says that a symbol or a magnitude stood before, so that "pounds" is no weight and "won" no
// verb.
bool currency_after(const sentence *s, uint32_t at, bool sure, str *unit, uint32_t *end);

#endif
