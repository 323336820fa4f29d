// Headlines that carry somebody's word: "Foreign minister: talks have failed", "Talks have failed -
// UN envoy".
#include "mention/speakerscan.h"

// Somebody whose word a headline can carry: no country, which says where, and no paper, which says
// who printed it.
static bool is_told_by(const mention *k)
{
    if (k->kind != MENTION_ACTOR || k->n_actors != 1) return false;
    const actor *who = k->actors[0];
    if (who->person) return true;
    return who->n_sectors > 0 && str_in_list(k->how, "agent|title|office|name|metonym", '|') &&
           !str_in_list(who->sectors[who->n_sectors - 1], "MED|BUS|EDU", '|');
}

static bool has_finite(const sentence *s, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (token_is_finite(&s->tokens[i])) return true;
    return false;
}

// Does the mention fill the headline up to a colon, or from a dash on? Sets the words that are
// said.
static bool marks_off(const sentence *s, const mention *k, uint32_t *first, uint32_t *end)
{
    *first = k->end + 1;
    *end = s->n_tokens;
    if (k->first == 0 && word_is(s, k->end, ":")) return true;
    *first = 0;
    *end = k->first - 1;
    return k->first > 2 && k->end == s->n_tokens && word_is_hyphen(s, k->first - 1) &&
           s->tokens[k->first - 2].space_after;
}

static void read_headline(speaker_scan *x, const sentence *s)
{
    for (uint32_t i = x->m->first_of[s->index]; i < x->m->first_of[s->index + 1]; i++) {
        const mention *k = &x->m->p[i];
        uint32_t first, end;
        if (!is_told_by(k) || !marks_off(s, k, &first, &end) || !has_finite(s, first, end))
            continue;
        const attribution *t = speaker_direct(x, s, k, k->span);
        const attribution **row = speaker_row(x, s->index);
        for (uint32_t w = first; w < end; w++)
            if (!row[w]) row[w] = t;
        return;
    }
}

void speaker_headlines(speaker_scan *x)
{
    for (uint32_t k = 0; x->m->n && k < x->sentences->n; k++)
        if (x->sentences->p[k].headline) read_headline(x, &x->sentences->p[k]);
}
