// What a definite noun recalls: "approved the sale", "protested against the deliveries", "the last
// round was held in May", "since those talks". The sides, or the date, are those of the act that
// the text has told before. Each filled side says "same event" in `how`.
#include "event/draft.h"

#define RECALL_SENTENCES 30 // how far back "the sale" reaches; in longer texts it is another one
#define STRIKE_SENTENCES 8  // a list of strikes names who strikes whom now and then
#define ATTACK_SENTENCES 2  // "the attack" is the last one

static const char TRANSFERS[] = "sale export transfer delivery shipment supply package deal "
                                "contract order purchase consignment";
static const char TESTS[] = "test launch firing launching";
static const char TALKS[] =
    "talk talks round negotiation consultation dialogue discussion meeting session summit";

// "the sale", "those talks", "the previous round", "its last session".
static bool is_definite(const frame_view *f, uint32_t noun)
{
    int32_t det = frame_child(f, noun, REL_DET);
    return det >= 0 && in(f->sentence->tokens[det].lemma, "the this that these those");
}

static bool is_transfer(const draft *d)
{
    return draft_live(d) && in(d->e.type, "COOPERATE AID AGREE") && d->e.n_actors &&
           d->e.n_recipients;
}

// "a contract for 60 drones": what is delivered, not to whom.
static bool is_for_arms(const draft *d, uint32_t noun)
{
    fillers found = {0};
    return in(draft_token(d, noun)->lemma, "contract order deal package") &&
           frame_fillers(d->f, noun, SLOT_PREP, STR("for"), &found) &&
           mention_covering(d->f->mentions, d->e.sentence, found.word[0], MENTION_ITEM);
}

// The noun of a transfer, definite or of arms, that the draft's verb takes; -1 when there is none,
// or when it says itself for whom.
static int32_t transfer_noun(const draft *d)
{
    static const char *const FOR_WHOM[] = {"to", "for", "with", "from"};
    const frame_view *f = d->f;
    fillers found = {0}, own = {0};
    frame_fillers(f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        uint32_t w = found.word[i];
        if (!in(draft_token(d, w)->lemma, TRANSFERS)) continue;
        if (!is_definite(f, w) && !is_for_arms(d, w)) continue;
        for (size_t k = 0; k < sizeof FOR_WHOM / sizeof *FOR_WHOM; k++)
            if (frame_fillers(f, w, SLOT_PREP, str_of(FOR_WHOM[k]), &own) &&
                !mention_covering(f->mentions, d->e.sentence, own.word[0], MENTION_TIME) &&
                !mention_covering(f->mentions, d->e.sentence, own.word[0], MENTION_ITEM) &&
                !mention_covering(f->mentions, d->e.sentence, own.word[0], MENTION_MONEY))
                return -1;
        return (int32_t)w;
    }
    return -1;
}

static void add_side(reading *r, const participant *from, uint32_t n_from, participant **list,
                     uint32_t *n)
{
    for (uint32_t i = 0; i < n_from; i++) {
        participant p = from[i];
        p.mention = NULL;
        p.span = (span){0};
        role_add(r, list, n, p, "same event");
    }
}

// "Australia announced the sale on Monday": to whom it sells, as told before.
static void recall_transfer(reading *r, draft *d)
{
    event *e = &d->e;
    if (!in(e->type, "AGREE COOPERATE AID") || e->n_actors == 0 || e->n_recipients > 0) return;
    if (d->elliptical || transfer_noun(d) < 0) return;
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + RECALL_SENTENCES < e->sentence) return;
        if (!is_transfer(o) || !role_shares(o->e.actors, o->e.n_actors, e->actors, e->n_actors))
            continue;
        add_side(r, o->e.recipients, o->e.n_recipients, &e->recipients, &e->n_recipients);
        return;
    }
}

static bool is_weapon_test(const draft *d)
{
    return draft_live(d) && str_eq(d->e.type, STR("MOBILIZE")) && d->e.n_actors &&
           str_eq(d->e.mode, STR("weapons"));
}

// "has protested against the deliveries", "condemned the launches": who delivers or fires, as told
// before.
static bool recall_blamed(reading *r, draft *d)
{
    static const char *const ABOUT[] = {"against", "over", "about", "to", "of", "at"};
    event *e = &d->e;
    fillers found = {0};
    if (!in(e->type, "ACCUSE REJECT THREATEN") || e->n_actors == 0 || e->n_recipients > 0)
        return false;
    frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    for (size_t i = 0; i < sizeof ABOUT / sizeof *ABOUT && found.n == 0; i++)
        frame_fillers(d->f, d->match.word, SLOT_PREP, str_of(ABOUT[i]), &found);
    if (found.n == 0 || !is_definite(d->f, found.word[0])) return false;
    bool test = in(draft_token(d, found.word[0])->lemma, TESTS);
    if (!test && !in(draft_token(d, found.word[0])->lemma, TRANSFERS)) return false;
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + RECALL_SENTENCES < e->sentence) return false;
        if (!(test ? is_weapon_test(o) : is_transfer(o)) ||
            role_shares(o->e.actors, o->e.n_actors, e->actors, e->n_actors))
            continue;
        add_side(r, o->e.actors, o->e.n_actors, &e->recipients, &e->n_recipients);
        return true;
    }
    return false;
}

