// What a request is answered with.
#ifndef DM_SERVE_ANSWER_H
#define DM_SERVE_ANSWER_H

#include "base/str.h"

#define ANSWER_TAG_SIZE 40

typedef struct {
    int code;             // of HTTP
    const char *type;     // MIME
    buf body;             // answer_free
    str fixed;            // the body where it is not empty: bytes that live as long as the program
    const char *encoding; // of `fixed`: "gzip", "br"; NULL: none
    bool lasting;         // it never changes under this address
    char file[64];        // the name under which a browser would keep it; empty: shown
    char tag[ANSWER_TAG_SIZE]; // ETag with its quotes; empty: none
} answer;

static inline str answer_body(const answer *a)
{
    return a->fixed.n ? a->fixed : buf_str(&a->body);
}
static inline void answer_free(answer *a)
{
    buf_free(&a->body);
}

#endif
