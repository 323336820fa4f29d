// Which things are alike: the nouns of goods.tsv, categories, designations.
#include "ledger/transfer.h"

#include "base/hash.h"
#include "base/table.h"

#include "goods_table.inc"

#include <math.h>

enum { GOODS_WORDS, GOODS_CATEGORY, GOODS_MAY_BE };

// --- plain nouns

static bool goods_row(str word, uint32_t *row)
{
    table_hit h = table_find_str(&goods_table, word);
    if (!h.found && word.n > 3 && word.p[word.n - 1] == 's')
        h = table_find_str(&goods_table, str_sub(word, 0, word.n - 1));
    *row = h.row;
    return h.found;
}

bool transfer_goods(str word, str *category)
{
    uint32_t row;
    if (!goods_row(word, &row)) return false;
    *category = table_cell(&goods_table, row, GOODS_CATEGORY);
    return true;
}

static str last_word(str text)
{
    str last = STR_NONE;
    while (text.p && text.n) last = str_split(&text, ' ');
    return last;
}

bool transfer_is_goods(str words)
{
    uint32_t row;
    return goods_row(last_word(words), &row);
}

bool transfer_is_general(const fact_item *x)
{
    return !x->designation.n &&
           str_in_list(x->category, "weapon|military equipment|spare parts|training", '|');
}

static bool may_be(const fact_item *noun, str category)
{
    uint32_t row;
    if (noun->designation.n || !goods_row(last_word(noun->text), &row)) return false;
    return category.n && str_among(category, table_cell(&goods_table, row, GOODS_MAY_BE), '|');
}

static bool starts_alike(str a, str b)
{
    return a.n < b.n ? str_starts(b, a) : str_starts(a, b);
}

int transfer_item_fit(const fact_item *a, const fact_item *b)
{
    if (a->designation.n && b->designation.n)
        return starts_alike(a->designation, b->designation) ? 2 : -1;
    str word_a = last_word(a->text), word_b = last_word(b->text);
    if (transfer_is_general(a) || transfer_is_general(b))
        return str_eq_nocase(a->text, b->text) ? 1 : 0;
    if (a->category.n && str_eq(a->category, b->category)) return 1;
    if (may_be(a, b->category) || may_be(b, a->category)) return 1;
    if (str_eq_nocase(word_a, word_b)) return 1;
    return a->category.n && b->category.n ? -1 : 0;
}

// The same for texts that differ in case alone.
static uint64_t hash_nocase(str s)
{
    uint64_t h = 0;
    for (size_t i = 0; i < s.n; i++) h = h * 31 + ((unsigned char)s.p[i] | 0x20);
    return h;
}

uint64_t transfer_item_bits(const fact_item *x)
{
    uint32_t row;
    uint64_t bits = transfer_bit(hash_nocase(last_word(x->text)));
    if (x->designation.n) bits |= transfer_bit((unsigned char)x->designation.p[0]);
    if (x->category.n) bits |= transfer_bit(hash_str(x->category));
    if (x->designation.n || !goods_row(last_word(x->text), &row)) return bits;
    str may_be = table_cell(&goods_table, row, GOODS_MAY_BE);
    while (may_be.p) {
        str category = str_split(&may_be, '|');
        if (category.n) bits |= transfer_bit(hash_str(category));
    }
    return bits;
}

int transfer_fit(const fact_item *a, uint32_t n_a, const fact_item *b, uint32_t n_b, int *quantity)
{
    int best = 0;
    bool apart = false, differs = false, named = false;
    *quantity = 0;
    for (uint32_t i = 0; i < n_a; i++)
        for (uint32_t k = 0; k < n_b; k++) {
            int fit = transfer_item_fit(&a[i], &b[k]);
            if (fit > best) best = fit;
            named = named || fit > 1 || (fit == 1 && str_eq(a[i].category, b[k].category));
            apart = apart || fit < 0;
            if (fit <= 0 || !isfinite(a[i].quantity) || !isfinite(b[k].quantity)) continue;
            if (fabs(a[i].quantity - b[k].quantity) < 0.5)
                *quantity = 1;
            else
                differs = true;
        }
    if (!*quantity && differs) *quantity = -1;
    // "Boats" may be anything that floats: not where the things themselves are named and differ.
    return apart && (best == 0 || !named) ? -1 : best;
}
