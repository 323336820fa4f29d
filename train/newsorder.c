#include "train/newsorder.h"

#include "train/graft.h"
#include "train/matrix.h"
#include "train/statement.h"

#include <string.h>

#define REPORT_MAX  16 // words of a reporting clause
#define SUBJECT_MIN 3  // words of a subject that replaces a pronoun
#define SUBJECT_MAX 14
#define ADJUNCT_MIN 2 // words of what moves to the front
#define ADJUNCT_MAX 15
#define SEED        7

// Verbs of reporting clauses: those that stand in the middle and at the end in news.
#define SPEECH                                                                                     \
    "say|report|tell|add|announce|claim|note|warn|state|explain|argue|conclude|show|suggest|"      \
    "confirm|declare|insist|indicate|write|continue|maintain|acknowledge|believe|estimate|hear"
// Prepositions of adjuncts that can stand at the front whatever the verb.
#define MOVABLE                                                                                    \
    "in|on|at|after|before|during|since|despite|under|amid|within|without|until|because|"          \
    "following|across|throughout"

// "X said" of a sentence: the verb, its subject and the clause that it reports.
typedef struct {
    const sentence *s;
    uint32_t verb, subject, clause;
} report;

typedef struct {
    const sentence *s;
    uint32_t top;
} phrase;

typedef struct {
    arena *a;
    VEC(report) reports;
    VEC(phrase) people; // subjects that can speak
    random_source random;
} material;

// Does this word go with the reporting verb, that is, is it neither said nor punctuation?
static bool is_of_report(const report *r, uint32_t i)
{
    const token *t = &r->s->tokens[i];
    if (t->rel == REL_PUNCT && t->head == (int32_t)r->verb) return false;
    return tree_has(r->s->tokens, r->verb, i) && !tree_has(r->s->tokens, r->clause, i);
}

static bool may_hang_on_report(deprel rel)
{
    return rel == REL_NSUBJ || rel == REL_CCOMP || rel == REL_PUNCT || rel == REL_OBL ||
           rel == REL_OBL_UNMARKED || rel == REL_OBJ || rel == REL_IOBJ || rel == REL_ADVMOD ||
           rel == REL_AUX;
}

static bool find_report(const sentence *s, report *out)
{
    uint32_t verb = tree_root(s), length = 0;
    span subject, clause;
    if (verb == NO_WORD) return false;
    const token *v = &s->tokens[verb];
    *out = (report){s, verb, tree_child(s, verb, REL_NSUBJ), tree_child(s, verb, REL_CCOMP)};
    if ((v->xpos != XPOS_VBD && v->xpos != XPOS_VBZ) || !str_in_list(v->lemma, SPEECH, '|') ||
        out->subject == NO_WORD || out->clause == NO_WORD ||
        !tree_span(s, out->subject, &subject) || !tree_span(s, out->clause, &clause) ||
        subject.end > verb || clause.begin < verb)
        return false;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->head == (int32_t)verb && !may_hang_on_report((deprel)t->rel)) return false;
        if (!is_of_report(out, i)) continue;
        bool in_subject = i >= subject.begin && i < subject.end;
        if (!word_is_plain(t) || word_asks(t) || (word_is_comma(t) && !in_subject)) return false;
        length++;
    }
    bool told = tree_child(s, verb, REL_OBJ) != NO_WORD || tree_child(s, verb, REL_IOBJ) != NO_WORD;
    return length <= REPORT_MAX && (told || !str_eq(v->lemma, STR("tell")));
}

static bool is_person_phrase(const sentence *s, uint32_t top)
{
    const token *t = &s->tokens[top];
    span where;
    if (deprel_base((deprel)t->rel) != REL_NSUBJ || t->head < 0 || !tree_span(s, top, &where))
        return false;
    bool speaks = str_in_list(s->tokens[t->head].lemma, SPEECH, '|');
    if (t->xpos != XPOS_NNP && !(t->xpos == XPOS_NN && speaks)) return false;
    if (where.end - where.begin < SUBJECT_MIN || where.end - where.begin > SUBJECT_MAX)
        return false;
    for (uint32_t i = where.begin; i < where.end; i++)
        if (!word_is_plain(&s->tokens[i]) || word_asks(&s->tokens[i])) return false;
    return true;
}

static void gather(material *m, const sentence_list *gold)
{
    for (size_t i = 0; i < gold->n; i++) {
        const sentence *s = &gold->p[i];
        report r;
        if (find_report(s, &r)) *vec_push(m->a, &m->reports) = r;
        for (uint32_t k = 0; k < s->n_tokens; k++)
            if (is_person_phrase(s, k)) *vec_push(m->a, &m->people) = (phrase){s, k};
    }
}

