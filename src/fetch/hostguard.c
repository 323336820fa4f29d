#include "fetch/hostguard.h"

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

static const char LINK_LOCAL[] = "link-local";

typedef struct {
    unsigned char begin[16];
    int bits; // of `begin` that must be the same
    const char *what;
} block;

static const block BLOCKS_4[] = {
    {{0}, 8, "of this network"},
    {{10}, 8, "private"},
    {{100, 64}, 10, "of a provider's own network"},
    {{127}, 8, "loopback"},
    {{169, 254}, 16, LINK_LOCAL},
    {{172, 16}, 12, "private"},
    {{192, 0, 0}, 24, "reserved"},
    {{192, 0, 2}, 24, "reserved for examples"},
    {{192, 88, 99}, 24, "reserved"},
    {{192, 168}, 16, "private"},
    {{198, 18}, 15, "reserved for measurements"},
    {{198, 51, 100}, 24, "reserved for examples"},
    {{203, 0, 113}, 24, "reserved for examples"},
    {{224}, 4, "multicast"},
    {{240}, 4, "reserved"},
};

static const block BLOCKS_6[] = {
    {{0}, 96, "loopback or unspecified"}, // ::, ::1 and the outdated ::10.0.0.1
    {{0x00, 0x64, 0xff, 0x9b, 0x00, 0x01}, 48, "of a local translation"},
    {{0x01, 0x00}, 64, "reserved"},
    {{0x20, 0x01, 0x00, 0x00}, 23, "reserved"}, // Teredo and others
    {{0x20, 0x01, 0x0d, 0xb8}, 32, "reserved for examples"},
    {{0x3f, 0xff}, 20, "reserved for examples"},
    {{0x5f, 0x00}, 16, "reserved"},
    {{0xfc}, 7, "private"},
    {{0xfe, 0x80}, 10, LINK_LOCAL},
    {{0xfe, 0xc0}, 10, "private"},
    {{0xff}, 8, "multicast"},
};

// IPv6 addresses with an IPv4 address from byte `at`.
static const struct {
    unsigned char begin[12];
    int bits;
    int at;
} CARRIERS[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, 12}, // mapped
    {{0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0}, 96, 12}, // translated (RFC 2765)
    {{0x00, 0x64, 0xff, 0x9b}, 96, 12},                   // NAT64
    {{0x20, 0x02}, 16, 2},                                // 6to4
};

static bool begins(const unsigned char *address, const unsigned char *begin, int bits)
{
    int whole = bits / 8, rest = bits % 8;
    if (memcmp(address, begin, (size_t)whole) != 0) return false;
    if (!rest) return true;
    int mask = 0xff << (8 - rest) & 0xff;
    return (address[whole] & mask) == (begin[whole] & mask);
}

static const char *look_up(const block *blocks, size_t n, const unsigned char *address)
{
    for (size_t i = 0; i < n; i++)
        if (begins(address, blocks[i].begin, blocks[i].bits)) return blocks[i].what;
    return NULL;
}

static const char *refuse_4(const unsigned char *address)
{
    return look_up(BLOCKS_4, sizeof BLOCKS_4 / sizeof *BLOCKS_4, address);
}

static const char *refuse_6(const unsigned char *address)
{
    for (size_t i = 0; i < sizeof CARRIERS / sizeof *CARRIERS; i++)
        if (begins(address, CARRIERS[i].begin, CARRIERS[i].bits))
            return refuse_4(address + CARRIERS[i].at);
    return look_up(BLOCKS_6, sizeof BLOCKS_6 / sizeof *BLOCKS_6, address);
}

static const char *what_it_is(const struct sockaddr *address)
{
    unsigned char bytes[16];
    if (address->sa_family == AF_INET) {
        memcpy(bytes, (const char *)address + offsetof(struct sockaddr_in, sin_addr), 4);
        return refuse_4(bytes);
    }
    if (address->sa_family == AF_INET6) {
        memcpy(bytes, (const char *)address + offsetof(struct sockaddr_in6, sin6_addr), 16);
        return refuse_6(bytes);
    }
    return "of an unknown family";
}

const char *hostguard_refusal(const struct sockaddr *address, reach allowed)
{
    const char *what = allowed == REACH_ALL ? NULL : what_it_is(address);
    return allowed == REACH_PUBLIC || what == LINK_LOCAL ? what : NULL;
}
