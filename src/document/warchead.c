#include "document/warchead.h"

#include "base/ascii.h"
#include "base/url.h"
#include "document/headfield.h"

// --- WARC: "WARC/1.0", fields, an empty line

#define VERSION_MAX_BYTES 16 // "WARC/0.17" and spaces

// "WARC/" digits "." digits
static bool is_version(str line)
{
    size_t i = 5, digits = 0;
    line = str_trim(line);
    if (!str_starts(line, STR("WARC/"))) return false;
    for (bool dot = false; i < line.n; i++) {
        if (line.p[i] == '.' && !dot && digits) {
            dot = true;
            digits = 0;
        } else if (ascii_is_digit(line.p[i])) {
            digits++;
        } else {
            return false;
        }
    }
    return digits > 0;
}

static bool warc_begins(str bytes)
{
    bool whole;
    str name, value, rest = str_sub(bytes, 0, VERSION_MAX_BYTES);
    if (!str_starts(bytes, STR("WARC/"))) return false;
    str line = headfield_line(&rest, &whole);
    if (!whole || !is_version(line)) return false;
    rest = str_sub(bytes, (size_t)(rest.p - bytes.p), WARC_MAX_HEAD_BYTES);
    line = headfield_line(&rest, &whole);
    return !whole || headfield_is(line, &name, &value); // not whole: the archive ends there
}

// A head may lack its empty line: the block begins with what is no field, or the next record does.
static head_end warc_end(str bytes, size_t *end)
{
    bool whole, first = true;
    for (str rest = bytes; rest.n; first = false) {
        str here = rest, line = headfield_line(&rest, &whole);
        *end = bytes.n - here.n;
        if (!whole) return HEAD_OPEN;
        if (!first &&
            (str_starts(line, STR("HTTP/")) || str_starts(line, STR("<")) || warc_begins(here)))
            return HEAD_WHOLE;
        *end = bytes.n - rest.n;
        if (!line.n) return HEAD_WHOLE;
    }
    return HEAD_OPEN;
}

static str without_brackets(str url)
{
    bool both = url.n > 1 && url.p[0] == '<' && url.p[url.n - 1] == '>';
    return both ? str_trim(str_sub(url, 1, url.n - 1)) : url;
}

static void read_field(str name, str value, warc_record *out)
{
    const struct {
        str name;
        str *to;
    } fields[] = {
        {STR("WARC-Type"), &out->type},
        {STR("WARC-Target-URI"), &out->url},
        {STR("Content-Type"), &out->content_type},
        {STR("Content-Length"), &out->length},
        {STR("WARC-Truncated"), &out->truncated},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!fields[i].to->n && str_eq_nocase(name, fields[i].name)) *fields[i].to = value;
    if (str_eq_nocase(name, STR("WARC-Segment-Number"))) out->segment = true;
}

static void warc_read(char *p, size_t n, warc_record *out)
{
    bool whole;
    headfield_unfold(p, n);
    str rest = {p, n}, version = str_trim(headfield_line(&rest, &whole));
    out->odd_version = !str_in_list(version, "WARC/1.0|WARC/1.1|WARC/0.17|WARC/0.18", '|');
    for (str name, value; headfield_next(&rest, &name, &value);) read_field(name, value, out);
    out->url = without_brackets(out->url);
}

// --- ARC: "URL IP DATE TYPE LENGTH", in version 2 more of them; the address may hold spaces

#define ARC_MIN_DATE_DIGITS 8 // 20140216050221; some write more, old ones less

static bool all_digits(str s, size_t at_least)
{
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_is_digit(s.p[i])) return false;
    return s.n >= at_least;
}

// 93.184.216.119, 2001:db8::1, 0.0.0.0, or - for none
static bool is_ip(str s)
{
    bool sign = str_eq(s, STR("-"));
    for (size_t i = 0; i < s.n; i++) {
        if (ascii_hex(s.p[i]) < 0 && (!s.p[i] || !strchr(".:-", s.p[i]))) return false;
        sign = sign || s.p[i] == '.' || s.p[i] == ':';
    }
    return sign;
}

// The last word of *rest, which is cut off there.
static str last_word(str *rest)
{
    size_t n = rest->n;
    while (n && rest->p[n - 1] != ' ') n--;
    str word = str_sub(*rest, n, rest->n);
    *rest = str_sub(*rest, 0, n ? n - 1 : 0);
    return word;
}

// From the right: the length, then what is between it and the date, the date, the IP.
static bool arc_line(str line, warc_record *out)
{
    str rest = str_trim(line), date, type = STR_NONE;
    size_t scheme = url_scheme(rest).n;
    if (scheme < 2 || scheme + 1 >= rest.n) return false;
    out->length = last_word(&rest);
    for (;;) {
        str before = rest;
        date = last_word(&before);
        if (!before.n) return false;
        str word = before;
        if (all_digits(date, ARC_MIN_DATE_DIGITS) && is_ip(last_word(&word)) && word.n && type.n) {
            out->content_type = type;
            out->url = word;
            return true;
        }
        type = date; // the one nearest to the date
        rest = before;
    }
}

static bool arc_begins(str bytes)
{
    bool whole;
    warc_record record = {0};
    str rest = str_sub(bytes, 0, ARC_MAX_LINE_BYTES);
    if (!rest.n || !ascii_is_letter(rest.p[0])) return false;
    str line = headfield_line(&rest, &whole);
    return whole && arc_line(line, &record);
}

static head_end arc_end(str bytes, size_t *end)
{
    size_t at = str_find_byte(bytes, '\n', 0);
    *end = at == SIZE_MAX ? bytes.n : at + 1;
    return at == SIZE_MAX ? HEAD_OPEN : HEAD_WHOLE;
}

static void arc_read(char *p, size_t n, warc_record *out)
{
    arc_line((str){p, n}, out);
    bool head = str_starts(out->url, STR("filedesc:"));
    out->type = head ? STR("warcinfo") : STR("response");
}

const warc_kind KIND_WARC = {.begins = warc_begins,
                             .end = warc_end,
                             .read = warc_read,
                             .separator = {"\r\n\r\n", 4},
                             .mark = {"WARC/", 5},
                             .name = "a WARC"};
const warc_kind KIND_ARC = {
    .begins = arc_begins, .end = arc_end, .read = arc_read, .mark = {"\n", 1}, .name = "an ARC"};
