#include "train/newsorder.h"

#include "train/draft.h"
#include "train/matrix.h"

#include <string.h>

#define STATEMENT_MIN 6 // words: shorter ones are exclamations and captions
#define STATEMENT_MAX 32
#define REPORT_MAX    16 // words of a reporting clause
#define SUBJECT_MIN   3  // words of a subject that replaces a pronoun
#define SUBJECT_MAX   14
#define ADJUNCT_MIN   2 // words of what moves to the front
#define ADJUNCT_MAX   15
#define SEED          7

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

// A sentence that can be reported: its root, the root's subject, at the front or behind an adjunct
// with a comma, its full stop.
typedef struct {
    const sentence *s;
    uint32_t root, stop;
    span subject;
} statement;

static uint32_t child(const sentence *s, uint32_t head, deprel base)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)head && deprel_base((deprel)s->tokens[i].rel) == base)
            return i;
    return NO_WORD;
}

static bool is_comma(const token *t)
{
    return t->xpos == XPOS_COMMA;
}

// A word of running text: no quotation mark, bracket, dash, question or list number.
static bool is_plain(const token *t)
{
    return t->upos != UPOS_PUNCT || is_comma(t) || t->xpos == XPOS_HYPH;
}

static bool is_question_word(const token *t)
{
    return t->xpos == XPOS_WP || t->xpos == XPOS_WDT || t->xpos == XPOS_WRB ||
           t->xpos == XPOS_WP_POSS;
}

static uint32_t root_of(const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head < 0) return i;
    return NO_WORD;
}

static bool find_statement(const sentence *s, statement *out)
{
    if (s->n_tokens < STATEMENT_MIN || s->n_tokens > STATEMENT_MAX) return false;
    *out = (statement){.s = s, .root = root_of(s), .stop = s->n_tokens - 1};
    const token *stop = &s->tokens[out->stop];
    if (stop->xpos != XPOS_STOP || !str_eq(stop->form, STR(".")) ||
        stop->head != (int32_t)out->root || is_question_word(&s->tokens[0]))
        return false;
    for (uint32_t i = 0; i < out->stop; i++)
        if (!is_plain(&s->tokens[i])) return false;
    uint32_t subject = child(s, out->root, REL_NSUBJ);
    return subject != NO_WORD && child(s, out->root, REL_CCOMP) == NO_WORD &&
           child(s, out->root, REL_PARATAXIS) == NO_WORD && tree_span(s, subject, &out->subject) &&
           out->subject.end <= out->root &&
           (out->subject.begin == 0 || is_comma(&s->tokens[out->subject.begin - 1]));
}

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
    uint32_t verb = root_of(s), length = 0;
    span subject, clause;
    if (verb == NO_WORD) return false;
    const token *v = &s->tokens[verb];
    *out = (report){s, verb, child(s, verb, REL_NSUBJ), child(s, verb, REL_CCOMP)};
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
        if (!is_plain(t) || is_question_word(t) || (is_comma(t) && !in_subject)) return false;
        length++;
    }
    bool told = child(s, verb, REL_OBJ) != NO_WORD || child(s, verb, REL_IOBJ) != NO_WORD;
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
        if (!is_plain(&s->tokens[i]) || is_question_word(&s->tokens[i])) return false;
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

// The first letter of a word that no longer begins a sentence, or that now does.
static void recase(draft *d, uint32_t word, bool large)
{
    token *t = &d->words.p[word];
    char first = t->form.p[0], low = large ? 'a' : 'A';
    if (t->upos == UPOS_PROPN || str_eq(t->form, STR("I")) || first < low || first > low + 25)
        return;
    char *p = arena_copy(d->a, t->form.p, t->form.n);
    p[0] = (char)(first ^ ('a' ^ 'A'));
    t->form.p = p;
}

static bool ends_in_comma(const draft *d)
{
    return d->order.n && is_comma(&d->words.p[d->order.p[d->order.n - 1]]);
}

static void put_comma(draft *d, uint32_t head)
{
    if (!ends_in_comma(d)) draft_say(d, ",", UPOS_PUNCT, XPOS_COMMA, REL_PUNCT, head);
}

static void put_stop(draft *d, uint32_t stop, uint32_t head)
{
    if (ends_in_comma(d)) d->order.n--;
    draft_hang(d, stop, head, REL_PUNCT);
    draft_put(d, stop);
}

