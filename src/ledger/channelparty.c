#include "ledger/channelparty.h"

#include "ledger/channelframe.h"
#include "ledger/channeltwo.h"
#include "ledger/channelweak.h"

#include <string.h>

#define MODIFIER_REACH 12 // words before the noun that may name a party
#define BEHIND_STEPS   6  // words between "with Chad" and the talks
#define PHRASE_STEPS   4  // words between a party and the noun that it is one of

static const char NOT_OF[] = "in|at|near|on|about|over|to|for|from|by|after|against|toward|towards|"
                             "including";
static const char OFFERS[] = "offer|proposal|invitation|call|request|plan|demand";
static const char OPINES[] = "welcome|support|praise|applaud|commend|encourage|urge|congratulate|"
                             "hail|endorse|condemn|note|salute";
static const char HELPERS[] = "mediator|broker|facilitator|go-between|observer|host";
static const char MEDIATES[] = "mediate|host|broker|facilitate|chair|sponsor|moderate|arrange";

bool party_marked(const frame_view *f, uint32_t w, const char *list)
{
    int32_t mark = frame_child(f, w, REL_CASE);
    return mark >= 0 && str_in_list(f->sentence->tokens[mark].lemma, list, '|');
}

// Firms, societies, papers and ruling parties of a country are not the country.
static bool is_private(const actor *x)
{
    for (uint8_t i = 0; i < x->n_sectors; i++)
        if (str_in_list(x->sectors[i], "BUS|MNC|MED|EDU|NGO|PTY|CVL", '|')) return true;
    return false;
}

// "Swiss" of "a Swiss firm".
static bool is_in_private(const frame_view *f, uint32_t word)
{
    const mention_list *all = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t i = all->first_of[s]; i < all->first_of[s + 1]; i++) {
        const mention *m = &all->p[i];
        bool covers = m->kind == MENTION_ACTOR && m->first <= word && word < m->end;
        if (covers && m->n_actors == 1 && is_private(m->actors[0])) return true;
    }
    return false;
}

static void add_word(party_list *list, const frame_view *f, uint32_t word)
{
    const mention *m = mention_covering(f->mentions, f->sentence->index, word, MENTION_ACTOR);
    if (is_in_private(f, word)) return;
    for (uint32_t i = 0; m && i < m->n_actors; i++)
        if (!is_private(m->actors[i])) party_add(list, party_of(m->actors[i]));
}

// "Geneva talks", "the Washington round": where they are, unless two are named ("Paris-Rome
// talks").
static bool is_venue(const frame_view *f, uint32_t word)
{
    const mention *m = mention_covering(f->mentions, f->sentence->index, word, MENTION_ACTOR);
    if (!m || !str_in_list(m->how, "capital|place|metonym", '|')) return m == NULL;
    const sentence *s = f->sentence;
    bool joined = (m->end < s->n_tokens && str_in_list(s->tokens[m->end].form, "-|–|and", '|')) ||
                  (m->first > 0 && str_in_list(s->tokens[m->first - 1].form, "-|–|and", '|'));
    return !joined && !(m->end < s->n_tokens && s->tokens[m->end].rel == REL_CASE);
}

// "Envoys from Chad" are its own; "a letter from Chad" is not.
static bool is_of_people(const frame_view *f, uint32_t w)
{
    static const char PEOPLE[] = "counterpart|official|envoy|delegate|delegation|diplomat|minister|"
                                 "negotiator|officer|general|expert|representative|commander|"
                                 "colleague|team";
    int32_t above = f->sentence->tokens[w].head;
    return above >= 0 && party_marked(f, w, "from") &&
           str_in_list(f->sentence->tokens[above].lemma, PEOPLE, '|');
}

// Does the word stand in the phrase of its head, and not where something is or what it is about?
static bool is_in_phrase(const frame_view *f, uint32_t head, uint32_t word)
{
    int32_t at = (int32_t)word;
    for (int step = 0; step <= PHRASE_STEPS && at >= 0; step++) {
        if (at == (int32_t)head) return true;
        deprel rel = (deprel)f->sentence->tokens[at].rel;
        deprel base = deprel_base(rel);
        bool own = base == REL_AMOD || base == REL_COMPOUND || base == REL_NMOD ||
                   base == REL_CONJ || base == REL_FLAT || base == REL_APPOS;
        bool outside = party_marked(f, (uint32_t)at, NOT_OF) && !is_of_people(f, (uint32_t)at);
        if (!own || rel == REL_ACL_RELCL || outside) return false;
        at = f->sentence->tokens[at].head;
    }
    return false;
}