// Talks between two, or talks that one of two has broken off.
static bool is_channel(const draft *d)
{
    bool talks = in(d->e.type, "CONSULT") || str_eq(d->e.cameo, STR("164"));
    return draft_live(d) && talks && d->e.n_actors && d->e.n_recipients;
}

static bool is_talk(const draft *d, uint32_t word)
{
    return in(draft_token(d, word)->lemma, TALKS);
}

// "The previous round took place in March": of the channel that the text is about. It is told for
// its date; without one it tells nothing.
static void recall_channel(reading *r, draft *d)
{
    event *e = &d->e;
    if (!str_eq(e->type, STR("CONSULT")) || e->n_actors || e->n_recipients) return;
    if (!is_talk(d, d->match.word) || !is_definite(d->f, d->match.word)) return;
    const token *verb = draft_token(d, frame_clause(d->f, d->match.word));
    if (!in(verb->lemma, "hold take be open begin start end conclude convene")) return;
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + RECALL_SENTENCES < e->sentence) return;
        if (!is_channel(o)) continue;
        add_side(r, o->e.actors, o->e.n_actors, &e->actors, &e->n_actors);
        add_side(r, o->e.recipients, o->e.n_recipients, &e->actors, &e->n_actors);
        add_side(r, e->actors, e->n_actors, &e->recipients, &e->n_recipients);
        d->recalled = true;
        return;
    }
}

// "The talks, mediated by Qatar, began in May", "its last session was hosted by Oman": between the
// sides of the channel that the text is about.
static void recall_mediated(reading *r, draft *d)
{
    event *e = &d->e;
    fillers found = {0};
    if (!str_eq(e->mode, STR("third-party")) || !e->n_actors || e->n_recipients) return;
    frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    if (found.n == 0 || !is_talk(d, found.word[0])) return;
    uint32_t noun = found.word[0];
    if (!is_definite(d->f, noun) && frame_child(d->f, noun, REL_NMOD_POSS) < 0) return;
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + RECALL_SENTENCES < e->sentence) return;
        if (!is_channel(o) || o->e.sentence == e->sentence) continue;
        if (role_shares(o->e.actors, o->e.n_actors, e->actors, e->n_actors) ||
            role_shares(o->e.recipients, o->e.n_recipients, e->actors, e->n_actors))
            return;
        add_side(r, o->e.actors, o->e.n_actors, &e->recipients, &e->n_recipients);
        add_side(r, o->e.recipients, o->e.n_recipients, &e->recipients, &e->n_recipients);
        return;
    }
}

// "Near Mosul, one strike destroyed a bridge", "the attack came at dawn": by whom and against whom,
// as just told of the strikes.
static void recall_strike(reading *r, draft *d)
{
    static const char STRIKES[] = "strike airstrike";
    static const char ATTACKS[] = "attack raid bombing shelling bombardment assault offensive "
                                  "shooting ambush";
    event *e = &d->e;
    uint32_t word = d->match.word;
    if (!str_eq(e->type, STR("ASSAULT")) || e->n_actors || e->n_recipients) return;
    bool strike = in(draft_token(d, word)->lemma, STRIKES);
    bool definite = is_definite(d->f, word);
    if (strike && !definite && frame_child(d->f, word, REL_NUMMOD) < 0) return; // in general
    if (!strike && !(definite && in(draft_token(d, word)->lemma, ATTACKS))) return;
    uint32_t reach = strike ? STRIKE_SENTENCES : ATTACK_SENTENCES;
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + reach < e->sentence) return;
        if (!draft_live(o) || !str_eq(o->e.type, STR("ASSAULT"))) continue;
        if (!o->e.n_actors || !o->e.n_recipients || o->e.sentence == e->sentence) continue;
        add_side(r, o->e.actors, o->e.n_actors, &e->actors, &e->n_actors);
        add_side(r, o->e.recipients, o->e.n_recipients, &e->recipients, &e->n_recipients);
        d->retold = true;
        return;
    }
}

static bool is_war(const draft *d)
{
    static const char WARS[] = "invasion invade war aggression onslaught";
    return str_eq(d->e.type, STR("ASSAULT")) && in(draft_token(d, d->match.word)->lemma, WARS);
}

