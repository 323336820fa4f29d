#include "parse/mendfinite.h"
#include "parse/mendtree.h"

// A form that can be a past tense, whatever it was taken for.
static bool can_be_past(const token *t)
{
    if (t->xpos == XPOS_VBD || t->xpos == XPOS_VBN) return true;
    if (t->upos != UPOS_ADJ && t->upos != UPOS_VERB) return false;
    return str_ends(t->form, STR("ed")) ||
           str_in_list(t->form, "struck|hit|shot|sent|took|held|left|met|won|broke|began", '|');
}

static void make_past(token *t)
{
    t->upos = UPOS_VERB;
    t->xpos = XPOS_VBD;
    t->feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin");
}

static void make_plural(token *t)
{
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NNS;
    t->feats = STR("Number=Plur");
}

// "Chad, which [struck] targets" with the verb for a part of the targets: these are no clause
// without "are".
static void mend_relative_verb(sentence *s, uint32_t w)
{
    if (w + 2 >= s->n_tokens) return;
    token *verb = &s->tokens[w + 1];
    int32_t noun = verb->head;
    if ((verb->rel != REL_AMOD && verb->rel != REL_COMPOUND) || noun <= (int32_t)w + 1) return;
    if (!str_in_list(s->tokens[w].form, "which|who", '|')) return;
    token *object = &s->tokens[noun];
    if (!can_be_past(verb) || !is_noun(object) || object->rel != REL_ACL_RELCL) return;
    if (s->tokens[w].head != noun || object->head < 0 || object->head >= (int32_t)w) return;
    if (child_of(s, (uint32_t)noun, w, s->n_tokens, REL_COP) >= 0 ||
        child_of(s, (uint32_t)noun, w, s->n_tokens, REL_AUX) >= 0 ||
        child_of(s, (uint32_t)noun, w, s->n_tokens, REL_NSUBJ) > (int32_t)w)
        return;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *t = &s->tokens[i];
        if (t->head == noun && (i <= w || t->rel == REL_PUNCT)) t->head = (int32_t)w + 1;
    }
    s->tokens[w].rel = REL_NSUBJ;
    make_past(verb);
    verb->head = object->head;
    verb->rel = REL_ACL_RELCL;
    object->head = (int32_t)w + 1;
    object->rel = REL_OBJ;
}

// The verb in the third person that "clashes erupted between Thai and Lao [guards]" was given for
// its main verb; -1 when the clause of `verb` has none such.
static int32_t guards_of(const sentence *s, uint32_t verb, int32_t between)
{
    const token *noun = &s->tokens[verb - 1], *adjective = &s->tokens[between];
    int32_t main = noun->head;
    if (main <= between + 1 || main >= (int32_t)s->n_tokens) return -1;
    const token *t = &s->tokens[main];
    if (t->upos != UPOS_VERB || t->xpos != XPOS_VBZ) return -1;
    char first = adjective->form.n ? adjective->form.p[0] : 0;
    bool people = adjective->upos == UPOS_ADJ && first >= 'A' && first <= 'Z';
    if (noun->xpos != XPOS_NNS && !people) return -1; // of the two that would agree
    if (is_parted(s, verb, (uint32_t)main)) return -1;
    if (child_of(s, (uint32_t)main, 0, s->n_tokens, REL_AUX) >= 0 ||
        child_of(s, (uint32_t)main, (uint32_t)main, s->n_tokens, REL_OBJ) >= 0)
        return -1;
    return s->tokens[main - 1].upos == UPOS_ADJ || is_noun(&s->tokens[main - 1]) ? main : -1;
}

// "Clashes [erupted] between Thai and Lao guards" with the guards for the main verb, which does not
// agree with the clashes, or is what the two adjectives describe.
static void mend_erupted(sentence *s, uint32_t w)
{
    token *verb = &s->tokens[w], *noun = &s->tokens[w - 1];
    if (verb->upos != UPOS_VERB || verb->rel != REL_ACL || verb->head != (int32_t)w - 1) return;
    if (!can_be_past(verb) || noun->upos != UPOS_NOUN || noun->rel != REL_NSUBJ) return;
    int32_t first = child_of(s, w, w + 1, s->n_tokens, REL_OBL);
    int32_t mark = first < 0 ? -1 : child_of(s, (uint32_t)first, w, (uint32_t)first, REL_CASE);
    if (mark < 0 || !str_eq(s->tokens[mark].form, STR("between"))) return;
    int32_t main = guards_of(s, w, first);
    if (main < 0) return;
    int32_t second = main - 1; // "and [Lao] guards"
    for (int32_t i = first + 1; i < main; i++)
        if (s->tokens[i].head == main && s->tokens[i].rel == REL_CC) s->tokens[i].head = second;
    if (s->tokens[second].head == main) {
        s->tokens[second].head = first;
        s->tokens[second].rel = REL_CONJ;
    }
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == main) s->tokens[i].head = (int32_t)w;
    verb->head = s->tokens[main].head;
    verb->rel = s->tokens[main].rel;
    make_past(verb);
    noun->head = s->tokens[main].head = (int32_t)w;
    s->tokens[main].rel = REL_OBL;
    make_plural(&s->tokens[main]);
    s->tokens[mark].head = s->tokens[first].head = main;
    s->tokens[first].rel = s->tokens[first].upos == UPOS_ADJ ? REL_AMOD : REL_COMPOUND;
}

