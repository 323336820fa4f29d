#include "link/sameness.h"

#define SAMENESS_REACH                                                                             \
    200               // different events before that one is compared with; the rest are far off
#define GROUP_REACH 8 // tellings of one event that it is compared with

struct sameness {
    event_card *cards; // [n]
    int64_t *first;    // [n] -1: tells it first
    int64_t *before;   // [n] the telling before it of the same event; of the first one the last
    double *score;     // [n]
    size_t n;
};

// Does the event tell the same as the last ones of the group that begins at `first`? The best score
// of any; 0 where one contradicts it.
static double fits(const sameness *s, size_t first, size_t i)
{
    double best = card_same(&s->cards[first], &s->cards[i], true);
    int64_t k = s->before[first];
    for (int seen = 0; seen < GROUP_REACH && k >= 0 && k != (int64_t)first && best > 0; seen++) {
        double score = card_same(&s->cards[k], &s->cards[i], true);
        best = score == 0 ? 0 : score > best ? score : best;
        k = s->before[k];
    }
    return best;
}

static void join(sameness *s, size_t first, size_t i, double score)
{
    s->first[i] = (int64_t)first;
    s->score[i] = score;
    s->before[i] = s->before[first] < 0 ? (int64_t)first : s->before[first];
    s->before[first] = (int64_t)i;
}

static void place(sameness *s, size_t i)
{
    int64_t best = -1;
    double best_score = CARD_SAME;
    int compared = 0;
    for (size_t k = i; k-- > 0 && compared < SAMENESS_REACH;) {
        if (s->first[k] >= 0) continue;
        compared++;
        double score = fits(s, k, i);
        if (score < best_score) continue; // of equals the earlier
        best = (int64_t)k;
        best_score = score;
    }
    if (best >= 0) join(s, (size_t)best, i, best_score);
}

sameness *sameness_of_text(const document *d, const event_list *events, const frame_view *frames,
                           arena *a)
{
    sameness *s = arena_alloc(a, sizeof *s);
    s->n = events->n;
    s->cards = arena_array(a, event_card, s->n);
    s->first = arena_array(a, int64_t, s->n);
    s->before = arena_array(a, int64_t, s->n);
    s->score = arena_array(a, double, s->n);
    for (size_t i = 0; i < s->n; i++) {
        s->cards[i] = card_of(d, &frames[events->p[i].sentence], &events->p[i], NULL);
        s->first[i] = s->before[i] = -1;
        place(s, i);
    }
    return s;
}

int64_t sameness_first(const sameness *s, size_t i, double *score)
{
    *score = s->score[i];
    return s->first[i];
}
