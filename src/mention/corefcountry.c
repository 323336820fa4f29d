// Which country does somebody belong to of whom no word beside him says it? What is nearest
// decides: whom the noun is joined to ("Ukrainian cities and villagers"), who in the clause
// disposes of them
// ("Chad deployed troops"), where the clause is, and at last the only other country of the
// sentence. Two that are equally near leave it open.
#include "mention/coref.h"
#include "mention/placescan.h"
#include "mention/word.h"

#define CLIMB_MAX  6  // words from a noun up to the verb whose object it is
#define REACH_MAX  12 // words of the tree between a place and whom it may hold
#define STRAY_COST 4  // further away: a place that hangs on a noun beside, not above
#define JOIN_WORDS 4  // words before a noun among which an article would make it a new start

// Verbs by which a state disposes of its own soldiers and envoys.
static const char DISPOSES[] =
    "deploy|redeploy|send|dispatch|withdraw|pull|mobilize|mobilise|station|recall|mass|amass|move|"
    "commit|lose|rotate|airlift";
// What a state does to those who live under it.
static const char RULES[] =
    "jail|arrest|detain|imprison|convict|sentence|pardon|acquit|prosecute|persecute|repress|"
    "suppress|oppress|silence|harass|intimidate|disqualify|release|free|ban|muzzle|indict";
// Verbs whose object does what the verb below says.
static const char DEMANDS[] =
    "call|urge|ask|tell|press|want|order|demand|beseech|implore|encourage|push|appeal";
// Where people come from everywhere.
static const char VENUES[] =
    "meeting|summit|conference|talk|forum|session|visit|trip|ceremony|assembly|"
    "speech|remark|dialogue|consultation|negotiation|seminar|workshop|tournament|championship|game|"
    "match|festival|event|bureau";
static const char VENUE_VERBS[] =
    "meet|discuss|speak|visit|attend|consult|confer|host|participate|address|welcome|join|play|"
    "compete";
static const char MOTION_VERBS[] =
    "travel|arrive|fly|return|go|come|flee|head|send|admit|admission|entry|emigrate|immigrate|"
    "emigration|immigration";
// What is a place when a nationality stands before it: "in the Afghan province".
static const char SITES[] =
    "prison|jail|hospital|waters|soil|territory|capital|market|airspace|school|mosque|church|"
    "detention|side|half|part|north|south|east|west|mine|factory|camp|frontier|mainland|highlands";

static bool is_own(const actor *who)
{
    return who && who->country.n;
}

bool coref_is_private(const actor *who)
{
    return who->person && who->n_sectors && str_in_list(who->sectors[0], "CVL|MED|EDU|BUS", '|');
}

// The mention that word `head` heads, with one country; NULL when there is none.
static const actor *actor_headed(const coref *c, uint32_t head)
{
    for (uint32_t i = 0; i < c->n_here; i++) {
        const mention *m = &c->s->records.p[c->here[i]].m;
        if (m->head == head && m->n_actors == 1 && is_own(m->actors[0])) return m->actors[0];
    }
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;)
        if (c->past.p[i].word == head && c->past.p[i].n == 1 && is_own(c->past.p[i].actors[0]))
            return c->past.p[i].actors[0];
    return NULL;
}

// -- whom it is joined to

// "cities" of "Ukrainian cities and villagers": the country right before the noun.
static const actor *country_of_noun(const coref *c, uint32_t noun)
{
    for (uint32_t i = noun; i-- > 0 && i + JOIN_WORDS > noun;) {
        const token *t = &c->st->tokens[i];
        if (c->s->piece_at[i] >= 0) {
            const piece *p = &c->s->pieces.p[c->s->piece_at[i]];
            bool before = t->head == (int32_t)noun && t->head >= (int32_t)p->end;
            return before && !p->blocked && name_is_country(p) ? p->who : NULL;
        }
        if (t->upos != UPOS_ADJ && t->upos != UPOS_NOUN && t->xpos != XPOS_POS) return NULL;
    }
    return NULL;
}

