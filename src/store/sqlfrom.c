#include "store/sqlfrom.h"

#include "store/clickhouse_schema.h"

#include <string.h>

void sqlfrom_table(dialect speaks, const char *table, const char *alias, buf *sql)
{
    if (speaks != DIALECT_CLICKHOUSE) {
        buf_add_format(sql, " FROM %s %s WHERE ", table, alias);
        return;
    }
    buf_add_format(sql, " FROM stored_%s %s WHERE %s AND ", table, alias,
                   strcmp(table, "documents") == 0 ? CLICKHOUSE_COUNTS("id")
                                                   : CLICKHOUSE_COUNTS("document"));
}
