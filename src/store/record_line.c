#include "store/record_line.h"

static void write_members(json_writer *w, record *r, const column *columns, size_t n,
                          const void *object);

static void write_value(json_writer *w, record *r, const column *c, const column_value *v)
{
    switch (c->type) {
    case COLUMN_STRING: json_write_string(w, v->text); break;
    case COLUMN_INTEGER: json_write_int(w, v->integer); break;
    case COLUMN_NUMBER: json_write_double(w, v->number); break;
    case COLUMN_BOOLEAN: json_write_bool(w, v->truth); break;
    case COLUMN_SPAN:
        json_begin_array(w);
        json_write_int(w, record_offset(r, v->span.begin));
        json_write_int(w, record_offset(r, v->span.end));
        json_end_array(w);
        break;
    case COLUMN_OBJECT:
        json_begin_object(w);
        write_members(w, r, c->members, c->n_members, v->object);
        json_end_object(w);
        break;
    case COLUMN_TYPES: break;
    }
}

void record_list(json_writer *w, record *r, const column *c, const void *object)
{
    json_begin_array(w);
    for (size_t i = 0;; i++) {
        column_value v = {0};
        if (!c->get(r, object, i, &v)) break;
        write_value(w, r, c, &v);
    }
    json_end_array(w);
}

// Depth is that of the table, COLUMN_DEPTH_MAX.
static void write_members(json_writer *w, record *r, const column *columns, size_t n,
                          const void *object)
{
    for (size_t i = 0; i < n; i++) {
        const column *c = &columns[i];
        json_write_key(w, c->name);
        if (c->list) {
            record_list(w, r, c, object);
            continue;
        }
        column_value v = {0};
        if (!c->get(r, object, 0, &v) && c->nullable)
            json_write_null(w);
        else
            write_value(w, r, c, &v);
    }
}

void record_line(json_writer *w, record *r, const record_shape *kind, const void *object)
{
    json_begin_object(w);
    json_field_string(w, "record", str_of(kind->name));
    write_members(w, r, kind->columns, kind->n_columns, object);
    json_end_object(w);
    json_end_line(w);
}

void record_line_run(buf *out, const run_about *run)
{
    json_writer w = {.out = out};
    record r = {.run = run};
    record_line(&w, &r, &RECORD_RUN, run);
}

void record_lines(buf *out, const run_about *run, const record_shape *kind, const coded *c)
{
    json_writer w = {.out = out};
    record r = {.run = run, .coded = c, .place = {.text = c->document->text}};
    size_t n = kind->count(c);
    for (size_t i = 0; i < n; i++)
        if (kind->at(c, i)) record_line(&w, &r, kind, kind->at(c, i));
}
