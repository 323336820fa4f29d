// What speaks for a candidate's being a side: clues, each by itself and with what the event and
// the candidate are. Keys and their order are part of the model (doc/model-format.md).
#include "event/draft.h"

#include "base/hash.h"

#define WAY_MAX  7 // steps of a way that count, on each branch
#define FAR      5 // steps and words from here on are alike
#define FREE_MAX 3 // other candidates from here on are alike

// Patterns of clues; the numbers are part of the model.
enum {
    CLUE_SIDE_ANY = CLUE_OWN + 64,
    CLUE_SIDE_KIND,
    CLUE_SIDE_HOW,
    CLUE_SIDE_SOURCES,
    CLUE_SIDE_SOURCE_HOW,
    CLUE_SIDE_MODE,
    CLUE_SIDE_SETTING,
    CLUE_SIDE_CODE,
    CLUE_SIDE_AUTHOR,
    CLUE_SIDE_HELD,
    CLUE_SIDE_COUNTRY,
    CLUE_SIDE_BESIDE,
    CLUE_SIDE_BESIDE_HELD,
    CLUE_SIDE_INSIDE,
    CLUE_SIDE_FREE,
    CLUE_SIDE_RANK,
    CLUE_SIDE_RANK_SAME,
    CLUE_SIDE_DEMAND,
    CLUE_SIDE_DEMAND_RANK,
    CLUE_SIDE_STEPS,
    CLUE_SIDE_ELSEWHERE,
    CLUE_SIDE_THERE,
    CLUE_SIDE_DISTANCE,
    CLUE_SIDE_PREPOSITION,
    CLUE_SIDE_LEMMA,
    CLUE_SIDE_HEAD,
    CLUE_SIDE_WAY,
    CLUE_SIDE_WAY_FULL,
    CLUE_SIDE_WAY_SIZE,
    CLUE_SIDE_WAY_WORDS,
    CLUE_SIDE_WAY_TOP,
    CLUE_SIDE_TRIGGER_HANGS,
    CLUE_SIDE_SLOTS
};

typedef struct {
    const reading *r;
    const draft *d;
    const side_list *all;
    const side_candidate *c;
    uint64_t with[5]; // what each clue is seen together with
    clue_list *out;
} asking;

static uint64_t mix(uint64_t h, uint64_t x)
{
    return (h ^ x) * 0x9e3779b97f4a7c15u + (h >> 29);
}

static uint64_t less(uint64_t x, uint64_t most)
{
    return x < most ? x : most;
}

static void add(const asking *k, uint64_t pattern, uint64_t x)
{
    clue_add(k->out, pattern, x, 0);
    for (uint64_t i = 0; i < 5; i++) clue_add(k->out, pattern, x, mix(i + 1, k->with[i]));
}

static uint64_t kind_of(const actor *a)
{
    uint64_t h = (a->country.n ? 1u : 0u) + (a->person ? 2u : 0u);
    if (a->n_sectors) return mix(h + 10, hash_str(a->sectors[0]));
    return h + (a->entity.n && str_eq(a->entity, a->code) ? 4u : 0u);
}

static uint64_t part_of(const side_candidate *c)
{
    return (c->is[SIDE_ACTOR] ? 1u : 0u) + (c->is[SIDE_RECIPIENT] ? 2u : 0u);
}

// --- among the others

static bool are_conjuncts(const draft *d, uint32_t a, uint32_t b)
{
    const token *x = draft_token(d, a), *y = draft_token(d, b);
    bool up = x->rel == REL_CONJ, down = y->rel == REL_CONJ;
    return (up && x->head == (int32_t)b) || (down && y->head == (int32_t)a) ||
           (up && down && x->head == y->head);
}

typedef struct {
    uint64_t country, beside, inside; // which parts have those of his country, in his list ...
} company;

