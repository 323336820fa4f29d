#include "store/storedline.h"

// Goes over the cells of a row as its columns ask for them.
typedef struct {
    json_writer *w;
    const sql_table *table;
    const stored_row *row; // whose lists of objects stand there; NULL inside of one
    const stored_cell *at; // the next cell
    stored_offsets *offsets;
} line;

int64_t stored_offset(stored_offsets *o, int64_t byte)
{
    if (!o || o->unit == OFFSETS_BYTE || byte < 0) return byte;
    utf8_seek_byte(&o->place, (size_t)byte);
    return (int64_t)(o->unit == OFFSETS_CODEPOINT ? o->place.codepoint : o->place.utf16);
}

// Cells of columns, those of lists of objects left out: they are rows of their own.
static size_t count_cells(const column *columns, size_t n)
{
    size_t cells = 0;
    for (size_t i = 0; i < n; i++) {
        const column *c = &columns[i];
        if (c->type == COLUMN_OBJECT)
            cells += c->list ? 0 : count_cells(c->members, c->n_members);
        else
            cells += c->type == COLUMN_SPAN ? 2 : 1;
    }
    return cells;
}

static void write_columns(line *l, const column *columns, size_t n);

static void write_rows(line *l, const column *c)
{
    json_begin_array(l->w);
    for (size_t i = 0; l->row && i < l->table->n_lists; i++) {
        if (l->table->lists[i].list != c) continue;
        for (size_t k = 0; k < l->row->n_list[i]; k++) {
            line element = {.w = l->w, .at = l->row->lists[i][k].cells, .offsets = l->offsets};
            json_begin_object(l->w);
            write_columns(&element, c->members, c->n_members);
            json_end_object(l->w);
        }
    }
    json_end_array(l->w);
}

static void write_object(line *l, const column *c)
{
    size_t n = count_cells(c->members, c->n_members);
    bool there = !c->nullable;
    for (size_t i = 0; i < n; i++) there = there || !l->at[i].null;
    if (!there) {
        json_write_null(l->w);
        l->at += n;
        return;
    }
    json_begin_object(l->w);
    write_columns(l, c->members, c->n_members);
    json_end_object(l->w);
}

static void write_span(line *l)
{
    const stored_cell *ends = l->at;
    l->at += 2;
    if (ends[0].null) {
        json_write_null(l->w);
        return;
    }
    json_begin_array(l->w);
    json_write_int(l->w, stored_offset(l->offsets, ends[0].integer));
    json_write_int(l->w, stored_offset(l->offsets, ends[1].integer));
    json_end_array(l->w);
}

static void write_cell(line *l, const column *c)
{
    const stored_cell *x = l->at++;
    if (x->null) {
        json_write_null(l->w);
        return;
    }
    if (c->list) {
        json_write_raw(l->w, x->text);
        return;
    }
    switch (c->type) {
    case COLUMN_STRING: json_write_string(l->w, x->text); break;
    case COLUMN_INTEGER: json_write_int(l->w, x->integer); break;
    case COLUMN_NUMBER: json_write_double(l->w, x->number); break;
    case COLUMN_BOOLEAN: json_write_bool(l->w, x->integer != 0); break;
    case COLUMN_SPAN:
    case COLUMN_OBJECT:
    case COLUMN_TYPES: break;
    }
}

// Depth is that of the table, COLUMN_DEPTH_MAX.
static void write_columns(line *l, const column *columns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const column *c = &columns[i];
        json_write_key(l->w, c->name);
        if (c->type == COLUMN_OBJECT && c->list)
            write_rows(l, c);
        else if (c->type == COLUMN_OBJECT)
            write_object(l, c);
        else if (c->type == COLUMN_SPAN)
            write_span(l);
        else
            write_cell(l, c);
    }
}

void storedline_object(json_writer *w, const sql_table *t, const stored_row *row, stored_offsets *o)
{
    line l = {.w = w, .table = t, .row = row, .at = row->cells, .offsets = o};
    json_begin_object(w);
    json_field_string(w, "record", str_of(t->kind->name));
    write_columns(&l, t->kind->columns, t->kind->n_columns);
    json_end_object(w);
}

void storedline_write(json_writer *w, const sql_table *t, const stored_row *row)
{
    storedline_object(w, t, row, NULL);
    json_end_line(w);
}
