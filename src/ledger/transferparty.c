// Who supplies and who receives, as the words around a saying tell.
#include "ledger/transfer.h"
#include "mention/statename.h"

#include <math.h>
#include <string.h>

#define CLIMB_MAX 4 // words between a side and the noun or verb that it belongs to

static const char BUYS[] =
    "purchase|order|acquisition|procurement|request|buy|buyer|customer|import|tender|requirement";
static const char DEALS[] =
    "sale|deal|package|transfer|order|contract|purchase|acquisition|procurement|export|shipment|"
    "tranche|drawdown|donation|grant|loan|credit|aid|assistance|consignment|delivery|supply|"
    "programme|program|request|offer|agreement|support|money|funding|fund|bill|law|gift";

// Sectors that get no transfers: those who vote on them, trades and firms.
static const char NO_RECIPIENTS[] = "LEG|MED|LAB|BUS|MNC|AGR|EDU|CRM|JUD";

// Crowds and trades of no country, labels that no row can stand on: "GOV", "BUS".
static bool is_nobody(const actor *x)
{
    return !x->country.n && !str_starts(x->code, STR("IGO"));
}

static bool has_sector(const actor *x, const char *list)
{
    for (uint8_t i = 0; i < x->n_sectors; i++)
        if (str_in_list(x->sectors[i], list, '|')) return true;
    return false;
}

// Who speaks or signs for a state: it is the state that gives and gets.
static bool is_office_holder(const actor *x)
{
    return x->person && x->country.n && (!x->n_sectors || has_sector(x, "GOV|MIL|LEG"));
}

fact_party transfer_party(const actor *x)
{
    fact_party p = party_of(x);
    for (uint8_t i = 0; i < x->n_sectors; i++)
        if (str_in_list(x->sectors[i], "REB|UAF|SEP|INS|OPP", '|')) return p;
    if (x->country.n) p.key = x->country;
    if (is_nobody(x)) p.key = STR_NONE;
    if (is_office_holder(x)) p.name = statename_called(x->country);
    return p;
}

static bool is_firm(const actor *x)
{
    return has_sector(x, "BUS|MNC");
}

static bool is_state(const actor *x)
{
    return x->country.n && (!x->n_sectors || has_sector(x, "GOV|MIL|LEG"));
}

// "Ambassador to Chad": of a title, whatever the tree hangs it on.
static bool is_of_title(const frame_view *f, const mention *m)
{
    static const char TITLES[] = "representative|ambassador|envoy|mission|delegate|adviser|advisor|"
                                 "Representative|Ambassador|Envoy|Mission|Delegate|Adviser|Advisor";
    uint32_t w = m->first;
    while (w > 0 && frame_word(f, w - 1)->upos == UPOS_DET) w--;
    return w > 1 && str_in_list(frame_word(f, w - 1)->lemma, "to|for", '|') &&
           str_in_list(frame_word(f, w - 2)->lemma, TITLES, '|');
}

static void add_mention(party_list *list, const mention *m)
{
    for (uint32_t i = 0; m && i < m->n_actors; i++) party_add(list, transfer_party(m->actors[i]));
}

// The actors that a path leads to, without those of the sectors in `skip` (NULL: all).
static void add_path(party_list *list, const frame_view *f, uint32_t word, const rule_path *p,
                     const char *skip)
{
    fillers found = {0};
    rule_path_walk(f, word, p, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        const mention *m =
            mention_headed(f->mentions, f->sentence->index, found.word[i], MENTION_ACTOR);
        if (!m) m = mention_covering(f->mentions, f->sentence->index, found.word[i], MENTION_ACTOR);
        if (m && !m->faint && m->n_actors && !(skip && is_of_title(f, m)) &&
            !(skip && has_sector(m->actors[0], skip)))
            add_mention(list, m);
    }
}

// --- cues of the words around

typedef enum { CUE_NONE, CUE_SUPPLIER, CUE_RECIPIENT, CUE_OTHER } cue;

static bool is_thing(const frame_view *f, uint32_t w)
{
    const token *t = &f->sentence->tokens[w];
    return str_in_list(t->lemma, DEALS, '|') || transfer_is_goods(t->lemma) ||
           mention_covering(f->mentions, f->sentence->index, w, MENTION_ITEM) != NULL;
}

