#include "link/pair.h"

#include "base/ascii.h"
#include "base/hash.h"

#include <string.h>

#define PAIRS_MAX   192 // of one sentence; more are lists
#define CLIMB_MAX   8   // steps from a noun up to its clause
#define FAR         12  // words between two; farther apart is as good as anywhere
#define JOINER_MAX  5   // words that join two
#define JOINER_TEXT 64  // their bytes

// Patterns of clues, from CLUE_OWN on; part of the model.
enum {
    CLUE_ALWAYS,
    CLUE_JOINER,
    CLUE_JOINER_TAGS,
    CLUE_JOINER_ABOVE,
    CLUE_JOINER_BELOW,
    CLUE_JOINER_ORDER,
    CLUE_JOINER_RELATION,
    CLUE_ABOVE,
    CLUE_BELOW,
    CLUE_BOTH,
    CLUE_RELATION,
    CLUE_RELATION_ABOVE,
    CLUE_RELATION_BELOW,
    CLUE_TAGS,
    CLUE_DISTANCE,
    CLUE_ROW,
    CLUE_ROW_JOINER,
    CLUE_VERB,
    CLUE_ABOVE_RELATION,
    CLUE_CHILD_ABOVE,
    CLUE_CHILD_BELOW,
    CLUE_OBJECT_ABOVE,
    CLUE_OBJECT_BELOW,
    CLUE_CLAUSES,
    CLUE_LIFTED,
    CLUE_FIRST,
    CLUE_GOVERNOR
};

typedef struct {
    const frame_view *f;
    const relation_list *told;
    word_pair *out; // [n] of PAIRS_MAX
    uint32_t n;
} finder;

static deprel rel_at(const frame_view *f, uint32_t w)
{
    return deprel_base((deprel)frame_word(f, w)->rel);
}

static bool is_nominal(const token *t)
{
    return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN;
}

// --- candidates

static bool joins(const frame_view *f, uint32_t w)
{
    deprel rel = rel_at(f, w);
    return rel == REL_CASE || rel == REL_MARK || rel == REL_CC || rel == REL_FIXED ||
           (rel == REL_ADVMOD && frame_word(f, w)->xpos == XPOS_WRB);
}

// The words before `below` that lead it in; a participle leads itself in.
static void find_joiner(const frame_view *f, uint32_t below, word_pair *p)
{
    for (uint32_t i = f->first_child[below]; i < f->first_child[below + 1]; i++) {
        uint32_t c = f->children[i];
        if (c > below || !joins(f, c)) continue;
        p->first = c;
        p->end = c + 1;
        while (p->end < below && p->end < p->first + JOINER_MAX && joins(f, p->end)) p->end++;
        return;
    }
    if (frame_word(f, below)->xpos != XPOS_VBG) return;
    p->first = below;
    p->end = below + 1;
}

static void add(finder *x, word_pair p)
{
    if (x->n == PAIRS_MAX || p.above == p.below) return;
    if (pair_is_content(x->f, p.above, p.below)) return;
    for (uint32_t i = 0; i < x->n; i++)
        if (x->out[i].above == p.above && x->out[i].below == p.below) return;
    for (uint32_t i = 0; i < x->told->n && p.row < 0; i++) {
        const relation *r = &x->told->p[i];
        if (r->why != (int32_t)p.below && r->told != (int32_t)p.below) continue;
        bool same = r->told == (int32_t)p.above || r->why == (int32_t)p.above;
        if (!same && !p.lifted) continue;
        p.row = (int32_t)i;
        p.first = r->first;
        p.end = r->end;
    }
    x->out[x->n++] = p;
}

// The clause that a noun stands in, from the noun that the parser chose for a participle.
static int32_t clause_above(const frame_view *f, uint32_t noun)
{
    int32_t w = (int32_t)noun;
    for (int step = 0; step < CLIMB_MAX && w >= 0; step++) {
        const token *t = frame_word(f, (uint32_t)w);
        if (t->upos == UPOS_VERB || frame_child(f, (uint32_t)w, REL_NSUBJ) >= 0) return w;
        w = t->head;
    }
    return -1;
}

bool pair_is_aside(const frame_view *f, uint32_t first, uint32_t end, uint32_t below)
{
    static const char KNOWN[] =
        "say|know|mention|note|tell|see|hear|indicate|recall|remember|aware|"
        "discuss|point|plan|expect|describe|report|suggest|state|always";
    return end == first + 1 && str_eq_nocase(frame_word(f, first)->form, STR("as")) &&
           str_in_list(frame_word(f, below)->lemma, KNOWN, '|') &&
           frame_child(f, below, REL_CCOMP) < 0 && frame_child(f, below, REL_OBJ) < 0;
}

// Verbs whose infinitive says what is called for, promised, allowed or tried, not what for, also
// where the parser hangs it on them as an adverbial clause: of somebody ("urged both to talk") ...
static const char *const CALLING_VERBS =
    "call|urge|ask|appeal|press|push|implore|beg|beseech|invite|encourage|order|instruct|direct|"
    "tell|advise|remind|warn|persuade|convince|compel|oblige|require|authorise|authorize|allow|"
    "permit|enable|empower|mandate";
