// Whom aid is for where the words name a need instead of a recipient: "aid in Chad", "for the Chad
// crisis", "to help those hit by the war in Chad".
#include "ledger/transfer.h"

#define FLED_REACH 4 // words between people and "fled": "who have since"

#define NEED_STEPS 6 // words between the country and what the aid is for

// What befalls a country, and what is done about it.
static const char NEEDS[] =
    "crisis|emergency|war|conflict|famine|disaster|earthquake|flood|drought|"
    "hurricane|cyclone|violence|persecution|hunger|situation|response|"
    "appeal|need|effort|relief";
// Those whom it befalls; refugees are elsewhere, and so are those who host them.
static const char PEOPLE[] = "that|those|people|person|civilian|population|victim|survivor|"
                             "child|family|man|woman|resident|citizen";
static const char BEFALLS[] = "affect|displace|hit|impact|uproot|hurt|injure|strike|devastate";
static const char HELPS[] = "help|support|assist|feed|address|meet|reach|aid|relieve|shelter|treat";

static str marked_by(const frame_view *f, uint32_t w)
{
    int32_t mark = frame_child(f, w, REL_CASE);
    return mark >= 0 ? frame_word(f, (uint32_t)mark)->lemma : STR_NONE;
}

// "Aid in Chad", "the crisis in Chad".
static bool is_place_of_aid(const frame_view *f, const mention *m)
{
    static const char PLACES[] = "aid|assistance|relief|support|crisis|emergency|famine|disaster|"
                                 "earthquake|flood|drought|people|civilian|population|victim";
    const token *t = frame_word(f, m->head);
    str mark = marked_by(f, m->head);
    if (!mark.n && deprel_base((deprel)t->rel) == REL_CONJ && t->head >= 0) {
        mark = marked_by(f, (uint32_t)t->head); // "in Chad, Mali and Niger"
        t = frame_word(f, (uint32_t)t->head);
    }
    if (t->head < 0 || !str_eq(mark, STR("in"))) return false;
    return str_in_list(frame_word(f, (uint32_t)t->head)->lemma, PLACES, '|') ||
           (m->first > 1 && str_in_list(frame_word(f, m->first - 2)->lemma, PLACES, '|'));
}

// "For the crisis", "toward those", "to help people".
static bool is_aided(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w);
    if (str_in_list(marked_by(f, w), "for|to|toward|towards", '|')) return true;
    return t->head >= 0 && deprel_base((deprel)t->rel) == REL_OBJ &&
           str_in_list(frame_word(f, (uint32_t)t->head)->lemma, HELPS, '|');
}

// "In Chad, Mali and Niger": Chad, which the others hang on.
static uint32_t first_listed(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w);
    if (deprel_base((deprel)t->rel) != REL_CONJ || t->head < 0) return w;
    uint32_t above = (uint32_t)t->head;
    bool country = mention_covering(f->mentions, f->sentence->index, above, MENTION_ACTOR);
    return country ? above : w;
}

static bool is_in_need(const frame_view *f, const mention *m)
{
    uint32_t w = m->head;
    str own = marked_by(f, w);
    if (str_eq(own, STR("'s")) || str_in_list(own, "by|from|of", '|')) return false; // who did it
    w = first_listed(f, w);
    uint32_t from = w;
    for (int step = 0; step < NEED_STEPS; step++) {
        const token *t = frame_word(f, w);
        bool need =
            w != from && (str_in_list(t->lemma, NEEDS, '|') || str_in_list(t->lemma, PEOPLE, '|'));
        if (need && is_aided(f, w)) return true;
        if (t->head < 0) return false;
        uint32_t above = (uint32_t)t->head;
        str lemma = frame_word(f, above)->lemma;
        bool verb_of_help =
            w == from && str_eq(marked_by(f, w), STR("in")) && str_in_list(lemma, HELPS, '|');
        if (verb_of_help) { // "to help address the need in Chad": the tree hangs it on the verb
            int32_t object = frame_child(f, above, REL_OBJ);
            return object >= 0 &&
                   (str_in_list(frame_word(f, (uint32_t)object)->lemma, NEEDS, '|') ||
                    str_in_list(frame_word(f, (uint32_t)object)->lemma, PEOPLE, '|'));
        }
        if (!str_in_list(lemma, NEEDS, '|') && !str_in_list(lemma, PEOPLE, '|') &&
            !str_in_list(lemma, BEFALLS, '|'))
            return false;
        w = above;
    }
    return false;
}

bool transfer_is_needed_in(const frame_view *f, const mention *m)
{
    return is_place_of_aid(f, m) || is_in_need(f, m);
}

// "Chadians who have fled", "families fleeing": those of a country who are no longer there.
static bool has_fled(const frame_view *f, const mention *m)
{
    uint32_t w = m->end, end = f->sentence->n_tokens;
    bool who = w < end && str_in_list(frame_word(f, w)->lemma, "who|that", '|');
    if (who) w++;
    while (w < end && w < m->end + FLED_REACH && frame_word(f, w)->upos == UPOS_AUX) w++;
    return w < end && str_in_list(frame_word(f, w)->lemma, "flee|displace", '|') &&
           (who || frame_word(f, w)->xpos == XPOS_VBG);
}

// Aid for those who have fled a country goes to its refugees.
void transfer_name_refugees(fact_reading *r, uint32_t index, saying *s)
{
    const mention_list *all = &r->c->mentions;
    const frame_view *f = reading_frame(r, index);
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        const mention *m = &all->p[i];
        if (m->kind != MENTION_ACTOR || !m->n_actors || !m->actors[0]->country.n) continue;
        const actor *x = m->actors[0];
        if (x->n_sectors && !str_in_list(x->sectors[0], "CVL", '|')) continue;
        for (uint32_t k = 0; has_fled(f, m) && k < s->recipients.n; k++) {
            fact_party *p = &s->recipients.p[k];
            if (!str_eq(p->key, x->country)) continue;
            buf code = {0};
            buf_add_format(&code, "%.*sREF", STR_ARG(p->key));
            p->code = str_copy(r->a, buf_str(&code));
            buf_free(&code);
        }
    }
}
