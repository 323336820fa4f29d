// Parts of addresses, and addresses relative to others (RFC 3986, 3 and 5.2), as far as feeds need
// it. What may be fetched is another question: fetch/webaddress.h.
//
//     str url = url_resolve(&a, STR("https://example.org/feed/index.xml"), STR("../a?b=1"));
//     // https://example.org/a?b=1
#ifndef DM_BASE_URL_H
#define DM_BASE_URL_H

#include "base/str.h"

#define URL_MAX_BYTES ((size_t)64 << 10) // longer ones are no addresses; they are left as they are

// `reference` seen from `base`, trimmed; itself when it has a scheme of its own, when the base has
// none or when one of them is longer than URL_MAX_BYTES. Borrowed or in the arena. Never fails.
str url_resolve(arena *a, str base, str reference);

// "https" of "https://example.org/"; empty when there is none.
str url_scheme(str url);

// The parts of an address, one behind the other; what is not there is empty.
typedef struct {
    str scheme;    // without ":"
    str authority; // with "//"
    str path;
    str query; // with "?"
    str rest;  // with "#"
} url_parts;

url_parts url_split(str url);

#endif
