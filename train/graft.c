#include "train/graft.h"

#include <assert.h>

graft graft_new(arena *a)
{
    return (graft){.a = a};
}

uint32_t graft_take(graft *d, const sentence *s)
{
    uint32_t from = (uint32_t)d->words.n;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token t = s->tokens[i];
        if (t.head >= 0) t.head += (int32_t)from;
        *vec_push(d->a, &d->words) = t;
    }
    return from;
}

uint32_t graft_say(graft *d, const char *form, upos u, xpos x, deprel rel, uint32_t head)
{
    str text = str_of(form);
    uint32_t word = (uint32_t)d->words.n;
    *vec_push(d->a, &d->words) =
        (token){.form = text,
                .lemma = text,
                .feats = u == UPOS_PROPN || u == UPOS_NOUN ? STR("Number=Sing") : STR_NONE,
                .upos = (uint8_t)u,
                .xpos = (uint8_t)x,
                .rel = (uint8_t)rel,
                .head = (int32_t)head,
                .space_after = true};
    graft_put(d, word);
    return word;
}

void graft_put(graft *d, uint32_t word)
{
    *vec_push(d->a, &d->order) = word;
}

void graft_put_yield(graft *d, uint32_t from, uint32_t n, uint32_t top, uint32_t without)
{
    for (uint32_t i = from; i < from + n; i++)
        if (tree_has(d->words.p, top, i) &&
            (without == NO_WORD || !tree_has(d->words.p, without, i)))
            graft_put(d, i);
}

bool graft_ends_in_comma(const graft *d)
{
    return d->order.n && d->words.p[d->order.p[d->order.n - 1]].xpos == XPOS_COMMA;
}

void graft_comma(graft *d, uint32_t head)
{
    if (!graft_ends_in_comma(d)) graft_say(d, ",", UPOS_PUNCT, XPOS_COMMA, REL_PUNCT, head);
}

void graft_stop(graft *d, uint32_t stop, uint32_t head)
{
    if (graft_ends_in_comma(d)) d->order.n--;
    graft_hang(d, stop, head, REL_PUNCT);
    graft_put(d, stop);
}

void graft_recase(graft *d, uint32_t word, bool large)
{
    token *t = &d->words.p[word];
    char first = t->form.p[0], low = large ? 'a' : 'A';
    bool name = t->upos == UPOS_PROPN || str_eq(t->form, STR("I"));
    if (name || first < low || first > low + ('z' - 'a')) return;
    char *p = arena_copy(d->a, t->form.p, t->form.n);
    p[0] = (char)(first ^ ('a' ^ 'A'));
    t->form.p = p;
}

void graft_hang(graft *d, uint32_t word, uint32_t head, deprel rel)
{
    d->words.p[word].head = head == NO_WORD ? -1 : (int32_t)head;
    d->words.p[word].rel = (uint8_t)rel;
}

sentence graft_finish(graft *d)
{
    uint32_t n = (uint32_t)d->order.n;
    int32_t *place = arena_array(d->a, int32_t, d->words.n);
    sentence out = {.tokens = arena_array(d->a, token, n), .n_tokens = n};
    for (size_t i = 0; i < d->words.n; i++) place[i] = -1;
    for (uint32_t i = 0; i < n; i++) place[d->order.p[i]] = (int32_t)i;
    for (uint32_t i = 0; i < n; i++) {
        token *t = &out.tokens[i];
        *t = d->words.p[d->order.p[i]];
        if (t->head >= 0) t->head = place[t->head];
        assert((t->head >= 0) == (t->rel != REL_ROOT));
    }
    return out;
}

uint32_t tree_root(const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head < 0) return i;
    return NO_WORD;
}

uint32_t tree_child(const sentence *s, uint32_t head, deprel base)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)head && deprel_base((deprel)s->tokens[i].rel) == base)
            return i;
    return NO_WORD;
}

bool tree_has(const token *words, uint32_t top, uint32_t i)
{
    int32_t at = (int32_t)i;
    while (at >= 0 && at != (int32_t)top) at = words[at].head;
    return at >= 0;
}

bool tree_span(const sentence *s, uint32_t top, span *out)
{
    uint32_t count = 0;
    *out = (span){top, top + 1};
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (!tree_has(s->tokens, top, i)) continue;
        count++;
        if (i < out->begin) out->begin = i;
        if (i >= out->end) out->end = i + 1;
    }
    return count == out->end - out->begin;
}
