#include "serve/asset.h"

#include "asset_table.inc"
#include "serve/site.h"

#include <stdio.h>

#define N_ASSETS (sizeof ASSETS / sizeof *ASSETS)

// What a program shows that was built without the page.
static const char PLAIN[] =
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>demarche</title>\n"
    "<h1>demarche</h1>\n<p>This program was built without its page, which needs npm. What it would "
    "show is\nthere as JSON and CSV: <a href=\"/overview.json\">overview</a>, <a "
    "href=\"/search.csv\">events</a>,\n<a href=\"/channels.csv\">channels</a>, <a "
    "href=\"/transfers.csv\">transfers</a>,\n<a href=\"/redlines.csv\">red lines</a>; <a "
    "href=\"/openapi.json\">all addresses</a>.</p>\n</html>\n";

static str asset_bytes(str name)
{
    for (size_t i = 0; i < N_ASSETS; i++)
        if (str_eq(str_of(ASSETS[i].path), name)) return (str){ASSETS[i].text, ASSETS[i].size};
    return STR_NONE;
}

bool site_has_page(void)
{
    return asset_bytes(STR("index.html")).n > 0;
}

static const char *type_of(str name)
{
    static const struct {
        str ending;
        const char *type;
    } TYPES[] = {{STR(".html"), "text/html; charset=utf-8"},
                 {STR(".js"), "text/javascript; charset=utf-8"},
                 {STR(".css"), "text/css; charset=utf-8"},
                 {STR(".json"), "application/json; charset=utf-8"},
                 {STR(".svg"), "image/svg+xml"},
                 {STR(".txt"), "text/plain; charset=utf-8"},
                 {STR(".woff2"), "font/woff2"}};
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
        if (str_ends(name, TYPES[i].ending)) return TYPES[i].type;
    return "application/octet-stream";
}

// Does the header Accept-Encoding name it, and not with q=0?
static bool accepts(str encodings, str name)
{
    while (encodings.n) {
        str one = str_split(&encodings, ',');
        str encoding = str_trim(str_split(&one, ';'));
        if (str_eq_nocase(encoding, name)) return !str_eq(str_trim(one), STR("q=0"));
    }
    return false;
}

// The file, packed if the asker takes that.
static bool take_file(str name, str encodings, answer *out)
{
    static const struct {
        const char *ending, *encoding;
    } PACKED[] = {{".br", "br"}, {".gz", "gzip"}};
    char packed[128];
    for (size_t i = 0; i < sizeof PACKED / sizeof *PACKED; i++) {
        if (!accepts(encodings, str_of(PACKED[i].encoding))) continue;
        snprintf(packed, sizeof packed, "%.*s%s", STR_ARG(name), PACKED[i].ending);
        out->fixed = asset_bytes(str_of(packed));
        out->encoding = PACKED[i].encoding;
        if (out->fixed.n) break;
    }
    if (!out->fixed.n) {
        out->encoding = NULL;
        out->fixed = asset_bytes(name);
    }
    out->type = type_of(name);
    out->code = 200;
    return out->fixed.n > 0;
}

bool asset_answer(const request *r, str encodings, bool known, answer *out)
{
    if (r->n_segments == 2 && str_eq(r->segments[0], STR("assets"))) {
        bool found = take_file(r->segments[1], encodings, out);
        out->lasting = found; // their names say what is in them; another program may have others
        return found;
    }
    if (r->n_segments == 1 && str_eq(r->segments[0], STR("favicon.ico")))
        return take_file(STR("favicon.svg"), encodings, out);
    if (!take_file(STR("index.html"), encodings, out)) {
        if (!known) return false;
        out->fixed = STR(PLAIN);
        out->type = type_of(STR(".html"));
    }
    out->code = known ? 200 : 404;
    return true;
}
