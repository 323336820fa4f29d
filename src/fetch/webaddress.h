// Addresses of the web that may be asked for: http and https, a host, no user name.
//
// Addresses in feeds and redirects come from outside. They are brought to one spelling here, and
// everything that looks at them afterwards (robots.txt, delays, libcurl) gets that one: what two
// readers could understand in two ways, such as a backslash or a user name before the host, is
// refused.
//
//     web_address x;
//     TRY(webaddress_read(&a, STR("HTTP://Example.org:80/a b#c"), &x, why));
//     // x.url: http://example.org/a%20b    x.origin: http://example.org    x.path: /a%20b
#ifndef DM_FETCH_WEBADDRESS_H
#define DM_FETCH_WEBADDRESS_H

#include "base/status.h"
#include "base/str.h"

#define WEBADDRESS_MAX_BYTES   ((size_t)4096) // servers take some 8,000; real ones have 500
#define WEBADDRESS_SHOWN_BYTES 200 // in a message, which has to hold what is wrong with it, too

typedef struct {
    str url;    // the whole of it, without fragment, NUL-terminated
    str origin; // "https://example.org:8443", the port only where it is not the scheme's own
    str host;   // in lower case, "[::1]" with its brackets
    str path;   // from "/", with the query
} web_address;

// The beginning of an address, for a message.
static inline str webaddress_shown(str url)
{
    return str_sub(url, 0, WEBADDRESS_SHOWN_BYTES);
}

// `written` is trimmed. Strings are in the arena. ST_FORMAT when it is no such address.
status webaddress_read(arena *a, str written, web_address *out, diag *why);

#endif
