// Offices without a name in the account of a meeting: "the President" of a release on a call with
// the president of another country, "the Ministers" of a dialogue that the headline names.
#include "mention/coref.h"
#include "mention/word.h"

#define ACCOUNT_OPENS 4 // sentences, the headline included, in which an account names who met

// The bare noun of an office that several countries have: no "vice president".
static bool holds(const antecedent *a, str office)
{
    if (!str_ends(a->noun, office)) return false;
    if (a->noun.n == office.n) return true;
    return a->noun.p[a->noun.n - office.n - 1] == ' ' && !str_starts(a->noun, STR("vice ")) &&
           !str_starts(a->noun, STR("deputy ")) && !str_starts(a->noun, STR("former "));
}

static bool is_met(const coref *c, const actor *who)
{
    for (uint32_t k = 0; k < c->n_met; k++)
        if (str_eq(c->met[k]->country, who->country)) return true;
    return false;
}

// The one holder of the office whom the text has named so far; NULL when there are several.
static const antecedent *only_holder(const coref *c, str office)
{
    const antecedent *only = NULL;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (a->n != 1 || !a->person || !a->actors[0]->country.n || !holds(a, office)) continue;
        if (only && !str_eq(only->actors[0]->country, a->actors[0]->country)) return NULL;
        if (!only || a->actors[0]->person) only = a;
    }
    return only;
}

bool coref_office_of_met(coref *c, const agent_hit *h)
{
    bool definite = h->definite || coref_shares_article(c->st, h);
    bool bare = definite && !h->named && !h->plural && !h->former && !h->explains &&
                h->from == h->first && h->to == h->end;
    if (!bare || !c->home || c->n_met < 2 || c->met_at >= ACCOUNT_OPENS) return false;
    if (!str_in_list(h->noun, "president|vice president", '|')) return false;
    if (h->end < c->st->n_tokens && str_in_list(c->st->tokens[h->end].form, "of|-", '|'))
        return false;
    const antecedent *a = only_holder(c, h->noun);
    if (!a || str_eq(a->actors[0]->country, c->home->country) || !is_met(c, a->actors[0]))
        return false;
    const actor **who = arena_array(c->s->a, const actor *, 1);
    who[0] = a->actors[0];
    str noun = a->noun;
    coref_record(c, h->from, h->to, h->head, who, 1, "title", noun, a->gender);
    return true;
}

const actor *coref_sole_holder(const coref *c, const agent_hit *h)
{
    bool pope = !h->named && !h->plural && str_in_list(h->noun, "pope|pontiff|holy father", '|');
    return pope ? name_country_of(c->s, STR("Vatican")) : NULL;
}

bool coref_is_first_title(const coref *c, const agent_hit *h)
{
    const sentence *st = c->st;
    if (h->named || h->plural || h->definite || h->kind != AGENT_TITLE) return false;
    if (h->from != h->first || !name_is_capital(st->tokens[h->first].form)) return false;
    bool article = h->first > 0 && st->tokens[h->first - 1].upos == UPOS_DET;
    if (article || !word_among(st, h->end, "and|&") || word_has(st, h->end + 1, UPOS_DET))
        return false;
    const agent_hit *hits = c->s->hits.p;
    for (uint32_t i = c->s->hit_of[c->sentence]; i < c->s->hit_of[c->sentence + 1]; i++) {
        const agent_hit *other = &hits[i];
        if (other->from <= h->end || other->first > h->end + 6) continue;
        for (uint32_t w = h->end + 1; w < other->first; w++)
            if (st->tokens[w].upos == UPOS_PUNCT || st->tokens[w].upos == UPOS_CCONJ) return false;
        return other->named && !other->plural && other->kind == AGENT_TITLE;
    }
    return false;
}

