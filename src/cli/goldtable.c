#include "base/json_writer.h"
#include "base/utf8.h"
#include "cli/goldscore.h"

#include <math.h>
#include <stdio.h>

#define ASIDE_WIDTH 52 // of reasons
#define LABELS_MAX  24 // rows or columns of a confusion table; the rarest of more are left out

// --- cells

static void add_label(str s, int width, buf *out)
{
    buf_add(out, s);
    for (int n = width - (int)utf8_columns(s); n > 0; n--) buf_add_byte(out, ' ');
}

void gold_percent(double fraction, buf *out)
{
    if (isfinite(fraction))
        buf_add_format(out, " %6.1f", 100 * fraction);
    else
        buf_add_c(out, "      -");
}

static void add_share(size_t n, size_t m, buf *out)
{
    gold_percent(tally_share(n, m), out);
}

// --- tables by kind

static void add_gold_rows(const tally *t, buf *out)
{
    bool valued = false, as_well = false;
    for (size_t i = 0; i < t->gold.n; i++) {
        valued = valued || t->gold.p[i].valued;
        as_well = as_well || t->gold.p[i].as_well;
    }
    add_label(STR("gold"), 22, out);
    buf_add_format(out, "  marks  found      %%  exact      %%%s%s\n",
                   valued ? "  valued  right      %  coarser" : "",
                   as_well ? "  as well  % right of all  with as well" : "");
    for (size_t i = 0; i < t->gold.n; i++) {
        const gold_row *r = &t->gold.p[i];
        add_label(r->kind, 22, out);
        buf_add_format(out, " %6zu %6zu", r->gold, r->found);
        add_share(r->found, r->gold, out);
        buf_add_format(out, " %6zu", r->exact);
        add_share(r->exact, r->gold, out);
        if (r->valued) {
            buf_add_format(out, "  %6zu %6zu", r->valued, r->right);
            add_share(r->right, r->valued, out);
            if (r->coarser || as_well) buf_add_format(out, "  %7zu", r->coarser);
        }
        if (r->valued && as_well) {
            buf_add_format(out, "  %7zu  %14.1f  %12.1f", r->as_well,
                           100 * tally_share(r->right, r->gold),
                           100 * tally_share(r->right + r->as_well, r->gold));
        }
        buf_add_byte(out, '\n');
    }
}

static void add_code_rows(const tally *t, buf *out)
{
    bool any = false;
    for (size_t i = 0; i < t->gold.n; i++) {
        const gold_row *r = &t->gold.p[i];
        if (!r->coded) continue;
        if (!any) {
            buf_add_byte(out, '\n');
            add_label(STR("codes, % of"), 22, out);
            buf_add_c(out, "  found   country+1st sector   whole code   country   sectors\n");
        }
        any = true;
        add_label(r->kind, 22, out);
        buf_add_format(out, " %6zu %20.1f %12.1f %9.1f %9.1f\n", r->coded,
                       100 * tally_share(r->right, r->coded), 100 * tally_share(r->same, r->coded),
                       100 * tally_share(r->country, r->coded),
                       100 * tally_share(r->sectors, r->coded));
    }
}

static void add_our_rows(const tally *t, buf *out)
{
    if (!t->ours.n) return;
    buf_add_byte(out, '\n');
    add_label(STR("ours"), 22, out);
    buf_add_c(out, "  given  right  precision  recall     F1   exact F1\n");
    for (size_t i = 0; i < t->ours.n; i++) {
        const our_row *r = &t->ours.p[i];
        our_row exact = {.gold = r->gold, .found = r->exact, .given = r->given, .right = r->exact};
        add_label(r->kind, 22, out);
        buf_add_format(out, " %6zu %6zu    ", r->given, r->right);
        add_share(r->right, r->given, out);
        buf_add_byte(out, ' ');
        add_share(r->found, r->gold, out);
        gold_percent(tally_f1(r), out);
        buf_add_c(out, "    ");
        gold_percent(tally_f1(&exact), out);
        buf_add_byte(out, '\n');
    }
}

static void add_aside_rows(const tally *t, buf *out)
{
    if (!t->aside.n) return;
    buf_add_byte(out, '\n');
    add_label(STR("set aside"), ASIDE_WIDTH, out);
    buf_add_c(out, "  texts  marks  ours\n");
    for (size_t i = 0; i < t->aside.n; i++) {
        const aside_row *r = &t->aside.p[i];
        add_label(r->why, ASIDE_WIDTH, out);
        buf_add_format(out, " %6zu %6zu %5zu\n", r->texts, r->marks, r->findings);
    }
}

// --- confusion

typedef struct {
    str labels[LABELS_MAX]; // [n]
    size_t n;
} label_list;

static size_t label_index(label_list *list, str label)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->labels[i], label)) return i;
    if (list->n == LABELS_MAX) return LABELS_MAX;
    list->labels[list->n] = label;
    return list->n++;
}