static void meet(const asking *k, const side_candidate *o, company *out)
{
    const side_candidate *c = k->c;
    uint64_t theirs = part_of(o);
    str country = c->p.actor->country;
    if (country.n && str_eq(o->p.actor->country, country)) out->country |= theirs;
    for (uint32_t a = 0; a < c->n_words; a++) {
        for (uint32_t b = 0; b < o->n_words; b++) {
            if (are_conjuncts(k->d, c->words[a], o->words[b])) out->beside |= theirs;
            if (frame_below(k->d->f, o->words[b], c->words[a])) out->inside |= theirs;
            if (frame_below(k->d->f, c->words[a], o->words[b])) out->inside |= theirs << 2;
        }
    }
}

static uint64_t add_company(const asking *k)
{
    company out = {0};
    for (uint32_t i = 0; i < k->all->n; i++)
        if (&k->all->p[i] != k->c && part_of(&k->all->p[i])) meet(k, &k->all->p[i], &out);
    uint64_t held = less(k->all->held[0], 2) + 3 * less(k->all->held[1], 2);
    add(k, CLUE_SIDE_HELD, held);
    add(k, CLUE_SIDE_COUNTRY, out.country + 8 * held);
    add(k, CLUE_SIDE_BESIDE, out.beside);
    add(k, CLUE_SIDE_BESIDE_HELD, out.beside + 8 * held);
    add(k, CLUE_SIDE_INSIDE, out.inside);
    return held;
}

static bool is_behind(const draft *d, const side_candidate *c)
{
    return c->n_words && c->words[0] > d->match.word;
}

static bool is_filled(const draft *d, const rule_path *p)
{
    fillers found = {0};
    return rule_path_walk(d->f, d->match.word, p, NULL, NULL, &found) > 0;
}

// What the rule asks for, and what the words fill.
static uint64_t demand_of(const draft *d)
{
    const rule *by = d->match.rule;
    return (by->actor_required ? 1u : 0u) + (by->recipient_required ? 2u : 0u) +
           (by->actor ? 4u : 0u) + (by->recipient ? 8u : 0u) +
           (is_filled(d, by->actor) ? 16u : 0u) + (is_filled(d, by->recipient) ? 32u : 0u);
}

// How he stands among those who are free.
static void add_rank(const asking *k, uint64_t demand)
{
    const side_candidate *c = k->c;
    uint64_t nearer = 0, nearer_there = 0, n = 0;
    bool here = c->n_words > 0, behind = is_behind(k->d, c);
    for (uint32_t i = 0; i < k->all->n; i++) {
        const side_candidate *o = &k->all->p[i];
        if (o == c || part_of(o) || !o->n_words) continue;
        n++;
        nearer += o->steps < c->steps;
        nearer_there += o->steps < c->steps && is_behind(k->d, o) == behind;
    }
    n = less(n, FREE_MAX);
    nearer = less(nearer, 2);
    add(k, CLUE_SIDE_FREE, n + 4 * here);
    add(k, CLUE_SIDE_RANK, nearer + 3 * n + 20 * here);
    add(k, CLUE_SIDE_RANK_SAME, less(nearer_there, 2) + 3 * nearer + 20 * behind + 40 * here);
    add(k, CLUE_SIDE_DEMAND, demand);
    add(k, CLUE_SIDE_DEMAND_RANK, demand + 64 * (nearer + 3 * here));
    add(k, CLUE_SIDE_STEPS, less(c->steps, FAR) + 10 * behind);
}

static bool has(const participant *p, uint32_t n, const actor *a)
{
    for (uint32_t i = 0; i < n; i++)
        if (str_eq(p[i].actor->entity, a->entity) && str_eq(p[i].actor->code, a->code)) return true;
    return false;
}

