// Agent nouns that nothing beside them gives a country ("the spokesman", "police"): whose they are
// by the text before, by the place, by who publishes the text.
#include "mention/agentsense.h"
#include "mention/coref.h"
#include "mention/word.h"

#include <string.h>

#define OWN_REACH 5 // words from "our" to the noun of its phrase

static const actor *possessor(const coref *c, uint32_t first)
{
    for (uint32_t i = first; i-- > 0 && i + 4 > first;) {
        if (c->st->tokens[i].xpos != XPOS_PRP_POSS && c->st->tokens[i].xpos != XPOS_WP_POSS) {
            if (c->st->tokens[i].upos != UPOS_ADJ && c->st->tokens[i].upos != UPOS_NOUN)
                return NULL;
            continue;
        }
        for (size_t k = c->past.n; k-- > 0 && c->past.p[k].sentence == c->sentence;)
            if (c->past.p[k].word == i && c->past.p[k].n == 1) return c->past.p[k].actors[0];
        return NULL;
    }
    return NULL;
}

// "the Department's Bureau of Medical Services": whose the body is that stands behind a possessive.
static const actor *genitive_owner(const coref *c, const agent_hit *h)
{
    if (h->kind < AGENT_BODY || h->first < 2 || c->st->tokens[h->first - 1].xpos != XPOS_POS)
        return NULL;
    for (size_t k = c->past.n; k-- > 0 && c->past.p[k].sentence == c->sentence;)
        if (c->past.p[k].word + 2 == h->first && c->past.p[k].n == 1) return c->past.p[k].actors[0];
    return NULL;
}

// "the Court", "the Council" of an international body that the text has named: the last one in
// whose name the word stands.
static const antecedent *find_named_body(const coref *c, const agent_hit *h)
{
    static const char WORDS[] = "court|council|commission|assembly|committee|tribunal|agency";
    if (!h->definite || h->plural || h->named || !str_in_list(h->noun, WORDS, '|')) return NULL;
    str form = c->st->tokens[h->first].form;
    if (!name_is_capital(form) || c->st->headline) return NULL;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, COREF_TITLE_WINDOW)) return NULL;
        if (a->n != 1 || a->person || a->plural) continue;
        const actor *who = a->actors[0];
        if (who->n_sectors && str_eq(who->sectors[0], STR("IGO")) &&
            str_find(who->name, form) != SIZE_MAX)
            return a;
    }
    return NULL;
}

// A public agent without a country, whose code is but a sector: the country in focus says more.
static bool is_nobodys(const actor *who)
{
    return who->n_sectors && str_starts(who->code, who->sectors[0]) &&
           str_in_list(who->sectors[0], "GOV|MIL|SPY|COP|LEG|JUD|OPP", '|');
}

// Does the longer title hold the words of the shorter: "deputy minister" of "deputy trade
// minister"?
static bool holds_words(str longer, str shorter)
{
    if (longer.n <= shorter.n || str_find_byte(shorter, ' ', 0) == SIZE_MAX) return false;
    str rest = shorter;
    while (rest.n) {
        str word = str_split(&rest, ' ');
        size_t at = str_find(longer, word), end = at + word.n;
        if (at == SIZE_MAX || (at > 0 && longer.p[at - 1] != ' ')) return false;
        if (end < longer.n && longer.p[end] != ' ') return false;
    }
    return true;
}

// "The Court" after "the International Court of Justice": the body before whose name has the word.
static const antecedent *find_body(const coref *c, const agent_hit *h)
{
    static const char WORDS[] = "court|council|commission|assembly|committee|tribunal|agency|bank|"
                                "organization|organisation|union|parliamentary assembly";
    if (!h->definite || h->named || h->end - h->first > 2) return NULL;
    if (!name_is_capital(c->st->tokens[h->first].form) || !str_in_list(h->noun, WORDS, '|'))
        return NULL;
    str words = scan_text(c->s, c->sentence, h->first, h->end);
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, COREF_TITLE_WINDOW)) return NULL;
        if (a->n != 1 || a->person || a->actors[0]->country.n || !a->actors[0]->code.n) continue;
        if (a->actors[0]->name.n > words.n && str_find(a->actors[0]->name, words) != SIZE_MAX)
            return a;
    }
    return NULL;
}

// "The regime" after "the Roe regime", "the junta" after "the Chadian junta": a name that ends with
// the noun.
static bool is_named_by(const coref *c, const antecedent *a, const agent_hit *h)
{
    if (a->noun.n || a->n != 1 || a->person || !a->actors[0]->country.n) return false;
    if (!str_in_list(h->noun, "regime|junta|government|administration", '|')) return false;
    const sentence *st = &c->s->sentences->p[a->sentence];
    return a->word < st->n_tokens && str_eq(word_lemma(&st->tokens[a->word]), h->noun);
}

