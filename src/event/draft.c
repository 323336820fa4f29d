#include "event/draft.h"

str draft_phrase(const frame_view *f, uint32_t word, arena *a)
{
    const sentence *s = f->sentence;
    str lemma = s->tokens[word].lemma;
    int32_t particle = frame_child(f, word, REL_COMPOUND_PRT);
    if (particle < 0) return lemma;
    str tail = s->tokens[particle].lemma;
    char *p = arena_alloc(a, lemma.n + tail.n + 2);
    size_t n = 0;
    for (size_t i = 0; i < lemma.n; i++) p[n++] = lemma.p[i];
    p[n++] = ' ';
    for (size_t i = 0; i < tail.n; i++) p[n++] = tail.p[i];
    return (str){p, n};
}

const draft *draft_part_around(const reading *r, uint32_t s, uint32_t word)
{
    for (size_t i = r->first_draft[r->sentences->n]; i < r->drafts.n; i++) {
        const draft *d = &r->drafts.p[i];
        if (d->e.sentence == s && d->match.word <= word && word < d->end) return d;
    }
    return NULL;
}
