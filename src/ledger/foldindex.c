#include "ledger/foldindex.h"

str foldindex_key(buf *b, const str *texts, size_t n)
{
    buf_clear(b);
    for (size_t i = 0; i < n; i++) {
        if (i) buf_add_byte(b, '|');
        buf_add(b, texts[i]);
    }
    return buf_str(b);
}

void foldindex_add(fold_index *x, str key, uint32_t place)
{
    arena *a = &x->memory;
    place_vec *list = map_find_pointer(&x->found, key);
    if (!list) {
        list = arena_alloc(a, sizeof *list);
        map_set_pointer(&x->found, a, str_copy(a, key), list);
    }
    if (!list->n || list->p[list->n - 1] != place) *vec_push(a, list) = place;
}

const place_vec *foldindex_find(const fold_index *x, str key)
{
    static const place_vec NONE;
    const place_vec *list = map_find_pointer(&x->found, key);
    return list ? list : &NONE;
}

void foldindex_free(fold_index *x)
{
    arena_free(&x->memory);
    *x = (fold_index){0};
}