static const antecedent *find_title(const coref *c, const agent_hit *h)
{
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, COREF_TITLE_WINDOW)) return NULL;
        if (is_named_by(c, a, h)) return a;
        if (!a->noun.n || a->n == 0 || a->plural != h->plural || !a->actors[0]->code.n) continue;
        if (!a->actors[0]->country.n && !a->person && is_nobodys(a->actors[0])) continue;
        if (str_eq(a->noun, h->noun)) return a;
        if (str_eq(h->noun, STR("deputy")) && str_starts(a->noun, STR("deputy "))) return a;
        if (a->noun.n > h->noun.n && str_ends(a->noun, h->noun) &&
            a->noun.p[a->noun.n - h->noun.n - 1] == ' ')
            return a;
        if (a->person && holds_words(a->noun, h->noun)) return a;
    }
    return NULL;
}

// "our team", "our diplomats and global workforce": the people of the government that publishes
// this.
static bool is_own_staff(const coref *c, const agent_hit *h)
{
    bool staff = agent_is_staff(h->noun) || str_eq(h->noun, STR("workforce"));
    if (!c->home || !staff) return false;
    for (uint32_t i = h->first; i-- > 0 && i + OWN_REACH > h->first;) {
        const token *t = &c->st->tokens[i];
        if (t->xpos == XPOS_PRP_POSS) return str_in_list(t->form, "our|Our", '|');
        if (t->upos != UPOS_ADJ && t->upos != UPOS_NOUN && t->upos != UPOS_CCONJ) return false;
    }
    return false;
}

// A dictionary without the country gives no base.
static void settle_bare(coref *c, agent_hit *h, const actor *base, const char *how)
{
    if (!base) return;
    bool own = base == c->home && agent_is_staff(h->noun) &&
               (c->publisher.abroad || is_own_staff(c, h)); // else those of some company or school
    str sectors = own ? STR("GOV") : agent_sectors(h);
    // "the Secretary's International Advisory Board" is of no body between states
    if (base->country.n && str_starts(sectors, STR("IGO"))) sectors = STR("GOV");
    const actor *who;
    if (h->named) {
        uint32_t first = h->name_at;
        char gender = 0;
        while (first + 1 < h->to && person_is_honorific(c->st->tokens[first].form, &gender))
            first++;
        who = person_add(c->s, c->sentence, scan_text(c->s, c->sentence, first, h->to), h->noun,
                         base, sectors);
        how = "title";
    } else if (base->country.n) {
        char key[2 * TABLE_KEY_MAX];
        size_t n = base->country.n;
        memcpy(key, base->country.p, n);
        str entity = h->formed ? h->name : base->country;
        if (!h->formed && h->kind != AGENT_STATE && h->kind != AGENT_SIDE &&
            h->noun.n < TABLE_KEY_MAX) {
            key[n++] = ':';
            memcpy(key + n, h->noun.p, h->noun.n);
            entity = str_copy(c->s->a, (str){key, n + h->noun.n});
        }
        who = scan_actor(c->s, base->country, sectors, STR_NONE, entity,
                         h->formed ? h->name : base->name, false);
    } else {
        who = base;
    }
    if (h->explains && h->plural) { // "candidates Ana Ruiz and Ivo Lind"
        for (uint32_t i = 0; i < h->n_explains; i++)
            person_learn(c->s, h->explains - 1 + i, base, sectors);
    } else if (h->explains) { // "Ana Ruiz, the trade minister,": hers is what the noun says
        person_learn(c->s, h->explains - 1, base, sectors);
        who = c->s->persons.p[h->explains - 1].who;
        how = "apposition";
    }
    size_t at =
        coref_record(c, h->from, h->to, h->head, &who, 1, how, h->noun, person_gender(h->noun));
    antecedent *made = &c->past.p[at];
    made->plural = h->plural || h->kind == AGENT_CROWD;
    made->person |= (h->kind == AGENT_TITLE || h->kind == AGENT_PERSON) && !made->plural;
}

// A party, a union, a police force whose name is no noun of every country's ("Congress").
static bool is_of_one_country(const actor_scan *s, const piece *p)
{
    if (p->kind != PIECE_BODY || !p->who->n_sectors) return false;
    if (p->end - p->first == 1 &&
        agent_is_noun(s->sentences->p[p->sentence].tokens[p->first].lemma, NULL))
        return false;
    return str_in_list(p->who->sectors[0], "PTY|OPP|LAB|COP|REB", '|');
}