// The only word of "A gang [ambushed] soldiers" that can be its verb: one before the plural that a
// singular article was given to, behind another word that can have that; -1 when there is none.
static int32_t verb_in_phrase(const sentence *s, int32_t root)
{
    int32_t verb = -1;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (token_is_finite(t) || t->upos == UPOS_AUX) return -1;
        bool part = t->head == root && (t->rel == REL_AMOD || t->rel == REL_COMPOUND);
        if (!part || (int32_t)i > root || i < 2 || !can_be_past(t)) continue;
        const token *before = &s->tokens[i - 1];
        bool subject = before->upos == UPOS_NOUN ||
                       (before->upos == UPOS_ADJ && t->upos == UPOS_VERB &&
                        !str_in_list(before->form, "few|good|great|little|total", '|'));
        if (!subject || before->head != root || verb >= 0) return -1;
        if (str_in_list(before->form, "dozen|couple|hundred|thousand|million|number|lot", '|'))
            return -1;
        verb = (int32_t)i;
    }
    return verb;
}

// "A gang ambushed soldiers." with the whole for one phrase: no plural has that article.
static void mend_phrase(sentence *s)
{
    int32_t root = root_of(s);
    uint32_t n = s->n_tokens;
    if (root < 3 || s->headline) return;
    if (s->tokens[root].xpos != XPOS_NNS && !str_eq(s->tokens[root].form, STR("police"))) return;
    if (!str_in_list(s->tokens[0].form, "A|An", '|')) return;
    if (!str_eq(s->tokens[n - 1].form, STR("."))) return;
    int32_t verb = verb_in_phrase(s, root);
    if (verb < 0) return;
    token *noun = &s->tokens[verb - 1]; // the article is the whole's, or the noun its subject
    if (s->tokens[0].head != (noun->rel == REL_NSUBJ ? verb - 1 : root)) return;
    for (int32_t i = 0; i < verb - 1; i++)
        if (s->tokens[i].head == root) s->tokens[i].head = verb - 1;
    if (noun->upos == UPOS_ADJ) {
        noun->upos = UPOS_NOUN;
        noun->xpos = XPOS_NN;
        noun->feats = STR("Number=Sing");
    }
    make_past(&s->tokens[verb]);
    s->tokens[verb].head = -1;
    s->tokens[verb].rel = REL_ROOT;
    noun->head = s->tokens[root].head = verb;
    noun->rel = REL_NSUBJ;
    s->tokens[root].rel = REL_OBJ;
    if (s->tokens[n - 1].head == root) s->tokens[n - 1].head = verb;
}

// "A raid [left] nine nuns dead" with the raid and the leaving for parts of the nuns' name, and the
// nuns for who is dead, though no "are" says so.
static void mend_left(sentence *s, uint32_t w)
{
    token *left = &s->tokens[w], *noun = &s->tokens[w - 1];
    int32_t nuns = left->head, dead = nuns > (int32_t)w ? s->tokens[nuns].head : -1;
    if (!str_eq(left->form, STR("left")) || left->rel != REL_AMOD || dead <= nuns) return;
    if (s->tokens[nuns].rel != REL_NSUBJ || s->tokens[dead].upos != UPOS_ADJ) return;
    if (noun->head != nuns || (noun->upos != UPOS_ADJ && noun->upos != UPOS_NOUN)) return;
    if (child_of(s, (uint32_t)dead, 0, s->n_tokens, REL_COP) >= 0) return;
    for (uint32_t i = 0; i + 1 < w; i++)
        if (s->tokens[i].head == nuns) s->tokens[i].head = (int32_t)w - 1;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == dead && (int32_t)i != nuns) s->tokens[i].head = (int32_t)w;
    noun->upos = UPOS_NOUN;
    noun->xpos = XPOS_NN;
    noun->head = s->tokens[nuns].head = (int32_t)w;
    noun->rel = REL_NSUBJ;
    s->tokens[nuns].rel = REL_OBJ;
    left->head = s->tokens[dead].head;
    left->rel = s->tokens[dead].rel;
    make_past(left);
    s->tokens[dead].head = (int32_t)w;
    s->tokens[dead].rel = REL_XCOMP;
}

