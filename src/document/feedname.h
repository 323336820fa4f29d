// The names of feeds: what an element of RSS, Atom or their modules is to us.
#ifndef DM_DOCUMENT_FEEDNAME_H
#define DM_DOCUMENT_FEEDNAME_H

#include "base/str.h"

// Whose name it is. Prefixes that nobody declares count as what they usually stand for.
typedef enum {
    FEED_NS_CORE, // RSS of all versions, CDF, names without a namespace
    FEED_NS_ATOM, // 0.3 and 1.0
    FEED_NS_DC,   // Dublin Core
    FEED_NS_DCTERMS,
    FEED_NS_CONTENT, // content:encoded
    FEED_NS_RDF,
    FEED_NS_XHTML,
    FEED_NS_ITUNES,
    FEED_NS_MEDIA,
    FEED_NS_FEEDBURNER,
    FEED_NS_OTHER
} feed_ns;

// What an element is for, the same in all formats.
typedef enum {
    FIELD_NONE, // nothing to us: passed over, what is in it too
    FIELD_WRAP, // nothing itself, but what is in it counts: rss, rdf:RDF, a name that nobody knows
    FIELD_FEED,
    FIELD_ITEM,
    FIELD_TITLE,
    FIELD_LINK,
    FIELD_ID,
    FIELD_SUMMARY,
    FIELD_SUBTITLE,
    FIELD_CONTENT,
    FIELD_PUBLISHED,
    FIELD_UPDATED,
    FIELD_AUTHOR,
    FIELD_NAME, // of an author, and the next two
    FIELD_EMAIL,
    FIELD_URI,
    FIELD_LANGUAGE,
    FIELD_TTL,
    FIELD_SOURCE,
    FIELD_ORIGIN // feedburner:origLink: the address behind a counting one
} feed_field;

feed_ns feedname_namespace(str uri, str prefix);
feed_field feedname_field(feed_ns ns, str name); // `name` without prefix
// Is it a text of any length, rather than a line?
bool feedname_is_text(feed_field field);
// A name without its prefix.
str feedname_local(str name);
// Is it one of HTML's elements that hold nothing, such as <br>?
bool feedname_is_hollow(str name);
// "rss20", "atom10" and so on, by the root or channel element; empty when it tells none.
str feedname_format(str uri, str name, str version);

#endif
