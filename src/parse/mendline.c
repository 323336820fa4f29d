#include "parse/mendline.h"
#include "parse/mendtree.h"

#define LABEL_WORDS_MAX 5  // before the colon
#define FORM_MAX        24 // bytes of the longest word of the lists here

// Is the word one of the list, in small letters or in Title Case?
static bool is_one_of(str form, const char *words)
{
    char small[FORM_MAX];
    if (form.n > FORM_MAX) return false;
    for (size_t i = 0; i < form.n; i++) {
        char c = form.p[i];
        small[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return str_in_list((str){small, form.n}, words, '|');
}

static bool has(const sentence *s, uint32_t head, deprel rel)
{
    return child_of(s, head, 0, s->n_tokens, rel) >= 0;
}

// "Plan to sell jets", "talks to end war": the infinitive says what the noun is.
static bool takes_infinitive(str form)
{
    return is_one_of(form,
                     "ability|accord|action|agreement|aid|appeal|approval|attempt|authority|"
                     "ban|battle|bid|bids|bill|call|calls|campaign|chance|consent|deadline|"
                     "deal|decision|demand|demands|desire|drive|duty|effort|efforts|failure|"
                     "fight|freedom|funds|guide|help|ideas|incentive|intent|intention|law|"
                     "list|measure|measures|mission|money|motion|move|moves|need|obligation|"
                     "offer|offers|operation|opportunity|order|orders|pact|path|permission|"
                     "permit|place|places|plan|plans|pledge|pledges|plot|plots|power|powers|"
                     "preparations|pressure|project|promise|promises|proposal|proposals|push|"
                     "race|readiness|reason|reasons|refusal|request|requests|resolution|right|"
                     "rights|road|rush|scheme|step|steps|strategy|struggle|talks|threat|"
                     "threats|time|tips|tool|tools|treaty|urge|vote|vow|vows|war|way|ways|"
                     "will|willingness|work");
}

// The verb of "to hold", "to be expelled" that hangs on the root; -1 when the word is no such "to".
static int32_t infinitive_at(const sentence *s, uint32_t to, uint32_t root)
{
    int32_t verb = s->tokens[to].head;
    if (!str_eq(s->tokens[to].form, STR("to")) && !str_eq(s->tokens[to].form, STR("To"))) return -1;
    if (s->tokens[to].rel != REL_MARK || verb <= (int32_t)to) return -1;
    const token *v = &s->tokens[verb];
    if (v->upos != UPOS_VERB || v->head != (int32_t)root) return -1;
    if (v->rel != REL_ACL && v->rel != REL_ADVCL) return -1;
    bool passive = v->xpos == XPOS_VBN && has(s, (uint32_t)verb, REL_AUX);
    return v->xpos == XPOS_VB || passive ? verb : -1;
}

// Is all before the word one noun phrase under the root, "Russia, Japan" included?
static bool is_phrase_before(const sentence *s, uint32_t root, uint32_t end)
{
    if (s->tokens[end - 1].upos == UPOS_PUNCT) return false;
    for (uint32_t i = 0; i < end; i++) {
        const token *t = &s->tokens[i];
        if (t->upos == UPOS_VERB || t->upos == UPOS_AUX || t->upos == UPOS_ADV) return false;
        if (t->upos == UPOS_PUNCT && !str_eq(t->form, STR(",")) && t->head != (int32_t)i + 1)
            return false;
        if (t->head == (int32_t)root && (t->rel == REL_CASE || t->rel == REL_DET)) return false;
    }
    return true;
}

// "Peru to Hold Talks With Chile": what will be, in a headline. Names have no infinitives of their
// own, other nouns have them elsewhere.
static void mend_infinitive(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 0 || !is_noun(&s->tokens[root])) return;
    token *noun = &s->tokens[root];
    if (noun->upos != UPOS_PROPN && !s->headline) return;
    if (takes_infinitive(noun->form)) return;
    int32_t verb = -1;
    uint32_t to = (uint32_t)root + 1;
    for (; to + 1 < s->n_tokens && verb < 0; to++) verb = infinitive_at(s, to, (uint32_t)root);
    if (verb < 0 || !is_phrase_before(s, (uint32_t)root, --to)) return;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *t = &s->tokens[i];
        if (t->head != root) continue;
        if (i > to)
            t->head = verb;
        else if (t->rel == REL_APPOS && noun->upos == UPOS_PROPN && t->upos == UPOS_PROPN)
            t->rel = REL_CONJ; // "Russia, Japan to"
    }
    s->tokens[verb].head = -1;
    s->tokens[verb].rel = REL_ROOT;
    noun->head = verb;
    noun->rel = s->tokens[verb].xpos == XPOS_VBN ? REL_NSUBJ_PASS : REL_NSUBJ;
}

