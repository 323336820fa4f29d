// Private to the record tables: macros that write getters, and rows of the column tables.
//
// A getter names the type of the object that it reads as `T` and an expression over `x`. A string
// that is empty and a number that is not finite count as absent.
#ifndef DM_STORE_GETTER_H
#define DM_STORE_GETTER_H

#include "store/column.h"

#include <math.h>

// Arguments are names, types and rows of braces, which take no parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)

#define GETTER(name, T, body)                                                                      \
    static bool name(const record *r, const void *object, size_t i, column_value *out)             \
    {                                                                                              \
        const T *x = object;                                                                       \
        (void)r, (void)x, (void)i, (void)out;                                                      \
        body                                                                                       \
    }
#define GET_TEXT(name, T, expression)                                                              \
    GETTER(name, T, out->text = (expression); return out->text.n > 0;)
#define GET_NUMBER(name, T, expression)                                                            \
    GETTER(name, T, out->number = (expression); return isfinite(out->number) != 0;)
#define GET_INTEGER(name, T, expression) GETTER(name, T, out->integer = (expression); return true;)
#define GET_TRUTH(name, T, expression)   GETTER(name, T, out->truth = (expression); return true;)
#define GET_SPAN(name, T, expression)                                                              \
    GETTER(name, T, out->span = (expression); return !span_empty(out->span);)
// The object at `expression` where `condition` holds, else null.
#define GET_OBJECT(name, T, condition, expression)                                                 \
    GETTER(name, T, if (!(condition)) return false; out->object = (expression); return true;)
// Elements of an array of objects; of strings.
#define GET_LIST(name, T, array, count)                                                            \
    GETTER(name, T, if (i >= (count)) return false; out->object = (array) + i; return true;)
#define GET_TEXTS(name, T, array, count)                                                           \
    GETTER(name, T, if (i >= (count)) return false; out->text = (array)[i]; return true;)

// Rows: NAME, getter, sentence for the reader.
#define COL(name_, type_, get_, about_)                                                            \
    {                                                                                              \
        .name = name_, .type = COLUMN_##type_, .get = get_, .about = about_                        \
    }
#define COL_NULL(name_, type_, get_, about_)                                                       \
    {                                                                                              \
        .name = name_, .type = COLUMN_##type_, .nullable = true, .get = get_, .about = about_      \
    }
#define COL_ENUM(name_, values_, get_, about_)                                                     \
    {                                                                                              \
        .name = name_, .type = COLUMN_STRING, .values = values_, .get = get_, .about = about_      \
    }
#define COL_ENUM_NULL(name_, values_, get_, about_)                                                \
    {                                                                                              \
        .name = name_, .type = COLUMN_STRING, .nullable = true, .values = values_, .get = get_,    \
        .about = about_                                                                            \
    }
#define COL_OBJECT(name_, nullable_, members_, get_, about_)                                       \
    {                                                                                              \
        .name = name_, .type = COLUMN_OBJECT, .nullable = nullable_, .get = get_, .about = about_, \
        .members = members_, .n_members = sizeof members_ / sizeof *members_                       \
    }
#define COL_LIST(name_, members_, get_, about_)                                                    \
    {                                                                                              \
        .name = name_, .type = COLUMN_OBJECT, .list = true, .get = get_, .about = about_,          \
        .members = members_, .n_members = sizeof members_ / sizeof *members_                       \
    }
#define COL_TEXTS(name_, values_, get_, about_)                                                    \
    {                                                                                              \
        .name = name_, .type = COLUMN_STRING, .list = true, .values = values_, .get = get_,        \
        .about = about_                                                                            \
    }

#define RECORD(symbol, name_, about_, columns_, count_, at_)                                       \
    const record_shape symbol = {.name = name_,                                                    \
                                 .about = about_,                                                  \
                                 .columns = columns_,                                              \
                                 .n_columns = sizeof columns_ / sizeof *columns_,                  \
                                 .count = count_,                                                  \
                                 .at = at_}

// NOLINTEND(bugprone-macro-parentheses)

#endif
