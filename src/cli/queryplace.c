#include "cli/queryplace.h"

#include "cli/output.h"
#include "query/eventquery.h"

#include <stdio.h>

void queryplace_show(str query, const diag *why)
{
    buf lines = {0};
    if (why->code != ST_USAGE || why->column <= 0) return;
    int width = output_stderr_width();
    eventquery_point(query, why->column, width > 20 ? (size_t)width - 4 : 20, &lines);
    for (str rest = buf_str(&lines); rest.n;) {
        str line = str_split(&rest, '\n');
        fprintf(stderr, "    %.*s\n", STR_ARG(line));
    }
    buf_free(&lines);
}