// Conjuncts of a party are parties as well; of what is none itself those in its phrase are: "the
// governments of Chad and Mali", "the Chadian and Malian staffs".
static void add_phrase(party_list *list, const frame_view *f, uint32_t head)
{
    uint32_t before = list->n;
    add_word(list, f, head);
    for (uint32_t i = f->first_child[head]; i < f->first_child[head + 1]; i++) {
        uint32_t c = f->children[i];
        if (f->sentence->tokens[c].rel == REL_CONJ) add_word(list, f, c);
    }
    for (uint32_t w = 0; w < f->sentence->n_tokens && list->n < before + 2; w++)
        if (w != head && is_in_phrase(f, head, w) && !is_venue(f, w)) add_word(list, f, w);
}

// "The treaty of Chad and Niger": two or more behind "of" are its parties.
static void add_owners(party_list *list, const frame_view *f, uint32_t noun)
{
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        party_list owners = {0};
        uint32_t c = f->children[i];
        bool whose = mention_covering(f->mentions, f->sentence->index, c, MENTION_ACTOR) != NULL;
        if (c < noun || !whose || !party_marked(f, c, "of")) continue;
        add_phrase(&owners, f, c);
        for (uint32_t k = 0; owners.n > 1 && k < owners.n; k++) party_add(list, owners.p[k]);
    }
}

// Does the phrase at `w` belong to the word before it, and to no clause that only describes
// something?
static bool hangs_behind(const frame_view *f, uint32_t w, uint32_t word)
{
    int32_t at = (int32_t)w;
    for (int step = 0; step < BEHIND_STEPS && at >= 0 && at != (int32_t)word; step++) {
        deprel rel = (deprel)f->sentence->tokens[at].rel;
        bool deed = rel == REL_CONJ && f->sentence->tokens[at].upos == UPOS_VERB;
        bool leaves = rel == REL_ACL_RELCL || deprel_base(rel) == REL_ADVCL || deed ||
                      deprel_base(rel) == REL_CCOMP || rel == REL_PARATAXIS;
        at = leaves ? -1 : f->sentence->tokens[at].head;
    }
    return at == (int32_t)word;
}

// "Talks with Chad", "talks for a treaty between Chad and Mali": wherever it stands behind the
// word, but in no clause that only describes something.
static void add_behind(party_list *list, const frame_view *f, uint32_t word)
{
    for (uint32_t w = word + 1; w < f->sentence->n_tokens; w++) {
        if (!party_marked(f, w, "with|between|among|amongst")) continue;
        if (str_in_list(f->sentence->tokens[w].lemma, HELPERS, '|')) continue;
        if (hangs_behind(f, w, word)) add_phrase(list, f, w);
    }
    if (list->n < 2) add_owners(list, f, word);
}

// "US-China talks", "Iran's talks", "Sino-American": actors in the noun's own phrase.
static void add_modifiers(party_list *list, const frame_view *f, uint32_t noun)
{
    uint32_t first = noun > MODIFIER_REACH ? noun - MODIFIER_REACH : 0;
    for (uint32_t w = first; w < noun; w++) {
        const token *t = &f->sentence->tokens[w];
        deprel rel = deprel_base((deprel)t->rel);
        if (rel != REL_COMPOUND && rel != REL_AMOD && rel != REL_NMOD && rel != REL_CONJ) continue;
        int32_t at = (int32_t)w;
        for (int step = 0; step < PHRASE_STEPS && at >= 0 && at != (int32_t)noun; step++)
            at = f->sentence->tokens[at].head;
        if (at == (int32_t)noun && !party_marked(f, w, "in|at|near|on|about|of|over") &&
            !is_venue(f, w))
            add_word(list, f, w);
    }
}

