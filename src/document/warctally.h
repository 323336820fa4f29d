// What archives of the web hold beside documents: counted, and told in one line at the end of a
// run.
#ifndef DM_DOCUMENT_WARCTALLY_H
#define DM_DOCUMENT_WARCTALLY_H

#include "base/str.h"

// X(name, for one, for several)
#define WARC_TALLY(X)                                                                              \
    X(NOTE, "request or note of the archiver", "requests and notes of the archiver")               \
    X(REVISIT, "page that had not changed since an earlier visit",                                 \
      "pages that had not changed since an earlier visit")                                         \
    X(REDIRECT, "redirect", "redirects")                                                           \
    X(ERROR, "answer that is an error", "answers that are errors")                                 \
    X(SERVICE, "robots.txt or its like", "robots.txt and their like")                              \
    X(EMPTY, "empty answer", "empty answers")                                                      \
    X(LONG, "record that is too long to be a page", "records that are too long to be pages")       \
    X(ODD_VERSION, "record of a version unknown here, read like 1.1",                              \
      "records of versions unknown here, read like 1.1")                                           \
    X(MENDED, "record whose length is wrong", "records whose lengths are wrong")

typedef enum {
#define X(name, one, many) TALLY_##name,
    WARC_TALLY(X)
#undef X
        TALLY_COUNT
} tally_sort;

#define TALLY_MAX_TYPES      12 // kinds of content that are counted by name; others together
#define TALLY_MAX_TYPE_BYTES 64 // of a name: the longest registered ones are of spreadsheets

typedef struct {
    char name[TALLY_MAX_TYPE_BYTES + 1];
    size_t n;
} tally_type;

// Zero-initialise.
typedef struct {
    size_t n[TALLY_COUNT];
    tally_type types[TALLY_MAX_TYPES]; // [n_types]
    size_t n_types;
    size_t other_types;
} warc_tally;

// Counts what is not read because of its media type ("image/png"; empty: it has none).
void warctally_type(warc_tally *t, str media);
void warctally_add(warc_tally *to, const warc_tally *t);
// Appends all of it, "3 redirects, 12 image/png"; nothing when there is nothing.
void warctally_tell(const warc_tally *t, buf *out);

#endif
