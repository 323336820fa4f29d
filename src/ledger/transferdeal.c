// Which sayings of a text are of one deal, and what its sayings leave open.
//
// Sayings are taken in text order. One joins the deal that it fits best: by the number of a
// package, by things and how many, by value, by sides; "the contract" and "it" mean the deal told
// last. What fits none begins a deal of its own, if it tells a stage.
#include "ledger/transferdeal.h"
#include "ledger/transferday.h"
#include "link/period.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NEWS_TEXT      30 // sentences of a report whose sums are of what it is about
#define NEXT_SENTENCES 3  // within which "the package" is the one just told, in a long text
#define LEAD_SENTENCES 2  // of a text, in which it says for whom its gifts are
#define SHORT_TEXT     60 // sentences of a text that is about one thing; briefings are longer

// --- joining

static void join(deals *d, uint32_t which, uint32_t index)
{
    deal *x = &d->p[which];
    *vec_push(d->r->a, &x->sayings) = index;
    x->last = index;
    x->law = x->law || d->all->p[index].law;
    d->current = which;
}

// Told without a stage, but with things and money of its own: "the order is for 36 aircraft at".
static bool is_own_news(const saying *s)
{
    bool counted = false;
    for (uint32_t i = 0; i < s->x.n_items; i++)
        counted = counted || isfinite(s->x.items[i].quantity);
    return counted && isfinite(s->x.value);
}

// "The package" just after the deal was told.
static bool follows_on(const deals *d, uint32_t which, const saying *s)
{
    uint32_t last = d->all->p[d->p[which].last].x.sentence;
    if (s->mode.n && s->topic < 0) return false; // nothing is named
    return s->definite && which == d->current && s->x.sentence - last <= NEXT_SENTENCES;
}

static void assign(deals *d, uint32_t index)
{
    const saying *s = &d->all->p[index];
    int best = 0;
    int32_t to = -1;
    bool scattered = d->r->c->sentences.n > SHORT_TEXT; // about many things
    bool bare = !s->x.n_items && !isfinite(s->x.value) && !s->x.ordinal;
    if (bare && scattered && (!s->definite || s->topic < 0)) return;
    for (uint32_t i = 0; i < d->n; i++) {
        if (scattered && !follows_on(d, i, s) && !transfer_deal_evidence(d, &d->p[i], s)) continue;
        int n = transfer_deal_fit(d, i, s);
        if (n > best || (n == best && to >= 0 && i == d->current)) {
            best = n;
            to = (int32_t)i;
        }
    }
    if (to < 0 && (d->n == DEALS_MAX || !(s->mode.n || is_own_news(s) || s->part))) return;
    if (to < 0) {
        to = (int32_t)d->n++;
        d->p[to] = (deal){0};
    }
    join(d, (uint32_t)to, index);
}

// --- what sayings leave open

static uint32_t votes(const deals *d, const deal *x, bool supply, str key)
{
    uint32_t n = 0;
    for (size_t i = 0; i < x->sayings.n; i++) {
        const saying *s = &d->all->p[x->sayings.p[i]];
        const party_list *p = supply ? &s->suppliers : &s->recipients;
        for (uint32_t k = 0; k < p->n; k++) n += str_eq(p->p[k].key, key);
    }
    return n;
}

// The side that most sayings of the deal name; the first of equals.
static const party_list *side_of(const deals *d, const deal *x, bool supply)
{
    static const party_list NOBODY;
    const party_list *best = &NOBODY;
    uint32_t best_votes = 0;
    for (size_t i = 0; i < x->sayings.n; i++) {
        const saying *s = &d->all->p[x->sayings.p[i]];
        const party_list *p = supply ? &s->suppliers : &s->recipients;
        uint32_t n = p->n ? votes(d, x, supply, p->p[0].key) : 0;
        if (n <= best_votes) continue;
        best = p;
        best_votes = n;
    }
    return best;
}

static const party_list *side_told_around(const deals *d, uint32_t which, bool supply,
                                          const party_list *other)
{
    static const party_list NOBODY;
    for (uint32_t step = 1; step < d->n; step++)
        for (int back = 1; back >= -1; back -= 2) {
            int64_t k = (int64_t)which - back * (int64_t)step;
            if (k < 0 || k >= d->n) continue;
            if (isfinite(d->all->p[d->p[k].last].x.whole_value)) continue; // whom a law names
            const party_list *p = side_of(d, &d->p[k], supply);
            if (p->n && !transfer_overlap(p, other)) return p;
        }
    return &NOBODY;
}

