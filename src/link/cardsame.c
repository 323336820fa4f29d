// Whether two cards tell the same event (card.h).
#include "link/card.h"

#include <math.h>

#define DAY_SLACK      1    // outlets differ by a day, and so do time zones
#define TOLD_SLACK     2    // days between texts that give no date for the same event
#define LONG_PERIOD    62   // a longer one says little about which occasion is meant
#define SUMS_ALIKE     0.25 // outlets that differ by less may mean the same sum
#define WORDS_MIN      2    // fewer words in common prove nothing by themselves
#define OTHER_MATTER   0.2  // both say what it is about, and not one word is the same
#define ANY_TIME       0.1  // one of the texts says only that it was some time before
#define WORDS_ALIKE    3    // words in common that mean the same occasion without a day
#define SHARE_ALIKE    0.6  // of the words of the shorter card
#define SHARE_LONGER   0.4  // of the words of the longer one, of what comes again and again
#define COPY_SHARE     0.5  // of the pairs of words of two sentences
#define WEEK           7    // days; a longer period names no occasion, unless both texts have it
#define SHARE_SAID     0.75 // of the words of the shorter card, of what was said
#define SHARE_SAID_ALL 0.5  // of the words of the longer one
#define SAID_SLACK     1    // days between texts that may report the same words
#define LONG_AGO       120  // days between texts that still mean the same by "had suspended"
#define SHORT_AGO      10   // and by "had met", of which there is soon another
#define WEIGHT_WORDS   0.5
#define WEIGHT_TRIGGER 0.2
#define WEIGHT_DATE    0.2
#define WEIGHT_SUM     0.25
#define WEIGHT_ITEM    0.1
#define WEIGHT_SIDES   0.15
#define WEIGHT_LEAD    0.15 // a headline and what stands below it

