// What the readers of XML feeds and of JSON Feeds share: texts, persons and items as feed.h has
// them, from what a feed says. Inside of feed.c and its two readers.
#ifndef DM_DOCUMENT_FEEDPART_H
#define DM_DOCUMENT_FEEDPART_H

#include "document/feed.h"

#define FEED_MAX_LINE_BYTES                                                                        \
    ((size_t)64 << 10) // of a title, an address, an author: what is longer is cut
#define FEED_FULL_BYTES                                                                            \
    600 // a content with so much text is an article, unless it says that it goes on
#define FEED_ALONE_BYTES 1500 // the same of a description that stands alone, as summaries do, too

typedef VEC(feed_person) feed_people;

// Adds who `written` names: "Ada Kunda", "ada@example.org (Ada Kunda)", "Ada <ada@example.org>".
void feedpart_add_person(arena *a, feed_people *people, str written);
// "Ada Kunda, Ben Oyelaran"; addresses only where no name is known.
str feedpart_names(arena *a, const feed_person *people, size_t n);
// A title as plain text on one line.
str feedpart_line(arena *a, const feed_text *text);
// The longer of content and summary; the content where they are nearly alike.
const feed_text *feedpart_text(const feed_item *item);
// Fills in what follows from the rest: id, title, author, dates, whether it is all.
void feedpart_finish_item(arena *a, feed_item *item, const feed_people *people);
void feedpart_finish_head(arena *a, feed_head *head, const feed_people *people);
// At most FEED_MAX_LINE_BYTES of it.
str feedpart_short(str s);

// The two readers, behind the same functions as feed.h's.
typedef struct feed_xml feed_xml;
typedef struct feed_json feed_json;

// `head` and `repairs` are the caller's, and filled as the feed is read; strings of the head in
// `own`.
typedef struct {
    const char *name;
    str base;
    arena *own;
    feed_head *head;
    feed_repairs *repairs;
} feed_setting;

status feedxml_open(stream *in, const feed_setting *setting, feed_xml **out, diag *why);
status feedxml_next(feed_xml *x, arena *a, feed_item *out, bool *more, diag *why);
void feedxml_close(feed_xml *x);

status feedjson_open(stream *in, const feed_setting *setting, feed_json **out, diag *why);
status feedjson_next(feed_json *j, arena *a, feed_item *out, bool *more, diag *why);
void feedjson_close(feed_json *j);

#endif