// What the actor is to the noun that it stands before: "American jets", "the Rwandan order".
static cue cue_before(const frame_view *f, uint32_t noun)
{
    return str_in_list(f->sentence->tokens[noun].lemma, BUYS, '|') ? CUE_RECIPIENT : CUE_SUPPLIER;
}

static bool is_supplied(const frame_view *f, uint32_t w)
{
    return is_thing(f, w) ||
           str_in_list(f->sentence->tokens[w].lemma,
                       "stock|inventory|depot|warehouse|yard|shipyard|shipbuilder|maker|factory|"
                       "manufacturer|firm|company|builder",
                       '|');
}

// Words between a preposition's phrase and what it may belong to are passed over: "stocks for".
static bool belongs(const frame_view *f, uint32_t above, uint32_t word)
{
    int32_t w = (int32_t)above;
    if (str_in_list(f->sentence->tokens[above].lemma, // "during a visit to Chad"
                    "visit|trip|travel|tour|journey|ambassador|envoy|letter|flight|representative|"
                    "mission|delegate|adviser|advisor",
                    '|'))
        return false;
    for (int step = 0; step < CLIMB_MAX && w >= 0; step++) {
        if (w == (int32_t)word || is_thing(f, (uint32_t)w)) return true;
        w = f->sentence->tokens[w].head;
    }
    return f->sentence->tokens[above].upos == UPOS_VERB;
}

// "Aid to help Chad build": who is helped by what is given.
static bool is_helped(const frame_view *f, const mention *m)
{
    const token *t = &f->sentence->tokens[m->head];
    if (t->head < 1 || t->head >= (int32_t)m->head) return false;
    const token *verb = &f->sentence->tokens[t->head];
    deprel rel = deprel_base((deprel)t->rel);
    return (rel == REL_OBJ || rel == REL_IOBJ || rel == REL_NSUBJ) &&
           str_in_list(verb->lemma, "help|support|assist|arm|equip", '|') &&
           str_in_list(f->sentence->tokens[t->head - 1].lemma, "to|for", '|');
}

// "A request from Chad for jets": who asks for them.
static bool asks(const frame_view *f, const mention *m, uint32_t above)
{
    uint32_t w = m->first;
    while (w > 0 && frame_word(f, w - 1)->upos == UPOS_DET) w--;
    return w >= 2 && w - 2 == above &&
           str_in_list(frame_word(f, above)->lemma, "request|application|bid|inquiry|enquiry", '|');
}

// "To replenish Chad's rockets": whose they are gets more.
static bool is_kept_up(const frame_view *f, uint32_t noun)
{
    static const char KEEPS_UP[] = "replenish|restock|refill|upgrade|modernise|modernize|repair|"
                                   "refurbish|overhaul|maintain|sustain|renew|fund|finance";
    const token *t = frame_word(f, noun);
    deprel rel = deprel_base((deprel)t->rel);
    return rel == REL_OBJ && t->head >= 0 &&
           str_in_list(frame_word(f, (uint32_t)t->head)->lemma, KEEPS_UP, '|');
}

// "Posts at the border with Chad", "the war with Chad": he is no side of what is handed over.
static bool is_beside_other(const frame_view *f, uint32_t above)
{
    return str_in_list(frame_word(f, above)->lemma,
                       "border|frontier|boundary|war|conflict|truce|ceasefire|cease-fire|relation|"
                       "tie|tension|dispute|talk|peace|solidarity",
                       '|');
}

// "Chad's five jets from Mali", "Chad's Malian jets": whose they are gets them, when the words say
// as well from whom they come.
static bool is_owner(const frame_view *f, const mention *m, uint32_t noun)
{
    const mention_list *all = f->mentions;
    uint32_t index = f->sentence->index;
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        const mention *o = &all->p[i];
        if (o->kind != MENTION_ACTOR || o == m || o->first < m->end || !o->n_actors || o->faint)
            continue;
        bool behind = o->first > noun && o->first <= noun + 3 &&
                      str_eq(frame_word(f, o->first - 1)->form, STR("from"));
        bool before = o->end <= noun && frame_word(f, o->head)->upos == UPOS_ADJ &&
                      frame_below(f, noun, o->head);
        if (behind || before) return true;
    }
    return false;
}

