#include "ledger/rowschema.h"

#include "base/json_writer.h"

// Fields as "name:type", spaces between them. Types: s string, n number, i count, b truth; {party}
// that object; one in [] a list of it; ? behind it may be null.
typedef struct {
    const char *name;
    const char *fields;
} shape;

#define TOLD "texts:i sources:i outlets:i"
#define TAIL TOLD " events:[s] confidence:n"

static const shape PARTS[] = {
    {"party", "code:s? country:s? name:s?"},
    {"reason", "text:s event:s? by:s confidence:n"},
    {"round", "date:s place:s? level:s? heads:[s] event:s?"},
    {"item", "category:s? designation:s? quantity:n? low:n? high:n? up_to:b additional:b text:s"},
    {"given", "value:n unit:s? official:b " TOLD " documents:[s]"},
    {"value", "value:n? unit:s? low:n? high:n? others:[n] values:[{given}]"},
    {"change", "date:s? state:s event:s? document:s text:s " TOLD " confidence:n"},
    {"step", "date:s? stage:s event:s? document:s text:s " TOLD " confidence:n"},
    {"proposal", "text:s event:s? date:s? reason:s"},
};

static const shape ROWS[] = {
    {"channels", "parties:[{party}] subject:s? state:s since:s? by:{party}? reasons:[{reason}] "
                 "reopen_if:[{reason}] rounds:[{round}] history:[{change}] " TAIL},
    {"transfers",
     "supplier:{party}? suppliers:[{party}] recipient:{party}? recipients:[{party}] kind:s? "
     "items:[{item}] value:{value}? stage:s since:s? basis:s? number:s? makers:[s] part_of:s? "
     "whole_value:n? history:[{step}] " TAIL},
    {"redlines", "by:{party}? to:{party}? subject:s? strength:s since:s? voiced_by:s? words:s "
                 "crossings:[{reason}] proposed:[{proposal}] " TAIL},
    {"positions", "by:{party}? to:{party}? subject:s? stance:s since:s? words:s " TAIL},
};

static void field_text(json_writer *w, const char *key, const char *value)
{
    json_field_string(w, key, str_of(value));
}

static void write_plain(json_writer *w, char type, bool nullable)
{
    const char *name = type == 'n' ? "number" : type == 'i' ? "integer" : "boolean";
    if (type == 's') name = "string";
    json_write_key(w, "type");
    if (nullable) {
        json_begin_array(w);
        json_write_string(w, str_of(name));
        json_write_string(w, STR("null"));
        json_end_array(w);
    } else
        json_write_string(w, str_of(name));
    if (type == 'i') json_field_int(w, "minimum", 0);
}

static void write_reference(json_writer *w, str name)
{
    buf path = {0};
    buf_add_format(&path, "#/$defs/%.*s", STR_ARG(name));
    json_field_string(w, "$ref", buf_str(&path));
    buf_free(&path);
}

// What a value of the type is, without its list.
static void write_single(json_writer *w, str type, bool nullable)
{
    if (type.p[0] != '{') {
        write_plain(w, type.p[0], nullable);
        return;
    }
    str name = str_sub(type, 1, type.n - 1);
    if (!nullable) {
        write_reference(w, name);
        return;
    }
    json_write_key(w, "anyOf");
    json_begin_array(w);
    json_begin_object(w);
    write_reference(w, name);
    json_end_object(w);
    json_begin_object(w);
    field_text(w, "type", "null");
    json_end_object(w);
    json_end_array(w);
}

static void write_field(json_writer *w, str type)
{
    bool nullable = type.p[type.n - 1] == '?';
    if (nullable) type.n--;
    json_begin_object(w);
    if (type.p[0] == '[') {
        field_text(w, "type", "array");
        json_write_key(w, "items");
        json_begin_object(w);
        write_single(w, str_sub(type, 1, type.n - 1), false);
        json_end_object(w);
    } else
        write_single(w, type, nullable);
    json_end_object(w);
}

// properties, required and additionalProperties; of a row with its id and ledger before them.
static void write_object(json_writer *w, const shape *x, bool row)
{
    field_text(w, "type", "object");
    json_write_key(w, "properties");
    json_begin_object(w);
    if (row) {
        json_write_key(w, "id");
        json_write_raw(w, STR("{\"type\":\"string\",\"pattern\":\"^[0-9a-f]{16}$\"}"));
        json_write_key(w, "ledger");
        json_begin_object(w);
        field_text(w, "const", x->name);
        json_end_object(w);
    }
    for (str rest = str_of(x->fields); rest.p;) {
        str type = str_split(&rest, ' '), key = str_split(&type, ':');
        json_write_key_str(w, key);
        write_field(w, type);
    }
    json_end_object(w);
    json_write_key(w, "required");
    json_begin_array(w);
    if (row) json_write_string(w, STR("id"));
    if (row) json_write_string(w, STR("ledger"));
    for (str rest = str_of(x->fields); rest.p;) {
        str type = str_split(&rest, ' ');
        json_write_string(w, str_split(&type, ':'));
    }
    json_end_array(w);
    json_field_bool(w, "additionalProperties", false);
}

void rowschema_write(buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    field_text(&w, "$schema", "https://json-schema.org/draft/2020-12/schema");
    field_text(&w, "title", "One row of demarche's ledger");
    json_write_key(&w, "oneOf");
    json_begin_array(&w);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        json_begin_object(&w);
        field_text(&w, "title", ROWS[i].name);
        write_object(&w, &ROWS[i], true);
        json_end_object(&w);
    }
    json_end_array(&w);
    json_write_key(&w, "$defs");
    json_begin_object(&w);
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        json_write_key(&w, PARTS[i].name);
        json_begin_object(&w);
        write_object(&w, &PARTS[i], false);
        json_end_object(&w);
    }
    json_end_object(&w);
    json_end_object(&w);
    json_end_line(&w);
}