// The headline's two countries, one of them home: "U.S.-Peru Dialogue". NULL when it has more.
static void note_pair(coref *c)
{
    if (!c->home || c->pair[0]) return;
    const actor *two[2] = {NULL, NULL};
    bool joined = false;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        joined |= a->n == 2;
        for (uint32_t k = 0; k < a->n; k++) {
            const actor *who = a->actors[k];
            if (!who->country.n) continue;
            uint32_t at = 0;
            while (at < 2 && two[at] && !str_eq(two[at]->country, who->country)) at++;
            if (at == 2) return;
            two[at] = who;
        }
    }
    if (!joined || !two[0] || !two[1]) return;
    bool first = str_eq(two[0]->country, c->home->country);
    if (!first && !str_eq(two[1]->country, c->home->country)) return;
    c->pair[0] = coref_country(c, two[!first]);
    c->pair[1] = coref_country(c, two[first]);
}

// The only body of states that the headline names, where it names no country but home.
static void note_summit(coref *c)
{
    const actor *only = NULL;
    bool home = false;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        for (uint32_t k = 0; k < a->n; k++) {
            const actor *who = a->actors[k];
            bool ours = who->country.n && c->home && str_eq(who->country, c->home->country);
            home |= ours && str_eq(who->entity, who->country);
            if (ours) continue;
            bool body = who->n_sectors && str_eq(who->sectors[0], STR("IGO")) && !who->person;
            if (!body || (only && !str_eq(only->code, who->code))) return;
            only = who;
        }
    }
    c->summit = only;
    c->with_home = home;
}

bool coref_opens_clause(const sentence *st, const agent_hit *h)
{
    if (st->tokens[h->head].rel != REL_NSUBJ) return false;
    return h->first == 0 || str_eq(st->tokens[h->first - 1].form, STR(","));
}

bool coref_leaders_of_summit(coref *c, const agent_hit *h)
{
    bool bare = h->plural && !h->named && h->from == h->first && h->to == h->end;
    bool opens = h->definite || coref_opens_clause(c->st, h);
    if (!c->summit || !bare || !opens || c->st->headline) return false;
    if (!str_in_list(h->noun, "leader|minister|foreign minister|finance minister", '|'))
        return false;
    if (word_has(c->st, h->end, UPOS_ADP) && !word_among(c->st, h->end, "in|on|at|during"))
        return false;
    const actor **who = arena_array(c->s->a, const actor *, 2);
    who[0] = c->summit;
    if (c->with_home) who[1] = scan_with_sectors(c->s, c->home, STR("GOV"));
    uint32_t n = c->with_home ? 2 : 1;
    size_t at = coref_record(c, h->from, h->to, h->head, who, n, "title", h->noun, 0);
    c->past.p[at].plural = true;
    return true;
}

void coref_note_titled(coref *c)
{
    const sentence *st = c->st;
    if (c->sentence == 0 && st->headline) note_summit(c);
    if (c->sentence == 0 && st->headline) note_pair(c);
    bool ministers = false;
    if (!st->headline || c->titled) return;
    for (uint32_t i = 0; i < st->n_tokens; i++)
        ministers |= word_among(st, i, "ministerial|ministers|2+2");
    if (!ministers) return;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if (a->n < 2 || a->n > SCAN_ACTORS_MAX) continue;
        bool all = true;
        for (uint32_t k = 0; k < a->n; k++) all &= a->actors[k]->country.n > 0;
        if (!all || a->n <= c->n_met) continue;
        for (uint32_t k = 0; k < a->n; k++)
            c->met[k] = scan_with_sectors(c->s, coref_country(c, a->actors[k]), STR("GOV"));
        c->n_met = a->n;
        c->met_at = c->sentence;
        c->titled = true;
    }
}

bool coref_titled_ministers(coref *c, const agent_hit *h)
{
    bool bare = h->definite && h->plural && !h->named && h->from == h->first && h->to == h->end;
    if (!c->titled || !bare || !str_eq(h->noun, STR("minister"))) return false;
    if (!name_is_capital(c->st->tokens[h->first].form)) return false;
    if (word_has(c->st, h->end, UPOS_ADP) && !word_among(c->st, h->end, "in|on|at|during"))
        return false;
    const actor **all = arena_array(c->s->a, const actor *, c->n_met);
    for (uint32_t k = 0; k < c->n_met; k++) all[k] = c->met[k];
    size_t at = coref_record(c, h->from, h->to, h->head, all, c->n_met, "set", h->noun, 0);
    c->past.p[at].plural = true;
    return true;
}
