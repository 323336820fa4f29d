// When a feed is asked again: what its server asks for, longer and longer after failures.
//
// Pure arithmetic on seconds since 1970; the clock is the caller's.
#ifndef DM_FETCH_PACE_H
#define DM_FETCH_PACE_H

#include "base/str.h"

#include <stdint.h>

#define PACE_EVERY_SECONDS       1800   // between two polls, unless said otherwise
#define PACE_MAX_TTL_SECONDS     86400  // that a feed may ask for; some say a year
#define PACE_MAX_BACKOFF_SECONDS 86400  // between two polls of a feed that fails and fails
#define PACE_MAX_RETRY_SECONDS   604800 // that Retry-After may ask for; more is no pause but an end

// Seconds to wait after a good poll: `every`, or more where the feed says how long it may be kept.
int64_t pace_after_success(int64_t every, int64_t ttl_seconds);
// Seconds to wait after the n-th failure in a row (n from 1): `every`, doubled with each, at most
// PACE_MAX_BACKOFF_SECONDS or `every`.
int64_t pace_after_failure(int64_t every, int failures);
// When a feed is due that was asked at `polled` (0: never), failed that often since, wants to be
// kept for `ttl_seconds` and not to be asked before `retry` (0: not said).
int64_t pace_due(int64_t every, int64_t polled, int failures, int64_t ttl_seconds, int64_t retry);
// Seconds that Retry-After asks for, as a number or a date of HTTP (RFC 9110, 10.2.3); 0 when it
// says nothing that can be understood or a time that is over.
int64_t pace_retry_after(str header, int64_t now);
// "90", "90s", "15m", "2h", "1d" as seconds; false when it is nothing of that or less than one
// second or more than 30 days.
bool pace_read_seconds(str written, int64_t *seconds);

#endif
