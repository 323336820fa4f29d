// What a red line, a warning or a position is about: the words that a sentence has for it, and
// whether two such wordings are the same matter. Private to ledger/.
#ifndef DM_LEDGER_ABOUT_H
#define DM_LEDGER_ABOUT_H

#include "rule/frame.h"

#define MATTER_WORDS_MAX 30 // of a matter; what is longer is told, not named

typedef struct {
    str text;      // as written, without what stands before it ("against", "any"); empty: nothing
    str name;      // of the thesaurus; empty: none of it
    bool vague;    // "this", "the issue", "such a step": names nothing by itself
    bool points;   // "this", "it", "such a step": what was told just before
    bool question; // "the issue", "the matter": what is spoken of
    uint32_t first, end; // words of the sentence
    int32_t head;        // -1: no single one
} matter;

// Behind an acronym or number in brackets, "(UNSC)", that begins at w and ends before the sentence
// does; else w.
uint32_t matter_over_brackets(const frame_view *f, uint32_t w);

// The phrase or clause that the word heads, without relative clauses and asides. `text` is the
// document's.
matter matter_of(const frame_view *f, uint32_t head, str text);
// These words [first, end), of which `head` is the first of all.
matter matter_words(const frame_view *f, uint32_t first, uint32_t end, uint32_t head, str text);
// What stands in its clause before the word that says something of it, whatever the tree makes of
// it: "sending tanks there" of "that sending tanks there would be seen as a red line".
matter matter_before(const frame_view *f, uint32_t word, str text);
// The clause of the verb from its subject on, where that stands behind the word `but` ("in spite of
// protests the two states sold arms"); empty text else.
matter matter_from_subject(const frame_view *f, uint32_t verb, uint32_t but, str text);
// The words of the condition in the clause of a threat: "should Y cross the river"; empty text when
// there is none.
matter matter_condition(const frame_view *f, uint32_t word, str text);

#define STEMS_MAX 32 // words of substance of one wording; further ones do not count

// The words of substance of a wording, for who compares one with many.
typedef struct {
    str word[STEMS_MAX];
    bool name[STEMS_MAX]; // capital, and not the first word
    uint32_t n;
} matter_stems;

matter_stems matter_stems_of(str text);
// The first letters of word `i`, in lower case: words that count as alike have the same.
uint32_t matter_stem_key(const matter_stems *s, uint32_t i);
// matter_common and matter_names_differ of wordings whose words are known.
uint32_t matter_stems_common(const matter_stems *few, const matter_stems *many);
bool matter_stems_differ(const matter_stems *a, const matter_stems *b);
// Does the first name something that the second does not?
bool matter_stems_name_more(const matter_stems *a, const matter_stems *b);

// Are two matters the same, by thesaurus name (may be empty) and words? True also where one is
// empty.
bool matter_same(str name_a, str text_a, str name_b, str text_b);
// Do both name one thing ("Mandaya", "Taiwan") that is neither of these two parties (their names)?
bool matter_share_name(str text_a, str text_b, str party, str other);
// Does each name something, and nothing that the other names too?
bool matter_names_differ(str text_a, str text_b);
// How many words of substance of `few` has `many`?
uint32_t matter_common(str few, str many);
// How many words of substance has it?
uint32_t matter_size(str text);
// The words that a person would call it by: few words go under the name of the thesaurus.
str matter_title(str name, str text);

#endif
