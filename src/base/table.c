#include "base/table.h"

#include <string.h>

#define FNV_BASIS 2166136261u
#define FNV_PRIME 16777619u

// Base letters of U+00C0 to U+017F; '*' where two letters or another sign is needed.
static const char LATIN[] = "AAAAAA*CEEEEIIIIDNOOOOO*OUUUUY**aaaaaa*ceeeeiiiidnooooo*ouuuuy*y"
                            "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi**JjKkkLlLlLl*"
                            "*LlNnNnNn***OoOoOo**RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz*";

str table_cell(const table *t, uint32_t row, uint32_t column)
{
    table_text c = t->cells[(size_t)row * t->n_columns + column];
    return (str){t->pool + c.offset, c.length};
}

uint32_t table_hash(uint32_t hash, const char *p, size_t n)
{
    if (hash == 0) hash = FNV_BASIS;
    for (size_t i = 0; i < n; i++) hash = (hash ^ (unsigned char)p[i]) * FNV_PRIME;
    return hash;
}

// Folds the character at s.p[at]; writes 0 to 3 bytes and sets how many were read.
static size_t fold_one(str s, size_t at, char out[3], size_t *read)
{
    unsigned char a = (unsigned char)s.p[at];
    unsigned char b = at + 1 < s.n ? (unsigned char)s.p[at + 1] : 0;
    unsigned char c = at + 2 < s.n ? (unsigned char)s.p[at + 2] : 0;
    *read = 1;
    out[0] = (char)a;
    if (a < 0x80) return 1;
    if (a >= 0xC3 && a <= 0xC5 && (b & 0xC0) == 0x80) {
        size_t i = (size_t)(a - 0xC3) * 64 + (b & 0x3F);
        *read = 2;
        out[0] = LATIN[i];
        if (out[0] != '*') return 1;
        out[1] = (char)b;
        out[0] = (char)a;
        return 2;
    }
    if (a == 0xC8 && b >= 0x98 && b <= 0x9B) { // Romanian S and T with comma
        *read = 2;
        out[0] = "SsTt"[b - 0x98];
        return 1;
    }
    if (a == 0xC2 && b == 0xA0) { // no-break space
        *read = 2;
        out[0] = ' ';
        return 1;
    }
    if (a == 0xE2 && b == 0x80 && at + 2 < s.n) { // not cut off
        *read = 3;
        if (c == 0x98 || c == 0x99) return out[0] = '\'', 1;
        if (c == 0x90 || c == 0x91 || c == 0x93) return out[0] = '-', 1;
        out[1] = (char)b;
        out[2] = (char)c;
        return 3;
    }
    return 1;
}

size_t table_fold(str s, bool lower, char *out, size_t size)
{
    size_t n = 0;
    for (size_t i = 0, read; i < s.n; i += read) {
        char piece[3];
        size_t m = fold_one(s, i, piece, &read);
        if (read > s.n - i) read = s.n - i;
        if (n + m > size) return SIZE_MAX;
        for (size_t k = 0; k < m; k++) {
            char c = piece[k];
            out[n++] = lower && c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        }
    }
    return n;
}

void table_key_open(table_key *key)
{
    key->n = 0;
    key->hash = 0;
    key->too_long = false;
}

void table_key_add(table_key *key, bool lower, str s)
{
    if (key->too_long || s.n > TABLE_KEY_MAX - key->n) {
        key->too_long = true;
        return;
    }
    uint32_t hash = key->hash ? key->hash : FNV_BASIS;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x80) { // rare: the slow way from here on
            size_t n =
                table_fold(str_sub(s, i, s.n), lower, key->p + key->n, TABLE_KEY_MAX - key->n);
            if (n == SIZE_MAX) { // some letters are longer folded
                key->too_long = true;
                return;
            }
            hash = table_hash(hash, key->p + key->n, n);
            key->n += (uint32_t)n;
            break;
        }
        if (lower && c >= 'A' && c <= 'Z') c = (unsigned char)(c + 32);
        key->p[key->n++] = (char)c;
        hash = (hash ^ c) * FNV_PRIME;
    }
    key->hash = hash;
}

void table_key_add_space(table_key *key)
{
    table_key_add(key, false, STR(" "));
}

static table_hit hit_at(const table *t, uint32_t entry)
{
    return (table_hit){true, t->entries[entry].row, t->entries[entry].column, entry};
}

table_hit table_find(const table *t, const table_key *key)
{
    if (key->too_long || key->n == 0 || t->n_slots == 0) return (table_hit){0};
    for (uint32_t i = key->hash & (t->n_slots - 1); t->slots[i]; i = (i + 1) & (t->n_slots - 1)) {
        if ((t->slots[i] ^ key->hash) >> TABLE_SLOT_BITS) continue;
        uint32_t entry = (t->slots[i] & TABLE_ENTRIES_MAX) - 1;
        table_text k = t->entries[entry].key;
        if (k.length == key->n && memcmp(t->pool + k.offset, key->p, k.length) == 0)
            return hit_at(t, entry);
    }
    return (table_hit){0};
}

bool table_leads(const table *t, const table_key *key)
{
    if (key->too_long || t->n_leads == 0) return false;
    uint32_t bit = key->hash & (t->n_leads * 32 - 1);
    return (t->leads[bit / 32] >> (bit % 32)) & 1;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

bool table_is_joint(const char *key, size_t i)
{
    return !is_letter(key[i - 1]) || !is_letter(key[i]);
}

table_hit table_next(const table *t, table_hit hit)
{
    uint32_t next = hit.entry + 1;
    if (!hit.found || next >= t->n_entries ||
        t->entries[next].key.offset != t->entries[hit.entry].key.offset)
        return (table_hit){0};
    return hit_at(t, next);
}

table_hit table_find_str(const table *t, str s)
{
    table_key key;
    table_key_open(&key);
    table_key_add(&key, t->lower, s);
    return table_find(t, &key);
}
