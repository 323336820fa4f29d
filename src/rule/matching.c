// Matching a sentence: candidates by trigger, rounds until no rule waits for another's event, the
// best rule of each word, and what the winners absorb.
#include "rule/program.h"
#include "rule/slot.h"

#include <stdlib.h>

typedef struct {
    const trigger_entry *trigger;
    rule_match match;
    bool matched;
    bool supplied; // the roles that it demands have an actor in this sentence, or may have one
                   // elsewhere
    bool here;     // they have one in this sentence
    bool beaten;
    const rule *beaten_by;   // on the same word; NULL when not beaten there
    const rule *absorbed_by; // a rule on another word takes this one in; NULL: none
    uint32_t depth;          // of the word in the tree: the higher word wins a tie
} candidate;

typedef VEC(candidate) candidate_vec;

static const compiled_rule *rule_of(const matcher *m, const candidate *c)
{
    return &m->c->rules[c->trigger->rule];
}

static bool is_candidate(const candidate_vec *list, uint32_t word, uint32_t rule_index)
{
    for (size_t i = list->n; i > 0 && list->p[i - 1].match.word == word; i--)
        if (list->p[i - 1].trigger->rule == rule_index) return true;
    return false;
}

static void add_candidates(const matcher *m, uint32_t word, word_id id, arena *a,
                           candidate_vec *out)
{
    if (!id) return;
    for (uint32_t i = m->c->first_trigger[id]; i < m->c->first_trigger[id + 1]; i++) {
        const trigger_entry *t = &m->c->triggers[i];
        uint32_t particle;
        if (is_candidate(out, word, t->rule) || !matcher_trigger(m, t, word, &particle)) continue;
        *vec_push(a, out) = (candidate){
            .trigger = t,
            .match = {.rule = &m->c->rules[t->rule].rule, .word = word, .particle = particle}};
    }
}

static bool kept(const compiled_rule *r, const path *p)
{
    for (uint32_t i = 0; r->keep && i < r->keep->n_paths; i++) {
        const path *k = &r->keep->paths[i];
        bool same = k->n_steps == p->n_steps;
        for (uint32_t s = 0; same && s < p->n_steps; s++)
            same = k->steps[s].slot == p->steps[s].slot &&
                   str_eq(k->steps[s].preposition, p->steps[s].preposition);
        if (same) return true;
    }
    return false;
}

static void absorb_word(rule_match *match, uint32_t word)
{
    for (uint32_t i = 0; i < match->n_absorbed; i++)
        if (match->absorbed[i] == word) return;
    if (word != match->word && match->n_absorbed < FRAME_FILLERS_MAX)
        match->absorbed[match->n_absorbed++] = word;
}

static void absorb(const matcher *m, const compiled_rule *r, const constraint *c,
                   const fillers *passed, rule_match *match)
{
    bool by_word =
        c->accept.set.n_words || c->accept.set.n_groups || (c->accept.kinds & TEST_EVENT);
    // what stands but somewhere in the sentence stays an event of its own
    bool anywhere = c->path.n_steps == 1 && c->path.steps[0].slot == SLOT_SENTENCE;
    if (!by_word || anywhere || kept(r, &c->path)) return;
    for (uint32_t i = 0; i < passed->n; i++) {
        absorb_word(match, passed->word[i]);
        if (!(c->accept.kinds & TEST_EVENT)) continue;
        fillers nouns = {0}; // "agreed to hold talks": the event is the noun's
        matcher_light_nouns(m, passed->word[i], &nouns);
        for (uint32_t k = 0; k < nouns.n; k++) absorb_word(match, nouns.word[k]);
    }
}