// ... or of oneself, which with an object of its own may well be a purpose ("pledged 5 million to
// help").
static const char *const OWN_VERBS =
    "commit|pledge|vow|promise|undertake|agree|refuse|decline|fail|threaten|decide|resolve|try|"
    "attempt|seek|strive|want|wish|hope|plan|intend|expect|aim|target|continue|begin|start|need";

bool pair_is_content(const frame_view *f, uint32_t above, uint32_t below)
{
    const token *t = frame_word(f, above);
    int32_t mark = frame_child(f, below, REL_MARK);
    if (t->upos != UPOS_VERB || below < above || mark < 0) return false;
    if (frame_word(f, (uint32_t)mark)->xpos != XPOS_TO) return false;
    if (mark > 0 && str_in_list(frame_word(f, (uint32_t)mark - 1)->lemma, "order|as", '|'))
        return false; // "in order to", "so as to"
    if (str_in_list(t->lemma, CALLING_VERBS, '|')) return true;
    return str_in_list(t->lemma, OWN_VERBS, '|') &&
           frame_child(f, above, REL_OBJ) <= (int32_t)above;
}

static void add_below(finder *x, uint32_t below)
{
    const token *t = frame_word(x->f, below);
    if (t->head < 0) return;
    word_pair p = {.above = (uint32_t)t->head, .below = below, .verb = -1, .row = -1};
    p.first = p.end = below;
    const token *above = frame_word(x->f, p.above);
    find_joiner(x->f, below, &p);
    if (p.first < p.end && pair_is_aside(x->f, p.first, p.end, below)) return;
    switch (rel_at(x->f, below)) {
    case REL_ADVCL:
    case REL_ACL:
    case REL_PARATAXIS: break;
    case REL_CONJ:
        if (is_nominal(t) || is_nominal(above)) return;
        break;
    case REL_OBL:
    case REL_NMOD:
        if (p.first == p.end) return;
        break;
    case REL_NSUBJ:
        if (t->upos == UPOS_PRON || above->upos != UPOS_VERB) return;
        break;
    default: return;
    }
    add(x, p);
    if (!is_nominal(above)) return;
    int32_t clause = clause_above(x->f, p.above);
    if (clause < 0 || clause == (int32_t)below || frame_below(x->f, below, (uint32_t)clause))
        return;
    p.above = (uint32_t)clause;
    p.lifted = true;
    add(x, p);
}

// "The fire triggered riots", "ended in clashes": subject and object of one verb.
static void add_around(finder *x, uint32_t verb)
{
    const frame_view *f = x->f;
    if (frame_word(f, verb)->upos != UPOS_VERB) return;
    int32_t subject = frame_child(f, verb, REL_NSUBJ);
    if (subject < 0) subject = frame_child(f, verb, REL_NSUBJ_PASS);
    if (subject < 0) return;
    if (frame_word(f, (uint32_t)subject)->upos == UPOS_PRON) {
        if (rel_at(f, verb) != REL_ACL || frame_word(f, verb)->head < 0) return;
        subject = frame_word(f, verb)->head; // "the fire, which triggered riots"
    }
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        uint32_t c = f->children[i];
        deprel rel = rel_at(f, c);
        if (c < verb || (rel != REL_OBJ && rel != REL_OBL && rel != REL_XCOMP)) continue;
        add(x, (word_pair){c, (uint32_t)subject, verb, verb + 1, (int32_t)verb, -1, false});
    }
}

word_pairs pair_read(const frame_view *f, const relation_list *told, arena *a)
{
    word_pair found[PAIRS_MAX];
    finder x = {f, told, found, 0};
    for (uint32_t i = 0; i < told->n; i++) {
        const relation *r = &told->p[i];
        if (r->why == RELATION_BEFORE) continue;
        add(&x, (word_pair){(uint32_t)r->told, (uint32_t)r->why, r->first, r->end, -1, -1, false});
    }
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) add_below(&x, w);
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) add_around(&x, w);
    word_pair *all = arena_array(a, word_pair, x.n + 1);
    memcpy(all, found, x.n * sizeof *found);
    return (word_pairs){all, x.n};
}

relation pair_relation(const relation_list *told, const word_pair *p, reason what, double strength)
{
    relation r = {.kind = LINK_CAUSE, .first = p->first, .end = p->end};
    if (p->row >= 0) r = told->p[p->row];
    r.told = (int32_t)(what == REASON_BELOW_EXPLAINS ? p->above : p->below);
    r.why = (int32_t)(what == REASON_BELOW_EXPLAINS ? p->below : p->above);
    r.strength = strength;
    return r;
}

// --- clues

