#include "export/exportcolumn.h"

#include "base/json_writer.h"

#include <assert.h>

static const stored_cell NOTHING = {.null = true};

static size_t find_list(const sql_table *t, const char *name)
{
    size_t i = 0;
    while (i < t->n_lists && strcmp(t->lists[i].list->name, name) != 0) i++;
    assert(i < t->n_lists);
    return i;
}

void export_places_find(export_places *p, const sql_table *tables)
{
#define X(name) #name,
    static const char *const EVENT[] = {EXPORT_EVENT_CELLS(X)};
    static const char *const SIDE[] = {EXPORT_SIDE_CELLS(X)};
    static const char *const DOCUMENT[] = {EXPORT_DOCUMENT_CELLS(X)};
#undef X
    const sql_table *events = &tables[TABLE_EVENTS];
    p->tables = tables;
    p->actors = find_list(events, "actors");
    p->recipients = find_list(events, "recipients");
    for (size_t i = 0; i < EVENT_CELLS; i++) p->event[i] = leaf_find(&events->leaves, EVENT[i]);
    for (size_t i = 0; i < SIDE_CELLS; i++)
        p->side[i] = leaf_find(&events->lists[p->actors].leaves, SIDE[i]);
    for (size_t i = 0; i < DOCUMENT_CELLS; i++)
        p->document[i] = leaf_find(&tables[TABLE_DOCUMENTS].leaves, DOCUMENT[i]);
}

const stored_cell *event_cell(const export_row *r, int which)
{
    return &r->event->cells[r->places->event[which]];
}

const stored_cell *document_cell(const export_row *r, int which)
{
    return &r->document->row->cells[r->places->document[which]];
}

const stored_cell *side_cell(const export_row *r, const stored_row *side, int which)
{
    return side ? &side->cells[r->places->side[which]] : &NOTHING;
}

void export_value_text(export_type type, const export_value *v, buf *out)
{
    switch (type) {
    case EXPORT_STRING:
    case EXPORT_LIST: buf_add(out, v->text); break;
    case EXPORT_INTEGER: buf_add_format(out, "%lld", (long long)v->integer); break;
    case EXPORT_NUMBER: json_write_double(&(json_writer){.out = out}, v->number); break;
    case EXPORT_BOOLEAN: buf_add_c(out, v->truth ? "true" : "false"); break;
    case EXPORT_TYPES: break;
    }
}

const char *export_type_name(export_type type)
{
    static const char *const NAMES[EXPORT_TYPES] = {[EXPORT_STRING] = "string",
                                                    [EXPORT_INTEGER] = "integer",
                                                    [EXPORT_NUMBER] = "number",
                                                    [EXPORT_BOOLEAN] = "boolean",
                                                    [EXPORT_LIST] = "list of strings"};
    return NAMES[type];
}

bool export_give_text(const stored_cell *c, export_value *out)
{
    out->text = c->text;
    return !c->null && c->text.n > 0;
}

bool export_give_empty(const export_row *r, const export_column *c, export_value *out)
{
    (void)r;
    (void)c;
    (void)out;
    return false;
}
