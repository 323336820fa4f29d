#include "parse/mendheadline.h"
#include "parse/mendtree.h"

#define SOURCE_WORDS_MAX 3 // behind the last dash: "- state TV"

static bool says(str form)
{
    return str_in_list(
        form, "say|says|said|claim|claims|confirm|confirms|report|reports|warn|warns", '|');
}

// "Hostages freed in Lagos": the participle that stands right behind the noun and is said of it; -1
// when there is none, the noun is one of a phrase or has an article, as in prose, or a list follows
// ("Weapons seized: 40 rifles").
static int32_t done_to(const sentence *s, uint32_t noun)
{
    if (!is_nominal(&s->tokens[noun])) return -1;
    for (uint32_t i = 0; i < noun; i++) {
        const token *t = &s->tokens[i];
        if (t->head != (int32_t)noun) continue;
        bool article = t->xpos == XPOS_DT && !str_in_list(t->form, "no|No|NO", '|');
        if (t->rel == REL_CASE || t->upos == UPOS_VERB || article) return -1;
    }
    uint32_t verb = noun + 1;
    while (verb < s->n_tokens && s->tokens[verb].upos == UPOS_ADV) verb++;
    if (verb >= s->n_tokens) return -1;
    const token *v = &s->tokens[verb];
    if (v->head != (int32_t)noun || v->rel != REL_ACL || v->xpos != XPOS_VBN) return -1;
    for (uint32_t i = verb + 1; i < s->n_tokens; i++)
        if (str_eq(s->tokens[i].form, STR(":"))) return -1;
    return child_of(s, verb, verb, s->n_tokens, REL_OBJ) < 0 ? (int32_t)verb : -1;
}

// Makes the participle the verb of the noun, in the noun's place.
static void make_passive(sentence *s, uint32_t noun, uint32_t verb)
{
    for (uint32_t i = noun + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)noun) s->tokens[i].head = (int32_t)verb;
    s->tokens[verb].head = s->tokens[noun].head;
    s->tokens[verb].rel = s->tokens[noun].head < 0 ? REL_ROOT : REL_CCOMP;
    s->tokens[noun].head = (int32_t)verb;
    s->tokens[noun].rel = REL_NSUBJ_PASS;
}

// "Hostages freed, police say" with the saying beside what is said.
static void mend_saying(sentence *s, uint32_t verb)
{
    int32_t saying = child_of(s, verb, verb + 1, s->n_tokens, REL_PARATAXIS);
    if (saying < 0 || !says(s->tokens[saying].form)) return;
    if (child_of(s, (uint32_t)saying, verb + 1, (uint32_t)saying, REL_NSUBJ) < 0) return;
    s->tokens[saying].head = -1;
    s->tokens[saying].rel = REL_ROOT;
    s->tokens[verb].head = saying;
    s->tokens[verb].rel = REL_CCOMP;
}

static void mend_done(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 0) return;
    uint32_t noun = (uint32_t)root;
    if (says(s->tokens[root].form)) {
        int32_t object = child_of(s, noun, noun + 1, s->n_tokens, REL_OBJ);
        if (object < 0) return;
        noun = (uint32_t)object;
    }
    int32_t verb = done_to(s, noun);
    if (verb < 0) return;
    make_passive(s, noun, (uint32_t)verb);
    if (s->tokens[verb].head < 0) mend_saying(s, (uint32_t)verb);
}

// "Reporter shot dead", "drone shot down" with those for the ones who shot.
static void mend_shot(sentence *s)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->upos != UPOS_VERB || !str_in_list(t->form, "shot|Shot|SHOT", '|')) continue;
        if (!str_in_list(s->tokens[w + 1].form, "dead|down|Dead|Down|DEAD|DOWN", '|')) continue;
        int32_t subject = child_of(s, w, 0, w, REL_NSUBJ);
        if (subject < 0 || child_of(s, w, w, s->n_tokens, REL_OBJ) >= 0) continue;
        s->tokens[subject].rel = REL_NSUBJ_PASS;
        t->xpos = XPOS_VBN;
        t->feats = STR("Tense=Past|VerbForm=Part|Voice=Pass");
    }
}

