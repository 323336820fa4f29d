// What a reader cannot do without is a name: of "the ceasefire", "rights of workers", "calm" the
// row does not say whose, where or since what. Of 58 judged rows with neither a name in the matter
// nor a hearer whom the dictionaries know 14 were right, of 258 others 221. Whether the words stand
// in a table of topics (codebook/subjects.tsv, topics.tsv) told nothing beyond that.
#include "ledger/positionsure.h"

#include "base/ascii.h"
#include "ledger/about.h"

#include <math.h>

#define SHORT_MATTER 3 // words of substance
#define LONG_MATTER  8

// Log-odds, fitted on 316 rows of rounds 3 to 6.
static const struct {
    double base, name, hearer, coded, one_word, few_words, many_words, supports, demands;
} WEIGHTS = {.base = -1.9,
             .name = 2.4,
             .hearer = 1.8,
             .coded = 2.3,
             .one_word = -0.8,
             .few_words = -1.2,
             .many_words = 0.3,
             .supports = -1.1,
             .demands = -1.0};

bool position_has_name(str text)
{
    for (size_t i = 0; i < text.n; i++) {
        bool first = i == 0 || !ascii_is_word(text.p[i - 1]);
        bool sign = first && i + 1 < text.n && (text.p[i] == '#' || text.p[i] == '@');
        if (sign || (text.p[i] >= 'A' && text.p[i] <= 'Z')) return true;
    }
    return false;
}

static bool is_one_word(str text)
{
    return str_find_byte(text, ' ', 0) == SIZE_MAX;
}

double position_sure(const position_row *row, double coded)
{
    uint32_t words = matter_size(row->subject);
    double x = WEIGHTS.base + coded * WEIGHTS.coded;
    if (position_has_name(row->subject)) x += WEIGHTS.name;
    if (row->to.code.n) x += WEIGHTS.hearer;
    if (is_one_word(row->subject)) x += WEIGHTS.one_word;
    if (words <= SHORT_MATTER) x += WEIGHTS.few_words;
    if (words >= LONG_MATTER) x += WEIGHTS.many_words;
    if (str_eq(row->stance, STR("supports"))) x += WEIGHTS.supports;
    if (str_eq(row->stance, STR("demands"))) x += WEIGHTS.demands;
    return 1 / (1 + exp(-x));
}