// His part in other events of the sentence: above, below, beside.
static void add_elsewhere(const asking *k)
{
    const draft *d = k->d;
    const actor *me = k->c->p.actor;
    uint32_t s = d->e.sentence;
    uint64_t parts = 0;
    for (uint32_t i = k->r->first_draft[s]; i < k->r->first_draft[s + 1]; i++) {
        const draft *o = &k->r->drafts.p[i];
        if (o == d || !draft_live(o)) continue;
        bool above = frame_below(d->f, o->match.word, d->match.word);
        bool below = frame_below(d->f, d->match.word, o->match.word);
        uint32_t shift = above ? 0 : below ? 2 : 4;
        if (has(o->e.actors, o->e.n_actors, me)) parts |= 1u << shift;
        if (has(o->e.recipients, o->e.n_recipients, me)) parts |= 2u << shift;
    }
    add(k, CLUE_SIDE_ELSEWHERE, parts);
    const place_value *where = d->e.place.where;
    add(k, CLUE_SIDE_THERE, !where ? 0 : str_eq(where->country, me->country) ? 2 : 1);
}

// --- the way

typedef struct {
    uint32_t up[WAY_MAX], down[WAY_MAX]; // [n_up] from the candidate, [n_down] from the trigger
    uint32_t n_up, n_down, top;
} way;

static void push(uint32_t *list, uint32_t *n, uint32_t word)
{
    if (*n < WAY_MAX) list[(*n)++] = word;
}

static uint32_t depth_of(const sentence *s, uint32_t word)
{
    uint32_t n = 0;
    for (int32_t at = (int32_t)word; at >= 0 && n <= s->n_tokens; at = s->tokens[at].head) n++;
    return n;
}

static way find_way(const sentence *s, uint32_t from, uint32_t to)
{
    way w = {0};
    uint32_t a = depth_of(s, from), b = depth_of(s, to);
    while (from != to) {
        bool climbs = a >= b;
        uint32_t *at = climbs ? &from : &to;
        if (climbs)
            push(w.up, &w.n_up, *at);
        else
            push(w.down, &w.n_down, *at);
        if (s->tokens[*at].head < 0) break;
        *at = (uint32_t)s->tokens[*at].head;
        --*(climbs ? &a : &b);
    }
    w.top = from;
    return w;
}

static uint64_t relation_of(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    if (t->rel == REL_NSUBJ_PASS || t->rel == REL_ACL_RELCL) return (uint64_t)t->rel + 100;
    return (uint64_t)deprel_base((deprel)t->rel);
}

static uint64_t step_of(const draft *d, uint32_t word)
{
    int32_t c = frame_child(d->f, word, REL_CASE);
    uint64_t relation = relation_of(d, word);
    return c < 0 ? relation : mix(relation, hash_str(draft_token(d, (uint32_t)c)->lemma));
}

static void add_way(const asking *k, uint32_t from)
{
    const draft *d = k->d;
    way w = find_way(d->f->sentence, from, d->match.word);
    uint64_t bare = 7, full = 7, words = 7;
    for (uint32_t i = 0; i < w.n_up; i++) {
        bare = mix(bare, relation_of(d, w.up[i]) + 1);
        full = mix(full, step_of(d, w.up[i]) + 1);
        if (i) words = mix(words, hash_str(draft_token(d, w.up[i])->lemma));
    }
    for (uint32_t i = w.n_down; i-- > 0;) {
        bare = mix(bare, relation_of(d, w.down[i]) + 1000);
        full = mix(full, step_of(d, w.down[i]) + 1000);
    }
    add(k, CLUE_SIDE_WAY, bare);
    add(k, CLUE_SIDE_WAY_FULL, full);
    add(k, CLUE_SIDE_WAY_SIZE, w.n_up + (WAY_MAX + 1) * w.n_down);
    add(k, CLUE_SIDE_WAY_WORDS, mix(words, hash_str(draft_token(d, w.top)->lemma)));
    if (w.n_up) add(k, CLUE_SIDE_WAY_TOP, mix(step_of(d, w.up[w.n_up - 1]), w.n_down));
    if (w.n_down) add(k, CLUE_SIDE_TRIGGER_HANGS, step_of(d, w.down[w.n_down - 1]));
}

