#include "mention/mention.h"

#include "mention/finder.h"
#include "mention/firstperson.h"
#include "mention/item.h"
#include "mention/jointauthor.h"
#include "mention/people.h"

#include <math.h>
#include <stdlib.h>

static int in_order(const void *x, const void *y)
{
    const mention *a = x, *b = y;
    if (a->sentence != b->sentence) return a->sentence < b->sentence ? -1 : 1;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    return a->head < b->head ? -1 : a->head > b->head;
}

static void index_sentences(mention_list *m, size_t n_sentences, arena *a)
{
    uint32_t *first_of = arena_array(a, uint32_t, n_sentences + 1);
    for (size_t k = 0, i = 0; k <= n_sentences; k++) {
        while (i < m->n && m->p[i].sentence < k) i++;
        first_of[k] = (uint32_t)i;
    }
    m->first_of = first_of;
    m->n_sentences = n_sentences;
}

// Speakers from the old list to where they are in the new one: `to` has the places.
static void retarget(const sentence_list *sentences, const mention_list *old, const mention_list *m,
                     const uint32_t *to)
{
    for (size_t k = 0; k < m->n_sentences; k++) {
        if (!m->says[k]) continue;
        for (uint32_t i = 0; i < sentences->p[k].n_tokens; i++)
            for (const attribution *t = m->says[k][i]; t; t = t->outer) {
                attribution *mine = (attribution *)t; // made for this list
                if (t->speaker >= old->p && t->speaker < old->p + old->n)
                    mine->speaker = &m->p[to[t->speaker - old->p]];
            }
    }
}

// Puts the mentions `found` late, sorted as the list is, among the others.
static void merge(const sentence_list *sentences, const mention_vec *found, mention_list *m,
                  arena *a)
{
    mention_list all = *m;
    all.n = m->n + found->n;
    all.p = arena_array(a, mention, all.n);
    uint32_t *to = arena_array(a, uint32_t, m->n + 1);
    size_t i = 0, k = 0;
    for (size_t at = 0; at < all.n; at++) {
        bool old = k == found->n || (i < m->n && in_order(&m->p[i], &found->p[k]) <= 0);
        if (old) to[i] = (uint32_t)at;
        all.p[at] = old ? m->p[i++] : found->p[k++];
    }
    index_sentences(&all, m->n_sentences, a);
    retarget(sentences, m, &all, to);
    *m = all;
}

static void add_spoken(const sentence_list *sentences, const actor *home, mention_list *m, arena *a)
{
    mention_vec found = {0};
    firstperson_find(sentences, home, m, &found, a);
    secondperson_find(sentences, home, m, &found, a);
    said_find(sentences, m, &found, a);
    if (found.n == 0) return;
    if (found.n > 1) qsort(found.p, found.n, sizeof *found.p, in_order);
    merge(sentences, &found, m, a);
}

// Whose words are those that the text gives to nobody.
static void set_authors(const sentence_list *sentences, const actor *home, mention_list *m,
                        arena *a)
{
    joint together = joint_authors(sentences, m, home, a);
    joint two = joint_speakers(sentences, m, a);
    m->sides = two.n == 2 ? two.who : NULL;
    m->authors = together.who;
    m->n_authors = together.n;
    if (together.n || !home) return;
    const actor **alone = arena_array(a, const actor *, 1);
    alone[0] = home;
    m->authors = alone;
    m->n_authors = 1;
}

static mention_list in_text_order(mention_vec *found, size_t n_sentences, arena *a)
{
    if (found->n > 1) qsort(found->p, found->n, sizeof *found->p, in_order);
    mention_list m = {.p = found->p, .n = found->n};
    index_sentences(&m, n_sentences, a);
    return m;
}

mention_list mention_read(const document *d, const sentence_list *sentences, arena *a)
{
    return mention_read_with(d, sentences, NULL, a);
}

mention_list mention_read_with(const document *d, const sentence_list *sentences,
                               const dictionary *own, arena *a)
{
    mention_vec found = {0};
    for (size_t k = 0; k < sentences->n; k++) {
        time_find(d, &sentences->p[k], &found, a);
        amount_find(d, &sentences->p[k], &found, a);
        item_find(d, &sentences->p[k], &found, a);
    }
    const actor *home = actor_find(d, sentences, own, &found, a);
    mention_list m = in_text_order(&found, sentences->n, a);
    item_find_makers(d, sentences, &found);
    people_find(sentences, &found, a);
    people_supersede(sentences, &found);
    people_add_actors(sentences, &found, a);
    m = in_text_order(&found, sentences->n, a);
    mention_vec places = {0}; // apart: the finder marks those that it knows
    place_find(d, sentences, &m, &places, a);
    for (size_t i = 0; i < places.n; i++) *vec_push(a, &found) = places.p[i];
    if (places.n) m = in_text_order(&found, sentences->n, a);
    if (places.n) people_place_actors(&found, a);
    m.says = speaker_find(d, sentences, &m, home, a);
    add_spoken(sentences, home, &m, a);
    set_authors(sentences, home, &m, a);
    return m;
}

static bool longer(const mention *a, const mention *b)
{
    return !b || a->end - a->first > b->end - b->first;
}

const mention *mention_headed(const mention_list *m, uint32_t sentence_index, uint32_t word,
                              mention_kind kind)
{
    const mention *best = NULL;
    if (sentence_index >= m->n_sentences) return NULL;
    for (uint32_t i = m->first_of[sentence_index]; i < m->first_of[sentence_index + 1]; i++)
        if (m->p[i].kind == kind && m->p[i].head == word && !m->p[i].faint &&
            longer(&m->p[i], best))
            best = &m->p[i];
    return best;
}

const mention *mention_faint(const mention_list *m, uint32_t sentence_index, uint32_t word)
{
    if (sentence_index >= m->n_sentences) return NULL;
    for (uint32_t i = m->first_of[sentence_index]; i < m->first_of[sentence_index + 1]; i++)
        if (m->p[i].kind == MENTION_ACTOR && m->p[i].head == word && m->p[i].faint) return &m->p[i];
    return NULL;
}

const mention *mention_covering(const mention_list *m, uint32_t sentence_index, uint32_t word,
                                mention_kind kind)
{
    const mention *best = NULL;
    if (sentence_index >= m->n_sentences) return NULL;
    for (uint32_t i = m->first_of[sentence_index]; i < m->first_of[sentence_index + 1]; i++)
        if (m->p[i].kind == kind && m->p[i].first <= word && word < m->p[i].end && !m->p[i].faint &&
            longer(&m->p[i], best))
            best = &m->p[i];
    return best;
}

const attribution *mention_speaker(const mention_list *m, uint32_t sentence_index, uint32_t word)
{
    if (!m->says || sentence_index >= m->n_sentences) return NULL;
    return m->says[sentence_index] ? m->says[sentence_index][word] : NULL;
}

static void add_number(double x, buf *out)
{
    if (isfinite(x)) buf_add_format(out, "%.15g", x);
}

void amount_write(const amount *n, buf *out)
{
    if (isfinite(n->value)) {
        add_number(n->value, out);
    } else {
        add_number(n->low, out);
        buf_add_byte(out, '-');
        add_number(n->high, out);
    }
    if (n->unit.n) buf_add_format(out, " %.*s", STR_ARG(n->unit));
}
