#include "store/schema_text.h"

#include "base/json_writer.h"

#include <stdio.h>

static const char *const JSON_TYPES[COLUMN_TYPES] = {
    [COLUMN_STRING] = "string",   [COLUMN_INTEGER] = "integer", [COLUMN_NUMBER] = "number",
    [COLUMN_BOOLEAN] = "boolean", [COLUMN_SPAN] = "array",      [COLUMN_OBJECT] = "object",
};

static void field_text(json_writer *w, const char *key, const char *value)
{
    json_field_string(w, key, str_of(value));
}

static void write_type(json_writer *w, const column *c)
{
    const char *type = JSON_TYPES[c->type];
    json_write_key(w, "type");
    if (!c->nullable) {
        json_write_string(w, str_of(type));
        return;
    }
    json_begin_array(w);
    json_write_string(w, str_of(type));
    json_write_string(w, STR("null"));
    json_end_array(w);
}

static void write_enum(json_writer *w, const column *c)
{
    if (!c->values) return;
    json_write_key(w, "enum");
    json_begin_array(w);
    str rest = str_of(c->values);
    while (rest.p) json_write_string(w, str_split(&rest, '|'));
    if (c->nullable) json_write_null(w);
    json_end_array(w);
}

static void write_members(json_writer *w, const char *name, const column *columns, size_t n);

static void write_inner(json_writer *w, const column *c)
{
    write_type(w, c);
    write_enum(w, c);
    if (c->type == COLUMN_SPAN) {
        json_write_key(w, "items");
        json_write_raw(w, STR("{\"type\":\"integer\",\"minimum\":0}"));
        json_field_int(w, "minItems", 2);
        json_field_int(w, "maxItems", 2);
    }
    if (c->type == COLUMN_OBJECT) write_members(w, NULL, c->members, c->n_members);
}

static void write_column(json_writer *w, const column *c)
{
    json_write_key(w, c->name);
    json_begin_object(w);
    field_text(w, "description", c->about);
    if (c->list) {
        field_text(w, "type", "array");
        json_write_key(w, "items");
        json_begin_object(w);
        write_inner(w, c);
        json_end_object(w);
    } else {
        write_inner(w, c);
    }
    json_end_object(w);
}

// properties, required and additionalProperties of an object; with a `name` the field `record`
// comes first.
static void write_members(json_writer *w, const char *name, const column *columns, size_t n)
{
    json_write_key(w, "properties");
    json_begin_object(w);
    if (name) {
        json_write_key(w, "record");
        json_begin_object(w);
        field_text(w, "const", name);
        json_end_object(w);
    }
    for (size_t i = 0; i < n; i++) write_column(w, &columns[i]);
    json_end_object(w);
    json_write_key(w, "required");
    json_begin_array(w);
    if (name) json_write_string(w, STR("record"));
    for (size_t i = 0; i < n; i++) json_write_string(w, str_of(columns[i].name));
    json_end_array(w);
    json_field_bool(w, "additionalProperties", false);
}

void schema_json(buf *out)
{
    json_writer w = {.out = out};
    char id[96];
    snprintf(id, sizeof id, "urn:demarche:output:%d", RECORD_SCHEMA_VERSION);
    json_begin_object(&w);
    field_text(&w, "$schema", "https://json-schema.org/draft/2020-12/schema");
    field_text(&w, "$id", id);
    field_text(&w, "title", "One line of demarche's JSON Lines output");
    field_text(&w, "type", "object");
    json_write_key(&w, "oneOf");
    json_begin_array(&w);
    for (size_t i = 0; i < RECORD_SHAPE_COUNT; i++) {
        const record_shape *k = RECORD_SHAPES[i];
        json_begin_object(&w);
        field_text(&w, "title", k->name);
        field_text(&w, "description", k->about);
        field_text(&w, "type", "object");
        write_members(&w, k->name, k->columns, k->n_columns);
        json_end_object(&w);
    }
    json_end_array(&w);
    json_end_object(&w);
    json_end_line(&w);
}

// --- Markdown

static void add_values(buf *out, const column *c)
{
    // Long lists (contexts) are named elsewhere; the table would burst.
    str rest = str_of(c->values);
    if (!c->values || rest.n > 200) return;
    buf_add_c(out, " One of");
    for (const char *comma = " "; rest.p; comma = ", ") {
        str value = str_split(&rest, '|');
        buf_add_format(out, "%s`%.*s`", comma, STR_ARG(value));
    }
    buf_add_byte(out, '.');
}

static void add_rows(buf *out, const char *prefix, const column *columns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const column *c = &columns[i];
        buf_add_format(out, "| `%s%s` | %s | %s", prefix, c->name, column_type_text(c), c->about);
        add_values(out, c);
        buf_add_c(out, " |\n");
        if (c->type != COLUMN_OBJECT) continue;
        char longer[64];
        snprintf(longer, sizeof longer, "%s%s%s.", prefix, c->name, c->list ? "[]" : "");
        add_rows(out, longer, c->members, c->n_members);
    }
}

void schema_markdown(buf *out)
{
    for (size_t i = 0; i < RECORD_SHAPE_COUNT; i++) {
        const record_shape *k = RECORD_SHAPES[i];
        buf_add_format(out, "%s### %s\n\n%s\n\n| field | type | meaning |\n|---|---|---|\n",
                       i ? "\n" : "", k->name, k->about);
        buf_add_format(out, "| `record` | string | Always `%s`. |\n", k->name);
        add_rows(out, "", k->columns, k->n_columns);
    }
}
