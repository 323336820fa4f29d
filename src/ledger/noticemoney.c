#include "ledger/noticemoney.h"

#include "base/ascii.h"
#include "ledger/noticetext.h"

#include <math.h>

#define BEFORE_MAX_BYTES 400   // words of a sentence before its amount
#define SUMS_MAX         24    // that are told apart
#define SUM_SLACK        0.004 // of a total: sums are rounded
#define DIGITS_MAX       15    // of an amount; more are no money

// What an amount is, by the words between it and the one before it in its sentence. The later ones
// of these go over the earlier where a notice has several.
typedef enum {
    SUM_NONE,   // of a part: major defense equipment and what stands beside it
    SUM_ADDED,  // what an amendment adds
    SUM_FORMER, // notified before
    SUM_COST,   // "for an estimated cost of"
    SUM_TOTAL,  // "the estimated total cost is", "TOTAL"
    SUM_NEW     // "the total is now"
} sum_kind;

typedef struct {
    double value;
    size_t begin, end;
} sum;

static bool has(str s, size_t from, size_t to, const char *phrases)
{
    size_t stop;
    return notice_find_any(s, from, to, phrases, &stop) != SIZE_MAX;
}

// "$1.46 billion", "$ 97 million", "$286,000,000".
static bool read_sum(str s, size_t at, size_t to, sum *out)
{
    size_t i = notice_skip(s, at + 1, to), from = i;
    double value = 0, place = 0;
    for (; i < to && i - from < DIGITS_MAX; i++) {
        if (ascii_is_digit(s.p[i])) {
            value = value * 10 + (s.p[i] - '0');
            place *= 10;
        } else if (s.p[i] == '.' && i + 1 < to && ascii_is_digit(s.p[i + 1]) && place == 0) {
            place = 1;
        } else if (s.p[i] != ',' || i + 1 >= to || !ascii_is_digit(s.p[i + 1])) {
            break;
        }
    }
    if (i == from) return false;
    size_t unit = notice_skip(s, i, to), end;
    if (unit < to && s.p[unit] == '-') unit++; // "$50-million"
    double factor = 1;
    if ((end = notice_at_any(s, unit, to, "billion|bn")))
        factor = 1e9;
    else if ((end = notice_at_any(s, unit, to, "million|mn")))
        factor = 1e6;
    else if ((end = notice_at_any(s, unit, to, "thousand")))
        factor = 1e3;
    // digits as a whole number, so that no binary fraction is left over
    value = place > 0 ? value * (factor / place) : value * factor;
    *out = (sum){round(value), at, end ? end : i};
    return true;
}

static bool next_sum(str s, size_t from, size_t to, sum *out)
{
    for (size_t i = from; (i = str_find_byte(s, '$', i)) < to; i++)
        if (read_sum(s, i, to, out)) return true;
    return false;
}

// The words before an amount: of its sentence or line, behind the amount before it.
static size_t words_begin(str s, size_t from, size_t at)
{
    size_t begin = from;
    for (size_t i = from; i < at;) {
        size_t end = notice_sentence_end(s, i, at);
        if (end >= at) break;
        begin = i = end > i ? end : i + 1;
    }
    return at - begin > BEFORE_MAX_BYTES ? at - BEFORE_MAX_BYTES : begin;
}

#define NEAR_BYTES 70 // words that say of what the amount is stand no further before it

static size_t near(size_t begin, size_t at, size_t bytes)
{
    return at > begin + bytes ? at - bytes : begin;
}

static const char MDE[] = "MDE|major defense equipment|non-MDE";

// What an amendment adds, or another sum beside the sale's own?
static bool is_added(str s, size_t begin, const sum *x)
{
    static const char PARTS[] =
        "addition|added|of the new|increase of|an additional|adds|is worth|additional cost|"
        "additional value|additional estimated|net increase|increase in|additions|increased by|"
        "rise of|enlargement|new articles|new items|extra|further|the increase|difference";
    if (has(s, near(begin, x->begin, 4), x->begin, "by")) return true;
    return has(s, near(begin, x->begin, NEAR_BYTES), x->begin, PARTS);
}

// Of a part of the sale alone?
static bool is_part(str s, size_t begin, const sum *x, size_t to)
{
    size_t behind = notice_skip(s, x->end, to), first = notice_skip(s, begin, x->begin);
    if (has(s, begin, x->begin, MDE)) return true;
    if (notice_at_any(s, first, x->begin, "other")) return true; // the line under the equipment
    if (has(s, near(begin, x->begin, NEAR_BYTES), x->begin,
            "other articles|grant|per year|offset|funds of"))
        return true;
    return notice_at_any(s, behind, to,
                         "of this total|in MDE|of MDE|in major defense|of major "
                         "defense|in non-MDE|is for MDE|for MDE|each|per") != 0;
}

