#include "document/json_record.h"

#include "base/json_reader.h"

enum { ID, TITLE, TEXT, DATE, URL, OUTLET, BYLINE, N_FIELDS };

typedef struct {
    str names[N_FIELDS];  // what they are called in the input
    str second[N_FIELDS]; // the names, '|' between, that count when the first is absent
    str values[N_FIELDS];
    bool found[N_FIELDS]; // under the first name
} field_table;

static str or_default(str name, const char *usual)
{
    return name.n ? name : str_of(usual);
}

static field_table table_of(const document_options *o)
{
    field_table t = {0};
    t.names[ID] = or_default(o->id_field, "id");
    t.names[TITLE] = or_default(o->title_field, "title");
    t.names[TEXT] = or_default(o->text_field, "text");
    t.names[DATE] = or_default(o->date_field, "date");
    t.names[URL] = or_default(o->url_field, "url");
    t.names[OUTLET] = or_default(o->outlet_field, "outlet");
    t.names[BYLINE] = or_default(o->byline_field, "byline");
    if (!o->id_field.n) t.second[ID] = STR("_id"); // document stores' own
    if (!o->url_field.n) t.second[URL] = STR("sourceUrl");
    if (!o->outlet_field.n) t.second[OUTLET] = STR("source|sourceName");
    if (!o->byline_field.n) t.second[BYLINE] = STR("author");
    return t;
}

// Which field the reader's key is, N_FIELDS for none. Names with escapes in the input are compared
// after them.
static int field_called(const json_reader *r, const field_table *t, bool *second, arena *a)
{
    str key = r->escaped ? json_text(r, a) : r->raw;
    int field = 0;
    for (*second = false; field < N_FIELDS; field++) {
        for (str rest = t->second[field]; rest.n && !*second;)
            *second = str_eq(key, str_split(&rest, '|'));
        if (*second || (t->names[field].n && str_eq(key, t->names[field]))) break;
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
    } else if (event == JSON_NUMBER && field == ID) {
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
        if (field == N_FIELDS) {
            json_skip(r);
        } else if (!take_value(r, t, field, second, a)) {
            return diag_set(why, ST_FORMAT, file, line, 0,
                            "the field \"%.*s\" is not a string; name another with --map",
                            STR_ARG(t->names[field]));
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
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) bytes = str_sub(bytes, 3, bytes.n);
    field_table t = table_of(options);
    json_reader r = json_read(bytes);
    json_event first = json_next(&r);
    if (first == JSON_ERROR) return json_error(&r, file, record->line ? record->line : 1, why);
    if (first != JSON_BEGIN_OBJECT)
        return diag_set(why, ST_FORMAT, file, record->line, 0,
                        "not a JSON object; give one object a line (JSON Lines)");
    TRY(read_fields(&r, &t, a, file, record->line, why));
    *out = (json_record){t.values[ID],  t.values[TITLE],  t.values[TEXT],  t.values[DATE],
                         t.values[URL], t.values[OUTLET], t.values[BYLINE]};
    if (!str_trim(out->text).n && !str_trim(out->title).n)
        return diag_set(why, ST_FORMAT, file, record->line, 0,
                        "there is no text: the field \"%.*s\" is %s; name its field with "
                        "--map text=NAME",
                        STR_ARG(t.names[TEXT]), t.found[TEXT] ? "empty" : "missing");
    return ST_OK;
}