static bool chance(material *m, uint32_t one_in)
{
    return random_below(&m->random, one_in) == 0;
}

static void put_time(graft *d, material *m, uint32_t verb)
{
    static const char *const days[5] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
    const char *day = days[random_below(&m->random, 5)];
    switch (random_below(&m->random, 3)) {
    case 0: graft_say(d, day, UPOS_PROPN, XPOS_NNP, REL_OBL_UNMARKED, verb); break;
    case 1: {
        uint32_t on = graft_say(d, "on", UPOS_ADP, XPOS_IN, REL_CASE, verb);
        graft_hang(d, on, graft_say(d, day, UPOS_PROPN, XPOS_NNP, REL_OBL, verb), REL_CASE);
        break;
    }
    default: {
        uint32_t in = graft_say(d, "in", UPOS_ADP, XPOS_IN, REL_CASE, verb);
        uint32_t a = graft_say(d, "a", UPOS_DET, XPOS_DT, REL_DET, verb);
        uint32_t top = graft_say(d, "statement", UPOS_NOUN, XPOS_NN, REL_OBL, verb);
        graft_hang(d, in, top, REL_CASE);
        graft_hang(d, a, top, REL_DET);
        d->words.p[a].feats = STR("Definite=Ind|PronType=Art");
    }
    }
}

// Can the subject follow the verb? Not a pronoun, and nothing but the subject before a bare verb.
static bool may_invert(const report *r, bool replaced)
{
    if (!replaced && r->s->tokens[r->subject].upos == UPOS_PRON) return false;
    for (uint32_t i = 0; i < r->s->n_tokens; i++) {
        const token *t = &r->s->tokens[i];
        if (t->head != (int32_t)r->verb || i == r->clause || t->rel == REL_PUNCT) continue;
        if (t->rel != REL_NSUBJ && (i < r->verb || t->rel == REL_OBJ || t->rel == REL_IOBJ))
            return false;
    }
    return true;
}

static void put_subject(graft *d, uint32_t from, const sentence *s, uint32_t top)
{
    span where;
    tree_span(s, top, &where);
    if (where.begin == 0) graft_recase(d, from, false);
    graft_put_yield(d, from, s->n_tokens, from + top, NO_WORD);
}

// Puts a reporting clause drawn at random; returns its verb, which the caller hangs.
static uint32_t put_report(graft *d, material *m)
{
    const report *r = &m->reports.p[random_below(&m->random, (uint32_t)m->reports.n)];
    uint32_t from = graft_take(d, r->s), verb = from + r->verb;
    phrase who = {r->s, r->subject};
    uint32_t who_from = from;
    bool replaced = r->s->tokens[r->subject].upos == UPOS_PRON && !chance(m, 3);
    if (replaced) {
        who = m->people.p[random_below(&m->random, (uint32_t)m->people.n)];
        who_from = graft_take(d, who.s);
        graft_hang(d, who_from + who.top, verb, REL_NSUBJ);
    }
    bool inverted = may_invert(r, replaced) && chance(m, 2), adjunct = false;
    if (!inverted) put_subject(d, who_from, who.s, who.top);
    if (inverted) graft_put(d, verb);
    if (inverted) put_subject(d, who_from, who.s, who.top);
    if (inverted && graft_ends_in_comma(d)) d->order.n--;
    for (uint32_t i = 0; i < r->s->n_tokens; i++) {
        if (!is_of_report(r, i) || tree_has(r->s->tokens, r->subject, i)) continue;
        if (i == 0) graft_recase(d, from, false);
        if (!inverted || i != r->verb) graft_put(d, from + i);
        adjunct |= deprel_base((deprel)r->s->tokens[i].rel) == REL_OBL;
    }
    if (!adjunct && chance(m, 3)) put_time(d, m, verb);
    return verb;
}

static void put_quote(graft *d, bool open, uint32_t head)
{
    graft_say(d, "\"", UPOS_PUNCT, open ? XPOS_OPEN_QUOTE : XPOS_CLOSE_QUOTE, REL_PUNCT, head);
}

// "S, X said."
static void put_at_end(graft *d, material *m, const statement *s, bool quoted)
{
    uint32_t from = graft_take(d, s->s), root = from + s->root, stop = from + s->stop;
    if (quoted) put_quote(d, true, root);
    graft_put_yield(d, from, s->s->n_tokens, root, stop);
    graft_comma(d, root);
    if (quoted) put_quote(d, false, root);
    uint32_t verb = put_report(d, m);
    graft_hang(d, verb, NO_WORD, REL_ROOT);
    graft_hang(d, root, verb, REL_CCOMP);
    graft_stop(d, stop, verb);
}

