#include "train/novelty.h"

#include "base/hash.h"

void novelty_init(novelty *n, arena *a)
{
    n->seen = arena_array(a, uint64_t, NOVELTY_SLOTS);
}

bool novelty_add(novelty *n, const sentence *s)
{
    uint64_t hash = 1;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        hash = hash_bytes(s->tokens[i].form.p, s->tokens[i].form.n, hash);
    if (hash == 0) hash = 1;
    uint32_t at = (uint32_t)hash & (NOVELTY_SLOTS - 1);
    while (n->seen[at] && n->seen[at] != hash) at = (at + 1) & (NOVELTY_SLOTS - 1);
    bool new = n->seen[at] == 0;
    n->seen[at] = hash;
    return new;
}
