// Which addresses of the network a fetch may reach: those of the public internet.
//
// A feed can name any address, and so can a redirect or a name server. Without a guard the program
// would ask the machine itself, the router, or a cloud's data service (169.254.169.254) and store
// what they say. The test is made on the address that a socket is about to be opened to, after all
// names were resolved, so that a name that changes its address in between gains nothing.
//
// Refused are the blocks of IANA's special-purpose registries (RFC 6890 and later) and multicast;
// of an IPv6 address that carries an IPv4 address in it (mapped, NAT64, 6to4) that one counts.
// Link-local addresses stand apart: behind one of them clouds hand out passwords to whoever asks.
#ifndef DM_FETCH_HOSTGUARD_H
#define DM_FETCH_HOSTGUARD_H

#include <stdbool.h>

struct sockaddr;

// What of the network is reached.
typedef enum {
    REACH_PUBLIC,
    REACH_PRIVATE, // also the machine itself and networks of one's own, but nothing link-local
    REACH_ALL
} reach;

// NULL when the address may be reached; else what it is, for a person: "loopback", "private".
const char *hostguard_refusal(const struct sockaddr *address, reach allowed);

#endif
