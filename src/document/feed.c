#include "document/feed.h"

#include "base/url.h"
#include "document/feedname.h"
#include "document/feedpart.h"

#define LOOK_BYTES ((size_t)8 << 10) // where the root element or the version stands

struct feed_reader {
    feed_xml *xml; // one of the two
    feed_json *json;
    arena own; // strings of the head, unless they outlive the reader
    feed_head head;
    feed_repairs repairs;
};

// --- is it one?

static str name_of_tag(str s)
{
    size_t n = 1;
    while (n < s.n && !strchr(" \t\r\n/>", s.p[n])) n++;
    return str_sub(s, 1, n);
}

// The name of the first element, without prefix; empty when there is none.
static str root_name(str s)
{
    for (size_t i = 0; i < s.n; i++) {
        str rest = str_sub(s, i, s.n);
        if (s.p[i] != '<') continue;
        size_t end = SIZE_MAX;
        if (str_starts(rest, STR("<!--")))
            end = str_find(rest, STR("-->"));
        else if (str_starts(rest, STR("<?")))
            end = str_find(rest, STR("?>"));
        else if (str_starts(rest, STR("<!")))
            end = str_find_byte(rest, '>', 0);
        else
            return name_of_tag(rest);
        if (end == SIZE_MAX) return STR_NONE;
        i += end;
    }
    return STR_NONE;
}

static bool looks_like_json(str s)
{
    s = str_trim(s);
    return str_starts(s, STR("{")) && str_find(s, STR("\"version\"")) != SIZE_MAX &&
           (str_find(s, STR("jsonfeed.org/version/")) != SIZE_MAX ||
            str_find(s, STR("jsonfeed.org\\/version\\/")) != SIZE_MAX);
}

// Text of UTF-16 or UTF-32 without its zeros: enough to find a name.
static str narrow(str s, char *into)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i]) into[n++] = s.p[i];
    return (str){into, n};
}

// Without a byte order mark and white space.
static str without_mark(str s)
{
    while (s.n && (unsigned char)s.p[0] >= 0x80) s = str_sub(s, 1, s.n);
    return str_trim(s);
}

bool feed_looks_like(str first)
{
    char space[LOOK_BYTES];
    str s = narrow(str_sub(first, 0, LOOK_BYTES), space);
    s = without_mark(s);
    if (!s.n) return false;
    if (s.p[0] == '{') return looks_like_json(s);
    if (s.p[0] != '<') return false;
    str root = feedname_local(root_name(s));
    return str_eq(root, STR("rss")) || str_eq(root, STR("feed")) || str_eq(root, STR("RDF")) ||
           str_eq(root, STR("channel")) || str_eq(root, STR("RSS"));
}

static status is_json(stream *in, bool *json, diag *why)
{
    str first;
    char space[64];
    TRY(stream_peek_at_least(in, sizeof space, &first, why));
    first = without_mark(narrow(str_sub(first, 0, sizeof space), space));
    *json = str_starts(first, STR("{"));
    return ST_OK;
}

// --- reading

// `lasting`: where the strings of the head go; NULL: they go with the reader.
static status open_in(arena *lasting, stream *in, const char *name, str base, feed_reader **out,
                      diag *why)
{
    bool json;
    TRY(is_json(in, &json, why));
    feed_reader *r = mem_alloc(sizeof *r);
    *r = (feed_reader){0};
    feed_setting set = {name, base, lasting ? lasting : &r->own, &r->head, &r->repairs};
    status s = json ? feedjson_open(in, &set, &r->json, why) : feedxml_open(in, &set, &r->xml, why);
    if (s == ST_OK)
        *out = r;
    else
        feed_close(r);
    return s;
}

status feed_open(stream *in, const char *name, str base, feed_reader **out, diag *why)
{
    return open_in(NULL, in, name, base, out, why);
}

status feed_next(feed_reader *r, arena *a, feed_item *out, bool *more, diag *why)
{
    return r->json ? feedjson_next(r->json, a, out, more, why)
                   : feedxml_next(r->xml, a, out, more, why);
}

const feed_head *feed_about(const feed_reader *r)
{
    return &r->head;
}

const feed_repairs *feed_mended(const feed_reader *r)
{
    return &r->repairs;
}

void feed_close(feed_reader *r)
{
    if (!r) return;
    feedxml_close(r->xml);
    feedjson_close(r->json);
    arena_free(&r->own);
    mem_free(r);
}

// --- all at once

static status read_all(feed_reader *r, arena *a, feed *out, diag *why)
{
    VEC(feed_item) items = {0};
    status s = ST_OK;
    for (bool more = true; more && s == ST_OK && items.n < FEED_MAX_ITEMS;) {
        feed_item item;
        s = feed_next(r, a, &item, &more, why);
        if (s == ST_OK && more) *vec_push(a, &items) = item;
    }
    out->items = items.p;
    out->n_items = items.n;
    out->head = *feed_about(r);
    out->repairs = *feed_mended(r);
    return s;
}

status feed_parse(arena *a, str bytes, const char *name, str base, feed *out, diag *why)
{
    stream *in;
    feed_reader *r;
    *out = (feed){0};
    TRY(stream_open_memory(bytes, name, &in, why));
    status s = open_in(a, in, name, base, &r, why);
    if (s == ST_OK) {
        s = read_all(r, a, out, why);
        feed_close(r);
    }
    stream_close(in);
    return s;
}

// --- records

void feed_record(const feed_head *head, const feed_item *item, raw_record *out)
{
    const feed_text *text = feedpart_text(item);
    str date = item->published.n ? item->published : item->published_given;
    if (!date.n) date = item->updated.n ? item->updated : item->updated_given;
    *out = (raw_record){
        .kind = text->html ? RECORD_FRAGMENT : RECORD_FIELDS,
        .bytes = text->value,
        .known = {.id = url_scheme(item->id).n ? item->id : STR_NONE,
                  .title = item->title,
                  .date = date,
                  .url = item->url,
                  .outlet = item->source.n ? item->source : head->title,
                  .byline = item->author,
                  .updated = item->updated,
                  .language = text->language.n ? text->language : head->language},
    };
}
