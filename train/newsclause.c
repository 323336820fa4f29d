#include "train/newsclause.h"

#include "train/graft.h"
#include "train/matrix.h"
#include "train/statement.h"

#include <string.h>

#define NAME_MAX_WORDS 6 // of a name that becomes an agent
#define CLAUSE_MIN     2 // words of a clause that is put into another sentence
#define CLAUSE_MAX     14
#define SEED           11

// Nouns for deeds, beside those with such an ending.
#define DEEDS                                                                                      \
    "seizure|capture|arrest|attack|offer|pledge|visit|sale|threat|purchase|closure|transfer|call|" \
    "demand|request|promise|plan|bid|strike|raid|use|support|order|plea|vote|decision|attempt"

#define PAST_SINGULAR "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
#define PAST_PLURAL   "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"

typedef struct {
    const sentence *s;
    uint32_t top;
    span where;
} phrase;

typedef struct {
    arena *a;
    VEC(phrase) names;       // that can do something
    VEC(statement) clauses;  // that can be put into another sentence
    VEC(statement) passives; // of these, the ones whose verb is a participle
    random_source random;
} material;

static bool chance(material *m, uint32_t one_in)
{
    return random_below(&m->random, one_in) == 0;
}

static bool has_child(const sentence *s, uint32_t head, deprel base)
{
    return tree_child(s, head, base) != NO_WORD;
}

static bool is_name(const sentence *s, uint32_t top, phrase *out)
{
    const token *t = &s->tokens[top];
    *out = (phrase){s, top, {0, 0}};
    if (t->xpos != XPOS_NNP || deprel_base((deprel)t->rel) != REL_NSUBJ ||
        !tree_span(s, top, &out->where) || out->where.end - out->where.begin > NAME_MAX_WORDS)
        return false;
    for (uint32_t i = out->where.begin; i < out->where.end; i++)
        if (s->tokens[i].upos == UPOS_PUNCT || word_asks(&s->tokens[i])) return false;
    return true;
}

// Nothing is coordinated with the root, so that it can change its shape or its place.
static bool is_single(const statement *s)
{
    return s->subject.begin == 0 && !has_child(s->s, s->root, REL_CONJ) &&
           !has_child(s->s, s->root, REL_CC) && !has_child(s->s, s->root, REL_EXPL);
}

// A participle with its auxiliary: what is left without them is a clause of its own.
static bool is_participle(const statement *s)
{
    const token *root = &s->s->tokens[s->root];
    uint32_t length = s->stop - s->root;
    if (s->subject.end == s->root || !str_eq(root[-1].lemma, STR("be"))) return false;
    for (uint32_t i = s->subject.end; i < s->root; i++)
        if (deprel_base((deprel)s->s->tokens[i].rel) != REL_AUX) return false; // "not", "never"
    return (root->xpos == XPOS_VBN || root->xpos == XPOS_VBG) && length >= CLAUSE_MIN &&
           length <= CLAUSE_MAX;
}

static void gather(material *m, const sentence_list *gold)
{
    for (size_t i = 0; i < gold->n; i++) {
        phrase name;
        statement s;
        for (uint32_t k = 0; k < gold->p[i].n_tokens; k++)
            if (is_name(&gold->p[i], k, &name)) *vec_push(m->a, &m->names) = name;
        if (!statement_find(&gold->p[i], &s) || !is_single(&s)) continue;
        if (is_participle(&s)) *vec_push(m->a, &m->passives) = s;
        uint8_t verb = gold->p[i].tokens[s.subject.end].xpos;
        if (s.stop - s.subject.end <= CLAUSE_MAX && (verb == XPOS_VBD || verb == XPOS_MD))
            *vec_push(m->a, &m->clauses) = s;
    }
}

static void put_range(graft *d, uint32_t from, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) graft_put(d, from + i);
}

// Puts "by" and a phrase that was taken, and hangs them.
static void put_agent(graft *d, uint32_t from, const phrase *who, uint32_t head, deprel rel)
{
    graft_say(d, "by", UPOS_ADP, XPOS_IN, REL_CASE, from + who->top);
    graft_hang(d, from + who->top, head, rel);
    if (who->where.begin == 0) graft_recase(d, from, false);
    put_range(d, from, who->where.begin, who->where.end);
}

