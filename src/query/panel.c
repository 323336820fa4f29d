#include "query/panel.h"

#include "query/panelsource.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

struct panel {
    panel_wanted wanted;
    panel_source source;
    panel_about about;
    const panel_entry *entries; // [n_entries] by unit, period, event; `unit` is its rank
    size_t n_entries;
    const panel_pair *units; // [about.n_units] by name
    uint32_t *money;         // [n] currency of the source: column
    double *amounts;         // [about.n_currencies] of the row
    VEC(panel_item) cell;    // people and money of the row
    arena memory;
};

// --- which event is of which unit

static int by_event(const void *a, const void *b)
{
    const panel_entry *x = a, *y = b;
    if (x->event != y->event) return x->event < y->event ? -1 : 1;
    return x->unit < y->unit ? -1 : x->unit > y->unit;
}

static str name_of(const panel_source *s, uint32_t number)
{
    return s->names.entries[number].key;
}

// Texts may place an event in two countries: that of most, then the first by name.
static bool is_better_place(const panel_source *s, const panel_entry *x, const panel_entry *y)
{
    if (x->mentions != y->mentions) return x->mentions > y->mentions;
    return str_cmp(name_of(s, s->units.p[x->unit].a), name_of(s, s->units.p[y->unit].a)) < 0;
}

// Each event once in a unit.
static void join_entries(panel_source *s)
{
    size_t n = 0;
    panel_entry *all = s->entries.p;
    if (s->entries.n) qsort(all, s->entries.n, sizeof *all, by_event);
    for (size_t i = 0; i < s->entries.n; i++) {
        bool same = n && all[n - 1].event == all[i].event && all[n - 1].unit == all[i].unit;
        if (!same) {
            all[n++] = all[i];
            continue;
        }
        all[n - 1].sides |= all[i].sides;
        all[n - 1].mentions++;
    }
    s->entries.n = n;
    if (s->wanted->unit != PANEL_PLACE) return;
    n = 0;
    for (size_t i = 0; i < s->entries.n; i++)
        if (!n || all[n - 1].event != all[i].event)
            all[n++] = all[i];
        else if (is_better_place(s, &all[i], &all[n - 1]))
            all[n - 1] = all[i];
    s->entries.n = n;
}

// Keeps the entries whose event has a period of the range, and counts the events that have none.
static void keep_dated(panel *p)
{
    panel_source *s = &p->source;
    panel_left *left = &p->about.left;
    int32_t first = p->wanted.first == PERIOD_FIRST
                        ? PERIOD_FIRST
                        : panelperiod_at(p->wanted.step, p->wanted.first);
    int32_t last = p->wanted.last == PERIOD_LAST ? PERIOD_LAST
                                                 : panelperiod_at(p->wanted.step, p->wanted.last);
    size_t n = 0;
    for (size_t i = 0; i < s->entries.n; i++) {
        panel_entry x = s->entries.p[i];
        const panel_event *e = &s->events.p[x.event];
        bool again = i && s->entries.p[i - 1].event == x.event;
        if (e->fit == PANEL_UNDATED)
            left->undated += !again;
        else if (e->fit == PANEL_WIDE)
            left->wide += !again;
        else if (e->at < first || e->at > last)
            left->outside += !again;
        else
            s->entries.p[n++] = x;
    }
    s->entries.n = n;
}

static void count_unplaced(panel *p)
{
    const panel_source *s = &p->source;
    for (size_t i = 0; i < s->events.n; i++)
        p->about.left.no_unit += s->events.p[i].counts && !s->events.p[i].has_unit;
    p->about.left.undated_texts = s->undated_texts;
}

// --- the range

static void find_range(panel *p)
{
    const panel_source *s = &p->source;
    int32_t first = INT32_MAX, last = INT32_MIN;
    for (size_t i = 0; i < s->entries.n; i++) {
        int32_t at = s->events.p[s->entries.p[i].event].at;
        if (at < first) first = at;
        if (at > last) last = at;
    }
    panel_step step = p->wanted.step;
    if (p->wanted.first != PERIOD_FIRST) first = panelperiod_at(step, p->wanted.first);
    if (p->wanted.last != PERIOD_LAST) last = panelperiod_at(step, p->wanted.last);
    if (first > last || first == INT32_MAX || last == INT32_MIN) return; // no bound, and no event
    p->about.first = first;
    p->about.last = last;
    p->about.n_periods = (size_t)((int64_t)last - first + 1);
}

