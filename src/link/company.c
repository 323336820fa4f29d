#include "link/company.h"

#include "base/table.h"

#define HEAD_SENTENCES 4  // title, place and date, who publishes it, the lead
#define TALK_MAX       24 // bytes of the longest word below, and some

static const char TALKS[] =
    "call|meeting|meet|speak|talk|conversation|discussion|consultation|readout|remark|statement|"
    "availability|conference|host|welcome|visit|dialogue|summit|phone|telephone";

static bool tells_talk(const sentence *s)
{
    char lower[TALK_MAX] = {0};
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        str lemma = s->tokens[w].lemma;
        lemma = (str){.p = lower,
                      .n = table_fold(lemma, true, lower, sizeof lower)}; // "Call" of a title
        if (str_in_list(lemma, TALKS, '|')) return true;
    }
    return false;
}

static void put(company *c, card_person new)
{
    if (!new.side || !new.name || c->n == COMPANY_MAX) return;
    for (uint8_t i = 0; i < c->n; i++)
        if (c->people[i].side == new.side && c->people[i].name == new.name) return;
    c->people[c->n++] = new;
}

static bool is_of_two(const company *c)
{
    for (uint8_t i = 1; i < c->n; i++)
        if (c->people[i].side != c->people[0].side) return true;
    return false;
}

company company_of(const sentence_list *sentences, const mention_list *mentions)
{
    for (uint32_t k = 0; k < HEAD_SENTENCES && k < sentences->n; k++) {
        company c = {0};
        if (!tells_talk(&sentences->p[k])) continue;
        for (uint32_t i = mentions->first_of[k]; i < mentions->first_of[k + 1]; i++) {
            const mention *m = &mentions->p[i];
            if (m->kind == MENTION_ACTOR && m->n_actors == 1 && m->actors[0]->person)
                put(&c, card_person_of(m->actors[0]));
        }
        if (is_of_two(&c)) return c;
    }
    return (company){0};
}