// "Missiles for the Polish jets", "spare parts for Chadian helicopters": whose they are gets what
// is for them; but "an order for Polish jets" says who makes them.
static bool is_user(const frame_view *f, uint32_t noun)
{
    int32_t mark = frame_child(f, noun, REL_CASE);
    int32_t above = frame_word(f, noun)->head;
    if (mark < 0 || above < 0 || !str_eq(frame_word(f, (uint32_t)mark)->lemma, STR("for")))
        return false;
    if (transfer_is_ratio(f)) return false; // "ten rockets for every Polish tank"
    str lemma = frame_word(f, (uint32_t)above)->lemma;
    bool deal = str_in_list(lemma, DEALS, '|') || str_in_list(lemma, BUYS, '|');
    return above < (int32_t)noun && !deal && is_thing(f, (uint32_t)above);
}

static cue cue_of(const frame_view *f, const mention *m, uint32_t word)
{
    uint32_t head = m->head;
    if (deprel_base((deprel)frame_word(f, head)->rel) == REL_CONJ && // "for Chad, Mali and Niger"
        frame_child(f, head, REL_CASE) < 0 && frame_word(f, head)->head >= 0 &&
        mention_covering(f->mentions, f->sentence->index, (uint32_t)frame_word(f, head)->head,
                         MENTION_ACTOR))
        head = (uint32_t)frame_word(f, head)->head;
    const token *t = &f->sentence->tokens[head];
    int32_t mark = frame_child(f, head, REL_CASE);
    str prep = mark >= 0 ? f->sentence->tokens[mark].lemma : STR_NONE;
    deprel rel = deprel_base((deprel)t->rel);
    if (t->head < 0) return CUE_NONE;
    uint32_t above = (uint32_t)t->head;
    bool near = belongs(f, above, word);
    if (is_helped(f, m)) return CUE_RECIPIENT;
    if (near && str_in_list(prep, "to|for", '|')) return CUE_RECIPIENT;
    if (near && str_eq(prep, STR("from"))) return asks(f, m, above) ? CUE_RECIPIENT : CUE_SUPPLIER;
    if (near && str_eq(prep, STR("with")) && !is_beside_other(f, above)) return CUE_OTHER;
    if (!prep.n || str_eq(prep, STR("'s"))) {
        bool before = rel == REL_AMOD || rel == REL_COMPOUND || rel == REL_NMOD;
        if (before && above > head && (is_kept_up(f, above) || is_user(f, above)))
            return CUE_RECIPIENT;
        if (prep.n && before && above > head && is_owner(f, m, above)) return CUE_RECIPIENT;
        if (before && above > head && is_supplied(f, above)) return cue_before(f, above);
    }
    return CUE_NONE;
}

// "5 million, in addition to 4 million for Chad": Chad gets the four.
static bool is_of_other_sum(const frame_view *f, const mention *m)
{
    const mention_list *all = f->mentions;
    uint32_t index = f->sentence->index;
    const mention *last = NULL;
    bool several = false;
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        if (all->p[i].kind != MENTION_MONEY || all->p[i].first >= m->first) continue;
        several = several || last;
        last = &all->p[i];
    }
    return several && transfer_is_beside(f, last);
}

static bool is_firm_mention(const mention *m)
{
    return m->n_actors && is_firm(m->actors[0]);
}

// The word of the mention that hangs on a word outside it.
static uint32_t top_of(const frame_view *f, const mention *m)
{
    for (uint32_t w = m->first; w < m->end; w++) {
        int32_t head = f->sentence->tokens[w].head;
        if (head < (int32_t)m->first || head >= (int32_t)m->end) return w;
    }
    return m->head;
}

// "Chad's parliament ratified the French loan": who approves what another country gives is who gets
// it.
static void approved_by_buyer(saying *s, const party_list *made)
{
    if (!made->n || !s->suppliers.n || !str_eq(s->mode, STR("approved"))) return;
    if (party_has(made, s->suppliers.p[0].key)) return;
    if (!s->recipients.n) s->recipients = s->suppliers;
    s->suppliers = *made;
}

