#include "mention/cow.h"

#include "base/table.h"

#include "cow_table.inc"

uint32_t cow_number(str country)
{
    table_hit h = table_find_str(&cow_table, country);
    if (!h.found) return 0;
    str digits = table_cell(&cow_table, h.row, COW_TABLE_COW);
    uint32_t number = 0;
    for (size_t i = 0; i < digits.n; i++) number = number * 10 + (uint32_t)(digits.p[i] - '0');
    return number;
}
