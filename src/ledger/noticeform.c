#include "ledger/noticeform.h"

#include "base/ascii.h"
#include "base/calendar.h"

#define PHRASES_MIN       6   // of the set phrases; a report quotes one or two
#define HEADED_MIN        4   // where numbered headings stand
#define REPORTED_MIN      7   // where a reporter's words stand too: the release itself with a frame
#define HEADINGS_IN_BYTES 300 // of a release, before its first sentence
#define DATE_MAX_BYTES    40  // between "WASHINGTON" or a label and its date
#define DATELINE_IN_BYTES 3000 // from the beginning

// What only notices have, one a line of thought: a report quotes one or two of them.
static const char *const PHRASES[] = {
    "possible foreign military sale|possible foreign military sales|proposed foreign military sale",
    ("delivered the required certification|notified congress today|certification notifying "
     "Congress|notifying Congress"),
    ("has requested to buy|has requested a possible sale|has requested to purchase|have requested "
     "to buy|requested a possible sale|requested the possible sale"),
    ("estimated total cost|total estimated cost|the estimated cost|total estimated value|total "
     "estimated program cost|total estimated case value"),
    ("will support the foreign policy|will contribute to the foreign policy|serves U.S. national|"
     "is consistent with U.S. law|support the foreign policy|the foreign policy and national "
     "security"),
    "no difficulty absorbing",
    "basic military balance",
    "principal contractor|principal contractors|prime contractor|prime contractors",
    "offset agreement|offset agreements|offset",
    "implementation of this proposed sale|implementation of this sale|assignment of",
    "adverse impact on U.S. defense readiness|adverse impact",
    "notice of a potential sale is required by law",
    "made a determination approving",
    "prospective purchaser",
    "articles or services under consideration",
    "notice of proposed issuance of letter of offer",
    "date report delivered to Congress",
    "prior related cases",
    "arms sales notification",
    "sensitivity of technology",
    "report of enhancement or upgrade",
    "transmittal no|transmittal number",
    "policy justification",
    "description and dollar value",
};
#define N_PHRASES (sizeof PHRASES / sizeof *PHRASES)

// Words of one who reports on others.
static const char REPORTER[] =
    "said|says|told|according to|announced on|Reuters|AFP|analysts|the statement read|"
    "statement added|it added|the agency added|in a statement|spokesperson|spokesman|"
    "the Pentagon|critics|lawmakers";

bool noticeform_may_be(str text)
{
    static const char MAY[] =
        "military sale|military sales|arms sales notification|prospective purchaser|"
        "letter of offer|transmittal|Defense Security Cooperation Agency|notifying congress";
    size_t stop;
    return text.n <= NOTICE_MAX_BYTES && notice_find_any(text, 0, text.n, MAY, &stop) != SIZE_MAX;
}

bool noticeform_is_numbered(str text)
{
    size_t stop;
    return notice_find_any(text, 0, text.n,
                           "prospective purchaser|(i) purchaser|report of enhancement or upgrade",
                           &stop) != SIZE_MAX &&
           notice_find_any(text, 0, text.n,
                           "(iii) description|(iii)* description|articles or services under",
                           &stop) != SIZE_MAX;
}

bool noticeform_is(str text)
{
    size_t n = 0, reported = 0, stop;
    for (size_t i = 0; i < N_PHRASES; i++)
        n += notice_find_any(text, 0, text.n, PHRASES[i], &stop) != SIZE_MAX;
    for (size_t at = 0; notice_find_any(text, at, text.n, REPORTER, &stop) != SIZE_MAX; at = stop)
        reported++;
    if (noticeform_is_numbered(text)) return n >= HEADED_MIN;
    bool sale = notice_find_any(
                    text, 0, text.n,
                    "foreign military sale|foreign military sales|FMS|letter of offer|amendment",
                    &stop) != SIZE_MAX;
    return sale && n >= (reported ? REPORTED_MIN + reported : PHRASES_MIN);
}

span noticeform_trigger(str text)
{
    static const char TRIGGERS[] =
        "possible foreign military sale|proposed foreign military sale|"
        "possible foreign military sales|foreign military sale|prospective purchaser|"
        "arms sales notification|report of enhancement or upgrade";
    size_t stop = 0,
           at = noticeform_is_numbered(text)
                    ? notice_find_any(text, 0, text.n, "prospective purchaser|purchaser:", &stop)
                    : notice_find_any(text, 0, text.n, TRIGGERS, &stop);
    return at == SIZE_MAX ? (span){0, 0} : (span){(uint32_t)at, (uint32_t)stop};
}

static int number_at(str s, size_t *at)
{
    int value = 0;
    size_t from = *at;
    while (*at < s.n && *at - from < 4 && s.p[*at] >= '0' && s.p[*at] <= '9')
        value = value * 10 + (s.p[(*at)++] - '0');
    return *at > from ? value : -1;
}

