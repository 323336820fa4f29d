#include "document/feed.h"
#include "document/inputformat.h"

#include <stdio.h>

// A feed: an item a record.
typedef struct {
    const input *in;
    feed_reader *reader;
    bool told; // that it was mended
    bool ended;
} feed_input;

// That the feed was not well-formed is told once, of the first item behind the place.
static void tell_mended(feed_input *f, arena *a, raw_record *out)
{
    const feed_repairs *r = feed_mended(f->reader);
    char text[sizeof r->first + 200];
    if (f->told || (!r->repairs && !r->bad_text)) return;
    f->told = true;
    if (r->repairs)
        snprintf(text, sizeof text, "the feed is not well-formed and was mended; %s", r->first);
    else
        snprintf(text, sizeof text, "the feed has bytes that are no characters of its encoding");
    out->mended = str_copy(a, str_of(text));
}

static status end_feed(feed_input *f, diag *why)
{
    const feed_repairs *r = feed_mended(f->reader);
    f->ended = true;
    TRY(input_end(f->in, true, why));
    if (!r->truncated) return ST_OK;
    return diag_set(why, ST_FORMAT, f->in->path, 0, 0,
                    "the feed ends in the middle; what stands before was used");
}

static status next_item(void *state, arena *a, raw_record *out, bool *more, diag *why)
{
    feed_input *f = state;
    feed_item item;
    *more = false;
    if (f->ended) return ST_OK;
    status s = feed_next(f->reader, a, &item, more, why);
    if (s != ST_OK) {
        f->ended = true;
        *more = false;
        return s;
    }
    if (!*more) return end_feed(f, why);
    feed_record(feed_about(f->reader), &item, out);
    out->known.outlet = str_copy(a, out->known.outlet); // the head goes with the reader
    out->known.language = str_copy(a, out->known.language);
    out->file = str_of(f->in->path);
    tell_mended(f, a, out);
    return ST_OK;
}

static void close_feed(void *state)
{
    feed_input *f = state;
    feed_close(f->reader);
    mem_free(f);
}

static status open_feed(const input *in, record_source *out, diag *why)
{
    feed_input *f = mem_alloc(sizeof *f);
    *f = (feed_input){.in = in};
    status s = feed_open(in->in, in->path, in->options->url, &f->reader, why);
    if (s != ST_OK) {
        mem_free(f);
        return s;
    }
    *out = (record_source){.state = f, .next = next_item, .close = close_feed};
    return ST_OK;
}

const input_format FORMAT_FEED = {
    .suffixes = ".rss|.atom|.rdf", .looks_like = feed_looks_like, .open = open_feed};
