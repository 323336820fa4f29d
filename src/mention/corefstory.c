// The country that a report plays in: most of its names of countries, peoples and places are of
// it. Whoever is named there without another country is mostly of it.
#include "mention/coref.h"

#define STORY_SEEN_MAX 16 // countries weighed; a text with more plays everywhere
#define STORY_LEAD     2  // a name of the title or the first sentences counts so often
#define STORY_OPENING  2  // so many sentences with a name count as the lead
#define STORY_MIN      3  // weight below which a name is chance
#define STORY_RATIO    3  // so much heavier than the next

typedef struct {
    const actor *who;
    uint32_t weight;
} weighed;

static uint32_t weight_of(const actor_scan *s, const piece *p, uint32_t *opening, uint32_t *last)
{
    if (s->sentences->p[p->sentence].headline) return STORY_LEAD;
    if (*last != p->sentence && *opening < STORY_OPENING) {
        *last = p->sentence;
        (*opening)++;
    }
    return *last == p->sentence ? STORY_LEAD : 1;
}

const actor *coref_story(const coref *c)
{
    const actor_scan *s = c->s;
    weighed seen[STORY_SEEN_MAX];
    uint32_t n = 0, opening = 0, last = SCAN_NONE;
    if (c->dateline) seen[n++] = (weighed){c->dateline, STORY_LEAD};
    for (size_t i = 0; i < s->pieces.n; i++) {
        const piece *p = &s->pieces.p[i];
        if (!p->who || !p->who->country.n || p->blocked || p->kind == PIECE_MEDIA) continue;
        if (str_eq(p->who->country, STR("ATA"))) continue; // nobody is of Antarctica
        uint32_t k = 0, weight = weight_of(s, p, &opening, &last);
        while (k < n && !str_eq(seen[k].who->country, p->who->country)) k++;
        if (k == STORY_SEEN_MAX) return NULL;
        if (k == n) seen[n++] = (weighed){p->who, 0};
        seen[k].weight += weight;
    }
    uint32_t best = 0, next = 0;
    for (uint32_t k = 1; k < n; k++)
        if (seen[k].weight > seen[best].weight) best = k;
    for (uint32_t k = 0; k < n; k++)
        if (k != best && seen[k].weight > next) next = seen[k].weight;
    if (n == 0 || seen[best].weight < STORY_MIN || seen[best].weight < STORY_RATIO * next)
        return NULL;
    return seen[best].who;
}