// The talks that a round, a session, the resumption is one of.
int32_t party_inner_noun(const frame_view *f, uint32_t noun)
{
    if (f->sentence->tokens[noun].upos == UPOS_VERB)
        return -1; // "sat down [in the Kenyan capital]"
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        uint32_t c = f->children[i];
        if (c > noun && party_marked(f, c, "of|in") && f->sentence->tokens[c].upos == UPOS_NOUN &&
            !mention_headed(f->mentions, f->sentence->index, c, MENTION_ACTOR))
            return (int32_t)c;
    }
    return -1;
}

// Those that fill the path; the channel itself, subject of "is on ice", has done nothing.
static void add_path(party_list *list, const frame_view *f, uint32_t word, const rule_path *p,
                     uint32_t noun)
{
    fillers found = {0};
    rule_path_walk(f, word, p, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (!frame_below(f, noun, found.word[i]) || noun == word)
            add_phrase(list, f, found.word[i]);
}

bool party_is_with(const frame_view *f, uint32_t word)
{
    for (uint32_t w = word + 1; w < f->sentence->n_tokens; w++)
        if (party_marked(f, w, "with") && hangs_behind(f, w, word)) return true;
    return false;
}

// Takes out who only brings the parties together.
static void drop_mediators(party_list *list, const frame_view *f, uint32_t noun)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (!str_in_list(f->sentence->tokens[w].lemma, MEDIATES, '|')) continue;
        party_list helpers = {0};
        fillers found = {0};
        frame_fillers(f, w, SLOT_SUBJECT, STR_NONE, &found);
        for (uint32_t i = 0; i < found.n; i++) add_phrase(&helpers, f, found.word[i]);
        bool own = frame_below(f, w, noun) && party_is_with(f, noun); // "hosted talks with Chad"
        for (uint32_t i = 0; i < helpers.n && list->n > 2 && !own; i++)
            for (uint32_t k = 0; k < list->n; k++)
                if (str_eq(list->p[k].key, helpers.p[i].key)) {
                    memmove(&list->p[k], &list->p[k + 1], (list->n - k - 1) * sizeof *list->p);
                    list->n--;
                    break;
                }
    }
}

void party_of_name(party_list *list, const frame_view *f, uint32_t noun)
{
    add_modifiers(list, f, noun);
}

void party_of_noun(party_list *list, const frame_view *f, uint32_t noun)
{
    add_modifiers(list, f, noun);
    add_behind(list, f, noun);
}

static bool party_opines(const frame_view *f, uint32_t word)
{
    return str_in_list(f->sentence->tokens[word].lemma, OPINES, '|');
}

// Do the words stand in the noun's own phrase ("the treaty between Chad and Niger")?
static bool is_inside(const frame_view *f, uint32_t noun, span words)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (span_contains(words, f->sentence->tokens[w].span)) return frame_below(f, noun, w);
    return false;
}

// "Welcomed the start of talks with Chad": they are the speaker's own.
static bool is_with(const frame_view *f, uint32_t word)
{
    for (uint32_t w = word + 1; w < f->sentence->n_tokens; w++)
        if (party_marked(f, w, "with") && frame_below(f, word, w)) return true;
    return false;
}

// "Stalled amid demands by Chad": below words that only say what else there was.
static bool is_circumstance(const frame_view *f, uint32_t w)
{
    int32_t at = (int32_t)w;
    for (int step = 0; step < PHRASE_STEPS && at >= 0; step++) {
        if (party_marked(f, (uint32_t)at, "amid|amidst|despite")) return true;
        deprel rel = deprel_base((deprel)f->sentence->tokens[at].rel);
        if (rel != REL_NMOD && rel != REL_AMOD && rel != REL_COMPOUND && rel != REL_OBL)
            return false;
        at = f->sentence->tokens[at].head;
    }
    return false;
}

// "Arrived in Chad for talks", "Chad welcomed the resumption of the Libyan dialogue": the place
// that somebody goes to, or who only has an opinion of the talks.
static bool is_bystander(const frame_view *f, const participant *p)
{
    static const char GOES[] =
        "arrive|travel|go|come|fly|return|visit|lead|head|host|meet|gather|hold|depart|convene";
    if (!p->mention || p->sentence != f->sentence->index) return false;
    uint32_t w = p->mention->head;
    int32_t above = f->sentence->tokens[w].head;
    if (above < 0) return false;
    if (is_circumstance(f, w)) return true;
    str verb = f->sentence->tokens[above].lemma;
    deprel rel = deprel_base((deprel)f->sentence->tokens[w].rel);
    if (str_in_list(verb, GOES, '|') && party_marked(f, w, "in|at|to|near")) return true;
    return rel == REL_NSUBJ && str_in_list(verb, OPINES, '|') && !is_with(f, (uint32_t)above);
}