// "Promised the Chadian army eight ambulances": whom the verb names before what is given, whichever
// object or compound the tree takes it for; NULL: nobody.
static const mention *dative_of(const frame_view *f, uint32_t verb)
{
    static const char GIVES[] =
        "give|promise|pledge|offer|send|grant|hand|lend|sell|donate|gift|supply|"
        "deliver|provide|present|loan|award|extend|pay|ship|transfer";
    const mention_list *all = f->mentions;
    uint32_t index = f->sentence->index;
    if (!str_in_list(frame_word(f, verb)->lemma, GIVES, '|')) return NULL;
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        const mention *m = &all->p[i];
        uint32_t w = verb + 1;
        while (w < m->first && frame_word(f, w)->upos == UPOS_DET) w++;
        if (m->kind != MENTION_ACTOR || m->first != w || !m->n_actors || m->faint) continue;
        if (!is_state(m->actors[0]) || has_sector(m->actors[0], NO_RECIPIENTS)) continue;
        if (frame_word(f, m->head)->upos == UPOS_ADJ) continue; // "sends Chadian jets"
        if (str_in_list(frame_word(f, m->head)->lemma, "country|nation|state", '|')) continue;
        for (uint32_t k = all->first_of[index]; k < all->first_of[index + 1]; k++) {
            const mention *what = &all->p[k];
            bool given = what->kind == MENTION_MONEY || what->kind == MENTION_ITEM ||
                         what->kind == MENTION_QUANTITY;
            if (given && what->head >= m->end && what->first <= m->end + 1) return m;
        }
    }
    return NULL;
}

// "Korean howitzers", "a Korean maker": arms for others come from the South. Beside its own name
// the word is left to that.
static void add_korean(const frame_view *f, party_list *from)
{
    for (uint32_t w = 0; w + 1 < f->sentence->n_tokens; w++) {
        const token *t = frame_word(f, w);
        if (!str_eq(t->form, STR("Korean")) || t->head <= (int32_t)w) continue;
        if (w > 0 && str_in_list(frame_word(f, w - 1)->form, "South|North|S.|N.", '|')) continue;
        if (is_supplied(f, (uint32_t)t->head))
            party_add(from, (fact_party){STR("KOR"), STR("KOR"), STR("South Korea")});
    }
}

// The country of the firms that the text names; empty: none, or of several.
static str country_of_firms(const mention_list *all)
{
    str country = STR_NONE;
    for (size_t i = 0; i < all->n; i++) {
        const mention *m = &all->p[i];
        if (m->kind != MENTION_ACTOR || m->faint || !m->n_actors || !is_firm(m->actors[0]))
            continue;
        if (!m->actors[0]->country.n) continue;
        if (country.n && !str_eq(country, m->actors[0]->country)) return STR_NONE;
        country = m->actors[0]->country;
    }
    return country;
}

// "Its contract with Chad for boats" in a text about a maker of another country: Chad gets them.
static void read_own_contract(const fact_reading *r, const frame_view *f, const party_list *with,
                              saying *s)
{
    if (s->topic < 0 || s->suppliers.n || s->recipients.n || with->n != 1) return;
    int32_t own = frame_child(f, (uint32_t)s->topic, REL_NMOD_POSS);
    if (own < 0) return;
    const token *owner = frame_word(f, (uint32_t)own);
    if (owner->upos != UPOS_PRON &&
        !str_in_list(owner->lemma, "maker|company|firm|yard|shipyard|builder|group", '|'))
        return;
    str country = country_of_firms(&r->c->mentions);
    if (!country.n) return;
    if (str_eq(country, with->p[0].key))
        party_add(&s->suppliers, with->p[0]);
    else
        party_add(&s->recipients, with->p[0]);
}

// "Airbus helicopters": whose make they are, which others may hand on.
static bool names_thing(const frame_view *f, const mention *m)
{
    const token *t = frame_word(f, m->head);
    deprel rel = deprel_base((deprel)t->rel);
    return (rel == REL_COMPOUND || rel == REL_NMOD || rel == REL_FLAT) &&
           t->head > (int32_t)m->head && is_thing(f, (uint32_t)t->head);
}