static void put_time(draft *d, material *m, uint32_t verb)
{
    static const char *const days[5] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
    const char *day = days[random_below(&m->random, 5)];
    switch (random_below(&m->random, 3)) {
    case 0: draft_say(d, day, UPOS_PROPN, XPOS_NNP, REL_OBL_UNMARKED, verb); break;
    case 1: {
        uint32_t on = draft_say(d, "on", UPOS_ADP, XPOS_IN, REL_CASE, verb);
        draft_hang(d, on, draft_say(d, day, UPOS_PROPN, XPOS_NNP, REL_OBL, verb), REL_CASE);
        break;
    }
    default: {
        uint32_t in = draft_say(d, "in", UPOS_ADP, XPOS_IN, REL_CASE, verb);
        uint32_t a = draft_say(d, "a", UPOS_DET, XPOS_DT, REL_DET, verb);
        uint32_t top = draft_say(d, "statement", UPOS_NOUN, XPOS_NN, REL_OBL, verb);
        draft_hang(d, in, top, REL_CASE);
        draft_hang(d, a, top, REL_DET);
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

static void put_subject(draft *d, uint32_t from, const sentence *s, uint32_t top)
{
    span where;
    tree_span(s, top, &where);
    if (where.begin == 0) recase(d, from, false);
    draft_put_yield(d, from, s->n_tokens, from + top, NO_WORD);
}

// Puts a reporting clause drawn at random; returns its verb, which the caller hangs.
static uint32_t put_report(draft *d, material *m)
{
    const report *r = &m->reports.p[random_below(&m->random, (uint32_t)m->reports.n)];
    uint32_t from = draft_take(d, r->s), verb = from + r->verb;
    phrase who = {r->s, r->subject};
    uint32_t who_from = from;
    bool replaced = r->s->tokens[r->subject].upos == UPOS_PRON && !chance(m, 3);
    if (replaced) {
        who = m->people.p[random_below(&m->random, (uint32_t)m->people.n)];
        who_from = draft_take(d, who.s);
        draft_hang(d, who_from + who.top, verb, REL_NSUBJ);
    }
    bool inverted = may_invert(r, replaced) && chance(m, 2), adjunct = false;
    if (!inverted) put_subject(d, who_from, who.s, who.top);
    if (inverted) draft_put(d, verb);
    if (inverted) put_subject(d, who_from, who.s, who.top);
    if (inverted && ends_in_comma(d)) d->order.n--;
    for (uint32_t i = 0; i < r->s->n_tokens; i++) {
        if (!is_of_report(r, i) || tree_has(r->s->tokens, r->subject, i)) continue;
        if (i == 0) recase(d, from, false);
        if (!inverted || i != r->verb) draft_put(d, from + i);
        adjunct |= deprel_base((deprel)r->s->tokens[i].rel) == REL_OBL;
    }
    if (!adjunct && chance(m, 3)) put_time(d, m, verb);
    return verb;
}

static void put_quote(draft *d, bool open, uint32_t head)
{
    draft_say(d, "\"", UPOS_PUNCT, open ? XPOS_OPEN_QUOTE : XPOS_CLOSE_QUOTE, REL_PUNCT, head);
}

// "S, X said."
static void put_at_end(draft *d, material *m, const statement *s, bool quoted)
{
    uint32_t from = draft_take(d, s->s), root = from + s->root, stop = from + s->stop;
    if (quoted) put_quote(d, true, root);
    draft_put_yield(d, from, s->s->n_tokens, root, stop);
    put_comma(d, root);
    if (quoted) put_quote(d, false, root);
    uint32_t verb = put_report(d, m);
    draft_hang(d, verb, NO_WORD, REL_ROOT);
    draft_hang(d, root, verb, REL_CCOMP);
    put_stop(d, stop, verb);
}

// "The subject, X said, did it.", or "On Monday, X said, the subject did it."
static bool put_in_middle(draft *d, material *m, const statement *s, bool quoted)
{
    uint32_t cut = s->subject.begin ? s->subject.begin : s->subject.end;
    const token *words = s->s->tokens;
    if (words[cut].upos == UPOS_PUNCT || (cut == 1 && words[0].upos == UPOS_PRON)) return false;
    uint32_t from = draft_take(d, s->s), root = from + s->root, stop = from + s->stop;
    if (quoted) put_quote(d, true, root);
    for (uint32_t i = 0; i < cut; i++) draft_put(d, from + i);
    bool own = ends_in_comma(d);
    uint32_t comma = own ? NO_WORD : (uint32_t)d->words.n;
    put_comma(d, root);
    if (quoted) put_quote(d, false, root);
    uint32_t verb = put_report(d, m);
    if (!own && !quoted) draft_hang(d, comma, verb, REL_PUNCT);
    draft_hang(d, verb, root, REL_PARATAXIS);
    put_comma(d, verb);
    if (quoted) put_quote(d, true, root);
    for (uint32_t i = cut; i < s->stop; i++) draft_put(d, from + i);
    put_stop(d, stop, root);
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
        uint32_t marker = child(s->s, i, words[i].rel == REL_OBL ? REL_CASE : REL_MARK);
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
static bool put_in_front(draft *d, const statement *s)
{
    uint32_t top = movable(s), from = draft_take(d, s->s), n = s->s->n_tokens;
    if (top == NO_WORD || s->subject.begin || s->s->tokens[s->root].upos != UPOS_VERB) return false;
    span where;
    tree_span(s->s, top, &where);
    for (uint32_t i = where.begin; i < where.end; i++)
        if (d->order.n || !is_comma(&s->s->tokens[i])) draft_put(d, from + i);
    recase(d, d->order.p[0], true);
    put_comma(d, from + top);
    recase(d, from, false);
    for (uint32_t i = 0; i < n; i++)
        if (i != s->stop && (i < where.begin || i >= where.end)) draft_put(d, from + i);
    put_stop(d, from + s->stop, from + s->root);
    return true;
}

typedef enum { AT_END, IN_MIDDLE, QUOTED_AT_END, IN_FRONT, IN_MIDDLE_TOO, QUOTED_IN_MIDDLE } order;

static bool make(draft *d, material *m, const statement *s, order how)
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
        if (!find_statement(&gold->p[i], &s) || !chance(&m, every)) continue;
        draft d = draft_new(a);
        if (!make(&d, &m, &s, (order)(turn % (QUOTED_IN_MIDDLE + 1)))) continue;
        turn++;
        p[gold->n++] = draft_finish(&d);
    }
    gold->p = p;
}
