#include "ledger/tellers.h"

#include <stdlib.h>

uint32_t tellers_number(teller_list *t, arena *a, str id)
{
    uint32_t number;
    if (map_find_number(&t->numbers, id, &number)) return number;
    number = (uint32_t)t->all.n;
    *vec_push(a, &t->all) = (teller){.copy = UINT32_MAX};
    map_set_number(&t->numbers, a, str_copy(a, id), number);
    return number;
}

static uint32_t outlet_of(teller_list *t, arena *a, str name)
{
    uint32_t number;
    if (!name.n) return 0;
    if (map_find_number(&t->outlets, name, &number)) return number;
    number = (uint32_t)t->outlets.n + 1;
    map_set_number(&t->outlets, a, str_copy(a, name), number);
    return number;
}

void tellers_describe(teller_list *t, arena *a, uint32_t number, const ledger_text *text)
{
    teller *x = &t->all.p[number];
    x->outlet = outlet_of(t, a, text->outlet);
    if (x->copy != UINT32_MAX) copies_drop(t->copies, x->copy);
    x->copy = UINT32_MAX;
    if (!text->sketch) return;
    if (!t->copies) t->copies = copies_new();
    x->copy = (uint32_t)copies_put(t->copies, text->id, text->published, text->sketch);
}

void tellers_close(teller_list *t)
{
    uint32_t known = t->copies ? (uint32_t)copies_count(t->copies) : 0;
    if (t->copies) copies_close(t->copies);
    for (uint32_t i = 0; i < t->all.n; i++) {
        teller *x = &t->all.p[i];
        x->source = x->copy == UINT32_MAX ? known + i : (uint32_t)copies_first(t->copies, x->copy);
    }
}

void tellers_free(teller_list *t)
{
    copies_free(t->copies);
}

static int by_size(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

// Different numbers of the list [n], at its beginning and sorted.
static uint32_t each_once(uint32_t *list, size_t n)
{
    uint32_t kept = 0;
    if (n) qsort(list, n, sizeof *list, by_size);
    for (size_t i = 0; i < n; i++)
        if (!kept || list[kept - 1] != list[i]) list[kept++] = list[i];
    return kept;
}

ledger_tellers tellers_count(const teller_list *t, uint32_t *numbers, size_t n)
{
    arena scratch = {0};
    ledger_tellers out = {.texts = each_once(numbers, n)};
    uint32_t *list = arena_array(&scratch, uint32_t, out.texts + 1);
    for (uint32_t i = 0; i < out.texts; i++) list[i] = t->all.p[numbers[i]].source;
    out.sources = each_once(list, out.texts);
    size_t named = 0;
    for (uint32_t i = 0; i < out.texts; i++)
        if (t->all.p[numbers[i]].outlet) list[named++] = t->all.p[numbers[i]].outlet;
    out.outlets = each_once(list, named);
    arena_free(&scratch);
    return out;
}
