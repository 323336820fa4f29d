#include "fetch/pace.h"

#include "base/ascii.h"
#include "base/calendar.h"
#include "document/feeddate.h"

#define LONGEST_EVERY ((int64_t)30 * 86400)

static int64_t at_most(int64_t value, int64_t most)
{
    return value < most ? value : most;
}

static int64_t at_least(int64_t value, int64_t least)
{
    return value > least ? value : least;
}

int64_t pace_after_success(int64_t every, int64_t ttl_seconds)
{
    return at_least(every, at_most(ttl_seconds, PACE_MAX_TTL_SECONDS));
}

int64_t pace_after_failure(int64_t every, int failures)
{
    int64_t most = at_least(every, PACE_MAX_BACKOFF_SECONDS), wait = every;
    for (int i = 1; i < failures && wait < most; i++) wait *= 2;
    return at_most(wait, most);
}

int64_t pace_due(int64_t every, int64_t polled, int failures, int64_t ttl_seconds, int64_t retry)
{
    if (!polled) return 0;
    int64_t wait =
        failures ? pace_after_failure(every, failures) : pace_after_success(every, ttl_seconds);
    return at_least(polled + wait, retry);
}

static bool seconds_of_date(str header, int64_t *out)
{
    calendar_time t;
    arena a = {0};
    bool known = calendar_parse(feeddate_read(&a, header), &t) && t.precision >= CALENDAR_MINUTE;
    arena_free(&a);
    if (!known) return false;
    *out = calendar_seconds(&t);
    return true;
}

int64_t pace_retry_after(str header, int64_t now)
{
    int64_t seconds = 0, then;
    header = str_trim(header);
    if (!header.n) return 0;
    if (ascii_is_digit(header.p[0]) && str_to_int(header, &seconds))
        return at_most(at_least(seconds, 0), PACE_MAX_RETRY_SECONDS);
    if (!seconds_of_date(header, &then) || then <= now) return 0;
    return at_most(then - now, PACE_MAX_RETRY_SECONDS);
}

bool pace_read_seconds(str written, int64_t *seconds)
{
    static const struct {
        char unit;
        int64_t seconds;
    } UNITS[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}};
    int64_t factor = 1;
    if (!written.n || !ascii_is_digit(written.p[0])) return false;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        if (written.p[written.n - 1] != UNITS[i].unit) continue;
        factor = UNITS[i].seconds;
        written.n--;
        break;
    }
    if (!str_to_int(written, seconds) || *seconds < 1 || *seconds > LONGEST_EVERY) return false;
    *seconds *= factor;
    return *seconds <= LONGEST_EVERY;
}
