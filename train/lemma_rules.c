#include "train/lemma_rules.h"

#include "train/lexicon.h"

#include <string.h>

#define SCRIPTS_MAX 4096
#define FORMS_MIN   2     // forms that must agree on what an ending means
#define VERB_WEIGHT 10000 // our list of verbs outweighs slips of the annotators

// A distinct form with its tag, and how often each script was seen with it.
typedef struct {
    str form;
    xpos tag;
    uint32_t script, count; // the most frequent
    uint32_t next;          // other script of the same form + 1, 0 at the end
    uint32_t best;          // head of the chain: the winning script
} observation;

typedef struct {
    VEC(observation) list;
    lexicon forms; // form key -> head observation
    uint32_t *head;
    arena *memory;
} observed;

static uint32_t intern(lemma_rules *r, const lemma_script *s)
{
    for (uint32_t i = 0; i < r->n_scripts; i++)
        if (memcmp(&r->scripts[i], s, sizeof *s) == 0) return i;
    if (r->n_scripts == SCRIPTS_MAX) return 0;
    r->scripts[r->n_scripts] = *s;
    return r->n_scripts++;
}

static void observe(observed *o, const token *t, uint32_t script, uint32_t count, arena *a)
{
    uint32_t n = o->forms.n_words;
    uint32_t row = lexicon_add(&o->forms, lemma_form_key(t->form, (xpos)t->xpos), a);
    uint32_t at = row < n ? o->head[row] : 0;
    for (; at; at = o->list.p[at - 1].next)
        if (o->list.p[at - 1].script == script) break;
    if (at) {
        o->list.p[at - 1].count += count;
        return;
    }
    uint32_t before = row < n ? o->head[row] : 0;
    *vec_push(a, &o->list) = (observation){t->form, (xpos)t->xpos, script, count, before, 0};
    o->head[row] = (uint32_t)o->list.n;
}

// Moves the counts into one observation a form, with its most frequent script.
static uint32_t settle(observed *o)
{
    uint32_t n = 0;
    for (uint32_t row = 1; row < o->forms.n_words; row++) {
        observation best = {0};
        for (uint32_t at = o->head[row]; at; at = o->list.p[at - 1].next)
            if (o->list.p[at - 1].count >= best.count) best = o->list.p[at - 1];
        o->list.p[o->head[row] - 1].best = best.script;
        n++;
    }
    return n;
}

typedef struct {
    lexicon keys;                // ending key -> row
    VEC(uint32_t) votes;         // [row * 2]: pairs are kept in chains
    VEC(observation) candidates; // script and count chained by next
    uint32_t *head, *winner, *total;
} endings;

static void vote(endings *e, uint64_t key, uint32_t script, arena *a)
{
    uint32_t n = e->keys.n_words, row = lexicon_add(&e->keys, key, a);
    uint32_t at = row < n ? e->head[row] : 0;
    for (; at; at = e->candidates.p[at - 1].next)
        if (e->candidates.p[at - 1].script == script) break;
    if (!at) {
        *vec_push(a, &e->candidates) =
            (observation){.script = script, .next = row < n ? e->head[row] : 0};
        at = (uint32_t)e->candidates.n;
        e->head[row] = at;
    }
    e->candidates.p[at - 1].count++;
}

// What the forms with this ending have most often; `otherwise` unless several forms agree, since
// one irregular form ("led") says nothing about words that happen to end like it ("settled").
static uint32_t winner_of(const endings *e, uint64_t key, uint32_t otherwise)
{
    uint32_t row = lexicon_find(&e->keys, key);
    observation best = {0};
    for (uint32_t at = row ? e->head[row] : 0; at; at = e->candidates.p[at - 1].next)
        if (e->candidates.p[at - 1].count >= best.count) best = e->candidates.p[at - 1];
    return best.count >= FORMS_MIN || otherwise == UINT32_MAX ? best.script : otherwise;
}