static bool has_article(const sentence *st, uint32_t first)
{
    for (uint32_t i = first; i-- > 0 && i + JOIN_WORDS > first;) {
        if (st->tokens[i].upos == UPOS_DET || st->tokens[i].xpos == XPOS_PRP_POSS) return true;
        if (st->tokens[i].upos != UPOS_ADJ && st->tokens[i].upos != UPOS_NOUN) return false;
    }
    return false;
}

// Soldiers and those whom they meet with arms are seldom one country's.
static bool may_differ(const agent_hit *other, str sectors)
{
    str its = agent_sectors(other);
    bool armed = str_starts(its, STR("MIL")) || str_starts(its, STR("COP"));
    return armed && !str_starts(sectors, STR("MIL")) && !str_starts(sectors, STR("COP")) &&
           !str_starts(sectors, STR("GOV"));
}

// The country that the text before gave to an agent without one.
static const actor *resolved_at(const coref *c, const agent_hit *h)
{
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if (a->word == h->head && a->n == 1 && is_own(a->actors[0])) return a->actors[0];
    }
    return NULL;
}

const actor *coref_joined(const coref *c, const agent_hit *h)
{
    const token *t = &c->st->tokens[h->head];
    str sectors = agent_sectors(h);
    if (t->rel == REL_CONJ && t->head >= 0 && t->head < (int32_t)h->first &&
        !has_article(c->st, h->first)) {
        int32_t at = c->s->hit_at[t->head];
        const agent_hit *other = at >= 0 ? &c->s->hits.p[at] : NULL;
        if (!other) return country_of_noun(c, (uint32_t)t->head);
        if (!other->n_actors && !other->named) return resolved_at(c, other);
        bool left = other->from < other->first;
        return left && !other->named && other->n_actors == 1 && is_own(other->actors[0]) &&
                       !may_differ(other, sectors)
                   ? other->actors[0]
                   : NULL;
    }
    // "the Kazakh chairman of the security service"
    if (t->rel == REL_NMOD && t->head >= 0 && t->head < (int32_t)h->first &&
        h->kind == AGENT_BODY) {
        int32_t at = c->s->hit_at[t->head];
        const agent_hit *chief = at >= 0 ? &c->s->hits.p[at] : NULL;
        bool left = chief && chief->kind == AGENT_TITLE && chief->from < chief->first;
        if (left && chief->n_actors == 1 && is_own(chief->actors[0])) return chief->actors[0];
    }
    // "the people and government of Peru"
    const agent_hit *hits = c->s->hits.p;
    for (uint32_t i = c->s->hit_of[c->sentence]; hits && i < c->s->hit_of[c->sentence + 1]; i++) {
        const agent_hit *other = &hits[i];
        const token *o = &c->st->tokens[other->head];
        if (other->first < h->end || o->rel != REL_CONJ || o->head != (int32_t)h->head) continue;
        bool right = other->to > other->end && !other->named && other->from == other->first;
        if (right && other->n_actors == 1 && is_own(other->actors[0])) return other->actors[0];
    }
    return NULL;
}

// -- who disposes of them

// The last word before `end` that hangs on word `of` in this relation, or in one of its kinds; -1.
static int32_t child(const sentence *st, int32_t of, deprel rel, int32_t end)
{
    int32_t best = -1;
    for (int32_t i = 0; i < end; i++) {
        const token *t = &st->tokens[i];
        bool fits = (deprel)t->rel == rel || deprel_base((deprel)t->rel) == rel;
        if (t->head == of && fits) best = i;
    }
    return best;
}

// Who does what the verb says: its subject, or whom the verb above asks to do it.
static const actor *doer(const coref *c, int32_t verb)
{
    const sentence *st = c->st;
    int32_t n = (int32_t)st->n_tokens;
    for (int step = 0; step < CLIMB_MAX && verb >= 0; step++) {
        const token *t = &st->tokens[verb];
        int32_t who = child(st, verb, REL_OBL_AGENT, n);
        bool passive = child(st, verb, REL_NSUBJ_PASS, n) >= 0;
        if (who < 0 && !passive) who = child(st, verb, REL_NSUBJ, n);
        if (who >= 0) {
            const actor *known = actor_headed(c, (uint32_t)who);
            return known ? known : country_of_noun(c, (uint32_t)who); // "Turkish jets"
        }
        deprel rel = deprel_base((deprel)t->rel);
        bool links = rel == REL_XCOMP || rel == REL_CONJ || rel == REL_ADVCL;
        if (t->head < 0 || passive || !links) return NULL;
        if (rel != REL_CONJ && word_lemma_among(&st->tokens[t->head], DEMANDS)) {
            int32_t asked = child(st, t->head, REL_OBJ, verb);
            if (asked < 0) asked = child(st, t->head, REL_OBL, verb);
            return asked < 0 ? NULL : actor_headed(c, (uint32_t)asked);
        }
        verb = t->head;
    }
    return NULL;
}

