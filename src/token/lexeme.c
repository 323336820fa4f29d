#include "token/lexeme.h"

status lexeme_open(const model *m, const char *section, uint32_t n_rows, lexeme_table *out,
                   diag *why)
{
    const model_section *s;
    TRY(model_get(m, section, MODEL_U32, 0, 2, &s, why));
    const uint32_t *slots = s->data;
    bool empty = false, inside = s->rows > 0 && (s->rows & (s->rows - 1)) == 0;
    for (uint32_t i = 0; i < s->rows; i++) {
        empty |= slots[2 * (size_t)i + 1] == 0;
        inside &= slots[2 * (size_t)i + 1] <= n_rows;
    }
    if (!empty || !inside)
        return diag_set(why, ST_MODEL, NULL, 0, 0,
                        "section \"%s\" of the model makes no sense; get a fresh copy", section);
    *out = (lexeme_table){slots, s->rows};
    return ST_OK;
}

bool lexeme_build(const uint64_t *keys, const uint32_t *rows, uint32_t n, uint32_t *slots,
                  uint32_t n_slots)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = (uint32_t)keys[i] & (n_slots - 1), mark = (uint32_t)(keys[i] >> 32);
        for (; slots[2 * (size_t)at + 1]; at = (at + 1) & (n_slots - 1))
            if (slots[2 * (size_t)at] == mark) return false;
        slots[2 * (size_t)at] = mark;
        slots[2 * (size_t)at + 1] = rows[i] + 1;
    }
    return true;
}
