#include "cli/feedlist.h"

#include "base/map.h"
#include "base/stream.h"
#include "base/utf8.h"
#include "fetch/webaddress.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    arena *a;
    map seen;
    VEC(followed_feed) feeds;
} collection;

static status add(collection *c, str written, diag *why)
{
    web_address x;
    bool added;
    if (webaddress_read(c->a, written, &x, why) != ST_OK) return why->code = ST_USAGE;
    map_add(&c->seen, c->a, x.url, &added);
    if (!added) return ST_OK;
    if (c->feeds.n == FEEDLIST_MAX_FEEDS)
        return diag_set(why, ST_LIMIT, NULL, 0, 0, "more than %d feeds; start follow for each part",
                        FEEDLIST_MAX_FEEDS);
    vec_push(c->a, &c->feeds)->url = x.url;
    return ST_OK;
}

static status add_lines(collection *c, str text, const char *file, diag *why)
{
    str rest = utf8_without_mark(text);
    for (int number = 1; rest.p; number++) {
        str line = str_trim(str_split(&rest, '\n'));
        if (!line.n || line.p[0] == '#') continue;
        status s = add(c, line, why);
        if (s == ST_OK) continue;
        snprintf(why->file, sizeof why->file, "%s", file);
        why->line = number;
        return s;
    }
    return ST_OK;
}

static status add_file(collection *c, const char *file, diag *why)
{
    stream *in;
    buf text = {0};
    TRY(stream_open(file, &in, why));
    status s = stream_rest(in, FEEDLIST_MAX_BYTES, &text, why);
    stream_close(in);
    if (s == ST_OK) s = add_lines(c, buf_str(&text), file, why);
    buf_free(&text);
    return s;
}

status feedlist_read(const char *const *words, size_t n_words, const char *file, arena *a,
                     feedlist *out, diag *why)
{
    collection c = {.a = a};
    for (size_t i = 0; i < n_words; i++) TRY(add(&c, str_of(words[i]), why));
    if (file) TRY(add_file(&c, file, why));
    if (!c.feeds.n)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "no feed: name one, as in demarche follow --db news.db "
                        "https://example.org/feed.xml");
    out->p = c.feeds.p;
    out->n = c.feeds.n;
    return ST_OK;
}
