// What the repairs share: looking up words of a tree, and handing on what hangs on one.
#ifndef DM_PARSE_MENDTREE_H
#define DM_PARSE_MENDTREE_H

#include "sentence/sentence.h"

#define MEND_CLIMB_MAX 8 // words up from a noun to the head of its phrase

static inline bool is_noun(const token *t)
{
    return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN;
}

static inline bool is_nominal(const token *t)
{
    return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN || t->upos == UPOS_PRON ||
           t->upos == UPOS_NUM;
}

// The first word in [from, to) that hangs on `head` by this relation (without subtype); -1 if none.
static inline int32_t child_of(const sentence *s, uint32_t head, uint32_t from, uint32_t to,
                               deprel rel)
{
    for (uint32_t i = from; i < to; i++)
        if (s->tokens[i].head == (int32_t)head && deprel_base((deprel)s->tokens[i].rel) == rel)
            return (int32_t)i;
    return -1;
}

// Does the word stand below `top`? Hanging that on the word would make a circle.
static inline bool is_below(const sentence *s, int32_t word, int32_t top)
{
    for (uint32_t climb = 0; word >= 0 && climb <= s->n_tokens; climb++) {
        if (word == top) return true;
        word = s->tokens[word].head;
    }
    return false;
}

static inline int32_t root_of(const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head < 0) return (int32_t)i;
    return -1;
}

// Has the noun one of these prepositions?
static inline bool is_marked(const sentence *s, int32_t noun, const char *prepositions)
{
    for (int32_t i = noun - 1; i >= 0 && i + MEND_CLIMB_MAX > noun; i--)
        if (s->tokens[i].head == noun && s->tokens[i].rel == REL_CASE)
            return str_in_list(s->tokens[i].form, prepositions, '|');
    return false;
}

// "Arms [worth] millions", "[valued] at millions".
static inline bool is_worth(const token *t)
{
    return str_eq(t->form, STR("worth")) || str_eq(t->form, STR("valued"));
}

// Does a comma or another sign stand between the words?
static inline bool is_parted(const sentence *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (s->tokens[i].upos == UPOS_PUNCT) return true;
    return false;
}

static inline void give_children(sentence *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)from && i != to) s->tokens[i].head = (int32_t)to;
}

#endif
