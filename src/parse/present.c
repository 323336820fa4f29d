#include "parse/present.h"

#include "parse/mendtree.h"

#include <string.h>

typedef struct {
    const char *base, *past;
} irregular;

// Irregular verbs of news that are nouns too.
static const irregular IRREGULAR[] = {
    {"break", "broke"},  {"cut", "cut"},      {"draw", "drew"},     {"drive", "drove"},
    {"fight", "fought"}, {"freeze", "froze"}, {"hit", "hit"},       {"hold", "held"},
    {"lead", "led"},     {"leave", "left"},   {"meet", "met"},      {"seek", "sought"},
    {"sell", "sold"},    {"send", "sent"},    {"set", "set"},       {"shoot", "shot"},
    {"shut", "shut"},    {"speak", "spoke"},  {"strike", "struck"}, {"swear", "swore"},
    {"win", "won"},
};

bool present_lacks_clause(const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->head < 0) {
            if (t->upos == UPOS_VERB || t->upos == UPOS_AUX) return false;
            continue;
        }
        bool helper = t->rel == REL_COP || deprel_base((deprel)t->rel) == REL_AUX;
        if (helper && s->tokens[t->head].head < 0) return false;
    }
    return s->n_tokens > 2;
}

// "bombs" is "bomb", "crosses" is "cross", "carries" is "carry".
static str third_person_base(str form, arena *a)
{
    if (form.n < 4 || !str_ends(form, STR("s")) || str_ends(form, STR("ss"))) return STR_NONE;
    static const char *const LONG[] = {"ches", "shes", "sses", "xes", "zes", "oes"};
    for (size_t i = 0; i < sizeof LONG / sizeof *LONG; i++)
        if (str_ends(form, str_of(LONG[i]))) return str_sub(form, 0, form.n - 2);
    if (!str_ends(form, STR("ies"))) return str_sub(form, 0, form.n - 1);
    char *p = arena_alloc(a, form.n);
    memcpy(p, form.p, form.n - 3);
    p[form.n - 3] = 'y';
    return (str){p, form.n - 2};
}

static str with_ending(str stem, const char *ending, arena *a)
{
    size_t n = strlen(ending);
    char *p = arena_alloc(a, stem.n + n + 1);
    memcpy(p, stem.p, stem.n);
    memcpy(p + stem.n, ending, n);
    return (str){p, stem.n + n};
}

// The regular past tense, its consonant doubled or not; and is the word known to be a verb, by its
// past tense or its gerund?
static bool past_of(const lemmatizer *l, str base, str *past, arena *a)
{
    for (size_t i = 0; i < sizeof IRREGULAR / sizeof *IRREGULAR; i++) {
        if (!str_eq(base, str_of(IRREGULAR[i].base))) continue;
        *past = str_of(IRREGULAR[i].past);
        return true;
    }
    str stem = str_ends(base, STR("e")) ? str_sub(base, 0, base.n - 1) : base;
    *past = with_ending(stem, "ed", a);
    if (lemma_is_word(l, *past) || lemma_is_word(l, with_ending(stem, "ing", a))) return true;
    if (str_ends(base, STR("y"))) // "carry" is "carried"
        *past = with_ending(str_sub(base, 0, base.n - 1), "ied", a);
    else { // "ban" is "banned"
        char ending[] = {base.p[base.n - 1], 'e', 'd', '\0'};
        *past = with_ending(base, ending, a);
    }
    return lemma_is_word(l, *past);
}

// Does the noun before agree with the form? "Turkey bombs", but "gunmen kidnap", "police arrest",
// "Peru and Chile sign".
static bool agrees(const sentence *s, uint32_t word, bool third_person)
{
    const token *before = &s->tokens[word - 1];
    if (!is_noun(before)) return false;
    if (!third_person && word > 2 && s->tokens[word - 2].upos == UPOS_CCONJ && s->headline)
        return true;
    bool plural = before->xpos == XPOS_NNS || before->xpos == XPOS_NNPS ||
                  str_in_list(before->form, "police|Police|people|troops", '|');
    bool state = before->xpos == XPOS_NNPS; // "the United States bombs"
    return third_person ? !plural || state : plural;
}

// Nouns that stand in the plural before another noun: "arms sales", "sanctions relief".
static bool is_modifier(str form)
{
    return str_in_list(form, "affairs|arms|goods|news|relations|sales|sanctions|sports|talks", '|');
}

