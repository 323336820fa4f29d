// Countries that are named in a row: what one of them gets, all get; what one of a consortium
// supplies, all supply.
#include "ledger/transferdeal.h"

#define ROW_MAX      8 // things in a row before the one that a clause hangs on
#define BARE_ROW_MIN 3 // countries with commas alone; two may be a name and what explains it

// The country that a word names, as an actor or as a place; code empty: none. `inside`: within a
// longer name, too, "the consortium of Chad".
static fact_party country_at(const frame_view *f, uint32_t w, bool inside, uint32_t *end)
{
    uint32_t s = f->sentence->index;
    const mention *m = inside ? mention_headed(f->mentions, s, w, MENTION_ACTOR) : NULL;
    if (!m || m->first != w) m = mention_covering(f->mentions, s, w, MENTION_ACTOR);
    if (m && m->first == w && m->n_actors == 1 && !m->faint && m->actors[0]->country.n &&
        !m->actors[0]->n_sectors) {
        *end = m->end;
        return transfer_party(m->actors[0]);
    }
    m = mention_covering(f->mentions, s, w, MENTION_PLACE);
    if (!m || m->first != w || !m->place || !m->place->country.n ||
        !str_in_list(m->place->kind, "country", '|'))
        return (fact_party){0};
    *end = m->end;
    return (fact_party){m->place->country, m->place->country, m->place->name};
}

// The countries named in a row from word `w`, "Chad, Mali and Niger"; all but one behind commas,
// the last behind "and". How many; 0: no such row.
static uint32_t row_of_countries(const frame_view *f, uint32_t w, bool inside, fact_party *out)
{
    uint32_t n = 0, end = f->sentence->n_tokens;
    bool closed = false;
    while (w < end && n < PARTIES_MAX) {
        while (w < end && str_in_list(frame_word(f, w)->form, "#|the|in|for|to", '|')) w++;
        uint32_t next = w;
        fact_party p = w < end ? country_at(f, w, inside, &next) : (fact_party){0};
        if (!p.key.n || deprel_base((deprel)frame_word(f, next - 1)->rel) == REL_NSUBJ) return 0;
        out[n++] = p;
        w = next;
        if (closed) // "to Chad, and Germany announcing 2 million"
            return w < end && frame_word(f, w)->xpos == XPOS_VBG ? 0 : n;
        bool comma = w < end && str_eq(frame_word(f, w)->form, STR(","));
        if (comma) w++;
        closed = w < end && str_in_list(frame_word(f, w)->form, "and|&", '|');
        if (closed) w++;
        if (!comma && !closed) return n >= BARE_ROW_MIN ? n : 0; // "in Chad, Mali, Niger"
    }
    return 0;
}

void transfer_add_row(const frame_view *f, saying *s)
{
    fact_party row[PARTIES_MAX];
    for (uint32_t w = 0; w < f->sentence->n_tokens && s->recipients.n; w++) {
        uint32_t n = row_of_countries(f, w, false, row);
        bool found = fact_share_party(row, n, s->recipients.p, s->recipients.n);
        bool supplies = fact_share_party(row, n, s->suppliers.p, s->suppliers.n);
        for (uint32_t i = 0; found && !supplies && i < n; i++) party_add(&s->recipients, row[i]);
        if (n) w++;
    }
}

// "A consortium of Chad, Mali and Niger": when one of them supplies, all do.
void transfer_add_consortium(const frame_view *f, saying *s)
{
    fact_party row[PARTIES_MAX];
    for (uint32_t w = 0; w + 2 < f->sentence->n_tokens && s->suppliers.n; w++) {
        if (!str_in_list(frame_word(f, w)->lemma, "consortium|coalition|partnership|alliance",
                         '|') ||
            !str_eq(frame_word(f, w + 1)->form, STR("of")))
            continue;
        uint32_t n = row_of_countries(f, w + 2, true, row);
        bool found = fact_share_party(row, n, s->suppliers.p, s->suppliers.n);
        for (uint32_t i = 0; found && i < n; i++)
            if (!party_has(&s->recipients, row[i].key)) party_add(&s->suppliers, row[i]);
    }
}

int32_t transfer_first_of_row(const frame_view *f, uint32_t word, int32_t topic)
{
    int32_t top = topic;
    for (int step = 0; step < ROW_MAX; step++) {
        const token *t = frame_word(f, (uint32_t)top);
        if (deprel_base((deprel)t->rel) != REL_CONJ || t->head < 0 || t->head > top) break;
        if (frame_word(f, (uint32_t)t->head)->upos != UPOS_NOUN &&
            frame_word(f, (uint32_t)t->head)->upos != UPOS_PROPN)
            break;
        top = t->head;
    }
    bool told_behind = transfer_described(f, word) == topic && (int32_t)word > topic;
    return told_behind ? top : topic;
}
