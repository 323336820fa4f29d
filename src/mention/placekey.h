// Names of places as keys: the same for the table's maker (tool/places.c) and for the text.
//
// A key is in small letters without accents, dots and apostrophes, with a space for a hyphen, and
// "st" for "saint": "Sana'a" is "sanaa", "Deir ez-Zor" is "deir ez zor". It grows word by word:
//
//     placekey k = {0};
//     placekey_add(&k, STR("St."));
//     placekey_space(&k);
//     placekey_add(&k, STR("Petersburg")); // "st petersburg"
#ifndef DM_MENTION_PLACEKEY_H
#define DM_MENTION_PLACEKEY_H

#include "base/str.h"

#define PLACEKEY_MAX 64 // longest key in bytes; longer names are never found

typedef struct {
    char p[PLACEKEY_MAX]; // [n]
    uint32_t n;
    uint32_t word; // where the last word begins
    bool too_long;
} placekey;

// Appends a word, or a part of one that stands without a space behind the last.
void placekey_add(placekey *k, str word);
// Begins a new word; none at the start or behind another space.
void placekey_space(placekey *k);
// The key so far, without a space at its end; empty when it is too long.
str placekey_text(const placekey *k);
// The same for a whole name.
placekey placekey_of(str name);
// FNV-1a of a key, for the table's slots.
uint32_t placekey_hash(str key);

#endif
