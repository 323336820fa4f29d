// Feeds of news: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, one item after the
// other or all at once.
//
// Feeds are often broken, so they are mended before libxml2 reads them (feedmend.h): a wrong or
// lacking encoding, HTML's entities, a bare "&", control characters, tags that are not closed, a
// feed that was cut off. What was done is told by feed_repairs; what can be read is given. Nothing
// outside the feed is fetched; of its document type only entities that are plain text are put in,
// at most MEND_MAX_EXPANSION bytes.
//
// XML feeds are read from a stream in bounded memory (an item and its limits below); a JSON Feed is
// held whole and has at most FEED_MAX_JSON_BYTES. Strings are in the arena that the call was given.
// A reader belongs to one thread.
//
//     feed f;
//     TRY(feed_parse(&a, bytes, "https://example.org/feed", STR("https://example.org/feed"), &f,
//                    why));
//     for (size_t i = 0; i < f.n_items; i++) print(f.items[i].url, f.items[i].published);
//
//     feed_reader *r;                                   // or, of a stream of any length:
//     TRY(feed_open(in, "news.rss", STR_NONE, &r, why));
//     for (bool more = true; more;) {
//         TRY(feed_next(r, &a, &item, &more, why));
//         if (more) print(item.title);
//     }
//     feed_close(r);
#ifndef DM_DOCUMENT_FEED_H
#define DM_DOCUMENT_FEED_H

#include "base/stream.h"
#include "document/builder.h"

#define FEED_MAX_FIELD_BYTES ((size_t)4 << 20)  // of one text of an item; twice a document's most
#define FEED_MAX_JSON_BYTES  ((size_t)64 << 20) // of a JSON Feed; real ones have 1 MB
#define FEED_MAX_ITEMS       100000 // that feed_parse keeps; the longest real ones have some thousand
#define FEED_MAX_PEOPLE      64     // authors of an item or a feed

// A text as the feed has it. Empty: not given.
typedef struct {
    str value;    // decoded: as HTML its tags stand as "<p>", a plain text has none
    bool html;    // else plain text
    str language; // of this text ("en-GB"), empty when unknown
    str base;     // what relative links in it are relative to
} feed_text;

typedef struct {
    str name, email, url; // empty: not given
} feed_person;

// Empty where the feed does not say.
typedef struct {
    str id;        // guid or id as given; else the link
    str url;       // absolute where the base is known
    str title;     // plain text on one line
    str author;    // names: "Ada Kunda, Ben Oyelaran"
    str published; // ISO 8601, with its time zone where that is told; empty: cannot be read
    str updated;   // the same
    feed_text summary, content;
    bool full;              // the content seems to be the whole article, not its beginning
    str source, source_url; // the feed that it was taken over from ("Reuters"), in collections
    // As given:
    feed_text title_given;
    str published_given, updated_given;
    bool id_is_link;     // a guid of RSS that is the address
    feed_person *people; // [n_people] authors
    size_t n_people;
} feed_item;

// What the feed says of itself. Most say it before their items.
typedef struct {
    str format;   // "rss20", "rss10", "rss090", "rss091", "rss092", "rss093", "rss094", "rss",
                  // "atom03", "atom10", "atom", "json1", "json11", "cdf"; empty: none known
    str encoding; // "UTF-8", "WINDOWS-1252"
    str id, url;  // its page, not itself; absolute where the base is known
    str title;    // plain text on one line
    str language; // "en-GB"
    str updated, updated_given;
    str published, published_given;
    feed_text subtitle; // "description" in RSS
    feed_text title_given;
    feed_person *people; // [n_people] authors
    size_t n_people;
    int ttl_minutes; // how long it may be kept before it is asked for again; 0: not told
} feed_head;

// What was wrong with it; all zero for a good one.
typedef struct {
    uint32_t repairs;  // tags, references and characters that were mended
    uint32_t bad_text; // bytes that are no characters of the encoding
    uint32_t too_long; // texts that were cut at FEED_MAX_FIELD_BYTES
    bool truncated;    // it ends in the middle of something
    char first[160];   // what was mended first and in which line, for a person; "" when nothing was
} feed_repairs;

typedef struct {
    feed_head head;
    feed_item *items; // [n_items] in the order of the feed
    size_t n_items;
    feed_repairs repairs;
} feed;

typedef struct feed_reader feed_reader;

// Does it begin as a feed does? An XML root of rss, feed, RDF or channel, or JSON with a "version"
// of jsonfeed.org; looked for in what stream_peek gives.
bool feed_looks_like(str first);

// `name` is for messages; `base` the address where the feed was found, for relative links; empty:
// unknown. All are borrowed until feed_close. ST_IO when reading fails.
status feed_open(stream *in, const char *name, str base, feed_reader **out, diag *why);
// The next item, in the arena; *more is false at the end, when there is none. ST_FORMAT when it is
// no feed, ST_LIMIT a JSON Feed longer than FEED_MAX_JSON_BYTES, ST_IO reading failed: the end,
// too.
status feed_next(feed_reader *r, arena *a, feed_item *out, bool *more, diag *why);
// What the feed has said of itself so far: all of it at the end.
const feed_head *feed_about(const feed_reader *r);
const feed_repairs *feed_mended(const feed_reader *r);
void feed_close(feed_reader *r);

// The whole feed at once. A feed without items is none the less one. ST_FORMAT when it is no feed.
status feed_parse(arena *a, str bytes, const char *name, str base, feed *out, diag *why);

// An item as a record for document_build: its content, or its summary where it has none or one
// of less than half the length, with what the item says as known facts and the feed's title as
// outlet. An id that is no address ("1234") is not used: it may be another feed's, too. `file` and
// `line` are the caller's. The item and the head must live as long as the record.
void feed_record(const feed_head *head, const feed_item *item, raw_record *out);

#endif