void gold_confusion(const char *title, const map *cells, buf *out)
{
    label_list rows = {0}, columns = {0};
    size_t counts[LABELS_MAX][LABELS_MAX] = {{0}};
    for (size_t i = 0; i < cells->n; i++) {
        tally_cell c = tally_cell_of(&cells->entries[i]);
        size_t row = label_index(&rows, c.gold), column = label_index(&columns, c.ours);
        if (row < LABELS_MAX && column < LABELS_MAX) counts[row][column] = c.n;
    }
    if (!rows.n) return;
    buf_add_byte(out, '\n');
    add_label(str_of(title), 22, out);
    for (size_t j = 0; j < columns.n; j++)
        buf_add_format(out, " %8.*s", STR_ARG(columns.labels[j]));
    buf_add_byte(out, '\n');
    for (size_t i = 0; i < rows.n; i++) {
        add_label(rows.labels[i], 22, out);
        for (size_t j = 0; j < columns.n; j++) buf_add_format(out, " %8zu", counts[i][j]);
        buf_add_byte(out, '\n');
    }
}

void gold_table(const gold_set *set, const tally *t, buf *out)
{
    buf_add_format(out, "%s: %zu text%s\n\n", gold_format_name(set->format), t->texts,
                   t->texts == 1 ? "" : "s");
    add_gold_rows(t, out);
    add_code_rows(t, out);
    add_our_rows(t, out);
    add_aside_rows(t, out);
    if (set->format != GOLD_SPANS)
        gold_confusion("gold \\ ours", &t->kinds, out); // sides, no kinds
    gold_confusion("sector: gold \\ ours", &t->sectors, out);
}

// --- JSON

static void write_share(json_writer *w, const char *key, size_t n, size_t m)
{
    json_field_double(w, key, tally_share(n, m)); // null of none
}

static void write_gold_row(json_writer *w, const gold_row *r)
{
    json_begin_object(w);
    json_field_string(w, "kind", r->kind);
    json_field_int(w, "marks", (int64_t)r->gold);
    json_field_int(w, "found", (int64_t)r->found);
    json_field_int(w, "exact", (int64_t)r->exact);
    json_field_int(w, "valued", (int64_t)r->valued);
    json_field_int(w, "right", (int64_t)r->right);
    json_field_int(w, "coarser", (int64_t)r->coarser);
    json_field_int(w, "as_well", (int64_t)r->as_well);
    json_field_int(w, "coded", (int64_t)r->coded);
    json_field_int(w, "code", (int64_t)r->same);
    json_field_int(w, "country", (int64_t)r->country);
    json_field_int(w, "sectors", (int64_t)r->sectors);
    json_end_object(w);
}

static void write_our_row(json_writer *w, const our_row *r)
{
    json_begin_object(w);
    json_field_string(w, "kind", r->kind);
    json_field_int(w, "given", (int64_t)r->given);
    json_field_int(w, "right", (int64_t)r->right);
    json_field_int(w, "marks", (int64_t)r->gold);
    json_field_int(w, "found", (int64_t)r->found);
    json_field_int(w, "exact", (int64_t)r->exact);
    write_share(w, "precision", r->right, r->given);
    write_share(w, "recall", r->found, r->gold);
    json_field_double(w, "f1", tally_f1(r));
    json_end_object(w);
}

static void write_aside_row(json_writer *w, const aside_row *r)
{
    json_begin_object(w);
    json_field_string(w, "why", r->why);
    json_field_int(w, "texts", (int64_t)r->texts);
    json_field_int(w, "marks", (int64_t)r->marks);
    json_field_int(w, "ours", (int64_t)r->findings);
    json_end_object(w);
}

void gold_write_cells(json_writer *w, const char *key, const map *cells)
{
    json_write_key(w, key);
    json_begin_array(w);
    for (size_t i = 0; i < cells->n; i++) {
        tally_cell c = tally_cell_of(&cells->entries[i]);
        json_begin_object(w);
        json_field_string(w, "gold", c.gold);
        json_field_string(w, "ours", c.ours);
        json_field_int(w, "n", (int64_t)c.n);
        json_end_object(w);
    }
    json_end_array(w);
}

void gold_json(const char *gold, const gold_set *set, const tally *t, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "gold", str_of(gold));
    json_field_string(&w, "format", str_of(gold_format_name(set->format)));
    json_field_int(&w, "texts", (int64_t)t->texts);
    json_write_key(&w, "marks");
    json_begin_array(&w);
    for (size_t i = 0; i < t->gold.n; i++) write_gold_row(&w, &t->gold.p[i]);
    json_end_array(&w);
    json_write_key(&w, "mentions");
    json_begin_array(&w);
    for (size_t i = 0; i < t->ours.n; i++) write_our_row(&w, &t->ours.p[i]);
    json_end_array(&w);
    json_write_key(&w, "set_aside");
    json_begin_array(&w);
    for (size_t i = 0; i < t->aside.n; i++) write_aside_row(&w, &t->aside.p[i]);
    json_end_array(&w);
    gold_write_cells(&w, "kinds", &t->kinds);
    gold_write_cells(&w, "sectors", &t->sectors);
    json_end_object(&w);
    json_end_line(&w);
}