// Tests all constraints; fills specificity and what is absorbed.
static bool evaluate(matcher *m, candidate *c)
{
    const compiled_rule *r = rule_of(m, c);
    c->match.n_absorbed = 0;
    c->match.specificity = c->trigger->group ? 1 : 0;
    for (uint32_t i = 0; i < r->n_constraints; i++) {
        fillers passed;
        if (!matcher_constraint(m, &r->constraints[i], c->match.word, &passed)) return false;
        if (!r->constraints[i].accepts) continue;
        const word_line *words = r->constraints[i].words; // each word of them tells something
        c->match.specificity += words ? words->n : 1;
        absorb(m, r, &r->constraints[i], &passed, &c->match);
    }
    return true;
}

static void note_type(matcher *m, const candidate *c)
{
    m->types[c->match.word] |= c->trigger->types;
}

// Rules that ask for no event first; then the others, again and again while new events appear. A
// last pass takes back those whose "no such event" has turned out wrong.
static void match_all(matcher *m, candidate_vec *list)
{
    for (int round = 0; round <= EVENT_ROUNDS_MAX; round++) {
        bool news = false;
        for (size_t i = 0; i < list->n; i++) {
            candidate *c = &list->p[i];
            if (c->matched || rule_of(m, c)->waits != (round > 0) || !evaluate(m, c)) continue;
            c->matched = news = true;
            note_type(m, c);
        }
        if (round > 0 && !news) break;
    }
    for (size_t i = 0; i < list->n; i++) {
        candidate *c = &list->p[i];
        if (c->matched && rule_of(m, c)->waits) c->matched = evaluate(m, c);
    }
}

// `hurt`: do faint actors count, who are none but where they are hurt or held?
static bool actor_below(const frame_view *f, uint32_t word, bool hurt)
{
    const mention_list *l = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t i = l->first_of[s]; i < l->first_of[s + 1]; i++)
        if (l->p[i].kind == MENTION_ACTOR && (hurt || !l->p[i].faint) &&
            (frame_below(f, word, l->p[i].head) || (l->p[i].first <= word && word < l->p[i].end)))
            return true;
    return false;
}

// Can the role be filled from this sentence, or (`elsewhere`) by a speaker or counterpart, who may
// stand in another?
static bool role_supplied(matcher *m, uint32_t word, const rule_path *p, bool hurt, bool elsewhere)
{
    for (uint32_t i = 0; i < p->n_paths; i++) {
        const path *way = &p->paths[i];
        if (!way->n_steps) continue;
        slot_kind last = way->steps[way->n_steps - 1].slot;
        if (elsewhere && (last == SLOT_SPEAKER || last == SLOT_COUNTERPART)) return true;
        const fillers *found = matcher_path(m, word, way);
        for (uint32_t k = 0; k < found->n; k++)
            if (actor_below(m->f, found->word[k], hurt)) return true;
    }
    return false;
}

static bool supplied(matcher *m, const candidate *c, bool elsewhere)
{
    const rule *r = c->match.rule;
    const mention_list *l = m->f->mentions;
    if (!l || m->f->sentence->index >= l->n_sentences) return true;
    bool hurt = str_in_list(r->type, "ASSAULT|COERCE", '|');
    uint32_t w = c->match.word;
    return (!r->actor_required || role_supplied(m, w, r->actor, false, elsewhere)) &&
           (!r->recipient_required || role_supplied(m, w, r->recipient, hurt, elsewhere));
}

// A rule that yields to others takes what `b` must leave for want of a role that it demands. Of a
// reciprocal rule two who act may still be enough.
static bool takes_over(const candidate *a, const candidate *b)
{
    return a->match.rule->priority < 0 && a->here && !b->supplied && !b->match.rule->reciprocal;
}

// Does `a` beat `b` on the same word?
static bool beats(const matcher *m, const candidate *a, const candidate *b)
{
    const rule *x = a->match.rule, *y = b->match.rule;
    if (takes_over(a, b)) return true;
    if (takes_over(b, a)) return false;
    if (x->priority != y->priority) return x->priority > y->priority;
    if (a->supplied != b->supplied) return a->supplied;
    if (a->match.specificity != b->match.specificity)
        return a->match.specificity > b->match.specificity;
    int la = rule_of(m, a)->layer, lb = rule_of(m, b)->layer;
    if (la != lb) return la > lb;
    return x->index < y->index;
}

