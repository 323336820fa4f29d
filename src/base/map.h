// A hash map from text to a number or a pointer.
//
// Entries stand in the order in which they were added, so that a walk over entries[0..n) is the
// same on every run. Keys are borrowed: they must outlive the map. Memory is the arena's; a map
// never shrinks and keys are never removed. A map that is no longer changed may be read by any
// number of threads. Open addressing with linear probing, at most half full; hash: hash.h.
//
//     map capitals = {0};
//     map_set_number(&capitals, &a, STR("Lima"), 604);
//     uint32_t code;
//     if (map_find_number(&capitals, STR("Lima"), &code)) ...
#ifndef DM_BASE_MAP_H
#define DM_BASE_MAP_H

#include "base/str.h"

typedef struct {
    str key;       // borrowed
    uint64_t hash; // of the key
    union {
        uint32_t number;
        void *pointer;
    } value;
} map_entry;

typedef struct {
    uint32_t at;   // index + 1 into entries, 0 when free
    uint32_t mark; // the upper half of the hash: most other keys are told by it
} map_slot;

typedef struct {
    map_entry *entries; // [n] in the order of adding
    size_t n;
    size_t cap;      // entries allocated
    map_slot *slots; // [n_slots]
    size_t n_slots;  // a power of two, or 0
} map;

// NULL when the key is absent. The pointer holds until the next map_add.
map_entry *map_find(const map *m, str key);
// The same when hash_str(key) is known.
map_entry *map_find_hashed(const map *m, str key, uint64_t hash);
// The key's entry, new (value zero) or old; *added says which and may be NULL.
map_entry *map_add(map *m, arena *a, str key, bool *added);

// Sets the value, over the old one if there was one. A map holds numbers or pointers, not both.
void map_set_number(map *m, arena *a, str key, uint32_t value);
void map_set_pointer(map *m, arena *a, str key, void *value);
// False, and *value untouched, when the key is absent.
bool map_find_number(const map *m, str key, uint32_t *value);
// NULL when the key is absent.
void *map_find_pointer(const map *m, str key);

#endif
