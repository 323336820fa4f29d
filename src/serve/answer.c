#include "serve/answer.h"

#include "base/arena.h"

#include <stdatomic.h>

struct shared_body {
    atomic_int holders;
    int lent; // how often
    buf bytes;
};

void sharedbody_hold(shared_body *b)
{
    if (b) atomic_fetch_add(&b->holders, 1);
}

void sharedbody_release(shared_body *b)
{
    if (!b || atomic_fetch_sub(&b->holders, 1) > 1) return;
    buf_free(&b->bytes);
    mem_free(b);
}

bool sharedbody_lend(shared_body *b)
{
    return b->lent++ == 0;
}

bool sharedbody_return(shared_body *b)
{
    return --b->lent == 0;
}

bool sharedbody_is_lent(const shared_body *b)
{
    return b->lent > 0;
}

void answer_share(answer *a)
{
    if (a->shared || !a->body.n) return;
    a->shared = mem_alloc(sizeof *a->shared);
    atomic_init(&a->shared->holders, 1);
    a->shared->lent = 0;
    a->body.p = mem_realloc(a->body.p, a->body.n); // it grows no more
    a->body.cap = a->body.n;
    a->shared->bytes = a->body;
    a->fixed = buf_str(&a->body);
    a->body = (buf){0};
}

void answer_free(answer *a)
{
    buf_free(&a->body);
    sharedbody_release(a->shared);
    bodypipe_close(a->stream);
    a->shared = NULL;
    a->stream = NULL;
    a->fixed = STR_NONE;
}
