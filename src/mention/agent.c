// Nouns that say what an actor does ("officials", "foreign ministry"), and whose they are: by the
// words before them ("Chinese", "Ukraine's", "US and Japanese") and after them ("of France", "for
// the Russian Foreign Ministry", "in Nairobi").
#include "mention/actor_body.h"
#include "mention/agentnone.h"
#include "mention/agentword.h"
#include "mention/post.h"
#include "mention/word.h"

#include "agent_table.inc"

#include <string.h>

#define AGENT_WORDS_MAX 5 // longest entry of the lexicon in words, hyphens included

// Offices that take over the sector of the body that they speak or act for.
static const char GENERIC[] = "official|spokesman|spokeswoman|spokesperson|representative|adviser|"
                              "advisor|aide|leader|member|chairman|negotiator|source|envoy|deputy|"
                              "secretary|officer|commander|commissioner|director|coordinator|"
                              "delegation|side|department|agency|leadership|"
                              "senior official|minister|general secretary|secretary-general|chief";

static str cell(uint32_t row, uint32_t column)
{
    if (row == SCAN_OWN) return STR_NONE;
    return table_cell(&agent_table, row, column);
}

static agent_kind kind_of(uint32_t row)
{
    static const char *const NAMES[] = {"title", "person", "crowd", "body", "state", "side"};
    int kind = str_which(cell(row, AGENT_TABLE_KIND), NAMES, 6);
    return kind < 0 ? AGENT_PERSON : (agent_kind)kind;
}

str agent_sectors(const agent_hit *h)
{
    if (h->former) return STR_NONE;
    if (h->formed || h->sectors.n) return h->sectors;
    str sectors = cell(h->row, AGENT_TABLE_SECTORS);
    return str_eq(sectors, STR("ELI")) ? STR_NONE : sectors;
}

bool agent_is_noun(str phrase, agent_kind *kind)
{
    table_hit h = table_find_str(&agent_table, phrase);
    if (h.found && kind) *kind = kind_of(h.row);
    return h.found;
}

static bool is_word(const token *t)
{
    return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN || t->upos == UPOS_ADJ ||
           t->upos == UPOS_VERB || t->upos == UPOS_X;
}

static bool is_dash(const token *t)
{
    return t->form.n <= 3 && (str_eq(t->form, STR("-")) || str_eq(t->form, STR("–")));
}

static str unsigned_form(str form) // "#refugees" is a noun as without its sign
{
    return post_is_tag(form) ? str_sub(form, 1, form.n) : form;
}

// Looks up the words [first, end): all but the last as written, the last as lemma or as written or
// without its plural ending.
static table_hit look_up(const sentence *st, uint32_t first, uint32_t end)
{
    table_key key;
    table_key_open(&key);
    for (uint32_t i = first; i + 1 < end; i++) {
        table_key_add(&key, true, agent_word(unsigned_form(st->tokens[i].form), i > first));
        if (!st->tokens[i].space_after) continue;
        table_key_add_space(&key);
        if (!table_leads(&agent_table, &key)) return (table_hit){0};
    }
    const token *last = &st->tokens[end - 1];
    str form = agent_word(unsigned_form(last->form), end - 1 > first);
    str lemma = unsigned_form(last->lemma);
    uint32_t n = key.n, hash = key.hash; // of all but the last word
    table_key_add(&key, true, form);
    table_hit h = table_find(&agent_table, &key);
    if (!h.found && lemma.n && !str_eq_nocase(lemma, form)) {
        key.n = n;
        key.hash = hash;
        table_key_add(&key, true, lemma);
        h = table_find(&agent_table, &key);
    }
    if (!h.found && form.n > 4 && form.p[form.n - 1] == 's') {
        key.n = n;
        key.hash = hash;
        table_key_add(&key, true, str_sub(form, 0, form.n - 1));
        h = table_find(&agent_table, &key);
    }
    return h;
}

// The longest entry that ends with word i, or that goes on after it with "of", "for", "'s" or a
// hyphen; false when there is none.
static bool entry_at(const sentence *st, uint32_t i, uint32_t *first, uint32_t *end, table_hit *hit)
{
    table_hit best = look_up(st, i, i + 1);
    *first = i;
    *end = i + 1;
    for (uint32_t n = 1, j = i; j > 0 && n < AGENT_WORDS_MAX; n++) {
        const token *before = &st->tokens[j - 1];
        bool under = str_eq(before->form, STR("Under")); // "Under Secretary"
        if (!is_word(before) && !is_dash(before) && before->upos != UPOS_PART && !under) break;
        j--;
        table_hit h = look_up(st, j, i + 1);
        if (h.found) {
            best = h;
            *first = j;
        }
    }
    for (uint32_t j = i + 1; best.found && j < st->n_tokens && j < i + AGENT_WORDS_MAX; j++) {
        const token *t = &st->tokens[j];
        if (j == i + 1 && t->upos != UPOS_ADP && t->upos != UPOS_PART && !is_dash(t) &&
            !str_in_list(t->form, "of|for|d'affaires|at", '|'))
            break;
        if (!is_word(t) && t->upos != UPOS_ADP) continue;
        table_hit h = look_up(st, *first, j + 1);
        if (h.found) {
            best = h;
            *end = j + 1;
        }
    }
    *hit = best;
    return best.found;
}