const actor *coref_only_country(actor_scan *s, const actor *but)
{
    const actor *only = NULL;
    bool named = false;
    for (size_t i = 0; i < s->pieces.n + s->asides.n; i++) {
        bool tag = i >= s->pieces.n;
        const actor *who = tag ? s->asides.p[i - s->pieces.n].who : s->pieces.p[i].who;
        if (!who || (but && str_eq(but->country, who->country))) continue;
        if (!who->country.n) {
            if (!but && name_is_body(&s->pieces.p[i])) return NULL; // "NATO troops"
            continue;
        }
        if (only && !str_eq(only->country, who->country)) return NULL;
        only = who;
        named |= tag || !name_is_body(&s->pieces.p[i]) || s->pieces.p[i].kind == PIECE_HOLDER ||
                 s->pieces.p[i].kind == PIECE_METONYM || is_of_one_country(s, &s->pieces.p[i]);
    }
    return named ? only : NULL; // "Congress" is a party elsewhere
}

// "Foreign Minister Roe" in a text of the United States: they have secretaries.
static bool is_anothers(const coref *c, const agent_hit *h)
{
    return c->home && str_eq(c->home->country, STR("USA")) &&
           (str_ends(h->noun, STR("minister")) || str_starts(h->noun, STR("minister ")) ||
            str_ends(h->noun, STR("ministry")) || str_eq(h->noun, STR("national assembly")) ||
            str_in_list(h->noun, "premier|chancellor|king|queen|emir|sultan|crown prince", '|'));
}

// The other country of this sentence, or of the whole text; NULL when there are several or none.
static const actor *other_country(const coref *c)
{
    const actor *only = NULL;
    for (uint32_t p = c->s->piece_of[c->sentence]; p < c->s->piece_of[c->sentence + 1]; p++) {
        const actor *who = c->s->pieces.p[p].who;
        if (!who || !who->country.n || str_eq(who->country, c->home->country)) continue;
        if (only && !str_eq(only->country, who->country)) return c->other;
        only = who;
    }
    return only ? only : c->other;
}

// Nobody's: "protesters", "a court". Code and sector without a country.
static const actor *nobody(coref *c, const agent_hit *h)
{
    if (h->formed) return scan_actor(c->s, STR_NONE, h->sectors, STR_NONE, h->name, h->name, false);
    return scan_actor(c->s, STR_NONE, agent_sectors(h), STR_NONE,
                      h->noun.n ? h->noun : STR("agent"), h->noun, false);
}

// "negotiators of the two countries": both countries', with the agent's sector.
static bool agents_of_two(coref *c, const agent_hit *h)
{
    uint32_t from, i = h->end + 1;
    if (h->end >= c->st->n_tokens || !str_in_list(c->st->tokens[h->end].form, "of|from", '|'))
        return false;
    while (i < c->st->n_tokens && i < h->end + 5 && c->st->tokens[i].xpos != XPOS_NNS) i++;
    if (i >= c->st->n_tokens || c->st->tokens[i].xpos != XPOS_NNS ||
        !coref_says_two(c->st, i, &from))
        return false;
    const actor *two[2];
    if (!coref_two(c, false, two)) return false;
    for (int k = 0; k < 2; k++) two[k] = scan_with_sectors(c->s, two[k], agent_sectors(h));
    coref_record(c, h->from, i + 1, h->head, two, 2, "set", h->noun, 0);
    return true;
}

// The country of the body that the agent's first words name: "ministry" in "ministry spokeswoman".
static const actor *named_body(coref *c, const agent_hit *h)
{
    size_t cut = h->noun.n;
    while (cut > 0 && h->noun.p[cut - 1] != ' ') cut--;
    if (cut < 2) return NULL;
    agent_hit body = {.noun = str_sub(h->noun, 0, cut - 1)};
    agent_kind kind;
    if (!agent_is_noun(body.noun, &kind) || kind != AGENT_BODY) return NULL;
    const antecedent *a = find_title(c, &body);
    return a && a->n == 1 && a->actors[0]->country.n ? coref_country(c, a->actors[0]) : NULL;
}