// "Experts of Chad": whom it sends, not scholars.
static bool is_expert(const frame_view *f, const participant *p)
{
    return p->mention && p->sentence == f->sentence->index && p->actor->country.n &&
           str_in_list(f->sentence->tokens[p->mention->head].lemma, "expert|specialist", '|');
}

// Who only speaks or is spoken to, the place, and who only has an opinion is no party; nor, in a
// long text, whom only another sentence names.
static void add_side(party_list *list, const frame_view *f, const participant *p, uint32_t n,
                     bool whole)
{
    const char *guessed =
        whole ? "speaker|hearer|publisher" : "speaker|hearer|publisher|same event|counterpart";
    for (uint32_t i = 0; i < n; i++)
        if (!str_in_list(p[i].how, guessed, '|') &&
            (!is_private(p[i].actor) || is_expert(f, &p[i])) && !is_bystander(f, &p[i]))
            party_add(list, party_of(p[i].actor));
}

void party_of_event(party_list *list, const frame_view *f, const event *e)
{
    bool whole = f->mentions->n_sentences <= CHANNEL_LONG_TEXT;
    for (uint32_t w = 0; w < f->sentence->n_tokens && !whole; w++) // "declined our invitation"
        whole = str_in_list(f->sentence->tokens[w].lemma, "we|our", '|');
    add_side(list, f, e->actors, e->n_actors, whole);
    add_side(list, f, e->recipients, e->n_recipients, whole);
}

// "Mali's participation in the talks was halted": whose it is.
static void add_participant(party_list *list, const frame_view *f, uint32_t noun)
{
    int32_t above = f->sentence->tokens[noun].head;
    if (above >= 0 &&
        str_in_list(f->sentence->tokens[above].lemma, "participation|involvement", '|'))
        add_modifiers(list, f, (uint32_t)above);
}

void party_find(const frame_view *f, const rule_match *m, uint32_t noun, const event *e,
                party_list *out, fact_party *by)
{
    party_list doer = {0};
    add_path(&doer, f, m->word, m->rule->actor, noun);
    if (doer.n == 0) add_participant(&doer, f, noun);
    if (doer.n == 1) *by = doer.p[0]; // what both do nobody in particular has done
    int32_t at = (int32_t)noun;
    for (int step = 0; step < 3 && at >= 0; step++) {
        if (!str_in_list(f->sentence->tokens[at].lemma, OFFERS, '|'))
            add_modifiers(out, f, (uint32_t)at);
        add_behind(out, f, (uint32_t)at);
        at = party_inner_noun(f, (uint32_t)at);
    }
    add_behind(out, f, m->word);
    bool joins = party_is_with(f, noun) || party_is_with(f, m->word); // "Chad held talks with two"
    if (out->n < 2 || (joins && m->word != noun && !party_opines(f, m->word)))
        for (uint32_t i = 0; i < doer.n; i++) party_add(out, doer.p[i]);
    if (out->n < 2 && e) {
        party_of_event(out, f, e);
        if (!by->key.n && e->n_actors == 1 && !is_inside(f, noun, e->actors[0].span))
            *by = party_of(e->actors[0].actor);
    }
    drop_mediators(out, f, noun);
}

// "The commanders of the Kyrgyz and Tajik troops met": countries anywhere in the subject.
void party_below_subject(party_list *list, const frame_view *f, uint32_t verb)
{
    fillers found = {0};
    frame_fillers(f, verb, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        for (uint32_t w = 0; w < verb; w++)
            if (frame_below(f, found.word[i], w)) add_word(list, f, w);
}

// Parties that the sentence leaves out: of talks of so many the list of so many; those of the
// channel told before; those that the text is about.
// "Our talks with Chad", "the bilateral consultations".
static bool is_own(const frame_view *f, uint32_t noun)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (str_in_list(f->sentence->tokens[w].lemma, "we|our|bilateral", '|')) return true;
        if (party_marked(f, w, "with") && frame_below(f, noun, w)) return true;
    }
    return false;
}