static bool is_plural(const sentence *s, uint32_t top)
{
    uint8_t tag = s->tokens[top].xpos;
    return tag == XPOS_NNS || tag == XPOS_NNPS || has_child(s, top, REL_CONJ);
}

// An active sentence in the past that has a passive: the participle looks like the verb, nothing
// hangs on the verb that would have to change.
static bool find_passive(const statement *s, uint32_t *object, span *where)
{
    const token *words = s->s->tokens, *verb = &words[s->root];
    if (verb->xpos != XPOS_VBD || !str_ends(verb->form, STR("ed")) || !is_single(s) ||
        words[s->top].upos == UPOS_PRON || has_child(s->s, s->root, REL_IOBJ) ||
        has_child(s->s, s->root, REL_XCOMP) || has_child(s->s, s->root, REL_AUX))
        return false;
    *object = tree_child(s->s, s->root, REL_OBJ);
    return *object != NO_WORD && words[*object].upos != UPOS_PRON &&
           tree_span(s->s, *object, where) && where->begin > s->root;
}

// "The army destroyed the bridge on Monday." to "The bridge was destroyed on Monday by the army."
static bool put_passive(graft *d, material *m, const statement *s)
{
    uint32_t object;
    span where;
    if (!find_passive(s, &object, &where)) return false;
    uint32_t from = graft_take(d, s->s), verb = from + s->root;
    bool plural = is_plural(s->s, object), early = chance(m, 2);
    phrase who = {s->s, s->top, s->subject};
    put_range(d, from, where.begin, where.end);
    graft_recase(d, from + where.begin, true);
    uint32_t was = graft_say(d, plural ? "were" : "was", UPOS_AUX, XPOS_VBD, REL_AUX_PASS, verb);
    d->words.p[was].feats = plural ? STR(PAST_PLURAL) : STR(PAST_SINGULAR);
    put_range(d, from, s->subject.end, s->root + 1);
    if (early) put_agent(d, from, &who, verb, REL_OBL_AGENT);
    put_range(d, from, s->root + 1, where.begin);
    put_range(d, from, where.end, s->stop);
    if (!early) put_agent(d, from, &who, verb, REL_OBL_AGENT);
    d->words.p[verb].xpos = XPOS_VBN;
    d->words.p[verb].feats = STR("Tense=Past|VerbForm=Part|Voice=Pass");
    graft_hang(d, from + object, verb, REL_NSUBJ_PASS);
    graft_stop(d, from + s->stop, verb);
    return true;
}

// Can a clause with commas stand between subject and verb?
static bool has_room(const statement *s)
{
    const token *words = s->s->tokens;
    return s->subject.begin == 0 && words[s->top].upos != UPOS_PRON &&
           words[s->subject.end].upos != UPOS_PUNCT && words[s->subject.end - 1].upos != UPOS_PUNCT;
}

// "Accused of fraud, the minister left." or "The minister, accused of fraud, left."
static bool put_participle(graft *d, material *m, const statement *s, bool front)
{
    const statement *c = &m->passives.p[random_below(&m->random, (uint32_t)m->passives.n)];
    if (c->s == s->s || s->subject.begin || (!front && !has_room(s))) return false;
    uint32_t from = graft_take(d, s->s), clause = graft_take(d, c->s), verb = clause + c->root;
    if (!front) put_range(d, from, 0, s->subject.end);
    if (!front) graft_comma(d, verb);
    put_range(d, clause, c->root, c->stop);
    graft_comma(d, verb);
    if (front) {
        graft_recase(d, verb, true);
        graft_recase(d, from, false);
    }
    put_range(d, from, front ? 0 : s->subject.end, s->stop);
    graft_hang(d, verb, from + (front ? s->root : s->top), front ? REL_ADVCL : REL_ACL);
    graft_stop(d, from + s->stop, from + s->root);
    return true;
}

