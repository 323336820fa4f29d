#include "coder/between.h"

#include "coder/classifier.h"
#include "mention/given.h"

#include <stdlib.h>

static int compare_ranks(const void *x, const void *y)
{
    const between_rank *a = x, *b = y;
    if (a->confidence != b->confidence) return a->confidence > b->confidence ? -1 : 1;
    return a->type - b->type;
}

static int likeliest(const double p[PLOVER_TYPES])
{
    int best = 0;
    for (int type = 1; type < PLOVER_TYPES; type++)
        if (p[type] > p[best]) best = type;
    return best;
}

// An event decided when the weights set by hand say the same.
static str decider(const hand_weights *h, bool has_classifier, int by_hand, int answer)
{
    if (by_hand == answer && hand_has_event(h, answer)) return STR("rule");
    if (has_classifier) return STR("classifier");
    return h->any_word ? STR("trigger") : STR("prior");
}

static between_answer answer_of(const classifier *by, const evidence_question *q,
                                const codebook *rules, arena *a)
{
    between_answer out = {0};
    double p[PLOVER_TYPES];
    hand_weights h = hand_weigh(q, rules, a);
    classifier_weigh(NULL, q, &h, a, p);
    int by_hand = likeliest(p);
    if (by) classifier_weigh(by, q, &h, a, p);
    for (int type = 0; type < PLOVER_TYPES; type++)
        out.ranked[type] = (between_rank){type, p[type]};
    qsort(out.ranked, PLOVER_TYPES, sizeof *out.ranked, compare_ranks);
    out.mode = h.mode[out.ranked[0].type];
    out.decided_by = decider(&h, by != NULL, by_hand, out.ranked[0].type);
    return out;
}

between_answer between_decide(coder_run *run, const document *d, span source, span target, arena *a)
{
    coded c = between_read(run, d, source, target, a);
    evidence_question q = {.c = &c, .source = source, .target = target, .masked = -1};
    return answer_of(coder_run_classifier(run), &q, coder_run_codebook(run), a);
}

coded between_read(coder_run *run, const document *d, span source, span target, arena *a)
{
    const span given[] = {source, target};
    coded c = coder_read(run, d, a);
    c.mentions = given_actors(d, &c.sentences, &c.mentions, given, 2, a);
    c.events = event_code(coder_run_codebook(run), NULL, NULL, d, &c.sentences, &c.mentions, a);
    return c;
}