static bool has_agent(const sentence *s, int32_t verb)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == verb && s->tokens[i].rel == REL_OBL_AGENT) return true;
    return false;
}

// "Omani ambassador summoned by Iran" with the ambassador for a modifier, "Peru vows not to sell"
// with Peru for the first part of its name: verbs have none.
static void mend_modifier(sentence *s, int32_t w)
{
    token *verb = &s->tokens[w];
    if (verb->upos != UPOS_VERB || verb->xpos == XPOS_VB || verb->xpos == XPOS_VBG) return;
    if (verb->head >= 0 && verb->rel != REL_CCOMP && verb->rel != REL_PARATAXIS) return;
    if (has(s, (uint32_t)w, REL_NSUBJ) || has(s, (uint32_t)w, REL_CSUBJ)) return;
    int32_t noun = w - 1;
    while (noun >= 0 && s->tokens[noun].head != w) noun--;
    if (noun < 0) return;
    token *n = &s->tokens[noun];
    bool part = n->rel == REL_COMPOUND && n->upos == UPOS_PROPN && verb->head < 0;
    bool modifier = deprel_base((deprel)n->rel) == REL_NMOD && n->rel != REL_NMOD_POSS;
    if (!is_noun(n) || (!modifier && !part)) return;
    if (has(s, (uint32_t)noun, REL_CASE)) return;
    bool by = has_agent(s, w);
    bool passive = by || (verb->xpos == XPOS_VBN && !has(s, (uint32_t)w, REL_AUX) &&
                          !has(s, (uint32_t)w, REL_OBJ));
    if (by) verb->xpos = XPOS_VBN;
    n->rel = passive ? REL_NSUBJ_PASS : REL_NSUBJ;
}

// "Nine dead as ferry sinks" with a noun for the sentence, and what is said of it for an adjective.
static void mend_dead(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 0 || !s->headline || !is_nominal(&s->tokens[root])) return;
    uint32_t w = (uint32_t)root + 1;
    while (w + 1 < s->n_tokens && s->tokens[w].upos == UPOS_ADV) w++; // "still alive"
    if (w >= s->n_tokens || s->tokens[w].head != root || s->tokens[w].rel != REL_AMOD) return;
    if (!is_one_of(s->tokens[w].form, "dead|alive|missing|hurt|injured|wounded|homeless|unhurt"))
        return;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *t = &s->tokens[i];
        if (t->head == root && i > w) t->head = (int32_t)w;
    }
    s->tokens[w].head = -1;
    s->tokens[w].rel = REL_ROOT;
    s->tokens[root].head = (int32_t)w;
    s->tokens[root].rel = REL_NSUBJ;
}

static bool says(str form)
{
    return is_one_of(form, "say|says|said|claim|claims|claimed|warn|warns|warned|report|reports|"
                           "reported|announce|announces|announced");
}

// "Two villages retaken, army claims" with villages and army for subjects of one verb.
static void mend_said(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 4 || !s->headline || !says(s->tokens[root].form)) return;
    int32_t first = child_of(s, (uint32_t)root, 0, (uint32_t)root, REL_NSUBJ);
    if (first < 0) return;
    int32_t second = child_of(s, (uint32_t)root, (uint32_t)first + 1, (uint32_t)root, REL_NSUBJ);
    if (second < 0 || !is_parted(s, (uint32_t)first, (uint32_t)second)) return;
    int32_t done = child_of(s, (uint32_t)first, (uint32_t)first + 1, (uint32_t)second, REL_ACL);
    if (done < 0 || s->tokens[done].xpos != XPOS_VBN) { // "Villages without water, mayor says"
        s->tokens[first].rel = REL_CCOMP;
        return;
    }
    for (int32_t i = done + 1; i < root; i++)
        if (s->tokens[i].head == first) s->tokens[i].head = done;
    s->tokens[done].head = root;
    s->tokens[done].rel = REL_CCOMP;
    s->tokens[first].head = done;
    s->tokens[first].rel = REL_NSUBJ_PASS;
}