// What prepositions and nouns say of the actors of the sentence.
static void read_cues(fact_reading *r, uint32_t index, saying *s)
{
    const frame_view *f = reading_frame(r, index);
    const mention_list *all = &r->c->mentions;
    const mention *dative = dative_of(f, s->word);
    party_list from = {0}, to = {0}, with = {0}, made = {0}, where = {0}, brands = {0};
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        const mention *m = &all->p[i];
        if (m->kind != MENTION_ACTOR || m->faint || !m->n_actors) continue;
        bool thing = is_thing(f, m->head) && !is_firm_mention(m); // "Korean frigates"
        if (thing && m->first == m->head) continue;               // "frigates" taken for a navy
        cue c = thing ? cue_before(f, m->head) : cue_of(f, m, s->word);
        if (m == dative) c = CUE_RECIPIENT;
        bool crowd = m->actors[0]->country.n && has_sector(m->actors[0], "CVL");
        if (c == CUE_RECIPIENT && crowd) add_mention(&where, m); // "to the Chadians"
        if (c == CUE_RECIPIENT && has_sector(m->actors[0], "CVL")) continue;
        if (c == CUE_RECIPIENT && (is_of_other_sum(f, m) || is_of_title(f, m))) continue;
        if (c != CUE_RECIPIENT && (is_state(m->actors[0]) || crowd) && transfer_is_needed_in(f, m))
            add_mention(&where, m);
        if (c == CUE_RECIPIENT && has_sector(m->actors[0], NO_RECIPIENTS)) continue;
        if (c == CUE_SUPPLIER && str_eq(m->how, STR("pronoun")) && !is_firm_mention(m)) continue;
        if (c != CUE_RECIPIENT && is_firm_mention(m)) {
            s->maker_unknown = s->maker_unknown || !m->actors[0]->country.n;
            c = CUE_SUPPLIER;
        }
        bool brand = c == CUE_SUPPLIER && is_firm_mention(m) && names_thing(f, m);
        if (c == CUE_SUPPLIER) add_mention(brand ? &brands : &from, m);
        if (c == CUE_SUPPLIER && s->topic >= 0 && f->sentence->tokens[m->head].head == s->topic)
            add_mention(&made, m);
        if (c == CUE_RECIPIENT) add_mention(&to, m);
        if (c == CUE_OTHER) add_mention(&with, m);
    }
    approved_by_buyer(s, &made);
    if (!from.n) from = brands;
    if (!from.n) add_korean(f, &from);
    for (uint32_t i = 0; i < from.n; i++) // "bought from Chad": whatever the tree makes of it
        if (party_has(&s->recipients, from.p[i].key)) s->recipients = (party_list){0};
    if (!s->recipients.n)
        for (uint32_t i = 0; i < to.n; i++)
            if (!party_has(&s->suppliers, to.p[i].key)) party_add(&s->recipients, to.p[i]);
    bool given = str_in_list(s->mode, "announced|delivered", '|') && isfinite(s->x.value);
    if (given && !s->beside && !s->recipients.n && where.n &&
        !party_has(&s->suppliers, where.p[0].key))
        s->recipients = where;
    if (!s->suppliers.n)
        for (uint32_t i = 0; i < from.n && !s->suppliers.n; i++)
            if (!party_has(&s->recipients, from.p[i].key)) party_add(&s->suppliers, from.p[i]);
    s->with = with.n > 0;
    if (!with.n) return;
    read_own_contract(r, f, &with, s);
    bool supplied = s->suppliers.n || s->maker_unknown;
    if (supplied && !s->recipients.n && !party_has(&s->suppliers, with.p[0].key))
        party_add(&s->recipients, with.p[0]);
    else if (!str_in_list(s->mode, "delivered|announced|funded", '|') && !s->suppliers.n &&
             s->recipients.n && !party_has(&s->recipients, with.p[0].key))
        party_add(&s->suppliers, with.p[0]);
}

// "The Japanese ambassador and the minister of Chad exchanged notes on a grant": who sends the
// ambassador gives it.
static void read_ambassador(const fact_reading *r, uint32_t index, saying *s)
{
    const mention_list *all = &r->c->mentions;
    if (s->suppliers.n || !str_eq(s->mode, STR("contracted"))) return;
    if (!str_in_list(s->x.kind, "grant|loan", '|')) return;
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        const mention *m = &all->p[i];
        str words = span_text(r->c->document->text, m->span);
        bool sent = str_find(words, STR("mbassador")) != SIZE_MAX;
        if (m->kind != MENTION_ACTOR || m->faint || !m->n_actors || !sent) continue;
        if (!is_state(m->actors[0]) || party_has(&s->recipients, m->actors[0]->country)) continue;
        add_mention(&s->suppliers, m);
        return;
    }
}

