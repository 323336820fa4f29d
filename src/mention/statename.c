#include "mention/statename.h"

#include "mention/actor_scan.h"

str statename_code(str name, str *called)
{
    for (table_hit h = name_rows(name); h.found; h = name_rows_next(h)) {
        if (!str_eq(name_cell(h.row, "kind"), STR("name")) || name_cell(h.row, "to").n) continue;
        str code = name_cell(h.row, "country");
        if (!code.n) continue;
        if (called) *called = name_country_called(code);
        return code;
    }
    return STR_NONE;
}