static bool names_unknown_firm(const deals *d, const deal *x)
{
    for (size_t i = 0; i < x->sayings.n; i++)
        if (d->all->p[x->sayings.p[i]].maker_unknown) return true;
    return false;
}

static saying summary(const deals *d, const deal *x)
{
    saying s = {.x = fact_none(LEDGER_TRANSFERS)};
    for (size_t i = 0; i < x->sayings.n; i++)
        if (d->all->p[x->sayings.p[i]].x.n_items > s.x.n_items) s.x = d->all->p[x->sayings.p[i]].x;
    s.maker_unknown = names_unknown_firm(d, x);
    return s;
}

static const fact_party *keep(fact_reading *r, const party_list *list)
{
    fact_party *p = arena_array(r->a, fact_party, list->n + 1);
    memcpy(p, list->p, list->n * sizeof *p);
    return p;
}

static bool is_specific(const saying *s)
{
    if (s->generic) return false;
    for (uint32_t k = 0; k < s->x.n_items; k++) {
        const fact_item *it = &s->x.items[k];
        if (it->designation.n) return true;
        if (!it->category.n && !transfer_is_goods(it->text)) continue;
        if (isfinite(it->quantity) || isfinite(it->low)) return true;
        if (it->category.n && !transfer_is_general(it) && s->named_sides) return true;
    }
    return false;
}

// "Donors met to help Chad's army", "a conference for Chad": for whom what follows is.
static bool is_for(const frame_view *f, const mention *m)
{
    uint32_t w = m->first;
    while (w > 0 && str_in_list(frame_word(f, w - 1)->form, "the|The", '|')) w--;
    return w > 0 && str_in_list(frame_word(f, w - 1)->lemma,
                                "for|help|support|assist|aid|arm|equip|rebuild|strengthen", '|');
}

// Whom the lead says that it is for; key empty: nobody.
static fact_party lead_getter(const deals *d)
{
    const mention_list *m = &d->r->c->mentions;
    uint32_t lead = 0;
    while (lead < d->r->c->sentences.n && d->r->c->sentences.p[lead].headline) lead++;
    for (size_t i = 0; i < m->n && m->p[i].sentence < lead + LEAD_SENTENCES; i++) {
        const mention *x = &m->p[i];
        if (x->kind != MENTION_ACTOR || x->n_actors != 1 || x->faint) continue;
        if (!x->actors[0]->country.n || !is_for(reading_frame(d->r, x->sentence), x)) continue;
        if (str_in_list(x->how, "pronoun", '|')) continue;
        return transfer_party(x->actors[0]);
    }
    return (fact_party){0};
}

// Is the country whom its transfers are for, by the headline or by another saying?
static bool is_about(const deals *d, str key)
{
    const mention_list *m = &d->r->c->mentions;
    if (!key.n) return false;
    for (uint32_t i = 0; i < d->all->n; i++)
        if (party_has(&d->all->p[i].recipients, key)) return true;
    for (size_t i = 0; i < m->n && d->r->c->sentences.p[m->p[i].sentence].headline; i++)
        for (uint32_t k = 0; m->p[i].kind == MENTION_ACTOR && k < m->p[i].n_actors; k++)
            if (str_eq(m->p[i].actors[k]->country, key)) return true;
    return str_eq(lead_getter(d).key, key);
}

// "Global food assistance": for no country, whichever the text names.
static bool is_worldwide(const deals *d, const deal *x)
{
    for (size_t i = 0; i < x->sayings.n; i++) {
        const frame_view *f = reading_frame(d->r, d->all->p[x->sayings.p[i]].x.sentence);
        for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
            if (str_in_list(f->sentence->tokens[w].lemma, "global|globe|globally|worldwide", '|'))
                return true;
    }
    return false;
}

