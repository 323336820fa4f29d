#include "train/lexicon.h"

#include "token/traits.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_SLOTS (1u << 12)

void lexicon_init(lexicon *l, arena *a)
{
    *l = (lexicon){.n_slots = FIRST_SLOTS, .n_max = FIRST_SLOTS / 2};
    l->slots = arena_array(a, uint32_t, l->n_slots);
    l->keys = arena_array(a, uint64_t, l->n_max);
    l->counts = arena_array(a, uint32_t, l->n_max);
    l->n_words = 1;
}

static uint32_t slot_of(const lexicon *l, uint64_t key)
{
    uint32_t at = (uint32_t)key & (l->n_slots - 1);
    while (l->slots[at] && l->keys[l->slots[at]] != key) at = (at + 1) & (l->n_slots - 1);
    return at;
}

uint32_t lexicon_find(const lexicon *l, uint64_t key)
{
    return l->slots[slot_of(l, key)];
}

static void grow(lexicon *l, arena *a)
{
    uint32_t old = l->n_max;
    l->n_max *= 2;
    l->n_slots *= 2;
    l->keys = arena_grow(a, l->keys, old * sizeof *l->keys, l->n_max * sizeof *l->keys);
    l->counts = arena_grow(a, l->counts, old * sizeof *l->counts, l->n_max * sizeof *l->counts);
    l->slots = arena_array(a, uint32_t, l->n_slots);
    for (uint32_t i = 1; i < l->n_words; i++) l->slots[slot_of(l, l->keys[i])] = i;
}

uint32_t lexicon_add(lexicon *l, uint64_t key, arena *a)
{
    uint32_t at = slot_of(l, key);
    if (l->slots[at]) return l->slots[at];
    if (l->n_words == l->n_max) {
        grow(l, a);
        at = slot_of(l, key);
    }
    l->keys[l->n_words] = key;
    return l->slots[at] = l->n_words++;
}

uint32_t lexicon_bundle(const lexicon *l, str feats)
{
    for (uint32_t i = 0; i < l->n_bundles; i++)
        if (str_eq(l->bundles[i], feats)) return i;
    return l->n_bundles;
}

static void learn_words(lexicon *l, const sentence_list *gold, uint32_t least, arena *a)
{
    lexicon all;
    arena scratch = {0};
    lexicon_init(&all, &scratch);
    for (size_t s = 0; s < gold->n; s++)
        for (uint32_t i = 0; i < gold->p[s].n_tokens; i++) {
            uint32_t row = lexicon_add(&all, traits_of(gold->p[s].tokens[i].form).key, &scratch);
            all.counts[row]++;
        }
    for (uint32_t i = 1; i < all.n_words; i++)
        if (all.counts[i] >= least) l->counts[lexicon_add(l, all.keys[i], a)] = all.counts[i];
    arena_free(&scratch);
}

typedef struct {
    str feats;
    uint32_t count, order;
} counted;

static int by_count(const void *a, const void *b)
{
    const counted *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

static void learn_bundles(lexicon *l, const sentence_list *gold)
{
    counted list[BUNDLES_MAX];
    uint32_t n = 0;
    for (size_t s = 0; s < gold->n; s++)
        for (uint32_t i = 0; i < gold->p[s].n_tokens; i++) {
            str feats = gold->p[s].tokens[i].feats;
            uint32_t k = 0;
            while (k < n && !str_eq(list[k].feats, feats)) k++;
            if (k == n && n < BUNDLES_MAX) list[n++] = (counted){feats, 0, k};
            if (k < n) list[k].count++;
        }
    qsort(list, n, sizeof *list, by_count);
    for (uint32_t i = 0; i < n; i++) l->bundles[i] = list[i].feats;
    l->n_bundles = n;
}

static int by_tag(const void *a, const void *b)
{
    const tag_triple *x = a, *y = b;
    if (x->xpos != y->xpos) return x->xpos < y->xpos ? -1 : 1;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    if (x->upos != y->upos) return x->upos < y->upos ? -1 : 1;
    return x->bundle < y->bundle ? -1 : x->bundle > y->bundle;
}

static void learn_triples(lexicon *l, const sentence_list *gold, arena *a)
{
    VEC(tag_triple) list = {0};
    for (size_t s = 0; s < gold->n; s++)
        for (uint32_t i = 0; i < gold->p[s].n_tokens; i++) {
            const token *t = &gold->p[s].tokens[i];
            int32_t bundle = (int32_t)lexicon_bundle(l, t->feats);
            size_t k = 0;
            while (k < list.n && (list.p[k].xpos != t->xpos || list.p[k].upos != t->upos ||
                                  list.p[k].bundle != bundle))
                k++;
            if (k == list.n) *vec_push(a, &list) = (tag_triple){t->xpos, t->upos, bundle, 0};
            list.p[k].count++;
        }
    if (list.n) qsort(list.p, list.n, sizeof *list.p, by_tag);
    l->triples = list.p;
    l->n_triples = (uint32_t)list.n;
}

static void learn_moves(lexicon *l, const sentence_list *gold)
{
    bool seen[MOVE_KINDS][REL_COUNT] = {0};
    for (size_t s = 0; s < gold->n; s++)
        for (uint32_t i = 0; i < gold->p[s].n_tokens; i++) {
            const token *t = &gold->p[s].tokens[i];
            bool left = t->head < 0 || t->head > (int32_t)i;
            seen[left ? MOVE_LEFT : MOVE_RIGHT][t->rel] = true;
        }
    seen[MOVE_LEFT][REL_ROOT] = true;
    seen[MOVE_RIGHT][REL_DEP] = true;
    l->moves[l->n_moves++] = (labelled_move){MOVE_SHIFT, 0};
    for (int kind = MOVE_LEFT; kind <= MOVE_RIGHT; kind++)
        for (int rel = 0; rel < REL_COUNT; rel++)
            if (seen[kind][rel])
                l->moves[l->n_moves++] = (labelled_move){(uint8_t)kind, (uint8_t)rel};
}

void lexicon_learn(lexicon *l, const sentence_list *gold, uint32_t least, arena *a)
{
    learn_words(l, gold, least, a);
    learn_bundles(l, gold);
    learn_triples(l, gold, a);
    learn_moves(l, gold);
}
