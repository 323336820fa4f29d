#include "mention/person_list.h"

#include "mention/person_title.h"

#define LIST_MAX  16 // members of a list that are looked at
#define CALL_MAX  16 // words of a sentence that does no more than call upon somebody
#define CALL_BACK 7  // words before a name that call upon its bearer

// Does only ", and" stand in [from, to)?
static bool is_joint(const sentence *st, uint32_t from, uint32_t to)
{
    if (from >= to || to > from + 2) return false;
    for (uint32_t i = from; i < to; i++)
        if (!str_in_list(st->tokens[i].form, ",|and|&|or|;", '|')) return false;
    return true;
}

// The noun in the plural whose words end before word `at`; SCAN_NONE when there is none.
static uint32_t plural_ending(const actor_scan *s, uint32_t k, uint32_t at)
{
    for (size_t i = s->hits.n; i-- > s->hit_of[k];) {
        const agent_hit *h = &s->hits.p[i];
        if ((h->to == at || h->end == at) && h->kind <= AGENT_CROWD && h->plural && !h->formed &&
            !h->former)
            return (uint32_t)i;
    }
    return SCAN_NONE;
}

// "including", "such as", "like" before word `at`: where what they exemplify ends; `at` when there
// is none.
static uint32_t before_example(const sentence *st, uint32_t at)
{
    uint32_t w = at;
    if (w >= 2 && str_eq(st->tokens[w - 1].form, STR("as")) &&
        str_eq(st->tokens[w - 2].form, STR("such")))
        w -= 2;
    else if (w >= 1 && str_in_list(st->tokens[w - 1].form, "including|like|:", '|'))
        w--;
    else
        return at;
    return w >= 1 && str_eq(st->tokens[w - 1].form, STR(",")) ? w - 1 : w;
}

// The end of the name, a known one or not, at word i; i when there is none.
static uint32_t any_name_end(const actor_scan *s, const sentence *st, uint32_t i)
{
    if (i >= st->n_tokens) return i;
    if (s->piece_at[i] < 0) return person_name_end(s, st, i);
    const piece *p = &s->pieces.p[s->piece_at[i]];
    return p->kind == PIECE_HOLDER && p->first == i ? p->end : i;
}

// "two militants, Omar Said and Ali Haddad, were killed": two or more names, closed by a mark.
static bool explains_plural(const actor_scan *s, const sentence *st, uint32_t end)
{
    uint32_t members = 1;
    for (; members < LIST_MAX && end + 1 < st->n_tokens; members++) {
        uint32_t at = end;
        while (at < st->n_tokens && at < end + 2 &&
               str_in_list(st->tokens[at].form, ",|and|&", '|'))
            at++;
        uint32_t next = at > end ? any_name_end(s, st, at) : at;
        if (next == at) break;
        end = next;
    }
    return members > 1 && (end >= st->n_tokens || st->tokens[end].upos == UPOS_PUNCT);
}

// "two militants, British citizens, Omar and Ali": of two nouns the one that says more than whose
// citizens they are.
static uint32_t said_of(const actor_scan *s, uint32_t k, uint32_t hit)
{
    if (hit == SCAN_NONE) return hit;
    const agent_hit *h = &s->hits.p[hit];
    const sentence *st = &s->sentences->p[k];
    if (!str_in_list(h->noun, "citizen|national|resident|countryman", '|') || h->from < 2 ||
        !str_eq(st->tokens[h->from - 1].form, STR(",")))
        return hit;
    uint32_t before = plural_ending(s, k, h->from - 1);
    return before == SCAN_NONE ? hit : before;
}

// "officers in Crimea, Omar and Ali": where the noun ends before the place that ends at word `at`.
static uint32_t before_place(const actor_scan *s, const sentence *st, uint32_t at)
{
    if (s->piece_at[at - 1] < 0) return at;
    uint32_t first = s->pieces.p[s->piece_at[at - 1]].first;
    bool in = first > 1 && str_in_list(st->tokens[first - 1].form, "in|from|of|at", '|');
    return in ? first - 1 : at;
}

