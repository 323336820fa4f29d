#include "link/rosterrow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_day(const void *a, const void *b)
{
    const roster_entry *x = a, *y = b;
    int c = str_cmp(x->mention.published, y->mention.published);
    if (!c) c = str_cmp(x->mention.document, y->mention.document);
    return c ? c : str_cmp(x->mention.id, y->mention.id);
}

// Days before months, said before supposed, more sides before fewer, news before history.
static int worth(const roster_entry *x)
{
    int days = x->date.n ? x->date.n >= 10 ? 4 : 2 : 0;
    int sides = (x->actors.n > 0) + (x->recipients.n > 0);
    return 4 * days + 2 * sides + !x->own_day + !x->background;
}

static int by_choice(const void *a, const void *b)
{
    const roster_sum *x = a, *y = b;
    if (x->n_sources != y->n_sources) return x->n_sources > y->n_sources ? -1 : 1;
    int last = str_cmp(y->last, x->last);
    if (last) return last;
    if (x->value != y->value) return x->value > y->value ? -1 : 1;
    return str_cmp(x->unit, y->unit);
}

static bool tells(const roster_entry *x, const roster_sum *s)
{
    return x->sum == s->value && str_eq(x->unit, s->unit);
}

static int by_source(const void *a, const void *b)
{
    const roster_entry *x = *(const roster_entry *const *)a, *y = *(const roster_entry *const *)b;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    return x < y ? -1 : x > y; // as they stand: by day of the text, document
}

// Those of `all` that give the sum (NULL: all) by their source. *n_sources says how many there are.
static const roster_entry **order_sources(arena *a, const roster_entry *all, size_t n,
                                          const roster_sum *s, uint32_t *n_sources)
{
    const roster_entry **list = arena_array(a, const roster_entry *, n);
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (!s || tells(&all[i], s)) list[found++] = &all[i];
    if (found) qsort(list, found, sizeof *list, by_source);
    *n_sources = 0;
    for (size_t i = 0; i < found; i++) *n_sources += !i || list[i]->source != list[i - 1]->source;
    return list;
}

// The first document of each source that is listed is the one that the others are copies of.
static void fill_sources(roster_row *row, roster_mention *mentions, const roster_entry *all,
                         size_t n)
{
    arena scratch = {0};
    row->n_sources = 1;
    if (n == 1) return; // most rows
    const roster_entry **list = order_sources(&scratch, all, n, NULL, &row->n_sources);
    str first = STR_NONE;
    for (size_t i = 0; i < n; i++) {
        if (!i || list[i]->source != list[i - 1]->source) first = list[i]->mention.document;
        if (!str_eq(list[i]->mention.document, first)) mentions[list[i] - all].copy_of = first;
    }
    arena_free(&scratch);
}

static void fill_sums(roster_row *row, const roster_entry *all, size_t n, arena *a)
{
    roster_sum *sums = arena_array(a, roster_sum, n);
    for (size_t i = 0; i < n; i++) {
        uint32_t k = 0;
        if (!isfinite(all[i].sum)) continue;
        while (k < row->n_sums && !tells(&all[i], &sums[k])) k++;
        if (k == row->n_sums)
            sums[row->n_sums++] = (roster_sum){.value = all[i].sum, .unit = all[i].unit};
        // mentions stand by document: one text counts once
        bool again = i && str_eq(all[i - 1].mention.document, all[i].mention.document) &&
                     all[i - 1].sum == all[i].sum;
        sums[k].n_texts += !again;
        sums[k].last = all[i].mention.published;
    }
    arena scratch = {0};
    for (uint32_t k = 0; k < row->n_sums; k++)
        order_sources(&scratch, all, n, &sums[k], &sums[k].n_sources);
    arena_free(&scratch);
    if (row->n_sums) qsort(sums, row->n_sums, sizeof *sums, by_choice);
    row->sums = sums;
}

void rosterrow_fill(roster_row *row, roster_entry *all, size_t n, arena *a)
{
    *row = (roster_row){0};
    qsort(all, n, sizeof *all, by_day);
    roster_mention *mentions = arena_array(a, roster_mention, n);
    const roster_entry *best = &all[0], *least = &all[0];
    for (size_t i = 0; i < n; i++) {
        mentions[i] = all[i].mention;
        row->n_documents += !i || !str_eq(all[i].mention.document, all[i - 1].mention.document);
        if (worth(&all[i]) > worth(best)) best = &all[i];
        if (str_cmp(all[i].mention.id, least->mention.id) < 0) least = &all[i];
    }
    memcpy(row->id, least->mention.id.p, 16);
    row->type = best->type;
    row->mode = best->mode;
    row->actors = best->actors;
    row->recipients = best->recipients;
    row->date = best->date;
    row->trigger = best->trigger;
    row->mentions = mentions;
    row->n_mentions = (uint32_t)n;
    fill_sources(row, mentions, all, n);
    fill_sums(row, all, n, a);
}

rosterrow_key rosterrow_key_of(const roster_row *row)
{
    rosterrow_key key = {.date = row->date, .type = row->type, .actors = row->actors};
    memcpy(key.id, row->id, sizeof key.id);
    return key;
}

int rosterrow_compare(const rosterrow_key *x, const rosterrow_key *y)
{
    int c = str_cmp(x->date, y->date);
    if (!c) c = str_cmp(x->type, y->type);
    if (!c) c = str_cmp(x->actors, y->actors);
    return c ? c : strcmp(x->id, y->id);
}
