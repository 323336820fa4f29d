#include "link/roster.h"

#include "base/hash.h"
#include "link/company.h"
#include "link/copies.h"
#include "link/merger.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    roster_mention mention;
    str type, mode, actors, recipients, date, trigger;
    bool own_day, background;
    double sum;
    str unit;
    size_t number; // of its document, among the copies
    size_t source; // number of the first document that says so in these words
    uint64_t group;
} entry;

struct roster {
    arena a;
    VEC(entry) entries; // in the order of adding, by group once closed
    VEC(roster_row) rows;
    merger *merger;
    copies *copies;
};

roster *roster_new(void)
{
    roster *r = mem_alloc(sizeof *r);
    *r = (roster){.merger = merger_new(), .copies = copies_new()};
    return r;
}

void roster_free(roster *r)
{
    if (!r) return;
    merger_free(r->merger);
    copies_free(r->copies);
    arena_free(&r->a);
    mem_free(r);
}

// --- adding

static void take_sum(arena *a, entry *x, const event *e)
{
    x->sum = NAN;
    for (uint32_t i = 0; i < e->n_amounts; i++) {
        const event_amount *m = &e->amounts[i];
        if (!str_eq(m->kind, STR("money")) || !isfinite(m->amount.value)) continue;
        x->sum = m->amount.value;
        x->unit = str_copy(a, m->amount.unit);
        return;
    }
}

static void add_entry(roster *r, const coded *x, const event *e, size_t number)
{
    arena *a = &r->a;
    str text = x->document->text;
    bool own = str_eq(e->date.how, STR("document"));
    entry *n = vec_push(a, &r->entries);
    *n =
        (entry){.mention = {.id = str_copy(a, str_of(e->id)),
                            .document = str_copy(a, x->document->id),
                            .published = str_copy(a, x->document->published),
                            .text = str_copy(a, span_text(text, x->sentences.p[e->sentence].span))},
                .type = str_copy(a, e->type),
                .mode = str_copy(a, e->mode),
                .actors = event_codes(e->actors, e->n_actors, a),
                .recipients = event_codes(e->recipients, e->n_recipients, a),
                .date = str_copy(a, own ? x->document->published : e->date.value),
                .trigger = str_copy(a, span_text(text, e->trigger)),
                .own_day = own,
                .background = e->background,
                .number = number};
    take_sum(a, n, e);
}

void roster_add(roster *r, const coded *x)
{
    arena scratch = {0};
    size_t number = copies_add(r->copies, x->document);
    company talk = company_of(&x->sentences, &x->mentions);
    for (size_t i = 0; i < x->events.n; i++) {
        const event *e = &x->events.p[i];
        frame_view f = frame_open(&x->sentences.p[e->sentence], &x->mentions, &scratch);
        event_card card = card_of(x->document, &f, e, &talk);
        merger_add(r->merger, &card, hash_str(str_of(e->id)));
        add_entry(r, x, e, number);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}

// --- closing

static int by_group(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    int c = str_cmp(x->mention.published, y->mention.published);
    if (!c) c = str_cmp(x->mention.document, y->mention.document);
    return c ? c : str_cmp(x->mention.id, y->mention.id);
}

// Days before months, said before supposed, more sides before fewer, news before history.
static int worth(const entry *x)
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
    return x->value > y->value ? -1 : x->value < y->value;
}

static bool tells(const entry *x, const roster_sum *s)
{
    return x->sum == s->value && str_eq(x->unit, s->unit);
}

static int by_source(const void *a, const void *b)
{
    const entry *x = *(const entry *const *)a, *y = *(const entry *const *)b;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    return x < y ? -1 : x > y; // as they stand: by day of the text, document
}

// Those of `all` that give the sum (NULL: all) by their source. *n_sources says how many there are.
static const entry **order_sources(arena *a, const entry *all, size_t n, const roster_sum *s,
                                   uint32_t *n_sources)
{
    const entry **list = arena_array(a, const entry *, n);
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (!s || tells(&all[i], s)) list[found++] = &all[i];
    if (found) qsort(list, found, sizeof *list, by_source);
    *n_sources = 0;
    for (size_t i = 0; i < found; i++) *n_sources += !i || list[i]->source != list[i - 1]->source;
    return list;
}

// The first document of each source that is listed is the one that the others are copies of.
static void fill_sources(roster_row *row, roster_mention *mentions, const entry *all, size_t n)
{
    arena scratch = {0};
    row->n_sources = 1;
    if (n == 1) return; // most rows
    const entry **list = order_sources(&scratch, all, n, NULL, &row->n_sources);
    str first = STR_NONE;
    for (size_t i = 0; i < n; i++) {
        if (!i || list[i]->source != list[i - 1]->source) first = list[i]->mention.document;
        if (!str_eq(list[i]->mention.document, first)) mentions[list[i] - all].copy_of = first;
    }
    arena_free(&scratch);
}

static void fill_sums(roster *r, roster_row *row, const entry *all, size_t n)
{
    roster_sum *sums = arena_array(&r->a, roster_sum, n);
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

static void add_row(roster *r, const entry *all, size_t n)
{
    roster_row *row = vec_push(&r->a, &r->rows);
    roster_mention *mentions = arena_array(&r->a, roster_mention, n);
    const entry *best = &all[0], *least = &all[0];
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
    fill_sums(r, row, all, n);
}

static int by_date(const void *a, const void *b)
{
    const roster_row *x = a, *y = b;
    int c = str_cmp(x->date, y->date);
    if (!c) c = str_cmp(x->type, y->type);
    if (!c) c = str_cmp(x->actors, y->actors);
    return c ? c : strcmp(x->id, y->id);
}

void roster_close(roster *r)
{
    merger_run(r->merger);
    copies_close(r->copies);
    for (size_t i = 0; i < r->entries.n; i++) {
        r->entries.p[i].group = merger_event(r->merger, i);
        r->entries.p[i].source = copies_first(r->copies, r->entries.p[i].number);
    }
    if (r->entries.n) qsort(r->entries.p, r->entries.n, sizeof *r->entries.p, by_group);
    for (size_t i = 0, end; i < r->entries.n; i = end) {
        for (end = i + 1; end < r->entries.n; end++)
            if (r->entries.p[end].group != r->entries.p[i].group) break;
        add_row(r, r->entries.p + i, end - i);
    }
    if (r->rows.n) qsort(r->rows.p, r->rows.n, sizeof *r->rows.p, by_date);
}

size_t roster_count(const roster *r)
{
    return r->rows.n;
}

const roster_row *roster_row_at(const roster *r, size_t i)
{
    return &r->rows.p[i];
}