// "Peru [spread] lies about Chad." with the spread for a noun, in a sentence without a verb.
static void mend_spread(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 2 || s->headline || !is_noun(&s->tokens[root])) return;
    token *name = &s->tokens[root - 2], *verb = &s->tokens[root - 1];
    if (!str_in_list(verb->form, "spread|hit|shut|hurt", '|') || verb->rel != REL_COMPOUND) return;
    if (verb->head != root || name->upos != UPOS_PROPN || name->rel != REL_COMPOUND) return;
    if (name->head != root && name->head != root - 1) return;
    if (!str_eq(s->tokens[s->n_tokens - 1].form, STR("."))) return;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (token_is_finite(&s->tokens[i]) || s->tokens[i].upos == UPOS_AUX) return;
    for (int32_t i = 0; i < root - 2; i++)
        if (s->tokens[i].head == root || s->tokens[i].head == root - 1)
            s->tokens[i].head = root - 2;
    make_past(verb);
    verb->head = -1;
    verb->rel = REL_ROOT;
    name->head = s->tokens[root].head = root - 1;
    name->rel = REL_NSUBJ;
    s->tokens[root].rel = REL_OBJ;
    token *last = &s->tokens[s->n_tokens - 1];
    if (last->head == root) last->head = root - 1;
}

// "Bandits gunned down a farmer" with the bandits for a verb: in the third person one has a
// subject.
static void mend_first_word(sentence *s)
{
    if (s->n_tokens < 4 || s->headline) return;
    token *noun = &s->tokens[0], *verb = &s->tokens[1];
    if (noun->upos != UPOS_VERB || noun->xpos != XPOS_VBZ || verb->upos != UPOS_VERB) return;
    if (verb->head != 0 || !can_be_past(verb) || deprel_base((deprel)verb->rel) == REL_AUX) return;
    if (child_of(s, 0, 0, s->n_tokens, REL_NSUBJ) >= 0) return;
    give_children(s, 0, 1);
    verb->head = noun->head;
    verb->rel = noun->rel;
    make_past(verb);
    noun->head = 1;
    noun->rel = REL_NSUBJ;
    make_plural(noun);
}

// Plurals that are verbs as well, of which an infinitive depends.
static bool intends(str form)
{
    return str_in_list(form,
                       "aims|attempts|demands|intends|hopes|moves|needs|offers|plans|pledges|"
                       "promises|requests|threatens|tries|vows|wants|wishes|Plans|Vows|Moves|"
                       "Offers|Hopes|Aims|Pledges|Threatens",
                       '|');
}

