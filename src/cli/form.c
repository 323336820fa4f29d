#include "cli/form.h"

#include "cli/output.h"
#include "document/builder.h"
#include "link/period.h"

#include <string.h>

status form_choose(const arguments *args, form *out, screen *s, diag *why)
{
    static const option_id FORMS[] = {OPT_JSON, OPT_CSV, OPT_TABLE};
    for (size_t i = 0; i < 3; i++)
        for (size_t k = i + 1; k < 3; k++)
            TRY(arguments_refuse_both(args, FORMS[i], FORMS[k], "choose one form of output", why));
    *out = output_is_terminal() ? FORM_TABLE : FORM_JSON;
    if (arguments_has(args, OPT_JSON)) *out = FORM_JSON;
    if (arguments_has(args, OPT_CSV)) *out = FORM_CSV;
    if (arguments_has(args, OPT_TABLE)) *out = FORM_TABLE;
    s->width = output_width();
    return output_choose_color(args->values[OPT_COLOR], &s->colored, why);
}

status form_as_of(const arguments *args, str *day, diag *why)
{
    document_options o = {0};
    if (!arguments_has(args, OPT_AS_OF)) return ST_OK;
    TRY(document_options_date(&o, str_of(args->values[OPT_AS_OF]), why));
    *day = o.date;
    return ST_OK;
}

status form_day(const arguments *args, option_id id, str *day, diag *why)
{
    *day = str_of(args->values[id]);
    if (!arguments_has(args, id)) return ST_OK;
    bool fits =
        day->n == strlen("2024") || day->n == strlen("2024-07") || day->n == strlen("2024-07-17");
    if (fits && period_read(*day).known) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0,
                    "%s %s: give a year, month or day, such as 2024, 2024-07, 2024-07-17",
                    OPTIONS[id].name, args->values[id]);
}
