#include "cli/form.h"

#include "cli/output.h"
#include "document/builder.h"

status form_choose(const arguments *args, bool *json, screen *s, diag *why)
{
    TRY(arguments_refuse_both(args, OPT_JSON, OPT_TABLE, "choose one form of output", why));
    *json =
        arguments_has(args, OPT_JSON) || (!arguments_has(args, OPT_TABLE) && !output_is_terminal());
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
