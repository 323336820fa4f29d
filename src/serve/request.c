#include "serve/request.h"

#include "base/utf8.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static status refuse(const char *what, diag *why)
{
    return diag_set(why, ST_USAGE, NULL, 0, 0, "the address cannot be understood: %s", what);
}

// Text that may stand in a message, a query or a page.
static bool is_text(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f) return false;
    return utf8_valid(s);
}

// Percent signs decoded, in a query "+" as a blank.
static status decode(str raw, bool query, arena *a, str *out, diag *why)
{
    char *p = arena_alloc(a, raw.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++) {
        char c = raw.p[i];
        if (c == '%') {
            bool whole = raw.n - i > 2;
            int high = whole ? hex_digit(raw.p[i + 1]) : -1;
            int low = whole ? hex_digit(raw.p[i + 2]) : -1;
            if (high < 0 || low < 0) return refuse("a % without two hex digits behind it", why);
            p[n++] = (char)(high * 16 + low);
            i += 2;
        } else {
            p[n++] = query && c == '+' ? ' ' : c;
        }
    }
    p[n] = '\0';
    *out = (str){p, n};
    return is_text(*out) ? ST_OK : refuse("bytes that are no text", why);
}

static request_form take_form(str *path)
{
    static const struct {
        str ending;
        request_form form;
    } FORMS[] = {
        {STR(".json"), REQUEST_JSON}, {STR(".csv"), REQUEST_CSV}, {STR(".svg"), REQUEST_SVG}};
    if (str_starts(*path, STR("/assets/"))) return REQUEST_PAGE;
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        if (!str_ends(*path, FORMS[i].ending)) continue;
        path->n -= FORMS[i].ending.n;
        return FORMS[i].form;
    }
    return REQUEST_PAGE;
}

static status read_path(str path, arena *a, request *out, diag *why)
{
    if (!path.n || path.p[0] != '/') return refuse("it does not begin with /", why);
    out->form = take_form(&path);
    path = str_sub(path, 1, path.n);
    if (str_ends(path, STR("/"))) path.n--;
    while (path.n) {
        if (out->n_segments == REQUEST_SEGMENTS_MAX) return refuse("too many slashes", why);
        str *segment = &out->segments[out->n_segments++];
        TRY(decode(str_split(&path, '/'), false, a, segment, why));
        if (!segment->n) return refuse("two slashes in a row", why);
    }
    return ST_OK;
}

static status read_query(str query, arena *a, request *out, diag *why)
{
    while (query.n) {
        str value = str_split(&query, '&');
        if (!value.n) continue;
        if (out->n_parameters == REQUEST_PARAMETERS_MAX) return refuse("too many parameters", why);
        request_parameter *p = &out->parameters[out->n_parameters++];
        str name = str_split(&value, '=');
        TRY(decode(name, true, a, &p->name, why));
        TRY(decode(value, true, a, &p->value, why));
    }
    return ST_OK;
}

status request_parse(str target, arena *a, request *out, diag *why)
{
    *out = (request){0};
    if (target.n > REQUEST_TARGET_MAX) return refuse("it is too long", why);
    str query = str_sub(target, 0, str_find_byte(target, '#', 0));
    str path = str_split(&query, '?');
    TRY(read_path(path, a, out, why));
    return read_query(query, a, out, why);
}

str request_get(const request *r, const char *name)
{
    for (size_t i = 0; i < r->n_parameters; i++)
        if (str_eq(r->parameters[i].name, str_of(name))) return r->parameters[i].value;
    return STR_NONE;
}

status request_allow(const request *r, const char *names, diag *why)
{
    for (size_t i = 0; i < r->n_parameters; i++) {
        str name = r->parameters[i].name;
        if (!str_in_list(name, names, '|'))
            return diag_set(why, ST_USAGE, NULL, 0, 0,
                            "there is no parameter %.80s here; there %s %s", name.p,
                            *names ? "are" : "is", *names ? names : "none");
        for (size_t k = 0; k < i; k++)
            if (str_eq(r->parameters[k].name, name))
                return diag_set(why, ST_USAGE, NULL, 0, 0, "parameter %.80s is given twice",
                                name.p);
    }
    return ST_OK;
}

status request_number(const request *r, const char *name, int64_t least, int64_t most,
                      int64_t otherwise, int64_t *out, diag *why)
{
    str value = request_get(r, name);
    *out = otherwise;
    if (!value.n || (str_to_int(value, out) && *out >= least && *out <= most)) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "%s=%.40s: give a number from %lld to %lld", name,
                    value.p, (long long)least, (long long)most);
}

status request_choice(const request *r, const char *name, const char *const *choices, int *out,
                      diag *why)
{
    str value = request_get(r, name);
    buf all = {0};
    *out = 0;
    if (!value.n) return ST_OK;
    int n = 0;
    while (choices[n]) n++;
    *out = str_which(value, choices, n);
    if (*out >= 0 && *out < n) return ST_OK;
    for (int i = 0; i < n; i++) buf_add_format(&all, "%s%s", i ? ", " : "", choices[i]);
    diag_set(why, ST_USAGE, NULL, 0, 0, "%s=%.40s: there are %s", name, value.p, all.p);
    buf_free(&all);
    return ST_USAGE;
}