// "The costs of Chad's invasion": of the country that the text says it has made war on, however far
// above; a text tells of one war of a state.
static void recall_war(reading *r, draft *d)
{
    event *e = &d->e;
    if (!is_war(d) || e->n_recipients || !e->n_actors || !role_is_state(e->actors[0].actor)) return;
    if (d->match.rule->recipient_required) return; // a guess makes no event
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (!draft_live(o) || !str_eq(o->e.type, STR("ASSAULT")) || !o->e.n_actors) continue;
        if (!role_same(o->e.actors[0].actor, e->actors[0].actor)) continue;
        for (uint32_t k = 0; k < o->e.n_recipients; k++) {
            participant p = o->e.recipients[k];
            if (!p.actor->country.n || role_shares(&p, 1, e->actors, e->n_actors)) continue;
            p.actor = role_of_country(r, p.actor, STR_NONE);
            add_side(r, &p, 1, &e->recipients, &e->n_recipients);
            return;
        }
    }
}

// "During the call", "the discussion covered trade": is it told again that they talk, and not only
// talked about?
static bool is_told_again(const draft *d)
{
    static const char HELD[] = "last focus cover address touch center centre conclude begin "
                               "follow include range explore";
    const token *t = draft_token(d, d->match.word);
    if (t->upos != UPOS_NOUN || !is_definite(d->f, d->match.word)) return false;
    if (in(draft_preposition(d->f, d->match.word), "during")) return true;
    return t->head >= 0 && deprel_base((deprel)t->rel) == REL_NSUBJ &&
           in(draft_token(d, (uint32_t)t->head)->lemma, HELD);
}

static void recall_talk(reading *r, draft *d)
{
    event *e = &d->e;
    if (!str_eq(e->type, STR("CONSULT")) || e->n_actors || e->n_recipients) return;
    if (!is_talk(d, d->match.word) || !is_told_again(d)) return;
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + ATTACK_SENTENCES < e->sentence) return;
        if (!draft_live(o) || !str_eq(o->e.type, STR("CONSULT"))) continue;
        if (o->e.sentence == e->sentence || o->e.n_actors < 2 || o->e.n_recipients < 2) continue;
        add_side(r, o->e.actors, o->e.n_actors, &e->actors, &e->n_actors);
        add_side(r, o->e.recipients, o->e.n_recipients, &e->recipients, &e->n_recipients);
        d->retold = true;
        return;
    }
}

void recall_sides(reading *r, draft *d)
{
    recall_talk(r, d);
    visit_recall(r, d);
    recall_war(r, d);
    recall_strike(r, d);
    recall_transfer(r, d);
    recall_mediated(r, d);
    if (!recall_blamed(r, d)) recall_channel(r, d);
}

static bool has_lemma(const sentence *s, str lemma)
{
    for (uint32_t w = 0; w < s->n_tokens; w++)
        if (str_eq(s->tokens[w].lemma, lemma)) return true;
    return false;
}

// The noun of "since those talks": in the tree, or at the head of the sentence, where without a
// comma parsers take "since" for a conjunction. -1: there is none.
static int32_t talks_after(const draft *d, const char *preposition)
{
    const sentence *s = d->f->sentence;
    str p = str_of(preposition);
    fillers found = {0};
    if (frame_fillers(d->f, d->outer, SLOT_PREP, p, &found) && is_talk(d, found.word[0]))
        return (int32_t)found.word[0];
    uint32_t w = has_lemma(s, p) ? d->outer + 1 : s->n_tokens;
    for (; w < s->n_tokens; w++) // hung on what stands before it
        if (is_talk(d, w) && str_eq(draft_preposition(d->f, w), p) &&
            frame_below(d->f, d->outer, w))
            return (int32_t)w;
    if (s->n_tokens < 4 || !str_eq_nocase(s->tokens[0].form, p)) return -1;
    for (w = 2; w < 6 && w < s->n_tokens; w++)
        if (is_talk(d, w) && s->tokens[w + 1 < s->n_tokens ? w + 1 : w].upos != UPOS_NOUN)
            return (int32_t)w;
    return -1;
}

// "Since those talks it has approved three sales": the date of the talks, when they were told with
// one. The drafts before `d` have their dates already.
const event_date *recall_date(const reading *r, const draft *d, const char *preposition)
{
    int32_t talks = talks_after(d, preposition);
    if (talks < 0 || !is_definite(d->f, (uint32_t)talks)) return NULL;
    bool at = str_eq(str_of(preposition), STR("at"));
    int32_t det = frame_child(d->f, (uint32_t)talks, REL_DET);
    if (at && !in(draft_token(d, (uint32_t)det)->lemma, "this that these those")) return NULL;
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + RECALL_SENTENCES < d->e.sentence) return NULL;
        bool dated = o->e.date.value.n && str_find_byte(o->e.date.value, '/', 0) == SIZE_MAX;
        if (draft_live(o) && str_eq(o->e.type, STR("CONSULT")) && dated &&
            o->e.status == EVENT_HAPPENED && (at || o->e.sentence < d->e.sentence))
            return &o->e.date;
    }
    return NULL;
}
