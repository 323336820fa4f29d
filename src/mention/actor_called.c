// Bodies that no dictionary has and whose form says nothing, told by what the text calls them:
// "Zentro, a maker of tyres", "the carmaker Zentro". Runs behind the persons of a sentence, over
// what they left.
#include "mention/actor_scan.h"
#include "mention/person_form.h"
#include "mention/word.h"

#define NAME_MAX_WORDS 4 // words of such a name

// Nouns behind a name that the lexicon of agents lacks or has for persons too.
static const char MAKERS[] = "maker|provider|vendor|seller|marketplace|brand|chain|producer|"
                             "operator|developer|supplier|distributor|wholesaler|brewery|winery";
// Bodies whose name can be any word; a ministry or an army has its country instead.
static const char KINDS[] = "BUS|MED|NGO|EDU";

static bool is_free(const actor_scan *s, const sentence *st, uint32_t i)
{
    return i < st->n_tokens && s->piece_at[i] < 0 && s->hit_at[i] < 0 &&
           st->tokens[i].upos == UPOS_PROPN && name_is_capital(st->tokens[i].form);
}

static bool is_taken(const actor_scan *s, uint32_t k, uint32_t first, uint32_t end, size_t from)
{
    for (size_t i = from; i < s->records.n; i++) {
        const mention *m = &s->records.p[i].m;
        if (m->sentence == k && m->first < end && first < m->end) return true;
    }
    return false;
}

// May [first, end) be a body's name rather than a person's, and is nobody's yet?
static bool may_name(const actor_scan *s, uint32_t k, uint32_t first, uint32_t end, size_t from)
{
    const sentence *st = &s->sentences->p[k];
    if (end <= first || end - first > NAME_MAX_WORDS) return false;
    if (person_is_given(st->tokens[first].form) || !person_may_have(st, first, end)) return false;
    if (agent_is_noun(str_lower(s->a, st->tokens[first].form), NULL)) return false; // "Chief"
    return !is_taken(s, k, first, end, from);
}

// What the noun at word i makes of what it explains: the sectors; empty when no such body.
static str kind_of(const actor_scan *s, const sentence *st, uint32_t i, const actor **whose)
{
    *whose = NULL;
    if (s->hit_at[i] < 0)
        return st->tokens[i].upos == UPOS_NOUN && word_lemma_among(&st->tokens[i], MAKERS)
                   ? STR("BUS")
                   : STR_NONE;
    const agent_hit *h = &s->hits.p[s->hit_at[i]];
    if (h->kind != AGENT_BODY || h->formed || h->plural || h->head != i) return STR_NONE;
    str sectors = agent_sectors(h);
    str first = str_sub(sectors, 0, 3);
    if (!str_in_list(first, KINDS, '|')) return STR_NONE;
    if (h->n_actors == 1 && !h->actors[0]->person) *whose = h->actors[0];
    return sectors;
}

static void record_called(actor_scan *s, uint32_t k, uint32_t first, uint32_t name_first,
                          uint32_t end, str sectors, const actor *whose)
{
    str name = scan_text(s, k, name_first, end);
    const actor *who =
        scan_actor(s, whose ? whose->country : STR_NONE, sectors, STR_NONE, name, name, false);
    record *r = scan_record(s, k, first, end, &who, 1, "apposition");
    r->noun = STR("company");
    map_set_number(&s->called, s->a, name, 1);
}

bool called_before(const actor_scan *s, str name)
{
    uint32_t n;
    return map_find_number(&s->called, name, &n);
}

// "Zentro, a maker of tyres": word i is the noun that explains the name before the comma.
static void explained(actor_scan *s, uint32_t k, uint32_t i, size_t from)
{
    const sentence *st = &s->sentences->p[k];
    const actor *whose;
    int32_t at = st->tokens[i].head;
    if (at < 0 || at >= (int32_t)i || !is_free(s, st, (uint32_t)at)) return;
    str sectors = kind_of(s, st, i, &whose);
    if (!sectors.n) return;
    uint32_t first = (uint32_t)at, end = first + 1;
    while (first > 0 && is_free(s, st, first - 1)) first--;
    while (is_free(s, st, end)) end++;
    if (!word_is(st, end, ",") || end + 1 >= st->n_tokens) return;
    bool article = st->tokens[end + 1].upos == UPOS_DET || end + 1 == i;
    if (article && may_name(s, k, first, end, from))
        record_called(s, k, first, first, end, sectors, whose);
}

// "the carmaker Zentro": the name stands right behind the noun, one phrase with it.
static void named_behind(actor_scan *s, uint32_t k, const agent_hit *h, size_t from)
{
    const sentence *st = &s->sentences->p[k];
    const actor *whose;
    uint32_t end = h->end;
    while (is_free(s, st, end)) end++;
    if (end == h->end || h->to != h->end || h->named || h->weak) return;
    str sectors = kind_of(s, st, h->head, &whose);
    uint32_t head = scan_head(st, h->end, end);
    bool one =
        st->tokens[head].head == (int32_t)h->head || st->tokens[h->head].head == (int32_t)head;
    deprel rel =
        deprel_base((deprel)(st->tokens[head].head == (int32_t)h->head ? st->tokens[head].rel
                                                                       : st->tokens[h->head].rel));
    if (!sectors.n || !one ||
        (rel != REL_APPOS && rel != REL_FLAT && rel != REL_COMPOUND && rel != REL_NMOD))
        return;
    if (may_name(s, k, h->end, end, from)) record_called(s, k, h->end, h->end, end, sectors, whose);
}

void called_find(actor_scan *s, uint32_t k, size_t from)
{
    const sentence *st = &s->sentences->p[k];
    if (st->headline) return;
    for (uint32_t i = 2; i < st->n_tokens; i++)
        if (st->tokens[i].rel == REL_APPOS && st->tokens[i].upos == UPOS_NOUN)
            explained(s, k, i, from);
    for (uint32_t i = s->hit_of[k]; i < s->hits.n && s->hits.p[i].sentence == k; i++)
        if (s->hits.p[i].kind == AGENT_BODY) named_behind(s, k, &s->hits.p[i], from);
}
