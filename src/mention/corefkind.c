// "The company", "the agency", "these individuals": what the text named last of that kind.
#include "mention/coref.h"
#include "mention/word.h"

#define KIND_WINDOW 2 // sentences that "the company" looks back

#define POINT_WINDOW 8 // that "this man" does: in talk he goes without his name for long

typedef struct {
    const char *nouns, *sectors;
} kind;

// A noun and the sectors of those whom it can mean.
static const kind KINDS[] = {
    {"company|firm|manufacturer|carmaker|automaker|airline|corporation|retailer|conglomerate",
     "BUS|MNC"},
    {"agency|organization|organisation|watchdog", "IGO|NGO"},
    {"alliance|bloc", "IGO"},
    {"charity|nonprofit", "NGO"},
    {"newspaper|broadcaster|magazine|outlet", "MED"},
    {"university|college", "EDU"},
    {"group|militia", "REB|UAF"},
};

static const char *sectors_of(str noun)
{
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (str_in_list(noun, KINDS[i].nouns, '|')) return KINDS[i].sectors;
    return NULL;
}

// "al-Shabaab"
static bool has_capital(str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] >= 'A' && name.p[i] <= 'Z') return true;
    return false;
}

// Has the text named it, rather than called it by another noun?
static bool is_named(const antecedent *a, const char *sectors)
{
    if (a->n != 1 || a->person || a->plural || a->noun.n || a->inner) return false;
    const actor *who = a->actors[0];
    if (str_eq(who->entity, who->country) || !has_capital(who->name)) return false;
    bool fits = false;
    for (uint8_t i = 0; i < who->n_sectors; i++) fits |= str_in_list(who->sectors[i], sectors, '|');
    return fits;
}

// The last one named; of two in one sentence the subject. NULL when nobody knows which.
static const antecedent *find_named(const coref *c, uint32_t word, const char *sectors)
{
    const antecedent *only = NULL, *subject = NULL;
    bool several = false;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, KIND_WINDOW) || (only && a->sentence != only->sentence)) break;
        if ((a->sentence == c->sentence && a->word >= word) || !is_named(a, sectors)) continue;
        if (a->subject && !subject) subject = a;
        if (only && only->actors[0] != a->actors[0]) several = true;
        if (!only) only = a;
    }
    return several ? subject : only;
}

// A name, or a noun written like one.
static bool is_name(const sentence *st, uint32_t i)
{
    if (word_has(st, i, UPOS_PROPN)) return true;
    return i > 0 && word_has(st, i, UPOS_NOUN) && name_is_capital(st->tokens[i].form);
}

// "Tikomat works there. The company ...": does a name that we do not know act between the
// antecedent and word `end`? Then that may be meant.
static bool is_cut_off(const coref *c, const antecedent *a, uint32_t end)
{
    for (uint32_t k = a->sentence; k <= c->sentence; k++) {
        const sentence *st = &c->s->sentences->p[k];
        uint32_t from = k == a->sentence ? a->word + 1 : 0;
        for (uint32_t i = from; i < (k == c->sentence ? end : st->n_tokens); i++)
            if (is_name(st, i) && st->tokens[i].rel == REL_NSUBJ && !coref_is_actor(c, k, i))
                return true;
    }
    return false;
}

// Nouns that stand in the names of bodies: later such a noun alone is the body.
static const char CALLED[] =
    "council|board|committee|commission|panel|trust|club|league|alliance|federation|confederation|"
    "association|society|orchestra|choir|group|institute|foundation|museum|library|academy|"
    "cathedral|network|coalition|tribunal|assembly|synod|guild|fund|laboratory|observatory|team|"
    "squad|party|union|agency|charity|hospital|school|college|university|church|temple";

// Does the name hold the noun as a word of its own, large or small?
static bool holds_noun(str name, str noun)
{
    for (str rest = name; rest.n;) {
        str word = str_split(&rest, ' ');
        if (str_eq_nocase(word, noun)) return true;
    }
    return false;
}

static str last_word(str phrase)
{
    for (size_t i = phrase.n; i-- > 0;)
        if (phrase.p[i] == ' ') return str_sub(phrase, i + 1, phrase.n);
    return phrase;
}

