// Looking words up in the lexicon of weapons and military items (codebook/items/*.tsv). Private to
// mention/; item.h has what others may ask.
//
// Names are compared by their letters and digits alone, so that "F-16", "F 16" and "f16" are one; a
// designation must also be written as one. Const data; any thread.
#ifndef DM_MENTION_ITEMLEXICON_H
#define DM_MENTION_ITEMLEXICON_H

#include "mention/item.h"

typedef enum {
    ITEM_NOUN,  // "tank"
    ITEM_WEAK,  // a noun that is an item only where the words around make it one: "vessel"
    ITEM_NAME,  // a designation: "F-16"
    ITEM_RISKY, // a designation that is also another word: "Javelin"
} item_kind;

// A name of the lexicon in a sentence.
typedef struct {
    uint32_t first, end; // words [first, end)
    item_kind kind;
    bool variant; // the lexicon has it without its last letters: "F-16CJ"
    bool series;  // the lexicon has its first letters alone: "Shahed-238"
    uint32_t row; // of the items, or of the series
    str name;     // as the lexicon writes it; empty of a series
} item_hit;

// The longest name that begins at word i; false when there is none.
bool itemlexicon_match(const sentence *s, uint32_t i, item_hit *h);
item_facts itemlexicon_facts(const item_hit *h);
// Is it a designation, risky ones included?
static inline bool itemlexicon_is_name(const item_hit *h)
{
    return h->kind == ITEM_NAME || h->kind == ITEM_RISKY;
}

#endif
