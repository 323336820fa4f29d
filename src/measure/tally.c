#include "measure/tally.h"

#include <math.h>

static const str NOTHING = {"-", 1};

static gold_row *row_of_gold(tally *t, const gold_set *set, str kind, arena *a)
{
    for (size_t i = 0; i < t->gold.n; i++)
        if (str_eq(t->gold.p[i].kind, kind)) return &t->gold.p[i];
    gold_row *row = vec_push(a, &t->gold);
    const gold_kind *k = gold_kind_find(set->format, kind);
    *row = (gold_row){.kind = kind, .ours = k ? k->ours : ""};
    return row;
}

static our_row *row_of_ours(tally *t, str kind, arena *a)
{
    for (size_t i = 0; i < t->ours.n; i++)
        if (str_eq(t->ours.p[i].kind, kind)) return &t->ours.p[i];
    our_row *row = vec_push(a, &t->ours);
    *row = (our_row){.kind = kind};
    return row;
}

static aside_row *row_of_aside(tally *t, str why, arena *a)
{
    for (size_t i = 0; i < t->aside.n; i++)
        if (str_eq(t->aside.p[i].why, why)) return &t->aside.p[i];
    aside_row *row = vec_push(a, &t->aside);
    *row = (aside_row){.why = why};
    return row;
}

void tally_count(map *cells, str gold, str ours, arena *a)
{
    buf key = {0};
    buf_add_format(&key, "%.*s\t%.*s", STR_ARG(gold), STR_ARG(ours));
    map_entry *e = map_find(cells, buf_str(&key));
    if (!e) e = map_add(cells, a, str_copy(a, buf_str(&key)), NULL);
    e->value.number++;
    buf_free(&key);
}

tally_cell tally_cell_of(const map_entry *e)
{
    tally_cell cell = {.n = e->value.number};
    cell.ours = e->key;
    cell.gold = str_split(&cell.ours, '\t');
    return cell;
}

static str first_sector(str code)
{
    actor_code c = actorcode_read(code);
    return c.n_sectors ? c.sectors[0] : NOTHING;
}

// Where the gold has alternatives, the one that is ours, else the first.
static void count_sectors(tally *t, const judgement *j, arena *a)
{
    str rest = j->mark->value, first = STR_NONE, ours = first_sector(j->found->code);
    while (rest.p) {
        str gold = first_sector(str_split(&rest, '|'));
        if (!first.n || str_eq(gold, ours)) first = gold;
    }
    tally_count(&t->sectors, first, ours, a);
}

static void count_value(tally *t, gold_row *row, const judgement *j, arena *a)
{
    if (j->value.verdict == VALUE_UNKNOWN) return;
    row->valued++;
    row->right += j->value.verdict == VALUE_RIGHT;
    row->as_well += j->value.verdict == VALUE_AS_WELL;
    row->coarser += j->value.verdict == VALUE_COARSER;
    if (!j->value.is_code) return;
    row->coded++;
    row->same += j->value.code.same;
    row->country += j->value.code.country;
    row->sectors += j->value.code.sectors;
    count_sectors(t, j, a);
}

// The kind that a mark counts for in F1: the first of its kinds, or the one that it was found as.
// None where the text does not mark all of that kind.
static str main_kind(const gold_row *row, const gold_text *text, const judgement *j)
{
    str rest = str_of(row->ours), first = str_split(&rest, '|');
    if (!str_in_list(first, text->complete, '|')) return STR_NONE;
    bool found =
        j->what == JUDGED_FOUND && j->found && str_in_list(j->found->kind, text->complete, '|');
    return found ? j->found->kind : first;
}

static void count_mark(tally *t, const gold_set *set, const gold_text *text, const judgement *j,
                       arena *a)
{
    if (j->aside.n) {
        row_of_aside(t, j->aside, a)->marks++;
        return;
    }
    gold_row *row = row_of_gold(t, set, j->mark->kind, a);
    bool found = j->what == JUDGED_FOUND;
    row->gold++;
    row->found += found;
    row->exact += found && j->exact;
    if (found) count_value(t, row, j, a);
    tally_count(&t->kinds, j->mark->kind, j->found ? j->found->kind : NOTHING, a);
    str kind = main_kind(row, text, j);
    if (!kind.n) return;
    our_row *ours = row_of_ours(t, kind, a);
    ours->gold++;
    ours->found += found;
    ours->exact += found && j->exact;
}

static void count_finding(tally *t, const judgement *j, arena *a)
{
    if (j->aside.n) {
        row_of_aside(t, j->aside, a)->findings++;
        return;
    }
    our_row *row = row_of_ours(t, j->found->kind, a);
    row->given++;
    row->right += j->what == JUDGED_RIGHT;
    if (j->what == JUDGED_EXTRA && !j->mark) tally_count(&t->kinds, NOTHING, j->found->kind, a);
}

void tally_add(tally *t, const gold_set *set, const gold_text *text, const judgement_list *list,
               arena *a)
{
    t->texts++;
    for (size_t i = 0; i < list->n; i++) {
        const judgement *j = &list->p[i];
        if (j->what == JUDGED_FOUND || j->what == JUDGED_MISSED)
            count_mark(t, set, text, j, a);
        else
            count_finding(t, j, a);
    }
}

void tally_set_aside(tally *t, const gold_text *text, arena *a)
{
    row_of_aside(t, text->aside, a)->texts++;
}

double tally_share(size_t n, size_t m)
{
    return m ? (double)n / (double)m : NAN;
}

double tally_f1(const our_row *row)
{
    double p = tally_share(row->right, row->given), r = tally_share(row->found, row->gold);
    if (!row->gold) return NAN;
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}