// "The council" after "Ludlow Town Council": the body named last whose name has the noun.
static const antecedent *find_called(const coref *c, uint32_t word, str noun)
{
    if (!str_in_list(noun, CALLED, '|')) return NULL;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, COREF_TITLE_WINDOW)) return NULL;
        if (a->n != 1 || a->actors[0]->person) continue;
        if (a->sentence == c->sentence && a->word >= word) continue;
        const actor *who = a->actors[0];
        bool titled = a->noun.n > noun.n && str_ends(a->noun, noun) &&
                      a->noun.p[a->noun.n - noun.n - 1] == ' ';
        bool other = a->noun.n && !holds_noun(who->name, last_word(a->noun)); // "the church's ship"
        bool named = !other && !a->plural && who->n_sectors && has_capital(who->name) &&
                     !str_eq(who->entity, who->country) && holds_noun(who->name, noun);
        if (titled || named) return a;
    }
    return NULL;
}

static bool points(const sentence *st, uint32_t i)
{
    return i > 0 && word_among(st, i - 1, "the|this|that") && !word_is(st, i + 1, "of") &&
           !word_is_noun(st, i + 1) && !word_is_hyphen(st, i + 1);
}

static void record_as(coref *c, uint32_t first, uint32_t i, const antecedent *a, const char *how)
{
    antecedent chosen = *a; // a new record may move the vector
    size_t at = coref_record(c, first, i + 1, i, chosen.actors, chosen.n, how, STR_NONE, 0);
    c->past.p[at].plural = chosen.n > 1;
}

// Somebody by name or office whom a government's own text can point at as "this man": none of its
// own people.
static bool is_pointed_at(const coref *c, const antecedent *a, bool woman)
{
    if (!a->person || a->n != 1 || a->plural || a->faint || a->inner) return false;
    const actor *who = a->actors[0];
    if (!who->person || !who->code.n || a->gender == (woman ? 'm' : 'f')) return false;
    return !c->home || !str_eq(who->country, c->home->country);
}

// "This man", "that woman": the person named last, if no other is named with him.
static const antecedent *find_pointed_at(const coref *c, uint32_t word)
{
    bool woman = str_eq(word_lemma(&c->st->tokens[word]), STR("woman"));
    const antecedent *only = NULL;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, POINT_WINDOW) || (only && a->sentence != only->sentence)) break;
        if ((a->sentence == c->sentence && a->word >= word) || !is_pointed_at(c, a, woman))
            continue;
        if (only && only->actors[0] != a->actors[0]) return NULL;
        only = a;
    }
    return only;
}

// "this man", and neither "the man", who may be anybody, nor "this man who fled", who is described.
static bool points_at_person(const sentence *st, uint32_t i)
{
    return word_among(st, i, "man|woman") && word_among(st, i - 1, "this|that") &&
           !word_among(st, i + 1, "who|whose|whom|in|with|from|of|named|called") &&
           !word_is_noun(st, i + 1);
}

bool coref_kind_phrase(coref *c, uint32_t i)
{
    const sentence *st = c->st;
    const token *t = &st->tokens[i];
    str lemma = word_lemma(t);
    if (i == 0 || name_is_capital(t->form)) return false;
    if (t->xpos == XPOS_NNS) {
        if (!str_in_list(lemma, "individual|suspect|man|woman|person|designee", '|')) return false;
        if (!word_among(st, i - 1, "these|those")) return false;
        const antecedent *all = coref_list(c, i, KIND_WINDOW, 0);
        if (all) record_as(c, i - 1, i, all, "set");
        return all;
    }
    if (t->xpos == XPOS_NN && points_at_person(st, i)) {
        const antecedent *who = find_pointed_at(c, i);
        if (who) record_as(c, i - 1, i, who, "title");
        return who;
    }
    if (t->xpos != XPOS_NN || !points(st, i)) return false;
    const char *sectors = sectors_of(lemma);
    const antecedent *a = c->s->hit_at[i] < 0 ? find_called(c, i, lemma) : NULL;
    if (!a && sectors) a = find_named(c, i, sectors);
    if (!a || is_cut_off(c, a, i)) return false;
    record_as(c, i, i, a, "short name");
    return true;
}

bool coref_called_phrase(coref *c, uint32_t i)
{
    const token *t = &c->st->tokens[i];
    if (i == 0 || name_is_capital(t->form) || t->xpos != XPOS_NN || !points(c->st, i)) return false;
    const antecedent *a = find_called(c, i, word_lemma(t));
    if (a) record_as(c, i, i, a, "short name");
    return a;
}