// "With partners", "between experts": somebody whom the text does not tell; not "with the other
// side", "between their capitals", "between Fada and Tahoua".
static bool is_somebody(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    if (t->upos != UPOS_NOUN) return false;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        const token *c = &f->sentence->tokens[f->children[i]];
        if (c->rel == REL_NMOD_POSS || c->upos == UPOS_NUM || c->upos == UPOS_DET) return false;
    }
    return true;
}

// "With a Swiss firm", "between Chad and a Swiss firm".
static bool is_firm(const frame_view *f, uint32_t word)
{
    if (is_in_private(f, word)) return true;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (f->sentence->tokens[f->children[i]].rel == REL_CONJ && is_in_private(f, f->children[i]))
            return true;
    return false;
}

static bool has_stranger(const frame_view *f, uint32_t noun)
{
    int32_t above = f->sentence->tokens[noun].head; // "suspended talks [with a firm]"
    for (uint32_t c = noun + 1; above >= 0 && c < f->sentence->n_tokens; c++)
        if (f->sentence->tokens[c].head == above && party_marked(f, c, "with|between") &&
            is_firm(f, c))
            return true;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        uint32_t c = f->children[i];
        if (party_marked(f, c, "with|between|among") && (is_somebody(f, c) || is_firm(f, c)))
            return true;
    }
    return false;
}

// "The U.S. advisory commission": of one country, and nobody says that it is a joint one.
static bool is_single_body(const frame_view *f, uint32_t noun)
{
    str lemma = f->sentence->tokens[noun].lemma;
    if (!str_ends(lemma, STR("ommission")) && !str_ends(lemma, STR("ommittee"))) return false;
    for (uint32_t w = 0; w < noun; w++)
        if (str_eq_nocase(f->sentence->tokens[w].form, STR("joint")) ||
            str_in_list(f->sentence->tokens[w].lemma, "bilateral|mixed|country|two", '|'))
            return false;
    return true;
}

// "A new group": not one that was told of before.
static bool is_new(const frame_view *f, uint32_t noun)
{
    int32_t det = frame_child(f, noun, REL_DET);
    return det >= 0 && str_in_list(f->sentence->tokens[det].lemma, "a|an", '|') &&
           !f->sentence->headline;
}

// "The talks", "their third round", a treaty or line, or any in a headline: known ones.
static bool is_definite(const frame_view *f, uint32_t noun)
{
    const token *n = &f->sentence->tokens[noun];
    bool known = f->sentence->headline ||
                 str_in_list(n->lemma, "line|hotline|link|treaty|pact|memorandum|truce", '|');
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        const token *t = &f->sentence->tokens[f->children[i]];

        bool det = str_in_list(t->lemma,
                               "the|this|that|these|those|both|second|third|fourth|"
                               "fifth|sixth|next|last|latest",
                               '|');
        known = known || det || t->rel == REL_NMOD_POSS;
    }
    return known;
}

bool party_names_other(const frame_view *f, uint32_t noun, const fact_party *known, uint32_t n)
{
    party_list named = {0};
    for (uint32_t w = noun + 1; w < f->sentence->n_tokens; w++) {
        const mention *m = mention_covering(f->mentions, f->sentence->index, w, MENTION_ACTOR);
        if (m && !m->placed && frame_below(f, noun, w) && !party_marked(f, w, "in|at|near"))
            add_word(&named, f, w);
    }
    for (uint32_t i = 0; i < named.n; i++)
        if (!fact_has_party(known, n, named.p[i].key)) return true;
    return false;
}

// "The forum in which Chad and Mali discussed fish": who acts in it.
static void add_members(party_list *list, const frame_view *f, uint32_t noun)
{
    if (!str_in_list(f->sentence->tokens[noun].lemma, "forum|format|group|arrangement", '|'))
        return;
    for (uint32_t w = noun + 1; w < f->sentence->n_tokens; w++) {
        deprel rel = deprel_base((deprel)f->sentence->tokens[w].rel);
        bool acts = rel == REL_NSUBJ || rel == REL_CONJ || rel == REL_NMOD;
        if (acts && frame_below(f, noun, w) && !party_marked(f, w, "in|at|near"))
            add_word(list, f, w);
    }
}

