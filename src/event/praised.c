// What thanks, praise and welcome are for, and blame and punishment: done before they are spoken,
// and known to who hears them.
#include "event/draft.h"

#define PRAISE_CLIMB 6 // words from an act up to who is thanked for it

static const char THANKS[] =
    "thank thanks thankful grateful gratitude appreciation commend praise applaud laud";
static const char WELCOMES[] = "welcome commend praise applaud appreciate hail laud";
static const char GLAD[] = "grateful glad pleased happy relieved thankful proud heartened welcome "
                           "appreciate encouraged";
static const char BLAMES[] =
    "condemn denounce criticise criticize blame sanction punish arrest detain jail charge convict "
    "sentence fine indict prosecute rebuke reprimand";
// Nouns that only carry what was done: "news of the release", "the effort to lend tents".
static const char CARRIERS[] = "report news announcement fact effort step move work role "
                               "leadership willingness generosity partnership part readiness";

// What is welcomed on the day that it is done.
static const char NEWS[] = "opening reopening signing release restoration resumption";

static bool is_for(const frame_view *f, uint32_t word)
{
    return str_eq(draft_preposition(f, word), STR("for"));
}

bool praised_is_done(const frame_view *f, uint32_t word, uint32_t above)
{
    const token *t = &f->sentence->tokens[word];
    str verb = f->sentence->tokens[above].lemma;
    return t->xpos == XPOS_VBG && is_for(f, word) && (in(verb, THANKS) || in(verb, BLAMES));
}

// Has the clause a tense, and not that of the future?
static bool is_told(const frame_view *f, uint32_t clause)
{
    const sentence *s = f->sentence;
    bool told = s->tokens[clause].xpos == XPOS_VBD;
    for (uint32_t i = f->first_child[clause]; i < f->first_child[clause + 1]; i++) {
        const token *c = &s->tokens[f->children[i]];
        if (c->xpos == XPOS_MD || c->xpos == XPOS_TO) return false;
        told |= deprel_base(c->rel) == REL_AUX && in(c->form, "has have had was were 've ’ve");
    }
    return told;
}

// Does the word stand where the one above names what is praised?
static bool is_praised_at(const frame_view *f, uint32_t word, uint32_t above)
{
    const sentence *s = f->sentence;
    str verb = s->tokens[above].lemma;
    deprel rel = deprel_base(s->tokens[word].rel);
    if (rel == REL_OBJ)
        return s->tokens[above].upos == UPOS_VERB && in(verb, WELCOMES) &&
               !in(s->tokens[word].lemma, NEWS);
    if (rel == REL_CCOMP) return in(verb, GLAD) && is_told(f, word);
    if (rel == REL_ACL || rel == REL_ADVCL || rel == REL_XCOMP)
        return s->tokens[word].xpos == XPOS_VBG && is_for(f, word) && in(verb, THANKS);
    return (rel == REL_OBL || rel == REL_NMOD) && is_for(f, word) && in(verb, THANKS);
}

// May what is said of the word above be said of this one?
static bool is_carried(const frame_view *f, uint32_t word, uint32_t above)
{
    const token *t = &f->sentence->tokens[word];
    deprel rel = deprel_base(t->rel);
    if (rel == REL_CONJ) return true;
    if (rel == REL_NMOD) return !is_for(f, word) || in(f->sentence->tokens[above].lemma, CARRIERS);
    if (rel == REL_CCOMP) return in(f->sentence->tokens[above].lemma, CARRIERS) && is_told(f, word);
    return t->rel == REL_ACL && in(f->sentence->tokens[above].lemma, CARRIERS);
}

bool praised_is_known(const draft *d)
{
    const frame_view *f = d->f;
    uint32_t word = d->match.word;
    // who is welcomed and thanked for coming is here now
    bool meets = str_eq(d->e.type, STR("CONSULT")) && !str_eq(d->e.mode, STR("third-party"));
    if (meets || d->e.status > EVENT_ONGOING) return false;
    for (int step = 0; step < PRAISE_CLIMB; step++) {
        int32_t head = draft_token(d, word)->head;
        if (head < 0) return false;
        if (is_praised_at(f, word, (uint32_t)head)) return true;
        if (!is_carried(f, word, (uint32_t)head)) return false;
        word = (uint32_t)head;
    }
    return false;
}