static bool is_definite(const sentence *st, uint32_t first)
{
    for (uint32_t i = first; i-- > 0 && i + 4 > first;) {
        const token *t = &st->tokens[i];
        if (t->upos == UPOS_DET)
            return str_in_list(t->form, "the|The|this|that|This|That|these|those|both|THE", '|');
        bool joins =
            t->upos == UPOS_CCONJ && name_is_capital(st->tokens[i + 1].form) && i > 0 &&
            name_is_capital(st->tokens[i - 1].form); // "the Secretary and Foreign Minister"
        if (t->upos != UPOS_ADJ && t->upos != UPOS_NOUN && t->upos != UPOS_PROPN &&
            t->upos != UPOS_NUM && !joins)
            return false;
    }
    return false;
}

static bool is_former(const sentence *st, uint32_t first)
{
    for (uint32_t i = first; i-- > 0 && i + 5 > first;) {
        const token *t = &st->tokens[i];
        if (str_in_list(t->form, "former|Former|ex|ousted|deposed|late|onetime|Ex", '|'))
            return true;
        if (t->upos != UPOS_ADJ && t->upos != UPOS_NOUN && t->upos != UPOS_PROPN && !is_dash(t))
            break;
    }
    return false;
}

static bool is_covered(const actor_scan *s, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        if (s->piece_at[i] < 0) continue;
        const piece *p = &s->pieces.p[s->piece_at[i]];
        if (p->kind != PIECE_NATIONALITY && p->kind != PIECE_SHADOW) return true;
        if (p->kind == PIECE_SHADOW || p->end > first) return true;
    }
    return false;
}

// The entry's key, small: "foreign ministry spokesman".
static str noun_of(table_hit h)
{
    table_text key = agent_table.entries[h.entry].key;
    return (str){agent_table.pool + key.offset, key.length};
}

static bool is_loose(uint32_t row)
{
    return str_eq(cell(row, AGENT_TABLE_STRENGTH), STR("loose"));
}

// "refugee camp", "student protests": people that only say what kind of thing another noun is.
static bool modifies_thing(const sentence *st, uint32_t first, uint32_t end, agent_kind kind)
{
    const token *t = &st->tokens[scan_head(st, first, end)];
    if ((t->rel != REL_COMPOUND && t->rel != REL_AMOD) || t->head < (int32_t)end) return false;
    const token *thing = &st->tokens[t->head];
    bool people = kind <= AGENT_CROWD && !str_in_list(t->lemma, "community|national|public", '|');
    if (people && agent_is_deed(st, (uint32_t)t->head)) return false;
    if (end < st->n_tokens && person_is_given(st->tokens[end].form)) return false;
    if (thing->upos == UPOS_PROPN && kind <= AGENT_PERSON &&
        !name_is_capital(st->tokens[first].form))
        return false; // "chief executive Roe", but no "Executive Order"
    for (uint32_t i = end; i < (uint32_t)t->head; i++) // "king rejected reforms", the tree astray
        if (st->tokens[i].upos == UPOS_VERB && st->tokens[i].xpos != XPOS_VBG &&
            st->tokens[i].rel != REL_AMOD) // "marine protected areas"
            return false;
    if (thing->upos != UPOS_NOUN && t->upos == UPOS_NOUN) return false;
    if (t->upos == UPOS_PROPN && kind != AGENT_CROWD) return false;
    table_hit head = look_up(st, (uint32_t)t->head, (uint32_t)t->head + 1);
    return !head.found || is_loose(head.row); // "community participants": one phrase, one actor
}

// The country that a hyphen joins to the one, or to the body of states, at word `first`: "U.S." of
// "U.S.-Nigeria" and "U.S.-ASEAN"; NULL if none.
static const piece *paired_before(const actor_scan *s, const sentence *st, uint32_t first)
{
    if (first < 2 || !is_dash(&st->tokens[first - 1]) || st->tokens[first - 1].space_after ||
        st->tokens[first - 2].space_after || s->piece_at[first - 2] < 0 || s->piece_at[first] < 0)
        return NULL;
    const piece *p = &s->pieces.p[s->piece_at[first - 2]];
    const piece *right = &s->pieces.p[s->piece_at[first]];
    bool states = right->kind == PIECE_BODY && right->who && !right->who->country.n;
    bool countries = name_is_country(p) && (states || name_is_country(right));
    return countries && p->who ? p : NULL;
}

