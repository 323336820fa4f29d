#include "mention/amountunit.h"

#include "base/table.h"
#include "mention/word.h"

#include "unit_table.inc"

#define NAME_WORDS  6 // of the longest name of a unit, hyphens and slashes counted
#define SHORT_BYTES 2 // names up to this long may be other words

// Short names that stand for nothing else, so that they need not be glued to their figure
static const char SAFE[] = "km|mm|cm|dm|kg|kw|mw|gw|tw|lb|ft|hz|mb|gb|tb|nm|ml|mg|oz|mi|m2|m3|°";
// What tells that a figure before it is a measure: "12 m long", "3 m above the road", "2 m x 3 m"
static const char MEASURED[] =
    "long|wide|high|tall|deep|thick|away|apart|above|below|underwater|across|north|south|east|"
    "west|x|by|square|underground|offshore|in";

// Is the word a name of something else too ("m", "l", "ha")? Then it counts glued to a figure
// alone.
static bool is_doubtful(const sentence *s, uint32_t at)
{
    str f = s->tokens[at].form;
    if (f.n > SHORT_BYTES || (unsigned char)f.p[0] >= 0x80) return false;
    bool glued = at > 0 && !s->tokens[at - 1].space_after && word_is_digit(s, at - 1);
    bool meters = word_is(s, at, "m") && s->tokens[at].form.p[0] == 'm' && at > 0 &&
                  word_is_digit(s, at - 1) && word_among(s, at + 1, MEASURED) &&
                  (!word_is(s, at + 1, "in") || word_among(s, at + 2, "length|height|width|depth"));
    bool degrees = word_among(s, at, "c|f") && s->tokens[at].form.p[0] < 'a' && at > 0 &&
                   word_is_digit(s, at - 1) && s->tokens[at - 1].form.n > 1 &&
                   !word_is_noun(s, at + 1) && !word_is_hyphen(s, at + 1); // "110 F", not "50 F-16"
    if (degrees) return false;
    return !glued && !meters && !word_among(s, at, SAFE);
}

static bool is_joint(const sentence *s, uint32_t i)
{
    return word_is_hyphen(s, i) || word_is(s, i, "/");
}

bool unit_at(const sentence *s, uint32_t at, str *unit, uint32_t *end)
{
    table_key key;
    bool found = false;
    table_key_open(&key);
    if (at >= s->n_tokens) return false;
    for (uint32_t i = at; i < s->n_tokens && i < at + NAME_WORDS; i++) {
        bool spaced = i > at && s->tokens[i - 1].space_after;
        if (spaced) table_key_add_space(&key);
        table_key_add(&key, unit_table.lower, s->tokens[i].form);
        if (is_joint(s, i)) continue;
        table_hit h = table_find(&unit_table, &key);
        if (!h.found || (i == at && is_doubtful(s, at))) continue;
        *unit = table_cell(&unit_table, h.row, UNIT_TABLE_UNIT);
        *end = i + 1;
        found = true;
    }
    return found;
}
