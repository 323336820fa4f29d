#include "fetch/robots.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "fetch/webaddress.h"

#include <stdio.h>

// Every byte can become "%XX".
#define PATH_ROOM    (3 * 3 * WEBADDRESS_MAX_BYTES)
#define PATTERN_ROOM (3 * ROBOTS_MAX_PATTERN)

// Groups of one sort: those that name us, or those of "*".
typedef struct {
    bool seen;
    size_t best; // bytes of the longest rule that matches
    robots_rule rule;
} verdict;

typedef struct {
    str agent, path; // normal
    verdict named, any;
    bool in_named, in_any; // the group that we are in
    bool in_rules;         // a rule was read since the last User-agent
} asking;

str robots_agent(str user_agent)
{
    size_t n = 0;
    while (n < user_agent.n &&
           (ascii_is_letter(user_agent.p[n]) || user_agent.p[n] == '_' || user_agent.p[n] == '-'))
        n++;
    return str_sub(user_agent, 0, n);
}

// --- one form of a path

static bool is_unreserved(unsigned char c)
{
    return c < 0x80 &&
           (ascii_is_letter((char)c) || ascii_is_digit((char)c) || (c && strchr("-._~", c)));
}

static size_t put_encoded(char *out, unsigned char c)
{
    static const char DIGITS[] = "0123456789ABCDEF";
    out[0] = '%';
    out[1] = DIGITS[c >> 4];
    out[2] = DIGITS[c & 15];
    return 3;
}

// Writes `in` with unreserved characters plain, all that are not ASCII, and "$", as %XX; "*" too
// when it is no wildcard. `out` has room for three times as many bytes.
static str normal(str in, bool pattern, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < in.n; i++) {
        unsigned char c = (unsigned char)in.p[i];
        int high = c == '%' && i + 2 < in.n ? ascii_hex(in.p[i + 1]) : -1;
        int low = high >= 0 ? ascii_hex(in.p[i + 2]) : -1;
        bool encoded = low >= 0;
        if (encoded) {
            c = (unsigned char)(high * 16 + low);
            i += 2;
        }
        bool plain =
            encoded ? is_unreserved(c) : c > ' ' && c < 0x7f && c != '$' && (c != '*' || pattern);
        if (plain)
            out[n++] = (char)c;
        else
            n += put_encoded(out + n, c);
    }
    return (str){out, n};
}

// --- matching

// Wildcards are matched from the left, each piece where it first stands: without other wildcards
// nothing is gained by a later place. The last piece of an anchored pattern stands at the end.
static bool matches(str pattern, bool anchored, str path)
{
    bool first = true;
    for (str rest = pattern; rest.p;) {
        str piece = str_split(&rest, '*');
        bool last = !rest.p;
        if (first) {
            if (!str_starts(path, piece)) return false;
            path = str_sub(path, piece.n, path.n);
            if (last) return !anchored || !path.n;
        } else if (last && anchored) {
            return str_ends(path, piece);
        } else {
            size_t at = str_find(path, piece);
            if (at == SIZE_MAX) return false;
            path = str_sub(path, at + piece.n, path.n);
        }
        first = false;
    }
    return true;
}

static void weigh(verdict *v, size_t length, bool allow, int line)
{
    bool better = !v->rule.line || length > v->best;
    if (!better && !(length == v->best && allow)) return;
    v->best = length;
    v->rule.allowed = allow;
    v->rule.line = line;
}

static void take_rule(asking *q, str written, bool allow, int line)
{
    char room[PATTERN_ROOM];
    q->in_rules = true;
    if (!written.n || !(q->in_named || q->in_any)) return; // an empty rule says nothing
    str kept = str_sub(written, 0, ROBOTS_MAX_PATTERN);
    bool anchored = kept.n == written.n && str_ends(kept, STR("$"));
    if (anchored) kept.n--;
    str pattern = normal(kept, true, room);
    if (pattern.n && !matches(pattern, anchored, q->path)) return;
    if (!pattern.n && q->path.n) return; // "$" alone: the empty path
    if (q->in_named) weigh(&q->named, pattern.n + anchored, allow, line);
    if (q->in_any) weigh(&q->any, pattern.n + anchored, allow, line);
}

// --- lines

static void take_agent(asking *q, str value)
{
    if (q->in_rules) q->in_named = q->in_any = q->in_rules = false;
    if (str_eq(str_sub(value, 0, 1), STR("*"))) {
        q->in_any = q->any.seen = true;
    } else if (q->agent.n && str_eq_nocase(robots_agent(value), q->agent)) {
        q->in_named = q->named.seen = true;
    }
}

// No rule of the RFC, but as programs write it one of the group: it ends the list of names, too.
static void take_delay(asking *q, str value)
{
    double seconds;
    q->in_rules = true;
    if (!str_to_double(value, &seconds) || !(seconds > 0)) return;
    int64_t ms =
        seconds * 1000 < ROBOTS_MAX_DELAY_MS ? (int64_t)(seconds * 1000) : ROBOTS_MAX_DELAY_MS;
    if (q->in_named) q->named.rule.delay_ms = ms;
    if (q->in_any) q->any.rule.delay_ms = ms;
}

static void take_line(asking *q, str line, int number)
{
    line = str_sub(line, 0, str_find_byte(line, '#', 0));
    size_t colon = str_find_byte(line, ':', 0);
    if (colon == SIZE_MAX) return;
    str key = str_trim(str_sub(line, 0, colon)), value = str_trim(str_sub(line, colon + 1, line.n));
    if (str_eq_nocase(key, STR("user-agent"))) take_agent(q, value);
    if (str_eq_nocase(key, STR("disallow"))) take_rule(q, value, false, number);
    if (str_eq_nocase(key, STR("allow"))) take_rule(q, value, true, number);
    if (str_eq_nocase(key, STR("crawl-delay"))) take_delay(q, value);
}

// Lines end in LF, CR or both.
static str cut_line(str *text)
{
    size_t n = 0;
    while (n < text->n && text->p[n] != '\n' && text->p[n] != '\r') n++;
    str line = str_sub(*text, 0, n);
    size_t skip = n + 1 < text->n && text->p[n] == '\r' && text->p[n + 1] == '\n' ? 2 : 1;
    *text = str_sub(*text, n + skip, text->n);
    return line;
}

// What is read of a long file; a line that was cut would forbid more than was meant.
static str whole_lines(str text)
{
    if (text.n <= ROBOTS_MAX_BYTES) return text;
    size_t n = ROBOTS_MAX_BYTES;
    while (n && text.p[n - 1] != '\n' && text.p[n - 1] != '\r') n--;
    return str_sub(text, 0, n);
}

robots_rule robots_ask(str text, str agent, str path)
{
    char room[PATH_ROOM];
    robots_rule free_way = {.allowed = true}, none = {.allowed = false};
    if (path.n > PATH_ROOM / 3) return none;
    if (str_eq(path, STR("/robots.txt"))) return free_way;
    asking q = {.agent = agent,
                .path = normal(path, false, room),
                .named.rule.allowed = true,
                .any.rule.allowed = true};
    text = whole_lines(text);
    text = utf8_without_mark(text);
    for (int number = 1; text.n; number++) take_line(&q, cut_line(&text), number);
    return q.named.seen ? q.named.rule : q.any.rule;
}