static bool is_public(const actor *who)
{
    return who->n_sectors == 0 || str_in_list(who->sectors[0], "GOV|COP|JUD|MIL|LEG|SPY", '|');
}

// "The protesters detained by Belarusian police": who disposes of them, in a participle's or a
// relative clause below.
static const actor *disposer_below(const coref *c, uint32_t word)
{
    const sentence *st = c->st;
    for (int32_t i = (int32_t)word + 1; i < (int32_t)st->n_tokens; i++) {
        const token *t = &st->tokens[i];
        bool passive = (t->rel == REL_ACL && t->xpos == XPOS_VBN) ||
                       (t->rel == REL_ACL_RELCL && child(st, i, REL_AUX_PASS, i) >= 0);
        if (t->head != (int32_t)word || !passive || !word_lemma_among(t, RULES)) continue;
        int32_t by = child(st, i, REL_OBL_AGENT, (int32_t)st->n_tokens);
        if (by < 0) by = child(st, i, REL_OBL, (int32_t)st->n_tokens);
        if (by < 0 || child(st, by, REL_CASE, by) < 0) continue;
        if (!word_is(st, (uint32_t)child(st, by, REL_CASE, by), "by")) continue;
        const actor *who = actor_headed(c, (uint32_t)by);
        if (who && is_public(who)) return who;
    }
    return NULL;
}

const actor *coref_disposer(const coref *c, uint32_t word, str sectors)
{
    const sentence *st = c->st;
    uint32_t at = word;
    bool armed = str_starts(sectors, STR("MIL")); // jailed soldiers are mostly another's
    bool own = armed || str_starts(sectors, STR("GOV")) || str_starts(sectors, STR("COP"));
    const actor *below = armed ? NULL : disposer_below(c, word);
    if (below) return below;
    for (int step = 0; step < CLIMB_MAX; step++) {
        const token *t = &st->tokens[at];
        if (t->head < 0) return NULL;
        deprel rel = deprel_base((deprel)t->rel);
        const token *up = &st->tokens[t->head];
        if (rel == REL_OBJ || t->rel == REL_NSUBJ_PASS) {
            bool disposes =
                (!armed && word_lemma_among(up, RULES)) || (own && word_lemma_among(up, DISPOSES));
            const actor *who = disposes ? doer(c, t->head) : NULL;
            return who && is_public(who) ? who : NULL;
        }
        if (rel != REL_CONJ && rel != REL_APPOS && rel != REL_FLAT && rel != REL_COMPOUND &&
            t->rel != REL_NMOD_DESC)
            return NULL;
        at = (uint32_t)t->head;
    }
    return NULL;
}

// -- where it is

// The head of the phrase that says where ("the town" of "in the Chadian town of Bol"), from the
// piece up; SCAN_NONE when the piece does not say where.
static uint32_t locative(const sentence *st, const piece *p)
{
    str how;
    bool near;
    uint32_t at = scan_head(st, p->first, p->end);
    if (p->kind != PIECE_NATIONALITY &&
        place_role_of(st, p->first, p->end, &how, &near) == ROLE_LOCATIVE) {
        for (int step = 0; step < CLIMB_MAX; step++) { // "in X and Y", "in the capital, X"
            deprel rel = deprel_base((deprel)st->tokens[at].rel);
            if ((rel != REL_CONJ && rel != REL_APPOS) || st->tokens[at].head < 0) break;
            at = (uint32_t)st->tokens[at].head;
        }
        return at;
    }
    for (int step = 0; step < CLIMB_MAX; step++) {
        const token *t = &st->tokens[at];
        deprel rel = deprel_base((deprel)t->rel);
        bool inside = rel == REL_COMPOUND || rel == REL_AMOD || rel == REL_NMOD ||
                      rel == REL_APPOS || rel == REL_FLAT;
        if (!inside || t->head < 0) return SCAN_NONE;
        at = (uint32_t)t->head;
        const token *up = &st->tokens[at];
        if (place_noun_kind(up) == PLACE_KINDS && !word_lemma_among(up, SITES)) return SCAN_NONE;
        if (place_role_of(st, at, at + 1, &how, &near) == ROLE_LOCATIVE) return at;
    }
    return SCAN_NONE;
}