static void add_key(lemma_rules *r, lexicon *done, uint64_t key, uint32_t script, arena *a)
{
    if (lexicon_find(done, key)) return;
    lexicon_add(done, key, a);
    r->keys[r->n_keys] = key;
    r->rows[r->n_keys++] = script;
}

static void learn_endings(lemma_rules *r, const observed *o, uint32_t n_forms, arena *a,
                          arena *scratch)
{
    endings e = {0};
    lexicon_init(&e.keys, scratch);
    size_t most = (size_t)n_forms * (LEMMA_ENDING_MAX + 2) + 1;
    e.head = arena_array(scratch, uint32_t, most);
    r->keys = arena_array(a, uint64_t, most);
    r->rows = arena_array(a, uint32_t, most);
    for (uint32_t row = 1; row < o->forms.n_words; row++) {
        const observation *f = &o->list.p[o->head[row] - 1];
        for (size_t n = 0; n <= LEMMA_ENDING_MAX && n <= f->form.n; n++)
            vote(&e, lemma_ending_key(f->form, n, f->tag), f->best, scratch);
    }
    lexicon done;
    lexicon_init(&done, scratch);
    for (uint32_t row = 1; row < o->forms.n_words; row++) {
        const observation *f = &o->list.p[o->head[row] - 1];
        uint32_t rule = UINT32_MAX;
        for (size_t n = 0; n <= LEMMA_ENDING_MAX && n <= f->form.n; n++) {
            uint64_t key = lemma_ending_key(f->form, n, f->tag);
            uint32_t shorter = rule;
            rule = winner_of(&e, key, shorter);
            if (rule != shorter) add_key(r, &done, key, rule, a);
        }
        if (rule != f->best && f->form.n <= 2 * LEMMA_APPEND_MAX)
            add_key(r, &done, lemma_form_key(f->form, f->tag), f->best, a);
    }
}

static void observe_pair(lemma_rules *r, observed *o, str form, str lemma, xpos tag, arena *a)
{
    lemma_script script;
    token t = {.form = form, .xpos = (uint8_t)tag};
    if (lemma_script_find(form, lemma, &script)) observe(o, &t, intern(r, &script), VERB_WEIGHT, a);
}

// Past and participle of each irregular verb: rows of lemma, past, participle, source.
static void observe_verbs(lemma_rules *r, observed *o, str table, arena *a)
{
    for (str_split(&table, '\n'); table.p;) { // the header row is passed over
        str row = str_split(&table, '\n');
        str lemma = str_split(&row, '\t'), past = str_split(&row, '\t');
        if (lemma.n == 0) continue;
        observe_pair(r, o, past, lemma, XPOS_VBD, a);
        observe_pair(r, o, str_split(&row, '\t'), lemma, XPOS_VBN, a);
    }
}

void lemma_rules_learn(lemma_rules *r, const sentence_list *gold, str verbs, arena *a)
{
    arena scratch = {0};
    observed o = {0};
    *r = (lemma_rules){.scripts = arena_array(a, lemma_script, SCRIPTS_MAX)};
    lexicon_init(&o.forms, &scratch);
    size_t words = 1;
    for (size_t s = 0; s < gold->n; s++) words += gold->p[s].n_tokens;
    words += verbs.n; // more than it has verbs
    o.head = arena_array(&scratch, uint32_t, words);
    for (size_t s = 0; s < gold->n; s++)
        for (uint32_t i = 0; i < gold->p[s].n_tokens; i++) {
            const token *t = &gold->p[s].tokens[i];
            lemma_script script;
            if (str_eq(t->lemma, STR("_")) && !str_eq(t->form, STR("_"))) continue;
            if (lemma_script_find(t->form, t->lemma, &script))
                observe(&o, t, intern(r, &script), 1, &scratch);
        }
    observe_verbs(r, &o, verbs, &scratch);
    uint32_t n = settle(&o);
    learn_endings(r, &o, n, a, &scratch);
    arena_free(&scratch);
}