// An organisation with a name of its own, at its head word i. Takes the place of what the lexicon
// found inside it.
static bool add_formed(actor_scan *s, uint32_t sentence_index, uint32_t i, size_t begin)
{
    const sentence *st = &s->sentences->p[sentence_index];
    body_name b;
    if (!body_name_at(s, sentence_index, i, &b)) return false;
    while (s->hits.n > begin && s->hits.p[s->hits.n - 1].first >= b.first) s->hits.n--;
    if (s->hits.n > begin && s->hits.p[s->hits.n - 1].end > b.first) return false;
    for (uint32_t w = b.first; w < b.end; w++)
        if (s->piece_at[w] >= 0) s->pieces.p[s->piece_at[w]].inner = true;
    agent_hit *h = vec_push(s->a, &s->hits);
    *h = (agent_hit){.first = b.first, .end = b.end, .sentence = sentence_index, .head = b.head};
    h->kind = AGENT_BODY;
    h->formed = true;
    h->nobodys = b.nobodys;
    h->name = scan_text(s, sentence_index, b.first, b.end);
    h->sectors = b.sectors;
    h->noun = b.noun;
    h->definite = is_definite(st, b.first);
    h->from = b.first;
    h->to = b.end;
    const piece *other = b.owner ? paired_before(s, st, b.first) : NULL;
    if (other) { // "U.S.-Nigeria Binational Commission"
        h->actors[h->n_actors++] = other->who;
        h->first = h->from = other->first;
        h->name = scan_text(s, sentence_index, other->first, b.end);
    }
    if (b.owner) h->actors[h->n_actors++] = b.owner;
    return true;
}

// "Hospital director General Ruiz": who directs it, a general.
static bool is_split_rank(const sentence *st, uint32_t first, uint32_t end)
{
    return end - first == 2 && word_is(st, first + 1, "general") &&
           !name_is_capital(st->tokens[first].form) &&
           name_is_capital(st->tokens[first + 1].form) && word_has(st, end, UPOS_PROPN);
}

void agent_find(actor_scan *s, uint32_t sentence_index)
{
    const sentence *st = &s->sentences->p[sentence_index];
    size_t begin = s->hits.n;
    bool capitals_tell = body_may_be_named(st);
    for (uint32_t i = 0; i < st->n_tokens; i++) {
        const token *t = &st->tokens[i];
        const char *deed = agent_adjective(st, i);
        if (t->upos != UPOS_NOUN && t->upos != UPOS_PROPN && !deed &&
            !(t->upos == UPOS_ADJ && t->xpos != XPOS_JJ))
            continue;
        if (s->own && own_add_agent(s, sentence_index, i, begin)) continue;
        if (s->own && dictionary_alone_agents(s->own)) continue;
        if (capitals_tell && add_formed(s, sentence_index, i, begin)) {
            i = s->hits.p[s->hits.n - 1].end - 1;
            continue;
        }
        uint32_t first, end;
        table_hit hit;
        if (deed) {
            hit = table_find_str(&agent_table, str_of(deed));
            first = i;
            end = i + 1;
        } else if (!entry_at(st, i, &first, &end, &hit)) {
            continue;
        }
        if (is_covered(s, first, end)) { // "[Russian Foreign Ministry] spokesman"
            if (end == i + 1 && first == i) continue;
            if (is_covered(s, i, i + 1)) continue;
            hit = look_up(st, first = i, end = i + 1);
            if (!hit.found) continue;
        }
        if (is_split_rank(st, first, end)) hit = look_up(st, first = i, end = i + 1);
        if (agent_is_other(st, first, end) || agent_is_none(st, first, end)) continue;
        if (agent_is_congressman(s, st, first, end))
            hit = table_find_str(&agent_table, STR("congressman"));
        if (kind_of(hit.row) == AGENT_CROWD && end < st->n_tokens) {
            bool group = s->piece_at[end] >= 0 &&
                         s->pieces.p[s->piece_at[end]].kind == PIECE_GROUP; // "rebel Houthis"
            bool title = t->upos == UPOS_PROPN && st->tokens[end].xpos == XPOS_POS;
            if (group || title) continue; // "People's Action Party"
        }
        uint32_t row = hit.row;
        bool loose = is_loose(row);
        bool weak = loose || str_eq(cell(row, AGENT_TABLE_STRENGTH), STR("weak"));
        if (loose && i > 0 && t->xpos == XPOS_NNP && name_is_capital(t->form) && !st->headline)
            continue; // "Sam Winner"
        if ((weak || kind_of(row) <= AGENT_CROWD) && modifies_thing(st, first, end, kind_of(row)))
            continue;
        if (kind_of(row) >= AGENT_BODY && agent_is_kind_of_thing(st, first, end)) continue;
        while (s->hits.n > begin && s->hits.p[s->hits.n - 1].first >= first &&
               s->hits.p[s->hits.n - 1].end <= end)
            s->hits.n--; // "foreign minister" goes over "minister"
        if (s->hits.n > begin && s->hits.p[s->hits.n - 1].end > first) continue;
        agent_hit *h = vec_push(s->a, &s->hits);
        *h = (agent_hit){.first = first, .end = end, .sentence = sentence_index, .row = row};
        h->head = scan_head(st, first, end);
        h->kind = kind_of(row);
        h->weak = weak || (end < st->n_tokens &&
                           str_in_list(st->tokens[end - 1].form, "Director|Coordinator", '|') &&
                           st->tokens[end].upos == UPOS_ADP);
        h->loose = loose;
        h->noun = noun_of(hit);
        h->plural = st->tokens[i].xpos == XPOS_NNS || st->tokens[i].xpos == XPOS_NNPS;
        h->definite = is_definite(st, first);
        h->former = is_former(st, first);
        h->from = first;
        h->to = end;
    }
}