static uint32_t depth_of(const frame_view *f, uint32_t word)
{
    uint32_t depth = 0;
    for (int32_t h = slot_head(f, word); h >= 0 && depth < f->sentence->n_tokens; depth++)
        h = slot_head(f, (uint32_t)h);
    return depth;
}

static void choose(matcher *m, candidate_vec *list)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (list->p[i].matched) list->p[n++] = list->p[i];
    list->n = n;
    for (size_t i = 0; i < n; i++) {
        candidate *c = &list->p[i];
        bool rival = (i > 0 && list->p[i - 1].match.word == c->match.word) ||
                     (i + 1 < n && list->p[i + 1].match.word == c->match.word);
        c->supplied = rival || c->match.n_absorbed ? supplied(m, c, true) : true;
        c->here = rival && c->match.rule->priority < 0 && supplied(m, c, false);
        c->depth = depth_of(m->f, c->match.word);
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n && list->p[k].match.word == list->p[i].match.word; k++) {
            candidate *a = &list->p[i], *b = &list->p[k];
            if (a->match.rule->also || b->match.rule->also || a->beaten) continue;
            candidate *loser = beats(m, b, a) ? a : b;
            loser->beaten = true;
            loser->beaten_by = (loser == a ? b : a)->match.rule;
        }
}

typedef struct {
    const candidate *c;
} ranked;

// Strongest first: a winner's fillers are taken out before they could absorb anything themselves.
static int by_strength(const void *a, const void *b)
{
    const candidate *x = ((const ranked *)a)->c, *y = ((const ranked *)b)->c;
    if (x->match.rule->priority != y->match.rule->priority)
        return x->match.rule->priority > y->match.rule->priority ? -1 : 1;
    if (x->match.specificity != y->match.specificity)
        return x->match.specificity > y->match.specificity ? -1 : 1;
    if (x->depth != y->depth) return x->depth < y->depth ? -1 : 1;
    if (x->match.word != y->match.word) return x->match.word < y->match.word ? -1 : 1;
    return x->match.rule->index < y->match.rule->index ? -1 : 1;
}

// "resumed the talks that Peru had broken off": the talks that a relative clause tells of are an
// event of the clause around it when that takes them up again.
static bool is_taken_up(const matcher *m, uint32_t verb, uint32_t noun)
{
    return slot_rel(m->f, verb) == REL_ACL_RELCL && slot_head(m->f, verb) == (int32_t)noun &&
           slot_taken_up(m->f, noun);
}

static void absorb_all(const matcher *m, candidate_vec *list, arena *a)
{
    ranked *order = arena_array(a, ranked, list->n + 1);
    const rule **gone = arena_array(a, const rule *, (size_t)m->f->sentence->n_tokens + 1);
    bool *stands = arena_array(a, bool, (size_t)m->f->sentence->n_tokens + 1);
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (!list->p[i].beaten) order[n++].c = &list->p[i];
    qsort(order, n, sizeof *order, by_strength);
    for (size_t i = 0; i < n; i++) {
        const rule_match *x = &order[i].c->match;
        bool within =
            gone[x->word] != NULL; // its own parts go with it, but nothing that stands above it
        if (!within) stands[x->word] = true;
        if (!order[i].c->supplied) continue; // nobody does it here: no event to take others in
        for (uint32_t k = 0; k < x->n_absorbed; k++)
            if ((!within || !stands[x->absorbed[k]]) && !is_taken_up(m, x->word, x->absorbed[k]))
                gone[x->absorbed[k]] = x->rule;
    }
    for (size_t i = 0; i < list->n; i++)
        if (gone[list->p[i].match.word]) {
            list->p[i].beaten = true;
            list->p[i].absorbed_by = gone[list->p[i].match.word];
        }
}

