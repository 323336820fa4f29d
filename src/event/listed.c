// Members of a list that the tree hangs below another one as if they told who he is or whose he is:
// "the Fijian minister, President Roe and Premier Kim", "#Chad, #Mali and #Niger", "Roe and Peru's
// president Silva". Two names of different people, or of different countries, are two sides.
#include "event/draft.h"

#define LIST_MAX 12 // members behind the first

static bool is_tag(const sentence *s, uint32_t word)
{
    str form = s->tokens[word].form;
    return form.n > 1 && (form.p[0] == '#' || form.p[0] == '@');
}

static const actor *one_of(const mention *m)
{
    return m && m->n_actors == 1 ? m->actors[0] : NULL;
}

// "President Roe", "@premier": somebody of a known country or body, by name.
static bool is_named_person(const mention *m)
{
    const actor *who = one_of(m);
    return who && who->person && who->code.n && str_in_list(m->how, "office|title", '|');
}

// "Chad", "the EU", "#Lima": a country, by its own name or one of its towns, or a body of many.
static bool is_country(const sentence *s, const mention *m)
{
    const actor *who = one_of(m);
    if (!who || who->person) return false;
    if (!who->country.n) return str_starts(who->code, STR("IGO")) && str_eq(m->how, STR("name"));
    bool tag = is_tag(s, m->head);
    if (who->n_sectors) return tag && str_eq(m->how, STR("capital"));
    return str_eq(m->how, STR("name")) || (tag && str_eq(m->how, STR("place")));
}

// The same person, or a town and its country.
static bool same_as(const mention *m, const mention *o)
{
    if (m->actors[0]->person) return str_eq(m->actors[0]->entity, o->actors[0]->entity);
    return m->actors[0]->country.n || o->actors[0]->country.n
               ? role_same(m->actors[0], o->actors[0])
               : str_eq(m->actors[0]->code, o->actors[0]->code);
}

static bool is_word(const sentence *s, uint32_t i, const char *words)
{
    return i < s->n_tokens && in(s->tokens[i].lemma, words);
}

// Has the word a conjunct behind `after`?
static bool has_conjunct(const frame_view *f, uint32_t word, uint32_t after)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (f->children[i] > after && f->sentence->tokens[f->children[i]].rel == REL_CONJ)
            return true;
    return false;
}

// Are both names of people, or both of countries?
static bool is_of_kind(const sentence *s, const mention *m, const mention *o)
{
    return (is_named_person(m) && is_named_person(o)) || (is_country(s, m) && is_country(s, o));
}

// The longest mention of an actor that begins at the word; NULL if none.
static const mention *beginning_at(const mention_list *all, const sentence *s, uint32_t word)
{
    for (uint32_t i = all->first_of[s->index]; i < all->first_of[s->index + 1]; i++)
        if (all->p[i].kind == MENTION_ACTOR && all->p[i].first == word && !all->p[i].faint)
            return &all->p[i];
    return NULL;
}

// Where the next member of the list begins behind the word `end`: behind a comma, behind an "and"
// of people or when there is a second one already, and of two tags behind nothing; 0 when it ends.
static uint32_t next_at(const sentence *s, const mention *m, uint32_t end, uint32_t n)
{
    uint32_t at = end;
    bool comma = is_word(s, at, ","), also = is_word(s, at + comma, "and &");
    if (also && !comma && n == 0 && !is_named_person(m)) return 0;
    at += comma + also;
    if (at > end) return at + is_word(s, at, "the");
    bool tags = is_tag(s, m->head) && is_tag(s, at);
    return tags && m->actors[0]->country.n && !m->actors[0]->person ? at : 0;
}

// Where the phrase of the member ends: "the minister Roe of Chad" behind the country.
static uint32_t phrase_end(const reading *r, const sentence *s, const mention *m)
{
    if (!is_word(s, m->end, "of")) return m->end;
    const mention *whose = beginning_at(r->mentions, s, m->end + 1 + is_word(s, m->end + 1, "the"));
    return whose ? whose->end : m->end;
}

// Does the tree hang `o` below the head of `m`, or beside it?
static bool is_near(const frame_view *f, const mention *m, const mention *o)
{
    const token *tokens = f->sentence->tokens;
    return frame_below(f, m->head, o->head) ||
           (tokens[o->head].head >= 0 && tokens[o->head].head == tokens[m->head].head);
}

