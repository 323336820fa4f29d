#include "base/url.h"

#include "base/ascii.h"

str url_scheme(str url)
{
    size_t i = 0;
    if (!url.n || !ascii_is_letter(url.p[0])) return STR_NONE;
    while (i < url.n && (ascii_is_letter(url.p[i]) || ascii_is_digit(url.p[i]) || url.p[i] == '+' ||
                         url.p[i] == '-' || url.p[i] == '.'))
        i++;
    return i < url.n && url.p[i] == ':' ? str_sub(url, 0, i) : STR_NONE;
}

static str cut_before(str *s, const char *ends)
{
    size_t i = 0;
    while (i < s->n && (!s->p[i] || !strchr(ends, s->p[i]))) i++;
    str part = str_sub(*s, 0, i);
    *s = str_sub(*s, i, s->n);
    return part;
}

url_parts url_split(str url)
{
    url_parts u = {.scheme = url_scheme(url)};
    if (u.scheme.n) url = str_sub(url, u.scheme.n + 1, url.n);
    if (str_starts(url, STR("//"))) {
        str rest = str_sub(url, 2, url.n);
        u.authority = (str){url.p, 2 + cut_before(&rest, "/?#").n};
        url = rest;
    }
    u.path = cut_before(&url, "?#");
    u.query = cut_before(&url, "#");
    u.rest = url;
    return u;
}

// The part of the output that holds a path, behind `begin`, without its last segment.
static void drop_segment(buf *out, size_t begin)
{
    while (out->n > begin && out->p[out->n - 1] != '/') out->n--;
    if (out->n > begin) out->n--;
}

// "/a/b/../c" -> "/a/c" (RFC 3986, 5.2.4)
static void add_without_dots(buf *out, str path)
{
    size_t begin = out->n;
    while (path.n) {
        bool rooted = path.p[0] == '/';
        str rest = str_sub(path, rooted, path.n);
        str segment = cut_before(&rest, "/");
        bool up = str_eq(segment, STR("..")), here = str_eq(segment, STR("."));
        if (up) drop_segment(out, begin);
        if (up || here) {
            if (rooted && !rest.n) buf_add_byte(out, '/');
        } else {
            buf_add(out, str_sub(path, 0, rooted + segment.n));
        }
        path = rest;
    }
}

static void add_path(buf *out, const url_parts *base, const url_parts *u)
{
    if (u->path.n && u->path.p[0] == '/') {
        add_without_dots(out, u->path);
        return;
    }
    buf joined = {0};
    size_t slash = base->path.n;
    while (slash && base->path.p[slash - 1] != '/') slash--;
    if (base->authority.n && !base->path.n) buf_add_byte(&joined, '/');
    buf_add(&joined, str_sub(base->path, 0, slash));
    buf_add(&joined, u->path);
    add_without_dots(out, buf_str(&joined));
    buf_free(&joined);
}

// "http:///example.org/" -> "http://example.org/", as browsers have it
static str with_two_slashes(arena *a, str url)
{
    size_t n = url_scheme(url).n + 1, slashes = 0;
    if (!str_starts_nocase(url, STR("http")) || url.n > URL_MAX_BYTES) return url;
    while (n + slashes < url.n && url.p[n + slashes] == '/') slashes++;
    if (slashes <= 2) return url;
    buf out = {0};
    buf_add(&out, str_sub(url, 0, n + 2));
    buf_add(&out, str_sub(url, n + slashes, url.n));
    str result = str_copy(a, buf_str(&out));
    buf_free(&out);
    return result;
}

str url_resolve(arena *a, str base, str reference)
{
    base = str_trim(base);
    reference = str_trim(reference);
    if (url_scheme(reference).n) return with_two_slashes(a, reference);
    if (!url_scheme(base).n) return reference;
    if (base.n > URL_MAX_BYTES || reference.n > URL_MAX_BYTES) return reference;
    url_parts b = url_split(base), u = url_split(reference);
    bool opaque = !b.authority.n && b.path.n && b.path.p[0] != '/'; // "mailto:", "urn:"
    if (opaque) return reference.n ? reference : base;
    buf out = {0};
    buf_add(&out, b.scheme);
    buf_add_byte(&out, ':');
    buf_add(&out, u.authority.n ? u.authority : b.authority);
    if (u.authority.n)
        add_without_dots(&out, u.path);
    else if (u.path.n)
        add_path(&out, &b, &u);
    else
        buf_add(&out, b.path);
    bool same = !u.authority.n && !u.path.n && !u.query.n;
    buf_add(&out, same ? b.query : u.query);
    buf_add(&out, u.rest);
    str result = str_copy(a, buf_str(&out));
    buf_free(&out);
    return result;
}
