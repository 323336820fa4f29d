#include "ledger/mood.h"

#include "base/table.h"

#include "ledgerword_table.inc"

#define CLIMB_MAX 6 // words above a change that may decide about it

enum { COL_WORD, COL_OF, COL_BECOMES };

static const token *word_at(const frame_view *f, int32_t w)
{
    return &f->sentence->tokens[w];
}

// The row of operators.tsv for the word above, applied to the state; false when there is none.
static bool apply(const token *t, str state, str *becomes)
{
    for (table_hit h = table_find_str(&ledgerword_table, t->lemma); h.found;
         h = table_next(&ledgerword_table, h)) {
        str of = table_cell(&ledgerword_table, h.row, COL_OF);
        bool fits = str_eq(of, STR("*"));
        while (!fits && of.n) fits = str_eq(str_split(&of, '|'), state);
        if (!fits) continue;
        str b = table_cell(&ledgerword_table, h.row, COL_BECOMES);
        *becomes = str_eq(b, STR("=")) ? state : str_eq(b, STR("-")) ? STR_NONE : b;
        return true;
    }
    return false;
}

static bool has_condition(const frame_view *f, int32_t clause)
{
    int32_t mark = frame_child(f, (uint32_t)clause, REL_MARK);
    return mark >= 0 && str_in_list(word_at(f, mark)->lemma, "if|unless", '|');
}

// "Said it would suspend the talks": what is told as coming.
static bool is_reported(const frame_view *f, int32_t w)
{
    static const char TELLS[] = "say|announce|declare|tell|confirm|decide|notify|inform|notice|add|"
                                "agree|state|report|disclose|reveal|pledge|promise|statement";
    const token *t = word_at(f, w);
    deprel rel = deprel_base((deprel)t->rel);
    if (t->head < 0 || (rel != REL_CCOMP && rel != REL_ACL)) return false;
    return str_in_list(word_at(f, t->head)->lemma, TELLS, '|');
}

// "Had Chad suspended the talks, ...": what did not happen.
static bool is_unreal(const frame_view *f, int32_t w)
{
    int32_t aux = frame_child(f, (uint32_t)w, REL_AUX),
            doer = frame_child(f, (uint32_t)w, REL_NSUBJ);
    deprel rel = deprel_base((deprel)word_at(f, w)->rel);
    return aux >= 0 && doer > aux && (rel == REL_ADVCL || rel == REL_CCOMP) &&
           str_in_list(word_at(f, aux)->form, "Had|had|Were|were|Should|should", '|');
}

static void read_clause(const frame_view *f, int32_t w, mood *out)
{
    if (is_unreal(f, w)) out->open = true;
    for (uint32_t i = f->first_child[w]; i < f->first_child[w + 1]; i++) {
        const token *c = word_at(f, (int32_t)f->children[i]);
        deprel rel = deprel_base((deprel)c->rel);
        if (str_in_list(c->lemma, "not|never|no", '|') && (rel == REL_ADVMOD || rel == REL_DET))
            out->negated = !out->negated;
        if (rel == REL_MARK && str_in_list(c->lemma, "if|unless|whether|until|till", '|'))
            out->open = true;
        if (rel == REL_MARK && str_eq(c->lemma, STR("without"))) out->negated = !out->negated;
        if (rel == REL_ADVCL && has_condition(f, (int32_t)f->children[i])) out->open = true;
        if (rel != REL_AUX) continue;
        if (str_in_list(c->lemma, "will|shall", '|')) out->to_come = true;
        if (str_eq(c->lemma, STR("would")) && is_reported(f, w)) {
            out->to_come = true;
            continue;
        }
        if (str_in_list(c->lemma, "may|might|could|can|should|would|must|ought", '|'))
            out->open = true;
    }
}

// Does the clause of this word stand below the one above as what is done, said or planned?
static bool is_governed(deprel rel)
{
    rel = deprel_base(rel);
    return rel == REL_XCOMP || rel == REL_CCOMP || rel == REL_OBJ || rel == REL_OBL ||
           rel == REL_NMOD || rel == REL_ACL || rel == REL_ADVCL || rel == REL_NSUBJ ||
           rel == REL_CSUBJ;
}

