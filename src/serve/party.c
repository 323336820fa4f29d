// Who is meant by a party in an address.
#include "base/utf8.h"
#include "query/partycode.h"
#include "serve/view.h"

#define SHOWN_MAX 60 // bytes of a name in a message

status view_party(const viewing *v, const char *what, str text, str *out, diag *why)
{
    *out = text;
    if (!text.n || partycode_read(text, v->memory, out)) return ST_OK;
    suggestion near = {.word = text};
    partycode_offer(&near);
    str shown = utf8_cut(text, SHOWN_MAX);
    if (near.best.n)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s: nobody is known as %.*s%s", what,
                        STR_ARG(shown), suggestion_text(&near));
    return diag_set(why, ST_USAGE, NULL, 0, 0,
                    "%s: nobody is known as %.*s; give " PARTYCODE_POSSIBLE, what, STR_ARG(shown));
}