// -- whose agents they are

static void give(agent_hit *h, const actor *who)
{
    for (uint32_t i = 0; i < h->n_actors; i++)
        if (h->actors[i] == who) return;
    if (who && h->n_actors < SCAN_ACTORS_MAX) h->actors[h->n_actors++] = who;
}

// "the US, Russian and French envoys": the pieces before piece p that are joined to it.
// "Polish and UN officials", "Japan and South Korea leaders" too.
static void give_conjuncts(actor_scan *s, agent_hit *h, const sentence *st, uint32_t p)
{
    bool noun = s->pieces.p[p].kind == PIECE_NAME; // "South Korea leaders": nouns on both sides
    for (uint32_t first = s->pieces.p[p].first; p > s->piece_of[h->sentence]; p--) {
        const piece *before = &s->pieces.p[p - 1];
        uint32_t at = before->end;
        bool joined = false;
        while (at < first && at < before->end + 3 &&
               (st->tokens[at].upos == UPOS_CCONJ || st->tokens[at].upos == UPOS_PUNCT ||
                is_dash(&st->tokens[at]))) {
            joined = true;
            at++;
        }
        if (!joined || at != first || before->blocked || !name_is_country(before)) return;
        bool adjective = before->kind == PIECE_NATIONALITY ||
                         st->tokens[before->end].upos == UPOS_CCONJ ||
                         is_dash(&st->tokens[before->end]);
        if (!adjective) return;
        // "China and Russian officials": a noun conjoined with an adjective is an actor of its own,
        // unless the adjective is one that only a noun can make ("US", "UK")
        if (before->kind == PIECE_NAME && !noun && before->end - before->first == 1 &&
            st->tokens[before->first].form.n > 4)
            return;
        give(h, before->who);
        first = before->first;
        h->from = first;
    }
}

static bool may_stand_between(const token *t)
{
    switch (t->upos) {
    case UPOS_ADJ:
    case UPOS_NOUN:
    case UPOS_PROPN:
    case UPOS_NUM: return true;
    case UPOS_PART: return t->xpos == XPOS_POS;
    case UPOS_VERB: return t->rel == REL_AMOD || t->rel == REL_COMPOUND;
    case UPOS_ADV: return t->rel == REL_ADVMOD && t->xpos != XPOS_WRB;
    default: return is_dash(t);
    }
}

static const actor *body_actor(actor_scan *s, const piece *p)
{
    if (p->kind == PIECE_HOLDER) { // "Putin's spokesman"
        if (p->who->country.n == 0) return p->who;
        const actor *country = map_find_pointer(&s->actors, p->who->country);
        return country ? country
                       : scan_actor(s, p->who->country, STR_NONE, STR_NONE, p->who->country,
                                    p->who->country, false);
    }
    return p->who;
}

static bool leads(str noun)
{
    return str_ends(noun, STR("coalition")) || str_ends(noun, STR("alliance")) ||
           str_find(noun, STR("force")) != SIZE_MAX || str_find(noun, STR("troop")) != SIZE_MAX;
}

// "two British Reuters journalists": the nationality before a paper or a body that has no country;
// NULL when there is none.
static const piece *nation_before(const actor_scan *s, const agent_hit *h, uint32_t p)
{
    const piece *near = &s->pieces.p[p];
    bool anybodys = near->kind == PIECE_MEDIA || (near->who && !near->who->country.n);
    if (p == s->piece_of[h->sentence] || name_is_country(near) || !anybodys) return NULL;
    const piece *before = &s->pieces.p[p - 1];
    bool fits = before->end == near->first && before->kind == PIECE_NATIONALITY && !before->blocked;
    return fits && before->who ? before : NULL;
}