// The noun before the verb that hangs on it as a subject, or as one who is called.
static int32_t first_doer(const sentence *s, uint32_t verb)
{
    for (uint32_t i = 0; i < verb; i++) {
        deprel rel = deprel_base((deprel)s->tokens[i].rel);
        if (s->tokens[i].head != (int32_t)verb || !is_noun(&s->tokens[i])) continue;
        bool called = rel == REL_VOCATIVE || rel == REL_DISLOCATED;
        return rel == REL_NSUBJ || (called && s->tokens[verb].xpos != XPOS_VB) ? (int32_t)i : -1;
    }
    return -1;
}

// "Iran, Peru restore ties", where the second doer stands right behind a comma.
static void mend_doers(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 0 || s->tokens[root].upos != UPOS_VERB || s->tokens[root].xpos == XPOS_VBZ) return;
    if (says(s->tokens[root].form)) return;
    int32_t one = first_doer(s, (uint32_t)root);
    if (one < 0) return;
    int32_t other = child_of(s, (uint32_t)root, (uint32_t)one + 1, (uint32_t)root, REL_NSUBJ);
    if (other < 0 || !is_noun(&s->tokens[other])) return;
    int32_t comma = other - 1;
    while (comma > one && is_below(s, comma, other) && s->tokens[comma].upos != UPOS_PUNCT) comma--;
    if (comma <= one || !str_eq(s->tokens[comma].form, STR(","))) return;
    s->tokens[one].rel = s->tokens[other].rel;
    s->tokens[other].head = one;
    s->tokens[other].rel = REL_CONJ;
    s->tokens[comma].head = other;
    s->tokens[comma].rel = REL_PUNCT;
}

// "China: Japan broke accord": what stands behind the colon is a clause of its own.
static void mend_told(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 0 || !is_noun(&s->tokens[root])) return;
    uint32_t colon = (uint32_t)root + 1;
    if (colon >= s->n_tokens || !str_eq(s->tokens[colon].form, STR(":"))) return;
    int32_t clause = child_of(s, (uint32_t)root, colon, s->n_tokens, REL_APPOS);
    if (clause < 0 || s->tokens[clause].upos != UPOS_VERB) return;
    if (child_of(s, (uint32_t)clause, colon, (uint32_t)clause, REL_NSUBJ) < 0) return;
    s->tokens[clause].rel = REL_PARATAXIS;
    s->tokens[colon].head = clause;
}

// The dash before the speaker, "- residents"; 0 when the line does not end with one.
static uint32_t find_source(const sentence *s)
{
    uint32_t dash = s->n_tokens - 1;
    while (dash > 1 && is_noun(&s->tokens[dash])) dash--;
    if (dash < 2 || dash + 1 >= s->n_tokens || s->n_tokens - dash > SOURCE_WORDS_MAX + 1) return 0;
    bool apart = s->tokens[dash - 1].space_after && s->tokens[dash].space_after;
    return apart && s->tokens[dash].upos == UPOS_PUNCT && s->tokens[dash].form.n < 4 &&
                   !str_eq(s->tokens[dash].form, STR(","))
               ? dash
               : 0;
}

// "Rebels seize port of Aden - residents", with the residents for a noun of the sentence.
static void mend_source(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 0 || s->n_tokens < 4 || s->tokens[root].upos != UPOS_VERB) return;
    uint32_t dash = find_source(s), last = s->n_tokens - 1;
    if (dash == 0 || root >= (int32_t)dash) return;
    for (uint32_t i = dash + 1; i < last; i++) { // one phrase, with its head at the end
        if (s->tokens[i].head <= (int32_t)dash) return;
    }
    if (s->tokens[last].head >= (int32_t)dash) return;
    int32_t heir =
        (int32_t)dash - 1; // takes what the words before the dash have hung on the speaker
    while (heir >= 0 && s->tokens[heir].head != (int32_t)last) heir--;
    for (int32_t i = 0; i < heir; i++)
        if (s->tokens[i].head == (int32_t)last) s->tokens[i].head = heir;
    if (heir >= 0) {
        s->tokens[heir].head = s->tokens[last].head;
        s->tokens[heir].rel = s->tokens[last].rel;
    }
    s->tokens[last].head = root;
    s->tokens[last].rel = REL_PARATAXIS;
    s->tokens[dash].head = (int32_t)last;
    s->tokens[dash].rel = REL_PUNCT;
}

void mend_headline_clauses(sentence *s)
{
    if (!s->headline) return;
    mend_done(s);
    mend_shot(s);
    mend_doers(s);
    mend_told(s);
    mend_source(s);
}