static int in_common(const uint32_t *a, int n_a, const uint32_t *b, int n_b)
{
    int n = 0;
    for (int i = 0, k = 0; i < n_a && k < n_b;) {
        if (a[i] == b[k])
            n++, i++, k++;
        else if (a[i] < b[k])
            i++;
        else
            k++;
    }
    return n;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

// 1 where all of the shorter side are of the longer one, 0.5 where one is not named, 0 where some
// differ.
static double sides_agree(const uint32_t *a, int n_a, const uint32_t *b, int n_b)
{
    if (!n_a || !n_b) return n_a == n_b ? 0.75 : 0.5;
    int n = in_common(a, n_a, b, n_b);
    return n == least(n_a, n_b) ? 1 : 0;
}

// The countries of the sentence but for those of `sides` [n]: how many are there, and how many of
// them are among `of` [n_of]?
static int others(const event_card *c, const uint32_t *sides, int n, const uint32_t *of, int n_of,
                  int *among)
{
    int all = 0;
    *among = 0;
    for (uint8_t i = 0; i < c->n_lands; i++) {
        if (card_lists(sides, n, c->lands[i])) continue;
        all++;
        *among += card_lists(of, n_of, c->lands[i]);
    }
    return all;
}

// "Donates doses to Niger", "donates doses to our friends in Zambia": one of them codes no
// recipient, and its sentence names another country.
static bool names_other_side(const event_card *open, const event_card *named)
{
    int among;
    if (open->n_recipients || !named->n_recipients) return false;
    int all =
        others(open, open->actors, open->n_actors, named->recipients, named->n_recipients, &among);
    return all && !among;
}

// Do both sentences name countries besides the sides, and none that is the same?
static bool other_lands(const event_card *a, const event_card *b)
{
    uint32_t both[2 * CARD_SIDES];
    int n = 0, among;
    for (uint8_t i = 0; i < a->n_actors; i++) both[n++] = a->actors[i];
    for (uint8_t i = 0; i < a->n_recipients; i++) both[n++] = a->recipients[i];
    int all_b = others(b, both, n, NULL, 0, &among);
    int all_a = others(a, both, n, b->lands, b->n_lands, &among);
    return all_a && all_b && !among;
}

// Words of one day in the accounts of two talks: praise for the one guest and for the next.
static bool other_talk(const event_card *a, const event_card *b)
{
    return a->n_talk && b->n_talk &&
           in_common(a->talk, a->n_talk, b->talk, b->n_talk) < least(a->n_talk, b->n_talk);
}

// Of what comes again and again: does something besides sides and days say that they are two?
static bool is_another(const event_card *a, const event_card *b, int when)
{
    if (!a->passing) return false;
    if (a->again != b->again) return true;
    bool tour = in_common(a->recipients, a->n_recipients, b->recipients, b->n_recipients) > 1;
    if (a->country && b->country && a->country != b->country && !tour) return true;
    if (names_other_side(a, b) || names_other_side(b, a)) return true;
    return when <= 0 && other_lands(a, b);
}

static double sides(const event_card *a, const event_card *b)
{
    double acts = sides_agree(a->actors, a->n_actors, b->actors, b->n_actors);
    double gets = sides_agree(a->recipients, a->n_recipients, b->recipients, b->n_recipients);
    // a meeting of three is hardly the one of two of them
    if (a->mutual && b->mutual && a->n_actors != b->n_actors && acts == 1) acts = 0.5;
    return acts * gets;
}

// Do both name people of one country or body, and nobody of it whom the other names? The
// President's call is not the secretary's, nor that with the minister the one with his prime
// minister.
static bool other_people(const event_card *a, const event_card *b)
{
    for (uint8_t i = 0; i < a->n_people; i++) {
        uint32_t side = a->people[i].side;
        if (!card_has_person(b->people, b->n_people, side)) continue;
        bool met = false;
        for (uint8_t k = 0; k < a->n_people; k++)
            for (uint8_t m = 0; m < b->n_people; m++)
                met |= a->people[k].side == side && b->people[m].side == side &&
                       a->people[k].name == b->people[m].name;
        if (!met) return true;
    }
    return false;
}

// -1 excluded, 0 open, 1 the same days.
static int dates(const event_card *a, const event_card *b, bool one_text)
{
    period x = a->when, y = b->when;
    if (x.known && y.known) {
        if (!period_overlaps(x, y, DAY_SLACK)) return -1;
        bool same = x.first == y.first && x.last == y.last;
        if (!one_text && !same &&
            (!period_overlaps(x, y, 0) || period_length(x) > WEEK || period_length(y) > WEEK))
            return 0;
        return period_length(x) <= LONG_PERIOD && period_length(y) <= LONG_PERIOD;
    }
    if (one_text) return 0;
    // What gives no date is the news of its own day.
    period own_a = {a->told, a->told, a->told != PERIOD_FIRST};
    period own_b = {b->told, b->told, b->told != PERIOD_FIRST};
    if (!x.known) x = own_a;
    if (!y.known) y = own_b;
    if (!x.known || !y.known) return -1; // nothing says that it was the same occasion
    return period_overlaps(x, y, TOLD_SLACK) ? 0 : -1;
}

// -1 other sums, 0 open, 1 a sum in common or, in other texts, one nearly alike.
static int sums(const event_card *a, const event_card *b, bool one_text)
{
    if (!a->n_sums || !b->n_sums) return 0;
    for (int i = 0; i < a->n_sums; i++)
        for (int k = 0; k < b->n_sums; k++) {
            double larger = fmax(a->sums[i], b->sums[k]), gap = fabs(a->sums[i] - b->sums[k]);
            if (gap <= (one_text ? 0.005 : SUMS_ALIKE) * larger) return 1;
        }
    return -1;
}

static int items(const event_card *a, const event_card *b)
{
    if (!a->n_items || !b->n_items) return 0;
    return in_common(a->items, a->n_items, b->items, b->n_items) ? 1 : -1;
}

// Does one of them say no more than that it was some time?
static bool is_open(const event_card *a, const event_card *b)
{
    return (a->when.known && period_length(a->when) > LONG_PERIOD) ||
           (b->when.known && period_length(b->when) > LONG_PERIOD);
}

// Do the sentences share most pairs of words? By the least ones of both.
static bool is_copy(const event_card *a, const event_card *b)
{
    int common = 0, seen = 0;
    for (int i = 0, k = 0; i < a->n_sketch && k < b->n_sketch && seen < CARD_SKETCH; seen++) {
        uint32_t x = a->sketch[i], y = b->sketch[k];
        common += x == y;
        i += x <= y;
        k += y <= x;
    }
    return seen >= CARD_SKETCH / 2 && common >= COPY_SHARE * seen;
}

// People whom both name.
static int same_people(const event_card *a, const event_card *b)
{
    int n = 0;
    for (uint8_t i = 0; i < a->n_people; i++)
        for (uint8_t k = 0; k < b->n_people; k++)
            n += a->people[i].side == b->people[k].side && a->people[i].name == b->people[k].name;
    return n;
}

// Have they so many words in common that no day is needed?
static bool is_alike(const event_card *a, const event_card *b, int common)
{
    int shorter = least(a->n_words, b->n_words), longer = a->n_words + b->n_words - shorter;
    double of_longer = a->said ? SHARE_SAID_ALL : a->passing ? SHARE_LONGER : 0;
    if (is_copy(a, b)) return true;
    return common >= WORDS_ALIKE &&
           (double)common >= (a->said ? SHARE_SAID : SHARE_ALIKE) * shorter &&
           (double)common >= of_longer * longer;
}

// May both texts report the same words? The next day they may be others but for a copy, or for
// words that are the same to the last.
static bool is_said_once(const event_card *a, const event_card *b, int64_t gap, int common)
{
    if (gap > SAID_SLACK || !is_alike(a, b, common)) return false;
    return gap == 0 || is_copy(a, b) || (common == a->n_words && common == b->n_words);
}

// Do two texts say enough alike? Where both give the day little more is needed; what is only the
// news of its own day must be told in much the same words, and words must be those of the same day
// or the next; what happened some time before must be the same in every word, and not long before.
static bool is_near(const event_card *a, const event_card *b, double who, int when, int common,
                    int shorter)
{
    bool alike = is_alike(a, b, common);
    int64_t gap = (int64_t)a->told - b->told;
    if (gap < 0) gap = -gap;
    if (a->mutual && a->when.known && b->when.known && same_people(a, b) > 1) return true;
    if (is_open(a, b)) {
        if (a->said) return is_said_once(a, b, gap, common);
        if (a->passing) return gap < SHORT_AGO && alike;
        return gap < LONG_AGO &&
               (alike || (a->trigger == b->trigger && common && common == shorter));
    }
    if (a->passing && who < 1) return alike && (when > 0 || !a->said || gap <= SAID_SLACK);
    if (when > 0 && who < 1) return common >= WORDS_MIN && 2 * common >= shorter; // a side is open
    if (when > 0 && a->said) return alike || (common >= WORDS_MIN && 2 * common >= shorter);
    if (when > 0) return common > 0 || (a->trigger == b->trigger && shorter < WORDS_MIN);
    if (a->said) return is_said_once(a, b, gap, common);
    return a->trigger == b->trigger ? common >= WORDS_MIN && 2 * common >= shorter : alike;
}

double card_same(const event_card *a, const event_card *b, bool one_text)
{
    if (a->type != b->type || a->negated != b->negated || a->stage != b->stage ||
        a->denied != b->denied)
        return 0;
    double who = sides(a, b);
    int when = dates(a, b, one_text), sum = sums(a, b, one_text), thing = items(a, b);
    if (who == 0 || when < 0 || sum < 0 || thing < 0) return 0;
    if (a->place && b->place && a->place != b->place && one_text) return 0;
    if (a->mode && b->mode && a->mode != b->mode) return 0;
    int shorter = least(a->n_words, b->n_words);
    int common = in_common(a->words, a->n_words, b->words, b->n_words);
    double words = shorter ? (double)common / fmax(shorter, WORDS_MIN) : 0;
    bool copy = a->text && a->text == b->text && a->trigger == b->trigger; // word for word
    if (!one_text && other_talk(a, b)) return 0;                           // in the same words, too
    if (!one_text && !copy &&
        (other_people(a, b) || is_another(a, b, when) ||
         !is_near(a, b, who, when, common, shorter)))
        return 0;
    double score = WEIGHT_WORDS * words + WEIGHT_SIDES * who;
    if (a->trigger == b->trigger) score += WEIGHT_TRIGGER;
    if (when > 0) score += WEIGHT_DATE;
    if (!one_text && is_open(a, b)) score -= ANY_TIME;
    if (sum > 0) score += WEIGHT_SUM;
    if (thing > 0) score += WEIGHT_ITEM;
    if (one_text && a->headline != b->headline) score += WEIGHT_LEAD;
    if (common == 0 && shorter >= WORDS_MIN) score -= OTHER_MATTER;
    return fmax(0, fmin(score, 1));
}