// Walks left from the agent to what says whose it is.
static void look_left(actor_scan *s, agent_hit *h)
{
    const sentence *st = &s->sentences->p[h->sentence];
    bool counted = false;
    for (uint32_t i = h->first; i-- > 0 && i + WALK_MAX >= h->first;) {
        if (i >= 3 && str_eq(st->tokens[i].form, STR(")")) &&
            str_eq(st->tokens[i - 2].form, STR("("))) { // "Republic of Cyprus (ROC) officials"
            i -= 2;
            continue;
        }
        if (s->piece_at[i] >= 0 && !s->pieces.p[s->piece_at[i]].inner) {
            uint32_t p = (uint32_t)s->piece_at[i];
            const piece *near = &s->pieces.p[p];
            if (counted && near->kind == PIECE_NAME && st->tokens[near->end].xpos != XPOS_POS)
                return; // "in Kenya 12 people"
            if (near->blocked && !(near->led && leads(h->noun))) {
                i = near->first;
                continue;
            }
            if (near->kind == PIECE_SHADOW) return;
            if (near->kind == PIECE_HOLDER && h->kind != AGENT_STATE &&
                st->tokens[near->end].xpos != XPOS_POS)
                return;
            if (near->kind == PIECE_CAPITAL && near->end == h->first &&
                str_in_list(h->noun, "secretary|secretary of state|president|prime minister", '|'))
                return; // "in Washington, D.C. Secretary Blinken …"
            h->from = near->first;
            const piece *nation = nation_before(s, h, p);
            give(h, nation ? nation->who : name_is_country(near) ? near->who : body_actor(s, near));
            if (nation) h->from = nation->first;
            bool body = near->kind == PIECE_BODY && near->end == h->first && h->plural;
            if (name_is_country(near) || body) give_conjuncts(s, h, st, p);
            return;
        }
        if (s->hit_at[i] >= 0) {
            agent_hit *other = &s->hits.p[s->hit_at[i]];
            if (other == h) continue;
            if (other->n_actors == 0) { // "government officials": keep walking through it
                i = other->first;
                continue;
            }
            if (other->named) return;
            h->from = other->from;
            for (uint32_t k = 0; k < other->n_actors; k++) give(h, other->actors[k]);
            return;
        }
        bool paired = i + 1 == h->first && st->tokens[i].upos == UPOS_CCONJ && i > 0 &&
                      s->hit_at[i - 1] >= 0 && !h->plural &&
                      s->hits.p[s->hit_at[i - 1]].kind <= AGENT_PERSON &&
                      !s->hits.p[s->hit_at[i - 1]].plural;
        if (paired) continue; // "Belarusian blogger and dissident Ales Roe"
        bool name =
            i > 0 && s->piece_at[i - 1] >= 0 && s->pieces.p[s->piece_at[i - 1]].kind == PIECE_NAME;
        if (name && st->tokens[i].xpos == XPOS_VBN) return; // "Chad barred foreign media"
        counted |= st->tokens[i].upos == UPOS_NUM;
        bool joins = agent_joins_name(s, st, h, i);
        if (!may_stand_between(&st->tokens[i]) && !joins) return;
    }
}

// Is such an agent at home where it is? Soldiers, diplomats, refugees and reporters need not be.
static bool is_local(const agent_hit *h)
{
    if (str_ends(h->noun, STR("spokesman")) || str_ends(h->noun, STR("spokeswoman"))) return true;
    str sectors = agent_sectors(h);
    if (str_starts(sectors, STR("MIL")) || str_starts(sectors, STR("MED")) ||
        str_ends(sectors, STR("REF")) || str_starts(sectors, STR("NGO")) ||
        str_starts(sectors, STR("IGO")) || h->kind == AGENT_TITLE)
        return false;
    if (h->kind == AGENT_BODY) // a ministry, but not a mission abroad
        return !str_in_list(h->noun,
                            "embassy|consulate|consulate general|mission|permanent mission|"
                            "high commission|diplomatic mission|task force",
                            '|');
    return h->kind == AGENT_STATE || !str_starts(sectors, STR("GOV")) ||
           str_ends(h->noun, STR("official")) || str_ends(h->noun, STR("council"));
}

