#include "rule/plover.h"

#include "cameo_table.inc"
#include "contexts_table.inc"
#include "plover_table.inc"

#include <math.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *const TYPES[PLOVER_TYPES] = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT",
};

const char *plover_type_name(int type)
{
    return type >= 0 && type < PLOVER_TYPES ? TYPES[type] : "";
}

int plover_type_find(str name)
{
    for (int i = 0; i < PLOVER_TYPES; i++)
        if (str_eq(name, str_of(TYPES[i]))) return i;
    return -1;
}

// The row of the type and mode; NULL when there is none.
static const char *const *find_row(str type, str mode)
{
    for (size_t i = 0; i < COUNT(PLOVER); i++)
        if (str_eq(type, str_of(PLOVER[i][PLOVER_TYPE])) &&
            str_eq(mode, str_of(PLOVER[i][PLOVER_MODE])))
            return PLOVER[i];
    return NULL;
}

bool plover_has_mode(str type, str mode)
{
    return find_row(type, mode) != NULL;
}

int plover_quad(str type)
{
    const char *const *row = find_row(type, STR_NONE);
    return row ? row[PLOVER_QUAD][0] - '0' : 0;
}

double plover_score(str type, str mode)
{
    double score;
    const char *const *row = find_row(type, mode);
    if (row && str_to_double(str_of(row[PLOVER_SCORE]), &score)) return score;
    row = find_row(type, STR_NONE);
    if (row && str_to_double(str_of(row[PLOVER_SCORE]), &score)) return score;
    return NAN;
}

const char *plover_mode_at(str type, int i)
{
    for (size_t k = 0; k < COUNT(PLOVER); k++)
        if (PLOVER[k][PLOVER_MODE][0] && str_eq(type, str_of(PLOVER[k][PLOVER_TYPE])) && i-- == 0)
            return PLOVER[k][PLOVER_MODE];
    return NULL;
}

const char *plover_context_at(int i)
{
    return i >= 0 && (size_t)i < COUNT(CONTEXTS) ? CONTEXTS[i][CONTEXTS_CONTEXT] : NULL;
}

bool plover_has_context(str context)
{
    for (size_t i = 0; i < COUNT(CONTEXTS); i++)
        if (str_eq(context, str_of(CONTEXTS[i][CONTEXTS_CONTEXT]))) return true;
    return false;
}

static const char *const *find_code(str code)
{
    size_t low = 0, high = COUNT(CAMEO); // the table is in the order of the codes
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(code, str_of(CAMEO[middle][CAMEO_CODE]));
        if (order == 0) return CAMEO[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

bool cameo_known(str code)
{
    return find_code(code) != NULL;
}

const char *cameo_type(str code)
{
    const char *const *row = find_code(code);
    return row ? row[CAMEO_TYPE] : NULL;
}

const char *cameo_mode(str code)
{
    const char *const *row = find_code(code);
    return row ? row[CAMEO_MODE] : NULL;
}

const char *cameo_contexts(str code)
{
    const char *const *row = find_code(code);
    return row ? row[CAMEO_CONTEXTS] : NULL;
}

const char *cameo_code_at(int i)
{
    return i >= 0 && (size_t)i < COUNT(CAMEO) ? CAMEO[i][CAMEO_CODE] : NULL;
}
