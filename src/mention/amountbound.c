#include "mention/amountbound.h"

#include "mention/amountcurrency.h"
#include "mention/word.h"

#include <math.h>

// What words before a number say about it
typedef enum { BOUND_NONE, BOUND_LOW, BOUND_HIGH, BOUND_ABOUT } bound;

static const struct {
    const char *words; // last word first, as the search goes backwards
    bound bound;
} BOUNDS[] = {
    {"least at", BOUND_LOW},
    {"than more", BOUND_LOW},
    {"than greater", BOUND_LOW},
    {"than higher", BOUND_LOW},
    {"than larger", BOUND_LOW},
    {"than bigger", BOUND_LOW},
    {"than less no", BOUND_LOW},
    {"than fewer no", BOUND_LOW},
    {"than less not", BOUND_LOW},
    {"than fewer not", BOUND_LOW},
    {"of minimum a", BOUND_LOW},
    {"of upwards", BOUND_LOW},
    {"of upward", BOUND_LOW},
    {"of north", BOUND_LOW},
    {"of excess in", BOUND_LOW},
    {"over", BOUND_LOW},
    {"over well", BOUND_LOW},
    {"over just", BOUND_LOW},
    {"over slightly", BOUND_LOW},
    {"than more slightly", BOUND_LOW},
    {"than more little a", BOUND_LOW},
    {"over little a", BOUND_LOW},
    {"exceeding", BOUND_LOW},
    {"above", BOUND_LOW},
    {"surpassing", BOUND_LOW},
    {"topping", BOUND_LOW},
    {"as few as", BOUND_LOW},
    {"as little as", BOUND_LOW},
    {"minimum a", BOUND_LOW},
    {">", BOUND_LOW},
    {"to up", BOUND_HIGH},
    {"as many as", BOUND_HIGH},
    {"as much as", BOUND_HIGH},
    {"as high as", BOUND_HIGH},
    {"most at", BOUND_HIGH},
    {"most the at", BOUND_HIGH},
    {"than more no", BOUND_HIGH},
    {"than more not", BOUND_HIGH},
    {"than less", BOUND_HIGH},
    {"than fewer", BOUND_HIGH},
    {"than lower", BOUND_HIGH},
    {"than smaller", BOUND_HIGH},
    {"of maximum a", BOUND_HIGH},
    {"to close", BOUND_HIGH},
    {"nearly", BOUND_HIGH},
    {"almost", BOUND_HIGH},
    {"approaching", BOUND_HIGH},
    {"of short just", BOUND_HIGH},
    {"under just", BOUND_HIGH},
    {"under", BOUND_HIGH},
    {"below", BOUND_HIGH},
    {"below just", BOUND_HIGH},
    {"<", BOUND_HIGH},
    {"about", BOUND_ABOUT},
    {"around", BOUND_ABOUT},
    {"roughly", BOUND_ABOUT},
    {"approximately", BOUND_ABOUT},
    {"some", BOUND_ABOUT},
    {"estimated an", BOUND_ABOUT},
    {"estimated", BOUND_ABOUT},
    {"circa", BOUND_ABOUT},
    {"~", BOUND_ABOUT},
    {"of region the in", BOUND_ABOUT},
    {"of order the on", BOUND_ABOUT},
};

// Words that "over", "about" and "around" follow as prepositions: "talks about three islands"
static const char TOPICS[] =
    "talk|talks|talked|talking|argue|argued|argues|arguing|argument|dispute|disputes|disputed|"
    "dispute|clash|clashed|clashes|war|fight|fighting|fought|concern|concerns|concerned|worry|"
    "worries|worried|speak|spoke|spoken|speaking|ask|asked|complain|complained|know|knew|learn|"
    "learned|think|thought|information|question|questions|disagree|disagreed|quarrel|"
    "organized|organised|built|center|centers|centered|centred|based|structured|shaped|designed|"
    "framed|rally|rallied|rallying|unite|united|arranged|grouped|focused|planned|wrapped|"
    "negotiations|negotiate|negotiated|row|tension|tensions|control|sovereignty|jurisdiction|"
    "authority|power|win|victory|flew|fly|flying|crossed|walked|revolves|revolve|debate|told|tell";

static bool is_preposition(const sentence *s, uint32_t i)
{
    return i > 0 && word_among(s, i, "over|about|around|above|below|under") &&
           word_among(s, i - 1, TOPICS);
}

// The bound that the words before `at` make, the longest; *first becomes its first word.
static bound bound_before(const sentence *s, uint32_t at, uint32_t *first)
{
    bound found = BOUND_NONE;
    uint32_t longest = 0;
    *first = at;
    if (at == 0 || is_preposition(s, at - 1)) return BOUND_NONE;
    for (size_t i = 0; i < sizeof BOUNDS / sizeof *BOUNDS; i++) {
        str rest = str_of(BOUNDS[i].words);
        uint32_t n = 0;
        bool same = true;
        while (same && rest.p) {
            str word = str_split(&rest, ' ');
            same = n < at && str_eq_nocase(s->tokens[at - 1 - n].form, word);
            n++;
        }
        if (same && n > longest) found = BOUNDS[i].bound, longest = n, *first = at - n;
    }
    return found;
}

