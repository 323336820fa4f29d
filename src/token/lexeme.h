// A table from 64-bit keys to rows, as the model stores it: words to vectors, endings to rules.
//
// Open addressing over a power of two of slots; a slot is a pair (upper half of the key, row + 1),
// and row + 1 is 0 in an empty one. Two keys that share 32 upper and all lower bits would be taken
// for one: that never happens among the keys stored (the trainer checks) and for an unknown key
// once in billions. Immutable.
#ifndef DM_TOKEN_LEXEME_H
#define DM_TOKEN_LEXEME_H

#include "model/model.h"

typedef struct {
    const uint32_t *slots; // [n_slots * 2]
    uint32_t n_slots;      // a power of two
} lexeme_table;

#define LEXEME_NONE UINT32_MAX

// Full slots in a row that a look-up has to pass at most: a table filled to two thirds by good keys
// has runs of some 30; a damaged one could make every look-up walk through all of it.
#define LEXEME_RUN_MAX 1024

// ST_MODEL when the section is missing, its size is no power of two, it has no empty slot, too many
// full ones in a row, or a row that is not below n_rows.
status lexeme_open(const model *m, const char *section, uint32_t n_rows, lexeme_table *out,
                   diag *why);

// The row of the key, LEXEME_NONE when it is not in the table.
static inline uint32_t lexeme_find(const lexeme_table *t, uint64_t key)
{
    uint32_t mask = t->n_slots - 1, at = (uint32_t)key & mask, mark = (uint32_t)(key >> 32);
    for (;; at = (at + 1) & mask) {
        const uint32_t *slot = t->slots + 2 * (size_t)at;
        if (slot[1] == 0) return LEXEME_NONE;
        if (slot[0] == mark) return slot[1] - 1;
    }
}

// Fetches the key's slot from memory, for lexeme_find soon after.
static inline void lexeme_fetch(const lexeme_table *t, uint64_t key)
{
    __builtin_prefetch(t->slots + 2 * (size_t)((uint32_t)key & (t->n_slots - 1)));
}

// For the trainer: fills zeroed slots (n_slots, a power of two, above n) with keys[i] -> rows[i].
// False when two keys cannot be told apart.
bool lexeme_build(const uint64_t *keys, const uint32_t *rows, uint32_t n, uint32_t *slots,
                  uint32_t n_slots);

#endif