static str word_at(str s, size_t *at, size_t to)
{
    size_t from = *at;
    while (*at < to && ((s.p[*at] | 0x20) >= 'a' && (s.p[*at] | 0x20) <= 'z')) (*at)++;
    if (*at < to && s.p[*at] == '.') (*at)++;
    return str_sub(s, from, *at);
}

// "February 9, 2023", "9 February 2023", "Aug. 3" of the year given (0: none).
static bool date_at(str s, size_t at, size_t to, int year, calendar_date *out)
{
    calendar_date d = {.year = year};
    size_t i = at;
    if (i < to && s.p[i] >= '0' && s.p[i] <= '9') {
        d.day = number_at(s, &i);
        i = notice_skip(s, i, to);
        d.month = calendar_month_named(word_at(s, &i, to));
    } else {
        d.month = calendar_month_named(word_at(s, &i, to));
        i = notice_skip(s, i, to);
        d.day = number_at(s, &i);
    }
    while (i < to && (s.p[i] == ',' || s.p[i] == ' ' || s.p[i] == '\n')) i++;
    size_t from = i;
    int written = number_at(s, &i);
    if (i - from == 4 && written > 1900) d.year = written;
    if (!d.month || d.day < 1 || d.year < 1 || !calendar_valid(d)) return false;
    *out = d;
    return true;
}

// The first date in [from, to).
static bool first_date(str s, size_t from, size_t to, int year, calendar_date *out)
{
    if (to > s.n) to = s.n;
    for (size_t i = from; i < to; i++)
        if (notice_word_starts(s, i) && date_at(s, i, s.n, year, out)) return true;
    return false;
}

static bool dateline(str s, int year, calendar_date *out)
{
    size_t to = s.n < DATELINE_IN_BYTES ? s.n : DATELINE_IN_BYTES;
    static const char PLACE[] = "WASHINGTON";
    for (size_t i = 0; (i = notice_find(s, i, to, PLACE)) != SIZE_MAX; i++) {
        if (!str_starts(str_sub(s, i, s.n), STR("WASHINGTON")))
            continue; // not the city in a sentence
        if (first_date(s, i, i + DATE_MAX_BYTES, year, out)) return true;
    }
    return false;
}

static bool named_day(str s, int year, calendar_date *out)
{
    size_t stop, at = notice_find_any(s, 0, s.n, "date report delivered to Congress", &stop);
    if (at != SIZE_MAX && first_date(s, stop, stop + DATE_MAX_BYTES, year, out)) return true;
    at = notice_find_any(
        s, 0, s.n, "delivered the required certification|certification notifying Congress", &stop);
    if (at == SIZE_MAX) return false;
    size_t end = notice_sentence_end(s, stop, s.n), on;
    for (size_t i = stop; notice_find_any(s, i, end, "on", &on) != SIZE_MAX; i = on)
        if (date_at(s, notice_skip(s, on, end), end, year, out)) return true;
    return false;
}

str noticeform_date(str text, str published, bool *own_day, arena *a)
{
    calendar_date day, found, line;
    bool dated = calendar_parse_date(published, &day);
    int year = dated ? day.year : 0;
    char out[CALENDAR_DATE_SIZE];
    bool lined = dateline(text, year, &line);
    *own_day = false;
    if (named_day(text, lined ? line.year : year, &found)) {
        *own_day = dated && calendar_compare(found, day) == 0;
    } else if (lined || dated) {
        found = lined ? line : day;
        *own_day = true;
    } else {
        return STR_NONE;
    }
    calendar_format(found, out);
    return str_copy(a, str_of(out));
}

// "21-45", "21-0M", with a hyphen or a dash: its end, or 0.
static size_t transmittal_at(str s, size_t at)
{
    size_t i = at, from;
    while (i < s.n && ascii_is_digit(s.p[i])) i++;
    if (i - at != 2) return 0;
    if (i < s.n && s.p[i] == '-')
        i++;
    else if (str_starts(str_sub(s, i, s.n), STR("\xE2\x80\x93")))
        i += 3;
    else
        return 0;
    for (from = i; i < s.n && (ascii_is_digit(s.p[i]) || (s.p[i] >= 'A' && s.p[i] <= 'Z')); i++)
        continue;
    return i > from && i - from <= 4 ? i : 0;
}

// Does the number stand on its own, as a heading, and not in a sentence about an earlier case?
static bool is_heading(str s, size_t at)
{
    size_t i = at;
    while (i && (s.p[i - 1] == ' ' || s.p[i - 1] == '[' || s.p[i - 1] == '(')) i--;
    if (i == 0 || s.p[i - 1] == '\n') return true;
    if (at && s.p[at - 1] == '(') return str_find_byte(s, '\n', 0) >= at; // in the title
    return at && s.p[at - 1] == '[';
}

