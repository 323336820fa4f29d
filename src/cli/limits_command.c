// demarche limits: every limit that the program keeps, with its reason.
#include "cli/command.h"
#include "cli/output.h"
#include "measure/limitlist.h"

static int run(const arguments *args)
{
    output o = {0};
    buf text = {0};
    size_t n;
    const program_limit *all = limitlist_all(&n);
    (void)args;
    buf_add_c(&text, "limit\tvalue\twhere\treason\n");
    for (size_t i = 0; i < n; i++)
        buf_add_format(&text, "%s\t%.0f\tsrc/%s\t%s\n", all[i].name, all[i].value, all[i].file,
                       all[i].reason);
    output_write(&o, buf_str(&text));
    buf_free(&text);
    return output_finish(&o, 0);
}

const command LIMITS_COMMAND = {
    .name = "limits",
    .words = "",
    .summary = "list the limits that the program keeps",
    .about =
        "Prints a table, tabs between its columns: each limit of the program, its value, where\n"
        "it stands in the source, and its reason.",
    .example = "demarche limits | column -t -s \"$(printf '\\t')\"",
    .run = run,
};
