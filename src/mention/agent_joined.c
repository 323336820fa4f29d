// The "and" before an agent: inside a name ("Japan's Fire and Disaster Agency"), or between two
// members of a list ("the United States and President Roe").
#include "mention/actor_scan.h"

#define NAME_REACH 6 // words of a name between a title and an "and"

// "Japan's Fire and Disaster Management Agency": an "and" inside a name.
static bool joins_name(const sentence *st, uint32_t i)
{
    return i > 0 && st->tokens[i].upos == UPOS_CCONJ && i + 1 < st->n_tokens && !st->headline &&
           name_is_capital(st->tokens[i - 1].form) && name_is_capital(st->tokens[i + 1].form) &&
           st->tokens[i - 1].upos != UPOS_PRON && i > 1 &&
           (st->tokens[i - 2].xpos == XPOS_POS || name_is_capital(st->tokens[i - 2].form));
}

// "Chad's Minister Issa and Counselor Roe": another person's title behind the "and" at word i? In
// "Chad's Deputy Premier and Minister Issa" both are one's.
static bool opens_another(const actor_scan *s, const sentence *st, const agent_hit *h, uint32_t i)
{
    if (h->kind != AGENT_TITLE || h->first != i + 1) return false;
    for (uint32_t w = i; w-- > 0 && w + NAME_REACH > i;) {
        if (s->hit_at[w] >= 0) // a title, and its bearer between it and the "and"
            return w + 1 < i && s->hits.p[s->hit_at[w]].kind == AGENT_TITLE;
        if (st->tokens[w].upos != UPOS_PROPN) return false;
    }
    return false;
}

// "The United States and President Roe": a state or body that ends before the "and" at word i
// stands in the list for itself.
static bool closes_name(const actor_scan *s, const agent_hit *h, uint32_t i)
{
    if (h->first != i + 1 || h->kind > AGENT_PERSON || i == 0 || s->piece_at[i - 1] < 0)
        return false;
    const piece *p = &s->pieces.p[s->piece_at[i - 1]];
    return p->end == i && !p->inner &&
           ((name_is_country(p) && p->kind != PIECE_NATIONALITY) || p->kind == PIECE_BODY);
}

bool agent_joins_name(const actor_scan *s, const sentence *st, const agent_hit *h, uint32_t i)
{
    return joins_name(st, i) && !opens_another(s, st, h, i) && !closes_name(s, h, i);
}