// Sides that no saying of the deal names: in a short text those of the others, or whom it is about.
static void guess_sides(deals *d, uint32_t which, party_list *from, party_list *to)
{
    const deal *x = &d->p[which];
    bool news = d->r->c->sentences.n <= NEWS_TEXT && !is_worldwide(d, x);
    fact_party told = lead_getter(d);
    if (news && !to->n && !x->law && from->n && told.key.n && !party_has(from, told.key))
        party_add(to, told);
    if (news && !to->n && !x->law && is_about(d, d->usual) && !party_has(from, d->usual)) {
        fact_party p = transfer_likely_recipient(d->r, from->n ? from->p[0].key : STR_NONE);
        if (str_eq(p.key, d->usual)) party_add(to, p);
    }
    if (news && !to->n && !x->law) *to = *side_told_around(d, which, false, from);
    if (from->n) return;
    saying s = summary(d, x);
    fact_party p = transfer_likely_supplier(d->r, &s, to->n ? to->p[0].key : STR_NONE);
    if (p.key.n)
        party_add(from, p);
    else
        *from = *side_told_around(d, which, true, to);
}

static bool has_part(const deals *d, const deal *x)
{
    for (uint32_t i = 0; i < d->all->n; i++)
        for (size_t k = 0; d->all->p[i].part && d->all->p[i].recipients.n && k < x->sayings.n; k++)
            if (fabs(d->all->p[x->sayings.p[k]].x.value - d->all->p[i].x.whole_value) < 1)
                return true;
    return false;
}

static bool is_of_law(const deals *d, const deal *x)
{
    return x->law || d->all->p[x->sayings.p[0]].law ||
           str_eq(d->all->p[x->last].x.kind, STR("appropriation"));
}

// Does a part of a law go to them?
static bool is_given_part(const deals *d, const party_list *who)
{
    for (uint32_t i = 0; i < d->all->n; i++) {
        const saying *s = &d->all->p[i];
        if (s->part && isfinite(s->x.whole_value) && transfer_overlap(who, &s->recipients))
            return true;
    }
    return false;
}

// "The House" of a text about Chad is not Chad's when Chad is among those for whom the law is: a
// legislature spends its own currency.
static void settle_legislature(const deals *d, party_list *from)
{
    static const char *const OWN[][3] = {{"USD", "USA", "United States"},
                                         {"CAD", "CAN", "Canada"},
                                         {"GBP", "GBR", "United Kingdom"},
                                         {"AUD", "AUS", "Australia"},
                                         {"JPY", "JPN", "Japan"}};
    str unit = STR_NONE;
    const party_list *voted = NULL; // whose legislature it is, where the text says so
    for (uint32_t i = 0; i < d->all->n; i++) {
        const saying *s = &d->all->p[i];
        if (s->law && !unit.n) unit = s->x.unit;
        if (s->law && !s->part && s->suppliers.n && !voted) voted = &s->suppliers;
    }
    if (from->n && !is_given_part(d, from)) return;
    *from = (party_list){0};
    if (voted && !is_given_part(d, voted)) {
        *from = *voted;
        return;
    }
    for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++)
        if (str_eq(unit, str_of(OWN[i][0])))
            party_add(from, (fact_party){str_of(OWN[i][1]), str_of(OWN[i][1]), str_of(OWN[i][2])});
}

static void fill_sides(deals *d, uint32_t which, party_list *from, party_list *to)
{
    const deal *x = &d->p[which];
    *to = *side_of(d, x, false);
    *from = *side_of(d, x, true);
    if (x->law && has_part(d, x)) *to = (party_list){0}; // for whom, its parts say
    if (from->n && transfer_overlap(from, to)) *from = (party_list){0};
    if (is_of_law(d, x)) settle_legislature(d, from);
    if (d->r->c->sentences.n <= SHORT_TEXT) guess_sides(d, which, from, to);
    transfer_name_states(d->r, from);
}

// --- stages

static bool has_firm_stage(const deals *d, const deal *x)
{
    for (size_t i = 0; i < x->sayings.n; i++) {
        const saying *s = &d->all->p[x->sayings.p[i]];
        if (s->x.state.n && !s->weak && !s->x.denied) return true;
    }
    return false;
}

// Told with its own date elsewhere in the text? Of what tells no stage any more: what tells none.
static bool is_dated_elsewhere(const deals *d, const deal *x, const saying *s, bool staged)
{
    for (size_t i = 0; i < x->sayings.n; i++) {
        const saying *o = &d->all->p[x->sayings.p[i]];
        bool same = staged ? str_eq(o->x.state, s->x.state) : !o->x.state.n;
        if (o != s && same && o->x.date.n && !o->x.own_day) return true;
    }
    return false;
}

