#include "mention/placekey.h"

#include "base/table.h"

#include <string.h>

void placekey_space(placekey *k)
{
    if (k->n == 0 || k->p[k->n - 1] == ' ') return;
    if (k->n - k->word == 5 && memcmp(k->p + k->word, "saint", 5) == 0) {
        memcpy(k->p + k->word, "st", 2);
        k->n = k->word + 2;
    }
    if (k->n == PLACEKEY_MAX) {
        k->too_long = true;
        return;
    }
    k->p[k->n++] = ' ';
    k->word = k->n;
}

void placekey_add(placekey *k, str word)
{
    char folded[PLACEKEY_MAX];
    size_t n = table_fold(word, true, folded, sizeof folded);
    if (n == SIZE_MAX) k->too_long = true;
    for (size_t i = 0; i < n && !k->too_long; i++) {
        if (folded[i] == '.' || folded[i] == '\'' || folded[i] == '`') continue;
        if (folded[i] == '-' || folded[i] == ' ') {
            placekey_space(k);
        } else if (k->n == PLACEKEY_MAX) {
            k->too_long = true;
        } else {
            k->p[k->n++] = folded[i];
        }
    }
}

str placekey_text(const placekey *k)
{
    if (k->too_long) return STR_NONE;
    return (str){k->p, k->n && k->p[k->n - 1] == ' ' ? k->n - 1 : k->n};
}

placekey placekey_of(str name)
{
    placekey k = {0};
    placekey_add(&k, name);
    return k;
}

uint32_t placekey_hash(str key)
{
    return table_hash(0, key.p, key.n);
}