static int by_word(const void *a, const void *b)
{
    const rule_match *x = a, *y = b;
    if (x->word != y->word) return x->word < y->word ? -1 : 1;
    if (x->rule->also != y->rule->also) return x->rule->also ? 1 : -1;
    return x->rule->index < y->rule->index ? -1 : 1;
}

static uint32_t types_of(const matcher *m, uint32_t word, word_id id)
{
    uint32_t types = 0;
    for (uint32_t i = m->c->first_trigger[id]; id && i < m->c->first_trigger[id + 1]; i++) {
        const trigger_entry *t = &m->c->triggers[i];
        uint32_t particle;
        if ((types & t->types) == t->types) continue; // nothing new, whether it fits or not
        if (matcher_trigger(m, t, word, &particle)) types |= t->types;
    }
    return types;
}

const uint32_t *rule_trigger_types(const codebook *c, const frame_view *f, arena *a)
{
    matcher *m = arena_alloc(a, sizeof *m);
    matcher_open(m, c, f, NULL, a);
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        m->types[w] = types_of(m, w, m->ids[w]) | types_of(m, w, m->others[w]);
    return m->types;
}

// Returns what rule_trigger_types would say: the candidates are known before they are weighed.
static uint32_t *match_sentence(matcher *m, arena *a, candidate_vec *list)
{
    uint32_t *types = arena_array(a, uint32_t, (size_t)m->f->sentence->n_tokens + 1);
    for (uint32_t w = 0; w < m->f->sentence->n_tokens; w++) {
        add_candidates(m, w, m->ids[w], a, list);
        if (m->others[w] != m->ids[w]) add_candidates(m, w, m->others[w], a, list);
    }
    if (!list->n) return types;
    for (size_t i = 0; i < list->n; i++) types[list->p[i].match.word] |= list->p[i].trigger->types;
    match_all(m, list);
    choose(m, list);
    absorb_all(m, list, a);
    return types;
}

rule_match_list rule_match_sentence(const codebook *c, const frame_view *f, const rule_context *ctx,
                                    arena *a)
{
    matcher m;
    candidate_vec list = {0};
    VEC(rule_match) out = {0};
    matcher_open(&m, c, f, ctx, a);
    uint32_t *types = match_sentence(&m, a, &list);
    for (size_t i = 0; i < list.n; i++)
        if (!list.p[i].beaten) *vec_push(a, &out) = list.p[i].match;
    if (out.n) qsort(out.p, out.n, sizeof *out.p, by_word);
    return (rule_match_list){out.p, out.n, types};
}

rule_outcome_list rule_match_outcomes(const codebook *c, const frame_view *f,
                                      const rule_context *ctx, arena *a)
{
    matcher m;
    candidate_vec list = {0};
    VEC(rule_outcome) out = {0};
    matcher_open(&m, c, f, ctx, a);
    match_sentence(&m, a, &list);
    for (size_t i = 0; i < list.n; i++) {
        const candidate *x = &list.p[i];
        *vec_push(a, &out) = (rule_outcome){x->match.rule, x->match.word, x->match.specificity,
                                            x->supplied,   x->beaten_by,  x->absorbed_by};
    }
    return (rule_outcome_list){out.p, out.n};
}

const char *rule_reason(const codebook *c, const rule_outcome *winner, const rule_outcome *loser)
{
    const rule *x = winner->rule, *y = loser->rule;
    if (x->priority != y->priority) return "it has the higher priority";
    if (winner->supplied != loser->supplied)
        return "the sentence names those whom it demands, and not those whom this one demands";
    if (winner->specificity != loser->specificity) return "it asks for more";
    if (c->rules[x->index].layer != c->rules[y->index].layer)
        return "it stands in the folder on top of the codebook";
    return "on equal terms it stands first in the codebook";
}
