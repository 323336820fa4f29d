// Looking words up: small sorted const tables searched without regard to ASCII case, and questions
// about the word at a place of a sentence, which are false beyond its end.
//
// No memory, no state; any thread.
#ifndef DM_MENTION_WORD_H
#define DM_MENTION_WORD_H

#include "sentence/sentence.h"

#include <string.h>

#define WORD_MAX 24 // longest form that a table holds, in bytes; longer words are in none

typedef struct {
    char form[WORD_MAX + 1]; // lower case, zeros behind
    int kind;                // of the table's own enum
    int value;
} word_entry;

// The entry for `form` in a table sorted by strcmp; NULL when there is none.
const word_entry *word_find(const word_entry *sorted, size_t n, str form);
// Is the table in order, without doubles or forms over WORD_MAX? For tests.
bool word_sorted(const word_entry *table, size_t n);

// Form of word i; empty when i is beyond the sentence.
static inline str word_form(const sentence *s, uint32_t i)
{
    return i < s->n_tokens ? s->tokens[i].form : STR_NONE;
}
// Is the form written `lower`, in any case?
bool word_reads(str form, const char *lower);
// Is word i?
static inline bool word_is(const sentence *s, uint32_t i, const char *lower)
{
    str form = word_form(s, i);
    return form.n && (form.p[0] | 0x20) == (lower[0] | 0x20) && word_reads(form, lower);
}
// Is word i, in any case, one of "a|b|c"? The list is in lower case.
bool word_among_list(const sentence *s, uint32_t i, str list);
static inline bool word_among(const sentence *s, uint32_t i, const char *list)
{
    return word_among_list(s, i, (str){list, strlen(list)}); // of a literal at compile time
}
// The word's lemma; its form when it has none.
static inline str word_lemma(const token *t)
{
    return t->lemma.n ? t->lemma : t->form;
}
// Is that one of "a|b|c", letter for letter?
static inline bool word_lemma_among(const token *t, const char *list)
{
    return str_in_list(word_lemma(t), list, '|');
}
// A hyphen or a dash between words?
bool word_is_hyphen(const sentence *s, uint32_t i);
// Does word i have this part of speech?
static inline bool word_has(const sentence *s, uint32_t i, upos u)
{
    return i < s->n_tokens && s->tokens[i].upos == (uint8_t)u;
}
// Noun or proper noun?
static inline bool word_is_noun(const sentence *s, uint32_t i)
{
    return word_has(s, i, UPOS_NOUN) || word_has(s, i, UPOS_PROPN);
}
// A participle that stands before a noun as an adjective does ("armed drones")? Without a tree any
// participle may.
static inline bool word_is_modifier(const sentence *s, uint32_t i)
{
    if (i >= s->n_tokens || !word_has(s, i, UPOS_VERB)) return false;
    const token *t = &s->tokens[i];
    bool hangs = t->head >= 0 || t->rel == REL_ROOT;
    return (t->xpos == XPOS_VBN || t->xpos == XPOS_VBG) && (!hangs || t->rel == REL_AMOD);
}
// First letter a capital (ASCII)?
static inline bool word_is_capital(const sentence *s, uint32_t i)
{
    str f = word_form(s, i);
    return f.n && f.p[0] >= 'A' && f.p[0] <= 'Z';
}
static inline bool word_is_digit(const sentence *s, uint32_t i)
{
    str f = word_form(s, i);
    return f.n && f.p[0] >= '0' && f.p[0] <= '9';
}
// The word of [first, end) whose head is outside; the last such one. `end - 1` for an empty tree.
uint32_t word_phrase_head(const sentence *s, uint32_t first, uint32_t end);
// Bytes from word `first` to before word `end`.
span word_span(const sentence *s, uint32_t first, uint32_t end);

#endif