// --- units, and their order

// Units that are asked for are there without an event, too. Those of nobody with himself only when
// they occur.
static void add_wanted_units(panel_source *s)
{
    const panel_wanted *w = s->wanted;
    for (size_t i = 0; i < w->n_actors; i++) {
        if (w->unit != PANEL_DYAD) panelsource_unit(s, w->actors[i], STR_NONE);
        for (size_t k = 0; k < w->n_actors && w->unit == PANEL_DYAD; k++)
            if (!str_eq(w->actors[i], w->actors[k]) &&
                panel_has_sides(w, w->actors[i], w->actors[k]))
                panelsource_unit(s, w->actors[i], w->actors[k]);
    }
}

typedef struct {
    str a, b;
    uint32_t unit, events;
} ranked;

static int by_name(const void *x, const void *y)
{
    const ranked *a = x, *b = y;
    int c = str_cmp(a->a, b->a);
    return c ? c : str_cmp(a->b, b->b);
}

// Numbers the units by name, without those that have too few events: *ranks [n] is UINT32_MAX then.
static void rank_units(panel *p, uint32_t *ranks)
{
    panel_source *s = &p->source;
    uint32_t least = p->wanted.min_events;
    if (!least && !p->wanted.n_actors) least = 1; // of those that occur
    ranked *all = arena_array(&p->memory, ranked, s->units.n);
    for (size_t i = 0; i < s->units.n; i++)
        all[i] = (ranked){.a = name_of(s, s->units.p[i].a), .unit = (uint32_t)i};
    for (size_t i = 0; i < s->units.n; i++) all[i].b = name_of(s, s->units.p[i].b);
    for (size_t i = 0; i < s->entries.n; i++) all[s->entries.p[i].unit].events++;
    for (size_t i = 0; i < s->units.n; i++) ranks[i] = UINT32_MAX;
    if (s->units.n) qsort(all, s->units.n, sizeof *all, by_name);
    panel_pair *units = arena_array(&p->memory, panel_pair, s->units.n);
    for (size_t i = 0; i < s->units.n; i++) {
        if (all[i].events < least) continue;
        ranks[all[i].unit] = (uint32_t)p->about.n_units;
        units[p->about.n_units++] = s->units.p[all[i].unit];
    }
    p->units = units;
}

// What orders an entry, in one number each.
typedef struct {
    panel_entry entry;
    int32_t at;
} placed;

static int by_row(const void *a, const void *b)
{
    const placed *x = a, *y = b;
    if (x->entry.unit != y->entry.unit) return x->entry.unit < y->entry.unit ? -1 : 1;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    return x->entry.event < y->entry.event ? -1 : x->entry.event > y->entry.event;
}

static void order_entries(panel *p, const uint32_t *ranks)
{
    panel_source *s = &p->source;
    size_t n = 0;
    placed *all = mem_alloc((s->entries.n + 1) * sizeof *all);
    for (size_t i = 0; i < s->entries.n; i++) {
        panel_entry x = s->entries.p[i];
        x.unit = ranks[x.unit];
        if (x.unit != UINT32_MAX) all[n++] = (placed){x, s->events.p[x.event].at};
    }
    if (n) qsort(all, n, sizeof *all, by_row);
    for (size_t i = 0; i < n; i++) s->entries.p[i] = all[i].entry;
    mem_free(all);
    p->entries = s->entries.p;
    p->n_entries = n;
}

// --- people and money

// The latest text first; of one day one document of all events before the others.
static int by_worth(const void *a, const void *b)
{
    const panel_item *x = a, *y = b;
    if (x->event != y->event) return x->event < y->event ? -1 : 1;
    if (x->what != y->what) return x->what < y->what ? -1 : 1;
    if (x->day != y->day) return x->day > y->day ? -1 : 1;
    if (x->document != y->document) return x->document < y->document ? -1 : 1;
    if (x->mention != y->mention) return x->mention < y->mention ? -1 : 1;
    return x->words < y->words ? -1 : x->words > y->words;
}