// "Peru [plans] to sell tanks, it said" with the plans for a noun that the name is a part of: what
// is said has a verb.
static void mend_plans(sentence *s, uint32_t w)
{
    token *name = &s->tokens[w - 1], *t = &s->tokens[w];
    if (t->upos != UPOS_NOUN || t->xpos != XPOS_NNS || !intends(t->form)) return;
    if (name->upos != UPOS_PROPN || name->head != (int32_t)w || name->rel != REL_COMPOUND) return;
    if (t->head >= 0 && t->rel != REL_CCOMP && t->rel != REL_PARATAXIS) return;
    if (!str_eq(s->tokens[w + 1].form, STR("to")) || child_of(s, w, 0, w, REL_DET) >= 0) return;
    int32_t verb = child_of(s, w, w + 1, s->n_tokens, REL_ACL);
    if (verb < 0 || s->tokens[w + 1].head != verb || s->tokens[verb].xpos != XPOS_VB) return;
    for (uint32_t i = 0; t->head < 0 && i < s->n_tokens; i++)
        if (token_is_finite(&s->tokens[i])) return; // "Peru plans to sell tanks are off"
    if (child_of(s, w, 0, s->n_tokens, REL_COP) >= 0 ||
        child_of(s, w, 0, s->n_tokens, REL_CASE) >= 0)
        return;
    name->rel = REL_NSUBJ;
    s->tokens[verb].rel = REL_XCOMP;
    t->upos = UPOS_VERB;
    t->xpos = XPOS_VBZ;
    t->feats = STR("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
}

// "[Lima] halts talks" with the town for a part of the verb's name: no verb with a tense has one,
// but a subject.
static void mend_part_of_verb(sentence *s, uint32_t w)
{
    token *name = &s->tokens[w];
    const token *verb = &s->tokens[w + 1];
    if (!is_noun(name) || name->rel != REL_COMPOUND || name->head != (int32_t)w + 1) return;
    if (verb->upos != UPOS_VERB || (verb->xpos != XPOS_VBZ && verb->xpos != XPOS_VBD)) return;
    if (verb->rel == REL_AMOD || child_of(s, w + 1, 0, s->n_tokens, REL_NSUBJ) >= 0) return;
    if (child_of(s, w, 0, w, REL_CASE) >= 0 || child_of(s, w + 1, 0, w + 1, REL_CASE) >= 0 ||
        child_of(s, w + 1, 0, w + 1, REL_DET) >= 0)
        return;
    name->rel = REL_NSUBJ;
}

// "Only then [would Lima] be ready" with Lima for the predicate that would, or for a clause: behind
// its auxiliary stands the subject.
static void mend_behind_auxiliary(sentence *s, uint32_t w)
{
    token *would = &s->tokens[w - 1], *name = &s->tokens[w], *be = &s->tokens[w + 1];
    char c = name->form.n > 1 ? name->form.p[0] : 'a';
    bool verbal = name->xpos == XPOS_VB && c >= 'A' && c <= 'Z'; // with a capital: a name
    if (name->upos != UPOS_PROPN && !verbal) return;
    if (would->xpos != XPOS_MD || would->head != (int32_t)w) return;
    if (would->rel != REL_AUX || (be->xpos != XPOS_VB && be->upos != UPOS_AUX)) return;
    uint32_t v = be->head == (int32_t)w ? w + 1 : (uint32_t)be->head;
    if (be->head < 0 || v <= w || v >= s->n_tokens) return;
    token *verb = &s->tokens[v];
    if (verb->upos != UPOS_VERB && verb->upos != UPOS_ADJ) return;
    if (child_of(s, v, 0, v, REL_NSUBJ) >= 0) return;
    if (verb->head == (int32_t)w) {
        verb->head = name->head;
        verb->rel = name->rel;
        give_children(s, w, v);
        name->head = (int32_t)v;
    } else if (name->head == (int32_t)v && (name->rel == REL_ADVCL || name->rel == REL_CCOMP)) {
        would->head = (int32_t)v;
    } else {
        return;
    }
    name->rel = REL_NSUBJ;
    name->upos = UPOS_PROPN;
    name->xpos = XPOS_NNP;
    name->feats = STR("Number=Sing");
}

// Past tenses that are no other form of any verb.
static bool is_only_past(str form)
{
    return str_in_list(form, "shot|struck|fought|brought|bought|sold|sent|took|gave|held|kept",
                       '|');
}

// "Lima [bore] the blame", "guards [shot] dead a man" with the past tense for another verb or a
// noun, which has no such subject.
static void mend_other_verb(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    bool verb = t->upos == UPOS_VERB && (t->xpos == XPOS_VB || t->xpos == XPOS_VBP);
    if (!verb && t->upos != UPOS_NOUN) return;
    bool past = is_only_past(t->form);
    if (!past && !str_in_list(t->form, "bore|fell|felt|found|saw", '|')) return;
    if (!verb && child_of(s, w, w, s->n_tokens, REL_OBJ) < 0) return;
    int32_t subject = child_of(s, w, 0, w, REL_NSUBJ);
    if (subject < 0 || child_of(s, w, 0, w, REL_AUX) >= 0 || child_of(s, w, 0, w, REL_DET) >= 0)
        return;
    const token *name = &s->tokens[subject];
    bool one = (name->xpos == XPOS_NN || name->xpos == XPOS_NNP) &&
               child_of(s, (uint32_t)subject, 0, w, REL_CONJ) < 0;
    if (!past && !one) return; // "speeches bore people"
    for (uint32_t i = 0; i < w; i++)
        if (s->tokens[i].head == (int32_t)w && str_eq(s->tokens[i].form, STR("to"))) return;
    make_past(t);
}

void mend_finites(sentence *s)
{
    mend_first_word(s);
    mend_phrase(s);
    mend_spread(s);
    for (uint32_t w = 1; w < s->n_tokens; w++) mend_left(s, w);
    for (uint32_t w = 1; w + 2 < s->n_tokens; w++) {
        mend_relative_verb(s, w);
        mend_erupted(s, w);
        mend_plans(s, w);
        mend_behind_auxiliary(s, w);
        mend_other_verb(s, w);
    }
    for (uint32_t w = 0; w + 1 < s->n_tokens; w++) mend_part_of_verb(s, w);
}