// A promise with a day of its own dates the same stage that is told firmly elsewhere.
static bool dates_firm(const deals *d, const deal *x, const saying *s)
{
    for (size_t i = 0; i < x->sayings.n; i++) {
        const saying *o = &d->all->p[x->sayings.p[i]];
        if (o != s && !o->weak && o->x.state.n && str_eq(o->x.state, s->x.state))
            return s->x.date.n && !s->x.own_day;
    }
    return false;
}

static void settle_stages(deals *d, const deal *x)
{
    bool firm = has_firm_stage(d, x);
    for (size_t i = 0; i < x->sayings.n; i++) {
        saying *s = &d->all->p[x->sayings.p[i]];
        bool staged = !(s->weak && firm) || dates_firm(d, x, s);
        if (!staged) s->x.state = STR_NONE;
        if (!s->x.own_day || !is_dated_elsewhere(d, x, s, staged)) continue;
        s->x.own_day = false;
        s->x.date = STR_NONE;
    }
}

// Has the text a time for it that has an end?
static bool is_dated(const saying *s)
{
    period p = period_read(s->x.date);
    return !s->x.own_day && p.known && p.first != PERIOD_FIRST && p.last != PERIOD_LAST;
}

// A package was approved, and the text says that such a one is sold or given as a rule: "has sold
// it arms ever since".
static str policy_kind(const deals *d, const deal *x)
{
    const saying *own = &d->all->p[x->sayings.p[0]];
    if (!str_eq(own->mode, STR("approved")) || !own->x.n_items) return STR_NONE;
    for (uint32_t i = 0; i < d->all->n; i++) {
        const saying *s = &d->all->p[i];
        if (s->generic && str_eq(s->x.kind, STR("sale")) &&
            (!s->suppliers.n || transfer_overlap(&s->suppliers, &own->suppliers)) &&
            (!s->recipients.n || transfer_overlap(&s->recipients, &own->recipients)))
            return s->x.kind;
    }
    return STR_NONE;
}

static str kind_of(const deals *d, const deal *x)
{
    str kind = STR_NONE;
    int weight = 0;
    for (size_t i = 0; i < x->sayings.n; i++) {
        const saying *s = &d->all->p[x->sayings.p[i]];
        if (s->kind_weight <= weight) continue;
        if (s->law && i && !s->x.state.n && !isfinite(s->x.value)) continue; // only asked for
        weight = s->kind_weight;
        kind = s->x.kind;
    }
    return kind.n ? kind : policy_kind(d, x);
}

// Nothing is named but weapons or aid as such, or money that nobody is said to get: a policy, not a
// transfer.
static bool is_policy(const deals *d, const deal *x)
{
    bool sum = false, open = x->law && has_part(d, x);
    bool named = d->usual.n && d->r->c->sentences.n <= NEWS_TEXT &&
                 (kind_of(d, x).n || lead_getter(d).key.n);
    for (size_t i = 0; i < x->sayings.n; i++) {
        const saying *s = &d->all->p[x->sayings.p[i]];
        if (!x->law && (is_specific(s) || s->x.ordinal)) return false;
        if (!x->law && s->kind_weight >= STRONG_KIND && is_dated(s) &&
            (s->x.n_items || s->definite))
            return false;
        if (s->law ? s->aid_law : s->part) open = true;
        sum = sum || isfinite(s->x.value) || isfinite(s->x.value_low);
        named = named || s->recipients.n || (s->x.n_items && s->x.items[0].category.n);
    }
    return !sum || !(x->law ? open : open || named);
}

static bool names_arms(const frame_view *f)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (str_in_list(f->sentence->tokens[w].lemma,
                        "arm|weapon|weaponry|military|defence|defense|security|army|navy|fms|"
                        "armament|ammunition|force",
                        '|'))
            return true;
    return false;
}

// A sale in which neither things nor words are of arms: goods for the market, a building contract.
static bool is_trade(const deals *d, const deal *x)
{
    if (!str_eq(kind_of(d, x), STR("sale"))) return false;
    for (size_t i = 0; i < x->sayings.n; i++) {
        const saying *s = &d->all->p[x->sayings.p[i]];
        if (s->x.n_items || names_arms(reading_frame(d->r, s->x.sentence))) return false;
    }
    for (uint32_t i = 0; i < d->r->c->sentences.n && d->r->c->sentences.p[i].headline; i++)
        if (d->r->open[i] && names_arms(&d->r->frames[i])) return false;
    return true;
}