// Of each event and kind, what one mention says.
static void choose_items(panel_source *s)
{
    size_t n = 0;
    panel_item *all = s->items.p;
    if (s->items.n) qsort(all, s->items.n, sizeof *all, by_worth);
    for (size_t i = 0; i < s->items.n; i++) {
        const panel_item *last = n ? &all[n - 1] : NULL;
        bool same = last && last->event == all[i].event && last->what == all[i].what;
        if (!same || last->mention == all[i].mention) all[n++] = all[i];
    }
    s->items.n = n;
}

static int by_text(const void *a, const void *b)
{
    str x = *(const str *)a, y = *(const str *)b;
    return str_cmp(x, y);
}

static void name_currencies(panel *p)
{
    const map *m = &p->source.currencies;
    str *names = arena_array(&p->memory, str, m->n);
    p->money = arena_array(&p->memory, uint32_t, m->n);
    p->amounts = arena_array(&p->memory, double, m->n);
    bool *used = arena_array(&p->memory, bool, m->n); // by an event of a row
    size_t n = 0;
    for (size_t i = 0; i < p->source.items.n; i++)
        if (p->source.items.p[i].what >= PANEL_MONEY)
            used[p->source.items.p[i].what - PANEL_MONEY] = true;
    for (size_t i = 0; i < m->n; i++)
        if (used[i]) names[n++] = m->entries[i].key;
    if (n) qsort(names, n, sizeof *names, by_text);
    for (size_t i = 0; i < m->n; i++)
        for (uint32_t k = 0; k < n; k++)
            if (str_eq(names[k], m->entries[i].key)) p->money[i] = k;
    p->about.currencies = names;
    p->about.n_currencies = n;
}

// Only those of events that are in a row.
static void keep_items(panel *p)
{
    panel_source *s = &p->source;
    size_t n = 0;
    for (size_t i = 0; i < s->events.n; i++) s->events.p[i].counts = false;
    for (size_t i = 0; i < p->n_entries; i++) s->events.p[p->entries[i].event].counts = true;
    for (size_t i = 0; i < s->items.n; i++)
        if (s->events.p[s->items.p[i].event].counts) s->items.p[n++] = s->items.p[i];
    s->items.n = n;
}

// --- rows

// The first item of the event, or of one behind it.
static size_t first_item(const panel_source *s, uint32_t event)
{
    size_t low = 0, high = s->items.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->items.p[middle].event < event)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int by_words(const void *a, const void *b)
{
    const panel_item *x = a, *y = b;
    if (x->what != y->what) return x->what < y->what ? -1 : 1;
    if (x->words != y->words) return x->words < y->words ? -1 : 1;
    return x->value > y->value ? -1 : x->value < y->value;
}

static void add_items(panel *p, panel_row *row)
{
    for (size_t i = 0; i < p->about.n_currencies; i++) p->amounts[i] = 0;
    row->amounts = p->amounts;
    if (!p->cell.n) return;
    qsort(p->cell.p, p->cell.n, sizeof *p->cell.p, by_words);
    for (size_t i = 0; i < p->cell.n; i++) {
        const panel_item *x = &p->cell.p[i], *last = i ? x - 1 : NULL;
        if (last && last->what == x->what && last->words == x->words) continue;
        if (x->what == PANEL_KILLED)
            row->killed += x->value;
        else if (x->what == PANEL_INJURED)
            row->injured += x->value;
        else
            p->amounts[p->money[x->what - PANEL_MONEY]] += x->value;
    }
}

