#include "token/lexeme.h"

// The longest run of full slots, those at the end and the beginning taken as one; n_slots when none
// is empty.
static uint32_t longest_run(const uint32_t *slots, uint32_t n_slots)
{
    uint32_t longest = 0, run = 0, first = n_slots; // first: of the empty ones
    for (uint32_t i = 0; i < n_slots; i++) {
        if (slots[2 * (size_t)i + 1]) {
            run++;
            continue;
        }
        if (first == n_slots) first = i;
        if (run > longest) longest = run;
        run = 0;
    }
    run += first;
    return run > longest ? run : longest;
}

status lexeme_open(const model *m, const char *section, uint32_t n_rows, lexeme_table *out,
                   diag *why)
{
    const model_section *s;
    TRY(model_get(m, section, MODEL_U32, 0, 2, &s, why));
    const uint32_t *slots = s->data;
    bool good = s->rows > 0 && (s->rows & (s->rows - 1)) == 0;
    for (uint32_t i = 0; i < s->rows; i++) good &= slots[2 * (size_t)i + 1] <= n_rows;
    uint32_t run = longest_run(slots, s->rows);
    if (!good || run >= s->rows || run > LEXEME_RUN_MAX)
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