// "ministers from Hungary, Poland and Slovakia": the pieces after piece p that are joined to it.
static void give_following(actor_scan *s, agent_hit *h, const sentence *st, uint32_t p)
{
    for (uint32_t first = p; p + 1 < s->piece_of[h->sentence + 1]; p++) {
        const piece *a = &s->pieces.p[p], *b = &s->pieces.p[p + 1];
        uint32_t at = a->end;
        while (at < b->first &&
               (st->tokens[at].upos == UPOS_CCONJ || st->tokens[at].upos == UPOS_DET ||
                str_eq(st->tokens[at].form, STR(","))))
            at++;
        bool plain = (name_is_country(b) && b->kind != PIECE_NATIONALITY) || b->kind == PIECE_BODY;
        uint32_t head = scan_head(st, b->first, b->end);
        bool tree =
            scan_below(st, h->head, head) ||
            scan_below(st, scan_head(st, a->first, a->end), head) ||
            (st->tokens[head].head == st->tokens[h->head].head && // a second subject: a slip
             st->tokens[head].rel == st->tokens[h->head].rel) ||
            (p > first && st->tokens[head].rel == REL_CONJ);
        if (at != b->first || !plain || b->blocked || !tree) return;
        give(h, b->who);
        if (!h->placed) h->to = b->end;
    }
}

// "recalled its envoy from Quito": its own, wherever it is.
static bool is_ones_own(const sentence *st, const agent_hit *h)
{
    for (uint32_t w = h->first; w > 0 && w + 3 > h->first; w--)
        if (st->tokens[w - 1].xpos == XPOS_PRP_POSS) return true;
    return false;
}

// "State Secretary for Foreign Affairs to the Prime Minister of Sweden": is word i the "to" behind
// which the office stands that the title serves?
static bool serves_another(const actor_scan *s, const sentence *st, const agent_hit *h, uint32_t i)
{
    if (h->kind != AGENT_TITLE || !str_eq(st->tokens[i].form, STR("to"))) return false;
    uint32_t at = i + 1;
    if (at < st->n_tokens && st->tokens[at].upos == UPOS_DET) at++;
    return at < st->n_tokens && s->hit_at[at] >= 0 && s->hits.p[s->hit_at[at]].kind == AGENT_TITLE;
}

// Who is for or against somebody, or hurt by him, and so mostly another's.
static const char TOWARDS[] = "victim|survivor|supporter|critic|opponent|enemy|foe|admirer|friend";

// "Briefs reporters from the ministry": the ministry has none.
static bool is_briefed_by(const agent_hit *h, str by, const piece *p)
{
    return str_eq(by, STR("from")) && p->kind == PIECE_BODY &&
           str_starts(agent_sectors(h), STR("MED")) && p->who && p->who->n_sectors &&
           str_in_list(p->who->sectors[0], "GOV|MIL|COP|LEG|JUD|IGO", '|');
}

// The piece or composed agent that a phrase "of the former X" names, from word `at` on.
static void look_right(actor_scan *s, agent_hit *h)
{
    const sentence *st = &s->sentences->p[h->sentence];
    uint32_t at = h->end;
    if (at >= st->n_tokens || st->tokens[at].upos != UPOS_ADP) return;
    str by = st->tokens[at].form;
    bool in = str_eq(by, STR("in")) || str_eq(by, STR("at"));
    bool to = str_eq(by, STR("to"));
    if (!in && !to && !str_in_list(by, "of|for|from|with", '|')) return;
    if ((in || str_eq(by, STR("from"))) && is_ones_own(st, h)) return;
    bool crossed = false;
    for (uint32_t i = at + 1; i < st->n_tokens && i <= at + WALK_MAX; i++) {
        if (s->piece_at[i] >= 0 && !s->pieces.p[s->piece_at[i]].inner) {
            const piece *p = &s->pieces.p[s->piece_at[i]];
            bool plain = name_is_country(p) && p->kind != PIECE_NATIONALITY;
            if (p->kind == PIECE_NATIONALITY || p->kind == PIECE_SHADOW) {
                i = p->end - 1;
                continue;
            }
            if (crossed || p->blocked || p->kind == PIECE_MEDIA) return;
            if (is_briefed_by(h, by, p)) return;
            if (str_eq(by, STR("of")) && str_in_list(h->noun, TOWARDS, '|')) return;
            if (to && !name_is_body(p)) return; // "ambassador to China" is not China's
            if (to && !str_in_list(h->noun,
                                   "ambassador|representative|permanent representative|envoy", '|'))
                return;
            if (to) return; // whose it is stands elsewhere
            if (name_is_country(p) && str_eq(by, STR("for")) && h->kind == AGENT_TITLE &&
                !str_starts(h->noun, STR("spokes")))
                return; // "envoy for Syria"
            if (in && (!plain || !is_local(h))) return;
            if (plain && (str_eq(by, STR("for")) || str_eq(by, STR("with"))) &&
                h->kind == AGENT_CROWD)
                return;
            give(h, p->who);
            h->placed = in;
            if (!in) h->to = p->end;
            if (h->plural) give_following(s, h, st, (uint32_t)s->piece_at[i]);
            return;
        }
        if (s->hit_at[i] >= 0) {
            const agent_hit *other = &s->hits.p[s->hit_at[i]];
            if (to || in) return;
            if (other->n_actors && !other->named && other->head != h->head) {
                for (uint32_t k = 0; k < other->n_actors; k++) give(h, other->actors[k]);
                h->to = other->to;
                return;
            }
            crossed = true;
            i = other->end - 1;
            continue;
        }
        if (st->tokens[i].upos != UPOS_DET && !may_stand_between(&st->tokens[i]) &&
            !str_eq(st->tokens[i].form, STR("of")) && !serves_another(s, st, h, i))
            return;
        if (st->tokens[i].xpos == XPOS_POS) return;
    }
}