// "Evidence linking officials in Moscow": a clause that only says which of a noun is meant holds
// its places for itself.
static bool is_aside(const token *t)
{
    deprel rel = deprel_base((deprel)t->rel);
    return t->upos == UPOS_VERB && (rel == REL_ACL || rel == REL_CCOMP || rel == REL_XCOMP);
}

// Does the clause that verb `t` heads say something of the word itself, or of its apposition?
static bool is_about(const sentence *st, const token *t, uint32_t word)
{
    if (t->head == (int32_t)word) return true;
    const token *noun = &st->tokens[t->head];
    deprel rel = deprel_base((deprel)noun->rel);
    return noun->head == (int32_t)word && (rel == REL_APPOS || rel == REL_FLAT || rel == REL_CONJ);
}

// How far the place that `at` heads is from the word in the tree; UINT32_MAX when it says nothing
// of it. `guest`: may he be a guest there?
static uint32_t distance(const sentence *st, uint32_t at, uint32_t word, bool guest)
{
    int32_t over = st->tokens[at].head;
    uint32_t cost = 0;
    while (over >= 0 && !scan_below(st, (uint32_t)over, word)) {
        const token *t = &st->tokens[over];
        if (t->upos != UPOS_VERB && word_lemma_among(t, VENUES)) return UINT32_MAX;
        if (is_aside(t) && (cost || t->rel == REL_ACL || t->rel == REL_ACL_RELCL) &&
            !(cost < 2 && is_about(st, t, word)))
            return UINT32_MAX;
        if (word_lemma_among(t, MOTION_VERBS)) return UINT32_MAX; // "to go to Togo"
        if (++cost > REACH_MAX) return UINT32_MAX;
        over = t->head;
    }
    if (over < 0) return cost + REACH_MAX;
    if (cost) cost += STRAY_COST;
    if (word_lemma_among(&st->tokens[over], VENUES) && over != (int32_t)word) return UINT32_MAX;
    if (word_lemma_among(&st->tokens[over], MOTION_VERBS)) return UINT32_MAX;
    if (guest && word_lemma_among(&st->tokens[over], VENUE_VERBS)) return UINT32_MAX;
    for (int32_t w = (int32_t)word; w != over && cost < UINT32_MAX; w = st->tokens[w].head) cost++;
    return cost;
}

const actor *coref_whereabouts(const coref *c, uint32_t word, bool guest)
{
    const actor *best = NULL;
    uint32_t best_cost = UINT32_MAX;
    for (uint32_t p = c->s->piece_of[c->sentence]; p < c->s->piece_of[c->sentence + 1]; p++) {
        const piece *x = &c->s->pieces.p[p];
        if (!is_own(x->who) || x->blocked || !name_is_country(x) || x->kind == PIECE_PEOPLE)
            continue;
        uint32_t at = locative(c->st, x);
        if (at == SCAN_NONE || at == word) continue;
        if (x->end < word && str_eq(c->st->tokens[x->end].form, STR(":")))
            continue; // "Secretary Roe in Togo: Women deserve better"
        uint32_t cost = distance(c->st, at, word, guest);
        if (cost == UINT32_MAX || cost > best_cost) continue;
        bool other = best && !str_eq(best->country, x->who->country);
        if (cost == best_cost && other) {
            best = NULL;
            continue;
        }
        best = x->who;
        best_cost = cost;
    }
    return best;
}