static void add_event(panel *p, const panel_entry *x, panel_row *row)
{
    const panel_source *s = &p->source;
    const panel_event *e = &s->events.p[x->event];
    int quad = e->type < 0 ? 0 : plover_quad(str_of(plover_type_name(e->type)));
    row->events++;
    row->as_source += (x->sides & PANEL_SOURCE) != 0;
    row->as_target += (x->sides & PANEL_TARGET) != 0;
    if (e->type >= 0) row->types[e->type]++;
    if (quad) row->quads[quad - 1]++;
    if (!isnan(e->score)) {
        row->scored++;
        row->score += (double)e->score;
    }
    for (size_t i = first_item(s, x->event); i < s->items.n; i++) {
        if (s->items.p[i].event != x->event) break;
        *vec_push(&p->memory, &p->cell) = s->items.p[i];
    }
}

static void add_exposure(const panel_source *s, panel_row *row)
{
    size_t low = 0, high = s->exposure.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->exposure.p[middle].at < row->period)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == s->exposure.n || s->exposure.p[low].at != row->period) return;
    row->read = s->exposure.p[low].read;
    row->texts = s->exposure.p[low].texts;
}

// Makes the row of a unit and period; its entries begin at *at.
static status make_row(panel *p, uint32_t unit, int32_t at_period, size_t *at,
                       status (*visit)(void *state, const panel_row *row, diag *why), void *state,
                       diag *why)
{
    const panel_source *s = &p->source;
    panel_row row = {.source = name_of(s, p->units[unit].a), .period = at_period};
    if (p->wanted.unit == PANEL_DYAD) row.target = name_of(s, p->units[unit].b);
    p->cell.n = 0;
    for (; *at < p->n_entries && p->entries[*at].unit == unit &&
           s->events.p[p->entries[*at].event].at == at_period;
         ++*at)
        add_event(p, &p->entries[*at], &row);
    add_items(p, &row);
    add_exposure(s, &row);
    return visit(state, &row, why);
}

status panel_each(panel *p, status (*visit)(void *state, const panel_row *row, diag *why),
                  void *state, diag *why)
{
    size_t at = 0;
    while (p->wanted.sparse && at < p->n_entries) {
        const panel_entry *x = &p->entries[at];
        TRY(make_row(p, x->unit, p->source.events.p[x->event].at, &at, visit, state, why));
    }
    for (uint32_t unit = 0; !p->wanted.sparse && unit < p->about.n_units; unit++)
        for (size_t k = 0; k < p->about.n_periods; k++)
            TRY(make_row(p, unit, p->about.first + (int32_t)k, &at, visit, state, why));
    return ST_OK;
}

// --- all

static status check_size(const panel *p, diag *why)
{
    uint64_t rows = (uint64_t)p->about.n_units * p->about.n_periods;
    if (rows <= PANEL_ROWS_MAX || p->wanted.sparse) return ST_OK;
    return diag_set(why, ST_LIMIT, NULL, 0, 0,
                    "the panel would have %" PRIu64
                    " rows (%zu units in %zu %ss), more than the %" PRIu64
                    " of PANEL_ROWS_MAX; give --actors, --min-events, --since and --until, or a "
                    "longer period with --by",
                    rows, p->about.n_units, p->about.n_periods,
                    panelperiod_step_name(p->wanted.step), PANEL_ROWS_MAX);
}

static status make(panel *p, const char *file, diag *why)
{
    panel_source *s = &p->source;
    TRY(panelsource_read(s, file, why));
    count_unplaced(p);
    join_entries(s);
    keep_dated(p);
    find_range(p);
    add_wanted_units(s);
    uint32_t *ranks = mem_alloc((s->units.n + 1) * sizeof *ranks);
    rank_units(p, ranks);
    order_entries(p, ranks);
    mem_free(ranks);
    keep_items(p);
    choose_items(s);
    name_currencies(p);
    return check_size(p, why);
}

status panel_open(const char *file, const panel_wanted *wanted, panel **out, diag *why)
{
    panel *p = *out = mem_alloc(sizeof *p);
    *p = (panel){.wanted = *wanted};
    p->source.wanted = &p->wanted;
    return make(p, file, why);
}

void panel_close(panel *p)
{
    if (!p) return;
    panelsource_free(&p->source);
    arena_free(&p->memory);
    mem_free(p);
}

const panel_about *panel_tell(const panel *p)
{
    return &p->about;
}