// "officials up to President Xi", "ministers, including Lavrov": the country of whom the words name
// as one of them.
static const actor *exemplified(const coref *c, const agent_hit *h)
{
    uint32_t w = h->to, n = c->st->n_tokens;
    if (w < n && str_eq(c->st->tokens[w].form, STR(","))) w++;
    if (!h->plural || w + 1 >= n) return NULL;
    str first = c->st->tokens[w].form, second = c->st->tokens[w + 1].form;
    bool two = (str_eq(first, STR("up")) && str_eq(second, STR("to"))) ||
               (str_eq(first, STR("such")) && str_eq(second, STR("as"))) ||
               (str_eq(first, STR("among")) && str_eq(second, STR("them")));
    if (!two && !str_eq(first, STR("including"))) return NULL;
    w += two ? 2 : 1;
    for (uint32_t i = 0; i < c->n_here; i++) {
        const mention *m = &c->s->records.p[c->here[i]].m;
        if (m->first < w || m->first > w + 2 || m->n_actors != 1) continue;
        if (m->actors[0]->person && m->actors[0]->country.n) return m->actors[0];
    }
    return NULL;
}

// "Our troops", "our deployed forces"
static bool is_ours(const sentence *st, uint32_t first)
{
    for (uint32_t i = first; i-- > 0 && i + 4 > first;) {
        const token *t = &st->tokens[i];
        if (t->xpos == XPOS_PRP_POSS) return str_in_list(t->form, "my|My|our|Our", '|');
        if (t->upos != UPOS_ADJ && t->rel != REL_AMOD) return false;
    }
    return false;
}

// "Mr. President, will you sign?" in a transcript of a government whose text names no other
// president.
static bool is_addressed_head(const coref *c, const agent_hit *h)
{
    if (h->named || h->first == 0 || !str_in_list(h->noun, "president|vice president", '|') ||
        !str_in_list(h->noun, c->publisher.offices, '|') ||
        !str_in_list(c->st->tokens[h->first - 1].form, "Mr.|Mr|Madam", '|'))
        return false;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (a->n == 1 && str_ends(a->noun, STR("president")) && a->actors[0]->country.n &&
            !str_eq(a->actors[0]->country, c->home->country))
            return false;
    }
    return true;
}

// "Met President Roe, lauded the President's commitment": another's, named right before.
static bool is_said_of_other(const coref *c, const agent_hit *h)
{
    if (!str_eq(h->noun, STR("president")) || !c->publisher.abroad) return false;
    if (c->st->tokens[h->head].rel == REL_NSUBJ) return false;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if (a->n == 1 && a->person && str_ends(a->noun, STR("president")))
            return a->actors[0]->country.n && !str_eq(a->actors[0]->country, c->home->country);
    }
    return false;
}

// Is the office that of the government which publishes this: "the Secretary", "our Congress",
// "Counselor Reyes"? In small letters "the president" may be anybody's.
static bool is_publishers(const coref *c, const agent_hit *h)
{
    if (!c->home || h->former) return false;
    if (h->formed) { // "Office of the Spokesperson"
        size_t at = str_find(h->name, STR(" of the "));
        str office = at == SIZE_MAX ? STR_NONE : str_sub(h->name, at + 8, h->name.n);
        if (office.n && str_in_list(str_lower(c->s->a, office), c->publisher.offices, '|'))
            return true;
    }
    const token *t = &c->st->tokens[h->first];
    bool ours = is_ours(c->st, h->first);
    bool of = h->end < c->st->n_tokens && str_eq(c->st->tokens[h->end].form, STR("of"));
    const token *next = h->end < c->st->n_tokens ? &c->st->tokens[h->end] : NULL;
    bool capital = name_is_capital(t->form);
    bool names = next && next->upos == UPOS_PROPN && name_is_capital(next->form);
    bool matters = next && str_eq(next->form, STR("for")); // "Special Envoy for Peace Ana Ruiz"
    if (h->named || (capital && h->plural && names))       // "Senators Roe and Lind"
        return str_in_list(h->noun, c->publisher.titles, '|');
    if (capital && !h->plural && matters && str_in_list(h->noun, c->publisher.titles, '|'))
        return true;
    str sectors = agent_sectors(h);
    if (ours && sectors.n && (!c->publisher.abroad || str_starts(sectors, STR("MIL"))) &&
        !str_in_list(sectors, "MED|NGO|IGO|REB|CRM|UAF|REF", '|') &&
        !str_eq(h->noun, STR("coalition")))
        return true;
    if (ours && str_in_list(h->noun,
                            "military|armed force|armed forces|embassy|consulate|people|citizen|"
                            "troop|troops|forces|service member|diplomat|ambassador|delegation|"
                            "staff|police|veteran|fellow citizen",
                            '|'))
        return true;
    if (capital && h->first > 0 && str_eq(c->st->tokens[h->first - 1].form, STR("Joint")))
        return false; // "Joint Special Representative": of several bodies
    if (capital && str_in_list(h->noun,
                               "foreign service officer|foreign service specialist|civil service|"
                               "foreign service|senior foreign service|senior executive service",
                               '|'))
        return true;
    // "Successive administrations": only there are governments called so
    if (str_eq(h->noun, STR("administration")) && !of && str_eq(c->home->country, STR("USA")) &&
        (ours ? !h->plural : !agent_has_owner(c->st, h->first)))
        return true;
    // "The Embassy in Kabul": its own, where no word says whose
    bool post = h->definite || (capital && names); // "the embassy", "Embassy Kabul"
    if (str_in_list(h->noun, "embassy|consulate|consulate general", '|') && post && !of &&
        c->publisher.abroad && !agent_has_owner(c->st, h->first))
        return true;
    if (h->plural || of || is_said_of_other(c, h)) return false;
    if (str_eq(h->noun, STR("house")) && // no "Blair House", no "House arrests"
        (h->first == 0 || !str_in_list(c->st->tokens[h->first - 1].form, "the|The", '|') ||
         agent_modifies(c->st, h)))
        return false;
    // "Deputy Spokesperson comments on …" of a post
    if (h->first == 0 && !c->st->headline && str_in_list(h->noun, c->publisher.titles, '|'))
        return true;
    if (capital && !agent_has_owner(c->st, h->first) && !find_title(c, h) &&
        str_in_list(h->noun, "embassy|consulate|consulate general", '|'))
        return true; // "the Embassy is closed"
    if (!str_in_list(h->noun, c->publisher.offices, '|')) return false;
    if (ours ||
        (capital && str_in_list(h->noun, "department|administration|treasury|press office", '|')))
        return true; // "Department Spokesperson", in a heading
    bool own = capital || str_in_list(h->noun, "administration|cabinet|department|delegation", '|');
    return h->definite && own && !agent_has_owner(c->st, h->first);
}