// The bound of words behind the number, whose last is before *end; they move it.
static bound bound_behind(const sentence *s, uint32_t *end)
{
    static const struct {
        const char *first, *second;
        bound bound;
    } BEHIND[] = {
        {"or", "more", BOUND_LOW},   {"or", "over", BOUND_LOW},     {"and", "more", BOUND_LOW},
        {"or", "less", BOUND_HIGH},  {"or", "fewer", BOUND_HIGH},   {"or", "so", BOUND_ABOUT},
        {"at", "least", BOUND_LOW},  {"at", "most", BOUND_HIGH},    {"or", "higher", BOUND_LOW},
        {"or", "lower", BOUND_HIGH}, {"and", "counting", BOUND_LOW}};
    if (word_is(s, *end, "+") || word_is(s, *end, "plus")) {
        bool sum = word_is(s, *end, "plus") && s->tokens[*end - 1].space_after;
        sum |= word_is(s, *end, "+") && word_is_digit(s, *end + 1); // "2+2 talks"
        if (sum) return BOUND_NONE;
        ++*end;
        return BOUND_LOW;
    }
    for (size_t i = 0; i < sizeof BEHIND / sizeof *BEHIND; i++) {
        if (!word_is(s, *end, BEHIND[i].first) || !word_is(s, *end + 1, BEHIND[i].second)) continue;
        bool list = word_is(s, *end, "and") && word_is_noun(s, *end + 2); // "5 and more troops"
        if (list) continue;
        *end += 2;
        return BEHIND[i].bound;
    }
    return BOUND_NONE;
}

void bound_apply(const sentence *s, number *n, uint32_t *first)
{
    uint32_t begin = *first;
    bound b = bound_before(s, begin, first);
    if (n->loose) return; // "many hundreds" keep their own bound
    if (b == BOUND_NONE) b = bound_behind(s, &n->end);
    if (b == BOUND_LOW || b == BOUND_ABOUT) n->high = NAN;
    if (b == BOUND_HIGH || b == BOUND_ABOUT) n->low = NAN;
}

// Words that tell of a change from one number to another, before "from"
static const char CHANGES[] =
    "rise|rises|rose|risen|rising|increase|increased|increases|increasing|grow|grew|grown|grows|"
    "growing|growth|jump|jumped|jumps|fall|fell|falls|fallen|falling|drop|dropped|drops|dropping|"
    "decline|declined|declines|decrease|decreased|cut|cuts|cutting|reduce|reduced|reduces|"
    "reducing|reduction|raise|raised|raises|raising|lower|lowered|lowering|go|goes|went|gone|"
    "going|up|down|climb|climbed|climbs|expand|expanded|expanding|shrink|shrank|shrunk|slash|"
    "slashed|widen|widened|soar|soared|surge|surged|slip|slipped|ease|eased|change|changed|move|"
    "moved|doubled|tripled|plunged|plunge|double|revised|upgraded|downgraded|boost|boosted|number|"
    "numbers|rate|ceiling";

// "rose from 5 to 6"? `first` is the first number's word.
static bool is_change(const sentence *s, uint32_t first)
{
    if (first < 2 || !word_is(s, first - 1, "from")) return false;
    for (uint32_t i = first - 1; i > 0 && i + 9 > first; i--)
        if (word_among(s, i - 1, CHANGES)) return true;
    return false;
}

bool bound_range(const sentence *s, number *n, uint32_t *first, bool money)
{
    uint32_t i = n->end;
    if (n->loose || n->fraction || i >= s->n_tokens) return false;
    bool between = *first > 0 && word_is(s, *first - 1, "between");
    bool hyphen = word_is_hyphen(s, i) || (word_is(s, i, "-") && n->digits);
    bool joined = hyphen || word_among(s, i, "to|or") || (between && word_is(s, i, "and"));
    if (!joined || (hyphen && !n->digits)) return false;
    if (word_is(s, i, "to") && is_change(s, *first)) return false;
    uint32_t next = i + 1;
    currency sign;
    if (money && currency_before(s, next, &sign)) next = sign.end;
    number last;
    if (!number_read(s, next, &last) || last.loose || last.fraction) return false;
    if (money) number_take_letter(s, &last);
    double low = n->low;
    if (n->scale < 1.5 && last.scale > 1 && low < last.high) {
        number_times(n, last.scale);
        low = n->low;
    }
    if (!(low < last.high)) return false;
    n->high = last.high;
    n->value = NAN;
    n->scale = last.scale;
    n->suffixed |= last.suffixed;
    n->end = last.end;
    if (*first > 0 && word_among(s, *first - 1, "between|from")) --*first;
    return true;
}