// Who signs, orders or cancels beside a firm is who buys.
static void read_signers(fact_reading *r, uint32_t index, saying *s)
{
    const mention_list *all = &r->c->mentions;
    const frame_view *f = reading_frame(r, index);
    party_list states = {0};
    if (s->recipients.n || s->with || !str_in_list(s->mode, "contracted|cancelled", '|')) return;
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        const mention *m = &all->p[i];
        if (m->kind != MENTION_ACTOR || m->faint || m->placed || !m->n_actors) continue;
        if (!is_state(m->actors[0]) || is_firm(m->actors[0])) continue;
        deprel rel = deprel_base((deprel)f->sentence->tokens[top_of(f, m)].rel);
        if (rel != REL_NSUBJ && rel != REL_OBL && rel != REL_CONJ) continue;
        fact_party p = transfer_party(m->actors[0]);
        if (!party_has(&s->suppliers, p.key)) party_add(&states, p);
    }
    if (states.n == 1) party_add(&s->recipients, states.p[0]);
}

// Who signs with another buys or borrows: "Peru signed a loan agreement with Chad", "scrapped its
// order with Chad", unless the sentence says who supplies.
static void read_with(const fact_reading *r, uint32_t index, const frame_view *f, saying *s)
{
    static const char SUPPLIES[] = "supply|deliver|sell|lend|export|provide|build|give|produce";
    static const char SIGNS[] = "sign|conclude|ink|finalise|finalize|place";
    const mention_list *all = &r->c->mentions;
    party_list signer = {0}, other = {0};
    bool ends = str_eq(s->mode, STR("cancelled"));
    if (s->recipients.n || (s->suppliers.n && !ends) || s->maker_unknown) return;
    if (!ends && !str_in_list(f->sentence->tokens[s->word].lemma, SIGNS, '|')) return;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (str_in_list(f->sentence->tokens[w].lemma, SUPPLIES, '|')) return;
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        const mention *m = &all->p[i];
        if (m->kind != MENTION_ACTOR || m->faint || !m->n_actors || !is_state(m->actors[0]))
            continue;
        const token *t = &f->sentence->tokens[top_of(f, m)];
        bool signs = t->head == (int32_t)s->word ||
                     (t->head >= 0 && ends &&
                      str_in_list(frame_word(f, (uint32_t)t->head)->lemma, SIGNS, '|'));
        if (deprel_base((deprel)t->rel) == REL_NSUBJ && signs) add_mention(&signer, m);
        if (cue_of(f, m, s->word) == CUE_OTHER) add_mention(&other, m);
    }
    if (signer.n != 1 || other.n != 1 || str_eq(signer.p[0].key, other.p[0].key)) return;
    if (s->suppliers.n && !party_has(&s->suppliers, other.p[0].key)) return;
    s->recipients = signer;
    s->suppliers = other;
}

// A buyer announces, approves or cancels as well: "Chad has approved the purchase of".
static bool subject_buys(const frame_view *f, const rule_match *m, const saying *s)
{
    if (!str_in_list(m->rule->mode, "approved|announced|proposed|funded", '|')) return false;
    if (s->law && str_eq(m->rule->mode, STR("proposed"))) return false; // asks its parliament
    return s->topic >= 0 && str_in_list(f->sentence->tokens[s->topic].lemma, BUYS, '|');
}

static bool is_series_subject(const frame_view *f, const mention *m)
{
    if (m->kind != MENTION_ACTOR || !m->n_actors || m->first < 1) return false;
    if (m->end >= f->sentence->n_tokens || f->sentence->tokens[m->end].xpos != XPOS_VBG)
        return false;
    uint32_t before = m->first - 1;
    if (before > 0 && str_eq(f->sentence->tokens[before].lemma, STR("the"))) before--;
    return str_in_list(f->sentence->tokens[before].lemma, "and|with|,", '|');
}

// "... to Chad and Germany announcing": he is no second recipient.
static void drop_series_subjects(const frame_view *f, party_list *to)
{
    const mention_list *all = f->mentions;
    uint32_t index = f->sentence->index;
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        if (!is_series_subject(f, &all->p[i])) continue;
        str key = transfer_party(all->p[i].actors[0]).key;
        uint32_t n = 0;
        for (uint32_t k = 0; k < to->n; k++)
            if (!str_eq(to->p[k].key, key)) to->p[n++] = to->p[k];
        to->n = n;
    }
}