static str entity_of(actor_scan *s, const actor *who, const agent_hit *h)
{
    if (h->formed) return h->name;
    if (h->kind == AGENT_STATE || h->kind == AGENT_SIDE || who->country.n == 0) return who->entity;
    char text[2 * TABLE_KEY_MAX];
    size_t n = 0;
    if (who->country.n) {
        memcpy(text, who->country.p, who->country.n);
        n = who->country.n;
    }
    text[n++] = ':';
    size_t m = h->noun.n < TABLE_KEY_MAX ? h->noun.n : TABLE_KEY_MAX;
    if (m) memcpy(text + n, h->noun.p, m);
    return str_copy(s->a, (str){text, n + m});
}

// The sectors of "Chinese military officials": MIL, of "Israeli police chief": COP.
static str sectors_of(actor_scan *s, const agent_hit *h)
{
    str own = agent_sectors(h);
    bool generic = str_in_list(h->noun, GENERIC, '|') || agent_is_staff(h->noun);
    bool heads = str_in_list(h->noun, "president|vice president|director|head|governor", '|');
    bool armed =
        h->kind == AGENT_CROWD && (str_starts(own, STR("REB")) || str_starts(own, STR("UAF")));
    if (h->former || h->formed || (!generic && !heads && !armed)) return own;
    for (uint32_t i = h->from; i < h->to; i++) {
        if (s->hit_at[i] < 0) continue;
        const agent_hit *other = &s->hits.p[s->hit_at[i]];
        bool body = other != h && other->kind == AGENT_BODY;
        if (body && armed) // "militiamen of the army"
            return str_starts(agent_sectors(other), STR("MIL")) ? STR("MIL") : own;
        if (body && (generic || other->formed)) return agent_sectors(other);
        i = other->end - 1;
    }
    return own;
}

// Whose sector the agent of a body takes over rather than its own: "Hamas officials", "FBI
// spokesman", "Taliban fighters", "Renamo forces", "militiamen of the Philippine Army".
static bool keeps_sector(const agent_hit *h, const actor *who, str sectors)
{
    if (!who->n_sectors || h->former) return false;
    bool armed = str_starts(sectors, STR("MIL")) || str_starts(sectors, STR("REB"));
    if (str_in_list(h->noun, GENERIC, '|') && !str_eq(who->sectors[0], STR("GOV"))) return true;
    // "BJP president", "Oxfam's founder": of a party, a firm, a club
    if (agent_is_office(h->noun) &&
        (str_eq(who->sectors[0], STR("OPP")) || !agent_is_led_from_outside(who->sectors[0])))
        return true;
    if (agent_is_party_man(h, who)) return true;
    if (who->code.n > who->country.n && str_in_list(who->sectors[0], "REB|UAF", '|')) return true;
    return armed && h->kind == AGENT_CROWD && str_in_list(who->sectors[0], "OPP|PTY|MIL", '|');
}

// "the ministry's Research Centre": a part of the state, whatever its head says.
static bool is_states_own(const actor_scan *s, const agent_hit *h, const actor *who)
{
    const sentence *st = &s->sentences->p[h->sentence];
    if (!h->formed || !who->n_sectors || !str_in_list(who->sectors[0], "GOV|MIL", '|'))
        return false;
    if (!str_in_list(h->sectors, "EDU|NGO|IGO|BUS", '|')) return false;
    for (uint32_t i = h->from; i < h->end; i++)
        if (st->tokens[i].xpos == XPOS_POS) return true;
    return false;
}

bool agent_is_staff(str noun)
{
    return str_in_list(
        noun, "staff|employee|personnel|intern|staff member|staffer|team|team member", '|');
}