bool person_list_at(actor_scan *s, uint32_t k, person_list *list, uint32_t first, uint32_t end)
{
    const sentence *st = &s->sentences->p[k];
    if (list->hit != SCAN_NONE && is_joint(st, list->end, first)) return true;
    list->hit = plural_ending(s, k, first);
    if (list->hit != SCAN_NONE) return true;
    uint32_t example = before_example(st, first);
    if (example < first) {
        list->hit = plural_ending(s, k, example);
        // leaders are of all kinds, and "officials: Ann Roe" may be a line's label
        if (list->hit != SCAN_NONE && str_in_list(s->hits.p[list->hit].noun, "leader", '|'))
            list->hit = SCAN_NONE;
        return list->hit != SCAN_NONE;
    }
    if (first > 1 && str_eq(st->tokens[first - 1].form, STR(",")) && explains_plural(s, st, end))
        list->hit = said_of(s, k, plural_ending(s, k, before_place(s, st, first - 1)));
    return list->hit != SCAN_NONE;
}

// "Amina Issa, of Ohio, to be a Member of …": the end of the place; `end` when there is none.
static uint32_t residence_end(const actor_scan *s, const sentence *st, uint32_t end)
{
    if (end + 2 >= st->n_tokens || !str_eq(st->tokens[end].form, STR(",")) ||
        !str_eq(st->tokens[end + 1].form, STR("of")))
        return end;
    uint32_t at = end + 2;
    if (str_eq(st->tokens[at].form, STR("the")) && at + 1 < st->n_tokens) at++;
    return s->piece_at[at] >= 0 ? s->pieces.p[s->piece_at[at]].end : end;
}

static bool follows(const sentence *st, uint32_t at, const char *one, const char *two)
{
    return at + 1 < st->n_tokens && str_in_list(st->tokens[at].form, one, '|') &&
           str_in_list(st->tokens[at + 1].form, two, '|');
}

bool person_is_nominated(const actor_scan *s, const sentence *st, uint32_t first, uint32_t end)
{
    if (!s->home) return false;
    bool comma = end < st->n_tokens && str_eq(st->tokens[end].form, STR(","));
    bool leaves = first > 0 && str_eq(st->tokens[first - 1].form, STR("vice"));
    if (leaves) return comma || end >= st->n_tokens || st->tokens[end].upos == UPOS_PUNCT;
    if (!comma) return false;
    if (follows(st, end + 1, "Nominee|nominee|Candidate", "for|to")) return true;
    uint32_t at = residence_end(s, st, end);
    if (at == end) return false;
    while (at < st->n_tokens && st->tokens[at].upos == UPOS_PUNCT) at++;
    return follows(st, at, "to", "be");
}

// Does the next sentence or the one after it open as a reporter's question does?
static bool question_follows(const actor_scan *s, uint32_t k)
{
    for (uint32_t n = k + 1; n < s->sentences->n && n < k + 4; n++) {
        const sentence *st = &s->sentences->p[n];
        if (st->n_tokens && str_in_list(st->tokens[0].form, "QUESTION|OPERATOR|Q", '|'))
            return true;
    }
    return false;
}

// "Let's go to the line of Amina Issa", "the first question from Amina Issa"
static bool is_called(const sentence *st, uint32_t first, uint32_t end)
{
    // "MR ROE: Amina Issa, please."
    if (first > 1 && first < CALL_BACK && str_eq(st->tokens[first - 1].form, STR(":")) &&
        (end >= st->n_tokens || str_in_list(st->tokens[end].form, ",|.|from|with|?", '|')))
        return st->n_tokens < CALL_MAX;
    uint32_t from = first > CALL_BACK ? first - CALL_BACK : 0;
    if (first < 2 || !str_in_list(st->tokens[first - 1].form, "to|of|from", '|')) return false;
    bool line = false, calls = false;
    for (uint32_t i = from; i + 1 < first; i++) {
        line |= str_in_list(st->tokens[i].form, "line|question|one|caller", '|');
        calls |= str_in_list(st->tokens[i].lemma, "go|turn|move|take|back|over|get|next", '|');
    }
    if (str_eq(st->tokens[first - 1].form, STR("to"))) return calls;
    return line;
}

str person_part_played(actor_scan *s, uint32_t k, uint32_t first, uint32_t end, const actor **owner)
{
    const sentence *st = &s->sentences->p[k];
    if (person_is_nominated(s, st, first, end)) {
        *owner = s->home;
        return STR("GOV");
    }
    return is_called(st, first, end) && question_follows(s, k) ? STR("MED") : STR_NONE;
}