void coref_find_lead(coref *c)
{
    if (c->told || c->st->headline) return;
    for (size_t i = 0; i < c->past.n; i++) {
        const antecedent *a = &c->past.p[i];
        if (a->sentence != c->sentence || !a->subject || a->n != 1) continue;
        if (a->actors[0]->country.n) c->lead = coref_country(c, a->actors[0]);
        c->told = true;
        return;
    }
}

// "The Foreign Ministry said": a body that every country has, and one's own goes without a name.
static bool is_ministry(const agent_hit *h)
{
    return h->definite &&
           (str_ends(h->noun, STR("ministry")) || str_ends(h->noun, STR("presidency")) ||
            str_ends(h->noun, STR("foreign office")));
}

// "Governments must act": in general.
static bool is_governments(const agent_hit *h)
{
    return str_in_list(h->noun, "government|gov't|govt", '|') && h->plural;
}

// "First Lady Ana Ruiz" after "President Jo Ruiz": the person of the text with this family name.
static const actor *namesake(const coref *c, const agent_hit *h)
{
    static const char FAMILY[] =
        "first lady|first gentleman|second gentleman|prince|princess|queen|"
        "crown prince|crown princess";
    if (h->to < h->end + 2 || !str_in_list(h->noun, FAMILY, '|')) return NULL;
    uint32_t p = person_named(c->s, c->st->tokens[h->to - 1].form, true);
    if (p == SCAN_NONE || c->s->persons.p[p].sentence > c->sentence) return NULL;
    return c->s->persons.p[p].who;
}

// "The Secretary and Foreign Ministers": one article for both.
bool coref_shares_article(const sentence *st, const agent_hit *h)
{
    const token *t = &st->tokens[h->head];
    if (t->rel != REL_CONJ || t->head < 0 || h->first == 0) return false;
    if (!str_eq(st->tokens[h->first - 1].form, STR("and"))) return false;
    for (uint32_t i = 0; i < (uint32_t)t->head; i++)
        if (st->tokens[i].head == t->head && str_eq_nocase(st->tokens[i].form, STR("the")))
            return true;
    return false;
}

// "The ministers agreed" after two of different countries met, or more.
static bool those_who_met(coref *c, const agent_hit *h)
{
    const actor *two[2];
    bool opens =
        h->first == 0 && str_eq(h->noun, STR("leader")) && c->n_met >= 2; // "Leaders agreed"
    bool definite = h->definite || opens || coref_shares_article(c->st, h);
    bool alone = h->from == h->first && h->to == h->end && definite && h->plural && !h->named;
    if (!alone || !str_in_list(h->noun,
                               "leader|minister|president|secretary|diplomat|delegation|"
                               "foreign minister|prime minister|defense minister",
                               '|'))
        return false;
    if (h->end < c->st->n_tokens && c->st->tokens[h->end].upos == UPOS_ADP) return false;
    if (c->n_met > 2 || opens) return coref_met(c, h->from, h->head);
    if (!coref_two(c, true, two) || str_eq(two[0]->country, two[1]->country)) return false;
    coref_record(c, h->from, h->to, h->head, two, 2, "set", h->noun, 0);
    c->past.p[c->past.n - 1].plural = true;
    return true;
}

