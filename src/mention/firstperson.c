#include "mention/firstperson.h"

#include "mention/word.h"

typedef struct {
    const sentence_list *sentences;
    const actor *home;
    const mention_list *m;
    arena *a;
    mention_vec found; // in text order
} scan;

typedef enum { PERSON_NONE, PERSON_ONE, PERSON_MANY } person_kind;

static person_kind kind_of(const sentence *s, uint32_t i)
{
    const token *t = &s->tokens[i];
    if (t->xpos != XPOS_PRP && t->xpos != XPOS_PRP_POSS) return PERSON_NONE;
    if (word_among(s, i, "we|us|our|ours|ourselves")) {
        bool state = t->form.n == 2 && t->form.p[0] == 'U' && t->form.p[1] == 'S'; // "US"
        return state ? PERSON_NONE : PERSON_MANY;
    }
    return word_among(s, i, "i|me|my|mine|myself") ? PERSON_ONE : PERSON_NONE;
}

// What a person speaks for who says "we": the side, not the speaker alone.
static const actor *side_of(scan *x, const actor *who)
{
    if (!who->person || (!who->country.n && !who->code.n)) return who;
    actor *side = arena_array(x->a, actor, 1);
    *side = *who;
    side->person = false;
    if (who->country.n)
        side->entity = side->name = who->country;
    else
        side->entity = side->name = who->code;
    return side;
}

static void add(scan *x, const sentence *s, uint32_t i, const actor *const *actors, uint32_t n,
                bool many)
{
    const actor **own = arena_array(x->a, const actor *, n);
    for (uint32_t k = 0; k < n; k++) own[k] = many ? side_of(x, actors[k]) : actors[k];
    mention *m = vec_push(x->a, &x->found);
    *m = (mention){.kind = MENTION_ACTOR, .sentence = s->index, .first = i, .end = i + 1};
    m->head = i;
    m->span = s->tokens[i].span;
    m->how = STR("speaker");
    m->actors = own;
    m->n_actors = n;
}

static bool is_plain_label(str name)
{
    str rest = name, first = str_split(&rest, ' ');
    return rest.n && str_in_list(first, "MR.|MR|MS.|MS|MRS.|MRS|DR.|DR", '|');
}

// Of nested speakers the innermost: "he said that Lin had said 'we ...'".
static void resolve(scan *x, const sentence *s, uint32_t i, person_kind kind)
{
    const attribution *t = mention_speaker(x->m, s->index, i);
    if (t && t->speaker) {
        const mention *who = t->speaker;
        if (who->sentence == s->index && i >= who->first && i < who->end) return; // "our minister"
        add(x, s, i, who->actors, who->n_actors, kind == PERSON_MANY);
        return;
    }
    // "MR. ROE:" in a government's own transcript: one of its people, as they come without titles
    bool house = t && t->verb < 0 && t->direct && is_plain_label(t->name);
    if (t && !house && (t->question || t->name.n)) return; // a stranger's
    if ((!t || house) && x->home) add(x, s, i, &x->home, 1, true);
}

static bool is_before(const mention *a, const mention *b)
{
    if (a->sentence != b->sentence) return a->sentence < b->sentence;
    if (a->first != b->first) return a->first < b->first;
    if (a->end != b->end) return a->end > b->end;
    return a->kind < b->kind;
}

// Speakers from the old list to where they are in the new one: `to` has the places.
static void retarget(const scan *x, const mention_list *m, const uint32_t *to)
{
    const mention *old = x->m->p;
    for (size_t k = 0; k < m->n_sentences; k++) {
        if (!m->says[k]) continue;
        for (uint32_t i = 0; i < x->sentences->p[k].n_tokens; i++)
            for (const attribution *t = m->says[k][i]; t; t = t->outer) {
                attribution *mine = (attribution *)t; // made for this list
                if (t->speaker >= old && t->speaker < old + x->m->n)
                    mine->speaker = &m->p[to[t->speaker - old]];
            }
    }
}

static void merge(const scan *x, mention_list *m)
{
    mention_list all = *m;
    all.n = m->n + x->found.n;
    all.p = arena_array(x->a, mention, all.n);
    uint32_t *to = arena_array(x->a, uint32_t, m->n + 1);
    size_t i = 0, k = 0;
    for (size_t at = 0; at < all.n; at++) {
        bool old = k == x->found.n || (i < m->n && !is_before(&x->found.p[k], &m->p[i]));
        if (old) to[i] = (uint32_t)at;
        all.p[at] = old ? m->p[i++] : x->found.p[k++];
    }
    uint32_t *first_of = arena_array(x->a, uint32_t, m->n_sentences + 1);
    for (size_t s = 0, at = 0; s <= m->n_sentences; s++) {
        while (at < all.n && all.p[at].sentence < s) at++;
        first_of[s] = (uint32_t)at;
    }
    all.first_of = first_of;
    retarget(x, &all, to);
    *m = all;
}

void firstperson_add(const sentence_list *sentences, const actor *home, mention_list *m, arena *a)
{
    scan x = {.sentences = sentences, .home = home, .m = m, .a = a};
    for (size_t k = 0; k < sentences->n; k++) {
        const sentence *s = &sentences->p[k];
        for (uint32_t i = 0; i < s->n_tokens; i++) {
            person_kind kind = s->tokens[i].upos == UPOS_PRON ? kind_of(s, i) : PERSON_NONE;
            if (kind != PERSON_NONE) resolve(&x, s, i, kind);
        }
    }
    if (x.found.n) merge(&x, m);
}
