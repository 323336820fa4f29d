// Whom aid reaches that is not said to go "to" anybody: "sent tents for the relief effort in Mali",
// "gave a million doses to our friends in Mali", "help for those whom Chad's war on Mali has driven
// out". Added when it is settled that the event is one: it makes none.
#include "event/draft.h"

#define AIDED_SENTENCES 1 // before that tell whom the same giver helps

static const char AID[] = "aid assistance relief help vaccine dose vaccination donation";

// Is it aid that is given, pledged or announced?
static bool is_of_aid(const draft *d)
{
    const sentence *s = d->f->sentence;
    if (str_eq(d->e.type, STR("AID"))) return true;
    if (!str_eq(d->e.type, STR("AGREE"))) return false;
    for (uint32_t w = d->match.word; w < s->n_tokens; w++)
        if (frame_below(d->f, d->match.word, w) && in(s->tokens[w].lemma, AID) &&
            s->tokens[w].upos == UPOS_NOUN)
            return true;
    return false;
}

// "Around the world", "to other countries": to whom, and to none in particular.
static bool goes_to_many(const reading *r, const draft *d)
{
    static const char MANY[] = "world worldwide global globally everywhere "
                               "international continent region covax africa";
    const sentence *s = d->f->sentence;
    for (uint32_t w = 0; w < s->n_tokens; w++)
        if ((in(str_lower(r->a, s->tokens[w].lemma), MANY) ||
             (s->tokens[w].xpos == XPOS_NNS && in(s->tokens[w].lemma, "country nation"))) &&
            frame_below(d->f, d->match.word, w))
            return true;
    return false;
}

// "Chad's war": whose the deed is that the aid makes good.
static bool is_of_attacker(const reading *r, const draft *d, const actor *a)
{
    uint32_t s = d->e.sentence;
    participant p = {.actor = a};
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o == d || o->absorbed || !in(o->e.type, "ASSAULT COERCE ACCUSE MOBILIZE THREATEN"))
            continue;
        const participant *by =
            in(o->e.type, "ACCUSE THREATEN") && !o->e.n_actors ? o->e.recipients : o->e.actors;
        uint32_t n = by == o->e.actors ? o->e.n_actors : o->e.n_recipients;
        if (role_shares(&p, 1, by, n)) return true;
    }
    return false;
}

// Does the word of the phrase begin another statement: "and sends tents", "I mean Chad", "as Chad
// wants"?
static bool is_apart(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    deprel rel = deprel_base((deprel)t->rel);
    bool verb = t->upos == UPOS_VERB || t->upos == UPOS_AUX;
    if (rel == REL_NSUBJ || rel == REL_PARATAXIS || rel == REL_CCOMP || t->head < 0) return true;
    return verb && (rel == REL_CONJ || frame_child(d->f, word, REL_NSUBJ) >= 0 ||
                    frame_child(d->f, word, REL_NSUBJ_PASS) >= 0);
}

// Where the mention stands says that aid goes there: "in", "for", "to", "of", an adjective of its
// noun; "with", "from" and "by" are of those who help or who do harm.
static bool is_reached(const draft *d, const mention *m, bool own)
{
    static const char GOODS[] = "support assistance aid help commitment crisis response relief "
                                "effort people need humanitarian appeal pledge";
    static const char HELPS[] = "with from by against at alongside between among despite since "
                                "than like including";
    uint32_t word = m->head;
    bool goods = own;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        goods |= in(draft_token(d, word)->lemma, GOODS);
        if (word == d->match.word || word == d->clause) return step > 0 && goods;
        if (step > 0 && draft_token(d, word)->upos == UPOS_VERB &&
            frame_below(d->f, word, d->match.word))
            return goods; // "as part of our help for Chad, the minister said that he will send"
        if (is_apart(d, word) || in(draft_preposition(d->f, word), HELPS)) return false;
        word = (uint32_t)draft_token(d, word)->head;
    }
    return false;
}

// A country or its people, and no band of fighters in it.
static bool may_be_helped(const mention *m)
{
    const actor *a = m->actors[0];
    return !a->n_sectors || in(a->sectors[0], "CVL GOV REF HLH EDU AGR");
}

// "Announced in Chad": where it was said.
static bool is_scene(const draft *d, const mention *m)
{
    const token *t = draft_token(d, m->head);
    bool said = str_eq(d->e.type, STR("AGREE")) || d->composed_by;
    return said && in(draft_preposition(d->f, m->head), "in at") && t->head >= 0 &&
           (draft_own_word(d, (uint32_t)t->head));
}

// The countries that the aid reaches, as the sentence says; below the draft's own words alone.
static third_countries reached(const reading *r, const draft *d, bool own)
{
    third_countries x = {0};
    const mention_list *list = r->mentions;
    uint32_t s = d->e.sentence;
    for (uint32_t i = list->first_of[s]; i < list->first_of[s + 1]; i++) {
        const mention *m = &list->p[i];
        if (own && !frame_below(d->f, d->match.word, m->head)) continue;
        if (!third_is(r, d, m) || !may_be_helped(m) || !is_reached(d, m, own) || is_scene(d, m))
            continue;
        if (is_of_attacker(r, d, m->actors[0])) continue;
        participant p = third_participant(r, m);
        third_take(&x, &p);
    }
    return x;
}

// "Gives $5 million. It has already sent tents": to the one whom the same giver has just helped.
static bool fill_from_before(reading *r, draft *d)
{
    event *e = &d->e;
    if (deprel_base((deprel)draft_token(d, d->match.word)->rel) == REL_ACL) return false;
    if (third_named(r, d, e->sentence, -1).n) return false; // it would say whom it helps
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + AIDED_SENTENCES < e->sentence) return false;
        if (!o->settled || !is_of_aid(o) || o->e.n_recipients != 1) continue;
        if (!o->e.recipients[0].mention) continue; // borrowed itself
        if (!role_shares(o->e.actors, o->e.n_actors, e->actors, e->n_actors)) continue;
        participant p = o->e.recipients[0];
        p.mention = NULL;
        p.span = (span){0};
        role_add(r, &e->recipients, &e->n_recipients, p, "same event");
        return true;
    }
    return false;
}

// "Tents for those affected by Chad's war on Mali": whose land is at war.
static void fill_from_war(reading *r, draft *d)
{
    uint32_t s = d->e.sentence;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o == d || o->absorbed || !str_eq(o->e.type, STR("ASSAULT")) || !o->e.n_recipients)
            continue;
        if (!frame_below(d->f, d->match.word, o->match.word)) continue;
        if (!o->e.recipients[0].actor->country.n) continue;
        participant p = {.actor = role_of_country(r, o->e.recipients[0].actor, STR_NONE),
                         .sentence = s};
        role_add(r, &d->e.recipients, &d->e.n_recipients, p, "clause");
        return;
    }
}

void aided_fill(reading *r, draft *d)
{
    event *e = &d->e;
    if (e->n_recipients || !e->n_actors || !is_of_aid(d) || goes_to_many(r, d)) return;
    third_countries x = reached(r, d, true);
    if (!x.n) x = reached(r, d, false);
    for (uint32_t i = 0; i < x.n && x.n < 3; i++)
        role_add(r, &e->recipients, &e->n_recipients, x.p[i], NULL);
    if (!x.n) fill_from_war(r, d);
    if (!x.n && !e->n_recipients) fill_from_before(r, d);
}
