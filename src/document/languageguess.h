// Which language a text is in, as far as that decides whether it is to be coded.
//
// Only English is coded, so that the question is: is this surely another language? No English text
// may be lost, be it a post of names and addresses, a headline in capitals, a list of weapons or a
// report that quotes; where the text does not say enough, it is English.
//
// Letters tell the script; of a script other than Latin it is the language whose words and letters
// are most frequent. In Latin script the words that a text in a language cannot do without are
// counted (codebook/languages.tsv), those that stand in small letters, for names are no evidence,
// unless the text has hardly any; and the letters that English lacks. A text in two languages is in
// the one of which it has more, English when they are close.
//
// (After W. B. Cavnar, J. M. Trenkle, N-gram-based text categorization, 1994, whose way, in
// libexttextcat, was measured beside this one: bench/RESULTS.md; short words instead of n-grams:
// G. Grefenstette, Comparing two language identification schemes, 1995.)
//
//     language_guess g = language_of(STR("Le ministre est à Tunis et ne dit rien ..."), STR_NONE);
//     if (g.is_foreign) printf("%.*s", STR_ARG(g.name)); // French
#ifndef DM_DOCUMENT_LANGUAGEGUESS_H
#define DM_DOCUMENT_LANGUAGEGUESS_H

#include "base/str.h"

typedef struct {
    str code; // ISO 639-1, or 639-3 where that has none: "fr"; "en" unless it is surely another
    str name; // "French"
    bool is_foreign; // surely not English
    bool is_english; // it has more English than anything else; neither: it is too short to tell
} language_guess;

// `said` is what the source says of it ("fr", empty: nothing): less of that language is then
// enough, but some. Never fails; the strings live for ever.
language_guess language_of(str text, str said);

#endif
