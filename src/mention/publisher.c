#include "mention/publisher.h"

#include "mention/statename.h"
#include "publishers_table.inc"

#define PUBLISHER_ROWS (sizeof PUBLISHERS / sizeof *PUBLISHERS)

// "www.state.gov" of "https://www.state.gov/x"; empty when it is no web address.
static str host_of(str url)
{
    size_t slashes = str_find(url, STR("://"));
    if (slashes == SIZE_MAX) return STR_NONE;
    str host = str_sub(url, slashes + 3, url.n);
    for (size_t i = 0; i < host.n; i++)
        if (host.p[i] == '/' || host.p[i] == ':' || host.p[i] == '?') return str_sub(host, 0, i);
    return host;
}

static bool in_domain(str host, str domain)
{
    if (!host.p || !domain.n || !str_ends(host, domain)) return false;
    return host.n == domain.n || host.p[host.n - domain.n - 1] == '.';
}

// "Ministry of Trade of Chad", "Norwegian Coast Guard": an outlet that is a state's office by its
// name; of which state, empty: it is none.
static str office_state(str outlet)
{
    static const char *const OFFICES[] = {"Ministry",    "Presidency",   "Embassy",
                                          "Chancellery", "Armed Forces", "Defence Forces",
                                          "Coast Guard", "Enforcement",  "Government of"};
    for (size_t i = 0; i < sizeof OFFICES / sizeof *OFFICES; i++)
        if (str_find(outlet, str_of(OFFICES[i])) != SIZE_MAX) return statename_in(outlet);
    return STR_NONE;
}

publisher publisher_of(const document *d)
{
    str host = host_of(d->url);
    const char *const *best = NULL;
    for (size_t i = 0; i < PUBLISHER_ROWS; i++) {
        const char *const *row = PUBLISHERS[i];
        bool named = d->outlet.n && str_in_list(d->outlet, row[PUBLISHERS_OUTLETS], '|');
        bool nearer = !best || str_of(row[PUBLISHERS_DOMAIN]).n > str_of(best[PUBLISHERS_DOMAIN]).n;
        if (!named && !(nearer && in_domain(host, str_of(row[PUBLISHERS_DOMAIN])))) continue;
        best = row;
        if (named) break;
    }
    static const char OWN[] = "president|prime minister|foreign minister";
    if (!best) return (publisher){office_state(d->outlet), OWN, "", false};
    return (publisher){str_of(best[PUBLISHERS_COUNTRY]), best[PUBLISHERS_OFFICES],
                       best[PUBLISHERS_TITLES],
                       str_eq(str_of(best[PUBLISHERS_ABOUT]), STR("abroad"))};
}