// "The minister, who met the envoys in May, left."
static bool put_relative(graft *d, material *m, const statement *s)
{
    const statement *c = &m->clauses.p[random_below(&m->random, (uint32_t)m->clauses.n)];
    if (c->s == s->s || !has_room(s)) return false;
    bool who = chance(m, 2);
    uint32_t from = graft_take(d, s->s), clause = graft_take(d, c->s), verb = clause + c->root;
    put_range(d, from, 0, s->subject.end);
    graft_comma(d, verb);
    uint32_t word = graft_say(d, who ? "who" : "which", UPOS_PRON, who ? XPOS_WP : XPOS_WDT,
                              (deprel)c->s->tokens[c->top].rel, verb);
    d->words.p[word].feats = STR("PronType=Rel");
    put_range(d, clause, c->subject.end, c->stop);
    graft_comma(d, verb);
    put_range(d, from, s->subject.end, s->stop);
    graft_hang(d, verb, from + s->top, REL_ACL_RELCL);
    graft_stop(d, from + s->stop, from + s->root);
    return true;
}

// A noun for what somebody does.
static bool is_deed(const token *t)
{
    static const char *const ends[] = {"tion", "sion", "tions", "sal", "val", "ment", "ance"};
    if ((t->xpos != XPOS_NN && t->xpos != XPOS_NNS) || t->rel == REL_COMPOUND) return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(t->form, str_of(ends[i]))) return true;
    return str_in_list(t->lemma, DEEDS, '|');
}

// "the seizure of the ship by Spain", "the refusal by Spain to pay"
static bool put_deed(graft *d, material *m, const statement *s)
{
    const token *words = s->s->tokens;
    for (uint32_t i = 0; i + 1 < s->stop; i++) {
        span of;
        uint32_t what = tree_child(s->s, i, REL_NMOD);
        if (what == NO_WORD) what = tree_child(s->s, i, REL_ACL);
        if (!is_deed(&words[i]) || what == NO_WORD || !tree_span(s->s, what, &of) ||
            of.begin != i + 1 || words[of.end - 1].upos == UPOS_PUNCT)
            continue;
        const phrase *who = &m->names.p[random_below(&m->random, (uint32_t)m->names.n)];
        uint32_t from = graft_take(d, s->s), name = graft_take(d, who->s);
        uint32_t cut = words[what].rel == REL_ACL || chance(m, 3) ? i + 1 : of.end;
        put_range(d, from, 0, cut);
        put_agent(d, name, who, from + i, REL_NMOD);
        put_range(d, from, cut, s->s->n_tokens);
        return true;
    }
    return false;
}

typedef enum { PASSIVE, FRONT, DEED, RELATIVE, MIDDLE } construction;

static bool make(graft *d, material *m, const statement *s, construction what)
{
    switch (what) {
    case PASSIVE: return put_passive(d, m, s);
    case FRONT: return put_participle(d, m, s, true);
    case DEED: return chance(m, 2) && put_deed(d, m, s);
    case RELATIVE: return put_relative(d, m, s);
    case MIDDLE: return put_participle(d, m, s, false);
    }
    return false;
}

void newsclause_add(sentence_list *gold, uint32_t every, arena *a)
{
    material m = {.a = a, .random = {SEED}};
    size_t n = gold->n;
    if (every == 0) return;
    gather(&m, gold);
    if (m.names.n == 0 || m.clauses.n == 0 || m.passives.n == 0) return;
    sentence *p = arena_array(a, sentence, 2 * n);
    memcpy(p, gold->p, n * sizeof *p);
    uint32_t turn = 0;
    for (size_t i = 0; i < n; i++) {
        statement s;
        if (!statement_find(&gold->p[i], &s) || !chance(&m, every)) continue;
        // Passives and deeds fit seldom: they are tried first, each in turn.
        static const construction rare[2] = {PASSIVE, DEED};
        static const construction often[3] = {FRONT, RELATIVE, MIDDLE};
        bool done = false;
        for (int k = 0; k < 2 && !done; k++) {
            graft d = graft_new(a);
            done = make(&d, &m, &s, rare[(turn + (uint32_t)k) % 2]);
            if (done) p[gold->n++] = graft_finish(&d);
        }
        if (!done && chance(&m, 3)) {
            graft d = graft_new(a);
            done = make(&d, &m, &s, often[turn % 3]);
            if (done) p[gold->n++] = graft_finish(&d);
        }
        turn += done;
    }
    gold->p = p;
}
