#include "cli/listside.h"

// Sectors stand as JSON: ["GOV","MIL"].
static bool has_any(const eventlist_side *x, const char *const *sectors)
{
    for (; *sectors; sectors++)
        if (str_find(x->sectors, str_of(*sectors)) != SIZE_MAX) return true;
    return false;
}

static bool has_sector(const eventlist_side *x)
{
    return str_find_byte(x->sectors, '"', 0) != SIZE_MAX;
}

bool listside_is_armed(const eventlist_side *x)
{
    static const char *const ARMED[] = {"\"REB\"", "\"UAF\"", "\"CRM\"", NULL};
    return has_any(x, ARMED);
}

bool listside_is_state(const eventlist_side *x)
{
    static const char *const STATE[] = {"\"GOV\"", "\"MIL\"", "\"COP\"", "\"SPY\"", NULL};
    if (listside_is_armed(x)) return false;
    return has_any(x, STATE) || (x->country.n && !has_sector(x));
}

bool listside_is_civilian(const eventlist_side *x)
{
    static const char *const BODIES[] = {"\"IGO\"", NULL};
    return has_sector(x) && !listside_is_state(x) && !listside_is_armed(x) && !has_any(x, BODIES);
}

str listside_acled(const eventlist_side *x, bool protest, bool riot)
{
    static const char *const REBELS[] = {"\"REB\"", NULL};
    if (!x->code.n) return STR_NONE;
    if (has_any(x, REBELS)) return STR("Rebel group");
    if (listside_is_armed(x)) return STR("Political militia");
    if (protest) return riot ? STR("Rioters") : STR("Protesters");
    if (listside_is_state(x)) return STR("State forces");
    return listside_is_civilian(x) ? STR("Civilians") : STR("External/Other forces");
}
