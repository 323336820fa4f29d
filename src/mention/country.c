#include "mention/country.h"

#include "mention/actor_scan.h"

#include <stdio.h>

str country_called(str code)
{
    return name_country_called(code);
}

static str find(str name)
{
    for (table_hit h = name_rows(name); h.found; h = name_rows_next(h))
        if (name_kind(h.row) == PIECE_NAME) return name_cell(h.row, "country");
    return STR_NONE;
}

// "Korea, South" is South Korea.
static str turn(str name, char *room, size_t size)
{
    size_t comma = str_find_byte(name, ',', 0);
    if (comma == SIZE_MAX || name.n >= size) return STR_NONE;
    str last = str_trim(str_sub(name, comma + 1, name.n));
    int n = snprintf(room, size, "%.*s %.*s", STR_ARG(last), STR_ARG(str_sub(name, 0, comma)));
    return n > 0 && (size_t)n < size ? (str){room, (size_t)n} : STR_NONE;
}

str country_named(str name)
{
    char room[TABLE_KEY_MAX];
    str code = find(name);
    if (code.n) return code;
    str turned = turn(name, room, sizeof room);
    return turned.n ? find(turned) : STR_NONE;
}