// "With the US announcing 4 million and Germany announcing 2 million": who stands before a
// participle in a series, whatever the tree hangs him on.
static void read_just_before(const frame_view *f, uint32_t word, saying *s)
{
    if (word < 2 || f->sentence->tokens[word].xpos != XPOS_VBG) return;
    const mention *m = mention_covering(f->mentions, f->sentence->index, word - 1, MENTION_ACTOR);
    if (!m || !is_series_subject(f, m) || !is_state(m->actors[0])) return;
    s->suppliers = (party_list){0};
    add_mention(&s->suppliers, m);
}

void transfer_sides(fact_reading *r, uint32_t index, const rule_match *m, saying *s)
{
    const frame_view *f = reading_frame(r, index);
    if (m) {
        add_path(&s->suppliers, f, m->word, m->rule->actor, NULL);
        add_path(&s->recipients, f, m->word, m->rule->recipient, NO_RECIPIENTS);
        if (subject_buys(f, m, s) && !s->recipients.n) {
            s->recipients = s->suppliers;
            s->suppliers = (party_list){0};
        }
    }
    if (m) read_just_before(f, m->word, s);
    drop_series_subjects(f, &s->recipients);
    if (s->suppliers.n && party_has(&s->recipients, s->suppliers.p[0].key))
        s->suppliers = (party_list){0};
    read_cues(r, index, s);
    drop_series_subjects(f, &s->recipients);
    if (isfinite(s->x.value) || s->x.n_items) transfer_add_row(f, s);
    transfer_add_consortium(f, s);
    read_ambassador(r, index, s);
    read_signers(r, index, s);
    if (s->with) read_with(r, index, f, s);
    transfer_name_refugees(r, index, s);
}

// --- the whole document

static bool builds_there(const frame_view *f, const mention *m)
{
    int32_t w = f->sentence->tokens[m->head].head;
    return w >= 0 && str_in_list(f->sentence->tokens[w].lemma,
                                 "build|produce|manufacture|make|assemble|construct", '|');
}

static str country_of_place(const fact_reading *r, const mention *m)
{
    (void)r;
    return m->kind == MENTION_PLACE && m->place ? m->place->country : STR_NONE;
}

fact_party transfer_likely_supplier(fact_reading *r, const saying *s, str recipient)
{
    const mention_list *all = &r->c->mentions;
    fact_party none = {0};
    if (all->n_authors && all->authors[0]->country.n &&
        !str_eq(all->authors[0]->country, recipient) && !s->maker_unknown)
        return transfer_party(all->authors[0]);
    for (size_t i = 0; i < all->n; i++) {
        const mention *m = &all->p[i];
        const frame_view *f = reading_frame(r, m->sentence);
        str country = country_of_place(r, m);
        if (country.n && s->maker_unknown && builds_there(f, m) && !str_eq(country, recipient))
            return (fact_party){.code = country, .key = country, .name = m->place->name};
        if (m->kind != MENTION_ITEM || !m->item.origin.n || mention_is_use(m)) continue;
        for (uint32_t k = 0; k < s->x.n_items; k++)
            if (s->x.items[k].designation.n &&
                str_eq(s->x.items[k].designation, m->item.designation) &&
                !str_eq(m->item.origin, recipient))
                return (fact_party){
                    .code = m->item.origin, .key = m->item.origin, .name = m->item.origin};
    }
    return none;
}

fact_party transfer_likely_recipient(const fact_reading *r, str supplier)
{
    const mention_list *all = &r->c->mentions;
    fact_party best = {0};
    uint32_t most = 1;
    for (size_t i = 0; i < all->n; i++) {
        const mention *m = &all->p[i];
        uint32_t n = 0;
        if (m->kind != MENTION_ACTOR || !m->n_actors || m->faint || !is_state(m->actors[0]))
            continue;
        str key = m->actors[0]->country;
        if (str_eq(key, supplier) || str_eq(key, best.key)) continue;
        for (size_t k = 0; k < all->n; k++)
            n += all->p[k].kind == MENTION_ACTOR && all->p[k].n_actors &&
                 str_eq(all->p[k].actors[0]->country, key);
        if (n <= most) continue;
        most = n;
        best = (fact_party){.code = key, .key = key, .name = m->actors[0]->name};
    }
    return best;
}
