#include "mention/given.h"

#include <stdlib.h>

int32_t given_head(const sentence *s, span words)
{
    int32_t best = -1;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (!span_overlaps(t->span, words) || t->upos == UPOS_PUNCT) continue;
        bool outside = t->head < 0 || !span_overlaps(s->tokens[t->head].span, words);
        if (outside || best < 0) best = (int32_t)i;
    }
    return best;
}

typedef struct {
    const document *d;
    const sentence_list *sentences;
    arena *a;
    VEC(mention) all;
    size_t n_own; // countries of users that are taken
} giving;

// An actor of ours among the words, for what is known of them; the longest. NULL for none.
static const actor *known_inside(const giving *g, uint32_t index, span words)
{
    const mention *best = NULL;
    for (size_t i = 0; i < g->all.n; i++) {
        const mention *m = &g->all.p[i];
        if (m->kind != MENTION_ACTOR || m->sentence != index || m->n_actors != 1) continue;
        if (m->span.begin < words.begin || m->span.end > words.end) continue;
        if (!best || span_length(m->span) > span_length(best->span)) best = m;
    }
    return best ? best->actors[0] : NULL;
}

// An actor without a country takes one of those that ISO 3166-1 leaves to its users, XXA to XXZ,
// each another: the rules take somebody of no country for nobody.
static const actor *given_actor(giving *g, const actor *known, span words)
{
    static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    actor *x = arena_alloc(g->a, sizeof *x);
    *x = known ? *known : (actor){0};
    x->name = span_text(g->d->text, words);
    if (!x->country.n) {
        char own[] = {'X', 'X', LETTERS[g->n_own++ % (sizeof LETTERS - 1)]};
        x->country = str_copy(g->a, (str){own, sizeof own});
        buf code = {0};
        buf_add_format(&code, "%.*s%.*s", STR_ARG(x->country), STR_ARG(x->code));
        x->code = str_copy(g->a, buf_str(&code));
        buf_free(&code);
    }
    buf key = {0};
    buf_add_format(&key, "given:%.*s", STR_ARG(x->name));
    x->entity = str_copy(g->a, buf_str(&key));
    buf_free(&key);
    return x;
}

static mention *headed(const giving *g, uint32_t index, uint32_t head)
{
    for (size_t i = 0; i < g->all.n; i++) {
        mention *m = &g->all.p[i];
        if (m->kind == MENTION_ACTOR && m->sentence == index && m->head == head) return m;
    }
    return NULL;
}

static void give(giving *g, uint32_t index, span words)
{
    const sentence *s = &g->sentences->p[index];
    int32_t head = given_head(s, words);
    if (head < 0) return;
    mention *m = headed(g, index, (uint32_t)head);
    if (m) {
        m->faint = m->placed = false;
        if (m->n_actors != 1 || m->actors[0]->country.n) return;
        const actor **one = arena_alloc(g->a, sizeof *one);
        *one = given_actor(g, m->actors[0], words);
        m->actors = one;
        return;
    }
    uint32_t first = (uint32_t)head, end = (uint32_t)head + 1;
    while (first > 0 && span_overlaps(s->tokens[first - 1].span, words)) first--;
    while (end < s->n_tokens && span_overlaps(s->tokens[end].span, words)) end++;
    const actor **who = arena_alloc(g->a, sizeof *who);
    *who = given_actor(g, known_inside(g, index, words), words);
    *vec_push(g->a, &g->all) = (mention){
        .kind = MENTION_ACTOR,
        .sentence = index,
        .first = first,
        .end = end,
        .head = (uint32_t)head,
        .span = {s->tokens[first].span.begin, s->tokens[end - 1].span.end},
        .how = STR("given"),
        .actors = who,
        .n_actors = 1,
    };
}

static int compare_mentions(const void *x, const void *y)
{
    const mention *a = x, *b = y;
    if (a->sentence != b->sentence) return a->sentence < b->sentence ? -1 : 1;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    return (int)a->kind - (int)b->kind;
}

mention_list given_actors(const document *d, const sentence_list *sentences,
                          const mention_list *found, const span *spans, size_t n, arena *a)
{
    giving g = {.d = d, .sentences = sentences, .a = a};
    for (size_t i = 0; i < found->n; i++) *vec_push(a, &g.all) = found->p[i];
    for (size_t i = 0; i < n; i++)
        for (size_t s = 0; s < sentences->n; s++)
            if (span_overlaps(sentences->p[s].span, spans[i])) {
                give(&g, (uint32_t)s, spans[i]);
                break;
            }
    if (g.all.n) qsort(g.all.p, g.all.n, sizeof *g.all.p, compare_mentions);
    uint32_t *first_of = arena_array(a, uint32_t, found->n_sentences + 1);
    uint32_t at = 0;
    for (size_t s = 0; s < found->n_sentences; s++) {
        first_of[s] = at;
        while (at < g.all.n && g.all.p[at].sentence == s) at++;
    }
    first_of[found->n_sentences] = at;
    mention_list out = *found;
    out.p = g.all.p;
    out.n = g.all.n;
    out.first_of = first_of;
    return out;
}