static bool is_former(str s, size_t begin, const sum *x)
{
    static const char EARLIER[] =
        "previously|original|originally|earlier|prior|had been notified|was notified|"
        "were notified|was valued|valued at|was estimated|cost was|value was|previous|former|"
        "initial|initially|first notified|in place of|instead of|had been put|was put|total was|"
        "last notified|at that time|then|at first|set at|put at|of that case|that case|"
        "earlier case|first case|were valued|was worth|stood at|was told|was informed|"
        "had been told|were told|transmittal no|transmittal number|under transmittal|notified in|"
        "notified on";
    if (has(s, near(begin, x->begin, 5), x->begin, "was|were")) return true;
    size_t behind = notice_skip(s, x->end, s.n);
    return notice_at_any(s, behind, s.n,
                         "notified before|notified earlier|notified in|in the original|"
                         "in the earlier|previously notified|reported before|reported earlier") ||
           has(s, begin, x->begin, EARLIER);
}

// Words that say what the sum has become.
static bool is_new(str s, size_t begin, const sum *x)
{
    static const char BECOMES[] =
        "now|will cost|new total|new estimated|will rise|rises|rise|rising|raise|raises|raising|"
        "revised|increases to|increase to|will increase|would increase|brings|bringing|bring|"
        "goes up|will stand|stands|resulting|grows|will reach|reaches|will then|combined|"
        "cumulative|grow|increasing|increased to|amended total|altogether|increases the|"
        "new value|new cost|as amended|takes|lifts|taking|will become|becomes|will thus|"
        "will therefore|increase the|will grow|will come to|comes to";
    return has(s, begin, x->begin, BECOMES);
}

static sum_kind kind_of(str s, size_t begin, const sum *x, size_t to)
{
    bool total = has(s, begin, x->begin,
                     "estimated total|total estimated|total cost|total value|"
                     "total case|new total|total program|total|revised total");
    bool becomes = is_new(s, begin, x);
    size_t close = near(begin, x->begin, 5);
    if (is_part(s, begin, x, to)) return SUM_NONE;
    if (has(s, close, x->begin, "from")) return SUM_FORMER; // "from $2 billion to $3 billion"
    if (is_added(s, begin, x) && !(total && becomes)) return SUM_ADDED;
    if (is_former(s, begin, x) && !becomes) return SUM_FORMER;
    if (has(s, close, x->begin, "to") && (becomes || x->begin - begin < 8)) return SUM_NEW;
    if (becomes) return SUM_NEW;
    if (!total && !has(s, begin, x->begin, "cost|value|worth|sum|valued|estimated"))
        return SUM_NONE;
    return total ? SUM_TOTAL : SUM_COST;
}

// The sums of a notice that are of no part of it, each once.
typedef struct {
    double value[SUMS_MAX];
    sum_kind kind[SUMS_MAX];
    size_t n;
} sums;

static void keep(sums *all, double value, sum_kind kind)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->value[i] == value) {
            if (kind == SUM_FORMER || kind == SUM_ADDED) all->kind[i] = kind;
            return;
        }
    if (all->n == SUMS_MAX) return;
    all->value[all->n] = value;
    all->kind[all->n++] = kind;
}

static bool adds_up(double a, double b, double whole)
{
    return fabs(a + b - whole) <= SUM_SLACK * whole;
}

// Of three sums of which two make the third, that is the new total and one of the two the former.
static void check_by_sum(const sums *all, notice_money *m)
{
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = i + 1; k < all->n; k++)
            for (size_t t = 0; t < all->n; t++) {
                if (t == i || t == k || !adds_up(all->value[i], all->value[k], all->value[t]))
                    continue;
                bool second = all->kind[i] == SUM_ADDED ||
                              (all->kind[k] == SUM_FORMER && all->kind[i] != SUM_FORMER);
                m->value = all->value[t];
                m->former = all->value[second ? k : i];
                return;
            }
}

notice_money notice_money_read(str text, size_t from, size_t to)
{
    notice_money m = {NAN, NAN};
    sum_kind best = SUM_FORMER;
    sums all = {.n = 0};
    size_t last = from;
    sum x;
    if (to > text.n) to = text.n;
    for (size_t i = from; next_sum(text, i, to, &x); i = x.end) {
        size_t begin = words_begin(text, last, x.begin);
        sum_kind kind = kind_of(text, begin, &x, to);
        last = x.end;
        if (kind != SUM_NONE) keep(&all, x.value, kind);
        if (kind == SUM_FORMER && isnan(m.former)) m.former = x.value;
        if (kind <= SUM_FORMER || kind < best) continue;
        // Of two alike the later counts where it says what becomes of the first.
        if (kind == best && kind != SUM_NEW && !isnan(m.value)) continue;
        best = kind;
        m.value = x.value;
    }
    if (isnan(m.value)) m.value = m.former, m.former = NAN; // "the estimated cost was"
    if (m.former == m.value) m.former = NAN;
    check_by_sum(&all, &m);
    return m;
}