void mend_headlines(sentence *s)
{
    mend_infinitive(s);
    mend_dead(s);
    for (uint32_t w = 1; w < s->n_tokens; w++) mend_modifier(s, (int32_t)w);
    mend_said(s);
}

static bool has_letter(str form, char from, char to)
{
    for (size_t i = 0; i < form.n; i++)
        if (form.p[i] >= from && form.p[i] <= to) return true;
    return false;
}

// The colon behind a label in capitals ("QUESTION:", "MR. OKORO:") before words that are not in
// capitals; 0 when the line has none.
static uint32_t label_end(const sentence *s)
{
    uint32_t colon = 0;
    while (colon < LABEL_WORDS_MAX && colon < s->n_tokens && s->tokens[colon].upos != UPOS_PUNCT) {
        str form = s->tokens[colon].form;
        bool mark = s->tokens[colon].upos == UPOS_PART; // "EDITORS' NOTE"
        if ((!mark && !has_letter(form, 'A', 'Z')) || has_letter(form, 'a', 'z')) return 0;
        colon++;
    }
    if (colon + 1 >= s->n_tokens || !str_eq(s->tokens[colon].form, STR(":"))) return 0;
    for (uint32_t i = colon + 1; i < s->n_tokens; i++)
        if (has_letter(s->tokens[i].form, 'a', 'z')) return colon;
    return 0;
}

// The one word of the label that hangs on none of it; -1 when there are more or fewer.
static int32_t label_top(const sentence *s, uint32_t colon)
{
    int32_t top = -1;
    for (uint32_t i = 0; i < colon; i++) {
        if (s->tokens[i].head >= 0 && s->tokens[i].head < (int32_t)colon) continue;
        if (top >= 0) return -1;
        top = (int32_t)i;
    }
    return top;
}

// The word that the clause behind the label hangs on the label by: a verb before a noun; -1 when
// nothing hangs there.
static int32_t clause_of(const sentence *s, int32_t label, uint32_t colon)
{
    int32_t best = -1;
    int best_rank = 0;
    for (uint32_t i = colon + 1; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->head != label || t->upos == UPOS_PUNCT) continue;
        bool clause = t->upos == UPOS_VERB || has(s, i, REL_NSUBJ) || has(s, i, REL_COP);
        int rank = t->rel == REL_PARATAXIS ? 4 : clause ? 3 : is_nominal(t) ? 2 : 1;
        if (rank <= best_rank) continue;
        best = (int32_t)i;
        best_rank = rank;
    }
    return best;
}

void mend_labels(sentence *s)
{
    uint32_t colon = label_end(s);
    int32_t label = colon ? label_top(s, colon) : -1, clause;
    if (label < 0) return;
    if (s->tokens[label].head < 0) {
        clause = clause_of(s, label, colon);
    } else {
        clause = root_of(s);
        uint8_t rel = s->tokens[label].rel;
        if (s->tokens[label].upos == UPOS_VERB) return;
        if (deprel_base((deprel)rel) == REL_NSUBJ &&
            child_of(s, (uint32_t)clause, colon, s->n_tokens, REL_NSUBJ) < 0)
            return;
        s->tokens[label].head = -1;
        s->tokens[label].rel = REL_ROOT;
        if (s->tokens[label].upos == UPOS_DET) { // "A: Not yet."
            s->tokens[label].upos = UPOS_NOUN;
            s->tokens[label].xpos = XPOS_NN;
        }
        token *last = &s->tokens[s->n_tokens - 1];
        if (last->head == clause && last->rel == REL_PUNCT) last->head = label;
    }
    if (clause < 0) return;
    s->tokens[clause].head = label;
    s->tokens[clause].rel = REL_PARATAXIS;
    s->tokens[colon].head = clause;
    for (uint32_t i = colon + 1; i < s->n_tokens; i++) {
        token *t = &s->tokens[i];
        if (t->head == label && t->upos != UPOS_PUNCT && (int32_t)i != clause &&
            t->rel != REL_PARATAXIS)
            t->head = clause;
    }
}