// -- the only one at issue

// "a US drone strike killed four men": whose arms they are is not whose people.
static bool is_of_arms(const sentence *st, const piece *p)
{
    static const char ARMS[] =
        "drone|strike|airstrike|attack|warplane|jet|missile|bomb|bombing|shelling|raid|rocket|"
        "fighter|aircraft|force|troop|soldier|army|invasion|aggression|assault|fire|artillery|navy|"
        "flag|citizen|tourist|national|flight|airline|bus|ship|vessel|plane";
    const token *t = &st->tokens[scan_head(st, p->first, p->end)];
    deprel rel = deprel_base((deprel)t->rel);
    bool before = rel == REL_AMOD || rel == REL_COMPOUND || t->rel == REL_NMOD_POSS;
    bool of = rel == REL_NMOD && p->first > 0 && t->head >= 0 &&
              str_in_list(st->tokens[p->first - 1].form, "of|the", '|') &&
              str_in_list(st->tokens[t->head].lemma, "drone|warplane|jet|missile|rocket", '|');
    return (before || of) && t->head >= 0 && word_lemma_among(&st->tokens[t->head], ARMS);
}

// "A Facebook page"
static bool is_firm(const piece *p)
{
    if (p->kind == PIECE_HOLDER) return coref_is_private(p->who);
    return p->kind == PIECE_MEDIA || (p->kind == PIECE_BODY && p->who->n_sectors &&
                                      str_in_list(p->who->sectors[0], "BUS|NGO|EDU|MED", '|'));
}

// "Congress": a body's name that is a noun of every country's.
static bool is_common_name(const sentence *st, const piece *p)
{
    return p->end - p->first == 1 && agent_is_noun(st->tokens[p->first].lemma, NULL);
}

bool coref_acts(const actor_scan *s, const actor *country)
{
    for (size_t i = 0; i < s->pieces.n; i++) {
        const piece *p = &s->pieces.p[i];
        if (is_own(p->who) && str_eq(p->who->country, country->country) && p->kind != PIECE_CITY &&
            p->kind != PIECE_STATE && locative(&s->sentences->p[p->sentence], p) == SCAN_NONE)
            return true;
    }
    return false;
}

const actor *coref_only_here(const coref *c, const actor *but, bool guest, bool *several)
{
    const actor *only = NULL, *where = NULL;
    *several = false;
    for (uint32_t p = c->s->piece_of[c->sentence]; p < c->s->piece_of[c->sentence + 1]; p++) {
        const piece *x = &c->s->pieces.p[p];
        if (!is_own(x->who) || (but && str_eq(x->who->country, but->country))) continue;
        if (is_firm(x)) continue;
        if (x->kind == PIECE_BODY && is_common_name(c->st, x)) continue;
        bool town = x->kind == PIECE_CITY || x->kind == PIECE_STATE;
        bool place = guest && (town || locative(c->st, x) != SCAN_NONE);
        const actor **of = place ? &where : &only;
        bool first = !*of || str_eq((*of)->country, x->who->country);
        bool arms = name_is_country(x) && is_of_arms(c->st, x);
        if (!first || x->blocked || x->other || arms) *several = true;
        *of = x->who;
    }
    for (size_t i = 0; i < c->s->asides.n; i++) {
        const aside *x = &c->s->asides.p[i];
        if (x->sentence != c->sentence || (but && str_eq(x->who->country, but->country))) continue;
        if (only && !str_eq(only->country, x->who->country)) *several = true;
        only = x->who;
    }
    for (uint32_t i = 0; i < c->n_here; i++) {
        const mention *m = &c->s->records.p[c->here[i]].m;
        if (str_eq(m->how, STR("name"))) continue;
        if (str_eq(m->how, STR("office")) && m->n_actors && coref_is_private(m->actors[0]))
            continue;
        if (guest && word_lemma_among(&c->st->tokens[m->head], SITES))
            continue; // "a Chadian hospital"
        for (uint32_t k = 0; k < m->n_actors; k++) {
            const actor *who = m->actors[k];
            if (!who->person && !who->n_sectors) continue; // a piece
            if (!is_own(who) || (but && str_eq(who->country, but->country))) continue;
            if (only && !str_eq(only->country, who->country)) *several = true;
            only = who;
        }
    }
    if (only && where && !str_eq(only->country, where->country)) *several = true;
    return *several ? NULL : only;
}

