#include "base/map.h"

#include "base/hash.h"

#define MAP_FIRST_SLOTS 16

// Index of the slot that holds the key, or of the free slot where it belongs.
static size_t slot_of(const map *m, str key, uint64_t hash)
{
    size_t mask = m->n_slots - 1, i = (size_t)hash & mask;
    for (; m->slots[i].at; i = (i + 1) & mask) {
        if (m->slots[i].mark != hash >> 32) continue;
        const map_entry *e = &m->entries[m->slots[i].at - 1];
        if (e->hash == hash && str_eq(e->key, key)) break;
    }
    return i;
}

static void grow(map *m, arena *a)
{
    size_t n_slots = m->n_slots ? m->n_slots * 2 : MAP_FIRST_SLOTS;
    map_slot *slots = arena_array(a, map_slot, n_slots);
    for (size_t e = 0; e < m->n; e++) {
        size_t i = (size_t)m->entries[e].hash & (n_slots - 1);
        while (slots[i].at) i = (i + 1) & (n_slots - 1);
        slots[i] = (map_slot){(uint32_t)e + 1, (uint32_t)(m->entries[e].hash >> 32)};
    }
    m->slots = slots;
    m->n_slots = n_slots;
}

map_entry *map_find(const map *m, str key)
{
    return m->n ? map_find_hashed(m, key, hash_str(key)) : NULL;
}

map_entry *map_find_hashed(const map *m, str key, uint64_t hash)
{
    if (!m->n) return NULL;
    uint32_t at = m->slots[slot_of(m, key, hash)].at;
    return at ? &m->entries[at - 1] : NULL;
}

map_entry *map_add(map *m, arena *a, str key, bool *added)
{
    if (m->n * 2 >= m->n_slots) grow(m, a);
    uint64_t hash = hash_str(key);
    map_slot *slot = &m->slots[slot_of(m, key, hash)];
    if (added) *added = !slot->at;
    if (slot->at) return &m->entries[slot->at - 1];
    if (m->n == m->cap) vec_grow_(a, (void **)&m->entries, &m->cap, sizeof *m->entries);
    map_entry *e = &m->entries[m->n++];
    e->key = key;
    e->hash = hash;
    *slot = (map_slot){(uint32_t)m->n, (uint32_t)(hash >> 32)};
    return e;
}

void map_set_number(map *m, arena *a, str key, uint32_t value)
{
    map_add(m, a, key, NULL)->value.number = value;
}

void map_set_pointer(map *m, arena *a, str key, void *value)
{
    map_add(m, a, key, NULL)->value.pointer = value;
}

bool map_find_number(const map *m, str key, uint32_t *value)
{
    const map_entry *e = map_find(m, key);
    if (e) *value = e->value.number;
    return e != NULL;
}

void *map_find_pointer(const map *m, str key)
{
    const map_entry *e = map_find(m, key);
    return e ? e->value.pointer : NULL;
}