static bool begins(const sentence *s, uint32_t word, char sign)
{
    str form = s->tokens[word].form;
    return form.n > 1 && form.p[0] == sign;
}

// "@unhcr where is the aid": those who are spoken to, not the sentence.
static void mend_addressed(sentence *s)
{
    uint32_t names = 0;
    while (names < s->n_tokens && begins(s, names, '@')) names++;
    if (names == 0 || names >= s->n_tokens || s->tokens[names].upos == UPOS_PUNCT) return;
    int32_t root = root_of(s);
    if (root >= (int32_t)names) return;
    int32_t main = clause_of(s, root, names - 1);
    if (main < 0) return;
    const token *m = &s->tokens[main];
    if (is_noun(m) && m->rel != REL_PARATAXIS && m->rel != REL_DISCOURSE)
        return; // "@unhcr staff in Goma"
    if (m->upos == UPOS_CCONJ || m->upos == UPOS_ADP) return;
    for (uint32_t i = names; i < s->n_tokens; i++)
        if (s->tokens[i].head == root) s->tokens[i].head = main;
    s->tokens[main].head = -1;
    s->tokens[main].rel = REL_ROOT;
    for (uint32_t i = 0; i < names; i++) {
        s->tokens[i].head = main;
        s->tokens[i].rel = REL_VOCATIVE;
    }
}

// Gives the tag's place to the word before it, or to the one that this hangs on below the tag.
static void take_out(sentence *s, uint32_t tag, uint32_t before)
{
    int32_t heir = (int32_t)before;
    if (!is_below(s, heir, (int32_t)tag)) return;
    while (s->tokens[heir].head != (int32_t)tag) heir = s->tokens[heir].head;
    if (heir > (int32_t)tag) return;
    s->tokens[heir].rel = s->tokens[tag].rel;
    s->tokens[heir].head = s->tokens[tag].head;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)tag) s->tokens[i].head = heir;
}

// May a sentence that ends with this word have tags behind it, or is the tag still a word of it:
// "in #Goma", "free #Amal", "president #Sall"?
static bool may_end(const token *t)
{
    return (is_noun(t) && t->rel != REL_NMOD_DESC && t->rel != REL_NMOD_POSS) ||
           t->upos == UPOS_PUNCT || t->upos == UPOS_ADV ||
           (t->upos == UPOS_PRON && t->xpos == XPOS_PRP);
}

// "Troops are back in the capital #Bamako #Mali": tags behind a sentence are beside it.
static void mend_hashtags(sentence *s)
{
    uint32_t end = s->n_tokens, begin;
    while (end > 0 && s->tokens[end - 1].upos == UPOS_PUNCT) end--;
    begin = end;
    while (begin > 0 && begins(s, begin - 1, '#')) begin--;
    if (begin == end || begin < 2 || !may_end(&s->tokens[begin - 1])) return;
    for (uint32_t tag = end; tag-- > begin;) take_out(s, tag, begin - 1);
    int32_t root = root_of(s);
    if (root >= (int32_t)begin) return;
    uint32_t colon = label_end(s);
    int32_t clause = colon ? child_of(s, (uint32_t)root, colon, begin, REL_PARATAXIS) : -1;
    for (uint32_t tag = begin; tag < end; tag++) {
        s->tokens[tag].head = clause >= 0 ? clause : root;
        s->tokens[tag].rel = REL_PARATAXIS;
    }
}

void mend_posts(sentence *s)
{
    mend_addressed(s);
    mend_hashtags(s);
    if (s->n_tokens > 2 && str_eq(s->tokens[0].form, STR("RT")) && begins(s, 1, '@') &&
        s->tokens[0].head == 1)
        s->tokens[0].rel = REL_DISCOURSE;
}
