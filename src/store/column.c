#include "store/column.h"

#include "base/hash.h"

#include <string.h>

const record_shape *const RECORD_SHAPES[] = {&RECORD_RUN, &RECORD_DOCUMENT, &RECORD_EVENT,
                                             &RECORD_LINK, &RECORD_MENTION};
const size_t RECORD_SHAPE_COUNT = sizeof RECORD_SHAPES / sizeof RECORD_SHAPES[0];

static const char *const UNIT_NAMES[OFFSETS_COUNT] = {
    [OFFSETS_BYTE] = "byte",
    [OFFSETS_CODEPOINT] = "codepoint",
    [OFFSETS_UTF16] = "utf16",
};

const char *offset_unit_name(offset_unit unit)
{
    return UNIT_NAMES[unit];
}

bool offset_unit_find(str name, offset_unit *unit)
{
    for (size_t i = 0; i < OFFSETS_COUNT; i++)
        if (str_eq(name, str_of(UNIT_NAMES[i]))) {
            *unit = (offset_unit)i;
            return true;
        }
    return false;
}

str run_id(arena *a, const run_about *run)
{
    buf all = {0};
    buf_add_format(&all, "%.*s\n%.*s\n%.*s\n%d", STR_ARG(run->version), STR_ARG(run->model_hash),
                   STR_ARG(run->codebook_hash), RECORD_SCHEMA_VERSION);
    str id = hash_id(a, buf_str(&all));
    buf_free(&all);
    return id;
}

const char *column_type_text(const column *c)
{
    // [plain, nullable, list]
    static const char *const TEXTS[COLUMN_TYPES][3] = {
        [COLUMN_STRING] = {"string", "string or null", "list of strings"},
        [COLUMN_INTEGER] = {"integer", "integer or null", "list of integers"},
        [COLUMN_NUMBER] = {"number", "number or null", "list of numbers"},
        [COLUMN_BOOLEAN] = {"boolean", "boolean or null", "list of booleans"},
        [COLUMN_SPAN] = {"[begin, end]", "[begin, end] or null", "list of [begin, end]"},
        [COLUMN_OBJECT] = {"object", "object or null", "list of objects"},
    };
    return TEXTS[c->type][c->list ? 2 : c->nullable ? 1 : 0];
}

const column *record_column(const record_shape *kind, str name)
{
    for (size_t i = 0; i < kind->n_columns; i++)
        if (str_eq(name, str_of(kind->columns[i].name))) return &kind->columns[i];
    return NULL;
}

uint32_t record_offset(record *r, uint32_t byte)
{
    if (r->run->offsets == OFFSETS_BYTE || !r->coded) return byte;
    utf8_seek_byte(&r->place, byte);
    return (uint32_t)(r->run->offsets == OFFSETS_CODEPOINT ? r->place.codepoint : r->place.utf16);
}