// "The subject, X said, did it.", or "On Monday, X said, the subject did it."
static bool put_in_middle(graft *d, material *m, const statement *s, bool quoted)
{
    uint32_t cut = s->subject.begin ? s->subject.begin : s->subject.end;
    const token *words = s->s->tokens;
    if (words[cut].upos == UPOS_PUNCT || (cut == 1 && words[0].upos == UPOS_PRON)) return false;
    uint32_t from = graft_take(d, s->s), root = from + s->root, stop = from + s->stop;
    if (quoted) put_quote(d, true, root);
    for (uint32_t i = 0; i < cut; i++) graft_put(d, from + i);
    bool own = graft_ends_in_comma(d);
    uint32_t comma = own ? NO_WORD : (uint32_t)d->words.n;
    graft_comma(d, root);
    if (quoted) put_quote(d, false, root);
    uint32_t verb = put_report(d, m);
    if (!own && !quoted) graft_hang(d, comma, verb, REL_PUNCT);
    graft_hang(d, verb, root, REL_PARATAXIS);
    graft_comma(d, verb);
    if (quoted) put_quote(d, true, root);
    for (uint32_t i = cut; i < s->stop; i++) graft_put(d, from + i);
    graft_stop(d, stop, root);
    if (quoted) put_quote(d, false, root);
    return true;
}

// What ends the sentence and can as well begin it, NO_WORD if nothing.
static uint32_t movable(const statement *s)
{
    const token *words = s->s->tokens;
    for (uint32_t i = s->root + 1; i < s->stop; i++) {
        span where;
        if (words[i].head != (int32_t)s->root || !tree_span(s->s, i, &where) ||
            where.end != s->stop || where.begin <= s->root ||
            where.end - where.begin < ADJUNCT_MIN || where.end - where.begin > ADJUNCT_MAX)
            continue;
        uint32_t marker = tree_child(s->s, i, words[i].rel == REL_OBL ? REL_CASE : REL_MARK);
        if (words[i].rel == REL_OBL && marker != NO_WORD &&
            str_in_list(words[marker].lemma, MOVABLE, '|'))
            return i;
        bool compares =
            marker != NO_WORD && str_in_list(words[marker].lemma, "than|so|that|for|like|as", '|');
        if (words[i].rel == REL_ADVCL && !compares) return i;
    }
    return NO_WORD;
}

// "After the vote, the minister left." out of "The minister left after the vote."
static bool put_in_front(graft *d, const statement *s)
{
    uint32_t top = movable(s), from = graft_take(d, s->s), n = s->s->n_tokens;
    if (top == NO_WORD || s->subject.begin || s->s->tokens[s->root].upos != UPOS_VERB) return false;
    span where;
    tree_span(s->s, top, &where);
    for (uint32_t i = where.begin; i < where.end; i++)
        if (d->order.n || !word_is_comma(&s->s->tokens[i])) graft_put(d, from + i);
    graft_recase(d, d->order.p[0], true);
    graft_comma(d, from + top);
    graft_recase(d, from, false);
    for (uint32_t i = 0; i < n; i++)
        if (i != s->stop && (i < where.begin || i >= where.end)) graft_put(d, from + i);
    graft_stop(d, from + s->stop, from + s->root);
    return true;
}

typedef enum { AT_END, IN_MIDDLE, QUOTED_AT_END, IN_FRONT, IN_MIDDLE_TOO, QUOTED_IN_MIDDLE } order;

static bool make(graft *d, material *m, const statement *s, order how)
{
    switch (how) {
    case AT_END: put_at_end(d, m, s, false); return true;
    case QUOTED_AT_END: put_at_end(d, m, s, true); return true;
    case IN_MIDDLE:
    case IN_MIDDLE_TOO: return put_in_middle(d, m, s, false);
    case QUOTED_IN_MIDDLE: return put_in_middle(d, m, s, true);
    case IN_FRONT: return put_in_front(d, s);
    }
    return false;
}

void newsorder_add(sentence_list *gold, uint32_t every, arena *a)
{
    material m = {.a = a, .random = {SEED}};
    size_t n = gold->n;
    if (every == 0) return;
    gather(&m, gold);
    if (m.reports.n == 0 || m.people.n == 0) return;
    sentence *p = arena_array(a, sentence, 2 * n);
    memcpy(p, gold->p, n * sizeof *p);
    uint32_t turn = 0;
    for (size_t i = 0; i < n; i++) {
        statement s;
        if (!statement_find(&gold->p[i], &s) || !chance(&m, every)) continue;
        graft d = graft_new(a);
        if (!make(&d, &m, &s, (order)(turn % (QUOTED_IN_MIDDLE + 1)))) continue;
        turn++;
        p[gold->n++] = graft_finish(&d);
    }
    gold->p = p;
}