// The whole that the deal is a part of; -1: it is none.
static int32_t whole_of(const deals *d, const deal *x)
{
    double value = d->all->p[x->sayings.p[0]].x.whole_value;
    for (uint32_t i = 0; isfinite(value) && i < d->n; i++)
        for (size_t k = 0; k < d->p[i].sayings.n; k++) {
            const fact *f = &d->all->p[d->p[i].sayings.p[k]].x;
            if (!isfinite(f->whole_value) && fabs(f->value - value) <= SAME_VALUE * value)
                return (int32_t)i;
        }
    return -1;
}

// What the saying tells, with its day as the words leave it.
static fact told_by(deals *d, uint32_t which)
{
    saying s = d->all->p[which];
    transfer_open_day(d->r, &s);
    return s.x;
}

// A part goes through the stages of its whole.
static void add_stages_of(deals *d, const deal *whole, const fact *example)
{
    for (size_t i = 0; i < whole->sayings.n; i++) {
        fact f = told_by(d, whole->sayings.p[i]);
        if (!f.state.n) continue;
        f.value = f.value_low = f.value_high = NAN;
        f.n_items = 0;
        f.whole_value = example->whole_value;
        f.actors = example->actors;
        f.n_actors = example->n_actors;
        f.recipients = example->recipients;
        f.n_recipients = example->n_recipients;
        f.kind = example->kind;
        f.deal = example->deal;
        *vec_push(d->r->a, &d->r->facts) = f;
    }
}

// The larger sum that the deal is told to be within.
static double within_of(const deals *d, const deal *x)
{
    for (size_t i = 0; i < x->sayings.n; i++)
        if (d->all->p[x->sayings.p[i]].within > 0) return d->all->p[x->sayings.p[i]].within;
    return NAN;
}

static void emit(deals *d, uint32_t which)
{
    const deal *x = &d->p[which];
    party_list from, to;
    fact f = fact_none(LEDGER_TRANSFERS);
    if (is_policy(d, x) || is_trade(d, x)) return;
    fill_sides(d, which, &from, &to);
    bool of_law = isfinite(d->all->p[x->last].x.whole_value) && d->all->p[x->last].part;
    if (!from.n && !to.n && !x->law) return;
    if ((of_law && !to.n) || transfer_overlap(&from, &to)) return; // what a country spends at home
    settle_stages(d, x);
    fact made = {0};
    transfer_makers(d, which, &made);
    for (size_t i = 0; i < x->sayings.n; i++) {
        f = told_by(d, x->sayings.p[i]);
        f.makers = made.makers;
        f.n_makers = made.n_makers;
        if (!isfinite(f.whole_value)) f.whole_value = within_of(d, x);
        f.actors = keep(d->r, &from);
        f.n_actors = from.n;
        f.recipients = keep(d->r, &to);
        f.n_recipients = to.n;
        f.kind = kind_of(d, x);
        f.deal = which + 1;
        *vec_push(d->r->a, &d->r->facts) = f;
    }
    int32_t whole = whole_of(d, x);
    if (whole >= 0 && whole != (int32_t)which) add_stages_of(d, &d->p[whole], &f);
}

// Whom the text's transfers are for, as most sayings have it.
static str usual_recipient(fact_reading *r, const saying_vec *all)
{
    str best = STR_NONE;
    uint32_t most = 0;
    const party_list *supply = NULL;
    for (size_t i = 0; i < all->n; i++) {
        uint32_t n = 0;
        if (!supply && all->p[i].suppliers.n) supply = &all->p[i].suppliers;
        if (!all->p[i].recipients.n) continue;
        for (size_t k = 0; k < all->n; k++)
            n += party_has(&all->p[k].recipients, all->p[i].recipients.p[0].key);
        if (n <= most) continue;
        most = n;
        best = all->p[i].recipients.p[0].key;
    }
    fact_party named = transfer_likely_recipient(r, supply ? supply->p[0].key : STR_NONE);
    return most > 1 || !named.key.n ? best : named.key;
}

void transfer_deals(fact_reading *r, saying_vec *all)
{
    deals *d = arena_alloc(r->a, sizeof *d);
    *d = (deals){.r = r, .all = all};
    d->usual = usual_recipient(r, all);
    for (uint32_t i = 0; i < all->n; i++) assign(d, i);
    for (uint32_t i = 0; i < d->n; i++) emit(d, i);
}