uint64_t *pair_lemmas(const frame_view *f, arena *a)
{
    uint64_t *lemmas = arena_array(a, uint64_t, f->sentence->n_tokens + 1);
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        lemmas[w] = hash_str(frame_word(f, w)->lemma);
    return lemmas;
}

static uint64_t joiner_key(const frame_view *f, const word_pair *p)
{
    char text[JOINER_TEXT];
    size_t n = 0;
    if (p->first == p->end) return 0;
    if (p->verb >= 0 || p->first == p->below || p->first == p->above)
        return hash_str(frame_word(f, p->first)->lemma) + 1;
    for (uint32_t w = p->first; w < p->end; w++) {
        str form = frame_word(f, w)->form;
        for (size_t i = 0; i < form.n && n < sizeof text; i++) text[n++] = ascii_lower(form.p[i]);
        if (n < sizeof text) text[n++] = ' ';
    }
    return hash_bytes(text, n, 0);
}

static void put(clue_list *out, uint64_t pattern, uint64_t a, uint64_t b)
{
    clue_add(out, CLUE_OWN + pattern, a, b);
}

static uint64_t pair_of(uint64_t a, uint64_t b)
{
    return a * 64 + b;
}

static void add_children(const frame_view *f, uint32_t word, const uint64_t *lemmas,
                         uint64_t joiner, bool above, clue_list *out)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        deprel rel = rel_at(f, c);
        if (rel == REL_PUNCT || rel == REL_DET) continue;
        put(out, above ? CLUE_CHILD_ABOVE : CLUE_CHILD_BELOW, rel, joiner);
        if (rel == REL_OBJ || rel == REL_NSUBJ || rel == REL_NSUBJ_PASS || rel == REL_ADVMOD ||
            rel == REL_AMOD || rel == REL_XCOMP || rel == REL_COMPOUND || rel == REL_COMPOUND_PRT)
            put(out, above ? CLUE_OBJECT_ABOVE : CLUE_OBJECT_BELOW, lemmas[c], rel);
    }
}

static uint64_t distance_of(const word_pair *p)
{
    uint32_t far = p->above > p->below ? p->above - p->below : p->below - p->above;
    return far < 4 ? far : far < 8 ? 4 : far < FAR ? 5 : far < 2 * FAR ? 6 : 7;
}

void pair_clues(const frame_view *f, const relation_list *told, const word_pair *p,
                const uint64_t *lemmas, clue_list *out)
{
    const token *above = frame_word(f, p->above), *below = frame_word(f, p->below);
    uint64_t joiner = joiner_key(f, p), link = p->verb >= 0 ? 63 : below->rel;
    uint64_t order = p->below < p->above, tags = pair_of(above->xpos, below->xpos);
    bool clause = frame_child(f, p->below, REL_NSUBJ) >= 0;
    out->n = 0;
    put(out, CLUE_ALWAYS, 0, 0);
    put(out, CLUE_JOINER, joiner, 0);
    put(out, CLUE_JOINER_TAGS, joiner, tags);
    put(out, CLUE_JOINER_ABOVE, joiner, lemmas[p->above]);
    put(out, CLUE_JOINER_BELOW, joiner, lemmas[p->below]);
    put(out, CLUE_JOINER_ORDER, joiner, order * 2 + clause);
    put(out, CLUE_JOINER_RELATION, joiner, link);
    put(out, CLUE_ABOVE, lemmas[p->above], 0);
    put(out, CLUE_BELOW, lemmas[p->below], 0);
    put(out, CLUE_BOTH, lemmas[p->above], lemmas[p->below]);
    put(out, CLUE_RELATION, link, order);
    put(out, CLUE_RELATION_ABOVE, link, lemmas[p->above]);
    put(out, CLUE_RELATION_BELOW, link, lemmas[p->below]);
    put(out, CLUE_TAGS, tags, link);
    put(out, CLUE_DISTANCE, distance_of(p), joiner);
    put(out, CLUE_DISTANCE, distance_of(p), link + 1);
    put(out, CLUE_ABOVE_RELATION, above->rel, link);
    put(out, CLUE_ABOVE_RELATION, above->rel, joiner);
    put(out, CLUE_CLAUSES, clause, pair_of(link, frame_child(f, p->above, REL_NSUBJ) >= 0));
    put(out, CLUE_LIFTED, p->lifted, joiner);
    put(out, CLUE_FIRST, p->first == 0, joiner);
    if (above->head >= 0) put(out, CLUE_GOVERNOR, lemmas[above->head], above->rel);
    if (p->verb >= 0) put(out, CLUE_VERB, lemmas[p->verb], above->rel);
    if (p->row >= 0) {
        double strength = told->p[p->row].strength;
        put(out, CLUE_ROW, told->p[p->row].kind, (uint64_t)(10 * strength));
        put(out, CLUE_ROW_JOINER, told->p[p->row].told == (int32_t)p->above, joiner);
    }
    add_children(f, p->above, lemmas, joiner, true, out);
    add_children(f, p->below, lemmas, joiner, false, out);
}