bool coref_joins_body(const coref *c, uint32_t word)
{
    const token *t = &c->st->tokens[word];
    if (t->rel != REL_CONJ || t->head < 0 || c->s->piece_at[t->head] < 0) return false;
    const piece *p = &c->s->pieces.p[c->s->piece_at[t->head]];
    return p->who && p->kind == PIECE_BODY && !p->who->country.n;
}

bool coref_deals_with(const coref *c, uint32_t word, const actor *country)
{
    const token *t = c->st->tokens;
    uint32_t at = word;
    for (int step = 0; step < CLIMB_MAX && t[at].head >= 0 && t[at].rel != REL_NSUBJ; step++)
        at = (uint32_t)t[at].head;
    if (t[at].rel != REL_NSUBJ || t[at].head < 0) return false;
    for (uint32_t p = c->s->piece_of[c->sentence]; p < c->s->piece_of[c->sentence + 1]; p++) {
        const piece *x = &c->s->pieces.p[p];
        if (!is_own(x->who) || !str_eq(x->who->country, country->country)) continue;
        uint32_t w = scan_head(c->st, x->first, x->end);
        deprel rel = deprel_base((deprel)t[w].rel);
        bool dealt = rel == REL_OBJ || rel == REL_IOBJ;
        for (int step = 0; step < CLIMB_MAX && w != at; step++) {
            int32_t mark = child(c->st, (int32_t)w, REL_CASE, (int32_t)w);
            bool to = mark >= 0 && str_in_list(t[mark].form, "to|with|against", '|');
            if (step > 0) dealt = dealt && t[w].rel == REL_CONJ;
            if (to || (dealt && t[w].head == t[at].head)) return true;
            if (t[w].head < 0 || t[w].head == t[at].head || t[t[w].head].upos == UPOS_VERB) break;
            w = (uint32_t)t[w].head;
        }
    }
    return false;
}

const actor *coref_same_branch(const coref *c, str sectors)
{
    const actor *only = NULL;
    str branch = str_split(&sectors, ' ');
    if (!str_in_list(branch, "LEG|JUD|COP", '|')) return NULL;
    for (uint32_t i = 0; i < c->n_here; i++) {
        const mention *m = &c->s->records.p[c->here[i]].m;
        for (uint32_t k = 0; k < m->n_actors; k++) {
            const actor *who = m->actors[k];
            if (!is_own(who) || !who->n_sectors || !str_eq(who->sectors[0], branch)) continue;
            if (only && !str_eq(only->country, who->country)) return NULL;
            only = who;
        }
    }
    return only;
}

const actor *coref_ground(const coref *c, const actor *but)
{
    const actor *only = NULL;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, COREF_FOCUS_WINDOW)) break;
        for (uint32_t k = 0; k < a->n; k++) {
            const actor *who = a->actors[k];
            if (!is_own(who) || who->person || who->n_sectors) continue;
            if (a->adjective && c->story && !str_eq(who->country, c->story->country)) continue;
            if (but && str_eq(but->country, who->country)) continue;
            if (only && !str_eq(only->country, who->country)) return NULL;
            only = who;
        }
    }
    return only;
}

uint32_t coref_named_beside(const actor_scan *s, const actor *home)
{
    uint32_t most = s->asides.n > 0 ? 1 : 0;
    for (size_t i = 0; i < s->asides.n; i++)
        if (str_eq(s->asides.p[i].who->country, home->country)) most = 0;
    for (size_t i = 0; i < s->pieces.n; i++) {
        const actor *who = s->pieces.p[i].who;
        if (!is_own(who) || str_eq(who->country, home->country)) continue;
        if (s->pieces.p[i].kind == PIECE_HOLDER && coref_is_private(who)) continue;
        uint32_t n = bearer_count(s, who->country, false);
        if (n + 1 > most) most = n ? n : 1; // a town alone has no count
    }
    return most;
}