// The member of the list of `m` behind the word `end`, of which n are known; NULL when it is none.
static const mention *next_of(const reading *r, const frame_view *f, const mention *m, uint32_t end,
                              uint32_t n)
{
    const sentence *s = f->sentence;
    uint32_t at = end < s->n_tokens ? next_at(s, m, end, n) : 0;
    const mention *o = at ? beginning_at(r->mentions, s, at) : NULL;
    if (!o || !is_of_kind(s, m, o)) return NULL;
    bool hangs = n > 0 ? is_near(f, m, o) : frame_below(f, m->head, o->head);
    return hangs ? o : NULL;
}

// "Both Chad, #Mali", "Chad, #Mali have": of two, says a word before them or their verb.
static bool is_told_plural(const frame_view *f, const mention *m)
{
    const sentence *s = f->sentence;
    uint32_t first = m->first > 0 && is_word(s, m->first - 1, "the") ? m->first - 1 : m->first;
    if (first > 0 && is_word(s, first - 1, "both")) return true;
    const token *t = &s->tokens[m->head];
    if (deprel_base(t->rel) != REL_NSUBJ || t->head < (int32_t)m->head) return false;
    int32_t aux = frame_child(f, (uint32_t)t->head, REL_AUX);
    return aux >= 0 && in(s->tokens[aux].form, "have are were");
}

// Two names of countries without an "and" may be a place and where it lies, or stray tags: three of
// them are a list.
static bool is_list(const frame_view *f, const mention *m, const mention *const *row, uint32_t n)
{
    const sentence *s = f->sentence;
    if (n == 0) return false;
    if (is_named_person(m) || n > 1 || has_conjunct(f, m->head, row[0]->head)) return true;
    if (is_told_plural(f, m)) return true;
    bool tags = is_tag(s, m->head) && is_tag(s, row[0]->head);
    return tags && is_word(s, row[0]->end, ", and &");
}

// "Roe and Peru's president Silva" with the two for owners of the president: nobody owns one.
static const mention *taken_for_owner(const reading *r, const frame_view *f, const mention *m,
                                      uint32_t owner)
{
    const sentence *s = f->sentence;
    if (s->tokens[owner].rel != REL_NMOD_POSS || !is_named_person(m)) return NULL;
    const mention *o = mention_headed(r->mentions, s->index, owner, MENTION_ACTOR);
    int32_t second = frame_child(f, owner, REL_CONJ);
    if (!o || !one_of(o) || o->end > m->first || second < (int32_t)o->end) return NULL;
    int32_t own = frame_child(f, owner, REL_CASE), its = frame_child(f, (uint32_t)second, REL_CASE);
    bool owns = own > second || (own < 0 && its > second); // behind the second name alone
    return owns && (is_named_person(o) || is_country(s, o)) ? o : NULL;
}

// Adds who follows `m` in its list.
static void add_row(reading *r, const frame_view *f, const mention *m, participant **list,
                    uint32_t *n)
{
    const mention *row[LIST_MAX], *o = NULL;
    uint32_t k = 0;
    for (uint32_t end = phrase_end(r, f->sentence, m);
         k < LIST_MAX && (o = next_of(r, f, m, end, k)); end = phrase_end(r, f->sentence, o))
        if (!same_as(m, o)) row[k++] = o;
    if (!is_list(f, m, row, k)) return;
    for (uint32_t i = 0; i < k; i++) role_add_mention(r, row[i], list, n);
}

// "Talks between the leaders of Chad and the rebels": the tree joins the rebels with Chad, and they
// talk with its leaders.
static void add_other_side(reading *r, const frame_view *f, const mention *m, participant **list,
                           uint32_t *n)
{
    const sentence *s = f->sentence;
    if (!str_eq(draft_preposition(f, m->head), STR("between"))) return;
    if (has_conjunct(f, m->head, m->head)) return;
    for (uint32_t c = m->end; c < s->n_tokens; c++) {
        int32_t head = s->tokens[c].head;
        if (s->tokens[c].rel != REL_CONJ || head < (int32_t)m->first || head >= (int32_t)m->end)
            continue;
        const mention *o = mention_headed(r->mentions, s->index, c, MENTION_ACTOR);
        if (o && one_of(o) && !str_eq(o->actors[0]->code, m->actors[0]->code))
            role_add_mention(r, o, list, n);
        return;
    }
}

void listed_add(reading *r, const frame_view *f, const mention *m, participant **list, uint32_t *n)
{
    if (!one_of(m)) return;
    for (uint32_t i = f->first_child[m->head]; i < f->first_child[m->head + 1]; i++) {
        const mention *o = taken_for_owner(r, f, m, f->children[i]);
        if (o) role_add_mention(r, o, list, n);
    }
    add_row(r, f, m, list, n);
    add_other_side(r, f, m, list, n);
}