static bool is_infinitive(const frame_view *f, int32_t w)
{
    if (word_at(f, w)->xpos != XPOS_VB) return false;
    for (uint32_t i = f->first_child[w]; i < f->first_child[w + 1]; i++) {
        const token *c = word_at(f, (int32_t)f->children[i]);
        if (c->rel == REL_MARK && c->xpos == XPOS_TO) return true; // beside "for them"
    }
    return false;
}

// "That was to begin on Tuesday", "is to be held": with the form of "be" on the verb itself.
static bool is_to_be(const frame_view *f, int32_t w)
{
    if (!is_infinitive(f, w)) return false;
    for (uint32_t i = f->first_child[w]; i < f->first_child[w + 1]; i++) {
        const token *c = word_at(f, (int32_t)f->children[i]);
        if (str_eq(c->lemma, STR("be")) && c->xpos != XPOS_VB) return true;
    }
    return false;
}

// "Decided to resume exchanges with immediate effect".
static bool is_at_once(const frame_view *f)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (str_in_list(f->sentence->tokens[w].lemma, "immediate|immediately|forthwith", '|'))
            return true;
    return false;
}

// "Pressure until Chad leaves and returns to the table": the mark counts for what is joined.
static bool waits(const frame_view *f, int32_t from, int32_t to)
{
    for (int32_t w = from < 0 ? 0 : from; w < to; w++)
        if (deprel_base((deprel)word_at(f, w)->rel) == REL_MARK &&
            str_in_list(word_at(f, w)->lemma, "until|till", '|'))
            return true;
    return false;
}

// "Steps such as setting up a dialogue": an example of what may be done.
static bool is_example(const frame_view *f, int32_t w)
{
    for (uint32_t i = f->first_child[w]; i < f->first_child[w + 1]; i++) {
        const token *c = word_at(f, (int32_t)f->children[i]);
        deprel rel = deprel_base((deprel)c->rel);
        if ((rel == REL_MARK || rel == REL_CASE) && str_in_list(c->lemma, "such|like", '|'))
            return word_at(f, w)->xpos == XPOS_VBG;
    }
    return false;
}

// "Look forward to holding", "dedicated to ending": the gerund is what the verb is about.
static bool is_gerund_of_to(const frame_view *f, int32_t w)
{
    int32_t mark = frame_child(f, (uint32_t)w, REL_MARK);
    return word_at(f, w)->xpos == XPOS_VBG && mark >= 0 &&
           str_eq(word_at(f, mark)->lemma, STR("to"));
}

// "The talks suspended in May will not resume", "a contract with Chad for jets, signed in May, is
// not affected": a participle that describes the subject is done, whatever becomes of that.
static bool is_done_to_subject(const frame_view *f, int32_t w)
{
    const token *t = word_at(f, w);
    bool participle = t->xpos == XPOS_VBN || t->xpos == XPOS_VBD; // they look alike
    if (!participle || t->rel != REL_ACL || t->head > w) return false;
    if (frame_child(f, (uint32_t)w, REL_MARK) >= 0 || frame_child(f, (uint32_t)w, REL_AUX) >= 0)
        return false; // "reports that it had suspended the talks"
    w = t->head;
    for (int step = 0; step < CLIMB_MAX && deprel_base((deprel)word_at(f, w)->rel) == REL_NMOD &&
                       word_at(f, w)->head >= 0;
         step++)
        w = word_at(f, w)->head;
    return deprel_base((deprel)word_at(f, w)->rel) == REL_NSUBJ;
}