// "Are you a teacher or a nurse?": whoever reads it.
static bool is_reader(const sentence *st, uint32_t head)
{
    for (int up = 0; up < 3 && st->tokens[head].rel == REL_CONJ && st->tokens[head].head >= 0; up++)
        head = (uint32_t)st->tokens[head].head;
    for (uint32_t i = 0; i < head; i++)
        if (st->tokens[i].head == (int32_t)head && st->tokens[i].rel == REL_NSUBJ)
            return str_in_list(st->tokens[i].form, "you|You", '|');
    return false;
}

// "spoke to the press", "briefed the press": people, not a trade.
static bool is_audience(const sentence *st, const agent_hit *h)
{
    uint32_t i = h->first;
    if (!str_eq(h->noun, STR("press")) || i < 2) return false;
    if (str_eq(st->tokens[i - 1].form, STR("the"))) i--;
    return str_in_list(st->tokens[i - 1].form,
                       "to|with|brief|briefs|briefed|briefing|address|addresses|addressed|update|"
                       "updates|updated|told|tell|tells",
                       '|');
}

// "The club said": an actor, but no side of an event.
static void settle_weak(coref *c, agent_hit *h)
{
    if (!coref_weak_acts(c, h)) return;
    h->loose = true;
    str sectors = agent_sectors(h);
    evidence e = coref_owner_near(c, h, sectors);
    if (!e.who) e = coref_owner_wide(c, h, sectors);
    if (e.who)
        settle_bare(c, h, coref_country(c, e.who), e.how);
    else
        settle_bare(c, h, nobody(c, h), "agent");
}

// "Her deputies": of the branch of the one whose they are.
static bool take_deputies(coref *c, agent_hit *h)
{
    if (h->named || !str_eq(h->noun, STR("deputy"))) return false;
    const actor *owner = possessor(c, h->first);
    bool ones = h->first > 0 && c->st->tokens[h->first - 1].xpos == XPOS_PRP_POSS;
    if (ones) h->sectors = STR("GOV"); // no members of a parliament
    if (!owner || !owner->country.n) return false;
    h->sectors = owner->n_sectors ? owner->sectors[0] : STR("GOV");
    settle_bare(c, h, coref_country(c, owner), "agent");
    return true;
}

// A person with a name and a role, of whom the text says no country: mostly of the one where the
// report plays; reporters, soldiers and those of bodies of many countries need not be.
static const actor *local_person(coref *c, const agent_hit *h, str sectors)
{
    bool someone = (h->named || h->explains) && !h->formed && !h->plural;
    str first = str_split(&sectors, ' ');
    if (!someone || !c->story || !first.n || coref_is_anybodys(c, h) ||
        str_in_list(first, "MED|MIL|IGO|NGO|REB|UAF|REF|SPY", '|'))
        return nobody(c, h);
    return coref_country(c, c->story);
}

// "Its spokesman" of a firm, "their president" of a union: of their sector.
static bool serves_owner(coref *c, agent_hit *h, const actor *owner)
{
    if (owner->person || !owner->n_sectors || h->former || !agent_is_office(h->noun)) return false;
    if (!str_in_list(owner->sectors[0], "BUS|MNC|NGO|LAB|EDU|MED|REL|HLH|PTY|REB|COP|JUD", '|'))
        return false;
    h->sectors = owner->sectors[0];
    const actor *base = owner->country.n ? coref_country(c, owner)
                                         : scan_actor(c->s, STR_NONE, h->sectors, STR_NONE, h->noun,
                                                      h->noun, false);
    settle_bare(c, h, base, "agent");
    return true;
}

// "Members of ethnic minorities": of the kind of those whose they are.
static bool take_members(coref *c, agent_hit *h)
{
    if (h->named || !h->plural || !str_eq(h->noun, STR("member"))) return false;
    str sectors = coref_sectors_of_whom(c, h);
    if (!sectors.n) return false;
    h->sectors = sectors;
    h->loose = true;
    settle_bare(c, h, nobody(c, h), "agent");
    return true;
}