// Verbs that headlines have with "to" and "for", and that are nouns too: "Parliament votes to".
static bool is_bound(str form, str next)
{
    if (str_eq(next, STR("for"))) return str_in_list(form, "call|calls", '|');
    if (!str_eq(next, STR("to"))) return false;
    return str_in_list(form, "aims|hopes|moves|needs|offers|plans|pledges|promises|votes|vows",
                       '|');
}

// Can an object, or for a verb without one the rest of the clause, begin here?
static bool may_follow(const sentence *s, uint32_t word)
{
    const token *t = &s->tokens[word], *next = &s->tokens[word + 1];
    if (s->headline && is_bound(t->form, next->form)) return true;
    switch (next->upos) {
    case UPOS_DET:
    case UPOS_NUM:
    case UPOS_ADJ:
    case UPOS_PROPN: return true;
    case UPOS_NOUN: return !is_modifier(t->form);
    case UPOS_VERB: return next->xpos == XPOS_VBG; // "denies attacking"
    case UPOS_ADP:                                 // "Cruz resigns amid", but "terror attacks in"
        if (str_ends(t->form, STR("s")) && s->tokens[word - 1].upos != UPOS_PROPN) return false;
        return !s->headline &&
               !str_in_list(next->form, "against|between|by|for|from|of|on|with", '|');
    default: return false;
    }
}

// "Police in Dakar arrested 40 protesters", "the two last discussed trade": a past tense that
// passed for a participle. A participle of a noun takes no object, so one must follow.
static bool past_candidate(const sentence *s, uint32_t word)
{
    const token *t = &s->tokens[word], *next = &s->tokens[word + 1];
    deprel rel = deprel_base((deprel)t->rel);
    if (t->xpos != XPOS_VBN || (rel != REL_ACL && rel != REL_AMOD)) return false;
    if (!str_eq(s->tokens[s->n_tokens - 1].form, STR("."))) return false; // no caption, no list
    bool adverb =
        word > 1 && str_in_list(s->tokens[word - 1].form, "also|first|last|later|then", '|');
    const token *before = &s->tokens[word - (adverb ? 2 : 1)];
    if (!is_noun(before) && before->upos != UPOS_NUM) return false;
    switch (next->upos) {
    case UPOS_DET:
    case UPOS_NUM:
    case UPOS_PROPN:
    case UPOS_ADJ:
    case UPOS_NOUN: return true;
    case UPOS_ADP:
        return str_eq(next->form, STR("between")) && s->tokens[word + 2].upos == UPOS_NUM;
    default: return false;
    }
}

bool present_candidate(const lemmatizer *l, const sentence *s, uint32_t word, str *past, arena *a)
{
    if (word == 0 || word + (s->headline ? 1 : 2) >= s->n_tokens) return false;
    const token *t = &s->tokens[word];
    str form = s->headline ? str_lower(a, t->form) : t->form; // "Chad Denies Attacking Sudan"
    *past = STR(PRESENT_SURE);
    if (past_candidate(s, word)) return true;
    char first = form.n ? form.p[0] : 0;
    bool noun = is_noun(t) || t->upos == UPOS_X; // a word that it knows nothing of
    if (s->headline) noun |= t->upos == UPOS_ADJ || t->upos == UPOS_ADV; // "Rebels free two"
    if (!noun || form.n < 3 || first < 'a' || first > 'z') return false;
    if (!may_follow(s, word)) return false;
    str base = third_person_base(form, a);
    bool third_person = base.n > 0;
    if (!agrees(s, word, third_person)) return false;
    return past_of(l, third_person ? base : form, past, a);
}

bool present_confirm(sentence *s, uint32_t word, xpos was)
{
    token *t = &s->tokens[word];
    if (t->upos != UPOS_VERB || t->xpos != XPOS_VBD) return false;
    bool clause = t->head < 0 || t->rel == REL_CCOMP || t->rel == REL_PARATAXIS ||
                  (s->headline && t->rel == REL_ADVCL);
    bool subject = false;
    for (uint32_t i = 0; i < word; i++)
        subject |= s->tokens[i].head == (int32_t)word && s->tokens[i].rel == REL_NSUBJ;
    if (!clause || !subject) return false;
    if (was == XPOS_VBN) return true;
    bool third_person = str_ends(t->form, STR("s"));
    t->xpos = third_person ? XPOS_VBZ : XPOS_VBP;
    t->feats = third_person ? STR("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
                            : STR("Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin");
    return true;
}