// Goes up from the word; *any_infinitive: is one of those that it goes over, conjuncts included,
// one?
static mood climb(const frame_view *f, uint32_t word, str state, bool *any_infinitive)
{
    mood out = {.state = state, .by = -1};
    int32_t w = (int32_t)word;
    read_clause(f, w, &out);
    if (is_to_be(f, w)) out.to_come = true;
    if (is_example(f, w)) out.open = true;
    if (f->sentence->headline && is_infinitive(f, w)) out.to_come = true; // "Chad to open a line"
    for (int step = 0; step < CLIMB_MAX; step++) {
        const token *t = word_at(f, w);
        deprel rel = deprel_base((deprel)t->rel);
        if (t->head < 0 || rel == REL_PARATAXIS || t->rel == REL_ACL_RELCL) break;
        if (is_done_to_subject(f, w)) break;
        if (rel == REL_CONJ) { // "agreed to meet and resume talks"
            bool bare = t->xpos == XPOS_VB && frame_child(f, (uint32_t)w, REL_AUX) < 0;
            if (waits(f, t->head, w)) out.open = true;
            if (bare && !is_infinitive(f, w)) read_clause(f, t->head, &out); // "will go and hold"
            w = t->head;
            continue;
        }
        if (t->xpos == XPOS_VBG && rel == REL_AMOD && t->head > w) { // "of ending talks with Chad"
            w = t->head;
            continue;
        }
        if (!is_governed((deprel)t->rel)) break;
        bool infinitive = is_infinitive(f, w);
        *any_infinitive = *any_infinitive || infinitive;
        if (rel == REL_CSUBJ) out.open = true; // "completing the talks is a priority"
        const token *above = word_at(f, t->head);
        bool content = rel == REL_XCOMP || rel == REL_CCOMP || infinitive || t->upos == UPOS_NOUN ||
                       is_gerund_of_to(f, w);
        if (rel == REL_ACL && frame_child(f, (uint32_t)w, REL_MARK) >= 0)
            content = true; // "a report that the line was cut"
        str becomes;
        if (content && apply(above, out.state, &becomes)) {
            out.by = t->head;
            if (str_eq(becomes, STR("agreed")) && is_at_once(f)) becomes = out.state;
            bool same = str_eq(out.state, becomes); // "the offer to begin talks": what begins?
            out.state = becomes;
            if (!becomes.n) return out;
            if (above->upos != UPOS_NOUN && !same) {
                read_clause(f, t->head, &out);
                return out;
            }
            w = t->head; // "accepted the proposal to negotiate"
            continue;
        }
        if (infinitive && str_eq(above->lemma, STR("be"))) out.to_come = true;
        if (rel == REL_ADVCL && !infinitive) break;
        if (infinitive && rel == REL_ADVCL && above->upos == UPOS_VERB) {
            // a purpose: "signed a paper to open a line" settles it, "uses its weight to" does not
            bool settles = str_in_list(above->lemma, "sign|conclude|initial|meet", '|');
            out.to_come = settles;
            out.open = !settles;
            break;
        }
        w = t->head;
        if (word_at(f, w)->upos == UPOS_VERB && rel != REL_CCOMP) read_clause(f, w, &out);
        if (rel == REL_CCOMP) break; // what is said is told as it is
    }
    return out;
}

// "Does he want talks?": asked, not told.
static bool is_question(const frame_view *f)
{
    uint32_t n = f->sentence->n_tokens;
    return n > 0 && !f->sentence->headline &&
           (str_eq(f->sentence->tokens[n - 1].form, STR("?")) ||
            (n > 1 && str_eq(f->sentence->tokens[n - 2].form, STR("?"))));
}

// "Establish a joint commission", in a list of what two sides have agreed upon: without subject and
// auxiliary.
static bool is_imperative(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    if (t->xpos != XPOS_VB || t->head >= 0 || f->sentence->headline) return false;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        const token *c = &f->sentence->tokens[f->children[i]];
        deprel rel = deprel_base((deprel)c->rel);
        if (rel == REL_NSUBJ || rel == REL_AUX || rel == REL_MARK) return false;
    }
    return true;
}

// An infinitive ("easier for them to sit down") about which no word above decides is open.
mood mood_of(const frame_view *f, uint32_t word, str state)
{
    bool infinitive = is_infinitive(f, (int32_t)word);
    mood out = climb(f, word, state, &infinitive);
    if (infinitive && out.by < 0 && !out.to_come) out.open = true;
    if (is_imperative(f, word)) out.to_come = true;
    if (is_question(f)) out.open = true;
    return out;
}