// "embassy staff", "@UNICEF staff", "Pentagon colleagues": who works for a body is of its sector.
static bool works_for(const agent_hit *h, const actor *who)
{
    bool staff = agent_is_staff(h->noun) ||
                 str_in_list(h->noun, "colleague|teammate|member|member state", '|');
    if (who->n_sectors && str_in_list(who->sectors[0], "PTY|OPP", '|')) // "Congress workers"
        staff |= str_in_list(h->noun, "worker|volunteer|cadre|functionary", '|');
    return staff && who->n_sectors && !who->person;
}

static void settle(actor_scan *s, agent_hit *h)
{
    str sectors = sectors_of(s, h);
    for (uint32_t k = 0; k < h->n_actors; k++) {
        const actor *who = h->actors[k];
        str its = sectors, name = h->formed ? h->name : who->name;
        if (h->own) {
            h->actors[k] = own_settle(s, h, who, entity_of(s, who, h));
            continue;
        }
        bool between = str_starts(sectors, STR("IGO")) && who->country.n; // but has one owner
        bool state = !h->formed || word_among(&s->sentences->p[h->sentence], h->head,
                                              "agency|authority|office|commission|bank");
        if (between) its = state ? STR("GOV") : STR("NGO"); // "World Rowing Union of Canada"
        if (who->country.n == 0) {                          // a body of no country keeps its code
            if (h->formed)
                h->actors[k] = scan_actor(s, STR_NONE, sectors, who->code, h->name, name, false);
            continue;
        }
        if (keeps_sector(h, who, sectors)) continue;
        if (is_states_own(s, h, who)) its = who->sectors[0];
        if (works_for(h, who)) continue;
        h->actors[k] =
            scan_actor(s, who->country, its, STR_NONE, entity_of(s, who, h), name, false);
    }
}

// "Chinese and Indian troops" besides is "Chinese" and "Indian troops", each of the nationalities
// with the sector of the noun.
static void record_members(actor_scan *s, const agent_hit *h)
{
    const piece *of[SCAN_ACTORS_MAX];
    uint32_t n = 0;
    for (uint32_t p = s->piece_of[h->sentence]; p < s->piece_of[h->sentence + 1]; p++) {
        const piece *one = &s->pieces.p[p];
        if (one->first < h->from || one->end > h->first || one->inner) continue;
        if (n == SCAN_ACTORS_MAX || one->kind != PIECE_NATIONALITY || !one->who) return;
        of[n++] = one;
    }
    if (n < 2 || n != h->n_actors || h->to != h->end) return;
    for (uint32_t i = 0; i < n; i++) {
        const actor *its = NULL;
        for (uint32_t k = 0; k < n; k++)
            if (str_eq(h->actors[k]->country, of[i]->who->country)) its = h->actors[k];
        if (!its) return;
        bool last = i + 1 == n;
        record *r =
            scan_record(s, h->sentence, of[i]->first, last ? h->to : of[i]->end, &its, 1, "agent");
        if (last) r->m.head = h->head;
        r->plural = h->plural || h->kind == AGENT_CROWD;
    }
}

static void record_hit(actor_scan *s, const agent_hit *h)
{
    const char *how = h->actors[0]->person    ? "apposition"
                      : h->formed             ? "form"
                      : h->kind == AGENT_SIDE ? "side"
                                              : "agent";
    record *r = scan_record(s, h->sentence, h->from, h->to, h->actors, h->n_actors, how);
    r->m.head = h->head;
    r->subject = scan_is_subject(&s->sentences->p[h->sentence], h->head);
    r->noun = h->noun;
    r->human = h->kind == AGENT_TITLE || h->kind == AGENT_PERSON;
    r->plural = h->plural || h->n_actors > 1 || h->kind == AGENT_CROWD;
    if (h->n_actors > 1) record_members(s, h);
}

void agent_compose(actor_scan *s, uint32_t sentence_index)
{
    uint32_t from = s->hit_of[sentence_index];
    for (uint32_t i = from; i < s->hits.n; i++)
        if (s->hits.p[i].n_actors == 0 && !s->hits.p[i].nobodys) look_left(s, &s->hits.p[i]);
    for (uint32_t i = (uint32_t)s->hits.n; i-- > from;)
        if (s->hits.p[i].n_actors == 0 && !s->hits.p[i].nobodys) look_right(s, &s->hits.p[i]);
    for (uint32_t i = from; i < s->hits.n; i++) {
        agent_find_served(s, &s->hits.p[i]);
        if (s->hits.p[i].n_actors) settle(s, &s->hits.p[i]);
    }
}

void agent_record(actor_scan *s, uint32_t sentence_index)
{
    for (uint32_t i = s->hit_of[sentence_index]; i < s->hits.n; i++) {
        const agent_hit *h = &s->hits.p[i];
        if (h->n_actors && !h->named) record_hit(s, h);
    }
}
