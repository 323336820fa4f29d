// Constant tables: a TSV of the codebook, turned into C at build time by tool/tables.
//
// A table has rows of text cells and an index of keys. The cells of the indexed columns hold one or
// more keys, separated by '|'; a key leads to every row and column that holds it. Keys are compared
// folded: accents are taken off Latin letters, curly apostrophes are straight, and in a table made
// with -l ASCII letters are small. Everything is const data without pointers, so that loading costs
// nothing and any number of threads can read.
//
//     table_key key;
//     table_key_open(&key);
//     table_key_add(&key, t->lower, STR("Xi"));
//     table_key_add_space(&key);
//     table_key_add(&key, t->lower, STR("Jinping"));
//     for (table_hit h = table_find(t, &key); h.found; h = table_next(t, h))
//         print(table_cell(t, h.row, COLUMN_CODE));
//
// Hashing is FNV-1a, 32 bits, with linear probing in a table at most half full. A look-up that
// grows word by word asks table_leads whether any key goes on, and stops where none does: a Bloom
// filter of one hash over what stands before each word of a key (B. H. Bloom, Space/time trade-offs
// in hash coding with allowable errors, 1970), which never says no where the answer is yes.
#ifndef DM_BASE_TABLE_H
#define DM_BASE_TABLE_H

#include "base/str.h"

#define TABLE_KEY_MAX 128 // longest key in bytes, folded; longer ones are never found

typedef struct {
    uint32_t offset; // in the pool
    uint32_t length; // bytes
} table_text;

typedef struct {
    table_text key; // folded
    uint32_t row;
    uint32_t column;
} table_entry;

typedef struct {
    const char *pool;
    const table_text *cells; // [n_rows * n_columns]
    uint32_t n_rows, n_columns;
    const table_entry *entries; // [n_entries], those of one key side by side, in row order
    uint32_t n_entries;
    const uint32_t *slots; // [n_slots] table_slot of the first entry of a key; 0 is empty
    uint32_t n_slots;      // a power of two
    const uint32_t *leads; // [n_leads] bits of what keys begin with
    uint32_t n_leads;      // a power of two
    bool lower;            // keys are in small letters
} table;

// The number of an entry and, above it, bits of its key's hash: most keys that are not there are
// told without a look at what is.
#define TABLE_SLOT_BITS   24
#define TABLE_ENTRIES_MAX ((1u << TABLE_SLOT_BITS) - 1)
static inline uint32_t table_slot(uint32_t hash, uint32_t entry)
{
    return (hash >> TABLE_SLOT_BITS) << TABLE_SLOT_BITS | (entry + 1);
}

// A key that grows word by word; table_key_open empties it.
typedef struct {
    char p[TABLE_KEY_MAX]; // [n]
    uint32_t n;
    uint32_t hash; // 0 at the start
    bool too_long;
} table_key;

typedef struct {
    bool found;
    uint32_t row, column;
    uint32_t entry;
} table_hit;

// The text of a cell; empty when it is.
str table_cell(const table *t, uint32_t row, uint32_t column);

void table_key_open(table_key *key);
void table_key_add(table_key *key, bool lower, str s);
void table_key_add_space(table_key *key);
// First row with this key, and the next ones.
table_hit table_find(const table *t, const table_key *key);
table_hit table_next(const table *t, table_hit hit);
// The same for a whole key at once.
table_hit table_find_str(const table *t, str s);

// May a longer key begin with this one? False: surely none does. Asked at the end of a word or of
// the space behind it.
bool table_leads(const table *t, const table_key *key);
// Does a word end, or a space, before byte i of a folded key (0 < i < n)? Where a letter or digit
// meets another one a word cannot end.
bool table_is_joint(const char *key, size_t i);

// Writes s folded to `out`, at most `size` bytes; returns the length, SIZE_MAX when it does not
// fit.
size_t table_fold(str s, bool lower, char *out, size_t size);
// FNV-1a of the bytes, going on from `hash` (0 to start).
uint32_t table_hash(uint32_t hash, const char *p, size_t n);

#endif