// "Former mayor Ana Roe", whose we do not know: somebody all the same.
static void former_holder(coref *c, agent_hit *h)
{
    uint32_t first = h->name_at;
    while (first + 1 < h->to && person_is_honorific(c->st->tokens[first].form, NULL)) first++;
    str name = scan_text(c->s, c->sentence, first, h->to);
    uint32_t p = person_named(c->s, name, false);
    if (p == SCAN_NONE) p = person_add_open(c->s, c->sentence, name, 0);
    coref_record(c, h->from, h->to, h->head, &c->s->persons.p[p].who, 1, "title", h->noun, 0);
    coref_open_person(c, &c->s->records.p[c->s->records.n - 1]);
}

static void resolve_bare(coref *c, agent_hit *h)
{
    if (!h->named && is_reader(c->st, h->head)) return;
    if (is_audience(c->st, h)) {
        settle_bare(c, h, nobody(c, h), "agent");
        return;
    }
    if (c->home && is_own_staff(c, h)) {
        settle_bare(c, h, c->home, "publisher");
        return;
    }
    if (c->home && !h->explains && is_addressed_head(c, h)) {
        settle_bare(c, h, c->home, "publisher");
        return;
    }
    bool loose = h->loose && !h->named && coref_takes_part(c, h);
    bool whole = h->plural && !h->named && str_in_list(h->noun, "party|side", '|');
    if (whole && !coref_says_what(c->st, h) && coref_states(c, h->head)) return;
    if (take_deputies(c, h) || take_members(c, h)) return;
    if (h->weak && !h->named && !h->definite && !loose && !h->explains) {
        settle_weak(c, h);
        return;
    }
    if (!h->named && !h->explains && !h->formed && coref_says_what(c->st, h)) return;
    bool tail = str_eq(h->noun, STR("staff")) && h->first > 0 &&
                str_eq(c->st->tokens[h->first - 1].form, STR("of")); // "chief of staff"
    if (tail || coref_is_event(c->st, h) || coref_is_applicant(c, h)) return;
    if (coref_is_first_title(c, h)) return;
    if (!h->named && (coref_set_phrase(c, h->head) || agents_of_two(c, h))) return;
    bool relational = !h->named && agent_is_relational(h->noun);
    const actor *owner = relational ? NULL : possessor(c, h->first);
    if (owner && serves_owner(c, h, owner)) return;
    if (owner && owner->country.n) {
        settle_bare(c, h, coref_country(c, owner), "agent");
        return;
    }
    owner = relational ? NULL : genitive_owner(c, h);
    if (owner && owner->country.n) {
        settle_bare(c, h, coref_country(c, owner), "agent");
        return;
    }
    const antecedent *body_named = find_named_body(c, h);
    if (body_named) {
        const actor *who = body_named->actors[0];
        coref_record(c, h->from, h->to, h->head, &who, 1, "title", h->noun, 0);
        return;
    }
    const actor *one = h->named ? NULL : exemplified(c, h);
    if (one) {
        settle_bare(c, h, coref_country(c, one), "agent");
        return;
    }
    bool bare = h->first + 1 == h->to && h->end == h->to;
    if (!h->named && bare && coref_kind_phrase(c, h->first)) return;
    if (!h->named && h->plural && coref_together(c, h->head)) return;
    one = h->named ? namesake(c, h) : NULL;
    if (one && one->country.n) {
        settle_bare(c, h, coref_country(c, one), "title");
        return;
    }
    const antecedent *all = loose ? coref_included_in(c, h) : NULL;
    if (all) {
        const actor *of = all->actors[0];
        size_t past = c->past.n;
        settle_bare(c, h, of->country.n ? coref_country(c, of) : of, "set");
        while (past < c->past.n) c->past.p[past++].inner = true;
        return;
    }
    one = coref_sole_holder(c, h);
    if (one) {
        settle_bare(c, h, one, "title");
        return;
    }
    if (coref_office_of_met(c, h) || coref_titled_ministers(c, h)) return;
    if (c->n_met < 2 && coref_leaders_of_summit(c, h)) return;
    bool named_for = c->home && str_eq(h->noun, STR("nominee")) && h->sectors.n;
    if (named_for || (!relational && is_publishers(c, h))) {
        settle_bare(c, h, c->home, "publisher");
        return;
    }
    if (agent_is_american(c->st, h) && (h->named || h->definite)) {
        settle_bare(c, h, name_country_of(c->s, STR("United States")), "title");
        return;
    }
    // "ministry spokeswoman Alba Rotela": of the ministry named before
    const actor *body = named_body(c, h);
    if (body) {
        settle_bare(c, h, body, "title");
        return;
    }
    // "the Asad regime": somebody's whom we do not know
    const token *before = h->first > 0 ? &c->st->tokens[h->first - 1] : NULL;
    bool other = before && before->upos == UPOS_PROPN && !c->st->headline && !h->named;
    const antecedent *a = find_body(c, h);
    bool gone = h->former && h->kind >= AGENT_BODY; // "the former government": not the one named
    if (!a && h->definite && !h->named && !other && !gone) a = find_title(c, h);
    if (a) {
        antecedent chosen = *a;
        size_t at = coref_record(c, h->from, h->to, h->head, chosen.actors, chosen.n, "title",
                                 chosen.noun.n ? chosen.noun : h->noun, chosen.gender);
        c->past.p[at].plural = h->plural;
        return;
    }
    bool there = h->definite && h->plural && !h->named &&
                 str_in_list(h->noun, "participant|attendee|delegate|delegation", '|');
    if (there && coref_met(c, h->from, h->head)) return; // "the participants agreed"
    if (bare && !h->named && coref_called_phrase(c, h->first)) return;
    if (those_who_met(c, h) || coref_is_task(c->st, h)) return;
    str of_whom = coref_sectors_of_whom(c, h);
    if (of_whom.n) {
        const actor *theirs =
            scan_actor(c->s, STR_NONE, of_whom, STR_NONE, h->noun, h->noun, false);
        settle_bare(c, h, theirs, "agent");
        return;
    }
    bool sure = agent_may_lack_owner(c->st, h);
    bool office = h->kind == AGENT_STATE || h->kind == AGENT_TITLE || h->kind == AGENT_BODY;
    str sectors = agent_sectors(h);
    bool public_ = coref_is_public(sectors);
    bool anywhere = relational || // colleagues, guests
                    (loose && (!sectors.n || str_starts(sectors, STR("IGO"))));
    evidence e = {0};
    if (!anywhere) e = coref_owner_near(c, h, sectors);
    if (e.who) {
        settle_bare(c, h, coref_country(c, e.who), e.how);
        return;
    }
    const token *next = h->end < c->st->n_tokens ? &c->st->tokens[h->end] : NULL;
    bool of_another =
        next && !h->named && str_eq(next->form, STR("of")) && !coref_is_of_here(c->st, h);
    if (other || of_another) sure = false; // of something else
    const actor *focus =
        sure && (office || h->definite) && public_ ? coref_focus(c, h->first) : NULL;
    if (focus && (coref_addresses(c, h->head, focus) || coref_deals_with(c, h->head, focus) ||
                  coref_is_anybodys(c, h) || coref_joins_body(c, h->head) ||
                  str_eq(h->noun, STR("coalition")) || is_governments(h)))
        focus = NULL;
    if (focus && c->home && c->publisher.abroad && str_eq(focus->country, c->home->country) &&
        str_in_list(h->noun, "government|soldier|troops|police|parliament|authorities", '|')) {
        bool several;
        const actor *other_here = coref_only_here(c, c->home, true, &several);
        if (other_here) focus = coref_country(c, other_here);
    }
    bool foe = coref_is_others_word(h) && !str_ends(h->noun, STR("opposition"));
    if (focus && !c->home && foe) focus = c->only;
    if (focus && c->home && coref_is_others_word(h) && str_eq(focus->country, c->home->country))
        focus = NULL;
    // "the Bureau of Human Rights" in a government's own text
    if (h->formed && c->home && public_ && h->definite &&
        (!focus || str_ends(h->noun, STR("bureau")) || str_ends(h->noun, STR("office"))))
        focus = c->home;
    if (!focus && office && public_ && !h->plural && (h->named || is_ministry(h))) {
        coref_find_lead(c);
        focus = c->lead ? c->lead : c->dateline;
        if (focus && coref_addresses(c, h->head, focus)) focus = NULL;
    }
    if (is_anothers(c, h) && (!focus || str_eq(focus->country, c->home->country))) {
        const actor *beside = h->plural ? NULL : other_country(c);
        focus = beside ? coref_country(c, beside) : NULL;
    }
    if (focus)
        settle_bare(c, h, focus, "focus");
    else if (!anywhere && (e = coref_owner_wide(c, h, sectors)).who)
        settle_bare(c, h, e.who, e.how);
    else if (loose || (sectors.n && h->kind != AGENT_SIDE && !(h->weak && !h->named)))
        settle_bare(c, h, local_person(c, h, sectors), "agent");
    else if (h->named && !h->plural && !h->formed)
        former_holder(c, h);
    else
        settle_weak(c, h);
}

void coref_bare_agent(coref *c, agent_hit *h)
{
    size_t from = c->s->records.n, past = c->past.n;
    resolve_bare(c, h);
    if (h->loose && !h->named) coref_make_faint(c, from, past);
}