// Which slots of the trigger and of its clause he fills.
static void add_slots(const asking *k, uint32_t word)
{
    static const slot_kind SLOTS[] = {SLOT_SUBJECT,   SLOT_OBJECT,   SLOT_IOBJECT, SLOT_COMPLEMENT,
                                      SLOT_POSSESSOR, SLOT_MODIFIER, SLOT_LEFT,    SLOT_RIGHT};
    const draft *d = k->d;
    uint64_t bits = 0;
    uint32_t heads[] = {d->match.word, d->clause}, n = d->clause == d->match.word ? 1 : 2;
    for (uint32_t h = 0; h < n; h++) {
        for (uint32_t i = 0; i < sizeof SLOTS / sizeof *SLOTS; i++) {
            fillers found = {0};
            frame_fillers(d->f, heads[h], SLOTS[i], STR_NONE, &found);
            for (uint32_t j = 0; j < found.n; j++)
                if (found.word[j] == word) bits |= (h ? 256u : 1u) << i;
        }
    }
    add(k, CLUE_SIDE_SLOTS, bits);
}

static void add_word(const asking *k, uint32_t word)
{
    const draft *d = k->d;
    const token *t = draft_token(d, word);
    uint32_t trigger = d->match.word;
    bool behind = word > trigger;
    uint64_t far = behind ? word - trigger : trigger - word;
    far = far < 3 ? far : far < 6 ? 3 : far < 12 ? 4 : FAR;
    add(k, CLUE_SIDE_DISTANCE, far + 10 * behind);
    add(k, CLUE_SIDE_PREPOSITION, mix(hash_str(draft_preposition(d->f, word)), behind));
    add(k, CLUE_SIDE_LEMMA, mix(hash_str(t->lemma), t->upos));
    if (t->head >= 0)
        add(k, CLUE_SIDE_HEAD, mix(hash_str(draft_token(d, (uint32_t)t->head)->lemma), t->rel));
    add_way(k, word);
    add_slots(k, word);
}

// --- himself

static bool is_of_author(const reading *r, const actor *a)
{
    for (uint32_t i = 0; i < r->mentions->n_authors && a->country.n; i++)
        if (str_eq(r->mentions->authors[i]->country, a->country)) return true;
    return false;
}

// How a side that is hidden was found would give it away: what is seen is how its words were read.
static str how_of(const side_candidate *c)
{
    return c->p.mention ? c->p.mention->how : STR("none");
}

static void add_self(const asking *k)
{
    const event *e = &k->d->e;
    const side_candidate *c = k->c;
    bool official = k->r->official;
    uint64_t how = hash_str(how_of(c));
    uint64_t setting =
        (uint64_t)e->status + 10u * e->negated + 20u * (k->d->composed_by != NULL) + 40u * official;
    add(k, CLUE_SIDE_ANY, 0);
    add(k, CLUE_SIDE_KIND, kind_of(c->p.actor));
    add(k, CLUE_SIDE_HOW, how);
    add(k, CLUE_SIDE_SOURCES, c->sources);
    add(k, CLUE_SIDE_SOURCE_HOW, mix(c->sources, how));
    add(k, CLUE_SIDE_MODE, hash_str(e->mode));
    add(k, CLUE_SIDE_SETTING, setting);
    add(k, CLUE_SIDE_CODE, hash_str(c->p.actor->code));
    add(k, CLUE_SIDE_AUTHOR, is_of_author(k->r, c->p.actor) + 2u * official);
}

void side_read(const reading *r, const draft *d, const side_list *all, uint32_t i, clue_list *out)
{
    const side_candidate *c = &all->p[i];
    asking k = {.r = r, .d = d, .all = all, .c = c, .out = out};
    k.with[0] = part_of(c);
    k.with[1] = hash_str(d->e.type);
    k.with[2] = hash_str(d->e.rule->name);
    k.with[3] = hash_str(draft_token(d, d->match.word)->lemma);
    k.with[4] = kind_of(c->p.actor);
    out->n = 0;
    add_self(&k);
    add_company(&k);
    add_rank(&k, demand_of(d));
    add_elsewhere(&k);
    for (uint32_t w = 0; w < c->n_words; w++) add_word(&k, c->words[w]);
}