// "The Libyan peace talks", of one country and nobody's with it: between sides within it.
static bool is_within(const frame_view *f, uint32_t noun)
{
    bool peace = false, adjective = false;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        uint32_t c = f->children[i];
        const token *t = &f->sentence->tokens[c];
        deprel rel = deprel_base((deprel)t->rel);
        if (c > noun || t->rel == REL_NMOD_POSS || (rel != REL_AMOD && rel != REL_COMPOUND))
            continue;
        peace = peace || str_in_list(t->form, "peace|Peace|reconciliation|Reconciliation", '|');
        adjective =
            adjective || (mention_covering(f->mentions, f->sentence->index, c, MENTION_ACTOR) &&
                          !is_venue(f, c));
    }
    return peace && adjective;
}

// Is who publishes the text one of them?
static bool names_author(const fact_reading *r, const party_list *list)
{
    return r->c->mentions.n_authors == 1 &&
           party_has(list, party_of(r->c->mentions.authors[0]).key);
}

// A truce is between those who fought: others are not guessed.
static bool is_truce(const frame_view *f, uint32_t noun)
{
    return str_in_list(f->sentence->tokens[noun].lemma, "truce|ceasefire|cease-fire|armistice",
                       '|');
}

// The verb above the noun by which somebody only has an opinion of the talks; -1: none.
static int32_t opinion_above(const frame_view *f, uint32_t noun)
{
    int32_t at = f->sentence->tokens[noun].head;
    for (int step = 0; step < BEHIND_STEPS && at >= 0; step++) {
        if (str_in_list(f->sentence->tokens[at].lemma, OPINES, '|'))
            return is_with(f, (uint32_t)at) ? -1 : at;
        at = f->sentence->tokens[at].head;
    }
    return -1;
}

static bool has_opinion(const frame_view *f, uint32_t noun)
{
    return opinion_above(f, noun) >= 0;
}

// "The United States welcomed the Libyan dialogue": it is no party.
static bool only_opines(const frame_view *f, uint32_t noun, str key)
{
    int32_t verb = opinion_above(f, noun);
    fillers who = {0};
    party_list list = {0};
    if (verb < 0) return false;
    frame_fillers(f, (uint32_t)verb, SLOT_SUBJECT, STR_NONE, &who);
    for (uint32_t i = 0; i < who.n; i++) add_word(&list, f, who.word[i]);
    return party_has(&list, key);
}

void party_complete(fact_reading *r, const frame_view *f, uint32_t noun, uint32_t n_said,
                    const fact *before, party_list *list, uint32_t *n_known)
{
    if (n_said > list->n) channelframe_list(r, n_said, list);
    if (list->n < 2) add_members(list, f, noun);
    channeltwo_add(r, f, noun, list);
    *n_known = list->n;
    if (list->n >= 2) return;
    bool bare = list->n == 0 && !is_definite(f, noun);
    if (list->n == 1 && is_within(f, noun)) return;
    if (has_stranger(f, noun) || (list->n == 1 && is_single_body(f, noun))) return;
    if (before && before->n_actors > 2 && is_new(f, noun)) before = NULL;
    channeltwo_add_similar(r, f, noun, list);
    for (uint32_t i = 0; before && i < before->n_actors; i++) party_add(list, before->actors[i]);
    if (list->n >= 2 || r->c->sentences.n > CHANNEL_LONG_TEXT) return;
    const party_list *whole = &r->whole->parties;
    bool clear = n_said > 0 || (r->whole->clear && r->whole->about_talks);
    if (list->n == 0 &&
        (!clear || bare || (!n_said && party_names_other(f, noun, whole->p, whole->n))))
        return;
    if (list->n == 1 && r->c->mentions.n_authors == 1 && is_own(f, noun) && !has_opinion(f, noun))
        party_add(list, party_of(r->c->mentions.authors[0]));
    if (is_truce(f, noun) && list->n == 0 && names_author(r, whole)) return;
    bool known = list->n == 0 || party_has(whole, list->p[0].key);
    for (uint32_t i = 0; i < whole->n && known && list->n < 2; i++)
        if (!only_opines(f, noun, whole->p[i].key) &&
            (!str_eq(whole->p[i].key, r->whole->author) || is_own(f, noun)))
            party_add(list, whole->p[i]);
}