// A heading that a printer has set behind another: near the top, and behind no word of a sentence.
static bool is_glued(str s, size_t at)
{
    static const char WORDS[] =
        "under|of|by|in|with|see|and|to|from|earlier|original|congressional|previous|the|this|"
        "aeca|prior|as|certification|our|for|its|that|is|was|first|old";
    size_t end = at, begin;
    if (at > HEADINGS_IN_BYTES || s.p[at] != 'T') return false;
    while (end && (s.p[end - 1] == ' ' || s.p[end - 1] == '(')) end--;
    for (begin = end; begin && s.p[begin - 1] != ' ' && s.p[begin - 1] != '\n';) begin--;
    str word = str_sub(s, begin, end);
    return word.n && word.p[word.n - 1] != ',' && notice_at_any(word, 0, word.n, WORDS) != word.n;
}

str noticeform_number(str text)
{
    size_t stop;
    static const char LABELS[] =
        "transmittal no.|transmittal no|transmittal number|transmittal #|transmittal nos.|"
        "transmittal";
    for (size_t at = 0; (at = notice_find_any(text, at, text.n, LABELS, &stop)) != SIZE_MAX;
         at = stop) {
        if (!is_heading(text, at) && !is_glued(text, at)) continue;
        size_t i = stop;
        while (i < text.n &&
               (text.p[i] == ':' || text.p[i] == ' ' || text.p[i] == '\n' || text.p[i] == '.'))
            i++;
        size_t end = transmittal_at(text, i);
        if (end) return str_sub(text, i, end);
    }
    return STR_NONE;
}

// The brackets behind "36": "(b)(1)", as long as they go on.
static size_t brackets_end(str s, size_t at)
{
    while (at + 2 < s.n && s.p[at] == '(' && s.p[at + 2] == ')') at += 3;
    return at;
}

str noticeform_basis(str text, arena *a)
{
    for (size_t i = 0; i + 4 < text.n; i++) {
        if (!str_starts(str_sub(text, i, text.n), STR("36("))) continue;
        if ((text.p[i + 3] | 0x20) != 'b' || (i && ascii_is_digit(text.p[i - 1]))) continue;
        size_t end = brackets_end(text, i + 2);
        if (end <= i + 2) continue;
        buf b = {0};
        buf_add_c(&b, "Arms Export Control Act section 36(b)");
        buf_add(&b, str_sub(text, i + 5, end));
        str out = str_copy(a, buf_str(&b));
        buf_free(&b);
        return out;
    }
    return STR_NONE;
}

static const char REASONS[] =
    "proposed sale will support|proposed sale will contribute|proposed sale serves|"
    "proposed sale is consistent|proposed sale supports|proposed sale would support|"
    "proposed sale will serve|proposed sale contributes|sale will support the foreign|"
    "will support the foreign policy|will contribute to the foreign policy|"
    "proposed sale will enhance|proposed sale will improve|support the foreign policy|"
    "possible sale will support|this sale will support|foreign policy goals|"
    "foreign policy and national|foreign policy objectives|proposed sale will help|"
    "no difficulty absorbing|basic military balance|principal contractor|principal contractors|"
    "offset agreement";

static size_t begin_of_sentence(str s, size_t at)
{
    while (at && s.p[at - 1] != '\n' && !(at > 1 && s.p[at - 2] == '.')) at--;
    return at;
}

static span description(str s)
{
    size_t stop,
        at = notice_find_any(
            s, 0, s.n, "under consideration for purchase|(iii) description|(iii)* description",
            &stop);
    if (at == SIZE_MAX) return (span){0, 0};
    while (stop < s.n && (s.p[stop] == ':' || s.p[stop] == ' ')) stop++;
    size_t end = notice_find_any(
        s, stop, s.n,
        "(iv) military|(iv) significance|(iv)|iv. military|(v) prior|policy justification", &at);
    return (span){(uint32_t)stop, (uint32_t)(end == SIZE_MAX ? s.n : end)};
}

span noticeform_articles(str text, bool numbered)
{
    size_t stop, from = 0, at;
    if (numbered && noticeform_is_numbered(text)) return description(text);
    at = notice_find_any(text, 0, text.n, "policy justification", &stop);
    bool justified = at != SIZE_MAX && noticeform_is_numbered(text);
    if (justified) from = stop;
    at = notice_find_any(text, from, text.n,
                         "notifying Congress|notified Congress|approving a possible", &stop);
    if (at != SIZE_MAX && !justified) from = notice_sentence_end(text, stop, text.n);
    at = notice_find_any(text, 0, text.n,
                         "has requested|have requested|requested a possible|requested the", &stop);
    if (at != SIZE_MAX && at < from && !justified) from = begin_of_sentence(text, at);
    at = notice_find_any(text, from, text.n, REASONS, &stop);
    size_t end = at == SIZE_MAX ? text.n : begin_of_sentence(text, at);
    return (span){(uint32_t)from, (uint32_t)(end > from ? end : from)};
}
