// What a request is answered with.
#ifndef DM_SERVE_ANSWER_H
#define DM_SERVE_ANSWER_H

#include "serve/bodypipe.h"

#define ANSWER_TAG_SIZE 40

// Bytes that several answers have; freed with the last of them.
typedef struct shared_body shared_body;

typedef struct {
    int code;                  // of HTTP
    const char *type;          // MIME
    buf body;                  // answer_free
    str fixed;                 // the body where it is not empty: of `shared`, or of the program
    shared_body *shared;       // one hold of it; NULL: none
    bodypipe *stream;          // the body where it is not NULL: made while it is sent
    const char *encoding;      // of `fixed`: "gzip", "br"; NULL: none
    bool lasting;              // it never changes under this address
    bool passing;              // it is of rows that are behind the database: not kept for long
    char file[64];             // the name under which a browser would keep it; empty: shown
    char tag[ANSWER_TAG_SIZE]; // ETag with its quotes; empty: none
} answer;

static inline str answer_body(const answer *a)
{
    return a->fixed.n ? a->fixed : buf_str(&a->body);
}
void answer_free(answer *a);
// Makes its body one that can be shared. Nothing happens to an empty one.
void answer_share(answer *a);

void sharedbody_hold(shared_body *b);    // one more; NULL is allowed
void sharedbody_release(shared_body *b); // NULL is allowed
// Any thread may hold and release. One thread alone lends it and takes it back, as often as it was
// lent, while it holds it: true for the first, and for the last who has it.
bool sharedbody_lend(shared_body *b);
bool sharedbody_return(shared_body *b);
bool sharedbody_is_lent(const shared_body *b);

#endif
