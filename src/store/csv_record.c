#include "store/csv_record.h"

#include "base/csv.h"

#include <string.h>

static bool wanted_of_document(const column *c)
{
    return !str_in_list(str_of(c->name), "id|text|problems", '|');
}

void csv_layout_init(csv_layout *layout)
{
    memset(layout, 0, sizeof *layout);
    leaf_add(&layout->event, "", RECORD_EVENT.columns, RECORD_EVENT.n_columns, LEAVES_ALL);
    for (size_t i = 0; i < RECORD_DOCUMENT.n_columns; i++) {
        const column *c = &RECORD_DOCUMENT.columns[i];
        if (wanted_of_document(c)) leaf_add(&layout->document, "document_", c, 1, LEAVES_ALL);
    }
}

static void add_names(const leaf_list *leaves, csv_writer *w)
{
    for (size_t i = 0; i < leaves->n; i++) csv_write(w, str_of(leaves->p[i].name));
}

void csv_record_header(const csv_layout *layout, buf *out)
{
    csv_writer w = {.out = out};
    add_names(&layout->event, &w);
    add_names(&layout->document, &w);
    csv_end_row(&w);
}

static void add_cells(const leaf_list *leaves, record *r, const void *object, buf *cell,
                      csv_writer *w)
{
    for (size_t i = 0; i < leaves->n; i++) {
        buf_clear(cell);
        leaf_cell(r, &leaves->p[i], object, cell);
        csv_write(w, buf_str(cell));
    }
}

void csv_record_events(const csv_layout *layout, const run_about *run, const coded *c, buf *out)
{
    record r = {.run = run, .coded = c, .place = {.text = c->document->text}};
    csv_writer w = {.out = out};
    buf cell = {0};
    for (size_t i = 0; i < c->events.n; i++) {
        add_cells(&layout->event, &r, &c->events.p[i], &cell, &w);
        add_cells(&layout->document, &r, c->document, &cell, &w);
        csv_end_row(&w);
    }
    buf_free(&cell);
}
