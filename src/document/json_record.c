#include "document/json_record.h"

#include "base/json_reader.h"
#include "base/utf8.h"
#include "document/fieldnames.h"

typedef struct {
    field_names names;
    str values[FIELD_COUNT];
    bool found[FIELD_COUNT]; // under the first name
} field_table;

// Which field the reader's key is, FIELD_COUNT for none. Names with escapes in the input are
// compared after them.
static int field_called(const json_reader *r, const field_table *t, bool *second, arena *a)
{
    str key = r->escaped ? json_text(r, a) : r->raw;
    int field = 0;
    for (*second = false; field < FIELD_COUNT; field++) {
        for (str rest = t->names.second[field]; rest.n && !*second;)
            *second = str_eq(key, str_split(&rest, '|'));
        if (*second || (t->names.first[field].n && str_eq(key, t->names.first[field]))) break;
    }
    return field;
}

// At a value: takes it as the field's; false when it has the wrong type.
static bool take_value(json_reader *r, field_table *t, int field, bool second, arena *a)
{
    json_event event = json_next(r);
    str value = STR_NONE;
    bool good = event == JSON_NULL;
    if (event == JSON_STRING) {
        value = json_text(r, a);
        good = true;
    } else if (event == JSON_NUMBER && field == FIELD_ID) {
        value = r->raw;
        good = true;
    }
    if (event == JSON_ERROR || !json_skip(r)) return true; // json_next will say so again
    if (second && (!good || t->found[field])) return true; // only a help; never an error
    t->values[field] = value;
    t->found[field] = t->found[field] || !second;
    return good;
}

static status read_fields(json_reader *r, field_table *t, arena *a, const char *file, int line,
                          diag *why)
{
    while (json_next(r) == JSON_KEY) {
        bool second;
        int field = field_called(r, t, &second, a);
        if (field == FIELD_COUNT) {
            json_skip(r);
        } else if (!take_value(r, t, field, second, a)) {
            return diag_set(why, ST_FORMAT, file, line, 0,
                            "the field \"%.*s\" is not a string; name another with --map",
                            STR_ARG(t->names.first[field]));
        }
    }
    if (r->event != JSON_END_OBJECT || json_next(r) != JSON_END)
        return json_error(r, file, line ? line : 1, why);
    return ST_OK;
}

status json_record_read(const raw_record *record, const document_options *options, arena *a,
                        const char *file, json_record *out, diag *why)
{
    str bytes = record->bytes;
    bytes = utf8_without_mark(bytes);
    field_table t = {.names = field_names_of(options)};
    json_reader r = json_read(bytes);
    json_event first = json_next(&r);
    if (first == JSON_ERROR) return json_error(&r, file, record->line ? record->line : 1, why);
    if (first != JSON_BEGIN_OBJECT)
        return diag_set(why, ST_FORMAT, file, record->line, 0,
                        "not a JSON object; give one object a line (JSON Lines)");
    TRY(read_fields(&r, &t, a, file, record->line, why));
    *out = (json_record){.text = t.values[FIELD_TEXT], .known = field_facts(t.values)};
    if (!str_trim(out->text).n && !str_trim(out->known.title).n)
        return diag_set(why, ST_FORMAT, file, record->line, 0,
                        "there is no text: the field \"%.*s\" is %s; name its field with "
                        "--map text=NAME",
                        STR_ARG(t.names.first[FIELD_TEXT]),
                        t.found[FIELD_TEXT] ? "empty" : "missing");
    return ST_OK;
}
