// Who makes an item, as far as the words around it say. A country's possessive ("Ukraine's tanks")
// tells an owner; a company's ("Lockheed Martin's F-35") a maker.
#include "mention/item.h"

#include "mention/word.h"

#define MADE "made|built|manufactured|produced|designed"

// "US-made", "South Korean-built": the words before the hyphen, before or inside the item's phrase.
static span made_compound(const sentence *s, const mention *m)
{
    uint32_t from = m->first > 3 ? m->first - 3 : 0;
    for (uint32_t i = from + 2; i < m->end; i++) {
        if (!word_among(s, i, MADE) || !word_is_hyphen(s, i - 1)) continue;
        uint32_t first = i - 2;
        if (!word_is_capital(s, first)) continue;
        while (first > 0 && word_is_capital(s, first - 1) && word_has(s, first - 1, UPOS_PROPN) &&
               first > 1)
            first--;
        return word_span(s, first, i - 1);
    }
    return (span){0, 0};
}

static bool is_company(const mention *m)
{
    if (m->kind != MENTION_ACTOR || m->n_actors != 1) return false;
    if (str_eq(m->how, STR("agent"))) return false; // "the carrier", "the maker"
    const actor *a = m->actors[0];
    for (uint8_t i = 0; i < a->n_sectors; i++)
        if (str_eq(a->sectors[i], STR("BUS")) || str_eq(a->sectors[i], STR("MNC"))) return true;
    return str_starts(a->code, STR("MNC"));
}

// "Boeing's jets", "the Boeing jets", "drones made by Baykar"
static bool makes(const sentence *s, const mention *who, const mention *m)
{
    bool owner =
        who->end == m->first + 0 || (who->end + 1 == m->first && word_is(s, who->end, "'s"));
    bool inside = who->first >= m->first && who->end < m->end;
    if (is_company(who) && (owner || inside)) return true;
    bool by = who->first >= m->end + 2 && who->first <= m->end + 3;
    return by && word_among(s, m->end, MADE) && word_is(s, m->end + 1, "by");
}

void item_find_makers(const document *d, const sentence_list *sentences, mention_vec *found)
{
    for (size_t i = 0; i < found->n; i++) {
        mention *m = &found->p[i];
        if (m->kind != MENTION_ITEM) continue;
        const sentence *s = &sentences->p[m->sentence];
        span where = made_compound(s, m);
        size_t k = i;
        while (k > 0 && found->p[k - 1].sentence == m->sentence) k--;
        for (; span_empty(where) && k < found->n && found->p[k].sentence == m->sentence; k++)
            if (found->p[k].kind == MENTION_ACTOR && makes(s, &found->p[k], m))
                where = word_span(s, found->p[k].first, found->p[k].end);
        if (!span_empty(where)) m->item.maker = span_text(d->text, where);
    }
}
