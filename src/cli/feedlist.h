// The feeds that are followed: those of the command line and of --feeds.
#ifndef DM_CLI_FEEDLIST_H
#define DM_CLI_FEEDLIST_H

#include "base/status.h"
#include "base/str.h"

#define FEEDLIST_MAX_FEEDS 10000 // with a pause of two seconds each they take six hours
#define FEEDLIST_MAX_BYTES ((size_t)16 << 20) // of the file of --feeds

typedef struct {
    str url;     // in one spelling (webaddress.h)
    int64_t due; // seconds since 1970, not asked before
    bool gone;   // not asked any more
} followed_feed;

typedef struct {
    followed_feed *p; // [n] each but once, in the order in which they were given
    size_t n;
} feedlist;

// `file` is read a line a feed; empty lines and those that begin with # are passed over; "-" is
// standard input, NULL none. ST_USAGE when there is no feed or an address that is none, with its
// line; ST_IO when the file cannot be read; ST_LIMIT when there are more than FEEDLIST_MAX_FEEDS.
status feedlist_read(const char *const *words, size_t n_words, const char *file, arena *a,
                     feedlist *out, diag *why);

#endif
